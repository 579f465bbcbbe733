"""One language's words for days as numbers: months, weekdays, parts of the day, counts."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geomap.extract.clock import DateMention, Day, Frame
from geomap.extract.slavic.calendar import Calendar
from geomap.model import DateBasis, PartOfDay

# Hours of the clock at which the parts of the day begin.
_PARTS: tuple[tuple[int, PartOfDay], ...] = (
    (6, "night"),
    (12, "morning"),
    (18, "afternoon"),
    (22, "evening"),
    (24, "night"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Against(Frame):
    """What a phrase is read against; `night` are the days of the night that was told of last."""

    night: tuple[date, date] | None = None


@dataclass(frozen=True)
class DayWords:
    """A language's patterns, and what their matches mean."""

    words: Calendar

    @functools.cached_property
    def month_pattern(self) -> str:
        """The pattern of any month."""
        return _any(self.words.months)

    @functools.cached_property
    def weekday_pattern(self) -> str:
        """The pattern of any weekday."""
        return _any(self.words.weekdays)

    @functools.cached_property
    def part_pattern(self) -> str:
        """The pattern of any part of the day but the night."""
        return _any(part for part, _ in self.words.parts)

    def month(self, text: str) -> int:
        """Return the number of a month's name."""
        return _index(self.words.months, text) + 1

    def weekday(self, text: str) -> int:
        """Return the number of a weekday's name, Monday 0."""
        return _index(self.words.weekdays, text)

    def adjective(self, text: str) -> int:
        """Return the number of the weekday that an adjective is made of, Monday 0."""
        return _index(self.words.weekday_adjectives, text)

    def part(self, text: str | None) -> PartOfDay | None:
        """Return the part of the day that words name."""
        if not text:
            return None
        words = self.words
        for pattern, part in words.parts:
            if _holds(pattern, text):
                return part
        night = _holds(rf"{words.night}|{words.bare_night}|{words.last_night}", text)
        return "night" if night or _holds(words.same_night, text) else None

    def part_at(self, match: re.Match[str], name: str) -> PartOfDay | None:
        """Return the part of the day that a group names, whatever must follow it."""
        at = match.start(name)
        return next(
            (part for one, part in self.words.parts if re.compile(one).match(match.string, at)),
            None,
        )

    def part_of_clock(self, text: str) -> PartOfDay | None:
        """Return the part of the day of "в 03:25" or "в три часа ночи"."""
        for pattern, part in self.words.clock_parts:
            if _holds(pattern, text):
                return part
        hour = re.search(r"\d{1,2}", text)
        if hour is None:
            return None
        return next(part for end, part in _PARTS if int(hour[0]) < end)

    def count(self, match: re.Match[str]) -> tuple[int, int]:
        """Return how many units "три дня", "неделю" are, and a unit's days; (0, …) for "a few"."""
        unit = next(n for p, n in self.words.day_units if re.fullmatch(p, match["unit"]))
        text = match["n"]
        if text is None:
            return 1, unit
        if text.isdigit():
            return int(text), unit
        return next(n for p, n in self.words.numbers if re.fullmatch(p, text)), unit

    def year(self, match: re.Match[str], frame: Frame) -> str | None:
        """Return the year that a day names: "2022", or "прошлого года" from that of publication."""
        stated, said = group(match, "year", "yy"), group(match, "which")
        if stated is not None:
            return stated if len(stated) > 2 else f"20{stated}"  # noqa: PLR2004
        if said is None or frame.year is None:
            return None
        back = 1 if re.fullmatch(self.words.year_before, said) else 0
        return str(frame.year - back)


def _any(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _index(patterns: tuple[str, ...], text: str) -> int:
    return next(at for at, pattern in enumerate(patterns) if re.fullmatch(pattern, text))


def _holds(pattern: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text) is not None


def group(match: re.Match[str], *names: str) -> str | None:
    """Return the first of the named groups that the match has."""
    groups = match.groupdict()
    return next((groups[name] for name in names if groups.get(name)), None)


def number(text: str) -> int:
    """Return 7 for "7-го"."""
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else 0


def mention(  # noqa: PLR0913  # a mention's fields
    match: re.Match[str],
    found: tuple[Day, ...],
    *,
    basis: DateBasis,
    part: PartOfDay | None = None,
    year: str | None = None,
    bare: bool = False,
) -> DateMention:
    """Return the mention of these days with the match's characters; its text is filled in later."""
    text = match.group()
    start = match.start() + len(text) - len(text.lstrip())
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


def nothing(match: re.Match[str], *, part: PartOfDay | None = None) -> DateMention:
    """Return a mention of no day, which keeps its words from all other rules."""
    return mention(match, (), basis="relative", part=part)
