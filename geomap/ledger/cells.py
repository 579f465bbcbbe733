"""What stands in the cells of a row: days, numbers with their bounds, coordinates, closed words."""

import re
from calendar import monthrange
from collections.abc import Sequence
from functools import lru_cache

from geomap.documents.dates import MONTHS, given
from geomap.extract.english.numbers import quantities, vague
from geomap.gazetteer.countries import country, country_of
from geomap.ledger import cyrillic_words
from geomap.ledger.page_words import english_number
from geomap.ledger.values import Row, shown
from geomap.model import Bound, Level

Days = tuple[str, str]
Bounds = tuple[int | None, int | None, Bound]
NO_ANSWER = frozenset({"?", "-", "–", "—", "n/a", "na", "unknown", "not stated", "null", "none"})
_NONE = frozenset({"none", "no", "nobody", "none reported", "no casualties"})
_YES = frozenset({"true", "yes", "y", "x", "1", "✓", "✔", "да", "так", "ja"})
_NO = frozenset({"false", "no", "n", "0", "нет", "ні", "nein"})
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SAME_MONTH = re.compile(
    rf"(?P<first>\d{{1,2}})\s?[-–—/]\s?(?P<last>\d{{1,2}})\.?\s(?P<rest>(?:{_MONTH})\.?,?\s\d{{4}})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:\s[-–—]\s|–|—|\.\.|/|\bto\b|\buntil\b)\s*")
_YEAR_AT_END = re.compile(r"\s(\d{4})\s*\Z")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SERIAL = re.compile(r"[34]\d{4}(?:\.\d+)?")
_WHY_NO_DAY = (
    (re.compile(r"\A\d{1,2}/\d{1,2}/\d{2,4}\Z"), ", day or month first"),
    (re.compile(r"\A\d{1,2}[./-]\d{1,2}[./-]\d{2}\Z"), ", a year of two digits"),
    (re.compile(r"\A(?!.*\d{4})(?=.*\d)"), ", without a year"),
)
_SIGNED = re.compile(
    r"(?P<sign>[~≈<>≤≥]=?|ca?\.|circa)?\s*(?P<number>\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d{1,9})"
    r"(?:\.0+)?\s*(?P<more>\+)?"
)
_ABOUT_RANGE = re.compile(
    r"(?:about|around|some|~)\s*(?P<low>\d{1,9})\s?(?:to|-|–)\s?(?P<high>\d{1,9})"
)
UNSTATED = "number not stated"
_WITHOUT_NUMBER: dict[str, Bound] = {"all": "all", UNSTATED: "unstated"}
_SIGNS: dict[str, Bound] = {
    "~": "about",
    "≈": "about",
    "<": "less_than",
    ">": "more_than",
    "≤": "at_most",
    "<=": "at_most",
    "≥": "at_least",
    ">=": "at_least",
}
_WIDE = re.compile(r"[~≈±]?\s*(?P<number>\d{1,6}(?:[.,]\d{1,6})?)\s*(?P<unit>km|m)\b.{0,20}")
LEVELS: dict[str, Level] = {
    "exact": "point",
    "point": "point",
    "site": "point",
    "coordinates": "point",
    "settlement": "settlement",
    "city": "settlement",
    "town": "settlement",
    "village": "settlement",
    "district": "district",
    "raion": "district",
    "county": "district",
    "region": "region",
    "oblast": "region",
    "province": "region",
    "state": "region",
    "country": "country",
    "sea": "sea",
}
_MOST_LON, _MOST_LAT = 180.0, 90.0
_MOST_RADIUS_M = 3_000_000.0


def days(row: Row) -> tuple[str | None, str | None]:
    """Return the first and the last day of the strike, both null where none is given.

    Raises
    ------
    RowError
        A cell holds no day, or one that can be read in two ways.
    """
    whole = row.get("date")
    first, last = row.get("date_earliest"), row.get("date_latest")
    if whole and not first and not last:
        return _days(whole, "date", row)
    start = _days(first, "date_earliest", row)[0] if first else None
    end = _days(last, "date_latest", row)[1] if last else None
    if start and not end:
        remedy = "give both, or one day in `date`"
        raise row.error("date_earliest", "a first day without a last one", remedy)
    if start and end and start > end:
        finding = f"the strike ends ({end}) before it begins ({start})"
        raise row.error("date_latest", finding, "mend one of the two")
    return start, end


def published(row: Row) -> str | None:
    """Return the day of publication: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    Raises
    ------
    RowError
        The cell holds no such day.
    """
    text = row.get("published")
    if text is None:
        return None
    found = _published(text)
    if found is None:
        raise row.error("published", f"is {shown(text)}", "write YYYY-MM-DD")
    return found


@lru_cache(maxsize=50_000)
def _published(text: str) -> str | None:
    return given(text)


def _days(text: str, column: str, row: Row) -> Days:
    found = _interval(text)
    if found is None:
        if _SERIAL.fullmatch(text):
            finding = f"{text} looks like a spreadsheet's own number of a day"
            raise row.error(column, finding, "format the column as text, YYYY-MM-DD")
        remedy = "write YYYY-MM-DD, or YYYY-MM-DD/YYYY-MM-DD for several days"
        why = next((words for form, words in _WHY_NO_DAY if form.search(text)), "")
        raise row.error(column, f"is {shown(text)}{why}", remedy)
    if found[0] > found[1]:
        finding = f"the strike ends ({found[1]}) before it begins ({found[0]})"
        raise row.error(column, finding, "write the earlier day first")
    return found


@lru_cache(maxsize=50_000)
def _interval(text: str) -> Days | None:
    """Return the first and last day of words such as `2024-11-18/19` or "18-19 Nov 2024"."""
    if match := _SAME_MONTH.fullmatch(text):
        ends = [given(f"{match[name]} {match['rest']}") for name in ("first", "last")]
        return (ends[0], ends[1]) if ends[0] and ends[1] else None
    parts = _BETWEEN.split(text)
    if len(parts) == 2:  # noqa: PLR2004  # the two ends
        return _between(*parts)
    # Of two days side by side none is taken for the only one.
    day = given(text) if len(_YEAR.findall(text)) == 1 else None
    return _filled(day) if day else None


def _between(one: str, other: str) -> Days | None:
    first, last = given(one), given(other)
    if first is None and last and (year := _YEAR_AT_END.search(other)):
        first = given(f"{one} {year[1]}")
    if last is None and first and other.isdigit():  # 2024-11-18/19
        last = given(f"{first[:8]}{other.zfill(2)}")
    return (_filled(first)[0], _filled(last)[1]) if first and last else None


def _filled(day: str) -> Days:
    """Return the first and the last day of a day, a month or a year."""
    if len(day) == len("2024"):
        return f"{day}-01-01", f"{day}-12-31"
    if len(day) == len("2024-11"):
        last = monthrange(int(day[:4]), int(day[5:]))[1]
        return f"{day}-01", f"{day}-{last}"
    return day, day


def bounds(text: str, *, people: bool) -> Bounds | None:
    """Return the low and high end of a number in words or signs, and its bound; None for none.

    `people` tells that nobody harmed is "none reported", which a later count does not contradict.

    Raises
    ------
    ValueError
        It is no number.
    """
    found = _bounds(_in_english(" ".join(text.split()).casefold()))
    if found and people and found[1] == 0 and found[2] == "exact":
        return 0, 0, "none_reported"
    return found


@lru_cache(maxsize=50_000)
def _in_english(text: str) -> str:
    """Return "не менее 2" as "at least 2": numbers as our own pages word them in any language."""
    for messages in () if text.isascii() else cyrillic_words.in_each_language():
        if (told := english_number(messages, text)) != text:
            return told
    return text


@lru_cache(maxsize=50_000)
def _bounds(text: str) -> Bounds | None:
    if text in _NONE:
        return 0, 0, "none_reported"
    if text in NO_ANSWER:
        return None
    if text in _WITHOUT_NUMBER:
        return None, None, _WITHOUT_NUMBER[text]
    if match := _SIGNED.fullmatch(text):
        value = int(re.sub(r"\D", "", match["number"]))
        sign = match["sign"] or ""
        bound: Bound = _SIGNS.get(sign, "about" if sign else "exact")
        return _ends(value, "at_least" if match["more"] else bound)
    if match := _ABOUT_RANGE.fullmatch(text):
        return int(match["low"]), int(match["high"]), "about"
    for one in (*quantities(text), *vague(text)):
        if (one.start, one.end) == (0, len(text)):
            return one.low, one.high, one.bound
    raise ValueError(text)


def _ends(value: int, bound: Bound) -> Bounds:
    match bound:
        case "at_most":
            return None, value, bound
        case "less_than":
            return None, value - 1, bound
        case "at_least":
            return value, None, bound
        case "more_than":
            return value + 1, None, bound
        case _:
            return value, value, bound


def whole(row: Row, column: str) -> int | None:
    """Return a whole number, or None where the cell is empty.

    Raises
    ------
    RowError
        The cell holds something else.
    """
    text = row.get(column)
    if text is None:
        return None
    if not re.fullmatch(r"\d{1,9}(?:\.0+)?", text):
        raise row.error(column, f"is {shown(text)}", "write a whole number")
    return int(text.partition(".")[0])


def position(row: Row) -> tuple[float, float] | None:
    """Return lon and lat just as they are given, or None.

    Raises
    ------
    RowError
        One is missing, or they are nowhere on the earth.
    """
    lon, lat = _degrees(row, "lon"), _degrees(row, "lat")
    if lon is None and lat is None:
        return None
    if lon is None or lat is None:
        missing = "lon" if lon is None else "lat"
        raise row.error(missing, "is empty and the other is not", "give lon and lat, or neither")
    if lon == lat == 0:
        finding = "0, 0 is in the Gulf of Guinea"
        raise row.error("lon", finding, "leave both empty where the place is not known")
    if abs(lat) > _MOST_LAT or abs(lon) > _MOST_LON:
        swapped = abs(lon) <= _MOST_LAT and abs(lat) <= _MOST_LON
        remedy = "are the two swapped?" if swapped else "write decimal degrees, WGS 84"
        raise row.error("lat", f"lon {lon:g}, lat {lat:g} is not on the earth", remedy)
    return lon, lat


def _degrees(row: Row, column: str) -> float | None:
    text = row.get(column)
    if text is None:
        return None
    plain = text.replace(",", ".") if "." not in text else text
    if not re.fullmatch(r"[-+\u2212]?\d{1,9}(?:\.\d{0,20})?(?:[eE][-+]?\d{1,2})?", plain):
        remedy = "write decimal degrees such as 52.431, minus for west and south"
        raise row.error(column, f"is {shown(text)}", remedy)
    return float(plain.replace("\N{MINUS SIGN}", "-"))


def precision(row: Row) -> tuple[Level | None, float | None]:
    """Return the level, and the radius in metres, that the row says of its place.

    Raises
    ------
    RowError
        A cell holds neither a level nor a length.
    """
    radius = _length(row, "radius_m", 1.0) or _length(row, "radius_km", 1_000.0)
    text = row.get("precision")
    if text is None:
        return None, radius
    level = LEVELS.get(text.casefold())
    if level is not None:
        return level, radius
    match = _WIDE.fullmatch(text.casefold())
    if match is None:
        remedy = "write point, settlement, district, region, country, sea, or a radius (5 km)"
        raise row.error("precision", f"is {shown(text)}", remedy)
    unit = 1_000.0 if match["unit"] == "km" else 1.0
    wide = _radius(match["number"], "precision", unit, row)
    return (None, radius or wide) if radius or wide else ("point", None)


def _length(row: Row, column: str, unit: float) -> float | None:
    text = row.get(column)
    if text is None:
        return None
    if not re.fullmatch(r"\d{1,9}(?:[.,]\d{1,9})?", text):
        raise row.error(column, f"is {shown(text)}", "write a number such as 2.5")
    return _radius(text, column, unit, row) or None


def _radius(number: str, column: str, unit: float, row: Row) -> float:
    """Return a length in metres that a circle on the earth can have; 0 is a point's."""
    radius = float(number.replace(",", ".")) * unit
    if radius > _MOST_RADIUS_M:
        finding = f"a radius of {radius / 1000:,.0f} km, wider than any place"
        raise row.error(column, finding, "name the country or sea that is meant")
    return radius


def stated(row: Row, column: str) -> str | None:
    """Return what a cell holds, None where it is empty or says that nothing is known."""
    text = row.get(column)
    return None if text is None or text.casefold() in NO_ANSWER else text


def country_code(row: Row, column: str) -> str | None:
    """Return the code of the country that a cell names.

    Raises
    ------
    RowError
        No country is known by that name.
    """
    text = stated(row, column)
    if text is None:
        return None
    code = text.upper() if country(text.upper()) else country_of(text)
    code = code or cyrillic_words.country(text)
    if code is None:
        remedy = "write its English name or its ISO 3166-1 code (UA)"
        raise row.error(column, f"is {shown(text)}, no country that is known", remedy)
    return code


def truth(row: Row, column: str) -> bool | None:
    """Return what yes or no stands for, None where the cell holds neither."""
    text = (row.get(column) or "").casefold()
    return True if text in _YES else False if text in _NO else None


def one_of(row: Row, column: str, words: Sequence[str], others: dict[str, str]) -> str | None:
    """Return the word of a closed list that a cell holds, or None where it is empty.

    Raises
    ------
    RowError
        It holds another word.
    """
    text = row.get(column)
    if text is None:
        return None
    plain = re.sub(r"[\s-]+", "_", text.casefold())
    found = plain if plain in words else others.get(plain)
    if found is None:
        raise row.error(column, f"is {shown(text)}", f"write one of {', '.join(words)}")
    return found


def several(text: str | None) -> list[str]:
    """Return the parts of a cell that holds several values between semicolons or bars."""
    if text is None:
        return []
    if ";" not in text and "|" not in text:
        return [text]
    parts = text.replace("|", ";").split(";")
    return list(dict.fromkeys(part for one in parts if (part := one.strip())))
