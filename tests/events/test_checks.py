"""Arithmetic on a claim's own numbers, in invented claims and sentences."""

import pytest
from builders import document
from invented_war import PERU_MOD, TALON, says

from geomap.events.assembly import group
from geomap.events.checks import checks_of, fault_of
from geomap.extract import extract
from geomap.model import Block, Claim, Count, CountPart, Document, Weapon

DRONES = Weapon(name=None, weapon_class="drone", text="drones", start=0, end=6)


def number(n: int) -> Count:
    return Count(low=n, high=n, text=str(n), start=0, end=1)


def claims(text: str) -> tuple[Document, list[Claim]]:
    whole = Block(kind="paragraph", start=0, end=len(text))
    read = document(text, language="en", published="2031-05-12", blocks=(whole,))
    return read, list(extract([read]))


@pytest.mark.parametrize(
    ("text", "check", "ok"),
    [
        (
            ("Peru's army said a strike on Loja killed 12: nine soldiers and three civilians."),
            "killed = sum of its parts",
            True,
        ),
        (
            ("Peru's army said a strike on Loja killed 12: nine soldiers and two civilians."),
            "killed = sum of its parts",
            False,
        ),
        (
            "Peru's army said a strike on Loja killed 12 people, including nine soldiers.",
            "killed ≥ each of its parts",
            True,
        ),
        (
            (
                "Peru fired 180 missiles at Loja; 150 were intercepted and 40 hit the town, the "
                "army said."
            ),
            "launched ≥ intercepted + hit",
            False,
        ),
        (
            (
                "Peru fired 31 drones and two missiles at Loja, of which 28 drones and both "
                "missiles were shot down, Ecuador's army said."
            ),
            "launched drone ≥ intercepted drone",
            True,
        ),
    ],
    ids=["breakdown", "breakdown short by one", "singled out", "too many hits", "by weapon"],
)
def test_a_source_whose_numbers_do_not_add_up_is_found(text: str, check: str, *, ok: bool) -> None:
    _, found = claims(text)
    assert (check, ok) in [(one.check, one.ok) for claim in found for one in checks_of(claim)]


def test_a_failed_check_is_warned_of_with_the_numbers() -> None:
    read, found = claims(
        "Peru fired 18 missiles at Loja; 15 were intercepted and four hit the town, Ecuador's army "
        "said."
    )
    notes = group(found, texts={read.id: read.text}).notes
    assert len(notes) == 1
    assert "do not add up: launched ≥ intercepted + hit" in notes[0]
    assert "launched 18, intercepted 15, hit 4" in notes[0]
    assert found[0].id in notes[0]


def test_numbers_that_add_up_are_not_warned_of() -> None:
    claim = says("a", PERU_MOD, counts={"launched": number(6), "intercepted": number(5)})
    assert fault_of(claim, checks_of(claim)) is None


def test_counts_of_different_weapons_are_not_held_against_each_other() -> None:
    counts = {"launched": number(6), "intercepted": number(20)}
    one_kind = says("a", PERU_MOD, counts=counts)
    two_kinds = says("a", PERU_MOD, counts=counts, weapons=(TALON, DRONES))
    assert [check.ok for check in checks_of(one_kind)] == [False]
    assert checks_of(two_kinds) == ()


def test_people_singled_out_may_be_counted_twice() -> None:
    parts = (CountPart(low=9, high=9), CountPart(low=5, high=5))  # soldiers, of all arms; women
    claim = says("a", PERU_MOD, counts={"killed": Count(low=12, high=12, parts=parts)})
    assert [(one.check, one.ok) for one in checks_of(claim)] == [
        ("killed ≥ each of its parts", True)
    ]
