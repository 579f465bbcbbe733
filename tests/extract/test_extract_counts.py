import pytest
from invented import told

from geomap.extract.english.counts import counts
from geomap.model import Count


def numbers(text: str) -> dict[str, tuple[int | None, int | None, str]]:
    return {role: (c.low, c.high, c.bound) for role, c in found(text).items()}


def found(text: str) -> dict[str, Count]:
    return counts(told(text))


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("Peru launched six missiles at Loja.", "launched", (6, 6, "exact")),
        ("Up to 12 rockets were fired at Loja.", "launched", (None, 12, "at_most")),
        ("Ecuador fired about eight of the missiles.", "launched", (8, 8, "about")),
        ("The navy shot down five of the drones.", "intercepted", (5, 5, "exact")),
        ("Just two missiles were intercepted.", "intercepted", (2, 2, "exact")),
        ("Air defences downed more than 30 drones.", "intercepted", (31, None, "more_than")),
        ("All the rockets were intercepted.", "intercepted", (None, None, "all")),
        ("The rockets were intercepted.", "intercepted", (None, None, "unstated")),
        ("The navy damaged one missile.", "damaged", (1, 1, "exact")),
        ("The navy damaged the sixth.", "damaged", (1, 1, "exact")),
        ("Two drones struck the port.", "hit", (2, 2, "exact")),
        ("Eight airstrikes hit the airport.", "strikes", (8, 8, "exact")),
        ("Nine people were killed.", "killed", (9, 9, "exact")),
        ("A strike killed at least 14 civilians.", "killed", (14, None, "at_least")),
        ("As many as 15 people died.", "killed", (None, 15, "at_most")),
        ("The blast wounded 31 others.", "injured", (31, 31, "exact")),
        ("Nine people were killed and 31 wounded.", "injured", (31, 31, "exact")),
        ("Dozens of people were killed.", "killed", (None, None, "several")),
        ("No casualties were reported.", "killed", (0, 0, "none_reported")),
        ("The strike caused no injuries.", "injured", (0, 0, "none_reported")),
    ],
)
def test_a_number_counts_what_it_stands_with(
    text: str, role: str, value: tuple[int | None, int | None, str]
) -> None:
    assert numbers(text)[role] == value


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit Nyala, a city of 560,000 people.",
        "The 47th Brigade fired rockets at Loja.",
        "Rockets hit a depot 32 km from Loja.",
        "Rockets hit Loja on 14 March.",
        "There are casualties in Loja after the strike.",
        "Twelve explosions were heard in Loja.",
        "Peru shelled Loja for 1,000 days.",
    ],
)
def test_other_numbers_are_no_counts(text: str) -> None:
    assert numbers(text) == {}


def test_no_injuries_says_nothing_of_the_dead() -> None:
    assert set(numbers("The strike caused no injuries.")) == {"injured"}


def test_a_permitted_number_is_no_count() -> None:
    assert numbers("Lima allowed its navy to fire six missiles at Loja.") == {}


def test_a_count_points_to_its_words_with_the_qualifier() -> None:
    text = "At least 14 people were killed when up to 12 rockets were fired at Loja."
    for each in found(text).values():
        assert each.start is not None
        assert text[each.start : each.end] == each.text
    assert {each.text for each in found(text).values()} == {"At least 14", "up to 12"}
