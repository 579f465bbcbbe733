"""Values and arithmetic of days, and the English words for them: what a phrase is read against."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geomap.model import DateBasis, PartOfDay

MONTHS = (
    "january february march april may june july august september october november december"
).split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
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
    """A phrase that names days; "November 23 and 25" names two, all others one.

    `bare` is a part of a day without its day ("overnight"): of publication, unless a day is said.
    """

    text: str
    start: int
    end: int
    days: tuple[Day, ...]
    basis: DateBasis
    part_of_day: PartOfDay | None = None
    year_basis: str | None = None
    bare: bool = False

    @property
    def is_night(self) -> bool:
        """Whether it is a night of two days."""
        return any(day.earliest != day.latest for day in self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a phrase is read against."""

    published: date | None
    year: int | None
    anchor: date | None = None  # the day that was told of last: "a day earlier"


def span_of(first: Day, second: Day) -> Day:
    """Return the interval from the first day's start to the second's end."""
    return Day(earliest=first.earliest, latest=second.latest)


def frame_of(published: str | None, anchor: str | None = None) -> Frame:
    """Return what a document of this day of publication is read against."""
    known = _full_day(anchor)
    if not published or not _FIRST_YEAR <= int(published[:4]) < _END_YEAR:
        return Frame(published=None, year=None, anchor=known)
    return Frame(published=_full_day(published), year=int(published[:4]), anchor=known)


def _full_day(text: str | None) -> date | None:
    if text is None or len(text) != _FULL or not _FIRST_YEAR <= int(text[:4]) < _END_YEAR:
        return None
    return date.fromisoformat(text)


def month_before(day: date) -> tuple[date, date]:
    """Return the first and the last day of the calendar month before the day's."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def last_of_month(first: date) -> date:
    """Return the last day of the month that begins on this day."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def latest_weekday(weekday: str, not_after: date) -> date:
    """Return the latest day of that name; three letters of the name do."""
    number = [name[:3] for name in WEEKDAYS].index(weekday.lower()[:3])
    return not_after - timedelta(days=(not_after.weekday() - number) % 7)


def interval(first: date, last: date) -> Day:
    """Return the days from the first to the last."""
    return Day(earliest=first.isoformat(), latest=last.isoformat())


def not_after(day: Day, published: date | None) -> Day:
    """Return the interval cut off at the day of publication: no news tells of tomorrow."""
    if published is None or not day.earliest or not day.latest:
        return day
    end = published.isoformat()
    return replace(day, latest=end) if day.earliest <= end < day.latest else day


def mention(
    match: re.Match[str],
    days: tuple[Day, ...],
    *,
    basis: DateBasis,
    part: str | None = None,
    year_basis: str | None = None,
) -> DateMention:
    """Return the mention of these days with the match's characters."""
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
        part_of_day=part_of_day(part or text),
        year_basis=year_basis,
    )


def part_of_day(text: str) -> PartOfDay | None:
    """Return the part of the day that the words name."""
    lowered = text.lower()
    table: tuple[tuple[str, PartOfDay], ...] = (
        ("night", "night"),
        ("early hours", "night"),
        ("dawn", "night"),
        ("morning", "morning"),
        ("afternoon", "afternoon"),
        ("noon", "day"),
        ("evening", "evening"),
    )
    return next((part for word, part in table if word in lowered), None)


def number_of_day(text: str) -> int:
    """Return 7 for "7th"."""
    return int(re.sub(r"\D", "", text))


def number_of_month(name: str) -> int:
    """Return 3 for "Mar."."""
    key = name.lower().rstrip(".")[:3]
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(key))


def calendar(
    month: int, day: int, year: str | None, frame: Frame
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


def day_of(one: date | str, *, night: bool = False) -> Day:
    """Return the day, or the night that ends on it."""
    if isinstance(one, date):
        before = one - timedelta(days=1) if night else one
        return Day(earliest=before.isoformat(), latest=one.isoformat())
    if not night:
        return Day(earliest=one, latest=one)
    before = date(2024, int(one[2:4]), int(one[5:7])) - timedelta(days=1)
    return Day(earliest=f"--{before:%m-%d}", latest=one)
