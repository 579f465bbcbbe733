import csv
import io
from typing import Any

import pytest
from builders import BRYANSK, KARACHEV, claim, located, material
from hypothesis import given
from hypothesis import strategies as st

from geomap.export.rows import rows
from geomap.export.table import COLUMNS, claims_csv, safe_cell
from geomap.model import DocumentRef, Span


def table(*claims: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(claims_csv(material(claims)), newline="")))


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
    assert safe_cell("a\x00b\x1bc\x7f") == "a\ufffdb\ufffdc\ufffd"


def test_an_area_has_no_point_and_says_where_its_outline_is() -> None:
    area, town = table(claim(locations=(located(BRYANSK), located(KARACHEV))))
    assert (area["lon"], area["lat"], area["wkt"]) == ("", "", "")
    assert "claims.geojson" in area["geometry_note"]
    assert (town["lon"], town["lat"], town["wkt"]) == ("34.98", "53.12", "POINT (34.98 53.12)")


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
