# ruff: noqa: RUF001  # Cyrillic and typographic marks on purpose
"""Days of publication: as given, in an address, and in the stamp lines of a text.

Only a line that is nothing but a stamp ("Published 19:23 IST, November 26th 2024") or a dateline
at the very start counts. A day inside a sentence is the day of an event, never of publication.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

_NAMES = (
    ("january", "jan", "января", "янв", "січня", "січ"),
    ("february", "feb", "февраля", "фев", "лютого", "лют"),
    ("march", "mar", "марта", "мар", "березня", "бер"),
    ("april", "apr", "апреля", "апр", "квітня", "квіт"),
    ("may", "may", "мая", "май", "травня", "трав"),
    ("june", "jun", "июня", "июн", "червня", "черв"),
    ("july", "jul", "июля", "июл", "липня", "лип"),
    ("august", "aug", "августа", "авг", "серпня", "серп"),
    ("september", "sep", "sept", "сентября", "сен", "сент", "вересня", "вер"),
    ("october", "oct", "октября", "окт", "жовтня", "жовт"),
    ("november", "nov", "ноября", "ноя", "нояб", "листопада", "лист"),
    ("december", "dec", "декабря", "дек", "грудня", "груд"),
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_FORMS = (
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[ ,-]{{1,2}}(?P<m1>{_MONTH}),?[ -](?P<y1>\d{{4}})",
    rf"(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})",
    r"(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)(?:T[\d:.,]{4,20}(?:Z|[+-]\d\d:?\d\d)?)?",
    r"(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4})",
)
_DATE = re.compile(r"(?<![\w.])(?:" + "|".join(_FORMS) + r")(?![\w])", re.IGNORECASE)

_PUBLISHED = (
    r"(?:first )?published|posted|publication date|date|issued|created"
    r"|опубликовано|опубліковано|дата публикации|дата публікації|дата"
)
_UPDATED = r"(?:last )?(?:updated|modified)|обновлено|оновлено"
_LABEL = re.compile(rf"\b(?:(?P<updated>{_UPDATED})|{_PUBLISHED})\b", re.IGNORECASE)
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.? ?m\b\.?)?"
_WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|понеділок|вівторок|середа|четвер|пʼятниця|п'ятниця|субота|неділя"
)
# What may stand beside the day in a stamp line: label, weekday, clock, zone, reading time.
_FURNITURE = re.compile(
    rf"\b(?:{_UPDATED}|{_PUBLISHED})\b|(?<![\d:]){_TIME}|\b(?:{_WEEKDAY})"
    r"|\b(?:on|at|in|в|о|г|года|р|року|ist|utc|gmt|est|edt|pst|pdt|cet|cest|eet|eest|msk|мск|bst|et)\b"
    r"|[+-]\d\d:?\d\d|\b\d{1,2} min(?:ute)?s? read\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|автор:?) [^\d\n]{2,80}\Z", re.IGNORECASE)
_SOURCE_FIRST = re.compile(r"[^\W\d][^\d\n|•/–—]{1,40}[|•/–—]\s*\Z")
_DATELINE = re.compile(
    r"\s{0,20}(?P<city>[A-ZА-ЯІЇЄҐ][A-ZА-ЯІЇЄҐ .'/-]{2,40},\s)?(?P<date>[^\n(–—:|]{8,30}?)\s?"
    r"(?P<wire>\([^()\n]{2,40}\)\s?)?(?:[-–—:|]\s|at\s\d)"
)
_GIVEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d[\d:.,+ A-Z-]{1,40})?)?)?", re.ASCII)
_IN_URL = (
    re.compile(r"(?<!\d)(\d{4})([/-])(\d\d?)\2(\d\d?)(?!\d)", re.ASCII),
    re.compile(r"/(\d{4})(/)(\d\d)(\d\d)(?=/)", re.ASCII),
    re.compile(r"(?<!\d)(\d{4})()(\d\d)(\d\d)(?!\d)", re.ASCII),
)
_MONTH_IN_URL = re.compile(r"/(\d{4})/(\d\d)(?=/)", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2100
MAX_STAMP = 160
_LAST_SECOND, _DIGITS_OF_SECONDS = 4_102_444_800, 12  # 2100-01-01


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A day of publication as a text prints it.

    `updated` if it only tells of a later change; `labelled` if words say what day it is.
    """

    day: str
    updated: bool = False
    labelled: bool = True


def day_of(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Return the date as YYYY, YYYY-MM or YYYY-MM-DD, or None where there is no such date."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= len(_NAMES):
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def given(value: str) -> str | None:
    """Return a given date as YYYY, YYYY-MM or YYYY-MM-DD, or None if it is no date.

    Of a time with a zone the day counts as written. Written-out days are taken too
    ("Wed, 20 Nov 2024 08:15:00 +0200"), but never an order that could be read two ways.
    """
    value = value.strip()
    if match := _GIVEN.fullmatch(value):
        return day_of(*(int(part) for part in match.groups() if part))
    found = stamp(value)
    return found.day if found else None


def moment(value: str) -> str | None:
    """Return a time with its zone as one in UTC (`2024-11-19T03:25:00+00:00`), or None.

    A time without a zone is None: nobody knows when it was.
    """
    try:
        found = datetime.fromisoformat(value.strip())
        if found.tzinfo is None:
            return None
        found = found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return _shown(found)


def moment_of_seconds(value: object) -> str | None:
    """Return a time in UTC of the seconds since 1970, given as a number or its digits, or None."""
    digits = str(value)
    if isinstance(value, bool) or not (digits.isascii() and digits.isdigit()):
        return None
    seconds = int(digits[:_DIGITS_OF_SECONDS])
    return _shown(datetime.fromtimestamp(seconds, UTC)) if seconds < _LAST_SECOND else None


def _shown(found: datetime) -> str | None:
    good = FIRST_YEAR <= found.year <= LAST_YEAR
    return found.replace(microsecond=0).isoformat() if good else None


def in_url(url: str) -> str | None:
    """Return the day (or month) of publication that an address holds in its path."""
    path = urlsplit(url).path
    for pattern in _IN_URL:
        for match in pattern.finditer(path):
            year, _, month, day = match.groups()
            if found := day_of(int(year), int(month), int(day)):
                return found
    for match in _MONTH_IN_URL.finditer(path):
        if found := day_of(int(match[1]), int(match[2])):
            return found
    return None


def stamp(line: str) -> Stamp | None:
    """Return the day of a line that is nothing but a stamp, or None."""
    line = line.strip()
    if len(line) > MAX_STAMP or not any(char.isdigit() for char in line):
        return None
    found = list(_days(line))
    if not found or not _only_furniture(line, found[0][0].start()):
        return None
    labelled = _LABEL.search(line) is not None
    stamps = [
        Stamp(day=day, updated=_is_update(line, match.start()), labelled=labelled)
        for match, day in found
    ]
    return next((one for one in stamps if not one.updated), stamps[0])


def dateline(line: str) -> str | None:
    """Return the day of a dateline at a line's start ("WASHINGTON, Nov. 19, 2024 (AP) —")."""
    match = _DATELINE.match(line)
    if not match or not (match["city"] or match["wire"] or match[0].rstrip()[-1:].isdigit()):
        return None
    found = stamp(match["date"])
    return found.day if found else None


def _days(line: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the matches of full dates with the day of each."""
    for match in _DATE.finditer(line):
        number = next(n for n in "1234" if match[f"y{n}"])
        month = match[f"m{number}"].rstrip(".").lower()
        found = day_of(
            int(match[f"y{number}"]),
            int(month) if month.isdigit() else MONTHS[month],
            int(match[f"d{number}"]),
        )
        if found:
            yield match, found


def _only_furniture(line: str, start: int) -> bool:
    """Tell whether nothing stands beside the dates but what a stamp has."""
    before = line[:start].strip()
    if _BYLINE.fullmatch(before) or _SOURCE_FIRST.fullmatch(before):
        line = line[start:]
    rest = _FURNITURE.sub(" ", _DATE.sub(" ", line))
    return not any(char.isalnum() for char in rest)


def _is_update(line: str, start: int) -> bool:
    labels = list(_LABEL.finditer(line, 0, start))
    return bool(labels and labels[-1]["updated"])
