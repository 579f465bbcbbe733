"""A later run added to the tables of an earlier one, so that no row is told twice or left over.

What a document said before it was read anew is gone; what other documents said stays as it was.
Nothing is weighed anew across runs: an event that has claims of both runs says no longer how many
independent origins tell it.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geomap.export import table_schema as schema
from geomap.export.columns import FACETS
from geomap.export.geojson import event_cells
from geomap.export.rows import Cell
from geomap.export.table_rows import Cells, source_rows
from geomap.export.table_schema import TABLES, Table
from geomap.export.tables import Filled
from geomap.layers.families import families
from geomap.layers.method import method_line, title_of
from geomap.model import (
    Claim,
    Claimant,
    DerivedCopy,
    DocumentRef,
    Event,
    EventDate,
    Independence,
    Location,
    MadeBy,
    Membership,
    Place,
    Relation,
    Side,
)

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_WITH_CLAIMS = ("claims", "claims_points", "claims_areas", "unplaced")
_SHAPED = ("claims_points", "claims_areas", "events")
_TEXTS = (*schema.EVENT_RELATIONS, *schema.EVENT_IDS)
# What only a look at all claims together can say.
_WEIGHED = (
    *("origins", "independent_origins", "sides", "origins_of_unknown_independence"),
    *(f"facet_{name}" for name in FACETS),
)
_SOMEWHERE = Place(id="", name="", level="country", lon=0.0, lat=0.0)


@dataclass(slots=True)
class _Held:
    """A table's rows by their keys."""

    table: Table
    rows: dict[Cells, Cells] = field(default_factory=dict)
    shapes: dict[Cells, "BaseGeometry | None"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._at = {name: number for number, name in enumerate(self.table.names)}
        self._key = tuple(self._at[name] for name in self.table.key)

    _at: dict[str, int] = field(init=False)
    _key: tuple[int, ...] = field(init=False)

    def add(self, filled: Filled) -> None:
        """Put in the rows; one with a key that is there takes its place."""
        keys = []
        for cells in filled.rows:
            key = tuple([cells[number] for number in self._key])
            self.rows[key] = cells
            keys.append(key)
        if filled.geometries is not None:
            self.shapes.update(zip(keys, filled.geometries, strict=True))

    def column(self, name: str) -> Iterator[Any]:
        """Yield the cells of a column."""
        at = self._at[name]
        return (cells[at] for cells in self.rows.values())

    def records(self, *names: str) -> Iterator[dict[str, Any]]:
        """Yield the rows as cells by column, all of them or the named ones."""
        wanted = [(name, self._at[name]) for name in names or self._at]
        return ({name: cells[at] for name, at in wanted} for cells in self.rows.values())

    def keep(self, wanted: Callable[[Mapping[str, Any]], bool], *names: str) -> None:
        """Drop the rows that are not wanted; `wanted` sees the named cells."""
        numbers = [(name, self._at[name]) for name in names]
        self.rows = {
            key: cells
            for key, cells in self.rows.items()
            if wanted({name: cells[number] for name, number in numbers})
        }

    def change(self, key: Cells, **cells: Cell) -> None:
        """Give a row other cells."""
        row = list(self.rows[key])
        for name, cell in cells.items():
            row[self._at[name]] = cell
        self.rows[key] = tuple(row)

    def filled(self) -> Filled:
        """Return the table."""
        own = self.table.own_geometry
        shapes = [self.shapes.get(key) for key in self.rows] if own else None
        return Filled(table=self.table, rows=list(self.rows.values()), geometries=shapes)


def appended(old: Mapping[str, Filled], new: Mapping[str, Filled]) -> dict[str, Filled]:
    """Return the tables of both runs together; adding the same run again changes nothing."""
    held = {table.name: _Held(table=table) for table in TABLES}
    for name, one in held.items():
        one.add(old[name])
    later = {name: _Held(table=held[name].table) for name in held}
    for name, one in later.items():
        one.add(new[name])
    _forget(held, later)
    for name, one in held.items():
        one.rows |= later[name].rows
        one.shapes |= later[name].shapes
    _drop_orphans(held)
    _tell_anew(held, before=old, now=new)
    return {name: one.filled() for name, one in held.items()}


def claims_of(filled: Mapping[str, Filled]) -> list[Claim]:
    """Return the claims as far as colours and the method line need them, of the table `claims`."""
    held = _Held(table=schema.CLAIMS)
    held.add(filled["claims"])
    return [_stand_in(row) for row in held.records()]


def _forget(old: dict[str, _Held], new: dict[str, _Held]) -> None:
    """Drop what the old run said of documents that the new one read too."""
    read, told = set(new["documents"].column("document")), set(new["claims"].column("claim"))
    pairs = zip(old["claims"].column("claim"), old["claims"].column("document"), strict=True)
    gone = {claim for claim, document in pairs if document in read or claim in told}
    members = old["relation_claims"]
    pairs = zip(members.column("relation"), members.column("claim"), strict=True)
    loose = {relation for relation, claim in pairs if claim in gone}
    for name in (*_WITH_CLAIMS, "memberships"):
        old[name].keep(lambda row: row["claim"] not in gone, "claim")
    for name in ("relations", "relation_sides", "relation_claims"):
        old[name].keep(lambda row: row["relation"] not in loose, "relation")


def _drop_orphans(held: dict[str, _Held]) -> None:
    """Drop events without claims, relations without their event, and places nobody uses."""
    members = set(held["memberships"].rows)
    told = {event for event, _ in members}
    held["events"].keep(lambda row: row["event"] in told, "event")
    events = set(held["events"].column("event"))
    held["memberships"].keep(lambda row: row["event"] in events, "event")
    for name in _WITH_CLAIMS:
        rows = held[name]
        for key, row in zip(list(rows.rows), list(rows.records("event", "claim")), strict=True):
            if row["event"] is not None and (row["event"], row["claim"]) not in members:
                rows.change(key, event=None)
    held["relations"].keep(lambda row: row["event"] in events, "event")
    known = set(held["relations"].column("relation"))
    for name in ("relation_sides", "relation_claims"):
        held[name].keep(lambda row: row["relation"] in known, "relation")
    used = {shape for name in _SHAPED for shape in held[name].column("shape")}
    held["places"].keep(lambda row: row["shape"] in used, "shape")


def _tell_anew(
    held: dict[str, _Held], *, before: Mapping[str, Filled], now: Mapping[str, Filled]
) -> None:
    """Set what hangs on all rows together: colours, counts, disputes, events' words."""
    claims = [_stand_in(row) for row in held["claims"].records()]
    known = families(claims)
    sources = zip(
        held["claims"].column("source"),
        held["claims"].column("origin"),
        (claim.claimant for claim in claims),
        strict=True,
    )
    rows = list(source_rows(sources, known))
    held["sources"].rows = {}
    held["sources"].add(Filled(table=schema.SOURCES, rows=rows))
    family_of = {row["source"]: row["family"] for row in held["sources"].records()}
    disputed = _disputed(held)
    for name in _WITH_CLAIMS:
        _recolour(held[name], family_of=family_of, disputed=disputed)
    _tell_events(held)
    _tell_about(held, claims, before=before, now=now)


def _recolour(rows: _Held, *, family_of: Mapping[str, str], disputed: frozenset[str]) -> None:
    with_family = "family" in rows.table.names
    names = ("claim", "source", "disputed", *(["family"] if with_family else []))
    for key, row in zip(list(rows.rows), list(rows.records(*names)), strict=True):
        cells: dict[str, Cell] = {"disputed": row["claim"] in disputed}
        if with_family:
            cells["family"] = family_of[row["source"]]
        if any(row[name] != cell for name, cell in cells.items()):
            rows.change(key, **cells)


def _disputed(held: dict[str, _Held]) -> frozenset[str]:
    relations = held["relations"]
    pairs = zip(relations.column("relation"), relations.column("kind"), strict=True)
    contradictions = {relation for relation, kind in pairs if kind == "contradiction"}
    members = held["relation_claims"]
    pairs = zip(members.column("relation"), members.column("claim"), strict=True)
    return frozenset(claim for relation, claim in pairs if relation in contradictions)


def _tell_events(held: dict[str, _Held]) -> None:
    """Say anew what an event's rows now hold, where they are not what its own run knew."""
    members: dict[str, list[Membership]] = defaultdict(list)
    for row in held["memberships"].records():
        members[row["event"]].append(
            Membership(claim=row["claim"], basis=row["basis"], why=row["why"] or "")
        )
    events = held["events"]
    changed = {
        row["event"]: key
        for key, row in zip(events.rows, events.records("event", "claims"), strict=True)
        if set((row["claims"] or "").split("; ")) != {one.claim for one in members[row["event"]]}
    }
    related = _relations(held, of=changed)
    for event, key in changed.items():
        cells = event_cells(_event(event, members[event], related[event]))
        anew: dict[str, Cell] = {name: cells[name] for name in _TEXTS}
        anew["disputed"] = cells["contradictions"] is not None
        events.change(key, **anew, **dict.fromkeys(_WEIGHED))


_Related = tuple[str, str | None, Relation]


def _relations(held: dict[str, _Held], *, of: Container[str]) -> dict[str, list[_Related]]:
    """Return the relations of events, by event: kind, why, and the sides with their claims."""
    relations = [row for row in held["relations"].records() if row["event"] in of]
    wanted = {row["relation"] for row in relations}
    claims: dict[tuple[Cell, Cell], list[str]] = defaultdict(list)
    for relation, side, claim in held["relation_claims"].rows.values():
        if relation in wanted:
            claims[relation, side].append(str(claim))
    sides: dict[Cell, list[Side]] = defaultdict(list)
    for relation, number, origin, value in held["relation_sides"].rows.values():
        if relation in wanted:
            told = tuple(claims[relation, number])
            sides[relation].append(
                Side(origin=str(origin or ""), value=str(value or ""), claims=told)
            )
    found: dict[str, list[_Related]] = defaultdict(list)
    for row in relations:
        one = Relation(
            field=row["field"] or "",
            sides=tuple(sides[row["relation"]]),
            condition=row["condition"],
        )
        found[row["event"]].append((row["kind"], row["why"], one))
    return found


def _event(identity: str, members: list[Membership], related: Iterable[_Related]) -> Event:
    """Return an event that knows its claims and how they stand to each other, and no more."""
    by_kind: dict[str, list[Relation]] = defaultdict(list)
    copies = []
    for kind, why, relation in related:
        by_kind[kind].append(relation)
        if kind == "copy":
            of, copy = (side.claims[0] if side.claims else "" for side in relation.sides)
            copies.append(DerivedCopy(claim=copy, of=of, why=why or ""))
    return Event(
        id=identity,
        claims=tuple(one.claim for one in members),
        date=EventDate(earliest=None, latest=None),
        independence=Independence(origins=0, sides=0, unknown=0),
        membership=tuple(members),
        contradictions=tuple(by_kind["contradiction"]),
        agreements=tuple(by_kind["agreement"]),
        refinements=tuple(by_kind["refinement"]),
        over_time=tuple(by_kind["over_time"]),
        supersessions=tuple(by_kind["supersession"]),
        derived_copies=tuple(copies),
    )


def _tell_about(
    held: dict[str, _Held],
    claims: list[Claim],
    *,
    before: Mapping[str, Filled],
    now: Mapping[str, Filled],
) -> None:
    """Set the title, the method line, the day and the credits of both runs together."""
    days = [day for day in held["documents"].column("published") if day]
    until = max(days, default=None)
    dates = zip(
        held["events"].column("event"),
        held["events"].column("date_earliest"),
        held["events"].column("date_latest"),
        strict=True,
    )
    nobody = Independence(origins=0, sides=0, unknown=0)
    events = [
        Event(id=i, claims=(), date=EventDate(earliest=one, latest=two), independence=nobody)
        for i, one, two in dates
    ]
    documents = len(held["documents"].rows) or None
    cells = {
        "title": title_of(events),
        "as_of": until,
        "method": method_line(claims, documents=documents, until=until),
        "credits": _both(_about(before, "credits"), _about(now, "credits")),
    }
    for name, cell in cells.items():
        held["about"].change((name,), value=cell)


def _about(filled: Mapping[str, Filled], name: str) -> str:
    return str(next((cells[1] for cells in filled["about"].rows if cells[0] == name), "") or "")


def _both(before: str, now: str) -> str:
    """Return the credits of both runs, none of them twice."""
    if now in before:
        return before
    return now if before in now else f"{before} {now}"


def _stand_in(row: Mapping[str, Any]) -> Claim:
    """Return a claim that has what the method line and the families ask for, and no more."""
    somewhere = Location(role="target", place=_SOMEWHERE)
    return Claim(
        id=row["claim"],
        document=DocumentRef(id=row["document"], path="", sha256=""),
        quotes=(),
        claimant=Claimant(
            name=row["speaker"], kind=row["origin_kind"], country=row["origin_country"]
        ),
        chain=(),
        stance=row["stance"],
        review=row["review"],
        locations=(somewhere,) * row["placed"],
        made_by=MadeBy(geomap="", extractor=row["extractor"]),
    )
