import pytest
from rows import fault, gazetteer, ledger, one

from geomap.layers.shapes import shapes_of
from geomap.layers.words import place_words


def test_a_region_by_name_is_its_polygon_and_no_pin() -> None:
    (location,) = one("place", "Bryansk Oblast").locations
    assert location.place is not None
    assert (location.place.id, location.place.level) == ("geonames:571473", "region")
    assert location.radius_m is None


@pytest.mark.parametrize(
    ("columns", "cells", "expected"),
    [
        ("place", "Karachev", "geonames:552920"),
        ("place", '"Karachev, Bryansk Oblast"', "geonames:552920"),
        ("place,region", "Karachev,Bryansk Oblast", "geonames:552920"),
        ("region", "Kursk region", "geonames:538555"),
        ("country", "Ukraine", "geonames:690791"),
        ("country", "UA", "geonames:690791"),
        ("place,country", "Springfield,RU", None),
        ("place", "Springfield", None),
        ("place", "Nowherestadt", None),
    ],
)
def test_a_name_is_looked_up_with_its_reason(
    columns: str, cells: str, expected: str | None
) -> None:
    (location,) = one(columns, cells).locations
    assert (location.place.id if location.place else None) == expected
    assert (location.why or "").startswith(("given by hand", "the country, given by hand"))
    assert expected is None or location.probability is None or location.probability > 0.5


@pytest.mark.parametrize(
    ("words", "relation", "place"),
    [
        ("western part of Bryansk Oblast", "western part of", "Bryansk Oblast"),
        ("37 km NW of Kursk", "37 km NW of", "Kursk"),
    ],
)
def test_words_beside_a_name_shape_the_place(words: str, relation: str, place: str) -> None:
    (location,) = one("place", words).locations
    assert location.place is not None
    assert (location.relation, location.place.name) == (relation, place)
    shape = shapes_of(gazetteer())(location)
    assert shape is not None
    assert shape.geom_type != "Point"


def test_a_point_stays_and_knows_its_region() -> None:
    (location,) = one("lat,lon,place", "52.431000001,34.215,Field").locations
    place = location.place
    assert place is not None
    assert (place.lat, place.lon, place.name) == (52.431000001, 34.215, "Field")
    assert (place.level, place.country, place.admin1) == ("point", "RU", "RU-BRY")
    assert location.why == "lon and lat as given by hand"


def test_a_settlement_given_by_coordinates_is_as_wide_as_the_gazetteer_has_it() -> None:
    known = one("lat,lon,place,precision", "53.12,34.98,Karachev,town").locations[0]
    other = one("lat,lon,place,precision", "53.5,33.9,Nowherestadt,town").locations[0]
    assert (known.radius_m, other.radius_m) == (2500.0, 2500.0)
    large = one("lat,lon,place,precision", "51.73,36.19,Kursk,city").locations[0]
    assert large.radius_m == 12000.0


def test_a_radius_makes_a_disc_and_a_wide_one_an_area() -> None:
    assert one("lat,lon,precision", "52.4,34.2,5 km").locations[0].radius_m == 5000.0
    found = ledger("source,quote,lat,lon,radius_km\nReuters,a,52.4,34.2,60\n")
    (location,) = found.claims[0].locations
    assert location.place is not None
    assert (location.place.level, location.radius_m) == ("district", None)
    west, _, east, _ = found.outlines[location.place.id].bounds
    assert east - west == pytest.approx(1.77, abs=0.05)


@pytest.mark.parametrize(
    ("level", "expected"), [("region", "geonames:571473"), ("country", "geonames:2017370")]
)
def test_coordinates_that_stand_for_an_area_are_never_drawn(level: str, expected: str) -> None:
    (location,) = one("lat,lon,precision", f"53.25,34.37,{level}").locations
    assert location.place is not None
    assert location.place.id == expected
    assert f"stand for a {level}" in (location.why or "")


def test_coordinates_of_an_area_that_nobody_knows_stay_in_the_list() -> None:
    (location,) = one("lat,lon,precision", "53.25,34.37,district").locations
    assert location.place is None
    assert "no district that holds them is known" in (location.why or "")


def test_no_place_is_no_place() -> None:
    assert one("place,lat,lon", ",,").locations == ()
    assert one("place", "unknown").locations == ()


def test_a_country_that_is_none_is_named() -> None:
    assert "country: is 'Atlantis', no country that is known" in fault("country", "Atlantis")


def test_what_a_row_draws_is_what_is_drawn() -> None:
    text = (
        '{"type": "Feature", "properties": {"source": "A", "quote": "b"}, "geometry":'
        ' {"type": "Polygon", "coordinates": [[[34,52],[35,52],[35,53],[34,52]]]}}'
    )
    found = ledger(text, source="book.geojson")
    known = gazetteer()
    known.outlines.update(found.outlines)
    shape = shapes_of(known)(found.claims[0].locations[0])
    assert shape is not None
    assert shape.equals(next(iter(found.outlines.values())))


def test_what_is_marked_says_that_a_person_gave_it() -> None:
    point = one("lat,lon", "52.4,34.2").locations[0]
    area = one("lat,lon,precision", "52.4,34.2,60 km").locations[0]
    assert place_words(point) == "its longitude and latitude are given by hand"
    assert place_words(area) == "an area drawn by hand"
