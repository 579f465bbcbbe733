"""Words such as "some 20-25 km north-west of" read to a relation, in any language with a table."""

import re
from dataclasses import replace
from functools import cache

from geomap.geometry import BEARINGS, side_of_bearing
from geomap.spatial import widths
from geomap.spatial.english import ENGLISH
from geomap.spatial.values import Kind, Relation
from geomap.spatial.wording import Loose, Wording

# A further language is a further table; words of one script are not found in another's.
LANGUAGES: tuple[Wording, ...] = (ENGLISH,)
_LETTERS = re.compile(rf"\b({'|'.join(sorted(BEARINGS, key=len, reverse=True))})\b")
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d{1,2})?"


def read(words: str | None) -> Relation | None:
    """Return what the words say of how the strike lay to the place; None where nothing is read."""
    if not words:
        return None
    return next((found for one in LANGUAGES if (found := _read(words, one)) is not None), None)


@cache
def _read(words: str, wording: Wording) -> Relation | None:
    span = distance_km(words, wording)
    point = rose(words, wording)
    found = next((kind for kind in wording.kinds if _is(kind, words, span, point, wording)), None)
    if found is None:
        return None
    relation = Relation(
        kind=found[0],
        at=_has(wording.at, words),
        two_sided=found[0] == "border" and _has(wording.two_sided, words),
    )
    if span is not None:
        inside = found[0] == "distance" and _inside(words, wording)
        relation = replace(relation, low_km=span[0], high_km=span[1])
        relation = replace(relation, kind="inside") if inside else relation
    if point is None or relation.kind in {"inside", "toward"}:
        central = relation.kind == "part" and point is None
        return replace(relation, side="central") if central else relation
    bearing = BEARINGS[point]
    return replace(
        relation,
        bearing=bearing,
        half_angle=widths.HALF_ANGLES[len(point)],
        side=side_of_bearing(bearing),
    )


def _is(
    kind: tuple[Kind, str],
    words: str,
    span: tuple[float, float] | None,
    point: str | None,
    wording: Wording,
) -> bool:
    name, pattern = kind
    if name == "part":
        sides = wording.part.format(rose=wording.rose)
        return span is None and _has(f"{sides}|{wording.middle}", words)
    if name == "distance":
        return span is not None
    if name == "bearing":
        return point is not None
    return _has(pattern, words)


def _has(pattern: str, words: str) -> bool:
    return re.search(pattern, words, re.IGNORECASE) is not None


def _inside(words: str, wording: Wording) -> bool:
    """Return whether a distance is a depth: "110 km inside", but not "within 50 km of"."""
    unit = "|".join(wording.units)
    return _has(rf"(?<=[\d\s-])(?:{unit})\b.{{0,45}}{wording.depth}", words)


def rose(words: str, wording: Wording = ENGLISH) -> str | None:
    """Return the point of the compass that the words give, as letters: "NNW"."""
    letters = _LETTERS.search(words)
    if letters:
        return letters[1]
    for match in re.finditer(wording.rose, words, re.IGNORECASE):
        point = wording.letters(match[0])
        if point in BEARINGS:
            return point
    return None


def distance_km(words: str, wording: Wording = ENGLISH) -> tuple[float, float] | None:
    """Return the least and the most kilometres that the words allow, None where they give none."""
    for pattern, unit in wording.units.items():
        match = re.search(_amount(wording, pattern), words, re.IGNORECASE)
        if match is None:
            continue
        vague = _vague(match["vague"], wording)
        if vague is not None:
            return vague[0] * unit, vague[1] * unit
        low = _number(match["low"], wording)
        high = _number(match["high"], wording) if match["high"] else low
        if low > high:
            low, high = high, low
        return widths.allowed_km(low, high, unit_km=unit, loose=_loose(words, match, wording))
    return None


@cache
def _amount(wording: Wording, unit: str) -> str:
    number = "|".join((_DIGITS, *wording.numbers))
    return (
        rf"(?:(?<![\w.,])(?:(?P<low>{number})(?:{wording.range_word}(?P<high>{number}))?"
        rf"|(?P<vague>{'|'.join(wording.vague)})))[\s-]*(?:{unit})\b"
    )


def _number(text: str, wording: Wording) -> float:
    plain = " ".join(text.casefold().split())
    known = wording.numbers.get(plain)
    return known if known is not None else float(plain.replace(",", ""))


def _vague(text: str | None, wording: Wording) -> tuple[float, float] | None:
    """Return the bounds that stand for "a few", "dozens of"."""
    for pattern, bounds in wording.vague.items():
        if text and re.fullmatch(pattern, text, re.IGNORECASE):
            return bounds
    return None


def _loose(words: str, match: re.Match[str], wording: Wording) -> Loose | None:
    before = words[: match.start()]
    for name, pattern in wording.loose.items():
        if re.search(rf"(?:^|\W)(?:{pattern})\W*(?:between\s+)?$", before, re.IGNORECASE):
            return name
    return None
