"""The ellipsoid: distances, areas, points at a distance, and the cut at the antimeridian."""

import math
from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from pyproj import Geod
    from shapely.geometry.base import BaseGeometry

    from geomap.model import Place

HALF_TURN = 180.0
# A straight edge of the map is cut into pieces so short that geodesics between them follow it.
EDGE_DEGREES = 0.5


def distance_m(a: "Place", b: "Place") -> float:
    """Return the geodesic distance between two centres, in metres."""
    return distance_between_m(a.lon, a.lat, b.lon, b.lat)


def distance_between_m(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the geodesic distance between two points, in metres."""
    return float(geod().inv(lon, lat, other_lon, other_lat)[2])


def point_at(lon: float, lat: float, *, bearing: float, metres: float) -> tuple[float, float]:
    """Return the longitude and latitude so far off on a bearing."""
    there_lon, there_lat, _ = geod().fwd(lon, lat, bearing, metres)
    return float(there_lon), float(there_lat)


def area_km2(polygon: "BaseGeometry") -> float:
    """Return the polygon's area on the ellipsoid, in square kilometres.

    Its edges run as they are drawn, straight between longitudes and latitudes.
    """
    import shapely

    # Holes count as holes only where they run the other way round.
    turned = shapely.orient_polygons(shapely.segmentize(polygon, EDGE_DEGREES))
    return abs(float(geod().geometry_area_perimeter(turned)[0])) / 1e6


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
def geod() -> "Geod":
    """Return the WGS 84 ellipsoid's geodesics."""
    from pyproj import Geod

    return Geod(ellps="WGS84")


def _shifted(points: "NDArray[np.float64]", *, by: float) -> "NDArray[np.float64]":
    moved = points.copy()
    moved[:, 0] += by
    return moved


def around(
    lon: float, lat: float, azimuths: "Sequence[float]", lengths_m: "Sequence[float]"
) -> list[tuple[float, float]]:
    """Return the points so far off on each azimuth; longitudes may pass 180 next to the centre."""
    count = len(azimuths)
    lons, lats, _ = geod().fwd([lon] * count, [lat] * count, list(azimuths), list(lengths_m))
    # Next to the centre, not half a world away: whole turns are taken off or added.
    near = [value - 360.0 * round((value - lon) / 360.0) for value in lons]
    return list(zip(near, lats, strict=True))


def closed(corners: list[tuple[float, float]], *, centre: float, pole: bool) -> "BaseGeometry":
    """Return the polygon of the corners, over the pole if they go once round the world."""
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


def reaches_pole(lat: float, radius_m: float) -> bool:
    """Tell whether the nearer pole is no farther off than the radius."""
    to_pole = geod().inv(0.0, lat, 0.0, math.copysign(90.0, lat))[2]
    return bool(to_pole <= radius_m)
