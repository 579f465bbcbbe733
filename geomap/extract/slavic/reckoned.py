"""Readers of days that are counted from another day: publication, or the day told of last."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from geomap.extract.clock import DateMention, day_of, interval, month_before
from geomap.extract.slavic.day_words import Against, DayWords, group, mention, nothing
from geomap.model import PartOfDay

Reader = Callable[[DayWords, re.Match[str], Against], DateMention | None]
# A long count is rounded: "three weeks ago" is the week around that day.
_SLACK = {1: 0, 7: 3, 30: 15, 365: 90}
# Days that "in the last … days" may be.
_MONTH = 31
_CENTURY = 36_500
_SATURDAY = 5
# Days back to a strike of which a bare "вечером" still tells; older ones are background.
_NEWS = 7


def never(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return that the phrase names no day."""
    del words, frame
    return nothing(match)


def clock(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the part of the day of a time: "в 03:25", "о третій ночі"; it names no day."""
    del frame
    return nothing(match, part=words.part_of_clock(match.group()))


def _between(
    match: re.Match[str],
    first: date,
    last: date,
    *,
    part: PartOfDay | None = None,
    bare: bool = False,
) -> DateMention:
    found = (interval(first, last),)
    return mention(match, found, basis="relative", part=part, year="document", bare=bare)


def ago(first: int, last: int | None = None, *, night: bool = False) -> Reader:
    """Return a reader of what lies from `first` to `last` days before publication."""

    def read(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
        if frame.published is None:
            return nothing(match)
        until = first if last is None else last
        start, end = (frame.published - timedelta(days=n) for n in (first, until))
        part: PartOfDay | None = words.part(group(match, "part", "part2"))
        return _between(match, start, end, part="night" if night else part)

    return read


def today(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "сегодня", "сегодня утром"; "сегодня ночью" is the night to that day."""
    part = words.part(group(match, "part", "part2"))
    return ago(1 if part == "night" else 0, 0)(words, match, frame)


def yesterday(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "вчера", "вчера вечером"; "вчера ночью" may be the night to today."""
    part = words.part(group(match, "part", "part2"))
    return ago(1, 0 if part == "night" else 1)(words, match, frame)


def night(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return a night that stands without its day: of publication, unless a day is said."""
    del words
    if frame.published is None:
        return nothing(match, part="night")
    start = frame.published - timedelta(days=1)
    return _between(match, start, frame.published, part="night", bare=True)


def part(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "утром", "вечером" without its day: of the day told of last, or of publication."""
    named = words.part_at(match, "part") if "part" in match.groupdict() else None
    day, told_on = frame.anchor, frame.published
    if day is not None and (told_on is None or (told_on - day).days <= _NEWS):
        return _between(match, day, day, part=named, bare=True)
    if frame.published is None:
        return nothing(match, part=named)
    back = 0 if named == "morning" else 1  # "вечером", told in the morning, was the day before
    start = frame.published - timedelta(days=back)
    return _between(match, start, frame.published, part=named, bare=True)


def shifted(days: int, *, fallback: int | None = None) -> Reader:
    """Return a reader of "накануне", "на следующий день": so many days from the day told last."""

    def read(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
        if frame.anchor is not None:
            day = frame.anchor + timedelta(days=days)
            if frame.published is not None and day > frame.published:
                return nothing(match)  # no news tells of tomorrow
        elif frame.published is not None and fallback is not None:
            day = frame.published + timedelta(days=fallback)
        else:
            return nothing(match)
        named = words.part(group(match, "part", "after"))
        found = (day_of(day, night=named == "night"),)
        return mention(match, found, basis="relative", part=named, year="document")

    return read


def same_night(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the night told of last, or the one to the day told of last."""
    del words
    if frame.night is not None:
        return _between(match, *frame.night, part="night")
    if frame.anchor is None:
        return nothing(match, part="night")
    return _between(match, frame.anchor - timedelta(days=1), frame.anchor, part="night")


def counted_ago(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "три дня назад", from publication."""
    return _counted(words, match, frame.published, frame)


def counted_before(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "двумя днями ранее", from the day told of last, or publication."""
    return _counted(words, match, frame.anchor or frame.published, frame)


def counted_later(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "два дня спустя", from the day told of last; without one it names no day."""
    return _counted(words, match, frame.anchor, frame, ahead=1)


def _counted(
    words: DayWords,
    match: re.Match[str],
    start: date | None,
    frame: Against,
    *,
    ahead: int = -1,
) -> DateMention | None:
    many, unit = words.count(match)
    if start is None or not 0 < many * unit <= _CENTURY:
        return nothing(match)
    day = start + timedelta(days=ahead * many * unit)
    slack = timedelta(days=_SLACK[unit])
    if frame.published is not None and day - slack > frame.published:
        return nothing(match)  # no news tells of tomorrow
    return _between(match, day - slack, day + slack)


def past_days(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "за последние три дня" up to publication."""
    many, unit = words.count(match)
    if frame.published is None or not 0 < many * unit <= _MONTH:
        return nothing(match)
    return _between(match, frame.published - timedelta(days=many * unit), frame.published)


def this_week(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return Monday to the day of publication."""
    if frame.published is None:
        return nothing(match)
    return ago(frame.published.weekday(), 0)(words, match, frame)


def last_week(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return Monday to Sunday before the week of publication."""
    if frame.published is None:
        return nothing(match)
    monday = frame.published.weekday() + 7
    return ago(monday, monday - 6)(words, match, frame)


def weekend(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the latest Saturday and Sunday, as far as they are over."""
    del words
    if frame.published is None:
        return nothing(match)
    saturday = frame.published - timedelta(days=(frame.published.weekday() - _SATURDAY) % 7)
    return _between(match, saturday, min(saturday + timedelta(days=1), frame.published))


def last_month(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the calendar month before that of publication."""
    del words
    if frame.published is None:
        return nothing(match)
    return _between(match, *month_before(frame.published))


def this_month(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the month of publication up to that day."""
    if frame.published is None:
        return nothing(match)
    return ago(frame.published.day - 1, 0)(words, match, frame)


def this_year(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the year of publication up to that day."""
    if frame.published is None:
        return nothing(match)
    return ago(frame.published.timetuple().tm_yday - 1, 0)(words, match, frame)


def last_year(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the year before that of publication."""
    del words
    if frame.year is None:
        return nothing(match)
    return _between(match, date(frame.year - 1, 1, 1), date(frame.year - 1, 12, 31))
