import pytest
from builders import KARACHEV, located

from geomap.gazetteer import Gazetteer
from geomap.layers.phrases import drawn_as
from geomap.layers.words import LEVELS, place_words
from geomap.model import Place
from geomap.spatial import with_words


def region() -> Place:
    found = Gazetteer().resolve("Kursk Oblast").place
    assert found
    return found


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        (None, "Karachev"),
        ("37 km NW of", "37 km NW of Karachev"),
        ("between … and Bryansk", "between Karachev and Bryansk"),
        ("…'s southern suburbs", "Karachev's southern suburbs"),
    ],
)
def test_a_place_is_named_with_its_words(relation: str | None, words: str) -> None:
    assert with_words("Karachev", relation) == words


@pytest.mark.parametrize(
    ("relation", "shape"),
    [
        ("37 km NW of", "the sector that the wording allows: 33 km to 41 km off"),
        ("50 km from", "the ring that the wording allows"),
        ("within 50 km of", "the disc that the wording allows: up to 60 km off"),
        ("17 nautical miles off", "on water"),
        ("near", "a disc of 9 km"),
        ("north of", "the sector on that side, 18 km deep"),
        ("the western outskirts of", "on that side"),
        ("between … and Bryansk", "the corridor between the two places"),
        ("off the coast of", "the water within 47 km"),
        ("… direction", "a disc of 9 km"),
        ("cities across", "a disc as wide as the place"),
    ],
)
def test_what_a_town_with_words_is_drawn_as_is_told(relation: str, shape: str) -> None:
    told = drawn_as(located(KARACHEV, relation=relation, radius_m=2500.0))
    assert told is not None
    assert shape in told


@pytest.mark.parametrize(
    ("relation", "shape"),
    [
        ("western part of", "that part of the outline"),
        ("… on the border with Ukraine", "the strip along the border, 10 km deep"),
        ("… 30 km from the border", "the strip 24 to 36 km from the border"),
        ("… about 30 km inland", "from the sea"),
        ("off the coast of", "the water within 89 km"),
        ("near", "30 km around it"),
        ("50 km north of", "on that side"),
    ],
)
def test_what_a_region_with_words_is_drawn_as_is_told(relation: str, shape: str) -> None:
    told = drawn_as(located(region(), relation=relation))
    assert told is not None
    assert shape in told


def test_the_page_says_the_words_and_the_shape() -> None:
    told = place_words(located(KARACHEV, relation="37 km NW of", radius_m=2500.0))
    assert told.startswith("the words put it “37 km NW of Karachev”; drawn as the sector")
    assert place_words(located(region(), relation="across")) == LEVELS["region"]
    assert place_words(located(None)) == located(None).why or "not known"
