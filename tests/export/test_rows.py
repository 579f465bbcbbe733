from dataclasses import replace

import pytest
from builders import BRYANSK, KARACHEV, claim, exactly, located

from geomap.export.rows import rows
from geomap.model import (
    Claimant,
    Event,
    EventDate,
    Hedge,
    Independence,
    Link,
    Location,
    Relation,
    Role,
    Side,
    Span,
    Stance,
    Target,
    What,
)


def test_a_claim_has_a_row_for_each_place() -> None:
    both = claim(locations=(located(BRYANSK), located(KARACHEV)))
    found = list(rows([both]))
    assert [row.id for row in found] == ["000000000001-0", "000000000001-1"]
    assert [row.cells["place"] for row in found] == ["Bryansk Oblast", "Karachev"]


@pytest.mark.parametrize("locations", [(), (located(None),)], ids=["no place", "not found"])
def test_a_claim_without_a_place_stays_with_the_reason(locations: tuple[Location, ...]) -> None:
    (row,) = rows([claim(locations=locations)])
    assert row.cells["place"] is None
    assert row.cells["place_why"]


def test_what_is_inferred_is_told_apart_from_what_the_quotes_say() -> None:
    elsewhere = Target(kind="depot", text="a depot", start=900, end=907)
    both = (located(KARACHEV), located(BRYANSK, coref=True))
    first, second = rows([claim(targets=(elsewhere,), locations=both)])
    assert (first.cells["place_inferred"], second.cells["place_inferred"]) == (False, True)
    assert "target" in str(first.cells["inferred"]).split("; ")
    (unplaced,) = rows([claim(locations=())])
    assert unplaced.cells["place_inferred"] is False


def test_an_area_has_neither_longitude_nor_latitude() -> None:
    (row,) = rows([claim(locations=(located(BRYANSK, radius_m=1.0),))])
    assert (row.cells["lon"], row.cells["lat"], row.cells["radius_m"]) == (None, None, None)


def test_a_settlement_has_its_centre_and_size() -> None:
    (row,) = rows([claim(locations=(located(KARACHEV, radius_m=2500.0),))])
    assert (row.cells["lon"], row.cells["lat"], row.cells["radius_m"]) == (34.98, 53.12, 2500.0)


def test_a_way_from_a_settlement_is_an_area() -> None:
    (row,) = rows([claim(locations=(located(KARACHEV, relation="37 km NW of"),))])
    assert row.cells["lon"] is None


def test_numbers_of_a_place_come_before_those_of_the_claim() -> None:
    places = (located(BRYANSK, counts={"launched": exactly(2)}), located(KARACHEV))
    first, second = rows([claim(counts={"launched": exactly(6)}, locations=places)])
    assert (first.cells["counts_of"], first.cells["launched_low"]) == ("place", 2)
    assert (second.cells["counts_of"], second.cells["launched_low"]) == ("claim", 6)


def test_an_open_bound_stays_empty() -> None:
    count = replace(exactly(12), low=None, bound="at_most")
    (row,) = rows([claim(counts={"launched": count})])
    assert row.cells["launched_low"] is None
    assert (row.cells["launched_high"], row.cells["launched_bound"]) == (12, "at_most")


def test_the_chain_is_told_in_words_outermost_first() -> None:
    chain = (Link(name=None, kind="publisher"), Link(name="BBC", kind="media"))
    (row,) = rows([claim(chain=chain)])
    assert row.cells["chain"] == "publisher → BBC"


def test_an_origin_without_a_name_is_told_by_its_words() -> None:
    unnamed = Claimant(name=None, kind="unnamed", text="a source", start=0, end=8)
    (row,) = rows([claim(claimant=unnamed)])
    assert row.cells["origin"] == "a source"


def test_lists_are_joined_once_each_in_order() -> None:
    hedges = [
        Hedge(text=text, start=0, end=1, by="publisher", field="weapon")
        for text in ("reportedly", "up to", "reportedly")
    ]
    quotes = (Span(start=0, end=2, text="A."), Span(start=9, end=11, text="B."))
    (row,) = rows([claim(hedges=tuple(hedges), quotes=quotes)])
    assert row.cells["hedges"] == "reportedly; up to"
    assert row.cells["quote"] == "A. [...] B."


@pytest.mark.parametrize(
    ("role", "what", "mark"),
    [
        ("target", "impact", "circle"),
        ("target", "interception", "diamond"),
        ("debris", None, "square"),
        ("launch", "impact", "triangle"),
    ],
)
def test_a_row_has_the_mark_that_the_map_draws(role: Role, what: What | None, mark: str) -> None:
    (row,) = rows([claim(locations=(located(KARACHEV, role=role, what=what),))])
    assert (row.cells["drawn"], row.cells["mark"]) == (True, mark)


@pytest.mark.parametrize(
    ("stance", "locations"),
    [("not_confirmed", (located(),)), ("claimed", (located(None),)), ("claimed", ())],
    ids=["a refusal", "not found", "no place"],
)
def test_what_is_not_drawn_has_no_mark(stance: Stance, locations: tuple[Location, ...]) -> None:
    (row,) = rows([claim(stance=stance, locations=locations)])
    assert (row.cells["drawn"], row.cells["mark"]) == (False, None)


def test_of_a_claim_with_a_place_not_found_only_the_found_one_is_drawn() -> None:
    found = list(rows([claim(locations=(located(), located(None)))]))
    assert [row.cells["drawn"] for row in found] == [True, False]


def test_a_row_has_the_family_that_the_map_colours_its_origin_by() -> None:
    speakers = [
        Claimant(name="A", kind="military", country="UA"),
        Claimant(name="B", kind="media", country="UA"),
        Claimant(name="C", kind="unnamed"),
    ]
    found = rows([claim(n, claimant=speaker) for n, speaker in enumerate(speakers)])
    assert [row.cells["family"] for row in found] == ["official-UA", "media", "other"]


def test_only_claims_on_a_side_of_a_contradiction_are_disputed() -> None:
    claims = [claim(n) for n in range(3)]
    sides = tuple(Side(origin=f"{n}", value=f"{n}", claims=(claims[n].id,)) for n in range(2))
    event = Event(
        id="e-1",
        claims=tuple(one.id for one in claims),
        date=EventDate(earliest=None, latest=None),
        independence=Independence(origins=3, sides=1, unknown=0),
        contradictions=(Relation(field="launched", sides=sides),),
    )
    assert [row.cells["disputed"] for row in rows(claims, [event])] == [True, True, False]
