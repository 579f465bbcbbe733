"""Locations to places: containment, region words, one sense per document, honest refusals."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from builders import claim, document

from geomap.gazetteer import Gazetteer
from geomap.model import Claim, DocumentRef, Location, Span
from geomap.resolve import resolve
from geomap.toponyms import toponyms

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "dev"
KURSK_REGION, KURSK = "geonames:538555", "geonames:538560"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def at(text: str, *, start: int = 0, within: tuple[str, ...] = (), coref: bool = False) -> Location:
    spans = tuple(Span(start=90, end=90 + len(one), text=one) for one in within)
    end = start + len(text)
    return Location(text=text, start=start, end=end, role="target", within=spans, coref=coref)


def said(*locations: Location, number: int = 1, text: str = "They struck.") -> Claim:
    quote = Span(start=0, end=len(text), text=text)
    ref = DocumentRef(id="d1", path="d1.txt", sha256="0" * 64)
    return claim(number, locations=locations, quotes=(quote,), document=ref)


def placed(gazetteer: Gazetteer, *claims: Claim) -> list[Location]:
    return [one for claim in resolve(claims, gazetteer=gazetteer) for one in claim.locations]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("На аэродроме «Шайковка» пожар.", "Шайковка", "site:shaykovka-airfield"),
        ("Сирийская армия ударила по Хан-Шейхуну.", "Хан-Шейхуну", "geonames:168325"),
        ("У Подольську димить завод.", "Подольську", "geonames:508101"),
    ],
    ids=["airfield", "abroad", "spelling"],
)
def test_a_name_in_cyrillic_means_what_its_sentence_says(
    gazetteer: Gazetteer, text: str, name: str, place: str
) -> None:
    (location,) = placed(gazetteer, said(at(name, start=text.index(name)), text=text))
    assert location.place is not None
    assert location.place.id == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the Bryansk region", "geonames:571473"),
        ("Bryansk region", "geonames:571473"),
        ("the western part of Kursk region", KURSK_REGION),
        ("Russia\u2019s Kursk Region", KURSK_REGION),
        ("Russian territory", "geonames:2017370"),
        ("Russian Territory", "geonames:2017370"),
        ("Russian soil", "geonames:2017370"),
        ("an undisclosed location in Ukraine", "geonames:690791"),
        ("the Black Sea", "ne:marine_1159115171"),
        ("the city of Kursk", KURSK),
        ("Курская область", KURSK_REGION),
    ],
)
def test_a_location_as_written_finds_its_place(gazetteer: Gazetteer, text: str, place: str) -> None:
    (location,) = placed(gazetteer, said(at(text)))
    assert location.place is not None
    assert location.place.id == place
    assert location.why
    assert location.probability is not None


def test_a_containing_region_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    for region, code in (("Donetsk region", "UA-14"), ("Saratov region", "RU-SAR")):
        (location,) = placed(gazetteer, said(at("Pokrovsk", within=(region,))))
        assert location.place is not None
        assert location.place.admin1 == code
        assert location.radius_m is not None
        assert region.split()[0] in (location.why or "")


@pytest.mark.parametrize(
    ("sentence", "text", "name"),
    [
        ("Дроны сбили над Тамбовской и Рязанской областями.", "Тамбовской", "Tambov Oblast"),
        ("Ракетой ударили по пригородам Дамаска.", "Дамаска", "Damascus"),
    ],
    ids=["shared region word", "oblique case"],
)
def test_a_declined_name_is_read_with_its_sentence(
    gazetteer: Gazetteer, sentence: str, text: str, name: str
) -> None:
    here = at(text, start=sentence.index(text))
    (location,) = placed(gazetteer, said(here, text=sentence))
    assert location.place is not None
    assert location.place.name == name


def test_a_town_abroad_is_known_by_the_country_of_another_sentence(gazetteer: Gazetteer) -> None:
    other = said(number=2, text="Израиль ответил на обстрел.")
    sentence = "Ракеты упали в Кирьят-Биалике."
    here = at("Кирьят-Биалике", start=sentence.index("Кирьят"))
    first, *_ = placed(gazetteer, said(here, text=sentence), other)
    assert first.place is not None
    assert first.place.country == "IL"


def test_a_village_that_is_not_known_is_drawn_as_the_region_that_holds_it(
    gazetteer: Gazetteer,
) -> None:
    village = at("the village of Qwrtzino", within=("Kursk Region",))
    (location,) = placed(gazetteer, said(village))
    assert location.place is not None
    assert location.place.id == KURSK_REGION
    assert "no entry" in (location.why or "")
    assert location.radius_m is None


def test_a_namesake_elsewhere_is_never_taken_for_a_village(gazetteer: Gazetteer) -> None:
    (location,) = placed(gazetteer, said(at("Springfield", within=("Kursk Region",))))
    assert location.place is None
    assert "only elsewhere" in (location.why or "")


def test_an_unknown_or_ambiguous_name_stays_without_a_place(gazetteer: Gazetteer) -> None:
    unknown, open_ = placed(gazetteer, said(at("Qwrtzburg"), at("Springfield")))
    assert unknown.place is None
    assert unknown.why == f'no entry by the name "Qwrtzburg" in the gazetteer ({gazetteer.version})'
    assert open_.place is None
    assert len(open_.alternatives) > 1
    assert all(one.probability < 0.5 for one in open_.alternatives)


def test_one_document_has_one_sense_for_a_name(gazetteer: Gazetteer) -> None:
    claims = (said(at("Kursk Region")), said(at("Kursk", start=50), number=2))
    _, bare = placed(gazetteer, *claims)
    assert bare.place is not None
    assert bare.place.id == KURSK_REGION
    assert "the document speaks of the region" in (bare.why or "")


def test_the_city_of_a_name_stays_a_city_beside_its_region(gazetteer: Gazetteer) -> None:
    claims = (
        said(at("Kursk Region")),
        said(at("Kursk", start=60), number=2, text="It hit the city of Kursk."),
    )
    _, city = placed(gazetteer, *claims)
    assert city.place is not None
    assert city.place.id == KURSK


@pytest.mark.parametrize(
    ("region", "town"), [("Kyiv region", "Kyiv"), ("Kharkiv region", "Kharkiv")]
)
def test_a_city_that_is_no_part_of_its_region_or_very_large_stays_a_city(
    gazetteer: Gazetteer, region: str, town: str
) -> None:
    _, location = placed(gazetteer, said(at(region)), said(at(town, start=50), number=2))
    assert location.place is not None
    assert (location.place.name, location.place.level) == (town, "settlement")


@pytest.mark.parametrize(
    ("text", "place"),
    [("Bahri district", "Khartoum North"), ("Qwrtzino district", "Khartoum")],
    ids=["known", "unknown"],
)
def test_a_district_of_a_town_is_drawn_in_the_town(
    gazetteer: Gazetteer, text: str, place: str
) -> None:
    (location,) = placed(gazetteer, said(at(text, within=("Khartoum",))))
    assert location.place is not None
    assert (location.place.name, location.place.level) == (place, "settlement")


def test_a_region_that_is_but_its_towns_bounds_is_the_town(gazetteer: Gazetteer) -> None:
    (location,) = placed(gazetteer, said(at("Stepanakert")))
    assert location.place is not None
    assert (location.place.id, location.place.level) == ("geonames:146970", "settlement")


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("In Kharkiv, the capital of Kharkiv region, a building was hit.", ("Kharkiv region",)),
        ("In Kharkiv, the regional capital, a building was hit.", ()),
        ("Kharkiv city was hit.", ()),
        ("A missile fell on Kharkiv and drones on Kharkiv region.", ()),
    ],
)
def test_a_name_beside_its_region_is_the_city(
    gazetteer: Gazetteer, text: str, within: tuple[str, ...]
) -> None:
    bare = at("Kharkiv", start=text.index("Kharkiv"), within=within)
    other = said(at("Kharkiv region", start=300), number=2)
    location, _ = placed(gazetteer, said(bare, text=text), other)
    assert location.place is not None
    assert location.place.id == "geonames:706483"


@pytest.mark.parametrize(
    "text", ["A fire in the Georgia town of Springfield.", "A fire in Springfield, Georgia."]
)
def test_a_state_with_a_countrys_name_holds_its_town(gazetteer: Gazetteer, text: str) -> None:
    names = ("Springfield", "Georgia")
    own = said(*(at(name, start=text.index(name)) for name in names), text=text)
    nested = said(at("Springfield", start=400, within=("Georgia",)), number=2)
    whole = said(at("the Georgia town of Springfield", start=500), number=3)
    for location in placed(gazetteer, own, nested, whole):
        assert location.place is not None
        assert location.place.admin1 == "US-GA"
        assert location.place.name == (location.text or "").rpartition(" ")[2]


def test_two_towns_in_a_list_hold_nothing_of_each_other(gazetteer: Gazetteer) -> None:
    text = "Fires in Pokrovsk, Donetsk and Kharkiv."
    bare = at("Donetsk", start=text.index("Donetsk"))
    (location,) = placed(gazetteer, said(bare, text=text))
    assert location.place is not None
    assert location.place.level == "settlement"
    first = said(at("Pokrovsk", start=text.index("Pokrovsk")), text=text)
    (town,) = placed(gazetteer, first)
    assert "as the text says" not in (town.why or "")


def test_a_country_stays_one_beside_its_own_town(gazetteer: Gazetteer) -> None:
    text = "A fire in Gori, Georgia."
    locations = (at(name, start=text.index(name)) for name in ("Gori", "Georgia"))
    for location in placed(gazetteer, said(*locations, text=text)):
        assert location.place is not None
        assert location.place.country == "GE"


def test_a_seat_of_power_is_no_place(gazetteer: Gazetteer) -> None:
    (location,) = placed(gazetteer, said(at("the White House")))
    assert location.place is None
    assert "no place" in (location.why or "")


def test_a_sea_off_a_country_is_the_sea(gazetteer: Gazetteer) -> None:
    (location,) = placed(gazetteer, said(at("the Red Sea", within=("Sudan",))))
    assert location.place is not None
    assert location.place.level == "sea"


def test_another_document_does_not_share_the_sense(gazetteer: Gazetteer) -> None:
    other = DocumentRef(id="d2", path="d2.txt", sha256="1" * 64)
    second = replace(said(at("Kursk"), number=2), document=other)
    _, bare = placed(gazetteer, said(at("Kursk Region")), second)
    assert bare.place is not None
    assert bare.place.id == KURSK


def test_the_region_refers_to_the_region_named_before(gazetteer: Gazetteer) -> None:
    claims = (
        said(at("Kursk Region", start=10)),
        said(at("the region", start=40, coref=True), number=2),
        said(at("Bryansk region", start=80), number=3),
    )
    _, referred, _ = placed(gazetteer, *claims)
    assert referred.place is not None
    assert referred.place.id == KURSK_REGION
    assert "named last before it" in (referred.why or "")


def test_the_city_refers_to_nothing_where_no_city_is_named(gazetteer: Gazetteer) -> None:
    _, referred = placed(gazetteer, said(at("Kursk Region"), at("the city", start=40, coref=True)))
    assert referred.place is None
    assert "names none" in (referred.why or "")


def test_all_else_of_a_claim_is_kept(gazetteer: Gazetteer) -> None:
    location = replace(at("Kursk region"), relation="western part of", what="impact")
    before = said(location)
    (after,) = resolve((before,), gazetteer=gazetteer)
    kept = after.locations[0]
    assert (kept.relation, kept.what, kept.text) == ("western part of", "impact", "Kursk region")
    assert replace(after, locations=(), made_by=before.made_by) == replace(before, locations=())
    assert after.made_by.gazetteer == gazetteer.version


def test_the_order_of_claims_changes_nothing(gazetteer: Gazetteer) -> None:
    claims = (said(at("Kursk Region")), said(at("Kursk", start=50), number=2))
    there = {one.id: one for one in resolve(claims, gazetteer=gazetteer)}
    back = {one.id: one for one in resolve(claims[::-1], gazetteer=gazetteer)}
    assert there == back


def test_toponyms_share_what_is_said_once(gazetteer: Gazetteer) -> None:
    text = "Depots burned in Karachev, Bryansk Oblast. Karachev lies by rail. Russian soil."
    found = toponyms(document(text), gazetteer)
    assert [one.text for one in found] == ["Karachev", "Bryansk Oblast", "Karachev", "Russian soil"]
    assert {one.place.id for one in found if one.place and one.text == "Karachev"} == {
        "geonames:552920"
    }
    assert all(text[one.start : one.end] == one.text for one in found)


def test_toponyms_follow_the_state_after_the_comma(gazetteer: Gazetteer) -> None:
    found = toponyms(document("A fire in Springfield, Ill., on Monday."), gazetteer)
    assert found[0].place is not None
    assert found[0].place.admin1 == "US-IL"


@pytest.mark.skipif(not CORPUS.exists(), reason="the development corpus is not here")
def test_places_of_strike_reports_are_found_in_their_regions(gazetteer: Gazetteer) -> None:
    with (CORPUS / "places.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    right = wrong = 0
    for row in rows:
        region = gazetteer.area(country=row["iso"][:2], admin1=row["iso"])
        place = gazetteer.resolve(row["en"].split("|")[0], near=region).place
        if place is not None and place.level == "settlement":
            near = abs(place.lon - float(row["lon"])) + abs(place.lat - float(row["lat"])) < 0.5
            right, wrong = right + near, wrong + (not near)
    assert right >= 0.9 * len(rows)
    assert wrong <= 1


@pytest.mark.skipif(not CORPUS.exists(), reason="the development corpus is not here")
def test_toponyms_of_local_news_are_found_and_placed(gazetteer: Gazetteer) -> None:
    hits = named = answered = 0
    with (CORPUS / "lgl.jsonl").open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file][:150]
    for record in records:
        gold = {one["start"]: one for one in record["toponyms"] if one["lat"] is not None}
        found = [
            one for one in toponyms(document(record["text"]), gazetteer) if one.place is not None
        ]
        named, answered = named + len(gold), answered + len(found)
        for one in found:
            true = gold.get(one.start)
            if true and one.place:
                off = max(abs(one.place.lat - true["lat"]), abs(one.place.lon - true["lon"]))
                hits += off < 1.5
    assert 2 * hits / (named + answered) >= 0.45


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("Drones hit the clinic at Sanban, near Aden, in Yemen.", "Sanban", "China"),
        ("Jets bombed Daman and Misrata, Libya's coalition said.", "Daman", "India"),
    ],
    ids=["a hamlet of China", "a town of India"],
)
def test_a_namesake_far_from_all_that_the_text_speaks_of_is_not_the_place(
    gazetteer: Gazetteer, text: str, name: str, why: str
) -> None:
    (location,) = placed(gazetteer, said(at(name, start=text.index(name)), text=text))
    assert location.place is None
    assert why in (location.why or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ukrainian drones hit Ust-Luga after a raid on Odesa.", "Ust-Luga"),
        ("A drone from Yemen fell in Toulouse.", "Toulouse"),
    ],
    ids=["over the border", "a city that all know"],
)
def test_a_place_over_the_border_or_well_known_stays(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    (location,) = placed(gazetteer, said(at(name, start=text.index(name)), text=text))
    assert location.place is not None


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Jets bombed Dawadmi and Riyadh in Saudi Arabia.", "Dawadmi", "Ad Dawādimī"),
        ("A shell hit Tajoura, near Misrata, in Libya.", "Tajoura", "Tājūrā’"),
        ("Three died in Maalot and five in Haifa, in Israel.", "Maalot", "maalot Tarshīhā"),
    ],
    ids=["a vowel more and an article", "French spelling", "the first of two names"],
)
def test_another_spelling_means_the_only_town_like_it_in_the_country_at_hand(
    gazetteer: Gazetteer, text: str, name: str, place: str
) -> None:
    (location,) = placed(gazetteer, said(at(name, start=text.index(name)), text=text))
    assert location.place is not None
    assert location.place.name == place
    assert location.probability is not None
    assert location.probability <= 0.7
    assert "the only name like it" in (location.why or "")


def test_another_spelling_means_nothing_in_a_country_that_is_not_spoken_of(
    gazetteer: Gazetteer,
) -> None:
    text = "Jets bombed Dawadmi and Bamako in Mali."
    (location,) = placed(gazetteer, said(at("Dawadmi", start=text.index("Dawadmi")), text=text))
    assert location.place is None


def test_a_name_that_only_sounds_like_one_of_another_country_is_not_that(
    gazetteer: Gazetteer,
) -> None:
    text = "Shells landed on Jourin near Hama, Syria\u2019s and Russia\u2019s agencies said."
    (location,) = placed(gazetteer, said(at("Jourin", start=text.index("Jourin")), text=text))
    assert location.place is None


def test_for_a_district_that_no_data_hold_its_town_is_drawn(gazetteer: Gazetteer) -> None:
    text = "Artillery shelled the Java district and Gori, Georgia said."
    (location,) = placed(gazetteer, said(at("Java district", start=text.index("Java")), text=text))
    assert location.place is not None
    assert (location.place.name, location.place.country) == ("Java", "GE")
    assert "called after" in (location.why or "")


def test_the_last_of_a_list_of_districts_is_one(gazetteer: Gazetteer) -> None:
    text = "Armenia shelled Agdam, Tartar and Lachin districts, Azerbaijan said."
    (location,) = placed(
        gazetteer, said(at("Lachin districts", start=text.index("Lachin")), text=text)
    )
    assert location.place is not None
    assert location.place.name == "Lachin District"


def test_the_kingdom_is_the_one_that_the_text_speaks_of(gazetteer: Gazetteer) -> None:
    text = "Saudi jets shot down two drones over the kingdom."
    (location,) = placed(gazetteer, said(at("kingdom", start=text.index("kingdom")), text=text))
    assert location.place is not None
    assert location.place.country == "SA"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Jets bombed Qana, the Israeli army said.", "Qana", "LB"),
        ("Shells hit Goris in reply to rockets fired at Barda.", "Goris", "AM"),
        ("Jets bombed Qana, the Egyptian army said.", "Qana", "EG"),
    ],
    ids=["Lebanon", "Armenia", "the country that is named"],
)
def test_the_nearer_town_of_that_very_name_goes_before_one_that_may_be_spelt_so(
    gazetteer: Gazetteer, text: str, name: str, country: str
) -> None:
    (location,) = placed(gazetteer, said(at(name, start=text.index(name)), text=text))
    assert location.place is not None
    assert location.place.country == country


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("A rocket fired from Gaza landed in Yehud, Israeli police said.", "region"),
        ("Air strikes on Gaza killed 12 people, Israel said.", "region"),
        ("Jets bombed Gaza, Khan Younis and Rafah, medics said.", "settlement"),
    ],
    ids=["fired from", "strikes on", "among towns"],
)
def test_gaza_alone_is_the_strip_but_among_towns_the_town(
    gazetteer: Gazetteer, text: str, level: str
) -> None:
    (location,) = placed(gazetteer, said(at("Gaza", start=text.index("Gaza")), text=text))
    assert location.place is not None
    assert location.place.level == level


@pytest.mark.parametrize("seat", ["Geneva", "New York", "Vienna"])
def test_where_an_organisation_speaks_from_makes_no_far_town_strange(
    gazetteer: Gazetteer, seat: str
) -> None:
    text = f"Jets bombed Saada, the monitors said in {seat}."
    (location,) = placed(gazetteer, said(at("Saada", start=text.index("Saada")), text=text))
    assert location.place is not None
    assert location.place.country == "YE"
