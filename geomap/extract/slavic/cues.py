"""Who says which words of a sentence.

Each cue has the words that it tells; a word inside the words of two cues is told by the inner one
through the outer one. Russian and Ukrainian papers put the speaker after the verb ("сообщил
губернатор"), before it ("губернатор сообщил"), or in the locative ("в Минобороны заявили").
"""

from collections.abc import Sequence
from dataclasses import replace

from geomap.extract.slavic.speakers import Phrase
from geomap.extract.slavic.telling import (
    Cue,
    by_words,
    colons,
    his_words,
    passive,
    verb,
    with_sources,
)
from geomap.extract.slavic.words import Sentence

__all__ = ["Cue", "cues", "path"]


def cues(sentence: Sentence, phrases: Sequence[Phrase]) -> tuple[Cue, ...]:
    """Return the cues of a sentence in the order of their words."""
    found: list[Cue] = [*colons(sentence, phrases)]
    taken: set[int] = set()
    for hit in sentence.terms("by_words"):
        if (cue := by_words(sentence, phrases, hit)) is not None:
            found.append(cue)
            taken |= cue.own
    if (cue := his_words(sentence)) is not None:
        found.append(cue)
        taken |= cue.own
    for hit in sentence.terms("passive_say"):
        if hit.first not in taken and (cue := passive(sentence, phrases, hit)) is not None:
            found.append(cue)
            taken |= cue.own
    for hit in sentence.hits.get("speech", ()):
        if hit.first in taken:
            continue
        if (cue := verb(sentence, phrases, hit)) is not None:
            found.append(cue)
            taken |= cue.own
    found = with_sources(sentence, phrases, found)
    return tuple(sorted(_apart(sentence, _trimmed(sentence, found)), key=lambda cue: cue.at))


def path(at: int, found: Sequence[Cue]) -> tuple[Cue, ...] | None:
    """Return the cues that tell a word, innermost first; None for words that only tell."""
    if any(at in cue.own for cue in found):
        return None
    telling = [cue for cue in found if at in cue.content]
    return tuple(sorted(telling, key=_depth))


def _depth(cue: Cue) -> tuple[int, bool]:
    kinds = {one.speaker.kind for one in cue.speakers}
    return cue.width, bool(kinds & {"media", "social_media"})


def _tells_first(sentence: Sentence, cue: Cue, inner: Cue) -> bool:
    """Return whether a cue has told something of its own before the next one begins.

    "A said that X, and B said that Y" are two; "A says that B said that Y" is one in the other.
    """
    between = [at for at in cue.content if at < min(inner.own)]
    return bool(inner.speakers) and any(sentence.words[at].finite for at in between)


def _trimmed(sentence: Sentence, found: Sequence[Cue]) -> list[Cue]:
    """Return the cues without the words of other cues among those they tell."""
    own = frozenset(at for cue in found for at in cue.own)
    out = []
    for cue in found:
        later = [x for x in found if x is not cue and x.at > cue.at and cue.at in x.content]
        content = cue.content - own
        for inner in found:
            if inner.at > cue.at and inner.at in cue.content and _tells_first(sentence, cue, inner):
                content = frozenset(at for at in content if at < min(inner.own))
        for outer in later:
            if outer.content and max(outer.content) < outer.at:  # ", пишет ТАСС" ends the words
                content = frozenset(at for at in content if at < min(outer.own))
        out.append(replace(cue, content=content))
    return out


def _apart(sentence: Sentence, found: Sequence[Cue]) -> list[Cue]:
    """Return the cues without the parts of the sentence, by semicolons, that others tell."""
    stops = [word.at for word in sentence.words if word.text == ";"]
    if not stops:
        return list(found)

    def part(at: int) -> int:
        return sum(stop < at for stop in stops)

    told = {part(cue.at) for cue in found}
    return [
        replace(
            cue,
            content=frozenset(
                at for at in cue.content if part(at) == part(cue.at) or part(at) not in told
            ),
        )
        for cue in found
    ]
