"""One speaker's words in one sentence, cut into clauses, with the acts of war that they name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from geomap.extract.slavic.numbers import Number, numbers
from geomap.extract.slavic.words import Hit, Sentence, Word

# Words between "ударов" and "не было".
_NONE_AFTER = 8
_PARTS = frozenset({",", ";", ":", "(", ")", "\u2014", "\u2013", "-", "."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word for an act of war: `kind` as in the lexicon, `at` its first word."""

    at: int
    last: int
    kind: str
    is_verb: bool
    negated: bool
    possible: bool


@dataclass(frozen=True, kw_only=True)
class Told:
    """Words of a sentence that one chain of speakers tells."""

    sentence: Sentence
    at: frozenset[int]

    def holds(self, index: int) -> bool:
        """Return whether a word is among those told."""
        return index in self.at

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words told, in order."""
        return tuple(word for word in self.sentence.words if word.at in self.at)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the whole sentence that can count things, in order."""
        return numbers(self.sentence)

    @cached_property
    def clauses(self) -> dict[int, int]:
        """The number of the clause that each word belongs to."""
        found: dict[int, int] = {}
        number, before = 0, -2
        for word in self.words:
            joins = self.sentence.is_term(word.at, "but")
            if word.at != before + 1 or (word.kind == "mark" and word.text in _PARTS) or joins:
                number += 1
            found[word.at] = number
            before = word.at
        return found

    def hits(self, *names: str) -> Iterator[Hit]:
        """Yield the phrases of the lists that stand in the words told."""
        for name in names:
            yield from (hit for hit in self.sentence.hits.get(name, ()) if hit.first in self.at)

    def terms(self, *names: str) -> Iterator[Hit]:
        """Yield the grammar's words of these names in the words told."""
        yield from (hit for hit in self.sentence.terms(*names) if hit.first in self.at)

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """The words for acts of war, in order."""
        return tuple(
            sorted(
                (_trigger(self.sentence, hit) for hit in self.hits("strikes")),
                key=lambda one: (one.at, one.kind),
            )
        )

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of acts that did happen by these words."""
        return frozenset(one.kind for one in self.triggers if not one.negated)

    @cached_property
    def harms(self) -> frozenset[str]:
        """Which of the terms "killed", "injured" and "missing" stand in the words."""
        return frozenset(hit.value for hit in self.terms("killed", "injured", "missing"))

    def between(self, first: int, last: int) -> tuple[Word, ...]:
        """Return the sentence's words strictly between two indices."""
        low, high = sorted((first, last))
        return self.sentence.words[low + 1 : high]

    @property
    def text(self) -> str:
        """The whole sentence's text."""
        return self.sentence.text


def _is_of_none(sentence: Sentence, hit: Hit) -> bool:
    """Return whether an act is one of which there was none: "никаких ударов по Киеву не было"."""
    if "genitive" not in sentence.words[hit.first].cases:
        return False
    if sentence.is_term(hit.first - 1, "of_no_kind"):
        return True
    opens = all(word.kind == "mark" for word in sentence.words[: hit.first])
    after = [one for one in sentence.terms("was_not") if 0 < one.first - hit.last <= _NONE_AFTER]
    between = sentence.words[hit.last + 1 : after[0].first] if after else ()
    return opens and bool(after) and not any(word.finite for word in between)


def _trigger(sentence: Sentence, hit: Hit) -> Trigger:
    word = sentence.words[hit.first]
    verb = any(one.pos in {"verb", "short", "infinitive", "gerund"} for one in word.readings[:2])
    negated = any(
        sentence.is_term(at, "not")
        for at in range(max(0, hit.first - 2), hit.first)
        if sentence.words[at].kind == "word"
    )
    negated = negated or (not verb and _is_of_none(sentence, hit))
    before = range(max(0, hit.first - 3), hit.first)
    allowed = any(one.pos == "infinitive" for one in word.readings[:1]) and any(
        sentence.is_term(at, "permission", "future")
        for at in range(max(0, hit.first - 6), hit.first)
    )
    possible = (
        allowed
        or any(one.future for one in word.readings[:1])
        or any(sentence.is_term(at, "future", "if", "tried") for at in before)
    )
    return Trigger(
        at=hit.first,
        last=hit.last,
        kind=hit.value,
        is_verb=verb,
        negated=negated,
        possible=possible,
    )
