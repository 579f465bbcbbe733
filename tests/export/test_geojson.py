import json
from typing import Any

import geojson_validator
import pytest
from builders import BRYANSK, KARACHEV, claim, located, material
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from geomap.export.geojson import claims_geojson, events_geojson
from geomap.model import (
    Event,
    EventDate,
    EventLocation,
    Independence,
    Location,
    Membership,
    Relation,
    Side,
)

CHUKOTKA = box(170, 62, 190, 69)
METHOD = "What 1 origin said."


def shape_of(location: Location | EventLocation) -> BaseGeometry | None:
    place = location.place
    if place is None:
        return None
    if place.level == "settlement":
        return Point(place.lon, place.lat)
    return CHUKOTKA if place.admin1 == "RU-CHU" else box(32, 52, 35, 54)


def written(*claims: Any) -> Any:
    return json.loads(claims_geojson(material(claims, shape_of=shape_of)))


def event(**fields: Any) -> Event:
    defaults: dict[str, Any] = {
        "id": "e-1",
        "claims": ("000000000001", "000000000002"),
        "date": EventDate(earliest="2024-11-18", latest="2024-11-19"),
        "location": EventLocation(place=BRYANSK, claim="000000000001"),
        "independence": Independence(origins=2, sides=2, unknown=0),
    }
    return Event(**(defaults | fields))


def test_an_area_is_a_polygon_without_any_point() -> None:
    (feature,) = written(claim(locations=(located(BRYANSK),)))["features"]
    assert feature["geometry"]["type"] == "Polygon"
    assert not {"lon", "lat"} & set(feature["properties"])


def test_a_claim_without_a_place_has_null_geometry_and_says_why() -> None:
    (feature,) = written(claim(locations=()))["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["place_why"] == "the text names no place for it"


def test_the_file_follows_rfc_7946() -> None:
    chukotka = located(
        type(BRYANSK)(id="x:1", name="C", level="region", admin1="RU-CHU", lon=171.0, lat=66.0)
    )
    claims = [claim(1, locations=(located(BRYANSK), chukotka)), claim(2, locations=())]
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
                    contradictions=(contradiction,),
                    membership=(inferred,),
                    facets={"place": "disputed"},
                )
            ],
            shape_of=shape_of,
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
                    over_time=(relation("killed", "38", "41"), relation("injured", "2", "5")),
                    supersessions=(relation("launched", "9", "6"),),
                    refinements=(relation("place", "Arenal Region", "Quebrada"),),
                ),
                event(),
            ],
            shape_of=shape_of,
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
    text = events_geojson(material(events=[event(location=None)], shape_of=shape_of))
    assert json.loads(text)["features"][0]["geometry"] is None


def test_line_separators_do_not_end_a_line() -> None:
    text = claims_geojson(material([claim(review="a\u2028b\u2029c")], shape_of=shape_of))
    assert "\u2028" not in text
    assert json.loads(text)["features"][0]["properties"]["review"] == "a\u2028b\u2029c"
