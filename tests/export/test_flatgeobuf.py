from pathlib import Path
from typing import Any

import geopandas
import pyogrio
import pytest
from builders import BRYANSK, KARACHEV, claim, exactly, located, material, shapes
from made_hostile import hostile_claims

from geomap.export.flatgeobuf import flatgeobuf
from geomap.export.material import Material
from geomap.layers.characters import plain


@pytest.fixture
def read_back(tmp_path: Path) -> Any:
    def read(made_of: Material) -> Any:
        file = tmp_path / "claims.fgb"
        file.write_bytes(flatgeobuf(made_of))
        return geopandas.read_file(file)

    return read


def test_points_areas_and_what_is_not_placed_lie_in_one_file(read_back: Any) -> None:
    both = claim(1, locations=(located(BRYANSK), located(KARACHEV)))
    frame = read_back(material([both, claim(2, locations=())], shape_of=shapes()))
    assert list(frame["id"]) == ["000000000001-0", "000000000001-1", "000000000002-0"]
    assert list(frame.geometry.geom_type[:2]) == ["Polygon", "Point"]
    assert frame.geometry[2] is None
    assert frame["place_why"][2] == "the text names no place for it"
    assert frame.crs.to_epsg() == 4326


def test_numbers_and_truths_keep_their_types_and_nothing_unknown_is_zero(read_back: Any) -> None:
    six = claim(1, counts={"launched": exactly(6)}, background=True)
    frame = read_back(material([six, claim(2)], shape_of=shapes()))
    assert list(frame["background"]) == [True, False]
    assert frame["launched_low"][0] == 6
    assert list(frame["launched_low"].isna()) == [False, True]
    assert frame["radius_m"].isna().all()


def test_the_method_line_and_the_credit_describe_the_layer(tmp_path: Path) -> None:
    file = tmp_path / "claims.fgb"
    file.write_bytes(flatgeobuf(material([claim()], shape_of=shapes())))
    told = pyogrio.read_info(file)["layer_metadata"]
    assert told["TITLE"] == "Claims of strikes"
    assert told["DESCRIPTION"] == "What 1 origin said.\nMade with invented data."


def test_the_same_claims_give_the_same_bytes() -> None:
    made_of = material([claim(1), claim(2, locations=())], shape_of=shapes())
    assert flatgeobuf(made_of) == flatgeobuf(made_of)


def test_no_claim_gives_a_file_with_all_columns(read_back: Any) -> None:
    frame = read_back(material())
    assert len(frame) == 0
    assert {"id", "claim", "stance", "launched_low"} <= set(frame.columns)


def test_no_strangers_text_loses_a_row(read_back: Any) -> None:
    made_of = material(hostile_claims(2000), shape_of=shapes())
    frame = read_back(made_of)
    assert list(frame["id"]) == [plain(row.id) for row in made_of.rows]
    assert list(frame["title"]) == [plain(str(row.cells["title"])) for row in made_of.rows]
