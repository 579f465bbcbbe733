"""All GIS files hold the same rows at the same places; the seeds' outlines are real ones."""

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pyogrio
import pytest
from builders import claim, exactly, material
from pandas import isna
from shapely import distance, get_coordinates, points
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geomap.export.flatgeobuf import flatgeobuf
from geomap.export.geojson import TOLERANCE, claims_geojson
from geomap.export.geopackage import geopackage
from geomap.export.geoparquet import geoparquet
from geomap.export.kml import kmz
from geomap.export.material import Material
from geomap.result import Result

Shapes = Mapping[str, BaseGeometry | None]
_LAYER = {".gpkg": {"layer": "claims_areas"}}


@pytest.fixture(scope="module")
def made_of(seed_result: Result) -> Material:
    return seed_result.material()


@pytest.fixture(scope="module")
def geojson(made_of: Material) -> Shapes:
    features = json.loads(claims_geojson(made_of))["features"]
    return {each["id"]: each["geometry"] and shape(each["geometry"]) for each in features}


@pytest.fixture(scope="module")
def parquet(made_of: Material) -> Any:
    return geopandas.read_parquet(io.BytesIO(geoparquet(made_of)))


@pytest.fixture(scope="module")
def flat(made_of: Material, tmp_path_factory: pytest.TempPathFactory) -> Any:
    file = tmp_path_factory.mktemp("flat") / "claims.fgb"
    file.write_bytes(flatgeobuf(made_of))
    return geopandas.read_file(file)


def shapes(frame: Any, *, by: str = "id") -> dict[str, BaseGeometry | None]:
    return dict(zip(frame[by], frame.geometry, strict=True))


def test_flatgeobuf_holds_the_shapes_of_the_geojson(geojson: Shapes, flat: Any) -> None:
    assert_same(shapes(flat), geojson)
    assert list(flat["id"]) == list(geojson)


def test_geoparquet_holds_the_outlines_that_the_geojson_thins(
    geojson: Shapes, flat: Any, parquet: Any
) -> None:
    full, apart = shapes(parquet), dict(zip(flat["id"], flat[TOLERANCE], strict=True))
    assert list(full) == list(geojson)
    for row, whole in full.items():
        thinned = geojson[row]
        assert (whole is None) == (thinned is None)
        if whole is not None and thinned is not None:
            edge = thinned.boundary if thinned.area else thinned
            # A spit or inlet narrower than a fifth of the tolerance may be left out altogether.
            away = np.sort(distance(points(get_coordinates(whole)), edge))
            assert away[len(away) * 98 // 100] <= (apart[row] if thinned.area else 1e-4)


@pytest.mark.parametrize("kind", [".fgb", ".gpkg", ".parquet"])
def test_a_number_beyond_64_bits_is_unknown_in_typed_files_and_breaks_none(
    tmp_path: Path, kind: str
) -> None:
    counts = {"launched": replace(exactly(1), low=2**63 - 1, high=2**63), "killed": exactly(0)}
    made = material([claim(counts=counts)])
    path = tmp_path / f"claims{kind}"
    path.write_bytes({".fgb": flatgeobuf, ".gpkg": geopackage, ".parquet": geoparquet}[kind](made))
    read = geopandas.read_parquet if kind == ".parquet" else pyogrio.read_dataframe
    (row,) = read(path, **_LAYER.get(kind, {})).to_dict("records")
    assert row["launched_low"] == 2**63 - 1
    assert isna(row["launched_high"])
    assert row["killed_low"] == row["killed_high"] == 0


def test_kml_holds_the_shapes_of_what_is_drawn(
    made_of: Material, geojson: Shapes, tmp_path: Path
) -> None:
    file = tmp_path / "claims.kmz"
    file.write_bytes(kmz(made_of))
    found: dict[str, BaseGeometry | None] = {}
    for name, _ in pyogrio.list_layers(file):
        layer = geopandas.read_file(file, layer=name)
        found |= shapes(layer, by="row") if len(layer) else {}
    # A refusal or silence is never drawn, and no spot in a country is meant.
    undrawn = {
        row.id
        for row in made_of.rows
        if row.cells["stance"] == "not_confirmed" or row.cells["precision"] == "country"
    }
    assert_same(found, {row: None if row in undrawn else geojson[row] for row in geojson})
    assert any(found.values())
    assert any(geojson[row] for row in undrawn)


def test_flatgeobuf_and_geoparquet_hold_the_same_cells(flat: Any, parquet: Any) -> None:
    names = flat.columns.drop(["geometry", TOLERANCE])
    assert list(names) == list(parquet.columns.drop("geometry"))
    for name in names:
        one, other = flat[name].astype(object), parquet[name].astype(object)
        assert one.where(one.notna(), None).tolist() == other.where(other.notna(), None).tolist()


def assert_same(found: Shapes, expected: Shapes) -> None:
    assert set(found) == set(expected)
    for row, wanted in expected.items():
        have = found[row]
        assert (have is None) == (wanted is None), row
        if have is not None and wanted is not None:
            assert have.normalize().equals_exact(wanted.normalize(), tolerance=1e-9), row
