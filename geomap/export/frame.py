"""Claims and events as geopandas tables for notebooks and further work.

Columns keep their types whatever the claims hold: text is `string`, whole numbers are `Int64`,
other numbers `float64`, and what is always known to be so or not is `bool`. Days stay text: some
are only a month or a year, and an interval has two; `pandas.to_datetime(…, errors="coerce")` takes
those that are full. Outlines are the gazetteer's own, not thinned.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from geomap.export.columns import FLAT, type_of, within_64_bits
from geomap.export.geojson import event_cells
from geomap.export.material import Material
from geomap.export.rows import Cell
from geomap.geometry import wrapped
from geomap.layers.characters import whole_characters
from geomap.layers.shapes import ShapeOf
from geomap.model import Event, EventDate, EventLocation, Independence, Location

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

_DTYPES = {"text": "string", "integer": "Int64", "real": "float64", "boolean": "bool"}
# What has all the columns, where there are no events to take them from.
_NO_EVENT = Event(
    id="",
    claims=(),
    date=EventDate(earliest=None, latest=None),
    independence=Independence(origins=0, sides=0, unknown=0),
)


def geodataframe(material: Material) -> "GeoDataFrame":
    """Return one row for each claim and location (EPSG:4326); one not placed has no geometry.

    Rows are numbered; `id` is a column.
    """
    cells = [row.cells for row in material.rows]
    return _frame(FLAT, cells, [row.location for row in material.rows], material.shape_of)


def events_geodataframe(material: Material) -> "GeoDataFrame":
    """Return one row for each event (EPSG:4326), at the finest place that no claim contradicts."""
    cells = [event_cells(event) for event in material.events]
    places = [event.location for event in material.events]
    return _frame(list(event_cells(_NO_EVENT)), cells, places, material.shape_of)


def _frame(
    names: Sequence[str],
    cells: Sequence[dict[str, Cell]],
    places: Iterable[Location | EventLocation | None],
    shape_of: ShapeOf,
) -> "GeoDataFrame":
    import geopandas
    import pandas as pd

    data = {
        name: pd.Series([_sound(row[name]) for row in cells], dtype=_dtype(name)) for name in names
    }
    shapes = geopandas.GeoSeries(_shapes(places, shape_of), crs="EPSG:4326")
    return geopandas.GeoDataFrame(data, geometry=shapes)


def _dtype(name: str) -> Any:  # noqa: ANN401  # pandas' stubs take no plain text here
    return _DTYPES[type_of(name)]


def _sound(cell: Cell) -> Cell:
    """Return the cell without what pandas can't hold: halves of characters, too great numbers."""
    return whole_characters(cell) if isinstance(cell, str) else within_64_bits(cell)


def _shapes(
    places: Iterable[Location | EventLocation | None], shape_of: ShapeOf
) -> list["BaseGeometry | None"]:
    """Return the shapes, cut at the antimeridian; an outline that many share is one object."""
    cut: dict[int, tuple[BaseGeometry, BaseGeometry]] = {}
    found: list[BaseGeometry | None] = []
    for place in places:
        shape = shape_of(place) if place else None
        if shape is not None and shape.geom_type != "Point":
            if id(shape) not in cut:
                cut[id(shape)] = (shape, wrapped(shape))  # kept: its id stays its own
            shape = cut[id(shape)][1]
        found.append(shape)
    return found
