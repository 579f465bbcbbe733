import pytest
from invented import article, claims, one

from geomap.extract.english.sentences import sentences
from geomap.model import Claim


def where(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return text, role, what and relation of the places of one claim."""
    claim = one(text)
    return [(str(x.text), x.role, x.what, x.relation) for x in claim.locations]


def named(claim: Claim) -> list[str | None]:
    return [each.text for each in claim.locations]


@pytest.mark.parametrize(
    ("text", "place", "role", "what"),
    [
        ("Drones struck a depot in Kosti on Monday.", "Kosti", "target", "impact"),
        ("Rockets were fired at Haifa on Monday.", "Haifa", "target", "attack"),
        ("The army bombed Nyala on Monday.", "Nyala", "target", "attack"),
        ("Two drones were shot down over Merowe on Monday.", "Merowe", "target", "interception"),
        ("Debris of a drone fell in Jizan on Monday.", "Jizan", "debris", "debris_fell"),
    ],
)
def test_a_place_has_its_role_in_the_strike(text: str, place: str, role: str, what: str) -> None:
    assert [each[:3] for each in where(text)] == [(place, role, what)]


def test_where_it_was_fired_from_is_no_target() -> None:
    found = where("Rockets were fired from Lebanon at Haifa on Monday.")
    assert {(each[0], each[1]) for each in found} == {("Lebanon", "launch"), ("Haifa", "target")}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Rockets fell near Piura on Monday.", "near"),
        ("A drone struck a ship off the coast of Salalah on Monday.", "off the coast of"),
        ("Drones struck a depot in Kosti on Monday.", None),
    ],
)
def test_how_the_strike_lay_to_the_place_is_kept(text: str, relation: str | None) -> None:
    assert [each[3] for each in where(text)] == [relation]


def test_half_of_a_region_is_told() -> None:
    (found,) = where("Drones struck a depot in the western Rostov region on Monday.")
    assert found[3] == "western part of"


def test_the_finest_place_is_kept_with_what_holds_it() -> None:
    claim = one("Drones struck a refinery in Novoshakhtinsk in Russia's Rostov region on Monday.")
    assert named(claim) == ["Novoshakhtinsk"]
    within = [span.text for span in claim.locations[0].within]
    assert "Rostov region" in within


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Officials in Lima said rockets had hit Talara.", "Talara"),
        ("Quito's mayor said rockets had hit Loja.", "Loja"),
    ],
)
def test_a_speakers_seat_and_a_mayors_town_are_no_places(text: str, place: str) -> None:
    assert [name for claim in claims(text) for name in named(claim)] == [place]


def test_a_nationality_is_no_place() -> None:
    assert one("An Israeli strike killed two Syrian officers on Monday.").locations == ()


def test_several_struck_places_are_several_locations_of_one_claim() -> None:
    claim = one("Rockets hit Nyala and Loja on Monday.")
    assert named(claim) == ["Nyala", "Loja"]


def test_offsets_of_a_place_are_the_documents() -> None:
    document = article("The weather was fine.", "Drones struck a depot in Kosti on Monday.")
    second = sentences(document)[1]
    (claim,) = claims(*document.text.split("\n\n"))
    (place,) = claim.locations
    assert place.start is not None
    assert place.start > second.start
    assert document.text[place.start : place.end] == "Kosti"


@pytest.mark.parametrize(
    ("text", "place", "relation"),
    [
        ("Drones struck a depot 37 km NW of Piura on Monday.", "Piura", "37 km NW of"),
        (
            "Drones struck a depot some 20-25 kilometres north-west of the city of Piura.",
            "Piura",
            "some 20-25 kilometres north-west of",
        ),
        (
            "A missile hit a tanker 17 nautical miles southwest of Salalah on Monday.",
            "Salalah",
            "17 nautical miles southwest of",
        ),
        (
            "Missiles struck a base 110 miles (177 km) north of Sanaa on Monday.",
            "Sanaa",
            "110 miles (177 km) north of",
        ),
        ("A drone hit a house within 50 km of Loja on Monday.", "Loja", "within 50 km of"),
        ("A drone hit a bridge up to 100 km from Quito on Monday.", "Quito", "up to 100 km from"),
        (
            "A drone hit a house south of Krasnohorivka, Donetsk Oblast, on Monday.",
            "Krasnohorivka",
            "south of",
        ),
        (
            "South of Krasnohorivka, Donetsk Oblast, a shell hit a farm on Monday.",
            "Krasnohorivka",
            "South of",
        ),
        ("Near Loja, rockets hit a school on Monday, residents said.", "Loja", "Near"),
        ("Rockets hit a farm on the outskirts of Loja on Monday.", "Loja", "on the outskirts of"),
        (
            "Jets struck targets in Aleppo's southern suburbs on Monday.",
            "Aleppo",
            "…'s southern suburbs",
        ),
        ("A missile hit a building in central Haifa on Monday.", "Haifa", "central part of"),
        (
            "Drones struck an airfield in the west of the Rostov region on Monday.",
            "Rostov region",
            "the west of",
        ),
        ("A drone hit a ship in the northwestern Black Sea.", "Black Sea", "northwestern part of"),
        ("A drone struck a ship off Yemen's Red Sea coast.", "Yemen", "off …'s Red Sea coast"),
        ("Drones struck an arsenal around 90km inside Russia.", "Russia", "around 90km inside"),
        (
            "Drones struck a warehouse in the Kherson region, about 30 km inland, on Monday.",
            "Kherson region",
            "… about 30 km inland",
        ),
        ("Drones were shot down in the Pokrovsk direction on Monday.", "Pokrovsk", "… direction"),
    ],
    ids=lambda text: text[:40],
)
def test_the_words_around_a_place_are_kept_as_they_stand(
    text: str, place: str, relation: str
) -> None:
    assert [(each[0], each[3]) for each in where(text)] == [(place, relation)]


@pytest.mark.parametrize(
    ("text", "place", "relation", "other"),
    [
        (
            "Artillery hit a farm between Nikopol and Marhanets on Monday.",
            "Nikopol",
            "between … and Marhanets",
            "Marhanets",
        ),
        (
            "A drone hit a bus on the road from Nikopol to Marhanets on Monday.",
            "Nikopol",
            "on the road from … to Marhanets",
            "Marhanets",
        ),
        (
            "A rocket hit a van on the highway linking Loja and Cuenca on Monday.",
            "Loja",
            "on the highway linking … and Cuenca",
            "Cuenca",
        ),
        (
            "A rocket hit a checkpoint in the Rostov region on the border with Ukraine on Monday.",
            "Rostov region",
            "… on the border with Ukraine",
            "Ukraine",
        ),
        (
            "Shells hit a post near the Ukrainian border in the Rostov region on Monday.",
            "Rostov region",
            "near the Ukrainian border",
            "Ukrainian",
        ),
        (
            "Jets struck targets in Khost province near the Pakistan-Afghanistan border on Monday.",
            "Khost province",
            "… near the Pakistan-Afghanistan border",
            "Pakistan",
        ),
        (
            "Shells exploded on the Lebanon\N{EN DASH}Israel border on Monday.",
            "Lebanon",
            "on the …\N{EN DASH}Israel border",
            "Israel",
        ),
        (
            "A drone struck a post near the Sudan border on Monday.",
            "Sudan",
            "near the … border",
            None,
        ),
        (
            "Drones hit a bus on the Loja-Cuenca highway on Monday.",
            "Loja",
            "on the …-Cuenca highway",
            "Cuenca",
        ),
        (
            "Rockets hit positions on the border between Israel and Lebanon on Monday.",
            "Israel",
            "on the border between … and Lebanon",
            "Lebanon",
        ),
        (
            "Drones hit a depot near Israel's border with Lebanon on Monday.",
            "Israel",
            "near …'s border with Lebanon",
            "Lebanon",
        ),
        (
            "Drones struck a depot in the Rostov region, 30 km from the border, on Monday.",
            "Rostov region",
            "… 30 km from the border",
            None,
        ),
    ],
    ids=lambda text: (text or "")[:40],
)
def test_the_second_place_of_a_phrase_is_no_place_of_its_own(
    text: str, place: str, relation: str, other: str | None
) -> None:
    (location,) = one(text).locations
    assert (location.text, location.relation) == (place, relation)
    assert (location.other.text if location.other else None) == other


def test_offsets_of_the_second_place_are_the_documents() -> None:
    document = article("The weather was fine.", "Shells hit a farm between Nikopol and Marhanets.")
    (claim,) = claims("The weather was fine.", "Shells hit a farm between Nikopol and Marhanets.")
    second = claim.locations[0].other
    assert second is not None
    assert document.text[second.start : second.end] == second.text == "Marhanets"


def test_where_a_drone_flew_to_is_no_place_of_a_strike() -> None:
    (claim,) = claims("Drones flying towards Quito were shot down on Monday.")
    assert claim.locations == ()


def test_what_was_fired_toward_a_town_was_aimed_at_it() -> None:
    assert where("Rockets were fired toward Haifa on Monday.")[0][:2] == ("Haifa", "target")


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled Kupiansk, 100 km east of Kharkiv, on Monday.",
        "A missile struck Kupiansk, a town about 100 km east of Kharkiv, on Monday.",
        "A drone hit a depot in Kupiansk in the Kharkiv region, some 40 km from Russia, on Monday.",
    ],
)
def test_a_place_that_only_measures_is_no_place_of_the_strike(text: str) -> None:
    assert [each[0::3] for each in where(text)] == [("Kupiansk", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Drones struck an airfield in Russia's western Rostov region on Monday.",
        "A drone was downed over Ukraine's eastern Donetsk region on Monday.",
        "A drone hit a plant in the Rostov region, on the border with Ukraine, on Monday.",
    ],
)
def test_words_that_tell_where_a_region_lies_leave_it_whole(text: str) -> None:
    (found,) = where(text)
    assert found[3] is None


def test_a_base_so_far_from_a_town_may_be_where_it_was_fired_from() -> None:
    found = where("Drones fired from a base 30 km north of Loja hit Piura on Monday.")
    assert {(each[0], each[1]) for each in found} == {("Loja", "launch"), ("Piura", "target")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sudan denied an airstrike on a Nyala children's hospital.", "Nyala"),
        ("Nyala's main teaching hospital was bombed by jets on Monday.", "Nyala"),
        ("The army shelled the Goma central prison on Monday.", "Goma"),
        ("Goma came under heavy shelling on Monday, residents said.", "Goma"),
        ("Taiz was rocked by a series of explosions on Monday.", "Taiz"),
        ("A ship was hit by a missile while it was transiting the Gulf of Aden.", "Gulf of Aden"),
    ],
    ids=lambda text: text[:40],
)
def test_a_town_in_a_targets_name_or_under_fire_is_the_place(text: str, place: str) -> None:
    assert [name for claim in claims(text) for name in named(claim)] == [place]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two of London's warships were hit in the Gulf of Aden by drones.", ["Gulf of Aden"]),
        ("Moscow's troops were hit by drones in Melitopol on Monday.", ["Melitopol"]),
        ("A US base in Syria was hit by six rockets on Monday.", ["Syria"]),
        ("The Sanaa government's airfields were bombed on Monday by jets.", []),
    ],
    ids=lambda text: str(text)[:40],
)
def test_whose_the_target_is_is_no_place(text: str, places: list[str]) -> None:
    assert [name for claim in claims(text) for name in named(claim)] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jets bombed Idlib on Monday as the leaders met in Sochi.", "Idlib"),
        ("The attack came after talks in Doha collapsed, with missiles hitting Haifa.", "Haifa"),
        ("Missiles struck Hodeidah, which is run by the Houthis in Sanaa, on Monday.", "Hodeidah"),
        ("Drones hit Sumy, and the wounded were taken to hospitals in Kharkiv.", "Sumy"),
        ("Drones hit Port Sudan, and flights were diverted to Cairo on Monday.", "Port Sudan"),
        ("Drones struck Makhachkala, 900 km from the front in Donetsk region.", "Makhachkala"),
        ("The convoy was heading to Kandahar when a drone strike hit it in Helmand.", "Helmand"),
    ],
    ids=lambda text: text[:40],
)
def test_a_place_of_other_doings_is_no_place_of_the_strike(text: str, place: str) -> None:
    assert [name for claim in claims(text) for name in named(claim)] == [place]


@pytest.mark.parametrize(
    ("text", "launch", "target"),
    [
        ("Shelling from Syria hit the city of Kilis on Monday.", "Syria", "Kilis"),
        ("The army shelled Loikaw from positions in Demoso on Monday.", "Demoso", "Loikaw"),
        ("A missile from Yemen hit Eilat on Monday.", "Yemen", "Eilat"),
    ],
    ids=lambda text: text[:40],
)
def test_where_shells_came_from_is_a_place_of_launch(text: str, launch: str, target: str) -> None:
    assert {(each[0], each[1]) for each in where(text)} == {(launch, "launch"), (target, "target")}


def test_what_debris_hit_next_is_a_place_of_debris() -> None:
    text = "Debris of a drone damaged a roof and fell on a yard in Haifa on Monday."
    assert [each[:2] for each in where(text)] == [("Haifa", "debris")]


def test_the_last_of_a_list_holds_none_of_the_others() -> None:
    claim = one("Indian missiles hit Muridke, Kotli and Muzaffarabad on Wednesday.")
    assert named(claim) == ["Muridke", "Kotli", "Muzaffarabad"]


@pytest.mark.parametrize(
    ("text", "place", "sea"),
    [
        ("A missile hit a tanker in the Red Sea, off Hodeidah, on Monday.", "Hodeidah", "Red Sea"),
        ("A drone was downed south of Jeddah over the Red Sea on Monday.", "Jeddah", "Red Sea"),
    ],
    ids=lambda text: text[:20],
)
def test_the_coast_says_where_in_its_sea(text: str, place: str, sea: str) -> None:
    (location,) = one(text).locations
    assert location.text == place
    assert sea in [span.text for span in location.within]


def test_a_towns_district_lies_in_it_by_the_words_alone() -> None:
    (location,) = one("Rockets hit Mekelle's Kebele district in Ethiopia on Monday.").locations
    assert location.text == "Kebele district"
    assert "Mekelle" in [span.text for span in location.within]


def test_a_name_is_read_with_its_whole_document() -> None:
    found = claims("Ethiopia is at war.", "Mekelle came under heavy shelling on Monday.")
    assert [name for claim in found for name in named(claim)] == ["Mekelle"]


def test_metres_from_a_house_are_no_place_of_launch() -> None:
    assert where("A rocket landed 200 metres from the Polish embassy in Khartoum.")[0][:2] == (
        "Khartoum",
        "target",
    )


def test_a_town_that_the_strike_lay_beside_holds_none_of_the_others() -> None:
    claim = one("Jets bombed positions in Omdurman and south of Khartoum in Sudan on Monday.")
    assert [(x.text, x.relation) for x in claim.locations] == [
        ("Omdurman", None),
        ("Khartoum", "south of"),
    ]


def test_where_it_was_fired_from_lies_in_no_place_that_it_struck() -> None:
    found = where("The rocket that killed ten in Khartoum was fired from Omdurman in Sudan.")
    assert {each[:2] for each in found} == {("Khartoum", "target"), ("Omdurman", "launch")}


def test_a_count_over_each_place_after_a_colon_makes_them_places() -> None:
    claim = one("The army said 34 drones were downed: 20 over Loja province, nine over Quito.")
    assert named(claim) == ["Loja province", "Quito"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A missile fired from Yemen was downed before it crossed into Israel.", {"Yemen"}),
        ("Jets hit Sanaa airport, with no comment from Washington.", {"Sanaa airport"}),
        ("A drone strike killed six people from Tyre in a house in Sidon in Lebanon.", {"Sidon"}),
    ],
    ids=lambda value: str(value)[:30],
)
def test_another_time_and_where_people_come_from_are_no_places(text: str, places: set[str]) -> None:
    assert {name for claim in claims(text) for name in named(claim)} == places


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A convoy was struck by drones from the air in Gao on Monday.", "target"),
        ("Officials said debris of a drone fell on a suburb of Jizan, wounding two.", "debris"),
    ],
    ids=["the air", "debris"],
)
def test_the_role_is_read_though_the_words_mislead(text: str, role: str) -> None:
    assert [each[1] for each in where(text)] == [role]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Drones hit the Belgorod region, including the town of Shebekino.", ["Shebekino"]),
        ("Rockets hit Safed in Israel in response to strikes on Baalbek on Monday.", ["Safed"]),
        ("Drones flew over Iraq before they were shot down over Israel.", ["Israel"]),
        ("Jets hit Palmyra and the countryside of Homs in Syria on Monday.", ["Palmyra", "Homs"]),
    ],
    ids=["including", "in response", "flew over", "countryside"],
)
def test_which_of_several_places_was_struck(text: str, places: list[str]) -> None:
    assert [name for claim in claims(text) for name in named(claim)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The Yemeni Red Sea port of Hodeidah was bombed on Monday.", ["Hodeidah"]),
        ("The Georgian Black Sea town of Poti was shelled on Monday.", ["Poti"]),
        ("Jets bombed the Syrian capital on Monday.", ["Syrian capital"]),
    ],
    ids=["port", "town", "capital"],
)
def test_a_town_is_found_by_what_the_words_say_of_it(text: str, places: list[str]) -> None:
    found = [place.removeprefix("the ").removeprefix("port of ") for place, *_ in where(text)]
    assert found == places


def test_the_town_that_heads_somebodys_words_is_not_struck() -> None:
    text = '1540 Tehran: "We bombed the militants\u2019 depot in Zakho on Monday," the army said.'
    assert "Tehran" not in {place for claim in claims(text) for place in named(claim)}


def test_a_dateline_in_the_middle_of_a_page_is_not_struck() -> None:
    text = "MERSIN: The depot was set alight by rockets on Monday, the army said."
    assert "MERSIN" not in {place for claim in claims(text) for place in named(claim)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Drones hit the Qwombe refinery on Monday, police said.", "Qwombe refinery"),
        ("Two shells landed on Qwarbin and killed a boy on Monday, police said.", "Qwarbin"),
        ("Four people died when jets bombed the market of Qwarbin on Monday.", "market of Qwarbin"),
        ("Rockets were fired at the Qwellan base on Monday, the army said.", "Qwellan base"),
    ],
    ids=["refinery", "landed on", "market of", "base"],
)
def test_a_name_that_stands_as_only_a_places_does_is_kept(text: str, place: str) -> None:
    assert [found.removeprefix("the ") in {place, "Qwarbin"} for found, *_ in where(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed a depot in Cusco in Operation Thunder, police said on Monday.",
        "Rockets hit the UN base in Cusco on Monday, police said.",
    ],
    ids=["operation", "abbreviation"],
)
def test_a_name_of_something_else_is_no_place(text: str) -> None:
    assert [found for found, *_ in where(text)] == ["Cusco"]


@pytest.mark.parametrize(
    ("text", "place", "relation"),
    [
        (
            "A drone shot down on Monday had been approaching the Kirishi refinery, police said.",
            "Kirishi refinery",
            "approaching",
        ),
        ("The army said its drones neutralised Ganja airport on Monday.", "Ganja airport", None),
        (
            "Jets bombed a camp in the department of Guaviare on Monday, police said.",
            "Guaviare",
            None,
        ),
    ],
    ids=["approached", "put out of action", "department"],
)
def test_a_site_that_is_approached_or_put_out_of_action_is_the_place(
    text: str, place: str, relation: str | None
) -> None:
    found = [(name.removeprefix("department of "), how) for name, _, _, how in where(text)]
    assert found == [(place, relation)]


@pytest.mark.parametrize(
    "name",
    ["Kirkuk\u2013Ceyhan pipeline", "Habshan-Fujairah crude oil pipeline"],
    ids=["gas", "oil"],
)
def test_the_ends_of_a_pipeline_are_not_struck_with_it(name: str) -> None:
    (claim,) = claims(f"Drones hit the {name} near Mosul on Monday, police said.")
    assert named(claim) == ["Mosul"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The army said the launchers that were used against Ashdod had been destroyed.", []),
        ("The army said it had struck the squad that fired rockets at Sderot on Monday.", []),
        ("The army said a drone that was fired at Eilat on Monday was shot down.", ["Eilat"]),
    ],
    ids=["launchers", "squad", "a drone on its way"],
)
def test_what_the_struck_had_fired_at_is_no_place_of_the_strike(
    text: str, places: list[str]
) -> None:
    (claim,) = claims(text)
    assert named(claim) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells hit the Malmo hospital in Jenin on Monday, medics said.", ["Jenin"]),
        ("Drones hit the Jordan school in Nyala on Monday, medics said.", ["Nyala"]),
        ("Jets bombed the square of Nyala on Monday, medics said.", ["Nyala"]),
        ("A shell hit men at the entrance of the farming community of Sasa.", ["Sasa"]),
        (
            "Missiles hit Nyala, killing five and damaging a school in the Qwelvy neighbourhood.",
            ["Qwelvy neighbourhood"],
        ),
        (
            "The army said bases in Ilam, Khuzestan and Tehran provinces had come under attack.",
            ["Ilam", "Khuzestan", "Tehran provinces"],
        ),
    ],
    ids=["site of a far name", "school", "square", "entrance", "quarter", "list of provinces"],
)
def test_the_finest_place_that_is_known_is_the_place(text: str, places: list[str]) -> None:
    (claim,) = claims(text)
    assert named(claim) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Jets bombed Sanaa on Monday in response to drones launched at Eilat.", ["Sanaa"]),
        ("Shells hit Goris on Monday in reply to a salvo of rockets fired at Barda.", ["Goris"]),
    ],
    ids=["drones", "salvo"],
)
def test_where_the_strike_that_is_answered_was_aimed_is_no_place(
    text: str, places: list[str]
) -> None:
    (claim,) = claims(text)
    assert named(claim) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Nine people died in shelling: six in Goris and three in the town of Sisian.",
            ["Goris", "Sisian"],
        ),
        (
            "A raid on Kassala wounded six: two are in hospital in Cairo, the army said.",
            ["Kassala"],
        ),
    ],
    ids=["where they died", "where they lie now"],
)
def test_a_list_of_the_dead_tells_where_the_strikes_were(text: str, places: list[str]) -> None:
    (claim,) = claims(text)
    assert named(claim) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Jets bombed a convoy carrying missiles to Lebanon on Monday, officials said.", []),
        ("Drones hit a truck bringing shells to Nyala on Monday, the army said.", []),
        (
            "Jets hit camps in Mali, the army said, in retaliation for rockets fired at Niger.",
            ["Mali"],
        ),
    ],
    ids=["convoy", "truck", "retaliation"],
)
def test_where_the_struck_was_bound_for_or_what_is_answered_is_no_place(
    text: str, places: list[str]
) -> None:
    (claim,) = claims(text)
    assert named(claim) == places
