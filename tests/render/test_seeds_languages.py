"""The seeds' page in Russian and Ukrainian: what is Latin in it are names and quoted words."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from geomap.layers.drawing import drawing
from geomap.model import Claim
from geomap.pipeline import Result
from geomap.render.payload import data_block

LATIN = re.compile(r"[A-Za-z]{2,}")
# Keys that the page's script says in words; other keys, ids and quotes are not told as they stand.
KEYS = {"weapon", "place", "attacker", "launched", "intercepted", "killed", "injured", "cause"}
TOLD = "headline about cells said spots hedges reasons persons why".split()
OF_EVENTS = (
    "place independence copies inferred contradictions agreements over_time supersessions "
    "refinements"
).split()


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for one in data.values() if isinstance(data, dict) else data:
            yield from _strings(one)


def _names(claim: Claim) -> Iterator[str | None]:
    """Yield what a claim says in the words of its text, and its names."""
    yield from (claim.claimant.name, claim.claimant.text, claim.document.path)
    for link in claim.chain:
        yield from (link.name, link.text, link.verb.text if link.verb else None)
    said = (*claim.weapons, *claim.targets, *claim.effects, *claim.counts.values(), claim.date)
    yield from (one.text for one in said)
    yield from (hedge.text for hedge in claim.hedges)
    yield from (weapon.name for weapon in claim.weapons)
    for location in claim.locations:
        yield location.text
        yield from re.findall(r"[A-Za-z]+", location.relation or "")
        yield from (one.name for one in (location.place, *location.alternatives) if one)


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_only_names_and_quoted_words_are_latin(seed_result: Result, lang: str) -> None:
    told = seed_result.in_language(lang)
    drawn = drawing(told.claims, told.events, gazetteer=told.gazetteer, messages=told.messages)
    made = data_block(
        drawn,
        gazetteer=told.gazetteer,
        title=told.title,
        method=told.method,
        as_of=None,
        credit="",
    )
    page = json.loads(made)
    names = {name for claim in told.claims for name in _names(claim) if name} | {"Ukrainian"}
    ordered = sorted(names, key=len, reverse=True)
    lists, symbols = page["lists"], page["symbols"]
    parts = [
        page["title"],
        page["method"],
        *([page["details"][0][key] for key in TOLD]),
        *([page["eventDetails"][0][key] for key in OF_EVENTS]),
        *([lists[key] for key in ("forms", "notes", "weapons", "targets")]),
        *([[words for _, words in lists[key]] for key in ("stances", "levels", "fields")]),
        [family["name"] for family in page["families"]],
        symbols["words"],
        [row[1] for row in (*symbols["forms"], *symbols["strokes"])],
        page["events"]["title"],
        [(shape["name"], shape["note"]) for shape in page["shapes"]],
        page["documents"]["known"],
    ]
    left = {}
    for text in set(_strings(json.loads(json.dumps(parts)))) - KEYS:
        bare = text
        for name in ordered:
            bare = bare.replace(name, " ")
        if found := LATIN.findall(bare):
            left[text] = found
    assert left == {}
