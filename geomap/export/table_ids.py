"""Ids that each stand once, as keys must: what shares one with another gets one of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from geomap.export.material import Material
from geomap.export.rows import Cell, Row
from geomap.model import Claim, Event


def told_apart(material: Material) -> Material:
    """Return the material with no id given twice; nearly always it is the same one.

    An event's id has 32 bits: among 20,000 events two may well share one. Claims do where the same
    records were given twice.
    """
    events = tuple(_events(material.events))
    claims = tuple(_claims(material.claims))
    if events == material.events and claims == material.claims:
        return material
    moved = {
        claim: event.id
        for event, before in zip(events, material.events, strict=True)
        if event.id != before.id
        for claim in event.claims
    }
    claims = tuple(
        replace(claim, event=moved[claim.id]) if claim.id in moved else claim for claim in claims
    )
    return replace(material, claims=claims, events=events, rows=tuple(_rows(material, claims)))


def _rows(material: Material, claims: Iterable[Claim]) -> Iterator[Row]:
    """Yield the rows with their claims' new ids."""
    listed = iter(material.rows)
    for claim in claims:
        for number, row in enumerate(islice(listed, max(1, len(claim.locations)))):
            if row.claim is claim:
                yield row
                continue
            own: dict[str, Cell] = {"id": f"{claim.id}-{number}", "claim": claim.id}
            own["event"] = claim.event
            yield replace(row, id=f"{claim.id}-{number}", claim=claim, cells=row.cells | own)


def _events(events: Iterable[Event]) -> Iterator[Event]:
    used: dict[str, int] = {}
    for event in events:
        used[event.id] = number = used.get(event.id, 0) + 1
        yield event if number == 1 else replace(event, id=f"{event.id}~{number}")


def _claims(claims: Iterable[Claim]) -> Iterator[Claim]:
    used: dict[str, int] = {}
    for claim in claims:
        used[claim.id] = number = used.get(claim.id, 0) + 1
        yield claim if number == 1 else replace(claim, id=f"{claim.id}~{number}")
