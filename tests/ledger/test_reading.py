"""From bytes to claims: what geomap wrote comes back, and the page's example is as it says."""

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import material
from rows import gazetteer, ledger

from geomap import pipeline
from geomap.cli import main
from geomap.errors import InputError
from geomap.export.geojson import claims_geojson
from geomap.export.table import claims_csv
from geomap.layers.method import method_line
from geomap.layers.shapes import shapes_of
from geomap.ledger import kind_of
from geomap.model import Claim, Count

if TYPE_CHECKING:
    from geomap.pipeline import Result

PAGE = Path(__file__).parents[2] / "docs" / "claims-by-hand.md"


def _numbers(counts: dict[str, Count]) -> dict[str, tuple[object, ...]]:
    return {name: (one.low, one.high, one.bound) for name, one in counts.items()}


def _facts(claim: Claim) -> dict[str, Any]:
    """Return what a table holds of a claim."""
    speaker, document, date = claim.claimant, claim.document, claim.date
    return {
        "id": claim.id,
        "document": (document.id, document.path, document.title, document.url),
        "quotes": [quote.text for quote in claim.quotes],
        "origin": (speaker.name, speaker.kind, speaker.country),
        "stance": (claim.stance, claim.form, claim.about, claim.background, claim.review),
        "chain": [link.name for link in claim.chain],
        "weapons": [(one.name, one.weapon_class) for one in claim.weapons],
        "targets": {one.kind for one in claim.targets},
        "effects": {one.kind for one in claim.effects},
        "days": (date.earliest, date.latest, date.basis),
        "attacker": claim.attacker,
        "places": [
            (one.role, one.what, one.relation, one.place, one.radius_m, one.probability, one.why)
            for one in claim.locations
        ],
        "numbers": [_numbers(claim.counts), *(_numbers(one.counts) for one in claim.locations)],
    }


@pytest.mark.parametrize("suffix", ["csv", "geojson"])
def test_what_geomap_wrote_comes_back(seed_result: "Result", suffix: str) -> None:
    claims = seed_result.claims
    shape_of = shapes_of(gazetteer())
    text = (
        claims_csv(material(claims))
        if suffix == "csv"
        else claims_geojson(material(claims, shape_of=shape_of))
    )
    found = ledger(text, source=f"claims.{suffix}")
    assert (found.own, found.faults, found.doubts) == (True, (), ())
    assert list(map(_facts, found.claims)) == list(map(_facts, claims))
    assert "taken from a table that may have been edited" in method_line(found.claims)
    again = pipeline.from_claims(found.claims, documents=found.documents, gazetteer=gazetteer())
    assert {frozenset(one.claims) for one in again.events} == {
        frozenset(one.claims) for one in seed_result.events
    }


@pytest.mark.parametrize("number", [0, 1])
def test_the_examples_of_the_page_are_as_it_says(tmp_path: Path, capfd: Any, number: int) -> None:
    text = PAGE.read_text(encoding="utf-8")
    example = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)[number]
    told = re.findall(r"^(\d claims on \d strikes?): map.html$", text, re.MULTILINE)[number]
    book, page = tmp_path / "incidents.csv", tmp_path / "map.html"
    book.write_text(example, encoding="utf-8")
    assert main(["map", str(book), "-o", str(page), "--strict"]) == 0
    said = capfd.readouterr().err
    assert said == f"{told}: {page}\n"
    assert "given by hand, not machine-read" in page.read_text(encoding="utf-8")


def test_rows_that_are_no_claims_are_named_and_the_rest_mapped(tmp_path: Path, capfd: Any) -> None:
    book, page = tmp_path / "book.csv", tmp_path / "map.html"
    book.write_text("source,quote,lat,lon\nA,one,52,34\nB,two,134,40\n", encoding="utf-8")
    assert main(["map", str(book), "-o", str(page), "--quiet"]) == 0
    said = capfd.readouterr().err
    assert "not read (1 row):" in said
    assert f"{book}:3: lat: lon 40, lat 134 is not on the earth; are the two swapped?" in said
    assert main(["map", str(book), "-o", str(page), "--strict"]) == 3
    assert page.is_file()


def test_a_file_without_any_claim_is_no_map(tmp_path: Path, capfd: Any) -> None:
    book, page = tmp_path / "book.csv", tmp_path / "map.html"
    book.write_text("source,quote\nA,\n", encoding="utf-8")
    assert main(["map", str(book), "-o", str(page)]) == 1
    assert "quote: is empty" in capfd.readouterr().err
    assert not page.exists()


def test_documents_are_of_no_use_beside_a_table(tmp_path: Path, capfd: Any) -> None:
    book, texts = tmp_path / "book.csv", tmp_path / "documents.jsonl"
    book.write_text("source,quote\nA,one\n", encoding="utf-8")
    texts.write_text("", encoding="utf-8")
    options = ["--documents", str(texts), "-o", str(tmp_path / "map.html")]
    assert main(["map", str(book), *options]) in {1, 2}
    assert "map.html" not in {one.name for one in tmp_path.iterdir()}
    assert capfd.readouterr().err


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b'{"schema":"geomap.claim/1"}', "-", "claims"),
        (b'\xef\xbb\xbf{ "schema" : "geomap.claim/1" }', "x.json", "claims"),
        (b"not even JSON", "claims.jsonl", "claims"),
        (b'{"type":"FeatureCollection"}', "x.json", "geojson"),
        (b'{"schema":"geomap.claim/1"}', "x.geojson", "geojson"),
        (b'{"source","quote"}', "x.csv", "table"),
        (b"source,quote", "-", "table"),
        ("{}".encode("utf-16"), "-", "geojson"),
    ],
)
def test_the_kind_of_a_file_is_told_by_name_or_content(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name=name) == kind


def test_ten_thousand_rows_are_all_read() -> None:
    dice = random.Random(7)  # noqa: S311  # no secret
    rows = "".join(
        f"Source {n % 300},Drones struck the depot {n} times.,https://a.test/{n},2031-05-04,"
        f"{dice.uniform(46, 54)},{dice.uniform(30, 40)},5 km,drones,about {n % 30 + 1}\n"
        for n in range(10_000)
    )
    text = f"source,quote,url,date,lat,lon,precision,weapon,launched\n{rows}"
    assert len(ledger(text).claims) == 10_000


@pytest.mark.parametrize(
    ("columns", "cells", "words"),
    [
        ("place", "Springfield", "place not found: “Springfield”; 34 places by the name"),
        ("place,country", "Karachev,France", 'no "Karachev" in France'),
        ("coordinates", "53 34", "'coordinates' (is lat and lon, a column each meant?)"),
        ("casualties", "3", "'casualties' (is killed, injured or missing meant?)"),
        ("plase", "Kursk", "'plase' (is place meant?)"),
        ("date,when", "2031-05-04,night", "'when' (another column is date)"),
    ],
)
def test_what_is_read_and_may_not_be_meant_is_told(columns: str, cells: str, words: str) -> None:
    found = ledger(f"source,quote,{columns}\nReuters,It struck.,{cells}\n")
    assert any(words in doubt for doubt in found.doubts), found.doubts


def test_places_not_found_are_named_once_each_with_their_rows() -> None:
    rows = "".join(f"Reuters,It struck {n}.,Springfield\n" for n in range(3))
    others = "".join(f"Reuters,It struck.,Qwzx{n}\n" for n in range(6))
    found = ledger(f"source,quote,place\n{rows}{others}")
    assert found.doubts[0].startswith("book.csv:2 (and 2 more rows): place not found:")
    assert found.doubts[5] == "2 more rows name a place that was not found"


def test_a_workbook_is_named_as_one() -> None:
    with pytest.raises(InputError, match="save its sheet as CSV"):
        ledger(b"PK\x03\x04rest", source="book.xlsx")
