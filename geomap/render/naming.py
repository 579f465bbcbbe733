"""The names on a page's ground: which, where, and from which zoom on.

A name is shown from the zoom at which it has room beside all that are more important, so the page
has nothing to work out but what its own marks cover.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.layers.labels import clear_point

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer.surroundings import Named, Surroundings

Box = tuple[float, float, float, float]
KINDS = ("country", "sea", "region", "town", "disputed")
SPELLING = (
    "Names are in English: countries by their short names, towns as GeoNames spells them, regions "
    "as GeoNames and Unicode CLDR do."
)
DISPUTED = "disputed border"
# What a name takes on the page in pixels: for each letter, and its height with the room around it.
_LETTER = {"country": 9.5, "sea": 6.5, "region": 6.5, "town": 6.6, "disputed": 5.5}
_HEIGHT = {"country": 24, "sea": 20, "region": 20, "town": 18, "disputed": 16}
_DOT = 6  # a town's name begins beside its dot
# An area is named where it is as wide as this part of its name.
_WIDE_ENOUGH = {"country": 0.75, "sea": 1.0, "region": 0.9}
_LEAST_ZOOM = {"country": 2.0, "sea": 3.0, "region": 5.0}
# The zoom from which towns of so many people are named.
_PEOPLE = ((3_000_000, 3.0), (1_000_000, 4.0), (400_000, 5.0), (150_000, 6.0), (50_000, 7.0))
_SMALL_TOWN = 8.0
MOST_ZOOM = 12.0
# So many of the view's towns are named at the view's own zoom, however small they are.
_AT_FIRST = 14
_PAGE_PX = 760
_TILE = 256
# Less than this part of the view is no place for a country's name.
_SEEN = 0.05
_DISPUTED_PX = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name on the ground: its kind, where it stands (lon, lat) and the zoom it is shown from."""

    name: str
    kind: str
    lon: float
    lat: float
    zoom: float
    population: int = 0
    size: float = 0.0


def names(ground: "Surroundings", view: Box, *, most: int) -> list[Name]:
    """Return the names that have room, the most important first, at most so many."""
    import numpy as np

    spots = np.array([(t.lon, t.lat, t.population) for t in ground.towns]).reshape(-1, 3)
    every = [
        *_areas(ground.countries, "country", view, spots),
        *_areas(ground.seas, "sea", view, spots),
        *_areas(ground.regions, "region", view, spots),
        *_towns(ground, view),
        *_disputed(ground.disputed),
    ]
    every.sort(key=lambda one: (one.zoom, KINDS.index(one.kind), -one.population, -one.size))
    return _with_room(every)[:most]


def zoom_of(view: Box) -> float:
    """Return the zoom (Leaflet's) at which the view fills a page."""
    west, south, east, north = view
    x, y = _mercator(west, north), _mercator(east, south)
    side = max(y[0] - x[0], y[1] - x[1])
    return math.log2(_PAGE_PX / side)


def _areas(areas: "Iterable[Named]", kind: str, view: Box, spots: Any) -> Iterable[Name]:  # noqa: ANN401
    import shapely

    from geomap.geometry import clipped

    seen = _SEEN * (view[2] - view[0]) * (view[3] - view[1])
    for area in areas:
        inner = clipped(area.shape, view)
        # Where a reader looks first, if enough of it is there; a region stays whole.
        shape = inner if kind != "region" and inner.area > seen else area.shape
        parts = shapely.get_parts(shape)
        widest = max(parts, key=lambda part: part.area)
        if not widest.area:
            continue
        west, south, east, north = widest.bounds
        narrow = math.cos(math.radians((south + north) / 2))
        need = _LETTER[kind] * len(area.name) * _WIDE_ENOUGH[kind]
        side = (
            math.sqrt(widest.area / max(narrow, 0.1)) * narrow
        )  # in degrees of longitude, as seen
        zoom = max(_LEAST_ZOOM[kind], math.log2(need / (side / 360 * _TILE)))
        if zoom > MOST_ZOOM:
            continue
        near = spots[
            (spots[:, 0] >= west)
            & (spots[:, 0] <= east)
            & (spots[:, 1] >= south)
            & (spots[:, 1] <= north)
        ]
        lon, lat = clear_point(widest, near)
        yield Name(name=area.name, kind=kind, lon=lon, lat=lat, zoom=zoom, size=widest.area)


def _towns(ground: "Surroundings", view: Box) -> Iterable[Name]:
    first = zoom_of(view)
    within = 0
    for town in ground.towns:
        zoom = next((z for people, z in _PEOPLE if town.population >= people), _SMALL_TOWN)
        if view[0] <= town.lon <= view[2] and view[1] <= town.lat <= view[3]:
            within += 1
            zoom = min(zoom, first) if within <= _AT_FIRST else zoom
        yield Name(
            name=town.name,
            kind="town",
            lon=town.lon,
            lat=town.lat,
            zoom=zoom - (1 if town.capital else 0),
            population=town.population,
        )


def _disputed(lines: "Sequence[BaseGeometry]") -> Iterable[Name]:
    """Yield a name at the middle of each disputed line, from where the line is long enough."""
    for line in lines:
        middle = line.interpolate(0.5, normalized=True)
        if line.length:
            zoom = max(3.0, math.log2(_DISPUTED_PX / (line.length / 360 * _TILE)))
            yield Name(
                name=DISPUTED,
                kind="disputed",
                lon=middle.x,
                lat=middle.y,
                zoom=zoom,
                size=line.length,
            )


def _with_room(every: list[Name]) -> list[Name]:
    """Return the names with the zooms from which each has room, those that never have left out."""
    import numpy as np

    if not every:
        return []
    left, right, half = (np.array(side) for side in zip(*map(_box, every), strict=True))
    at = np.array([_mercator(one.lon, one.lat) for one in every])
    zooms = np.full(len(every), np.inf)
    placed: list[Name] = []
    for n, one in enumerate(every):
        dx, dy = at[:n, 0] - at[n, 0], at[:n, 1] - at[n, 1]
        with np.errstate(divide="ignore"):
            aside = np.where(dx >= 0, right[n] - left[:n], right[:n] - left[n]) / np.abs(dx)
            above = (half[n] + half[:n]) / np.abs(dy)
        free = np.log2(np.minimum(aside, above))
        # Those that come into sight before this one has room push it on; later ones give way.
        zoom = one.zoom
        for other in np.argsort(zooms[:n], kind="stable"):
            if zooms[other] > zoom:
                break
            zoom = max(zoom, float(free[other]))
        if zoom <= MOST_ZOOM:
            zoom = math.ceil(zoom * 2) / 2
            zooms[n] = zoom
            placed.append(
                Name(
                    name=one.name,
                    kind=one.kind,
                    lon=one.lon,
                    lat=one.lat,
                    zoom=zoom,
                    population=one.population,
                    size=one.size,
                )
            )
    return sorted(placed, key=lambda one: one.zoom)


def _box(one: Name) -> tuple[float, float, float]:
    """Return how far a name reaches to the left, to the right and above its point, in pixels."""
    wide = _LETTER[one.kind] * len(one.name)
    half = _HEIGHT[one.kind] / 2
    return (-_DOT, wide + _DOT, half) if one.kind == "town" else (-wide / 2, wide / 2, half)


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    """Return a point in pixels at zoom 0."""
    turn = math.radians(max(-85.0, min(85.0, lat)))
    y = 0.5 - math.log(math.tan(math.pi / 4 + turn / 2)) / (2 * math.pi)
    return (lon / 360 + 0.5) * _TILE, y * _TILE
