"""Every place mention of a text: found, told from people and bodies, settled together."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from builders import document
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.cli import main
from geomap.gazetteer import Gazetteer
from geomap.toponyms import Toponym, toponyms

GAZETTEER = Gazetteer()


def found(text: str, *, demonyms: bool = False) -> list[Toponym]:
    return list(toponyms(document(text), GAZETTEER, demonyms=demonyms))


def placed(text: str, *, demonyms: bool = False) -> dict[str, str | None]:
    return {
        one.text: (one.place.admin1 or one.place.country) if one.place else None
        for one in found(text, demonyms=demonyms)
    }


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Israeli jets struck twice.", "Israeli", "IL"),
        ("Two Russians and four Americans were hurt.", "Russians", "RU"),
        ("A British frigate answered.", "British", "GB"),
        ("South Korean officials met.", "South Korean", "KR"),
        ("The Lebanese army withdrew.", "Lebanese", "LB"),
    ],
)
def test_a_word_for_a_people_is_its_country(text: str, word: str, country: str) -> None:
    one = found(text, demonyms=True)[0]
    assert (one.text, one.sense) == (word, "demonym")
    assert one.place is not None
    assert (one.place.level, one.place.country) == ("country", country)
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("Texans voted.", "Texas", "region"),
        ("Londoners slept in the Underground.", "London", "settlement"),
        ("Chechen units left.", "Chechnya", "region"),
    ],
)
def test_a_word_for_the_people_of_a_region_or_city_is_it(text: str, name: str, level: str) -> None:
    one = found(text, demonyms=True)[0]
    assert one.sense == "demonym"
    assert one.place is not None
    assert one.place.level == level
    assert one.place.name.startswith(name[:5])


@pytest.mark.parametrize("text", ["She teaches in English.", "African-American voters queued."])
def test_a_language_or_a_people_of_another_country_is_no_demonym(text: str) -> None:
    assert found(text, demonyms=True) == []


@pytest.mark.parametrize(
    ("text", "word", "sense"),
    [
        ("Moscow said it had shot down nine drones.", "Moscow", "speaker_seat"),
        ("Kyiv denied the claim.", "Kyiv", "speaker_seat"),
        ("Talks between Tehran and Washington stalled.", "Tehran", "speaker_seat"),
        ("A drone hit a house in Moscow.", "Moscow", "place"),
        ("In Odesa, port cranes burned.", "Odesa", "place"),
    ],
)
def test_a_capital_that_speaks_is_told_from_the_city(text: str, word: str, sense: str) -> None:
    one = next(one for one in found(text) if one.text == word)
    assert one.sense == sense
    assert one.place is not None
    assert one.place.level == "settlement"


@pytest.mark.parametrize(
    "text",
    [
        "Adrian Trapani waited. Trapani then left, and Trapani said nothing.",
        "Deputy Jackson Millington, 34, was hurt.",
        "Judge T. Nakagawa ruled.",
        "Mayor Vitali Klitschko said so.",
        "Lyndon Houston and his wife came. Houston said they had slept.",
        "It was sold at Wal-Mart and at Santa Claus Lane.",
        "OK, he said, and left for the PA.",
        "The City and The County agreed.",
        "St. Patrick's Day was quiet.",
    ],
)
def test_people_and_bodies_are_no_places(text: str) -> None:
    assert [one.text for one in found(text, demonyms=True)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fire in Reading, Pa., was put out.", "Reading"),
        ("Houston police arrested a man in Houston, Texas.", "Houston"),
        ("HARTFORD (AP) -- Lawmakers in Connecticut met.", "HARTFORD"),
        ("Rep. Ann Lee, R-Westfield, voted in Massachusetts.", "Westfield"),
        ("St. John's, the capital of Newfoundland, was calm.", "St. John's"),
        ("Pro-Kyiv media wrote of it.", "Kyiv"),
        ("Orange County, Calif., opened a shelter.", "Orange County"),
        ("Rapides Parish deputies in Louisiana searched.", "Rapides Parish"),
    ],
)
def test_a_name_that_could_be_something_else_is_the_place(text: str, name: str) -> None:
    assert name in [one.text for one in found(text)]


def test_neighbours_decide_which_town_of_a_name_is_meant() -> None:
    text = "Crews from Paris, Reno, Blossom and Clarksville fought a fire in Lamar County, Texas."
    assert placed(text)["Paris"] == "US-TX"
    assert placed("Crews came from Paris, Lyon and Marseille.")["Paris"] != "US-TX"


def test_a_county_is_the_one_of_the_state_that_the_text_names() -> None:
    text = "Voters in Warren County, Ohio, and in Butler County waited. Cincinnati voted too."
    assert placed(text)["Butler County"] == "US-OH"


def test_capitals_and_countries_of_world_news_are_no_towns_in_america() -> None:
    text = (
        "Strikes on Lebanon and Syria went on; Jordan and Iraq closed their skies. U.S. jets left."
    )
    levels = {one.text: one.place.level for one in found(text) if one.place}
    assert {levels[name] for name in ("Lebanon", "Syria", "Jordan", "Iraq")} == {"country"}


def test_the_publishers_country_decides_where_nothing_else_does() -> None:
    text = "A man was held in Cambridge. Cambridge police said he was 40."
    plain = document(text)
    british = replace(plain, url="https://www.example.co.uk/news/1")
    here, there = (
        next(iter(toponyms(one, GAZETTEER))).probability or 0.0 for one in (plain, british)
    )
    (first, *_) = toponyms(british, GAZETTEER)
    assert first.place is not None
    assert first.place.country == "GB"
    assert there > here


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=160))
def test_spans_are_in_order_apart_and_true_to_the_text(text: str) -> None:
    whole = f"{text} Israeli jets over Kursk region {text}"
    end = 0
    for one in found(whole, demonyms=True):
        assert one.start >= end
        assert whole[one.start : one.end] == one.text
        assert (one.place is None) == (one.probability is None)
        end = one.end


def test_the_command_tells_senses_and_takes_demonyms(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "post.txt"
    path.write_text("Russian forces shelled Kharkiv, and Kyiv said so.\n", encoding="utf-8")
    assert main(["toponyms", str(path), "--demonyms"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["text"], row["sense"]) for row in rows] == [
        ("Russian", "demonym"),
        ("Kharkiv", "place"),
        ("Kyiv", "speaker_seat"),
    ]
    assert main(["toponyms", str(path)]) == 0
    assert "demonym" not in capsys.readouterr().out
