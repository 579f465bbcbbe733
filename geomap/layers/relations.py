"""The area that words such as "37 km NW of" or "on the border with Ukraine" allow, made of a place.

A claim with a relation is an area, never a point; what cannot be made (no outline of the
neighbour, no water beside the town) falls back to the wider shape that the words still allow.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap import geometry
from geomap.spatial import Relation, widths

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.geometry import Frame
    from geomap.model import Place

# Corners of a ring sector to which a district is moved for "5 km north of" a village in it.
_CORNERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What lies around a place: all land in a frame, and a country by its code."""

    land: "Callable[[Frame], BaseGeometry]"
    country: "Callable[[str], BaseGeometry | None]"


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A place as shapes need it: a centre with a disc, or an outline."""

    place: "Place"
    radius_m: float
    area: "BaseGeometry | None"

    @property
    def shape(self) -> "BaseGeometry":
        """The outline, or the disc."""
        return self.area if self.area is not None else self.disc(self.radius_m)

    def disc(self, radius_m: float) -> "BaseGeometry":
        """Return a disc around the centre."""
        return geometry.disc(self.place.lon, self.place.lat, radius_m)


def area_of(relation: Relation, end: End, *, other: End | None, ground: Ground) -> "BaseGeometry":
    """Return the area that the words allow."""
    found = _MAKERS[relation.kind](relation, end, other, ground)
    return end.shape if found.is_empty else found


def _distance(relation: Relation, end: End, _other: End | None, _ground: Ground) -> "BaseGeometry":
    low_km, high_km = relation.low_km or 0.0, relation.high_km or 0.0
    if end.area is None:
        low, high = widths.from_town_m(low_km, high_km, radius_m=end.radius_m)
        return _sector(relation, end, low_m=low, high_m=high)
    low, high = low_km * 1_000, high_km * 1_000
    if end.place.level == "district":  # the place, or the village in it, may lie anywhere there
        return _from_within(relation, end.area, low_m=low, high_m=high)
    band = geometry.without(geometry.within_band(end.area, low_m=low, high_m=high), end.area)
    return geometry.half(band, relation.side, of=end.area) if relation.side else band


def _sector(relation: Relation, end: End, *, low_m: float, high_m: float) -> "BaseGeometry":
    return geometry.ring_sector(
        end.place.lon,
        end.place.lat,
        low_m=low_m,
        high_m=high_m,
        bearing=relation.bearing,
        half_angle=relation.half_angle or 45.0,
    )


def _from_within(
    relation: Relation, area: "BaseGeometry", *, low_m: float, high_m: float
) -> "BaseGeometry":
    if relation.bearing is None or relation.half_angle is None:
        return geometry.widened(area, high_m)
    angles = [relation.bearing + relation.half_angle * step for step in (-1.0, 0.0, 1.0)]
    lengths = [low_m + (high_m - low_m) * n / (_CORNERS - 1) for n in range(_CORNERS)]
    offsets = [(angle, length) for angle in angles for length in lengths]
    return geometry.moved(area, offsets, spread_m=(high_m - low_m) / (_CORNERS - 1) / 2)


def _bearing(relation: Relation, end: End, _other: End | None, _ground: Ground) -> "BaseGeometry":
    if end.area is None:
        return _sector(relation, end, low_m=0.0, high_m=widths.bearing_m(end.radius_m))
    wide = geometry.widened(end.area, widths.NEAR_AREA_M)
    return geometry.half(wide, relation.side, of=end.area) if relation.side else wide


def _near(_relation: Relation, end: End, _other: End | None, _ground: Ground) -> "BaseGeometry":
    if end.area is None:
        return end.disc(widths.near_m(end.radius_m))
    return geometry.widened(end.area, widths.NEAR_AREA_M)


def _outskirts(relation: Relation, end: End, _other: End | None, _ground: Ground) -> "BaseGeometry":
    shape = end.disc(widths.outskirts_m(end.radius_m)) if end.area is None else end.area
    return geometry.half(shape, relation.side) if relation.side else shape


def _part(relation: Relation, end: End, _other: End | None, _ground: Ground) -> "BaseGeometry":
    if relation.side is None:
        return end.shape
    if end.area is None and relation.side == "central":
        return end.disc(max(widths.LEAST_RADIUS_M, end.radius_m / 2))
    return geometry.half(end.shape, relation.side)


def _between(relation: Relation, end: End, other: End | None, ground: Ground) -> "BaseGeometry":
    if other is None:
        return _near(relation, end, other, ground)
    gap = geometry.distance_m(end.place, other.place)
    if end.area is None and other.area is None:
        half_width = max(widths.BETWEEN_LEAST_M, widths.BETWEEN_SHARE * gap)
        one, two = end.place, other.place
        return geometry.corridor((one.lon, one.lat), (two.lon, two.lat), half_width_m=half_width)
    for width in (widths.AT_AREA_M, widths.NEAR_AREA_M, gap / 2, gap):
        shared = geometry.common(
            geometry.widened(end.shape, width), geometry.widened(other.shape, width)
        )
        if not shared.is_empty:
            return shared
    return end.shape


def _border(relation: Relation, end: End, other: End | None, ground: Ground) -> "BaseGeometry":
    """Return the strip of the place along its border with the other, or with any country.

    Where the words name a border and no land beside it, it may be either side.
    """
    low, high = _depth(relation)
    if end.area is None:
        return _near(relation, end, other, ground)
    beyond = other.shape if other is not None else _foreign(end, end.area, high, ground)
    if beyond is None:
        return end.area
    beyond = geometry.clipped(beyond, geometry.frame_around(end.area, high))
    strip = geometry.common(geometry.within_band(beyond, low_m=low, high_m=high), end.area)
    alone = end.place.level == "country" and other is None and not relation.has_distance
    if relation.two_sided or alone:
        there = geometry.within_band(end.area, low_m=low, high_m=high)
        return geometry.union([strip, geometry.common(there, beyond)])
    return strip


def _foreign(
    end: End, area: "BaseGeometry", reach_m: float, ground: Ground
) -> "BaseGeometry | None":
    """Return the land of other countries around the place."""
    own = ground.country(end.place.country) if end.place.country else None
    if own is None:
        return None
    frame = geometry.frame_around(area, reach_m)
    own_land = geometry.widened(geometry.clipped(own, frame), widths.SLIVER_M)
    foreign = geometry.without(ground.land(frame), own_land)
    return None if foreign.is_empty else foreign


def _depth(relation: Relation) -> tuple[float, float]:
    if relation.low_km is not None and relation.high_km is not None:
        return relation.low_km * 1_000, relation.high_km * 1_000
    return 0.0, widths.AT_AREA_M if relation.at else widths.NEAR_AREA_M


def _inside(relation: Relation, end: End, other: End | None, _ground: Ground) -> "BaseGeometry":
    """Return what lies so deep in the place, counted from the other or from all its border."""
    if end.area is None:
        return _distance(relation, end, other, _ground)
    low, high = _depth(relation)
    edge = other.area if other is not None and other.area is not None else None
    if edge is None and high > widths.DEEPEST_KM * 1_000:
        return end.area
    if edge is None:
        edge = geometry.outline(end.area)
    return geometry.common(geometry.within_band(edge, low_m=low, high_m=high), end.area)


def _sea(shape: "BaseGeometry", reach_m: float, ground: Ground) -> "BaseGeometry":
    """Return the water within reach of the shape."""
    frame = geometry.frame_around(shape, reach_m + widths.SLIVER_M)
    return geometry.water(frame, ground.land(frame), least_m=widths.SLIVER_M)


def _offshore(relation: Relation, end: End, _other: End | None, ground: Ground) -> "BaseGeometry":
    town = end.area is None
    low, high = (relation.low_km or 0.0) * 1_000, (relation.high_km or 0.0) * 1_000
    if not relation.has_distance:
        high = widths.OFF_TOWN_M if town else widths.OFF_AREA_M
        high += end.radius_m if town else 0.0
    if town:
        around = _sector(relation, end, low_m=low, high_m=high)
    else:
        around = geometry.within_band(end.shape, low_m=low, high_m=high)
        if relation.side:
            around = geometry.half(around, relation.side, of=end.shape)
    off = geometry.common(around, _sea(end.shape, high, ground))
    return around if off.is_empty and town else off


def _coast(relation: Relation, end: End, other: End | None, ground: Ground) -> "BaseGeometry":
    """Return the land of the place along its coast; of a town, its surroundings by the sea."""
    if end.area is None:
        return _near(relation, end, other, ground)
    low, high = _depth(relation)
    sea = _sea(end.area, high, ground)
    strip = geometry.common(geometry.within_band(sea, low_m=low, high_m=high), end.area)
    return geometry.half(strip, relation.side, of=end.area) if relation.side else strip


def _inland(relation: Relation, end: End, other: End | None, ground: Ground) -> "BaseGeometry":
    if not relation.has_distance:
        return end.shape if end.area is not None else _near(relation, end, other, ground)
    if end.area is not None:
        return _coast(relation, end, other, ground)
    ring = _distance(relation, end, other, ground)
    return geometry.common(ring, ground.land(geometry.frame_around(ring, 0.0)))


_MAKERS: dict[str, Callable[[Relation, End, End | None, Ground], "BaseGeometry"]] = {
    "distance": _distance,
    "bearing": _bearing,
    "near": _near,
    "outskirts": _outskirts,
    "part": _part,
    "between": _between,
    "border": _border,
    "inside": _inside,
    "inland": _inland,
    "coast": _coast,
    "offshore": _offshore,
    "toward": _bearing,
}
