"""People harmed that are told without a number: "погибла женщина", "мужчина и женщина"."""

from collections.abc import Iterator

from geomap.extract.slavic import nouns
from geomap.extract.slavic.harmed import in_list
from geomap.extract.slavic.morphology import Reading
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.unhurt import is_denied
from geomap.extract.slavic.words import Hit, Word
from geomap.model import Count

_REACH = 8
_LONGEST = 90


def lone_people(told: Told, harm: str) -> Iterator[int]:
    """Yield the persons told without a number in the clauses of a harm."""
    clauses = {told.clauses.get(hit.first) for hit in told.terms(harm)}
    counted = {nouns.noun_of(told, number).last for number in told.numbers}
    for word in told.words:
        if told.clauses.get(word.at) not in clauses or word.at in counted:
            continue
        noun = _pos(word) == "noun" and _is_person(told, word)
        if noun and _is_one(word, "nominative", "accusative"):
            yield word.at


def listed_people(told: Told, harm: str) -> Count | None:
    """Return how many persons a list names after a verb in the plural: "мужчина и женщина"."""
    verbs = [hit for hit in told.terms(harm) if _is_plural_verb(told, hit)]
    if not verbs or is_denied(told, verbs[0]):
        return None
    found = list(lone_people(told, harm))
    listed = found[:1]
    for at in found[1:]:
        if in_list(told, listed[-1], at):
            listed.append(at)
    if len(listed) < 2:  # noqa: PLR2004  # a list
        return None
    return in_words(told, len(listed), listed[0], listed[-1])


def in_words(told: Told, total: int, first: int, last: int) -> Count:
    """Return a sum in the words of its list; words too far apart for one leave it derived."""
    span = told.sentence.span(first, last)
    if span.end - span.start > _LONGEST:
        return Count(low=total, high=total, derived=True)
    return Count(low=total, high=total, text=span.text, start=span.start, end=span.end)


def _is_plural_verb(told: Told, hit: Hit) -> bool:
    readings = told.sentence.words[hit.first].readings[:2]
    return any(
        one.plural and (one.pos in {"verb", "short"} or one.case == "nominative")
        for one in readings
    )


def _is_one(word: Word, *cases: str) -> bool:
    """Return whether a word is one person in one of the cases, by its likeliest readings."""
    readings = [one for one in word.readings[:3] if one.pos in {"noun", "adjective"}]
    return any(one.case in cases and one.plural is False for one in readings)


def one_person(told: Told, harm: str) -> Count | None:
    """Return one where a single person is told of: "погибла женщина", "поранено водія".

    A name alone is at least one: who else was harmed, it does not say.
    """
    for hit in told.terms(harm):
        if is_denied(told, hit) or _died(told, hit):
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


def _died(told: Told, hit: Hit) -> bool:
    """Return whether the injured are told to have died: "помер ще один поранений"."""
    clause = told.clauses.get(hit.first)
    return hit.value == "injured" and any(
        told.sentence.words[other.first].finite and told.clauses.get(other.first) == clause
        for other in told.terms("killed")
        if not told.sentence.words[hit.first].finite
    )


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
    for word in own:  # "поранена жінка"
        if any(one.pos == "adjective" and _is_subject(one) for one in word.readings[:2]):
            return word
    others: list[Word] = [] if any(one.finite for one in own) else words
    for word in (*own, *others):
        if any(
            one.pos in {"verb", "short"} and one.past and one.plural is False
            for one in word.readings[:2]
        ):
            return word
    return None


def _is_subject(reading: Reading) -> bool:
    return reading.case == "nominative" and reading.plural is False


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
    if told.sentence.is_term(word.at, "animal", "group"):
        return False
    if told.sentence.is_term(word.at, "person") or word.is_a("name"):
        return True
    first = word.readings[0] if word.readings else None
    return first is not None and first.pos == "noun" and bool(first.animate)


def _is_subject_like(told: Told, word: Word, cases: tuple[str, ...]) -> bool:
    if word.at and told.sentence.words[word.at - 1].is_a("preposition"):
        return False
    readings = [one for one in word.readings[:4] if one.pos in {"noun", "adjective", "name"}]
    return any(one.case in (*cases, None) and one.plural is not True for one in readings)


__all__ = ["in_words", "listed_people", "lone_people", "one_person"]
