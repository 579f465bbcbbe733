"""The dead, the injured and the missing in one speaker's words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geomap.extract.slavic import nouns
from geomap.extract.slavic.nouns import Noun
from geomap.extract.slavic.numbers import Number, numbers
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.unhurt import is_denied, none_hurt
from geomap.extract.slavic.words import Hit, Word
from geomap.model import Count

_HARMS = ("killed", "injured", "missing")
_REACH = 8
_FAR = 16
_JOINED = 3
_DASHES = frozenset("-\u2013\u2014")
_STOPPED = frozenset({"intercept", "lost", "hit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Harmed:
    """A number of people harmed; `last` is the last word of its noun.

    `is_sub` marks some of those counted beside it: "двое из них дети".
    """

    number: Number
    harm: str
    last: int
    is_sub: bool = False


def casualties(told: Told, found: Sequence[Harmed]) -> dict[str, Count]:
    """Return the numbers of persons harmed, by harm; zero where the words say nobody was.

    A toll over a whole war belongs to no strike and is left out.
    """
    out: dict[str, Count] = {}
    if not any(told.terms("whole_war")):
        for harm in _HARMS:
            mine = [one for one in found if one.harm == harm and not one.is_sub]
            count = (
                _total(told, harm, mine)
                if mine
                else _listed_people(told, harm) or _one_person(told, harm)
            )
            if count is not None:
                out[harm] = count
    for harm, none in none_hurt(told).items():
        out.setdefault(harm, none)
    return out


def harmed(told: Told) -> tuple[Harmed, ...]:
    """Return the numbers of people harmed, in order."""
    found: list[Harmed] = []
    for number in numbers(told.sentence):
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
    goes_on = before is not None and before.is_sub and _in_list(told, before.last, number.first)
    if of_them or (goes_on and own is None):
        if own is not None and (before is None or before.harm != own):
            return Harmed(number=number, harm=own, last=last)
        known = before.harm if before is not None else (own or _later_harm(told, last))
        return Harmed(number=number, harm=known, last=last, is_sub=True) if known else None
    harm = own or _grown_harm(told, number) or _joined_harm(told, number, last)
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
        return next((hit.value for hit in told.terms(*_HARMS) if hit.holds(noun.last)), None)
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


def _free_harms(told: Told, number: Number) -> Iterator[Hit]:
    """Yield the words for harms that nobody else's number counts and that are not denied."""
    taken = [
        noun.last
        for other in numbers(told.sentence)
        if other != number and (noun := nouns.noun_of(told, other)).counts == "harmed"
    ]
    for hit in told.terms(*_HARMS):
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
    for hit in told.terms(*_HARMS):
        if is_denied(told, hit):
            continue
        if 0 < hit.first - last <= _JOINED and _only(told, last, hit.first, _DASHES, words=True):
            return hit.value
        before = 0 < number.first - hit.last <= _JOINED
        if before and _only(told, hit.last, number.first, _DASHES | {":"}, words=False):
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
    return before.harm if _in_list(told, before.last, number.first) else None


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
    before = [hit for hit in told.terms(*_HARMS) if hit.last < number.first]
    if not before or is_denied(told, before[-1]) or number.first - before[-1].last > _FAR:
        return None
    other = any(before[-1].last < one.core < number.core for one in numbers(told.sentence))
    return None if other else before[-1]


def _later_harm(told: Told, last: int) -> str | None:
    """Return the harm behind an aside: "шестеро людей, из них двое детей, погибли"."""
    for hit in told.terms(*_HARMS):
        if last < hit.first <= last + _FAR and told.sentence.words[hit.first].finite:
            free = not any(
                last < one.core < hit.first and not _is_of_them(told, one)
                for one in numbers(told.sentence)
            )
            return hit.value if free and not is_denied(told, hit) else None
    return None


def _in_list(told: Told, last: int, first: int) -> bool:
    """Return whether two words stand in one list of people: commas, "и", adjectives between."""
    words = told.between(last, first)
    if last >= first or not 1 <= len(words) <= _REACH:
        return False
    return all(_may_stand_in_list(told, word) for word in words)


def _may_stand_in_list(told: Told, word: Word) -> bool:
    if word.kind == "mark":
        return word.text == ","
    if told.sentence.is_term(word.at, "and", "also", "another"):
        return True
    return word.is_a("adjective") and not word.finite


def _total(told: Told, harm: str, mine: Sequence[Harmed]) -> Count | None:
    """Return the first number, or the sum of a list: "две женщины и трое детей"."""
    first = mine[0]
    listed = [first]
    for one in mine[1:]:
        if not _in_list(told, listed[-1].last, one.number.first):
            break
        listed.append(one)
    alone = [at for at in _lone_people(told, harm) if _is_beside(told, at, listed)]
    rest = sum(one.number.exact or 0 for one in listed[1:]) + len(alone)
    if not rest or rest == first.number.exact:
        return count_of(told, first.number)
    lows = [one.number.low for one in listed]
    if any(low is None for low in lows) or any(one.number.exact is None for one in listed):
        return count_of(told, first.number)
    total = sum(low or 0 for low in lows) + len(alone)
    return Count(low=total, high=total, derived=True)


def _is_beside(told: Told, at: int, listed: Sequence[Harmed]) -> bool:
    if at < listed[0].number.first:
        return _in_list(told, at, listed[0].number.first)
    return _in_list(told, listed[-1].last, at)


def _lone_people(told: Told, harm: str) -> Iterator[int]:
    """Yield the persons told without a number in the clauses of a harm."""
    clauses = {told.clauses.get(hit.first) for hit in told.terms(harm)}
    counted = {nouns.noun_of(told, number).last for number in numbers(told.sentence)}
    for word in told.words:
        if told.clauses.get(word.at) not in clauses or word.at in counted:
            continue
        noun = _pos(word) == "noun" and _is_person(told, word)
        if noun and _is_one(word, "nominative", "accusative"):
            yield word.at


def _listed_people(told: Told, harm: str) -> Count | None:
    """Return how many persons a list names after a verb in the plural: "мужчина и женщина"."""
    verbs = [hit for hit in told.terms(harm) if _is_plural_verb(told, hit)]
    if not verbs or is_denied(told, verbs[0]):
        return None
    found = list(_lone_people(told, harm))
    listed = found[:1]
    for at in found[1:]:
        if _in_list(told, listed[-1], at):
            listed.append(at)
    if len(listed) < 2:  # noqa: PLR2004  # a list
        return None
    return Count(low=len(listed), high=len(listed), derived=True)


def _is_plural_verb(told: Told, hit: Hit) -> bool:
    readings = told.sentence.words[hit.first].readings[:2]
    return any(one.pos in {"verb", "short"} and one.plural for one in readings)


def _is_one(word: Word, *cases: str) -> bool:
    """Return whether a word is one person in one of the cases, by its likeliest readings."""
    readings = [one for one in word.readings[:3] if one.pos in {"noun", "adjective"}]
    return any(one.case in cases and one.plural is False for one in readings)


def _one_person(told: Told, harm: str) -> Count | None:
    """Return one where a single person is told of: "погибла женщина", "поранено водія".

    A name alone is at least one: who else was harmed, it does not say.
    """
    for hit in told.terms(harm):
        if is_denied(told, hit):
            continue
        if _is_told_of(told, hit):
            return _one(told, hit, named=False)
        verb = _singular_verb(told, hit)
        who = _person_at(told, hit, verb) if verb is not None else None
        if who is None:
            continue
        named = _has_name(told, who)
        person = next((one for one in told.terms("person") if one.holds(who)), None)
        alone = Hit(first=who, last=who, list="terms", value="person")
        return _one(told, hit if named else person or alone, named=named)
    return None


def _one(told: Told, hit: Hit, *, named: bool) -> Count:
    span = told.sentence.span(hit.first, hit.last)
    return Count(
        low=1,
        high=None if named else 1,
        bound="at_least" if named else "exact",
        text=span.text,
        start=span.start,
        end=span.end,
    )


def _has_name(told: Told, who: int) -> bool:
    """Return whether a person is told by name: "блогер Иван Петров"."""
    near = told.sentence.words[who : who + 3]
    return any(_pos(word) == "name" and word.capital for word in near)


def _is_told_of(told: Told, hit: Hit) -> bool:
    """Return whether there is one: "есть погибший", "є поранена"."""
    word = told.sentence.words[hit.first]
    near = range(max(0, hit.first - 2), hit.first)
    there = any(told.sentence.is_term(at, "there_is") for at in near)
    return there and not word.finite and _is_one(word, "nominative")


def _singular_verb(told: Told, hit: Hit) -> Word | None:
    """Return the verb in the singular that tells of a harm: "погибла", "получил ранение"."""
    clause = told.clauses.get(hit.first)
    words = [word for word in told.words if told.clauses.get(word.at) == clause]
    own = [word for word in words if hit.holds(word.at)]
    others: list[Word] = [] if any(one.finite for one in own) else words
    for word in (*own, *others):
        if any(
            one.pos in {"verb", "short"} and one.past and one.plural is False
            for one in word.readings[:2]
        ):
            return word
    return None


def _person_at(told: Told, hit: Hit, verb: Word) -> int | None:
    """Return the one person that the verb is of, nearest to it in its clause."""
    impersonal = any(
        one.pos in {"short", "verb"} and one.gender == "neuter" for one in verb.readings[:2]
    )
    cases = ("accusative", "genitive") if impersonal else ("nominative",)
    clause = told.clauses.get(verb.at)
    near = [
        word
        for word in told.words
        if told.clauses.get(word.at) == clause
        and abs(word.at - verb.at) <= _REACH
        and not hit.holds(word.at)
        and _is_person(told, word)
        and _is_subject_like(told, word, cases)
    ]
    nouns_first = sorted(near, key=lambda word: (_pos(word) == "adjective", abs(word.at - verb.at)))
    return nouns_first[0].at if nouns_first else None


def _pos(word: Word) -> str:
    return word.readings[0].pos if word.readings else ""


def _is_person(told: Told, word: Word) -> bool:
    if told.sentence.is_term(word.at, "person") or word.is_a("name"):
        return True
    first = word.readings[0] if word.readings else None
    return first is not None and first.pos == "noun" and bool(first.animate)


def _is_subject_like(told: Told, word: Word, cases: tuple[str, ...]) -> bool:
    if word.at and told.sentence.words[word.at - 1].is_a("preposition"):
        return False
    readings = [one for one in word.readings[:4] if one.pos in {"noun", "adjective", "name"}]
    return any(one.case in (*cases, None) and one.plural is not True for one in readings)


def count_of(told: Told, number: Number) -> Count:
    """Return a number as the model has it, with its words."""
    span = told.sentence.span(number.first, number.last)
    return Count(
        low=number.low,
        high=number.high,
        bound=number.bound,
        text=span.text,
        start=span.start,
        end=span.end,
    )


__all__ = ["Harmed", "casualties", "count_of", "harmed"]
