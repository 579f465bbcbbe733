"""Features of a GeoJSON file as rows: properties are the columns, the geometry says where."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from geomap.documents.metadata import without_surrogates
from geomap.errors import InputError
from geomap.ledger.columns import Header, header
from geomap.ledger.values import Fault, Row, RowError, shown

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_TO_WGS84 = "save it in WGS 84 (ogr2ogr -t_srs EPSG:4326 out.geojson in.geojson)"
_WGS84 = re.compile(r"(?:CRS:?84|4326)\b")
_AREAS = ("Polygon", "MultiPolygon")
_READ = "Point, Polygon, MultiPolygon or null is read"
_POSITION = 2
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def rows(text: str, *, source: str) -> tuple[Header, Iterator[Row | Fault]]:
    """Return what the properties mean, and a row for each feature; a broken one is a fault.

    Raises
    ------
    InputError
        It is no GeoJSON, or not in WGS 84; or no property is known.
    """
    collection = _object(text, source=source)
    _check_kind(collection, source=source)
    _check_crs(collection.get("crs"), source=source)
    given = [collection] if collection["type"] == "Feature" else collection.get("features")
    if not isinstance(given, list):
        raise InputError(f"{source}: a FeatureCollection without a list of features; add them")
    keys = _keys(given)
    found = header(keys)
    if given and not any(found.names):
        raise InputError(
            f"{source}: none of the features' properties is known; name them as "
            "docs/claims-by-hand.md has them"
        )
    if found.twice:
        one, other, name = found.twice
        raise InputError(
            f"{source}: properties {one!r} and {other!r} both mean {name}; drop one, or call the "
            f"one that counts {name!r}"
        )
    meaning = dict(zip(keys, found.names, strict=True))
    return found, _rows(given, meaning, source=source)


def _object(text: str, *, source: str) -> dict[str, Any]:
    try:
        data = _decoded(text)
    except (ValueError, RecursionError) as error:
        deep = isinstance(error, RecursionError)
        finding = "nested too deep for GeoJSON" if deep else f"not JSON ({error})"
        raise InputError(f"{source}: {finding}; save it anew as GeoJSON") from error
    if not isinstance(data, dict):
        raise InputError(
            f"{source}: a JSON list or value, no GeoJSON; a FeatureCollection is needed "
            "(a list of records is better kept as CSV)"
        )
    return data


def _decoded(text: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Return what the JSON holds; halves of a character are told by the slower reader alone."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        if not _SURROGATE.search(text):
            raise
    return json.loads(text, parse_constant=_refuse)


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _check_kind(data: Mapping[str, Any], *, source: str) -> None:
    kind = data.get("type")
    if kind in ("FeatureCollection", "Feature"):
        return
    if kind == "Topology":
        finding = "is TopoJSON; save it as GeoJSON (mapshaper -o format=geojson)"
    elif "spatialReference" in data or "geometryType" in data:
        finding = "is Esri JSON; save it as GeoJSON (ogr2ogr -t_srs EPSG:4326 out.geojson in.json)"
    elif "schema" in data:
        finding = f"holds a record of {shown(str(data['schema']))}; give claims, or GeoJSON"
    elif "coordinates" in data or "geometries" in data:
        finding = "is a bare geometry, which says no claim; wrap it in a Feature with properties"
    else:
        finding = "is JSON, but no GeoJSON FeatureCollection; save it as GeoJSON"
    raise InputError(f"{source}: {finding}")


def _check_crs(crs: Any, *, source: str) -> None:  # noqa: ANN401  # whatever JSON holds
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name") if isinstance(properties, dict) else crs)
    if not _WGS84.search(name):
        raise InputError(f"{source}: crs is {shown(name)}, not WGS 84; {_TO_WGS84}")


def _keys(features: Sequence[Any]) -> list[str]:
    """Return the names of all properties, in the order in which they first stand."""
    keys: dict[str, None] = {}
    for feature in features:
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if isinstance(properties, dict):
            keys.update(dict.fromkeys(properties))
    return list(keys)


def _rows(
    features: Sequence[Any], meaning: Mapping[str, str | None], *, source: str
) -> Iterator[Row | Fault]:
    named = {name: key for key, name in meaning.items() if name}
    for number, feature in enumerate(features, 1):
        where = f"{source}: feature {number}"
        try:
            yield _row(feature, meaning, named, where=where)
        except RowError as error:
            yield error.fault


def _row(
    feature: Any,  # noqa: ANN401  # whatever JSON holds
    meaning: Mapping[str, str | None],
    named: Mapping[str, str],
    *,
    where: str,
) -> Row:
    bare = Row(where=where, cells={}, named={})
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise bare.error("type", "no Feature", "a FeatureCollection holds Features only")
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        raise bare.error("properties", "no object", "write the claim's columns there")
    cells = {
        name: text
        for key, value in properties.items()
        if (name := meaning[key]) and (text := _cell(value))
    }
    if "id" not in cells and "claim" not in cells and isinstance(feature.get("id"), str | int):
        cells["id"] = str(feature["id"])
    row = Row(where=where, cells=cells, named=named)
    return _located(row, feature.get("geometry"))


def _located(row: Row, geometry: Any) -> Row:  # noqa: ANN401  # whatever JSON holds
    if geometry is None:
        return row
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "Point":
        lon, lat = _point(geometry.get("coordinates"), row)
        cells = {**row.cells, "lon": repr(lon), "lat": repr(lat)}
        return Row(where=row.where, cells=cells, named=row.named)
    if kind not in _AREAS:
        remedy = f"{_READ}; draw an area around a line, and give each of several points a feature"
        raise row.error("geometry", f"is {shown(str(kind))}", remedy)
    return Row(where=row.where, cells=row.cells, named=row.named, shape=_area(geometry, row))


def _point(coordinates: Any, row: Row) -> tuple[float, float]:  # noqa: ANN401  # as above
    numbers = coordinates if isinstance(coordinates, list) else []
    pair = [one for one in numbers[:_POSITION] if isinstance(one, int | float)]
    if len(pair) < _POSITION or any(isinstance(one, bool) for one in pair):
        raise row.error("geometry", "a Point without two numbers", "write [lon, lat]")
    return float(pair[0]), float(pair[1])


def _area(geometry: dict[str, Any], row: Row) -> "BaseGeometry":
    """Return the polygon, mended where a ring crosses itself."""
    import shapely
    from shapely.geometry import shape

    try:
        found = shape(geometry)
        valid = found if found.is_valid else shapely.make_valid(found)
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, IndexError) as error:
        raise row.error("geometry", f"broken coordinates ({error})", "draw it anew") from error
    polygons = [one for one in shapely.get_parts(valid) if one.geom_type.endswith("Polygon")]
    area = shapely.union_all(polygons) if len(polygons) > 1 else next(iter(polygons), None)
    if area is None or area.is_empty:
        raise row.error("geometry", "has no area", "draw it anew, or write null")
    west, south, east, north = area.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004  # degrees
        finding = f"reaches from {west:g}, {south:g} to {east:g}, {north:g}: no longitude, latitude"
        raise row.error("geometry", finding, _TO_WGS84)
    return area


def _cell(value: Any) -> str:  # noqa: ANN401  # whatever JSON holds
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(filter(None, map(_cell, value)))
    return without_surrogates(str(value))[0].strip()
