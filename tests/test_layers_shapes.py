import geojson_validator
import pytest
from builders import KARACHEV, located
from shapely.geometry import Point, shape

from geomap.export.outline import geometry_json
from geomap.gazetteer import Gazetteer
from geomap.layers.shapes import bearing_of, distance_km, shapes_of, side_of
from geomap.model import Place

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


@pytest.mark.parametrize(
    ("words", "km"),
    [("37 km NW of", 37), ("20-25 km from", 22.5), ("10 miles off", 16.09), ("near", None)],
)
def test_a_distance_is_read_in_kilometres(words: str, km: float | None) -> None:
    assert distance_km(words) == (None if km is None else pytest.approx(km, abs=0.01))


@pytest.mark.parametrize(
    ("words", "degrees"),
    [
        ("37 km NW of", 315),
        ("5 km south-east of", 135),
        ("5 km north of", 0),
        ("16 km S of the arsenal", 180),
        ("5 km from", None),
    ],
)
def test_a_way_off_is_read_in_degrees(words: str, degrees: float | None) -> None:
    assert bearing_of(words) == degrees


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("western part of", "western"),
        ("in the north-east of", "north-eastern"),
        ("southwestern", "south-western"),
        ("central part of", "central"),
        ("north of", None),
        ("across", None),
        (None, None),
    ],
)
def test_a_part_of_a_region_is_read(words: str | None, side: str | None) -> None:
    assert side_of(words) == side
