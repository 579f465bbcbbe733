"""The marks of a map: which claims make one, and what it counts."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import BRYANSK, KARACHEV, claim, located

from geomap.events import group
from geomap.gazetteer import Gazetteer
from geomap.layers import Drawing, drawing
from geomap.layers.marks import (
    ASSERTS,
    CONFIRMS,
    COPY,
    DENIES,
    DISPUTED,
    UNKNOWN,
    Mark,
    Marks,
    Spot,
    Told,
    flags_of,
    is_country_wide,
    marks,
    marks_of,
)
from geomap.layers.symbols import symbols
from geomap.model import (
    Claim,
    Claimant,
    DerivedCopy,
    Event,
    EventDate,
    Independence,
    Origin,
    Place,
    Relation,
    Side,
)

SHARED = json.loads((Path(__file__).parent / "render/js/marks_cases.json").read_text("utf-8"))
RUSSIA = Place(
    id="geonames:2017370", name="Russia", level="country", country="RU", lon=100.0, lat=60.0
)


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    known = Gazetteer()
    yield known
    known.close()


def counted(case: dict[str, Any]) -> Marks:
    return marks_of(
        [
            Told(
                claim=str(n),
                event=one["event"],
                origin=one["origin"],
                source=one["source"],
                family=SHARED["sources"][one["source"]],
                stance=one["stance"],
                flags=one["flags"],
                places=tuple(tuple(place) for place in one["places"]),
            )
            for n, one in enumerate(case["claims"])
        ],
        wide=set(SHARED["wide"]),
        spots={
            n: Spot(exact=level == "point", lon=lon, lat=lat, radius_m=radius)
            for n, (level, lon, lat, radius) in enumerate(case.get("discs", ()))
        },
    )


def as_case(mark: Mark) -> dict[str, Any]:
    fields = {name: getattr(mark, name) for name in Mark.__slots__}
    return fields | {
        "claims": [int(one) for one in mark.claims],
        "families": [list(pair) for pair in mark.families],
        "text": mark.text(SHARED["letters"]),
    }


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["name"])
def test_the_page_and_the_still_picture_count_alike(case: dict[str, Any]) -> None:
    found = counted(case)
    assert [as_case(mark) for mark in found.marks] == case["marks"]
    assert [list(pair) for pair in found.country_wide] == case["country_wide"]


def test_the_shared_cases_use_the_forms_of_the_one_table() -> None:
    table = symbols()
    assert SHARED["forms"] == [key for key, *_ in table["forms"]]
    assert (SHARED["roles"], SHARED["whats"]) == (table["roles"], table["whats"])


def event(*claims: Claim, **fields: Any) -> Event:
    ids = tuple(one.id for one in claims)
    origins = tuple(
        Origin(name=one.claimant.name or "x", kind="official", claims=(one.id,)) for one in claims
    )
    defaults: dict[str, Any] = {
        "id": "e-1",
        "claims": ids,
        "date": EventDate(earliest=None, latest=None),
        "origins": origins,
        "independence": Independence(origins=len(ids), sides=1, unknown=0),
    }
    return Event(**(defaults | fields))


def drawn(gazetteer: Gazetteer, *claims: Claim, **fields: Any) -> Drawing:
    return drawing(claims, [event(*claims, **fields)], gazetteer=gazetteer)


def told(number: int, **fields: Any) -> Claim:
    return claim(number, event="e-1", **fields)


def side(one: Claim, value: str) -> Side:
    return Side(origin=one.claimant.name or "", value=value, claims=(one.id,))


def test_both_sides_of_a_contradiction_are_disputed(gazetteer: Gazetteer) -> None:
    one, other, third = told(1), told(2), told(3)
    against = Relation(field="launched", sides=(side(one, "6"), side(other, "about 8")))
    flags = flags_of(drawn(gazetteer, one, other, third, contradictions=(against,)))
    assert [bool(flags[c.id] & DISPUTED) for c in (one, other, third)] == [True, True, False]


def test_a_copy_asserts_nothing_itself(gazetteer: Gazetteer) -> None:
    one, copy = told(1), told(2)
    copies = (DerivedCopy(claim=copy.id, of=one.id, why="same text"),)
    flags = flags_of(drawn(gazetteer, one, copy, derived_copies=copies))
    assert flags[one.id] & ASSERTS
    assert flags[copy.id] & (ASSERTS | COPY) == COPY


def test_what_its_own_origin_took_back_asserts_nothing_more(gazetteer: Gazetteer) -> None:
    one, back = told(1), told(2, stance="denied")
    change = Relation(field="stance", sides=(side(one, "claimed"), side(back, "denied")))
    flags = flags_of(drawn(gazetteer, one, back, supersessions=(change,)))
    assert flags[one.id] & (ASSERTS | DENIES) == DENIES


def test_a_denial_that_was_taken_back_leaves_the_claim(gazetteer: Gazetteer) -> None:
    denial, now = told(1, stance="denied"), told(2)
    change = Relation(field="stance", sides=(side(denial, "denied"), side(now, "claimed")))
    flags = flags_of(drawn(gazetteer, denial, now, supersessions=(change,)))
    assert flags[now.id] & (ASSERTS | DENIES) == ASSERTS


def test_an_origin_of_unknown_independence_is_flagged(gazetteer: Gazetteer) -> None:
    one, other = told(1), told(2)
    known = Origin(name="A", kind="official", claims=(one.id,))
    unknown = Origin(name="an official", kind="official", independent=None, claims=(other.id,))
    flags = flags_of(drawn(gazetteer, one, other, origins=(known, unknown)))
    assert [bool(flags[c.id] & UNKNOWN) for c in (one, other)] == [False, True]


@pytest.mark.parametrize(
    ("about", "confirms"),
    [
        (("occurrence",), True),
        (("place",), True),
        (("weapon",), False),
        (("weapon", "place"), True),
    ],
)
def test_who_confirms_only_the_weapon_confirms_no_strike(
    about: tuple[Any, ...], confirms: int, gazetteer: Gazetteer
) -> None:
    one = told(1, stance="confirmed", about=about)
    assert bool(flags_of(drawn(gazetteer, one))[one.id] & CONFIRMS) == confirms


def test_a_country_makes_no_mark_but_its_border_does(gazetteer: Gazetteer) -> None:
    whole = told(1, locations=(located(RUSSIA),))
    border = told(2, locations=(located(RUSSIA, relation="western part of"),))
    shapes = drawn(gazetteer, whole, border).shapes
    assert [is_country_wide(shape) for shape in shapes] == [True, False]


def test_claims_of_one_speaker_in_two_papers_are_one_origin(gazetteer: Gazetteer) -> None:
    ministry = Claimant(name="Russian Ministry of Defence", kind="ministry", country="RU")
    claims = [claim(n, claimant=ministry) for n in (1, 2)]
    grouped = group(claims)
    (mark,) = marks(drawing(grouped.claims, grouped.events, gazetteer=gazetteer)).marks
    assert (mark.origins, len(mark.claims)) == (1, 2)


def test_no_placed_claim_is_lost_between_marks_and_countries(gazetteer: Gazetteer) -> None:
    places = [BRYANSK, KARACHEV, RUSSIA, None]
    claims = [claim(n, locations=(located(place),)) for n, place in enumerate(places)]
    claims.append(replace(claims[0], id="f" * 12, stance="not_confirmed"))
    found = marks(drawing(claims, [], gazetteer=gazetteer))
    assert {one for mark in found.marks for one in mark.claims} == {c.id for c in claims[:2]}
    assert [number for _, number in found.country_wide] == [1]
