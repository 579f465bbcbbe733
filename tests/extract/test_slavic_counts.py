# Cyrillic letters are meant, not their Latin likenesses
import pytest
from slavic_invented import told

from geomap.extract.slavic.counts import counts
from geomap.model import Count

Range = tuple[int | None, int | None]

CASES: list[tuple[str, str, dict[str, Range]]] = [
    ("ru", "Семь из восьми ракет были сбиты.", {"launched": (8, 8), "intercepted": (7, 7)}),
    ("ru", "Пять ракет сбиты, одна повреждена.", {"intercepted": (5, 5), "damaged": (1, 1)}),
    ("ru", "Сбиты три ракеты, две достигли цели.", {"intercepted": (3, 3), "hit": (2, 2)}),
    ("ru", "Налетело 19 беспилотников, из них 12 подавлены.", {"intercepted": (12, 12)}),
    ("ru", "По городу выпущено около 85 ракет.", {"launched": (85, 85)}),
    ("ru", "Запустили ракету и не менее восемнадцати дронов.", {"launched": (19, None)}),
    ("ru", "Ни одна ракета не попала в аэродром.", {"hit": (0, 0)}),
    ("ru", "Зафиксировано как минимум четыре попадания.", {"hit": (4, None)}),
    ("ru", "Украинский БПЛА сбит над заводом.", {"intercepted": (1, 1)}),
    ("ru", "Военные сбили ракету над морем.", {"intercepted": (1, 1)}),
    ("ru", "Истребители уничтожили до 290 целей.", {}),
    ("ru", "Два истребителя F-16 ударили по городу.", {}),
    ("ru", "Уничтожены три установки РСЗО «Град».", {}),
    ("ru", "Нанесено два удара, повреждены пять домов.", {}),
    ("ru", "С начала войны сбиты 600 ракет.", {}),
    ("ru", "Из 15 дронов 12 были сбиты.", {"launched": (15, 15), "intercepted": (12, 12)}),
    ("ru", "Один беспилотник упал в поле, второй был сбит.", {}),
    ("ru", "Уничтожен самолёт на аэродроме.", {}),
    ("ru", "Сбит вражеский самолёт.", {"intercepted": (1, 1)}),
    ("ru", "Обломки одной из ракет упали на дом.", {}),
    ("uk", "11 з них збито.", {"intercepted": (11, 11)}),
    ("uk", "Атакував ракетами та 22 дронами.", {"launched": (22, None)}),
    ("uk", "Атакував 101 дроном (у т.ч. реактивними) та ракетою.", {"launched": (102, 102)}),
    ("uk", "Зафіксовано 61 ударний БпЛА, збито 48.", {"launched": (61, 61)}),
    ("uk", "Відбито атаку 20 дронів: 18 збито.", {"launched": (20, 20), "intercepted": (18, 18)}),
    ("uk", "Знищено два бомбардувальники на аеродромі.", {}),
    ("uk", "Збито дев'ять БпЛА.", {"intercepted": (9, 9)}),
    ("uk", "128 безпілотників-імітаторів – локаційно втрачені.", {"lost": (128, 128)}),
    ("uk", "Зафіксовано дев'ять прильотів.", {"hit": (9, 9)}),
    ("uk", "Влучань не зафіксовано.", {"hit": (0, 0)}),
    ("uk", "Армія застосувала щонайменше п'ять авіабомб.", {"launched": (5, None)}),
    ("uk", "Збито вже десять російських літаків.", {"intercepted": (10, 10)}),
    ("uk", "Знищено розвідувальний БпЛА над містом.", {"intercepted": (1, 1)}),
    ("uk", "На стоянці вигоріли два винищувачі.", {}),
    ("uk", "Керована ракета цілі не досягла.", {}),
    ("uk", "З початку війни збито 600 ракет.", {}),
]


def _counts(text: str, language: str) -> dict[str, Count]:
    return counts(told(text, language), ())[0]


@pytest.mark.parametrize(("language", "text", "ranges"), CASES, ids=[text for _, text, _ in CASES])
def test_weapons_are_counted_by_what_befell_them(
    language: str, text: str, ranges: dict[str, Range]
) -> None:
    found = _counts(text, language)
    told_ranges = {
        role: (one.low, one.high)
        for role, one in found.items()
        if one.low is not None or one.high is not None
    }
    assert {role: told_ranges.get(role) for role in ranges} == ranges
    assert ranges or not told_ranges


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("ru", "Все беспилотники, летевшие к порту, уничтожены.", "all"),
        ("ru", "Обе ракеты сбиты.", "all"),
        ("ru", "Большинство ракет сбито.", "several"),
        ("ru", "Украинские беспилотники уничтожены над морем.", "unstated"),
        ("uk", "Усі безпілотники збито.", "all"),
    ],
)
def test_words_for_all_and_most_give_no_number(language: str, text: str, bound: str) -> None:
    count = _counts(text, language)["intercepted"]
    assert (count.low, count.high, count.bound) == (None, None, bound)


def test_all_of_a_number_are_those_launched() -> None:
    found = _counts("Усі 14 «шахедів» збито.", "uk")
    assert (found["intercepted"].low, found["intercepted"].bound) == (14, "all")
    assert (found["launched"].low, found["launched"].bound) == (14, "exact")


def test_a_total_keeps_its_parts_by_weapon() -> None:
    text = "Збито 45 цілей: 38 ударних БпЛА, п'ять ракет Х-101 та дві ракети «Калібр»."
    count = _counts(text, "uk")["intercepted"]
    assert (count.low, count.text, count.derived) == (45, "45", False)
    parts = [(one.weapon, one.low, one.text) for one in count.parts]
    assert parts == [("drone", 38, "38"), ("Kh-101", 5, "п'ять"), ("Kalibr", 2, "дві")]


def test_a_sum_by_weapons_is_marked_derived() -> None:
    count = _counts("Ворог випустив 12 ракет і 100 дронів.", "uk")["launched"]
    assert (count.low, count.high, count.derived, count.text) == (112, 112, True, None)


def test_a_sum_of_untold_numbers_says_no_number() -> None:
    total = _counts("Сбиты несколько ракет и десятки дронов.", "ru")["intercepted"]
    assert (total.low, total.high, total.bound) == (None, None, "several")


def test_some_of_a_number_are_its_part() -> None:
    count = _counts("Збито 43 БпЛА (з них 30 – «шахеди»).", "uk")["intercepted"]
    assert (count.low, [(one.weapon, one.low) for one in count.parts]) == (43, [("Shahed", 30)])
