"""`geomap gazetteer` and `geomap places` on the command line."""

import json
import time
from pathlib import Path

import pytest

from geomap.cli import gazetteer as command
from geomap.cli import main
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.additions import add
from geomap.gazetteer.store import user_file

TABLE = "name,lon,lat,kind,names\nQvaxin depot,35.5,51.5,oil depot,Depot 13\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "sites.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "data" / "gazetteer.sqlite"
    monkeypatch.setenv("GEOMAP_GAZETTEER", str(path))
    return path


def records(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_info_tells_each_file_with_its_edition_and_licences(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["gazetteer", "info"]) == 0
    told = capsys.readouterr().out
    assert "core (shipped, edition" in told
    assert "CC BY 4.0" in told
    assert main(["gazetteer", "info", "--json"]) == 0
    info = json.loads(capsys.readouterr().out)
    core = next(one for one in info["files"] if one["file"] == "core")
    assert core["counts"]["settlement"] > 200_000
    assert {"licence", "package", "version"} <= set(core["sources"][0])
    assert info["counts"]["settlement"] >= core["counts"]["settlement"]


def test_what_is_added_is_known_at_once_and_listed(
    table: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gazetteer", "add", str(table), "--licence", "CC0", "--credit", "Ours."]) == 0
    said = capsys.readouterr().err
    assert "sites.csv: added, 1 places, 2 names" in said
    assert f"in {own}" in said
    assert main(["places", "Depot 13", "--json"]) == 0
    (found,) = records(capsys)
    assert (found["file"], found["level"], found["kind"]) == ("user", "point", "oil depot")
    assert main(["gazetteer", "info"]) == 0
    told = capsys.readouterr().out
    assert "user (your own places" in told
    assert "licence: CC0" in told
    assert "sha256: " in told
    assert "Ours." in told


def test_adding_again_says_so_and_removing_takes_it_out(
    table: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for state in ("added", "unchanged"):
        assert main(["gazetteer", "add", str(table), "--json", "--quiet"]) == 0
        (record,) = records(capsys)
        assert (record["state"], record["places"]) == (state, 1)
    assert main(["gazetteer", "remove", "sites.csv"]) == 0
    assert "taken out (1 places, 2 names)" in capsys.readouterr().err
    assert main(["places", "Depot 13"]) == 1
    assert own.is_file()


def test_another_file_may_be_named(
    table: Path, own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "project.sqlite"
    assert main(["gazetteer", "add", "--into", str(into), str(table)]) == 0
    assert f"used where GEOMAP_GAZETTEER={into} is set" in capsys.readouterr().err
    assert not own.exists()
    assert Gazetteer(user=into).lookup("Depot 13")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["gazetteer", "add", "nowhere.zip"], 1, "nowhere.zip: no such file"),
        (["gazetteer", "add", "."], 1, "is a folder; name the files in it"),
        (["gazetteer", "add", "TABLE", "TABLE"], 1, "two files of this name"),
        (["gazetteer", "add", "TABLE", "--into", "TABLE"], 1, "not a gazetteer"),
        (["gazetteer", "add", "TABLE", "--into", "TABLE/x"], 2, "name another file with --into"),
        (["gazetteer", "remove", "x.csv"], 1, "x.csv was not added; it holds nothing"),
        (["gazetteer", "build", "RU.zip"], 2, "`geomap gazetteer add` adds dumps"),
        (["gazetteer", "add"], 2, "PATH"),
        (["gazetteer"], 2, "ACTION"),
        (["places", "Kursk", "--country", "Russia"], 2, "give an ISO 3166-1 code such as UA"),
        (["places", "Kursk", "--map", "x.png"], 2, "end the name in .html"),
        (["places", "Kursk", "--map", "nowhere/x.html"], 2, "no such folder"),
        (["places", "Kursk", "--level", "hamlet"], 2, "invalid choice"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.usefixtures("own")
def test_what_can_not_be_done_is_told_with_its_status(
    arguments: list[str],
    status: int,
    words: str,
    table: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    filled = [one.replace("TABLE", str(table)) for one in arguments]
    try:
        found = main(filled)
    except SystemExit as left:  # argparse's own way
        found = int(left.code or 0)
    assert found == status
    assert words in capsys.readouterr().err
    assert not user_file().exists()


def test_an_installed_geomap_says_how_to_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "BUILDER", tmp_path / "build.py")
    assert main(["gazetteer", "build"]) == 2
    assert "to add places here use `geomap gazetteer add`" in capsys.readouterr().err


def test_a_working_copy_runs_its_builder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    builder = tmp_path / "build.py"
    builder.write_text("import sys\nprint('built')\nsys.exit(7)\n")
    monkeypatch.setattr(command, "BUILDER", builder)
    assert main(["gazetteer", "build", "--quiet"]) == 7
    assert "built" in capsys.readouterr().out


@pytest.mark.parametrize("cut", [0.5, 0.01], ids=["half", "the header only"])
def test_a_damaged_own_file_is_told_and_no_traceback(
    cut: float, table: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add([table], into=own)
    own.write_bytes(own.read_bytes()[: max(100, int(own.stat().st_size * cut))])
    for arguments in (["places", "Kursk"], ["gazetteer", "info"], ["gazetteer", "add", str(table)]):
        assert main(arguments) == 1
        assert "delete it and add your places anew" in capsys.readouterr().err


def test_a_file_with_own_places_opens_in_ten_milliseconds(table: Path, own: Path) -> None:
    add([table], into=own)
    Gazetteer().close()

    def opening() -> float:
        start = time.perf_counter()
        Gazetteer().close()
        return time.perf_counter() - start

    assert min(opening() for _ in range(5)) < 0.010


def test_a_candidate_tells_how_sure_and_what_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "Karachev", "--near", "Bryansk Oblast"]) == 0
    told = capsys.readouterr().out
    assert "1. Karachev (settlement, RU-BRY, RU, 19,757 people)" in told
    assert "drawn as a disc of 2.5 km" in told
    assert "(probability 0.9" in told
    assert "https://www.openstreetmap.org/?mlat=53.1225&mlon=34.9849" in told


def test_a_region_is_drawn_as_its_area_with_the_licence_of_its_borders(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["places", "Kursk region", "--shapes", "core", "--json"]) == 0
    (found,) = [one for one in records(capsys) if one["chosen"]]
    shape = found["shape"]
    assert isinstance(shape, dict)
    assert shape["kind"] == "area"
    assert 29_000 < shape["area_km2"] < 31_000
    assert shape["licence"] == "public domain"
    assert found["probability"]


def test_a_record_has_the_same_fields_whatever_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "Kursk", "Kursk Oblast", "Ukraine", "Black Sea", "--json"]) == 0
    found = records(capsys)
    assert len({tuple(one) for one in found}) == 1
    assert {one["level"] for one in found} >= {"settlement", "region", "country", "sea"}


def test_country_and_level_narrow_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--country", "us", "--level", "settlement", "--json", "--quiet"]
    assert main(["places", "Springfield", *options]) == 0
    found = records(capsys)
    assert {(one["country"], one["level"]) for one in found} == {("US", "settlement")}
    assert main(["places", "Kursk", "--level", "region", "--json"]) == 0
    assert {one["admin1"] for one in records(capsys)} == {"RU-KRS"}


def test_a_town_as_near_stands_for_its_region(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "Karachev", "--near", "Dyatkovo", "--country", "RU", "--json"]) == 0
    (found,) = [one for one in records(capsys) if one["chosen"]]
    assert "Dyatkovo taken for Bryansk Oblast" in str(found["why"])


def test_a_misspelt_name_is_asked_about_and_never_taken(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["places", "Belgrood", "--json"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "did you mean Belgorod" in told.err


def test_a_map_of_the_candidates_holds_no_script_and_nothing_of_the_names_runs(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = tmp_path / "sites.csv"
    hostile.write_text('name,lon,lat\n"<script>alert(1)</script> {{ 7*7 }}",35.5,51.5\n')
    add([hostile], into=own)
    page = tmp_path / "map.html"
    name = "<script>alert(1)</script> {{ 7*7 }}"
    assert main(["places", name, "Kursk", "--map", str(page)]) == 0
    assert f"map: {page.as_uri()}" in capsys.readouterr().err
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in text
    assert text.count("<figure") >= 3
    assert "https://" not in text.replace("https://creativecommons", "")
    first = page.read_bytes()
    assert main(["places", name, "Kursk", "--map", str(page), "--quiet"]) == 0
    assert page.read_bytes() == first
