import io
import json
import sys
from dataclasses import replace
from typing import Any

import geopandas
import geoparquet_validator
import numpy as np
import pytest
from builders import BRYANSK, CHUKOTKA, KARACHEV, claim, exactly, located, material, shapes
from made_hostile import hostile_claims
from pyarrow import parquet
from shapely.geometry import Point, Polygon

from geomap.errors import UsageError
from geomap.export.geoparquet import geoparquet
from geomap.export.material import Material
from geomap.layers.characters import plain

# As fine as an oblast's outline in the gazetteer: 4,000 corners, 64 kB.
TURNS = np.linspace(0, 2 * np.pi, 4000)
JAGGED = Polygon(np.c_[33 + np.cos(TURNS), 52 + (1 + 0.01 * np.sin(TURNS * 997)) * np.sin(TURNS)])


def several() -> Material:
    here = claim(1, locations=(located(BRYANSK), located(KARACHEV), located(CHUKOTKA)))
    return material([here, claim(2, locations=())], shape_of=shapes(JAGGED))


def passed(file: bytes) -> set[str]:
    """Return the validator's tests that the file passes; it fails none."""
    report = geoparquet_validator.check_bytes("claims.parquet", file)
    for kind in ("core", "covering"):  # the third, "distribution", is advice
        assert geoparquet_validator.failed(report, kind) == [], report
    return {each["id"] for each in report["outcomes"] if each["status"] == "pass"}


def read(made_of: Material) -> Any:
    return geopandas.read_parquet(io.BytesIO(geoparquet(made_of)))


@pytest.mark.parametrize("made_of", [several(), material()], ids=["several", "none"])
def test_the_file_follows_the_rules_of_geoparquet_1_1(made_of: Material) -> None:
    assert {"/conf/core/wkb", "/conf/covering/bbox-column-type"} <= passed(geoparquet(made_of))


def test_it_reads_back_with_ids_shapes_and_nulls() -> None:
    frame = read(several())
    assert [*frame["id"]] == [
        "000000000001-0",
        "000000000001-1",
        "000000000001-2",
        "000000000002-0",
    ]
    assert frame.geometry[0].equals(JAGGED)
    assert frame.geometry[1].equals(Point(KARACHEV.lon, KARACHEV.lat))
    assert frame.geometry[3] is None
    assert frame["place_why"][3] == "the text names no place for it"
    assert frame.crs.to_epsg() == 4326


def test_an_area_over_the_antimeridian_is_cut() -> None:
    shape = read(several()).geometry[2]
    assert shape.bounds == (-180, 62, 180, 69)
    assert shape.area == pytest.approx(20 * 7)


def test_there_is_no_point_of_an_area_nor_a_column_of_the_libraries() -> None:
    columns = set(read(several()).columns)
    assert not {"lon", "lat", "index", "__index_level_0__"} & columns


def test_numbers_and_truths_keep_their_types_and_nothing_unknown_is_zero() -> None:
    claims = [claim(1, counts={"launched": exactly(6)}), claim(2)]
    table = parquet.read_table(io.BytesIO(geoparquet(material(claims, shape_of=shapes(JAGGED)))))
    types = {name: str(table.schema.field(name).type) for name in table.schema.names}
    assert types["launched_low"] == "int64"
    assert types["background"] == types["drawn"] == "bool"
    assert types["radius_m"] == "double"
    assert types["review"] == "string"
    assert types["geometry"] == "binary"
    assert table["launched_low"].to_pylist() == [6, None]
    assert table["review"].to_pylist() == [None, None]


def test_geopandas_gets_whole_numbers_and_the_credits() -> None:
    launched = {"launched": replace(exactly(1), low=2**53 + 1)}
    frame = read(material([claim(1, counts=launched), claim(2)], shape_of=shapes(JAGGED)))
    assert str(frame["launched_low"].dtype) == str(frame["hit_low"].dtype) == "Int64"
    assert frame["launched_low"][0] == 2**53 + 1
    assert frame["launched_low"].isna()[1]
    assert frame.attrs == {
        "credits": "Made with invented data.",
        "method": "What 1 origin said.",
    }


def test_a_box_stands_beside_each_shape_and_none_beside_none() -> None:
    boxes = parquet.read_table(io.BytesIO(geoparquet(several())))["bbox"].to_pylist()
    assert boxes[1] == dict.fromkeys(("xmin", "xmax"), 34.98) | dict.fromkeys(
        ("ymin", "ymax"), 53.12
    )
    assert boxes[3] is None


def test_the_method_line_and_the_credit_stand_in_the_metadata() -> None:
    metadata = parquet.read_metadata(io.BytesIO(geoparquet(several()))).metadata
    ours = json.loads(metadata[b"geomap"])
    assert ours["method"] == "What 1 origin said."
    assert ours["credits"] == "Made with invented data."


def test_the_same_claims_give_the_same_bytes() -> None:
    assert geoparquet(several()) == geoparquet(several())


def test_a_thousand_claims_on_one_oblast_hold_its_full_outline_in_a_small_file() -> None:
    one = material([claim(1)], shape_of=shapes(JAGGED))
    many = material([claim(n) for n in range(1000)], shape_of=shapes(JAGGED))
    assert len(geoparquet(many)) < len(geoparquet(one)) + 60_000
    assert read(many).geometry[999].equals(JAGGED)


def test_no_strangers_text_loses_a_row() -> None:
    made_of = material(hostile_claims(2000), shape_of=shapes(JAGGED))
    file = geoparquet(made_of)
    assert "/conf/core/wkb" in passed(file)
    frame = geopandas.read_parquet(io.BytesIO(file))
    assert list(frame["id"]) == [plain(row.id) for row in made_of.rows]
    assert list(frame["title"]) == [plain(str(row.cells["title"])) for row in made_of.rows]


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'geomap\[parquet\]'"):
        geoparquet(several())
