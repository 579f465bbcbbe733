import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from builders import BRYANSK, KARACHEV, claim, document, located

from geomap import __version__
from geomap.cli import main
from geomap.cli.parser import build
from geomap.cli.terminal import Voice, printable
from geomap.codec import dump_lines
from geomap.model import Claim, DocumentRef, Span

COMMANDS = (
    "run extract resolve events map export explain places toponyms gazetteer corrections check"
).split()


def geomap(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "geomap", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]  # noqa: S603  # fixed argv; options are run's own


@pytest.fixture
def claims_file(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    near = (located(KARACHEV, radius_m=2500.0),)
    path.write_text(dump_lines([claim(1), claim(2, locations=near), claim(3, locations=())]))
    return path


@pytest.fixture
def fed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Return what puts bytes on standard input."""

    def feed(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return feed


def test_the_version_is_told() -> None:
    done = geomap("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"geomap {__version__}\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    text = capsys.readouterr().out
    assert left.value.code == 0
    assert "examples:" in text
    assert f"  geomap {command} " in text or f"| geomap {command} " in text


def test_the_help_names_every_command_and_the_exit_status(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    text = capsys.readouterr().out
    assert all(f"\n    {command}" in text for command in COMMANDS)
    assert "exit status: 0 done" in text
    assert "--json: run, check, places and gazetteer take it" in text
    assert build().prog == "geomap"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "COMMAND"),
        (["drive"], "invalid choice"),
        (["run", "seeds"], "-o/--output"),
        (["run", "nowhere", "-o", "out", "--base-url", "ftp://x/"], "base URL 'ftp://x/'"),
        (["map", "CLAIMS", "-o", "map.bmp"], "`geomap map` writes .html"),
        (["export", "CLAIMS", "-o", "x.shp"], "x.shp: `geomap export` writes .geojson, "),
        (["export", "CLAIMS", "-o", "nowhere/x.csv"], "no such folder"),
        (["export", "CLAIMS", "-o", "x.csv", "--schema", "geomap"], "--schema: is for a database"),
        (["export", "CLAIMS", "--to", ""], "no address of a PostgreSQL database"),
        (["explain", "abc", "nowhere"], "no such folder"),
        (["check", "nowhere"], "no such file or folder"),
        (["extract", "-", "-"], "stands there twice"),
        (["explain", "abc", "."], "holds no work/documents.jsonl; name a folder that"),
        (["explain", "abc", "empty"], "empty: holds no claims.jsonl; name a folder that"),
        (["places", " "], "NAME is empty; give the name"),
        (["places", "Tripoli", "--near", ""], "--near is empty; give the name"),
        (["extract", "x.txt", "--json"], "usage: geomap extract "),
        (["explain", "--strict", "abc", "."], "usage: geomap explain "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_told_with_status_2(
    arguments: list[str],
    words: str,
    claims_file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(claims_file.parent)
    (claims_file.parent / "empty").mkdir()
    filled = [str(claims_file) if argument == "CLAIMS" else argument for argument in arguments]
    try:
        status = main(filled)
    except SystemExit as left:  # argparse's own way
        status = int(left.code or 0)
    assert status == 2
    assert words in capsys.readouterr().err


def test_claims_become_a_table(claims_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    assert main(["export", str(claims_file), "-o", str(out), "--quiet"]) == 0
    assert len(out.read_text().splitlines()) == 1 + 3


def test_claims_may_come_from_standard_input(
    claims_file: Path, tmp_path: Path, fed: Callable[[bytes], None]
) -> None:
    fed(b"\xef\xbb\xbf" + claims_file.read_bytes())
    out = tmp_path / "again.jsonl"
    assert main(["export", "-o", str(out), "--quiet"]) == 0
    assert {json.loads(line)["id"] for line in out.read_text().splitlines()} == {
        f"{number:012x}" for number in (1, 2, 3)
    }


def test_a_broken_record_is_named_with_its_line(
    claims_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims_file.write_text(claims_file.read_text() + "{half\n")
    assert main(["events", str(claims_file)]) == 1
    assert f"{claims_file}:4: not JSON" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "finding"),
    [(b"", "empty"), (b"\xff\xfe\x00", "not UTF-8"), (b"[]\n", "schema is None")],
    ids=["empty", "binary", "no record"],
)
def test_bad_records_are_refused_with_a_remedy(
    data: bytes, finding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(data)
    assert main(["events", str(path)]) == 1
    assert finding in capsys.readouterr().err


def test_events_are_told_as_json_lines(
    claims_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["events", str(claims_file), "--quiet"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(name for record in records for name in record["claims"]) == [
        f"{number:012x}" for number in (1, 2, 3)
    ]


def test_what_the_gazetteer_knows_is_told_with_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "Karachev", "--near", "Bryansk Oblast"]) == 0
    told = capsys.readouterr().out
    assert "1. Karachev" in told
    assert "in Bryansk Oblast" in told
    assert main(["places", "Karachev", "--json"]) == 0
    record = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (record["country"], record["level"]) == ("RU", "settlement")


def test_every_place_mention_of_a_text_is_told_resolved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "A depot in Karachev, Bryansk Oblast, burned."
    path = tmp_path / "post.txt"
    path.write_text(text)
    assert main(["toponyms", str(path)]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["name"] for each in found] == ["Karachev", "Bryansk Oblast"]
    assert all(text[each["start"] : each["end"]] == each["text"] for each in found)
    assert all(each["why"] and each["lon"] and each["lat"] for each in found)


def test_claims_without_places_are_given_theirs(
    claims_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = located(None, text="Karachev", within=(Span(start=0, end=14, text="Bryansk Oblast"),))
    claims_file.write_text(dump_lines([claim(locations=(words,)), claim(2, locations=())]))
    assert main(["resolve", str(claims_file)]) == 0
    first, second = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert first["locations"][0]["place"]["admin1"] == "RU-BRY"
    assert second["locations"] == []


def test_a_place_that_is_not_found_is_a_doubt(
    claims_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims_file.write_text(dump_lines([claim(locations=(located(None, text="Qqxyzzy"),))]))
    assert main(["resolve", str(claims_file), "--strict"]) == 3
    assert "1 claim of 1 names a place that was not found" in capsys.readouterr().err


def test_an_unknown_place_is_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "Qqxyzzy"]) == 1
    assert "Qqxyzzy" in capsys.readouterr().err


def test_the_gazetteer_names_its_sources_and_licences(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "info"]) == 0
    told = capsys.readouterr().out
    assert "GeoNames" in told
    assert "CC BY 4.0" in told
    assert main(["gazetteer", "info", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sources"]


def test_a_reader_that_stops_early_is_no_error(claims_file: Path) -> None:
    many = claims_file.read_text() * 400
    command = [sys.executable, "-m", "geomap", "places", *["Kursk"] * 400, "--json", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603  # fixed argv
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (0, b"")
    assert many


def test_ctrl_c_ends_without_a_traceback() -> None:
    command = [sys.executable, "-m", "geomap", "events", "-"]
    with subprocess.Popen(  # noqa: S603  # fixed argv
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(1.0)  # long enough to be waiting for its input
        process.send_signal(signal.SIGINT)
        _, words = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in words
    assert b"interrupted" in words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;owned\x07", "\\x1b[2J\\x1b]0;owned\\x07"),
        ("abc\u202edef", "abc\\u202edef"),
        ("\x9b31m", "\\x9b31m"),
        ("Брянск\tÜ\n", "Брянск\tÜ\n"),
    ],
    ids=["escape", "right to left", "C1", "plain"],
)
def test_a_strangers_text_does_not_steer_the_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("quiet", "strict", "told"),
    [
        (False, False, "words\ngeomap: a doubt\n"),
        (True, False, ""),
        (True, True, "geomap: a doubt\n"),
    ],
)
def test_doubts_are_told_once_and_when_quiet_only_if_they_count(
    quiet: bool,  # noqa: FBT001  # a parameter of the test
    strict: bool,  # noqa: FBT001  # a parameter of the test
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    voice = Voice(quiet=quiet, strict=strict)
    voice.say("words")
    voice.doubt(["a doubt", "a doubt"])
    assert capsys.readouterr().err == told
    assert voice.doubts == ["a doubt"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_long_work_shows_its_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Voice().progress("reading files") as move:
        assert move
        move(1, 2)
        move(2, 2)
    shown = terminal.getvalue()
    assert "reading files" in shown
    assert "/2" in shown


@pytest.mark.parametrize("quiet", [True, False])
def test_no_progress_is_shown_where_there_is_no_terminal(quiet: bool) -> None:  # noqa: FBT001  # a parameter of the test
    with Voice(quiet=quiet).progress("reading files") as move:
        assert move is None


TEXT = "Officials said six ATACMS struck Karachev."


def results(folder: Path, *claims: Claim) -> Path:
    """Return a folder as `geomap run` writes it, without the parts that are drawn."""
    source = document(TEXT, id="d1", path="d1.txt")
    (folder / "work").mkdir(parents=True)
    (folder / "work" / "documents.jsonl").write_text(dump_lines([source]))
    (folder / "claims.jsonl").write_text(dump_lines(claims))
    (folder / "events.jsonl").write_text("")
    (folder / "run.json").write_text(json.dumps({"schema": "geomap.run/1", "outputs": []}))
    return folder


def karachev(number: int = 1) -> Claim:
    quote = Span(start=0, end=len(TEXT), text=TEXT)
    start = TEXT.index("Karachev")
    place = located(KARACHEV, start=start, end=start + 8)
    base = claim(number)
    reference = DocumentRef(id="d1", path="d1.txt", sha256="0" * 64)
    speaker = type(base.claimant)(
        name="officials", kind="official", text="Officials", start=0, end=9
    )
    return claim(number, quotes=(quote,), locations=(place,), document=reference, claimant=speaker)


def test_a_claim_is_explained_with_its_cues_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = results(tmp_path / "out", karachev(1), karachev(0xFF))
    assert main(["explain", "0000000000", str(folder)]) == 2
    assert "2 claims start with" in capsys.readouterr().err
    assert main(["explain", "000000000001", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "[Officials|speaker] said six ATACMS struck [Karachev|target]." in told
    assert "because test" in told


def test_an_unknown_claim_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = results(tmp_path / "out", karachev())
    assert main(["explain", "zz", str(folder)]) == 2
    assert "no claim zz" in capsys.readouterr().err


def test_results_without_a_fault_are_status_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(results(tmp_path / "out", karachev()))]) == 0
    assert capsys.readouterr().out == ""


def test_every_fault_of_results_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = replace(karachev(2), quotes=(Span(start=1, end=4, text="Off"),))
    orphan = claim(3, document=DocumentRef(id="d9", path="d9.txt", sha256="0" * 64))
    lost = replace(karachev(4), event="e-none")
    folder = results(tmp_path / "out", karachev(), karachev(), moved, orphan, lost)
    with (folder / "claims.jsonl").open("a") as file:
        file.write("{}\n")
    report = {"schema": "geomap.run/1", "outputs": [{"path": "map.html", "sha256": "0"}]}
    (folder / "run.json").write_text(json.dumps(report))
    assert main(["check", str(folder), "--json"]) == 3
    faults = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = {(fault["path"], fault["line"], fault["finding"].split(" ")[0]) for fault in faults}
    assert told == {
        ("map.html", None, "is"),
        ("claims.jsonl", 6, "schema"),
        ("claims.jsonl", 2, "id"),
        ("claims.jsonl", 3, "quotes[0]:"),
        ("claims.jsonl", 4, "document"),
        ("claims.jsonl", 5, "event"),
    }


def test_a_file_of_claims_is_checked_by_itself(
    claims_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(claims_file)]) == 0
    claims_file.write_text(claims_file.read_text() * 2)
    assert main(["check", str(claims_file)]) == 3
    assert "claims.jsonl:4: id 000000000001 stands already on line 1" in capsys.readouterr().out


def test_an_input_is_checked_as_an_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text('{"text": "A."}\n' * 6 + '{"text": \n')
    assert main(["check", str(path)]) == 3
    assert "docs.jsonl:7: " in capsys.readouterr().out


def test_an_environment_without_a_home_or_locale_does_no_harm() -> None:
    done = geomap("places", "Bryansk", env={"PATH": os.environ["PATH"], "LC_ALL": "C"})
    assert done.returncode == 0
    assert BRYANSK.name in done.stdout
