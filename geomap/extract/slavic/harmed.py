"""Which numbers in one speaker's words count people harmed, and by what harm."""

from collections.abc import Iterator
from dataclasses import dataclass

from geomap.extract.slavic import nouns
from geomap.extract.slavic.nouns import Noun
from geomap.extract.slavic.numbers import Number
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.unhurt import is_denied
from geomap.extract.slavic.words import DASHES, Hit, Word

HARMS = ("killed", "injured", "missing")
_REACH = 8
_FAR = 16
_JOINED = 3
_STOPPED = frozenset({"intercept", "lost", "hit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Harmed:
    """A number of people harmed; `last` is the last word of its noun.

    `is_sub` marks some of those counted beside it: "двое из них дети"; `is_toll` the number that
    a toll has come to: "число погибших выросло до 9".
    """

    number: Number
    harm: str
    last: int
    is_sub: bool = False
    is_toll: bool = False


def harmed(told: Told) -> tuple[Harmed, ...]:
    """Return the numbers of people harmed, in order."""
    found: list[Harmed] = []
    for number in told.numbers:
        noun = nouns.noun_of(told, number)
        if not told.holds(number.core) or noun.counts not in {"person", "harmed", "nothing"}:
            continue
        one = _harmed(told, number, noun, found)
        if one is not None:
            found.append(one)
    return tuple(found)


def _harmed(told: Told, number: Number, noun: Noun, found: list[Harmed]) -> Harmed | None:
    last = max(noun.last, number.last)
    if _is_one_of_things(told, number):
        return None
    own = _own_harm(told, number, noun)
    of_them = _is_of_them(told, number)
    before = found[-1] if found else None
    goes_on = before is not None and before.is_sub and in_list(told, before.last, number.first)
    if of_them or (goes_on and own is None):
        if own is not None and (before is None or before.harm != own):
            return Harmed(number=number, harm=own, last=last)
        known = before.harm if before is not None else (own or _later_harm(told, last))
        return Harmed(number=number, harm=known, last=last, is_sub=True) if known else None
    grown = _grown_harm(told, number)
    if grown is not None:
        return Harmed(number=number, harm=grown, last=last, is_toll=True)
    harm = own or _joined_harm(told, number, last)
    harm = harm or _listed_harm(told, number, noun, before) or _earlier_harm(told, number, noun)
    if harm is None and noun.counts == "person":
        harm = _later_harm(told, last)
    return Harmed(number=number, harm=harm, last=last) if harm else None


def _is_one_of_things(told: Told, number: Number) -> bool:
    """Return whether one of some things is told of: "пострадал один из объектов"."""
    after = number.last + 1
    if number.exact != 1 or not told.sentence.is_term(after, "from"):
        return False
    of = Number(first=after, core=after, last=after, low=1, high=1, bound="exact")
    return nouns.noun_of(told, of).counts not in {"person", "harmed"}


def _is_of_them(told: Told, number: Number) -> bool:
    return any(
        0 < number.first - hit.last <= 2 or hit.first == number.last + 1  # noqa: PLR2004
        for hit in told.terms("of_them")
    )


def _own_harm(told: Told, number: Number, noun: Noun) -> str | None:
    """Return the harm in the number's own clause that stands nearest to it."""
    if noun.counts == "harmed":
        return _harm_of_noun(told, number, noun)
    clause = told.clauses.get(number.core)
    last = max(noun.last, number.last)
    near: list[tuple[int, str]] = []
    for hit in _free_harms(told, number):
        distance = hit.first - last if hit.first > last else number.first - hit.last
        if told.clauses.get(hit.first) == clause and distance <= _REACH:
            near.append((distance, hit.value))
    if not near:
        return None
    best = min(near)
    if noun.counts == "nothing" and _stopped_nearer(told, number, best[0]):
        return None
    return best[1]


def _harm_of_noun(told: Told, number: Number, noun: Noun) -> str | None:
    """Return the harm of "12 раненых"; "двое раненых скончались" are killed."""
    clause = told.clauses.get(number.core)
    died = any(
        told.sentence.words[hit.first].finite and told.clauses.get(hit.first) == clause
        for hit in told.terms("killed")
    )
    if died:
        return "killed"
    return next((hit.value for hit in told.terms(*HARMS) if hit.holds(noun.last)), None)


def _free_harms(told: Told, number: Number) -> Iterator[Hit]:
    """Yield the words for harms that nobody else's number counts and that are not denied."""
    taken = [
        noun.last
        for other in told.numbers
        if other != number and (noun := nouns.noun_of(told, other)).counts == "harmed"
    ]
    for hit in told.terms(*HARMS):
        if not is_denied(told, hit) and not any(hit.holds(at) for at in taken):
            yield hit


def _stopped_nearer(told: Told, number: Number, distance: int) -> bool:
    """Return whether a number alone is rather of weapons: "сбиты пять и ранен один"."""
    clause = told.clauses.get(number.core)
    return any(
        abs(one.at - number.core) < distance
        for one in told.triggers
        if one.kind in _STOPPED and told.clauses.get(one.at) == clause
    )


def _joined_harm(told: Told, number: Number, last: int) -> str | None:
    """Return the harm across a dash: "еще 14 – ранены", "погибших – 14"."""
    for hit in told.terms(*HARMS):
        if is_denied(told, hit):
            continue
        if 0 < hit.first - last <= _JOINED and _only(told, last, hit.first, DASHES, words=True):
            return hit.value
        before = 0 < number.first - hit.last <= _JOINED
        if before and _only(told, hit.last, number.first, DASHES | {":"}, words=False):
            return hit.value
    return None


def _only(told: Told, first: int, last: int, marks: frozenset[str], *, words: bool) -> bool:
    """Return whether nothing but these marks stands between two words, and no number."""
    between = told.between(first, last)
    return all(word.text in marks or (words and word.kind == "word") for word in between)


def _listed_harm(told: Told, number: Number, noun: Noun, before: Harmed | None) -> str | None:
    """Return the harm that a list goes on with: "погибли две женщины и трое детей"."""
    if before is None or before.is_sub or noun.counts != "person":
        return None
    return before.harm if in_list(told, before.last, number.first) else None


def _grown_harm(told: Told, number: Number) -> str | None:
    """Return the harm that has grown: "число погибших, по его словам, выросло до девяти"."""
    grew = any(told.sentence.is_term(at, "grew") for at in range(number.first - 4, number.first))
    hit = _last_harm_before(told, number)
    return hit.value if grew and hit is not None else None


def _earlier_harm(told: Told, number: Number, noun: Noun) -> str | None:
    """Return the harm told before: "жертвами удара, по его словам, стали 13 человек"."""
    hit = _last_harm_before(told, number)
    if hit is None or noun.counts != "person":
        return None
    clause = told.clauses.get(hit.first)
    beside = [word for word in told.words if told.clauses.get(word.at) == clause]
    # "Поранено, за його словами, 42 людини": a verb with nobody in its own clause.
    bare = len(beside) <= _JOINED + 1
    return hit.value if bare or not told.sentence.words[hit.first].finite else None


def _last_harm_before(told: Told, number: Number) -> Hit | None:
    """Return the word for a harm before a number, with no other number between."""
    before = [hit for hit in told.terms(*HARMS) if hit.last < number.first]
    if not before or is_denied(told, before[-1]) or number.first - before[-1].last > _FAR:
        return None
    other = any(before[-1].last < one.core < number.core for one in told.numbers)
    return None if other else before[-1]


def _later_harm(told: Told, last: int) -> str | None:
    """Return the harm behind an aside: "шестеро людей, из них двое детей, погибли"."""
    for hit in told.terms(*HARMS):
        if last < hit.first <= last + _FAR and told.sentence.words[hit.first].finite:
            free = not any(
                last < one.core < hit.first and not _is_of_them(told, one) for one in told.numbers
            )
            return hit.value if free and not is_denied(told, hit) else None
    return None


def in_list(told: Told, last: int, first: int) -> bool:
    """Return whether two words stand in one list of people: commas, "и", adjectives between."""
    words = told.between(last, first)
    if last >= first or not 1 <= len(words) <= _REACH:
        return False
    return all(_may_stand_in_list(told, word) for word in words)


def _may_stand_in_list(told: Told, word: Word) -> bool:
    if word.kind == "mark":
        return word.text == ","
    if told.sentence.is_term(word.at, "and", "also", "another", "his_words"):
        return True
    # "Командир бригады и трое его охранников".
    return not word.finite and (word.is_a("adjective") or word.is_a("noun", "genitive"))


__all__ = ["HARMS", "Harmed", "harmed", "in_list"]
