"""`geomap explain`: cues in colours, the rule behind each value, and why not something else."""

import io
from pathlib import Path

import pytest

from geomap.cli import main
from geomap.cli.marks import bracketed, coloured, marked, paint_for
from geomap.codec import load_lines
from geomap.model import Claim, Span

TEXT = (
    "---\npublished: 2026-03-11\nlanguage: en\n---\n"
    "Peru's army said on Tuesday that Ecuador had fired nine rockets at Loja and that four of them "
    "were intercepted, while Quito spoke of an exercise 40 km away.\n"
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain")
    (path / "post.txt").write_text(TEXT)
    assert main(["run", str(path / "post.txt"), "-o", str(path / "out"), "--quiet"]) == 0
    return path / "out"


@pytest.fixture(scope="module")
def claim(folder: Path) -> Claim:
    lines = (folder / "claims.jsonl").read_text().splitlines()
    return next(load_lines(Claim, lines, source="claims.jsonl"))


@pytest.mark.parametrize(
    "words",
    [
        "rule speaker.verb: subject of the reporting verb whose words hold the strike ('said')",
        "and the verb above tells what became of it ('launched')",
        "rule place.target: the words put the strike there",
        "rule attacker.agent: ",
        "rule date.",
        "'40': measures or names: a date, an age, a distance, a unit, money [count.measure]",
    ],
    ids=["speaker", "count", "place", "attacker", "day", "not taken"],
)
def test_each_value_has_its_rule_and_what_is_left_its_reason(
    words: str, folder: Path, claim: Claim, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", claim.id, str(folder)]) == 0
    assert words in capsys.readouterr().out


def test_cues_are_marked_in_colours_on_wish(
    folder: Path, claim: Claim, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", claim.id, str(folder), "--color", "always"]) == 0
    told = capsys.readouterr().out
    assert "\x1b[36m[\x1b[1msaid\x1b[22m|verb]\x1b[0m" in told
    assert "how many" in told
    assert main(["explain", claim.id, str(folder), "--color", "never"]) == 0
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("stream", "wish", "environment", "paint"),
    [
        (Terminal(), "auto", {}, coloured),
        (Terminal(), "auto", {"NO_COLOR": ""}, bracketed),
        (Terminal(), "auto", {"TERM": "dumb"}, bracketed),
        (io.StringIO(), "auto", {}, bracketed),
        (io.StringIO(), "always", {"NO_COLOR": "1"}, coloured),
        (Terminal(), "never", {}, bracketed),
    ],
    ids=["terminal", "NO_COLOR", "dumb", "pipe", "always", "never"],
)
def test_colours_go_where_they_are_seen(
    stream: io.StringIO,
    wish: str,
    environment: dict[str, str],
    paint: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert paint_for(stream, wish=wish) is paint


EARLY = """---
publisher: The Star
published: 2031-05-10
language: en
---
Ecuador's army said on May 10 that Peru had fired nine Iskander missiles at Loja on May 9. Loja's \
mayor Rosa Quispe said four people were killed. Ecuador's interior ministry said nine people were \
killed in Loja.
"""
LATE = """---
publisher: The Moon
published: 2031-05-12
language: en
---
Ecuador's army said on May 12 that Peru had fired six Iskander missiles at Loja on May 9, 2031. \
Peru's General Staff said it had fired six Iskander missiles at Loja on May 9, 2031.
"""


def test_the_other_side_of_a_contradiction_is_named_with_what_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    (texts / "early.txt").write_text(EARLY)
    (texts / "late.txt").write_text(LATE)
    assert main(["run", str(texts), "-o", str(out), "--quiet"]) == 0
    claims = list(load_lines(Claim, (out / "claims.jsonl").read_text().splitlines(), source="c"))

    def told(of: Claim) -> str:
        capsys.readouterr()
        assert main(["explain", of.id, str(out)]) == 0
        return capsys.readouterr().out

    toll = {c.counts["killed"].low: c for c in claims if "killed" in c.counts}
    other = f"but 9 by Ecuadorian Ministry of Internal Affairs, claim {toll[9].id}"
    assert f"contradicted in killed: here 4\n            {other}\n" in told(toll[4])
    nine = next(c for c in claims if "launched" in c.counts and c.counts["launched"].low == 9)
    assert "replaced    launched: 9 by " in told(nine)
    assert nine.confidence is not None
    assert nine.confidence.level == "single_source"


def test_a_text_cannot_paint_the_terminal() -> None:
    text = "He \x1b[31msaid\x1b[0m so"
    quote = Span(start=0, end=len(text), text=text)
    line = marked(quote, [(3, 16, "verb")], text, coloured)
    assert "\x1b[31m" not in line
    assert "\\x1b[31m" in line


def test_an_unknown_colour_is_wrong_usage(folder: Path, claim: Claim) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["explain", claim.id, str(folder), "--color", "pink"])
    assert caught.value.code == 2
