"""Strikes put together after all is read: by numbers told again, as a whole, as a wave."""

from dataclasses import replace
from typing import Any

import pytest
from invented_war import (
    AIRFIELD,
    ARENAL,
    DRONE,
    ECUADOR_STAFF,
    HERON,
    MISSILE,
    MOLINOS,
    PERU,
    PERU_MOD,
    PUBLISHER,
    QUEBRADA,
    SALITRE,
    THE_STAR,
    at,
    days,
    number,
    says,
    speaker,
    undated,
)

from geomap.events import group
from geomap.model import Claim, Event, Location, Place

MAYOR = speaker("Rosa Quispe", "local_official", "PE")
LIMA_TOWN = Place(
    id="x:lima",
    name="Lima",
    level="settlement",
    country="PE",
    admin1="PE-LMA",
    lon=-77.0,
    lat=-12.0,
)
LIMA_REGION = Place(
    id="x:lima-region",
    name="Lima Region",
    level="region",
    country="PE",
    admin1="PE-LIM",
    lon=-76.8,
    lat=-11.8,
)


def events(*claims: Claim) -> list[set[str]]:
    return [set(event.claims) for event in group(claims).events]


def at_midnight(toll: int, second_toll: int) -> list[Claim]:
    """Return one town's strike put down under 9 May and under 10 May, and under the night."""
    return [
        says("a", PERU_MOD, where=at(QUEBRADA), counts={"killed": number(toll)}),
        says("b", PUBLISHER, where=at(QUEBRADA), date=days("2031-05-10")),
        says(
            "c",
            PERU_MOD,
            where=at(QUEBRADA),
            date=days("2031-05-09", "2031-05-10"),
            counts={"killed": number(second_toll)},
        ),
        says("c", MAYOR, start=50, where=at(QUEBRADA), date=days("2031-05-10")),
    ]


def test_one_strike_at_midnight_stays_one_where_the_same_speaker_tells_the_same_toll() -> None:
    (event,) = group(at_midnight(41, 41)).events
    assert len(event.claims) == 4
    assert (event.date.earliest, event.date.latest) == ("2031-05-09", "2031-05-10")
    inferred = [m for m in event.membership if m.basis == "inferred"]
    assert any("tells the same numbers (killed 41)" in m.why for m in inferred)


@pytest.mark.parametrize(
    ("first", "second"), [(41, 17), (2, 2)], ids=["another toll", "a toll that many strikes have"]
)
def test_two_strikes_on_one_town_on_two_days_stay_two(first: int, second: int) -> None:
    assert len(events(*at_midnight(first, second))) == 2


def test_the_same_toll_on_two_days_makes_no_strike_one_unless_a_text_names_the_night() -> None:
    toll = {"killed": number(41)}
    one = says("a", PERU_MOD, where=at(QUEBRADA), counts=toll)
    next_day = says("b", PERU_MOD, where=at(QUEBRADA), counts=toll, date=days("2031-05-10"))
    assert len(events(one, next_day)) == 2


def test_the_same_place_and_toll_a_year_later_is_another_strike() -> None:
    toll = {"killed": number(41)}
    one = says("a", PERU_MOD, where=at(QUEBRADA), counts=toll)
    later = says(
        "b",
        PERU_MOD,
        where=at(QUEBRADA),
        counts=toll,
        date=undated("2032-05-12"),
        published="2032-05-12",
    )
    assert len(events(one, later)) == 2


def drones_over_a_town(document: str, published: str = "2031-05-12", **fields: Any) -> list[Claim]:
    """Return what a paper and the mayor say of drones, without a day."""
    shared: dict[str, Any] = {"where": at(QUEBRADA), "published": published, "weapons": ()}
    shared["date"] = undated(published)
    counts = {"launched": number(34), "intercepted": number(None, bound="all")}
    return [
        says(document, PUBLISHER, **shared),
        says(
            document, MAYOR, start=60, **(shared | {"weapons": (DRONE,), "counts": counts} | fields)
        ),
    ]


def test_two_papers_without_a_day_tell_one_strike_where_the_mayor_gives_the_same_number() -> None:
    assert len(events(*drones_over_a_town("a"), *drones_over_a_town("b", "2031-05-13"))) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"published": "2031-06-20"}, id="weeks apart"),
        pytest.param({"counts": {"launched": number(12)}}, id="another number"),
        pytest.param({"where": at(MOLINOS)}, id="another town"),
        pytest.param({"attacker": "BO"}, id="another attacker"),
    ],
)
def test_two_papers_without_a_day_stay_apart_where_little_is_the_same(other: Any) -> None:
    claims = [*drones_over_a_town("a"), *drones_over_a_town("b", **other)]
    assert len(events(*claims)) > 1


def test_what_a_text_tells_without_a_day_is_looked_at_as_a_whole() -> None:
    dated = says("a", PERU_MOD, where=at(ARENAL), targets=("command post",))
    first = says("b", THE_STAR, date=undated(), weapons=(), where=at(ARENAL))
    second = says(
        "b", PUBLISHER, start=40, date=undated(), where=at(PERU), targets=("command post",)
    )
    assert events(dated, first, second) == [{dated.id, first.id, second.id}]
    membership = {m.claim: m for m in group([dated, first, second]).events[0].membership}
    assert membership[first.id].basis == "inferred"


WAVE = (ARENAL, SALITRE)


def wave(*parts: Claim, **fields: Any) -> list[Event]:
    told = says("w", PERU_MOD, where=at(*WAVE), weapons=(DRONE,), **fields)
    return list(group([told, *parts]).events)


def test_a_strike_in_a_region_of_the_nights_wave_is_a_part_of_it() -> None:
    depot = says("a", MAYOR, where=at(MOLINOS), weapons=(DRONE,), targets=("oil refinery",))
    port = says("b", MAYOR, where=at(SALITRE), weapons=(DRONE,), targets=("port",))
    (event,) = wave(depot, port)
    assert len(event.claims) == 3


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"weapons": (HERON,)}, id="another weapon"),
        pytest.param({"weapons": ()}, id="no weapon"),
        pytest.param({"date": days("2031-05-11")}, id="another day"),
        pytest.param({"attacker": "BO"}, id="another attacker"),
        pytest.param({"where": at(LIMA_TOWN)}, id="another region"),
    ],
)
def test_a_strike_is_no_part_of_a_wave_with(fields: dict[str, Any]) -> None:
    defaults = {"where": at(MOLINOS), "weapons": (DRONE,), "targets": ("oil refinery",)}
    assert len(wave(says("a", MAYOR, **(defaults | fields)))) == 2


def test_parts_of_a_wave_have_places_and_numbers_of_their_own() -> None:
    (event,) = wave(
        says("a", MAYOR, where=at(MOLINOS), weapons=(DRONE,), counts={"launched": number(3)}),
        says(
            "b",
            speaker("Luis Rojas", "local_official", "PE"),
            where=at(SALITRE),
            weapons=(DRONE,),
            counts={"launched": number(9)},
        ),
        counts={"launched": number(40)},
    )
    assert event.contradictions == ()


def test_two_origins_on_one_part_of_a_wave_may_contradict_each_other() -> None:
    (event,) = wave(
        says("a", MAYOR, where=at(MOLINOS), weapons=(DRONE,), counts={"launched": number(3)}),
        says(
            "b", ECUADOR_STAFF, where=at(MOLINOS), weapons=(DRONE,), counts={"launched": number(9)}
        ),
    )
    assert [relation.field for relation in event.contradictions] == ["launched"]


def test_weapons_counted_over_a_whole_country_are_a_wave_whose_parts_the_text_tells() -> None:
    fields: dict[str, Any] = {"weapons": (DRONE,)}
    (event,) = group(
        [
            says("a", PERU_MOD, where=at(PERU), counts={"launched": number(52)}, **fields),
            says("a", MAYOR, start=40, where=at(QUEBRADA), **fields),
            says("a", THE_STAR, start=90, where=at(LIMA_TOWN), **fields),
        ]
    ).events
    assert len(event.claims) == 3


def test_a_single_missile_on_a_country_is_no_wave() -> None:
    fields: dict[str, Any] = {"weapons": (MISSILE,)}
    claims = (
        says("a", PERU_MOD, where=at(PERU), counts={"launched": number(1)}, **fields),
        says("a", MAYOR, start=40, where=at(QUEBRADA), **fields),
        says("a", THE_STAR, start=90, where=at(LIMA_TOWN), **fields),
    )
    assert len(events(*claims)) == 3


def test_a_town_and_the_region_around_it_that_bears_its_name_are_one_strike() -> None:
    town = says("a", PERU_MOD, where=at(LIMA_TOWN))
    region = says("b", MAYOR, where=at(LIMA_REGION))
    assert events(town, region) == [{town.id, region.id}]
    far = replace(LIMA_REGION, lon=-79.0)
    assert len(events(town, says("b", MAYOR, where=at(far)))) == 2


def named(name: str) -> tuple[Location, ...]:
    return (Location(text=name, start=0, end=len(name), role="target", why="not in the gazetteer"),)


def test_a_place_that_no_gazetteer_knows_is_found_by_the_name_another_text_gives_it() -> None:
    known = says("a", PERU_MOD, where=at(AIRFIELD, text="Vista Alegre"))
    unknown = says("b", ECUADOR_STAFF, where=named("Vista Alegre"))
    assert events(known, unknown) == [{known.id, unknown.id}]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"weapons": (MISSILE,)}, id="no system that both name"),
        pytest.param({"date": days("2031-05-20")}, id="another day"),
        pytest.param({"where": named("Alta Vista")}, id="another name"),
    ],
)
def test_a_namesake_without_the_same_day_and_weapon_is_another_place(fields: Any) -> None:
    known = says("a", PERU_MOD, where=at(AIRFIELD, text="Vista Alegre"))
    unknown = says("b", ECUADOR_STAFF, **({"where": named("Vista Alegre")} | fields))
    assert len(events(known, unknown)) == 2


def test_silence_is_about_the_strike_that_the_text_mostly_tells() -> None:
    main = says("a", PERU_MOD, where=at(QUEBRADA))
    more = says("a", THE_STAR, start=30, where=at(QUEBRADA))
    aside = says("a", PUBLISHER, start=60, where=at(SALITRE), weapons=(HERON,), background=True)
    quiet = says(
        "a", ECUADOR_STAFF, start=90, stance="not_confirmed", where=(), weapons=(), attacker=None
    )
    found = next(ids for ids in events(main, more, aside, quiet) if quiet.id in ids)
    assert main.id in found


@pytest.mark.parametrize("fields", [{"text": "the town"}, {"text": "Town", "coref": True}])
def test_a_word_for_any_town_is_no_name(fields: dict[str, Any]) -> None:
    known = says("a", PERU_MOD, where=at(AIRFIELD, **fields))
    assert len(events(known, says("b", ECUADOR_STAFF, where=named(fields["text"])))) == 2


def unplaced(document: str, who: Any = MAYOR, **fields: Any) -> Claim:
    told: dict[str, Any] = {"where": (), "weapons": (DRONE,), "counts": {"killed": number(56)}}
    return says(document, who, **(told | fields))


def test_two_texts_that_name_no_place_tell_one_strike_by_its_day_weapon_and_high_toll() -> None:
    (event,) = group([unplaced("a"), unplaced("b", THE_STAR)]).events
    assert len(event.claims) == 2
    assert any("no place is named (killed 56)" in m.why for m in event.membership)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"counts": {"killed": number(9)}}, id="another toll"),
        pytest.param({"counts": {"killed": number(56, bound="about")}}, id="a round toll"),
        pytest.param({"date": days("2031-05-10")}, id="another day"),
        pytest.param({"weapons": ()}, id="no weapon"),
        pytest.param({"attacker": "BO"}, id="another attacker"),
        pytest.param({"where": at(QUEBRADA)}, id="a place"),
    ],
)
def test_strikes_without_a_place_stay_two_with(fields: dict[str, Any]) -> None:
    assert len(events(unplaced("a"), unplaced("b", THE_STAR, **fields))) == 2


def test_a_strike_on_a_country_that_fits_two_is_that_of_which_its_document_tells_most() -> None:
    main = [says("a", who, start=30 * n) for n, who in enumerate((PERU_MOD, THE_STAR))]
    aside = says("b", PUBLISHER, where=at(SALITRE))
    officials = says("a", MAYOR, start=90, where=at(PERU), attacker=None)
    assert {claim.id for claim in (*main, officials)} in events(*main, aside, officials)
