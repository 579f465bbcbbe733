"""Strikes of two days in one sentence: each day with its own words, places and numbers."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from geomap.extract import days_apart
from geomap.extract.days import overlap, span
from geomap.extract.slavic.scene import Scene
from geomap.extract.slavic.timing import NIGHT, Named, days_named, interval, is_of_another_event
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import Sentence
from geomap.extract.statement import Statement


def apart(scene: Scene, told: Told) -> tuple[Told, ...]:
    """Return the words on each of two strikes of two days: "23 мая взорвали …, а 25 мая …".

    Words before the first day's clause go with the first; the words told as they are where they
    name one day, or where a day's clauses hold no act of their own.
    """
    heads: list[Named] = []
    for one in days_named(scene):
        plain = not one.mention.bare and len(one.mention.days) == 1
        if not (told.holds(one.at) and plain) or is_of_another_event(told, one):
            continue
        day = interval(scene.sentence, one.mention, one.mention.days[0])
        if not 0 < span(day) <= NIGHT:
            continue
        heads.append(one)
    if len(heads) < NIGHT or _any_overlap(scene.sentence, heads):
        return (told,)
    begins = [_begin(told, before.at, one.at) for before, one in itertools.pairwise(heads)]
    if None in begins:
        return (told,)
    edges = [-1, *(at for at in begins if at is not None), len(scene.sentence.words)]
    parts = tuple(
        Told(sentence=told.sentence, at=frozenset(at for at in told.at if low <= at < high))
        for low, high in itertools.pairwise(edges)
    )
    return parts if all(one.triggers or one.harms for one in parts) else (told,)


def one_each(scene: Scene, told: Told, parts: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements on the strikes of one speaker's words, with what is said of all.

    Who struck with what is said once: "23 мая дроны ударили по …, а 25 мая по …". A part that
    names nothing struck and no number is no strike of its own. Where the words could not be cut,
    places and days that take turns tell which is whose.
    """
    if len(parts) == 1:
        each = [one.mention for one in days_named(scene) if told.holds(one.at)]
        if all(len(one.days) == 1 and not one.bare for one in each) and len(each) > 1:
            found = [interval(scene.sentence, one, one.days[0]) for one in each]
            return days_apart.apart(parts[0], found)
        return tuple(parts)
    named = [one for one in parts if one.places or one.targets or one.counts]
    first = next(iter(parts), None)
    return tuple(
        one
        if first is None
        else replace(
            one,
            weapons=one.weapons or first.weapons,
            attacker=one.attacker or first.attacker,
            attacker_is_weak=one.attacker_is_weak if one.attacker else first.attacker_is_weak,
        )
        for one in named
    )


def _any_overlap(sentence: Sentence, heads: Sequence[Named]) -> bool:
    found = [interval(sentence, one.mention, one.mention.days[0]) for one in heads]
    return any(overlap(a, b) for at, a in enumerate(found) for b in found[at + 1 :])


def _begin(told: Told, before: int, at: int) -> int | None:
    """Return where the second day's words begin: at its clause, or the "and" right before it."""
    sentence = told.sentence
    if at > 0 and sentence.is_term(at - 1, "and") and before < at - 1:
        return at - 1
    number = told.clauses.get(at)
    if number is None or number == told.clauses.get(before):
        return None
    return min(word for word, clause in told.clauses.items() if clause == number)
