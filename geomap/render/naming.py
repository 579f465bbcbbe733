"""The names on a page's ground: which, where, and from which zoom on.

A name is shown from the zoom at which it has room beside all that are more important, so the page
has nothing to work out but what its own marks cover.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from geomap.layers.labels import clear_point
from geomap.messages import ENGLISH, Messages, term

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer.surroundings import Named, Surroundings

Box = tuple[float, float, float, float]
KINDS = ("country", "sea", "region", "town", "disputed")
DISPUTED = term("disputed border")
# What a name takes on the page in pixels: for each letter, and its height with the room around it.
_LETTER = {"country": 11.5, "sea": 7.2, "region": 8.4, "town": 6.8, "disputed": 5.8}
_HEIGHT = {"country": 24, "sea": 20, "region": 20, "town": 18, "disputed": 16}
_DOT = 6  # a town's name begins beside its dot
# An area is named where it is as wide as this part of its name.
_WIDE_ENOUGH = {"country": 0.65, "sea": 0.9, "region": 0.75}
LEAST_ZOOM, MOST_ZOOM = 2.0, 12.0
_FROM_ZOOM = {"country": LEAST_ZOOM, "sea": 3.0, "region": 5.0}
# From which zoom on a town is named: the largest, and those so many times smaller one zoom later.
_LARGEST, _LARGEST_ZOOM, _SMALLER = 3_000_000, 3.0, 2.66
# Who gives way to whom: as if a kind were shown so many zooms later, or a name outside the view.
_LATER = {"country": -3.0, "sea": 0.0, "region": 0.5, "town": 0.0, "disputed": 0.0}
_AROUND = 1.5
_EDGE = 0.08
# The part of all names that may stand in the view.
_WITHIN = 0.7
_MOST_TRIED = 700
# The seat of a region is as important as a town so many times as large.
_SEAT = 3
# So many of the view's towns are named at the view's own zoom, however small they are.
_AT_FIRST = 24
_PAGE_PX = 760
_TILE = 256
# Less than these parts of the view and of itself are no place for a country's name.
_SEEN, _PART_SEEN = 0.05, 0.3
_DISPUTED_PX = 60
_ALONG = (0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9)
# Areas that are wide enough for their name only so much deeper than the view are not named.
_DEEPER = 3.0
_MOST_AREAS = 150
_GRID = 11
_AS_TOWN = 1_000_000
# Of a small map: how many names, how far from its edge, and its letters in parts of its sides.
INSET_NAMES, _INSET_TRIED, _INSET_LONGEST = 5, 9, 16
_INSET_EDGE, _INSET_LETTER, _INSET_HIGH = 0.16, 0.032, 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name on the ground: its kind, where it stands (lon, lat) and the zoom it is shown from.

    `rank` is the zoom at which it would be shown by its weight alone. Of a group one is shown.
    """

    name: str
    kind: str
    lon: float
    lat: float
    zoom: float
    rank: float
    population: int = 0
    size: float = 0.0
    group: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Area:
    """An area that may be named: the part that is, and the zoom at which it is wide enough."""

    name: str
    kind: str
    shape: "BaseGeometry"
    zoom: float
    size: float


def names(
    ground: "Surroundings", view: Box, *, most: int, messages: Messages = ENGLISH
) -> list[Name]:
    """Return the names that have room, at most so many, by zoom and the most important first.

    What stands in the view comes before what is around it.
    """
    areas = [
        *_areas(called(ground.countries, messages), "country", view),
        *_areas(ground.seas, "sea", view),
        *_areas(ground.regions, "region", view),
    ]
    every = [
        *_placed(areas, ground, view),
        *_towns(ground, view),
        *_disputed(ground, messages.text(DISPUTED)),
    ]
    edge = _EDGE * (view[2] - view[0])
    inner = (view[0] - edge, view[1] - edge, view[2] + edge, view[3] + edge)

    def rank(one: Name) -> tuple[float, float, str, int]:
        outside = _AROUND if one.group is None and not _is_in(inner, one.lon, one.lat) else 0.0
        return one.rank + _LATER[one.kind] + outside, -one.size, one.name, one.group or 0

    shown = _with_room(sorted(every, key=rank)[:_MOST_TRIED])
    within = [one for one in shown if _is_in(inner, one.lon, one.lat)][: round(most * _WITHIN)]
    around = [one for one in shown if not _is_in(inner, one.lon, one.lat)][: most - len(within)]
    return sorted((*within, *around), key=lambda one: one.zoom)


def called(countries: "Iterable[Named]", messages: Messages) -> "Iterable[Named]":
    """Yield the countries by their names in the messages' language."""
    for one in countries:
        yield replace(one, name=messages.country(one.code, one.name)) if one.code else one


def _is_in(box: Box, lon: float, lat: float) -> bool:
    return box[0] <= lon <= box[2] and box[1] <= lat <= box[3]


def zoom_of(view: Box) -> float:
    """Return the zoom (Leaflet's) at which the view fills a page."""
    west, south, east, north = view
    x, y = mercator(west, north), mercator(east, south)
    side = max(y[0] - x[0], y[1] - x[1])
    return math.log2(_PAGE_PX / side)


def inset_names(
    countries: "Iterable[Named]",
    frame: Box,
    *,
    view: Box | None = None,
    messages: Messages = ENGLISH,
) -> list[list[Any]]:
    """Return [name, lon, lat] of the largest countries of a small map, clear of its edges.

    They keep clear of the middle of the view that is marked in it.
    """
    import numpy as np

    from geomap.geometry import clipped

    west, south, east, north = frame
    inner = (
        west + _INSET_EDGE * (east - west),
        south + _INSET_EDGE / 2 * (north - south),
        east - _INSET_EDGE * (east - west),
        north - _INSET_EDGE / 2 * (north - south),
    )
    short = (one for one in called(countries, messages) if len(one.name) <= _INSET_LONGEST)
    seen = [(clipped(one.shape, inner), one.name) for one in short]
    marked = [((view[0] + view[2]) / 2, (view[1] + view[3]) / 2, _AS_TOWN)] if view else []
    middle = np.array(marked).reshape(-1, 3)
    found: list[tuple[str, float, float]] = []
    for shape, name in sorted(seen, key=lambda one: (-one[0].area, one[1]))[:_INSET_TRIED]:
        if not shape.area:
            break
        lon, lat = clear_point(shape, middle, steps=_GRID)
        free = all(
            abs(lon - x) > _INSET_LETTER * (east - west) * (len(name) + len(other)) / 2
            or abs(lat - y) > _INSET_HIGH * (north - south)
            for other, x, y in found
        )
        if free:
            found.append((name, lon, lat))
    return [[name, round(lon, 1), round(lat, 1)] for name, lon, lat in found[:INSET_NAMES]]


def _areas(areas: "Iterable[Named]", kind: str, view: Box) -> "Iterable[_Area]":
    import numpy as np
    import shapely

    from geomap.geometry import clipped

    seen = _SEEN * (view[2] - view[0]) * (view[3] - view[1])
    for area in areas:
        # Where a reader looks first, if enough of it is there; a region stays whole.
        inner = None if kind == "region" else clipped(area.shape, view)
        enough = inner is not None and inner.area > min(seen, _PART_SEEN * area.shape.area)
        parts = shapely.get_parts(inner if enough else area.shape)
        sizes = shapely.area(parts)
        widest, size = parts[int(np.argmax(sizes))], float(sizes.max(initial=0.0))
        if not size:
            continue
        _, south, _, north = widest.bounds
        narrow = max(0.1, math.cos(math.radians((south + north) / 2)))
        need = _LETTER[kind] * len(area.name) * _WIDE_ENOUGH[kind]
        # The side of a square of its size, in the degrees of longitude that a page is measured in.
        zoom = math.log2(need / (math.sqrt(size / narrow) / 360 * _TILE))
        yield _Area(
            name=area.name, kind=kind, shape=widest, zoom=max(_FROM_ZOOM[kind], zoom), size=size
        )


def _placed(areas: "Iterable[_Area]", ground: "Surroundings", view: Box) -> list[Name]:
    """Return the areas' names clear of towns; those of small regions only near the view's zoom."""
    import numpy as np

    towns = [(town.lon, town.lat, town.population) for town in ground.towns]
    # A country's name beside a disputed line would take a side.
    lines = [(*corner, _AS_TOWN) for line in ground.disputed for corner in line.coords[::4]]
    deepest = zoom_of(view) + _DEEPER

    def rank(one: _Area) -> tuple[float, float, str]:
        west, south, east, north = one.shape.bounds
        apart = west > view[2] or east < view[0] or south > view[3] or north < view[1]
        return one.zoom + _LATER[one.kind] + (_AROUND if apart else 0.0), -one.size, one.name

    kept = sorted((one for one in areas if one.zoom <= deepest), key=rank)[:_MOST_AREAS]
    found: list[Name] = []
    for kind in ("region", "sea", "country"):
        # The name of a country is the freest of all: it goes where no region's stands.
        taken = [(one.lon, one.lat, _AS_TOWN) for one in found] + lines
        spots = np.array(towns + (taken if kind == "country" else [])).reshape(-1, 3)
        found += [_in_the_clear(one, spots) for one in kept if one.kind == kind]
    return found


def _in_the_clear(area: "_Area", spots: Any) -> Name:  # noqa: ANN401  # array
    west, south, east, north = area.shape.bounds
    lon, lat = spots[:, 0], spots[:, 1]
    near = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    at = clear_point(area.shape, spots[near], steps=_GRID)
    return Name(
        name=area.name,
        kind=area.kind,
        lon=at[0],
        lat=at[1],
        zoom=area.zoom,
        rank=area.zoom,
        size=area.size,
    )


def _towns(ground: "Surroundings", view: Box) -> Iterable[Name]:
    first = zoom_of(view)
    within = 0
    for town in ground.towns:
        people = town.population * (_SEAT if town.seat else 1)
        rank = max(LEAST_ZOOM, _LARGEST_ZOOM + math.log(_LARGEST / people) / math.log(_SMALLER))
        inside = _is_in(view, town.lon, town.lat)
        within += inside
        yield Name(
            name=town.name,
            kind="town",
            lon=town.lon,
            lat=town.lat,
            zoom=min(rank, first) if inside and within <= _AT_FIRST else rank,
            rank=rank,
            population=town.population,
            size=people,
        )


def _disputed(ground: "Surroundings", words: str) -> Iterable[Name]:
    """Yield names on each disputed line, any one of which will do, where it is long enough."""
    for number, line in enumerate(ground.disputed):
        zoom = max(3.0, math.log2(_DISPUTED_PX / (line.length / 360 * _TILE)))
        for part in _ALONG if zoom <= MOST_ZOOM else ():
            at = line.interpolate(part, normalized=True)
            yield Name(
                name=words,
                kind="disputed",
                lon=at.x,
                lat=at.y,
                zoom=zoom,
                rank=zoom,
                size=line.length,
                group=number,
            )


def _with_room(every: Sequence[Name]) -> list[Name]:
    """Return the names with the zooms from which each has room, those that never have left out.

    `every` is in order of importance: a name waits until it is clear of all before it, but for
    those that come into sight only when it is. Of a group one after the other the one that has
    room first stands for all.
    """
    if not every:
        return []
    import numpy as np

    free = _free_from(every)
    zooms = np.full(len(every), np.inf)
    at = 0
    for _, run in groupby(enumerate(every), key=_group):
        tried = [(_clear_from(one.zoom, free[n, :at], zooms[:at]), n) for n, one in run]
        zoom, best = min(tried)
        # What is never shown is in nobody's way.
        zooms[best] = zoom if zoom <= MOST_ZOOM else np.inf
        at += len(tried)
    placed = [
        replace(one, zoom=float(zoom))
        for one, zoom in zip(every, zooms, strict=True)
        if zoom <= MOST_ZOOM
    ]
    return sorted(placed, key=lambda one: one.zoom)


def _group(numbered: tuple[int, Name]) -> tuple[int, int]:
    """Return a key of its own for a name, a common one for those of a group."""
    n, one = numbered
    return (n, -1) if one.group is None else (-1, one.group)


def _clear_from(wanted: float, free: Any, zooms: Any) -> float:  # noqa: ANN401  # arrays
    """Return the zoom from which a name is clear of those that are seen before they are clear."""
    in_the_way = free[zooms < free]
    return math.ceil(2 * min(float(in_the_way.max(initial=wanted)), MOST_ZOOM + 1)) / 2


def _free_from(every: Sequence[Name]) -> Any:  # noqa: ANN401  # array
    """Return for each two names the zoom from which they stand clear of each other."""
    import numpy as np

    left, right, half = (np.array(side) for side in zip(*map(_box, every), strict=True))
    x, y = np.array([mercator(one.lon, one.lat) for one in every]).T
    dx, dy = x[None, :] - x[:, None], y[None, :] - y[:, None]
    # The right end of the western one against the left end of the eastern one.
    reach = right[:, None] - left[None, :]
    with np.errstate(divide="ignore"):
        aside = np.where(dx >= 0, reach, reach.T) / np.abs(dx)
        above = (half[:, None] + half[None, :]) / np.abs(dy)
        return np.log2(np.minimum(aside, above))


def _box(one: Name) -> tuple[float, float, float]:
    """Return how far a name reaches to the left, to the right and above its point, in pixels."""
    wide = _LETTER[one.kind] * len(one.name)
    half = _HEIGHT[one.kind] / 2
    return (-_DOT, wide + _DOT, half) if one.kind == "town" else (-wide / 2, wide / 2, half)


def mercator(lon: float, lat: float) -> tuple[float, float]:
    """Return a point in pixels at zoom 0."""
    turn = math.radians(max(-85.0, min(85.0, lat)))
    y = 0.5 - math.log(math.tan(math.pi / 4 + turn / 2)) / (2 * math.pi)
    return (lon / 360 + 0.5) * _TILE, y * _TILE
