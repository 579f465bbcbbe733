"""Whose borders a base map draws: ISO 3166's, or a view that Natural Earth knows."""

import pytest

from geomap.errors import UnknownViewError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.worldview import style, told

PEREKOP = (33.0, 45.5, 34.5, 46.5)
GREEN_LINE = (34.5, 31.0, 36.0, 33.0)


def frontier_km(view: str, box: tuple[float, float, float, float]) -> tuple[float, float]:
    ground = Gazetteer(worldview=view).basemap(box, labels=0)
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
    assert words.startswith("Borders ")
    assert "dashed" in words
    if len(view) == 2:
        assert view.upper() not in words.split()
