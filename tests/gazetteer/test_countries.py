"""Words for countries."""

import pytest

from geomap.gazetteer.countries import (
    capital_names,
    countries,
    country_of,
    country_word,
    seats_begin,
)
from geomap.gazetteer.demonyms import demonym


@pytest.mark.parametrize(
    ("word", "code", "kind"),
    [
        ("Russia", "RU", "name"),
        ("Russia\u2019s", "RU", "name"),
        ("Russian Federation", "RU", "name"),
        ("Ukrainian", "UA", "adjective"),
        ("Ukrainians", "UA", "adjective"),
        ("U.S.", "US", "name"),
        ("Britain", "GB", "name"),
        ("the Kremlin", "RU", "seat"),
        ("Washington", "US", "capital"),
        ("Kyiv", "UA", "capital"),
        ("RUSSIA", "RU", "name"),
        ("Poles", "PL", "adjective"),
    ],
)
def test_a_word_stands_for_its_country(word: str, code: str, kind: str) -> None:
    found = country_word(word)
    assert found is not None
    assert (found.alpha2, found.kind) == (code, kind)


@pytest.mark.parametrize("word", ["us", "it", "Bryansk", "", "'s", "the"])
def test_other_words_stand_for_none(word: str) -> None:
    assert country_of(word) is None


def test_the_table_has_each_code_once_in_order() -> None:
    codes = [one.alpha2 for one in countries()]
    assert codes == sorted(set(codes))
    assert len(codes) >= 195


@pytest.mark.parametrize(
    ("word", "place", "level"),
    [
        ("Israeli", "Israel", "country"),
        ("Russians", "Russia", "country"),
        ("Scottish", "Scotland", "region"),
        ("Texans", "Texas", "region"),
        ("Parisian", "Paris", "settlement"),
        ("Kursk", None, None),
        ("Russia", None, None),
    ],
)
def test_demonyms_stand_for_their_place(word: str, place: str | None, level: str | None) -> None:
    found = demonym(word)
    assert (found.place if found else None, found.level if found else None) == (place, level)


def test_the_first_words_of_seats_and_the_capitals_are_known() -> None:
    assert {"white", "downing"} <= seats_begin()
    assert {"Kyiv", "Moscow", "Washington"} <= capital_names()
