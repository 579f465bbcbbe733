# Cyrillic letters are meant, not their Latin likenesses
import pytest
from slavic_invented import sentence_of

from geomap.extract.slavic.numbers import count_of, numbers

Bounds = tuple[int | None, int | None, str]

RUSSIAN = [
    ("сбито 12 дронов", (12, 12, "exact")),
    ("сбиты двенадцать дронов", (12, 12, "exact")),
    ("перехвачены двадцать семь ракет", (27, 27, "exact")),
    ("выпущено сто двадцать три снаряда", (123, 123, "exact")),
    ("уничтожены триста сорок беспилотников", (340, 340, "exact")),
    ("выпущено две тысячи сто снарядов", (2100, 2100, "exact")),
    ("выпущено 1 200 снарядов", (1200, 1200, "exact")),
    ("погибли 3 тысячи человек", (3000, 3000, "exact")),
    ("погибли 3 тыс. человек", (3000, 3000, "exact")),
    ("до 12 дронов", (None, 12, "at_most")),
    ("не более восьми ракет", (None, 8, "at_most")),
    ("не менее пятнадцати ракет", (15, None, "at_least")),
    ("как минимум 4 взрыва", (4, None, "at_least")),
    ("по меньшей мере двое раненых", (2, None, "at_least")),
    ("более 50 дронов", (51, None, "more_than")),
    ("свыше сорока снарядов", (41, None, "more_than")),
    ("менее 10 ракет", (None, 9, "less_than")),
    ("около двадцати ракет", (20, 20, "about")),
    ("порядка 30 дронов", (30, 30, "about")),
    ("почти сто человек", (100, 100, "about")),
    ("15 и более человек", (15, None, "at_least")),
    ("несколько ракет", (None, None, "several")),
    ("десятки дронов", (None, None, "several")),
    ("несколько десятков снарядов", (None, None, "several")),
    ("три десятка дронов", (30, 30, "exact")),
    ("полтора десятка ракет", (15, 15, "exact")),
    ("полторы тысячи снарядов", (1500, 1500, "exact")),
    ("более 1,5 тысячи дронов", (1501, None, "more_than")),
    ("менее 0 дронов", (None, 0, "less_than")),
    ("двое раненых", (2, 2, "exact")),
    ("помощь оказана троим пострадавшим", (3, 3, "exact")),
    ("одиннадцатью ракетами", (11, 11, "exact")),
    ("атаковали 14-ю дронами", (14, 14, "exact")),
    ("от трех до пяти ракет", (3, 5, "exact")),
    ("выпущено 3–5 ракет", (3, 5, "exact")),
    ("число погибших возросло до 12", (12, 12, "exact")),
    ("одна ракета", (1, 1, "exact")),
]

UKRAINIAN = [
    ("збито 12 дронів", (12, 12, "exact")),
    ("збито дванадцять дронів", (12, 12, "exact")),
    ("знищено двадцять сім ракет", (27, 27, "exact")),
    ("випущено сто двадцять три снаряди", (123, 123, "exact")),
    ("випущено дві тисячі сто снарядів", (2100, 2100, "exact")),
    ("випущено 2,5 тис. снарядів", (2500, 2500, "exact")),
    ("атакував 14-ма дронами", (14, 14, "exact")),
    ("атакував 181-м безпілотником", (181, 181, "exact")),
    ("застосувавши 118-та ударних дронів", (118, 118, "exact")),
    ("атакував шістьома ракетами", (6, 6, "exact")),
    ("атакував сімома ракетами", (7, 7, "exact")),
    ("до 12 дронів", (None, 12, "at_most")),
    ("щонайбільше вісім ракет", (None, 8, "at_most")),
    ("щонайменше п'ятнадцять ракет", (15, None, "at_least")),
    ("не менше чотирьох вибухів", (4, None, "at_least")),
    ("понад 50 дронів", (51, None, "more_than")),
    ("більш ніж сорок снарядів", (41, None, "more_than")),
    ("менше 10 ракет", (None, 9, "less_than")),
    ("близько двадцяти ракет", (20, 20, "about")),
    ("майже сто людей", (100, 100, "about")),
    ("кілька ракет", (None, None, "several")),
    ("десятки дронів", (None, None, "several")),
    ("три десятки дронів", (30, 30, "exact")),
    ("півтори тисячі снарядів", (1500, 1500, "exact")),
    ("четверо поранених", (4, 4, "exact")),
    ("від трьох до п'яти ракет", (3, 5, "exact")),
    ("кількість загиблих зросла до 9", (9, 9, "exact")),
    ("одна ракета", (1, 1, "exact")),
]

NO_COUNTS = [
    ("ru", "54-летняя женщина"),
    ("ru", "в 3:31 ночи"),
    ("ru", "около 15.30 мск"),
    ("ru", "в 5 утра"),
    ("ru", "9 октября"),
    ("ru", "в ночь на 9 октября"),
    ("ru", "8 и 9 октября"),
    ("ru", "7–9 октября"),
    ("ru", "с 7 до 9 часов"),
    ("ru", "за 3 дня"),
    ("ru", "в 37 километрах от города"),
    ("ru", "122-мм снаряд"),
    ("ru", "23-й полк"),
    ("ru", "ракета Х-101"),
    ("ru", "дивизион С-400"),
    ("ru", "на площади 200 кв. метров"),
    ("ru", "на 40 млн рублей"),
    ("ru", "мужчина 76 лет"),
    ("ru", "в 2024 году"),
    ("ru", "выросла на 12 %"),
    ("ru", "школа № 7"),
    ("uk", "58-річна жінка"),
    ("uk", "о 07:40 ранку"),
    ("uk", "станом на 08.30"),
    ("ru", "2,5 дрона"),
    ("ru", "123456789 тысяч дронов"),
    ("uk", "9 жовтня"),
    ("uk", "за 3 дні"),
    ("uk", "за 40 кілометрів від міста"),
    ("uk", "118-й бригаді"),
    ("uk", "ракета Х-59"),
    ("uk", "чоловік 76 років"),
    ("uk", "у 2024 році"),
]


def _bounds(text: str, language: str) -> list[Bounds]:
    return [(one.low, one.high, one.bound) for one in numbers(sentence_of(text, language))]


@pytest.mark.parametrize(("text", "bounds"), RUSSIAN, ids=[text for text, _ in RUSSIAN])
def test_a_number_is_read_with_its_bounds_in_russian(text: str, bounds: Bounds) -> None:
    assert _bounds(text, "ru") == [bounds]


@pytest.mark.parametrize(("text", "bounds"), UKRAINIAN, ids=[text for text, _ in UKRAINIAN])
def test_a_number_is_read_with_its_bounds_in_ukrainian(text: str, bounds: Bounds) -> None:
    assert _bounds(text, "uk") == [bounds]


@pytest.mark.parametrize(("language", "text"), NO_COUNTS, ids=[text for _, text in NO_COUNTS])
def test_what_measures_dates_or_names_counts_nothing(language: str, text: str) -> None:
    assert _bounds(text, language) == []


def test_two_numbers_stay_two() -> None:
    assert _bounds("сбиты два дрона и одна ракета", "ru") == [(2, 2, "exact"), (1, 1, "exact")]
    assert _bounds("вбито 9 та поранено 27 людей", "uk") == [(9, 9, "exact"), (27, 27, "exact")]


def test_the_words_of_a_number_stand_in_the_text_with_its_bound() -> None:
    text = "Перехвачено не менее двадцати семи дронов"
    sentence = sentence_of(text)
    (number,) = numbers(sentence)
    count = count_of(sentence, number)
    assert count.text == "не менее двадцати семи"
    assert count.start is not None
    assert text[count.start : count.end] == count.text
