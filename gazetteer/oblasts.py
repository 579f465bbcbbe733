"""Borders of the first-level regions of Russia, Ukraine and Belarus, finer than core's.

MAPS.ME drew one polygon file per region, some regions in two. Each piece goes to the region of
core that it covers most of, so no name has to be matched.
"""

import io
import sqlite3
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from pathlib import Path

import shapely
from readers import opened, polygonal
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.book import LEVELS
from geomap.gazetteer.shapes import decode

ARCHIVE = "omim_data_borders-10.3.0rc2.data/data/omim-data/borders.tar.xz"
COUNTRIES = ("RU", "UA", "BY")
FILES = ("Russia_", "Ukraine_", "Belarus_", "Crimea.poly")
SIMPLIFIED_DEGREES = 0.001
# MAPS.ME's regions reach 22 km out to sea; core's coast, which is within 2 km, cuts them.
COAST_DEGREES = 0.02
TILE_DEGREES = 5
# What MAPS.ME has no piece for is cut out of its neighbour with core's shape, which stays.
CUT_OUT = {"RU-AD": "RU-KDA", "UA-30": "UA-32", "UA-40": "UA-43", "BY-HM": "BY-MI"}
RING_POINTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Oblast:
    """A region of core by its key, with its finest shape; `finer` where that is not core's."""

    number: int
    iso: str
    country: str
    name: str
    coarse: BaseGeometry
    shape: BaseGeometry
    finer: bool


def oblasts(path: Path, *, core: sqlite3.Connection) -> list[Oblast]:
    """Return the regions of the three countries by ISO 3166-2 code."""
    known = list(_regions(core))
    tree = shapely.STRtree([one.coarse for one in known])
    pieces: dict[str, list[BaseGeometry]] = defaultdict(list)
    for piece in _pieces(path):
        near = tree.query(piece, predicate="intersects")
        shared = {n: shapely.intersection(piece, known[n].coarse).area for n in near}
        most = max(sorted(shared), key=shared.__getitem__)
        pieces[known[most].iso].append(piece)
    land = _land(core)
    whole = {iso: shapely.union_all(found) for iso, found in sorted(pieces.items())}
    coarse = {one.iso: one.coarse for one in known}
    for part, of in CUT_OUT.items():
        whole[of] = shapely.difference(whole[of], coarse[part])
    for iso, shape in whole.items():
        near = shapely.box(*shape.bounds)
        parts = [one for one in land if shapely.intersects(one, near)]
        cut = shapely.union_all([shapely.intersection(shape, one) for one in parts])
        whole[iso] = polygonal(cut)
    fine = shapely.coverage_simplify(list(whole.values()), SIMPLIFIED_DEGREES)
    drawn = {iso: polygonal(shape) for iso, shape in zip(whole, fine, strict=True)}
    return [_with(one, drawn) for one in sorted(known, key=lambda one: one.iso)]


def _with(one: Oblast, drawn: dict[str, BaseGeometry]) -> Oblast:
    return Oblast(
        number=one.number,
        iso=one.iso,
        country=one.country,
        name=one.name,
        coarse=one.coarse,
        shape=drawn.get(one.iso, one.coarse),
        finer=one.iso in drawn,
    )


def _regions(core: sqlite3.Connection) -> Iterator[Oblast]:
    rows = core.execute(
        "SELECT p.n, p.admin1, p.country, p.name, s.data FROM place AS p"
        " JOIN shape AS s ON s.place = p.n"
        " WHERE p.level = ? AND p.country IN (?, ?, ?) AND p.admin1 IS NOT NULL ORDER BY p.n",
        (LEVELS.index("region"), *COUNTRIES),
    )
    for number, iso, country, name, data in rows:
        shape = polygonal(decode(data))
        yield Oblast(
            number=number,
            iso=iso,
            country=country,
            name=name,
            coarse=shape,
            shape=shape,
            finer=False,
        )


def _land(core: sqlite3.Connection) -> list[BaseGeometry]:
    """Return the countries near in parts, a little wider than they are: only the sea is off."""
    rows = core.execute(
        "SELECT s.data FROM place AS p JOIN shape AS s ON s.place = p.n WHERE p.level = ?",
        (LEVELS.index("country"),),
    )
    window = shapely.box(15, 38, 180, 83), shapely.box(-180, 38, -165, 83)
    shapes = [polygonal(decode(data)) for (data,) in rows]
    near = [shapely.intersection(one, shapely.union_all(window)) for one in shapes]
    parts = shapely.get_parts([one for one in near if not one.is_empty])
    tiles = [
        shapely.intersection(part, tile)
        for part in parts
        for tile in _tiles(part.bounds)
        if shapely.intersects(part, tile)
    ]
    return [shapely.buffer(one, COAST_DEGREES, quad_segs=2) for one in tiles]


def _tiles(bounds: tuple[float, float, float, float]) -> Iterator[BaseGeometry]:
    west, south, east, north = (floor(value / TILE_DEGREES) for value in bounds)
    for x in range(west, east + 1):
        for y in range(south, north + 1):
            corner = x * TILE_DEGREES, y * TILE_DEGREES
            yield shapely.box(*corner, corner[0] + TILE_DEGREES, corner[1] + TILE_DEGREES)


def _pieces(path: Path) -> Iterator[BaseGeometry]:
    texts = {}
    with tarfile.open(fileobj=io.BytesIO(opened(path, ARCHIVE)), mode="r:xz") as archive:
        for member in archive:  # in its own order: to go back in it costs as much as all of it
            name = Path(member.name).name
            file = archive.extractfile(member) if name.startswith(FILES) else None
            if file:
                texts[name] = file.read().decode()
    for _, text in sorted(texts.items()):
        yield _outline(text.splitlines()[1:])


def _outline(lines: list[str]) -> BaseGeometry:
    """Return the shape of a .poly file's rings; those that "!" marks are holes."""
    rings: list[tuple[bool, list[tuple[float, float]]]] = []
    for line in lines:
        numbers = line.split()
        if len(numbers) == 2:  # noqa: PLR2004  # a point
            rings[-1][1].append((float(numbers[0]), float(numbers[1])))
        elif numbers and numbers[0] != "END":
            rings.append((numbers[0].startswith("!"), []))
    shapes = [
        (hole, shapely.make_valid(Polygon(ring)))
        for hole, ring in rings
        if len(ring) >= RING_POINTS
    ]
    outer = shapely.union_all([shape for hole, shape in shapes if not hole])
    return shapely.difference(outer, shapely.union_all([shape for hole, shape in shapes if hole]))
