"""Ukrainian spellings of Russian names, back in Russian."""
# Cyrillic letters are meant here

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.russian_spelling import MOST_SPELLINGS, russian_spellings


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("Новочеркаськ", "новочеркаск"),
        ("Сизрань", "сызрань"),
        ("Кіріші", "кириши"),
        ("Глушкове", "глушково"),
        ("Борисівка", "борисовка"),
        ("Дятлівці", "дятловцы"),
        ("Великі Луки", "большие луки"),
        ("Північний", "северный"),
        ("Червоний Кут", "красный кут"),
        ("Східна Гора", "восточная гора"),
        ("Білий Кінь", "билый конь"),
        ("Козельськ-Південний", "козельск-южный"),
        ("Донець", "донец"),
        ("Новоросійськ", "новороссийск"),
        ("Острогозьк", "острогожск"),
        ("Россош", "россошь"),
    ],
)
def test_a_ukrainian_spelling_is_undone(ukrainian: str, russian: str) -> None:
    assert russian in russian_spellings(ukrainian)


@pytest.mark.parametrize("name", ["Сызрань", "Орёл", "Tula", "", "Курск 2"])
def test_what_is_not_ukrainian_has_none(name: str) -> None:
    assert russian_spellings(name) == ()


@given(st.text(alphabet="абвгіїєьикнсц' -", max_size=60))
def test_there_are_never_too_many(name: str) -> None:
    assert len(russian_spellings(name)) <= MOST_SPELLINGS


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Новочеркаськ", "RU-ROS"),
        ("Подольськ", "RU-MOS"),
        ("Кіріші", "RU-LEN"),
        ("Велике Солдатське", "RU-KRS"),
    ],
)
def test_a_russian_town_is_found_by_its_ukrainian_spelling(
    gazetteer: Gazetteer, name: str, ident: str
) -> None:
    place = gazetteer.resolve(name).place
    assert place is not None
    assert place.admin1 == ident


def test_a_village_of_ukraine_does_not_hide_a_russian_town_that_ukrainian_spells_so(
    gazetteer: Gazetteer,
) -> None:
    place = gazetteer.resolve("Климове").place
    assert place is not None
    assert place.country == "RU"


def test_a_town_of_ukraine_keeps_its_name_from_a_village_of_russia(gazetteer: Gazetteer) -> None:
    for name in ("Маринівка", "Іванівка", "Піски"):
        assert {one.place.country for one in gazetteer.lookup(name)[:1]} == {"UA"}
