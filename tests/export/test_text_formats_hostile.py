"""Every text of a claim is a stranger's: no file breaks, no row is lost, nothing runs."""

import csv
import io
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import geojson_validator
import geopandas
import pyogrio
import pytest
from builders import BRYANSK, KARACHEV, MADE_BY, exactly, material
from shapely.geometry import Point, box, shape
from shapely.geometry.base import BaseGeometry

from geomap.export.columns import COLUMNS
from geomap.export.frame import geodataframe
from geomap.export.geojson import (
    claims_geojson,
    claims_geojsonl,
    claims_geojsonseq,
    events_geojson,
)
from geomap.export.material import Material
from geomap.export.table import claims_csv
from geomap.layers.jsonld import jsonld
from geomap.model import (
    Claim,
    Claimant,
    Confidence,
    DateInterval,
    DocumentRef,
    Effect,
    Event,
    EventDate,
    EventLocation,
    Hedge,
    Independence,
    Link,
    Location,
    Place,
    Relation,
    Side,
    Span,
    Target,
    Weapon,
)

MANY = 900  # some 2,000 rows
HOSTILE = (
    '=HYPERLINK("http://x.invalid","y")', "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1",
    "</script><script>alert(1)</script>", "<!--", "]]>", "{{ 7*7 }}", "${alert(1)}", "%0a%0d",
    "a\x00b", "\x1b[31m", "\x1e{}\n", "a\nb\r\nc\rd", "\u2028\u2029\x85\x0b\x0c", "\ufeff=1",
    "half \ud83d", "\udc00 other half", "\U0001f4a5\U0001f1fa\U0001f1e6", "\u202eevil\u202c",
    '","', "';--", "\\", '\\"', "'", "null", "NaN", "true", "0", "1e309", "  ", "\uffff\ufffe",
    "é" * 300, "ﷺ", "\uff0c\uff1d1", "\x7f", "\x80\x9f",
)  # fmt: skip
RUNS = ("=", "+", "-", "@", "\uff1d", "\ufeff=")
AREA = box(32, 52, 35, 54).difference(box(33, 52.5, 34, 53.5))
OVER_180 = box(170, 62, 190, 69)


def shape_of(location: Location | EventLocation) -> BaseGeometry | None:
    place = location.place
    if place is None:
        return None
    if place.level == "settlement" and location.relation is None:
        return Point(place.lon, place.lat)
    return OVER_180 if place.level == "country" else AREA


def hostile_claims(many: int) -> list[Claim]:
    words = itertools.cycle(HOSTILE)
    return [_claim(number, words) for number in range(many)]


def _claim(number: int, words: Iterator[str]) -> Claim:
    def said() -> dict[str, Any]:
        return {"text": next(words), "start": 0, "end": 1}

    word = words.__next__
    reference = DocumentRef(
        id=f"{number}{word()}", path=word(), sha256=word(), title=word(), publisher=word(),
        url=word(), published=word(), language=word(),
    )  # fmt: skip
    speaker = Claimant(name=word(), kind="official", country=word(), **said())
    return Claim(
        id=f"{number:06}{word()}",
        document=reference,
        quotes=(Span(start=0, end=1, text=word()), Span(start=2, end=3, text=word())),
        claimant=speaker,
        chain=(Link(name=word(), kind="publisher"), Link(name=word(), kind="media")),
        stance="denied" if number % 3 else "claimed",
        review=word(),
        hedges=(Hedge(**said(), by="claimant", field=word()),),
        attacker=word(),
        weapons=(Weapon(name=word(), weapon_class=word(), supplier=word(), **said()),),
        targets=(Target(kind=word(), **said()),),
        effects=(Effect(kind=word(), **said()),),
        date=DateInterval(earliest=word(), latest=word(), **said()),
        counts={"killed": replace(exactly(number), text=word())},
        locations=tuple(_locations(number, words)),
        confidence=Confidence(
            level="disputed", reasons=(word(), word()), source_reliability=word(), admiralty=word()
        ),
        event=word(),
        made_by=MADE_BY,
    )


def _locations(number: int, words: Iterator[str]) -> Iterator[Location]:
    bases = (KARACHEV, BRYANSK, replace(BRYANSK, level="country"), None)
    for base in bases[: number % 5]:
        yield Location(
            text=next(words),
            start=0,
            end=1,
            role="target",
            place=base and _place(base, words),
            relation=next(words) if number % 7 == 0 else None,
            probability=0.5,
            why=next(words),
        )


def _place(base: Place, words: Iterator[str]) -> Place:
    text = words.__next__
    return replace(base, id=text(), name=text(), country=text(), admin1=text())


def hostile_events(claims: list[Claim]) -> list[Event]:
    words = itertools.cycle(HOSTILE)
    pairs = zip(claims[:200:2], claims[1:200:2], strict=True)
    return [
        Event(
            id=f"{number}{next(words)}",
            claims=tuple(one.id for one in pair),
            date=EventDate(earliest=next(words), latest=next(words)),
            location=EventLocation(place=_place(BRYANSK, words), claim=pair[0].id),
            weapons=(next(words),),
            independence=Independence(origins=2, sides=2, unknown=0),
            contradictions=(
                Relation(
                    field=next(words),
                    sides=tuple(
                        Side(origin=next(words), value=next(words), claims=(one.id,))
                        for one in pair
                    ),
                ),
            ),
        )
        for number, pair in enumerate(pairs)
    ]


@pytest.fixture(scope="module")
def made_of() -> Material:
    claims = hostile_claims(MANY)
    words = "; ".join(HOSTILE)
    return material(
        claims, hostile_events(claims), shape_of=shape_of, method=words, credit=words, title=words
    )


@pytest.fixture(scope="module")
def text(made_of: Material) -> str:
    return claims_geojson(made_of)


@pytest.fixture(scope="module")
def lines(made_of: Material) -> str:
    return claims_geojsonl(made_of)


def told(ids: list[str]) -> list[str]:
    """Return ids as files hold them: without halves of characters and NUL."""
    return [re.sub("[\x00\ud800-\udfff]", "\ufffd", one) for one in ids]


def test_the_collection_is_valid_and_holds_every_row_with_its_geometry(
    made_of: Material, text: str
) -> None:
    text.encode()
    collection = json.loads(text)
    features = collection["features"]
    assert [one["id"] for one in features] == told([row.id for row in made_of.rows])
    assert len(text.split("\n")) == len(features) + 3  # a feature a line, whatever the texts hold
    assert "crs" not in collection
    drawn = [one for one in features if one["geometry"]]
    assert len(drawn) == sum(bool(row.location and row.location.place) for row in made_of.rows)
    assert geojson_validator.validate_structure({**collection, "features": drawn}) == {}
    once = {json.dumps(one["geometry"]): one for one in drawn}
    checked = {"type": "FeatureCollection", "features": list(once.values())}
    assert not geojson_validator.validate_geometries(checked)["invalid"]
    assert "method" in collection["geomap"]


def test_gdal_reads_every_row_of_the_collection(
    made_of: Material, text: str, tmp_path: Path
) -> None:
    path = tmp_path / "claims.geojson"
    path.write_text(text, encoding="utf-8")
    found = pyogrio.read_dataframe(path)
    features = json.loads(text)["features"]
    assert len(found) == len(made_of.rows)
    assert list(found["id"]) == told([row.id for row in made_of.rows])
    assert list(found["quote"]) == told([str(row.cells["quote"]) for row in made_of.rows])
    for geometry, feature in zip(found.geometry, features, strict=True):
        assert (geometry is None) == (feature["geometry"] is None)
        if geometry is not None:
            assert geometry.equals_exact(shape(feature["geometry"]), 0)


def test_gdal_reads_every_row_of_the_sequence(
    made_of: Material, lines: str, tmp_path: Path
) -> None:
    separated = claims_geojsonseq(made_of)
    assert separated.replace("\x1e", "") == lines
    path = tmp_path / "claims.geojsons"
    path.write_text(separated, encoding="utf-8", newline="")
    found = pyogrio.read_dataframe(path, columns=["claim"])
    assert len(found) == len(made_of.rows)
    assert list(found.geometry.isna()) == [
        row.location is None or row.location.place is None for row in made_of.rows
    ]


def test_every_line_of_the_sequence_is_json_for_every_reader_of_lines(
    made_of: Material, lines: str
) -> None:
    ids = [json.loads(line)["id"] for line in lines.splitlines()]
    assert ids == told([row.id for row in made_of.rows])


def test_events_are_all_there(made_of: Material) -> None:
    features = json.loads(events_geojson(made_of))["features"]
    assert [one["id"] for one in features] == told([one.id for one in made_of.events])


@pytest.mark.parametrize("wkt", ["points", "all"])
def test_no_cell_of_the_csv_runs_and_every_row_comes_back(made_of: Material, wkt: Any) -> None:
    text = claims_csv(made_of, wkt=wkt)
    text.encode()
    lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(line) for line in lines} == {len(COLUMNS)}
    rows = [dict(zip(COLUMNS, line, strict=True)) for line in lines[1:]]
    assert len(rows) == len(made_of.rows)
    for name in ("quote", "title", "publisher", "place", "weapon", "id", "origin"):
        for row in rows:
            assert not row[name].lstrip().startswith(RUNS)
    assert not set("\x00\x1b\x0b\x0c\x7f\r") & set(text)
    numbers = {row["killed_low"] for row in rows}
    assert numbers == {str(number) for number in range(MANY)}
    areas = [row for row in rows if row["lon"] == ""]
    assert all(not row["lat"] and not row["wkt"].startswith("POINT") for row in areas)


def test_the_csv_is_read_by_pandas_and_gdal(made_of: Material, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(claims_csv(made_of, bom=True), encoding="utf-8", newline="")
    found = geopandas.read_file(path, engine="pyogrio")
    assert len(found) == len(made_of.rows)
    assert list(found.columns)[: len(COLUMNS)] == list(COLUMNS)


def test_the_geopandas_table_holds_every_row_and_can_be_written(
    made_of: Material, tmp_path: Path
) -> None:
    frame = geodataframe(made_of)
    assert list(frame["id"]) == told([row.id for row in made_of.rows])
    path = tmp_path / "frame.gpkg"
    frame.to_file(path)
    assert len(pyogrio.read_dataframe(path, columns=["claim"])) == len(frame)


def test_the_graph_cannot_leave_its_script_and_names_every_claim(made_of: Material) -> None:
    words: dict[str, Any] = {
        "title": made_of.title,
        "method": made_of.method,
        "credit": made_of.credit,
    }
    text = jsonld(made_of.claims, made_of.events, as_of=HOSTILE[0], **words)
    text.encode()
    assert not set("<>&\u2028\u2029\x00") & set(text)
    nodes = json.loads(text)["@graph"]
    assert sum(node["@type"] == "Claim" for node in nodes) == MANY
    ids = [node["@id"] for node in nodes]
    assert len(set(ids)) == len(ids)
    assert not [node for node in nodes if "url" in node]
