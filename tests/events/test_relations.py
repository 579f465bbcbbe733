"""Agreements, contradictions, refinements and counts over time."""

from dataclasses import replace
from typing import Any

import pytest
from invented_war import (
    AN_OFFICIAL,
    ARENAL,
    ECUADOR_STAFF,
    HERON,
    LIMA,
    MISSILE,
    PERU,
    PERU_MOD,
    PUBLISHER,
    QUEBRADA,
    TALON,
    THE_STAR,
    at,
    number,
    says,
    speaker,
)

from geomap.events import group
from geomap.model import Claim, Count, Event, Kind, Location, Relation
from geomap.model.vocabulary import Role, What


def event_of(*claims: Claim) -> Event:
    (event,) = group(claims).events
    return event


def fields(relations: tuple[Relation, ...]) -> list[str]:
    return [relation.field for relation in relations]


def sides(relation: Relation) -> list[tuple[str, str]]:
    return [(side.origin, side.value) for side in relation.sides]


def test_two_numbers_that_exclude_each_other_contradict_with_origins_and_claims() -> None:
    six = says("a", PERU_MOD, counts={"launched": number(6)})
    nine = says("b", ECUADOR_STAFF, counts={"launched": number(9)})
    (told,) = event_of(six, nine).contradictions
    assert (told.field, told.condition) == ("launched", None)
    assert sides(told) == [("Ministry of Defence of Peru", "6"), ("General Staff of Ecuador", "9")]
    assert [side.claims for side in told.sides] == [(six.id,), (nine.id,)]


def test_up_to_twelve_and_ten_agree() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"launched": number(None, 12, bound="at_most")}),
        says("b", ECUADOR_STAFF, counts={"launched": number(10)}),
    )
    assert event.contradictions == ()
    assert "launched" in fields(event.agreements)


def test_none_reported_is_not_contradicted_by_a_later_count() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"killed": number(0, bound="none_reported")}),
        says("b", ECUADOR_STAFF, counts={"killed": number(3)}, published="2031-05-20"),
    )
    assert event.contradictions == ()


def test_a_toll_of_the_whole_wave_is_not_compared_with_the_strikes() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"killed": Count(low=44, high=44, scope="wave")}),
        says("b", ECUADOR_STAFF, counts={"killed": number(2)}),
    )
    assert event.contradictions == ()


def test_a_part_is_never_the_total() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"intercepted": number(5)}),
        says("b", ECUADOR_STAFF, counts={"launched": number(9)}),
    )
    assert event.contradictions == ()


def test_one_origins_numbers_over_time_do_not_contradict() -> None:
    claims = [
        says(f"d{killed}", PERU_MOD, counts={"killed": number(killed)}, published=published)
        for killed, published in ((38, "2031-05-10"), (41, "2031-05-11"), (44, "2031-05-12"))
    ]
    event = event_of(*claims)
    (grown,) = event.over_time
    assert [side.value for side in grown.sides] == ["38", "41", "44"]
    assert event.contradictions == ()


def test_only_an_origins_last_number_is_held_against_others() -> None:
    old = says("a", PERU_MOD, counts={"launched": number(9)}, published="2031-05-10")
    new = says("b", PERU_MOD, counts={"launched": number(6)}, published="2031-05-12")
    other = says("c", ECUADOR_STAFF, counts={"launched": number(6)})
    event = event_of(old, new, other)
    assert (fields(event.supersessions), event.contradictions) == (["launched"], ())
    assert [side.value for side in event.supersessions[0].sides] == ["9", "6"]
    assert event.over_time == ()


def test_a_toll_that_grew_between_two_voices_of_one_side_is_over_time() -> None:
    governor = speaker("Rosa Quispe", "local_official", "PE")
    early = says("a", governor, counts={"killed": number(2)}, published="2031-05-10")
    late = says("b", PERU_MOD, counts={"killed": number(5)}, published="2031-05-12")
    event = event_of(early, late)
    assert (fields(event.over_time), event.contradictions) == (["killed"], ())


def test_a_toll_that_the_other_side_puts_higher_is_a_contradiction() -> None:
    early = says("a", PERU_MOD, counts={"killed": number(2)}, published="2031-05-10")
    late = says("b", ECUADOR_STAFF, counts={"killed": number(50)}, published="2031-05-12")
    assert fields(event_of(early, late).contradictions) == ["killed"]


def test_a_town_refines_its_region_and_a_system_its_class() -> None:
    event = event_of(
        says("a", PERU_MOD, weapons=(MISSILE,)),
        says("b", ECUADOR_STAFF, where=at(QUEBRADA), weapons=(TALON,)),
    )
    assert fields(event.refinements) == ["place", "weapon"]
    assert event.contradictions == ()


def test_a_denial_contradicts_the_occurrence_and_its_details_are_not_asserted() -> None:
    said = says("a", PERU_MOD)
    denied = says("b", ECUADOR_STAFF, stance="denied")
    event = event_of(said, denied)
    (told,) = event.contradictions
    assert (told.field, [value for _, value in sides(told)]) == (
        "stance",
        ["claimed", "denied"],
    )
    assert "weapon" not in fields(event.agreements)


def test_a_silence_contradicts_nothing() -> None:
    event = event_of(says("a", PERU_MOD), says("b", ECUADOR_STAFF, stance="not_confirmed"))
    assert event.contradictions == ()


def test_a_guess_beside_two_sure_sides_does_not_make_their_contradiction_conditional() -> None:
    six = says("a", PERU_MOD, counts={"launched": number(6)})
    nine = says("b", ECUADOR_STAFF, counts={"launched": number(9)})
    guess = says("a", AN_OFFICIAL, where=(), start=70, counts={"launched": number(9)})
    event = event_of(six, nine, guess)
    assert [relation.condition for relation in event.contradictions] == [None]
    sure_alone = event_of(six, guess)
    assert [r.condition for r in sure_alone.contradictions] == ["if these are the same strike"]


def test_all_intercepted_excludes_that_two_of_eight_were() -> None:
    everything = says("a", PERU_MOD, counts={"intercepted": Count(bound="all", text="all")})
    two = says("b", ECUADOR_STAFF, counts={"launched": number(8), "intercepted": number(2)})
    (told,) = event_of(everything, two).contradictions
    assert (told.field, [value for _, value in sides(told)]) == ("intercepted", ["all", "2"])


SPOT: dict[str, Any] = {"where": at(QUEBRADA), "targets": ("hospital",)}


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        ({"weapons": (TALON,)}, {"weapons": (HERON,)}, "weapon"),
        ({"attacker": "EC"}, {"attacker": "PE"}, "attacker"),
        ({"counts": {"hit": number(1)}}, {"counts": {"hit": number(4)}}, "hit"),
    ],
)
def test_a_contradiction_is_the_same_from_both_sides(
    one: dict[str, Any], other: dict[str, Any], field: str
) -> None:
    a, b = says("a", PERU_MOD, **SPOT, **one), says("b", ECUADOR_STAFF, **SPOT, **other)
    grouped = group([a, b])
    assert fields(grouped.events[0].contradictions) == [field]
    support = {c.id: c.confidence.support.contradict for c in grouped.claims if c.confidence}
    assert support == {a.id: (b.id,), b.id: (a.id,)}


def test_the_events_own_publisher_and_its_speakers_are_compared_too() -> None:
    event = event_of(
        says("a", PUBLISHER, where=at(ARENAL)), says("a", LIMA, start=30), says("b", THE_STAR)
    )
    assert fields(event.agreements) == ["stance", "place", "weapon", "attacker"]


def located_as(what: What, role: Role = "target") -> tuple[Location, ...]:
    return at(QUEBRADA, role=role, what=what)


def test_debris_and_a_hit_contradict_each_other_as_the_cause() -> None:
    event = event_of(
        says("a", PERU_MOD, where=located_as("debris_fell", "debris"), targets=("oil refinery",)),
        says("b", ECUADOR_STAFF, where=located_as("impact"), targets=("oil refinery",)),
    )
    (told,) = event.contradictions
    assert told.field == "cause"
    assert [value for _, value in sides(told)] == ["falling debris", "a hit"]
    assert event.facets["cause"] == "disputed"


@pytest.mark.parametrize(
    ("what", "role", "targets"),
    [
        pytest.param("impact", "target", ("hospital",), id="another thing was hit"),
        pytest.param("attack", "target", ("oil refinery",), id="only attacked"),
        pytest.param("debris_as_evidence", "debris", ("oil refinery",), id="only found"),
        pytest.param("debris_fell", "debris", ("oil refinery",), id="debris as well"),
    ],
)
def test_causes_that_do_not_exclude_each_other(
    what: What, role: Role, targets: tuple[str, ...]
) -> None:
    debris = says(
        "a", PERU_MOD, where=located_as("debris_fell", "debris"), targets=("oil refinery",)
    )
    event = event_of(
        debris, says("b", ECUADOR_STAFF, where=located_as(what, role), targets=targets)
    )
    assert event.contradictions == ()


def test_all_shot_down_is_contradicted_by_a_hit() -> None:
    everything = {"launched": number(9), "intercepted": number(None, bound="all")}
    event = event_of(
        says("a", PERU_MOD, where=located_as("interception"), counts=everything),
        says("b", ECUADOR_STAFF, where=located_as("impact")),
    )
    (told,) = event.contradictions
    assert (told.field, sides(told)[1][1]) == ("intercepted", "hits are told")


def test_some_shot_down_and_a_hit_go_together() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"launched": number(9), "intercepted": number(7)}),
        says("b", ECUADOR_STAFF, where=located_as("impact")),
    )
    assert event.contradictions == ()


@pytest.mark.parametrize("last", ["2031-05-10", "2031-05-11"], ids=["same day", "day after"])
def test_a_toll_that_origins_not_opposed_raise_is_told_over_time(last: str) -> None:
    tolls = [(7, AN_OFFICIAL, "a"), (9, PUBLISHER, "b"), (12, THE_STAR, "c")]
    claims = [
        says(name, who, counts={"killed": number(n)}, published="2031-05-10" if n < 12 else last)
        for n, who, name in tolls
    ]
    event = event_of(*(replace(c, claimant=replace(c.claimant, country=None)) for c in claims))
    assert event.contradictions == ()
    (told,) = event.over_time
    assert [value for _, value in sides(told)] == ["7", "9", "12"]


@pytest.mark.parametrize(
    ("who", "first", "second", "contradicted"),
    [
        pytest.param("local_official", number(4), number(9), True, id="more than a half"),
        pytest.param("local_official", number(9), number(4), True, id="the higher one first"),
        pytest.param("local_official", number(5), number(10), False, id="just a half"),
        pytest.param("local_official", number(7), number(9), False, id="less than a half"),
        pytest.param("local_official", number(4), number(9, 12), True, id="a range"),
        pytest.param(
            "local_official",
            number(2),
            Count(low=41, high=None, bound="at_least"),
            False,
            id="still being counted",
        ),
        pytest.param("publisher", number(4), number(9), False, id="a paper by itself"),
        pytest.param("media", number(4), number(9), False, id="a medium by itself"),
    ],
)
def test_tolls_of_one_side_and_day_far_apart_contradict(
    who: Kind, first: Count, second: Count, *, contradicted: bool
) -> None:
    name = None if who == "publisher" else "Rosa Quispe"
    event = event_of(
        says("a", PERU_MOD, counts={"killed": first}),
        says(
            "b", speaker(name, who, None if who == "publisher" else "PE"), counts={"killed": second}
        ),
    )
    told = (fields(event.contradictions), fields(event.over_time))
    assert told == ((["killed"], []) if contradicted else ([], ["killed"]))


def test_opposed_sides_tolls_of_one_day_contradict() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"killed": number(7)}),
        says("b", ECUADOR_STAFF, counts={"killed": number(70)}),
    )
    assert fields(event.contradictions) == ["killed"]


def test_a_toll_of_many_towns_is_not_held_against_the_toll_of_one() -> None:
    event = event_of(
        says("a", PERU_MOD, where=at(QUEBRADA, PERU), counts={"killed": number(38)}),
        says("b", ECUADOR_STAFF, where=at(QUEBRADA), counts={"killed": number(2)}),
    )
    assert (event.contradictions, event.over_time) == ((), ())


def test_a_corrected_number_supersedes_and_says_so() -> None:
    old = says("a", PERU_MOD, counts={"intercepted": number(5)}, published="2031-05-10")
    new = says("b", PERU_MOD, counts={"intercepted": number(3)}, published="2031-05-12")
    grouped = group([old, new])
    (told,) = grouped.events[0].supersessions
    assert sides(told) == [
        ("Ministry of Defence of Peru", "5"),
        ("Ministry of Defence of Peru", "3"),
    ]
    assert grouped.claims[0].confidence is not None
    assert "the same origin has since said otherwise" in grouped.claims[0].confidence.reasons


def test_a_lower_toll_supersedes_and_a_higher_one_is_told_over_time() -> None:
    def event(later: int) -> Event:
        first = says("a", PERU_MOD, counts={"killed": number(9)}, published="2031-05-10")
        return event_of(first, says("b", PERU_MOD, counts={"killed": number(later)}))

    assert (fields(event(7).supersessions), fields(event(7).over_time)) == (["killed"], [])
    assert (fields(event(11).supersessions), fields(event(11).over_time)) == ([], ["killed"])


def test_only_the_same_origin_supersedes() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"launched": number(9)}, published="2031-05-10"),
        says("b", ECUADOR_STAFF, counts={"launched": number(6)}, published="2031-05-12"),
    )
    assert (event.supersessions, fields(event.contradictions)) == ((), ["launched"])


def test_a_retraction_supersedes_the_claim_that_it_takes_back() -> None:
    event = event_of(
        says("a", ECUADOR_STAFF, published="2031-05-10"),
        says("b", ECUADOR_STAFF, stance="denied", published="2031-05-12"),
        says("c", PERU_MOD, published="2031-05-10"),
    )
    (told,) = event.supersessions
    assert [value for _, value in sides(told)] == ["claimed", "denied"]


def test_a_denial_by_who_affirms_the_strike_answers_the_claim_told_before_it() -> None:
    claimed = says("a", ECUADOR_STAFF, start=0)
    affirmed = says("a", PERU_MOD, start=40)
    denied = says("a", PERU_MOD, start=20, stance="denied")
    event = event_of(claimed, affirmed, denied, says("b", THE_STAR))
    (told,) = event.contradictions
    assert told.field == "stance"
    assert [side.claims for side in told.sides] == [(claimed.id,), (denied.id,)]


@pytest.mark.parametrize(
    ("targets", "denied"),
    [
        pytest.param(("ammunition depot",), ("hospital",), id="another target"),
        pytest.param((), ("hospital",), id="a target that it never claimed"),
    ],
)
def test_who_denies_one_target_takes_no_other_back(
    targets: tuple[str, ...], denied: tuple[str, ...]
) -> None:
    event = event_of(
        says("a", ECUADOR_STAFF, targets=targets, published="2031-05-10"),
        says("b", ECUADOR_STAFF, targets=denied, stance="denied", published="2031-05-12"),
    )
    assert event.supersessions == ()


def test_what_came_out_in_some_month_is_not_later_than_a_day_in_it() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"launched": number(9)}, published="2031-05-12"),
        says("b", PERU_MOD, counts={"launched": number(6)}, published="2031-05"),
    )
    assert (event.supersessions, event.over_time) == ((), ())


def test_who_denies_that_a_depot_was_hit_does_not_deny_the_house() -> None:
    depot = says("a", ECUADOR_STAFF, where=at(QUEBRADA), targets=("ammunition depot",))
    house = says("b", THE_STAR, where=at(QUEBRADA), targets=("residential building",))
    denial = says("c", PERU_MOD, where=at(QUEBRADA), targets=("ammunition depot",), stance="denied")
    grouped = group([depot, house, denial])
    levels = [claim.confidence.level for claim in grouped.claims if claim.confidence]
    assert levels[:2] == ["denied", "corroborated"]
    (told,) = grouped.events[0].contradictions
    assert {side.origin for side in told.sides} == {ECUADOR_STAFF.name, PERU_MOD.name}


def test_an_old_number_printed_after_its_correction_stays_corrected() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"launched": number(9)}, published="2031-05-10"),
        says("b", PERU_MOD, counts={"launched": number(6)}, published="2031-05-11"),
        says("c", PERU_MOD, counts={"launched": number(9, start=70)}, published="2031-05-11"),
        says("d", PERU_MOD, counts={"launched": number(9)}, published="2031-05-12"),
        says("e", ECUADOR_STAFF, counts={"launched": number(6)}),
    )
    (told,) = event.supersessions
    assert [side.value for side in told.sides] == ["9", "6"]
    assert event.contradictions == ()


def test_an_old_toll_printed_late_does_not_bring_the_dead_back() -> None:
    claims = [
        says(f"d{n}", PERU_MOD, counts={"killed": number(killed)}, published=f"2031-05-{n}")
        for n, killed in ((10, 38), (11, 41), (12, 38))
    ]
    event = event_of(*claims)
    assert (fields(event.over_time), event.supersessions) == (["killed"], ())
    assert [side.value for side in event.over_time[0].sides] == ["38", "41"]


def test_what_fits_the_old_number_and_the_new_is_not_told_as_taken_back() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"launched": number(9)}, published="2031-05-10"),
        says("b", PERU_MOD, counts={"launched": number(0, 12)}, published="2031-05-11"),
        says("c", PERU_MOD, counts={"launched": number(6)}, published="2031-05-12"),
    )
    (told,) = event.supersessions
    assert [side.value for side in told.sides] == ["9", "6"]


def test_who_takes_a_number_back_and_gives_another_does_not_deny_the_strike() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"killed": number(5)}, published="2031-05-10"),
        says("b", PERU_MOD, counts={"killed": number(5)}, stance="denied"),
        says("b", PERU_MOD, start=40, counts={"killed": number(3)}),
    )
    assert fields(event.supersessions) == ["killed"]
    assert [side.value for side in event.supersessions[0].sides] == ["5", "3"]


def test_who_owns_to_another_target_but_denies_the_house_contradicts_who_saw_it_hit() -> None:
    grouped = group(
        [
            says("a", THE_STAR, where=at(QUEBRADA), targets=("residential building",)),
            says("b", ECUADOR_STAFF, targets=("residential building",), stance="denied"),
            says("b", ECUADOR_STAFF, start=40, where=at(QUEBRADA), targets=("command post",)),
        ]
    )
    (event,) = grouped.events
    assert fields(event.contradictions) == ["stance"]
    assert [side.value for side in event.contradictions[0].sides] == ["claimed", "denied"]
    first = grouped.claims[0].confidence
    assert first is not None
    assert (first.level, first.support.agree) == ("denied", ())


def test_who_denies_the_ruin_of_a_target_that_it_says_was_hit_contradicts_nobody() -> None:
    event = event_of(
        says("a", THE_STAR, targets=("warehouse",)),
        says("b", PERU_MOD, targets=("warehouse",), stance="denied"),
        says("b", PERU_MOD, start=40, targets=("warehouse",)),
    )
    assert event.contradictions == ()


def test_two_groups_that_agree_among_themselves_are_two_agreements() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"launched": number(9)}),
        says("b", AN_OFFICIAL, counts={"launched": number(9)}),
        says("c", ECUADOR_STAFF, counts={"launched": number(6)}),
        says("d", THE_STAR, counts={"launched": number(6)}),
    )
    agreed = [r for r in event.agreements if r.field == "launched"]
    assert [[side.value for side in r.sides] for r in agreed] == [["9", "9"], ["6", "6"]]


def test_who_denies_is_not_told_among_those_who_agree_that_it_happened() -> None:
    event = event_of(
        says("a", ECUADOR_STAFF, stance="denied", targets=("hospital",)),
        says("a", ECUADOR_STAFF, start=40, targets=("command post",)),
        says("b", THE_STAR, targets=("command post",)),
    )
    (agreed,) = [r for r in event.agreements if r.field == "stance"]
    assert {side.value for side in agreed.sides} == {"claimed"}
