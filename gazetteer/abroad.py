"""Second-level units of other countries at war, where geoBoundaries' licence is known and free.

Each set's licence is that of its own metadata. A unit that core has by name, without a polygon,
gets the polygon as a finer shape; the others become places.
"""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import shapely
from raions import SEAT_DEGREES, Town
from readers import BASE, PRIMARY, VARIANT, Row, polygonal
from shapely.geometry.base import BaseGeometry
from tables import Unit, units

from geomap.gazetteer.book import LEVELS, STEPS_PER_DEGREE
from geomap.gazetteer.names import key
from geomap.gazetteer.shapes import decode
from geomap.gazetteer.sound import sound_key

SIMPLIFIED_DEGREES = 0.002
NEAR_DEGREES = 0.2
Finer = dict[int, tuple[BaseGeometry, str, bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A data set of geoBoundaries: its number, what its units are called, its licence."""

    number: str
    kind: str
    licence: str


SOURCES = {
    "IQ": Source(number="34846034", kind="district", licence="CC BY 3.0 IGO"),
    "LB": Source(number="6925839", kind="district", licence="public domain"),
    "MM": Source(number="66882298", kind="township", licence="ODbL 1.0"),
    "PS": Source(number="87354302", kind="governorate", licence="CC BY 4.0"),
    "SY": Source(number="7960031", kind="subdistrict", licence="CC BY 3.0 IGO"),
    "YE": Source(number="15242507", kind="district", licence="CC BY 3.0 IGO"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A region or district of core; a district has no shape."""

    number: int
    admin1: str | None
    point: shapely.Point
    shape: BaseGeometry | None
    keys: frozenset[str]


def districts(
    path: Path, *, core: sqlite3.Connection, towns: list[Town]
) -> tuple[list[Row], Finer]:
    """Return the units that core lacks, and shapes for those that it has by name, by its key."""
    rows: list[Row] = []
    finer: Finer = {}
    for country, source in sorted(SOURCES.items()):
        found = units(path, sets=(source.number,))
        fine = shapely.coverage_simplify([one.shape for one in found], SIMPLIFIED_DEGREES)
        regions = known(core, country=country, level="region")
        named = known(core, country=country, level="district")
        own = [town for town in towns if town.country == country]
        tree = shapely.STRtree([town.point for town in own])
        for unit, simple in zip(found, fine, strict=True):
            shape = polygonal(simple)
            region = most_overlapped(shape, regions)
            same = [one for one in named if bears(one, unit, shape, region=region)]
            if region is None:
                continue
            if len(same) == 1 and same[0].number not in finer:
                finer[same[0].number] = (shape, source.licence, False)
                continue
            near = tree.query(shape, predicate="dwithin", distance=SEAT_DEGREES)
            inside = [own[n] for n in sorted(near)]
            rows.append(_row(unit, shape, country=country, region=region, inside=inside))
    return rows, finer


def known(core: sqlite3.Connection, *, country: str, level: str) -> list[Known]:
    """Return core's regions or districts of a country."""
    number = LEVELS.index(level)
    names: dict[int, set[str]] = defaultdict(set)
    query = "SELECT m.key, m.place FROM name AS m JOIN place AS p ON p.n = m.place WHERE p.level = ? AND p.country = ?"  # noqa: E501
    for one, place in core.execute(query, (number, country)):
        names[place].add(one)
    query = (
        "SELECT p.n, p.admin1, p.lon, p.lat, s.data FROM place AS p"
        " LEFT JOIN shape AS s ON s.place = p.n WHERE p.level = ? AND p.country = ? ORDER BY p.n"
    )
    return [
        Known(
            number=n,
            admin1=admin1,
            point=shapely.Point(lon / STEPS_PER_DEGREE, lat / STEPS_PER_DEGREE),
            shape=polygonal(decode(data)) if data else None,
            keys=frozenset(names[n]),
        )
        for n, admin1, lon, lat, data in core.execute(query, (number, country))
    ]


def most_overlapped(shape: BaseGeometry, regions: list[Known]) -> Known | None:
    """Return the region that a unit lies in, or None where it lies in none."""
    shared = {
        n: shapely.intersection(shape, one.shape).area
        for n, one in enumerate(regions)
        if one.shape is not None and one.admin1 and shapely.intersects(shape, one.shape)
    }
    return regions[max(shared, key=shared.__getitem__)] if shared else None


def bears(one: Known, unit: Unit, shape: BaseGeometry, *, region: Known | None) -> bool:
    """Tell whether core's district is this unit: the name by sound, the region, the place."""
    if region is None or one.admin1 != region.admin1 or one.shape is not None:
        return False
    ways = (unit.name, unit.name.replace("&", "and"), unit.name.partition(" & ")[0])
    wanted = {form for way in ways for form in (key(way), sound_key(way))} - {""}
    borne = {form for name in one.keys for form in (name, sound_key(name))}
    return bool(wanted & borne) and shapely.dwithin(shape, one.point, NEAR_DEGREES)


def _row(
    unit: Unit, shape: BaseGeometry, *, country: str, region: Known, inside: list[Town]
) -> Row:
    source = SOURCES[country]
    point = shapely.point_on_surface(shape)
    title = source.kind.title()
    row = Row(
        id=f"osm:{unit.id}",
        name=f"{unit.name} {title}",
        level="district",
        country=country,
        admin1=region.admin1,
        lon=round(point.x, 4),
        lat=round(point.y, 4),
        kind=source.kind,
        shape=shape,
        licence=source.licence,
    )
    row.named(row.name, PRIMARY)
    for bare in sorted({key(unit.name), *seat(unit, inside)}):
        for word in sorted({source.kind, "district"}):
            row.named(f"{bare} {word}", VARIANT)
            row.sounds |= {sound_key(f"{bare} {word}")} - {""}
        row.named(bare, BASE)
    return row


def seat(unit: Unit, inside: list[Town]) -> set[str]:
    """Return the names of the largest town in a unit that bears the unit's (Sour is Tyre)."""
    own = {key(unit.name), sound_key(unit.name)} - {""}
    bearing = [
        town
        for town in inside
        if own & {form for name in town.keys for form in (name, sound_key(name))}
    ]
    largest = max(bearing, key=lambda town: (town.population, -town.number), default=None)
    if largest is None:
        return set()
    spelt = {name for name, how in largest.keys.items() if how <= VARIANT and name.isascii()}
    return {key(largest.name), *spelt}
