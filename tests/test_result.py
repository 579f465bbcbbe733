"""A result as a library's user meets it: tables, maps, files, and back."""

import json
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
import pytest
from builders import claim

import geomap
from geomap.errors import GeomapWarning, InputError, OutputError, UsageError
from geomap.files import FORMATS
from geomap.pipeline import OUTPUTS, from_claims

if TYPE_CHECKING:
    from geomap import Result

# What a table can't bring back: these words would need their place in a text that it does not hold.
LOST = {"date_text", "hedges", "inferred", "place_inferred", "place_text"}


def features(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_kind_of_file_is_written_twice_with_the_same_bytes(
    seed_result: "Result", tmp_path: Path, suffix: str
) -> None:
    first = seed_result.to_file(tmp_path / f"first{suffix}")
    assert first == tmp_path / f"first{suffix}"
    assert first.stat().st_size > 1000
    assert seed_result.to_file(tmp_path / f"second{suffix}").read_bytes() == first.read_bytes()


def test_a_file_may_be_named_by_a_string_in_capitals(seed_result: "Result", tmp_path: Path) -> None:
    path = seed_result.to_file(f"{tmp_path}/CLAIMS.CSV")
    assert path.read_text(encoding="utf-8").startswith("id,claim,")


def test_an_unknown_kind_of_file_is_refused_with_those_that_there_are(
    seed_result: "Result", tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"claims\.shp: end the name in one of .*\.gpkg"):
        seed_result.to_file(tmp_path / "claims.shp")


def test_an_option_that_means_nothing_to_a_file_is_refused(
    seed_result: "Result", tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"bom is an option of \.csv"):
        seed_result.to_file(tmp_path / "claims.geojson", bom=True)


def test_an_option_of_no_known_value_is_refused(seed_result: "Result", tmp_path: Path) -> None:
    wrong: Any = "none"
    with pytest.raises(UsageError, match=r"wkt is one of points, all"):
        seed_result.to_file(tmp_path / "claims.csv", wkt=wrong)
    with pytest.raises(UsageError, match="no table of 'places'; write one of claims, events"):
        seed_result.to_geodataframe("places")  # type: ignore[arg-type]  # what a reader may try


def test_the_file_to_add_to_may_be_named_by_a_string(seed_result: "Result", tmp_path: Path) -> None:
    file = seed_result.to_file(tmp_path / "claims.gpkg")
    held = file.read_bytes()
    assert seed_result.to_file(file, onto=str(file)).read_bytes() == held


def test_a_result_is_a_line_at_the_prompt(seed_result: "Result") -> None:
    line = "<geomap.Result: 27 claims on 4 strikes in 5 documents, 5 not placed>"
    assert repr(seed_result) == str(seed_result) == line


def test_a_result_goes_to_another_process_and_back(seed_result: "Result") -> None:
    again = pickle.loads(pickle.dumps(seed_result))  # noqa: S301  # our own bytes
    assert again == seed_result
    assert again.credits == seed_result.credits
    assert again.gazetteer.resolve("Karachev", near="Bryansk Oblast").place is not None
    again.gazetteer.close()


def test_a_file_in_no_folder_is_an_output_error(seed_result: "Result", tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nowhere"):
        seed_result.to_file(tmp_path / "nowhere" / "claims.csv")


def test_all_files_of_a_run_are_written_into_a_folder(
    seed_result: "Result", tmp_path: Path
) -> None:
    held = seed_result.to_files(tmp_path / "out")
    assert set(held) == set(OUTPUTS)
    assert all((tmp_path / "out" / name).is_file() for name in OUTPUTS)


def test_every_file_of_claims_alone_says_in_how_many_documents_they_stand(tmp_path: Path) -> None:
    held = from_claims([claim(1), claim(2)]).to_files(tmp_path / "out")
    words = "What 2 origins said in 2 documents"
    told = ("run.json", "map.html", "report.html", "claims.geojson", "embed.html")
    assert [name for name in told if words not in str(held[name])] == []


def test_geojson_becomes_claims_and_the_same_geojson(seed_result: "Result", tmp_path: Path) -> None:
    before = seed_result.to_file(tmp_path / "claims.geojson")
    again = geomap.read_claims(before)
    after = again.to_file(tmp_path / "again.geojson")
    assert [one.id for one in again.claims] == [one.id for one in seed_result.claims]
    for was, now in zip(features(before), features(after), strict=True):
        assert {k: was[k] for k in was if k != "properties"} == {
            k: now[k] for k in now if k != "properties"
        }
        changed = {k for k, v in was["properties"].items() if now["properties"][k] != v}
        assert changed <= LOST
    assert geomap.read_claims(after).to_file(tmp_path / "third.geojson").read_bytes() == (
        after.read_bytes()
    )


def test_records_come_back_whole(seed_result: "Result", tmp_path: Path) -> None:
    path = seed_result.to_file(tmp_path / "claims.jsonl")
    again = geomap.read_claims(path, documents=seed_result.documents)
    assert again.claims == seed_result.claims
    assert again.events == seed_result.events


@pytest.mark.parametrize("suffix", [".gpkg", ".kmz", ".geojsonl", ".parquet", ".html"])
def test_a_file_that_is_written_and_not_read_is_refused_with_those_that_are(
    tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"claims{suffix}"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(InputError, match=rf"not read from \{suffix}; .* \.geojson or \.csv"):
        geomap.read_claims(path)


def test_rows_that_are_no_claims_are_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    rows = "source,quote,lat,lon\nReuters,one,52,34\nReuters,two,134,40\n"
    path.write_text(rows, encoding="utf-8")
    with pytest.warns(GeomapWarning, match=r"book\.csv:3: lat") as said:
        assert len(geomap.read_claims(path).claims) == 1
    assert len(said) == 1


def test_a_table_of_events_has_a_row_for_each(seed_result: "Result") -> None:
    frame = seed_result.to_geodataframe("events")
    assert list(frame["event"]) == [event.id for event in seed_result.events]
    assert frame.crs.to_epsg() == 4326
    assert frame.attrs["method"] == seed_result.method
    assert "GeoNames" in frame.attrs["credits"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_geopandas_explores_the_table_on_a_map_of_its_own(seed_result: "Result") -> None:
    frame = seed_result.to_geodataframe()
    page = frame.explore("stance", tooltip=["origin", "place"]).get_root().render()
    assert "Russian Ministry of Defence" in page


def test_layers_of_folium_lie_on_our_map(seed_result: "Result") -> None:
    shown = seed_result.to_map()
    folium.CircleMarker((53.0, 34.0), radius=7).add_to(shown)
    frame = seed_result.to_geodataframe()
    placed = frame[frame.geometry.notna()][["geometry"]]
    placed.explore(m=shown, color="black")
    page = shown.get_root().render()
    assert "L.circleMarker" in page
    assert page.count("L.geoJson") >= 1
    assert 'src="http' not in page
