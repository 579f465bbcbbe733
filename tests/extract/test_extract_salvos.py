import pytest
from invented import one, told

from geomap.extract.english.counts import counts
from geomap.model import Count


def found(text: str) -> dict[str, Count]:
    return counts(told(text))


def value(text: str, role: str) -> tuple[int | None, int | None] | None:
    count = found(text).get(role)
    return (count.low, count.high) if count is not None else None


@pytest.mark.parametrize(
    ("text", "role", "low", "high"),
    [
        ("The rebels claimed a six-drone attack on the depot in Loja.", "launched", 6, 6),
        ("A 12-rocket salvo fell on Gori.", "launched", 12, 12),
        ("Ana Paz puts the number of Peruvian planes downed at seven.", "intercepted", 7, 7),
        ("The tally of drones shot down over Loja rose to 33.", "intercepted", 33, 33),
        ("The number of missiles fired at Loja was nine.", "launched", 9, 9),
        ("Chile has shot down six Peruvian planes.", "intercepted", 6, 6),
        ("Peru fired 40 missiles, and every one of them got through.", "hit", 40, 40),
        ("Peru fired 15 rockets at Loja and all found their targets.", "hit", 15, 15),
        ("All but two of the 18 drones were destroyed.", "intercepted", 16, 16),
        ("Both drones were shot down.", "launched", 2, 2),
        ("A first bomb fell on a garage and a second hit the clinic.", "hit", 2, 2),
        (
            "A first drone hit a port, a second hit a ship and a third fell on Loja.",
            "hit",
            3,
            3,
        ),
        ("Peruvian guns hit the village at least five times.", "strikes", 5, None),
        ("The aircraft fired twice at the bridge.", "launched", 2, 2),
        ("More than 90 rockets came down across the south.", "hit", 91, None),
        ("Fourteen rockets landed in the city of Loja.", "hit", 14, 14),
        ("Two tank shells had gone through the pharmacy.", "hit", 2, 2),
        ("A missile landed less than 50 metres from the clinic.", "hit", 1, 1),
        ("The raid followed the landing of a rocket in Piura.", "hit", 1, 1),
        ("Flights ended after the landing on Monday of a rocket in Piura.", "hit", 1, 1),
        ("At 02:10 on March 9 three missiles were launched at Loja.", "launched", 3, 3),
        ("Peru sent four missiles and dozens of drones at Loja.", "launched", 4, None),
    ],
)
def test_weapons_count_by_the_words_around_them(
    text: str, role: str, low: int, high: int | None
) -> None:
    assert value(text, role) == (low, high)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The number of schools destroyed by missiles rose to 14.", "intercepted"),
        ("The number of tanks destroyed by drones is 12.", "intercepted"),
        ("The six-missile launcher was destroyed by a drone.", "launched"),
        ("The two-day drone attack on Loja is over.", "launched"),
        ("Of 56 drones, 41 were destroyed and 12 did not reach their targets.", "hit"),
        ("Not one of our rockets came down on the school.", "hit"),
        ("The three jets landed at the base in Loja.", "hit"),
        ("Five bombs fell in the sea off Loja.", "hit"),
        ("A stray missile veered off course and landed in Piura.", "hit"),
        ("A missile hit the depot in Loja.", "hit"),
        ("The depot has been attacked by drones seven times since January.", "strikes"),
        ("Twice as many drones hit Loja as on Sunday.", "strikes"),
    ],
)
def test_what_only_looks_like_a_number_of_weapons_counts_none(text: str, role: str) -> None:
    assert value(text, role) is None


def test_a_list_gives_its_sum_in_its_own_words() -> None:
    killed = found("A missile killed two Chilean nationals and a Bolivian, police in Loja said.")
    assert (killed["killed"].low, killed["killed"].text) == (
        3,
        "two Chilean nationals and a Bolivian",
    )


def test_no_weapon_both_hits_and_is_stopped() -> None:
    claim = one(
        "Six missiles struck in the Loja region, Ecuador's army said. It said that Peru had fired "
        "six missiles at a depot, and that five were shot down and one was damaged."
    )
    assert "hit" not in claim.counts
    assert claim.counts["launched"].low == 6
