"""The dead, the injured and the missing in one speaker's words, and "никто не пострадал"."""

from geomap.extract.slavic.numbers import Number, numbers
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import Hit
from geomap.model import Count

_HARMS = ("killed", "injured", "missing")
_REACH = 8
_ZERO_BEFORE, _ZERO_AFTER = 6, 4


def counts_people(told: Told, number: Number) -> bool:
    """Return whether a number counts persons, or those harmed."""
    sentence = told.sentence
    for index in range(number.last + 1, min(number.last + 5, len(sentence.words))):
        word = sentence.words[index]
        if sentence.is_term(index, "person"):
            return True
        if sentence.hit_at(index, "weapons") is not None or word.kind == "mark":
            break
        if word.is_a("preposition") and not sentence.is_term(index, "from"):
            break
    return _harm_of(told, number) is not None and not _has_weapon(told, number)


def _has_weapon(told: Told, number: Number) -> bool:
    after = range(number.last + 1, min(number.last + 6, len(told.sentence.words)))
    for index in after:
        if told.sentence.words[index].kind == "mark":
            return False
        if told.sentence.hit_at(index, "weapons") is not None:
            return True
    return False


def casualties(told: Told) -> dict[str, Count]:
    """Return the numbers of persons harmed, by harm; zero where the words say nobody was."""
    out: dict[str, Count] = {}
    for number in numbers(told.sentence):
        if not told.holds(number.core) or not counts_people(told, number):
            continue
        harm = _harm_of(told, number)
        if harm is None or harm in out:
            continue
        span = told.sentence.span(number.first, number.last)
        out[harm] = Count(
            low=number.low,
            high=number.high,
            bound=number.bound,
            text=span.text,
            start=span.start,
            end=span.end,
        )
    for harm, hit in _singles(told):
        if harm not in out:
            span = told.sentence.span(hit.first, hit.last)
            out[harm] = Count(low=1, high=1, text=span.text, start=span.start, end=span.end)
    for harm, first, last in _none(told):
        if harm not in out:
            span = told.sentence.span(first, last)
            out[harm] = Count(
                low=0,
                high=0,
                bound="none_reported",
                text=span.text,
                start=span.start,
                end=span.end,
            )
    return out


def _harm_of(told: Told, number: Number) -> str | None:
    """Return the harm in the number's own clause that stands nearest to it."""
    clause = told.clauses.get(number.core)
    best: tuple[int, str] | None = None
    for hit in told.terms(*_HARMS):
        if _is_denied(told, hit):
            continue
        same = told.clauses.get(hit.first) == clause
        distance = hit.first - number.last if hit.first > number.last else number.first - hit.last
        joined = not same and 0 < distance <= 3 and hit.first > number.last  # noqa: PLR2004
        if (same or joined) and distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, hit.value)
    return best[1] if best else None


def _is_denied(told: Told, hit: Hit) -> bool:
    before = range(max(0, hit.first - 2), hit.first)
    return any(told.sentence.is_term(at, "not", "none") for at in before)


def _singles(told: Told) -> list[tuple[str, Hit]]:
    """Return the harms of one person told without a number: "погибла женщина"."""
    out = []
    sentence = told.sentence
    for hit in told.terms(*_HARMS):
        word = sentence.words[hit.first]
        singular = any(
            one.pos in {"verb", "short"} and one.past and one.plural is False
            for one in word.readings
        )
        if not singular or _is_denied(told, hit):
            continue
        near = range(max(0, hit.first - 5), min(len(sentence.words), hit.last + 5))
        clause = told.clauses.get(hit.first)
        for person in told.terms("person"):
            at = person.first
            alone = any(
                one.pos in {"noun", "adjective"}
                and one.case == "nominative"
                and one.plural is False
                for one in sentence.words[at].readings
            )
            if at in near and alone and told.clauses.get(at) == clause:
                out.append((hit.value, person))
                break
    return out


def _none(told: Told) -> list[tuple[str, int, int]]:
    """Return the harms that nobody suffered, with the words that say so."""
    out: list[tuple[str, int, int]] = []
    sentence = told.sentence
    for none in told.terms("none", "harmless", "nobody", "not"):
        for harm in told.terms("toll_harm", "injured", "killed"):
            gap = harm.first - none.last if harm.first > none.last else none.first - harm.last
            before = harm.first < none.first
            if gap > (_ZERO_BEFORE if before else _ZERO_AFTER) or gap < 0:
                continue
            if none.value == "not" and not _with_nobody(told, none):
                continue
            if before and none.value in {"harmless", "not", "nobody"}:
                continue
            if not _same_stretch(told, none, harm):
                continue
            first, last = min(none.first, harm.first), max(none.last, harm.last)
            for kind in _kinds(told, harm):
                out.append((kind, first, last))
    del sentence
    return out


def _with_nobody(told: Told, none: Hit) -> bool:
    near = range(max(0, none.first - 4), none.last + 4)
    return any(hit.first in near for hit in told.terms("nobody"))


def _same_stretch(told: Told, none: Hit, harm: Hit) -> bool:
    words = (
        told.between(none.last, harm.first)
        if none.last < harm.first
        else told.between(harm.last, none.first)
    )
    return not any(word.kind == "mark" and word.text in {";", ":", "."} for word in words)


def _kinds(told: Told, harm: Hit) -> tuple[str, ...]:
    """Return the harms that a word for victims covers: "пострадавших нет" is both."""
    text = told.sentence.words[harm.first].key
    if harm.value == "killed" and not text.startswith(("жертв",)):
        return ("killed",)
    if harm.value == "injured" and text.startswith(("ранен", "поранен", "травм")):
        return ("injured",)
    if text.startswith(("загибл", "погибш")):
        return ("killed",)
    if text.startswith(("ущерб", "разруш", "поврежд", "збитк", "руйнув", "пошкод")):
        return ()
    if text.startswith(("ранен", "поранен")):
        return ("injured",)
    return ("killed", "injured")
