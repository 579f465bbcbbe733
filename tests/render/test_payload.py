"""The page's data: what chunks hold once, undone, is what the claims say."""

import json
from contextlib import closing
from dataclasses import replace
from typing import Any

from builders import claim as told_by
from builders import located

from geomap.gazetteer import Gazetteer
from geomap.layers.cells import cells
from geomap.layers.drawing import drawing
from geomap.layers.words import place_name
from geomap.model import Place
from geomap.pipeline import Result, from_claims
from geomap.render.payload import data_block
from geomap.render.plainlist import plain_list
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


def test_a_strikes_place_says_which_origins_name_it(seed_result: Result) -> None:
    with closing(Gazetteer()) as gazetteer:
        (chunk,) = data_of(seed_result, gazetteer)["eventDetails"]
    places = {place[0]: place[2] for place in chunk["place"]}
    assert places["Karachev, Russia"] == ["U.S. official"]
    assert "BBC" in places["Kursk Oblast, Russia"]


def test_a_place_is_found_by_its_cyrillic_names_too(seed_result: Result) -> None:
    with closing(Gazetteer()) as gazetteer:
        shapes = data_of(seed_result, gazetteer)["shapes"]
    also = {shape["name"]: shape.get("also", "") for shape in shapes}
    assert "карачев" in also["Karachev"].split()
    assert "курская область" in also["Kursk Oblast"]


def test_a_strike_at_a_place_drawn_as_anothers_disc_says_so() -> None:
    site = Place(
        id="site:okhmatdyt-hospital", name="Okhmatdyt hospital", level="settlement", country="UA",
        admin1="UA-30", lon=30.5238, lat=50.45466,
    )  # fmt: skip
    result = from_claims([told_by(1, locations=(located(site, radius_m=20000.0),))])
    with closing(Gazetteer()) as gazetteer:
        (chunk,) = data_of(result, gazetteer)["eventDetails"]
    assert chunk["place"][0][1].endswith("Kyiv is marked")


def test_contradictions_that_read_the_same_are_one_in_the_list_and_in_its_number(
    seed_result: Result,
) -> None:
    event = next(one for one in seed_result.events if one.contradictions)
    first = event.contradictions[0]
    other = replace(first, sides=tuple(replace(side, claims=()) for side in first.sides))
    twice = replace(event, contradictions=(*event.contradictions, other))
    events = tuple(twice if one is event else one for one in seed_result.events)
    with closing(Gazetteer()) as gazetteer:
        data = data_of(replace(seed_result, events=events), gazetteer)
    at = data["events"]["id"].index(event.id)
    (chunk,) = data["eventDetails"]
    assert data["events"]["disputes"][at] == len(event.contradictions)
    assert len(chunk["contradictions"][at]) == len(event.contradictions)


def test_inferred_places_are_told_apart(seed_result: Result) -> None:
    with closing(Gazetteer()) as gazetteer:
        (chunk,) = data_of(seed_result, gazetteer)["details"]
    told = [n for n, c in enumerate(seed_result.claims) if any(x.coref for x in c.locations)]
    assert told
    assert all(chunk["inferred"][n] for n in told)
    assert not all(chunk["inferred"])


def test_the_plain_list_says_what_has_no_mark_and_what_a_confirmation_covers() -> None:
    russia = Place(id="x", name="Russia", level="country", country="RU", lon=100.0, lat=60.0)
    wide = told_by(1, locations=(located(russia),))
    only = told_by(2, stance="confirmed", about=("weapon",))
    told = plain_list([wide, only])
    assert told.count("Country-wide: no mark on the map") == 1
    assert "confirmed, as the text says (the weapon only)" in told


def test_a_set_of_claims_that_agree_on_their_stance_says_so_once(seed_result: Result) -> None:
    with closing(Gazetteer()) as gazetteer:
        (chunk,) = data_of(seed_result, gazetteer)["eventDetails"]
    fields = {one[0] for agreements in chunk["agreements"] for one in agreements}
    assert fields
    assert "stance" not in fields
