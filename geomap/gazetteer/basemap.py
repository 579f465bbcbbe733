"""What is drawn under a map: land, lakes, region borders and towns' names, cut to a box."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap import geometry
from geomap.gazetteer.frontiers import frontiers
from geomap.gazetteer.shapes import decode
from geomap.gazetteer.store import Store

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
# A box wider or higher than this is drawn from the coarse outlines.
COARSE_DEGREES = 60.0
# Borders of regions are left out of a box wider than this: they would be a grey mass.
NO_REGIONS_DEGREES = 90.0
# What a box's longer side may be divided into: finer corners are not seen on a page.
STEPS_PER_SIDE = 1_200
MARGIN = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A settlement to be named; `lon`, `lat` in degrees."""

    name: str
    lon: float
    lat: float
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """The ground of a map: land, `borders` of regions as lines, labels largest first.

    `frontiers` are the borders of countries that a view has as settled, `disputed` those that it
    has not. `box` is west, south, east, north in degrees; everything is cut to it with a small
    margin.
    """

    box: Box
    land: "BaseGeometry"
    lakes: tuple["BaseGeometry", ...]
    borders: "BaseGeometry"
    frontiers: "BaseGeometry"
    disputed: "BaseGeometry"
    labels: tuple[Label, ...]


def draw(store: Store, box: Box, *, labels: int, worldview: str) -> Basemap:
    """Return the ground of a box (west, south, east, north, all within one turn)."""
    west, south, east, north = box
    side = max(east - west, north - south)
    detail = 0 if side > COARSE_DEGREES else 1
    step = side / STEPS_PER_SIDE
    margin = side * MARGIN
    frame = (west - margin, max(-90.0, south - margin), east + margin, min(90.0, north + margin))
    lands = _pieces(store, "land", detail=detail, frame=frame)
    lakes = [lake for _, lake in _pieces(store, "lake", detail=detail, frame=frame)]
    lines = frontiers(store, frame, detail=detail, worldview=worldview, lands=lands)
    towns = store.largest(box, limit=labels)
    return Basemap(
        box=box,
        # Joined before it is simplified, so that no gap opens between two countries.
        land=geometry.simplify(geometry.union([land for _, land in lands]), step),
        lakes=tuple(one for lake in lakes if not (one := geometry.simplify(lake, step)).is_empty),
        borders=_borders(store, detail=detail, frame=frame, step=step, side=side),
        frontiers=_joined(lines.settled, step),
        disputed=_joined(lines.disputed, step),
        labels=tuple(
            Label(
                name=town.place.name,
                lon=town.place.lon,
                lat=town.place.lat,
                population=town.population,
            )
            for town in towns
        ),
    )


def _pieces(
    store: Store, layer: str, *, detail: int, frame: Box
) -> "list[tuple[str | None, BaseGeometry]]":
    pieces = store.ground(layer, detail=detail, box=frame)
    shapes = ((piece.code, geometry.clipped(decode(piece.data), frame)) for piece in pieces)
    return [(code, shape) for code, shape in shapes if not shape.is_empty]


def _joined(lines: "tuple[BaseGeometry, ...]", step: float) -> "BaseGeometry":
    import shapely

    return shapely.simplify(shapely.union_all(list(lines)), step)


def _borders(store: Store, *, detail: int, frame: Box, step: float, side: float) -> "BaseGeometry":
    if side > NO_REGIONS_DEGREES:
        return geometry.lines([])
    shapes = [decode(piece.data) for piece in store.ground("region", detail=detail, box=frame)]
    return geometry.lines(shapes, frame=frame, tolerance_degrees=step)
