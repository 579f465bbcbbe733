"""The columns of the flat rows and of events, and the type that each has in every typed file."""

from typing import Literal

from geomap.export.rows import COUNTS, Cell

Type = Literal["text", "integer", "real", "boolean"]
FACETS = "occurred place time weapon attacker cause numbers damage casualties".split()
"""The sides of an event, each of which has a column `facet_…`."""
_MOST_BITS = 63
_BEFORE_COUNTS = """
id claim event origin origin_kind origin_country family chain stance form about hedges background
confidence confidence_reasons disputed review edits source_reliability admiralty
date_earliest date_latest date_text date_basis attacker weapon weapon_class
target effects inferred place_text place place_id precision relation role what country admin1
place_probability place_why place_inferred drawn mark lon lat radius_m wkt geometry_note counts_of
""".split()
_AFTER_COUNTS = "quote document path publisher title url published language".split()
SPARSE = ("translation", "posted_at", "edited", "edited_at", "forwarded_from")
"""What few claims have: columns of `claims.csv` and properties of GeoJSON only where one has it."""
TABLE_ONLY = ("wkt", "geometry_note")  # what stands for the geometry where there is none
COLUMNS: tuple[str, ...] = (*_BEFORE_COUNTS, *COUNTS, *_AFTER_COUNTS)
"""The columns of `claims.csv`."""
FLAT = tuple(name for name in COLUMNS if name not in TABLE_ONLY)
"""The columns of a row's own cells."""
_TYPES: dict[str, Type] = {
    **dict.fromkeys((name for name in COUNTS if name.endswith(("_low", "_high"))), "integer"),
    **dict.fromkeys(("independent_origins", "sides", "origins_of_unknown_independence"), "integer"),
    **dict.fromkeys(("lon", "lat", "radius_m", "place_probability"), "real"),
    **dict.fromkeys(("background", "place_inferred", "drawn", "disputed"), "boolean"),
}


def type_of(name: str) -> Type:
    """Return the type of a column's cells, also where all of them are null."""
    return _TYPES.get(name, "text")


def within_64_bits(cell: Cell) -> Cell:
    """Return the cell, or null for a number that no typed file can hold: no other stands for it."""
    return None if isinstance(cell, int) and cell.bit_length() > _MOST_BITS else cell
