"""The relational tables behind the GeoPackage and PostGIS: names, columns, keys; no rows here."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from geomap.export.columns import FACETS, FLAT, Type, type_of
from geomap.messages import term

SCHEMA = "geomap.tables/1"
GeometryType = Literal["POINT", "MULTIPOLYGON"]
KINDS = ("contradiction", "agreement", "refinement", "over_time", "supersession", "copy")
"""How claims of an event stand to each other; a copy's sides are the first text and its copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; one that is not `nullable` always has a value."""

    name: str
    type: Type = "text"
    nullable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """Columns that hold the key of another table's row, or null."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its rows have one cell for each column, in this order, and maybe a geometry.

    `geometry_of` names the table that holds a row's geometry under the same `shape`; only where it
    is null do the rows bring their own.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    geometry: GeometryType | None = None
    geometry_of: str | None = None
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in the order of the cells."""
        return tuple(column.name for column in self.columns)

    @property
    def own_geometry(self) -> bool:
        """Whether the rows bring a geometry of their own."""
        return self.geometry is not None and self.geometry_of is None

    @property
    def stored(self) -> str:
        """The name of what holds the rows in a file or database.

        Where they bring no geometry of their own, a view has the table's name and joins it to them;
        a foreign key can't lead to a view.
        """
        return f"{self.name}_rows" if self.geometry_of else self.name


_NEEDED = "id claim stance family drawn disputed source".split()
_PLACED = "place place_id precision relation country admin1 radius_m mark".split()
_POINT = ("lon", "lat")
POINT_CELLS = FLAT
AREA_CELLS = tuple(name for name in FLAT if name not in _POINT)
UNPLACED_CELLS = tuple(name for name in AREA_CELLS if name not in _PLACED)
EVENT_CELLS = (
    *"event date_earliest date_latest place place_id precision relation country admin1".split(),
    *"radius_m attacker weapons origins independent_origins sides".split(),
    "origins_of_unknown_independence",
)
"""Those of an event's flat cells that stand before its facets."""
EVENT_RELATIONS = "contradictions agreements refinements over_time supersessions".split()
EVENT_IDS = "claims inferred_claims copies".split()


def _columns(names: Iterable[str], *needed: str) -> tuple[Column, ...]:
    return tuple(
        Column(name=name, type=type_of(name), nullable=name not in needed) for name in names
    )


def _to(table: str, *columns: str) -> ForeignKey:
    return ForeignKey(columns=columns, table=table, references=columns)


_OF_CLAIM = (_to("claims", "claim"), _to("events", "event"), _to("documents", "document"))

PLACES = Table(
    name="places",
    title=term("Places as drawn"),
    description=term(
        "Each shape that is drawn, once, at its full outline: regions, the parts of them and the "
        "ways from them that the wording allows, and the discs of settlements. A disc is as wide "
        "as places of that size are; nothing is known to have fallen at its middle."
    ),
    columns=_columns(
        "shape place_id place precision relation other_id other country admin1 radius_m "
        "label note credit".split(),
        *"shape place_id place precision label".split(),
    ),
    key=("shape",),
    geometry="MULTIPOLYGON",
)
DOCUMENTS = Table(
    name="documents",
    title=term("Documents"),
    description=term("The articles and posts that were read, without their texts."),
    columns=_columns(
        "document path other_paths title publisher url published language sha256".split(),
        *"document path sha256".split(),
    ),
    key=("document",),
)
SOURCES = Table(
    name="sources",
    title=term("Origins of claims"),
    description=term("Who vouches: one row for each origin, with the number of its claims."),
    columns=(
        *_columns("source name kind country family family_name".split(), "source", "name"),
        Column(name="claims", type="integer", nullable=False),
    ),
    key=("source",),
)
EVENTS = Table(
    name="events",
    title=term("Strikes"),
    description=term(
        "The claims on one strike taken together, at the finest place that no claim contradicts. "
        "Claims, not confirmed facts: a settlement is its disc, a region its outline."
    ),
    columns=(
        *_columns(EVENT_CELLS, "event"),
        *_columns([f"facet_{name}" for name in FACETS]),
        *(Column(name=name) for name in (*EVENT_RELATIONS, *EVENT_IDS)),
        *_columns(("disputed", "shape")),
    ),
    key=("event",),
    geometry="MULTIPOLYGON",
    geometry_of="places",
    foreign_keys=(_to("places", "shape"),),
)
CLAIMS = Table(
    name="claims",
    title=term("Claims"),
    description=term(
        "One row for each claim: what one origin says, in one document, about one strike. Its "
        "places stand in claims_points, claims_areas and unplaced, a row for each."
    ),
    columns=(
        *_columns(
            "claim event document source origin speaker origin_kind origin_country stance review "
            "extractor why_not_drawn drawn disputed".split(),
            *"claim document source origin origin_kind stance extractor drawn disputed".split(),
        ),
        *(Column(name=n, type="integer", nullable=False) for n in ("places", "placed")),
    ),
    key=("claim",),
    foreign_keys=(_to("events", "event"), _to("documents", "document"), _to("sources", "source")),
)
CLAIMS_POINTS = Table(
    name="claims_points",
    title=term("Claims at settlements and sites"),
    description=term(
        "A row for each claim and place, where the text names a settlement or a site: its middle; "
        "radius_m is its size. Refusals and silences are listed with drawn = false."
    ),
    columns=_columns((*POINT_CELLS, "source", "shape"), *_NEEDED, "shape"),
    key=("id",),
    geometry="POINT",
    foreign_keys=(*_OF_CLAIM, _to("sources", "source"), _to("places", "shape")),
)
CLAIMS_AREAS = Table(
    name="claims_areas",
    title=term("Claims on areas"),
    description=term(
        "A row for each claim and place, where the text allows no point: the area that its wording "
        "allows, not where something fell."
    ),
    columns=_columns((*AREA_CELLS, "source", "shape"), *_NEEDED, "shape"),
    key=("id",),
    geometry="MULTIPOLYGON",
    geometry_of="places",
    foreign_keys=(*_OF_CLAIM, _to("sources", "source"), _to("places", "shape")),
)
UNPLACED = Table(
    name="unplaced",
    title=term("Claims that are not placed"),
    description=term("A row for each claim and place that could not be placed, with the reason."),
    columns=_columns((*UNPLACED_CELLS, "source", "reason"), *_NEEDED, "reason"),
    key=("id",),
    foreign_keys=(*_OF_CLAIM, _to("sources", "source")),
)
MEMBERSHIPS = Table(
    name="memberships",
    title=term("Which claims are on which strike"),
    description=term("Why a claim belongs to an event: the text says so, or it is inferred."),
    columns=_columns("event claim basis why".split(), "event", "claim"),
    key=("event", "claim"),
    foreign_keys=(_to("events", "event"), _to("claims", "claim")),
)
RELATIONS = Table(
    name="relations",
    title=term("How claims stand to each other"),
    description=term(
        "A contradiction, agreement, refinement, number over time, supersession or copy among the "
        "claims of an event; who says what stands in relation_sides, by which claims in "
        "relation_claims."
    ),
    columns=_columns(
        "relation event kind field condition why changed".split(), "relation", "event", "kind"
    ),
    key=("relation",),
    foreign_keys=(_to("events", "event"),),
)
RELATION_SIDES = Table(
    name="relation_sides",
    title=term("Sides of relations"),
    description=term("What one origin says, numbered from the first word to the last."),
    columns=(
        *_columns(("relation",), "relation"),
        Column(name="side", type="integer", nullable=False),
        *_columns("origin value".split()),
    ),
    key=("relation", "side"),
    foreign_keys=(_to("relations", "relation"),),
)
RELATION_CLAIMS = Table(
    name="relation_claims",
    title=term("Claims of relations"),
    description=term("The claims that say what a side of a relation says."),
    columns=(
        *_columns(("relation",), "relation"),
        Column(name="side", type="integer", nullable=False),
        *_columns(("claim",), "claim"),
    ),
    key=("relation", "side", "claim"),
    foreign_keys=(_to("relation_sides", "relation", "side"), _to("claims", "claim")),
)
ABOUT = Table(
    name="about",
    title=term("About these tables"),
    description=term("How they were made, whose data they show, and what they are not."),
    columns=_columns("name value".split(), "name"),
    key=("name",),
)
TABLES: tuple[Table, ...] = (
    PLACES,
    DOCUMENTS,
    SOURCES,
    EVENTS,
    CLAIMS,
    CLAIMS_POINTS,
    CLAIMS_AREAS,
    UNPLACED,
    MEMBERSHIPS,
    RELATIONS,
    RELATION_SIDES,
    RELATION_CLAIMS,
    ABOUT,
)
"""All tables; each comes after those that its foreign keys lead to."""
STORED = {table.name: table.stored for table in TABLES}
"""What holds the rows of a table, by its name."""
