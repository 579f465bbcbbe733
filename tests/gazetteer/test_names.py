"""Names as keys: what is evened out, what says region, in which alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer.names import base, key, languages, region_base


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ryl'sk", "RYLSK"),
        ("Мар\u2019їно", "Мар'їно"),
        ("Орёл", "Орел"),
        ("Saint Petersburg", "St. Petersburg"),
        ("Ust-Luga", "Ust Luga"),
        ("Székesfehérvár", "Szekesfehervar"),
    ],
)
def test_two_ways_to_write_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_a_mark_on_a_cyrillic_letter_makes_another_letter() -> None:
    assert key("Майкоп") != key("Маикоп")


@given(st.text(max_size=60))
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kursk Region", "kursk"),
        ("Kursk obl.", "kursk"),
        ("Gomel voblast", "gomel"),
        ("Kurskaya oblast'", "kurskaya"),
        ("Oblast of Kursk", "kursk"),
        ("Tyumenskaya Oblast\u2019", "tyumenskaya"),
        ("Республика Дагестан", "дагестан"),
        ("Курская обл.", "курская"),
        ("Вінницька область", "вінницька"),
        ("Гомельская вобласць", "гомельская"),
        ("Краснодарский край", "краснодарский"),
    ],
)
def test_a_word_for_the_unit_leaves_the_base(name: str, expected: str) -> None:
    assert region_base(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Курщина", "курская"),
        ("Воронежчина", "воронежская"),
        ("Белгородчина", "белгородская"),
        ("Харківщина", "харківська"),
        ("Донеччина", "донецкая"),
        ("Донетчина", "донецкая"),
        ("Вінниччина", "вінницька"),
        ("Одещина", "одеська"),
        ("Черкащина", "черкаська"),
        ("Kyivshchyna", "kyivska"),
        ("Donechchyna", "donetska"),
    ],
)
def test_the_land_of_a_town_is_its_region(name: str, expected: str) -> None:
    assert region_base(name) == expected


@pytest.mark.parametrize("name", ["Kursk", "Курск", "Oblast", "область", "China", "", "."])
def test_a_name_that_says_no_region_has_no_base(name: str) -> None:
    assert region_base(name) is None


def test_the_base_of_a_town_is_its_key() -> None:
    assert base(key("Kursk")) == "kursk"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Курск", {"ru", "uk", "be"}),
        ("Рыльск", {"ru", "be"}),
        ("Енакиево", {"ru", "uk"}),
        ("Щёлкино", {"ru"}),
        ("Єнакієве", {"uk"}),
        ("Магілёў", {"be"}),
        ("Kursk", set()),
        ("", set()),
    ],
)
def test_letters_tell_the_language(name: str, expected: set[str]) -> None:
    assert languages(name) == expected


@given(st.text(max_size=300))
def test_any_text_is_a_name(name: str) -> None:
    languages(name)
    assert region_base(name) != ""
