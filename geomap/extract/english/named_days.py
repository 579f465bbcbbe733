"""Readers of days by their place in the calendar: figures, "on the 12th", holidays, years."""

import re
from datetime import date, timedelta

from geomap.extract.clock import (
    MONTHS,
    DateMention,
    Frame,
    calendar,
    day_of,
    interval,
    mention,
    number_of_day,
)
from geomap.extract.english.reckoned import NOTHING, Reader

_MONTHS_OF_YEAR = len(MONTHS)


def year_of(match: re.Match[str], frame: Frame) -> str | None:
    """Return the year that a day names: "2022", or "last year" from the year of publication."""
    text = match.group("year")
    if text is None or text.isdigit():
        return text
    back = 1 if "last" in text.lower() else 0
    return str(frame.year - back) if frame.year is not None else None


def iso(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return the day of "2024-03-07" or "07.03.2024"."""
    del frame
    try:
        day = date(int(match.group("y")), int(match.group("m")), int(match.group("d")))
    except ValueError:
        return None
    return mention(match, (day_of(day),), basis="stated", year_basis="stated")


def slashed(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return the day of "23/03/2024", nothing where day and month could be either."""
    first, second = int(match.group("a")), int(match.group("b"))
    if first <= _MONTHS_OF_YEAR and second <= _MONTHS_OF_YEAR and first != second:
        return NOTHING
    day, month = (first, second) if first > _MONTHS_OF_YEAR else (second, first)
    found = calendar(month, day, match.group("y"), frame)
    if found is None:
        return None
    return mention(match, (day_of(found[0]),), basis="stated", year_basis="stated")


def of_month(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return "on the 12th": the latest such day not after publication."""
    number = number_of_day(match.group("day"))
    if frame.published is None:
        return None
    for back in range(_MONTHS_OF_YEAR):
        months = frame.published.year * 12 + frame.published.month - 1 - back
        try:
            day = date(months // 12, months % 12 + 1, number)
        except ValueError:
            continue
        if day <= frame.published:
            night = "night" in match.group().lower()
            return mention(
                match, (day_of(day, night=night),), basis="relative", year_basis="document"
            )
    return None


def whole_year(match: re.Match[str], frame: Frame) -> DateMention | None:
    """Return the days of a year."""
    year = int(match.group("year"))
    if frame.year is not None and year > frame.year:
        return None
    first, last = date(year, 1, 1), date(year, 12, 31)
    return mention(match, (interval(first, last),), basis="stated", year_basis="stated")


def holiday(month: int, day: int) -> Reader:
    """Return a reader of a day of the year that has a name; its midnight is in two days."""

    def read(match: re.Match[str], frame: Frame) -> DateMention | None:
        found = calendar(month, day, year_of(match, frame), frame)
        if found is None:
            return None
        text = match.group().lower()
        days = day_of(found[0], night="midnight" in text and "eve" not in text)
        if "night" in text and "eve" in text and isinstance(found[0], date):
            days = interval(found[0], found[0] + timedelta(days=1))
        return mention(match, (days,), basis="stated", year_basis=found[1])

    return read
