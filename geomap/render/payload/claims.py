"""The claims of a page: columns for the map and the filters, and chunks of details in words."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.layers.cells import TYPED, Cell, cells, spot
from geomap.layers.drawing import Drawing, why_not_drawn
from geomap.layers.inferred import inferred_places
from geomap.layers.marks import flags_of
from geomap.layers.persons import person_words
from geomap.layers.retelling import retold
from geomap.layers.words import about_words, headline, hedge_words, place_name, place_words
from geomap.messages import Messages
from geomap.model import Claim, Hedge, Link, Location, Place
from geomap.render.payload.index import Index, Numbered, day_number
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
        claims = drawing.claims[start : start + CHUNK]
        yield _chunk(claims, index, copies, held, drawing.messages)


def _chunk(
    claims: Iterable[Claim],
    index: Index,
    copies: dict[str, str],
    held: _Held,
    messages: Messages,
) -> dict[str, Any]:
    of = list(claims)
    # What many claims of a chunk say alike stands in it once; `expanded` in data.js undoes it.
    links, spots, said = Numbered(), Numbered(), Numbered()
    return {
        "headline": [headline(claim, messages=messages) for claim in of],
        "quotes": [[quote.text for quote in claim.quotes] for claim in of],
        "chain": [_chain(claim, links, messages) for claim in of],
        "hedges": [[_hedge(claim, hedge, messages) for hedge in claim.hedges] for claim in of],
        "about": [about_words(claim, messages=messages) for claim in of],
        "form": [None if claim.form is None else index.forms[claim.form] for claim in of],
        "cells": [
            [_cell(cell, index, said) for cell in cells(claim, messages=messages)] for claim in of
        ],
        "places": [
            [_place(claim, one, held, spots, messages) for one in claim.locations] for claim in of
        ],
        "inferred": [inferred_places(claim) for claim in of],
        "reasons": [_reasons(claim, messages) for claim in of],
        "persons": [list(person_words(claim, messages=messages)) for claim in of],
        "copy": [index.claim.get(copies.get(claim.id, ""), None) for claim in of],
        "why": [why_not_drawn(claim, messages=messages) for claim in of],
        "links": list(links),
        "spots": list(spots),
        "said": list(said),
        **({"translations": list(map(_translations, of))} if _any_translated(of) else {}),
    }


def _any_translated(claims: Iterable[Claim]) -> bool:
    return any(claim.translations for claim in claims)


def _translations(claim: Claim) -> list[tuple[str, list[int]]]:
    """Return the user's translations, each with the numbers of the quotes that it touches."""
    return [
        (
            one.translation,
            [n for n, q in enumerate(claim.quotes) if q.start < one.end and one.start < q.end],
        )
        for one in claim.translations
    ]


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


def _cell(cell: Cell, index: Index, said: Numbered) -> tuple[int, ...]:
    """Return the number of row, words and note, and where the words stand, if in a quote."""
    row, words, quote, at, length, note = cell
    number = said[(row, words) if note is None else (row, words, index.notes[note])]
    return (number,) if quote < 0 else (number, quote, at, length)


def _reasons(claim: Claim, messages: Messages) -> tuple[str, ...]:
    reasons = claim.confidence.reasons if claim.confidence else ()
    return tuple(retold(reason, messages) for reason in reasons)


def _hedge(claim: Claim, hedge: Hedge, messages: Messages) -> tuple[str, int, int, int]:
    """Return whose hedge it is and on what, and where its words stand in the quotes."""
    return (hedge_words(hedge, messages=messages), *spot(claim.quotes, hedge))


def _chain(claim: Claim, links: Numbered, messages: Messages) -> list[tuple[int, ...]]:
    """Return of each link the number of name, kind and verb, and where the verb stands."""
    first, *others = claim.chain or (None,)
    unnamed = messages.text("publisher of {file}", file=claim.document.path)
    name = (first and first.name) or unnamed
    return [(links[name, "publisher", None],), *_links(claim, others, links)]


def _links(claim: Claim, others: Iterable[Link], links: Numbered) -> Iterator[tuple[int, ...]]:
    for link in others:
        verb = link.verb
        number = links[link.name or link.text, link.kind, verb.text if verb else None]
        yield (number,) if verb is None else (number, *spot(claim.quotes, verb))


def _place(
    claim: Claim, location: Location, held: _Held, spots: Numbered, messages: Messages
) -> tuple[int, ...]:
    """Return the number of what is told of the place, and where its name stands in the quotes.

    Told are text, name, words, why and alternatives. That no machine read it is quote -2.
    """
    place = location.place
    typed = claim.made_by.extractor in TYPED and location.start is None
    number = spots[
        location.text,
        with_words(place_name(place, messages=messages), location.relation, text=location.text)
        if place
        else None,
        place_words(location, drawn=held(place.id) if place else None, messages=messages),
        retold(location.why, messages) if location.why else location.why,
        tuple(place_name(other, messages=messages) for other in location.alternatives),
    ]
    return (number, *((-2, 0, 0) if typed else spot(claim.quotes, location)))
