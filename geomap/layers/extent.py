"""How wide a place of the gazetteer is drawn: a disc, its own area, or the area that holds it."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap import geometry
from geomap.gazetteer.shapes import decode

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Entry
    from geomap.gazetteer.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What is drawn for a place: a disc (`radius_m`), an area (`shape`), or neither.

    `of` is the place whose area or disc it is, where that is another one; `licence` and
    `approximate` are those of an area's borders.
    """

    radius_m: float | None = None
    shape: "BaseGeometry | None" = None
    of: "Entry | None" = None
    licence: str | None = None
    approximate: bool = False

    @property
    def area_km2(self) -> float | None:
        """The area of what is drawn."""
        if self.shape is not None:
            return geometry.area_km2(self.shape)
        return None if self.radius_m is None else math.pi * (self.radius_m / 1000) ** 2


def extent(entry: "Entry", store: "Store") -> Extent:
    """Return what is drawn for an entry, with the files that are open."""
    of = store.entry(entry.area) if entry.area else None
    outline = store.shape(entry.place.id) or (store.shape(of.place.id) if of else None)
    if outline is not None:
        return Extent(
            shape=decode(outline.data),
            of=of if store.shape(entry.place.id) is None else None,
            licence=outline.licence,
            approximate=outline.approximate,
        )
    if entry.place.level not in {"settlement", "point"}:
        return Extent(of=of)
    people = of.population if of is not None else entry.population
    return Extent(radius_m=entry.radius_m or geometry.radius_m(people), of=of)
