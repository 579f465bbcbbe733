"""People told of without a numeral, in invented sentences."""

import pytest
from invented import told

from geomap.extract.english.counts import counts
from geomap.model import Count


def found(text: str) -> dict[str, Count]:
    return counts(told(text))


def harmed(text: str) -> dict[str, tuple[int | None, int | None]]:
    return {role: (one.low, one.high) for role, one in found(text).items()}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The missile killed a couple and their son.", 3, 3),
        ("A 12-year-old girl and her 45-year-old father were killed by a shell.", 2, 2),
        ("Three children and their mother were killed by a shell.", 4, 4),
        ("The strike killed a general and his bodyguard.", 2, None),
        ("The shelling killed a woman and her sons.", 3, None),
    ],
)
def test_the_people_of_a_list_without_numerals_are_added_up(
    text: str, low: int, high: int | None
) -> None:
    killed = found(text)["killed"]
    assert (killed.low, killed.high) == (low, high)
    assert not killed.derived
    assert killed.text == text[killed.start : killed.end]
    assert all(text[part.start : part.end] == part.text for part in killed.parts)


@pytest.mark.parametrize(
    "text",
    [
        "The strike killed a soldier and a goat.",
        "The strike killed a couple of goats.",
        "A shell killed nobody but a dog.",
    ],
)
def test_a_list_with_others_than_people_is_not_counted(text: str) -> None:
    assert harmed(text) == {}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("One person was killed and another injured.", {"killed": (1, 1), "injured": (1, 1)}),
        (
            "A drone killed two fighters and injured a third.",
            {"killed": (2, 2), "injured": (1, 1)},
        ),
        (
            "Two people died at once and a third died in hospital after the raid.",
            {"killed": (3, 3)},
        ),
        (
            "A jet killed three fighters and wounded as many.",
            {"killed": (3, 3), "injured": (3, 3)},
        ),
        ("The raid left seven dead and as many wounded.", {"killed": (7, 7), "injured": (7, 7)}),
        ("The raid killed two people and wounded twice as many.", {"killed": (2, 2)}),
    ],
)
def test_who_is_counted_by_those_told_of_before(
    text: str, values: dict[str, tuple[int, int]]
) -> None:
    assert harmed(text) == values


def test_as_many_points_to_its_own_words() -> None:
    text = "A jet killed three fighters and wounded as many."
    injured = found(text)["injured"]
    assert injured.text == "as many"
    assert text[injured.start : injured.end] == "as many"
