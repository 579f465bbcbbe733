"""The tables of a GeoPackage that geomap wrote, read back to be added to."""

import sqlite3
import struct
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import OutputError
from geomap.export.gpkg_file import Style, quoted
from geomap.export.gpkg_words import APPLICATION
from geomap.export.table_schema import SCHEMA, STORED, TABLES, Table
from geomap.export.tables import Filled

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# GeoPackage's header: after 8 bytes comes a box of so many doubles, by 3 bits of the flags.
_HEADER = 8
_BOX_BYTES = (0, 32, 48, 48, 64)
_REMEDY = "name a file that geomap wrote, or one that is not there yet"


def read_tables(path: Path) -> tuple[dict[str, Filled], tuple[Style, ...]]:
    """Return the file's tables by name, and the styles in it that are not geomap's own.

    Raises
    ------
    OutputError
        It is no GeoPackage of geomap's, or holds what would be lost in a new one.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            _check(base, path)
            return {table.name: _filled(base, table) for table in TABLES}, _styles(base)
    except sqlite3.Error as error:
        busy = getattr(error, "sqlite_errorname", "") == "SQLITE_BUSY"
        remedy = "close it in the program that has it open" if busy else _REMEDY
        raise OutputError(f"{path}: can't be added to ({error}); {remedy}") from error


def _check(base: sqlite3.Connection, path: Path) -> None:
    """Return quietly if the file is ours and holds nothing else."""
    about = base.execute("SELECT 1 FROM sqlite_master WHERE name = 'about'").fetchone()
    if base.execute("PRAGMA application_id").fetchone() != (APPLICATION,) or not about:
        raise OutputError(f"{path}: is no GeoPackage that geomap wrote; {_REMEDY}")
    schema = base.execute("SELECT value FROM about WHERE name = 'schema'").fetchone()
    if schema != (SCHEMA,):
        raise OutputError(
            f"{path}: another version of geomap wrote it ({schema and schema[0]}, not {SCHEMA}); "
            "make it anew from its documents"
        )
    query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
    for name in _strangers(name for (name,) in base.execute(query)):
        raise OutputError(
            f"{path}: holds {name!r}, which geomap did not write and would not keep; move it into "
            "a file of its own"
        )
    for table in TABLES:
        _check_columns(base, table, path)


def _strangers(names: Iterable[str]) -> list[str]:
    ours = {*STORED, *STORED.values(), "layer_styles"}
    return [
        name
        for name in names
        if name not in ours and not name.startswith(("gpkg_", "rtree_", "sqlite_"))
    ]


def _check_columns(base: sqlite3.Connection, table: Table, path: Path) -> None:
    held = [row[1] for row in base.execute(f"PRAGMA table_info({quoted(table.stored)})")]
    for name in held:
        if name not in ("fid", "geom", *table.names):
            raise OutputError(
                f"{path}: table {table.name} has a column {name!r}, which geomap did not write and "
                "would not keep; copy it elsewhere and delete it here"
            )


def _filled(base: sqlite3.Connection, table: Table) -> Filled:
    names = ", ".join(map(quoted, table.names))
    into = quoted(table.stored)
    rows = base.execute(f"SELECT {names} FROM {into} ORDER BY fid").fetchall()  # noqa: S608  # our names
    shapes = None
    if table.own_geometry:
        blobs = base.execute(f"SELECT geom FROM {into} ORDER BY fid")  # noqa: S608  # our names
        shapes = _shapes([blob for (blob,) in blobs])
    return Filled(table=table, rows=rows, geometries=shapes)


def _shapes(blobs: list[bytes | None]) -> list["BaseGeometry | None"]:
    """Return the geometries of GeoPackage blobs."""
    import shapely

    coded: Any = [blob and blob[_HEADER + _BOX_BYTES[blob[3] >> 1 & 7] :] for blob in blobs]
    try:
        return list(shapely.from_wkb(coded)) if coded else []
    except (shapely.GEOSException, IndexError, struct.error) as error:
        raise sqlite3.DataError(f"a geometry is damaged: {error}") from error


def _styles(base: sqlite3.Connection) -> tuple[Style, ...]:
    """Return the styles that somebody saved beside ours."""
    query = (
        "SELECT f_table_name, styleName, styleQML, styleSLD, useAsDefault, description, owner, "
        "update_time FROM layer_styles WHERE owner IS NOT 'geomap' OR styleName != f_table_name "
        "ORDER BY id"
    )
    return tuple(Style(*row) for row in base.execute(query))
