import json
from typing import Any

import pytest
from rows import ledger

from geomap.errors import InputError

SQUARE: dict[str, Any] = {
    "type": "Polygon",
    "coordinates": [[[34, 52], [35, 52], [35, 53], [34, 53], [34, 52]]],
}


def feature(geometry: object, **properties: object) -> dict[str, Any]:
    said = {"source": "Reuters", "quote": "It struck."} | properties
    return {"type": "Feature", "geometry": geometry, "properties": said}


def collection(*features: object, **members: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features} | members)


def read(text: str) -> Any:
    return ledger(text, source="book.geojson")


def test_a_point_stays_where_it_is() -> None:
    point = {"type": "Point", "coordinates": [34.123456789, 52.987654321]}
    place = read(collection(feature(point))).claims[0].locations[0].place
    assert (place.lon, place.lat, place.level) == (34.123456789, 52.987654321, "point")


def test_a_polygon_is_kept_as_it_is_drawn() -> None:
    found = read(collection(feature(SQUARE, place="Training ground")))
    place = found.claims[0].locations[0].place
    assert (place.name, place.level, place.admin1) == ("Training ground", "district", "RU-BRY")
    assert found.outlines[place.id].equals_exact(_shape(SQUARE), 0)


def test_a_polygon_never_becomes_a_point() -> None:
    place = read(collection(feature(SQUARE, precision="point"))).claims[0].locations[0].place
    assert place.level == "district"


def test_a_ring_that_crosses_itself_is_mended() -> None:
    bow = {"type": "Polygon", "coordinates": [[[34, 52], [35, 53], [35, 52], [34, 53], [34, 52]]]}
    found = read(collection(feature(bow)))
    assert next(iter(found.outlines.values())).is_valid


def test_no_geometry_leaves_it_to_the_columns() -> None:
    place = read(collection(feature(None, region="Bryansk Oblast"))).claims[0].locations[0].place
    assert (place.id, place.level) == ("geonames:571473", "region")


def test_one_feature_alone_is_taken() -> None:
    assert len(read(json.dumps(feature(None))).claims) == 1


def test_numbers_lists_and_truths_are_read_as_cells() -> None:
    claim = read(collection(feature(None, killed=3, weapon=["Kh-22", "Kalibr"], background=True)))
    (one,) = claim.claims
    assert one.counts["killed"].low == 3
    assert [weapon.name for weapon in one.weapons] == ["Kh-22", "Kalibr"]
    assert one.background


def test_halves_of_a_character_become_replacement_characters() -> None:
    text = collection(feature(None)).replace("It struck.", "It \\ud800 struck.")
    assert read(text).claims[0].quotes[0].text == "It \ufffd struck."


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (
            feature({"type": "LineString", "coordinates": [[1, 2], [3, 4]]}),
            "is 'LineString'; Point",
        ),
        (feature({"type": "MultiPoint", "coordinates": [[1, 2]]}), "each of several points"),
        (feature({"type": "Point", "coordinates": ["1", None]}), "a Point without two numbers"),
        (feature({"type": "Point", "coordinates": [40, 134]}), "are the two swapped?"),
        (feature({"type": "Polygon", "coordinates": [[[1, 2]]]}), "broken coordinates"),
        (feature({"type": "Polygon", "coordinates": []}), "has no area"),
        (
            feature({"type": "Polygon", "coordinates": [[[4e5, 5e6], [5e5, 5e6], [4e5, 6e6]] * 2]}),
            "ogr2ogr",
        ),
        (feature("POINT (1 2)"), "geometry: is 'None'"),
        ({"type": "Thing"}, "type: no Feature"),
        ({"type": "Feature", "properties": 7}, "properties: no object"),
        (None, "type: no Feature"),
    ],
    ids=lambda one: one[:12] if isinstance(one, str) else "",
)
def test_a_broken_feature_is_named_and_the_rest_mapped(bad: object, words: str) -> None:
    found = read(collection(feature(None), bad))
    assert len(found.claims) == 1
    assert str(found.faults[0]).startswith("book.geojson: feature 2: ")
    assert words in str(found.faults[0])


CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"type": "Topology", "objects": {}}', "is TopoJSON; save it as GeoJSON (mapshaper"),
        ('{"geometryType": "esriGeometryPoint", "features": []}', "is Esri JSON; save it"),
        ('{"type": "Point", "coordinates": [1, 2]}', "is a bare geometry, which says no claim"),
        ('{"a": 1}', "no GeoJSON FeatureCollection"),
        ("[1, 2]", "a FeatureCollection is needed"),
        ('{"type": "FeatureCollection"}', "without a list of features"),
        ('{"type": "FeatureCollection", "features": [', "not JSON"),
        ('{"type": "Feature", "properties": {"a": NaN}}', "not JSON"),
        ('{"a":' * 100_000, "nested too deep"),
        ("[" * 100_000, "nested too deep"),
        (collection(feature(None), crs=CRS), "not WGS 84; save it in WGS 84 (ogr2ogr -t_srs"),
        (collection(), "no property source (who says it) and none quote"),
        (collection({"type": "Feature", "properties": {"x1": 2}}), "none of the features' prop"),
    ],
    ids=lambda one: one[:20],
)
def test_what_is_no_such_geojson_is_refused_with_a_remedy(text: str, words: str) -> None:
    with pytest.raises(InputError, match=r"book\.geojson: ") as caught:
        read(text)
    assert words in str(caught.value)


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"])
def test_wgs_84_may_be_said(name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    assert len(read(collection(feature(None), crs=crs)).claims) == 1


def _shape(geometry: dict[str, Any]) -> Any:
    from shapely.geometry import shape

    return shape(geometry)
