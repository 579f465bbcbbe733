"""What "the facility" means, and who strikes whom in a document."""

import pytest
from invented import claims, one

from geomap.extract.families import is_fired_by_maker


@pytest.mark.parametrize(
    ("before", "words", "kind"),
    [
        ("Rockets hit an oil refinery in Talara on Monday.", "the facility", "oil refinery"),
        ("Rockets hit a hospital in Talara on Monday.", "the building", "hospital"),
        ("The power plant in Talara stood still on Monday.", "the plant", "factory"),
    ],
)
def test_a_bare_target_means_the_one_named_before(before: str, words: str, kind: str) -> None:
    found = claims(before, f"Quito said that two drones hit {words} in Talara.")
    target = found[-1].targets[0]
    assert (target.kind, target.text) == (kind, words)


def test_a_facility_named_for_the_first_time_stays_unspecified() -> None:
    claim = one("Quito said that two drones hit a facility in Talara.")
    assert [each.kind for each in claim.targets] == ["unspecified target"]


def test_a_denial_of_the_strike_is_on_its_target_but_names_no_weapon() -> None:
    found = claims(
        "Peru fired Tomahawk missiles at a hospital in Loja on Monday, Quito said.",
        "Lima denied involvement.",
    )
    denial = next(each for each in found if each.stance == "denied")
    assert [each.kind for each in denial.targets] == ["hospital"]
    assert denial.weapons == ()


def test_who_strikes_a_state_in_a_document_strikes_it_in_all_of_its_claims() -> None:
    found = claims(
        "Russia fired 30 drones at Kharkiv on Monday, the Ukrainian air force said.",
        "The mayor of Odesa said that nine drones were shot down over Odesa.",
    )
    assert [each.attacker for each in found] == ["RU", "RU"]


def test_two_attackers_of_one_state_leave_the_third_claim_open() -> None:
    found = claims(
        "Israel struck Aleppo on Monday, Damascus said.",
        "Turkey struck Idlib on Monday, local officials said.",
        "Rockets hit Palmyra on Tuesday, residents said.",
    )
    assert [each.attacker for each in found][-1] is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A Russian Kalibr missile hit a school in Kharkiv, officials said.", "RU"),
        ("A British Storm Shadow missile hit a school in Kursk, officials said.", None),
    ],
)
def test_a_nationality_is_the_attackers_only_where_the_maker_alone_fires_it(
    text: str, who: str | None
) -> None:
    assert one(text).attacker == who


def test_some_of_them_are_of_the_weapons_said_right_before() -> None:
    found = claims(
        "Lima says Quito fired 90 rockets on Monday; Quito says that 40 of them hit Loja."
    )
    assert [each.weapons[0].weapon_class for each in found] == ["rocket", "rocket"]


def test_only_their_makers_fire_some_systems() -> None:
    assert is_fired_by_maker("Kalibr")
    assert not is_fired_by_maker("ATACMS")
    assert not is_fired_by_maker(None)


def test_the_facility_is_the_facility_and_no_institute_for_something() -> None:
    (claim,) = claims(
        "Experts of the Institute for Strategic Studies had looked at the Talara nuclear facility."
        " The army said that rockets hit the facility on Monday."
    )
    assert [each.kind for each in claim.targets] == ["nuclear facility"]
