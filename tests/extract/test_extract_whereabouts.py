"""Which place a claim takes that names none: of the thing struck, or of the one strike."""

import pytest
from invented import claims

from geomap.model import Claim


def of(found: list[Claim], name: str) -> Claim:
    """Return the claim of the origin whose name holds the word."""
    return next(one for one in found if name in (one.claimant.name or ""))


def places(claim: Claim) -> list[tuple[str, bool]]:
    return [(one.text or "", one.coref) for one in claim.locations]


@pytest.mark.parametrize(
    ("strike", "later", "who", "place"),
    [
        pytest.param(
            "Rockets hit a maternity hospital in El Fasher on Monday.",
            "The RSF denied that it struck the hospital.",
            "RSF",
            "El Fasher",
            id="the thing struck",
        ),
        pytest.param(
            "Indian missiles struck a mosque in Bahawalpur on Tuesday.",
            "Rescue workers said that 30 people were wounded in the strike.",
            "Rescue",
            "Bahawalpur",
            id="the strike",
        ),
        pytest.param(
            "A drone hit a market in Mandalay on Sunday.",
            "Local officials said 13 people were killed.",
            "local officials",
            "Mandalay",
            id="a toll by another",
        ),
        pytest.param(
            "A drone hit a market in Mandalay on Sunday.",
            "Witnesses said the explosion shattered windows.",
            "witnesses",
            "Mandalay",
            id="the explosion",
        ),
    ],
)
def test_words_on_the_one_strike_take_over_its_place(
    strike: str, later: str, who: str, place: str
) -> None:
    claim = of(claims(strike, later), who)
    assert places(claim) == [(place, True)]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param("Shells fell on a school in Ganja on Monday.", id="another town"),
        pytest.param("A rocket hit a depot in Barda on Monday.", id="another target"),
    ],
)
def test_of_two_strikes_that_fit_none_lends_its_place(second: str) -> None:
    first = "Drones hit a bus station in Stepanakert on Monday."
    claim = of(claims(first, second, "Doctors said four people were killed."), "octors")
    assert claim.locations == ()


def test_silence_takes_no_place_that_its_words_do_not_give() -> None:
    claim = of(
        claims("A drone hit a market in Mandalay on Sunday.", "The junta did not comment."), "unta"
    )
    assert claim.locations == ()


def test_silence_on_the_hospital_has_the_hospital_s_place() -> None:
    claim = of(
        claims(
            "Rockets hit a hospital in El Fasher on Monday.",
            "Khartoum did not confirm the strike on the hospital.",
        ),
        "Sudan",
    )
    assert places(claim) == [("El Fasher", True)]


def test_a_campaign_lends_no_place_to_one_strike() -> None:
    claim = of(
        claims(
            "The company said that a missile damaged the ship.",
            "Since December 1, drones have hit at least 14 ships in the Red Sea.",
        ),
        "company",
    )
    assert claim.locations == ()


def test_a_hospital_that_is_placed_later_is_the_same_hospital() -> None:
    claim = of(
        claims(
            "The director said that a bomb struck the hospital on Monday.",
            "The army said that a bomb hit a hospital in Lashio on Monday.",
        ),
        "irector",
    )
    assert places(claim) == [("Lashio", True)]


def test_there_means_the_place_struck_before_and_not_the_speaker_s_seat() -> None:
    claim = of(
        claims(
            "Saudi jets bombed a hall in Sanaa on Saturday. Officials in Riyadh said the bombs fell"
            " there by mistake."
        ),
        "Riyadh",
    )
    assert places(claim) == [("Sanaa", True)]


def test_the_capital_of_a_state_names_its_place_itself() -> None:
    claim = of(
        claims(
            "A drone hit a market in Addis Ababa on Monday.",
            "Nine people in Mekelle were detained. Doctors said ten people died in the Ethiopian"
            " capital.",
        ),
        "octors",
    )
    assert places(claim) == [("Ethiopian capital", False)]


def test_the_state_is_the_region_named_before() -> None:
    claim = of(
        claims("The governor of Borno State said a drone killed 20 people in the state on Friday."),
        "orno",
    )
    assert places(claim) == [("Borno State", True)]


def test_words_right_after_history_go_on_with_history() -> None:
    found = claims(
        "Rockets hit a school in Goma on Monday.",
        "In May 2024 a drone fell on Gisenyi. A UN inquiry confirmed that the drone was fired by"
        " M23.",
    )
    assert places(of(found, "inquiry")) == [("Gisenyi", True)]


def test_of_two_strikes_the_one_told_of_right_before_is_meant() -> None:
    found = claims(
        "A drone hit a port in Odesa on Monday. In Kharkiv, a bomb hit a house on Monday. A woman"
        " was killed, the mayor, Ihor Orlov, said."
    )
    assert places(of(found, "Orlov")) == [("Kharkiv", True)]


def test_of_two_hospitals_the_hospital_is_the_one_told_of_last() -> None:
    found = claims(
        "Rockets hit a hospital in Tacna on Sunday.",
        "A bomb hit a hospital in Loja on Monday.",
        "Nurses said the hospital was struck twice.",
    )
    assert places(of(found, "urses")) == [("Loja", True)]


def test_a_strike_of_another_day_is_not_where_the_last_one_was() -> None:
    found = claims(
        "Rockets hit the village of Maksat on Friday, Bishkek said.",
        "Tajikistan said Kyrgyz forces had shelled the village of Ovchi earlier in the day. Three"
        " people were hurt there, the Tajik border service said.",
        "On Saturday the shelling resumed, Kyrgyz officials said.",
        published="2022-09-17",
    )
    assert of(found, "Kyrgyz officials").locations == ()


def test_the_attack_on_something_else_is_not_the_one_told_of_last() -> None:
    found = claims(
        "Drones hit a police helicopter in Antioquia on Thursday, killing 12, officers said.",
        "In Cali, a truck bomb hit an air base on Thursday, killing six, the mayor said.",
        "The toll in the helicopter attack later rose to 13, the defence ministry said.",
        published="2025-08-22",
    )
    assert of(found, "Defence").locations == ()
