"""Days named in running text as intervals against the day of publication.

The rules are those of the English grammar (`geomap.extract.english.dates`): a night that names one
day is that day and the day before; a weekday is the latest one not after publication; a day
without a year takes the year that brings it nearest before publication.
"""

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geomap.extract.clock import (
    DateMention,
    Day,
    Frame,
    calendar,
    day_of,
    frame_of,
    interval,
    last_of_month,
    not_after,
    span_of,
)
from geomap.extract.slavic.calendar import Calendar
from geomap.model import DateBasis, PartOfDay

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:-?(?:го|е|му|м|й|ого))?"
_YEAR = r"(?:\s+(?P<year>(?:19|20)\d\d)(?:\s*{year})?)?"
_AND = r"\s*(?:,|и|і|й|та|или|або|,\s*а\s+также)\s*"
_TO = r"\s*(?:-|–|—|по|до)\s*"
_Read = Callable[["_Grammar", re.Match[str], Frame], DateMention | None]


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    read: _Read


def days(
    text: str, published: str | None, words: Calendar, *, anchor: str | None = None
) -> tuple[DateMention, ...]:
    """Return the days that a text names, in order without overlaps; offsets are in the text.

    `anchor` is the day of the strike told of last ("днем ранее"), ISO 8601.
    """
    frame = frame_of(published, anchor)
    grammar = _grammar(words)
    found: list[DateMention] = []
    lowered = text.lower()
    if len(lowered) != len(text):
        return ()
    for rule in grammar.rules:
        for match in rule.pattern.finditer(lowered):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            made = rule.read(grammar, match, frame)
            if made is not None:
                found.append(replace(made, text=text[made.start : made.end]))
    return tuple(sorted(found, key=lambda one: one.start))


class _Grammar:
    """The rules of one language, compiled once."""

    def __init__(self, words: Calendar) -> None:
        self.words = words
        month = "(?:" + "|".join(words.months) + ")"
        weekday = "(?:" + "|".join(words.weekdays) + ")"
        year = _YEAR.format(year=words.year)
        parts = "(?:" + "|".join(part for part, _ in words.parts) + ")"
        part = rf"(?:(?:{words.on}\s+)?(?P<part>{parts}|{words.night}),?\s+)?"
        after = rf"(?:,?\s+(?P<after>{parts}|{words.bare_night})(?!\w))?"
        number = "(?P<n>" + "|".join(n for n, _ in words.numbers) + r"|\d{1,2})"
        units = "(?P<unit>" + "|".join(unit for unit, _ in words.day_units) + ")"
        many = rf"(?P<days>{_DAY}(?:{_AND}{_DAY}){{1,5}})"
        listed: list[tuple[str, _Read]] = [
            (
                rf"{words.night_from}\s+(?P<day>{_DAY})(?:\s+(?P<m1>{month}))?\s+{words.to}\s+(?P<last>{_DAY})\s+(?P<month>{month}){year}",
                _night_between,
            ),
            (
                rf"{words.night_from}\s+(?P<w1>{weekday})\s+{words.to}\s+(?P<weekday>{weekday})(?:,\s+(?P<day>{_DAY})\s+(?P<month>{month}){year})?",
                _night_to_weekday,
            ),
            (
                rf"{words.night_to}\s+(?:{weekday},\s+)?(?P<day>{_DAY})(?:\s+(?P<month>{month})|\.(?P<mm>0[1-9]|1[0-2])(?:\.(?P<yy>(?:19|20)\d\d))?){year}",
                _night_of_day,
            ),
            (rf"{words.night_to}\s+(?P<weekday>{weekday})", _night_to_weekday),
            (rf"{words.night_to}\s+(?:{words.today})", _last_night),
            (
                rf"{part}(?:{_range_words()})?(?P<day>{_DAY})(?:\s+(?P<m1>{month}))?{_TO}(?P<last>{_DAY})\s+(?P<month>{month}){year}",
                _range,
            ),
            (rf"{part}{many}\s+(?P<month>{month}){year}", _several),
            (
                rf"{part}(?:{words.on}\s+{weekday},\s+)?(?P<day>{_DAY})\s+(?P<month>{month}){year}{after}",
                _one_day,
            ),
            (
                r"(?<![\d.])(?P<dd>0?[1-9]|[12]\d|3[01])\.(?P<mm>0[1-9]|1[0-2])\.(?P<yy>(?:19|20)?\d\d)(?![\d.])",
                _dotted,
            ),
            (rf"{words.last_night}", _last_night),
            (
                rf"(?P<past>{words.yesterday})(?:,?\s+(?P<part>{parts}|{words.bare_night}))?|(?P<part2>{parts}|{words.bare_night})\s+(?P<past2>{words.yesterday})",
                _yesterday,
            ),
            (rf"{words.before_yesterday}", _before_yesterday),
            (rf"{words.past_day}", _past_day),
            (rf"{words.past_days}\s+{number}\s+{units}", _past_days),
            (rf"(?:{number}\s+)?{units}\s+{words.ago}", _ago),
            (rf"{words.last_week}", _last_week),
            (rf"{words.past_week}", _past_week),
            (rf"{words.last_month}", _last_month),
            (
                rf"(?:{words.today})(?:,?\s+(?P<part>{parts}))?|(?P<part2>{parts})\s+(?:{words.today})",
                _today,
            ),
            (
                rf"{part}{words.on}\s+(?:минувш\w+\s+|прошл\w+\s+|эт\w+\s+|минул\w+\s+|ц\w{{1,3}}\s+)?(?P<weekday>{weekday}){after}",
                _weekday,
            ),
            (
                rf"{words.in_month}\s+(?:начале\s+|конце\s+|середине\s+|початку\s+)?(?P<month>{month}){year}",
                _month,
            ),
            (rf"{words.in_month}\s+(?P<year>(?:19|20)\d\d)(?:-?м)?\s*{words.year}", _year),
            (rf"{words.last_year}", _last_year),
            (rf"{words.eve}", _eve),
            (rf"(?P<part>{words.bare_night})", _bare),
            (rf"(?P<part>{parts})", _bare),
        ]
        self.rules = [
            _Rule(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), read) for pattern, read in listed
        ]

    def month(self, text: str) -> int:
        """Return the number of a month's name."""
        return next(
            number
            for number, pattern in enumerate(self.words.months, 1)
            if re.fullmatch(pattern, text)
        )

    def weekday(self, text: str) -> int:
        """Return the number of a weekday's name, Monday 0."""
        return next(
            number for number, name in enumerate(self.words.weekdays) if re.fullmatch(name, text)
        )

    def part(self, text: str | None) -> PartOfDay | None:
        """Return the part of the day that words name."""
        if not text:
            return None
        for pattern, part in self.words.parts:
            if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text):
                return part
        night = re.search(rf"(?:{self.words.night}|{self.words.bare_night})", text)
        return "night" if night else None

    def count(self, match: re.Match[str]) -> int:
        """Return how many days "три дня", "неделю" are; 0 for "несколько"."""
        unit = next(n for p, n in self.words.day_units if re.fullmatch(p, match["unit"]))
        text = match["n"]
        if text is None:
            return unit
        if text.isdigit():
            return int(text) * unit
        return next(n for p, n in self.words.numbers if re.fullmatch(p, text)) * unit


def _range_words() -> str:
    return r"(?:с|з|із|від|в\s+период\s+с|у\s+період\s+з)\s+"


@functools.cache
def _grammar(words: Calendar) -> _Grammar:
    return _Grammar(words)


def _made(
    match: re.Match[str],
    found: tuple[Day, ...],
    *,
    basis: DateBasis,
    part: PartOfDay | None = None,
    year: str | None = None,
    bare: bool = False,
) -> DateMention:
    text = match.group()
    lead = len(text) - len(text.lstrip())
    start = match.start() + lead
    return DateMention(
        text=text.strip(),
        start=start,
        end=start + len(text.strip()),
        days=found,
        basis=basis,
        part_of_day=part,
        year_basis=year,
        bare=bare,
    )


def _number(text: str) -> int:
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]  # it begins with digits


def _group(match: re.Match[str], *names: str) -> str | None:
    groups = match.groupdict()
    return next((groups[name] for name in names if groups.get(name)), None)


def _night_between(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    end = calendar(grammar.month(match["month"]), _number(match["last"]), match["year"], frame)
    if end is None:
        return None
    return _made(match, (day_of(end[0], night=True),), basis="stated", part="night", year=end[1])


def _night_of_day(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    month = grammar.month(match["month"]) if match["month"] else int(match["mm"])
    year = match["year"] or _group(match, "yy")
    end = calendar(month, _number(match["day"]), year, frame)
    if end is None:
        return None
    return _made(match, (day_of(end[0], night=True),), basis="stated", part="night", year=end[1])


def _night_to_weekday(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    if _group(match, "day"):
        return _night_of_day(grammar, match, frame)
    if frame.published is None:
        return None
    end = _latest(grammar.weekday(match["weekday"]), frame.published)
    return _made(match, (day_of(end, night=True),), basis="weekday", part="night")


def _latest(number: int, published: date) -> date:
    return published - timedelta(days=(published.weekday() - number) % 7)


def _one_day(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    day = calendar(grammar.month(match["month"]), _number(match["day"]), match["year"], frame)
    if day is None:
        return None
    part = grammar.part(_group(match, "part", "after"))
    found = day_of(day[0], night=part == "night")
    return _made(match, (found,), basis="stated", part=part, year=day[1])


def _several(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    part = grammar.part(match["part"])
    month = grammar.month(match["month"])
    read = [
        calendar(month, int(n), match["year"], frame) for n in re.findall(r"\d+", match["days"])
    ]
    known = [one for one in read if one is not None]
    found = tuple(day_of(one[0], night=part == "night") for one in known)
    return _made(match, found, basis="stated", part=part, year=known[0][1]) if known else None


def _range(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    last = grammar.month(match["month"])
    first = grammar.month(match["m1"]) if match["m1"] else last
    start = calendar(first, _number(match["day"]), match["year"], frame)
    end = calendar(last, _number(match["last"]), match["year"], frame)
    if start is None or end is None or str(start[0]) > str(end[0]):
        return None
    part = grammar.part(match["part"])
    return _made(
        match, (span_of(day_of(start[0]), day_of(end[0])),), basis="stated", part=part, year=end[1]
    )


def _dotted(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:  # noqa: ARG001  # as all rules
    year = match["yy"] if len(match["yy"]) > 2 else f"20{match['yy']}"  # noqa: PLR2004
    day = calendar(int(match["mm"]), int(match["dd"]), year, frame)
    return _made(match, (day_of(day[0]),), basis="stated", year=day[1]) if day else None


def _back(
    match: re.Match[str],
    frame: Frame,
    first: int,
    last: int = 0,
    *,
    part: PartOfDay | None = None,
    bare: bool = False,
) -> DateMention | None:
    """Return the days so many days before publication."""
    if frame.published is None:
        return None
    start, end = (frame.published - timedelta(days=n) for n in (first, last))
    return _made(match, (interval(start, end),), basis="relative", part=part, bare=bare)


def _last_night(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:  # noqa: ARG001
    return _back(match, frame, 1, part="night")


def _today(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    part = grammar.part(_group(match, "part", "part2"))
    return _back(match, frame, 0, part=part)


def _yesterday(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    part = grammar.part(_group(match, "part", "part2"))
    return _back(match, frame, 1, 0 if part == "night" else 1, part=part)


def _before_yesterday(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:  # noqa: ARG001
    return _back(match, frame, 2, 2)


def _eve(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:  # noqa: ARG001
    return _back(match, frame, 1, 1)


def _past_day(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:  # noqa: ARG001
    return _back(match, frame, 1)


def _past_days(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    many = grammar.count(match)
    return _back(match, frame, many) if 0 < many <= 31 else None  # noqa: PLR2004  # a month


def _ago(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    many = grammar.count(match)
    if not 0 < many <= 366:  # noqa: PLR2004  # a year
        return None
    wide = 3 if many >= 7 else 0  # noqa: PLR2004  # "a week ago" is no exact day
    return _back(match, frame, many + wide, max(many - wide, 0))


def _last_week(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:  # noqa: ARG001
    if frame.published is None:
        return None
    monday = frame.published.weekday() + 7
    return _back(match, frame, monday, monday - 6)


def _past_week(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:  # noqa: ARG001
    return _back(match, frame, 7)


def _last_month(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:  # noqa: ARG001
    if frame.published is None:
        return None
    last = frame.published.replace(day=1) - timedelta(days=1)
    return _made(match, (interval(last.replace(day=1), last),), basis="relative")


def _weekday(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    if frame.published is None:
        return None
    part = grammar.part(_group(match, "part", "after"))
    day = _latest(grammar.weekday(match["weekday"]), frame.published)
    return _made(match, (day_of(day, night=part == "night"),), basis="weekday", part=part)


def _month(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    first = calendar(grammar.month(match["month"]), 1, match["year"], frame)
    if first is None or not isinstance(first[0], date):
        return None
    whole = interval(first[0], last_of_month(first[0]))
    return _made(match, (not_after(whole, frame.published),), basis="stated", year=first[1])


def _year(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:  # noqa: ARG001
    number = int(match["year"])
    whole = interval(date(number, 1, 1), date(number, 12, 31))
    return _made(match, (not_after(whole, frame.published),), basis="stated", year="stated")


def _last_year(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:  # noqa: ARG001
    if frame.year is None:
        return None
    whole = interval(date(frame.year - 1, 1, 1), date(frame.year - 1, 12, 31))
    return _made(match, (whole,), basis="relative")


def _bare(grammar: _Grammar, match: re.Match[str], frame: Frame) -> DateMention | None:
    part = grammar.part(match["part"])
    return _back(match, frame, 1 if part == "night" else 0, part=part, bare=True)


def all_days(mentions: tuple[DateMention, ...]) -> Iterator[Day]:
    """Yield every day that the mentions name."""
    for one in mentions:
        yield from one.days
