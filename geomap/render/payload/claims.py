"""The claims of a page: columns for the map and the filters, and chunks of details in words."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.layers.cells import Cell, cells, spot
from geomap.layers.drawing import Drawing, why_not_drawn
from geomap.layers.marks import flags_of
from geomap.layers.persons import person_words
from geomap.layers.words import ABOUT, headline, hedge_words, place_name, place_words
from geomap.model import Claim, Hedge, Location, Place
from geomap.render.payload.index import Index, day_number
from geomap.render.payload.packing import CHUNK
from geomap.spatial import with_words

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_Held = Callable[[str], Place | None]  # what is drawn for a place without one of its own


def claim_columns(drawing: Drawing, index: Index) -> dict[str, Any]:
    """Return what the map and the filters need of each claim, field by field."""
    claims = drawing.claims
    origins = {
        claim: number
        for event in drawing.events
        for number, origin in enumerate(event.origins)
        for claim in origin.claims
    }
    flags = flags_of(drawing)
    return {
        "n": len(claims),
        "id": [claim.id for claim in claims],
        "source": [index.source[claim.id] for claim in claims],
        "stance": [index.stances[claim.stance] for claim in claims],
        "event": [index.event.get(claim.event or "", -1) for claim in claims],
        "origin": [origins.get(claim.id, -1) for claim in claims],
        "flags": [flags[claim.id] for claim in claims],
        "first": [day_number(claim.date.earliest) for claim in claims],
        "last": [day_number(_whole_day(claim.date.latest)) for claim in claims],
        "weapons": [_weapons(claim, index) for claim in claims],
        "targets": [[index.targets[t.kind] for t in claim.targets] for claim in claims],
        "level": [_level(claim, index) for claim in claims],
        "grade": [_grade(claim, index) for claim in claims],
        "places": [_marks(claim, drawing.shape_keys[claim.id], index) for claim in claims],
        "document": [index.document(claim) for claim in claims],
    }


def claim_details(
    drawing: Drawing, index: Index, *, gazetteer: "Gazetteer"
) -> Iterator[dict[str, Any]]:
    """Yield the claims' details in chunks, field by field."""
    copies = {copy.claim: copy.of for event in drawing.events for copy in event.derived_copies}
    held = cache(gazetteer.drawn_for)
    for start in range(0, len(drawing.claims), CHUNK):
        yield _chunk(drawing.claims[start : start + CHUNK], index, copies, held)


def _chunk(
    claims: Iterable[Claim], index: Index, copies: dict[str, str], held: _Held
) -> dict[str, Any]:
    of = list(claims)
    return {
        "headline": [headline(claim) for claim in of],
        "quotes": [[quote.text for quote in claim.quotes] for claim in of],
        "chain": [_chain(claim) for claim in of],
        "hedges": [[_hedge(claim, hedge) for hedge in claim.hedges] for claim in of],
        "about": [_about(claim) for claim in of],
        "form": [None if claim.form is None else index.forms[claim.form] for claim in of],
        "cells": [[_cell(cell, index) for cell in cells(claim)] for claim in of],
        "places": [[_place(claim, one, held) for one in claim.locations] for claim in of],
        "reasons": [claim.confidence.reasons if claim.confidence else () for claim in of],
        "persons": [list(person_words(claim)) for claim in of],
        "copy": [index.claim.get(copies.get(claim.id, ""), None) for claim in of],
        "why": [why_not_drawn(claim) for claim in of],
    }


def _whole_day(day: str | None) -> str | None:
    """Return a day, not the year or month that a publication date may be."""
    return day if day and len(day) == len("2030-01-01") else None


def _weapons(claim: Claim, index: Index) -> list[int]:
    return [
        index.weapons[weapon.name or weapon.weapon_class, weapon.weapon_class]
        for weapon in claim.weapons
    ]


def _level(claim: Claim, index: Index) -> int:
    return index.levels[claim.confidence.level if claim.confidence else "not_compared"]


def _grade(claim: Claim, index: Index) -> int:
    given = claim.confidence and (claim.confidence.admiralty or claim.confidence.source_reliability)
    return index.grades[given] if given else -1


def _marks(claim: Claim, shapes: tuple[str | None, ...], index: Index) -> list[int]:
    """Return shape, role and what of each place, one after the other; -1 where there is none."""
    flat: list[int] = []
    for location, shape in zip(claim.locations, shapes, strict=True):
        what = -1 if location.what is None else index.whats[location.what]
        flat += (-1 if shape is None else index.shape[shape], index.roles[location.role], what)
    return flat


def _cell(cell: Cell, index: Index) -> tuple[Any, ...]:
    """Return row, words, quote, offset, length and the note's number; no more than there is."""
    if cell.note is not None:
        return (*cell[:-1], index.notes[cell.note])
    return cell[:-1] if cell.quote >= 0 else cell[:2]


def _hedge(claim: Claim, hedge: Hedge) -> tuple[str, int, int, int]:
    """Return whose hedge it is and on what, and where its words stand in the quotes."""
    return (hedge_words(hedge), *spot(claim.quotes, hedge))


def _about(claim: Claim) -> str | None:
    """Return what the stance covers, where that is not all that the claim says."""
    if "occurrence" in claim.about:
        return None
    return ", ".join(ABOUT[part] for part in claim.about)


def _chain(claim: Claim) -> list[tuple[str | None, str, str | None, int, int, int]]:
    """Return name, kind, verb and where the verb stands of each link of the chain."""
    first, *others = claim.chain or (None,)
    name = (first and first.name) or f"publisher of {claim.document.path}"
    return [(name, "publisher", None, -1, 0, 0), *_links(claim, others)]


def _links(
    claim: Claim, links: Iterable[Any]
) -> Iterator[tuple[str | None, str, str | None, int, int, int]]:
    for link in links:
        verb = link.verb
        at = (-1, 0, 0) if verb is None else spot(claim.quotes, verb)
        yield (link.name or link.text, link.kind, verb.text if verb else None, *at)


def _place(claim: Claim, location: Location, held: _Held) -> tuple[Any, ...]:
    """Return text, name, words, why, alternatives, and where the text stands in the quotes."""
    place = location.place
    return (
        location.text,
        with_words(place_name(place), location.relation) if place else None,
        place_words(location, drawn=held(place.id) if place else None),
        location.why,
        [place_name(other) for other in location.alternatives],
        *spot(claim.quotes, location),
    )
