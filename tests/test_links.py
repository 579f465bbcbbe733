"""Links to the words of a source: the report's are those of the page (links.json holds both)."""

import json
from pathlib import Path
from typing import Any

import pytest

from geomap.layers.links import link_to_words

CASES = json.loads(Path(__file__).with_name("render").joinpath("links.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_link_leads_to_the_words(case: dict[str, Any]) -> None:
    assert link_to_words(case["url"], case["words"]) == case["link"]
