"""The ground of a page: what a box holds of land, water, borders, countries, regions and seas.

Nothing is thinned here; `geomap.render.ground` does that to its budget. The simpler `basemap` is
for pictures of a single place.
"""

import math
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geomap import geometry
from geomap.gazetteer.frontiers import frontiers, within
from geomap.gazetteer.seams import seams
from geomap.gazetteer.shapes import decode
from geomap.gazetteer.store import Store
from geomap.gazetteer.suburbs import whole_towns
from geomap.messages import term

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
# How names on a map are spelt, in the words that its credits print.
SPELLING = term(
    "Names are in English: countries by their short names, towns as GeoNames spells them, regions "
    "as GeoNames and Unicode CLDR do."
)
# A box wider or higher than this is drawn from the coarse outlines.
COARSE_DEGREES = 150.0
# Of a box wider than this only the inner box has borders of regions; wider, they would be a grey
# mass.
NO_REGIONS_DEGREES = 110.0
# Directions, as seas, name a region only beside what it is: "North" in Lebanon.
_BARE = frozenset("north south east west northern southern eastern western central centre".split())
# GeoNames' codes of what a settlement is.
_SEATS = frozenset({"PPLC", "PPLA"})
# The least people of a town; inside an inner box that is at most so wide smaller ones are named.
_TOWN = 15_000
_MOST_SMALL, _SPARE = 10_000, 3
_LEAST_PEOPLE = ((9.0, 2_000), (18.0, 5_000), (math.inf, _TOWN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A country, region or sea with what the box holds of it; `code` is ISO's, where it has one."""

    name: str
    shape: "BaseGeometry"
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A settlement (lon, lat in degrees); `seat`: of a country's or a region's government."""

    name: str
    lon: float
    lat: float
    population: int
    seat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a box holds, cut to it: `borders` are those between regions of one country, each once.

    `frontiers` are the borders of countries that the view has as settled, `disputed` those that it
    has not. Towns come largest first.
    """

    box: Box
    land: "BaseGeometry"
    lakes: "tuple[BaseGeometry, ...]"
    borders: "tuple[BaseGeometry, ...]"
    frontiers: "tuple[BaseGeometry, ...]"
    disputed: "tuple[BaseGeometry, ...]"
    countries: tuple[Named, ...]
    regions: tuple[Named, ...]
    seas: tuple[Named, ...]
    towns: tuple[Town, ...]


def surroundings(  # noqa: PLR0913  # keyword-only but for what is asked
    store: Store,
    box: Box,
    *,
    inner: Box,
    towns: int,
    least_region_degrees: float,
    worldview: str,
) -> Surroundings:
    """Return what the box (west, south, east, north, within one turn) holds.

    In the inner box smaller towns are named too; of a wide box only it has regions. Countries whose
    regions are mostly smaller than the least size come without regions.
    """
    detail = 0 if _side(box) > COARSE_DEGREES else 1
    lands = _pieces(store, "land", detail=detail, box=box)
    lines = frontiers(store, box, detail=detail, worldview=worldview, lands=lands)
    land = _joined(lands)
    near = next((one for one in (box, inner) if _side(one) <= NO_REGIONS_DEGREES), None)
    regions = _large(_whole(store, "region", detail, near), least_region_degrees) if near else []
    seas = tuple(_seas(store, box, land))
    return Surroundings(
        box=box,
        land=land,
        lakes=tuple(shape for _, shape in _pieces(store, "lake", detail=detail, box=box)),
        borders=within(seams(_of_countries(regions)), near or box),
        frontiers=lines.settled,
        disputed=lines.disputed,
        countries=tuple(_countries(store, lands)),
        regions=tuple(_regions(store, regions, near or box, seas={one.name for one in seas})),
        seas=seas,
        towns=tuple(_towns(store, box, inner, limit=towns)) if towns else (),
    )


def outlines(store: Store, box: Box, *, worldview: str) -> Surroundings:
    """Return only the box's countries and their borders, coarse: for a small picture of it."""
    lands = _pieces(store, "land", detail=0, box=box)
    lines = frontiers(store, box, detail=0, worldview=worldview, lands=lands)
    return Surroundings(
        box=box,
        land=_joined(lands),
        lakes=(),
        borders=(),
        frontiers=lines.settled,
        disputed=lines.disputed,
        countries=tuple(_countries(store, lands)),
        regions=(),
        seas=(),
        towns=(),
    )


def _side(box: Box) -> float:
    """Return the longer side of a box."""
    return max(box[2] - box[0], box[3] - box[1])


def _joined(lands: "Iterable[tuple[str | None, BaseGeometry]]") -> "BaseGeometry":
    """Return the countries as one land, with no gap where they meet."""
    import shapely

    # Most islands touch nothing: they need not be compared with all others.
    return shapely.disjoint_subset_union_all([shape for _, shape in lands])


def _whole(
    store: Store, layer: str, detail: int, box: Box
) -> "list[tuple[str | None, BaseGeometry]]":
    return [(one.code, decode(one.data)) for one in store.ground(layer, detail=detail, box=box)]


def _large(
    regions: "list[tuple[str | None, BaseGeometry]]", least_degrees: float
) -> "list[tuple[str | None, BaseGeometry]]":
    """Return the regions of those countries whose regions are mostly of at least so wide."""
    import numpy as np
    import shapely

    if not regions:
        return []
    areas = shapely.area([shape for _, shape in regions])
    found: dict[str, list[float]] = {}
    for (country, _), area in zip(_of_countries(regions), areas, strict=True):
        found.setdefault(country, []).append(float(area))
    large = {one for one, sizes in found.items() if np.median(sizes) >= least_degrees**2}
    return [one for one in regions if (one[0] or "").partition("-")[0] in large]


def _pieces(
    store: Store, layer: str, *, detail: int, box: Box
) -> "list[tuple[str | None, BaseGeometry]]":
    cut = ((code, geometry.clipped(one, box)) for code, one in _whole(store, layer, detail, box))
    return [(code, shape) for code, shape in cut if not shape.is_empty]


def _of_countries(
    regions: "Iterable[tuple[str | None, BaseGeometry]]",
) -> "list[tuple[str, BaseGeometry]]":
    return [((code or "").partition("-")[0], shape) for code, shape in regions]


def _countries(store: Store, lands: "Iterable[tuple[str | None, BaseGeometry]]") -> Iterable[Named]:
    import shapely

    parts: dict[str, list[BaseGeometry]] = {}
    for code, shape in lands:
        if code:
            parts.setdefault(code, []).append(shape)
    names = store.core.areas(sorted(parts))
    for code in sorted(parts.keys() & names.keys()):
        polygons = [p for p in shapely.get_parts(parts[code]) if p.geom_type == "Polygon"]
        yield Named(name=names[code][0], code=code, shape=shapely.multipolygons(polygons))


def _regions(
    store: Store,
    regions: "Sequence[tuple[str | None, BaseGeometry]]",
    box: Box,
    *,
    seas: Container[str],
) -> Iterable[Named]:
    names = store.core.areas(sorted({country for country, _ in _of_countries(regions)}))
    for code, shape in regions:
        cut = geometry.clipped(shape, box)
        if code and "-" in code and code in names and not cut.is_empty:
            name, kind = names[code]
            bare = kind and (name.lower() in _BARE or name in seas)
            whole = f"{name} {kind[:1].upper()}{kind[1:]}"
            yield Named(name=whole if bare else name, code=code, shape=cut)


def _seas(store: Store, box: Box, land: "BaseGeometry") -> Iterable[Named]:
    import shapely

    if land.area > 0.998 * (box[2] - box[0]) * (box[3] - box[1]):
        return
    frame = shapely.box(*box)
    for name, shape in _all_seas(store):
        if shape.intersects(frame):
            cut = geometry.clipped(shape, box)
            if cut.area > 0:
                yield Named(name=name, shape=cut)


@cache
def _all_seas(store: Store) -> "tuple[tuple[str, BaseGeometry], ...]":
    """Return the seas and gulfs of the world, with their shapes."""
    return tuple((name, decode(data)) for name, data in store.core.seas())


def _towns(store: Store, box: Box, inner: Box, *, limit: int) -> Iterable[Town]:
    """Yield the largest towns of the inner box, half of the limit or more, and those around it."""
    least = next(people for degrees, people in _LEAST_PEOPLE if _side(inner) <= degrees)
    # Where small ones count they come last: all are asked for.
    most = _MOST_SMALL if least < _TOWN else _SPARE * limit
    rows = store.core.towns_around(box, least=_TOWN, inner=inner, inner_least=least, limit=most)
    towns = [
        Town(name=name, lon=lon, lat=lat, population=population, seat=feature in _SEATS)
        for name, lon, lat, population, feature, _ in whole_towns(rows)
    ]
    seen = [one for one in towns if _holds(inner, one)][: limit // 2]
    beyond = [one for one in towns if not _holds(inner, one)][: limit - len(seen)]
    yield from sorted((*seen, *beyond), key=lambda one: -one.population)


def _holds(box: Box, town: Town) -> bool:
    return box[0] <= town.lon <= box[2] and box[1] <= town.lat <= box[3]
