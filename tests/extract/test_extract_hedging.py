import pytest
from invented import one


@pytest.mark.parametrize(
    ("text", "hedge", "by"),
    [
        ("Peru allegedly struck a depot in Loja on Monday.", "allegedly", "publisher"),
        ("Drones reportedly hit Kosti on Monday.", "reportedly", "publisher"),
        ("Lima said that drones had allegedly hit Talara.", "allegedly", "publisher"),
        ("The mayor said that drones had probably hit Talara.", "probably", "claimant"),
    ],
)
def test_a_hedge_has_its_owner(text: str, hedge: str, by: str) -> None:
    claim = one(text)
    assert [(each.text, each.by) for each in claim.hedges] == [(hedge, by)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peru struck a depot in Loja on Monday.", "claimed"),
        ("Peru allegedly struck a depot in Loja on Monday.", "alleged"),
        ("Lima said that drones had hit Talara.", "claimed"),
        ("Lima said that drones had allegedly hit Talara.", "alleged"),
        ("The mayor said that drones had probably hit Talara.", "claimed"),
        ("There are reports that drones hit a refinery in Talara.", "alleged"),
        ("A refinery in Talara may have been hit by drones.", "alleged"),
        ("Quito confirmed that its drones had hit Talara.", "confirmed"),
        ("Quito denied that its drones had hit Talara.", "denied"),
        ("Quito did not confirm that its drones had hit Talara.", "not_confirmed"),
    ],
)
def test_the_narrators_doubt_makes_a_claim_alleged(text: str, stance: str) -> None:
    assert one(text).stance == stance


def test_a_reporting_verb_is_no_hedge() -> None:
    assert one("The mayor reported that drones had hit Talara.").hedges == ()


def test_a_hedge_on_the_weapon_weakens_the_weapon() -> None:
    claim = one("Peru struck a depot in Loja on Monday, allegedly using Tomahawk missiles.")
    assert [(each.text, each.field) for each in claim.hedges] == [("allegedly", "weapon")]


def test_matched_debris_confirms_the_weapon_only() -> None:
    claim = one("Weapons experts confirmed that the debris match a BrahMos missile.")
    assert claim.about == ("weapon",)


def test_not_to_confirm_the_use_is_about_the_weapon() -> None:
    claim = one("India has not confirmed the use of BrahMos missiles in Punjab.")
    assert claim.about == ("weapon",)
    assert claim.form == "silence_noted"


def test_to_have_no_data_is_a_form_of_not_confirming() -> None:
    claim = one("The mayor said he had no information on a drone strike on Talara.")
    assert (claim.stance, claim.form) == ("not_confirmed", "no_data")
