"""Two days and two places in one sentence: each place its day, where the order of words tells."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from geomap.extract.statement import Placed, Statement
from geomap.model import Count, DateInterval, Effect, Span, Target, Weapon

_LINK = re.compile(
    r"\b(?:and|while|but|then)\b|;"
    r"|\b(?:и|\u0430|но|затем|потом|тогда как|\u0456|й|та|але|потім|тоді як)\b"
)
Valued = TypeVar("Valued", Weapon, Target, Effect)


def apart(statement: Statement, days: Sequence[DateInterval]) -> tuple[Statement, ...]:
    """Return one statement for each place with its day, or the statement as it is.

    "A on June 1 and B on June 2", "on June 1 A, on June 2 B": places and days must take turns.
    What stands with one of them is that strike's; a weapon that is named once is every strike's.
    """
    targets = [one for one in statement.places if one.location.role == "target"]
    if not days or len(targets) != len(days) or any(one.location.coref for one in targets):
        return (statement,)
    marks = sorted(
        [(one.location.start or 0, False) for one in targets]
        + [(day.start or 0, True) for day in days]
    )
    turns = [is_day for _, is_day in marks]
    if turns[::2] != [turns[0]] * len(days) or turns[1::2] != [not turns[0]] * len(days):
        return (statement,)
    begins = [at for at, _ in marks[::2]][1:]
    if not turns[0]:  # place, day, "and", place, day
        between = zip(marks[1:-1:2], begins, strict=True)
        begins = [_begin(statement.quote, day, place) for (day, _), place in between]
    edges = [statement.quote.start, *begins, statement.quote.end]
    stretches = itertools.pairwise(edges)
    return tuple(_part(statement, days, start, end) for start, end in stretches)


def _begin(quote: Span, start: int, end: int) -> int:
    """Return where between two characters the next strike begins: at the last "and"."""
    words = quote.text[start - quote.start : end - quote.start]
    links = [match.start() for match in _LINK.finditer(words)]
    return start + links[-1] if links else end


def _part(statement: Statement, days: Sequence[DateInterval], start: int, end: int) -> Statement:
    """Return what the statement says between two characters of the document."""

    def here(at: int | None) -> bool:
        return at is not None and start <= at < end

    def own(values: tuple[Valued, ...]) -> tuple[Valued, ...]:
        return tuple(one for one in values if here(one.start))

    counts: dict[str, Count] = {
        role: count for role, count in statement.counts.items() if here(count.start)
    }
    places: tuple[Placed, ...] = tuple(one for one in statement.places if here(one.location.start))
    return replace(
        statement,
        dates=tuple(day for day in days if here(day.start)),
        places=places,
        targets=own(statement.targets),
        effects=own(statement.effects),
        weapons=own(statement.weapons) or statement.weapons,
        counts=counts,
    )
