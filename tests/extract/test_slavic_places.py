"""Places of strikes in invented Russian and Ukrainian sentences: which count, in what role."""

import pytest
from slavic_invented import claims_in

from geomap.model import Location

Told = list[tuple[str | None, str]]


def language_of(text: str) -> str:
    return "uk" if set(text.lower()) & set("іїєґ") else "ru"


def locations(text: str) -> list[Location]:
    """Return the places of all claims of a text, in order; its letters tell the language."""
    return [one for claim in claims_in(text, language_of(text)) for one in claim.locations]


def told(text: str) -> Told:
    return [(one.text, one.role) for one in locations(text)]


STRUCK: list[tuple[str, list[str]]] = [
    ("Хуситы атаковали танкер в Красном море.", ["Красном море"]),
    ("Индия нанесла удары по Музаффарабаду и Кашмиру.", ["Музаффарабаду", "Кашмиру"]),
    ("Под ударом оказались Газа и Хан-Юнис.", ["Газа", "Хан-Юнис"]),
    (
        "В Курской, Брянской и Орловской областях сбиты 12 дронов.",
        ["Курской", "Брянской", "Орловской областях"],
    ),
    ("В Шебекинском районе Белгородской области дрон атаковал автобус.", ["Шебекинском районе"]),
    ("На юге Ливана авиация атаковала деревню Яроун.", ["Яроун"]),
    ("Ракета попала в город Гагарин под Смоленском.", ["Гагарин"]),
    ("Четыре человека погибли при обстреле Украины.", ["Украины"]),
    ("В результате авиаудара по Сане разрушен склад.", ["Сане"]),
    ("Вибухи лунали у Харкові та Чугуєві після ракетного удару.", ["Харкові", "Чугуєві"]),
    ("Ізраїль завдав авіаудару по околицях Дамаска.", ["Дамаска"]),
    ("Ракети влучили в базу США в Хасаці та склад у Латакії.", ["Хасаці", "Латакії"]),
    ("Росіяни тероризували Херсон, Антонівку й Білозерку.", ["Херсон", "Антонівку", "Білозерку"]),
    ("Дрон влучив у багатоповерхівку в Шевченківському районі Києва.", ["Шевченківському районі"]),
]


@pytest.mark.parametrize(("text", "places"), STRUCK, ids=[text[:28] for text, _ in STRUCK])
def test_where_something_was_struck_is_a_target(text: str, places: list[str]) -> None:
    assert told(text) == [(one, "target") for one in places]


NOT_STRUCK = [
    "Губернатор Самарской области заявил, что дрон атаковал завод.",
    "Жители Белгорода рассказали, что ракета попала в склад.",
    "В Москве заявили, что дрон попал в завод.",
    "В Берлине осудили удар беспилотника по заводу.",
    "Раненых вывезли из Белгорода в Москву после обстрела села.",
    "Телеканал «Рустави 2» сообщил, что ракета попала в склад.",
    "Україна атакувала дронами нафтобазу.",
    "Мешканці Одеси розповіли, що дрон влучив у порт.",
    "Міноборони Росії заявило, що дрон влучив у склад.",
]


@pytest.mark.parametrize("text", NOT_STRUCK, ids=[text[:28] for text in NOT_STRUCK])
def test_where_people_speak_come_from_or_are_brought_is_no_place_of_a_strike(text: str) -> None:
    assert told(text) == []


LAUNCHED: list[tuple[str, Told]] = [
    (
        "Дроны выпустили из Курска, Орла и Приморско-Ахтарска.",
        [("Курска", "launch"), ("Орла", "launch"), ("Приморско-Ахтарска", "launch")],
    ),
    (
        "Ракеты были запущены с территории Ирана по авиабазе Неватим.",
        [("Ирана", "launch"), ("авиабазе Неватим", "target")],
    ),
    (
        "Обстрел вели из Дергачей по Белгороду.",
        [("Дергачей", "launch"), ("Белгороду", "target")],
    ),
    (
        "Ракеты выпущены с воздушного пространства к северу от Бейрута по Хомсу.",
        [("Бейрута", "launch"), ("Хомсу", "target")],
    ),
    (
        "Над Сирией перехвачены две ракеты, выпущенные из Израиля.",
        [("Сирией", "target"), ("Израиля", "launch")],
    ),
    (
        "Напрямки пусків дронів: Курськ, Орел.",
        [("Курськ", "launch"), ("Орел", "launch")],
    ),
    (
        "Противник атакував дронами із напрямків: Курськ, Орел, Міллєрово.",
        [("Курськ", "launch"), ("Орел", "launch"), ("Міллєрово", "launch")],
    ),
    (
        "Ворог ударив по Сумах з території Бєлгородської області.",
        [("Сумах", "target"), ("Бєлгородської області", "launch")],
    ),
    (
        "Російські ракети, запущені з Каспійського моря, влучили в Умань.",
        [("Каспійського моря", "launch"), ("Умань", "target")],
    ),
]


@pytest.mark.parametrize(("text", "places"), LAUNCHED, ids=[text[:28] for text, _ in LAUNCHED])
def test_where_weapons_came_from_is_a_launch_place(text: str, places: Told) -> None:
    assert told(text) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Обломки беспилотника упали на нефтебазу в Клинцах.", "Клинцах"),
        ("Уламки дрона впали на дім у Броварах.", "Броварах"),
        ("Ракеты летели в сторону Кривого Рога, обломки упали в Софиевке.", "Софиевке"),
    ],
    ids=["ru", "uk", "not flown over"],
)
def test_where_debris_fell_is_a_place_of_debris(text: str, place: str) -> None:
    assert told(text) == [(place, "debris")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Над Тулой сбиты два дрона.", "interception"),
        ("В Тульской области уничтожены два дрона.", "interception"),
        ("По Туле нанесен удар дронами.", "attack"),
        ("Дрон попал в дом в Туле.", "impact"),
    ],
    ids=["over", "destroyed", "struck", "hit"],
)
def test_what_happened_there_is_told(text: str, what: str) -> None:
    assert [one.what for one in locations(text)] == [what]


@pytest.mark.parametrize(
    ("text", "place", "relation"),
    [
        ("Ракета упала в 20 км севернее Тель-Авива.", "Тель-Авива", "в 20 км севернее"),
        ("Удар пришелся на склад под Баальбеком.", "Баальбеком", "под"),
        ("Вночі дрони уразили склад поблизу Торопця.", "Торопця", "поблизу"),
        ("Ізраїль завдав авіаудару по околицях Дамаска.", "Дамаска", "по околицях"),
    ],
    ids=["distance", "near", "near, uk", "outskirts"],
)
def test_how_the_strike_lay_to_a_place_is_kept(text: str, place: str, relation: str) -> None:
    (one,) = locations(text)
    assert (one.text, one.relation) == (place, relation)


def test_the_second_place_of_a_relation_is_none_of_the_strikes() -> None:
    (one,) = locations("Ракета упала на границе Курской и Брянской областей.")
    assert one.other is not None
    assert one.other.text == "Брянской областей"


@pytest.mark.parametrize(
    ("text", "place", "area"),
    [
        ("Дрон попал в дом в Рыльске Курской области.", "Рыльске", "Курской области"),
        ("Окупанти накрили «Градами» Краснопілля на Сумщині.", "Краснопілля", "Сумщині"),
        ("Дрон влучив у дім в Шевченківському районі Києва.", "Шевченківському районі", "Києва"),
    ],
    ids=["region", "region by its bare name", "town"],
)
def test_the_area_around_a_place_stands_within_it(text: str, place: str, area: str) -> None:
    (one,) = locations(text)
    assert one.text == place
    assert [span.text for span in one.within] == [area]


def test_who_attacks_is_no_area_around_what_it_attacked() -> None:
    (one,) = locations("Азербайджан обстріляв Степанакерт.")
    assert one.within == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Дроны атаковали Энгельс.\n\nТАСС пишет, что там от удара загорелась нефтебаза.",
            "Энгельс",
        ),
        (
            "Дрон атаковал завод в Елабуге.\n\nТАСС пишет, что в городе взрывом поврежден цех.",
            "Елабуге",
        ),
        (
            "За словами губернатора Орловської області, в цьому регіоні дрони атакували склад.",
            "Орловської області",
        ),
        ("Ракета влучила в Маріуполь.\n\nЯк пише УНІАН, у місті уражено склад.", "Маріуполь"),
    ],
    ids=["there", "the town", "this region", "the town, uk"],
)
def test_words_that_point_back_mean_the_place_told_before(text: str, place: str) -> None:
    last = locations(text)[-1]
    assert (last.text, last.coref) == (place, True)
    assert text[last.start : last.end] == place


@pytest.mark.parametrize(
    "text",
    [
        "Дрон попал в склад в городе Энергодар.",
        "Эксперт в области энергетики заявил, что дрон попал в склад.",
    ],
    ids=["a named town", "a field of knowledge"],
)
def test_a_noun_that_something_follows_points_nowhere(text: str) -> None:
    assert not any(one.coref for one in locations(text))


@pytest.mark.parametrize(
    "text",
    [
        "Израиль атаковал Бейрут.\n\nТАСС пишет, что удар пришелся по базе Зар-Нахум.",
        "Ізраїль атакував Бейрут.\n\nУНІАН пише, що ракета влучила в Зар-Нахум.",
    ],
    ids=["a named base", "a name"],
)
def test_a_strike_at_an_unknown_place_was_not_where_another_was(text: str) -> None:
    claims = claims_in(text, language_of(text))
    assert [[one.text for one in claim.locations] for claim in claims] == [["Бейрут"], []]


def test_a_place_that_was_passed_over_is_none_of_the_claims() -> None:
    text = "Минобороны РФ сообщило о дронах, сбитых над Тулой, но Рязанскую область не упомянуло."
    claims = {one.stance: one for one in claims_in(text)}
    assert [one.text for one in claims["claimed"].locations] == ["Тулой"]
    assert [one.text for one in claims["not_confirmed"].locations] == ["Рязанскую область"]


def test_every_place_is_verbatim() -> None:
    text = "В Шебекинском районе Белгородской области и в Рыльске дроны атаковали склады."
    found = locations(text)
    areas = [span for one in found for span in one.within]
    assert len(found) > 1
    assert areas
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(text[one.start : one.end] == one.text for one in areas)
