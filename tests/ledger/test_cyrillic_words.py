"""Tables that people keep in Russian or Ukrainian: their words mean what the English ones mean."""

import pytest
from rows import ledger

from geomap.ledger.cells import bounds
from geomap.ledger.speakers import attacker
from geomap.model import Claim

HEAD = "source,quote,place,country,weapon,target,effects,attacker,killed\n"


def told(line: str) -> Claim:
    (one,) = ledger(HEAD + line).claims
    return one


@pytest.mark.parametrize(
    "line",
    [
        "Минобороны России,Да.,Торопец,Россия,Искандер,склад боеприпасов,пожар,Украина,не менее 2",
        "Міноборони РФ,Так.,Торопець,Росія,Іскандер,склад боєприпасів,пожежа,Україна,щонайменше 2",
    ],
)
def test_a_row_means_the_same_in_either_language(line: str) -> None:
    one = told(line)
    assert (one.claimant.kind, one.claimant.country) == ("ministry", "RU")
    assert [place.place.name for place in one.locations if place.place] == ["Toropets"]
    assert [(arm.name, arm.weapon_class) for arm in one.weapons] == [
        ("Iskander", "ballistic missile")
    ]
    assert [target.kind for target in one.targets] == ["ammunition depot"]
    assert [effect.kind for effect in one.effects] == ["fire"]
    assert one.attacker == "UA"
    killed = one.counts["killed"]
    assert (killed.low, killed.high, killed.bound) == (2, None, "at_least")
    assert killed.text == line.rpartition(",")[2]


def test_one_ministry_in_two_languages_is_one_speaker() -> None:
    table = HEAD.replace(",place", ",title,place") + (
        "Минобороны России,Сбит.,А,Торопец,,,,,,\nМіноборони РФ,Збито.,Б,Торопець,,,,,,\n"
    )
    first, second = ledger(table).claims
    assert first.claimant.name == second.claimant.name == "Минобороны России"


def test_words_that_mean_nothing_known_stay_as_they_are() -> None:
    one = told("Иван,Сбит.,Торопец,Россия,палка,сарай дяди Вани,,,\n")
    assert [arm.name for arm in one.weapons] == ["палка"]
    assert [target.kind for target in one.targets] == ["сарай дяди Вани"]
    assert attacker("дядя Ваня") == "дядя Ваня"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("до 12", (None, 12, "at_most")),
        ("понад 50", (51, None, "more_than")),
        ("около 8", (8, 8, "about")),
        ("≥4", (4, None, "at_least")),
    ],
)
def test_numbers_are_read_with_their_bounds(
    words: str, found: tuple[int | None, int | None, str]
) -> None:
    assert bounds(words, people=False) == found
