"""Years for days that a text gives without one: taken from the run's other documents, or left out.

An undated document that says "on the night of November 19" gives `--11-18` to `--11-19` (the form
that XML Schema has for a day of any year). If the run's dated claims on that strike agree on one
year it takes that year, and says so; otherwise the day stays unknown and its words are kept.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from geomap.events.places import Fit, best_fit
from geomap.events.traits import Traits, traits_of
from geomap.events.weapons import Match, best_match
from geomap.model import Claim, DateInterval

SLACK_DAYS = 1
"""Days of two texts may lie so far apart and still be one night's."""
LONGEST_WITNESS_DAYS = 7
"""A dated claim with a longer interval is no witness for a year."""
_YEARLESS = re.compile(r"--(\d\d)-(\d\d)")

MonthDay = tuple[int, int]


def with_years(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, in their order, with no day left without a year.

    All claims of a document that give the same days take the same year, that on which every
    fitting dated claim of the run agrees (`year_basis` "collection"); else both ends become null.
    """
    yearless: dict[tuple[str, str | None, str | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        if _is_yearless(claim.date):
            yearless[claim.document.id, claim.date.earliest, claim.date.latest].append(claim)
    if not yearless:
        return tuple(claims)
    witnesses = _witnesses(claims)
    dates: dict[str, DateInterval] = {}
    for (_, earliest, latest), group in yearless.items():
        interval = _interval(earliest, latest, group, witnesses=witnesses)
        for claim in group:
            dates[claim.id] = _dated(claim.date, interval)
    return tuple(
        replace(claim, date=dates[claim.id]) if _is_yearless(claim.date) else claim
        for claim in claims
    )


def _is_yearless(interval: DateInterval) -> bool:
    return any((end or "").startswith("--") for end in (interval.earliest, interval.latest))


def _witnesses(claims: Iterable[Claim]) -> dict[MonthDay, list[Traits]]:
    """Return the claims with full days by each month and day that they allow, the slack in it."""
    found: dict[MonthDay, list[Traits]] = defaultdict(list)
    for claim in claims:
        if claim.stance == "not_confirmed" or _is_yearless(claim.date):
            continue
        traits = traits_of(claim)
        first, last = traits.first_day, traits.last_day
        if first is None or last is None or last - first >= LONGEST_WITNESS_DAYS:
            continue
        start = max(first - SLACK_DAYS, date.min.toordinal())
        end = min(last + SLACK_DAYS, date.max.toordinal())
        for day in map(date.fromordinal, range(start, end + 1)):
            found[day.month, day.day].append(traits)
    return found


def _interval(
    earliest: str | None,
    latest: str | None,
    group: Sequence[Claim],
    *,
    witnesses: dict[MonthDay, list[Traits]],
) -> tuple[str, str] | None:
    """Return the days with the one year that all fitting witnesses give, or None."""
    start, end = _month_day(earliest or latest), _month_day(latest or earliest)
    if start is None or end is None:
        return None
    own = [traits_of(claim) for claim in group]
    found: set[tuple[str, str]] = set()
    for witness in {id(w): w for day in (start, end) for w in witnesses.get(day, ())}.values():
        if any(_fits(traits, witness) for traits in own):
            found |= _years_within(start, end, witness)
        if len(found) > 1:
            return None
    return found.pop() if found else None


def _years_within(earliest: MonthDay, latest: MonthDay, witness: Traits) -> set[tuple[str, str]]:
    """Return the days in those years in which they meet the witness's days."""
    first, last = witness.first_day or 0, witness.last_day or 0
    years = {date.fromordinal(first).year, date.fromordinal(last).year}
    found = set()
    for year in sorted(years | {max(years) + 1}):
        start = _day(year - 1 if earliest > latest else year, earliest)
        end = _day(year, latest)
        if start is None or end is None:
            continue
        if start.toordinal() <= last + SLACK_DAYS and first - SLACK_DAYS <= end.toordinal():
            found.add((start.isoformat(), end.isoformat()))
    return found


def _fits(traits: Traits, witness: Traits) -> bool:
    """Return whether two claims may be on one strike, the year left aside."""
    if not traits.areas or best_fit(traits.areas, witness.areas) is Fit.APART:
        return False
    weapon = best_match(traits.arms, witness.arms)
    mine, other = traits.claim.attacker, witness.claim.attacker
    if weapon is Match.DIFFERENT or (mine and other and mine != other):
        return False
    # One of weapon and attacker must be known on both sides: a day and a place are too little.
    return weapon is not Match.UNKNOWN or (mine is not None and mine == other)


def _dated(interval: DateInterval, ends: tuple[str, str] | None) -> DateInterval:
    if ends is None:
        return replace(interval, earliest=None, latest=None, year_basis=None)
    return replace(interval, earliest=ends[0], latest=ends[1], year_basis="collection")


def _month_day(text: str | None) -> MonthDay | None:
    found = _YEARLESS.fullmatch(text or "")
    return (int(found[1]), int(found[2])) if found else None


def _day(year: int, month_day: MonthDay) -> date | None:
    try:
        return date(year, *month_day)
    except ValueError:  # the 29th of February of a common year, or no day at all
        return None
