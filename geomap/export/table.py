"""Claims as CSV for spreadsheets: UTF-8 without a byte order mark, comma, one header line, LF."""

import csv
import io
import re

from geomap.export.material import Material
from geomap.export.rows import QUANTITIES, Cell, Row

# A spreadsheet runs a cell that starts so (OWASP, "CSV injection"), also after blanks or in
# full-width letters.
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
# A table has no use for control characters, and many readers stop at NUL.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_BEFORE_COUNTS = """
id claim event origin origin_kind origin_country family chain stance form about hedges background
confidence confidence_reasons disputed review edits source_reliability admiralty
date_earliest date_latest date_text date_basis attacker weapon weapon_class
target effects inferred place_text place place_id precision relation role what country admin1
place_probability place_why place_inferred drawn mark lon lat radius_m wkt geometry_note counts_of
""".split()
_COUNTS = [f"{name}_{side}" for name in QUANTITIES for side in ("low", "high", "bound")]
_AFTER_COUNTS = "quote document path publisher title url published language".split()
TABLE_ONLY = ("wkt", "geometry_note")  # what stands for the geometry where there is none
COLUMNS: tuple[str, ...] = (*_BEFORE_COUNTS, *_COUNTS, *_AFTER_COUNTS)


def claims_csv(material: Material) -> str:
    """Return one line for each claim and location; an area has no longitude, latitude or WKT."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in material.rows:
        cells = row.cells | _geometry_cells(row)
        writer.writerow([safe_cell(cells[name]) for name in COLUMNS])
    return out.getvalue()


def safe_cell(cell: Cell) -> str | int | float:
    """Return the cell as a spreadsheet may have it: no formula, no control character.

    A text that would run as a formula gets an apostrophe in front; truth is `true` or `false`.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return cell
    text = _CONTROL.sub("\ufffd", cell.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{text}" if _FORMULA.match(cell) else text


def _geometry_cells(row: Row) -> dict[str, Cell]:
    lon, lat = row.cells["lon"], row.cells["lat"]
    if lon is not None:
        note = "centre of the settlement; radius_m is its size"
        return {"wkt": f"POINT ({lon} {lat})", "geometry_note": note}
    placed = row.location is not None and row.location.place is not None
    note = "an area: its outline is in claims.geojson" if placed else "not placed"
    return {"wkt": None, "geometry_note": note}
