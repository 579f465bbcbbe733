import pytest

from geomap.extract.english import lexicon


def found(text: str) -> list[tuple[str | None, str]]:
    rows = (lexicon.weapon_of(x.group()) for x in lexicon.weapon_pattern().finditer(text))
    return [(row.name, row.weapon_class) for row in rows if row is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Abdel Fattah al-Burhan spoke.",
        "Strikes hit Dezful.",
        "The Quds Force denied it.",
        "A study in The Lancet counted the dead.",
        "Spike in violence.",
        "Noor News reported.",
        "Shaheen spoke to Samad.",
    ],
)
def test_a_town_a_person_or_a_word_is_no_weapon(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a Fattah missile", "Fattah"),
        ("Quds-1 missiles", "Quds"),
        ("a Lancet drone", "Lancet"),
        ("Spike NLOS", "Spike"),
        ("Shaheen-III", "Shaheen"),
        ("500-pound bombs", None),
        ("an FP-1 drone", "FP-1"),
        ("Fadi-2 rockets", "Fadi"),
        ("Yassin 105 shells", "Yasin-105"),
        ("a Fath-360 missile", "Fath-360"),
        ("CH-95 drones", "Wing Loong"),
    ],
)
def test_a_system_is_known_by_its_number_or_the_word_after_it(text: str, name: str | None) -> None:
    assert found(text)[0][0] == name


def test_a_list_of_systems_shares_the_word_after_it() -> None:
    names = [name for name, _ in found("Iran fired Emad, Noor and Qadr-H missiles.")]
    assert names[:3] == ["Emad", "Noor", "Ghadr"]


def test_no_two_systems_share_a_name() -> None:
    owners: dict[str, set[str | None]] = {}
    for row in lexicon.weapons():
        for alias in row.aliases:
            owners.setdefault(alias.lower(), set()).add(row.name or row.weapon_class)
    assert {alias: who for alias, who in owners.items() if len(who) > 1} == {}


def test_every_weapon_has_family_and_class() -> None:
    assert all(row.family and row.weapon_class and row.aliases for row in lexicon.weapons())
