import pytest
from invented import told

from geomap.extract.english.counts import counted_places, counts
from geomap.extract.statement import Placed
from geomap.model import Count, Location


def numbers(text: str) -> dict[str, tuple[int | None, int | None, str]]:
    return {role: (c.low, c.high, c.bound) for role, c in found(text).items()}


def found(text: str) -> dict[str, Count]:
    return counts(told(text))


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("Peru launched six missiles at Loja.", "launched", (6, 6, "exact")),
        ("Up to 12 rockets were fired at Loja.", "launched", (None, 12, "at_most")),
        ("Ecuador fired about eight of the missiles.", "launched", (8, 8, "about")),
        ("The navy shot down five of the drones.", "intercepted", (5, 5, "exact")),
        ("Just two missiles were intercepted.", "intercepted", (2, 2, "exact")),
        ("Air defences downed more than 30 drones.", "intercepted", (31, None, "more_than")),
        ("All the rockets were intercepted.", "intercepted", (None, None, "all")),
        ("The rockets were intercepted.", "intercepted", (None, None, "unstated")),
        ("The navy damaged one missile.", "damaged", (1, 1, "exact")),
        ("The navy damaged the sixth.", "damaged", (1, 1, "exact")),
        ("Two drones struck the port.", "hit", (2, 2, "exact")),
        ("Eight airstrikes hit the airport.", "strikes", (8, 8, "exact")),
        ("Nine people were killed.", "killed", (9, 9, "exact")),
        ("A strike killed at least 14 civilians.", "killed", (14, None, "at_least")),
        ("As many as 15 people died.", "killed", (None, 15, "at_most")),
        ("The blast wounded 31 others.", "injured", (31, 31, "exact")),
        ("Nine people were killed and 31 wounded.", "injured", (31, 31, "exact")),
        ("Dozens of people were killed.", "killed", (None, None, "several")),
        ("No casualties were reported.", "killed", (0, 0, "none_reported")),
        ("Peru fired 10-15 rockets at Loja.", "launched", (10, 15, "about")),
        ("Peru fired between 10 and 15 rockets.", "launched", (10, 15, "about")),
        ("Half of the 20 rockets were intercepted.", "launched", (20, 20, "exact")),
        ("Half of the 20 rockets were intercepted.", "intercepted", (None, None, "several")),
        ("Most of the 40 drones were shot down.", "launched", (40, 40, "exact")),
        ("Of six drones, four were shot down and two hit tanks.", "hit", (2, 2, "exact")),
        ("Two drones were shot down and a third crashed.", "crashed", (1, 1, "exact")),
        (
            "Two drones fell into the sea while a jet shot down the third.",
            "intercepted",
            (1, 1, "exact"),
        ),
        ("Seven of ten rockets fired at Loja were intercepted.", "intercepted", (7, 7, "exact")),
        (
            "The Sunday attack, involving 30 drones, was the largest of the war.",
            "launched",
            (30, 30, "exact"),
        ),
        ("The strike caused no injuries.", "injured", (0, 0, "none_reported")),
    ],
)
def test_a_number_counts_what_it_stands_with(
    text: str, role: str, value: tuple[int | None, int | None, str]
) -> None:
    assert numbers(text)[role] == value


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit Nyala, a city of 560,000 people.",
        "The 47th Brigade fired rockets at Loja.",
        "Rockets hit a depot 32 km from Loja.",
        "Rockets hit Loja on 14 March.",
        "There are casualties in Loja after the strike.",
        "Twelve explosions were heard in Loja.",
        "Peru shelled Loja for 1,000 days.",
        "Of 500 homes in Loja, 60 were destroyed by the shelling.",
        "The shelling damaged 20 houses, five of them badly.",
        "Rockets struck the 3rd floor of a 12-storey block at 14:30.",
        "Missiles struck Loja, home to 1.7 million people.",
        "Missiles hit a bus that carried 45 passengers.",
        "About 80% of the rockets hit Loja, a $2 million loss.",
        "Three drones were seen over Loja before a missile hit a hangar.",
    ],
)
def test_other_numbers_are_no_counts(text: str) -> None:
    assert numbers(text) == {}


def test_no_injuries_says_nothing_of_the_dead() -> None:
    assert set(numbers("The strike caused no injuries.")) == {"injured"}


def test_a_permitted_number_is_no_count() -> None:
    assert numbers("Lima allowed its navy to fire six missiles at Loja.") == {}


def test_a_count_points_to_its_words_with_the_qualifier() -> None:
    text = "At least 14 people were killed when up to 12 rockets were fired at Loja."
    for each in found(text).values():
        assert each.start is not None
        assert text[each.start : each.end] == each.text
    assert {each.text for each in found(text).values()} == {"At least 14", "up to 12"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Peru said 28 out of 31 drones were shot down.", {"intercepted": 28, "launched": 31}),
        ("The navy shot down 18 of 22 rockets overnight.", {"intercepted": 18, "launched": 22}),
        ("Of 20 rockets, 15 were intercepted.", {"launched": 20, "intercepted": 15}),
        (
            "The navy shot down 76 of 188 drones, while 96 were lost from radar.",
            {"intercepted": 76, "launched": 188, "lost": 96},
        ),
        (
            "Peru fired 20 rockets, of which 12 were intercepted.",
            {"launched": 20, "intercepted": 12},
        ),
        ("Peru hit Loja with six missiles.", {"launched": 6}),
        ("Peru hit Loja with four of the six missiles.", {"launched": 6, "hit": 4}),
        ("Ten drones targeted the port.", {"launched": 10}),
        ("Two of the drones reached their targets.", {"hit": 2}),
        ("Both missiles were intercepted.", {"launched": 2, "intercepted": None}),
        ("A single drone struck the refinery.", {"hit": 1}),
        ("Twelve drones disappeared from radar over Loja after the attack.", {"lost": 12}),
    ],
)
def test_weapons_are_counted_by_what_became_of_them(text: str, values: dict[str, int]) -> None:
    assert {role: count.low for role, count in found(text).items()} == values


def test_all_of_a_number_is_all_and_the_number_was_launched() -> None:
    assert numbers("The mayor said all 45 drones had been shot down.") == {
        "intercepted": (None, None, "all"),
        "launched": (45, 45, "exact"),
    }


@pytest.mark.parametrize(
    ("text", "total", "values"),
    [
        ("Peru launched 47 drones and 53 missiles at Loja.", ("launched", 100), [47, 53]),
        ("Ecuador downed one missile and three one-way drones.", ("intercepted", 4), [1, 3]),
        ("Seven drones were downed: six over Loja and one over Quito.", ("intercepted", 7), [6, 1]),
        ("Eight drones were downed over Loja, four over Quito and four over Cuenca.",
         ("intercepted", 16), [8, 4, 4]),
        ("Drones were downed over Loja (five), Quito (three) and Cuenca (two).",
         ("intercepted", 10), [5, 3, 2]),
        ("Rockets killed 12 soldiers and 3 civilians in Loja.", ("killed", 15), [12, 3]),
        ("Two women and a child were killed in the strike.", ("killed", 3), [2, 1]),
        ("Three people were killed in Loja and two in Quito by shelling.", ("killed", 5), [3, 2]),
        ("Peru fired 200 drones and missiles, including 14 ballistic missiles, at Loja.",
         ("launched", 200), [14]),
    ],
)  # fmt: skip
def test_a_part_is_never_the_total(text: str, total: tuple[str, int], values: list[int]) -> None:
    count = found(text)[total[0]]
    assert (count.low, [part.low for part in count.parts]) == (total[1], values)


@pytest.mark.parametrize(
    "text",
    [
        "Peru targeted two destroyers with drones.",
        "The three missiles landed in the sea.",
        "The 14 March strike on Loja was the longest.",
        "The March 14 missile strike on Loja was the longest.",
        "The missile hit a nine-storey building with 45 residents.",
        "Peru has fired more than 3,000 missiles at Ecuador since January.",
        "Both drones and missiles were used in the attack on Loja.",
    ],
)
def test_targets_dates_and_earlier_totals_are_no_counts(text: str) -> None:
    assert numbers(text) == {}


@pytest.mark.parametrize(
    ("text", "names", "values"),
    [
        ("Seven drones were downed: six over Loja and one over Quito.", ("Loja", "Quito"), [6, 1]),
        ("Drones were downed over Loja (five) and Quito (two).", ("Loja", "Quito"), [5, 2]),
        ("Nine drones were downed over Loja and Quito.", ("Loja", "Quito"), [None, None]),
    ],
)
def test_a_breakdown_gives_each_place_its_own_number(
    text: str, names: tuple[str, ...], values: list[int | None]
) -> None:
    offset = 100
    places = [
        Placed(
            location=Location(role="target", text=n, start=at + offset, end=at + len(n) + offset)
        )
        for n, at in ((name, text.index(name)) for name in names)
    ]
    found = counted_places(told(text), places, offset=offset)
    own = [each.location.counts.get("intercepted") for each in found]
    assert [each.low if each else None for each in own] == values
    for each in own:
        if each is not None and each.start is not None and each.end is not None:
            assert text[each.start - offset : each.end - offset] == each.text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The base was hit by four missiles.", {"hit": 4}),
        ("Loja was struck by 12 drones.", {"hit": 12}),
        ("Loja was attacked by 12 drones.", {"launched": 12}),
        ("A strike by four missiles on the base destroyed the roof.", {"hit": 4}),
        ("Peru launched strikes by six missiles at Loja.", {"launched": 6}),
        ("The attack, involving a dozen missiles, was the largest on Loja.", {"launched": 12}),
    ],
)
def test_weapons_as_agents_are_counted_like_subjects(text: str, values: dict[str, int]) -> None:
    assert {role: count.low for role, count in found(text).items()} == values


def test_all_nine_of_several_lots_are_added_up() -> None:
    text = "The navy destroyed all nine cruise missiles and 35 of 40 drones."
    assert {role: count.low for role, count in found(text).items()} == {
        "intercepted": 44,
        "launched": 49,
    }


def test_one_each_gives_no_sum() -> None:
    text = (
        "Air defences downed 13 drones over Loja, six over Quito and one each over Lima and Cuzco."
    )
    assert numbers(text) == {"intercepted": (None, None, "unstated")}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Two drones crashed into a hotel.", {"hit": 2}),
        ("Three rockets landed inside the air base.", {"hit": 3}),
        ("Jets dropped two 250-pound bombs on a clinic.", {"launched": 2}),
        ("The navy intercepted a missile over Loja.", {"intercepted": 1}),
    ],
)
def test_weapons_that_crash_land_or_are_dropped_are_counted(
    text: str, values: dict[str, int]
) -> None:
    assert {role: count.low for role, count in found(text).items()} == values


def test_drones_bombed_on_the_ground_were_not_intercepted() -> None:
    text = "US forces destroyed four naval drones and one missile launcher in Loja."
    assert "intercepted" not in {r for r, c in found(text).items() if c.low is not None}
