import pytest
from invented import claims, parsed

from geomap.extract.english.triggers import triggers, weapon_tokens


def kinds(text: str) -> list[str]:
    doc = parsed(text)
    return [each.kind for each in triggers(doc, weapon_tokens(doc))]


@pytest.mark.parametrize(
    "text",
    [
        "A nurses' strike hit clinics in Loja.",
        "A wave of inflation hit Loja.",
        "A truck hit a bus in Loja.",
        "Fears of war hit markets in Lima.",
        "SpaceX launched a rocket on Sunday.",
        "Peru launched a rocket with a satellite into orbit.",
        "The blast was caused by a gas leak.",
        "A boiler explosion shook the block.",
        "Thousands of civilians have been killed in Peru.",
        "More than 40,000 people have been killed in the country.",
        "A much larger number of soldiers have been killed.",
        "Bulldozers levelled homes in Loja.",
        "Farmers set fields ablaze.",
        "The minister came under fire for his remarks.",
        "The plan was a blow to the army.",
        "Lima sent missiles to Quito.",
        "Planes dropped aid on Loja.",
        "A drone filmed the flood that hit Loja.",
        "Parliament debated the legality of drone strikes.",
        "The novel tells how jets bombed Loja.",
    ],
)
def test_nature_labour_idioms_and_a_wars_reckoning_are_no_triggers(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A drone strike hit a bus.", "attack"),
        ("A wave of drones hit Loja.", "attack"),
        ("The army counted a wave of drones that hit Loja.", "attack"),
        ("The bus was hit by a car bomb.", "attack"),
        ("Nine people have been killed in Loja.", "casualty"),
        ("Hundreds of people have been killed in the strikes.", "casualty"),
        ("The blast was caused by a rocket.", "explosion"),
    ],
)
def test_a_weapon_makes_it_a_strike(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru test-fired two missiles on Sunday.",
        "Lima conducted a test launch of its new missile.",
        "Peru fired a missile in its fourth test this year.",
        "Rockets were fired as part of an exercise near Loja.",
        "Six soldiers were killed in a helicopter crash during a training flight near Loja.",
        "The war, which began after a Chilean attack on Loja, goes on.",
        "The campaign was triggered by a raid on Loja.",
        "The novel tells of the 1944 bombing of Lima.",
        "Drone strikes have become routine in Loja.",
        "The country's bombing campaign in Loja drew protests.",
    ],
)
def test_tests_training_and_what_opened_a_war_give_no_claim(text: str) -> None:
    assert claims(text) == []
