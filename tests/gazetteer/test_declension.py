"""Names back from their cases: by hand-written forms, by laws, and against a dictionary."""

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer.declension import (
    CYRILLIC_WORD,
    MOST_FORMS,
    MOST_PHRASES,
    nominatives,
    shared_heads,
)
from geomap.gazetteer.sound import sound_key

CORE = Path(__file__).resolve().parents[2] / "gazetteer" / "core.sqlite"
CYRILLIC = "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяАБВГЕЖКНОПРСТУЩ'’ -."
# Nominative: its other forms, over the types of declension.
RUSSIAN = """
Карачев: Карачева Карачеву Карачевом Карачеве
Курск: Курска Курску Курском Курске
Севастополь: Севастополя Севастополю Севастополем Севастополе
Керчь: Керчи Керчью
Москва: Москвы Москве Москву Москвой Москвою
Каховка: Каховки Каховке Каховку Каховкой
Винница: Винницы Виннице Винницу Винницей
Сумы: Сум Сумам Сумами Сумах
Черкассы: Черкасс Черкассам Черкассами Черкассах
Химки: Химок Химкам Химками Химках
Люберцы: Люберец Люберцам Люберцами Люберцах
Орёл: Орла Орлу Орлом Орле
Елец: Ельца Ельцу Ельцом Ельце
Козелец: Козельца Козельцом Козельце
Торжок: Торжка Торжку Торжком Торжке
Изюм: Изюма Изюму Изюмом Изюме
Энгельс: Энгельса Энгельсом Энгельсе
Грозный: Грозного Грозному Грозным Грозном
Хмельницкий: Хмельницкого Хмельницкому Хмельницким Хмельницком
Лозовая: Лозовой Лозовую Лозовою
Покровское: Покровского Покровскому Покровским Покровском
Запорожье: Запорожья Запорожью Запорожьем Запорожье
Иваново: Иванова Иванову Ивановом Иванове
Джанкой: Джанкоя Джанкою Джанкоем Джанкое
Башкирия: Башкирии Башкирию Башкирией
Чечня: Чечни Чечне Чечню Чечнёй
Брянщина: Брянщины Брянщине Брянщину Брянщиной
Крым: Крыма Крыму Крымом
Латакия: Латакии Латакию Латакией
Идлиб: Идлиба Идлибе Идлибом
Ровно: Ровно
Старый Оскол: Старого Оскола, Старому Осколу, Старым Осколом, Старом Осколе
Нижний Новгород: Нижнего Новгорода, Нижнем Новгороде
Великие Луки: Великих Лук, Великих Луках, Великими Луками
Новая Каховка: Новой Каховки, Новой Каховке, Новую Каховку
Сергиев Посад: Сергиева Посада, Сергиевом Посаде
Белая Церковь: Белой Церкви, Белую Церковь
Набережные Челны: Набережных Челнов, Набережных Челнах
Ростов-на-Дону: Ростова-на-Дону, Ростове-на-Дону
Орехово-Зуево: Орехова-Зуева, Орехово-Зуеве
Ивано-Франковск: Ивано-Франковска, Ивано-Франковске
Переславль-Залесский: Переславля-Залесского, Переславле-Залесском
Гусь-Хрустальный: Гусь-Хрустального, Гусь-Хрустальном
Хан-Юнис: Хан-Юниса, Хан-Юнисе
Дейр-эль-Балах: Дейр-эль-Балаха, Дейр-эль-Балахе
Курская область: Курской области, Курскую область, Курской областью, Курской обл., Курская обл.
Рыльский район: Рыльского района, Рыльскому району, Рыльским районом, Рыльского р-на
Краснодарский край: Краснодарского края, Краснодарскому краю, Краснодарском крае
Карачаево-Черкесская Республика: Карачаево-Черкесской Республике, Карачаево-Черкесской Республики
Республика Крым: Республики Крым, Республике Крым, Республикой Крым
Республика Северная Осетия: Республики Северная Осетия
Донецкая Народная Республика: Донецкой Народной Республики, Донецкую Народную Республику
Ханты-Мансийский автономный округ: Ханты-Мансийского автономного округа
ДНР: ДНР
"""
UKRAINIAN = """
Київ: Києва Києву Києвом Києві
Харків: Харкова Харкову Харковом Харкові
Львів: Львова Львову Львовом Львові
Чернігів: Чернігова Чернігову Черніговом Чернігові
Миколаїв: Миколаєва Миколаєву Миколаєвом Миколаєві
Бердичів: Бердичева Бердичеву Бердичевом Бердичеві
Канів: Канева Каневу Каневом Каневі
Курськ: Курська Курську Курськом
Луцьк: Луцька Луцьку Луцьком
Донецьк: Донецька Донецьку Донецьком
Слов'янськ: Слов'янська Слов'янську Слов'янськом
Торецьк: Торецька Торецьку
Козелець: Козельця Козельцю Козельцем Козельці
Кам'янець: Кам'янця Кам'янцю Кам'янцем Кам'янці
Бориспіль: Борисполя Борисполю Борисполем Борисполі
Тернопіль: Тернополя Тернополю Тернополем Тернополі
Севастополь: Севастополя Севастополю Севастополем Севастополі
Коростень: Коростеня Коростеню Коростенем Коростені
Ізюм: Ізюма Ізюму Ізюмом Ізюмі
Конотоп: Конотопа Конотопу Конотопом Конотопі
Ніжин: Ніжина Ніжину Ніжином Ніжині
Крим: Криму Кримом
Дніпро: Дніпра Дніпру Дніпром Дніпрі
Одеса: Одеси Одесі Одесу Одесою
Полтава: Полтави Полтаві Полтаву Полтавою
Горлівка: Горлівки Горлівці Горлівку Горлівкою
Волноваха: Волновахи Волновасі Волноваху Волновахою
Прага: Праги Празі Прагу Прагою
Вінниця: Вінниці Вінницю Вінницею
Суджа: Суджі Суджу Суджею
Керч: Керчі Керчю
Умань: Умані Уманню
Суми: Сум Сумам Сумами Сумах
Черкаси: Черкас Черкасам Черкасами Черкасах
Бровари: Броварів Броварам Броварами Броварах
Прилуки: Прилук Прилукам Прилуками Прилуках
Лубни: Лубен Лубнам Лубнами Лубнах
Чернівці: Чернівців Чернівцям Чернівцями Чернівцях
Іллінці: Іллінців Іллінцям Іллінцями Іллінцях
Запоріжжя: Запоріжжю Запоріжжям Запоріжжі
Щастя: Щастю Щастям Щасті
Рівне: Рівного Рівному Рівним
Єнакієве: Єнакієвого Єнакієвому Єнакієвим
Кропивницький: Кропивницького Кропивницькому Кропивницьким
Хмельницький: Хмельницького Хмельницькому Хмельницьким
Лозова: Лозової Лозовій Лозову Лозовою
Джанкой: Джанкоя Джанкою Джанкоєм Джанкої
Брянщина: Брянщини Брянщині Брянщину Брянщиною
Росія: Росії Росію Росією
Вилкове: Вилкове Вилкового
Кривий Ріг: Кривого Рогу, Кривому Розі, Кривим Рогом
Біла Церква: Білої Церкви, Білій Церкві, Білою Церквою
Нова Каховка: Нової Каховки, Новій Каховці, Новою Каховкою
Великий Бурлук: Великого Бурлука, Великому Бурлуці, Великим Бурлуком
Кам'янець-Подільський: Кам'янця-Подільського, Кам'янці-Подільському
Івано-Франківськ: Івано-Франківська, Івано-Франківську
Курська область: Курської області, Курській області, Курською областю, Курську область
Рильський район: Рильського району, Рильському районі, Рильським районом
Сумська обл.: Сумської обл.
"""


def cases(table: str) -> list[Any]:
    """Return (form, nominative) of all the forms in a table."""
    found: list[Any] = []
    for line in table.strip().splitlines():
        name, forms = line.split(": ")
        parts = forms.split(", ") if ", " in forms or " " in name else forms.split()
        found += [pytest.param(form, name.replace("обл.", "область"), id=form) for form in parts]
    return found


@pytest.mark.parametrize(("form", "name"), cases(RUSSIAN))
def test_a_russian_form_gives_its_name(form: str, name: str) -> None:
    assert name.replace("ё", "е") in [one.replace("ё", "е") for one in nominatives(form)]


@pytest.mark.parametrize(("form", "name"), cases(UKRAINIAN))
def test_a_ukrainian_form_gives_its_name(form: str, name: str) -> None:
    assert name in nominatives(form)


def test_the_tables_are_as_long_as_they_say() -> None:
    assert len(cases(UKRAINIAN)) >= 120
    assert len(cases(RUSSIAN)) >= 120


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Курской областью", "Курская область"),
        ("Рильському районі", "Рильський район"),
        ("Рыльске", "Рыльск"),
        ("Старом Осколе", "Старый Оскол"),
        ("Броварами", "Бровари"),
        ("Хмельницького", "Хмельницький"),
        ("Республики Крым", "Республика Крым"),
    ],
)
def test_what_cannot_be_a_nominative_gives_the_likeliest_one_first(form: str, name: str) -> None:
    assert nominatives(form)[0] == name
    assert nominatives(form)[-1] == form


def test_the_language_of_the_text_tells_a_locative_from_a_nominative() -> None:
    assert nominatives("Карачеве", language="ru")[0] == "Карачев"
    assert nominatives("Вилкове", language="uk")[0] == "Вилкове"


def test_capitals_stay_capitals() -> None:
    assert "КУРСК" in nominatives("КУРСКЕ")
    assert nominatives("ЛНР") == ("ЛНР",)


@pytest.mark.parametrize("name", ["Kursk", "", "—", "غزة", "а" * 300])
def test_what_is_no_cyrillic_name_stays_as_it_is(name: str) -> None:
    assert nominatives(name) == (name,)


def test_names_of_places_are_nominatives_already() -> None:
    # A handful of settlements are named in the genitive or spelt half in another language.
    names = _names(country="RU", least=500) + _names(country="UA", least=500)
    others = [name for name in names if nominatives(name)[0] != name]
    assert len(names) > 5000
    assert len(others) <= 0.005 * len(names), others


@given(st.text(alphabet=CYRILLIC, max_size=60))
def test_candidates_are_few_and_hold_the_name_itself(name: str) -> None:
    found = nominatives(name)
    assert len(found) == len(set(found)) <= MOST_PHRASES
    if not re.search("[ -]", name):
        assert len(found) <= MOST_FORMS
    if "обл" not in name and "р-н" not in name:
        assert " ".join(name.split()) in found or name in found


@given(st.text(max_size=100))
def test_any_text_may_be_asked_for(text: str) -> None:
    nominatives(text)
    assert all(text[one.start : one.end] for one in shared_heads(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Брянской и Курской областями", ["Брянская область", "Курская область"]),
        (
            "над территориями Белгородской, Брянской и Курской областей",
            ["Белгородская область", "Брянская область", "Курская область"],
        ),
        (
            "Курської, Сумської та Харківської областей",
            ["Курська область", "Сумська область", "Харківська область"],
        ),
        (
            "Бахчисарайского и Симферопольского районов",
            ["Бахчисарайский район", "Симферопольский район"],
        ),
        ("в Рильському й Суджанському районах", ["Рильський район", "Суджанський район"]),
        ("Курская и Белгородская области", ["Курская область", "Белгородская область"]),
        (
            "Донецкой и Луганской народных республик",
            ["Донецкая народная республика", "Луганская народная республика"],
        ),
        (
            "Ямало-Ненецкого и Ханты-Мансийского автономных округов",
            ["Ямало-Ненецкий автономный округ", "Ханты-Мансийский автономный округ"],
        ),
        ("Сумской и Харьковской обл.", ["Сумская область", "Харьковская область"]),
        (
            "в Белгороде, Курской и Брянской областях",
            ["Курская область", "Брянская область"],
        ),
    ],
)
def test_names_that_share_a_unit_each_get_it(text: str, names: list[str]) -> None:
    assert [one.name for one in shared_heads(text)] == names


def test_a_shared_name_stands_where_its_adjective_does() -> None:
    text = "удары по Брянской и Курской областям"
    assert [text[one.start : one.end] for one in shared_heads(text)] == [
        "Брянской",
        "Курской областям",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Москвы и Московской области",
        "Москвой и Московской областью",
        "Курской областью и Крымом",
        "Курская область",
        "Kursk and Bryansk regions",
        "",
    ],
)
def test_no_unit_is_shared_where_there_is_one_adjective(text: str) -> None:
    assert shared_heads(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("в Слов'янську, Ростове-на-Дону.", ["в", "Слов'янську", "Ростове-на-Дону"]),
        ("Ґ-Kursk 17", ["Ґ"]),
    ],
)
def test_words_keep_their_apostrophes_and_hyphens(text: str, words: list[str]) -> None:
    assert CYRILLIC_WORD.findall(text) == words


def test_the_cases_of_russian_towns_as_a_dictionary_makes_them() -> None:
    morphology = pytest.importorskip("pymorphy3").MorphAnalyzer(lang="ru")
    asked, missed = 0, []
    for name in _names(country="RU", least=15_000):
        if " " in name:
            continue
        parses = [one for one in morphology.parse(name) if {"Geox", "nomn"} in one.tag]
        for case in ("gent", "datv", "accs", "ablt", "loct") if parses else ():
            form = parses[0].inflect({case})
            if form is None:
                continue
            asked += 1
            found = [one.replace("ё", "е") for one in nominatives(form.word.capitalize())]
            if name.replace("ё", "е") not in found:
                missed.append((form.word, name))
    assert asked > 2000
    assert len(missed) <= 0.01 * asked, missed


def _names(*, country: str, least: int) -> list[str]:
    """Return the names of settlements in the letters of their country, once each."""
    places = sqlite3.connect(f"file:{CORE}?mode=ro", uri=True)
    rows = places.execute(
        "SELECT place.name, key FROM place JOIN name ON n = place"
        " WHERE country = ? AND level = 0 AND population >= ? AND matched < 2 ORDER BY key",
        (country, least),
    ).fetchall()
    places.close()
    alphabet = {"RU": "[а-яё -]+", "UA": "[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя -]+"}[country]
    found = {
        " ".join(word.capitalize() for word in name.split())
        for primary, name in rows
        if re.fullmatch(alphabet, name) and sound_key(name) == sound_key(primary) != ""
    }
    return sorted(found)


@pytest.mark.parametrize("name", ["В В В", "РоЗі", "ХаРкОві", "Я", "Ї-Ї", "А.Б."])
def test_odd_capitals_are_read_or_left(name: str) -> None:
    assert name in nominatives(name)
