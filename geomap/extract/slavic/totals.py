"""Of several numbers with one role: which is the whole, or that they are a sum."""

from collections.abc import Sequence

from geomap.extract.slavic.counted import Counted
from geomap.extract.slavic.numbers import count_of
from geomap.extract.slavic.told import Told
from geomap.model import Bound, Count, CountPart


def total(told: Told, found: Sequence[Counted]) -> Count | None:
    """Return the count of one role: the whole with its parts, or their sum, marked derived.

    A part is never the total: of "48 ракет и 476 дронов" the total is 524. Two numbers of one
    weapon add up to nothing, since they may be told of two places or twice: the first stands.
    """
    main = [one for one in found if not one.is_sub]
    subs = [one for one in found if one.is_sub]
    if not main:
        return None
    whole, parts = _whole(told, main)
    if whole is not None:
        bound: Bound | None = "all" if whole.is_all and whole.role == "intercepted" else None
        return _with_parts(told, whole, (*parts, *subs), bound)
    if adds_up(told, main):
        return _sum(told, main)
    return _with_parts(told, main[0], subs, None)


def _whole(told: Told, main: Sequence[Counted]) -> tuple[Counted | None, Sequence[Counted]]:
    """Return the number that is the whole of the others, and those that are its parts."""
    if len(main) == 1:
        return main[0], ()
    if len({(one.number.low, one.number.high) for one in main}) == 1 and _is_one_weapon(main):
        return main[0], ()
    for at, one in enumerate(main):
        parts = _adding_up_to(one, main[at + 1 :])
        if parts:
            return one, parts
    for one in main:
        if one.is_generic or _is_told_total(told, one):
            rest = [other for other in main if other is not one and not other.is_generic]
            return one, rest if adds_up(told, rest) else ()
    return None, ()


def _is_one_weapon(main: Sequence[Counted]) -> bool:
    return len({one.weapon for one in main if one.weapon}) <= 1


def _adding_up_to(whole: Counted, rest: Sequence[Counted]) -> Sequence[Counted]:
    """Return the numbers right after one that add up to it."""
    value = whole.number.exact
    reached = 0
    for at, one in enumerate(rest):
        if value is None or one.number.exact is None:
            return ()
        reached += one.number.exact
        if reached == value and at:
            return rest[: at + 1]
        if reached > value:
            return ()
    return ()


def _is_told_total(told: Told, one: Counted) -> bool:
    """Return whether "всего" stands right before a number."""
    near = range(max(0, one.number.first - 3), one.number.first)
    return any(told.sentence.is_term(at, "total") for at in near)


def adds_up(told: Told, main: Sequence[Counted]) -> bool:
    """Return whether numbers are parts of one sum: each of a weapon, or an act, of its own.

    "Уничтожены 8 и перехвачены 5 беспилотников" are two acts of one clause.
    """
    weapons = [one.weapon for one in main]
    if len(main) < 2:  # noqa: PLR2004  # a sum has two terms
        return False
    if None not in weapons and len(set(weapons)) == len(weapons):
        return True
    acts = [one.act for one in main]
    clauses = {told.clauses.get(one.number.core) for one in main}
    return None not in acts and len(set(acts)) == len(acts) and len(clauses) == 1


def _sum(told: Told, main: Sequence[Counted]) -> Count:
    """Return the sum; with some that no number tells it is at least the others'."""
    lows = [one.number.low for one in main if one.number.bound != "several"]
    highs = [one.number.high for one in main]
    low = None if None in lows or not lows else sum(one or 0 for one in lows)
    high = None if None in highs else sum(one or 0 for one in highs)
    bounds = {one.number.bound for one in main}
    parts = tuple(_part(told, one) for one in main)
    return Count(low=low, high=high, bound=_bound(low, high, bounds), derived=True, parts=parts)


def _bound(low: int | None, high: int | None, bounds: set[Bound]) -> Bound:
    if bounds == {"exact"}:
        return "exact"
    if low is None:
        return "several" if high is None else "at_most"
    return "at_least" if high is None else "about"


def _with_parts(told: Told, whole: Counted, parts: Sequence[Counted], bound: Bound | None) -> Count:
    count = count_of(told.sentence, whole.number)
    return Count(
        low=count.low,
        high=count.high,
        bound=bound or count.bound,
        text=count.text,
        start=count.start,
        end=count.end,
        parts=tuple(_part(told, one) for one in parts if one.weapon not in {None, whole.weapon}),
    )


def sum_of(told: Told, several: Sequence[Counted]) -> Count:
    """Return the one number, or the sum of several with its parts by weapon."""
    return count_of(told.sentence, several[0].number) if len(several) == 1 else _sum(told, several)


def _part(told: Told, one: Counted) -> CountPart:
    count = count_of(told.sentence, one.number)
    return CountPart(
        low=count.low,
        high=count.high,
        bound=count.bound,
        text=count.text,
        start=count.start,
        end=count.end,
        weapon=one.weapon,
    )


__all__ = ["adds_up", "sum_of", "total"]
