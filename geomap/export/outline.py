"""Shapes as GeoJSON geometry (RFC 7946): within ±180°, counter-clockwise, as fine as is honest."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from geomap.geometry import wrapped
from geomap.model import Level

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# Decimals of a degree that the wording can carry (0.001° is at most 111 m), and how far an outline
# may be drawn from the gazetteer's, in degrees.
DECIMALS: dict[Level, int] = {
    "point": 5,
    "settlement": 4,
    "district": 4,
    "region": 3,
    "country": 2,
    "sea": 2,
}
TOLERANCE_DEG: dict[Level, float] = {
    "point": 0.0,
    "settlement": 0.0,
    "district": 0.002,
    "region": 0.005,
    "country": 0.05,
    "sea": 0.05,
}
TURN = 360.0


def geometry_json(shape: "BaseGeometry", *, level: Level) -> dict[str, Any]:
    """Return the shape as a GeoJSON geometry, thinned and rounded as its level allows.

    A shape that crosses the antimeridian comes back in parts on both sides of it, as RFC 7946
    (3.1.9) asks.
    """
    from shapely.geometry import mapping

    thinned = _thinned(wrapped(shape), level)
    geometry: dict[str, Any] = _rounded(mapping(_counter_clockwise(thinned)), DECIMALS[level])
    return geometry


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


def _thinned(shape: "BaseGeometry", level: Level) -> "BaseGeometry":
    from shapely import set_precision

    grid = 10.0 ** -DECIMALS[level]
    if shape.geom_type == "Point":
        return shape
    thinned = set_precision(shape.simplify(TOLERANCE_DEG[level]), grid)
    return set_precision(shape, 10.0 ** -DECIMALS["point"]) if thinned.is_empty else thinned


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
