import pytest
from invented import claims


def attackers(*texts: str) -> list[str | None]:
    return [claim.attacker for claim in claims(*texts)]


@pytest.mark.parametrize(
    ("army", "town", "officials"),
    [("Peruvian", "Arequipa", "Peruvian"), ("Chilean", "Antofagasta", "Chilean")],
    ids=["peru", "chile"],
)
def test_a_state_is_not_lent_a_strike_that_its_own_police_tell_of(
    army: str, town: str, officials: str
) -> None:
    found = attackers(
        f"Bolivian officials said {army} jets bombed a depot in Potosi on Monday.",
        f"A rocket hit a house in {town} on Monday, {officials} police said.",
    )
    assert found[-1] is None


def test_the_dead_soldiers_of_a_side_were_not_struck_by_it() -> None:
    found = attackers(
        "Peruvian jets bombed a depot in Potosi on Monday, Bolivian officials said.",
        "Seven Peruvian soldiers were killed by a rocket on Monday, residents said.",
    )
    assert found == ["PE", None]


@pytest.mark.parametrize(
    "words",
    [
        "The Chilean army said it shelled a barracks in Tacna on Monday in response to raids.",
        "Chile's army said it fired rockets at Tacna in retaliation for a Peruvian attack.",
    ],
    ids=["response", "retaliation"],
)
def test_who_answers_a_strike_is_the_attacker(words: str) -> None:
    assert attackers(words)[0] == "CL"


def test_launchers_that_an_army_tells_to_be_destroyed_are_its_enemys() -> None:
    found = attackers(
        "Hezbollah fired rockets at Haifa on Monday, killing two people.",
        "The Israeli military said the launchers that were used against Haifa had been destroyed"
        " late Monday.",
    )
    assert found[-1] == "IL"


def test_an_attack_claimed_by_a_group_is_the_groups() -> None:
    found = attackers(
        "An attack on a depot in Aden on Monday that was claimed by the Houthi group killed three"
        " people."
    )
    assert set(found) == {"Houthis"}


def test_a_group_that_claims_responsibility_struck() -> None:
    found = attackers(
        "Houthi spokesman Omar Nasr claimed responsibility, saying the tanker Alba had been hit"
        " with two missiles on Monday."
    )
    assert set(found) == {"Houthis"}


def test_two_sides_words_by_one_narrator_are_two_strikes() -> None:
    found = attackers(
        "Rockets killed three people in Haifa on Monday. Israeli jets meanwhile bombed the south,"
        " killing nine people on Monday."
    )
    assert "IL" in found
    assert None in found
