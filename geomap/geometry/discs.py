"""Discs, rings, sectors and corridors around points."""

from typing import TYPE_CHECKING

from geomap.geometry.ellipsoid import HALF_TURN, around, closed, geod, reaches_pole

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

BEARINGS: dict[str, float] = {
    point: number * 22.5
    for number, point in enumerate("N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split())
}
# Population below which a settlement's disc has the radius. To 20,000 it is the radius of a circle
# with 1,000 people to the square kilometre at the class's upper end. Above, it follows how far
# sections of cities lie from their middles (benchmarks/coverage.py) and how far verified incidents
# do, nine in ten of them: Kharkiv 13 km, Mykolaiv 11.9, Mariupol 8.6 (docs/gazetteer.md).
RADII_M: tuple[tuple[int, float], ...] = (
    (1_000, 1_000.0),
    (5_000, 1_500.0),
    (20_000, 2_500.0),
    (50_000, 5_000.0),
    (100_000, 7_000.0),
    (250_000, 10_000.0),
    (500_000, 12_000.0),
    (2_000_000, 13_000.0),
)
LARGEST_RADIUS_M = 20_000.0
UNKNOWN_RADIUS_M = 2_500.0
# Corners of an arc and of a straight side: chords stay within 0.1 % of the distance.
ARC_STEPS = 32
SIDE_STEPS = 6


def radius_m(population: int | None) -> float:
    """Return the radius of a settlement's disc by its population, 0 or None for unknown."""
    if not population:
        return UNKNOWN_RADIUS_M
    return next((radius for below, radius in RADII_M if population < below), LARGEST_RADIUS_M)


def disc(lon: float, lat: float, radius_m: float, *, corners: int = 64) -> "BaseGeometry":
    """Return the disc around a point; its corners are all `radius_m` away from it."""
    azimuths = [360.0 * number / corners for number in range(corners)]
    corner_points = around(lon, lat, azimuths, [radius_m] * corners)
    return closed(corner_points, centre=lon, pole=reaches_pole(lat, radius_m))


def ring_sector(  # noqa: PLR0913  # keyword-only, and each a part of "20-25 km north-west of"
    lon: float,
    lat: float,
    *,
    low_m: float,
    high_m: float,
    bearing: float | None = None,
    half_angle: float = 45.0,
) -> "BaseGeometry":
    """Return what lies between two distances from a point, on one bearing or all around.

    Notes
    -----
    The sector reaches `half_angle` degrees to both sides of the bearing. Where it would reach a
    pole, on which bearings lose their sense, the whole ring comes back.
    """
    if bearing is None or reaches_pole(lat, high_m):
        outer = disc(lon, lat, high_m)
        return outer.difference(disc(lon, lat, low_m)) if low_m > 0 else outer
    turn = 2.0 * half_angle / ARC_STEPS
    azimuths = [bearing - half_angle + turn * number for number in range(ARC_STEPS + 1)]
    way = [low_m + (high_m - low_m) * number / SIDE_STEPS for number in range(1, SIDE_STEPS)]
    arc, side = len(azimuths), len(way)
    left, right = [azimuths[0]] * side, [azimuths[-1]] * side
    if low_m > 0:
        turns, lengths = azimuths[::-1], [low_m] * arc
    else:  # the near arc is the centre itself
        turns, lengths = [bearing], [0.0]
    corners = around(
        lon,
        lat,
        [*left, *azimuths, *right, *turns],
        [*way, *([high_m] * arc), *way[::-1], *lengths],
    )
    return closed(corners, centre=lon, pole=False)


def corridor(
    one: tuple[float, float], other: tuple[float, float], *, half_width_m: float
) -> "BaseGeometry":
    """Return the band along the geodesic between two points (lon, lat), from one to the other.

    Two points nearer to each other than it is wide have a disc around what lies between them.
    """
    azimuth, _, length = geod().inv(*one, *other)
    if length < half_width_m:
        lon, lat, _ = _stop(one, azimuth, length / 2)
        return disc(lon, lat, half_width_m)
    stops = [
        (*one, azimuth),
        *(_stop(one, azimuth, length * n / ARC_STEPS) for n in range(1, ARC_STEPS)),
    ]
    stops.append(_stop(one, azimuth, length))
    left = [around(lon, lat, [way - 90.0], [half_width_m])[0] for lon, lat, way in stops]
    right = [around(lon, lat, [way + 90.0], [half_width_m])[0] for lon, lat, way in stops]
    edge = [_near(corner, one[0]) for corner in (*left, *right[::-1])]
    return closed(edge, centre=one[0], pole=False)


def _stop(one: tuple[float, float], azimuth: float, length: float) -> tuple[float, float, float]:
    """Return the point so far along the geodesic, and the way on from there."""
    lon, lat, back = geod().fwd(*one, azimuth, length)
    return lon, lat, back + HALF_TURN


def _near(corner: tuple[float, float], centre: float) -> tuple[float, float]:
    lon, lat = corner
    return lon - 360.0 * round((lon - centre) / 360.0), lat
