"""Readers of days by their place in the calendar: "9 октября", "в ночь на среду", "09.10.2024"."""

import re
from datetime import date, timedelta

from geomap.extract.clock import (
    DateMention,
    Day,
    Frame,
    calendar,
    day_of,
    interval,
    last_of_month,
    not_after,
    span_of,
)
from geomap.extract.slavic.day_words import Against, DayWords, group, mention, nothing, number

_MONTHS = 12


def one_day(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "утром 9 октября", "ночью 9 октября", "9 октября прошлого года"."""
    year = words.year(match, frame)
    day = calendar(words.month(match["month"]), number(match["day"]), year, frame)
    if day is None:
        return None
    part = words.part(group(match, "part", "after"))
    found = day_of(day[0], night=part == "night")
    return mention(match, _since(match, found, frame), basis="stated", part=part, year=day[1])


def _since(match: re.Match[str], day: Day, frame: Frame) -> tuple[Day, ...]:
    told_on = frame.published.isoformat() if frame.published is not None else ""
    if group(match, "since") is None or (day.earliest or "9") > told_on:
        return (day,)  # "с 31 октября", told before: of what is still to come
    return (Day(earliest=day.earliest, latest=told_on),)


def night_of_day(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "в ночь на 9 октября", "вночі проти 9.10": the day before and the day."""
    name = group(match, "month")
    month = words.month(name) if name else int(group(match, "mm") or 0)
    end = calendar(month, number(match["day"]), words.year(match, frame), frame)
    if end is None:
        return None
    return mention(match, (day_of(end[0], night=True),), basis="stated", part="night", year=end[1])


def night_to_weekday(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "в ночь на среду", "в ночь со вторника на среду, 9 октября"."""
    if group(match, "month", "mm"):
        return night_of_day(words, match, frame)
    if frame.published is None:
        return None
    end = latest(words.weekday(match["weekday"]), frame.published)
    return mention(
        match, (day_of(end, night=True),), basis="weekday", part="night", year="document"
    )


def latest(weekday: int, published: date) -> date:
    """Return the latest such day not after publication, Monday 0."""
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def weekday(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "в среду вечером", "в прошлую среду": the latest such day."""
    if frame.published is None:
        return None
    part = words.part(group(match, "part", "after"))
    named = words.weekday(match["weekday"])
    day = latest(named, frame.published)
    if group(match, "ago"):
        monday = frame.published - timedelta(days=frame.published.weekday() + 7)
        day = monday + timedelta(days=named)
    elif group(match, "last") and day == frame.published:
        day -= timedelta(days=7)
    found = day_of(day, night=part == "night")
    return mention(match, _since(match, found, frame), basis="weekday", part=part, year="document")


def weekdays(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the two days of "во вторник и среду"."""
    if frame.published is None:
        return None
    last = latest(words.weekday(match["weekday"]), frame.published)
    first = latest(words.weekday(match["first"]), last)
    return mention(match, (day_of(first), day_of(last)), basis="weekday", year="document")


def adjective(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the day of "субботний удар"."""
    if frame.published is None:
        return None
    day = day_of(latest(words.adjective(match["adjective"]), frame.published))
    return mention(match, (day,), basis="weekday", year="document")


def several(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the days of "8 и 9 октября", "30 сентября и 1 октября"."""
    part = words.part(match["part"])
    last, year = words.month(match["month"]), words.year(match, frame)
    named: list[tuple[int, int]] = []
    pattern = rf"(?P<d>\d{{1,2}}){words.words.ordinal}(?:\s+(?P<m>{words.month_pattern}))?"
    for each in reversed(list(re.finditer(pattern, match["days"]))):
        last = words.month(each["m"]) if each["m"] else last
        named.insert(0, (last, int(each["d"])))
    read = [calendar(month, day, year, frame) for month, day in named]
    known = [one for one in read if one is not None]
    if len(known) < len(read):
        return None
    found = tuple(day_of(one[0], night=part == "night") for one in known)
    return mention(match, found, basis="stated", part=part, year=known[0][1])


def stretch(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "с 5 по 9 октября", "с 20:00 8 октября до 7:00 9 октября" as one interval."""
    last = words.month(match["month"])
    first = words.month(match["m1"]) if match["m1"] else last
    year = words.year(match, frame)
    end = calendar(last, number(match["last"]), year, frame)
    start = calendar(first, number(match["day"]), year, frame)
    if start is None or end is None or str(start[0]) > str(end[0]):
        return None
    part = words.part(group(match, "part"))
    found = span_of(day_of(start[0], night=part == "night"), day_of(end[0]))
    return mention(match, (found,), basis="stated", part=part, year=end[1])


def dotted(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the day of "09.10.2024", "09.10.24", "18.09"."""
    day = calendar(int(match["mm"]), int(match["dd"]), words.year(match, frame), frame)
    part = words.part(group(match, "part", "after"))
    if day is None:
        return None
    found = day_of(day[0], night=part == "night")
    return mention(match, (found,), basis="stated", part=part, year=day[1])


def dotted_stretch(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the days of "07-08.10.2024" as one interval."""
    month, year = int(match["mm"]), words.year(match, frame)
    start, end = (calendar(month, int(match[name]), year, frame) for name in ("day", "dd"))
    if start is None or end is None or str(start[0]) > str(end[0]):
        return None
    found = span_of(day_of(start[0]), day_of(end[0]))
    return mention(match, (found,), basis="stated", year=end[1])


def of_month(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return "9-го числа", "в ночь на 9-е": the latest such day not after publication."""
    if frame.published is None:
        return nothing(match)
    part = words.part(group(match, "part")) or ("night" if group(match, "night") else None)
    for back in range(_MONTHS):
        months = frame.published.year * _MONTHS + frame.published.month - 1 - back
        try:
            day = date(months // _MONTHS, months % _MONTHS + 1, number(match["day"]))
        except ValueError:
            continue
        if day <= frame.published:
            found = day_of(day, night=part == "night")
            return mention(match, (found,), basis="relative", part=part, year="document")
    return None


def month(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the days of "в начале октября", "в октябре прошлого года", "с октября"."""
    year = words.year(match, frame)
    found = calendar(words.month(match["month"]), 1, year, frame)
    if found is None or not isinstance(found[0], date):
        return None
    last = last_of_month(found[0])
    low, high = 1, last.day
    for name, window in (("begin", (1, 10)), ("mid", (11, 20)), ("end", (21, last.day))):
        if group(match, name):
            low, high = window
    whole = interval(found[0].replace(day=low), found[0].replace(day=high))
    if group(match, "since") and frame.published and found[0] <= frame.published:
        whole = interval(found[0], frame.published)
    return mention(match, (not_after(whole, frame.published),), basis="stated", year=found[1])


def whole_year(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the days of "в 2015 году", "весной 2022 года", "в 2014–2015 годах"."""
    del words
    first = int(match["year"])
    last = int(group(match, "year2") or first)
    if (frame.year is not None and first > frame.year) or last < first:
        return nothing(match)
    whole = interval(date(first, 1, 1), date(last, 12, 31))
    return mention(match, (not_after(whole, frame.published),), basis="stated", year="stated")


def new_years_eve(words: DayWords, match: re.Match[str], frame: Against) -> DateMention | None:
    """Return the night of 31 December to 1 January."""
    del words
    end = calendar(1, 1, None, frame)
    if end is None:
        return None
    return mention(match, (day_of(end[0], night=True),), basis="stated", part="night", year=end[1])
