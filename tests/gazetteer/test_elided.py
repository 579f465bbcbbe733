"""Words for units that a list leaves out."""

import pytest

from geomap.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def levels(gazetteer: Gazetteer, text: str) -> dict[str, str | None]:
    return {one.name: one.level_hint for one in gazetteer.mentions(text)}


def test_a_counted_list_names_its_unit_once(gazetteer: Gazetteer) -> None:
    text = (
        "Air defence downed 31 drones: 12 over Rostov region, nine over Oryol, eight over Lipetsk"
        " and one each above the Tula and Kaluga regions."
    )
    found = levels(gazetteer, text)
    assert found == dict.fromkeys(("Rostov", "Oryol", "Lipetsk", "Tula", "Kaluga"), "region")


def test_a_province_of_another_country_is_read_likewise(gazetteer: Gazetteer) -> None:
    text = "Seven were shot down: two over Punjab province, three over Sindh and two over Karachi."
    found = levels(gazetteer, text)
    assert (found["Punjab"], found["Sindh"], found["Karachi"]) == ("region", "region", None)


@pytest.mark.parametrize(
    "text",
    [
        "Three were downed over Tula region. Oryol was quiet, and two trains left Lipetsk.",
        "Two were downed over the Oryol region and one over Oryol.",
        "Nine were downed over Tula region and three over Moscow.",
    ],
    ids=["no list", "the region's own town", "a town that is a region of its own"],
)
def test_elsewhere_a_bare_name_stays_as_it_is(gazetteer: Gazetteer, text: str) -> None:
    last = [one for one in gazetteer.mentions(text) if one.text in {"Oryol", "Moscow", "Lipetsk"}]
    assert all(one.level_hint is None for one in last)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Shells fell in the provinces of Raqqa and Aleppo.",
            {"Raqqa": "region", "Aleppo": "region"},
        ),
        (
            "Drones flew over the regions of Oryol, Tula and Lipetsk.",
            {"Oryol": "region", "Tula": "region", "Lipetsk": "region"},
        ),
        ("Shells fell in the province of Raqqa and Aleppo.", {"Raqqa": "region", "Aleppo": None}),
    ],
    ids=["two", "three", "one province and a town"],
)
def test_a_plural_word_before_a_list_holds_for_all_of_it(
    gazetteer: Gazetteer, text: str, found: dict[str, str | None]
) -> None:
    assert levels(gazetteer, text) == found
