"""The rows of the relational tables: cells in the order of `geomap.export.table_schema`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from geomap.export.columns import within_64_bits
from geomap.export.geojson import event_cells
from geomap.export.material import Material
from geomap.export.rows import Cell
from geomap.export.table_schema import EVENTS, SCHEMA
from geomap.export.table_shapes import Shapes, stable_id
from geomap.layers.characters import held
from geomap.layers.drawing import is_drawn, why_not_drawn
from geomap.layers.families import OFFICIAL_KINDS, Family, family_key
from geomap.layers.retelling import retold, retold_all
from geomap.layers.words import origin_name
from geomap.messages import Messages, term
from geomap.model import Claim, Claimant, Document, DocumentRef, Event, Relation

Cells = tuple[Cell, ...]
LICENCE = term(
    "Places and outlines come with the licences that the credits name; quotes and titles belong to "
    "their publishers. Claims, not confirmed facts: say so wherever you show them."
)


def cleaned(cells: Iterable[Cell]) -> Cells:
    """Return the cells as a database holds them: U+FFFD for letters, null for too great numbers."""
    return tuple(
        [
            # Not asked of each cell by a call, since there are millions.
            cell if cell is None or (type(cell) is str and cell.isprintable()) else _held(cell)
            for cell in cells
        ]
    )


def _held(cell: Cell) -> Cell:
    return held(cell) if isinstance(cell, str) else within_64_bits(cell)


def clean_id(identity: str) -> str:
    """Return the id, another one for each that a database can't hold: keys must not become one."""
    shown = held(identity)
    return shown if shown == identity else f"{shown}~{stable_id('', identity)[1:]}"


def source_id(claim: Claim) -> str:
    """Return the id of the claim's origin; the side of an official is part of it."""
    return _source_id(_group(claim.claimant), origin_name(claim))


@cache
def _source_id(group: str, name: str) -> str:
    return stable_id("o", group, name)


def _group(speaker: Claimant) -> str:
    """Return a family that does not hang on which sides speak most, as colours do."""
    official = speaker.kind in OFFICIAL_KINDS
    return f"official-{speaker.country}" if official else family_key(speaker, ())


def claim_rows(material: Material) -> Iterator[Cells]:
    """Yield the cells of `claims`."""
    events = {event.id for event in material.events}
    disputed = {row.claim.id for row in material.rows if row.cells["disputed"]}
    for claim in material.claims:
        speaker = claim.claimant
        yield cleaned(
            (
                clean_id(claim.id),
                clean_id(claim.event) if claim.event in events else None,
                clean_id(claim.document.id),
                source_id(claim),
                origin_name(claim),
                speaker.name,
                speaker.kind,
                speaker.country,
                claim.stance,
                claim.review,
                claim.made_by.extractor,
                why_not_drawn(claim, messages=material.messages),
                is_drawn(claim),
                claim.id in disputed,
                len(claim.locations),
                sum(location.place is not None for location in claim.locations),
            )
        )


def source_rows(
    origins: Iterable[tuple[str, str, Claimant]], known: Sequence[Family]
) -> Iterator[Cells]:
    """Yield the cells of `sources` for each claim's source, its name and its speaker."""
    held: dict[str, list[Claimant]] = {}
    names: dict[str, str] = {}
    for source, name, speaker in origins:
        held.setdefault(source, []).append(speaker)
        names[source] = name
    by_key = {family.key: family for family in known}
    for source, speakers in held.items():
        key = family_key(speakers[0], known)
        kinds = sorted({speaker.kind for speaker in speakers})
        countries = sorted({speaker.country for speaker in speakers if speaker.country})
        family = by_key.get(key)
        yield cleaned(
            (
                source,
                names[source],
                "; ".join(kinds),
                "; ".join(countries) or None,
                key,
                family.name if family else key,
                len(speakers),
            )
        )


def document_rows(material: Material) -> Iterator[Cells]:
    """Yield the cells of `documents`: those that were read, and those that claims name."""
    found: dict[str, Document | DocumentRef] = {one.id: one for one in material.documents}
    for claim in material.claims:
        found.setdefault(claim.document.id, claim.document)
    for one in found.values():
        paths = "; ".join(one.other_paths) or None
        yield cleaned(
            (
                *(clean_id(one.id), one.path, paths, one.title, one.publisher),
                *(one.url, one.published, one.language, one.sha256),
            )
        )


def event_rows(material: Material, shapes: Shapes) -> Iterator[Cells]:
    """Yield the cells of `events`."""
    names = EVENTS.names
    for event in material.events:
        cells: dict[str, Cell] = {
            **event_cells(event),
            "event": clean_id(event.id),
            "shape": shapes.id_of(event.location),
        }
        yield cleaned([cells.get(name) for name in names])


def membership_rows(material: Material) -> Iterator[Cells]:
    """Yield the cells of `memberships`."""
    claims = {claim.id for claim in material.claims}
    for event in material.events:
        why = {one.claim: one for one in event.membership}
        for claim in dict.fromkeys((*event.claims, *why)):
            if claim in claims:
                told = why.get(claim)
                basis = told.basis if told else None
                reason = retold(told.why, material.messages) if told else None
                yield cleaned((clean_id(event.id), clean_id(claim), basis, reason))


def relation_rows(material: Material) -> tuple[list[Cells], list[Cells], list[Cells]]:
    """Return the cells of `relations`, `relation_sides` and `relation_claims`."""
    claims = {claim.id: claim for claim in material.claims}
    ids = {claim: clean_id(claim) for claim in claims}
    relations: dict[str, Cells] = {}
    sides: list[Cells] = []
    members: list[Cells] = []
    for event in material.events:
        for cells, told in _relations_of(event, claims, material.messages):
            relation = stable_id("r", event.id, cells, told)
            if relation in relations:
                continue
            relations[relation] = cleaned((relation, clean_id(event.id), *cells))
            for number, (origin, value, tellers) in enumerate(told, 1):
                sides.append((relation, number, origin and held(origin), value and held(value)))
                known = dict.fromkeys(tellers)
                members += [(relation, number, ids[claim]) for claim in known if claim in ids]
    return list(relations.values()), sides, members


_Side = tuple[str | None, str | None, tuple[str, ...]]


def _relations_of(
    event: Event, claims: Mapping[str, Claim], messages: Messages
) -> Iterator[tuple[Cells, tuple[_Side, ...]]]:
    """Yield each relation's cells after its event, and its sides: origin, value, claims."""
    kinds: tuple[tuple[str, tuple[Relation, ...]], ...] = (
        ("contradiction", event.contradictions),
        ("agreement", event.agreements),
        ("refinement", event.refinements),
        ("over_time", event.over_time),
        ("supersession", event.supersessions),
    )
    for kind, relations in kinds:
        for one in relations:
            sides = tuple((side.origin, side.value, side.claims) for side in one.sides)
            condition = one.condition and retold(one.condition, messages)
            yield (kind, one.field, condition, None, None), sides
    for copy in event.derived_copies:
        pair = tuple(
            (origin_name(claims[claim]) if claim in claims else None, None, (claim,))
            for claim in (copy.of, copy.claim)
        )
        changed = "; ".join(retold_all(copy.changed, messages)) or None
        yield ("copy", None, None, retold(copy.why, messages), changed), pair


def about_rows(material: Material) -> Iterator[Cells]:
    """Yield the cells of `about`."""
    yield from (
        cleaned(cells)
        for cells in (
            ("schema", SCHEMA),
            ("title", material.title),
            ("method", material.method),
            ("credits", material.credit),
            ("as_of", material.as_of),
            ("licence", material.messages.text(LICENCE)),
        )
    )
