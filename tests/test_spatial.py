"""Words that relate a strike to a place, read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.geometry import BEARINGS
from geomap.spatial import read, widths
from geomap.spatial.reading import distance_km


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("37 km NW of", "distance"),
        ("up to 100 km from", "distance"),
        ("within 50 km of", "distance"),
        ("17 nautical miles southwest of", "distance"),
        ("around 110km inside", "inside"),
        ("20 kilometres into", "inside"),
        ("north of", "bearing"),
        ("to the north of", "bearing"),
        ("just east of", "bearing"),
        ("near", "near"),
        ("not far from", "near"),
        ("in the vicinity of", "near"),
        ("in the area of", "near"),
        ("… direction", "near"),
        ("on the outskirts of", "outskirts"),
        ("…'s southern suburbs", "outskirts"),
        ("western part of", "part"),
        ("the west of", "part"),
        ("…'s south", "part"),
        ("central part of", "part"),
        ("between … and Bakhmut", "between"),
        ("… on the border with Ukraine", "border"),
        ("… 30 km from the border", "border"),
        ("… about 30 km inland", "inland"),
        ("30 km inland from", "inland"),
        ("on the coast of", "coast"),
        ("off the coast of", "offshore"),
        ("20 miles off", "offshore"),
        ("towards", "toward"),
        ("in the direction of", "toward"),
    ],
)
def test_words_have_their_kind(words: str, kind: str) -> None:
    relation = read(words)
    assert relation is not None
    assert relation.kind == kind


@pytest.mark.parametrize("words", [None, "", "across", "cities across", "occupied part of"])
def test_other_words_are_not_read(words: str | None) -> None:
    assert read(words) is None


@pytest.mark.parametrize(
    ("words", "km"),
    [
        ("37 km NW of", 37),
        ("20-25 km from", 22.5),
        ("10 miles off", 16.09),
        ("17 nautical miles southwest of", 31.5),
        ("110 miles (177 km) north of", 177),
        ("some twenty kilometres from", 20),
        ("a mile from", 1.6),
        ("half a mile from", 0.9),
        ("1,800 km from", 1800),
        ("500 metres from", 0.5),
        ("several kilometres from", 5),
        ("between 20 and 25 km from", 22.5),
    ],
)
def test_a_distance_allows_what_is_said(words: str, km: float) -> None:
    found = distance_km(words)
    assert found is not None
    assert found[0] <= km <= found[1]
    assert found[1] - found[0] >= 0.8


@pytest.mark.parametrize("words", ["near", "north of", "3 towns in", "5 missiles from"])
def test_without_a_unit_there_is_no_distance(words: str) -> None:
    assert distance_km(words) is None


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("37 km from", "40 km from"),
        ("40 km from", "about 40 km from"),
        ("110 km from", "over 110 km from"),
        ("40 km from", "up to 40 km from"),
    ],
)
def test_a_looser_wording_is_wider(narrow: str, wide: str) -> None:
    small, large = distance_km(narrow), distance_km(wide)
    assert small is not None
    assert large is not None
    assert small[1] - small[0] < large[1] - large[0]


def test_nearly_is_less_and_more_than_is_more() -> None:
    plain, nearly, over = (distance_km(f"{w}110 km from") for w in ("", "nearly ", "more than "))
    assert plain is not None
    assert nearly is not None
    assert over is not None
    assert nearly[0] < plain[0]
    assert nearly[1] == plain[1]
    assert over[0] == plain[0]
    assert over[1] > plain[1]


@pytest.mark.parametrize(
    ("words", "bearing", "half_angle"),
    [
        ("37 km NW of", 315, 22.5),
        ("5 km south-east of", 135, 22.5),
        ("5 km south east of", 135, 22.5),
        ("5 km north of", 0, 45),
        ("5 km north-north-east of", 22.5, 11.25),
        ("5 km WSW of", 247.5, 11.25),
        ("16 km S of the arsenal", 180, 45),
        ("northwards of", 0, 45),
        ("5 km from", None, None),
    ],
)
def test_a_finer_point_of_the_compass_is_narrower(
    words: str, bearing: float | None, half_angle: float | None
) -> None:
    relation = read(words)
    assert relation is not None
    assert (relation.bearing, relation.half_angle) == (bearing, half_angle)


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("western part of", "western"),
        ("in the north-east of", "north-eastern"),
        ("southwestern part of", "south-western"),
        ("central part of", "central"),
        ("the far north of", "northern"),
    ],
)
def test_a_part_of_a_region_is_read(words: str, side: str) -> None:
    relation = read(words)
    assert relation is not None
    assert (relation.kind, relation.side) == ("part", side)


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 3000), st.sampled_from(["km", "miles", "nautical miles"]))
def test_any_number_is_within_its_own_bounds(number: int, unit: str) -> None:
    found = distance_km(f"about {number} {unit} from")
    km = number * {"km": 1.0, "miles": 1.609344, "nautical miles": 1.852}[unit]
    assert found is not None
    assert 0 <= found[0] <= km <= found[1] <= 2 * km + 2


@given(st.sampled_from(sorted(BEARINGS)))
def test_every_point_of_the_rose_is_read(point: str) -> None:
    relation = read(f"12 km {point} of")
    assert relation is not None
    assert relation.bearing == BEARINGS[point]


@given(st.floats(1_000, 20_000), st.floats(1_000, 20_000))
def test_a_larger_town_reaches_farther(a: float, b: float) -> None:
    small, large = sorted((a, b))
    for reach in (widths.near_m, widths.bearing_m, widths.outskirts_m):
        assert small < reach(small) <= reach(large)


def test_a_long_distance_is_counted_from_the_centre() -> None:
    assert widths.from_town_m(33.0, 41.0, radius_m=12_000.0) == (33_000.0, 41_000.0)
