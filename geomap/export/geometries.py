"""The geometries of a GeoJSON file as text: each made once, as fine as its copies can be."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from geomap.export.outline import bbox, outline_of
from geomap.layers.json_text import json_text
from geomap.layers.shapes import ShapeOf
from geomap.model import EventLocation, Location, Place

Somewhere = Location | EventLocation
Identity = tuple[str | float | None, ...]
_NULL = '"geometry":null'
_POLE = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A feature's members `bbox` and `geometry` as text, and how far its outline may lie off."""

    members: str
    geometry: dict[str, Any] | None
    within_deg: float | None


_NOT_DRAWN = Drawn(members=_NULL, geometry=None, within_deg=None)


class Geometries:
    """What gives each location its geometry; how often each is asked for is known beforehand."""

    def __init__(self, locations: Iterable[Somewhere | None], shape_of: ShapeOf) -> None:
        self._times = Counter(_key(one) for one in locations if one and one.place)
        self._shape_of = shape_of
        self._made: dict[object, Drawn] = {}

    def of(self, location: Somewhere | None) -> Drawn:
        """Return the location's geometry, null where it is not placed or has no shape."""
        if location is None or location.place is None:
            return _NOT_DRAWN
        key = _key(location)
        if key not in self._made:
            self._made[key] = self._drawn(location, self._times[key])
        return self._made[key]

    def bbox(self) -> list[float] | None:
        """Return the box of all geometries that were asked for."""
        return bbox(self._each())

    def _each(self) -> Iterator[dict[str, Any] | None]:
        return (drawn.geometry for drawn in self._made.values())

    def _drawn(self, location: Somewhere, times: int) -> Drawn:
        shape, place = self._shape_of(location), location.place
        if shape is None or place is None or not _on_earth(shape.bounds):
            return _NOT_DRAWN
        outline = outline_of(shape, level=place.level, times=times)
        geometry = outline.geometry
        # The box of a point says nothing.
        box = bbox([geometry]) if geometry["type"] != "Point" else None
        members = f'"geometry":{json_text(geometry)}'
        if box:
            members = f'"bbox":{json_text(box)},{members}'
        return Drawn(members=members, geometry=geometry, within_deg=outline.within_deg)


def identity(location: Somewhere, place: Place) -> Identity:
    """Return what tells the location's shape from others, as far as places keep their ids."""
    second = location.other if location.other and location.other.place else None
    other = second.place.id if second and second.place else None
    aside = second.radius_m if second else None
    return place.id, location.relation, other, aside, location.radius_m


def _key(location: Somewhere) -> object:
    """Return what the location's shape depends on; a point's spot is its own, whatever its id."""
    place = location.place
    return place and (identity(location, place), place.level, place.lon, place.lat)


def _on_earth(bounds: tuple[float, ...]) -> bool:
    """Return whether the box is one of numbers, with latitudes of the earth."""
    finite = all(math.isfinite(one) for one in bounds)
    return finite and min(bounds[1::2]) >= -_POLE and max(bounds[1::2]) <= _POLE
