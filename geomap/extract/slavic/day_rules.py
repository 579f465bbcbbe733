"""The phrases that name days in one language, each with its reader, in the order of precedence."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from geomap.extract.slavic import named_days, reckoned
from geomap.extract.slavic.calendar import Calendar
from geomap.extract.slavic.day_words import DayWords
from geomap.extract.slavic.reckoned import Reader

_MM = r"(?P<mm>0[1-9]|1[0-2])"
_DD = r"(?P<dd>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_CLOCK = r"(?:[01]?\d|2[0-4])[:.][0-5]\d"
# Not the end of a number, a time or a name: "№9 октября", "1.9 октября".
_BEFORE = r"(?<![\d.,:№/-])"
_Phrase = tuple[str, Reader]


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase, who reads it, and what a text must hold for it to stand there at all."""

    pattern: re.Pattern[str]
    read: Reader
    needs: re.Pattern[str] | None = None


@functools.cache
def rules(words: Calendar) -> tuple[DayWords, tuple[Rule, ...]]:
    """Return a language's words for days and its rules; matched in lower case."""
    parts = _Parts(words)
    nights = f"{words.night_to}|{words.night_from}|{words.new_years_eve}"
    listed: tuple[tuple[Iterator[_Phrase], str | None], ...] = (
        (_between_hours(parts), r"\d[:.]\d"),
        (_kept(parts), None),
        (_nights(parts), nights),
        (_of_calendar(parts), rf"{parts.month}|\d[./-]\d"),
        (_of_figures(parts), None),
        (_of_night_and_day(parts), None),
        (_counted(parts), parts.unit.replace("?P<unit>", "?:")),
        (_periods(parts), None),
        (_of_weekday(parts), "|".join((parts.weekday, *words.weekday_adjectives))),
        (_of_month(parts), None),
        (_bare(parts), None),
    )
    return parts.of, tuple(
        Rule(
            re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)"),
            read,
            re.compile(needs) if needs else None,
        )
        for phrases, needs in listed
        for pattern, read in phrases
    )


class _Parts:
    """The parts of which a language's phrases are made."""

    def __init__(self, words: Calendar) -> None:
        self.words = words
        self.of = DayWords(words)
        self.month = self.of.month_pattern
        self.weekday = self.of.weekday_pattern
        part = self.of.part_pattern
        self.day_number = rf"(?:0?[1-9]|[12]\d|3[01]){words.ordinal}"
        self.day = rf"{_BEFORE}(?P<day>{self.day_number})"
        self.year = (
            rf"(?:\s+(?P<year>{_YEAR})(?:-?(?:го|ого))?(?:\s*{words.year})?"
            rf"|,?\s+(?P<which>{words.this_year}|{words.year_before}))?"
        )
        any_part = rf"{part}|{words.night}|{words.bare_night}"
        self.part = rf"(?:(?:{words.on}\s+)?(?P<part>{any_part}),?\s+)?"
        self.after = rf"(?:,?\s+(?P<after>{part}|{words.bare_night})(?!\w))?"
        self.some_part = f"{part}|{words.bare_night}"
        self.only_part = part
        number = "|".join(pattern for pattern, _ in words.numbers)
        self.number = rf"(?P<n>{number}|\d{{1,2}})"
        self.unit = "(?P<unit>" + "|".join(pattern for pattern, _ in words.day_units) + ")"


def _kept(parts: _Parts) -> Iterator[_Phrase]:
    """Yield what names no day, and times of the clock."""
    words = parts.words
    yield words.never, reckoned.never
    yield rf"{words.next}\s+{parts.weekday}", reckoned.never
    hours = "|".join(pattern for pattern, _ in words.clock_parts)
    dated = rf"(?!\s+{parts.day_number}\s+{parts.month})"
    yield rf"{words.hour}\s+(?:{hours})", reckoned.clock
    yield rf"{words.clock}(?:\s+{words.zone})?(?!\s+{words.until}){dated}", reckoned.clock


def _nights(parts: _Parts) -> Iterator[_Phrase]:
    """Yield the nights between two days: "в ночь на 9 октября", "в ночь с 8 на 9 октября"."""
    words, month, weekday, year = parts.words, parts.month, parts.weekday, parts.year
    last = rf"{_BEFORE}(?P<day>{parts.day_number})"
    yield words.new_years_eve, named_days.new_years_eve
    yield (
        (
            rf"{words.night_from}\s+{parts.day_number}(?:\s+{month})?\s+{words.to}\s+"
            rf"{last}\s+(?P<month>{month}){year}"
        ),
        named_days.night_of_day,
    )
    dated = rf"(?:,?\s+\(?{last}(?:\s+(?P<month>{month})|\.{_MM}(?:\.(?P<yy>{_YEAR}))?){year})?"
    yield (
        rf"{words.night_from}\s+{weekday}\s+{words.to}\s+(?P<weekday>{weekday}){dated}",
        named_days.night_to_weekday,
    )
    yield (
        (
            rf"{words.night_to}\s+(?:{weekday},?\s+)?{last}"
            rf"(?:\s+(?P<month>{month})|\.{_MM}(?:\.(?P<yy>{_YEAR}))?){year}"
        ),
        named_days.night_of_day,
    )
    yield rf"{words.night_to}\s+(?P<weekday>{weekday})", named_days.night_to_weekday
    yield rf"{words.night_to}\s+(?:{words.today})", reckoned.ago(1, 0, night=True)
    both = rf"{words.night_from}\s+{parts.day_number}\s+{words.to}"
    yield (
        (
            rf"(?P<night>{words.night_to}|{both})\s+{last}"
            rf"(?:(?<=[^\W\d_])|(?=\s*(?:[.,;:)]|$|\s{words.of_month})))"
        ),
        named_days.of_month,
    )


def _between_hours(parts: _Parts) -> Iterator[_Phrase]:
    """Yield "с 20:00 8 октября до 7:00 9 октября", before its hours are read as times."""
    words, month = parts.words, parts.month
    clock = rf"(?:{_CLOCK}(?:\s+{words.zone})?,?\s+)"
    yield (
        (
            rf"{parts.part}{words.range_from}\s+{clock}(?P<day>{parts.day_number})"
            rf"(?:\s+(?P<m1>{month}))?(?:\s+{_YEAR}(?:\s*{words.year})?)?\s+(?:{words.until})\s+"
            rf"{clock}(?P<last>{parts.day_number})\s+(?P<month>{month}){parts.year}"
        ),
        named_days.stretch,
    )


def _of_calendar(parts: _Parts) -> Iterator[_Phrase]:
    """Yield days and stretches of days by number and month."""
    words, month, year, part = parts.words, parts.month, parts.year, parts.part
    number = parts.day_number
    yield (
        (
            rf"{part}(?:{words.range_from}\s+)?{parts.day}(?:\s+(?P<m1>{month}))?"
            rf"(?:\s*[-–—]\s*|\s+(?:{words.until})\s+)(?P<last>{number})\s+(?P<month>{month}){year}"
        ),
        named_days.stretch,
    )
    yield (
        (
            rf"{part}(?<![\d.])(?P<day>0?[1-9]|[12]\d|3[01])\s*[-–]\s*{_DD}\.{_MM}\."
            rf"(?P<yy>(?:{_YEAR}|\d\d))(?!\d)"
        ),
        named_days.dotted_stretch,
    )
    more = rf"\s*{words.joins}\s+{number}"
    many = rf"{_BEFORE}(?P<days>{number}(?:\s+{month})?(?:{more}(?:\s+{month})?){{0,5}}{more})"
    yield rf"{part}{many}\s+(?P<month>{month}){year}", named_days.several
    since = rf"(?:(?P<since>{words.since})\s+)?"
    named = rf"(?:(?:{words.on}\s+)?{parts.weekday},\s+)?"
    yield (
        rf"{part}{since}{named}{parts.day}\s+(?P<month>{month}){year}{parts.after}",
        named_days.one_day,
    )


def _of_figures(parts: _Parts) -> Iterator[_Phrase]:
    """Yield days in figures: "09.10.2024", "18.09", "9-го числа"."""
    words, part = parts.words, parts.part
    yield (
        (
            rf"{part}(?<![\d.]){_DD}\.{_MM}\.(?P<yy>(?:{_YEAR}|\d\d))(?:\s*{words.year})?"
            rf"(?![\d.]\d){parts.after}"
        ),
        named_days.dotted,
    )
    yield r"(?<![\d.-])(?P<yy>20\d\d)-(?P<mm>0[1-9]|1[0-2])-(?P<dd>[0-3]\d)", named_days.dotted
    yield (
        (
            rf"{part}(?:{words.to_figures}|(?<=\()|(?<=^)){_DD}\.{_MM}"
            rf"(?=\s*(?:[,;:)—–]|$|\s\w{{4,}}|\.(?!\d)))(?!\s+{words.zone})"
        ),
        named_days.dotted,
    )
    yield rf"{part}{parts.day}\s+{words.of_month}", named_days.of_month
    some = rf"(?:(?:{words.on}\s+)?(?P<part>{parts.some_part}|{words.night}))"
    yield rf"{some}\s+(?P<day>\d\d?-(?:го|ого|е))", named_days.of_month


def _of_night_and_day(parts: _Parts) -> Iterator[_Phrase]:
    """Yield nights, yesterday and today, and days counted from the day told of last."""
    words, some = parts.words, parts.some_part
    yield words.hours_ago, reckoned.ago(1, 0)
    yield words.same_night, reckoned.same_night
    yield words.last_night, reckoned.ago(1, 0, night=True)
    yield (
        (
            rf"(?:{words.yesterday})(?:,?\s+(?P<part>{some}))?"
            rf"|(?P<part2>{some})\s+(?:{words.yesterday})"
        ),
        reckoned.yesterday,
    )
    yield rf"(?:{words.before_yesterday})(?:\s+(?P<part>{some}))?", reckoned.ago(2)
    yield (
        rf"(?:{words.eve})(?:,?\s+(?P<part>{some}))?|(?P<after>{some})\s+(?:{words.eve})",
        reckoned.shifted(-1, fallback=-1),
    )
    yield rf"(?:{words.next_day})(?:,?\s+(?P<part>{some}))?", reckoned.shifted(1)
    yield rf"(?:{words.same_day})(?:,?\s+(?P<part>{some}))?", reckoned.shifted(0)


def _counted(parts: _Parts) -> Iterator[_Phrase]:
    """Yield "три дня назад", "двумя днями ранее", "за последние три дня"."""
    words, number, unit = parts.words, parts.number, parts.unit
    yield rf"{words.past_days}\s+{number}\s+{unit}", reckoned.past_days
    yield rf"(?:{number}\s+)?{unit}\s+(?:{words.ago})", reckoned.counted_ago
    yield (
        rf"(?:{words.within}\s+)?(?:{number}\s+)?{unit}\s+(?:{words.before})",
        reckoned.counted_before,
    )
    yield rf"(?:{number}\s+)?{unit}\s+(?:{words.later})", reckoned.counted_later
    yield (
        rf"(?:{words.after}|{words.within})\s+{number}\s+{unit}\s+(?:{words.later})",
        reckoned.counted_later,
    )
    yield rf"{words.after}\s+(?:{number}\s+)?{unit}", reckoned.counted_later


def _periods(parts: _Parts) -> Iterator[_Phrase]:
    """Yield stretches of days up to publication, and weeks, months and years by their place."""
    words, only = parts.words, parts.only_part
    yield words.recent_days, reckoned.ago(7, 0)
    yield words.recent_weeks, reckoned.ago(28, 0)
    yield words.past_day, reckoned.ago(1, 0)
    yield (
        rf"{words.on}\s+(?P<weekday>{parts.weekday}),?\s+(?P<ago>{words.last_week})",
        named_days.weekday,
    )
    yield words.last_week, reckoned.last_week
    yield words.this_week, reckoned.this_week
    yield words.past_week, reckoned.ago(7, 0)
    yield words.weekend, reckoned.weekend
    yield words.last_month, reckoned.last_month
    yield words.this_month, reckoned.this_month
    yield words.this_year_so_far, reckoned.this_year
    yield words.last_year, reckoned.last_year
    yield (
        rf"(?:{words.today})(?:,?\s+(?P<part>{only}))?|(?P<part2>{only})\s+(?:{words.today})",
        reckoned.today,
    )


def _of_weekday(parts: _Parts) -> Iterator[_Phrase]:
    """Yield days by their weekday."""
    words, weekday = parts.words, parts.weekday
    both = rf"(?P<first>{weekday})\s*{words.joins}\s+(?:{words.on}\s+)?(?P<weekday>{weekday})"
    yield rf"{words.on}\s+{both}", named_days.weekdays
    yield (
        (
            rf"{parts.part}(?:{words.on}|(?P<since>{words.since}))\s+"
            rf"(?:(?:(?P<last>{words.last})|{words.this})\s+)?(?P<weekday>{weekday}){parts.after}"
        ),
        named_days.weekday,
    )
    yield (
        rf"(?P<part>{parts.some_part})\s+(?:(?P<last>{words.last})\s+)?(?P<weekday>{weekday})",
        named_days.weekday,
    )
    yield (
        rf"(?:(?P<last>{words.last})|{words.this})\s+(?P<weekday>{weekday}){parts.after}",
        named_days.weekday,
    )
    adjectives = "|".join(words.weekday_adjectives)
    yield rf"(?P<adjective>{adjectives})", named_days.adjective


def _of_month(parts: _Parts) -> Iterator[_Phrase]:
    """Yield months and years."""
    words = parts.words
    when = (
        rf"(?P<begin>{words.month_begin})|(?P<mid>{words.month_mid})|(?P<end>{words.month_end})"
        rf"|(?P<since>{words.since})|{words.in_month}"
    )
    yield rf"(?:{when})\s+(?P<month>{parts.month}){parts.year}", named_days.month
    yield (
        rf"(?P<month>{parts.month})\s+(?P<year>{_YEAR})(?:-?го)?(?:\s*{words.year})?",
        named_days.month,
    )
    years = rf"(?P<year>{_YEAR})(?:-?(?:м|му|го|ого))?"
    yield (
        rf"{words.in_year}\s+{years}\s*[-–—]\s*(?P<year2>{_YEAR})(?:-?\w{{1,3}})?\s+\w+",
        (named_days.whole_year),
    )
    yield rf"{words.seasons}\s+{years}(?:\s*{words.year})?", named_days.whole_year
    yield rf"{words.in_year}\s+{years}(?:\s*{words.year}|(?<=м))", named_days.whole_year
    yield rf"{years}\s+(?:{words.of_year})", named_days.whole_year


def _bare(parts: _Parts) -> Iterator[_Phrase]:
    """Yield parts of a day that stand without their day."""
    words = parts.words
    yield words.all_day, reckoned.part
    yield words.bare_night, reckoned.night
    yield rf"(?P<part>{parts.only_part})", reckoned.part
