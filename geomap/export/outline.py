"""Shapes as GeoJSON geometry (RFC 7946): within ±180°, counter-clockwise, as fine as is honest."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.geometry import unwrapped, wrapped
from geomap.model import Level

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# Decimals of a degree that the wording can carry (0.001° is at most 111 m); a small place's outline
# has more, a much thinned one fewer.
DECIMALS: dict[Level, int] = {
    "point": 5,
    "settlement": 4,
    "district": 4,
    "region": 3,
    "country": 2,
    "sea": 2,
}
# How far an outline may be drawn from the gazetteer's, in degrees; areas beside a settlement or a
# point ("near Karachev") are made by geomap.
TOLERANCE_DEG: dict[Level, float] = {
    "point": 0.0005,
    "settlement": 0.0005,
    "district": 0.002,
    "region": 0.005,
    "country": 0.05,
    "sea": 0.05,
}
# An outline that many features share is thinned until all its copies take about so many bytes, but
# never more than `COARSEST` times as far as the table says.
COPIES_BYTES = 250_000
COARSEST = 16
# Nothing is thinned by more than this part of its longer side: small countries keep their form.
_PART_OF_SIDE = 1 / 50
_MOST_DECIMALS = 5
_FINEST_DEG = 4e-5
TURN = 360.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A GeoJSON geometry and how far it may lie from the shape; null for a point."""

    geometry: dict[str, Any]
    within_deg: float | None


def geometry_json(shape: "BaseGeometry", *, level: Level) -> dict[str, Any]:
    """Return the shape as a GeoJSON geometry, thinned and rounded as its level allows.

    A shape that crosses the antimeridian comes back in parts on both sides of it, as RFC 7946
    (3.1.9) asks.
    """
    return outline_of(shape, level=level).geometry


def outline_of(shape: "BaseGeometry", *, level: Level, times: int = 1) -> Outline:
    """Return the shape as a GeoJSON geometry that is written so many times, and its tolerance.

    Corners are left out and rounded so that those of the shape lie no farther from the outline than
    the tolerance, and no islet is lost (Douglas and Peucker 1973, as GEOS does it without lines
    that cross). A spit or inlet narrower than a fifth of the tolerance may be.
    """
    from shapely.geometry import mapping

    if shape.geom_type == "Point":
        return Outline(geometry=_point(shape, DECIMALS[level]), within_deg=None)
    within, thinned = _thinned(wrapped(shape), level, times, side=_side(unwrapped(shape)))
    geometry: dict[str, Any] = _rounded(mapping(_counter_clockwise(thinned)), _MOST_DECIMALS)
    return Outline(geometry=geometry, within_deg=within)


def bbox(geometries: Iterable[dict[str, Any] | None]) -> list[float] | None:
    """Return west, south, east, north of all geometries; west > east across the antimeridian.

    The widest stretch of longitudes that no part touches is left out (RFC 7946, 5.2).
    """
    spans: list[tuple[float, float]] = []
    latitudes: list[float] = []
    for geometry in geometries:
        for points in _parts(geometry):
            longitudes = [point[0] for point in points]
            spans.append((min(longitudes), max(longitudes)))
            latitudes += [point[1] for point in points]
    if not spans:
        return None
    west, east = _around(sorted(spans))
    return [west, min(latitudes), east, max(latitudes)]


def _around(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the west and east ends of the shortest stretch that holds all spans (sorted)."""
    first, reach = spans[0]
    west, east, gap = first, reach, 0.0
    for left, right in spans[1:]:
        if left - reach > gap:
            gap, west, east = left - reach, left, reach
        reach = max(reach, right)
    over_antimeridian = first + TURN - reach
    return (first, reach) if over_antimeridian >= gap else (west, east)


def _point(shape: "BaseGeometry", decimals: int) -> dict[str, Any]:
    lon, lat = shape.coords[0][:2]
    if abs(lon) > TURN / 2:
        lon = (lon + TURN / 2) % TURN - TURN / 2
    return {"type": "Point", "coordinates": _rounded([lon, lat], decimals)}


def _thinned(
    shape: "BaseGeometry", level: Level, times: int, *, side: float
) -> tuple[float, "BaseGeometry"]:
    """Return the tolerance and the outline: the finest of which so many copies stay small."""
    from shapely import get_num_coordinates

    within = min(TOLERANCE_DEG[level], _short(side * _PART_OF_SIDE))
    most = min(TOLERANCE_DEG[level] * COARSEST, side * _PART_OF_SIDE)
    while True:
        outline = _within(shape, within)
        size = int(get_num_coordinates(outline)) * (2 * _decimals(within) + len("[31.,52.],"))
        if size * times <= COPIES_BYTES or within * 2 > most:
            return within, outline
        within *= 2


def _short(number: float) -> float:
    """Return the number rounded down to one digit that counts: 0.0374 to 0.03."""
    digits = -math.floor(math.log10(number)) if number > 0 else _MOST_DECIMALS
    return max(round(math.floor(number * 10.0**digits) * 10.0**-digits, digits), _FINEST_DEG)


def _decimals(within: float) -> int:
    """Return the decimals that move no corner by more than a fifth of the tolerance."""
    return min(_MOST_DECIMALS, math.ceil(-math.log10(within / 4) - 1e-9))


def _within(shape: "BaseGeometry", within: float) -> "BaseGeometry":
    """Return the shape without the corners that the tolerance allows to leave out."""
    from shapely import disjoint, get_parts, set_precision, union_all

    grid = 10.0 ** -_decimals(within)
    # Rounding moves a corner by at most half of the grid's diagonal.
    simple = shape.simplify(within - grid * math.sqrt(0.5))
    rounded = set_precision(set_precision(simple, grid), 0.0)
    parts = get_parts(simple)  # islets finer than the grid would be lost
    finer = parts[disjoint(parts, rounded)]
    if not len(finer):
        return rounded
    return union_all([rounded, *(set_precision(part, 10.0**-_MOST_DECIMALS) for part in finer)])


def _side(shape: "BaseGeometry") -> float:
    west, south, east, north = shape.bounds
    return max(east - west, north - south)


def _counter_clockwise(shape: "BaseGeometry") -> "BaseGeometry":
    from shapely import MultiPolygon, Polygon, get_parts
    from shapely.geometry.polygon import orient

    if isinstance(shape, Polygon):
        return orient(shape)
    if shape.geom_type in ("MultiPolygon", "GeometryCollection"):
        polygons = [orient(part) for part in get_parts(shape) if isinstance(part, Polygon)]
        return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
    return shape


def _rounded(value: Any, decimals: int) -> Any:  # noqa: ANN401  # coordinates nest to any depth
    if isinstance(value, float):
        return round(value, decimals) + 0.0  # no minus before zero
    if isinstance(value, dict):
        return {key: _rounded(part, decimals) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part, decimals) for part in value]
    return value


def _parts(geometry: dict[str, Any] | None) -> list[list[list[float]]]:
    """Return the points of each part that hangs together: a point or an outer ring."""
    if geometry is None:
        return []
    coordinates = geometry["coordinates"]
    if geometry["type"] == "Point":
        return [[coordinates]]
    if geometry["type"] == "Polygon":
        return [coordinates[0]]
    return [polygon[0] for polygon in coordinates]
