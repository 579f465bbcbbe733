import pytest
from invented import told

from geomap.extract.english.slots import attacker, effects, specific, targets, weapon_side, weapons
from geomap.model import Target


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India fired BrahMos missiles at Jhelum.", [("BrahMos", "cruise missile", "IN")]),
        ("A drone hit Kosti.", [(None, "drone", None)]),
        ("Ballistic missiles hit Eilat.", [(None, "ballistic missile", None)]),
        ("Peru fired U.S.-made Tomahawk missiles.", [("Tomahawk", "cruise missile", "US")]),
        ("Iran fired Chinese-made drones at Erbil.", [(None, "drone", "CN")]),
        ("The navy shot down a helicopter.", [(None, "helicopter", None)]),
        ("UAVs struck a port.", [(None, "drone", None)]),
    ],
)
def test_a_weapon_has_its_system_class_and_supplier(
    text: str, expected: list[tuple[str | None, str, str | None]]
) -> None:
    found = list(weapons(told(text)))
    assert [(w.name, w.weapon_class, w.supplier) for w in found] == expected
    assert all(text[w.start : w.end] == w.text for w in found)


@pytest.mark.parametrize(
    "text",
    [
        "The army struck a drone factory.",
        "Rebels struck a missile base.",
        "Lima approved the use of Tomahawk missiles.",
        "A helicopter carried the wounded.",
    ],
)
def test_a_weapon_that_was_not_used_in_the_strike_is_none(text: str) -> None:
    assert list(weapons(told(text))) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Drones hit an oil refinery in Talara.", "oil refinery"),
        ("Rockets struck a market.", "market"),
        ("The strike damaged a hospital.", "hospital"),
        ("The attack on a power plant began.", "power plant"),
        ("Rockets were fired at an air base.", "airfield"),
        ("An ammunition depot was hit.", "ammunition depot"),
        ("The army bombed a school.", "school"),
    ],
)
def test_what_was_struck_is_a_target(text: str, kind: str) -> None:
    found = list(targets(told(text)))
    assert [each.kind for each in found] == [kind]
    assert [text[each.start : each.end] for each in found] == [each.text for each in found]


@pytest.mark.parametrize(
    "text",
    ["Rockets flew from an air base.", "The hospital said that rockets hit Loja."],
)
def test_what_was_not_struck_is_no_target(text: str) -> None:
    assert [each.kind for each in targets(told(text))] == []


def test_a_bare_site_gives_way_to_a_better_word() -> None:
    bare = Target(kind="unspecified target", text="a site", start=0, end=6)
    depot = Target(kind="oil depot", text="a fuel depot", start=9, end=21)
    assert specific((bare, depot)) == (depot,)
    assert specific((bare,)) == (bare,)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The strike caused a fire.", ["fire"]),
        ("The strike caused no fire.", []),
        ("The strike caused an explosion and a blackout.", ["explosion", "power outage"]),
        ("The navy damaged the sixth.", []),
    ],
)
def test_effects_are_told_and_not_denied(text: str, kinds: list[str]) -> None:
    assert [each.kind for each in effects(told(text))] == kinds


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Peru struck Loja.", "PE"),
        ("Ecuadorian forces fired rockets at Piura.", "EC"),
        ("Piura was struck by Ecuador.", "EC"),
        ("An Israeli strike killed nine in Palmyra.", "IL"),
        ("Hezbollah fired rockets at Haifa.", "Hezbollah"),
        ("Quito accused Lima of shelling Loja.", "PE"),
        ("Rockets struck Loja.", None),
        ("The army struck Loja.", None),
    ],
)
def test_the_attacker_is_who_did_it(text: str, who: str | None) -> None:
    assert attacker(told(text)) == who


def test_whose_a_weapon_is_called_is_only_a_weak_sign() -> None:
    words = told("A Russian missile hit Kharkiv.")
    assert attacker(words) is None
    assert weapon_side(words) == "RU"
