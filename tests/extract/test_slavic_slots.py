"""Weapons, targets, hedges and attackers in invented Russian and Ukrainian sentences."""

import pytest
from slavic_invented import claims_in

from geomap.model import Claim


def only(text: str) -> Claim:
    """Return the one claim of a sentence; its letters tell the language."""
    language = "uk" if set(text.lower()) & set("іїєґ") else "ru"
    claims = claims_in(text, language)
    assert len(claims) == 1
    return claims[0]


def weapons_in(text: str) -> set[str | None]:
    return {one.name or one.weapon_class for one in only(text).weapons}


def targets_in(text: str) -> set[str]:
    return {one.kind for one in only(text).targets}


DOERS = [
    ("ВСУ обстреляли Шебекино из РСЗО «Град».", "UA"),
    ("Азербайджанские войска открыли огонь и обстреляли Степанакерт.", "AZ"),
    ("Израиль нанес удар по складу оружия под Баальбеком.", "IL"),
    ("Израильские истребители ударили по позициям «Хезболлы» в районе Набатии.", "IL"),
    ("Хуситы атаковали танкер в Красном море.", "Houthis"),
    ("Силы быстрой поддержки обстреляли больницу в Эль-Фашире.", "RSF"),
    ("Боевики ХАМАС убили десять человек в Сдероте ракетным обстрелом.", "Hamas"),
    ("Палестинская «Исламский джихад» выпустила 50 ракет по Сдероту.", "Palestinian Islamic Jihad"),
    ("Турецкие беспилотники атаковали склад в районе Камышлы.", "TR"),
    ("Сирийская авиация разбомбила рынок в Идлибе.", "SY"),
    ("Авиация коалиции во главе с Саудовской Аравией нанесла удары по Ходейде.", "SA"),
    ("Эфиопская армия применила беспилотники «Байрактар» в Тыграе.", "ET"),
    ("Росія вдарила «Іскандером» по Дніпру.", "RU"),
    ("Азербайджан обстріляв Степанакерт.", "AZ"),
    ("ХАМАС випустив ракети по місту Ашкелон.", "Hamas"),
    ("Камбоджа обстріляла з РСЗВ лікарню в Сурині.", "KH"),
    ("Пакистан розпочав операцію «Схід», уразивши балістичними ракетами Амрітсар.", "PK"),
    ("Індійські військові провели операцію – удари по складах у Лахорі.", "IN"),
    ("Літаки ВПС Росії сьогодні завдали удару по житлових кварталах Ґорі.", "RU"),
    ("Підрозділи СБС уразили нафтобазу поблизу Маріуполя.", "UA"),
    ("У Курській області РФ ЗСУ вдарили HIMARS по мосту.", "UA"),
    ("Війська РФ упродовж доби 15 разів обстріляли прикордоння Сумщини.", "RU"),
]


@pytest.mark.parametrize(("text", "side"), DOERS, ids=[text[:24] for text, _ in DOERS])
def test_who_strikes_is_the_attacker(text: str, side: str) -> None:
    assert only(text).attacker == side


WHOSE = [
    ("Удары ВСУ по нефтебазе в Энгельсе продолжаются вторые сутки.", "UA"),
    ("Обстрел Донецка украинскими войсками унес жизни троих человек.", "UA"),
    ("Жертвами обстрела Белгорода со стороны ВСУ стали двое мирных жителей.", "UA"),
    ("Ракетный удар США по авиабазе Шайрат был нанесен 7 апреля.", "US"),
    ("Стреляли из гаубиц по Горловке украинские силовики.", "UA"),
    ("Внаслідок удару українських дронів зупинив роботу НПЗ у Саратові.", "UA"),
    ("Дрони СБУ вночі вразили аеродром Енгельс.", "UA"),
    ("Іранська балістична ракета влучила в Бат-Ям.", "IR"),
    ("Сбит украинский самолет Су-25 над Краматорском.", "UA"),
    ("Ракеты были запущены с территории Ирана по авиабазе Неватим.", "IR"),
]


@pytest.mark.parametrize(("text", "side"), WHOSE, ids=[text[:24] for text, _ in WHOSE])
def test_whose_strike_or_weapon_it_was_is_the_attacker(text: str, side: str) -> None:
    assert only(text).attacker == side


NOBODYS = [
    "По Харькову нанесен ракетный удар.",
    "Системы С-400 сбили над Севастополем пять ракет Storm Shadow.",
    "Британские ракеты Storm Shadow поразили штаб в Севастополе.",
    "Ракеты американского производства попали в казарму под Донецком.",
    "Четыре человека погибли при обстреле Украины.",
    "Ракетная атака Киева продолжалась два часа, горит склад.",
    "Ракеты были запущены с территории Ливана по Хайфе.",
    "ППО збила над Києвом десять ракет Х-101.",
    "Північнокорейські ракети KN-23 влучили в центр Харкова.",
    "Ракети, випущені з Іраку, влучили в базу США в Хасаці.",
]


@pytest.mark.parametrize("text", NOBODYS, ids=[text[:24] for text in NOBODYS])
def test_makers_victims_hosts_and_defenders_are_no_attackers(text: str) -> None:
    assert only(text).attacker is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ворог обстріляв Нікополь з артилерії.", "RU"),
        ("Окупанти накрили «Градами» село Велика Писарівка.", "RU"),
        ("Ворожі дрони атакували склад в Одесі.", "RU"),
        ("В Минобороны РФ заявили, что противник атаковал НПЗ в Рязани.", "UA"),
    ],
    ids=["enemy", "occupiers", "enemy's drones", "of a ministry"],
)
def test_the_enemy_is_whom_the_teller_fights(text: str, side: str) -> None:
    assert only(text).attacker == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Мы нанесли удар по авиабазе Рамон, заявил представитель КСИР.", "IR"),
        ("Минобороны РФ сообщило: поражены пункты дислокации противника в Купянске.", "RU"),
        ("ЦАХАЛ сообщил: за ночь авиация атаковала 30 целей «Хезболлы» в районе Тира.", "IL"),
        ("Минобороны Азербайджана сообщило, что армянские войска обстреляли Тертер.", "AM"),
    ],
    ids=["we", "the enemy's", "its jets", "another"],
)
def test_a_side_tells_of_its_own_strike(text: str, side: str) -> None:
    assert only(text).attacker == side


ARMS = [
    ("По Харькову нанесен ракетный удар.", {"missile"}),
    ("Артиллерийский обстрел Горловки вели украинские войска.", {"artillery shell"}),
    ("Ночью дроновая атака на Джидду повредила склад.", {"drone"}),
    ("Ракеты ATACMS поразили склад под Джанкоем.", {"ATACMS"}),
    ("Удар ракетой С-300 пришелся по гостинице в Запорожье.", {"S-300"}),
    ("Ворог застосував ракети С-300 проти Запоріжжя.", {"S-300"}),
    ("Над Полтавщиною збито шість «шахедів».", {"Shahed"}),
    ("ППО збила над Києвом десять ракет Х-101.", {"Kh-101"}),
    ("Сбит украинский самолет Су-25 над Краматорском.", {"aircraft"}),
    ("Хуситы выпустили баллистическую ракету в сторону Эйлата.", {"ballistic missile"}),
]


@pytest.mark.parametrize(("text", "names"), ARMS, ids=[text[:24] for text, _ in ARMS])
def test_the_weapons_of_a_strike_are_named(text: str, names: set[str]) -> None:
    assert weapons_in(text) == names


UNARMED = [
    "Израильские истребители ударили по лагерю в районе Набатии.",
    "Удар пришелся на склад боеприпасов в Тамбове.",
    "Поражено хранилище ракет под Хомсом.",
    "Сили оборони уразили виробництво дронів у Таганрозі.",
    "Підрозділи СБС уразили пускову установку С-300 поблизу Маріуполя.",
]


@pytest.mark.parametrize("text", UNARMED, ids=[text[:24] for text in UNARMED])
def test_planes_that_carried_and_arms_in_store_are_no_weapons(text: str) -> None:
    assert weapons_in(text) == set()


def test_who_shot_down_is_no_weapon_of_the_attack() -> None:
    text = "Системы С-400 и «Панцирь» сбили над Севастополем пять ракет Storm Shadow."
    assert weapons_in(text) == {"Storm Shadow"}


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Британские ракеты Storm Shadow поразили штаб в Севастополе.", "GB"),
        ("Ракеты американского производства попали в казарму под Донецком.", "US"),
    ],
    ids=["adjective", "made in"],
)
def test_a_maker_is_the_weapons_supplier(text: str, supplier: str) -> None:
    assert supplier in {one.supplier for one in only(text).weapons}


STRUCK = [
    ("Сирийская авиация разбомбила рынок в Идлибе.", {"market"}),
    ("Поражено хранилище ракет под Хомсом.", {"ammunition depot"}),
    ("Сили оборони уразили нафтобазу у Феодосії.", {"oil depot"}),
    ("ЗСУ знищили понтонну переправу ворога біля Білогорівки.", {"bridge"}),
    ("Внаслідок атаки на Запоріжжя пошкоджено лікарню.", {"hospital"}),
]


@pytest.mark.parametrize(("text", "kinds"), STRUCK, ids=[text[:24] for text, _ in STRUCK])
def test_what_was_struck_is_the_target(text: str, kinds: set[str]) -> None:
    assert targets_in(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Дрон атаковал Белгород, троих раненых доставили в больницу.",
        "Ракета впала на Суми, пораненого доправили до лікарні.",
        "Грузинські війська обстріляли Цхінвалі.",
        "Стреляли по Горловке из зенитного комплекса.",
    ],
    ids=["brought to", "brought to, uk", "who fired", "fired from"],
)
def test_where_people_are_brought_and_who_fired_is_no_target(text: str) -> None:
    assert targets_in(text) == set()


@pytest.mark.parametrize(
    ("text", "word", "by", "field"),
    [
        ("Якобы дрон попал в НПЗ в Рязани.", "Якобы", "publisher", "weapon"),
        ("Міноборони РФ нібито збило 20 дронів над Кримом.", "нібито", "publisher", "intercepted"),
        ("Ракета предположительно упала на склад в Хомсе.", "предположительно", "publisher", None),
        (
            "Мэр заявил, что ракета вероятно упала на склад в Хомсе.",
            "вероятно",
            "claimant",
            "occurrence",
        ),
        (
            "Губернатор заявил, что над Липецком «сбили» все дроны.",
            "сбили",
            "publisher",
            "intercepted",
        ),
    ],
    ids=["weapon", "interception", "narrator's", "speaker's", "scare quotes"],
)
def test_a_hedge_tells_whose_doubt_it_is_and_on_what(
    text: str, word: str, by: str, field: str | None
) -> None:
    hedges = {one.text: one for one in only(text).hedges}
    assert hedges[word].by == by
    assert field is None or hedges[word].field == field


def test_every_value_is_verbatim() -> None:
    text = "Хуситы выпустили баллистическую ракету по складу в Эйлате, вспыхнул пожар."
    claim = only(text)
    values = [*claim.weapons, *claim.targets, *claim.effects]
    assert values
    assert all(text[one.start : one.end] == one.text for one in values)
