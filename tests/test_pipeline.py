import csv
import json
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import geojson_validator
import pytest
from builders import claim, document
from jsonschema import Draft202012Validator

import geomap
from geomap.documents import Reading
from geomap.errors import GeomapWarning, InputError, OutputError
from geomap.pipeline import OUTPUTS, Result, from_claims, read, run, write

ROOT = Path(__file__).parent.parent
HOSTILE = "{{7*7}}</script><img src=x onerror=alert(1)>${alert(1)}"
STRIKE = (
    "The Russian Defence Ministry said on 19 November 2024 that six ATACMS missiles were fired at "
    "a military facility in the Bryansk region and that five of them were intercepted."
)


def lines(path: Path) -> Iterator[Any]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("text") is not None and value.get("start") is not None:
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def test_every_output_is_written_and_nothing_else(seed_output: Path) -> None:
    found = {str(p.relative_to(seed_output)) for p in seed_output.rglob("*") if p.is_file()}
    assert found == set(OUTPUTS)


def test_every_value_stands_in_the_text_where_it_says(seed_output: Path) -> None:
    texts = {each["id"]: each["text"] for each in lines(seed_output / "work" / "documents.jsonl")}
    number = 0
    for record in lines(seed_output / "claims.jsonl"):
        text = texts[record["document"]["id"]]
        for span in spans(record):
            assert text[span["start"] : span["end"]] == span["text"]
            number += 1
    assert number > 50


@pytest.mark.parametrize("name", ["claims", "events"])
def test_real_output_follows_the_published_schema(name: str, seed_output: Path) -> None:
    singular = name.removesuffix("s")
    published = ROOT / "docs" / "schema" / f"{singular}.schema.json"
    validator = Draft202012Validator(json.loads(published.read_text()))
    records = list(lines(seed_output / f"{name}.jsonl"))
    assert records
    assert [error.message for each in records for error in validator.iter_errors(each)] == []


@pytest.mark.parametrize("name", ["claims.geojson", "events.geojson"])
def test_real_geojson_follows_rfc_7946(name: str, seed_output: Path) -> None:
    collection = json.loads((seed_output / name).read_text(encoding="utf-8"))
    with_geometry = [each for each in collection["features"] if each["geometry"]]
    checked = {"type": "FeatureCollection", "features": with_geometry}
    assert with_geometry
    assert geojson_validator.validate_structure(checked) == {}
    assert not geojson_validator.validate_geometries(checked)["invalid"]


def test_no_area_has_a_point_in_any_file(seed_output: Path) -> None:
    areas = {"district", "region", "country", "sea"}
    features = json.loads((seed_output / "claims.geojson").read_text())["features"]
    kinds = {
        each["geometry"]["type"] for each in features if each["properties"]["precision"] in areas
    }
    assert kinds
    assert kinds <= {"Polygon", "MultiPolygon"}
    with (seed_output / "claims.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["precision"] in areas]
    assert rows
    assert {(row["lon"], row["lat"], row["wkt"]) for row in rows} == {("", "", "")}


def test_nothing_is_lost_between_the_files(seed_output: Path, seed_result: Result) -> None:
    ids = {each.id for each in seed_result.claims}
    features = json.loads((seed_output / "claims.geojson").read_text())["features"]
    with (seed_output / "claims.csv").open(newline="") as file:
        assert {row["claim"] for row in csv.DictReader(file)} == ids
    assert {each["properties"]["claim"] for each in features} == ids
    assert {name for event in seed_result.events for name in event.claims} == ids
    assert seed_result.unplaced
    page = (seed_output / "map.html").read_text()
    assert all(each in page for each in ids)


def test_the_report_tells_what_was_read_and_written(seed_output: Path) -> None:
    report = json.loads((seed_output / "run.json").read_text())
    written = {each["path"]: each["sha256"] for each in report["outputs"]}
    assert set(written) == set(OUTPUTS) - {"run.json"}
    for name, digest in written.items():
        assert sha256((seed_output / name).read_bytes()).hexdigest() == digest
    inputs = {each["path"]: each["sha256"] for each in report["inputs"]}
    for name, digest in inputs.items():
        assert sha256((ROOT / "seeds" / name).read_bytes()).hexdigest() == digest
    assert len(inputs) == report["counts"]["documents"] == 5
    assert report["counts"]["claims"] == len(list(lines(seed_output / "claims.jsonl")))
    assert report["as_of"] == "2024-11-26"
    assert report["versions"]["geomap"] == geomap.__version__


def test_no_output_names_a_folder_of_this_machine(seed_output: Path) -> None:
    for name in OUTPUTS:
        data = (seed_output / name).read_bytes()
        assert str(ROOT).encode() not in data
        assert str(seed_output).encode() not in data


def test_two_runs_in_two_processes_give_equal_bytes(seed_output: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geomap", "run", str(ROOT / "seeds"), "-o", str(tmp_path)]
    other = os.environ | {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}
    done = subprocess.run(command, env=other, capture_output=True, text=True, check=False)  # noqa: S603  # fixed argv
    assert done.returncode == 0, done.stderr
    assert "method" not in done.stdout
    for name in OUTPUTS:
        assert (tmp_path / name).read_bytes() == (seed_output / name).read_bytes(), name


def test_the_order_of_the_documents_changes_no_claim(seed_result: Result) -> None:
    back = run(seed_result.documents[::-1])
    assert {each.id for each in back.claims} == {each.id for each in seed_result.claims}
    assert {each.id for each in back.events} == {each.id for each in seed_result.events}


def test_the_table_has_a_row_for_each_claim_and_location(seed_result: Result) -> None:
    frame = seed_result.to_geodataframe()
    assert frame.crs.to_epsg() == 4326
    assert len(frame) == sum(max(1, len(each.locations)) for each in seed_result.claims)
    unplaced = {each.id for each in seed_result.unplaced}
    assert unplaced <= set(frame.loc[frame.geometry.isna(), "claim"])


def test_the_map_is_one_of_folium(seed_result: Result) -> None:
    import folium

    assert isinstance(seed_result.to_map(), folium.Map)


def test_a_hostile_title_runs_nowhere(tmp_path: Path) -> None:
    (tmp_path / "posts.json").write_text(json.dumps([{"text": STRIKE, "title": HOSTILE}]))
    result = run(read(tmp_path / "posts.json"))
    assert result.claims
    write(result, tmp_path / "out")
    page = (tmp_path / "out" / "map.html").read_text(encoding="utf-8")
    assert "</script><img" not in page
    assert "<img src=x" not in page
    assert "49</script>" not in page
    (first, *_) = lines(tmp_path / "out" / "claims.jsonl")
    assert first["document"]["title"] == HOSTILE


def test_documents_without_a_claim_give_an_empty_map_and_no_fault(tmp_path: Path) -> None:
    result = run([document("The weather was fine in Bryansk on Monday.", language="en")])
    assert (result.claims, result.events, result.unplaced) == ((), (), ())
    files = write(result, tmp_path / "out")
    assert set(files) == set(OUTPUTS)
    assert json.loads(files["claims.geojson"])["features"] == []


def test_claims_alone_say_that_copies_are_found_by_content_only() -> None:
    assert any("cop" in note for note in from_claims([claim(1), claim(2)]).notes)


def test_reading_warns_of_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "good.txt").write_text(STRIKE)
    with pytest.warns(GeomapWarning, match=r"empty\.txt: "):
        found = read(tmp_path)
    assert [each.path for each in found] == ["good.txt"]


def test_reading_nothing_is_an_error(tmp_path: Path) -> None:
    with warnings.catch_warnings(), pytest.raises(InputError, match=tmp_path.name):
        read(tmp_path)


def test_public_names_are_there_and_others_are_not() -> None:
    assert all(getattr(geomap, name) for name in geomap.__all__)
    assert set(geomap.__all__) <= set(dir(geomap))
    with pytest.raises(AttributeError, match="no attribute 'surprise'"):
        geomap.surprise  # noqa: B018  # the look-up is the test


def test_a_strangers_file_is_not_written_over(
    seed_result: Result, seed_reading: Reading, tmp_path: Path
) -> None:
    (tmp_path / "claims.csv").write_text("mine")
    with pytest.raises(OutputError, match=r"claims\.csv"):
        write(seed_result, tmp_path, reading=seed_reading)
    assert (tmp_path / "claims.csv").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["claims.csv"]
