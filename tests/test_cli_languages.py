"""`--lang`: outputs in another language, from the command line."""

import json
from pathlib import Path

import pytest
from builders import BRYANSK, KARACHEV, claim, located

from geomap.cli import main
from geomap.codec import dump_lines

TEXT = (
    "Kursk, 20 November 2024. Ukraine fired two Storm Shadow missiles at Kursk on Tuesday, "
    "the Russian Ministry of Defence said. Both were shot down."
)


@pytest.fixture
def claims_file(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    path.write_text(
        dump_lines(
            [claim(1, locations=(located(KARACHEV),)), claim(2, locations=(located(BRYANSK),))]
        )
    )
    return path


@pytest.mark.parametrize(("lang", "title"), [("ru", "Сообщения"), ("uk", "Повідомлення")])
def test_map_draws_in_the_language_that_is_asked_for(
    lang: str, title: str, claims_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "figure.svg"
    assert main(["map", str(claims_file), "-o", str(out), "--lang", lang, "--quiet"]) == 0
    assert title in out.read_text(encoding="utf-8")


def test_a_run_in_another_language_notes_it_and_keeps_its_records(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    out = tmp_path / "out"
    asked = ["run", str(tmp_path / "one.txt"), "-o", str(out), "--quiet", "--lang", "uk"]
    assert main(asked) == 0
    assert json.loads((out / "run.json").read_text())["options"]["lang"] == "uk"
    for name in ("claims.jsonl", "events.jsonl", "work/documents.jsonl"):
        assert (out / name).read_text(encoding="utf-8").isascii(), name
    for name in ("map.html", "report.html", "embed.html"):
        assert '<html lang="uk">' in (out / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize("command", ["run", "map", "export"])
def test_an_unknown_language_is_a_wrong_usage_that_names_the_known_ones(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / ("out" if command == "run" else "out.html" if command == "map" else "out.csv")
    assert main([command, str(tmp_path / "none"), "-o", str(out), "--lang", "fr"]) == 2
    assert "write one of en, ru, uk" in capsys.readouterr().err
    assert not out.exists()
