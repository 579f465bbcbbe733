import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas
import pyogrio
import pytest
import shapely
from builders import BRYANSK, CHUKOTKA, KARACHEV, claim, located, material, shapes
from shapely.geometry import Point, box

from geomap.export.geopackage import geopackage
from geomap.export.material import Material
from geomap.export.material import material as made_of
from geomap.export.tables import tables
from geomap.model import (
    Claim,
    DocumentRef,
    Event,
    Location,
)

if TYPE_CHECKING:
    from geomap.pipeline import Result

SYSTEM_PYTHON = "/usr/bin/python3"
LAYERS = ("places", "claims_points", "claims_areas", "events")
# As many corners as a real oblast's outline.
ROUND = Point(33.4, 52.9).buffer(2.0, quad_segs=800)
HOSTILE = (
    "]]>",
    "</script><script>alert(1)</script>",
    '=HYPERLINK("x")',
    "'; DROP TABLE claims; --",
    "a\x00b",
    "\ud800 half",
    "line\u2028end\r\nnext\ttab",
    "\x01\x1f\x7f\x85",
    "\U0001f680\u202eright to left\u200f",
    "{{ 7*7 }} ${x} %s",
    "\ufffe\uffff",
    "",
)


def written(*claims: Claim, events: Iterable[Event] = ()) -> bytes:
    return geopackage(material(claims, events, shape_of=shapes(ROUND)))


@pytest.fixture(scope="module")
def seeds(seed_result: "Result") -> Material:
    one = seed_result
    return made_of(one.claims, one.events, documents=one.documents, gazetteer=one.gazetteer)


@pytest.fixture(scope="module")
def seeds_file(seeds: Material, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / "claims.gpkg"
    path.write_bytes(geopackage(seeds))
    return path


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[bytes], Path]:
    """Return what puts bytes into a file of their own."""
    names = iter(range(100))

    def keep(content: bytes) -> Path:
        path = tmp_path / f"{next(names)}.gpkg"
        path.write_bytes(content)
        return path

    return keep


def faults(path: Path) -> str:
    """Return what SQLite and GDAL's validator find wrong; a missing validator is told aloud."""
    with sqlite3.connect(path) as base:
        broken = [*base.execute("PRAGMA foreign_key_check")]
        sound = base.execute("PRAGMA integrity_check").fetchall()
    base.close()
    assert (broken, sound) == ([], [("ok",)])
    asked = [SYSTEM_PYTHON, "-m", "osgeo_utils.samples.validate_gpkg"]
    known = [SYSTEM_PYTHON, "-c", "import osgeo_utils.samples.validate_gpkg"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(known, check=False).returncode:  # noqa: S603  # fixed argv
        pytest.skip("no validate_gpkg: apt install python3-gdal")
    done = subprocess.run([*asked, str(path)], capture_output=True, text=True, check=False)  # noqa: S603  # fixed argv
    return done.stdout + done.stderr + (f"exit {done.returncode}" if done.returncode else "")


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    base = sqlite3.connect(path)
    found = base.execute(query).fetchall()
    base.close()
    return found


def test_gdals_validator_and_sqlite_find_no_fault(seeds_file: Path) -> None:
    assert faults(seeds_file) == ""


def test_ogrinfo_reads_all_without_a_word_of_warning(seeds_file: Path) -> None:
    program = shutil.which("ogrinfo")
    if program is None:
        pytest.skip("no ogrinfo: apt install gdal-bin")
    done = subprocess.run(  # noqa: S603  # fixed argv
        [program, "-ro", "-al", str(seeds_file)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
    assert "method=What 19 origins said" in done.stdout


def test_the_seeds_come_back_with_their_ids_and_geometries(
    seeds: Material, seeds_file: Path
) -> None:
    told = {row.id: row for row in seeds.rows}
    found: list[str] = []
    for layer in ("claims_points", "claims_areas"):
        frame = geopandas.read_file(seeds_file, layer=layer)
        assert frame.crs.to_epsg() == 4326
        for identity, shape in zip(frame["id"], frame.geometry, strict=True):
            location = told[identity].location
            assert location is not None
            expected = seeds.shape_of(location)
            assert expected is not None
            assert shapely.equals(shape, expected)
            found.append(identity)
    found += [cells[0] for cells in rows(seeds_file, "SELECT id FROM unplaced")]
    assert sorted(found) == sorted(told)


def test_all_tables_come_back_as_they_were(seeds: Material, seeds_file: Path) -> None:
    for name, one in tables(seeds).items():
        names = ", ".join(f'"{column}"' for column in one.table.names)
        order = "OGC_FID" if one.table.geometry_of else "fid"
        query = f"SELECT {names} FROM {name} ORDER BY {order}"  # noqa: S608  # our names
        assert rows(seeds_file, query) == list(one.rows)


def test_an_event_is_its_disc_or_outline(seeds: Material, seeds_file: Path) -> None:
    frame = geopandas.read_file(seeds_file, layer="events")
    assert list(frame["event"]) == [event.id for event in seeds.events]
    places = geopandas.read_file(seeds_file, layer="places").set_index("shape")
    for shape, drawn in zip(frame["shape"], frame.geometry, strict=True):
        assert drawn.equals(places.geometry[shape])
        assert drawn.geom_type == "MultiPolygon"


def test_the_same_run_gives_the_same_bytes(seeds: Material, seeds_file: Path) -> None:
    assert geopackage(seeds) == seeds_file.read_bytes()


def test_an_area_has_no_point_anywhere(seeds_file: Path) -> None:
    for layer in ("claims_areas", "events", "places"):
        frame = geopandas.read_file(seeds_file, layer=layer)
        assert not {"lon", "lat"} & set(frame.columns)
        assert set(frame.geom_type) == {"MultiPolygon"}
    assert set(geopandas.read_file(seeds_file, layer="claims_points").geom_type) == {"Point"}


def test_qgis_finds_a_style_for_each_layer(seeds_file: Path) -> None:
    held = rows(seeds_file, "SELECT f_table_name, useAsDefault, styleQML FROM layer_styles")
    assert {name for name, default, _ in held if default} == set(LAYERS)
    assert all(qml.lstrip().startswith(("<!DOCTYPE qgis", "<qgis", "<?xml")) for *_, qml in held)


def test_the_method_and_the_credits_stand_in_the_file(seeds: Material, seeds_file: Path) -> None:
    told = pyogrio.read_info(seeds_file, layer="places")["dataset_metadata"]
    assert told["method"] == seeds.method
    assert told["credits"] == seeds.credit
    assert told["as_of"] == seeds.as_of
    assert dict(rows(seeds_file, "SELECT name, value FROM about"))["method"] == seeds.method


def test_an_area_filter_finds_what_lies_there(seeds_file: Path) -> None:
    frame = geopandas.read_file(seeds_file, layer="claims_points", bbox=(34, 53, 36, 54))
    assert list(frame["place"]) == ["Karachev"]
    assert geopandas.read_file(seeds_file, layer="claims_points", bbox=(0, 0, 1, 1)).empty
    indexed = rows(seeds_file, "SELECT count(*) FROM rtree_places_geom")
    assert indexed == rows(seeds_file, "SELECT count(*) FROM places")


def test_a_thousand_claims_on_one_oblast_hold_its_outline_once(
    kept: Callable[[bytes], Path],
) -> None:
    many = written(*(claim(number) for number in range(1, 1001)))
    one = written(claim(1))
    assert len(one) > 50_000  # the outline
    assert len(many) < 3_000_000
    path = kept(many)
    assert rows(path, "SELECT count(*) FROM places") == [(1,)]
    assert pyogrio.read_info(path, layer="claims_areas")["features"] == 1000


def test_nothing_makes_a_valid_file(kept: Callable[[bytes], Path]) -> None:
    path = kept(written())
    assert {name for name, _ in pyogrio.list_layers(path)} >= set(LAYERS)
    assert geopandas.read_file(path, layer="claims_areas").empty
    assert faults(path) == ""


def test_a_shape_over_the_antimeridian_is_cut_there(kept: Callable[[bytes], Path]) -> None:
    path = kept(written(claim(1, locations=(located(CHUKOTKA),))))
    (shape,) = geopandas.read_file(path, layer="claims_areas").geometry
    assert shape.equals(shapely.union(box(170, 62, 180, 69), box(-180, 62, -170, 69)))


def test_what_strangers_wrote_breaks_no_file_and_loses_no_row(
    kept: Callable[[bytes], Path],
) -> None:
    dice = random.Random(7)  # noqa: S311  # invented data
    places: tuple[tuple[Location, ...], ...] = (
        (located(KARACHEV, radius_m=2500.0),),
        (located(BRYANSK),),
        (),
    )

    def hostile(number: int) -> Claim:
        words = dice.choice(HOSTILE)
        paper = DocumentRef(
            id=f"d{number}", path=f"{number}{words}", title=words, publisher=words, sha256="0"
        )
        named = claim(number).claimant
        speaker = type(named)(name=words or None, kind="official", text=words, start=0, end=1)
        return claim(number, document=paper, claimant=speaker, locations=dice.choice(places))

    claims = [hostile(number) for number in range(3_000)]
    huge = DocumentRef(id="huge", path="p", title="\x00]]>" * 250_000, sha256="0")
    path = kept(written(*claims, claim(3_001, document=huge)))
    count = "SELECT count(*) FROM "
    held = sum(
        rows(path, count + table)[0][0] for table in ("claims_points", "claims_areas", "unplaced")
    )
    assert held == 3_001
    read = pyogrio.read_dataframe(path, layer="claims_points", columns=["id", "title"])
    assert read["id"].is_unique
    assert set(read["title"].fillna("")) <= {
        "".join("\ufffd" if c in "\x00\x01\x1f\x7f\ud800\ufffe\uffff" else c for c in words)
        for words in HOSTILE
    }
    assert faults(path) == ""
