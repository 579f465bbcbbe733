"""The page's data: what chunks hold once, undone, is what the claims say."""

import json
from contextlib import closing
from typing import Any

from geomap.gazetteer import Gazetteer
from geomap.layers.cells import cells
from geomap.layers.drawing import drawing
from geomap.layers.words import place_name
from geomap.pipeline import Result
from geomap.render.payload import data_block
from geomap.spatial import with_words


def data_of(result: Result, gazetteer: Gazetteer) -> dict[str, Any]:
    drawn = drawing(result.claims, result.events, gazetteer=gazetteer)
    block = data_block(drawn, gazetteer=gazetteer, title="T", method="M", as_of=None, credit="C")
    data: dict[str, Any] = json.loads(block)
    return data


def test_each_claim_has_its_own_cells_chain_and_places(seed_result: Result) -> None:
    with closing(Gazetteer()) as gazetteer:
        data = data_of(seed_result, gazetteer)
    notes = data["lists"]["notes"]
    (chunk,) = data["details"]
    for n, claim in enumerate(seed_result.claims):
        for cell, (number, *at) in zip(cells(claim), chunk["cells"][n], strict=True):
            row, words, *note = chunk["said"][number]
            assert (row, words) == (cell.row, cell.words)
            assert [notes[one] for one in note] == ([cell.note] if cell.note is not None else [])
            assert at == ([cell.quote, cell.at, cell.length] if cell.quote >= 0 else [])
            if at:
                quote = claim.quotes[cell.quote].text.encode("utf-16-le")
                assert quote[2 * cell.at : 2 * (cell.at + cell.length)]
        names = [chunk["links"][number][0] for number, *_ in chunk["chain"][n]]
        assert names[1:] == [link.name or link.text for link in claim.chain[1:]]
        for location, (number, *_) in zip(claim.locations, chunk["places"][n], strict=True):
            text, name, _, why, _ = chunk["spots"][number]
            assert (text, why) == (location.text, location.why)
            place = location.place
            expected = with_words(place_name(place), location.relation) if place else None
            assert name == expected


def test_a_set_of_claims_that_agree_on_their_stance_says_so_once(seed_result: Result) -> None:
    with closing(Gazetteer()) as gazetteer:
        (chunk,) = data_of(seed_result, gazetteer)["eventDetails"]
    fields = {one[0] for agreements in chunk["agreements"] for one in agreements}
    assert fields
    assert "stance" not in fields
