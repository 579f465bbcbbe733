import pytest
from invented import told

from geomap.extract.english.slots import (
    attacker,
    effects,
    group_of,
    specific,
    targets,
    weapon_side,
    weapons,
)
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
        ("Loja came under rocket fire.", []),
        ("Five people were killed by Chilean fire.", []),
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A barrage of rockets sparked apartment fires in Piura.", "residential building"),
        ("A clinic in Talara took a direct hit from a missile.", "hospital"),
        ("The village school came under heavy shelling.", "school"),
        ("Forty people were killed in a primary school in Loja.", "school"),
        ("Debris from a rocket caused a fire at a military facility.", "military facility"),
        ("Drones set an oil depot on fire.", "oil depot"),
        ("An oil depot caught fire after a drone attack.", "oil depot"),
        ("Explosions were heard at an air base after the strike.", "airfield"),
        ("A missile was fired toward a destroyer.", "warship"),
        ("The tanker sustained damage from an explosion.", "ship"),
        ("The church where nine people were killed was hit at noon.", "religious building"),
        ("A depot hit by drones burned for hours; rockets followed.", "warehouse"),
        ("The strike on rebel fighters began at dawn.", "troops"),
        ("Rockets hit a temporary deployment point.", "troop quarters"),
        ("An air strike on a refugee camp killed 12.", "refugee camp"),
        ("Drones attacked an electrical substation.", "electrical substation"),
        ("A drone struck an aid convoy.", "vehicle"),
        ("The bombing flattened a block of flats.", "residential building"),
        ("Nine children were wounded at the clinic in the strike.", "hospital"),
        ("Jets dropped barrel bombs on a clinic, killing nine.", "hospital"),
        ("A car bomb exploded outside a military base.", "military base"),
        ("Rockets were used to take out a command bunker.", "command post"),
    ],
)
def test_a_target_is_found_wherever_the_blow_names_it(text: str, kind: str) -> None:
    assert [each.kind for each in targets(told(text))] == [kind]


def test_what_is_bombed_on_the_ground_is_a_target_and_no_weapon() -> None:
    words = told("The navy struck two anti-ship missiles that were prepared to launch.")
    assert [each.kind for each in targets(words)] == ["military equipment"]
    assert list(weapons(words)) == []


def test_a_port_in_a_towns_name_is_no_target() -> None:
    assert list(targets(told("Drones hit Port Sudan."))) == []


def test_what_is_ruled_out_is_no_weapon() -> None:
    assert list(weapons(told("A gas leak, not a drone, destroyed the house."))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were taken to hospital after the strike.",
        "Six people died in hospital after the strike.",
        "The strike killed a hospital director.",
        "The missiles were launched from an air base.",
        "The strike killed 12 soldiers.",
        "Heavy weapons were fired.",
        "A strike began after a meeting at a hotel.",
    ],
)
def test_what_only_stands_beside_the_strike_is_no_target(text: str) -> None:
    assert [each.kind for each in targets(told(text))] == []


def test_a_ship_is_called_by_its_name() -> None:
    (ship,) = targets(told("The rebels fired missiles toward USS Mason."))
    assert (ship.kind, ship.text) == ("warship", "USS Mason")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Quito accused Lima of destroying the hospital.", "PE"),
        ("Quito blamed Peru for the attack on the port.", "PE"),
        ("Ecuador claimed responsibility for the attack on a barracks.", "EC"),
        ("Israel denied responsibility for the strike on a clinic.", "IL"),
        ("The explosion was blamed on Sudan after rockets fell.", "SD"),
        ("It was Peru's rocket fire, not Ecuador, that hit the hospital.", "PE"),
        ("The Armed Forces of Sudan (SAF) have used drones in Nyala.", "SD"),
        ("The navy shot down a missile launched from Houthi-controlled areas.", "Houthis"),
        ("Five people were killed by Pakistani fire.", "PK"),
        ("The port was hit by a British Storm Shadow missile.", None),
        ("Peruvian forces shot down a missile fired toward a destroyer.", None),
        ("Loja was ravaged by shelling in the Peru-Ecuador war.", None),
    ],
)
def test_the_attacker_is_found_through_blame_and_held_ground(text: str, who: str | None) -> None:
    assert attacker(told(text)) == who


@pytest.mark.parametrize(
    ("name", "words", "group"),
    [
        ("Hezbollah", "Hezbollah", "Hezbollah"),
        ("Omar Nasr", "Houthi military spokesman Omar Nasr", "Houthis"),
        ("Northern Front", "the Northern Front", "Northern Front"),
    ],
)
def test_a_spokesman_speaks_for_the_group_of_his_title(name: str, words: str, group: str) -> None:
    assert group_of(name, words) == group


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Iran fired Kheibar Shekan missiles at Haifa.", "Kheibar Shekan"),
        ("Iran fired Emad missiles at Haifa.", "Emad"),
        ("Pakistan fired Fatah-1 missiles at Adampur.", "Fatah"),
        ("India fired SCALP missiles at Muridke.", "SCALP"),
        ("Hamas fired Fajr-5 rockets at Ashdod.", "Fajr"),
        ("Russia dropped KAB-500 bombs on Sumy.", "FAB"),
        ("Russia fired Geran-2 drones at Sumy.", "Shahed"),
        ("Israel dropped GBU-39 bombs on a school.", "Small Diameter Bomb"),
        ("Azerbaijan used Harop drones against Shushi.", "Harop"),
        ("The Houthis fired Samad-3 drones at Eilat.", "Samad"),
    ],
)
def test_systems_of_many_wars_are_known(text: str, named: str) -> None:
    assert [each.name for each in weapons(told(text))] == [named]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The firm acknowledges damage at its power station, without naming it.", "power plant"),
        ("Two warehouses are on fire after a missile strike.", "warehouse"),
        ("A drone hit two pumping stations.", "oil depot"),
        ("The refinery halted work after drones crashed on its territory.", "oil refinery"),
        ("The drone shot down had been approaching the refinery.", "oil refinery"),
        (
            "The group claimed responsibility for a rocket attack on Bhamo airfield on Sunday.",
            "airfield",
        ),
        ("A rocket sank an Egyptian merchantman.", "ship"),
    ],
    ids=[
        "after-damage",
        "on-fire",
        "plural",
        "its-territory",
        "approaching",
        "cut-name",
        "merchantman",
    ],
)
def test_a_target_is_told_in_more_ways(text: str, kind: str) -> None:
    assert kind in {target.kind for target in targets(told(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goma was shelled on Friday.", ["artillery shell"]),
        ("Goma was shelled with mortars.", ["mortar"]),
        ("Jets bombed a convoy carrying missiles.", []),
        ("Jets bombed a convoy carrying SA-17 anti-aircraft weapons.", []),
        ("Goma was not shelled.", []),
    ],
    ids=["shelled", "named", "cargo", "cargo-system", "denied"],
)
def test_shelled_tells_the_weapon_where_none_is_named(text: str, expected: list[str]) -> None:
    assert [weapon.weapon_class for weapon in weapons(told(text))] == expected
