"""The ground of a page: in its budget for any view, no name over another, each time the same."""

import json
import math
from itertools import pairwise
from typing import Any

import pytest
import shapely
from encoded_lines import decoded
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import Gazetteer
from geomap.render.ground import MOST_LABELS, framed, ground, holding
from geomap.render.naming import KINDS, _box, mercator, zoom_of
from geomap.render.naming import Name as Label

SEEDS = (31.2409, 50.4678, 38.5193, 54.4678)
VIEWS: dict[str, tuple[float, float, float, float] | None] = {
    "seeds": SEEDS,
    "least": (33.0, 50.0, 37.0, 54.0),
    "Gaza": (33.0, 30.0, 37.0, 34.0),
    "Kashmir": (72.0, 31.0, 80.0, 37.0),
    "British Isles": (-8.0, 50.0, 2.0, 59.0),
    "Indonesia": (95.0, -11.0, 141.0, 6.0),
    "Ukraine and Russia": (22.0, 44.0, 60.0, 60.0),
    "Arctic": (20.0, 70.0, 100.0, 84.0),
    "date line": (170.0, -20.0, 180.0, -10.0),
    "open sea": (-140.0, -50.0, -130.0, -44.0),
    "world": None,
}
LINES = ("land", "lakes", "borders", "frontiers", "disputed")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture(scope="module")
def seeds(gazetteer: Gazetteer) -> dict[str, Any]:
    return ground(SEEDS, gazetteer=gazetteer)


def size(data: object) -> int:
    return len(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def labels(data: dict[str, Any]) -> list[dict[str, Any]]:
    columns = data["labels"]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def named(data: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in labels(data) if KINDS[one["kind"]] == kind}


def land(data: dict[str, Any]) -> BaseGeometry:
    """Return the land as the page fills it: even-odd."""
    filled: BaseGeometry = shapely.Polygon()
    for ring in data["land"]:
        filled = shapely.symmetric_difference(
            filled, shapely.make_valid(shapely.Polygon(decoded(ring, data["decimals"])))
        )
    return filled


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_any_view_s_ground_is_within_its_budget(
    view: tuple[float, float, float, float] | None, gazetteer: Gazetteer
) -> None:
    data = ground(view, gazetteer=gazetteer)
    assert size(data) <= 60_000
    if view and max(view[2] - view[0], view[3] - view[1]) <= 8:
        assert size(data) <= 30_500
    assert size(data["inset"]) <= 3_000
    assert size(data["far"]) <= 4_200
    assert len(data["labels"]["name"]) <= MOST_LABELS
    for kind in LINES:
        for line in data[kind]:
            corners = decoded(line, data["decimals"])
            assert len(corners) >= (4 if kind in {"land", "lakes"} else 2)


@pytest.mark.parametrize("view", ["seeds", "Ukraine and Russia", "British Isles", "world"])
def test_regions_are_named_only_where_their_borders_are_drawn(
    view: str, gazetteer: Gazetteer
) -> None:
    data = ground(VIEWS[view], gazetteer=gazetteer)
    assert bool(named(data, "region")) is bool(data["borders"])


def test_the_same_view_has_the_same_ground(seeds: dict[str, Any]) -> None:
    assert json.dumps(ground(SEEDS, gazetteer=Gazetteer())) == json.dumps(seeds)


def test_the_frame_holds_the_view_with_surroundings(seeds: dict[str, Any]) -> None:
    south, west, north, east = seeds["frame"]
    side = SEEDS[2] - SEEDS[0]
    assert west <= SEEDS[0] - 0.75 * side
    assert north == pytest.approx(SEEDS[3] + 0.75 * side, abs=0.001)
    assert south < SEEDS[1]
    assert east > SEEDS[2]


@pytest.mark.parametrize("view", [SEEDS, (26.1, 12.3, 55.4, 54.0), (-8.0, 50.0, 2.0, 59.0)])
@pytest.mark.parametrize("ratio", [16 / 9, 0.55], ids=["wide page", "phone"])
def test_the_ground_covers_all_that_a_page_shows_at_first(
    view: tuple[float, float, float, float], ratio: float, gazetteer: Gazetteer
) -> None:
    south, west, north, east = ground(view, gazetteer=gazetteer)["frame"]
    (left, top), (right, foot) = mercator(view[0], view[3]), mercator(view[2], view[1])
    # Zooms come in half steps: the page's side may be so many times what the view needs.
    high = math.sqrt(2) * max(foot - top, (right - left) / ratio)
    x, y = (left + right) / 2, (top + foot) / 2
    least = (x - high * ratio / 2, y - high / 2, x + high * ratio / 2, y + high / 2)
    held = (*mercator(west, north), *mercator(east, south))
    assert held[0] <= least[0]
    assert held[1] <= least[1]
    assert held[2] >= least[2]
    assert held[3] >= least[3]


def test_the_ground_reaches_as_far_as_what_is_shown_but_not_without_end(
    gazetteer: Gazetteer,
) -> None:
    red_sea, ocean = (33.8, 12.5, 43.5, 28.1), (-180.0, -60.0, 180.0, 60.0)
    view = (26.0, 30.0, 55.0, 54.0)
    south, *_ = ground(view, gazetteer=gazetteer, shown=[red_sea])["frame"]
    assert south <= 12.5
    bare, much = framed(view), holding(framed(view), [ocean])
    assert much[2] - much[0] <= 2 * (bare[2] - bare[0])
    assert much[3] - much[1] <= 2 * (bare[3] - bare[1])


def test_beyond_the_frame_is_a_coarse_outline_that_tells_how_coarse_it_is(
    seeds: dict[str, Any],
) -> None:
    far, frame = seeds["far"], seeds["frame"]
    assert far["frame"][0] < frame[0] < frame[2] < far["frame"][2]
    assert far["step"] > 0
    drawn = land(far)
    assert drawn.contains(shapely.Point(21.0, 52.2))
    assert not drawn.contains(shapely.Point(34.0, 43.0))


@pytest.mark.parametrize(
    ("lon", "lat", "is_land"),
    [(36.23, 49.99, True), (34.1, 44.95, True), (31.0, 45.6, False), (36.6, 46.0, False)],
    ids=["Kharkiv", "Simferopol", "Black Sea", "Sea of Azov"],
)
def test_towns_stand_on_land_and_seas_are_open(
    lon: float, lat: float, *, is_land: bool, gazetteer: Gazetteer
) -> None:
    drawn = land(ground((31.0, 43.5, 37.0, 47.0), gazetteer=gazetteer))
    assert drawn.contains(shapely.Point(lon, lat)) is is_land


def test_lines_are_finer_in_the_view_than_around_it(seeds: dict[str, Any]) -> None:
    view = shapely.box(*SEEDS)
    inside, outside = [0.0, 0], [0.0, 0]
    for line in (*seeds["borders"], *seeds["frontiers"]):
        corners = decoded(line, seeds["decimals"])
        for one, two in pairwise(corners):
            kept = inside if view.contains(shapely.Point(one)) else outside
            kept[0] += math.dist(one, two)
            kept[1] += 1
    assert inside[0] / inside[1] < 0.8 * outside[0] / outside[1]


def test_no_region_s_border_runs_along_a_frontier(seeds: dict[str, Any]) -> None:
    lines = [shapely.LineString(decoded(one, seeds["decimals"])) for one in seeds["frontiers"]]
    frontier = shapely.unary_union(lines).buffer(0.02)
    for text in seeds["borders"]:
        line = shapely.LineString(decoded(text, seeds["decimals"]))
        # It meets the frontier at an end at most.
        assert line.intersection(frontier).length < max(0.1, 0.4 * line.length)


def test_countries_are_named_where_the_view_shows_them_and_not_in_a_far_capital(
    seeds: dict[str, Any],
) -> None:
    for country in ("Russia", "Ukraine"):
        one = named(seeds, "country")[country]
        assert SEEDS[0] < one["lon"] < SEEDS[2]
        assert SEEDS[1] < one["lat"] < SEEDS[3]


def test_every_country_of_a_small_view_is_named(gazetteer: Gazetteer) -> None:
    data = ground(VIEWS["Gaza"], gazetteer=gazetteer)
    countries = named(data, "country")
    assert {"Egypt", "Israel", "Jordan", "Lebanon", "Palestine", "Syria"} <= countries.keys()
    assert max(countries[one]["zoom"] for one in ("Lebanon", "Palestine")) <= 8.5


def test_regions_are_named_inside_themselves(seeds: dict[str, Any], gazetteer: Gazetteer) -> None:
    for code, name in (("RU-BRY", "Bryansk Oblast"), ("RU-KRS", "Kursk Oblast")):
        place = gazetteer.area(country="RU", admin1=code)
        assert place is not None
        shape = gazetteer.shape(place.id)
        one = named(seeds, "region")[name]
        assert shape is not None
        assert shape.contains(shapely.Point(one["lon"], one["lat"]))


def test_towns_in_the_view_have_their_people_and_are_named_at_its_zoom(
    seeds: dict[str, Any],
) -> None:
    towns = named(seeds, "town")
    assert towns["Kursk"]["population"] > 400_000
    at_first = [one for one in towns.values() if one["zoom"] <= math.ceil(2 * zoom_of(SEEDS)) / 2]
    assert {"Kursk", "Bryansk", "Sumy", "Belgorod"} <= {one["name"] for one in at_first}


@pytest.mark.parametrize("view", ["seeds", "Gaza", "Ukraine and Russia", "world"])
def test_no_two_names_cover_each_other_at_any_zoom(view: str, gazetteer: Gazetteer) -> None:
    shown = labels(ground(VIEWS[view], gazetteer=gazetteer))
    boxes = []
    for one in shown:
        label = Label(
            name=one["name"],
            kind=KINDS[one["kind"]],
            lon=one["lon"],
            lat=one["lat"],
            zoom=one["zoom"],
            rank=0,
        )
        boxes.append((one["zoom"], *mercator(label.lon, label.lat), *_box(label)))
    for n, (zoom, x, y, left, right, half) in enumerate(boxes):
        for other in boxes[:n]:
            scale = 2 ** max(zoom, other[0])
            dx, dy = (other[1] - x) * scale, abs(other[2] - y) * scale
            aside = dx + other[3] > right - 1 or dx + other[4] < left + 1
            assert aside or dy > half + other[5] - 1, (shown[n]["name"], other)


def test_labels_come_in_the_order_of_their_zooms(seeds: dict[str, Any]) -> None:
    zooms = seeds["labels"]["zoom"]
    assert zooms == sorted(zooms)


def test_disputed_lines_are_named_on_the_line(gazetteer: Gazetteer) -> None:
    data = ground(VIEWS["Kashmir"], gazetteer=gazetteer)
    lines = shapely.MultiLineString([decoded(one, data["decimals"]) for one in data["disputed"]])
    found = [one for one in labels(data) if KINDS[one["kind"]] == "disputed"]
    assert len(found) >= 3
    for one in found:
        assert one["name"] == "disputed border"
        assert lines.distance(shapely.Point(one["lon"], one["lat"])) < 0.1


def test_a_sea_is_named_in_its_water(gazetteer: Gazetteer) -> None:
    data = ground((31.0, 43.5, 37.0, 47.0), gazetteer=gazetteer)
    seas = named(data, "sea")
    assert {"Black Sea", "Sea of Azov"} <= seas.keys()
    drawn = land(data)
    for one in seas.values():
        assert not drawn.contains(shapely.Point(one["lon"], one["lat"]))


def test_a_bare_direction_is_named_with_what_it_is(gazetteer: Gazetteer) -> None:
    lebanon = gazetteer.surroundings((35.0, 33.0, 36.7, 34.8), towns=0)
    regions = {one.name for one in lebanon.regions}
    assert "North Province" in regions
    assert "North" not in regions


def test_the_inset_shows_the_view_in_the_wider_area(seeds: dict[str, Any]) -> None:
    inset = seeds["inset"]
    south, west, north, east = inset["frame"]
    box = inset["box"]
    assert box == pytest.approx([SEEDS[1], SEEDS[0], SEEDS[3], SEEDS[2]], abs=0.001)
    assert south < box[0] < box[2] < north
    assert west < box[1] < box[3] < east
    assert inset["land"]
    assert inset["frontiers"]
    names = [name for name, _, _ in inset["names"]]
    assert {"Russia", "Ukraine"} <= set(names)
    for _, lon, lat in inset["names"]:
        assert west < lon < east
        assert south < lat < north


def test_a_view_of_the_world_needs_no_inset(gazetteer: Gazetteer) -> None:
    assert ground(None, gazetteer=gazetteer)["inset"] is None
