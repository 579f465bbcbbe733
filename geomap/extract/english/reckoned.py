"""Readers of days that are counted from another day: publication, or the day told of last."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from geomap.extract.clock import (
    DateMention,
    Frame,
    interval,
    latest_weekday,
    mention,
    month_before,
)

_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
} | {"a": 1, "a couple of": 2}
# A long count is rounded: "three weeks ago" is the week around that day.
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_SLACK = {"day": 0, "week": 3, "month": 15, "year": 90}

Reader = Callable[[re.Match[str], Frame], DateMention | None]
# Keeps a stretch that names no day of its own, so that no rule reads a part of it.
NOTHING = DateMention(text="", start=0, end=0, days=(), basis="relative")


def never(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return that the phrase names no day."""
    del match, frame
    return NOTHING


def relative_to(match: re.Match[str], first: date, last: date) -> DateMention:
    """Return the mention of the days from the first to the last."""
    return mention(match, (interval(first, last),), basis="relative", year_basis="document")


def ago(days: int, *, back: int = 0) -> Reader:
    """Return a reader of a phrase that means `days` before publication, `back` days long."""

    def read(match: re.Match[str], frame: Frame) -> DateMention | None:
        if frame.published is None:
            return None
        end = frame.published - timedelta(days=days)
        return relative_to(match, end - timedelta(days=back), end)

    return read


def bare(back: int) -> Reader:
    """Return a reader of a part of a day that stands without its day: "overnight"."""
    plain = ago(0, back=back)

    def read(match: re.Match[str], frame: Frame) -> DateMention | None:
        found = plain(match, frame)
        return replace(found, bare=True) if found else None

    return read


def counted_ago(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return "three days ago" from publication, "three days earlier" from the day told of last."""
    start = frame.published
    if match.group("way").lower() != "ago":
        start = frame.anchor or frame.published
    return _counted(match, start, ahead=False)


def counted_later(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return "three days later" from the day told of last; without one it names no day."""
    return _counted(match, frame.anchor, ahead=True) or NOTHING


def _counted(match: re.Match[str], start: date | None, *, ahead: bool) -> DateMention | None:
    word = match.group("n").lower()
    number = _NUMBERS.get(word) or (int(word) if word.isdigit() else None)
    if number is None or start is None:
        return None
    unit = match.group("unit").lower().rstrip("s")
    way = timedelta(days=number * _UNIT_DAYS[unit])
    day = start + way if ahead else start - way
    slack = timedelta(days=_SLACK[unit])
    return relative_to(match, day - slack, day + slack)


def shifted(days: int, *, fallback: int | None = None, night: bool = False) -> Reader:
    """Return a reader of "the next day": so many days from the day that was told of last."""

    def read(match: re.Match[str], frame: Frame) -> DateMention | None:
        if frame.anchor is not None:
            day = frame.anchor + timedelta(days=days)
        elif frame.published is not None and fallback is not None:
            day = frame.published + timedelta(days=fallback)
        else:
            return NOTHING
        return relative_to(match, day, day + timedelta(days=1) if night else day)

    return read


def beside(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return the day of what follows "a day after", counted from the day told of last."""
    number = _NUMBERS.get(match.group("n").lower())
    if frame.anchor is None or number is None:
        return NOTHING
    number *= _UNIT_DAYS[match.group("unit").lower().rstrip("s")]
    back = number if match.group("way").lower() == "after" else -number
    day = frame.anchor - timedelta(days=back)
    return relative_to(match, day, day)


def last_week(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return Monday to Sunday before the week of publication."""
    if frame.published is None:
        return None
    monday = frame.published - timedelta(days=frame.published.weekday() + 7)
    return relative_to(match, monday, monday + timedelta(days=6))


def week_before(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return the seven days before the day that was told of last, or before publication."""
    day = frame.anchor or frame.published
    if day is None:
        return None
    return relative_to(match, day - timedelta(days=7), day - timedelta(days=1))


def this_week(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return Monday to the day of publication."""
    if frame.published is None:
        return None
    return ago(0, back=frame.published.weekday())(match, frame)


def weekend(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return the latest Saturday and Sunday; "last weekend" on a weekend is the one before."""
    if frame.published is None:
        return None
    saturday = latest_weekday("saturday", frame.published)
    on_one = (frame.published - saturday).days < len(("Saturday", "Sunday"))
    if on_one and re.search(r"last|previous", match.group(), re.IGNORECASE):
        saturday -= timedelta(days=7)
    return relative_to(match, saturday, saturday + timedelta(days=1))


def last_month(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return the calendar month before that of publication."""
    return relative_to(match, *month_before(frame.published)) if frame.published else None


def this_period(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return the month or year of publication up to that day."""
    if frame.published is None:
        return None
    first = frame.published.replace(day=1)
    if match.group("unit").lower() == "year":
        first = first.replace(month=1)
    return relative_to(match, first, frame.published)


def last_year(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return the year before that of publication."""
    if frame.year is None:
        return None
    return relative_to(match, date(frame.year - 1, 1, 1), date(frame.year - 1, 12, 31))
