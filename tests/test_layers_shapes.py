from dataclasses import replace
from typing import TYPE_CHECKING, Any

import geojson_validator
import pytest
from builders import KARACHEV, located
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from geomap.export.outline import geometry_json
from geomap.gazetteer import Gazetteer
from geomap.geometry import BEARINGS, area_km2, contains, widened
from geomap.layers.phrases import drawn_as
from geomap.layers.shapes import shapes_of
from geomap.model import Location, Place, SecondPlace

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

ROSE = sorted(BEARINGS)
GAZETTEER = Gazetteer()
shape_of = shapes_of(GAZETTEER)


def place(name: str) -> Place:
    found = GAZETTEER.resolve(name).place
    assert found
    return found


def test_a_region_is_its_outline_and_holds_its_towns() -> None:
    outline = shape_of(located(place("Bryansk Oblast")))
    assert outline is not None
    assert outline.geom_type in ("Polygon", "MultiPolygon")
    town = shape_of(located(place("Karachev")))
    assert town is not None
    assert outline.contains(town)


def test_a_settlement_is_a_point() -> None:
    town = shape_of(located(KARACHEV))
    assert town is not None
    assert (town.geom_type, town.x, town.y) == ("Point", KARACHEV.lon, KARACHEV.lat)  # type: ignore[attr-defined]  # a point's


def test_the_western_part_is_west_and_about_half() -> None:
    kursk = place("Kursk Oblast")
    whole, west = shape_of(located(kursk)), shape_of(located(kursk, relation="western part of"))
    assert whole is not None
    assert west is not None
    assert west.centroid.x < whole.centroid.x
    assert west.area == pytest.approx(whole.area / 2, rel=0.01)


def test_a_way_off_a_town_is_an_area_away_from_it() -> None:
    sector = shape_of(located(KARACHEV, relation="37 km NW of"))
    assert sector is not None
    assert sector.geom_type == "Polygon"
    assert sector.centroid.x < KARACHEV.lon
    assert sector.centroid.y > KARACHEV.lat


def test_near_a_town_is_an_area() -> None:
    near = shape_of(located(KARACHEV, relation="near", radius_m=2500.0))
    assert near is not None
    assert near.geom_type == "Polygon"


def test_what_is_not_placed_has_no_shape() -> None:
    assert shape_of(located(None)) is None


@pytest.mark.parametrize("name", ["Russia", "Ukraine", "Kursk Oblast", "Chukotka"])
def test_real_outlines_make_valid_geojson(name: str) -> None:
    found = located(place(name))
    assert found.place
    geometry = geometry_json(shape_of(found) or Point(), level=found.place.level)
    checked = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {}, "geometry": geometry}],
    }
    assert geojson_validator.validate_structure(checked) == {}
    assert not geojson_validator.validate_geometries(checked)["invalid"]
    assert shape(geometry).is_valid


def town(name: str, *, near: str | None = None, other: str | None = None, **said: Any) -> Location:
    """Return a location at the place, with its disc."""
    found = GAZETTEER.resolve(name, near=near)
    assert found.place
    second = None
    if other is not None:
        there = GAZETTEER.resolve(other)
        assert there.place
        second = SecondPlace(text=other, start=0, end=1, place=there.place, radius_m=there.radius_m)
    return located(found.place, radius_m=found.radius_m, other=second, **said)


def drawn(location: Location) -> "BaseGeometry":
    """Return the shape, which must be an area on the map."""
    shape = shape_of(location)
    assert shape is not None
    assert shape.geom_type in ("Polygon", "MultiPolygon")
    assert shape.is_valid
    west, south, east, north = shape.bounds
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90
    return shape


def test_south_of_krasnohorivka_in_donetsk_oblast_is_the_sector_south_of_that_town() -> None:
    location = town("Krasnohorivka", near="Donetsk Oblast", relation="south of")
    assert location.place
    assert location.place.admin1 == "UA-14"
    sector = drawn(location)
    assert contains(sector, location.place.lon, location.place.lat - 0.05)
    assert not contains(sector, location.place.lon, location.place.lat + 0.05)


def test_a_short_distance_may_be_counted_from_the_edge_of_the_town() -> None:
    kharkiv = town("Kharkiv", near="Kharkiv Oblast", relation="5 km north of")
    assert kharkiv.place
    sector = drawn(kharkiv)
    assert contains(sector, kharkiv.place.lon, kharkiv.place.lat + 5 / 111)
    assert contains(sector, kharkiv.place.lon, kharkiv.place.lat + 17 / 111)


def test_a_distance_alone_is_a_ring_and_within_it_a_disc() -> None:
    ring, disc = (
        drawn(town("Kursk", near="Kursk Oblast", relation=words))
        for words in ("50 km from", "within 50 km of")
    )
    assert not contains(ring, 36.19, 51.73)
    assert contains(disc, 36.19, 51.73)


def test_wider_wordings_are_drawn_wider() -> None:
    sizes = [
        area_km2(drawn(town("Kursk", near="Kursk Oblast", relation=words)))
        for words in ("37 km NNW of", "37 km NW of", "40 km NW of", "about 40 km N of")
    ]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [("near", "on the outskirts of"), ("on the outskirts of", "central part of")],
)
def test_near_is_wider_than_the_outskirts_and_these_than_the_middle(wide: str, narrow: str) -> None:
    big, small = (drawn(town("Kharkiv", near="Kharkiv Oblast", relation=w)) for w in (wide, narrow))
    assert big.covers(small)


def test_the_strip_on_a_border_lies_in_the_region_and_at_the_border() -> None:
    location = town("Kursk Oblast", relation="… on the border with Ukraine", other="Ukraine")
    strip, whole, ukraine = (
        drawn(location),
        drawn(town("Kursk Oblast")),
        drawn(town("Ukraine")),
    )
    assert whole.buffer(1e-6).covers(strip)
    assert area_km2(strip) < area_km2(whole) / 4
    assert widened(ukraine, 10_500).covers(strip)


def test_near_a_border_is_wider_than_on_it_and_a_distance_leaves_the_border_out() -> None:
    near, on, off = (
        drawn(town("Kursk Oblast", relation=f"… {words} the border with Ukraine", other="Ukraine"))
        for words in ("near", "on", "60 km from")
    )
    assert near.buffer(1e-3).covers(on)
    assert not off.intersects(on)


def test_a_border_without_a_name_is_that_with_any_neighbour() -> None:
    named = drawn(town("Kursk Oblast", relation="… near the border with Ukraine", other="Ukraine"))
    unnamed = drawn(town("Kursk Oblast", relation="… near the border"))
    assert named.intersection(unnamed).area > 0.9 * named.area


def test_a_border_of_two_countries_may_be_meant_on_either_side() -> None:
    strip = drawn(town("Israel", relation="on the border between … and Lebanon", other="Lebanon"))
    assert strip.intersects(drawn(town("Lebanon")))
    assert strip.intersects(drawn(town("Israel")))


def test_between_two_towns_is_a_corridor_without_what_lies_behind_them() -> None:
    location = town("Kramatorsk", relation="between … and Bakhmut", other="Bakhmut")
    corridor = drawn(location)
    assert location.place
    assert location.other
    assert location.other.place
    one, two = location.place, location.other.place
    assert contains(corridor, (one.lon + two.lon) / 2, (one.lat + two.lat) / 2)
    assert not contains(corridor, two.lon + 0.1, two.lat - 0.1)


def test_between_without_a_known_second_place_is_near_the_first() -> None:
    assert drawn(town("Kramatorsk", relation="between … and Nowhere")).equals(
        drawn(town("Kramatorsk", relation="near"))
    )


@pytest.mark.parametrize("words", ["off the coast of", "20 km off the coast of", "off"])
def test_off_the_coast_is_water(words: str) -> None:
    water = drawn(town("Crimea", relation=words))
    land = GAZETTEER.basemap((31.0, 43.0, 38.0, 47.0), labels=0).land
    assert land.intersection(water).area < 0.01 * water.area
    assert area_km2(water) > 5_000


def test_off_a_port_is_the_water_beside_it() -> None:
    water = drawn(town("Latakia", near="Syria", relation="off the coast of"))
    assert contains(water, 35.6, 35.5)
    assert not contains(water, 36.0, 35.5)


def test_inland_is_counted_from_the_sea() -> None:
    strip = drawn(town("Kherson Oblast", relation="… about 30 km inland"))
    whole = drawn(town("Kherson Oblast"))
    assert whole.buffer(1e-6).covers(strip)
    assert 0 < area_km2(strip) < area_km2(whole) / 2


def test_so_deep_inside_a_country_is_a_strip_of_it() -> None:
    strip = drawn(town("Lebanon", relation="around 20km inside"))
    whole = drawn(town("Lebanon"))
    assert whole.buffer(1e-6).covers(strip)
    assert area_km2(strip) < 0.7 * area_km2(whole)


def test_deep_inside_a_country_from_no_border_said_is_all_of_it() -> None:
    deep = town("Sudan", relation="some 700 km inside")
    assert drawn(deep).equals(drawn(town("Sudan")))
    assert "whole outline" in (drawn_as(deep) or "")


def test_a_part_of_a_sea_is_drawn() -> None:
    part = drawn(town("Black Sea", relation="northwestern part of"))
    assert contains(part, 31.0, 45.0)
    assert not contains(part, 38.0, 42.5)


def test_north_of_a_region_lies_beyond_it_and_may_reach_into_it() -> None:
    north = drawn(town("Kursk Oblast", relation="north of"))
    whole = drawn(town("Kursk Oblast"))
    assert not whole.covers(north)
    assert north.intersects(whole)
    assert north.bounds[1] > whole.bounds[1]


def test_so_far_from_a_region_lies_outside_it() -> None:
    ring = drawn(town("Kursk Oblast", relation="50 km north of"))
    assert drawn(town("Kursk Oblast")).intersection(ring).area < 1e-6
    assert ring.bounds[3] > 52.8


@pytest.mark.parametrize("relation", ["5 km north of", "5 km from", "near", "south of"])
def test_what_is_told_by_a_village_known_by_its_district_stays_wide(relation: str) -> None:
    district = replace(place("Kursk Oblast"), level="district")
    shape = drawn(located(district, relation=relation))
    assert area_km2(shape) > 0.5 * area_km2(drawn(located(district)))


def test_words_that_nothing_reads_leave_the_place_as_wide_as_it_is() -> None:
    assert drawn(town("Kursk", near="Kursk Oblast", relation="cities across")).covers(
        Point(36.19, 51.73)
    )
    assert drawn(town("Ukraine", relation="across")).equals(drawn(town("Ukraine")))


@settings(max_examples=25, deadline=None)
@given(st.floats(-180, 180), st.floats(-80, 80), st.integers(2, 400), st.sampled_from(ROSE))
def test_any_distance_on_any_bearing_is_a_valid_area(
    lon: float, lat: float, km: int, point: str
) -> None:
    anywhere = Place(id="x", name="X", level="settlement", lon=lon, lat=lat)
    shapes = [
        drawn(located(anywhere, radius_m=2500.0, relation=words))
        for words in (f"{km} km {point} of", f"about {km} km {point} of", f"{km} km from")
    ]
    sizes = [area_km2(shape) for shape in shapes]
    assert sizes == sorted(sizes)
