"""Days named in running English as intervals against the day of publication.

Rules of this grammar (its design phrases are in `tests/extract/test_dates.py`): a weekday is the
latest one not after publication; a night that names one day is that day and the day before, since
sources differ on which it is; "last week" is Monday to Sunday before the week of writing. A day
without a year takes the year that brings it nearest before publication; without a publication day
it stays without a year, written `--MM-DD` (the form of XML Schema's gMonthDay) until the run's
other documents tell.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from geomap.model import DateBasis, PartOfDay

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT = "jan feb mar apr jun jul aug sept? oct nov dec".split()
_MONTH = (
    "(?:"
    + "|".join([m.capitalize() for m in _MONTHS])
    + "|"
    + ("|".join(rf"{s.capitalize()}\b\.?" for s in _SHORT) + ")")
)
_WEEKDAY = "(?:" + "|".join(w.capitalize() for w in _WEEKDAYS) + ")"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
_PART = r"(?P<part>morning|afternoon|evening|night|noon|midnight)"
_NIGHT = (
    r"(?i:(?:on|during|in)\s+)?(?:(?:the\s+)?(?:night|overnight)\s+(?:of|on|from|into|to)?\s*)?"
)
_ON = r"(?i:(?:on|since|by|late on|early on)\s+)?"
_AND = r"\s*(?:,|and|or|to|until|through|&|[-–—])\s*"
_NUMBERS = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_FULL = len("2024-11-19")
# Days of publication outside these years are no news, and break the calendar's arithmetic.
_FIRST_YEAR, _END_YEAR = 1800, 2200


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One interval of days: ISO dates, or `--MM-DD` while the year is not known, or null."""

    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A phrase that names days; "November 23 and 25" names two, all others one."""

    text: str
    start: int
    end: int
    days: tuple[Day, ...]
    basis: DateBasis
    part_of_day: PartOfDay | None = None
    year_basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What a phrase is read against."""

    published: date | None
    year: int | None


Reader = Callable[[re.Match[str], _Frame], DateMention | None]


def dates(text: str, *, published: str | None) -> tuple[DateMention, ...]:
    """Return the phrases that name days, longest first where they overlap, in order."""
    frame = _frame(published)
    found: list[DateMention] = []
    for pattern, reader in _RULES:
        for match in pattern.finditer(text):
            if any(match.start() < m.end and m.start < match.end() for m in found):
                continue
            mention = reader(match, frame)
            if mention is not None:
                found.append(mention)
    return tuple(sorted(found, key=lambda m: m.start))


def span_of(first: Day, second: Day) -> Day:
    """Return the interval from the first day's start to the second's end."""
    return Day(earliest=first.earliest, latest=second.latest)


def _frame(published: str | None) -> _Frame:
    if not published or not _FIRST_YEAR <= int(published[:4]) < _END_YEAR:
        return _Frame(published=None, year=None)
    day = date.fromisoformat(published) if len(published) == _FULL else None
    return _Frame(published=day, year=int(published[:4]))


def _mention(
    match: re.Match[str],
    days: tuple[Day, ...],
    *,
    basis: DateBasis,
    part: str | None = None,
    year_basis: str | None = None,
) -> DateMention:
    text = match.group()
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    start = match.start() + lead
    return DateMention(
        text=text,
        start=start,
        end=start + len(text),
        days=days,
        basis=basis,
        part_of_day=_part_of_day(part or text),
        year_basis=year_basis,
    )


def _part_of_day(text: str) -> PartOfDay | None:
    lowered = text.lower()
    table: tuple[tuple[str, PartOfDay], ...] = (
        ("night", "night"),
        ("early hours", "night"),
        ("before dawn", "night"),
        ("morning", "morning"),
        ("afternoon", "afternoon"),
        ("noon", "day"),
        ("evening", "evening"),
    )
    return next((part for word, part in table if word in lowered), None)


def _number_of_day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _number_of_month(name: str) -> int:
    key = name.lower().rstrip(".")[:3]
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(key))


def _calendar(
    month: int, day: int, year: str | None, frame: _Frame
) -> tuple[date | str, str | None] | None:
    """Return the day, or `--MM-DD` while the year is unknown, and how the year is known."""
    try:
        date(2024, month, day)  # a leap year: 29 February is a day
        if year:
            return date(int(year), month, day), "stated"
        if frame.published is not None:
            this = date(frame.published.year, month, day)
            later = this - frame.published > timedelta(days=31)
            return (this.replace(year=this.year - 1) if later else this), "document"
        if frame.year is not None:
            return date(frame.year, month, day), "document"
    except ValueError:
        return None
    return f"--{month:02d}-{day:02d}", None


def _day(one: date | str, *, night: bool = False) -> Day:
    if isinstance(one, date):
        before = one - timedelta(days=1) if night else one
        return Day(earliest=before.isoformat(), latest=one.isoformat())
    if not night:
        return Day(earliest=one, latest=one)
    before = date(2024, int(one[2:4]), int(one[5:7])) - timedelta(days=1)
    return Day(earliest=f"--{before:%m-%d}", latest=one)


def _absolute(match: re.Match[str], frame: _Frame) -> DateMention | None:
    groups = match.groupdict()
    month = _number_of_month(groups["month"])
    found = _calendar(month, _number_of_day(groups["day"]), groups.get("year"), frame)
    if found is None:
        return None
    first, year_basis = found
    text = match.group().lower()
    night = "night" in text
    if groups.get("day2") is None:
        days: tuple[Day, ...] = (_day(first, night=night),)
    else:
        month2 = _number_of_month(groups["month2"]) if groups.get("month2") else month
        other = _calendar(month2, _number_of_day(groups["day2"]), groups.get("year"), frame)
        if other is None:
            return None
        pair = (_day(first), _day(other[0]))
        apart = re.search(r"\band\b|,|&", match.group("and")) and not night
        days = pair if apart else (span_of(*pair),)
    return _mention(match, days, basis="stated", year_basis=year_basis)


def _iso(match: re.Match[str], frame: _Frame) -> DateMention | None:
    del frame
    try:
        day = date(int(match.group("y")), int(match.group("m")), int(match.group("d")))
    except ValueError:
        return None
    return _mention(match, (_day(day),), basis="stated", year_basis="stated")


def _weekday(match: re.Match[str], frame: _Frame) -> DateMention | None:
    if frame.published is None:
        return None
    groups = match.groupdict()
    text = match.group().lower()
    day = _latest(groups["weekday"], frame.published)
    if "last " in text and day == frame.published:
        day -= timedelta(days=7)
    if groups.get("weekday2"):
        end = _latest(groups["weekday2"], frame.published)
        start = _latest(groups["weekday"], end)
        days = Day(earliest=start.isoformat(), latest=end.isoformat())
    elif groups.get("part") == "night":
        days = Day(earliest=day.isoformat(), latest=(day + timedelta(days=1)).isoformat())
    else:
        days = _day(day, night="night" in text)
    return _mention(match, (days,), basis="weekday", year_basis="document")


def _latest(weekday: str, not_after: date) -> date:
    number = _WEEKDAYS.index(weekday.lower())
    return not_after - timedelta(days=(not_after.weekday() - number) % 7)


def _ago(days: int, *, back: int = 0) -> Reader:
    """Return a reader of a phrase that means `days` before publication, `back` days long."""

    def read(match: re.Match[str], frame: _Frame) -> DateMention | None:
        if frame.published is None:
            return None
        end = frame.published - timedelta(days=days)
        start = end - timedelta(days=back)
        day = Day(earliest=start.isoformat(), latest=end.isoformat())
        return _mention(match, (day,), basis="relative", year_basis="document")

    return read


def _counted_ago(match: re.Match[str], frame: _Frame) -> DateMention | None:
    word = match.group("n").lower()
    days = _NUMBERS.get(word) or (int(word) if word.isdigit() else None)
    if days is None or frame.published is None:
        return None
    weeks = match.group("unit").lower().startswith("week")
    return _ago(days * 7 + 3 if weeks else days, back=6 if weeks else 0)(match, frame)


def _last_week(match: re.Match[str], frame: _Frame) -> DateMention | None:
    if frame.published is None:
        return None
    monday = frame.published - timedelta(days=frame.published.weekday() + 7)
    day = Day(earliest=monday.isoformat(), latest=(monday + timedelta(days=6)).isoformat())
    return _mention(match, (day,), basis="relative", year_basis="document")


def _this_week(match: re.Match[str], frame: _Frame) -> DateMention | None:
    if frame.published is None:
        return None
    return _ago(0, back=frame.published.weekday())(match, frame)


def _last_month(match: re.Match[str], frame: _Frame) -> DateMention | None:
    if frame.published is None:
        return None
    end = frame.published.replace(day=1) - timedelta(days=1)
    day = Day(earliest=end.replace(day=1).isoformat(), latest=end.isoformat())
    return _mention(match, (day,), basis="relative", year_basis="document")


def _month(match: re.Match[str], frame: _Frame) -> DateMention | None:
    month = _number_of_month(match.group("month"))
    found = _calendar(month, 1, match.group("year"), frame)
    if found is None or not isinstance(found[0], date):
        return None
    first = found[0]
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    window = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}
    low, high = window.get((match.group("when") or "").strip("- ").lower(), (1, last.day))
    day = Day(
        earliest=first.replace(day=low).isoformat(), latest=first.replace(day=high).isoformat()
    )
    return _mention(match, (day,), basis="stated", year_basis=found[1])


def _new_years_eve(match: re.Match[str], frame: _Frame) -> DateMention | None:
    found = _calendar(12, 31, None, frame)
    return (
        _mention(match, (_day(found[0]),), basis="stated", year_basis=found[1]) if found else None
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")


def _relative(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


_TIME_AFTER = rf"(?:\s+(?:in the\s+)?{_PART})?"
_RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"(?<![\d-])(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])"), _iso),
    (re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)(?![\d.])"), _iso),
    (
        _compiled(
            rf"{_NIGHT}{_ON}(?:the\s+)?(?:(?:{_WEEKDAY}),?\s+)?(?P<month>{_MONTH})\s+(?P<day>{_DAY})"
            rf"(?:(?P<and>{_AND})(?:(?P<month2>{_MONTH})\s+)?(?P<day2>{_DAY}))?{_YEAR}{_TIME_AFTER}"
        ),
        _absolute,
    ),
    (
        _compiled(
            rf"{_NIGHT}{_ON}(?:the\s+)?(?:(?:{_WEEKDAY}),?\s+)?(?P<day>{_DAY})"
            rf"(?:(?P<and>{_AND})(?P<day2>{_DAY}))?\s+(?:of\s+)?(?P<month>{_MONTH}){_YEAR}"
            rf"{_TIME_AFTER}"
        ),
        _absolute,
    ),
    (
        _compiled(
            rf"(?:(?:on|during|in|the|over)\s+){{0,2}}(?:overnight|night)\s+"
            rf"(?:from\s+|of\s+|between\s+|on\s+)?(?P<weekday>{_WEEKDAY})\s*"
            rf"(?:to|into|and|[-–])\s*(?P<weekday2>{_WEEKDAY})"
        ),
        _weekday,
    ),
    (
        _compiled(
            rf"(?:(?:overnight|on the night of|late|early|earlier|on|last)\s+){{0,2}}"
            rf"(?P<weekday>{_WEEKDAY}){_TIME_AFTER}(?:\s+overnight)?"
        ),
        _weekday,
    ),
    (_relative(r"(?:on\s+)?new year['’]s eve"), _new_years_eve),
    (_relative(r"overnight|last night|during the night|in the night|at night"), _ago(0, back=1)),
    (_relative(r"the day before yesterday"), _ago(2)),
    (
        _relative(
            r"yesterday(?:\s+(?:morning|afternoon|evening|night))?|a day ago|the previous day"
            r"|the day before|a day earlier|a day after"
        ),
        _ago(1),
    ),
    (
        _relative(
            r"today|this (?:morning|afternoon|evening)|tonight|earlier in the day|earlier today"
            r"|in the early hours|since the (?:start|beginning) of the day|in the morning"
        ),
        _ago(0),
    ),
    (
        _relative(
            r"(?P<n>one|a|two|three|four|five|six|seven|\d{1,2}) (?P<unit>days?|weeks?) "
            r"(?:ago|earlier)"
        ),
        _counted_ago,
    ),
    (
        _relative(r"(?:in|over|during) (?:the )?(?:recent|past few|last few|past several) days"),
        _ago(0, back=7),
    ),
    (
        _relative(r"(?:in|over|during) (?:the )?(?:last|past) 24 hours|over the past day"),
        _ago(0, back=1),
    ),
    (_relative(r"last week"), _last_week),
    (_relative(r"this week|earlier this week"), _this_week),
    (_relative(r"last month"), _last_month),
    (
        _compiled(
            rf"(?:in|during|since|of)\s+(?P<when>(?:early|mid|late)[\s-]*)?(?P<month>{_MONTH}){_YEAR}"
        ),
        _month,
    ),
)
