"""Arithmetic on intervals of days, with and without a year."""

from geomap.model import DateInterval

_YEARLESS = "--"


def overlap(one: DateInterval, other: DateInterval) -> bool:
    """Return whether two intervals can hold the same day; an open side allows all."""
    a, b = _bounds(one, other), _bounds(other, one)
    return a[0] <= b[1] and b[0] <= a[1]


def within(one: DateInterval, other: DateInterval) -> bool:
    """Return whether the first interval lies inside the second."""
    a, b = _bounds(one, other), _bounds(other, one)
    return b[0] <= a[0] and a[1] <= b[1]


def intersection(one: DateInterval, other: DateInterval) -> DateInterval:
    """Return the narrower of two overlapping intervals, by what it says and not by arithmetic.

    A day that the text states stands before one that only the telling gives.
    """
    if (one.basis == "statement") != (other.basis == "statement"):
        return other if one.basis == "statement" else one
    return other if within(other, one) and not within(one, other) else one


def before(one: DateInterval, other: DateInterval) -> bool:
    """Return whether the first interval begins before the second and ends no later."""
    a, b = _bounds(one, other), _bounds(other, one)
    return a[0] < b[0] and a[1] <= b[1]


def _bounds(date: DateInterval, other: DateInterval) -> tuple[str, str]:
    """Return the two ends as texts that compare; month and day only if either has no year."""
    low, high = date.earliest or "", date.latest or "\uffff"
    yearless = any(
        (x or "").startswith(_YEARLESS)
        for x in (date.earliest, date.latest, other.earliest, other.latest)
    )
    if yearless:
        return low[-5:] if low else "", high[-5:] if date.latest else "\uffff"
    return low, high
