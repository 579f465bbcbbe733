"""What the page's own buttons save comes back: page data, download.js under node, ledger."""

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from builders import BRYANSK, KARACHEV, claim, located
from rows import gazetteer, ledger

from geomap import pipeline
from geomap.layers.drawing import drawing
from geomap.layers.method import method_line
from geomap.layers.words import ABOUT, FORMS
from geomap.ledger import pages
from geomap.model import Claim, Confidence, Count, Form, Link
from geomap.render.payload import data_block

if TYPE_CHECKING:
    from geomap.pipeline import Result

SCRIPT = Path(__file__).with_name("downloads.mjs")


def _node() -> str | None:
    found = importlib.util.find_spec("playwright")
    folders = (found.submodule_search_locations or ()) if found else ()
    pinned = [Path(folder) / "driver" / "node" for folder in folders]
    return next((str(file) for file in pinned if file.is_file()), shutil.which("node"))


NODE = _node()
needs_node = pytest.mark.skipif(NODE is None, reason="downloads were NOT read: no node installed")


def saved(result: "Result", suffix: str) -> str:
    """Return the file that the page's button saves, in the result's language."""
    told = result.messages
    block = data_block(
        drawing(result.claims, result.events, gazetteer=result.gazetteer, messages=told),
        gazetteer=result.gazetteer,
        title="T",
        method=method_line(result.claims, messages=told),
        as_of="2031-05-04",
        credit="C",
    )
    done = subprocess.run(  # noqa: S603  # node and our own file, no shell
        [NODE or "", str(SCRIPT)], input=block.encode(), capture_output=True, timeout=60, check=True
    )
    text: str = json.loads(done.stdout)[suffix]
    return text


def _facts(one: Claim) -> dict[str, Any]:
    """Return what a page's download holds of a claim."""
    about = one.about if "occurrence" not in one.about else ("occurrence",)
    return {
        "id": one.id,
        "stance": (one.stance, one.form, about, one.background),
        "origin": (one.claimant.name, one.claimant.kind),
        "chain": [link.name for link in one.chain],
        "quotes": [quote.text for quote in one.quotes],
        "days": (one.date.earliest, one.date.latest),
        "said": (one.attacker, [(arm.name, arm.weapon_class) for arm in one.weapons]),
        "targets": [target.kind for target in one.targets],
        "effects": [effect.kind for effect in one.effects],
        "numbers": [_numbers(one.counts), *(_numbers(place.counts) for place in one.locations)],
        "places": [
            (at.role, at.what, at.relation, at.place and at.place.id, at.radius_m, at.why)
            for at in one.locations
        ],
    }


def _numbers(counts: dict[str, Count]) -> dict[str, tuple[object, ...]]:
    return {name: (one.low, one.high, one.bound, one.scope) for name, one in counts.items()}


def assert_comes_back(claims: Sequence[Claim], text: str, suffix: str) -> None:
    found = ledger(text, source=f"claims.{suffix}")
    assert (found.own, found.faults, found.doubts) == (True, (), ())
    assert list(map(_facts, found.claims)) == list(map(_facts, claims))


@needs_node
@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
@pytest.mark.parametrize("suffix", ["csv", "geojson"])
def test_every_claim_of_the_seeds_page_comes_back(
    seed_result: "Result", suffix: str, lang: str
) -> None:
    assert len({one.form for one in seed_result.claims}) > 2  # silences and refusals are there
    assert_comes_back(seed_result.claims, saved(seed_result.in_language(lang), suffix), suffix)


def _made(number: int, **fields: Any) -> Claim:
    one: Claim = claim(number, **fields)
    speaker = Link(name=one.claimant.name, kind=one.claimant.kind)
    return replace(one, chain=(Link(name=None, kind="publisher"), speaker))


@needs_node
@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
@pytest.mark.parametrize("suffix", ["csv", "geojson"])
def test_forms_numbers_of_places_and_grades_come_back(suffix: str, lang: str) -> None:
    karachev = gazetteer().entry(KARACHEV.id).place
    there = [
        located(karachev, radius_m=2500.0, counts={"killed": Count(low=5, high=5)}),
        located(counts={"killed": Count(high=7, bound="at_most")}),
    ]
    graded = Confidence(level="not_assessable", admiralty="B2")
    claims = [
        *(
            _made(n, stance="not_confirmed", form=form, counts={"killed": Count(bound="unstated")})
            for n, form in enumerate(get_args(Form))
        ),
        _made(11, counts={"killed": Count(low=12, high=12)}, locations=tuple(there)),
        _made(12, about=("weapon", "cause"), locations=(located(None, why="no such name"),)),
        _made(13, counts={"launched": Count(low=41, bound="at_least", scope="country")}),
        _made(14, locations=(located(BRYANSK, relation="western part of"),), confidence=graded),
    ]
    result = pipeline.from_claims(claims, documents=[], gazetteer=gazetteer(), lang=lang)
    text = saved(result, suffix)
    assert_comes_back(result.claims, text, suffix)
    codes = [one.confidence for one in ledger(text, source=f"claims.{suffix}").claims]
    assert [one.admiralty for one in codes if one] == ["B2"]


@needs_node
def test_a_point_by_hand_comes_back_as_it_was_typed() -> None:
    book = ledger(
        "source,quote,place,lat,lon,precision,country\n"
        "Reuters,It fell.,field by the river,52.431,34.215,point,Russia\n"
    )
    result = pipeline.from_claims(book.claims, documents=book.documents, gazetteer=gazetteer())
    for suffix in ("csv", "geojson"):
        (again,) = ledger(saved(result, suffix), source=f"claims.{suffix}").claims
        assert again.locations[0].place == book.claims[0].locations[0].place
        assert again.locations[0].radius_m is None


def test_the_words_of_a_download_are_those_of_the_page() -> None:
    assert {words: form for form, words in FORMS.items()} == pages.FORMS
    assert {words: about for about, words in ABOUT.items()} == pages.ABOUT
