"""Files in Russian and Ukrainian: words for readers are theirs, names and values nobody's."""

import csv
import html
import io
import re
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from cyrillic import QUOTE, latin, result

from geomap.codec import dump_lines
from geomap.export.geopackage import geopackage
from geomap.export.kml import kml
from geomap.export.material import Material
from geomap.export.qml import claims_qml, strikes_qml
from geomap.export.table import claims_csv
from geomap.export.table_schema import TABLES
from geomap.layers.families import families
from geomap.messages import of

_KML = "{http://www.opengis.net/kml/2.2}"
# Columns and tables have one name in every language; so have files and programs.
_NAMES = (
    *(name for table in TABLES for name in (table.name, *table.names)),
    *("claims.geojson", "QGIS", "drawn = false"),
)
in_both = pytest.mark.parametrize("lang", ["ru", "uk"])


def _material(lang: str) -> Material:
    return result(lang).material()


def _open(data: bytes, folder: Path) -> sqlite3.Connection:
    path = folder / "claims.gpkg"
    path.write_bytes(data)
    return sqlite3.connect(path)


@in_both
def test_what_google_earth_shows_has_no_english(lang: str) -> None:
    tree = ET.fromstring(kml(_material(lang)))  # noqa: S314  # our own file
    told = [one.text or "" for tag in ("name", "description") for one in tree.iter(_KML + tag)]
    credit = _material(lang).credit
    shown = (html.unescape(one).replace(credit, "") for one in told)
    assert [latin(one) for one in shown if latin(one)] == []


@in_both
def test_the_data_of_a_placemark_are_those_of_every_language(lang: str) -> None:
    def data(text: str) -> list[tuple[str, str]]:
        tree = ET.fromstring(text)  # noqa: S314  # our own file
        return sorted(
            (str(one.get("name")), str(one.findtext(f"{_KML}value")))
            for one in tree.iter(f"{_KML}Data")
            if one.get("name") not in ("confidence_reasons", "edits")
        )

    assert data(kml(_material(lang))) == data(kml(_material("en")))


@in_both
def test_a_styles_legend_and_labels_have_no_english(lang: str) -> None:
    messages = of(lang)
    known = families(result(lang).claims, messages=messages)
    for text in (claims_qml(known, messages=messages), strikes_qml(messages=messages)):
        tree = ET.fromstring(text.partition("\n")[2])  # noqa: S314  # our own file
        told = [one.get("label") or "" for one in tree.iter("rule")]
        told += [one.get("description") or "" for one in tree.iter("rule")]
        expressions = " ".join(one.get("fieldName") or "" for one in tree.iter("text-style"))
        labels = [*_strings(expressions)]
        assert [latin(one) for one in (*told, *labels) if latin(one)] == []
        assert messages.text("somewhere") in labels


def _strings(expression: str) -> Iterator[str]:
    """Yield the strings of QGIS' expressions, but those with which columns are compared."""
    known = {"point", "settlement", "country", "sea", "many", "part of"}
    yield from (one for one in re.findall(r"'([^']{0,200})'", expression) if one not in known)


@in_both
def test_a_geopackage_tells_of_its_layers_in_words_of_the_language(
    lang: str, tmp_path: Path
) -> None:
    with _open(geopackage(_material(lang)), tmp_path) as base:
        about = [row[0] for row in base.execute("SELECT description FROM gpkg_contents")]
        names = {row[0] for row in base.execute("SELECT table_name FROM gpkg_contents")}
        licence = base.execute("SELECT value FROM about WHERE name = 'licence'").fetchone()[0]
        reasons = [row[0] for row in base.execute("SELECT reason FROM unplaced")]
        why = [row[0] for row in base.execute("SELECT why FROM memberships")]
    assert {table.name for table in TABLES} <= names
    told = [*about, licence, *reasons, *why]
    assert [latin(one, *_NAMES) for one in told if latin(one, *_NAMES)] == []


@in_both
def test_the_records_are_the_same_in_every_language(lang: str) -> None:
    assert dump_lines(result(lang).claims) == dump_lines(result("en").claims)
    assert dump_lines(result(lang).events) == dump_lines(result("en").events)


@in_both
def test_only_a_tables_notes_for_readers_are_in_the_language(lang: str) -> None:
    notes = {"confidence_reasons", "edits", "geometry_note"}
    rows, english = (
        list(csv.DictReader(io.StringIO(claims_csv(_material(one), bom=False))))
        for one in (lang, "en")
    )
    assert rows[0].keys() == english[0].keys()
    for row, other in zip(rows, english, strict=True):
        differing = {name for name in row if row[name] != other[name]}
        assert differing <= notes
        assert [latin(row[name], *_NAMES) for name in notes if latin(row[name], *_NAMES)] == []
    assert any(QUOTE in row["quote"] for row in rows)
