"""Whose borders a base map draws: ISO 3166's, or a view that Natural Earth knows."""

import pytest
from shapely import box

from geomap.errors import UnknownViewError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.worldview import style, told

PEREKOP = (33.0, 45.5, 34.5, 46.5)
GREEN_LINE = (34.5, 31.0, 36.0, 33.0)


def frontier_km(view: str, frame: tuple[float, float, float, float]) -> tuple[float, float]:
    ground = Gazetteer(worldview=view).basemap(frame, labels=0)
    return ground.frontiers.length, ground.disputed.length


def test_no_border_is_drawn_between_crimea_and_the_rest_of_ukraine_by_default() -> None:
    assert frontier_km("iso", PEREKOP) == (0, 0)
    assert frontier_km("ua", PEREKOP) == (0, 0)


def test_another_view_draws_it_as_natural_earth_says() -> None:
    solid, dashed = frontier_km("ru", PEREKOP)
    assert solid > 0
    assert dashed == 0
    solid, dashed = frontier_km("natural-earth", PEREKOP)
    assert solid == 0
    assert dashed > 0


def test_a_line_without_agreement_is_dashed() -> None:
    _, dashed = frontier_km("iso", GREEN_LINE)
    assert dashed > 0
    assert frontier_km("sa", GREEN_LINE)[1] < dashed


KOSOVO = (20.5, 42.6, 21.8, 43.3)
SOMALILAND = (47.0, 8.0, 49.2, 11.0)


@pytest.mark.parametrize(
    ("view", "styles"),
    [
        ("iso", {"disputed"}),
        ("natural-earth", {"settled"}),
        ("us", {"settled"}),
        ("ru", set()),
    ],
)
def test_a_border_of_a_code_of_its_own_that_iso_has_no_word_on_is_dashed(
    view: str, styles: set[str]
) -> None:
    around = Gazetteer(worldview=view).surroundings(KOSOVO, towns=0)
    between = box(20.9, 42.9, 21.5, 43.3)  # the line between Kosovo and Serbia, no other
    drawn = {"settled": around.frontiers, "disputed": around.disputed}
    assert {k for k, lines in drawn.items() if any(map(between.intersects, lines))} == styles


def test_a_line_inside_one_country_of_iso_is_not_drawn() -> None:
    inner = box(48.5, 9.0, 49.0, 10.0)
    for view, is_drawn in (("iso", False), ("natural-earth", True)):
        around = Gazetteer(worldview=view).surroundings(SOMALILAND, towns=0)
        lines = (*around.frontiers, *around.disputed)
        assert any(line.intersects(inner) for line in lines) is is_drawn


def test_crimea_is_ukraine_s_on_a_page_s_ground_too() -> None:
    around = Gazetteer().surroundings(PEREKOP, towns=0)
    assert around.frontiers == around.disputed == ()
    assert {one.code for one in around.countries} == {"UA"}


def test_places_and_shapes_are_the_same_in_every_view() -> None:
    usual, other = Gazetteer(), Gazetteer(worldview="RU")
    crimea = usual.resolve("Crimea").place
    assert crimea is not None
    assert crimea == other.resolve("Crimea").place
    assert (crimea.country, crimea.admin1) == ("UA", "UA-43")
    russia = other.resolve("Russia").place
    assert russia is not None
    assert usual.shape(russia.id) == other.shape(russia.id)


def test_an_unknown_view_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UnknownViewError, match=r"'mars' is no view .* take .*iso.*ua"):
        Gazetteer(worldview="mars")


def test_a_view_that_says_nothing_of_a_line_has_it_as_natural_earth() -> None:
    assert style('{"natural-earth":"disputed","ru":"international"}', "ru") == "international"
    assert style('{"natural-earth":"disputed","ru":"international"}', "de") == "disputed"


@pytest.mark.parametrize("view", Gazetteer().worldviews)
def test_every_view_is_told_in_words(view: str) -> None:
    words = told(view)
    assert words.startswith("Boundaries: Natural Earth, ")
    assert words.endswith("; no endorsement. Dashed: disputed.")
    if len(view) == 2:
        assert view.upper() not in words.split()
