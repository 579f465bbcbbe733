"""Rows as columns: typed, with texts that every format can hold, and each shape once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geomap.export.columns import FLAT, type_of, within_64_bits
from geomap.export.geojson import TOLERANCE
from geomap.export.geometries import Drawn, Geometries
from geomap.export.material import Material
from geomap.export.rows import Cell
from geomap.geometry import wrapped
from geomap.layers.characters import plain

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Kind = type[str] | type[int] | type[float] | type[bool]
NOWHERE = -1
_KINDS: dict[str, Kind] = {"text": str, "integer": int, "real": float, "boolean": bool}
# A point's coordinates stand in its geometry; beside it they would be a second truth.
_NAMES = tuple(name for name in FLAT if name not in ("lon", "lat"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the flat rows; a cell that is not known is None."""

    name: str
    kind: Kind
    cells: list[Cell]


@dataclass(frozen=True, kw_only=True)
class Shapes:
    """Each shape once; `of_row` gives each row's, `NOWHERE` for a row without one."""

    of_row: list[int]
    drawn: list[Drawn]
    shapes: list["BaseGeometry"]

    @property
    def geojson(self) -> list[dict[str, Any]]:
        """Outlines as in the GeoJSON: no finer than the wording and their copies allow."""
        return [one.geometry for one in self.drawn if one.geometry]

    @cached_property
    def thinned(self) -> list["BaseGeometry"]:
        """The same as `geojson`, as shapes."""
        from shapely.geometry import shape

        return [shape(one) for one in self.geojson]

    @cached_property
    def full(self) -> list["BaseGeometry"]:
        """Outlines as the gazetteer has them, counter-clockwise, cut at the antimeridian."""
        from shapely import orient_polygons

        return [orient_polygons(wrapped(shape)) for shape in self.shapes]

    @property
    def tolerances(self) -> Column:
        """How far each row's thinned outline may lie from the full one, in degrees."""
        found = [None if at == NOWHERE else self.drawn[at].within_deg for at in self.of_row]
        return Column(name=TOLERANCE, kind=float, cells=[*found])


def columns(material: Material) -> list[Column]:
    """Return the flat rows' cells by column, without `lon` and `lat`, with harmless texts."""
    found = []
    for name in _NAMES:
        kind = _KINDS[type_of(name)]
        cells = [row.cells[name] for row in material.rows]
        if kind is str:
            cells = _clean(cells)
        elif kind is int:
            cells = [within_64_bits(cell) for cell in cells]
        found.append(Column(name=name, kind=kind, cells=cells))
    return found


def shapes(material: Material) -> Shapes:
    """Return the shapes of the rows' locations; equal locations have one shape between them."""
    geometries = Geometries((row.location for row in material.rows), material.shape_of)
    known: dict[int, int] = {}
    found = Shapes(of_row=[], drawn=[], shapes=[])
    for row in material.rows:
        drawn = geometries.of(row.location)
        shape = None
        if id(drawn) not in known and row.location and drawn.geometry:
            shape = material.shape_of(row.location)
        if shape is not None:
            known[id(drawn)] = len(found.drawn)
            found.drawn.append(drawn)
            found.shapes.append(shape)
        found.of_row.append(known.get(id(drawn), NOWHERE))
    return found


def _clean(cells: list[Cell]) -> list[Cell]:
    """Return the cells of a text column with harmless texts; nearly all of them are printable."""
    return [
        cell if not isinstance(cell, str) or cell.isprintable() else plain(cell) for cell in cells
    ]


def places_of(found: Shapes, made: Sequence[bytes]) -> list[bytes | None]:
    """Return for each row what was made of its shape, None for a row without one."""
    return [None if at == NOWHERE else made[at] for at in found.of_row]
