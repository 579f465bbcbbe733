"""What lies under a map: common borders once and whole, names with their shapes, cut to the box."""

import pytest
import shapely
from shapely import box

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.seams import seams

SEEDS = (30.0, 49.5, 40.0, 55.5)
# Four unit squares around (1, 1), and a fifth that only touches the first at a corner.
SQUARES = [
    ("A", box(0, 0, 1, 1)),
    ("A", box(1, 0, 2, 1)),
    ("A", box(0, 1, 1, 2)),
    ("B", box(1, 1, 2, 2)),
    ("A", box(-1, -1, 0, 0)),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def as_sets(lines: "list[shapely.LineString]") -> set[frozenset[tuple[float, ...]]]:
    return {frozenset(line.coords) for line in lines}


def test_a_common_border_is_there_once_and_only_within_a_group() -> None:
    found = as_sets(seams(SQUARES))  # type: ignore[arg-type]  # lines
    assert found == {frozenset({(1.0, 0.0), (1.0, 1.0), (0.0, 1.0)})}


def test_a_border_ends_where_three_meet() -> None:
    left, right = box(0, 0, 1, 2), box(1, 0, 2, 1)
    upper = shapely.Polygon([(1, 1), (2, 1), (2, 2), (1, 2)])
    # As in a coverage, the corner where the others meet is a corner of the left one too.
    left = shapely.Polygon([(0, 0), (1, 0), (1, 1), (1, 2), (0, 2)])
    found = as_sets(seams([("A", left), ("A", right), ("A", upper)]))  # type: ignore[arg-type]
    assert found == {
        frozenset({(1.0, 0.0), (1.0, 1.0)}),
        frozenset({(1.0, 1.0), (1.0, 2.0)}),
        frozenset({(1.0, 1.0), (2.0, 1.0)}),
    }


def test_a_border_of_many_corners_is_one_line() -> None:
    edge = [(1, 0), (1.2, 0.5), (0.8, 1), (1, 2)]
    west = shapely.Polygon([(0, 0), *edge, (0, 2)])
    east = shapely.Polygon([*edge, (2, 2), (2, 0)])
    (line,) = seams([("A", west), ("A", east)])
    assert set(line.coords) == {(float(x), float(y)) for x, y in edge}


@pytest.mark.parametrize("areas", [[], SQUARES[:1], SQUARES[3:]])
def test_areas_without_neighbours_have_no_common_border(
    areas: list[tuple[str, shapely.Polygon]],
) -> None:
    assert seams(areas) == []


def test_all_borders_of_a_country_s_regions_are_found(gazetteer: Gazetteer) -> None:
    """As many degrees as the boundaries of the regions less those of their country."""
    around = gazetteer.surroundings(SEEDS, towns=0)
    ukraine = [one.shape for one in around.regions if (one.code or "").startswith("UA-")]
    between = shapely.union_all([one.boundary for one in ukraine])
    outer = shapely.union_all(ukraine).boundary
    found = [line for line in around.borders if line.within(shapely.union_all(ukraine))]
    assert sum(line.length for line in found) == pytest.approx(
        between.length - outer.length, rel=0.02
    )


def test_everything_is_cut_to_the_box(gazetteer: Gazetteer) -> None:
    around = gazetteer.surroundings(SEEDS, towns=50)
    frame = box(*SEEDS).buffer(1e-9)
    every = [around.land, *around.lakes, *around.borders, *around.frontiers]
    every += [one.shape for one in (*around.countries, *around.regions, *around.seas)]
    assert all(frame.contains(one) for one in every)
    assert all(frame.contains(shapely.Point(town.lon, town.lat)) for town in around.towns)


def test_countries_regions_and_towns_have_their_english_names(gazetteer: Gazetteer) -> None:
    around = gazetteer.surroundings(SEEDS, towns=50)
    assert {one.name for one in around.countries} == {"Belarus", "Russia", "Ukraine"}
    assert {"Bryansk Oblast", "Kursk Oblast", "Sumy Oblast"} <= {o.name for o in around.regions}
    towns = [town.name for town in around.towns]
    assert {"Kyiv", "Kharkiv", "Kursk"} <= set(towns)
    assert next(town for town in around.towns if town.name == "Kyiv").seat


def test_a_part_of_a_town_is_no_town(gazetteer: Gazetteer) -> None:
    around = gazetteer.surroundings((46.0, 29.0, 49.0, 32.0), towns=10)
    names = [town.name for town in around.towns]
    assert "Basrah" in names
    assert "Al Başrah al Qadīmah" not in names  # its old town, by GeoNames with more people


def test_countries_of_small_regions_can_be_had_without_them(gazetteer: Gazetteer) -> None:
    frame = (19.0, 41.0, 26.0, 47.0)
    every = gazetteer.surroundings(frame, towns=0)
    large = gazetteer.surroundings(frame, towns=0, least_region_degrees=0.5)
    codes = {(one.code or "").partition("-")[0] for one in every.regions}
    kept = {(one.code or "").partition("-")[0] for one in large.regions}
    assert kept < codes
    assert "MK" in codes - kept  # municipalities


def test_open_sea_has_no_land(gazetteer: Gazetteer) -> None:
    around = gazetteer.surroundings((-140.0, -50.0, -130.0, -44.0), towns=10)
    assert around.land.is_empty
    assert [one.name for one in around.seas] == ["Pacific Ocean"]
    assert not around.countries
    assert not around.towns


def test_the_settlements_of_a_box_are_those_with_so_many_people(gazetteer: Gazetteer) -> None:
    frame = (33.0, 52.0, 35.5, 54.0)
    few = gazetteer.spots(frame, least=15_000)
    many = gazetteer.spots(frame, least=2_000)
    assert set(few) < set(many)
    assert all(people >= 2_000 for _, _, people in many)
    assert all(frame[0] <= lon <= frame[2] and frame[1] <= lat <= frame[3] for lon, lat, _ in many)
    # The index is another way to the same places.
    cities = gazetteer.spots(frame, least=50_000)
    assert set(cities) == {one for one in few if one[2] >= 50_000}


def test_parts_of_towns_are_not_named_as_towns() -> None:
    known = Gazetteer()
    found = known.surroundings((29.0, 46.0, 39.0, 51.5), towns=500).towns
    names = {town.name for town in found}
    assert {"Kyiv", "Kharkiv", "Mariupol", "Donetsk", "Makiyivka", "Horlivka"} <= names
    parts = {"Saltivka", "Pravyi Bereh", "Obolon", "Desna", "Darnytsya", "Dniprovskyi"}
    assert not parts & names
    known.close()
