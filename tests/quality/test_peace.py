"""News that is not of war yields no claims; what looks like it and tells of a strike does."""

import json
from pathlib import Path
from typing import Any

import pytest
from floors import FLOORS
from test_sentences import as_document

from geomap.extract import extract

HERE = Path(__file__).parent
LEAST = {"silent": 120, "found": 58}


def texts() -> list[dict[str, Any]]:
    lines = (HERE / "peace.jsonl").read_text(encoding="utf-8").splitlines()
    return [{"publisher": None, **json.loads(line)} for line in lines]


@pytest.fixture(scope="module")
def talking() -> set[str]:
    """The texts in which the extractor finds claims."""
    return {claim.document.id for claim in extract([as_document(text) for text in texts()])}


@pytest.mark.parametrize("figure", ["silent", "found"])
def test_no_share_falls_below_its_floor(figure: str, talking: set[str]) -> None:
    strikes = figure == "found"
    asked = [text["id"] for text in texts() if bool(text["strikes"]) is strikes]
    wrong = [name for name in asked if (name in talking) is not strikes]
    share, floor = 1 - len(wrong) / len(asked), FLOORS["peace"][figure]
    print(f"peace, {figure}: {share:.3f}, floor {floor}")  # noqa: T201  # the figure for whoever measures
    assert len(asked) >= LEAST[figure]
    assert share >= floor, wrong
