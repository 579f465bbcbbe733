"""Days named in running English as intervals against the day of publication.

Rules of this grammar (its design phrases are in `tests/extract/test_extract_dates.py`): a weekday
is the latest one not after publication; a night that names one day is that day and the day before,
since sources differ on which it is; "last week" is Monday to Sunday before the week of writing. A
day without a year takes the year that brings it nearest before publication; without a publication
day it stays without a year, written `--MM-DD` (the form of XML Schema's gMonthDay) until the run's
other documents tell. "A day earlier" counts from the day that was told of last.
"""

import functools
import re
from dataclasses import replace
from datetime import date, timedelta

from geomap.extract.clock import (
    MONTHS,
    WEEKDAYS,
    DateMention,
    Day,
    Frame,
    calendar,
    day_of,
    frame_of,
    interval,
    last_of_month,
    latest_weekday,
    mention,
    not_after,
    number_of_day,
    number_of_month,
    span_of,
)
from geomap.extract.english import reckoned
from geomap.extract.english.named_days import holiday, iso, of_month, slashed, whole_year, year_of

_SHORT = "jan feb mar apr jun jul aug sept? oct nov dec".split()
_MONTH = (
    "(?:"
    + "|".join([m.capitalize() for m in MONTHS])
    + "|"
    + ("|".join(rf"{s.capitalize()}\b\.?" for s in _SHORT) + ")")
)
_WEEKDAY = "(?:" + "|".join(w.capitalize() for w in WEEKDAYS) + ")"
_SHORT_WEEKDAY = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d|(?i:(?:of\s+)?(?:last|this)\s+year)))?"
_PART = r"(?P<part>morning|afternoon|evening|night|noon|midnight)"
_NIGHT = (
    r"(?i:(?:on|during|in)\s+)?(?i:(?:the\s+)?(?:intervening\s+)?(?:night|overnight)"
    r"\s+(?:of|on|from|into|to|between)?\s*)?"
)
_HOURS = r"(?i:(?:in|during|since)\s+the\s+(?:early|late)\s+(?:morning\s+)?hours\s+of\s+)?"
_ON = r"(?i:(?:on|since|by|late on|early on|late|early|earlier on)\s+)?"
_BEFORE = rf"{_NIGHT}{_HOURS}{_ON}(?i:the\s+)?(?:{_SHORT_WEEKDAY},?\s+)?(?:\()?"
_AND = r"\s*(?:,\s*and|,|and|or|to|until|through|into|&|/|[-–—])\s*"
_NUMBER = r"(?P<n>one|a couple of|a|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"

# "Since Sunday's raid" names the day of the raid, and not all days since.
_OF_STRIKE = re.compile(r"['’]s\s")
# "Sunday evening to Monday morning": what joins two days, and which are one night's two ends.
_LINK = re.compile(r"\s+(and|to|until|till|through|into)(?:\s+(?:then|again|also))?\s+")
_LATE = re.compile(r"\b(?:late|evening|night)\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:early|morning|hours)\b", re.IGNORECASE)
# "KYIV, Nov 19 (Reuters) -", "DUBAI (Reuters), March 13 -" are the day of writing.
_DAY_AND_MONTH = rf"(?:{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH})(?:,?\s+(?:19|20)\d\d)?"
_AGENCY = r"\([^)]{2,40}\)"
_DATELINE = (
    rf"^(?:[A-Z][\w.'’-]*[\s,/]+){{1,6}}(?:{_AGENCY},?\s+)?{_DAY_AND_MONTH}"
    rf"\s*(?:{_AGENCY}\s*[-–—:]*|[-–—:])\s"
    rf"|^{_DAY_AND_MONTH}\s*(?:,\s*[A-Z][\w'’-]{{1,20}}\s*[-–—:]|{_AGENCY}\s*[-–—:]*)\s"
    rf"|^(?i:(?:last )?(?:published|updated|posted|modified)(?:\s+on)?)\b:?\s+{_DAY_AND_MONTH}"
)


@functools.lru_cache(maxsize=64)  # several slots ask for the days of the same sentence
def dates(
    text: str, *, published: str | None, anchor: str | None = None
) -> tuple[DateMention, ...]:
    """Return the phrases that name days, longest first where they overlap, in order.

    `anchor` is the day of the strike that the document told of last; a day that the sentence
    names before the phrase stands before it.
    """
    frame = frame_of(published, anchor)
    found: list[DateMention] = []
    for pattern, reader in _RULES:
        for match in pattern.finditer(text):
            if any(match.start() < m.end and m.start < match.end() for m in found):
                continue
            read = reader(match, _anchored(frame, found, match.start()))
            if read is reckoned.NOTHING:
                found.append(replace(read, start=match.start(), end=match.end()))
            elif read is not None:
                days = tuple(not_after(day, frame.published) for day in read.days)
                found.append(replace(read, days=days))
    return _joined(text, sorted((m for m in found if m.days), key=lambda m: m.start))


def _joined(text: str, found: list[DateMention]) -> tuple[DateMention, ...]:
    """Return the mentions with "late Sunday to early Monday" as one span of days.

    "On Saturday and again on Monday" are two days, two strikes.
    """
    joined: list[DateMention] = []
    for one in found:
        last = joined[-1] if joined else None
        link = _LINK.fullmatch(text[last.end : one.start]) if last else None
        if last is None or link is None or len(last.days) > 1 or len(one.days) > 1:
            joined.append(one)
            continue
        opened = re.search(r"(?:between|from)\s+$", text[: last.start], re.IGNORECASE)
        goes_on = _LATE.search(last.text) and _EARLY.search(one.text)
        pair = (last.days[0], one.days[0])
        is_span = opened or goes_on or link.group(1) != "and"
        joined[-1] = replace(
            last,
            text=text[last.start : one.end],
            end=one.end,
            days=(span_of(*pair),) if is_span else pair,
            part_of_day="night" if goes_on else last.part_of_day,
        )
    return tuple(joined)


def _anchored(frame: Frame, found: list[DateMention], at: int) -> Frame:
    """Return the frame with the last single day that the sentence named before."""
    before = [m for m in found if m.end <= at and m.days]
    if not before:
        return frame
    day = max(before, key=lambda m: m.end).days[-1]
    known = frame_of(None, day.latest if day.earliest == day.latest else None).anchor
    return replace(frame, anchor=known or frame.anchor)


def _absolute(match: re.Match[str], frame: Frame) -> DateMention | None:
    groups = match.groupdict()
    month = number_of_month(groups["month"])
    year = year_of(match, frame)
    first = calendar(month, number_of_day(groups["day"]), year, frame)
    if first is None:
        return None
    text = match.group().lower()
    night = "night" in text
    known = [first]
    for each in re.finditer(
        rf"(?P<month>{_MONTH})?\s*\b(?P<day>{_DAY})(?!\d)", groups["rest"] or ""
    ):
        month = number_of_month(each.group("month")) if each.group("month") else month
        other = calendar(month, number_of_day(each.group("day")), year, frame)
        if other is None:
            return None
        known.append(other)
    if len(known) == 1:
        days: tuple[Day, ...] = (day_of(first[0], night=night),)
    else:
        days = tuple(day_of(one[0]) for one in known)
        span = not re.search(r"\band\b|,|&", groups["rest"] or "") or night
        days = (span_of(days[0], days[-1]),) if span else days
    of_strike = _OF_STRIKE.match(match.string, match.end())
    if "since " in text and frame.published is not None and not of_strike:
        days = (Day(earliest=days[0].earliest, latest=frame.published.isoformat()),)
    return mention(match, days, basis="stated", year_basis=first[1])


def _weekday(match: re.Match[str], frame: Frame) -> DateMention | None:
    if frame.published is None:
        return None
    groups = match.groupdict()
    text = match.group().lower()
    day = latest_weekday(groups["weekday"], frame.published)
    if groups.get("ago"):
        monday = frame.published - timedelta(days=frame.published.weekday() + 7)
        day = latest_weekday(groups["weekday"], monday + timedelta(days=6))
    elif "last " in text and day == frame.published:
        day -= timedelta(days=7)
    if groups.get("weekday2"):
        end = latest_weekday(groups["weekday2"], frame.published)
        days = interval(latest_weekday(groups["weekday"], end), end)
    elif text.startswith("since ") and not _OF_STRIKE.match(match.string, match.end()):
        days = interval(day, frame.published)
    elif groups.get("part") == "night":
        days = interval(day, day + timedelta(days=1))
    else:
        days = day_of(day, night="night" in text and groups.get("part") != "midnight")
    return mention(match, (days,), basis="weekday", year_basis="document")


def _month(match: re.Match[str], frame: Frame) -> DateMention | None:
    found = calendar(number_of_month(match.group("month")), 1, year_of(match, frame), frame)
    if found is None or not isinstance(found[0], date):
        return None
    first = found[0]
    if (
        "last" in match.group().lower()
        and frame.published
        and first >= frame.published.replace(day=1)
    ):
        first = first.replace(year=first.year - 1)
    last = last_of_month(first)
    window = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}
    low, high = window.get((match.group("when") or "").strip("- ").lower(), (1, last.day))
    day = interval(first.replace(day=low), first.replace(day=high))
    if "since" in match.group().lower() and frame.published and first <= frame.published:
        day = interval(first.replace(day=low), frame.published)
    return mention(match, (day,), basis="stated", year_basis=found[1])


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")


def _relative(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


_TIME_AFTER = rf"(?:\s+(?:in the\s+)?{_PART})?"
_MIDNIGHT = r"(?:midnight\s+)?(?:on\s+|of\s+)?"
_RULES: tuple[tuple[re.Pattern[str], reckoned.Reader], ...] = (
    (re.compile(_DATELINE), reckoned.never),
    (re.compile(r"(?<![\d-])(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])"), iso),
    (
        re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)(?![\d.])"),
        iso,
    ),
    (
        re.compile(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>20\d\d)(?![\d/])"),
        slashed,
    ),
    (
        _compiled(
            rf"{_BEFORE}(?P<month>{_MONTH})\s+(?P<day>{_DAY})"
            rf"(?P<rest>(?:{_AND}(?:{_MONTH}\s+)?{_DAY}(?![\w:]))*){_YEAR}{_TIME_AFTER}"
        ),
        _absolute,
    ),
    (
        _compiled(
            rf"{_BEFORE}(?P<day>{_DAY})(?P<rest>(?:{_AND}{_DAY})*)"
            rf"\s+(?:of\s+)?(?P<month>{_MONTH}){_YEAR}{_TIME_AFTER}"
        ),
        _absolute,
    ),
    (
        _compiled(
            rf"(?i:(?:(?:on|during|in|the|over)\s+){{0,2}}(?:overnight|night)\s+"
            rf"(?:from\s+|of\s+|between\s+|on\s+)?)(?P<weekday>{_WEEKDAY})\s*"
            rf"(?:to|into|and|[-–])\s*(?P<weekday2>{_WEEKDAY})"
        ),
        _weekday,
    ),
    (_compiled(rf"(?i:next|coming|following|every|each)\s+{_WEEKDAY}"), reckoned.never),
    (
        _compiled(
            rf"{_HOURS}(?i:(?:overnight(?: into| on)?|on the night of|late|early|earlier|on|last"
            rf"|since|by|this past)\s+){{0,2}}(?P<weekday>{_WEEKDAY}){_TIME_AFTER}"
            rf"(?P<ago>(?:\s+of)?\s+last week)?(?:\s+overnight)?"
        ),
        _weekday,
    ),
    (_relative(rf"{_MIDNIGHT}new year['’]s eve{_YEAR}(?: night)?"), holiday(12, 31)),
    (_relative(rf"{_MIDNIGHT}new year['’]s day{_YEAR}"), holiday(1, 1)),
    (_relative(rf"(?:on )?christmas eve{_YEAR}"), holiday(12, 24)),
    (_relative(rf"(?:on )?christmas day{_YEAR}"), holiday(12, 25)),
    (
        _relative(
            r"overnight|last night|(?:in|during) (?:the (?:middle|dead|course) of )?the night"
            r"|at night|(?:around|at|just after|shortly after) midnight"
        ),
        reckoned.bare(1),
    ),
    (_relative(r"the day before yesterday"), reckoned.ago(2)),
    (_relative(r"(?:on )?the night before last|two nights ago"), reckoned.ago(1, back=1)),
    (_relative(r"three nights ago"), reckoned.ago(2, back=1)),
    (
        _relative(
            r"(?:a few|a couple of|several|some|\d{1,2}|two|three|four|five|six) hours ago"
            r"|(?:in|within|over) the (?:past|last) (?:few hours|hours?)"
        ),
        reckoned.ago(0, back=1),
    ),
    (_relative(r"(?:a|one) fortnight ago"), reckoned.ago(12, back=4)),
    (
        _compiled(
            r"(?i:(?:early |late )?on (?:the (?:morning|afternoon|evening|night) of )?the )"
            r"(?P<day>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th))(?=\s*(?:[.,;:]|$|and\b|at\b|when\b))"
        ),
        of_month,
    ),
    (
        _relative(
            r"(?:just |only |less than )?(?P<n>a|one|two|three|four|five|six|seven)"
            r" (?P<unit>day|week)s? (?P<way>after|before)(?!\s+that\b)"
        ),
        reckoned.beside,
    ),
    (_relative(r"the (?:day|night) (?:after|of)|the day when"), reckoned.never),
    (_relative(r"yesterday(?:\s+(?:morning|afternoon|evening|night))?|a day ago"), reckoned.ago(1)),
    (
        _relative(r"the previous day|the day before|a day earlier"),
        reckoned.shifted(-1, fallback=-1),
    ),
    (
        _relative(r"the (?:next|following) (?:day|morning|afternoon|evening)|a day later"),
        reckoned.shifted(1),
    ),
    (
        _relative(r"that (?:same )?night|the (?:same|next|following) night"),
        reckoned.shifted(0, night=True),
    ),
    (
        _relative(r"the (?:previous|preceding) night|the night before"),
        reckoned.shifted(-1, night=True),
    ),
    (
        _relative(rf"{_NUMBER} (?P<unit>days?|weeks?) (?:later|afterwards?|after that)"),
        reckoned.counted_later,
    ),
    (
        _relative(
            r"(?:(?:earlier|later) (?:on )?)?(?:the same day|that day|that (?:morning|evening))"
        ),
        reckoned.shifted(0),
    ),
    (_relative(r"(?:earlier|later) in the day|in the morning"), reckoned.shifted(0, fallback=0)),
    (
        _relative(
            r"(?:earlier |later )?today|this (?:morning|afternoon|evening)|tonight"
            r"|since the (?:start|beginning) of the day"
        ),
        reckoned.ago(0),
    ),
    (
        _relative(
            r"in the early (?:morning )?hours|(?:just |shortly )?before dawn|at (?:dawn|sunrise)"
        ),
        reckoned.bare(0),
    ),
    (
        _relative(rf"{_NUMBER} (?P<unit>days?|weeks?|months?|years?) (?P<way>ago|earlier)"),
        reckoned.counted_ago,
    ),
    (
        _relative(
            r"(?:in|over|during|within) (?:the )?(?:recent|past|last)(?: few| several)? days"
        ),
        reckoned.ago(0, back=7),
    ),
    (
        _relative(r"(?:in|over|during) (?:the )?(?:recent|past few|last few) weeks"),
        reckoned.ago(0, back=28),
    ),
    (
        _relative(
            r"(?:in|over|during|within) (?:the )?(?:last|past) (?:24 hours|day)"
            r"|over the past day"
        ),
        reckoned.ago(0, back=1),
    ),
    (
        _relative(r"(?:in|over|during|within) (?:the )?(?:last|past) 48 hours"),
        reckoned.ago(0, back=2),
    ),
    (_relative(r"(?:in|over|during) the (?:last|past) week"), reckoned.ago(0, back=7)),
    (_relative(r"(?:over|at|on|during) (?:the|this|last)(?: past)? weekend"), reckoned.weekend),
    (_relative(r"last weekend"), reckoned.weekend),
    (
        _compiled(
            rf"(?:(?i:in|during|since|of|last|back in)\s+)(?P<when>(?i:early|mid|late)[\s-]*)?"
            rf"(?P<month>{_MONTH}){_YEAR}"
        ),
        _month,
    ),
    (_relative(r"last week"), reckoned.last_week),
    (_relative(r"(?:(?:in|during) )?the (?:previous|preceding) week"), reckoned.week_before),
    (_relative(r"(?:earlier )?this week"), reckoned.this_week),
    (_relative(r"last month"), reckoned.last_month),
    (_relative(r"(?:earlier )?this (?P<unit>month|year)"), reckoned.this_period),
    (_relative(r"last year"), reckoned.last_year),
    (
        _compiled(
            r"(?:(?i:in|during|back in)\s+)(?:(?i:early|mid|late)[\s-]*)?"
            r"(?:(?i:the\s+)?(?i:spring|summer|autumn|fall|winter)\s+(?:of\s+)?)?"
            r"(?P<year>(?:19|20)\d\d)(?!\s+[a-z]+s\b)"
        ),
        whole_year,
    ),
)
