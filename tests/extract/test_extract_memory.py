import pytest
from invented import claims, gazetteer

from geomap.extract.english.memory import Memory
from geomap.model import Span


def heard(memory: Memory, *phrases: str) -> list[str]:
    return [memory.speaker(Span(start=0, end=len(text), text=text)).actor.name for text in phrases]


@pytest.mark.parametrize(
    ("before", "phrase", "meant"),
    [
        (["Peru's defence ministry"], "the ministry", "Peruvian Ministry of Defence"),
        (["Peru's defence ministry"], "the defence ministry", "Peruvian Ministry of Defence"),
        (["the BBC", "Quito"], "the broadcaster", "BBC"),
        (["a U.S. official", "Reuters"], "the official", "U.S. official"),
        (["President Laura Mejia", "Quito"], "she", "Laura Mejia"),
        (["President Laura Mejia", "Quito"], "it", "Ecuador"),
        (["Hezbollah", "Haaretz"], "the group", "Hezbollah"),
        (["Talara mayor Ana Paz"], "the mayor", "Ana Paz"),
        (["Quito"], "they", "Ecuador"),
        (["Quito"], "the statement", "Ecuador"),
        (["Lima", "Quito"], "it", "Ecuador"),
        (["Quito", "an army officer"], "it", "Ecuador"),
        (["Ana Paz", "a Peruvian official"], "he", "Peruvian official"),
        (["Ana Paz", "two Peruvian officials"], "she", "Ana Paz"),
        (["a hospital source"], "the same source", "hospital source"),
        (["Radio Lagune", "Ana Paz"], "the outlet", "Radio Lagune"),
        (["CNN", "Al Jazeera"], "the American outlet", "CNN"),
        (["Quito", "the Peruvian army"], "the Peruvian army", "Peruvian military"),
        (["the RSF", "RSF spokesman Ana Paz"], "the spokesman", "Ana Paz"),
        (["M23"], "the group", "M23"),
        (["Talara mayor Ana Paz", "Quito"], "Paz", "Ana Paz"),
        (["Talara mayor Ana Paz", "Quito"], "Mr. Paz", "Ana Paz"),
        (["Talara mayor Ana Paz"], "Quito", "Ecuador"),
    ],
)
def test_a_pointing_phrase_means_the_latest_that_fits(
    before: list[str], phrase: str, meant: str
) -> None:
    assert heard(Memory(), *before, phrase)[-1] == meant


@pytest.mark.parametrize("phrase", ["the ministry", "he", "it", "they"])
def test_a_pointing_phrase_without_anyone_before_stands_for_itself(phrase: str) -> None:
    (name,) = heard(Memory(), phrase)
    assert name in {phrase, phrase.removeprefix("the ")}


def test_a_proper_name_points_to_nobody_else() -> None:
    assert heard(Memory(), "Peru's defence ministry", "the BBC") == [
        "Peruvian Ministry of Defence",
        "BBC",
    ]


def test_who_was_meant_keeps_the_phrase_that_named_him() -> None:
    memory = Memory()
    memory.speaker(Span(start=4, end=8, text="Lima"))
    found = memory.speaker(Span(start=30, end=32, text="it"))
    assert (found.span.start, found.span.text) == (4, "Lima")


def test_a_country_is_given_to_unnamed_officials_only() -> None:
    memory = Memory()
    some = memory.speaker(Span(start=0, end=9, text="officials"), country="EC")
    assert (some.actor.name, some.actor.country) == ("Ecuadorian officials", "EC")
    named = memory.speaker(Span(start=0, end=4, text="Lima"), country="EC")
    assert named.actor.country == "PE"


@pytest.mark.parametrize(
    ("text", "noun", "meant"),
    [
        ("Rockets hit the Rostov region and Kharkiv.", "region", "Rostov region"),
        ("Rockets hit Kharkiv and the Rostov region.", "there", "Rostov region"),
    ],
)
def test_a_place_word_means_the_latest_place_of_its_level(text: str, noun: str, meant: str) -> None:
    memory = Memory(places=list(gazetteer().mentions(text)))
    found = memory.place(noun)
    assert found is not None
    assert text[found.start : found.end] == meant


@pytest.mark.parametrize("noun", ["there", "region", "city"])
def test_no_place_before_is_none(noun: str) -> None:
    assert Memory().place(noun) is None


@pytest.mark.parametrize(
    ("first", "then", "who"),
    [
        ("A Hezbollah drone hit Haifa, police said.", "The Iran-backed group", "Hezbollah"),
        ("Al-Shabaab shelled Barawe, police said.", "The al-Qaeda-linked group", "Al-Shabaab"),
        ("Al-Shabaab shelled Barawe, police said.", "The same group", "Al-Shabaab"),
        ("US Central Command jets hit Saada, medics said.", "The command", "US Central Command"),
    ],
    ids=["backed", "linked", "same", "command"],
)
def test_a_phrase_means_whom_the_text_named_though_he_had_not_spoken(
    first: str, then: str, who: str
) -> None:
    found = claims(f"{first} {then} said that it had hit a depot in Aden on Monday.")
    assert found[-1].claimant.name == who
