"""Claims and events as GeoJSON (RFC 7946) for QGIS, web maps and notebooks."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from geomap.export.material import Material
from geomap.export.outline import TOLERANCE_DEG, bbox, geometry_json
from geomap.export.rows import Cell, Row
from geomap.layers.shapes import ShapeOf
from geomap.model import Event, EventLocation, Location, Relation

Feature = dict[str, Any]


def claims_geojson(material: Material) -> str:
    """Return a feature for each claim and location; one without a place has null geometry.

    The method line and the attribution of what is drawn stand in the collection's `geomap`.
    """
    features = (_claim_feature(row, material.shape_of) for row in material.rows)
    return _collection(features, method=material.method, credit=material.credit)


def events_geojson(material: Material) -> str:
    """Return a feature for each event at the finest place that no claim contradicts, or null."""
    features = (_event_feature(event, material.shape_of) for event in material.events)
    return _collection(features, method=material.method, credit=material.credit)


def _claim_feature(row: Row, shape_of: ShapeOf) -> Feature:
    # A point's coordinates stand in its geometry; beside it they would be a second truth.
    cells = {name: cell for name, cell in row.cells.items() if name not in ("id", "lon", "lat")}
    return _feature(row.id, _geometry(row.location, shape_of), cells)


def _event_feature(event: Event, shape_of: ShapeOf) -> Feature:
    return _feature(event.id, _geometry(event.location, shape_of), event_cells(event))


def event_cells(event: Event) -> dict[str, Cell]:
    """Return the event as flat properties; lists are joined by semicolons."""
    place = event.location.place if event.location else None
    return {
        "event": event.id,
        "date_earliest": event.date.earliest,
        "date_latest": event.date.latest,
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "precision": place.level if place else None,
        "relation": event.location.relation if event.location else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "radius_m": event.location.radius_m if event.location else None,
        "attacker": event.attacker,
        "weapons": "; ".join(event.weapons) or None,
        "origins": "; ".join(origin.name for origin in event.origins) or None,
        "independent_origins": event.independence.origins,
        "sides": event.independence.sides,
        "origins_of_unknown_independence": event.independence.unknown,
        **{f"facet_{name}": value for name, value in event.facets.items()},
        "contradictions": _relations(event.contradictions),
        "agreements": _relations(event.agreements),
        "refinements": _relations(event.refinements),
        "over_time": _relations(event.over_time, between=" \N{RIGHTWARDS ARROW} "),
        "supersessions": _relations(event.supersessions, between=" \N{RIGHTWARDS ARROW} "),
        "claims": "; ".join(event.claims),
        "inferred_claims": "; ".join(m.claim for m in event.membership if m.basis == "inferred")
        or None,
        "copies": "; ".join(copy.claim for copy in event.derived_copies) or None,
    }


def _relations(relations: Iterable[Relation], *, between: str = " / ") -> str | None:
    """Return who says what: `launched: 6 (A) / about 8 (B), if these are the same strike`."""
    texts = []
    for relation in relations:
        sides = between.join(f"{side.value} ({side.origin})" for side in relation.sides)
        condition = f", {relation.condition}" if relation.condition else ""
        texts.append(f"{relation.field}: {sides}{condition}")
    return "; ".join(texts) or None


def _geometry(
    location: Location | EventLocation | None, shape_of: ShapeOf
) -> dict[str, Any] | None:
    if location is None or location.place is None:
        return None
    shape = shape_of(location)
    return None if shape is None else geometry_json(shape, level=location.place.level)


def _feature(
    identity: str, geometry: dict[str, Any] | None, properties: Mapping[str, Cell]
) -> Feature:
    box = bbox([geometry])
    return {
        "type": "Feature",
        "id": identity,
        **({"bbox": box} if box else {}),
        "geometry": geometry,
        "properties": dict(properties),
    }


def _collection(features: Iterable[Feature], *, method: str, credit: str) -> str:
    """Return the collection, a feature a line; our own members stand under `geomap`."""
    listed = list(features)
    box = bbox(feature["geometry"] for feature in listed)
    head = {
        "type": "FeatureCollection",
        "geomap": {
            "method": method,
            "credits": credit,
            "outline_tolerance_deg": TOLERANCE_DEG,
        },
        **({"bbox": box} if box else {}),
    }
    lines = ",\n".join(_json(feature) for feature in listed)
    return f'{_json(head)[:-1]},"features":[\n{lines}\n]}}\n'


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # Legal in JSON, but they end a line for some readers.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
