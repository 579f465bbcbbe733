"""What a picture shows, in words: how many say so, who contradicts whom, where the words allow."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from builders import BRYANSK, KARACHEV, claim, exactly, located

from geomap.events import group
from geomap.gazetteer import Gazetteer
from geomap.layers import drawing
from geomap.layers.drawing import Area
from geomap.model import Claim, Claimant, Place, Stance
from geomap.pipeline import Result
from geomap.render.still import alt_text
from geomap.render.still.chips import chip_lines
from geomap.render.still.differing import joined

AT_KARACHEV = (located(KARACHEV, radius_m=2500.0),)
RUSSIA = Place(
    id="geonames:2017370", name="Russia", level="country", country="RU", lon=100.0, lat=60.0
)


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with closing(Gazetteer()) as known:
        yield known


def words(gazetteer: Gazetteer, *claims: Claim) -> str:
    made = group(claims)
    drawn = drawing(made.claims, made.events, gazetteer=gazetteer)
    return alt_text(drawn, title="Claims", as_of=None)


def said(number: int, country: str, stance: Stance = "claimed", **fields: object) -> Claim:
    speaker = Claimant(name=f"Ministry of {country}", kind="ministry", country=country)
    return claim(number, claimant=speaker, stance=stance, locations=AT_KARACHEV, **fields)


def test_the_words_tell_who_differs_in_what(gazetteer: Gazetteer) -> None:
    one = said(1, "RU", counts={"launched": exactly(6)})
    other = said(2, "UA", counts={"launched": exactly(9)})
    told = "contradicted (Russian officials, Ukrainian officials differ: launched)"
    assert told in words(gazetteer, one, other)


def test_the_words_tell_who_denies(gazetteer: Gazetteer) -> None:
    told = words(gazetteer, said(1, "UA"), said(2, "RU", "denied"))
    assert "1 independent origin (Ukrainian officials), contradicted (denied by Russian" in told


def test_a_mark_of_denials_tells_against_whom_it_stands(gazetteer: Gazetteer) -> None:
    from_there = located(replace(KARACHEV, id="test:2", name="Elsewhere", lon=36.0), role="launch")
    one, other = said(1, "UA"), said(2, "RU", "denied")
    denied = replace(other, locations=(*other.locations, from_there))
    told = words(gazetteer, one, denied)
    assert (
        "Elsewhere: 1 independent origin (Russian officials), "
        "contradicted (against Ukrainian officials), denied or withdrawn only"
    ) in told


def test_a_witness_is_told_by_no_name(gazetteer: Gazetteer) -> None:
    person = Claimant(name="Vera Ivanova", kind="witness")
    other = replace(said(2, "RU", "denied"), claimant=person)
    told = words(gazetteer, said(1, "UA"), other)
    assert "denied by Experts or witnesses or unnamed" in told
    assert "Ivanova" not in told


def test_the_seeds_words_tell_which_sides_differ(seed_result: Result) -> None:
    made = drawing(seed_result.claims, seed_result.events, gazetteer=seed_result.gazetteer)
    told = alt_text(made, title="Claims", as_of=None)
    assert told.count("(Russian officials, American officials differ: launched, intercepted)") == 2


def test_many_places_leave_out_who_differs_before_they_are_left_out(gazetteer: Gazetteer) -> None:
    claims = []
    for n in range(12):
        place = replace(KARACHEV, id=f"test:{n}", name=f"Town {n}", lon=34.0 + n / 2)
        for side, number in (("RU", 6), ("UA", 9)):
            one = said(10 * n + (side == "UA"), side, counts={"launched": exactly(number)})
            claims.append(replace(one, locations=(located(place, radius_m=2500.0),)))
    told = words(gazetteer, *claims)
    assert told.count(" differ: launched)") == 2
    assert told.count(", contradicted") > 4
    assert len(told) <= 1_500


@pytest.mark.parametrize(
    ("stances", "told"),
    [
        (("claimed",), "a map of 1 strike claimed at 1 place."),
        (("denied",), "a map of 1 strike only denied at 1 place."),
    ],
)
def test_what_is_only_denied_is_not_told_as_claimed(
    stances: tuple[Stance, ...], told: str, gazetteer: Gazetteer
) -> None:
    claims = [said(n, "RU", stance) for n, stance in enumerate(stances, 1)]
    assert told in words(gazetteer, *claims)


def test_of_several_strikes_at_a_place_each_has_its_own_origins(gazetteer: Gazetteer) -> None:
    one, other = said(1, "RU"), said(2, "UA")
    day = replace(other.date, earliest="2024-11-25", latest="2024-11-25")
    told = words(gazetteer, one, replace(other, date=day))
    assert "2 strikes, each told by 1 independent origin (Russian officials, Ukr" in told


def test_a_map_without_marks_says_why_as_far_as_that_is_so(gazetteer: Gazetteer) -> None:
    assert words(gazetteer) == "Claims: a map without marks, as there are no claims."
    unplaced = words(gazetteer, claim(1, locations=()))
    assert unplaced == "Claims: a map without marks, as no claim could be placed."
    wide = words(gazetteer, claim(1, locations=(located(RUSSIA),)))
    assert wide.startswith("Claims: a map without marks. Without a mark, as only a country")


@pytest.mark.parametrize(
    ("name", "level", "note", "lines"),
    [
        ("Bryansk Oblast", "region", "region", "somewhere in"),
        ("Red Sea", "sea", "sea", "somewhere in the"),
        ("western part of Kursk Oblast", "region", "drawn as part", "somewhere in the"),
        ("the western region of Khmelnytskyi Oblast", "region", "drawn as part", "somewhere in"),
        ("the vicinity of Marino", "settlement", "drawn as near", "somewhere in"),
        ("Ilam near the border with Iraq", "region", "drawn as border", "somewhere in"),
        ("37 km north-west of Kursk", "settlement", "drawn as sector", "somewhere"),
        ("near Karachev", "settlement", "drawn as near", "somewhere"),
        ("the border with Ukraine", "country", "drawn as strip", "somewhere"),
    ],
)
def test_an_areas_words_can_be_read_as_english(
    name: str, level: str, note: str, lines: str, gazetteer: Gazetteer
) -> None:
    shape = drawing([claim(1)], [], gazetteer=gazetteer).shapes[0]
    assert isinstance(shape, Area)
    assert shape.name == BRYANSK.name
    made = replace(shape, name=name, level=level, note=note)  # type: ignore[arg-type]  # cases
    assert chip_lines(made) == (lines, name)


def test_a_list_says_how_many_it_leaves_out() -> None:
    assert joined(["a", "b"], most=2) == "a, b"
    assert joined(["a", "b", "c", "d"], most=2) == "a, b and 2 more"
