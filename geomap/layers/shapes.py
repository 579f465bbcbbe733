"""The shape of a location as GIS files hold it: a point for a settlement, an area for the rest."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from geomap.geometry import BEARINGS, disc, half, radius_m, ring_sector
from geomap.model import EventLocation, Location, Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer
    from geomap.geometry import Side

ShapeOf = Callable[[Location | EventLocation], "BaseGeometry | None"]

_AWAY = re.compile(
    r"(?P<low>\d{1,4}(?:\.\d{1,2})?)(?:\s?(?:-|\N{EN DASH}|to)\s?(?P<high>\d{1,4}))?\s?"
    r"(?P<unit>km|kilomet(?:re|er)s?|miles?)\b",
    re.IGNORECASE,
)
_KM_PER_MILE = 1.609344
_COMPASS = r"(north|south)?[\s-]?(east|west)?"
# "western part", "the south-east": a part. "north of" alone is a way off, not a part.
_PART = re.compile(rf"\b{_COMPASS}ern\b|\bthe {_COMPASS}\b|\b(central)\b", re.IGNORECASE)
_WAY = re.compile(rf"\b{_COMPASS}\b", re.IGNORECASE)
_SIDES: "dict[str, Side]" = {
    "north": "northern",
    "south": "southern",
    "east": "eastern",
    "west": "western",
    "north-east": "north-eastern",
    "north-west": "north-western",
    "south-east": "south-eastern",
    "south-west": "south-western",
}
_ROSE = re.compile(rf"\b({'|'.join(sorted(BEARINGS, key=len, reverse=True))})\b")


def shapes_of(gazetteer: "Gazetteer") -> ShapeOf:
    """Return what gives a location its shape; shapes of the gazetteer are read once."""
    outline = cache(gazetteer.shape)

    def shape_of(location: Location | EventLocation) -> "BaseGeometry | None":
        place = location.place
        if place is None:
            return None
        if place.level in ("point", "settlement"):
            return _around(place, location)
        area = outline(place.id)
        side = side_of(location.relation)
        return half(area, side) if area is not None and side else area

    return shape_of


def _around(place: Place, location: Location | EventLocation) -> "BaseGeometry":
    """Return the centre of a settlement, or the area that "37 km north of" it means."""
    from shapely.geometry import Point

    if location.relation is None:
        return Point(place.lon, place.lat)
    distance = distance_km(location.relation)
    if distance is None:
        return disc(place.lon, place.lat, location.radius_m or radius_m(None))
    bearing = bearing_of(location.relation)
    return ring_sector(place.lon, place.lat, distance_km=distance, bearing=bearing)


def distance_km(relation: str) -> float | None:
    """Return the distance that the words give, the middle of "20-25 km", in kilometres."""
    match = _AWAY.search(relation)
    if match is None:
        return None
    low, high = float(match["low"]), float(match["high"] or match["low"])
    return (low + high) / 2 * (_KM_PER_MILE if match["unit"].lower().startswith("mi") else 1.0)


def bearing_of(relation: str) -> float | None:
    """Return the way off that the words give ("NW", "north-west"), in degrees from north."""
    letters = _ROSE.search(relation)
    if letters:
        return BEARINGS[letters[1]]
    for match in _WAY.finditer(relation):
        if match[1] or match[2]:
            return BEARINGS["".join(way[0].upper() for way in match.groups() if way)]
    return None


def side_of(relation: str | None) -> "Side | None":
    """Return which part of an area the words mean ("western part of"), None for all of it."""
    for match in _PART.finditer(relation or ""):
        if match[5]:
            return "central"
        ways = [way.lower() for way in match.groups() if way]
        if ways:
            return _SIDES["-".join(ways)]
    return None
