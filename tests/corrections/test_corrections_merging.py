import json
from pathlib import Path

import pytest

from geomap.cli import main
from geomap.corrections import read

ONE, TWO = "0123456789ab", "ba9876543210"


def entry(action: str, *lines: str, by: str = "Ana") -> str:
    return "\n".join(
        [
            "[[correction]]",
            f'action = "{action}"',
            *lines,
            f'by = "{by}"',
            'at = "1"',
            'reason = "r"',
            "",
        ]
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, *entries: str) -> None:
    Path(name).write_text("\n".join(entries), encoding="utf-8")


def test_what_two_reviewers_agree_on_is_all_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = entry("review", f'claim = "{ONE}"', 'mark = "checked"')
    write("ana.toml", same, entry("note", f'claim = "{ONE}"', 'note = "a"'))
    write("ben.toml", same, entry("review", f'claim = "{ONE}"', 'mark = "checked"', by="Ben"))
    assert main(["corrections", "merge", "ana.toml", "ben.toml", "-o", "both.toml"]) == 0
    found = read([folder / "both.toml"])
    assert found.faults == ()
    assert [(one.action, one.by) for one in found.corrections] == [
        ("review", "Ana"),
        ("note", "Ana"),
        ("review", "Ben"),
    ]
    out = capsys.readouterr()
    assert (out.out, out.err) == ("", "3 corrections in both.toml\n")


def test_in_a_conflict_nobody_wins_and_both_are_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        "ana.toml",
        entry("place", f'claim = "{ONE}"', 'to = "geonames:1"'),
        entry("merge", f'claims = ["{ONE}", "{TWO}"]'),
    )
    write(
        "ben.csv",
        "action,claim,claims,to,by,at,reason",
        f'place,{ONE},,"geonames:2",Ben,2,"I was\nthere"',
        f"split,,{TWO},,Ben,2,another raid",
        f"not_a_claim,{TWO},,,Ben,2,a joke",
    )
    assert main(["corrections", "merge", "ana.toml", "ben.csv", "-o", "both.toml"]) == 3
    text = (folder / "both.toml").read_text(encoding="utf-8")
    assert [one.action for one in read([folder / "both.toml"]).corrections] == ["not_a_claim"]
    out = capsys.readouterr()
    for shown in (text, out.out):
        assert all(
            part in shown for part in ("geonames:1", "geonames:2", "ana.toml:1", "ben.csv:2")
        )
        assert r"I was\nthere" in shown
    assert "2 conflicts: both sides stand in both.toml as comments" in out.err


def test_a_conflict_is_settled_by_taking_comment_marks_off(folder: Path) -> None:
    write("ana.toml", entry("place", f'claim = "{ONE}"', 'to = "geonames:1"'))
    write("ben.toml", entry("place", f'claim = "{ONE}"', 'to = "geonames:2"', by="Ben"))
    assert main(["corrections", "merge", "ana.toml", "ben.toml", "-o", "both.toml", "--quiet"]) == 3
    before, _, second = (folder / "both.toml").read_text(encoding="utf-8").partition("## from ben")
    bare = "\n".join(line.removeprefix("# ") for line in f"## from ben{second}".splitlines())
    (folder / "settled.toml").write_text(before + bare, encoding="utf-8")
    (found,) = read([folder / "settled.toml"]).corrections
    assert (found.by, found.to) == ("Ben", "geonames:2")


def test_two_files_of_one_name_are_told_apart(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, mark in (("ana", "ok"), ("ben", "wrong")):
        (folder / name).mkdir()
        write(f"{name}/c.toml", entry("review", f'claim = "{ONE}"', f'mark = "{mark}"'))
    assert main(["corrections", "merge", "ana/c.toml", "ben/c.toml", "-o", "c.toml"]) == 3
    told = capsys.readouterr().out
    assert "ana/c.toml:1" in told
    assert "ben/c.toml:1" in told


def test_conflicts_come_as_json_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del folder
    write("ana.toml", entry("review", f'claim = "{ONE}"', 'mark = "ok"'))
    write("ben.toml", entry("review", f'claim = "{ONE}"', 'mark = "wrong"', by="Ben"))
    command = ["corrections", "merge", "ana.toml", "ben.toml", "-o", "c.toml", "--json", "--quiet"]
    assert main(command) == 3
    record = json.loads(capsys.readouterr().out)
    assert record["what"] == "another review for the same"
    assert [side["mark"] for side in record["sides"]] == ["ok", "wrong"]


@pytest.mark.parametrize(
    ("arguments", "finding"),
    [
        (["ana.toml", "-o", "c.toml"], "one file alone"),
        (["ana.toml", "ana.toml", "-o", "ana.toml"], "is there already"),
        (["ana.toml", "ana.toml", "-o", "c.csv"], "ends in .toml"),
        (["ana.toml", "nowhere.toml", "-o", "c.toml"], "nowhere.toml: can't be read"),
        (["ana.toml", "bad.toml", "-o", "c.toml"], "bad.toml:1: there is no action"),
    ],
)
def test_what_can_not_be_merged_is_wrong_usage(
    arguments: list[str], finding: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("ana.toml", entry("review", f'claim = "{ONE}"', 'mark = "ok"'))
    write("bad.toml", "[[correction]]")
    assert main(["corrections", "merge", *arguments]) == 2
    assert finding in capsys.readouterr().err
    assert not (folder / "c.toml").exists()
