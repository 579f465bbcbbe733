"""Distances, discs, ring sectors, halves and outlines; the one caller of pyproj and shapely.

Longitudes come before latitudes, in degrees, WGS 84; lengths are metres unless a name says
kilometres. Shapes that reach over the antimeridian are cut there into parts on both sides.
"""

import math
from functools import cache, partial
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from pyproj import Geod
    from shapely.geometry.base import BaseGeometry

    from geomap.model import Place

Side = Literal[
    "northern",
    "southern",
    "eastern",
    "western",
    "north-eastern",
    "north-western",
    "south-eastern",
    "south-western",
    "central",
]
BEARINGS: dict[str, float] = {
    point: number * 22.5
    for number, point in enumerate("N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split())
}
# Population below which a settlement's disc has the radius. To half a million it is the radius of
# a circle with 1,000 people to the square kilometre at the class's upper end; above, nine in ten
# verified incidents labelled Kharkiv lie within 13 km of its middle, of Mykolaiv 11.9, of
# Mariupol 8.6 (docs/gazetteer.md).
RADII_M: tuple[tuple[int, float], ...] = (
    (1_000, 1_000.0),
    (5_000, 1_500.0),
    (20_000, 2_500.0),
    (50_000, 4_000.0),
    (100_000, 5_500.0),
    (250_000, 9_000.0),
    (500_000, 12_000.0),
    (2_000_000, 13_000.0),
)
LARGEST_RADIUS_M = 20_000.0
UNKNOWN_RADIUS_M = 2_500.0
HALF_TURN = 180.0
# Middle band of a region that "the central part" means: from a third to two thirds of its sides.
THIRD = 1 / 3


def radius_m(population: int | None) -> float:
    """Return the radius of a settlement's disc by its population, 0 or None for unknown."""
    if not population:
        return UNKNOWN_RADIUS_M
    return next((radius for below, radius in RADII_M if population < below), LARGEST_RADIUS_M)


def distance_m(a: "Place", b: "Place") -> float:
    """Return the geodesic distance between two centres, in metres."""
    return distance_between_m(a.lon, a.lat, b.lon, b.lat)


def distance_between_m(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the geodesic distance between two points, in metres."""
    return float(_geod().inv(lon, lat, other_lon, other_lat)[2])


def disc(lon: float, lat: float, radius_m: float, *, corners: int = 64) -> "BaseGeometry":
    """Return the disc around a point; its corners are all `radius_m` away from it."""
    azimuths = [360.0 * number / corners for number in range(corners)]
    return _closed(_around(lon, lat, azimuths, radius_m), centre=lon, pole=_reaches(lat, radius_m))


def ring_sector(  # noqa: PLR0913  # keyword-only, and each a part of "20-25 km north-west of"
    lon: float,
    lat: float,
    *,
    distance_km: float,
    bearing: float | None = None,
    width_degrees: float = 45.0,
    tolerance: float = 0.15,
) -> "BaseGeometry":
    """Return where "37 km NW of" a point may be: a part of a ring, all of it without a bearing.

    Notes
    -----
    The ring is as wide as the distance's tolerance on both sides (15 in 100), at least 1 km; a
    bearing of the eight-point rose allows 22.5 degrees to each side.
    """
    slack = max(1_000.0, distance_km * 1_000 * tolerance)
    near, far = max(0.0, distance_km * 1_000 - slack), distance_km * 1_000 + slack
    if bearing is None:
        outer = disc(lon, lat, far)
        return outer.difference(disc(lon, lat, near)) if near else outer
    steps = 24
    azimuths = [bearing + width_degrees * (number / steps - 0.5) for number in range(steps + 1)]
    edge = _around(lon, lat, azimuths, far)
    back = _around(lon, lat, azimuths[::-1], near) if near else [(lon, lat)]
    return _closed(edge + back, centre=lon, pole=False)


def half(polygon: "BaseGeometry", side: Side) -> "BaseGeometry":
    """Return the part of a region that "the western part of" it means.

    Notes
    -----
    A half has half of the area of the region, cut along a meridian or a parallel, and a quarter
    is what two halves share. "Central" is the middle third by width and height.
    """
    from shapely.geometry import box

    flat = unwrapped(polygon)
    west, south, east, north = flat.bounds
    if side == "central":
        wide, high = (east - west) * THIRD, (north - south) * THIRD
        part = flat.intersection(box(west + wide, south + high, east - wide, north - high))
        return wrapped(part)
    meridian, parallel = _halving(flat, axis=0), _halving(flat, axis=1)
    if "north" in side:
        south = parallel
    if "south" in side:
        north = parallel
    if "east" in side:
        west = meridian
    if "west" in side:
        east = meridian
    return wrapped(flat.intersection(box(west, south, east, north)))


def contains(polygon: "BaseGeometry", lon: float, lat: float) -> bool:
    """Tell whether the polygon holds the point, its edge included."""
    import shapely

    return bool(shapely.intersects_xy(polygon, lon, lat))


def simplify(polygon: "BaseGeometry", tolerance_degrees: float) -> "BaseGeometry":
    """Return the polygon with fewer corners, none farther off than the tolerance."""
    import shapely

    simple = shapely.simplify(polygon, tolerance_degrees, preserve_topology=True)
    return polygon if simple.is_empty else simple


def outline(polygon: "BaseGeometry") -> "BaseGeometry":
    """Return the polygon's border as lines, without the cuts along the antimeridian."""
    from shapely.geometry import MultiLineString, box

    border = polygon.boundary
    cuts = [box(-HALF_TURN - 1, -90, -HALF_TURN + 1e-6, 90), box(HALF_TURN - 1e-6, -90, 181, 90)]
    for cut in cuts:
        border = border.difference(cut)
    return border if not border.is_empty else MultiLineString()


def area_km2(polygon: "BaseGeometry") -> float:
    """Return the polygon's geodesic area, in square kilometres."""
    return abs(float(_geod().geometry_area_perimeter(polygon)[0])) / 1e6


def union(shapes: "Sequence[BaseGeometry]") -> "BaseGeometry":
    """Return one shape that covers what the shapes cover."""
    import shapely

    return shapes[0] if len(shapes) == 1 else shapely.union_all(list(shapes))


def clipped(polygon: "BaseGeometry", frame: tuple[float, float, float, float]) -> "BaseGeometry":
    """Return what of the polygon lies in the frame (west, south, east, north)."""
    import shapely

    west, south, east, north = polygon.bounds
    if west >= frame[0] and south >= frame[1] and east <= frame[2] and north <= frame[3]:
        return polygon
    cut = shapely.clip_by_rect(polygon, *frame)
    return shapely.make_valid(cut) if not cut.is_empty and not cut.is_valid else cut


def lines(
    polygons: "Sequence[BaseGeometry]",
    *,
    frame: tuple[float, float, float, float] | None = None,
    tolerance_degrees: float = 0.0,
) -> "BaseGeometry":
    """Return the polygons' borders as lines, each common border once, cut to the frame."""
    import shapely
    from shapely.geometry import MultiLineString

    if not polygons:
        return MultiLineString()
    borders = [polygon.boundary for polygon in polygons]
    if frame is not None:
        borders = [shapely.clip_by_rect(border, *frame) for border in borders]
    merged = shapely.line_merge(shapely.union_all([one for one in borders if not one.is_empty]))
    return shapely.simplify(merged, tolerance_degrees) if tolerance_degrees else merged


def unwrapped(polygon: "BaseGeometry") -> "BaseGeometry":
    """Return the polygon in one piece, east of 180 degrees where it reaches over there."""
    import shapely

    west, _, east, _ = polygon.bounds
    if east - west <= HALF_TURN:
        return polygon
    moved = [
        shapely.transform(part, partial(_shifted, by=360.0)) if part.bounds[2] <= 0 else part
        for part in shapely.get_parts(polygon)
    ]
    return shapely.union_all(moved)


def wrapped(polygon: "BaseGeometry") -> "BaseGeometry":
    """Return the polygon cut at the antimeridian, all of it between -180 and 180 degrees."""
    import shapely
    from shapely.geometry import box

    west, _, east, _ = polygon.bounds
    if polygon.is_empty or (west >= -HALF_TURN and east <= HALF_TURN):
        return polygon
    pieces = []
    for turn in (-360.0, 0.0, 360.0):
        window = box(-HALF_TURN + turn, -90, HALF_TURN + turn, 90)
        piece = polygon.intersection(window)
        if piece.area > 0:
            pieces.append(shapely.transform(piece, partial(_shifted, by=-turn)))
    return shapely.union_all(pieces)


@cache
def _geod() -> "Geod":
    from pyproj import Geod

    return Geod(ellps="WGS84")


def _shifted(points: "NDArray[np.float64]", *, by: float) -> "NDArray[np.float64]":
    moved = points.copy()
    moved[:, 0] += by
    return moved


def _around(
    lon: float, lat: float, azimuths: "Sequence[float]", radius_m: float
) -> list[tuple[float, float]]:
    count = len(azimuths)
    lons, lats, _ = _geod().fwd([lon] * count, [lat] * count, list(azimuths), [radius_m] * count)
    # Next to the centre, not half a world away: whole turns are taken off or added.
    near = [value - 360.0 * round((value - lon) / 360.0) for value in lons]
    return list(zip(near, lats, strict=True))


def _closed(corners: list[tuple[float, float]], *, centre: float, pole: bool) -> "BaseGeometry":
    from shapely.geometry import Polygon

    if pole:  # the corners go once round the world: close them along the pole
        pole_lat = math.copysign(90.0, corners[0][1])
        turned = sorted(
            ((lon - centre + HALF_TURN) % 360.0 - HALF_TURN, lat) for lon, lat in corners
        )
        edge = [(centre + east, lat) for east, lat in turned]
        west, east = (centre - HALF_TURN, edge[0][1]), (centre + HALF_TURN, edge[-1][1])
        corners = [
            (centre - HALF_TURN, pole_lat),
            west,
            *edge,
            east,
            (centre + HALF_TURN, pole_lat),
        ]
    return wrapped(Polygon(corners))


def _reaches(lat: float, radius_m: float) -> bool:
    to_pole = _geod().inv(0.0, lat, 0.0, math.copysign(90.0, lat))[2]
    return bool(to_pole <= radius_m)


def _halving(polygon: "BaseGeometry", *, axis: Literal[0, 1]) -> float:
    """Return the meridian (axis 0) or parallel (axis 1) that halves the area, by bisection."""
    from shapely.geometry import box

    bounds = polygon.bounds
    low, high = bounds[axis], bounds[axis + 2]
    for _ in range(40):
        middle = (low + high) / 2
        west, south, east, north = bounds
        window = box(west, south, middle, north) if axis == 0 else box(west, south, east, middle)
        if polygon.intersection(window).area * 2 < polygon.area:
            low = middle
        else:
            high = middle
    return (low + high) / 2
