"""An area's label marks no spot: it stands inside the area and clear of its towns."""

import math

import numpy as np
import pytest
import shapely

from geomap.gazetteer import Gazetteer
from geomap.layers.labels import clear_point, label_point

NO_TOWNS = np.empty((0, 3))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    "name",
    ["Bryansk Oblast", "Kursk Oblast", "Kharkiv Oblast", "Moscow Oblast", "Idlib Governorate"],
)
def test_a_region_s_label_is_inside_it_and_on_no_town(name: str, gazetteer: Gazetteer) -> None:
    place = gazetteer.resolve(name).place
    assert place is not None
    shape = gazetteer.shape(place.id)
    assert shape is not None
    lon, lat = label_point(shape, gazetteer=gazetteer)
    assert shape.contains(shapely.Point(lon, lat))
    narrow = math.cos(math.radians(lat))
    for x, y, people in gazetteer.spots(shape.bounds, least=2_000):
        away_km = math.hypot((x - lon) * narrow, y - lat) * 111
        assert away_km > (4 if people >= 15_000 else 2), (x, y, people)


@pytest.mark.parametrize("name", ["Russia", "Ukraine"])
def test_a_country_s_label_is_not_on_its_capital(name: str, gazetteer: Gazetteer) -> None:
    place = gazetteer.resolve(name).place
    assert place is not None
    shape = gazetteer.shape(place.id)
    assert shape is not None
    lon, lat = label_point(shape, gazetteer=gazetteer)
    assert shape.contains(shapely.Point(lon, lat))
    cities = gazetteer.spots(shape.bounds, least=500_000)
    assert min(math.hypot(x - lon, y - lat) for x, y, _ in cities) > 0.5


def test_a_label_without_towns_stands_in_the_middle() -> None:
    lon, lat = clear_point(shapely.box(10, 0, 14, 1), NO_TOWNS)
    assert lat == pytest.approx(0.5, abs=0.1)
    assert 11 < lon < 13
    lon, lat = clear_point(shapely.box(10, 0, 11, 4), NO_TOWNS)
    assert lon == pytest.approx(10.5, abs=0.1)


def test_a_label_leaves_a_town_to_one_side() -> None:
    town = np.array([[11.0, 0.5, 100_000]])
    lon, lat = clear_point(shapely.box(10, 0, 12, 1), town)
    assert abs(lon - 11) > 0.3
    assert 0 < lat < 1


def test_a_village_is_kept_clear_of_less_widely_than_a_town() -> None:
    area = shapely.box(10, 0, 12, 1)
    near_village = clear_point(area, np.array([[11.0, 0.5, 1_000]]))
    near_town = clear_point(area, np.array([[11.0, 0.5, 100_000]]))
    assert abs(near_village[0] - 11) < abs(near_town[0] - 11)


def test_the_largest_part_has_the_label() -> None:
    parts = shapely.MultiPolygon([shapely.box(0, 0, 0.1, 0.1), shapely.box(5, 5, 8, 8)])
    lon, lat = clear_point(parts, NO_TOWNS)
    assert 5 < lon < 8
    assert 5 < lat < 8


def test_an_area_too_thin_for_the_grid_has_its_label_inside() -> None:
    strip = shapely.LineString([(0, 0), (5, 5), (10, 0)]).buffer(0.001)
    lon, lat = clear_point(strip, NO_TOWNS)
    assert strip.distance(shapely.Point(lon, lat)) < 0.001
