"""Russian and Ukrainian news that is not of war yields no claims; strikes told alike do."""

import json
from pathlib import Path
from typing import Any

import pytest
from floors import FLOORS
from test_sentences_ru_uk import LANGUAGES, as_document

from geomap.extract import extract

HERE = Path(__file__).parent
LEAST = {"silent": 30, "found": 15}


def texts() -> list[dict[str, Any]]:
    lines = (HERE / "peace_ru_uk.jsonl").read_text(encoding="utf-8").splitlines()
    return [{"publisher": None, **json.loads(line)} for line in lines]


@pytest.fixture(scope="module")
def talking() -> set[str]:
    """The texts in which the extractors find claims."""
    documents = [as_document(text, text["language"]) for text in texts()]
    return {claim.document.id for claim in extract(documents)}


@pytest.mark.parametrize("figure", ["silent", "found"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_share_falls_below_its_floor(language: str, figure: str, talking: set[str]) -> None:
    strikes = figure == "found"
    asked = [
        text["id"]
        for text in texts()
        if text["language"] == language and bool(text["strikes"]) is strikes
    ]
    wrong = [name for name in asked if (name in talking) is not strikes]
    share, floor = 1 - len(wrong) / len(asked), FLOORS["peace_ru_uk"][f"{language} {figure}"]
    print(f"peace, {language} {figure}: {share:.3f}, floor {floor}")  # noqa: T201  # the figure for whoever measures
    assert len(asked) >= LEAST[figure]
    assert share >= floor, wrong
