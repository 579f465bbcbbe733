"""The shape of a location as GIS files hold it: a point for a settlement, an area for the rest."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from geomap import geometry
from geomap.geometry import Frame, radius_m
from geomap.layers import relations
from geomap.layers.relations import End, Ground
from geomap.model import EventLocation, Location, Place
from geomap.spatial import Relation, read

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer

ShapeOf = Callable[[Location | EventLocation], "BaseGeometry | None"]
Spot = tuple[Place, float | None]
# Of a country only a border or a coast may be in view: about 1 km stays seen.
_COARSEST_DEGREES = 0.01


def shapes_of(gazetteer: "Gazetteer", *, steps: int | None = None) -> ShapeOf:
    """Return what gives a location its shape; each is made once.

    With `steps` an outline's corners lie no nearer than that part of its longer side: strips and
    halves of thinned outlines are made in a tenth of the time, and a picture shows no finer ones.
    """
    outline = _outlines(gazetteer, steps)

    @cache
    def land(frame: Frame) -> "BaseGeometry":
        return gazetteer.basemap(frame, labels=0).land

    def country(code: str) -> "BaseGeometry | None":
        place = gazetteer.area(country=code)
        return outline(place.id) if place else None

    ground = Ground(land=land, country=country)

    def end(place: Place, radius: float | None) -> End:
        spot = place.level in ("point", "settlement")
        area = None if spot else outline(place.id)
        return End(place=place, radius_m=radius or radius_m(None), area=area)

    @cache
    def made(relation: Relation, one: Spot, two: Spot | None) -> "BaseGeometry":
        other = end(*two) if two else None
        return relations.area_of(relation, end(*one), other=other, ground=ground)

    def shape_of(location: Location | EventLocation) -> "BaseGeometry | None":
        place = location.place
        if place is None:
            return None
        whole = end(place, location.radius_m)
        if whole.area is None and place.level not in ("point", "settlement"):
            return None
        if location.relation is None:
            return whole.area if whole.area is not None else _point(place)
        relation = read(location.relation)
        if relation is None:
            return whole.shape
        second = location.other
        two = (second.place, second.radius_m) if second and second.place else None
        return made(relation, (place, location.radius_m), two)

    return shape_of


def _outlines(gazetteer: "Gazetteer", steps: int | None) -> Callable[[str], "BaseGeometry | None"]:
    if steps is None:
        return cache(gazetteer.shape)

    @cache
    def outline(place: str) -> "BaseGeometry | None":
        shape = gazetteer.shape(place)
        return None if shape is None else _thinned(shape, steps)

    return outline


def _point(place: Place) -> "BaseGeometry":
    from shapely.geometry import Point

    return Point(place.lon, place.lat)


def _thinned(shape: "BaseGeometry", steps: int) -> "BaseGeometry":
    west, south, east, north = shape.bounds
    step = min(max(east - west, north - south) / steps, _COARSEST_DEGREES)
    return geometry.simplify(shape, step)
