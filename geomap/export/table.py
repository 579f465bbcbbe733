"""Claims as CSV for spreadsheets: UTF-8, comma, one header line, LF."""

import csv
import io
import re
from collections.abc import Callable
from operator import itemgetter
from typing import Any, Literal

from geomap.export.columns import COLUMNS, SPARSE
from geomap.export.geometries import Geometries
from geomap.export.material import Material
from geomap.export.rows import Cell, Row
from geomap.layers.characters import plain
from geomap.messages import Messages

# A spreadsheet runs a cell that starts so (OWASP, "CSV injection"), also after blanks or in
# full-width letters.
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
Wkt = Literal["points", "all"]
_BOM = "\ufeff"
_MADE = frozenset({str, bool})


def claims_csv(
    material: Material, *, formulas: bool = False, bom: bool = False, wkt: Wkt = "points"
) -> str:
    """Return one line for each claim and location; an area has no longitude or latitude.

    `formulas` leaves the cells that a spreadsheet would run without the apostrophe before them.
    `bom` puts a byte order mark first: Excel then reads the file as UTF-8. `wkt` says whether only
    points have a WKT, or areas as well: then the outline of the GeoJSON, as thin as it is there.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    sparse = tuple(name for name in SPARSE if any(name in row.cells for row in material.rows))
    writer.writerow((*COLUMNS, *sparse))
    messages = material.messages
    areas = _areas(material) if wkt == "all" else _no_areas(messages)
    made = plain_cell if formulas else safe_cell
    picked, none = itemgetter(*COLUMNS, *sparse), dict.fromkeys(sparse)
    for row in material.rows:
        cells = picked(none | row.cells | _geometry_cells(row, areas, messages))
        # csv writes null as nothing and numbers as they are.
        writer.writerow([made(cell) if type(cell) in _MADE else cell for cell in cells])
    return (_BOM if bom else "") + out.getvalue()


def safe_cell(cell: Cell) -> str | int | float:
    """Return the cell as a spreadsheet may have it: no formula, no control character.

    A text that would run as a formula gets an apostrophe in front; truth is `true` or `false`.
    """
    if isinstance(cell, str) and cell.isprintable() and cell[:1].isalnum():
        return cell  # nearly all: spares the searches below
    text = plain_cell(cell)
    return f"'{text}" if isinstance(text, str) and _FORMULA.match(text) else text


def plain_cell(cell: Cell) -> str | int | float:
    """Return the cell without control characters; what is null is empty."""
    if isinstance(cell, str):
        return plain(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell


_Areas = Callable[[Row], tuple[str | None, str]]


def _geometry_cells(row: Row, areas: _Areas, messages: Messages) -> dict[str, Cell]:
    lon, lat = row.cells["lon"], row.cells["lat"]
    if lon is not None:
        note = messages.text("centre of the settlement; radius_m is its size")
        return {"wkt": f"POINT ({lon} {lat})", "geometry_note": note}
    if row.location is None or row.location.place is None:
        return {"wkt": None, "geometry_note": messages.text("not placed")}
    text, note = areas(row)
    return {"wkt": text, "geometry_note": note}


def _no_areas(messages: Messages) -> _Areas:
    note = messages.text("an area: its outline is in claims.geojson")
    return lambda _row: (None, note)


def _areas(material: Material) -> _Areas:
    """Return what gives a row's outline as WKT, and how true it is; each outline is made once."""
    geometries = Geometries((row.location for row in material.rows), material.shape_of)
    known: dict[int, tuple[str | None, str]] = {}
    messages = material.messages

    def area(row: Row) -> tuple[str | None, str]:
        drawn = geometries.of(row.location)
        if drawn.geometry is None:
            return None, messages.text("an area without an outline")
        if id(drawn) not in known:  # `geometries` keeps it: its id stays its own
            within = messages.decimal(drawn.within_deg or 0.0)
            note = messages.text("an area: its outline, within {n} degrees", n=within)
            known[id(drawn)] = _wkt(drawn.geometry), note
        return known[id(drawn)]

    return area


def _wkt(geometry: dict[str, Any]) -> str:
    """Return a polygon or multipolygon of GeoJSON as WKT."""
    parts = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        return f"POLYGON {_rings(parts)}"
    return f"MULTIPOLYGON ({', '.join(map(_rings, parts))})"


def _rings(rings: list[list[list[float]]]) -> str:
    lines = (", ".join(f"{lon} {lat}" for lon, lat in ring) for ring in rings)
    return f"({', '.join(f'({line})' for line in lines)})"
