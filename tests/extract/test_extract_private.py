"""Private persons are quoted and not named; who holds an office is."""

import pytest
from builders import claim
from invented import claims

from geomap.extract.private import without_private_names
from geomap.model import Claimant, Link


def read(text: str) -> list[tuple[str | None, list[str | None]]]:
    return [(one.claimant.name, [link.name for link in one.chain]) for one in claims(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Local resident Ivan Bondar said a drone hit his house in Kherson.", "local resident"),
        ('"Two missiles hit our street in Kassala," said Dr. Yusuf Idris, a surgeon.', "witness"),
        ("Farmer Ivan Petrov said a drone struck a barn in Omdurman.", "farmer"),
        ('"Two missiles hit our street in Kassala," said pensioner Anna Orlova.', "pensioner"),
        ("Teacher Mona Adel told AFP a shell hit the school in Gaza City.", "teacher"),
        ("Taxi driver Omar Said said a rocket hit a bus in Sidon.", "driver"),
        ("A drone hit a bakery in Omdurman, eyewitness Amina Hassan told AFP.", "eyewitness"),
    ],
)
def test_a_quoted_resident_or_doctor_is_called_by_a_role(text: str, name: str) -> None:
    ((origin, chain),) = read(text)
    assert origin == name
    assert chain[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Governor Oleksandr Prokudin said a drone hit a bus in Kherson.", "Oleksandr Prokudin"),
        ("Farmers Union leader Ivan Petrov said a missile hit a barn in Kherson.", "Ivan Petrov"),
        ("Mayor Ana Kos, a former teacher, said a drone hit a bus in Kherson.", "Ana Kos"),
    ],
)
def test_who_holds_an_office_is_named(text: str, name: str) -> None:
    ((origin, chain),) = read(text)
    assert origin == name
    assert chain[-1] == name


@pytest.mark.parametrize(
    "name",
    [
        "residents",
        "Eyewitnesses in Kassala",
        "Local Residents",
        "Syrian residents",
        "Miner Workers Union",
        None,
    ],
)
def test_witnesses_without_a_name_stay_as_they_are(name: str | None) -> None:
    one = claim(claimant=Claimant(name=name, kind="witness"))
    assert without_private_names(one) is one


@pytest.mark.parametrize("name", ["Anna Baker", "Omar al Driver", "Ivan Miner"])
def test_a_surname_is_no_role(name: str) -> None:
    one = claim(claimant=Claimant(name=name, kind="witness", text=name))
    assert without_private_names(one).claimant.name == "witness"


def test_the_words_and_where_they_stand_stay() -> None:
    said = Claimant(name="Ana de Silva", kind="witness", text="Ana de Silva", start=3, end=15)
    one = claim(claimant=said, chain=(Link(name="Ana de Silva", kind="witness"),))
    now = without_private_names(one)
    assert (now.claimant.name, now.claimant.text, now.claimant.start) == (
        "witness",
        "Ana de Silva",
        3,
    )
    assert now.chain[0].name == "witness"
    assert now.id == one.id
