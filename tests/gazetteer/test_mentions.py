"""Which words of a text are places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str | None]]:
    return [(one.text, one.level_hint) for one in gazetteer.mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("missiles at targets in Kursk Region, it said", [("Kursk Region", "region")]),
        ("the Bryansk region", [("Bryansk region", "region")]),
        ("Oryol Oblast", [("Oryol Oblast", "region")]),
        ("the region of Kherson", [("Kherson", "region")]),
        (
            "Kursk and Belgorod regions",
            [("Kursk", "region"), ("Belgorod regions", "region")],
        ),
        (
            "the Oryol, Tula and Bryansk oblasts",
            [("Oryol", "region"), ("Tula", "region"), ("Bryansk oblasts", "region")],
        ),
        ("the city of Kursk", [("Kursk", "settlement")]),
        ("near Rostov-on-Don", [("Rostov-on-Don", None)]),
        ("in St. Petersburg.", [("St. Petersburg", None)]),
        ("Ukraine\u2019s forces in N\u2019Djamena", [("Ukraine", None), ("N\u2019Djamena", None)]),
        ("over Russian territory", [("Russian territory", "country")]),
        ("the U.S. State Department", [("U.S.", None)]),
        ("Kursk\nregion", [("Kursk\nregion", "region")]),
        ("Springfield, Mo., and Paris, TX", [("Springfield", None), ("Mo", None)]),
        ("the Donetsk People\u2019s Republic", [("Donetsk People\u2019s Republic", "region")]),
        ("Russia\u2019s Kursk Region", [("Russia", None), ("Kursk Region", "region")]),
        ("the Black Sea Fleet in Sevastopol", [("Sevastopol", None)]),
        ("over the Sea of Azov", [("Sea of Azov", None)]),
    ],
)
def test_names_are_found_whole_with_their_level(
    gazetteer: Gazetteer, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert found(gazetteer, text)[: len(expected)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Storm Shadow missiles were posted on Telegram on Sunday",
        "In May the President met the Army of the March",
        "Reading the news on Friday, General Smith said Of course",
        "President Vladimir Putin and Minister John Healey spoke",
        "US-supplied and UK-made weapons",
        "the AFU and NATO",
        "the Moskva River University",
    ],
)
def test_ordinary_words_people_and_weapons_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert [one.text for one in gazetteer.mentions(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The White House said it would respond",
        "Downing Street and Capitol Hill kept silent",
        "the Pentagon, the Kremlin and the Elysee",
        "a team of the Red Cross came in a Black Hawk",
        "Black Hawk crews and White House staff",
        "Red Cross officials and Red Cross vans",
    ],
)
def test_seats_of_power_and_names_in_ordinary_words_are_no_places(
    gazetteer: Gazetteer, text: str
) -> None:
    assert found(gazetteer, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rockets were fired at the Golan Heights",
        "in the Sinai Peninsula",
        "shelling of the Qalamoun Mountains",
        "on the Kola peninsula",
        "a settlement in the Jordan Valley",
        "the wars of Africa, Europe and the Middle East",
    ],
)
def test_land_that_nothing_bears_is_no_namesake_of_it(gazetteer: Gazetteer, text: str) -> None:
    assert not any(one.entries for one in gazetteer.mentions(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("strikes on the Gaza Strip", "Gaza Strip"),
        ("in the Crimean Peninsula", "Crimean Peninsula"),
        ("in the Bekaa Valley", "Bekaa Valley"),
        ("the Nineveh Plains", "Nineveh"),
        ("in Shaker Heights, Ohio", "Shaker Heights"),
    ],
)
def test_land_that_is_known_by_its_whole_name_or_a_regions_stays(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert found(gazetteer, text)[0][0] == name


def test_a_town_named_like_a_seat_of_power_is_known_by_its_state(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "in White House, Tennessee")[0] == ("White House", None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("hit Muzaffarabad, Kotli and Bahawalpur", ["Muzaffarabad", "Kotli", "Bahawalpur"]),
        ("hit Muzaffarabad, Bahawalpur and Kotli.", ["Muzaffarabad", "Bahawalpur", "Kotli"]),
        ("Blasts in Haifa, Nyala and Loja", ["Haifa", "Nyala", "Loja"]),
        ("Haifa, Nyala, Kotli, and Loja", ["Haifa", "Nyala", "Kotli", "Loja"]),
        ("in Haifa, Reuters and Loja", ["Haifa", "Loja"]),
        ("in Haifa, Loja and Smith said", ["Haifa", "Loja"]),
    ],
)
def test_a_name_in_a_list_of_places_is_a_place(
    gazetteer: Gazetteer, text: str, names: list[str]
) -> None:
    assert [one.text for one in gazetteer.mentions(text)] == names


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("the Georgia town of Springfield", "region"),
        ("in Springfield, Georgia, a drone fell", "region"),
        ("in Tbilisi, Georgia, a drone fell", None),
        ("the Georgia city of Gori", None),
    ],
)
def test_a_state_with_a_countrys_name_is_known_by_its_town(
    gazetteer: Gazetteer, text: str, hint: str | None
) -> None:
    (area,) = [one for one in gazetteer.mentions(text) if one.text == "Georgia"]
    assert area.level_hint == hint
    assert area.entries[0].place.country == ("US" if hint else "GE")


def test_a_region_word_that_fits_no_region_never_means_the_town(gazetteer: Gazetteer) -> None:
    (mention,) = gazetteer.mentions("in the Toropets region")
    assert (mention.text, mention.level_hint, mention.entries) == ("Toropets region", "region", ())


def test_a_village_that_is_not_known_is_still_a_mention(gazetteer: Gazetteer) -> None:
    village, region = gazetteer.mentions("the village of Qwrtzino, Kursk Region")
    assert (village.text, village.entries) == ("Qwrtzino", ())
    assert region.text == "Kursk Region"


def test_entries_are_ranked(gazetteer: Gazetteer) -> None:
    (mention,) = gazetteer.mentions("in the UK")
    assert mention.entries[0].place.level == "country"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_spans_are_in_order_apart_and_true_to_the_text(text: str) -> None:
    end = 0
    for one in Gazetteer().mentions(f"{text} Kursk region {text}"):
        assert one.start >= end
        assert f"{text} Kursk region {text}"[one.start : one.end] == one.text
        end = one.end


def test_a_long_run_of_capitals_is_read_in_time(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.mentions("Kursk " * 20_000)) == 20_000


def test_another_spelling_counts_where_a_list_of_places_goes_on(gazetteer: Gazetteer) -> None:
    found = gazetteer.mentions("A convoy was hit on the highway between Kharkiv and Chuhuiv.")
    assert [one.text for one in found] == ["Kharkiv", "Chuhuiv"]


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit Ain al-Qvax on Monday.",
        "Jets struck Ras Qvax on Monday.",
        "Drones hit Nur Qvax in the morning.",
        "A shell fell in Wadi Isa on Monday.",
    ],
)
def test_no_part_of_a_longer_name_is_a_place(gazetteer: Gazetteer, text: str) -> None:
    assert [one.text for one in gazetteer.mentions(text) if one.entries] == []


@pytest.mark.parametrize("name", ["Deir ez-Zor", "Tel Aviv", "Beit Hanoun", "Abu Kamal", "Nur"])
def test_a_longer_name_that_is_known_stays_whole(gazetteer: Gazetteer, name: str) -> None:
    found = gazetteer.mentions(f"Missiles hit {name}, in Syria, Israel, Gaza or Iran, on Monday.")
    assert found[0].text == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jets bombed the Qwertouk displacement camp.", ["Qwertouk"]),
        ("Jets bombed Qwer Tet Kone village.", ["Qwer Tet Kone"]),
        ("Shells hit the villages of Qwombe and Qwarbato.", ["Qwombe", "Qwarbato"]),
        ("Jets hit Qwombe, Qwe-U and Qwabayin townships.", ["Qwombe", "Qwe-U", "Qwabayin"]),
        ("An air strike hit Wadi Qwarqa.", ["Wadi Qwarqa"]),
        ("Shells fell at the Qwamzam camp.", ["Qwamzam"]),
        ("Jets bombed Qwazigyi, a village of farmers.", ["Qwazigyi"]),
        ("Rebels hit a camp at Qwioura in central Mali.", ["Qwioura", "Mali"]),
        ("Jets bombed the Qwandil mountains.", ["Qwandil mountains"]),
        ("Shells fell off Qwonpyeong Island.", ["Qwonpyeong Island"]),
        (
            "Shells hit Loja, Qwortli and Cuenca in Ecuador.",
            ["Loja", "Qwortli", "Cuenca", "Ecuador"],
        ),
        ("They met in Operation Dawn in Gaza.", ["Gaza"]),
        ("They met in Kyiv, Zelensky and Trump said.", ["Kyiv"]),
        ("Jets hit a Rohingya refugee camp and a Syrian village.", []),
        ("The Qwarter camp said so to Tal Qwarter.", []),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_name_that_the_words_call_a_village_or_camp_is_kept(
    gazetteer: Gazetteer, text: str, names: list[str]
) -> None:
    assert [one.name for one in gazetteer.mentions(text)] == names


def test_a_camp_by_another_spelling_of_a_towns_name_is_the_town(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.mentions("A strike on the Nuseirat refugee camp killed twelve.")
    assert found.entries[0].place.country == "PS"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Five died in air raids on Qwarta Misrel, medics said.", ["Qwarta Misrel"]),
        ("Jets bombed Qwombe, north of Hodeidah.", ["Qwombe", "Hodeidah"]),
        ("A boat sank at Qwombe, about 12 km south of Tobruk.", ["Qwombe", "Tobruk"]),
        ("Rockets hit the towns of al-Qwaim and Qwarbato.", ["Qwaim", "Qwarbato"]),
        ("Air strikes on Hezbollah killed five fighters.", []),
        ("The Qwutor, 66 miles south of Hodeidah, was hit.", ["Hodeidah"]),
    ],
    ids=["raids on", "bombed", "bearing", "article", "armed group", "ship"],
)
def test_what_is_bombed_or_lies_north_of_a_place_is_one(
    gazetteer: Gazetteer, text: str, names: list[str]
) -> None:
    assert [one.name for one in gazetteer.mentions(text)] == names
