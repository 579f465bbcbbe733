"""Distances, discs, sectors, strips, halves and outlines; the one caller of pyproj and shapely.

Longitudes come before latitudes, in degrees, WGS 84; lengths are metres unless a name says
kilometres. Shapes that reach over the antimeridian are cut there into parts on both sides.
"""

from geomap.geometry.discs import (
    BEARINGS,
    LARGEST_RADIUS_M,
    RADII_M,
    UNKNOWN_RADIUS_M,
    corridor,
    disc,
    radius_m,
    ring_sector,
)
from geomap.geometry.ellipsoid import (
    HALF_TURN,
    area_km2,
    distance_between_m,
    distance_m,
    point_at,
    unwrapped,
    wrapped,
)
from geomap.geometry.outlines import clipped, contains, lines, outline, simplify, union
from geomap.geometry.parts import Side, half, side_of_bearing
from geomap.geometry.widths import (
    Frame,
    common,
    frame_around,
    moved,
    water,
    widened,
    within_band,
    without,
)

__all__ = [
    "BEARINGS",
    "HALF_TURN",
    "LARGEST_RADIUS_M",
    "RADII_M",
    "UNKNOWN_RADIUS_M",
    "Frame",
    "Side",
    "area_km2",
    "clipped",
    "common",
    "contains",
    "corridor",
    "disc",
    "distance_between_m",
    "distance_m",
    "frame_around",
    "half",
    "lines",
    "moved",
    "outline",
    "point_at",
    "radius_m",
    "ring_sector",
    "side_of_bearing",
    "simplify",
    "union",
    "unwrapped",
    "water",
    "widened",
    "within_band",
    "without",
    "wrapped",
]
