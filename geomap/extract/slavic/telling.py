"""Ways of telling: "сообщил губернатор", "по словам", "говорится в сводке", "Минобороны: …"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geomap.extract.slavic.contents import (
    about_this,
    all_but,
    calls_false,
    content_of,
    ends_there,
    led_here,
    phrase_at,
    relates,
    that_after,
    with_commas,
)
from geomap.extract.slavic.speakers import Phrase
from geomap.extract.slavic.tellers import coordinated, subject, told_to
from geomap.extract.slavic.words import DASHES, QUOTES, Hit, Sentence, Word

_PICTURES = frozenset({"video", "public page"})
# Verbs that tell only with "что": "обнаружили и уничтожили" tells nothing.
_NEED_THAT = frozenset({"find", "show", "verify"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb or phrase of saying: its own words, its speakers, and the words that it tells.

    `sources` are those whom they cite, `relays` those to whom they said it.
    `again` is the pronoun or noun that points back to the speaker where there is no phrase.
    `back` holds for "об этом сообщил": what was told before is told by this speaker.
    """

    own: frozenset[int]
    at: int
    act: str
    speakers: tuple[Phrase, ...] = ()
    sources: tuple[Phrase, ...] = ()
    relays: tuple[Phrase, ...] = ()
    again: str | None = None
    content: frozenset[int] = frozenset()
    back: bool = False
    negated: bool = False

    @property
    def width(self) -> int:
        """How many words it tells; the fewer, the further inside it stands."""
        return len(self.content)


def colons(sentence: Sentence, phrases: Sequence[Phrase]) -> Iterator[Cue]:
    """Yield the cue of "Минобороны: …" and of "… — Генштаб" in a headline."""
    words = sentence.words
    for phrase in phrases:
        after = phrase.last + 1
        if after < len(words) and words[after].text in QUOTES:
            after += 1
        if phrase.speaker.name in _PICTURES:
            continue
        begins = all(w.kind == "mark" for w in words[: phrase.first]) or (
            phrase.first <= 2 and all(w.is_a("noun") for w in words[: phrase.first])  # noqa: PLR2004
        )
        if after + 1 < len(words) and sentence.is_term(after, "in"):
            after += 2 if sentence.is_term(after + 1, "platform") else 0
        if begins and after < len(words) and words[after].text == ":" and after + 1 < len(words):
            yield Cue(
                own=frozenset(range(after + 1)),
                at=phrase.head,
                act="say",
                speakers=(phrase,),
                content=frozenset(range(after + 1, len(words))),
            )
        ends = phrase.last >= len(words) - 1 - (words[-1].kind == "mark")
        if ends and phrase.first > 1 and "nominative" in phrase.cases:
            mark = words[phrase.first - 1]
            if mark.text in DASHES and mark.start > words[phrase.first - 2].end:
                yield Cue(
                    own=frozenset(range(phrase.first - 1, len(words))),
                    at=phrase.head,
                    act="say",
                    speakers=(phrase,),
                    content=frozenset(range(phrase.first - 1)),
                )


def by_words(sentence: Sentence, phrases: Sequence[Phrase], hit: Hit) -> Cue | None:
    """Return the cue of "по словам губернатора", "за даними Генштабу", "по его словам"."""
    after = hit.last + 1
    phrase = phrase_at(phrases, after)
    own = set(range(hit.first, hit.last + 1))
    while phrase is None and after < hit.last + 4 and _is_genitive(sentence, after):
        own.add(after)
        after += 1
        phrase = phrase_at(phrases, after)
    if phrase is None:
        after = hit.last + 1
        if after >= len(sentence.words) or sentence.words[after].text != ",":
            return None
        return Cue(
            own=with_commas(sentence, own),
            at=hit.first,
            act="say",
            again="same",
            content=all_but(sentence, own),
        )
    speakers = (phrase, *coordinated(sentence, phrases, phrase))
    for one in speakers:
        own |= set(range(one.first, one.last + 1))
    return Cue(
        own=with_commas(sentence, own),
        at=hit.first,
        act="say",
        speakers=speakers,
        content=all_but(sentence, own),
    )


def _is_genitive(sentence: Sentence, at: int) -> bool:
    """Return whether a noun or its adjective may stand between: "из данных спутников НАСА"."""
    return at < len(sentence.words) and "genitive" in sentence.words[at].cases


def his_words(sentence: Sentence) -> Cue | None:
    """Return the cue of "по его словам", "за її словами"."""
    for hit in sentence.terms("his_words"):
        at = hit.first
        if at == 0 or at + 1 >= len(sentence.words):
            continue
        if sentence.is_term(at - 1, "by_what") and sentence.is_term(at + 1, "by_noun"):
            own = {at - 1, at, at + 1}
            which = "pronoun_they" if sentence.is_term(at, "their_words") else "pronoun_he"
            return Cue(
                own=with_commas(sentence, own),
                at=at - 1,
                act="say",
                again=which,
                content=all_but(sentence, own),
            )
    return None


def passive(sentence: Sentence, phrases: Sequence[Phrase], hit: Hit) -> Cue | None:
    """Return the cue of "говорится в сообщении ведомства", "повідомляється у зведенні Генштабу"."""
    own = {*range(hit.first, hit.last + 1)}
    noun = next(
        (
            one
            for one in sentence.terms("say_noun")
            if -6 < one.first - hit.last <= 4 or one.last == hit.first - 1  # noqa: PLR2004
        ),
        None,
    )
    speakers: tuple[Phrase, ...] = ()
    again: str | None = "same"
    if noun is not None:
        own |= set(range(min(noun.first, hit.first), max(noun.last, hit.last) + 1))
        phrase = phrase_at(phrases, noun.last + 1) or phrase_at(phrases, noun.first)
        if phrase is not None:
            speakers, again = (phrase,), None
            own |= set(range(phrase.first, phrase.last + 1))
    if (in_ := min(own) - 1) >= 0 and sentence.is_term(in_, "in"):
        own.add(in_)
    about = about_this(sentence, hit)
    content = frozenset() if about is not None else content_of(sentence, own)
    if about is not None:
        own |= set(range(about.first, about.last + 1))
        speakers = (*speakers, *(coordinated(sentence, phrases, speakers[0]) if speakers else ()))
    return Cue(
        back=about is not None,
        own=with_commas(sentence, own),
        at=hit.first,
        act=hit.value if hit.list == "speech" else "say",
        speakers=speakers,
        again=again,
        content=content,
    )


def verb(sentence: Sentence, phrases: Sequence[Phrase], hit: Hit) -> Cue | None:
    """Return the cue of a finite verb of saying, or None."""
    word = sentence.words[hit.first]
    if not any(one.pos in {"verb", "short"} for one in word.readings):
        return None
    if _is_impersonal_form(word):
        return passive(sentence, phrases, hit)
    speakers, again = subject(sentence, phrases, hit)
    if not speakers and again is None:
        return None
    about = about_this(sentence, hit)
    own = _own_words(sentence, hit, speakers, about)
    told = _told(sentence, hit, own, speakers, about)
    if told is None:
        return None
    act, content = told
    return Cue(
        own=with_commas(sentence, own),
        at=hit.first,
        act=act,
        speakers=speakers,
        relays=told_to(sentence, phrases, hit, speakers),
        again=again,
        content=content,
        back=about is not None and not content,
        negated=sentence.is_term(hit.first - 1, "not"),
    )


def _own_words(
    sentence: Sentence, hit: Hit, speakers: tuple[Phrase, ...], about: Hit | None
) -> set[int]:
    """Return the words of the verb and its speakers, with "не", "как" and "об этом"."""
    own = set(range(hit.first, hit.last + 1))
    if sentence.is_term(hit.first - 1, "not", "as"):
        own.add(hit.first - 1)
    if about is not None:
        own |= set(range(about.first, about.last + 1))
    for one in speakers:
        own |= set(range(one.first, one.last + 1))
    before = min(hit.first, *(one.first for one in speakers)) - 1 if speakers else -1
    if sentence.is_term(before, "as"):
        own.add(before)
    return own


def _told(
    sentence: Sentence,
    hit: Hit,
    own: set[int],
    speakers: tuple[Phrase, ...],
    about: Hit | None,
) -> tuple[str, frozenset[int]] | None:
    """Return the act and the words that the verb tells, or None where it tells nothing."""
    act = hit.value
    content: frozenset[int] | None
    if about is not None:
        content = led_here(sentence, about)
    elif act == "give":
        content = _given(sentence, hit, own, speakers)
    elif act in _NEED_THAT and that_after(sentence, max(own) + 1) is None:
        content = None
    elif act == "say" and calls_false(sentence, own):
        act, content = "deny", all_but(sentence, own)
    elif act == "cite":
        content = all_but(sentence, own)  # "…, на яких посилається AFP"
    elif act in {"confirm", "deny"} and speakers and ends_there(sentence, own):
        behind = speakers[0].first > hit.first  # "удар подтвердил губернатор"
        content = frozenset(range(0 if behind else speakers[0].last + 1, hit.first)) - own
    else:
        content = content_of(sentence, own)
    return None if content is None else (act, content)


def _given(
    sentence: Sentence, hit: Hit, own: set[int], speakers: tuple[Phrase, ...]
) -> frozenset[int] | None:
    """Return what "по данным, которые приводит" or "такие итоги озвучил" tells, if anything."""
    if relates(sentence, hit):
        return all_but(sentence, own | set(range(hit.first)))
    led = frozenset(range(min(own)))
    told = any(one.first in led for one in sentence.hits.get("strikes", ()))
    told = told or any(one.first in led for one in sentence.terms("killed", "injured"))
    return led - own if told and speakers and speakers[0].first > hit.last else None


def _is_impersonal_form(word: Word) -> bool:
    """Return whether the verb is "сказано", "повідомлено": its doer never stands as subject."""
    return bool(word.readings) and all(
        one.pos == "short" and one.gender in {"neuter", None} and not one.plural
        for one in word.readings[:1]
    )


def with_sources(sentence: Sentence, phrases: Sequence[Phrase], found: Sequence[Cue]) -> list[Cue]:
    """Return the cues with whom they cite: "пишет Astra со ссылкой на жителей"."""
    out = list(found)
    for hit in sentence.terms("citing"):
        phrase = phrase_at(phrases, hit.last + 1)
        if phrase is None:
            continue
        sources = (phrase, *coordinated(sentence, phrases, phrase))
        own = {*range(hit.first, hit.last + 1)}
        for one in sources:
            own |= set(range(one.first, one.last + 1))
        near = [cue for cue in out if cue.act != "" and not cue.sources]
        if near:
            host = min(near, key=lambda cue: abs(cue.at - hit.first))
            whole = replace(host, own=with_commas(sentence, set(host.own) | own), sources=sources)
            out[out.index(host)] = replace(whole, content=whole.content - whole.own)
        else:
            out.append(
                Cue(
                    own=with_commas(sentence, own),
                    at=hit.first,
                    act="say",
                    speakers=sources,
                    content=all_but(sentence, own),
                )
            )
    return out
