"""Towns named by what they are to their country."""

import pytest

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.countries import country
from geomap.gazetteer.titles import SECOND_CITIES


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def towns(gazetteer: Gazetteer, text: str) -> list[tuple[str, str | None]]:
    found = gazetteer.mentions(text)
    return [(one.name, one.entries[0].place.country) for one in found if one.entries]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Drones hit the Afghan capital on Sunday.", ("Kabul", "AF")),
        ("Shells fell on the outskirts of Sudan's capital.", ("Khartoum", "SD")),
        ("The capital of Mali came under fire.", ("Bamako", "ML")),
        ("Rockets hit the second city of Myanmar.", ("Mandalay", "MM")),
        ("Ukraine\u2019s second-largest city was shelled.", ("Kharkiv", "UA")),
    ],
    ids=["adjective", "owner", "of", "second city of", "second-largest"],
)
def test_a_town_is_named_by_what_it_is_to_its_country(
    gazetteer: Gazetteer, text: str, town: tuple[str, str]
) -> None:
    assert towns(gazetteer, text) == [town]


@pytest.mark.parametrize(
    "text",
    [
        "Drones hit the Afghan capital Kabul on Sunday.",
        "Drones hit Kabul, the Afghan capital, on Sunday.",
        "Drones hit the capital of Afghanistan, Kabul, on Sunday.",
    ],
    ids=["before", "after", "of"],
)
def test_beside_its_name_the_words_name_no_second_place(gazetteer: Gazetteer, text: str) -> None:
    assert towns(gazetteer, text) == [("Kabul", "AF")]


@pytest.mark.parametrize(
    "text",
    [
        "Chinese capital markets fell.",
        "The regional capital was hit.",
        "Poland's second city hall",
    ],
    ids=["money", "of a region", "no second city that all agree on"],
)
def test_other_capitals_are_no_towns(gazetteer: Gazetteer, text: str) -> None:

    assert not any(one.text.endswith(("capital", "city")) for one in gazetteer.mentions(text))


@pytest.mark.parametrize("code", sorted(SECOND_CITIES))
def test_every_second_city_is_in_the_gazetteer(gazetteer: Gazetteer, code: str) -> None:
    whole = country(code)
    assert whole is not None
    place = gazetteer.resolve(SECOND_CITIES[code], country=code).place
    assert place is not None
    assert SECOND_CITIES[code] not in whole.capitals or code == "TR"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Saudi jets downed six drones that were fired at the kingdom.", "SA"),
        ("Jordan\u2019s army said debris fell across the Kingdom.", "JO"),
        ("Iranian state television said missiles had hit the Islamic Republic.", "IR"),
    ],
    ids=["adjective", "name", "islamic republic"],
)
def test_the_kingdom_is_the_only_one_that_the_text_speaks_of(
    gazetteer: Gazetteer, text: str, country: str
) -> None:
    meant = [one for one in gazetteer.mentions(text) if one.level_hint == "country"]
    assert [one.entries[0].place.country for one in meant] == [country]


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell across the kingdom on Sunday.",
        "Saudi and Jordanian jets downed drones over the kingdom.",
        "British troops were flown out of the United Kingdom.",
    ],
    ids=["none named", "two named", "a name of its own"],
)
def test_the_kingdom_is_nowhere_where_the_text_tells_none_or_two(
    gazetteer: Gazetteer, text: str
) -> None:
    assert "kingdom" not in [one.text.lower() for one in gazetteer.mentions(text)]
