import pytest
from invented import claims, one

from geomap.extract.context import is_kind_of, weapons_fit
from geomap.extract.days import before, intersection, overlap, within
from geomap.model import DateBasis, DateInterval, Weapon


def days(earliest: str | None, latest: str | None, basis: DateBasis = "stated") -> DateInterval:
    return DateInterval(earliest=earliest, latest=latest, basis=basis)


def test_these_missiles_are_the_system_named_before() -> None:
    first, second = claims(
        "Peru fired Tomahawk missiles at Loja on Monday, Quito said.",
        "Lima said that six of these missiles hit an airfield in Loja on Monday.",
    )
    assert [each.name for each in first.weapons] == ["Tomahawk"]
    assert [each.name for each in second.weapons] == ["Tomahawk"]


def test_a_drone_is_no_missile() -> None:
    _, second = claims(
        "Peru fired Tomahawk missiles at Loja on Monday, Quito said.",
        "Lima said that two of these drones hit an airfield in Loja on Monday.",
    )
    assert [each.name for each in second.weapons] == [None]


@pytest.mark.parametrize(
    ("weapon", "general", "fits"),
    [
        ("cruise missile", "missile", True),
        ("missile", "missile", True),
        ("drone", "missile", False),
        ("missile", "cruise missile", False),
        ("glide bomb", "bomb", True),
    ],
)
def test_a_class_takes_in_its_kinds(weapon: str, general: str, fits: bool) -> None:  # noqa: FBT001  # a table's column
    one_weapon = Weapon(name=None, weapon_class=weapon)
    assert is_kind_of(one_weapon, Weapon(name=None, weapon_class=general)) is fits


def test_weapons_fit_unless_both_are_named_and_differ() -> None:
    assert weapons_fit(set(), {"Harop"})
    assert weapons_fit({"Harop"}, {"Harop", "Scud"})
    assert not weapons_fit({"Scud"}, {"Harop"})


def test_a_system_stands_for_its_class_word() -> None:
    claim = one(
        "Lima said BrahMos missiles hit Talara on Monday. Lima said the missiles hit Talara."
    )
    assert [each.name for each in claim.weapons] == ["BrahMos"]


def test_a_claim_without_a_day_takes_that_of_the_same_strike() -> None:
    _, second = claims(
        "Rockets hit a refinery in Talara on Monday.",
        "The mayor said nine died in Talara when rockets hit.",
    )
    assert (second.date.earliest, second.date.basis) == ("2026-03-09", "context")


def test_a_claim_on_another_place_takes_no_day_from_it() -> None:
    _, second = claims(
        "Rockets hit a refinery in Talara on Monday.", "Khartoum said rockets hit Nyala."
    )
    assert second.date.basis == "document"


def test_a_named_attacker_is_shared_by_the_claims_on_one_strike() -> None:
    first, second = claims(
        "Peru struck a depot in Loja on Monday.", "The mayor said a drone hit a depot in Loja."
    )
    assert (first.attacker, second.attacker) == ("PE", "PE")


def test_overlap_and_within() -> None:
    night, day = days("2026-03-08", "2026-03-09"), days("2026-03-09", "2026-03-09")
    assert overlap(night, day)
    assert within(day, night)
    assert not within(night, day)
    assert not overlap(day, days("2026-03-10", "2026-03-10"))
    assert overlap(day, days(None, None))


def test_a_day_without_a_year_is_compared_by_month_and_day() -> None:
    assert overlap(days("--03-09", "--03-09"), days("2026-03-08", "2026-03-09"))
    assert not overlap(days("--03-09", "--03-09"), days("2026-03-10", "2026-03-10"))


def test_a_stated_day_stands_before_that_of_the_telling() -> None:
    told, stated = days("2026-03-08", "2026-03-09", "statement"), days("2026-03-08", "2026-03-10")
    assert intersection(told, stated) == stated == intersection(stated, told)


def test_the_narrower_of_two_intervals_is_kept() -> None:
    wide, narrow = days("2026-03-02", "2026-03-08"), days("2026-03-04", "2026-03-04")
    assert intersection(wide, narrow) == narrow == intersection(narrow, wide)


def test_before_means_earlier_and_not_later() -> None:
    assert before(days("2026-03-01", "2026-03-01"), days("2026-03-09", "2026-03-09"))
    assert not before(days("2026-03-09", "2026-03-09"), days("2026-03-09", "2026-03-09"))


def test_the_only_attacker_named_is_not_that_of_a_strike_elsewhere_by_nobody_named() -> None:
    found = claims(
        "A drone hit a market in the town of Kabkabiya on Monday, activists said.",
        "The army did not comment.",
        "The RSF shelled El Fasher on Sunday, killing 12, medics said.",
    )
    (silent,) = [each for each in found if each.stance == "not_confirmed"]
    assert silent.attacker is None
