import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import geojson_validator
import pyogrio
import pytest
from builders import BRYANSK, CHUKOTKA, KARACHEV, claim, event, exactly, located, material, shapes
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from geomap.export.columns import COLUMNS, TABLE_ONLY
from geomap.export.geojson import (
    TOLERANCE,
    claims_geojson,
    claims_geojsonl,
    claims_geojsonseq,
    events_geojson,
)
from geomap.export.rows import COUNTS
from geomap.model import (
    Membership,
    Relation,
    Side,
)

CLAIMS = ("000000000001", "000000000002")
METHOD = "What 1 origin said."


def written(*claims: Any) -> Any:
    return json.loads(claims_geojson(material(claims, shape_of=shapes())))


def written_with(outline: BaseGeometry, *claims: Any) -> Any:
    return json.loads(claims_geojson(material(claims, shape_of=lambda _: outline)))


def test_an_area_is_a_polygon_without_any_point() -> None:
    (feature,) = written(claim(locations=(located(BRYANSK),)))["features"]
    assert feature["geometry"]["type"] == "Polygon"
    assert not {"lon", "lat"} & set(feature["properties"])


def test_a_claim_without_a_place_has_null_geometry_and_says_why() -> None:
    (feature,) = written(claim(locations=()))["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["place_why"] == "the text names no place for it"


def test_the_file_follows_rfc_7946() -> None:
    claims = [claim(1, locations=(located(BRYANSK), located(CHUKOTKA))), claim(2, locations=())]
    collection = written(claim(3, locations=(located(KARACHEV),)), *claims)
    with_geometry = [each for each in collection["features"] if each["geometry"]]
    checked = {"type": "FeatureCollection", "features": with_geometry}
    assert geojson_validator.validate_structure(checked) == {}
    faults = geojson_validator.validate_geometries(checked)
    assert not faults["invalid"], faults
    assert "crs" not in collection
    assert collection["bbox"] == [32.0, 52.0, -170.0, 69.0]


def test_ids_are_stable_and_each_stands_once() -> None:
    claims = [claim(1, locations=(located(), located(KARACHEV))), claim(2)]
    names = [feature["id"] for feature in written(*claims)["features"]]
    assert names == ["000000000001-0", "000000000001-1", "000000000002-0"]


def test_the_method_line_and_the_tolerances_stand_in_the_file() -> None:
    ours = written(claim())["geomap"]
    assert ours["method"] == METHOD
    assert ours["outline_tolerance_deg"]["region"] == pytest.approx(0.005)


def test_the_first_feature_names_all_numbers_and_the_others_those_that_they_give() -> None:
    bare = claim(2, locations=(), weapons=(), counts={"killed": exactly(2)})
    first, second = (each["properties"] for each in written(claim(1), bare)["features"])
    assert set(first) == {*COLUMNS, TOLERANCE} - {"id", "lon", "lat", *TABLE_ONLY}
    assert set(first) - set(second) == set(COUNTS) - {"killed_low", "killed_high", "killed_bound"}
    assert (first["killed_low"], second["killed_low"]) == (None, 2)
    assert second["weapon"] is None


def test_only_outlines_have_a_tolerance_and_points_no_box() -> None:
    features = written(claim(1), claim(2, locations=(located(KARACHEV), located())))["features"]
    area, point, other = features
    assert area["properties"][TOLERANCE] == other["properties"][TOLERANCE] == 0.005
    assert point["properties"][TOLERANCE] is None
    assert ("bbox" in area, "bbox" in point) == (True, False)


def test_an_outline_that_a_thousand_claims_share_is_thinner_and_says_so() -> None:
    rough = Point(33, 53).buffer(2, quad_segs=400)
    one = written_with(rough, claim())
    many = written_with(rough, *(claim(n) for n in range(1000)))
    tolerances = {each["properties"][TOLERANCE] for each in many["features"]}
    assert len(tolerances) == 1
    (within,) = tolerances
    assert one["features"][0]["properties"][TOLERANCE] < within <= 0.08
    outline = shape(many["features"][0]["geometry"])
    assert rough.boundary.hausdorff_distance(outline.boundary) <= within
    assert len(json.dumps(many["features"][0]["geometry"])) * 1000 < 1_000_000


def test_a_place_that_is_not_on_the_earth_has_no_geometry() -> None:
    nowhere = replace(KARACHEV, lat=float("nan"))
    beyond = replace(KARACHEV, lat=97.0)
    features = written(claim(locations=(located(nowhere), located(beyond))))["features"]
    assert [each["geometry"] for each in features] == [None, None]


@pytest.mark.parametrize(("lon", "written_lon"), [(180.0, 180.0), (190.0, -170.0), (-190.0, 170.0)])
def test_a_point_over_the_antimeridian_is_written_within_the_world(
    lon: float, written_lon: float
) -> None:
    (feature,) = written(claim(locations=(located(replace(KARACHEV, lon=lon)),)))["features"]
    assert feature["geometry"]["coordinates"] == [written_lon, 53.12]


def test_the_sequence_holds_the_same_features_as_the_collection() -> None:
    made_of = material([claim(1), claim(2, locations=())], shape_of=shapes())
    texts = claims_geojsonseq(made_of).split("\x1e")
    assert texts[0] == ""
    assert all(text.endswith("}\n") and text.count("\n") == 1 for text in texts[1:])
    features = [json.loads(text) for text in texts[1:]]
    ours = [each.pop("geomap", None) for each in features]
    assert features == json.loads(claims_geojson(made_of))["features"]
    assert [bool(each) for each in ours] == [True, False]
    assert (ours[0]["method"], ours[0]["credits"]) == (METHOD, made_of.credit)
    assert claims_geojsonl(made_of) == "".join(texts)


def test_a_sequence_of_no_claims_still_says_what_was_read() -> None:
    (line,) = claims_geojsonl(material()).splitlines()
    assert json.loads(line)["geomap"]["method"] == METHOD
    assert json.loads(line)["features"] == []


@pytest.mark.parametrize(("suffix", "write"), [("geojsons", "seq"), ("geojsonl", "lines")])
def test_gdal_reads_the_sequences(tmp_path: Path, suffix: str, write: str) -> None:
    made_of = material(
        [claim(1), claim(2, locations=(located(KARACHEV), located(None)))], shape_of=shapes()
    )
    path = tmp_path / f"claims.{suffix}"
    text = claims_geojsonseq(made_of) if write == "seq" else claims_geojsonl(made_of)
    path.write_text(text, encoding="utf-8")
    assert pyogrio.read_info(path)["driver"] == "GeoJSONSeq"
    found = pyogrio.read_dataframe(path)
    assert list(found["id"]) == ["000000000001-0", "000000000002-0", "000000000002-1"]
    assert list(found.geometry.geom_type)[:2] == ["Polygon", "Point"]
    assert list(found.geometry.isna()) == [False, False, True]


def test_properties_are_flat() -> None:
    (feature,) = written(claim())["features"]
    assert not [v for v in feature["properties"].values() if isinstance(v, dict | list)]


def test_an_event_is_a_feature_with_what_its_origins_say_against_each_other() -> None:
    sides = (
        Side(origin="A", value="6", claims=("000000000001",)),
        Side(origin="B", value="about 8", claims=("000000000002",)),
    )
    contradiction = Relation(
        field="launched", sides=sides, condition="if these are the same strike"
    )
    inferred = Membership(claim="000000000002", basis="inferred", why="same weapon")
    text = events_geojson(
        material(
            events=[
                event(
                    *CLAIMS,
                    contradictions=(contradiction,),
                    membership=(inferred,),
                    facets={"place": "disputed"},
                )
            ],
            shape_of=shapes(),
        )
    )
    (feature,) = json.loads(text)["features"]
    properties = feature["properties"]
    expected = "launched: 6 (A) / about 8 (B), if these are the same strike"
    assert properties["contradictions"] == expected
    assert properties["inferred_claims"] == "000000000002"
    assert properties["facet_place"] == "disputed"
    assert feature["geometry"]["type"] == "Polygon"


def test_an_event_tells_what_grew_what_was_replaced_and_what_refines() -> None:
    def relation(field: str, *values: str) -> Relation:
        return Relation(
            field=field,
            sides=tuple(
                Side(origin="A", value=value, claims=("000000000001",)) for value in values
            ),
        )

    text = events_geojson(
        material(
            events=[
                event(
                    *CLAIMS,
                    over_time=(relation("killed", "38", "41"), relation("injured", "2", "5")),
                    supersessions=(relation("launched", "9", "6"),),
                    refinements=(relation("place", "Arenal Region", "Quebrada"),),
                ),
                event(*CLAIMS),
            ],
            shape_of=shapes(),
        )
    )
    told, silent = (feature["properties"] for feature in json.loads(text)["features"])
    names = ("over_time", "supersessions", "refinements")
    assert [told[name] for name in names] == [
        "killed: 38 (A) \N{RIGHTWARDS ARROW} 41 (A); injured: 2 (A) \N{RIGHTWARDS ARROW} 5 (A)",
        "launched: 9 (A) \N{RIGHTWARDS ARROW} 6 (A)",
        "place: Arenal Region (A) / Quebrada (A)",
    ]
    assert [silent[name] for name in names] == [None, None, None]


def test_an_event_without_a_place_has_null_geometry() -> None:
    text = events_geojson(material(events=[event(*CLAIMS, location=None)], shape_of=shapes()))
    assert json.loads(text)["features"][0]["geometry"] is None


def test_line_separators_do_not_end_a_line() -> None:
    text = claims_geojson(material([claim(review="a\u2028b\u2029c")], shape_of=shapes()))
    assert "\u2028" not in text
    assert json.loads(text)["features"][0]["properties"]["review"] == "a\u2028b\u2029c"
