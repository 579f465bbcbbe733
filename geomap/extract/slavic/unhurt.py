"""Harms that nobody suffered by one speaker's words: "обошлось без жертв", "никто не пострадал"."""

from collections.abc import Iterator

from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import Hit, Word
from geomap.model import Count

_HARMS = ("killed", "injured")
# Words between "нет" and the victims: "жертв и разрушений в результате атаки нет".
_REACH = 10
_STOPS = frozenset({";", ":", "."})


def none_hurt(told: Told) -> dict[str, Count]:
    """Return a count of zero for each harm that nobody is told to have suffered.

    "Пострадавших нет" is no word on the dead; "никто не пострадал" is one on both.
    """
    found: dict[str, Count] = {}
    for harms, first, last in (*_without_victims(told), *_nobody_harmed(told), *_survived(told)):
        span = told.sentence.span(first, last)
        for harm in harms:
            found.setdefault(
                harm,
                Count(
                    low=0,
                    high=0,
                    bound="none_reported",
                    text=span.text,
                    start=span.start,
                    end=span.end,
                ),
            )
    return found


def is_denied(told: Told, harm: Hit) -> bool:
    """Return whether a word for a harm is told of nobody: "погибших нет", "не пострадал"."""
    clause = told.clauses.get(harm.first)
    before = range(max(0, harm.first - 2), harm.first)
    if any(
        told.sentence.is_term(at, "not", "none") and told.clauses.get(at) == clause for at in before
    ):
        return True
    return any(first <= harm.first <= last for _, first, last in _without_victims(told))


def _without_victims(told: Told) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield "жертв и пострадавших нет", "без погибших", "обошлось без жертв"."""
    nouns = [hit for hit in told.terms(*_HARMS) if not told.sentence.words[hit.first].finite]
    for none in told.terms("none", "harmless"):
        if _is_undone(told, none) or told.sentence.is_term(none.first, "nobody"):
            continue
        for harm in nouns:
            if harm.first < none.last and harm.last > none.first:
                first, last = none.first, none.last
            else:
                first, last = min(none.first, harm.first), max(none.last, harm.last)
            if _is_of_data(told, harm) and not told.sentence.is_term(none.first, "not_come"):
                continue
            if last - first <= _REACH and _is_one_phrase(told, none, harm):
                yield (harm.value,), first, last


def _is_of_data(told: Told, harm: Hit) -> bool:
    """Return whether only data are lacking: "данных о пострадавших нет" says nothing of them.

    Reports that did not come in ("не поступало") are none reported.
    """
    before = range(max(0, harm.first - 3), harm.first)
    return any(told.sentence.is_term(at, "data") for at in before)


def _is_undone(told: Told, none: Hit) -> bool:
    """Return whether it was not without: "не обошлось без жертв"."""
    words = told.sentence.words[max(0, none.first - 2) : none.first]
    if not words:
        return False
    denied = [word for word in words if told.sentence.is_term(word.at, "not")]
    return any(word is words[-1] or words[-1].finite for word in denied)


def _is_one_phrase(told: Told, none: Hit, harm: Hit) -> bool:
    """Return whether nothing between "нет" and a victim begins another thought.

    An aside may: "пострадавших, по предварительным данным, нет".
    """
    words = _between(told, none, harm)
    aside = any(word.text == "," for word in words) and harm.last < none.first
    for word in words:
        if word.kind == "number" or word.text in _STOPS or told.sentence.hit_at(word.at, "numbers"):
            return False
        if word.finite and not told.sentence.hit_at(word.at, "terms", "speech"):
            return False
        if word.text == "," and not aside and not _goes_on(told, word):
            return False
        if aside and told.sentence.is_term(word.at, *_HARMS) and not _goes_on(told, word):
            return False
    return True


def _between(told: Told, none: Hit, harm: Hit) -> tuple[Word, ...]:
    if none.last < harm.first:
        return told.between(none.last, harm.first)
    return told.between(harm.last, none.first) if harm.last < none.first else ()


def _goes_on(told: Told, word: Word) -> bool:
    """Return whether a list of victims goes on behind a word: "ни погибших, ни раненых"."""
    after = range(word.at + 1, min(word.at + 4, len(told.sentence.words)))
    return any(told.sentence.is_term(at, "not", *_HARMS) for at in after)


def _nobody_harmed(told: Told) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield "никто не пострадал", "люди не пострадали", "никого не ранило"."""
    for harm in told.terms(*_HARMS):
        word = told.sentence.words[harm.first]
        denied = harm.first and told.sentence.is_term(harm.first - 1, "not")
        if not word.finite or not denied:
            continue
        who = _who(told, harm)
        if who is not None:
            both = told.sentence.is_term(harm.first, "suffer")
            yield (_HARMS if both else (harm.value,)), min(who, harm.first), max(who, harm.last)


def _who(told: Told, harm: Hit) -> int | None:
    """Return the word for nobody, or for people, near a denied verb."""
    sentence = told.sentence
    near = range(max(0, harm.first - _REACH), min(len(sentence.words), harm.last + 4))
    nobody = next((at for at in near if sentence.is_term(at, "nobody")), None)
    if nobody is not None:
        return nobody
    clause = told.clauses.get(harm.first)
    return next(
        (
            at
            for at in near
            if sentence.is_term(at, "person")
            and told.clauses.get(at) == clause
            and at != harm.first
        ),
        None,
    )


def _survived(told: Told) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield "люди уцелели": nobody died."""
    for verb in told.terms("survived"):
        clause = told.clauses.get(verb.first)
        for who in told.terms("person"):
            plural = any(one.plural for one in told.sentence.words[who.first].readings)
            denied = told.sentence.is_term(verb.first - 1, "not") if verb.first else False
            if plural and not denied and told.clauses.get(who.first) == clause:
                yield ("killed",), min(who.first, verb.first), max(who.last, verb.last)
                break
