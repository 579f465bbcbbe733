"""Names of sites with lower-case words for what they are: the site, not its town."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.site_names import HEADS

TABLE = Path(__file__).parents[2] / "gazetteer" / "sites.csv"
# Words at the end of a site's name that say nothing of what it is, and one region.
NOT_HEADS = {"hub", "jail", "region", "district", "skyscrapers", "estuary"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("text", "name", "ident"),
    [
        ("Drones set fire to the Tuapse refinery.", "Tuapse refinery", "site:tuapse-refinery"),
        ("Feodosia oil depot burned", "Feodosia oil depot", "site:feodosia-oil-terminal"),
        ("They shelled the Crimean bridge", "Crimean bridge", "site:crimean-bridge"),
        (
            "at Zaporizhzhia nuclear power plant.",
            "Zaporizhzhia nuclear power plant",
            "site:zaporizhzhia-nuclear-power-plant",
        ),
        ("over Belbek airfield", "Belbek airfield", "site:belbek-airfield"),
        ("the Engels air base was hit", "Engels air base", "site:engels-2-airbase"),
        ("on the port of Novorossiysk", "port of Novorossiysk", "site:port-of-novorossiysk"),
        ("Odesa\u2019s port", "Odesa\u2019s port", "site:port-of-odesa"),
        ("near Ben Gurion Airport", "Ben Gurion Airport", "site:ben-gurion-airport"),
        (
            "the Natanz nuclear facility",
            "Natanz nuclear facility",
            "site:natanz-nuclear-facility",
        ),
    ],
)
def test_the_whole_name_of_a_site_is_one_mention_of_it(
    gazetteer: Gazetteer, text: str, name: str, ident: str
) -> None:
    (mention,) = gazetteer.mentions(text)
    assert (mention.text, text[mention.start : mention.end]) == (name, name)
    answer = gazetteer.resolve(mention.name)
    assert answer.place is not None
    assert answer.place.id == ident


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fire broke out at an oil depot in Feodosia", "Feodosia"),
        ("in the Black Sea port of Odesa", "Odesa"),
        ("the Kherson bakery and oil depot", "Kherson"),
        ("the Karachev refinery", "Karachev"),
        ("Kerch bridge-builders", "Kerch"),
    ],
)
def test_a_site_that_nothing_bears_whole_leaves_the_town(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert gazetteer.mentions(text)[-1].text == name


def test_one_site_in_two_files_is_no_doubt(gazetteer: Gazetteer) -> None:
    answer = gazetteer.resolve("Hodeidah port")
    assert answer.place is not None
    assert answer.place.name == "Port of Hodeidah"
    assert (answer.probability or 0) > 0.75


def test_every_kind_and_every_lower_case_name_of_a_site_ends_in_a_known_word() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = {row["kind"].split()[-1] for row in rows} - {"landmark"}
    names = [name for row in rows for name in (row["name"], *row["en"].split("|"))]
    ends = Counter(found[1] for one in names if (found := re.search(" ([a-z]+)$", one)))
    assert kinds - {"hospital"} <= HEADS
    assert set(ends) - HEADS <= NOT_HEADS
