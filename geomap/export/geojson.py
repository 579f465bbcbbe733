"""Claims and events as GeoJSON (RFC 7946) for QGIS, web maps and notebooks.

A feature's properties are flat and the same in all features. Only numbers that a claim does not
give are left out, but for the first feature, from which readers learn all columns: most claims give
one or two of the thirty, and their nulls were a quarter of the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geomap.export.columns import FACETS
from geomap.export.geometries import Drawn, Geometries
from geomap.export.material import Material
from geomap.export.outline import TOLERANCE_DEG
from geomap.export.rows import COUNTS, Cell
from geomap.layers.json_text import json_text
from geomap.messages import term
from geomap.model import Event, Relation

# A point's coordinates stand in its geometry; beside it they would be a second truth.
_ELSEWHERE = frozenset(("id", "lon", "lat"))
TOLERANCE = "outline_tolerance_deg"
_OUTLINES = term(
    "Outlines are thinned: the table gives the finest tolerances by precision, a feature's "
    "property of that name its own. What many features share is thinned more."
)
_SEPARATOR = "\x1e"  # RFC 8142: before each text


def claims_geojson(material: Material) -> str:
    """Return a feature for each claim and location; one without a place has null geometry.

    The method line and the attribution of what is drawn stand in the collection's `geomap`.
    """
    geometries = _of_claims(material)
    return _collection(_claims(material, geometries), geometries, material)


def claims_geojsonseq(material: Material) -> str:
    """Return the features as GeoJSON text sequences (RFC 8142), for readers that take one by one.

    A sequence has no head: the method line and the attribution stand in the member `geomap` of its
    first text, which is a collection of nothing where there are no claims.
    """
    return "".join(f"{_SEPARATOR}{text}\n" for text in _texts(material))


def claims_geojsonl(material: Material) -> str:
    """Return the texts of `claims_geojsonseq`, one a line, without record separators."""
    return "".join(f"{text}\n" for text in _texts(material))


def events_geojson(material: Material) -> str:
    """Return a feature for each event at the finest place that no claim contradicts, or null."""
    places = (event.location for event in material.events)
    geometries = Geometries(places, material.shape_of)
    features = (
        _feature(event.id, geometries.of(event.location), event_cells(event), first=number == 0)
        for number, event in enumerate(material.events)
    )
    return _collection(features, geometries, material)


def _of_claims(material: Material) -> Geometries:
    return Geometries((row.location for row in material.rows), material.shape_of)


def _claims(material: Material, geometries: Geometries, *, foreign: str = "") -> Iterator[str]:
    """Yield the features; the first has the foreign members as well."""
    for number, row in enumerate(material.rows):
        first = number == 0
        drawn = geometries.of(row.location)
        yield _feature(row.id, drawn, row.cells, first=first, foreign=foreign if first else "")


def _texts(material: Material) -> Iterator[str]:
    ours = f'"geomap":{json_text(_about(material))}'
    if not material.rows:
        yield f'{{"type":"FeatureCollection",{ours},"features":[]}}'
    yield from _claims(material, _of_claims(material), foreign=f",{ours}")


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
        **{f"facet_{name}": event.facets.get(name) for name in FACETS},
        "contradictions": _relations(event.contradictions),
        "agreements": _relations(event.agreements),
        "refinements": _relations(event.refinements),
        "over_time": _relations(event.over_time, between=" \N{RIGHTWARDS ARROW} "),
        "supersessions": _relations(event.supersessions, between=" \N{RIGHTWARDS ARROW} "),
        "claims": "; ".join(event.claims),
        "inferred_claims": "; ".join(m.claim for m in event.membership if m.basis == "inferred")
        or None,
        "copies": "; ".join(copy.claim for copy in event.derived_copies) or None,
        "disputed": bool(event.contradictions),
    }


def _relations(relations: Iterable[Relation], *, between: str = " / ") -> str | None:
    """Return who says what: `launched: 6 (A) / about 8 (B), if these are the same strike`."""
    texts = []
    for relation in relations:
        sides = between.join(f"{side.value} ({side.origin})" for side in relation.sides)
        condition = f", {relation.condition}" if relation.condition else ""
        texts.append(f"{relation.field}: {sides}{condition}")
    return "; ".join(texts) or None


def _feature(
    identity: str, drawn: Drawn, cells: Mapping[str, Cell], *, first: bool, foreign: str = ""
) -> str:
    properties = {
        name: cell
        for name, cell in cells.items()
        if name not in _ELSEWHERE and (cell is not None or first or name not in COUNTS)
    }
    properties[TOLERANCE] = drawn.within_deg
    named = f'{{"type":"Feature","id":{json_text(identity)}'
    return f'{named},{drawn.members},"properties":{json_text(properties)}{foreign}}}'


def _collection(features: Iterable[str], geometries: Geometries, material: Material) -> str:
    """Return the collection, a feature a line; our own members stand under `geomap`."""
    lines = ",\n".join(features)
    box = geometries.bbox()  # known when all features are made
    head = {
        "type": "FeatureCollection",
        "geomap": _about(material),
        **({"bbox": box} if box else {}),
    }
    return f'{json_text(head)[:-1]},"features":[\n{lines}\n]}}\n'


def _about(material: Material) -> dict[str, Any]:
    return {
        "method": material.method,
        "credits": material.credit,
        TOLERANCE: TOLERANCE_DEG,
        "outlines": material.messages.text(_OUTLINES),
    }
