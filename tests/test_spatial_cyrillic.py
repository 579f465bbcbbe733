"""Russian and Ukrainian words that relate a strike to a place, found, read and drawn.

In a sentence brackets hold the names of places, with a level where it is no settlement; the first
is the one whose words are asked for. "…" stands for it in them.
"""
# ruff: noqa: E501  # Cyrillic letters are meant; a phrase a line is a table

import re
from typing import TYPE_CHECKING, Any

import pytest
from builders import located
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.extract.slavic.relations import Related, is_second, only_measures, related
from geomap.gazetteer import Entry, Gazetteer, Mention
from geomap.geometry import BEARINGS, contains
from geomap.layers.phrases import drawn_as
from geomap.layers.shapes import shapes_of
from geomap.model import Level, Location, Place, SecondPlace
from geomap.spatial import languages, read, with_words

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

GAZETTEER = Gazetteer()
shape_of = shapes_of(GAZETTEER)
OFFSET = 1000  # the sentence stands somewhere in its document

RUSSIAN = """
Взрыв прогремел в 37 километрах северо-западнее [Курска]. | в 37 километрах северо-западнее | distance
Обломки нашли в 16 км к югу от города [Рыльска]. | в 16 км к югу от | distance
Аппарат рухнул примерно в 20–25 км от [Льгова]. | примерно в 20–25 км от | distance
Ракету перехватили в двадцати семи километрах от [Орла]. | в двадцати семи километрах от | distance
Воронка осталась в 2,5 км к северо-востоку от села [Ивня]. | в 2,5 км к северо-востоку от | distance
Дрон сел в нескольких километрах от [Клинцов]. | в нескольких километрах от | distance
Тягач сгорел в километре от [Унечи]. | в километре от | distance
Цель сбили более чем в 100 км западнее [Керчи]. | более чем в 100 км западнее | distance
Стреляли не далее 15 км от [Волчанска]. | не далее 15 км от | distance
Дрон сбит за 20 км до [Тулы]. | за 20 км до | distance
Склад сгорел в пяти-шести километрах южнее [Изюма]. | в пяти-шести километрах южнее | distance
Двигатель упал в полутора километрах от посёлка [Ракитное]. | в полутора километрах от | distance
Катер горел в 20 морских милях от [Севастополя]. | в 20 морских милях от | distance
Поле выгорело на расстоянии 12 км от [Суджи]. | на расстоянии 12 км от | distance
В 30-километровой зоне от [Курчатова] закрыли небо. | В 30-километровой зоне от | distance
Прилёт был в 1 200 м от [Шебекина]. | в 1 200 м от | distance
В 5 км СЗ н. п. [Купино] нашли обломки. | В 5 км СЗ | distance
Сбили его километрах в десяти от [Купянска]. | километрах в десяти от | distance
К югу от [Рыльска] в 16 км упал аппарат. | К югу от … в 16 км | distance
В 16 км от [Рыльска] к югу упал аппарат. | В 16 км от … к югу | distance
От [Рыльска] в 16 километрах к северу нашли крыло. | От … в 16 километрах к северу | distance
Севернее [Обояни], примерно в 8 км, горит лес. | Севернее …, примерно в 8 км | distance
Техника горит недалеко от окраины [Белгорода]. | недалеко от окраины | near
Снаряд лёг в 5 км от южной окраины [Белгорода]. | в 5 км от южной окраины | distance
Обстрел шёл южнее н.п. [Глушково]. | южнее | bearing
Пожар виден к востоку от [Сватова]. | к востоку от | bearing
Колонну накрыло на юго-запад от [Купянска]. | на юго-запад от | bearing
Юго-восточнее деревни [Козинка] слышны взрывы. | Юго-восточнее | bearing
Аппарат упал в районе села [Лотаревка]. | в районе | near
Склад накрыли возле [Фатежа]. | возле | near
Взрыв раздался под [Тверью]. | под | near
Машина сгорела близ посёлка [Тёткино]. | близ | near
Остов лежит у [Короча]. | у | near
Остов лежит у самого [Белгорода]. | у | near
Мост задело около станции [Ржава]. | около | near
Дым стоит недалеко от [Ельца]. | недалеко от | near
Дым стоит неподалёку от хутора [Весёлый]. | неподалёку от | near
Рядом с [Новороссийском] сбит беспилотник. | Рядом с | near
Бой идёт на подступах к [Часову Яру]. | на подступах к | near
Пожар начался в окрестностях [Джанкоя]. | в окрестностях | near
Удар пришёлся в районах населённых пунктов [Рыльск] и [Глушково]. | в районах | near
Вышку снесло вблизи [Крыма|region]. | вблизи | near
Завод стоит на северной окраине [Брянска]. | на северной окраине | outskirts
Пожар случился в пригороде [Воронежа]. | в пригороде | outskirts
Обстрелян пост на въезде в [Шебекино]. | на въезде в | outskirts
Ранения получили жители на окраинах города [Валуйки]. | на окраинах | outskirts
Тревога объявлена на юге [Брянской области|region]. | на юге | part
Обломки упали на юго-западе [Курской области|region]. | на юго-западе | part
Ударили по северной части [Харькова]. | по северной части | part
Западная часть [Запорожья] без света. | Западная часть | part
Север [Сумской области|region] обстрелян. | Север | part
Над севером [Крыма|region] сбиты ракеты. | Над севером | part
В южных районах [Херсонской области|region] гремит. | В южных районах | part
Подстанция стоит в 3 км к северу от центра [Белгорода]. | в 3 км к северу от центра | distance
Дым виден к северу от центра [Белгорода]. | к северу от центра | bearing
В центре [Донецка] горит рынок. | В центре | part
Удар нанесён по западной [Украине|country]. | западной | part
Бой идёт на границе [Курской|region] и [Сумской областей|region]. | на границе … и Сумской областей | border
Сбито у границы [Белгородской области|region] с [Украиной|country]. | у границы … с Украиной | border
В [Брянской области|region] на границе с [Украиной|country] сбит аппарат. | … на границе с Украиной | border
В [Суджанском районе|district] [Курской области|region] в 3 км от границы взрыв. | … в 3 км от границы | border
На границе с Украиной, в [Брянской области|region], горит трава. | На границе с Украиной | border
Сбито в приграничном районе [Белгородской области|region]. | в приграничном районе | border
Тревога в приграничье [Курской области|region]. | в приграничье | border
Самолёт упал между [Бердянском] и [Мариуполем]. | между … и Мариуполем | between
Дрон сбит между сёлами [Глушково] и [Тёткино]. | между сёлами … и Тёткино | between
Подрыв случился на трассе [Курск] – [Рыльск]. | на трассе … – Рыльск | between
По дороге из [Курска] в [Рыльск] подорвался автобус. | По дороге из … в Рыльск | between
Аппараты идут в направлении [Москвы]. | в направлении | toward
Аппараты идут в сторону города [Калуга]. | в сторону | toward
Ракеты летят курсом на [Полтаву]. | курсом на | toward
Катер потоплен у побережья [Крыма|region]. | у побережья | offshore
Баржа стоит на рейде [Одессы]. | на рейде | offshore
Дрон упал в 10 км от побережья [Крыма|region]. | в 10 км от побережья | offshore
Удар пришёлся на черноморское побережье, на побережье [Крыма|region]. | на побережье | coast
Ракета вошла в 100 км вглубь территории [России|country]. | в 100 км вглубь территории | inside
"""

UKRAINIAN = """
Вибух пролунав за 37 кілометрів на північний захід від [Курська]. | за 37 кілометрів на північний захід від | distance
Уламки знайшли за 16 км на південь від міста [Суми]. | за 16 км на південь від | distance
Апарат упав приблизно за 20–25 км від [Ніжина]. | приблизно за 20–25 км від | distance
Ракету збито за двадцять сім кілометрів від [Лубен]. | за двадцять сім кілометрів від | distance
Вирва лишилась за 2,5 км на північний схід від села [Гусарівка]. | за 2,5 км на північний схід від | distance
Дрон сів за кілька кілометрів від [Покровська]. | за кілька кілометрів від | distance
Тягач згорів за кілометр від [Шостки]. | за кілометр від | distance
Ціль збито понад 100 км західніше [Керчі]. | понад 100 км західніше | distance
Пожежа сталася за п’ять кілометрів північніше [Чернігова]. | за п’ять кілометрів північніше | distance
Крило лежить за півтора кілометра від смт [Короп]. | за півтора кілометра від | distance
Дрон упав на відстані близько 30 км від [Херсона]. | на відстані близько 30 км від | distance
Цей склад за 1 200 м від [Ізюма]. | за 1 200 м від | distance
Катер горів за 20 морських миль від [Севастополя]. | за 20 морських миль від | distance
Збили його кілометрів за десять від [Куп'янська]. | кілометрів за десять від | distance
На південь від [Ромен] за 16 км упав апарат. | На південь від … за 16 км | distance
За 16 км від [Ромен] на південь упав апарат. | За 16 км від … на південь | distance
Від [Ромен] за 16 кілометрів на північ знайшли крило. | Від … за 16 кілометрів на північ | distance
За декілька десятків кілометрів від [Одеси] збито ціль. | За декілька десятків кілометрів від | distance
Дрон збито менш ніж за 3 км від [Нікополя]. | менш ніж за 3 км від | distance
У 30-кілометровій зоні від [Енергодара] закрили небо. | У 30-кілометровій зоні від | distance
Снаряд ліг за 5 км від околиці [Херсона]. | за 5 км від околиці | distance
Уламки впали на схід від [Харкова]. | на схід від | bearing
Бій іде північніше [Куп'янська]. | північніше | bearing
Бій іде південно-західніше міста [Бахмут]. | південно-західніше | bearing
Дим видно на північний захід від [Полтави]. | на північний захід від | bearing
Апарат упав у районі села [Липці]. | у районі | near
В районі населеного пункту [Вовчанськ] чути вибухи. | В районі | near
Вибух стався біля [Одеси]. | біля | near
Вибух стався біля с. [Рильськ]. | біля | near
Склад горить поблизу м. [Очаків]. | поблизу | near
Склад горить неподалік [Миколаєва]. | неподалік | near
Склад горить неподалік від [Борисполя]. | неподалік від | near
Міст зачепило коло станції [Лозова]. | коло | near
Знищено ангар під [Одесою]. | під | near
Поряд із [Запоріжжям] упала ракета. | Поряд із | near
Поруч з містом [Дніпро] горить трава. | Поруч з | near
Бій іде на підступах до [Часового Яру]. | на підступах до | near
Пожежа почалася в околицях [Джанкоя]. | в околицях | near
Удар прийшовся в районах [Вовчанська] та [Липців]. | в районах | near
Вежу знесло поблизу [Криму|region]. | поблизу | near
Вибухи чули на околиці [Харкова]. | на околиці | outskirts
Завод стоїть на західній околиці [Покровська]. | на західній околиці | outskirts
Пожежа сталася у передмісті [Києва]. | у передмісті | outskirts
Обстріляно пост на в'їзді до [Оріхова]. | на в'їзді до | outskirts
Тривога на півночі [Сумської області|region]. | на півночі | part
Уламки впали на південному сході [Одеської області|region]. | на південному сході | part
Збито ціль на півдні [Одещини|region]. | на півдні | part
Обстріляно північ [Чернігівщини|region]. | північ | part
Вдарили по східній частині [Харкова]. | по східній частині | part
У північних районах [Полтавської області|region] тривога. | У північних районах | part
Дим видно на північ від центру [Харкова]. | на північ від центру | bearing
У центрі [Харкова] горить ринок. | У центрі | part
Вибухи у західній [Україні|country]. | західній | part
Бій іде на кордоні [Сумської|region] та [Харківської областей|region]. | на кордоні … та Харківської областей | border
Збито на межі [Сумської|region] і [Полтавської областей|region]. | на межі … і Полтавської областей | border
У [Сумській області|region] на кордоні з [Росією|country] обстріл. | … на кордоні з Росією | border
У [Чернігівській області|region] за 10 км від кордону впав дрон. | … за 10 км від кордону | border
Тривога у прикордонні [Сумської області|region]. | у прикордонні | border
Обстріл прикордонних районів [Чернігівської області|region]. | прикордонних районів | border
Літак упав між [Бердянськом] та [Маріуполем]. | між … та Маріуполем | between
Дрон збито між селами [Липці] і [Лук'янці]. | між селами … і Лук'янці | between
Підрив стався на трасі [Київ] – [Чернігів]. | на трасі … – Чернігів | between
На дорозі з [Ромен] до [Лохвиці] підірвався автобус. | На дорозі з … до Лохвиці | between
Апарати йдуть у напрямку [Полтави]. | у напрямку | toward
Апарати йдуть в бік [Кривого Рогу]. | в бік | toward
Ракети летять курсом на [Старокостянтинів]. | курсом на | toward
Катер знищено біля узбережжя [Криму|region]. | біля узбережжя | offshore
Баржа стоїть на рейді [Одеси]. | на рейді | offshore
Удар прийшовся по базі на узбережжі [Одеської області|region]. | на узбережжі | coast
Ракета зайшла на 100 км вглиб території [України|country]. | на 100 км вглиб території | inside
"""

NONE = """
В [Курске] прогремел взрыв.
Во [Льгове] прогремел взрыв.
Удар нанесён по [Харькову].
Над [Белгородом] сбит аппарат.
В городе [Курск] взрыв.
Над территорией [Курской области|region] сбито пять аппаратов.
В районах [Курской области|region] ввели режим.
В районе [Курской области|region] ввели режим.
В [Глушковском районе|district] взрыв.
В Центральном районе [Донецка] взрыв.
В Северном районе города [Донецка] взрыв.
Сбит в акватории [Чёрного моря|sea].
У [Киева] есть ракеты.
У [России|country] не осталось ракет.
Под контролем остаётся [Купянск].
Переговоры между [Киевом] и [Москвой] сорваны.
Война между [Россией|country] и [Украиной|country] идёт.
На севере и западе [Брянской области|region] тревога.
На севере, востоке и юге [Брянской области|region] тревога.
[Белгородская область|region], на границе с [Украиной|country], без света.
Атаковали [Белгород] со стороны границы.
От Курска до [Белгорода] 150 км.
Командующий Южным округом прибыл в [Ростов].
Между 9 и 10 октября [Курск] обстреляли.
У [Києві] пролунали вибухи.
У місті [Суми] пролунав вибух.
По [Харкову] вдарили ракетами.
Над [Чорним морем|sea] збито дрон.
В [Харківському районі|district] чути вибухи.
У Шевченківському районі [Києва] пожежа.
Під час атаки на [Одесу] збито дрон.
Під обстрілом [Херсон].
На півночі та сході [Харківської області|region] тривога.
У районах [Сумської області|region] тривога.
Перемовин не було, зустріч між [Києвом] і [Москвою] зірвано.
"""


def place(name: str, level: Level) -> Place:
    return Place(
        id=f"x:{name}", name=name, level=level, country="UA", admin1=None, lon=30.0, lat=50.0
    )


def parsed(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """Return a sentence without its brackets, and its mentions by their document offsets."""
    text, found = "", []
    for plain, name, level in re.findall(r"([^\[]*)(?:\[([^\]|]+)(?:\|(\w+))?\])?", marked):
        text += plain
        if name:
            of_level: Level = level or "settlement"
            entry = Entry(place=place(name, of_level), population=1, kind="", matched="primary")
            start = OFFSET + len(text)
            found.append(
                Mention(
                    start=start,
                    end=start + len(name),
                    text=name,
                    name=name,
                    level_hint=of_level if re.search(r"област|район|щин", name) else None,
                    entries=(entry,),
                )
            )
            text += name
    return text, tuple(found)


def asked(marked: str, **said: Any) -> tuple[str, Related | None]:
    """Return the sentence, and what relates the strike to its first place."""
    text, mentions = parsed(marked)
    one = mentions[0]
    return text, related(text, one.start, one.end, mentions, offset=OFFSET, **said)


def rows(table: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.strip() for cell in re.split(r" \| ", line))
        for line in table.strip().split("\n")
    ]


def lines(table: str) -> list[str]:
    return table.strip().split("\n")


def ids(table: str, code: str) -> list[str]:
    """Return a name for each row that a terminal can show."""
    return [f"{code}-{number}" for number in range(len(lines(table)))]


@pytest.mark.parametrize(
    ("marked", "words", "kind"),
    rows(RUSSIAN) + rows(UKRAINIAN),
    ids=ids(RUSSIAN, "ru") + ids(UKRAINIAN, "uk"),
)
def test_words_around_a_name_are_found_and_read(marked: str, words: str, kind: str) -> None:
    text, found = asked(marked)
    assert found is not None
    assert (found.words, found.kind) == (words, kind)
    stated = text[found.start - OFFSET : found.end - OFFSET]
    name = parsed(marked)[1][0].text
    assert words in {stated.strip(), stated.replace(name, "…", 1), f"… {stated.strip()}"}


@pytest.mark.parametrize("code", ["ru", "uk"])
def test_a_stated_language_finds_the_same_as_the_letters(code: str) -> None:
    table = RUSSIAN if code == "ru" else UKRAINIAN
    for marked, words, _ in rows(table):
        found = asked(marked, language=code)[1]
        assert found is not None
        assert found.words == words


@pytest.mark.parametrize("marked", lines(NONE), ids=ids(NONE, "none"))
def test_a_plain_preposition_relates_nothing(marked: str) -> None:
    assert asked(marked)[1] is None


def test_there_are_sixty_phrases_in_each_language() -> None:
    assert min(len(rows(RUSSIAN)), len(rows(UKRAINIAN))) >= 60


@pytest.mark.parametrize(
    "marked",
    [
        one[0]
        for one in rows(RUSSIAN + UKRAINIAN.lstrip())
        if " между " in one[0] or "між " in one[0]
    ],
)
def test_the_second_place_of_between_is_no_place_of_its_own(marked: str) -> None:
    text, mentions = parsed(marked)
    hows = [related(text, m.start, m.end, mentions, offset=OFFSET) for m in mentions]
    first = hows[0]
    assert first is not None
    assert first.other is not None
    assert first.other.text == mentions[1].text
    assert text[first.other.start - OFFSET : first.other.end - OFFSET] == first.other.text
    assert [is_second(m, hows) for m in mentions] == [False, True]


def test_words_before_a_list_are_said_of_all_its_names() -> None:
    text, mentions = parsed("Стреляли возле [Рыльска], [Глушкова] и [Суджи], а в [Курске] тихо.")
    found = [related(text, m.start, m.end, mentions, offset=OFFSET) for m in mentions]
    assert [one and one.words for one in found] == ["возле", "возле", "возле", None]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("В районах населённых пунктов [Глушково], [Тёткино] накрыты склады.", ["В районах"] * 2),
        ("Под [Белгородом], [Курск] обесточен.", ["Под", None]),
        ("Под [Белгородом] и в [Курске] взрывы.", ["Под", None]),
        ("В южном [Ливане|country] и [Сирии|country] удары.", ["южном", None]),
    ],
)
def test_a_list_of_two_needs_a_word_that_joins_them(marked: str, words: list[str | None]) -> None:
    text, mentions = parsed(marked)
    found = [related(text, m.start, m.end, mentions, offset=OFFSET) for m in mentions]
    assert [one and one.words for one in found] == words


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "в во на за от від к до у под под між между и та , – ( « 5 20–25 1 800 км кілометрів"
            " север юго-западнее північ північного заходу границе кордоні трассе районе районах"
            " центра центрі побережья села м. Курска Одеси".split(" ")
        ),
        max_size=25,
    ),
    st.integers(0, 24),
)
def test_whatever_stands_around_a_name_the_words_are_the_texts_own(
    words: list[str], at: int
) -> None:
    marked = " ".join([*words[:at], "[Рыльск]", *words[at:]])
    text, found = asked(marked)
    if found is not None:
        stated = text[found.start - OFFSET : found.end - OFFSET]
        assert all(piece.strip() in stated for piece in found.words.split("…"))
        assert read(found.words) is not None
        if found.other is not None:
            assert found.other.text == text[found.other.start - OFFSET : found.other.end - OFFSET]


@pytest.mark.parametrize(
    ("marked", "measures"),
    [
        ("В [Рыльске], в 100 км от [Курска], упал аппарат.", [False, True]),
        ("В [Рыльске] (100 км западнее [Курска]) упал аппарат.", [False, True]),
        ("В 37 км от [Курска], в селе [Лотаревка], упал аппарат.", [True, False]),
        ("У [Ромнах], розташованих за 100 км від [Сум], упав апарат.", [False, True]),
        ("Сбит в 40 км от границы с [Украиной|country].", [True]),
        ("Збито за 20 км від кордону з [Росією|country].", [True]),
        (
            "В селе [Суземка], у границы с [Черниговской областью|region], сгорел дом.",
            [False, True],
        ),
        ("Сбит у границы с [Черниговской областью|region].", [False]),
        (
            "В [Лотаревке] [Фатежского района|district] — в 37 км от [Курска] — взрыв.",
            [False] * 2 + [True],
        ),
        ("Сбит в 37 км от [Курска].", [False]),
        ("В [Рыльске] и возле [Курска] взрывы.", [False, False]),
        ("В [Рыльском районе|district], в 100 км от [Курска], взрыв.", [False, False]),
    ],
)
def test_a_place_may_only_measure_where_another_is(marked: str, measures: list[bool]) -> None:
    text, mentions = parsed(marked)
    hows = [related(text, m.start, m.end, mentions, offset=OFFSET) for m in mentions]
    found = [
        only_measures(text, one, how, mentions, offset=OFFSET)
        for one, how in zip(mentions, hows, strict=True)
    ]
    assert found == measures


def test_a_place_that_is_no_mention_is_asked_for_by_its_offsets() -> None:
    text = "Тревога на западе области."
    start = OFFSET + text.index("области")
    found = related(text, start, start + len("области"), (), offset=OFFSET)
    assert found is not None
    assert (found.words, found.kind) == ("на западе", "part")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("в 5 км южнее", "ru"),
        ("объездной дороги у", "ru"),
        ("неподалёку от", "ru"),
        ("за 5 км від", "uk"),
        ("у районі", "uk"),
        ("5 km from", "en"),
    ],
)
def test_letters_tell_the_language_first(words: str, code: str) -> None:
    assert languages(words)[0].code == code


@pytest.mark.parametrize(
    "words", ["в", "во", "на", "по", "над", "у місті", "из", "с", "до", "за", "в селе", "по всей"]
)
def test_other_words_are_not_read(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize(
    ("english", "cyrillic"),
    [
        ("37 km NW of", "в 37 км северо-западнее"),
        ("37 km NW of", "за 37 км на північний захід від"),
        ("20-25 km from", "в 20–25 км от"),
        ("about 40 km from", "примерно в 40 км от"),
        ("about 40 km from", "близько 40 км від"),
        ("over 110 km from", "более чем в 110 км от"),
        ("over 110 km from", "понад 110 км від"),
        ("about 10 km from", "километрах в десяти от"),
        ("about 10 km from", "кілометрів за 10 від"),
        ("nearly 40 km from", "почти в 40 км от"),
        ("nearly 40 km from", "майже за 40 км від"),
        ("up to 50 km from", "до 50 км от"),
        ("up to 50 km from", "в радиусе 50 км от"),
        ("up to 50 km from", "до 50 км від"),
        ("2.5 km from", "в 2,5 км от"),
        ("1,800 km from", "за 1 800 км від"),
        ("17 nautical miles southwest of", "в 17 морских милях юго-западнее"),
        ("several kilometres from", "в нескольких километрах от"),
        ("a couple of kilometres from", "за пару кілометрів від"),
        ("dozens of kilometres from", "в нескольких десятках километров от"),
        ("12 km NNE of", "в 12 км северо-северо-восточнее"),
        ("12 km NNE of", "за 12 км на північно-північний схід від"),
        ("north of", "севернее"),
        ("south-east of", "к юго-востоку от"),
        ("south-east of", "на південний схід від"),
        ("near", "возле"),
        ("near", "поблизу"),
        ("western part of", "на западе"),
        ("western part of", "у західній частині"),
        ("central part of", "в центре"),
        ("on the border with", "на границе с"),
        ("near the border with", "недалеко от границы с"),
        ("between … and Y", "между … и Y"),
        ("on the coast of", "на узбережжі"),
        ("off", "у берегов"),
        ("towards", "в сторону"),
        ("100 km inside", "в 100 км вглубь"),
    ],
)
def test_words_of_three_languages_mean_the_same(english: str, cyrillic: str) -> None:
    assert read(cyrillic) == read(english)


WINDS = {
    "ru": {"N": "северо-", "E": "восточнее", "S": "юго-", "W": "западнее"},
    "uk": {"N": "північно-", "E": "східніше", "S": "південно-", "W": "західніше"},
}
ALONE = {"ru": ("севернее", "южнее"), "uk": ("північніше", "південніше")}
FIRST = {"ru": ("восточно-", "западно-"), "uk": ("східно-", "західно-")}


def spelt(point: str, code: str) -> str:
    """Return a point of the compass in words: "северо-северо-восточнее" for NNE."""
    if point in {"N", "S"}:
        return ALONE[code][point == "S"]
    heads = "".join(
        FIRST[code][one == "W"] if one in "EW" else WINDS[code][one] for one in point[:-1]
    )
    return heads + WINDS[code][point[-1]]


@pytest.mark.parametrize("code", ["ru", "uk"])
@pytest.mark.parametrize("point", sorted(BEARINGS))
def test_every_point_of_the_rose_is_read(point: str, code: str) -> None:
    relation = read(f"за 12 км {spelt(point, code)}")
    assert relation is not None
    assert relation == read(f"12 km {point} of")


def known(name: str, **said: Any) -> Location:
    """Return a location at a place of the gazetteer, with its disc."""
    answer = GAZETTEER.resolve(name)
    assert answer.place
    return located(answer.place, radius_m=answer.radius_m, **said)


def drawn(location: Location) -> "BaseGeometry":
    shape = shape_of(location)
    assert shape is not None
    assert shape.geom_type in ("Polygon", "MultiPolygon")
    assert shape.is_valid
    return shape


@pytest.mark.parametrize(
    ("name", "english", "cyrillic"),
    [
        ("Karachev", "37 km NW of", "в 37 километрах северо-западнее"),
        ("Karachev", "37 km NW of", "за 37 км на північний захід від"),
        ("Karachev", "16 km south of", "К югу от … в 16 км"),
        ("Karachev", "20-25 km from", "примерно в 20–25 км от"),
        ("Karachev", "near", "в районе"),
        ("Karachev", "near", "біля"),
        ("Karachev", "on the northern outskirts of", "на північній околиці"),
        ("Kursk Oblast", "western part of", "на западе"),
        ("Kursk Oblast", "north-eastern part of", "на північному сході"),
        ("Kursk Oblast", "central part of", "в центральной части"),
        ("Kursk Oblast", "… 5 km from the border", "… в 5 км от границы"),
    ],
)
def test_the_same_words_make_the_same_shape(name: str, english: str, cyrillic: str) -> None:
    one, other = drawn(known(name, relation=english)), drawn(known(name, relation=cyrillic))
    assert one.equals(other)
    told = [drawn_as(known(name, relation=words)) for words in (english, cyrillic)]
    assert told[0]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("relation", "other"),
    [("между … и Мариуполем", "Мариуполем"), ("між … та Маріуполем", "Маріуполем")],
)
def test_between_two_towns_is_a_corridor_that_holds_both(relation: str, other: str) -> None:
    answer = GAZETTEER.resolve("Mariupol")
    assert answer.place
    second = SecondPlace(text=other, start=0, end=1, place=answer.place, radius_m=answer.radius_m)
    shape = drawn(known("Berdiansk", relation=relation, other=second))
    assert contains(shape, answer.place.lon - 0.1, answer.place.lat - 0.05)
    assert not contains(shape, answer.place.lon + 1.0, answer.place.lat)


def test_a_name_is_shown_among_its_words() -> None:
    assert with_words("Rylsk", "К югу от … в 16 км") == "К югу от Rylsk в 16 км"
    assert with_words("Kursk", "в 37 км северо-западнее") == "в 37 км северо-западнее Kursk"
