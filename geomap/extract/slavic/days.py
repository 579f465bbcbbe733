"""Days named in running text as intervals against the day of publication.

The rules are those of the English grammar (`geomap.extract.english.dates`): a night that names one
day is that day and the day before; a weekday is the latest one not after publication; a day
without a year takes the year that brings it nearest before publication.
"""

import functools
import re
from dataclasses import replace
from datetime import date

from geomap.extract.clock import DateMention, Day, day_of, frame_of, last_of_month, not_after
from geomap.extract.slavic.calendar import Calendar
from geomap.extract.slavic.day_rules import Rule, rules
from geomap.extract.slavic.day_words import Against

# What stands between two words for one day: "в среду, 9 октября", "прошлой ночью (9 октября)".
_BESIDE = re.compile(r"\s*[,(]?\s*")
_FULL = len("2024-11-19")


def days(
    text: str, published: str | None, words: Calendar, *, anchor: str | None = None
) -> tuple[DateMention, ...]:
    """Return the days that a text names, in order without overlaps; offsets are in the text.

    `anchor` is the day of the strike told of last ("днем ранее"), ISO 8601, or the two days of
    its night with a slash between them; a day that the text names before stands before it.
    """
    return _joined(text, tuple(one for one in _found(text, published, words, anchor) if one.days))


def clocks(text: str, words: Calendar) -> tuple[DateMention, ...]:
    """Return the times of the clock in a text, which name a part of the day and no day."""
    found = _found(text, None, words, None)
    return tuple(one for one in found if not one.days and one.part_of_day is not None)


def spans(
    text: str, published: str | None, words: Calendar, *, anchor: str | None = None
) -> tuple[tuple[int, int], ...]:
    """Return where the text's words for days and hours stand, also those that name no day."""
    return tuple((one.start, one.end) for one in _found(text, published, words, anchor))


@functools.cache
def _stems(words: Calendar) -> re.Pattern[str]:
    return re.compile(words.stems)


@functools.lru_cache(maxsize=256)  # asked for each speaker of a sentence
def _found(
    text: str, published: str | None, words: Calendar, anchor: str | None
) -> tuple[DateMention, ...]:
    lowered = text.lower()
    if len(lowered) != len(text) or not _stems(words).search(lowered):
        return ()
    frame = _against(published, anchor)
    of, listed = rules(words)
    found: list[tuple[DateMention, Rule, re.Match[str]]] = []
    holds = {
        need: need.search(lowered) is not None for need in {one.needs for one in listed} if need
    }
    for rule in listed:
        if rule.needs is not None and not holds[rule.needs]:
            continue
        for match in rule.pattern.finditer(lowered):
            if any(one.start < match.end() and match.start() < one.end for one, _, _ in found):
                continue
            made = rule.read(of, match, frame)
            if made is not None:
                found.append((made, rule, match))
    known: list[DateMention] = []
    for made, rule, match in sorted(found, key=lambda one: one[0].start):
        one = rule.read(of, match, _anchored(frame, known)) or made
        told = tuple(not_after(day, frame.published) for day in one.days)
        known.append(replace(one, text=text[one.start : one.end], days=told))
    return tuple(known)


def _against(published: str | None, anchor: str | None) -> Against:
    first, _, last = (anchor or "").partition("/")
    frame = frame_of(published, last or first or None)
    before = frame_of(None, first or None).anchor
    night = (before, frame.anchor) if last and before and frame.anchor else None
    return Against(published=frame.published, year=frame.year, anchor=frame.anchor, night=night)


def _anchored(frame: Against, known: list[DateMention]) -> Against:
    """Return the frame with the last day or night that the sentence named before."""
    before = [one for one in known if one.days and not one.bare]
    if not before:
        return frame
    day = before[-1].days[-1]
    ends = [frame_of(None, one).anchor for one in (day.earliest, day.latest)]
    if None in ends or (ends[1] - ends[0]).days > 1:  # type: ignore[operator]  # both are days
        return frame
    night = (ends[0], ends[1]) if ends[0] != ends[1] else None
    return replace(frame, anchor=ends[1], night=night)  # type: ignore[arg-type]  # both are days


def _joined(text: str, found: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """Return "в среду вечером, 9 октября" as one day with its part."""
    joined: list[DateMention] = []
    for one in found:
        last = joined[-1] if joined else None
        if last is None or not _BESIDE.fullmatch(text, last.end, one.start):
            joined.append(one)
            continue
        whole = _one_day(last, one)
        if whole is None:
            joined.append(one)
            continue
        joined[-1] = replace(whole, text=text[last.start : one.end], start=last.start, end=one.end)
    return tuple(joined)


def _one_day(one: DateMention, other: DateMention) -> DateMention | None:
    """Return what two words beside each other say of one day, None where they name two."""
    if (dated := _in_year(one, other)) is not None:
        return dated
    if len(one.days) > 1 or len(other.days) > 1 or not (_is_short(one) and _is_short(other)):
        return None
    dated, beside = (other, one) if other.basis == "stated" else (one, other)
    if one.basis == other.basis == "stated" or (dated.bare and beside.bare):
        return None
    if dated.bare:
        dated, beside = beside, dated
    reckoned = beside.basis == "relative"  # "накануне, 8 августа": the stated day stands
    if not reckoned and dated.days[0].latest != beside.days[0].latest:
        return None
    part = dated.part_of_day or beside.part_of_day
    day = dated.days[0]
    if beside.part_of_day == "night" and day.earliest == day.latest and day.latest:
        known = date.fromisoformat(day.latest) if len(day.latest) == _FULL else day.latest
        day = day_of(known, night=True)
    return replace(dated, days=(day,), part_of_day=part)


def _in_year(one: DateMention, other: DateMention) -> DateMention | None:
    """Return the day of "в прошлом году, 5 октября", None where the first is no year."""
    year, day = one.days[0], other.days[0]
    is_year = (year.earliest or "")[4:] == "-01-01" and (year.latest or "")[4:] == "-12-31"
    known = other.year_basis == "document" and other.basis == "stated" and len(other.days) == 1
    if not (is_year and known and year.earliest and day.earliest and day.latest):
        return None
    first = f"{year.earliest[:4]}{day.earliest[4:]}"
    last = f"{year.earliest[:4]}{day.latest[4:]}"
    if "02-29" in {first[5:], last[5:]}:
        return None
    if not _is_short(other) and day.earliest.endswith("-01"):  # a month, up to publication
        last = last_of_month(date.fromisoformat(first)).isoformat()
    moved = Day(earliest=first, latest=last)
    return replace(other, days=(moved,), year_basis="stated")


def _is_short(one: DateMention) -> bool:
    day = one.days[0]
    ends = [frame_of(None, end).anchor for end in (day.earliest, day.latest)]
    if ends[0] is None or ends[1] is None:
        return day.earliest == day.latest
    return (ends[1] - ends[0]).days <= 1
