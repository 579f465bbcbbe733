"""A GeoPackage 1.3 (OGC 12-128r17) of the relational tables, written with the standard library.

GDAL's own writer knows no foreign keys and no views, and puts its clock and version into the file.
"""

import sqlite3
import struct
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from geomap.export import gpkg_words as words
from geomap.export.table_schema import STORED, Column, Table
from geomap.export.tables import Filled
from geomap.messages import ENGLISH, Messages

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

WGS_84 = 4326
# SQLite writes the number of its own version here; the same rows shall make the same bytes.
_VERSION_AT, _VERSION = 96, 3_040_001
_LITTLE_ENDIAN, _WITH_BOX = 0x01, 0x02
_TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "BOOLEAN"}
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """How QGIS draws a layer: a row of `layer_styles`."""

    layer: str
    name: str
    qml: str | None
    sld: str | None = None
    default: bool | int | None = True
    description: str | None = None
    owner: str | None = "geomap"
    time: str | None = None


def gpkg_bytes(
    filled: Mapping[str, Filled],
    *,
    styles: Sequence[Style],
    changed: str,
    messages: Messages = ENGLISH,
) -> bytes:
    """Return the file: `changed` is the time of its last change, as ISO 8601.

    What it tells of its layers is in the language of the messages.
    """
    with tempfile.TemporaryDirectory(prefix="geomap") as folder:
        path = Path(folder) / "claims.gpkg"
        with closing(sqlite3.connect(path, isolation_level=None)) as base:
            base.executescript(words.HEAD)
            base.execute("BEGIN")
            _write(base, filled, styles=styles, changed=changed, messages=messages)
            base.execute("COMMIT")
        with path.open("r+b") as file:
            file.seek(_VERSION_AT)
            file.write(struct.pack(">I", _VERSION))
        return path.read_bytes()


def _write(
    base: sqlite3.Connection,
    filled: Mapping[str, Filled],
    *,
    styles: Sequence[Style],
    changed: str,
    messages: Messages,
) -> None:
    for statement in words.SYSTEM_TABLES:
        base.execute(statement)
    base.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", words.SYSTEMS)
    for one in filled.values():
        _write_table(base, one)
        if one.table.geometry_of:
            base.execute(_view(one.table))
        about = f"{messages.text(one.table.title)}. {messages.text(one.table.description)}"
        _register(base, one.table, about, box=_box_of(one, filled), changed=changed)
    how = messages.text("How QGIS draws the layers")
    _write_styles(base, styles, how, changed=changed)
    _write_metadata(base, dict(filled["about"].rows), changed=changed)  # type: ignore[arg-type]  # pairs of texts


def _write_table(base: sqlite3.Connection, one: Filled) -> None:
    table = one.table
    own = table.own_geometry
    base.execute(_create(table, geometry=own))
    places = ", ".join("?" * (len(table.columns) + own))
    rows: Iterable[Sequence[Any]] = one.rows
    if own:
        blobs = list(_blobs(one.geometries or ()))
        rows = ((blob, *cells) for blob, cells in zip(blobs, one.rows, strict=True))
    names = ", ".join((*(["geom"] if own else []), *map(quoted, table.names)))
    into = quoted(table.stored)
    base.executemany(f"INSERT INTO {into} ({names}) VALUES ({places})", rows)  # noqa: S608  # our names
    # Made afterwards, an index is sorted once; made with the rows, it takes most of the time.
    base.execute(f"CREATE UNIQUE INDEX {table.name}_key ON {into} ({_listed(table.key)})")
    if own:
        _index(base, table.name, one.geometries or ())


def _create(table: Table, *, geometry: bool) -> str:
    """Return the statement that makes the table, with its keys."""
    lines = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    lines += [f"geom {table.geometry}"] if geometry else []
    lines += [_declared(column) for column in table.columns]
    for key in table.foreign_keys:
        to = f"{quoted(STORED[key.table])} ({_listed(key.references)})"
        lines.append(f"FOREIGN KEY ({_listed(key.columns)}) REFERENCES {to}")
    return f"CREATE TABLE {quoted(table.stored)} ({', '.join(lines)})"


def _declared(column: Column) -> str:
    needed = "" if column.nullable else " NOT NULL"
    return f"{quoted(column.name)} {_TYPES[column.type]}{needed}"


def _view(table: Table) -> str:
    """Return the statement that joins rows with the shapes that another table holds once.

    GDAL and QGIS take a view's column OGC_FID for the number of a row.
    """
    names = ", ".join(f"r.{quoted(name)}" for name in table.names)
    return (
        f"CREATE VIEW {quoted(table.name)} AS SELECT r.fid AS OGC_FID, p.geom AS geom, {names} "  # noqa: S608
        f"FROM {quoted(table.stored)} r LEFT JOIN {quoted(str(table.geometry_of))} p "
        "ON p.shape = r.shape"
    )


def _register(
    base: sqlite3.Connection, table: Table, about: str, *, box: Box | None, changed: str
) -> None:
    kind = "features" if table.geometry else "attributes"
    srs = WGS_84 if table.geometry else None
    base.execute(
        "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            table.name,
            kind,
            table.name,
            about,
            changed,
            *(box or (None,) * 4),
            srs,
        ),
    )
    if table.geometry:
        base.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            (table.name, table.geometry, WGS_84),
        )


def _box_of(one: Filled, filled: Mapping[str, Filled]) -> Box | None:
    """Return west, south, east, north of the table's geometries."""
    import shapely

    table = one.table
    shapes: Iterable[BaseGeometry | None] = one.geometries or ()
    if table.geometry_of:
        held, at = filled[table.geometry_of], table.names.index("shape")
        used = {cells[at] for cells in one.rows}
        at = held.table.names.index("shape")
        pairs = zip(held.rows, held.geometries or (), strict=True)
        shapes = [shape for cells, shape in pairs if cells[at] in used]
    drawn = [shape for shape in shapes if shape is not None]
    if not drawn:
        return None
    west, south, east, north = map(float, shapely.total_bounds(drawn))
    return west, south, east, north


def _blobs(shapes: Sequence["BaseGeometry | None"]) -> Iterator[bytes | None]:
    """Yield the geometries as GeoPackage blobs: a header, the box unless it is a point, WKB."""
    import shapely

    plain = struct.pack("<2sBBi", b"GP", 0, _LITTLE_ENDIAN, WGS_84)
    boxed = struct.pack("<2sBBi", b"GP", 0, _LITTLE_ENDIAN | _WITH_BOX, WGS_84)
    every: Any = list(shapes)
    coded = shapely.to_wkb(every, byte_order=1) if every else ()
    for shape, wkb in zip(every, coded, strict=True):
        if shape is None:
            yield None
        elif shape.geom_type == "Point":
            yield plain + wkb
        else:
            west, south, east, north = shape.bounds
            yield boxed + struct.pack("<4d", west, east, south, north) + wkb


def _index(base: sqlite3.Connection, table: str, shapes: Sequence["BaseGeometry | None"]) -> None:
    """Write the R-tree of the table's geometries (extension gpkg_rtree_index), and its triggers."""
    import shapely

    name = f"rtree_{table}_geom"
    base.execute(f"CREATE VIRTUAL TABLE {name} USING rtree(id, minx, maxx, miny, maxy)")
    every: Any = list(shapes)
    boxes = shapely.bounds(every).tolist() if every else []
    rows = [
        (number, west, east, south, north)
        for number, (west, south, east, north) in enumerate(boxes, 1)
        if every[number - 1] is not None
    ]
    base.executemany(f"INSERT INTO {name} VALUES (?, ?, ?, ?, ?)", rows)  # noqa: S608  # our name
    for trigger in words.TRIGGERS:
        base.execute(trigger.replace("<t>", table).replace("<rtree>", name))
    base.execute(
        "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', ?, 'write-only')",
        (table, words.RTREE_EXTENSION),
    )


def _write_styles(
    base: sqlite3.Connection, styles: Sequence[Style], about: str, *, changed: str
) -> None:
    """Write how QGIS draws the layers, where it looks for it."""
    base.execute(words.LAYER_STYLES)
    base.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
        "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, "
        "update_time) VALUES ('', '', ?, 'geom', ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                one.layer,
                one.name,
                one.qml,
                one.sld,
                one.default,
                one.description,
                one.owner,
                one.time or changed,
            )
            for one in styles
        ],
    )
    base.execute(
        "INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', "
        "?, ?, NULL, NULL, NULL, NULL, NULL)",
        (about, changed),
    )


def _write_metadata(
    base: sqlite3.Connection, about: Mapping[str, str | None], *, changed: str
) -> None:
    """Write the method, the credits and the rest of `about` where GDAL and QGIS show them."""
    for statement in words.METADATA_TABLES:
        base.execute(statement)
    items = "".join(
        f"<MDI key={quoteattr(key)}>{escape(value)}</MDI>" for key, value in about.items() if value
    )
    text = f"<GDALMultiDomainMetadata><Metadata>{items}</Metadata></GDALMultiDomainMetadata>"
    base.execute(
        "INSERT INTO gpkg_metadata VALUES (1, 'dataset', 'http://gdal.org', 'text/xml', ?)",
        (text,),
    )
    base.execute(
        "INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)",
        (changed,),
    )
    base.executemany(
        "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_metadata', ?, 'read-write')",
        [(name, words.METADATA_EXTENSION) for name in ("gpkg_metadata", "gpkg_metadata_reference")],
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))


def quoted(name: str) -> str:
    """Return a name of ours as SQL has it."""
    return f'"{name}"'
