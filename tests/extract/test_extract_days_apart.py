"""Two days and two places in one sentence."""

import pytest
from invented import claims


def told(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [
        (one.date.earliest, tuple(place.text or "" for place in one.locations))
        for one in claims(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pakistani jets struck a camp in Khost on 2 March and a school in Kunar on 4 March.",
        "On 2 March jets struck a camp in Khost, and on 4 March drones hit a school in Kunar.",
        "The Taliban said that jets bombed Khost on 2 March and Kunar on 4 March.",
    ],
    ids=["place then day", "day then place", "with a speaker"],
)
def test_each_place_has_the_day_that_stands_with_it(text: str) -> None:
    assert told(text) == [("2026-03-02", ("Khost",)), ("2026-03-04", ("Kunar",))]


def test_a_toll_is_that_of_the_strike_with_which_it_stands() -> None:
    first, second = claims(
        "A drone hit a market in Lashio on 2 March, killing six, and a school in Hpakant on"
        " 5 March."
    )
    assert first.counts["killed"].low == 6
    assert second.counts == {}


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed Khost and Kunar on 2 March.",
        "Jets bombed Khost, Kunar and Paktika on 2 March.",
    ],
)
def test_one_day_is_every_place_s(text: str) -> None:
    assert len(told(text)) == 1
