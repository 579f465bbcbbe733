import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import distance, get_coordinates, get_parts, points
from shapely.geometry import MultiPolygon, Point, Polygon, box, shape

from geomap.export.outline import DECIMALS, TOLERANCE_DEG, bbox, geometry_json, outline_of
from geomap.gazetteer import Gazetteer


def test_a_shape_over_the_antimeridian_is_cut_into_parts_on_both_sides() -> None:
    chukotka = box(170, 62, 190, 69)
    geometry = geometry_json(chukotka, level="region")
    assert geometry["type"] == "MultiPolygon"
    longitudes = [lon for part in geometry["coordinates"] for lon, _ in part[0]]
    assert min(longitudes) == -180
    assert max(longitudes) == 180
    assert shape(geometry).area == pytest.approx(chukotka.area)


def test_a_shape_west_of_the_antimeridian_is_cut_too() -> None:
    written = shape(geometry_json(box(-185, 0, -175, 1), level="region"))
    assert written.bounds == (-180.0, 0.0, 180.0, 1.0)


def test_outer_rings_run_counter_clockwise_and_holes_clockwise() -> None:
    clockwise = Polygon([(0, 0), (0, 4), (4, 4), (4, 0)], holes=[[(1, 1), (2, 1), (2, 2), (1, 2)]])
    outer, hole = geometry_json(clockwise, level="region")["coordinates"]
    assert Polygon(outer).exterior.is_ccw
    assert not Polygon(hole).exterior.is_ccw


@pytest.mark.parametrize("level", ["settlement", "district", "region", "country"])
def test_coordinates_are_no_finer_than_the_wording(level: str) -> None:
    triangle = Polygon([(30.1234567, 50.7654321), (33.3333333, 50.1), (32.0, 53.9876543)])
    ring = geometry_json(triangle, level=level)["coordinates"][0]  # type: ignore[arg-type]  # one
    decimals = DECIMALS[level]  # type: ignore[index]  # of the levels
    assert all(round(value, decimals) == value for point in ring for value in point)


def test_an_islet_finer_than_the_grid_is_still_there() -> None:
    islet = box(30.0001, 50.0001, 30.0004, 50.0004)
    assert not shape(geometry_json(islet, level="country")).is_empty


def test_no_islet_of_an_archipelago_is_lost() -> None:
    islets = MultiPolygon([box(x / 10, 0, x / 10 + 0.004, 0.004) for x in range(40)])
    outline = outline_of(islets, level="country", times=10_000)
    written = shape(outline.geometry)
    assert len(get_parts(written)) == 40
    assert written.is_valid


@pytest.mark.parametrize("times", [1, 100, 10_000])
@pytest.mark.parametrize(("country", "admin1"), [("RU", "RU-BRY"), ("MV", None), ("LB", None)])
def test_real_outlines_stay_within_the_tolerance_that_they_state(
    country: str, admin1: str | None, times: int
) -> None:
    gazetteer = Gazetteer()
    place = gazetteer.area(country=country, admin1=admin1)
    assert place
    full = gazetteer.shape(place.id)
    assert full is not None
    outline = outline_of(full, level=place.level, times=times)
    written = shape(outline.geometry)
    assert written.is_valid
    assert len(get_parts(written)) <= len(get_parts(full))
    off = distance(points(get_coordinates(full)), written.boundary)
    assert outline.within_deg is not None
    assert float(off.max()) <= outline.within_deg
    assert outline.within_deg <= 16 * TOLERANCE_DEG[place.level]


def test_the_more_copies_the_thinner_but_never_without_a_form() -> None:
    coast = Point(30, 50).buffer(2, quad_segs=500)
    corners = [
        len(outline_of(coast, level="region", times=times).geometry["coordinates"][0])
        for times in (1, 100, 1_000, 1_000_000)
    ]
    assert corners == sorted(corners, reverse=True)
    assert len(set(corners)) > 1
    assert corners[-1] >= 8


def test_a_small_country_keeps_its_form() -> None:
    ring = Point(7.42, 43.73).buffer(0.02)
    outline = outline_of(ring, level="country")
    assert outline.within_deg == 0.0008
    assert shape(outline.geometry).area == pytest.approx(ring.area, rel=0.05)


def test_a_point_keeps_its_place() -> None:
    geometry = geometry_json(Point(34.982219, 53.118764), level="settlement")
    assert geometry == {"type": "Point", "coordinates": [34.9822, 53.1188]}


def test_the_bounding_box_goes_the_short_way_over_the_antimeridian() -> None:
    split = geometry_json(box(170, 62, 190, 69), level="region")
    assert bbox([split]) == [170.0, 62.0, -170.0, 69.0]


def test_the_bounding_box_of_places_on_one_side_is_plain() -> None:
    places = [geometry_json(Point(30, 50), level="point"), None]
    places.append(geometry_json(box(36, 51, 38, 52), level="region"))
    assert bbox(places) == [30.0, 50.0, 38.0, 52.0]


def test_nothing_has_no_bounding_box() -> None:
    assert bbox([None]) is None


corners = st.tuples(st.floats(-179, 175), st.floats(-80, 80), st.floats(0.1, 30), st.floats(0.1, 8))


@settings(deadline=None, max_examples=60)
@given(st.lists(corners, min_size=1, max_size=3))
def test_every_geometry_is_valid_and_within_the_world(boxes: list[tuple[float, ...]]) -> None:
    parts = [box(x, y, x + wide, y + high) for x, y, wide, high in boxes]
    whole = MultiPolygon(parts).buffer(0)
    written = shape(geometry_json(whole, level="region"))
    west, south, east, north = written.bounds
    assert written.is_valid
    assert (west >= -180, east <= 180, south >= -90, north <= 90) == (True,) * 4
    assert written.area == pytest.approx(whole.area, rel=0.05, abs=0.01)
