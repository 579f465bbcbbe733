"""Days named in Russian and Ukrainian, against Wednesday 9 October 2024 and Monday 7 told last."""

# Cyrillic letters are meant

import pytest

from geomap.extract.russian.calendar import CALENDAR as RUSSIAN
from geomap.extract.slavic.calendar import Calendar
from geomap.extract.slavic.days import clocks, days
from geomap.extract.ukrainian.calendar import CALENDAR as UKRAINIAN

WEDNESDAY = "2024-10-09"
MONDAY = "2024-10-07"
CALENDARS: dict[str, Calendar] = {"ru": RUSSIAN, "uk": UKRAINIAN}

# Language, phrase, first day, last day (MM-DD of 2024, or the whole day).
PHRASES = """
ru | в ночь на 9 октября | 10-08 | 10-09
ru | в ночь с 8 на 9 октября | 10-08 | 10-09
ru | в ночь с 30 сентября на 1 октября | 09-30 | 10-01
ru | ночью 9 октября | 10-08 | 10-09
ru | 9 октября ночью | 10-08 | 10-09
ru | ночью на 9 октября | 10-08 | 10-09
ru | в ночь на среду | 10-08 | 10-09
ru | в ночь на среду, 9 октября | 10-08 | 10-09
ru | в ночь со вторника на среду | 10-08 | 10-09
ru | в ночь на 9.10 | 10-08 | 10-09
ru | в ночь на 9-е | 10-08 | 10-09
ru | за ночь на 5 октября | 10-04 | 10-05
ru | прошлой ночью | 10-08 | 10-09
ru | минувшей ночью | 10-08 | 10-09
ru | сегодня ночью | 10-08 | 10-09
ru | ночью | 10-08 | 10-09
ru | в течение ночи | 10-08 | 10-09
ru | вчера ночью | 10-08 | 10-09
ru | 9 октября | 10-09 | 10-09
ru | 9 октября 2024 года | 10-09 | 10-09
ru | утром 9 октября | 10-09 | 10-09
ru | 5 октября вечером | 10-05 | 10-05
ru | 3-го октября | 10-03 | 10-03
ru | 20 декабря | 2023-12-20 | 2023-12-20
ru | 9 октября прошлого года | 2023-10-09 | 2023-10-09
ru | 9 окт. | 10-09 | 10-09
ru | 09.10.2024 г. | 10-09 | 10-09
ru | 24.02.2022 | 2022-02-24 | 2022-02-24
ru | 2024-10-05 | 10-05 | 10-05
ru | за 18.09 | 09-18 | 09-18
ru | 5-го числа | 10-05 | 10-05
ru | вечером 8-го | 10-08 | 10-08
ru | 07-08.10.2024 | 10-07 | 10-08
ru | с 5 по 9 октября | 10-05 | 10-09
ru | 5-9 октября | 10-05 | 10-09
ru | с 28 сентября по 3 октября | 09-28 | 10-03
ru | с 20:00 8 октября до 07:00 9 октября | 10-08 | 10-09
ru | с 20.00 мск 8 октября до 7.00 мск 9 октября | 10-08 | 10-09
ru | в среду | 10-09 | 10-09
ru | в субботу вечером | 10-05 | 10-05
ru | вечером в субботу | 10-05 | 10-05
ru | вечером субботы | 10-05 | 10-05
ru | в воскресенье, 6 октября | 10-06 | 10-06
ru | в прошлую среду | 10-02 | 10-02
ru | в минувшую пятницу | 10-04 | 10-04
ru | в пятницу на прошлой неделе | 10-04 | 10-04
ru | субботний | 10-05 | 10-05
ru | сегодня | 10-09 | 10-09
ru | сегодня утром | 10-09 | 10-09
ru | в прошлом году, 5 октября | 2023-10-05 | 2023-10-05
ru | с начала дня | 10-09 | 10-09
ru | вчера | 10-08 | 10-08
ru | вчера вечером | 10-08 | 10-08
ru | позавчера | 10-07 | 10-07
ru | накануне | 10-06 | 10-06
ru | накануне, 5 октября | 10-05 | 10-05
ru | днем ранее | 10-06 | 10-06
ru | сутками ранее | 10-06 | 10-06
ru | двумя днями ранее | 10-05 | 10-05
ru | за три дня до этого | 10-04 | 10-04
ru | на следующий день | 10-08 | 10-08
ru | день спустя | 10-08 | 10-08
ru | в тот же день | 10-07 | 10-07
ru | того же дня | 10-07 | 10-07
ru | той же ночью | 10-06 | 10-07
ru | утром | 10-07 | 10-07
ru | час назад | 10-08 | 10-09
ru | несколько часов назад | 10-08 | 10-09
ru | три дня назад | 10-06 | 10-06
ru | неделю назад | 09-29 | 10-05
ru | два месяца назад | 07-26 | 08-25
ru | за последние три дня | 10-06 | 10-09
ru | за сутки | 10-08 | 10-09
ru | за минувшие сутки | 10-08 | 10-09
ru | за последние 24 часа | 10-08 | 10-09
ru | на этой неделе | 10-07 | 10-09
ru | на прошлой неделе | 09-30 | 10-06
ru | за неделю | 10-02 | 10-09
ru | в выходные | 10-05 | 10-06
ru | в последние дни | 10-02 | 10-09
ru | в сентябре | 09-01 | 09-30
ru | в начале октября | 10-01 | 10-09
ru | в конце августа | 08-21 | 08-31
ru | в марте 2023 года | 2023-03-01 | 2023-03-31
ru | с марта | 03-01 | 10-09
ru | в прошлом месяце | 09-01 | 09-30
ru | в 2015 году | 2015-01-01 | 2015-12-31
ru | в 2014–2015 годах | 2014-01-01 | 2015-12-31
ru | весной 2022 года | 2022-01-01 | 2022-12-31
ru | в прошлом году | 2023-01-01 | 2023-12-31
uk | у ніч на 9 жовтня | 10-08 | 10-09
uk | в ніч з 8 на 9 жовтня | 10-08 | 10-09
uk | у ніч із 30 вересня на 1 жовтня | 09-30 | 10-01
uk | вночі 9 жовтня | 10-08 | 10-09
uk | 9 жовтня вночі | 10-08 | 10-09
uk | уночі проти 9 жовтня | 10-08 | 10-09
uk | ніч проти 9 жовтня 2024 року | 10-08 | 10-09
uk | вночі на 9 жовтня | 10-08 | 10-09
uk | у ніч на середу | 10-08 | 10-09
uk | у ніч на середу, 9 жовтня | 10-08 | 10-09
uk | в ніч із вівторка на середу | 10-08 | 10-09
uk | у ніч на 9.10 | 10-08 | 10-09
uk | минулої ночі | 10-08 | 10-09
uk | цієї ночі | 10-08 | 10-09
uk | сьогодні вночі | 10-08 | 10-09
uk | вночі | 10-08 | 10-09
uk | протягом ночі | 10-08 | 10-09
uk | 9 жовтня | 10-09 | 10-09
uk | 9 жовтня 2024 року | 10-09 | 10-09
uk | вранці 9 жовтня | 10-09 | 10-09
uk | 5 жовтня ввечері | 10-05 | 10-05
uk | увечері 5 жовтня | 10-05 | 10-05
uk | 3-го жовтня | 10-03 | 10-03
uk | 20 грудня | 2023-12-20 | 2023-12-20
uk | 9 жовтня минулого року | 2023-10-09 | 2023-10-09
uk | 09.10.2024 | 10-09 | 10-09
uk | 24.02.2022 | 2022-02-24 | 2022-02-24
uk | 2024-10-05 | 10-05 | 10-05
uk | на 18.09 | 09-18 | 09-18
uk | 5 числа | 10-05 | 10-05
uk | увечері 8-го | 10-08 | 10-08
uk | 07–08.10.2024 | 10-07 | 10-08
uk | із 5 по 9 жовтня | 10-05 | 10-09
uk | 5–9 жовтня | 10-05 | 10-09
uk | з 28 вересня до 3 жовтня | 09-28 | 10-03
uk | з 20:00 8 жовтня до 07:00 9 жовтня | 10-08 | 10-09
uk | у середу | 10-09 | 10-09
uk | у суботу ввечері | 10-05 | 10-05
uk | увечері в суботу | 10-05 | 10-05
uk | в неділю, 6 жовтня | 10-06 | 10-06
uk | минулої середи | 10-02 | 10-02
uk | у минулу п'ятницю | 10-04 | 10-04
uk | у пʼятницю | 10-04 | 10-04
uk | суботній | 10-05 | 10-05
uk | недільного | 10-06 | 10-06
uk | сьогодні | 10-09 | 10-09
uk | сьогодні вранці | 10-09 | 10-09
uk | від початку доби | 10-09 | 10-09
uk | вчора | 10-08 | 10-08
uk | учора ввечері | 10-08 | 10-08
uk | позавчора | 10-07 | 10-07
uk | напередодні | 10-06 | 10-06
uk | напередодні, 5 жовтня | 10-05 | 10-05
uk | днем раніше | 10-06 | 10-06
uk | на день раніше | 10-06 | 10-06
uk | двома днями раніше | 10-05 | 10-05
uk | за три дні до того | 10-04 | 10-04
uk | наступного дня | 10-08 | 10-08
uk | того ж дня | 10-07 | 10-07
uk | цього ж дня | 10-07 | 10-07
uk | того самого дня | 10-07 | 10-07
uk | тієї самої ночі | 10-06 | 10-07
uk | вранці | 10-07 | 10-07
uk | годину тому | 10-08 | 10-09
uk | кілька годин тому | 10-08 | 10-09
uk | три дні тому | 10-06 | 10-06
uk | тиждень тому | 09-29 | 10-05
uk | два місяці тому | 07-26 | 08-25
uk | за останні три дні | 10-06 | 10-09
uk | за добу | 10-08 | 10-09
uk | протягом минулої доби | 10-08 | 10-09
uk | минулої доби | 10-08 | 10-09
uk | за останні 24 години | 10-08 | 10-09
uk | цього тижня | 10-07 | 10-09
uk | минулого тижня | 09-30 | 10-06
uk | за тиждень | 10-02 | 10-09
uk | на вихідних | 10-05 | 10-06
uk | останніми днями | 10-02 | 10-09
uk | у вересні | 09-01 | 09-30
uk | на початку жовтня | 10-01 | 10-09
uk | наприкінці серпня | 08-21 | 08-31
uk | у березні 2023 року | 2023-03-01 | 2023-03-31
uk | з березня | 03-01 | 10-09
uk | минулого місяця | 09-01 | 09-30
uk | у 2015 році | 2015-01-01 | 2015-12-31
uk | 2015 року | 2015-01-01 | 2015-12-31
uk | навесні 2022 року | 2022-01-01 | 2022-12-31
uk | торік | 2023-01-01 | 2023-12-31
""".strip().splitlines()

NAMES_NO_DAY = """
ru | каждую ночь | ru | днем и ночью | ru | в следующую среду | ru | накануне вторжения
ru | улица 9 мая | ru | в 03:25 по московскому времени | ru | около трех часов ночи
ru | рождённый в рубашке | ru | 1984 года рождения | ru | на расстоянии 18.09 км
ru | потеряли 9 человек | ru | ночной клуб | ru | автомат образца 1947 года
ru | марш мира | ru | на днях должны прибыть | ru | с каждым днем
uk | кожної ночі | uk | вдень і вночі | uk | наступної середи | uk | напередодні вторгнення
uk | вулиця 9 травня | uk | о 07:40 | uk | о третій ночі | uk | тому що горить
uk | 1984 року народження | uk | нічний клуб | uk | втратили 9 осіб | uk | з кожним днем
uk | лютий мороз | uk | зразка 1947 року
""".replace("\n", " | ").split(" | ")


def _whole(day: str) -> str:
    return day if len(day) > len("10-09") else f"2024-{day}"


def _rows() -> list[tuple[str, str, str, str]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in PHRASES]
    return [(language, text, _whole(first), _whole(last)) for language, text, first, last in rows]


@pytest.mark.parametrize(("language", "text", "first", "last"), _rows())
def test_a_phrase_names_its_days_wherever_it_stands(
    language: str, text: str, first: str, last: str
) -> None:
    lead = {"ru": "Обстрел порта", "uk": "Обстріл порту"}[language]
    for sentence in (text, f"{lead} {text} продовжився.", text[:1].upper() + text[1:] + ", так."):
        found = days(sentence, WEDNESDAY, CALENDARS[language], anchor=MONDAY)
        assert [(day.earliest, day.latest) for one in found for day in one.days] == [(first, last)]
        assert all(sentence[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("language", "text"), list(zip(*[iter(NAMES_NO_DAY[1:-1])] * 2, strict=True))
)
def test_words_that_look_like_days_name_none(language: str, text: str) -> None:
    assert days(text, WEDNESDAY, CALENDARS[language], anchor=None) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "8 и 9 октября"),
        ("ru", "8, 9 октября"),
        ("ru", "8 октября, а также 9 октября"),
        ("ru", "во вторник и среду"),
        ("uk", "у вівторок і в середу"),
        ("uk", "8 і 9 жовтня"),
        ("uk", "8 та 9 жовтня"),
    ],
)
def test_days_joined_by_and_are_two_strikes(language: str, text: str) -> None:
    found = days(text, WEDNESDAY, CALENDARS[language])
    assert [day.earliest for one in found for day in one.days] == ["2024-10-08", "2024-10-09"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "вчера"),
        ("ru", "в среду"),
        ("ru", "ночью"),
        ("ru", "накануне"),
        ("ru", "за сутки"),
        ("ru", "на прошлой неделе"),
        ("ru", "утром"),
        ("ru", "два дня назад"),
        ("ru", "той же ночью"),
        ("uk", "учора"),
        ("uk", "у середу"),
        ("uk", "вночі"),
        ("uk", "напередодні"),
        ("uk", "за добу"),
        ("uk", "минулого тижня"),
        ("uk", "вранці"),
        ("uk", "два дні тому"),
        ("uk", "того ж дня"),
    ],
)
def test_without_a_day_of_publication_relative_words_name_no_day(language: str, text: str) -> None:
    assert days(text, None, CALENDARS[language]) == ()


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("ru", "9 октября", "--10-09", "--10-09"),
        ("ru", "в ночь на 1 мая", "--04-30", "--05-01"),
        ("ru", "с 5 по 9 октября", "--10-05", "--10-09"),
        ("uk", "9 жовтня", "--10-09", "--10-09"),
        ("uk", "вночі проти 1 травня", "--04-30", "--05-01"),
    ],
)
def test_without_a_year_a_day_stays_without_one(
    language: str, text: str, first: str, last: str
) -> None:
    found = days(text, None, CALENDARS[language])
    assert [(day.earliest, day.latest) for one in found for day in one.days] == [(first, last)]


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("ru", "в 03:25 по московскому времени", "night"),
        ("ru", "около 15:30 мск", "afternoon"),
        ("ru", "в три часа ночи", "night"),
        ("ru", "к 8 утра", "morning"),
        ("ru", "после 19:40", "evening"),
        ("uk", "о 07:40", "morning"),
        ("uk", "о третій ночі", "night"),
        ("uk", "близько 22:10", "night"),
        ("uk", "о 8-й годині вечора", "evening"),
    ],
)
def test_a_time_of_the_clock_names_only_the_part_of_the_day(
    language: str, text: str, part: str
) -> None:
    (one,) = clocks(f"Взрыв {text}", CALENDARS[language])
    assert one.part_of_day == part
    assert days(f"Взрыв {text}", WEDNESDAY, CALENDARS[language]) == ()


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("ru", "утром 9 октября", "morning"),
        ("ru", "в среду днем", "afternoon"),
        ("ru", "вчера вечером", "evening"),
        ("ru", "в ночь на четверг", "night"),
        ("uk", "на світанку 9 жовтня", "morning"),
        ("uk", "7 жовтня вдень", "afternoon"),
        ("uk", "у понеділок увечері", "evening"),
        ("uk", "цієї ночі", "night"),
    ],
)
def test_the_part_of_the_day_is_kept(language: str, text: str, part: str) -> None:
    (one,) = days(text, WEDNESDAY, CALENDARS[language])
    assert one.part_of_day == part


def test_that_same_night_is_the_night_told_of_last() -> None:
    (one,) = days("той же ночью", WEDNESDAY, RUSSIAN, anchor="2024-10-05/2024-10-06")
    assert [(day.earliest, day.latest) for day in one.days] == [("2024-10-05", "2024-10-06")]


def test_the_next_day_counts_from_the_day_that_the_sentence_names_before() -> None:
    found = days("3 октября ударили по порту, на следующий день по складу", WEDNESDAY, RUSSIAN)
    assert [one.days[0].earliest for one in found] == ["2024-10-03", "2024-10-04"]


def test_no_news_tells_of_tomorrow() -> None:
    assert days("на следующий день", WEDNESDAY, RUSSIAN, anchor=WEDNESDAY) == ()
    (one,) = days("в октябре", WEDNESDAY, RUSSIAN)
    assert one.days[0].latest == WEDNESDAY


def test_what_begins_after_publication_has_not_ended_before_it() -> None:
    (found,) = days("с 31 октября закроют небо", WEDNESDAY, RUSSIAN)
    assert all((one.earliest or "") <= (one.latest or "") for one in found.days)


@pytest.mark.parametrize("text", ["31 февраля", "в ночь на 31 ноября", "30.02.2024", "İ 9 октября"])
def test_a_day_that_is_none_breaks_nothing(text: str) -> None:
    assert all(one.days for one in days(text, WEDNESDAY, RUSSIAN))
