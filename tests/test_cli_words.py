"""What the commands say: numbers with their nouns, names of inputs, and what --quiet leaves."""

import io
import json
import sys
from pathlib import Path

import pytest
from builders import claim, document

from geomap.cli import main
from geomap.cli.explanation import explanation
from geomap.cli.parser import parse
from geomap.codec import dump_lines
from geomap.layers.words import counted
from geomap.model import Event, EventDate, Independence
from geomap.pipeline import not_read_for_claims

GOOD = (
    "The Russian Defence Ministry said on 19 November 2024 that six ATACMS missiles were fired at "
    "a military facility in the Bryansk region and that five of them were intercepted.\n"
)


@pytest.mark.parametrize(("number", "words"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims")])
def test_a_number_comes_with_its_noun(number: int, words: str) -> None:
    assert counted(number, "claim") == words


def test_one_claim_on_one_strike_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text(dump_lines([claim(1)]))
    assert main(["export", str(claims), "-o", str(tmp_path / "x.csv")]) == 0
    assert "1 claim on 1 strike: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "standard input: the file is empty; "),
        (b'{"text": "One."}\n{"text": \n', "standard input:2: not JSON ("),
    ],
    ids=["empty", "a broken line"],
)
def test_standard_input_goes_by_its_name(
    data: bytes,
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    main(["toponyms", "-"])
    assert words in capsys.readouterr().err


def test_a_broken_record_comes_with_a_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("xx\n")
    assert main(["events", str(path)]) == 1
    assert "; mend the line: one geomap.claim/1 record each" in capsys.readouterr().err


def test_an_unknown_region_is_told_and_no_place_is_chosen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["places", "Tripoli", "--near", "Nowhereland"]) == 0
    told = capsys.readouterr()
    assert "1. Tripoli" in told.out
    assert "Tripoli is" not in told.out
    assert 'Tripoli: none of these is chosen: no entry by the name "Nowhereland"' in told.err


def test_an_unknown_name_is_told_even_when_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "Qqxyzzy", "--quiet"]) == 1
    assert "Qqxyzzy" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        (1, "e1, with no other claim"),
        (2, "e1, with 1 other claim"),
        (3, "e1, with 2 other claims"),
    ],
)
def test_the_company_of_a_claim_is_told(claims: int, words: str) -> None:
    members = [claim(number) for number in range(1, claims + 1)]
    event = Event(
        id="e1",
        claims=tuple(member.id for member in members),
        date=EventDate(earliest=None, latest=None),
        independence=Independence(origins=1, sides=1, unknown=0),
    )
    assert f"event       {words}" in list(explanation(members[0], document(), event))


@pytest.mark.parametrize(("number", "words"), [(1, "1 document"), (2, "2 documents")])
def test_documents_that_nothing_reads_are_told(number: int, words: str) -> None:
    (remark,) = not_read_for_claims([document("Słowa.", language="pl")] * number)
    was = "was" if number == 1 else "were"
    assert remark == f"{words} in Polish {was} not read for claims: no extractor"


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """Return a folder with a good file, one that can't be read, and one with a warning."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "empty.txt").write_text("")
    (folder / "open.txt").write_text("---\ntitle: no end\n\nNothing happened, she said.\n")
    return folder


@pytest.mark.parametrize(
    ("options", "warned"),
    [([], True), (["--quiet"], False), (["--quiet", "--strict"], True)],
    ids=["words", "quiet", "quiet and strict"],
)
def test_quiet_leaves_the_unread_inputs_with_their_heading(
    options: list[str],
    warned: bool,  # noqa: FBT001  # a parameter of the test
    doubtful: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["extract", str(doubtful), *options]) == (3 if "--strict" in options else 0)
    told = capsys.readouterr().err
    assert "geomap: not read (1):\n  empty.txt: the file is empty; " in told
    assert ("open.txt:1: " in told) is warned
    assert warned or len(told.splitlines()) == 2


def test_a_fault_of_an_input_has_one_path_and_one_remedy(
    doubtful: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(doubtful)]) == 3
    told = capsys.readouterr()
    assert [line.split(": ")[0] for line in told.out.splitlines()] == ["empty.txt", "open.txt:1"]
    assert all(line.count("; ") == 1 for line in told.out.splitlines())
    assert told.err == f"2 faults in {doubtful}\n"
    main(["check", str(doubtful), "--json"])
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["path"], last["line"]) == ("open.txt", 1)


def test_quiet_says_in_its_help_what_is_still_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["run", "--help"])
    words = " ".join(capsys.readouterr().out.split())
    assert "only errors, inputs that could not be read, and what --strict counts" in words
