"""Claims, events, places and sources as relational tables, for GeoPackage and PostGIS."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from geomap.export import table_rows as made
from geomap.export import table_schema as schema
from geomap.export.material import Material
from geomap.export.rows import Cell, Row, has_point
from geomap.export.table_ids import told_apart
from geomap.export.table_rows import Cells
from geomap.export.table_schema import SCHEMA, TABLES, Column, ForeignKey, Table
from geomap.export.table_shapes import Shapes
from geomap.layers.families import Family, families
from geomap.layers.retelling import retold
from geomap.layers.words import origin_name
from geomap.messages import Messages
from geomap.model import Claim

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["SCHEMA", "TABLES", "Column", "Filled", "ForeignKey", "Table", "tables"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A table with its rows: a cell for each column, in order; and a geometry each, if it has any.

    `rows` may be gone through again and again; those of claims are made anew each time. Texts hold
    no control character but tab and line ends, and no half of a surrogate pair.
    """

    table: Table
    rows: Iterable[Cells]
    geometries: "Sequence[BaseGeometry | None] | None" = None


def tables(material: Material) -> dict[str, Filled]:
    """Return all tables by name; each comes after those that its foreign keys lead to.

    Each claim and location is in one of `claims_points`, `claims_areas` and `unplaced`. Geometries
    are WGS 84 degrees, longitude first, cut at the antimeridian; polygons are multipolygons. A
    table with `geometry_of` brings none: it has those of the rows of that table by `shape`.
    """
    material = told_apart(material)
    shapes = Shapes(material)
    points, areas, unplaced = _by_geometry(material, shapes)
    origins = ((made.source_id(c), origin_name(c), c.claimant) for c in material.claims)
    relations, sides, members = made.relation_rows(material)
    events = list(made.event_rows(material, shapes))  # asks for shapes too, so before the places
    filled: dict[Table, Iterable[Cells]] = {
        schema.PLACES: [made.cleaned(row) for row in shapes.rows()],
        schema.DOCUMENTS: list(made.document_rows(material)),
        schema.SOURCES: list(made.source_rows(origins, _families(material))),
        schema.EVENTS: events,
        schema.CLAIMS: list(made.claim_rows(material)),
        schema.CLAIMS_POINTS: points,
        schema.CLAIMS_AREAS: areas,
        schema.UNPLACED: unplaced,
        schema.MEMBERSHIPS: list(made.membership_rows(material)),
        schema.RELATIONS: relations,
        schema.RELATION_SIDES: sides,
        schema.RELATION_CLAIMS: members,
        schema.ABOUT: list(made.about_rows(material)),
    }
    own = {schema.PLACES: shapes.geometries(), schema.CLAIMS_POINTS: points.geometries()}
    return {
        table.name: Filled(table=table, rows=rows, geometries=own.get(table))
        for table, rows in filled.items()
    }


class _ClaimRows:
    """Rows of claims and locations with what the tables have beside their flat cells."""

    def __init__(self, names: Sequence[str], *, events: frozenset[str]) -> None:
        self._picked = itemgetter(*names)
        self._events = events
        self._held: list[tuple[Row, Cells]] = []

    def add(self, row: Row, beside: Cells) -> None:
        self._held.append((row, beside))

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[Cells]:
        for row, beside in self._held:
            cells, claim = row.cells, row.claim
            if claim.event not in self._events:  # an event that is told nowhere leads nowhere
                cells = cells | {"event": None}
            if not (claim.id.isprintable() and claim.document.id.isprintable()):
                cells = cells | _clean_ids(claim, row.id)
            yield made.cleaned((*self._picked(cells), *beside))

    def geometries(self) -> "Sequence[BaseGeometry | None]":
        """Return the points of the rows' places."""
        import shapely

        places = [row.location.place for row, _ in self._held if row.location]
        points: Any = shapely.points([[p.lon, p.lat] for p in places if p]) if places else []
        return list(points)


def _families(material: Material) -> tuple[Family, ...]:
    return families(material.claims, messages=material.messages)


def _why_unplaced(row: Row, messages: Messages) -> str:
    why = row.cells["place_why"]
    return retold(str(why), messages) if why else messages.text("no place found")


def _clean_ids(claim: Claim, row: str) -> dict[str, Cell]:
    ids = {"id": row, "claim": claim.id, "document": claim.document.id}
    return {name: made.clean_id(identity) for name, identity in ids.items()}


def _by_geometry(material: Material, shapes: Shapes) -> tuple[_ClaimRows, _ClaimRows, _ClaimRows]:
    """Return the rows with a point, those with an area, and those without a place."""
    events = frozenset(event.id for event in material.events)
    points = _ClaimRows(schema.POINT_CELLS, events=events)
    areas = _ClaimRows(schema.AREA_CELLS, events=events)
    unplaced = _ClaimRows(schema.UNPLACED_CELLS, events=events)
    for row in material.rows:
        location, source = row.location, made.source_id(row.claim)
        if location is None or location.place is None:
            unplaced.add(row, (source, _why_unplaced(row, material.messages)))
        else:
            rows = points if has_point(location) else areas
            rows.add(row, (source, shapes.id_of(location)))
    return points, areas, unplaced
