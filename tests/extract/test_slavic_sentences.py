"""Where the sentences of Russian and Ukrainian texts begin and end."""

# Cyrillic letters are meant

import re
from itertools import pairwise

import pytest
from slavic_invented import claims_in, post

from geomap.extract.slavic.sentences import LONGEST, stretches


def _sentences(text: str) -> list[str]:
    one = post(text)
    return [one.text[found.start : found.end] for found in stretches(one)]


WHOLE = """
Завод им. И. Иванова в г. Тула горит.
Власти Курской обл. сообщили об атаке.
Дрон упал в 0.5 км от с. Козинка.
Ущерб составил 2,5 млн руб. за ночь.
Обстріляно м. Суми та смт. Велика Писарівка.
В 03.25 мск. дрон попал в дом.
Сбиты 3 БПЛА, повреждены дома, машины и т.д. по всему району.
По словам т. зв. «министра», дрон сбит.
Ранены 5 чел. в Сумах.
Погибли в т.ч. дети.
Ул. Ленина повреждена, д. 5 разрушен.
Гендиректор ООО «Ромашка» В.В. Петров сообщил об ударе.
К. т. н. С. Сидоров подтвердил удар.
Удар нанесен с. г. 5 мая в пос. Южный, ок. 10 чел. ранены.
Взрывы... продолжались всю ночь.
«Что происходит?!» спросил он.
«Где укрытие?» — кричали люди.
Ракета (тип «Искандер». По данным штаба) упала в поле.
Голова ОВА О. Кіпер повідомив про удар по вул. Рішельєвській.
Внаслідок удару по смт. Дворічна поранено 3 особи, з них 1 дит. віку.
""".strip().splitlines()


@pytest.mark.parametrize("text", WHOLE)
def test_an_abbreviation_or_a_mark_inside_ends_no_sentence(text: str) -> None:
    assert _sentences(text) == [text]
    assert _sentences(f"{text} Пожар тушат.") == [text, "Пожар тушат."]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Удар был 9 октября 2024 г. Пострадали двое.", 2),
        ("Ущерб 5 млн руб. Завод закрыт.", 2),
        ("Взрыв!!! В центре города пожар.", 2),
        ("Дрон?.. Да, дрон.", 2),
        ("«Пожар тушат». «Погибших нет».", 2),
        ("Ракета упала в поле. (Об этом сообщил мэр.) Погибших нет.", 3),
        ("Збито 5 дронів. 3 з них збили над Одесою.", 2),
        ("Збито 5 дронів. Троє людей поранені.", 2),
        ("Сбиты 5 дронов. Девять из них летели над морем.", 2),
        ("Удар 5 октября. Погибли двое\nРанены трое", 3),
        ("🔹 Сбит дрон в Брянске\n🔹 Сбит дрон в Курске.", 2),
        ("1. Атакован порт Одессы.\n2. Атакован порт Измаил.", 2),
        ("Атакован порт Одессы\nАтакован порт Измаил", 2),
    ],
)
def test_a_sentence_ends_where_the_next_begins(text: str, cut: int) -> None:
    assert len(_sentences(text)) == cut


DATELINES = """
МОСКВА, 14 августа. /ТАСС/.
МОСКВА, 14 августа. /ТАСС/
КИЕВ, 3 окт — РИА Новости.
ДОНЕЦК, 9 окт - РИА Новости.
МОСКВА, 26 ноя - ПРАЙМ.
INTERFAX.RU -
Москва. 17 марта. INTERFAX.RU -
Київ. 3 жовтня. Інтерфакс-Україна.
Київ. 3 жовтня. УНН.
КИЇВ. УНІАН.
ТЕЛЬ-АВИВ, 5 июня. /Корр. ТАСС Иван Иванов/.
Сана (Йемен). 9 октября.
ТАСС, 9 октября.
Київ, 9 жовтня 2024 року, 10:15 —
""".strip().splitlines()


@pytest.mark.parametrize("line", DATELINES)
def test_a_dateline_is_no_part_of_a_sentence(line: str) -> None:
    told = "Дроны атаковали порт Одессы."
    assert _sentences(f"{line} {told} Погибших нет.") == [told, "Погибших нет."]


@pytest.mark.parametrize("line", DATELINES)
def test_the_agency_of_a_dateline_says_nothing(line: str) -> None:
    (claim,) = claims_in(f"{line} Дроны атаковали порт Одессы.")
    assert [link.kind for link in claim.chain] == ["publisher"]


@pytest.mark.parametrize(
    "text",
    [
        "Одесса, 9 человек погибли при ударе.",
        "Генштаб — источник сообщения об ударе.",
        "В Одессе 9 октября. Дрон попал в порт.",
    ],
)
def test_words_that_are_no_dateline_are_kept(text: str) -> None:
    assert "".join(_sentences(text)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "За ночь уничтожены:\n— 5 над Брянской областью;\n— 3 над Курской областью.",
        "За ночь уничтожены:\n\n▪️ 5 над Брянской областью,\n\n▪️ 3 над Курской областью.",
        "За ніч збито БпЛА:\n\n5 — над Одещиною,\n\n3 — над Сумщиною.",
        "Сбито:\n1. 5 над Брянской областью;\n2. 3 над Курской областью.",
        "Атакованы:\n1) Одесса;\n2) Измаил.",
    ],
)
def test_a_list_is_one_sentence_with_the_words_before_it(text: str) -> None:
    assert _sentences(f"{text}\n\nПострадавших нет.") == [text, "Пострадавших нет."]


def test_a_quotation_of_several_sentences_is_one_with_its_speaker() -> None:
    text = "«Дроны ударили по складу. Пожар тушат. Погибших нет», — сообщил мэр."
    assert _sentences(f"{text} Порт закрыт.") == [text, "Порт закрыт."]
    claims = claims_in(f"В Брянске горит склад. {text.replace('складу', 'складу в Брянске')}")
    assert {claim.claimant.kind for claim in claims if claim.counts} == {"local_official"}


def test_a_line_that_was_wrapped_goes_on() -> None:
    text = "Российские войска в ночь на среду атаковали Одессу\nбеспилотниками, поврежден\nпорт."
    assert _sentences(f"{text} Погибших нет.") == [text, "Погибших нет."]


def test_a_list_too_long_for_one_sentence_is_not_lost() -> None:
    items = ";\n".join(f"— {number} над Брянской областью" for number in range(1, 200))
    found = _sentences(f"За ночь уничтожены:\n{items}.")
    assert len(found) > 1
    assert sum(one.count("Брянской") for one in found) == 199
    assert all(len(one) <= LONGEST for one in found)


def test_a_sentence_too_long_to_read_is_cut_at_its_semicolons() -> None:
    items = "; ".join("сбит дрон над Брянской областью" for _ in range(200))
    found = _sentences(f"За ночь: {items}.")
    assert sum(one.count("Брянской") for one in found) == 200
    assert len(found) < 5
    assert all(len(one) <= LONGEST for one in found)


@pytest.mark.parametrize("between", [", ", " ", " | "])
def test_a_table_without_stops_is_cut_at_commas_or_spaces(between: str) -> None:
    row = "дрон сбит над Брянской областью"
    found = _sentences(between.join([row] * 300) + ".")
    words = [word for one in found for word in re.findall(r"\w+", one)]
    assert words == row.split() * 300
    assert all(len(one) <= LONGEST for one in found)
    if between == ", ":
        assert all(one.startswith(row) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "дрон " * 20_000,
        "🔹" * 50_000,
        "\0" * 50_000,
        "«" * 50_000,
        '"' * 50_000,
        "«А. " * 15_000,
        "(а. Б " * 15_000,
        "А" * 50_000,
        "Аа " * 15_000,
        "." * 50_000,
        "1. " * 15_000,
        "- " * 25_000,
        "/" * 50_000,
        "\n" * 50_000,
        "Дрон г. " * 10_000,
        "МОСКВА, 9 октября. " * 5_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_text_is_cut_or_left_out(text: str) -> None:
    found = stretches(post(text))
    assert all(0 < one.end - one.start <= LONGEST for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_nothing_is_read_twice_and_nothing_between_is_told() -> None:
    text = (
        "Москва. 9 мая. INTERFAX.RU - Дрон сбит. Ул. Ленина цела!"
        "\n\n1. Одесса.\n2. Суми: «Ой. Так»."
    )
    one = post(text)
    found = stretches(one)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [text[a.start : a.end] for a in found][:2] == ["Дрон сбит.", "Ул. Ленина цела!"]
