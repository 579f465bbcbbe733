"""Claims as GeoParquet 1.1 for geopandas, DuckDB, R and QGIS: typed columns, full outlines."""

import json
from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from geomap.errors import UsageError
from geomap.export.arrays import NOWHERE, Column, Shapes, columns, shapes
from geomap.export.material import Material
from geomap.layers.characters import plain

if TYPE_CHECKING:
    import pyarrow as pa

VERSION = "1.1.0"
_LEVEL = 9
# An outline stands once in each group, however many rows have it; so many rows a reader unpacks
# at a time.
_ROWS_A_GROUP = 20_000
_DICTIONARY_BYTES = 1 << 30
_SIDES = ("xmin", "ymin", "xmax", "ymax")
# WGS 84 as PROJJSON; pyproj's own words for it change from version to version.
_DEGREE = {"unit": "degree"}
_WGS_84: dict[str, Any] = {
    "$schema": "https://proj.org/schemas/v0.7/projjson.schema.json",
    "type": "GeographicCRS",
    "name": "WGS 84",
    "datum": {
        "type": "GeodeticReferenceFrame",
        "name": "World Geodetic System 1984",
        "ellipsoid": {
            "name": "WGS 84",
            "semi_major_axis": 6378137,
            "inverse_flattening": 298.257223563,
        },
    },
    "coordinate_system": {
        "subtype": "ellipsoidal",
        "axis": [
            {
                "name": "Geodetic latitude",
                "abbreviation": "Lat",
                "direction": "north",
                **_DEGREE,
            },
            {
                "name": "Geodetic longitude",
                "abbreviation": "Lon",
                "direction": "east",
                **_DEGREE,
            },
        ],
    },
    "id": {"authority": "EPSG", "code": 4326},
}


def check_installed() -> None:
    """Return quietly if the package that packs the file is installed.

    Raises
    ------
    UsageError
        It is missing.
    """
    if find_spec("pyarrow") is None:
        raise UsageError("GeoParquet needs the package pyarrow; pip install 'geomap[parquet]'")


def geoparquet(material: Material) -> bytes:
    """Return a row for each claim and location; one not placed has a null geometry and `bbox`.

    Outlines are the gazetteer's own, longitude before latitude, each packed once. The method line
    and the attribution stand in the file's metadata under `geomap`.

    Raises
    ------
    UsageError
        The package pyarrow is missing.
    """
    check_installed()
    import pyarrow as pa
    from pyarrow import parquet

    found = shapes(material)
    held = columns(material)
    table = _table(held, found)
    sink = pa.BufferOutputStream()
    with parquet.ParquetWriter(
        sink,
        table.schema,
        compression="zstd",
        compression_level=_LEVEL,
        dictionary_pagesize_limit=_DICTIONARY_BYTES,
        store_schema=False,  # else the shapes come back as a dictionary, which no GIS expects
    ) as writer:
        writer.add_key_value_metadata(
            {"geo": _json(_geo(found)), "geomap": _words(material), **_for_pandas(held, material)}
        )
        writer.write_table(table, row_group_size=_ROWS_A_GROUP)
    return bytes(sink.getvalue())


def _table(held: Iterable[Column], found: Shapes) -> "pa.Table":
    import pyarrow as pa

    arrays = {column.name: _array(column) for column in held}
    return pa.table(arrays | {"geometry": _geometry(found), "bbox": _boxes(found)})


def _geo(found: Shapes) -> dict[str, Any]:
    """Return what the format asks for about the geometry."""
    from shapely import total_bounds

    column = {
        "encoding": "WKB",
        "geometry_types": sorted({shape.geom_type for shape in found.full}),
        "crs": _WGS_84,
        "orientation": "counterclockwise",
        "edges": "planar",
        **({"bbox": list(total_bounds(found.full))} if found.full else {}),
        "covering": {"bbox": {side: ["bbox", side] for side in _SIDES}},
    }
    return {"version": VERSION, "primary_column": "geometry", "columns": {"geometry": column}}


def _words(material: Material) -> str:
    return _json(
        {
            "title": plain(material.title),
            "as_of": material.as_of,
            "method": plain(material.method),
            "credits": plain(material.credit),
        }
    )


def _for_pandas(held: Iterable[Column], material: Material) -> dict[str, str]:
    """Return what pandas reads: whole numbers stay whole beside nulls, and credits go along.

    Without it they would come back as floats, of which large ones are other numbers.
    """
    whole = [
        {
            "name": column.name,
            "field_name": column.name,
            "pandas_type": "int64",
            "numpy_type": "Int64",
            "metadata": None,
        }
        for column in held
        if column.kind is int
    ]
    types = {"index_columns": [], "column_indexes": [], "columns": whole, "pandas_version": "1.0"}
    attrs = {"credits": plain(material.credit), "method": plain(material.method)}
    return {"pandas": _json(types), "PANDAS_ATTRS": _json(attrs)}


def _array(column: Column) -> "pa.Array":
    import pyarrow as pa

    kinds = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
    }
    return pa.array(column.cells, type=kinds[column.kind])


def _geometry(found: Shapes) -> "pa.Array":
    import pyarrow as pa
    from shapely import to_wkb

    wkb = [to_wkb(shape, byte_order=1) for shape in found.full]
    at = [None if number == NOWHERE else number for number in found.of_row]
    return pa.DictionaryArray.from_arrays(
        pa.array(at, type=pa.int32()), pa.array(wkb, type=pa.binary())
    )


def _boxes(found: Shapes) -> "pa.Array":
    """Return the boxes around the shapes; of one cut at the antimeridian it is the whole belt."""
    import pyarrow as pa
    from shapely import bounds

    boxes = [dict(zip(_SIDES, map(float, bounds(shape)), strict=True)) for shape in found.full]
    sides = pa.struct([(side, pa.float64()) for side in _SIDES])
    return pa.array(
        [None if number == NOWHERE else boxes[number] for number in found.of_row], type=sides
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
