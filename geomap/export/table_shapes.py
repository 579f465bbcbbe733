"""What is drawn, each shape once, under an id that is made of what it is."""

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap import geometry
from geomap.export.geometries import Identity, Somewhere, identity
from geomap.export.material import Material
from geomap.export.rows import POINT_LEVELS, Cell
from geomap.layers.phrases import drawn_as
from geomap.layers.words import held_words, level_words
from geomap.model import Place
from geomap.spatial import with_words

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer


def stable_id(letter: str, *parts: object) -> str:
    """Return an id made of its parts: a letter, "-" and 12 hexadecimal digits."""
    return f"{letter}-{hashlib.sha256(ascii(parts).encode()).hexdigest()[:12]}"


class Shapes:
    """The shapes of a material by id: place, relation, second place and radius make it."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._ids: dict[Identity, str] = {}
        self._found: dict[str, Somewhere] = {}

    def id_of(self, location: Somewhere | None) -> str | None:
        """Return the id of the location's shape, which is kept; None where nothing is placed."""
        if location is None or location.place is None:
            return None
        key = identity(location, location.place)
        if key not in self._ids:
            self._ids[key] = shape = stable_id("p", *key)
            self._found[shape] = location
        return self._ids[key]

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the cells of the table `places` for each shape that was asked for."""
        gazetteer: Gazetteer | None = self._material.gazetteer  # a test's own material has none
        for shape, location in self._found.items():
            place, other = location.place, location.other and location.other.place
            if place is None:
                continue
            drawn = gazetteer.drawn_for(place.id) if gazetteer is not None else None
            yield (
                shape,
                place.id,
                place.name,
                place.level,
                location.relation,
                other.id if other else None,
                other.name if other else None,
                place.country,
                place.admin1,
                location.radius_m,
                with_words(place.name, location.relation, text=getattr(location, "text", None)),
                _note(location, place, drawn),
                gazetteer.credits([place.id]) if gazetteer is not None else None,
            )

    def geometries(self) -> list["BaseGeometry | None"]:
        """Return the shapes in the order of the rows, as multipolygons."""
        return [self._drawn(location) for location in self._found.values()]

    def _drawn(self, location: Somewhere) -> "BaseGeometry | None":
        shape, place = self._material.shape_of(location), location.place
        if shape is None or place is None:
            return None
        if shape.geom_type == "Point":
            radius = location.radius_m or geometry.UNKNOWN_RADIUS_M
            shape = geometry.disc(place.lon, place.lat, radius)
        return _polygons(geometry.wrapped(shape))


def _note(location: Somewhere, place: Place, drawn: Place | None) -> str:
    """Return what is drawn, in words."""
    words = drawn_as(location)
    if words:
        return f"drawn as {words}"
    if place.level in POINT_LEVELS and location.radius_m is None:
        return f"{level_words(place)}; its size is not known"
    return held_words(drawn) if drawn else level_words(place)


def _polygons(shape: "BaseGeometry") -> "BaseGeometry | None":
    """Return the polygons of the shape as one multipolygon, None if it has none."""
    from shapely import MultiPolygon, Polygon, get_parts

    parts = [part for part in get_parts(shape) if isinstance(part, Polygon) and not part.is_empty]
    return MultiPolygon(parts) if parts else None
