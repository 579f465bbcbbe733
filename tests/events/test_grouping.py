"""Claims put together into strikes."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_war import (
    AIRFIELD,
    AN_OFFICIAL,
    ARENAL,
    CHANNELS,
    DRONE,
    ECUADOR_STAFF,
    HERON,
    LIMA,
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
    undated,
)

from geomap.events import Grouped, group
from geomap.model import Claim, Location, Place, Weapon


def together(*claims: Claim) -> list[set[str]]:
    """Return the ids of the claims of each event."""
    return [set(event.claims) for event in group(claims).events]


def apart(*claims: Claim) -> bool:
    return all(len(event.claims) == 1 for event in group(claims).events)


def test_region_and_town_in_it_on_one_day_are_one_strike_and_the_town_is_its_place() -> None:
    coarse, fine = says("a", PERU_MOD), says("b", ECUADOR_STAFF, where=at(QUEBRADA))
    (event,) = group([coarse, fine]).events
    assert set(event.claims) == {coarse.id, fine.id}
    assert event.location is not None
    assert event.location.place == QUEBRADA
    assert event.location.claim == fine.id


def test_a_town_and_the_airfield_beside_it_are_one_strike() -> None:
    town, airfield = (says(d, PERU_MOD, where=at(p)) for d, p in (("a", QUEBRADA), ("b", AIRFIELD)))
    assert together(town, airfield) == [{town.id, airfield.id}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({}, {"where": at(SALITRE)}, id="another region"),
        pytest.param({"where": at(QUEBRADA)}, {"where": at(MOLINOS)}, id="another town"),
        pytest.param({}, {"date": days("2031-05-11")}, id="two days later"),
        pytest.param({}, {"date": days("2030-05-09")}, id="a year before"),
        pytest.param({}, {"weapons": (HERON,)}, id="another system"),
        pytest.param({}, {"weapons": (DRONE,)}, id="another class"),
        pytest.param({}, {"attacker": "PE"}, id="another attacker"),
        pytest.param(
            {"where": at(QUEBRADA), "date": days("2031-05-09")},
            {"where": at(QUEBRADA), "date": days("2031-05-10")},
            id="the next day at the same town",
        ),
    ],
)
def test_two_strikes_stay_two(one: dict[str, Any], other: dict[str, Any]) -> None:
    claims = says("a", PERU_MOD, **one), says("b", PERU_MOD, **other)
    assert len(group(claims).events) == 2
    assert apart(*claims)


def test_one_speaker_of_one_document_on_two_days_tells_two_strikes() -> None:
    first = says("a", PERU_MOD)
    second = says("a", PERU_MOD, date=days("2031-05-11"), start=100)
    assert apart(first, second)


def test_a_class_and_a_system_of_it_are_one_strikes_weapon() -> None:
    plain, named = says("a", PERU_MOD, weapons=(MISSILE,)), says("b", ECUADOR_STAFF)
    (event,) = group([plain, named]).events
    assert event.weapons == ("Talon",)
    assert [relation.field for relation in event.refinements] == ["weapon"]


def test_at_one_spot_day_and_target_another_weapon_is_a_contradiction_and_no_other_strike() -> None:
    hospital: dict[str, Any] = {"where": at(QUEBRADA), "targets": ("hospital",)}
    theirs = says("a", PERU_MOD, **hospital)
    ours = says("b", ECUADOR_STAFF, weapons=(HERON,), attacker="PE", **hospital)
    (event,) = group([theirs, ours]).events
    assert [relation.field for relation in event.contradictions] == ["weapon", "attacker"]
    assert event.attacker is None


def test_a_claim_without_a_day_joins_the_one_strike_that_fits_and_says_it_is_inferred() -> None:
    dated = says("a", PERU_MOD)
    bare = says("b", AN_OFFICIAL, where=at(QUEBRADA), date=undated(), published="2031-05-12")
    (event,) = group([dated, bare]).events
    basis = {member.claim: member.basis for member in event.membership}
    assert basis == {dated.id: "stated", bare.id: "inferred"}


def test_a_claim_without_a_day_joins_none_of_two_strikes_that_fit_alike() -> None:
    first = says("a", PERU_MOD)
    second = says("b", PERU_MOD, date=days("2031-05-10"), start=100)
    bare = says("c", AN_OFFICIAL, date=undated())
    assert apart(first, second, bare)


def test_a_claim_without_a_day_joins_no_strike_long_before_it_was_published() -> None:
    old = says("a", PERU_MOD, published="2031-05-10")
    bare = says("b", AN_OFFICIAL, date=undated("2031-09-01"), published="2031-09-01")
    assert apart(old, bare)


def a_weekly(document: str = "weekly") -> tuple[Claim, ...]:
    """Return a document like the third seed: two dated strikes, and an earlier one as "last week".

    The earlier one is told of with its town and numbers, but without its day.
    """
    week = days("2031-05-05", "2031-05-11")
    new: dict[str, Any] = {"where": at(SALITRE), "published": "2031-05-13"}
    old: dict[str, Any] = {"date": week, "background": True, "published": "2031-05-13"}
    counts = {"launched": number(8, bound="about"), "intercepted": number(2)}
    return (
        says(document, PERU_MOD, date=days("2031-05-10"), **new),
        says(document, PERU_MOD, date=days("2031-05-12"), start=40, **new),
        says(document, PUBLISHER, where=at(PERU), start=80, **old),
        says(document, AN_OFFICIAL, where=at(QUEBRADA), start=120, counts=counts, **old),
    )


def test_last_week_of_a_document_is_none_of_the_strikes_that_it_dates() -> None:
    dated = says(
        "daily",
        PERU_MOD,
        counts={"launched": number(6), "intercepted": number(5), "damaged": number(1)},
    )
    claims = (dated, *a_weekly())
    grouped = group(claims)
    assert [event.date.earliest for event in grouped.events] == [
        "2031-05-09",
        "2031-05-10",
        "2031-05-12",
    ]
    first = grouped.events[0]
    assert set(first.claims) == {dated.id, claims[3].id, claims[4].id}
    assert first.location is not None
    assert first.location.place.name == "Quebrada"
    told = {relation.field: relation for relation in first.contradictions}
    assert set(told) == {"launched", "intercepted"}
    assert {relation.condition for relation in told.values()} == {"if these are the same strike"}
    assert [side.value for side in told["launched"].sides] == ["6", "about 8"]


def test_a_country_alone_joins_only_by_the_weapons_name() -> None:
    strike = says("a", PERU_MOD)
    named = says("b", AN_OFFICIAL, where=at(PERU))
    unnamed = says("c", THE_STAR, where=at(PERU), weapons=(MISSILE,))
    assert {strike.id, named.id} in together(strike, named, unnamed)
    assert {unnamed.id} in together(strike, named, unnamed)


def test_silence_belongs_to_the_strike_it_is_about_but_makes_none() -> None:
    strike = says("a", PERU_MOD)
    silent = says("a", ECUADOR_STAFF, stance="not_confirmed", where=(), start=50)
    (event,) = group([strike, silent]).events
    assert silent.id in event.claims
    assert silent.id not in {claim for origin in event.origins for claim in origin.claims}
    alone = group([silent])
    assert alone.events == ()
    assert alone.claims[0].event is None
    assert "tells of none" in alone.alone[silent.id]


def test_a_launch_without_a_target_is_no_strike() -> None:
    video = says("a", CHANNELS, where=at(PERU, role="launch"))
    assert group([video]).events == ()
    assert set(group([video]).alone) == {video.id}


def test_a_place_that_no_gazetteer_knows_joins_by_its_name_only() -> None:
    known = says("a", PERU_MOD)
    nowhere = Location(text="Alto Perdido", start=0, end=12, role="target", why="not found")
    lost = says("a", PERU_MOD, where=(nowhere,), start=60)
    again = says("b", ECUADOR_STAFF, where=(nowhere,))
    assert sorted(map(len, together(known, lost, again))) == [1, 2]
    assert {lost.id, again.id} in together(known, lost, again)


def test_a_place_that_no_gazetteer_knows_is_not_that_of_a_strike_without_a_place() -> None:
    nowhere = Location(text="Alto Perdido", start=0, end=12, role="target", why="not found")
    somewhere = says("a", ECUADOR_STAFF, where=())
    lost = says("a", PERU_MOD, where=(nowhere,), date=undated(), start=60, attacker=None)
    assert apart(somewhere, lost)


def test_two_claims_that_name_two_attackers_never_meet_in_a_strike_that_names_none() -> None:
    told = says("a", PERU_MOD, where=(), attacker=None)
    theirs = says("a", ECUADOR_STAFF, where=(), start=50, stance="denied", attacker="EC")
    ours = says("a", CHANNELS, where=(), start=90, stance="not_confirmed", attacker="PE")
    assert {theirs.id, ours.id} not in [
        ids & {theirs.id, ours.id} for ids in together(told, theirs, ours)
    ]
    assert {told.id, theirs.id} in together(told, theirs, ours)


def test_a_wave_over_regions_is_one_event_without_one_place() -> None:
    one = says("a", PERU_MOD, where=at(ARENAL, SALITRE), weapons=(DRONE,))
    other = says("b", LIMA, where=at(SALITRE, ARENAL), weapons=(DRONE,))
    (event,) = group([one, other]).events
    assert len(event.claims) == 2
    assert event.location is None


def test_a_night_and_its_day_meet_on_the_day() -> None:
    night = says("a", PUBLISHER, date=days("2031-05-08", "2031-05-09", part_of_day="night"))
    (event,) = group([night, says("b", PERU_MOD)]).events
    assert (event.date.earliest, event.date.latest) == ("2031-05-09", "2031-05-09")


def test_every_claim_comes_back_in_its_order_with_event_confidence_and_nothing_else_changed() -> (
    None
):
    claims = (*a_weekly(), says("z", ECUADOR_STAFF, stance="not_confirmed", where=(), weapons=()))
    grouped = group(claims)
    assert [claim.id for claim in grouped.claims] == [claim.id for claim in claims]
    assert all(claim.confidence is not None for claim in grouped.claims)
    in_events = {claim for event in grouped.events for claim in event.claims}
    assert {claim.id for claim in grouped.claims if claim.event} == in_events
    assert in_events | set(grouped.alone) == {claim.id for claim in claims}


def test_the_id_of_an_event_rests_on_its_first_claim_by_publication_document_and_start() -> None:
    early = says("b", PERU_MOD, published="2031-05-09")
    late = says("a", ECUADOR_STAFF, published="2031-05-11")
    alone, both = group([early]).events[0], group([late, early]).events[0]
    assert both.claims == (early.id, late.id)
    assert alone.id == both.id
    assert len(both.id) == len("e-") + 8


def test_nothing_in_gives_nothing_out() -> None:
    empty = group([])
    assert (empty.claims, empty.events, empty.alone) == ((), (), {})


PLACES = st.sampled_from([PERU, ARENAL, SALITRE, QUEBRADA, AIRFIELD, MOLINOS])
SPEAKERS = st.sampled_from([PERU_MOD, ECUADOR_STAFF, AN_OFFICIAL, THE_STAR, CHANNELS, PUBLISHER])


@st.composite
def some_claims(draw: st.DrawFn) -> list[Claim]:
    claims = []
    for n in range(draw(st.integers(1, 9))):
        day = draw(st.sampled_from(["2031-05-08", "2031-05-09", None]))
        places: list[Place] = draw(st.lists(PLACES, max_size=2, unique=True))
        weapons: list[Weapon] = draw(st.lists(st.sampled_from([HERON, MISSILE, DRONE]), max_size=1))
        launched = draw(st.sampled_from([None, 6, 8]))
        claims.append(
            says(
                draw(st.sampled_from("abc")),
                draw(SPEAKERS),
                start=100 * n,
                date=days(day) if day else undated(),
                where=at(*places),
                weapons=tuple(weapons),
                stance=draw(st.sampled_from(["claimed", "alleged", "denied", "not_confirmed"])),
                background=draw(st.booleans()),
                counts={"launched": number(launched)} if launched else {},
            )
        )
    return claims


@settings(deadline=None)  # the time depends on the machine
@given(some_claims(), st.randoms(use_true_random=False))
def test_the_order_of_the_claims_changes_nothing(claims: list[Claim], dice: object) -> None:
    shuffled = list(claims)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # random.Random, which hypothesis wraps
    one, other = group(claims), group(shuffled)
    assert one.events == other.events
    assert one.alone == other.alone
    assert sorted(one.claims, key=lambda c: c.id) == sorted(other.claims, key=lambda c: c.id)


@settings(deadline=None)  # the time depends on the machine
@given(some_claims())
def test_nothing_is_lost_and_nothing_is_twice(claims: list[Claim]) -> None:
    grouped: Grouped = group(claims)
    placed = [claim for event in grouped.events for claim in event.claims]
    assert sorted([*placed, *grouped.alone]) == sorted(claim.id for claim in claims)


@settings(deadline=None)  # the time depends on the machine
@given(some_claims())
def test_who_contradicts_is_contradicted(claims: list[Claim]) -> None:
    support = {
        claim.id: claim.confidence.support for claim in group(claims).claims if claim.confidence
    }
    for claim, own in support.items():
        for other in own.contradict:
            assert claim in support[other].contradict + support[other].denied_by


def test_an_interceptor_is_no_closer_word_for_the_missile_that_hit() -> None:
    stray = Weapon(name=None, weapon_class="air defence missile")
    told = [
        says("a", PERU_MOD, weapons=(MISSILE,), where=at(QUEBRADA)),
        says("b", ECUADOR_STAFF, weapons=(MISSILE, stray), where=at(QUEBRADA)),
    ]
    (event,) = group(told).events
    assert event.weapons == ("missile", "air defence missile")
