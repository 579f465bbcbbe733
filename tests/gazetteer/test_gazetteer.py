"""The shipped gazetteer: look-up, ranking, shapes, base map, and the file itself."""

import sqlite3
from pathlib import Path

import pytest
import shapely

from geomap import geometry
from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.store import found

ROOT = Path(__file__).resolve().parents[2]
KURSK_REGION, KURSK = "geonames:538555", "geonames:538560"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    "name",
    [
        "Kursk Region",
        "Kursk region",
        "Kursk Oblast",
        "Kurskaya Oblast",
        "Курская область",
        "Курской области",
        "Курська область",
        "Курської області",
        "Курщина",
        "Курщины",
    ],
)
def test_a_region_word_gives_the_region_and_never_the_city(gazetteer: Gazetteer, name: str) -> None:
    answer = gazetteer.resolve(name)
    assert answer.place is not None
    assert answer.place.id == KURSK_REGION
    assert KURSK not in {one.id for one in answer.alternatives}
    assert answer.radius_m is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Dnipropetrovsk Oblast", "UA-12"),
        ("Dnepropetrovsk Region", "UA-12"),
        ("Nikolaev Region", "UA-48"),
        ("Zaporozhye region", "UA-23"),
        ("Донеччина", "UA-14"),
        ("Харківщина", "UA-63"),
        ("Luhansk People's Republic", "UA-09"),
        ("Republic of Tatarstan", "RU-TA"),
        ("Primorye", "RU-PRI"),
        ("Aleppo Governorate", "SY-HL"),
        ("Deir ez-Zor Governorate", "SY-DY"),
        ("Texas", "US-TX"),
    ],
)
def test_region_names_in_their_forms(gazetteer: Gazetteer, name: str, code: str) -> None:
    place = gazetteer.resolve(name).place
    assert place is not None
    assert (place.level, place.admin1) == ("region", code)


def test_a_bare_name_is_the_city_and_keeps_the_region_as_an_alternative(
    gazetteer: Gazetteer,
) -> None:
    answer = gazetteer.resolve("Kursk")
    assert answer.place is not None
    assert answer.place.id == KURSK
    assert answer.radius_m == geometry.radius_m(448_733)
    (region,) = [one for one in answer.alternatives if one.id == KURSK_REGION]
    assert 0.1 < region.probability < 0.5


def test_moscow_and_its_oblast_are_not_swapped(gazetteer: Gazetteer) -> None:
    city, oblast = gazetteer.resolve("Moscow").place, gazetteer.resolve("Moscow Oblast").place
    assert city is not None
    assert oblast is not None
    assert (city.admin1, oblast.admin1) == ("RU-MOW", "RU-MOS")
    shape = gazetteer.shape(oblast.id)
    assert shape is not None
    assert not geometry.contains(shape, city.lon, city.lat)
    assert geometry.contains(shape, 37.52, 56.35)  # Dmitrov


def test_crimea_is_ukraine(gazetteer: Gazetteer) -> None:
    simferopol = gazetteer.resolve("Simferopol").place
    assert simferopol is not None
    assert (simferopol.country, simferopol.admin1) == ("UA", "UA-43")
    ukraine, russia = (gazetteer.resolve(name).place for name in ("Ukraine", "Russia"))
    assert ukraine is not None
    assert russia is not None
    shapes = [gazetteer.shape(place.id) for place in (ukraine, russia)]
    assert shapes[0] is not None
    assert shapes[1] is not None
    assert geometry.contains(shapes[0], simferopol.lon, simferopol.lat)
    assert not geometry.contains(shapes[1], simferopol.lon, simferopol.lat)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Pokrovsk", "UA"), ("Kiev", "UA"), ("Odessa", "UA"), ("Sloviansk", "UA"), ("Tokmak", "UA")],
)
def test_a_namesake_or_a_historic_name_does_not_win(
    gazetteer: Gazetteer, name: str, country: str
) -> None:
    place = gazetteer.resolve(name).place
    assert place is not None
    assert place.country == country


def test_springfield_is_left_open_with_alternatives(gazetteer: Gazetteer) -> None:
    answer = gazetteer.resolve("Springfield")
    assert answer.place is None
    assert answer.probability is None
    assert "nothing in the text decides" in answer.why
    assert len(answer.alternatives) == 5
    illinois = gazetteer.resolve("Springfield", near="Illinois").place
    assert illinois is not None
    assert illinois.admin1 == "US-IL"


def test_a_containing_region_never_yields_to_a_namesake_elsewhere(gazetteer: Gazetteer) -> None:
    inside = gazetteer.resolve("Karachev", near="Bryansk Oblast")
    assert inside.place is not None
    assert inside.place.admin1 == "RU-BRY"
    outside = gazetteer.resolve("Karachev", near="Kherson Oblast")
    assert outside.place is None
    assert "Kherson Oblast" in outside.why


def test_a_name_that_nothing_bears_says_so(gazetteer: Gazetteer) -> None:
    answer = gazetteer.resolve("Qwrtzburg")
    assert answer.place is None
    assert answer.why == f'no entry by the name "Qwrtzburg" in the gazetteer ({gazetteer.version})'


def test_any_characters_may_be_asked_for(gazetteer: Gazetteer) -> None:
    for name in ("", " ", "\ud800", "\x00", "'); DROP TABLE name; --", "K" * 10_000, "%", "*"):
        assert gazetteer.resolve(name).place is None
        assert gazetteer.mentions(name) == ()


def test_gaza_is_the_region_that_holds_the_city_too(gazetteer: Gazetteer) -> None:
    place = gazetteer.resolve("Gaza").place
    assert place is not None
    assert (place.level, place.country) == ("region", "PS")


@pytest.mark.parametrize(
    ("name", "code"),
    [("U.S.", "US"), ("UK", "GB"), ("Burma", "MM"), ("the Netherlands", "NL"), ("Україна", "UA")],
)
def test_countries_by_their_common_names(gazetteer: Gazetteer, name: str, code: str) -> None:
    place = gazetteer.resolve(name.removeprefix("the ")).place
    assert place is not None
    assert (place.level, place.country) == ("country", code)


def test_seas_have_shapes_and_settlements_none(gazetteer: Gazetteer) -> None:
    sea = gazetteer.resolve("Azov Sea").place
    assert sea is not None
    shape = gazetteer.shape(sea.id)
    assert shape is not None
    assert geometry.contains(shape, sea.lon, sea.lat)
    assert gazetteer.shape(KURSK) is None


def test_an_unknown_id_is_an_error(gazetteer: Gazetteer) -> None:
    for bad in ("geonames:1", "ne:nothing", "geonames:" + "9" * 30, "nonsense"):
        with pytest.raises(GazetteerError, match="no such place"):
            gazetteer.place(bad)


def test_the_base_map_is_cut_to_its_box_and_names_the_largest(gazetteer: Gazetteer) -> None:
    box = (31.0, 50.0, 40.0, 55.0)
    ground = gazetteer.basemap(box, labels=6)
    assert ground.land.is_valid
    assert not ground.frontiers.is_empty
    west, south, east, north = ground.land.bounds
    assert west >= 30.5
    assert south >= 49.5
    assert east <= 40.5
    assert north <= 55.5
    assert not ground.borders.is_empty
    people = [label.population for label in ground.labels]
    assert len(people) == 6
    assert people == sorted(people, reverse=True)


def test_the_world_is_drawn_coarsely(gazetteer: Gazetteer) -> None:
    ground = gazetteer.basemap((-180.0, -90.0, 180.0, 90.0))
    assert len(shapely.get_parts(ground.land)) > 100
    assert ground.frontiers.length > 1000
    assert ground.borders.is_empty


def test_every_area_has_a_valid_shape_with_its_centre(gazetteer: Gazetteer) -> None:
    for name in ("Bryansk Oblast", "Ukraine", "Black Sea", "Russia", "Crimea", "Fiji"):
        place = gazetteer.resolve(name).place
        assert place is not None, name
        shape = gazetteer.shape(place.id)
        assert shape is not None
        assert shape.is_valid
        assert geometry.contains(shape, place.lon, place.lat), name


def test_the_credits_name_geonames_and_natural_earth(gazetteer: Gazetteer) -> None:
    assert "GeoNames" in gazetteer.credits()
    assert "CC BY 4.0" in gazetteer.credits()
    assert "Made with Natural Earth" in gazetteer.credits()
    core = next(one for one in gazetteer.info()["files"] if one["file"] == "core")
    assert core["counts"]["settlement"] > 200_000


def test_the_file_is_found_and_opened_read_only(gazetteer: Gazetteer) -> None:
    assert found() == gazetteer.path
    base = gazetteer._store.core._base  # noqa: SLF001  # the law is about it
    with pytest.raises(sqlite3.OperationalError):
        base.execute("DELETE FROM name")


def test_a_missing_or_wrong_file_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"none\.sqlite: no gazetteer there"):
        Gazetteer(tmp_path / "none.sqlite")
    text = tmp_path / "text.sqlite"
    text.write_text("no database")
    with pytest.raises(GazetteerError, match=r"text\.sqlite: not a gazetteer"):
        Gazetteer(text)


def test_the_geocoder_answers_as_geopy_does(gazetteer: Gazetteer) -> None:
    geocoder = gazetteer.geocoder
    answer = geocoder.geocode("Karachev, Bryansk Oblast")
    assert answer.raw["id"] == "geonames:552920"
    assert (answer.latitude, answer.longitude) == pytest.approx((53.12, 34.98), abs=0.01)
    assert geocoder.geocode("Qwrtzburg") is None
    assert len(geocoder.geocode("Springfield", exactly_one=False)) > 10
    assert geocoder.reverse((53.12, 34.98)).raw["id"] == "geonames:552920"


def test_geopandas_takes_the_geocoder() -> None:
    geopandas = pytest.importorskip("geopandas")
    from geomap.gazetteer import GazetteerGeocoder

    table = geopandas.tools.geocode(["Karachev", "Qwrtzburg"], provider=GazetteerGeocoder)
    assert table.geometry[0].x == pytest.approx(34.98, abs=0.01)
    assert table.geometry[1].is_empty


@pytest.mark.parametrize("name", ["Red Sea", "the Red Sea", "Persian Gulf", "Gulf of Aden"])
def test_a_name_that_says_it_is_water_means_the_water(gazetteer: Gazetteer, name: str) -> None:
    bare = name.removeprefix("the ")
    for near in (None, "Sudan", "Iran"):
        answer = gazetteer.resolve(bare, near=near)
        assert answer.place is not None
        assert answer.place.level == "sea"
        assert (answer.probability or 0) >= 0.9
    assert gazetteer.lookup(bare)[0].place.level == "sea"


def test_a_region_named_after_a_sea_is_found_by_its_region_word(gazetteer: Gazetteer) -> None:
    answer = gazetteer.resolve("Red Sea", near="Sudan", level="region")
    assert answer.place is not None
    assert answer.place.admin1 == "SD-RS"


@pytest.mark.parametrize("name", ["Saada", "Haifa", "Kharkiv", "Idlib"])
def test_a_bare_name_of_a_town_and_its_region_is_the_town(gazetteer: Gazetteer, name: str) -> None:
    answer = gazetteer.resolve(name)
    assert answer.place is not None
    assert answer.place.level == "settlement"


def test_a_places_names_in_cyrillic_letters_are_given_by_its_id(gazetteer: Gazetteer) -> None:
    names = gazetteer.cyrillic_names(
        ["geonames:482042", KURSK_REGION, "geonames:none", "by-hand:1"]
    )
    assert {"торопец", "торопець"} <= set(names["geonames:482042"])
    assert {"курская область", "курська область"} <= set(names[KURSK_REGION])
    assert set(names) == {"geonames:482042", KURSK_REGION}
