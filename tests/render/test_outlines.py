"""Outlines of areas: fine where a reader looks, small wherever they are, and never nothing."""

import math
from itertools import pairwise

import pytest
import shapely
from encoded_lines import decoded
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import Gazetteer
from geomap.render.outlines import MOST_BYTES, Outline, outlines

SEEDS = (31.2409, 50.4678, 38.5193, 54.4678)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def shape_of(name: str, gazetteer: Gazetteer) -> BaseGeometry:
    place = gazetteer.resolve(name).place
    assert place is not None
    shape = gazetteer.shape(place.id)
    assert shape is not None
    return shape


def drawn(outline: Outline) -> BaseGeometry:
    """Return the area as the page fills it: even-odd."""
    filled: BaseGeometry = shapely.Polygon()
    for ring in outline.rings:
        polygon = shapely.make_valid(shapely.Polygon(decoded(ring, outline.decimals)))
        filled = shapely.symmetric_difference(filled, polygon)
    return filled


def size(outline: Outline) -> int:
    return sum(len(ring) + 3 for ring in outline.rings)


@pytest.mark.parametrize(
    ("name", "most"),
    [("Bryansk Oblast", 2_500), ("Kursk Oblast", 2_500), ("Russia", 5_000), ("Ukraine", 5_000)],
)
def test_an_outline_is_small_and_covers_its_area(
    name: str, most: int, gazetteer: Gazetteer
) -> None:
    shape = shape_of(name, gazetteer)
    (outline,) = outlines([shape], view=SEEDS)
    assert size(outline) <= most
    off = shapely.symmetric_difference(drawn(outline), shapely.make_valid(shape)).area
    assert off < 0.03 * shape.area


def test_an_oblast_s_outline_is_off_by_less_than_a_pixel_where_it_fills_a_page(
    gazetteer: Gazetteer,
) -> None:
    shape = shape_of("Bryansk Oblast", gazetteer)
    (outline,) = outlines([shape], view=SEEDS)
    west, _, east, _ = shape.bounds
    away = shapely.hausdorff_distance(drawn(outline).boundary, shape.boundary)
    assert away < 2 * (east - west) / 500


def test_a_country_is_finer_in_the_view_than_far_away(gazetteer: Gazetteer) -> None:
    shape = shape_of("Russia", gazetteer)
    (outline,) = outlines([shape], view=SEEDS)
    near: list[float] = []
    far: list[float] = []
    view = shapely.box(*SEEDS)
    for ring in outline.rings:
        corners = decoded(ring, outline.decimals)
        for one, two in pairwise(corners):
            (near if view.contains(shapely.Point(one)) else far).append(math.dist(one, two))
    assert sum(near) / len(near) < 0.2 * sum(far) / len(far)


def test_many_outlines_together_stay_in_the_budget(gazetteer: Gazetteer) -> None:
    shape = shape_of("Bryansk Oblast", gazetteer)
    for many in (1, 60, 300, 900):
        found = outlines([shape] * many, view=SEEDS)
        assert sum(map(size, found)) <= MOST_BYTES
        assert all(outline.rings for outline in found)


def test_islands_of_a_pixel_are_left_out_but_not_the_largest_part() -> None:
    isle = shapely.box(20, 0, 20.005, 0.005)
    main = shapely.box(0, 0, 10, 10)
    (outline,) = outlines([shapely.MultiPolygon([isle, main])], view=None)
    assert len(outline.rings) == 1
    (alone,) = outlines([isle], view=None)
    assert drawn(alone).area == pytest.approx(isle.area, rel=0.05)
    (far,) = outlines([isle], view=(0.0, 0.0, 10.0, 10.0))
    assert far.rings


def test_a_hole_stays_a_hole() -> None:
    ring = shapely.box(0, 0, 10, 10).difference(shapely.box(4, 4, 6, 6))
    (outline,) = outlines([ring], view=None)
    assert len(outline.rings) == 2
    assert not drawn(outline).contains(shapely.Point(5, 5))


@settings(max_examples=30, deadline=None)
@given(
    lon=st.floats(-170, 170),
    lat=st.floats(-80, 80),
    radius=st.floats(0.0005, 9),
    many=st.sampled_from([1, 90]),
)
def test_every_area_has_an_outline_of_about_its_size(
    lon: float, lat: float, radius: float, many: int
) -> None:
    disc = shapely.Point(lon, lat).buffer(radius)
    outline = outlines([disc] * many, view=SEEDS)[0]
    assert drawn(outline).area == pytest.approx(disc.area, rel=0.25)


@pytest.mark.parametrize("name", ["Russia", "Ukraine", "Norway", "Indonesia", "Bryansk Oblast"])
@pytest.mark.parametrize("view", [SEEDS, None], ids=["seeds", "no view"])
def test_no_ring_crosses_itself_since_readers_of_saved_files_would_refuse_it(
    name: str, view: tuple[float, float, float, float] | None, gazetteer: Gazetteer
) -> None:
    (outline,) = outlines([shape_of(name, gazetteer)], view=view)
    for ring in outline.rings:
        assert shapely.Polygon(decoded(ring, outline.decimals)).is_valid
