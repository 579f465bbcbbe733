"""Arithmetic on intervals of days, with and without a year."""

from datetime import date

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


def span(one: DateInterval) -> int:
    """Return how many days the interval has; 0 with an open side."""
    first, last = _date(one.earliest), _date(one.latest)
    return (last - first).days + 1 if first and last else 0


def gap(one: DateInterval, other: DateInterval) -> int | None:
    """Return the days from the first interval's end to the second's begin, 0 if they overlap.

    Negative where the first comes after the second; None where either has no such day.
    """
    if overlap(one, other):
        return 0
    last, first = _date(one.latest), _date(other.earliest)
    return (first - last).days if first and last else None


def _date(text: str | None) -> date | None:
    """Return the day; days without a year are put in one leap year."""
    if text is None:
        return None
    return date.fromisoformat(f"2024-{text[2:]}" if text.startswith(_YEARLESS) else text)


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
