"""Places and weapons of claims compared."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_war import (
    AIRFIELD,
    ARENAL,
    DRONE,
    HERON,
    MISSILE,
    MOLINOS,
    PERU,
    QUEBRADA,
    SALITRE,
    TALON,
)

from geomap.events.places import Fit, area_at, area_of, distance_m, fit
from geomap.events.weapons import Match, arm_of, best_match, match
from geomap.model import Location, Place, Weapon

GULF = Place(id="x:gulf", name="Gulf", level="sea", lon=-80.0, lat=-4.0)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (QUEBRADA, QUEBRADA, Fit.SAME),
        (QUEBRADA, AIRFIELD, Fit.NEAR),
        (QUEBRADA, MOLINOS, Fit.APART),
        (QUEBRADA, ARENAL, Fit.WITHIN),
        (QUEBRADA, SALITRE, Fit.APART),
        (ARENAL, SALITRE, Fit.APART),
        (ARENAL, PERU, Fit.WITHIN_COUNTRY),
        (GULF, PERU, Fit.APART),
        (GULF, GULF, Fit.SAME),
        (GULF, ARENAL, Fit.APART),
    ],
)
def test_places_are_the_same_within_near_or_apart(a: Place, b: Place, expected: Fit) -> None:
    assert fit(area_of(a), area_of(b)) is expected
    assert fit(area_of(b), area_of(a)) is expected


def test_distance_is_that_of_the_sphere() -> None:
    quarter = Place(id="x:east", name="East", level="point", lon=90.0, lat=0.0)
    origin = Place(id="x:zero", name="Zero", level="point", lon=0.0, lat=0.0)
    assert distance_m(area_of(origin), area_of(quarter)) == pytest.approx(10_007_557, abs=1)


SCALP = Weapon(name="SCALP", weapon_class="cruise missile")
STORM_SHADOW = Weapon(name="Storm Shadow", weapon_class="cruise missile")
BALLISTIC = Weapon(name="ballistic missile", weapon_class="ballistic missile")
BOAT = Weapon(name="naval drone", weapon_class="naval drone")
UNKNOWN = Weapon(name=None, weapon_class=None)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (TALON, TALON, Match.SAME),
        (TALON, HERON, Match.DIFFERENT),
        (TALON, BALLISTIC, Match.REFINES),
        (TALON, MISSILE, Match.REFINES),
        (BALLISTIC, MISSILE, Match.REFINES),
        (TALON, DRONE, Match.DIFFERENT),
        (HERON, BALLISTIC, Match.DIFFERENT),
        (SCALP, STORM_SHADOW, Match.SAME),
        (BOAT, DRONE, Match.DIFFERENT),
        (DRONE, DRONE, Match.SAME),
        (UNKNOWN, TALON, Match.UNKNOWN),
    ],
)
def test_weapons_are_the_same_refined_or_different(a: Weapon, b: Weapon, expected: Match) -> None:
    assert match(arm_of(a), arm_of(b)) is expected
    assert match(arm_of(b), arm_of(a)) is expected


def test_where_both_name_systems_a_shared_class_is_not_enough() -> None:
    one, other = (arm_of(TALON), arm_of(MISSILE)), (arm_of(HERON), arm_of(MISSILE))
    assert best_match(one, other) is Match.DIFFERENT


CLASSES = st.sampled_from(
    [
        None,
        "missile",
        "ballistic missile",
        "anti-ship missile",
        "drone",
        "rocket",
        "rocket artillery",
    ]
)
ARMS = st.builds(
    Weapon, name=st.sampled_from([None, "Talon", "Heron", "missile"]), weapon_class=CLASSES
).map(arm_of)


@given(ARMS, ARMS)
def test_matching_does_not_depend_on_who_comes_first(a: object, b: object) -> None:
    assert match(a, b) is match(b, a)  # type: ignore[arg-type]  # arms, see ARMS


def test_far_off_a_town_on_a_bearing_is_not_the_town() -> None:
    town = QUEBRADA
    far, near, plain = (
        area_at(Location(text="T", start=0, end=1, role="target", place=town, relation=words))
        for words in ("177 km north of", "5 km north of", None)
    )
    assert far is not None
    assert near is not None
    assert plain is not None
    assert fit(far, plain) is Fit.APART
    assert fit(far, far) is Fit.SAME
    assert fit(near, plain) is Fit.SAME
    assert far.name == "177 km north of " + town.name


@pytest.mark.parametrize(("degrees", "expected"), [(0.1807, Fit.NEAR), (0.1812, Fit.APART)])
def test_near_a_threshold_the_ellipsoid_decides(degrees: float, expected: Fit) -> None:
    # North of the equator 0.1807 degrees are 19,981 m, though 20,093 m on the sphere; 0.1812
    # are 20,036 m.
    quito = replace(area_of(QUEBRADA), id="x:one", lon=-78.0, lat=0.0, admin1=None)
    assert fit(quito, replace(quito, id="x:two", lat=degrees)) is expected
