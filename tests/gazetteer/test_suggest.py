"""What a misspelt name may have meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("rapidfuzz")

from geomap.gazetteer.suggest import did_you_mean

TOWNS = ["Belgorod", "Bryansk", "Karachev", "Kursk", "Lysychansk", "Rylsk", "Sudzha", "Sumy"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Belgrood", "Belgorod"),
        ("Bryanks", "Bryansk"),
        ("Karachov", "Karachev"),
        ("Kursc", "Kursk"),
        ("Лизичанськ", "Lysychansk"),
        ("Рыльск", "Rylsk"),
    ],
)
def test_the_likest_name_comes_first(name: str, expected: str) -> None:
    assert did_you_mean(name, TOWNS)[0] == expected


@pytest.mark.parametrize("name", ["Qwerty", "", "17", "Vladivostok"])
def test_what_is_like_nothing_gets_nothing(name: str) -> None:
    assert did_you_mean(name, TOWNS) == ()


def test_the_name_itself_is_no_suggestion() -> None:
    assert "Kursk" not in did_you_mean("kursk", TOWNS)


@given(st.permutations(TOWNS), st.integers(min_value=0, max_value=9))
def test_the_order_of_the_names_does_not_count(names: list[str], limit: int) -> None:
    found = did_you_mean("Kurskaya", names, limit=limit)
    assert found == did_you_mean("Kurskaya", TOWNS, limit=limit)
    assert len(found) <= limit
