import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from builders import BRYANSK, KARACHEV, claim, located, material
from hypothesis import given
from hypothesis import strategies as st
from shapely import from_wkt
from shapely.geometry import MultiPolygon, Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

from geomap.export.columns import COLUMNS
from geomap.export.geojson import claims_geojson
from geomap.export.rows import rows
from geomap.export.table import claims_csv, safe_cell
from geomap.model import DocumentRef, EventLocation, Location, Span


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def table(*claims: Any) -> list[dict[str, str]]:
    return read(claims_csv(material(claims)))


def test_the_columns_are_those_of_the_rows_and_the_geometry() -> None:
    (row,) = rows([claim()])
    assert set(COLUMNS) == {*row.cells, "wkt", "geometry_note"}
    assert len(COLUMNS) == len(set(COLUMNS))


def test_the_header_stands_there_even_without_a_claim() -> None:
    assert claims_csv(material()) == ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x.invalid","y")',
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\N{FULLWIDTH EQUALS SIGN}1",
        "\ufeff=1",
    ],
)
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert str(safe_cell(text)).startswith("'")


@pytest.mark.parametrize("text", ["Kursk = 2", "ATACMS", "'s", "1-2"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert (safe_cell(-169.5), safe_cell(0), safe_cell(None)) == (-169.5, 0, "")
    assert [safe_cell(cell) for cell in (True, False)] == ["true", "false"]


def test_control_characters_do_not_reach_the_file() -> None:
    assert safe_cell("a\x00b\x1bc\x7f\ud800") == "a\ufffdb\ufffdc\ufffd\ufffd"


def test_an_area_has_no_point_and_says_where_its_outline_is() -> None:
    area, town = table(claim(locations=(located(BRYANSK), located(KARACHEV))))
    assert (area["lon"], area["lat"], area["wkt"]) == ("", "", "")
    assert "claims.geojson" in area["geometry_note"]
    assert (town["lon"], town["lat"], town["wkt"]) == ("34.98", "53.12", "POINT (34.98 53.12)")


def test_all_geometries_as_wkt_are_those_of_the_geojson() -> None:
    hole = Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], holes=[[(1, 1), (2, 1), (2, 2), (1, 2)]])
    shapes = {"region": hole, "country": MultiPolygon([hole, Point(9, 9).buffer(1)])}

    def shape_of(location: Location | EventLocation) -> BaseGeometry | None:
        return shapes.get(location.place.level) if location.place else None

    country = replace(BRYANSK, id="x:1", level="country")
    nowhere = replace(BRYANSK, id="x:2", level="sea")
    places = (BRYANSK, country, KARACHEV, nowhere, None)
    made_of = material(
        [claim(locations=tuple(located(place) for place in places))], shape_of=shape_of
    )
    lines = read(claims_csv(made_of, wkt="all"))
    features = json.loads(claims_geojson(made_of))["features"]
    for line, feature in list(zip(lines, features, strict=True))[:2]:
        assert from_wkt(line["wkt"]).equals(shape(feature["geometry"]))
        assert (line["lon"], line["lat"]) == ("", "")
    assert lines[0]["geometry_note"] == "an area: its outline, within 0.005 degrees"
    assert [line["wkt"] for line in lines[2:]] == ["POINT (34.98 53.12)", "", ""]
    assert [line["geometry_note"] for line in lines[3:]] == [
        "an area without an outline",
        "not placed",
    ]


def test_a_file_for_excel_begins_with_a_byte_order_mark() -> None:
    assert claims_csv(material(), bom=True) == "\ufeff" + claims_csv(material())


def test_with_formulas_the_cells_stay_as_they_are_but_for_control_characters() -> None:
    words = "=1+1\x00"
    made_of = material([claim(quotes=(Span(start=0, end=5, text=words),))])
    (live,), (safe,) = read(claims_csv(made_of, formulas=True)), read(claims_csv(made_of))
    assert (live["quote"], safe["quote"]) == ("=1+1\ufffd", "'=1+1\ufffd")


def test_a_claim_without_a_place_is_in_the_table() -> None:
    (row,) = table(claim(locations=()))
    assert (row["geometry_note"], row["place"]) == ("not placed", "")


def test_a_hostile_title_stays_in_its_cell() -> None:
    title = '{{7*7}}</script><img src=x onerror=alert(1)>${alert(1)}",\n=1+1'
    reference = DocumentRef(id="d", path="d.txt", sha256="0" * 64, title=title)
    (row,) = table(claim(document=reference))
    assert row["title"] == title


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_every_quote_comes_back_in_one_cell_that_runs_nothing(words: str) -> None:
    (row,) = table(claim(quotes=(Span(start=0, end=len(words), text=words),)))
    assert len(row) == len(COLUMNS)
    assert not row["quote"].lstrip().startswith(("=", "+", "-", "@"))
