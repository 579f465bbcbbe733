"""Words such as "some 20-25 km north-west of" read to a relation, in any language with a table."""

import re
from dataclasses import replace
from functools import cache

from geomap.geometry import BEARINGS, side_of_bearing
from geomap.spatial import widths
from geomap.spatial.english import ENGLISH
from geomap.spatial.russian import RUSSIAN
from geomap.spatial.ukrainian import UKRAINIAN
from geomap.spatial.values import Kind, Relation
from geomap.spatial.wording import Loose, Wording

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
# Letters that only one of the two languages writes; a name among the words may have another's.
_ONLY_RUSSIAN = re.compile(r"[ыэёъ]", re.IGNORECASE)
_ONLY_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)


def read(words: str | None) -> Relation | None:
    """Return what the words say of how the strike lay to the place; None where nothing is read."""
    if not words:
        return None
    tables = languages(words)
    return next((found for one in tables if (found := _read(words, one)) is not None), None)


def languages(words: str) -> tuple[Wording, ...]:
    """Return the tables that the words may be read with, the one that their letters tell first."""
    if _CYRILLIC.search(words) is None:
        return (ENGLISH,)
    if _ONLY_UKRAINIAN.search(words) and not _ONLY_RUSSIAN.search(words):
        return (UKRAINIAN, RUSSIAN, ENGLISH)
    return (RUSSIAN, UKRAINIAN, ENGLISH)


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
    short = re.search(_points(wording), words)
    if short:
        return wording.points[short[0]]
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
        return _allowed(match, wording, unit=unit, loose=_loose(words, match, wording))
    for pattern, unit in wording.units.items():
        match = re.search(_turned(wording, pattern), words, re.IGNORECASE)
        if match is not None:
            return _allowed(match, wording, unit=unit, loose="about")
    return None


def _allowed(
    match: re.Match[str], wording: Wording, *, unit: float, loose: Loose | None
) -> tuple[float, float]:
    low = wording.number(match["low"])
    high = wording.number(match["high"]) if match["high"] else low
    low, high = sorted((low, high))
    return widths.allowed_km(low, high, unit_km=unit, loose=loose)


@cache
def _points(wording: Wording) -> str:
    points = sorted(wording.points, key=len, reverse=True)
    return rf"\b(?:{'|'.join(map(re.escape, points))})\b"


@cache
def _amount(wording: Wording, unit: str) -> str:
    return (
        rf"(?:(?<![\w.,])(?:{_numbers(wording)}"
        rf"|(?P<vague>{'|'.join(wording.vague)})))[\s-]*(?:{unit})\b"
    )


@cache
def _turned(wording: Wording, unit: str) -> str:
    return rf"\b(?:{unit})(?:{wording.turned})(?:{_numbers(wording)})\b"


def _numbers(wording: Wording) -> str:
    number = "|".join((wording.digits, *wording.numbers))
    return rf"(?P<low>{number})(?:{wording.range_word}(?P<high>{number}))?"


def _vague(text: str | None, wording: Wording) -> tuple[float, float] | None:
    """Return the bounds that stand for "a few", "dozens of"."""
    for pattern, bounds in wording.vague.items():
        if text and re.fullmatch(pattern, text, re.IGNORECASE):
            return bounds
    return None


def _loose(words: str, match: re.Match[str], wording: Wording) -> Loose | None:
    before = words[: match.start()]
    for name, pattern in wording.loose.items():
        if re.search(rf"(?:^|\W)(?:{pattern})\W*{wording.lead}$", before, re.IGNORECASE):
            return name
    return "up_to" if re.match(wording.limit, words[match.start() :], re.IGNORECASE) else None
