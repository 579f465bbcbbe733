from pathlib import Path
from typing import Any

import pytest

from geomap.corrections import beside, is_reviewers, listed, read, read_all
from geomap.corrections.lines import tables
from geomap.corrections.rules import ACTIONS, RULES

WHO = 'by = "Ana"\nat = 2026-11-20\nreason = "checked the map"\n'
PLACE = '[[correction]]\naction = "place"\nname = "Zelenivka"\nto = "geonames:1"\n' + WHO


def toml(folder: Path, text: str, name: str = "corrections.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told(folder: Path, text: str) -> list[str]:
    return [str(fault) for fault in read([toml(folder, text)]).faults]


def entry(action: str, *lines: str) -> str:
    return "\n".join(["[[correction]]", f'action = "{action}"', *lines, WHO])


def test_an_entry_is_read_with_its_line_and_who_made_it(tmp_path: Path) -> None:
    (found,) = read([toml(tmp_path, f"# desk\n\n{PLACE}")]).corrections
    assert (found.action, found.name, found.to) == ("place", "Zelenivka", "geonames:1")
    assert (found.by, found.at, found.reason) == ("Ana", "2026-11-20", "checked the map")
    assert found.place == "corrections.toml:3"


def test_a_table_and_toml_say_the_same(tmp_path: Path) -> None:
    first = (
        'action = "place"\nquote = """He said: "boom",\nthen fell silent"""\nlon = 36.5\n'
        'lat = 49.25\nto = "Depot"'
    )
    second = 'action = "merge"\nclaims = ["0123456789ab", "ba9876543210"]'
    text = f"[[correction]]\n{first}\n{WHO}\n[[correction]]\n{second}\n{WHO}"
    rows = (
        "\ufeffaction;quote;lon;lat;to;claims;by;at;reason\r\n"
        'place;"He said: ""boom"",\nthen fell silent";36.5;49.25;Depot;;Ana;2026-11-20;'
        "checked the map\r\n"
        "merge;;;;;0123456789ab ba9876543210;Ana;2026-11-20;checked the map\r\n"
    )
    one = read([toml(tmp_path, text)]).corrections
    two = read([toml(tmp_path, rows, "corrections.csv")]).corrections
    assert [(e.action, e.quote, e.value, e.claims, e.by, e.at) for e in one] == [
        (e.action, e.quote, e.value, e.claims, e.by, e.at) for e in two
    ]
    assert [e.line for e in two] == [2, 4]


def test_lines_are_those_of_tables_not_of_look_alikes() -> None:
    text = (
        '[[correction]]\nquote = """\n[[correction]]\naction = "no"\n"""\n# [[correction]]\n'
        "list = [\n  [[1]],\n]\n[other]\nby = 1\n[[correction]]\n  at = 2\n"
    )
    found = tables(text, "correction")
    assert [(each.line, each.keys) for each in found] == [
        (1, {"quote": 2, "list": 7}),
        (12, {"at": 13}),
    ]


@pytest.mark.parametrize(
    ("text", "line", "finding"),
    [
        pytest.param("[[correction]\n", 1, "not TOML", id="broken header"),
        pytest.param(f"{PLACE}by = 1\n", 8, "not TOML", id="key twice"),
        pytest.param('[[correction]]\nby = "x"\n', 1, "there is no action", id="no action"),
        pytest.param(entry("shout"), 2, "no such action: 'shout'", id="unknown action"),
        pytest.param(entry("note", 'claim = "0123456789ab"'), 2, "there is no note", id="lacking"),
        pytest.param(entry("note", 'note = "n"'), 2, "does not say of what", id="no selector"),
        pytest.param(
            entry("note", 'claim = "0123456789ab"', "", 'nota = "n"'),
            5,
            "'nota' is no key",
            id="typo",
        ),
        pytest.param(
            entry("note", 'claim = "0123456789AB"', 'note = "n"'),
            3,
            "claim is",
            id="id in capitals",
        ),
        pytest.param(
            entry("review", 'claim = "0123456789ab"', "mark = true"),
            4,
            "mark is no text",
            id="type",
        ),
        pytest.param(
            entry("review", 'claim = "0123456789ab"', 'mark = " "'), 4, "mark is empty", id="empty"
        ),
        pytest.param(
            entry("place", 'name = "A"', "lon = 49.2", "lat = 136.1"), 5, "swapped", id="swapped"
        ),
        pytest.param(
            entry("place", 'name = "A"', "lon = nan", "lat = 1"), 4, "no number", id="not a number"
        ),
        pytest.param(entry("place", 'name = "A"', "lon = 1"), 4, "go together", id="lon alone"),
        pytest.param(entry("place", 'name = "A"'), 2, "no place to put it", id="nowhere"),
        pytest.param(
            entry("admiralty", 'claim = "0123456789ab"', 'code = "G7"'),
            4,
            "code is 'G7'",
            id="code",
        ),
        pytest.param(
            entry("merge", 'claims = ["0123456789ab"]'), 3, "one alone", id="merge of one"
        ),
        pytest.param(entry("split", 'claims = "x"'), 3, "no list of ids", id="no list"),
        pytest.param(
            entry("not_a_claim", 'claim = "0123456789ab"', 'quote = "q"'), 4, "both say", id="both"
        ),
        pytest.param(entry("redact", 'text = "x"'), 3, "one character", id="one letter"),
        pytest.param(f"colour = 1\n{PLACE}", 1, "'colour' is no part", id="stray key"),
        pytest.param("correction = 3\n", 1, "no list of tables", id="no tables"),
        pytest.param("a = " + "[" * 5000, None, "", id="deep"),
        pytest.param("d = 2026-13-45\n", 1, "not TOML", id="no such day"),
    ],
)
def test_a_fault_is_told_with_its_line(
    text: str, line: int | None, finding: str, tmp_path: Path
) -> None:
    faults = read([toml(tmp_path, text)]).faults
    assert any(finding in fault.finding for fault in faults), faults
    if line is not None:
        assert {f.line for f in faults if finding in f.finding} == {line}
    assert all(fault.remedy for fault in faults)


@pytest.mark.parametrize("key", ["by", "at", "reason"])
def test_nobody_corrects_without_saying_who_when_and_why(key: str, tmp_path: Path) -> None:
    text = "\n".join(line for line in PLACE.split("\n") if not line.startswith(f"{key} ="))
    assert any(f"there is no {key}" in fault for fault in told(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "line", "finding"),
    [
        pytest.param("claim,by\nx,y\n", 1, "no column action", id="foreign table"),
        pytest.param("action,by,by\n", 1, "stands twice", id="column twice"),
        pytest.param("action,by\nnote,a,b,c\n", 2, "4 cells under 2", id="too many cells"),
        pytest.param('action,by\nnote,"a\n', 2, "not CSV", id="open quotes"),
        pytest.param('action,name,lon,lat\nplace,A,"36,5",1\n', 2, "no number", id="comma"),
    ],
)
def test_a_fault_of_a_table_is_told_with_its_line(
    text: str, line: int, finding: str, tmp_path: Path
) -> None:
    faults = read([toml(tmp_path, text, "corrections.csv")]).faults
    assert [f.line for f in faults if finding in f.finding] == [line], faults


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_bytes(b"# one\n# \xff\xfe\n")
    assert [(f.line, f.finding) for f in read([path]).faults] == [(2, "not UTF-8")]
    assert "can't be read" in str(read([tmp_path / "nowhere.toml"]).faults[0])
    assert "can't be read" in str(read([tmp_path]).faults[0])


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        pytest.param(
            entry("place", 'name = "Zelenivka"', 'to = "geonames:1"'),
            entry("place", 'name = "zelenivka "', 'to = "geonames:2"'),
            "another place",
            id="two places",
        ),
        pytest.param(
            entry("not_a_claim", 'claim = "0123456789ab"'),
            entry("admiralty", 'claim = "0123456789ab"', 'code = "B2"'),
            "not a claim, and yet",
            id="withdrawn and judged",
        ),
        pytest.param(
            entry("split", 'claims = ["0123456789ab"]'),
            entry("split", 'claims = ["0123456789ab", "0123456789ac"]'),
            "split off with others",
            id="two splits",
        ),
    ],
)
def test_entries_that_exclude_each_other_are_both_named(
    one: str, other: str, what: str, tmp_path: Path
) -> None:
    first, second = told(tmp_path, f"{one}\n{other}")
    start = len(f"{one}\n".split("\n"))
    assert what in first
    assert first.startswith("corrections.toml:1: ")
    assert f"against corrections.toml:{start}" in first
    assert "against corrections.toml:1;" in second


def test_two_places_of_one_claim_are_no_conflict(tmp_path: Path) -> None:
    claim = 'claim = "0123456789ab"'
    one = entry("place", claim, 'name = "A-town"', 'to = "geonames:1"')
    other = entry("place", claim, 'name = "B-town"', 'to = "geonames:2"')
    assert told(tmp_path, f"{one}\n{other}") == []


def test_files_beside_the_inputs_are_found(tmp_path: Path) -> None:
    (tmp_path / "posts" / ".git").mkdir(parents=True)
    for name in ("corrections.toml", "posts/Sources.toml", "posts/.git/corrections.toml", "a.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "posts" / "back").symlink_to(tmp_path)
    here, below = tmp_path / "corrections.toml", tmp_path / "posts" / "Sources.toml"
    assert [found.path for found in beside([tmp_path])] == [here, below]
    assert [found.shown for found in beside([tmp_path])] == [
        "corrections.toml",
        "posts/Sources.toml",
    ]
    assert [found.path for found in beside([tmp_path / "a.txt", tmp_path])] == [here, below]
    assert [found.path for found in beside([tmp_path / "a.txt"])] == [here]
    assert beside(["-", tmp_path / "nowhere"]) == []


def test_what_a_file_holds_tells_what_it_is(tmp_path: Path) -> None:
    named = toml(tmp_path, '[[source]]\nname = "Coast Guard"\n', "desk.toml")
    table = toml(tmp_path, "action,by\n", "ana.csv")
    other = toml(tmp_path, "lon,lat\n", "sites.csv")
    assert [source.name for source in read_all([named]).sources] == ["Coast Guard"]
    assert [is_reviewers(path) for path in (named, table, other)] == [True, True, False]


@pytest.mark.parametrize(
    ("lines", "finding"),
    [
        pytest.param(["reliability = 'G'"], "reliability is 'G'", id="grade"),
        pytest.param(["link = 'mirror'"], "link is 'mirror'", id="link"),
        pytest.param(["kind = 'blog'"], "kind is 'blog'", id="kind"),
        pytest.param(["country = 'Chad'"], "country is 'Chad'", id="country"),
        pytest.param(["aliases = 'x'"], "no list of names", id="aliases"),
        pytest.param(["trust = 'much'"], "'trust' is no key", id="unknown"),
        pytest.param(["side = 3"], "side is no text", id="type"),
    ],
)
def test_a_fault_of_a_source_is_told_with_its_line(
    lines: list[str], finding: str, tmp_path: Path
) -> None:
    text = "\n".join(["[[source]]", "name = 'Coast Guard'", *lines])
    faults = read(sources=[toml(tmp_path, text, "sources.toml")]).faults
    assert [(f.line, finding in f.finding) for f in faults] == [(3, True)]


def test_a_name_belongs_to_one_source(tmp_path: Path) -> None:
    text = (
        "[[source]]\nname = 'Coast Guard'\n[[source]]\nname = 'Navy'\naliases = ['coast  guard']\n"
    )
    (fault,) = read(sources=[toml(tmp_path, text, "sources.toml")]).faults
    assert str(fault).startswith("sources.toml:3: 'coast guard' is a name of the source of sources")


def test_every_action_has_its_rule() -> None:
    known: dict[Any, Any] = dict(RULES)
    assert set(known) == set(ACTIONS)


def test_of_very_many_faults_the_first_are_told(tmp_path: Path) -> None:
    told = listed(read([toml(tmp_path, "[[correction]]\n" * 60)]).faults).split("\n")
    assert len(told) == 51
    assert told[-1] == "and 10 faults more; `geomap check` lists them all"
