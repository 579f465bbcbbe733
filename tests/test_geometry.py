"""Laws of distances, discs, sectors and halves."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from geomap import geometry
from geomap.gazetteer import Gazetteer
from geomap.geometry.ellipsoid import around
from geomap.model import Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

LONS = st.floats(-180, 180)
LATS = st.floats(-89.5, 89.5)


def assert_on_the_map(shape: "BaseGeometry") -> None:
    assert shape.is_valid
    assert not shape.is_empty
    west, south, east, north = shape.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90


def place(lon: float, lat: float) -> Place:
    return Place(id="x", name="X", level="settlement", lon=lon, lat=lat)


@settings(max_examples=60, deadline=None)
@given(LONS, LATS, LONS, LATS)
def test_distance_is_symmetric_and_bounded(a: float, b: float, c: float, d: float) -> None:
    there, back = (
        geometry.distance_m(place(a, b), place(c, d)),
        geometry.distance_m(place(c, d), place(a, b)),
    )
    assert there == pytest.approx(back, abs=1e-3)
    assert 0 <= there < 20_004_000


@settings(max_examples=60, deadline=None)
@given(LONS, st.floats(-88, 88), st.floats(500, 100_000))
def test_a_disc_has_its_area_wherever_it_lies(lon: float, lat: float, radius: float) -> None:
    disc = geometry.disc(lon, lat, radius)
    assert disc.is_valid
    assert geometry.area_km2(disc) == pytest.approx(3.1366 * (radius / 1000) ** 2, rel=0.02)
    west, south, east, north = disc.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90


def test_a_disc_over_the_antimeridian_has_parts_on_both_sides() -> None:
    disc = geometry.disc(179.9, 52.0, 40_000)
    assert disc.geom_type == "MultiPolygon"
    assert geometry.contains(disc, 179.95, 52.0)
    assert geometry.contains(disc, -179.95, 52.0)
    assert not geometry.contains(disc, 0.0, 52.0)


def test_a_disc_around_the_pole_holds_the_pole() -> None:
    assert geometry.contains(geometry.disc(10.0, 89.9, 50_000), -120.0, 89.95)


def test_the_area_of_a_polygon_leaves_its_holes_out() -> None:
    ring = geometry.ring_sector(36.19, 51.73, low_m=10_000, high_m=20_000)
    assert geometry.area_km2(ring) == pytest.approx(3.1366 * (400 - 100), rel=0.01)


@settings(max_examples=60, deadline=None)
@given(
    LONS,
    st.floats(-84, 84),
    st.floats(2_000, 400_000),
    st.floats(0, 360),
    st.sampled_from([11.25, 22.5, 45.0]),
)
def test_a_ring_sector_holds_the_point_at_its_bearing_and_distance(
    lon: float, lat: float, metres: float, bearing: float, half_angle: float
) -> None:
    sector = geometry.ring_sector(
        lon, lat, low_m=metres * 0.8, high_m=metres * 1.2, bearing=bearing, half_angle=half_angle
    )
    assert_on_the_map(sector)
    ((there, north),) = around(lon, lat, [bearing], [metres])
    assert geometry.contains(sector, (there + 180) % 360 - 180, north)
    ((back, south),) = around(lon, lat, [bearing + 180], [metres])
    assert not geometry.contains(sector, (back + 180) % 360 - 180, south)


@settings(max_examples=40, deadline=None)
@given(LONS, st.floats(-80, 80), st.floats(5_000, 200_000), st.floats(0, 360))
def test_a_wider_wording_never_makes_a_smaller_sector(
    lon: float, lat: float, metres: float, bearing: float
) -> None:
    areas = [
        geometry.area_km2(
            geometry.ring_sector(
                lon, lat, low_m=metres * low, high_m=metres * high, bearing=bearing, half_angle=wide
            )
        )
        for low, high, wide in ((0.9, 1.1, 11.25), (0.9, 1.1, 22.5), (0.8, 1.2, 45.0), (0, 2, 45.0))
    ]
    assert areas == sorted(areas)


def test_north_west_of_is_north_and_west() -> None:
    sector = geometry.ring_sector(
        36.19, 51.73, low_m=30_000, high_m=40_000, bearing=geometry.BEARINGS["NW"], half_angle=22.5
    )
    _, south, east, _ = sector.bounds
    assert east < 36.19
    assert south > 51.73


def test_without_a_bearing_it_is_the_whole_ring() -> None:
    ring = geometry.ring_sector(36.19, 51.73, low_m=16_000, high_m=24_000)
    assert not geometry.contains(ring, 36.19, 51.73)
    assert all(geometry.contains(ring, 36.19 + step, 51.73) for step in (-0.29, 0.29))


def test_a_sector_over_the_pole_is_the_whole_ring() -> None:
    sector = geometry.ring_sector(10.0, 89.0, low_m=1e5, high_m=2e5, bearing=0.0)
    assert_on_the_map(sector)
    assert geometry.contains(sector, 10.0, 87.7)


@settings(max_examples=60, deadline=None)
@given(LONS, st.floats(-80, 80), st.floats(0, 360), st.floats(2, 400_000), st.floats(500, 50_000))
def test_a_corridor_holds_the_way_between_its_ends(
    lon: float, lat: float, bearing: float, length: float, half_width: float
) -> None:
    (end,) = around(lon, lat, [bearing], [length])
    (middle,) = around(lon, lat, [bearing], [length / 2])
    band = geometry.corridor((lon, lat), end, half_width_m=half_width)
    assert_on_the_map(band)
    assert geometry.contains(band, (middle[0] + 180) % 360 - 180, middle[1])


@settings(max_examples=40, deadline=None)
@given(LONS, st.floats(-83, 83), st.floats(1_000, 60_000), st.floats(500, 300_000))
def test_a_disc_is_widened_by_metres_at_any_latitude(
    lon: float, lat: float, radius: float, width: float
) -> None:
    wide = geometry.widened(geometry.disc(lon, lat, radius), width)
    assert_on_the_map(wide)
    expected = geometry.area_km2(geometry.disc(lon, lat, radius + width))
    assert geometry.area_km2(wide) == pytest.approx(expected, rel=0.03)


def test_a_country_over_the_antimeridian_is_widened_on_both_sides() -> None:
    russia = Gazetteer().shape("geonames:2017370")
    assert russia is not None
    wide = geometry.widened(russia, 50_000)
    assert_on_the_map(wide)
    assert wide.buffer(1e-6).covers(russia)
    assert geometry.area_km2(wide) > geometry.area_km2(russia)


def test_a_band_leaves_out_what_is_nearer() -> None:
    town = geometry.disc(36.0, 51.0, 5_000)
    band = geometry.within_band(town, low_m=10_000, high_m=20_000)
    assert not geometry.contains(band, 36.0, 51.0)
    assert not geometry.contains(band, 36.0, 51.1)
    assert geometry.contains(band, 36.0, 51.18)


def test_slivers_between_two_outlines_are_no_water() -> None:
    land = geometry.union([box(30, 50, 31, 51), box(31.001, 50, 32, 51)])
    sea = geometry.water((29.5, 49.5, 32.5, 51.5), land, least_m=2_000)
    assert not geometry.contains(sea, 31.0005, 50.5)
    assert geometry.contains(sea, 29.7, 50.5)


@pytest.mark.parametrize(
    ("bearing", "side"),
    [(0, "northern"), (45, "north-eastern"), (337.5, "north-western"), (247.5, "south-western")],
)
def test_a_bearing_has_its_side(bearing: float, side: str) -> None:
    assert geometry.side_of_bearing(bearing) == side


@pytest.mark.parametrize("side", ["western", "eastern", "northern", "southern"])
def test_a_half_has_half_of_the_area(side: geometry.Side) -> None:
    region = Gazetteer().shape("geonames:538555")
    assert region is not None
    part = geometry.half(region, side)
    assert geometry.area_km2(part) == pytest.approx(geometry.area_km2(region) / 2, rel=0.01)
    assert region.buffer(1e-6).covers(part)


@settings(max_examples=40, deadline=None)
@given(LONS, st.floats(-75, 75), st.floats(1_000, 900_000), st.sampled_from(["north", "east"]))
def test_opposite_parts_cover_any_disc(lon: float, lat: float, radius: float, way: str) -> None:
    whole = geometry.disc(lon, lat, radius)
    pairs: dict[str, tuple[geometry.Side, geometry.Side]] = {
        "north": ("northern", "southern"),
        "east": ("eastern", "western"),
    }
    parts = [geometry.half(whole, side) for side in pairs[way]]
    for part in parts:
        assert_on_the_map(part)
        assert geometry.area_km2(part) == pytest.approx(geometry.area_km2(whole) / 2, rel=0.02)
    assert geometry.area_km2(geometry.union(parts)) == pytest.approx(
        geometry.area_km2(whole), rel=1e-6
    )


def test_the_middle_lies_in_the_region_and_in_no_corner() -> None:
    region = Gazetteer().shape("geonames:538555")
    assert region is not None
    middle = geometry.half(region, "central")
    assert region.buffer(1e-6).covers(middle)
    assert 0.15 < middle.area / region.area < 0.4


def test_what_has_nothing_in_its_middle_comes_back_whole() -> None:
    isles = geometry.union([box(4, 8, 6, 9), box(8, 4, 9, 6), box(4, 1, 6, 2), box(1, 4, 2, 6)])
    assert geometry.half(isles, "central") == isles


def test_opposite_halves_make_the_whole_also_over_the_antimeridian() -> None:
    russia = Gazetteer().shape("geonames:2017370")
    assert russia is not None
    east, west = geometry.half(russia, "eastern"), geometry.half(russia, "western")
    assert geometry.area_km2(east) == pytest.approx(geometry.area_km2(west), rel=0.01)
    assert east.area + west.area == pytest.approx(russia.area, rel=1e-3)
    assert geometry.contains(west, 37.6, 55.7)
    assert geometry.contains(east, -175.0, 66.5)  # Chukotka lies east of 180 degrees


def test_a_quarter_lies_in_both_halves() -> None:
    region = Gazetteer().shape("geonames:538555")
    assert region is not None
    quarter = geometry.half(region, "north-western")
    assert geometry.half(region, "northern").buffer(1e-6).covers(quarter)
    assert geometry.half(region, "western").buffer(1e-6).covers(quarter)


def test_the_outline_leaves_out_the_cut_of_the_antimeridian() -> None:
    disc = geometry.disc(179.9, 52.0, 40_000)
    assert geometry.outline(disc).length < disc.boundary.length - 0.5
    plain = geometry.disc(30.0, 52.0, 40_000)
    assert geometry.outline(plain).length == pytest.approx(plain.boundary.length)


@given(st.integers(1, 40_000_000), st.integers(1, 40_000_000))
def test_more_people_never_make_a_smaller_disc(a: int, b: int) -> None:
    low, high = sorted((a, b))
    assert geometry.radius_m(low) <= geometry.radius_m(high) <= geometry.LARGEST_RADIUS_M


def test_an_unknown_population_has_its_own_radius() -> None:
    assert geometry.radius_m(0) == geometry.radius_m(None) == geometry.UNKNOWN_RADIUS_M


def test_simplifying_never_loses_the_shape() -> None:
    disc = geometry.disc(30.0, 52.0, 1_000)
    assert not geometry.simplify(disc, 10.0).is_empty
