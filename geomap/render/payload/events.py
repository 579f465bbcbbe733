"""The events of a page: columns for lists and marks, and chunks of details in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from geomap.events.places import target_locations
from geomap.layers.cells import attacker_name
from geomap.layers.drawing import Drawing
from geomap.layers.phrases import drawn_as
from geomap.layers.words import event_title, held_words, independence_words, level_words, place_name
from geomap.model import Claim, Event, EventLocation, Origin, Place, Relation, Side
from geomap.render.payload.index import Index, day_number
from geomap.render.payload.packing import CHUNK
from geomap.spatial import with_words

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_Held = Callable[[str], Place | None]  # what is drawn for a place without one of its own


def event_columns(drawing: Drawing) -> dict[str, Any]:
    """Return what lists and marks need of each event, field by field."""
    told = {claim.id: claim for claim in drawing.claims}
    events = drawing.events
    return {
        "n": len(events),
        "id": [event.id for event in events],
        "title": [event_title(event, told) for event in events],
        "first": [day_number(event.date.earliest) for event in events],
        "last": [day_number(event.date.latest) for event in events],
        "disputes": [len(_merged(event.contradictions)) for event in events],
        "origins": [event.independence.origins for event in events],
        "unknown": [event.independence.unknown for event in events],
    }


def event_details(
    drawing: Drawing, index: Index, *, gazetteer: "Gazetteer"
) -> Iterator[dict[str, Any]]:
    """Yield the events' details in chunks, field by field."""
    told = {claim.id: claim for claim in drawing.claims}
    for start in range(0, len(drawing.events), CHUNK):
        yield _chunk(drawing.events[start : start + CHUNK], index, told, gazetteer.drawn_for)


def _chunk(
    events: tuple[Event, ...], index: Index, told: Mapping[str, Claim], held: _Held
) -> dict[str, Any]:
    return {
        "place": [
            _place(one, one.location, told, held) if one.location else None for one in events
        ],
        "origins": [[_origin(origin, index) for origin in one.origins] for one in events],
        "independence": [independence_words(one) for one in events],
        "facets": [list(one.facets.items()) for one in events],
        "contradictions": [_relations(one, one.contradictions, index) for one in events],
        "agreements": [_agreements(one) for one in events],
        "over_time": [_relations(one, one.over_time, index) for one in events],
        "supersessions": [_relations(one, one.supersessions, index) for one in events],
        "refinements": [_relations(one, one.refinements, index) for one in events],
        "copies": [
            [
                (index.claim.get(copy.claim), index.claim.get(copy.of), copy.why, copy.changed)
                for copy in one.derived_copies
            ]
            for one in events
        ],
        "inferred": [
            [
                (index.claim[member.claim], member.why)
                for member in one.membership
                if member.basis == "inferred" and member.claim in index.claim
            ]
            for one in events
        ],
    }


def _place(
    event: Event, location: EventLocation, told: Mapping[str, Claim], held: _Held
) -> tuple[str, str, list[str]]:
    """Return the place's name, how precise the words on it are, and which origins name it."""
    place = location.place
    shape = drawn_as(location)
    name = with_words(place_name(place), location.relation)
    other = None if shape else held(place.id)
    usual = held_words(other) if other else level_words(place)
    drawn = f"drawn as {shape}" if shape else usual
    names = [
        origin.name
        for origin in event.origins
        if any(_names(told[one], location) for one in origin.claims if one in told)
    ]
    return name, drawn, list(dict.fromkeys(names))


def _names(claim: Claim, wanted: EventLocation) -> bool:
    """Return whether the claim says that the strike was at this very place."""
    return claim.stance != "not_confirmed" and any(
        one.place.id == wanted.place.id and one.relation == wanted.relation
        for one in target_locations(claim)
        if one.place
    )


def _origin(origin: Origin, index: Index) -> tuple[Any, ...]:
    """Return name, kind, country, whether it is independent (null: unknown), and its claims."""
    return (
        origin.name,
        origin.kind,
        origin.country,
        origin.independent,
        index.claims(origin.claims),
    )


def _relations(
    event: Event, relations: tuple[Relation, ...], index: Index
) -> list[tuple[Any, ...]]:
    """Return field, condition, and of each side its origin (by number), value and claims."""
    if not relations:
        return []
    origin = {claim: n for n, one in enumerate(event.origins) for claim in one.claims}
    return [
        (
            group[0].field,
            group[0].condition,
            [
                (_by_number(side, origin), _value(one, side), index.claims(side.claims))
                for one in group
                for side in one.sides
            ],
        )
        for group in _merged(relations)
    ]


def _merged(relations: Iterable[Relation]) -> list[list[Relation]]:
    """Return the relations, those put together that read the same: of an origin's other claims."""
    groups: dict[Any, list[Relation]] = {}
    for one in relations:
        sides = tuple((side.origin, side.value) for side in one.sides)
        groups.setdefault((one.field, one.condition, sides), []).append(one)
    return list(groups.values())


def _agreements(event: Event) -> list[tuple[Any, ...]]:
    """Return as `_relations` does, without the claims and the stance, which the table shows."""
    told = [one for one in event.agreements if one.field != "stance"]
    if not told:
        return []
    origin = {claim: n for n, one in enumerate(event.origins) for claim in one.claims}
    return [
        (one.field, one.condition, [(_by_number(s, origin), _value(one, s)) for s in one.sides])
        for one in told
    ]


def _by_number(side: Side, origin: dict[str, int]) -> int | str:
    """Return the number of the side's origin in its event, else its name."""
    return next((origin[claim] for claim in side.claims if claim in origin), side.origin)


def _value(relation: Relation, side: Side) -> str:
    return attacker_name(side.value) if relation.field == "attacker" else side.value
