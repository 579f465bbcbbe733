"""Counts compared as ranges: agreeing, contradicting, or not comparable.

The tolerance rules are printed in `docs/events.md`; they live here and nowhere else.
"""

import math
from dataclasses import dataclass
from enum import Enum
from typing import get_args

from geomap.model import Claim, Count, Location, Quantity

QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)
ABOUT_SHARE = 0.10
"""'About n' allows a tenth to either side, and at least `ABOUT_LEAST`."""
ABOUT_LEAST = 1
SEVERAL_LOW = 2
"""'Several' is at least two."""
TOLLS: frozenset[Quantity] = frozenset({"killed", "injured", "missing"})
"""Counts that grow while the dead are found and the wounded counted."""
DAY_GROWTH = 0.5
"""Tolls of one day may be one that grew while the gap is at most this share of the higher one."""


class Verdict(Enum):
    """What two values on one field are to each other."""

    AGREE = "agree"
    REFINE = "refine"
    CONTRADICT = "contradict"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A count as one claim gives it, with the claim's number of launches for an "all".

    `extent` tells the places that it covers where a strike has parts: only counts of one extent
    compare. `through` is a claim that counts no interceptions but says that weapons hit.
    """

    count: Count
    launched: Count | None
    extent: frozenset[str] = frozenset()
    through: bool = False

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Return lowest and highest number that the words allow, or None."""
        if self.count.bound == "all":
            return range_of(self.launched) if self.launched else None
        return range_of(self.count)

    @property
    def is_all(self) -> bool:
        """Return whether all that was launched is meant: said so, or the numbers are equal."""
        if self.count.bound == "all":
            return True
        if self.launched is None:
            return False
        mine, total = range_of(self.count), range_of(self.launched)
        return mine is not None and mine == total and mine[0] == mine[1]

    @property
    def is_short_of_all(self) -> bool:
        """Return whether fewer than were launched are meant, by the claim's own numbers."""
        if self.count.bound == "all" or self.launched is None:
            return False
        mine, total = range_of(self.count), range_of(self.launched)
        return mine is not None and total is not None and mine[1] < total[0]


THROUGH = Reading(count=Count(bound="unstated", text="hits are told"), launched=None, through=True)


def reading_of(
    claim: Claim | Location, quantity: Quantity, *, extent: frozenset[str] = frozenset()
) -> Reading | None:
    """Return the count that the claim gives for the quantity, or None."""
    count = claim.counts.get(quantity)
    if count is None:
        return None
    launched = claim.counts.get("launched") if quantity != "launched" else None
    if launched is not None and launched.scope != count.scope:
        launched = None
    return Reading(count=count, launched=launched, extent=extent)


def range_of(count: Count) -> tuple[float, float] | None:
    """Return the lowest and the highest number that a count's words allow, or None.

    "No casualties were reported" and "all" are no numbers.
    """
    if count.bound in ("none_reported", "all"):
        return None
    if count.low is None and count.high is None:
        return (SEVERAL_LOW, math.inf) if count.bound == "several" else None
    low = 0.0 if count.low is None else float(count.low)
    high = math.inf if count.high is None else float(count.high)
    if count.bound == "about":
        low = max(0.0, low - max(ABOUT_LEAST, math.floor(low * ABOUT_SHARE)))
        high = high if math.isinf(high) else high + max(ABOUT_LEAST, math.floor(high * ABOUT_SHARE))
    return (low, high)


def compare(a: Reading, b: Reading) -> Verdict:
    """Return what two counts of one quantity are to each other; their order does not matter."""
    if a.through or b.through or a.count.scope != b.count.scope or a.extent != b.extent:
        got_past = (a.through and b.is_all) or (b.through and a.is_all)
        return Verdict.CONTRADICT if got_past else Verdict.SILENT
    if "none_reported" in (a.count.bound, b.count.bound):
        return Verdict.AGREE if a.count.bound == b.count.bound else Verdict.SILENT
    if "all" in (a.count.bound, b.count.bound) and (one := _compare_all(a, b)) is not None:
        return one
    mine, other = a.bounds, b.bounds
    if mine is None or other is None:
        return Verdict.SILENT
    if mine[0] > other[1] or other[0] > mine[1]:
        return Verdict.CONTRADICT
    # "Dozens" and 12 do not exclude each other, but neither bears the other out.
    loose = _is_unfixed(a.count) or _is_unfixed(b.count)
    alike = words_of(a.count).casefold() == words_of(b.count).casefold()
    return Verdict.SILENT if loose and not alike else Verdict.AGREE


def _is_unfixed(count: Count) -> bool:
    """Return whether the words give no number at all: "several", "dozens of"."""
    return count.bound == "several" and count.low is None and count.high is None


def _compare_all(a: Reading, b: Reading) -> Verdict | None:
    if a.is_all and b.is_all:
        return Verdict.AGREE
    return Verdict.CONTRADICT if a.is_short_of_all or b.is_short_of_all else None


def words_of(count: Count) -> str:
    """Return the count in plain words: "6", "about 8", "up to 12", "all", "none reported"."""
    low, high = count.low, count.high
    scope = f" ({count.scope})" if count.scope else ""
    match count.bound:
        case "none_reported":
            words = "none reported"
        case "all":
            words = "all"
        case "about" if low is not None:
            words = f"about {low}" if low == high or high is None else f"about {low} to {high}"
        case "more_than" if low is not None:
            words = f"more than {low - 1}"
        case "less_than" if high is not None:
            words = f"fewer than {high + 1}"
        case _:
            words = _plain(low, high) or count.text or count.bound.replace("_", " ")
    return words + scope


def _plain(low: int | None, high: int | None) -> str | None:
    if low is None and high is None:
        return None
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def far_apart(a: Reading, b: Reading) -> bool:
    """Return whether the gap between two counts is more than `DAY_GROWTH` of the higher one.

    "At least 41" is by its own words still being counted, and far from no lower number.
    """
    one, other = a.bounds, b.bounds
    if one is None or other is None:
        return False
    (_, low), (high, most) = sorted((one, other))
    return not math.isinf(most) and high - low > high * DAY_GROWTH
