import csv
import json
from pathlib import Path
from typing import Any

import pytest
from builders import document

from geomap.cli import main
from geomap.corrections import Correction, Reviewed
from geomap.pipeline import run

NAME = "Hanna Vasylenko"
RAID = (
    f"---\ntitle: Raid on Karachev\npublisher: Northern Wire\npublished: 2024-05-07\n"
    f"url: https://wire.example/raid\n---\nMayor {NAME} said on 6 May 2024 that three Shahed "
    "drones hit a fuel depot in Karachev, killing two people.\n"
)
OTHER = (
    "---\ntitle: Depot\npublisher: Southern Post\npublished: 2024-05-08\n---\nThe Ukrainian "
    "military claimed on 6 May 2024 that two Iskander missiles hit an airfield in Mykolaiv.\n"
)


class Desk:
    """A folder of articles with its results, as a reviewer has them."""

    def __init__(self, folder: Path) -> None:
        self.articles, self.results = folder / "articles", folder / "results"
        self.articles.mkdir()
        (self.articles / "raid.txt").write_text(RAID, encoding="utf-8")
        (self.articles / "post.txt").write_text(OTHER, encoding="utf-8")

    def run(self, *options: str) -> int:
        return main(["run", str(self.articles), "-o", str(self.results), "--quiet", *options])

    def records(self, name: str) -> list[Any]:
        lines = (self.results / name).read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    @property
    def report(self) -> Any:
        found: dict[str, Any] = json.loads((self.results / "run.json").read_text(encoding="utf-8"))
        return found

    def write(self, *entries: str, name: str = "corrections.toml") -> None:
        who = 'by = "Ana"\nat = 2026-11-20\nreason = "looked"\n'
        text = "\n".join(f"[[correction]]\n{entry}\n{who}" for entry in entries)
        (self.articles / name).write_text(text, encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_corrections_beside_the_articles_are_applied_and_told_in_every_output(desk: Desk) -> None:
    assert desk.run() == 0
    assert desk.report == desk.report | {"corrections": None}
    ids = {one["document"]["path"]: one["id"] for one in desk.records("claims.jsonl")}
    raid, post = ids["raid.txt"], ids["post.txt"]
    desk.write(
        f'action = "place"\nclaim = "{raid}"\nto = "Mykolaiv Oblast"',
        f'action = "merge"\nclaims = ["{raid}", "{post}"]',
        f'action = "admiralty"\nclaim = "{post}"\ncode = "C3"',
    )
    (desk.articles / "sources.toml").write_text(
        '[[source]]\nname = "Northern Wire"\nlink = "none"\n', encoding="utf-8"
    )
    assert desk.run() == 0
    records = {one["id"]: one for one in desk.records("claims.jsonl")}
    first, second = records[raid], records[post]
    assert first["locations"][0]["place"]["name"] == "Mykolaiv Oblast"
    assert [edit["action"] for edit in first["edits"]] == ["place", "merge"]
    assert (first["review"], first["document"]["url"]) == ("edited", None)
    assert second["confidence"]["admiralty"] == "C3"
    (event,) = desk.records("events.jsonl")
    assert set(event["claims"]) == {raid, post}
    with (desk.results / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["claim"]: row for row in csv.DictReader(file)}
    assert "by Ana, 2026-11-20: looked" in rows[raid]["edits"]
    assert rows[post]["admiralty"] == "C3"
    entries = desk.report["corrections"]["entries"]
    assert [(one["line"], one["action"], one["by"], one["applied"]) for one in entries] == [
        (1, "place", "Ana", True),
        (9, "merge", "Ana", True),
        (16, "admiralty", "Ana", True),
    ]
    assert "2 of 2 claims reviewed" in desk.report["method"]
    assert desk.report["unread"] == []
    assert main(["check", str(desk.results), str(desk.articles), "--quiet"]) == 0


def test_what_is_blotted_out_stands_in_no_file_of_the_results(desk: Desk) -> None:
    assert desk.run() == 0
    desk.write(f'action = "redact"\ntext = "{NAME}"', 'action = "redact"\ntext = "raid*"')
    assert desk.run() == 0
    for path in desk.results.rglob("*"):
        if path.is_file():
            # A GeoPackage holds its texts as they are; PNG and PDF show what figure.svg holds.
            text = path.read_bytes().decode("utf-8", "replace").casefold()
            assert NAME.casefold() not in text, path
            assert "vasylenko" not in text, path
    documents = {record["id"]: record["text"] for record in desk.records("work/documents.jsonl")}
    for record in desk.records("claims.jsonl"):
        for quote in record["quotes"]:
            text = documents[record["document"]["id"]]
            assert text[quote["start"] : quote["end"]] == quote["text"]
    assert main(["check", str(desk.results), "--quiet"]) == 0


def test_a_claim_that_is_none_is_in_no_list_but_told_in_the_report(desk: Desk) -> None:
    desk.write('action = "not_a_claim"\nquote = "Mayor Hanna"')
    assert desk.run() == 0
    assert len(desk.records("claims.jsonl")) == 1
    (gone,) = desk.report["corrections"]["withdrawn"]
    assert gone["path"] == "raid.txt"
    assert NAME in gone["quotes"][0]


def test_two_runs_give_equal_bytes_with_corrections_too(desk: Desk, tmp_path: Path) -> None:
    desk.write(
        f'action = "redact"\ntext = "{NAME}"',
        'action = "place"\nname = "Karachev"\nto = "geonames:538560"',
    )
    assert desk.run() == 0
    other = tmp_path / "again"
    assert main(["run", str(desk.articles), "-o", str(other), "--quiet"]) == 0
    for path in sorted(desk.results.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (other / path.relative_to(desk.results)).read_bytes(), path


def test_a_faulty_file_stops_the_run_before_anything_is_written(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write('action = "redact"\nspan = "x"', 'action = "place"\nname = "K"\nto = "geonames:0"')
    assert desk.run() == 2
    told = capsys.readouterr().err
    assert "corrections.toml:3: 'span' is no key of 'redact'" in told
    assert "corrections.toml:8: geonames:0: no such place" in told
    assert not desk.results.exists()
    assert main(["check", str(desk.articles), "--quiet"]) == 3
    assert "corrections.toml:3: 'span' is no key" in capsys.readouterr().out


def test_an_entry_that_matches_nothing_is_doubt(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write('action = "note"\nclaim = "ffffffffffff"\nnote = "n"')
    assert desk.run("--strict") == 3
    assert "there is no claim ffffffffffff any more" in capsys.readouterr().err
    assert desk.report["corrections"]["entries"][0]["applied"] is False


def test_named_files_take_the_place_of_those_beside_the_articles(
    desk: Desk, tmp_path: Path
) -> None:
    desk.write('action = "not_a_claim"\nquote = "Mayor Hanna"')
    assert desk.run("--corrections", "none") == 0
    assert len(desk.records("claims.jsonl")) == 2
    table = tmp_path / "ben.csv"
    table.write_text(
        "action,quote,note,by,at,reason\nnote,Mayor Hanna,seen,Ben,1,r\n", encoding="utf-8"
    )
    assert desk.run("--corrections", str(table)) == 0
    assert desk.report["corrections"]["files"][0]["path"] == "ben.csv"
    edits = [edit["now"] for record in desk.records("claims.jsonl") for edit in record["edits"]]
    assert edits == ["seen"]
    assert desk.run("--corrections", "none", "--corrections", str(table)) == 2


def test_a_template_in_which_a_reviewer_wrote_is_not_written_over(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run() == 0
    template = desk.results / "work" / "corrections.template.toml"
    mine = '[[correction]]\naction = "redact"\n'
    template.write_text(mine, encoding="utf-8")
    assert desk.run("--strict") == 3
    assert template.read_text(encoding="utf-8") == mine
    assert "move them to corrections.toml" in capsys.readouterr().err
    assert main(["check", str(desk.results), "--quiet"]) == 0


def test_explain_tells_what_a_person_changed(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write('action = "place"\nquote = "Mayor Hanna"\nto = "Mykolaiv Oblast"')
    assert desk.run() == 0
    claim = next(one["id"] for one in desk.records("claims.jsonl") if one["edits"])
    assert main(["explain", claim, str(desk.results)]) == 0
    told = capsys.readouterr().out
    assert "by persons  reviewed: edited" in told
    assert "(by Ana, 2026-11-20: looked)" in told


def test_corrections_made_in_python_need_no_file() -> None:
    text = "The Ukrainian military said on 6 May 2024 that two drones hit a depot in Karachev."
    who = {"by": "Ana", "at": "1", "reason": "r"}
    entry = Correction(file="-", line=1, action="redact", text="Karachev", **who)  # type: ignore[arg-type]  # plain words
    result = run([document(text, language="en")], reviewed=Reviewed(corrections=(entry,)))
    assert "Karachev" not in result.documents[0].text
    assert result.corrected is not None
    assert result.corrected.applied[0].spans == 1


def test_a_run_says_how_many_corrections_of_which_files_it_applied(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    below = desk.articles / "may"
    below.mkdir()
    desk.write('action = "not_a_claim"\nquote = "Mayor Hanna"', name="may/corrections.toml")
    desk.write('action = "note"\nclaim = "ffffffffffff"\nnote = "n"')
    assert main(["run", str(desk.articles), "-o", str(desk.results)]) == 0
    told = capsys.readouterr().err
    assert "1 of 2 corrections applied (corrections.toml, may/corrections.toml)" in told
