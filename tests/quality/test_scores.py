"""Scores against the hand-made reference claims, where they are at hand."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from floors import FLOORS

from geomap.codec import dump_lines
from geomap.documents import read
from geomap.pipeline import run

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
DOCS, GOLD = CORPUS / "dev" / "docs.jsonl", CORPUS / "dev" / "gold.jsonl"
SCORER = CORPUS / "score_claims.py"

pytestmark = pytest.mark.skipif(
    not SCORER.is_file(), reason="NO SCORES WERE MEASURED: ../shared/corpus is not there"
)


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The claims of a run on all documents of the reference set."""
    result = run(read(DOCS).documents)
    path = tmp_path_factory.mktemp("scores") / "claims.jsonl"
    path.write_text(dump_lines(result.claims), encoding="utf-8")
    return path


def score(claims: Path, *options: str) -> dict[str, Any]:
    command = [sys.executable, str(SCORER), str(DOCS), str(GOLD), str(claims), "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # fixed argv
    assert done.returncode == 0, done.stderr
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def compare(measured: dict[str, Any], floors: dict[str, float]) -> None:
    below = {}
    for name, floor in floors.items():
        of_precision = name.endswith(" precision")
        slot = measured[name.removesuffix(" precision")]
        figure = slot["precision" if of_precision else "f1"]
        print(f"{name}: {figure}, floor {floor}")  # noqa: T201  # the figures for whoever measures
        if figure < floor:
            below[name] = (figure, floor)
    assert below == {}
    assert measured["quotes not verbatim"] == 0
    assert measured["values not in text"] == 0


def test_the_seeds_are_read_as_the_reference_has_them(claims: Path) -> None:
    compare(score(claims, "--ids", "s."), FLOORS["seeds"])


def test_russian_and_ukrainian_documents_are_not_read_worse_than_before(claims: Path) -> None:
    compare(score(claims, "--language", "ru,uk"), FLOORS["dev_ru_uk"])


def test_other_english_documents_are_not_read_worse_than_before(claims: Path) -> None:
    compare(score(claims, "--ids", "[^s].*", "--language", "en"), FLOORS["dev"])
