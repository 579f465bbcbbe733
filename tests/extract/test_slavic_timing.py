"""Which day is which strike's in Russian and Ukrainian, written on Wednesday 9 October 2024."""

# Cyrillic letters are meant

from itertools import pairwise

import pytest
from slavic_invented import claims_in

from geomap.model import Claim

# Language | first day, last day and basis of each claim in order ("-" for no day); the text, with
# a sign for a new paragraph.
TEXTS = """
ru | 23 23 stated | 08 09 relative
    Порт Измаила обстреляли 23 февраля. Вечером дроны атаковали Одессу.
ru | 07 08 statement
    По состоянию на 18:00 8 октября в Газе погибли 30 человек при обстрелах.
ru | 08 09 statement
    Удар по Сумам: что известно на утро 9 октября. Погибли двое.
uk | 09 09 relative
    Ранковий удар по Сумах: дві людини загинули.
ru | 08 08 relative
    Во время вчерашней атаки на Одессу погибли двое.
ru | 08 09 stated
    Ночью 9 октября дроны атаковали Брянск. Утром пожар на складе потушили.
ru | 08 09 relative | 08 08 stated
    Этой ночью дроны атаковали порт Одессы, а вечером 8 октября ракета попала в рынок в Харькове.
uk | 05 05 stated | 04 04 relative
    Удар по Одесі 5 жовтня забрав життя двох людей. Напередодні ракета влучила в порт Миколаєва.
ru | 30 06 relative
    На прошлой неделе РСО обстреляли рынок в Омдурмане.
uk | 08 09 stated
    У ніч на 9 жовтня (з 19:00 8 жовтня) противник атакував Одещину 40 ударними БпЛА.
uk | 08 08 stated | 09 09 weekday
    У вівторок, 8 жовтня, близько 14:00 ворог ударив КАБами по Харкову, а у середу вранці – по
    Сумах.
ru | 08 08 relative | 09 09 relative
    Вчера ВСУ атаковали Курск, а сегодня дроны ударили по складу в Белгороде.
ru | 05 05 stated | 06 06 stated | 07 07 stated
    Россия атаковала порт Одессы 5, 6 и 7 октября.
ru | 09 09 stated
    Сегодня, 9 октября, в период с 20:00 до 21:00 мск уничтожены 3 БПЛА над Курской областью.
ru | 05 05 stated
    После удара 5 октября по рынку в Одессе скончался раненый, сообщили в среду власти.
ru | 05 05 stated
    Военные 8 октября опровергли, что 5 октября ударили по больнице в Газе.
ru | 05 05 stated | 07 07 stated
    Российские войска 5 октября ударили ракетой по порту Одессы, а 7 октября дроны атаковали склад
    в Измаиле.
uk | 05 05 stated | 07 07 stated
    5 жовтня ракета влучила в порт Одеси, а 7 жовтня дрони атакували склад в Ізмаїлі.
ru | 05 05 stated | 07 07 stated
    По Одессе ударили 5 октября, а по Измаилу — 7 октября.
ru | 05 05 stated | 07 07 stated
    5 октября ударили по Одессе и 7 октября по Измаилу.
uk | 05 05 stated | 07 07 stated
    Армія РФ атакувала Харків 5 жовтня та Суми 7 жовтня.
ru | 06 06 stated | 08 08 stated
    За последние три дня ВСУ дважды ударили по Курску: 6 октября поражен штаб, а 8 октября они
    нанесли удар по аэродрому.
uk | 08 08 stated | 09 09 stated
    8 та 9 жовтня російські дрони атакували Одесу.
ru | 08 09 stated
    В ночь на 9 октября дроны атаковали Одессу, сообщил 9 октября губернатор Олег Кипер.
ru | 08 09 statement
    Губернатор Олег Кипер в среду заявил, что дроны атаковали порт Одессы.
uk | 07 08 statement
    Голова ОВА Олег Кіпер 8 жовтня заявив, що дрони атакували порт Одеси.
ru | 07 08 statement
    «Дроны ударили по складу в Брянске», — сообщил 8 октября губернатор Александр Богомаз.
ru | 07 08 statement
    «Дроны ударили по складу в Брянске», — сообщил губернатор Александр Богомаз 8 октября.
uk | 07 08 statement
    «Дрони вдарили по складу в Брянську», – повідомив 8 жовтня губернатор Олександр Богомаз.
ru | 07 08 statement
    Дроны ударили по складу в Брянске. Об этом 8 октября сообщил губернатор Александр Богомаз.
ru | 03 03 relative
    Мэр заявил в пятницу, что накануне ракета попала в рынок в Одессе.
uk | 05 06 weekday
    Речник ЦАХАЛ повідомив, що в ніч на неділю ракети впали в Тель-Авіві.
ru | 08 08 stated
    Хуситы взяли на себя ответственность за удар 8 октября по танкеру в Красном море.
ru | -
    Ракета попала в завод в Харькове, построенный в 2015 году.
ru | -
    Ракета попала в школу в Харькове, открытую 1 сентября.
uk | -
    Ракета влучила у школу в Харкові, яку відкрили 1 вересня.
ru | 05 05 stated
    5 октября ракета попала в школу в Харькове, открытую 1 сентября.
ru | 07 07 stated
    В результате ударов по Харькову, нанесенных 7 октября, погибли трое.
uk | 07 07 stated
    Унаслідок ударів по Харкову, завданих 7 жовтня вдень, загинули троє.
ru | 08 09 relative
    Ночью, сообщил мэр, дроны ударили по порту Одессы.
ru | 08 09 stated
    9 октября российские войска ночью атаковали Одессу дронами.
ru | 09 09 relative
    Дроны атаковали Одессу сегодня в 03:25.
ru | 05 05 stated | 04 04 relative
    Израиль ударил по Бейруту 5 октября. Днем ранее «Хезболла» обстреляла Хайфу.
ru | 05 05 stated | 06 06 relative
    Израиль ударил по Бейруту 5 октября. На следующий день ракеты попали в Хайфу.
uk | 05 05 stated | 05 05 relative
    Ізраїль ударив по Бейруту 5 жовтня. Того ж дня «Хезболла» обстріляла Хайфу.
uk | 04 05 stated | 04 05 relative
    У ніч на 5 жовтня ракета влучила в порт Одеси. Тієї ж ночі дрони атакували Ізмаїл.
ru | 05 05 stated
    5 октября ракета попала в рынок в Одессе. В результате удара погибли трое.
uk | 05 05 stated
    5 жовтня ракета влучила в ринок в Одесі. Внаслідок удару загинули троє людей.
ru | 05 05 stated | 05 05 context
    5 октября дроны атаковали Одессу. Одновременно ракеты ударили по Харькову.
ru | 05 05 stated | -
    5 октября дроны атаковали Одессу. Ранее ракеты ударили по порту Измаила.
uk | 08 09 relative
    За минулу добу росіяни обстріляли Херсон.
ru | 08 08 stated
    Обстановка за 8 октября: ¶ Дрон ударил по рынку в Херсоне.
uk | 08 08 stated
    Хроніка за 8 жовтня. ¶ Дрон ударив по ринку в Херсоні.
ru | -
    Переговоры прошли 8 октября в Женеве. ¶ Дрон ударил по рынку в Херсоне.
ru | -
    ТЕГЕРАН, 8 октября. /ТАСС/. Израильские ракеты попали в склад в Исфахане.
ru | -
    Дрон ударил по рынку в Херсоне.
ru | 08 08 stated
    Азербайджан обстрелял Степанакерт вечером 8 октября, погибли двое.
ru | 05 08 stated
    С 5 по 8 октября ВСУ обстреляли Горловку 30 раз.
ru | 05 05 stated
    В субботу, 5 октября, около 17:40 ракета попала в кафе в Краматорске.
""".strip()


def _rows() -> list[tuple[str, str, list[str]]]:
    rows: list[tuple[str, str, list[str]]] = []
    for line in TEXTS.splitlines():
        if line.startswith(" "):
            language, text, days = rows.pop()
            rows.append((language, f"{text} {line.strip()}".strip(), days))
        else:
            language, *days = (cell.strip() for cell in line.split("|"))
            rows.append((language, "", days))
    return [(language, text.replace(" ¶ ", "\n\n"), days) for language, text, days in rows]


def _day(claim: Claim) -> str:
    one = claim.date
    if one.earliest is None or one.latest is None:
        return "-"
    return f"{one.earliest[-2:]} {one.latest[-2:]} {one.basis}"


@pytest.mark.parametrize(("language", "text", "days"), _rows())
def test_a_strike_has_the_day_that_its_words_name(
    language: str, text: str, days: list[str]
) -> None:
    assert [_day(claim) for claim in claims_in(text, language)] == days


def test_two_days_in_one_sentence_are_two_strikes_with_their_own_places_and_weapons() -> None:
    text = (
        "5 октября российские войска двумя ракетами ударили по порту Одессы, погибли трое, "
        "а 7 октября дроны атаковали склад в Измаиле, ранены пятеро."
    )
    first, second = claims_in(text)
    assert [place.text for place in first.locations] == ["порту Одессы"]
    assert [place.text for place in second.locations] == ["Измаиле"]
    assert first.counts["killed"].low == 3
    assert "killed" not in second.counts
    assert second.counts["injured"].low == 5
    assert [one.attacker for one in (first, second)] == ["RU", "RU"]


def test_the_days_of_two_strikes_stand_in_the_text_in_order() -> None:
    text = "5 жовтня ракета влучила в порт Одеси, а 7 жовтня дрони атакували склад в Ізмаїлі."
    days = [claim.date for claim in claims_in(text, "uk")]
    places = [(one.start or 0, one.end or 0) for one in days]
    assert [text[start:end] for start, end in places] == ["5 жовтня", "7 жовтня"]
    assert all(before[1] <= after[0] for before, after in pairwise(places))


def test_without_a_day_of_publication_a_day_and_month_stay_without_a_year() -> None:
    (claim,) = claims_in("5 октября ракета попала в рынок в Одессе.", published="")
    assert claim.date.earliest == claim.date.latest == "--10-05"


def test_without_a_day_of_publication_last_night_is_no_day() -> None:
    (claim,) = claims_in("Ночью ракета попала в рынок в Одессе.", published="")
    assert claim.date.earliest is None


def test_a_time_marks_the_part_of_a_day_that_is_named() -> None:
    (claim,) = claims_in("Ракета влучила в кафе у Краматорську 5 жовтня близько 17:40.", "uk")
    assert claim.date.part_of_day == "afternoon"


def test_a_strike_of_an_earlier_month_lends_its_day_to_nothing_told_before() -> None:
    text = (
        "Дроны атаковали порт Одессы, сообщил губернатор Олег Кипер.\n\n"
        "Дрон ударил по рынку в Херсоне в ночь на 9 октября.\n\n"
        "17 сентября ракета попала в школу в Краматорске."
    )
    claims = claims_in(text)
    assert _day(claims[-1]) == "17 17 stated"
    assert all(_day(claim) != "17 17 stated" for claim in claims[:-1])
    assert _day(claims[0]) == "-"


def test_last_year_and_a_month_beside_it_are_that_month_of_last_year() -> None:
    (claim,) = claims_in("Торік у жовтні ракета влучила в село Гроза, загинули 59 людей.", "uk")
    assert (claim.date.earliest, claim.date.latest) == ("2023-10-01", "2023-10-31")


def test_a_line_with_a_day_dates_the_times_of_the_lines_under_it() -> None:
    text = "Додам про ранок 7 жовтня.\n\nО 07:40 дрон ударив по ринку в Херсоні."
    (claim,) = claims_in(text, "uk")
    assert claim.date.earliest == claim.date.latest == "2024-10-07"
    assert claim.date.text == "7 жовтня"


def test_a_day_is_no_place() -> None:
    claims = claims_in("Ізраїль ударив по Бейруту 5 жовтня. Того ж дня обстріляли Хайфу.", "uk")
    assert [[one.text for one in claim.locations] for claim in claims] == [["Бейруту"], ["Хайфу"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "5 октября дроны атаковали Одессу. Порт горит после атаки, погибли двое."),
        ("uk", "5 жовтня дрони атакували Одесу. Через удар загинули двоє людей."),
        ("ru", "5 октября дроны атаковали Одессу. При атаке погибли двое."),
        ("ru", "5 октября дроны атаковали Одессу. Этот удар унес жизни двоих человек."),
    ],
)
def test_words_that_take_a_strike_for_known_are_of_its_day(language: str, text: str) -> None:
    found = [claim.date.earliest for claim in claims_in(text, language)]
    assert set(found) == {"2024-10-05"}
