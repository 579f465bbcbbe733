"""What core.sqlite holds: districts, airfields, ports, waters, historic names, and its account."""

import hashlib
import json
import sqlite3
import tomllib
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely

from geomap.gazetteer.book import LEVELS, MATCHES
from geomap.gazetteer.names import key
from geomap.gazetteer.shapes import decode

FOLDER = Path(__file__).resolve().parents[2] / "gazetteer"
LARGEST, LARGEST_DEFLATED = 50_000_000, 28_000_000
POINT, REGION, SEA = (LEVELS.index(one) for one in ("point", "region", "sea"))
LICENCES = {"public domain"}
# At least so many: airfields and ports, lakes and seas, regions, districts, settlements.
LEAST = {"country": 235, "region": 4_600, "district": 15_000, "sea": 950, "point": 15_000}


@pytest.fixture(scope="module")
def core() -> Iterator[sqlite3.Connection]:
    path = FOLDER / "core.sqlite"
    base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    yield base
    base.close()


def bearers(core: sqlite3.Connection, name: str) -> dict[str, str]:
    """Return how the places that bear a name bear it, by their id."""
    rows = core.execute(
        "SELECT p.n, p.ref, m.matched FROM name AS m JOIN place AS p ON p.n = m.place"
        " WHERE m.key = ?",
        (key(name),),
    )
    return {ref or f"geonames:{n}": MATCHES[how] for n, ref, how in rows}


def named(core: sqlite3.Connection, name: str, *, level: int) -> set[tuple[str, str | None]]:
    """Return (country, region) of the places of a level that bear a name."""
    return set(
        core.execute(
            "SELECT p.country, p.admin1 FROM name AS m JOIN place AS p ON p.n = m.place"
            " WHERE m.key = ? AND p.level = ?",
            (key(name), level),
        )
    )


def test_the_file_is_the_one_that_its_account_and_the_lock_describe() -> None:
    report = json.loads((FOLDER / "core.json").read_text(encoding="utf-8"))
    data, lock = (FOLDER / "core.sqlite").read_bytes(), (FOLDER / "sources.toml").read_bytes()
    core_lock = lock.partition(b"# --- osm")[0]
    assert hashlib.sha256(data).hexdigest() == report["sha256"]
    assert hashlib.sha256(core_lock).hexdigest() == report["lock_sha256"]
    assert len(data) == report["bytes"] < LARGEST
    assert len(zlib.compress(data, 6)) == report["bytes_deflated"] < LARGEST_DEFLATED


def test_every_package_of_core_is_pinned_and_free() -> None:
    sources = tomllib.loads((FOLDER / "sources.toml").read_text(encoding="utf-8"))["source"]
    own = [one for one in sources if one.get("dataset", "core") == "core"]
    assert len(own) >= 14
    for one in own:
        assert len(one["sha256"]) == 64
        assert one["version"] in one["file"]
        assert "ODbL" not in one["licence"]


@pytest.mark.parametrize(("level", "least"), LEAST.items(), ids=LEAST)
def test_each_layer_is_there(core: sqlite3.Connection, level: str, least: int) -> None:
    asked = "SELECT count(*) FROM place WHERE level = ?"
    assert core.execute(asked, (LEVELS.index(level),)).fetchone()[0] >= least


def test_every_shape_has_a_licence_and_is_a_place(core: sqlite3.Connection) -> None:
    assert {row[0] for row in core.execute("SELECT DISTINCT licence FROM shape")} == LICENCES
    orphans = "SELECT count(*) FROM shape WHERE place NOT IN (SELECT n FROM place)"
    assert core.execute(orphans).fetchone()[0] == 0


@pytest.mark.parametrize("column", ["area", "admin2"])
def test_what_a_place_refers_to_is_there(core: sqlite3.Connection, column: str) -> None:
    lost = core.execute(
        f"SELECT count(*) FROM place WHERE {column} IS NOT NULL"  # noqa: S608  # two constants
        f" AND {column} NOT IN (SELECT n FROM place)"
    )
    assert lost.fetchone()[0] == 0


def test_ids_are_unique_and_name_their_source(core: sqlite3.Connection) -> None:
    refs = [row[0] for row in core.execute("SELECT ref FROM place WHERE ref IS NOT NULL")]
    assert len(refs) == len(set(refs))
    kinds = {ref.partition(":")[0] for ref in refs}
    assert kinds == {"ne", "ourairports", "locode", "site", "macro", "census"}


def test_a_district_without_a_polygon_is_drawn_as_its_region(core: sqlite3.Connection) -> None:
    level = LEVELS.index("district")
    bare = core.execute(
        "SELECT count(*) FROM place AS p WHERE level = ? AND area IS NULL"
        " AND n NOT IN (SELECT place FROM shape)",
        (level,),
    )
    assert bare.fetchone()[0] == 0


@pytest.mark.parametrize(
    ("name", "current", "former"),
    [
        ("Pokrovsk", "geonames:704422", "geonames:563464"),
        ("Borisoglebsk", "geonames:572525", "geonames:460413"),
        ("Sloviansk", "geonames:693468", "geonames:700051"),
        ("Kotovsk", "geonames:543605", "geonames:704679"),
        ("Stavropol", "geonames:487846", "geonames:482283"),
    ],
)
def test_a_name_of_today_is_told_from_a_former_one(
    core: sqlite3.Connection, name: str, current: str, former: str
) -> None:
    found = bearers(core, name)
    assert found[current] == "primary"
    assert found[former] == "historic"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Artemivsk", "geonames:713174"),
        ("Артёмовск", "geonames:713174"),
        ("Dnepropetrovsk", "geonames:709930"),
        ("Красный Лиман", "geonames:704204"),
        ("Chervonohrad", "geonames:710554"),
        ("Stepanakert", "geonames:146970"),
    ],
)
def test_a_name_that_one_side_still_uses_counts_in_full(
    core: sqlite3.Connection, name: str, place: str
) -> None:
    assert bearers(core, name)[place] in {"alias", "primary"}


def test_a_town_is_named_in_its_languages(core: sqlite3.Connection) -> None:
    asked = "SELECT matched, lang FROM name WHERE key = ? AND place = ?"
    beijing, dnipro = 1816670, 709930
    assert core.execute(asked, (key("Пекин"), beijing)).fetchone() == (0, "ru")
    assert core.execute(asked, (key("Дніпро"), dnipro)).fetchone() == (0, "uk")


@pytest.mark.parametrize(
    ("name", "country", "admin1"),
    [
        ("Hodeidah", "YE", "YE-HU"),
        ("Deir al-Zour", "SY", "SY-DY"),
        ("Saada", "YE", "YE-SD"),
        ("Gezira", "SD", "SD-GZ"),
        ("Arakan", "MM", "MM-16"),
        ("KPK", "PK", "PK-KP"),
        ("Gaza Strip", "PS", "PS-GZZ"),
        ("Северный Дарфур", "SD", "SD-DN"),
        ("annexed Crimea", "UA", "UA-43"),
        ("Кубань", "RU", "RU-KDA"),
        ("East Azerbaijan", "IR", "IR-03"),
    ],
)
def test_a_region_bears_the_names_that_texts_use(
    core: sqlite3.Connection, name: str, country: str, admin1: str
) -> None:
    assert (country, admin1) in named(core, name, level=REGION)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Donbas", "UA"),
        ("Донбасс", "UA"),
        ("Darfur", "SD"),
        ("Iraqi Kurdistan", "IQ"),
        ("Scotland", "GB"),
        ("Catalonia", "ES"),
    ],
)
def test_a_macro_region_is_a_union_of_regions(
    core: sqlite3.Connection, name: str, country: str
) -> None:
    assert (country, None) in named(core, name, level=REGION)


def test_a_macro_region_says_what_it_is_made_of(core: sqlite3.Connection) -> None:
    asked = "SELECT value FROM meta WHERE key = 'macro_regions'"
    made_of = json.loads(core.execute(asked).fetchone()[0])
    assert made_of["macro:donbas"] == ["UA-09", "UA-14"]


@pytest.mark.parametrize(
    ("name", "level"),
    [("Kern County", "district"), ("Rapides Parish", "district"), ("North Gaza", "district")],
)
def test_a_district_is_found_by_its_name(core: sqlite3.Connection, name: str, level: str) -> None:
    assert named(core, name, level=LEVELS.index(level))


@pytest.mark.parametrize("name", ["Kern", "Rapides"])
def test_a_county_without_its_word_is_a_base_only(core: sqlite3.Connection, name: str) -> None:
    level = LEVELS.index("district")
    rows = core.execute(
        "SELECT m.matched FROM name AS m JOIN place AS p ON p.n = m.place"
        " WHERE m.key = ? AND p.level = ?",
        (key(name), level),
    )
    assert {MATCHES[row[0]] for row in rows} == {"base"}


@pytest.mark.parametrize(
    "name",
    [
        "Strait of Hormuz",
        "Bab el-Mandeb",
        "Gulf",
        "Kerch Strait",
        "Каховське водосховище",
        "Azov Sea",
    ],
)
def test_waters_have_their_names_and_shapes(core: sqlite3.Connection, name: str) -> None:
    rows = core.execute(
        "SELECT s.data, p.lon / 1e5, p.lat / 1e5 FROM name AS m JOIN place AS p ON p.n = m.place"
        " JOIN shape AS s ON s.place = p.n WHERE m.key = ? AND p.level = ?",
        (key(name), SEA),
    ).fetchall()
    assert rows
    for data, lon, lat in rows:
        assert shapely.intersects_xy(decode(data), lon, lat)


def test_the_gulf_is_no_province_without_its_word(core: sqlite3.Connection) -> None:
    assert bearers(core, "Gulf")["geonames:2096633"] == "base"


def test_airfields_and_ports_need_their_word_and_have_a_radius(core: sqlite3.Connection) -> None:
    assert bearers(core, "Shaykovka Air Base")
    least = core.execute("SELECT min(radius) FROM place WHERE level = ?", (POINT,)).fetchone()[0]
    assert least >= 1_000
    alone = core.execute(
        "SELECT count(*) FROM name AS m JOIN place AS p ON p.n = m.place"
        " WHERE p.ref LIKE 'locode:%' AND m.key = ? AND m.matched != ?",
        (key("Novorossiysk"), MATCHES.index("base")),
    )
    assert alone.fetchone()[0] == 0


def test_a_site_without_coordinates_lies_in_its_settlement_or_region(
    core: sqlite3.Connection,
) -> None:
    rows = core.execute(
        "SELECT p.level, t.level, p.lon, p.lat, t.lon, t.lat, p.radius FROM place AS p"
        " JOIN place AS t ON t.n = p.area WHERE p.ref LIKE 'site:%'"
    ).fetchall()
    assert len(rows) >= 200
    for level, held_by, lon, lat, area_lon, area_lat, radius in rows:
        assert LEVELS[level] == LEVELS[held_by] in {"settlement", "region"}
        assert (lon, lat) == (area_lon, area_lat)
        assert radius is None if LEVELS[level] == "region" else radius >= 1_000


def test_an_airfield_that_is_a_site_is_there_once_and_folded_into_its_site(
    core: sqlite3.Connection,
) -> None:
    exact = core.execute(
        "SELECT lon, lat FROM place WHERE ref LIKE 'site:%' AND level = ?", (POINT,)
    ).fetchall()
    assert len(exact) >= 50
    others = set(
        core.execute("SELECT lon, lat FROM place WHERE ref LIKE 'ourairports:%' AND level = 5")
    )
    assert not others & set(exact)
