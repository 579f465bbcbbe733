"""Claims as a geopandas table for notebooks and further work."""

from typing import TYPE_CHECKING

from geomap.export.material import Material
from geomap.export.table import COLUMNS, TABLE_ONLY

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


def geodataframe(material: Material) -> "GeoDataFrame":
    """Return one row for each claim and location (EPSG:4326); one not placed has no geometry."""
    import geopandas

    listed = material.rows
    shapes = [material.shape_of(row.location) if row.location else None for row in listed]
    names = [name for name in COLUMNS if name not in TABLE_ONLY]
    cells = [[row.cells[name] for name in names] for row in listed]
    data = {name: [row[number] for row in cells] for number, name in enumerate(names)}
    return geopandas.GeoDataFrame(data, geometry=shapes, crs="EPSG:4326")


def events_geodataframe(material: Material) -> "GeoDataFrame":
    """Return one row for each event (EPSG:4326), at the finest place that no claim contradicts."""
    import geopandas

    from geomap.export.geojson import event_cells

    cells = [event_cells(event) for event in material.events]
    shapes = [
        material.shape_of(event.location) if event.location else None for event in material.events
    ]
    names = list(cells[0]) if cells else ["event"]
    data = {name: [row[name] for row in cells] for name in names}
    return geopandas.GeoDataFrame(data, geometry=shapes, crs="EPSG:4326")
