"""Laws of distances, discs, sectors and halves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap import geometry
from geomap.gazetteer import Gazetteer
from geomap.model import Place

LONS = st.floats(-180, 180)
LATS = st.floats(-89.5, 89.5)


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


@settings(max_examples=40, deadline=None)
@given(LONS, st.floats(-80, 80), st.floats(5, 200), st.floats(0, 360))
def test_a_ring_sector_lies_at_its_distance(
    lon: float, lat: float, distance_km: float, bearing: float
) -> None:
    sector = geometry.ring_sector(lon, lat, distance_km=distance_km, bearing=bearing)
    inner = sector.representative_point()
    away = geometry.distance_between_m(lon, lat, inner.x, inner.y) / 1000
    assert (
        distance_km - max(1, distance_km * 0.2) <= away <= distance_km + max(1, distance_km * 0.2)
    )


def test_north_west_of_is_north_and_west() -> None:
    sector = geometry.ring_sector(36.19, 51.73, distance_km=37, bearing=geometry.BEARINGS["NW"])
    _, south, east, _ = sector.bounds
    assert east < 36.19
    assert south > 51.73


def test_without_a_bearing_it_is_the_whole_ring() -> None:
    ring = geometry.ring_sector(36.19, 51.73, distance_km=20)
    assert not geometry.contains(ring, 36.19, 51.73)
    assert all(geometry.contains(ring, 36.19 + step, 51.73) for step in (-0.29, 0.29))


@pytest.mark.parametrize("side", ["western", "eastern", "northern", "southern"])
def test_a_half_has_half_of_the_area(side: geometry.Side) -> None:
    region = Gazetteer().shape("geonames:538555")
    assert region is not None
    part = geometry.half(region, side)
    assert part.area == pytest.approx(region.area / 2, rel=0.01)


def test_opposite_halves_make_the_whole_also_over_the_antimeridian() -> None:
    russia = Gazetteer().shape("geonames:2017370")
    assert russia is not None
    east, west = geometry.half(russia, "eastern"), geometry.half(russia, "western")
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
