"""The events of a page: columns for lists and marks, and chunks of details in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from geomap.events.places import target_locations
from geomap.layers.cells import attacker_name
from geomap.layers.drawing import Drawing
from geomap.layers.phrases import drawn_as
from geomap.layers.retelling import origin_words, retold, side_words
from geomap.layers.words import event_title, held_words, independence_words, level_words, place_name
from geomap.messages import ENGLISH, Messages
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
        "title": [event_title(event, told, messages=drawing.messages) for event in events],
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
        events = drawing.events[start : start + CHUNK]
        yield _chunk(events, index, told, gazetteer.drawn_for, drawing.messages)


def _chunk(
    events: tuple[Event, ...],
    index: Index,
    told: Mapping[str, Claim],
    held: _Held,
    messages: Messages,
) -> dict[str, Any]:
    return {
        "place": [
            _place(one, one.location, told, held, messages) if one.location else None
            for one in events
        ],
        "origins": [[_origin(origin, index, messages) for origin in one.origins] for one in events],
        "independence": [independence_words(one, messages=messages) for one in events],
        "facets": [list(one.facets.items()) for one in events],
        "contradictions": [_relations(one, one.contradictions, index, messages) for one in events],
        "agreements": [_agreements(one, messages) for one in events],
        "over_time": [_relations(one, one.over_time, index, messages) for one in events],
        "supersessions": [_relations(one, one.supersessions, index, messages) for one in events],
        "refinements": [_relations(one, one.refinements, index, messages) for one in events],
        "copies": [
            [
                (
                    index.claim.get(copy.claim),
                    index.claim.get(copy.of),
                    retold(copy.why, messages),
                    tuple(retold(one, messages) for one in copy.changed),
                )
                for copy in one.derived_copies
            ]
            for one in events
        ],
        "inferred": [
            [
                (index.claim[member.claim], retold(member.why, messages))
                for member in one.membership
                if member.basis == "inferred" and member.claim in index.claim
            ]
            for one in events
        ],
    }


def _place(
    event: Event,
    location: EventLocation,
    told: Mapping[str, Claim],
    held: _Held,
    messages: Messages,
) -> tuple[str, str, list[str]]:
    """Return the place's name, how precise the words on it are, and which origins name it."""
    place = location.place
    shape = drawn_as(location, messages=messages)
    said = _said(location, told.get(location.claim))
    name = with_words(place_name(place, messages=messages), location.relation, text=said)
    other = None if shape else held(place.id)
    if shape:
        drawn = messages.text("drawn as {shape}", shape=shape)
    elif other:
        drawn = held_words(other, messages=messages)
    else:
        drawn = level_words(place, messages=messages)
    names = [
        origin_words(origin.name, messages)
        for origin in event.origins
        if any(_names(told[one], location) for one in origin.claims if one in told)
    ]
    return name, drawn, list(dict.fromkeys(names))


def _said(location: EventLocation, claim: Claim | None) -> str | None:
    """Return the words that name the place in the claim that gives it."""
    told = claim.locations if claim is not None else ()
    return next(
        (
            one.text
            for one in told
            if one.relation == location.relation and one.place and one.place.id == location.place.id
        ),
        None,
    )


def _names(claim: Claim, wanted: EventLocation) -> bool:
    """Return whether the claim says that the strike was at this very place."""
    return claim.stance != "not_confirmed" and any(
        one.place.id == wanted.place.id and one.relation == wanted.relation
        for one in target_locations(claim)
        if one.place
    )


def _origin(origin: Origin, index: Index, messages: Messages) -> tuple[Any, ...]:
    """Return name, kind, country, whether it is independent (null: unknown), and its claims."""
    return (
        origin_words(origin.name, messages),
        origin.kind,
        origin.country,
        origin.independent,
        index.claims(origin.claims),
    )


def _relations(
    event: Event, relations: tuple[Relation, ...], index: Index, messages: Messages
) -> list[tuple[Any, ...]]:
    """Return field, condition, and of each side its origin (by number), value and claims."""
    if not relations:
        return []
    origin = {claim: n for n, one in enumerate(event.origins) for claim in one.claims}
    return [
        (
            group[0].field,
            _condition(group[0], messages),
            [
                (
                    _by_number(side, origin, messages),
                    _value(one, side, messages),
                    index.claims(side.claims),
                )
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


def _agreements(event: Event, messages: Messages) -> list[tuple[Any, ...]]:
    """Return as `_relations` does, without the claims and the stance, which the table shows."""
    told = [one for one in event.agreements if one.field != "stance"]
    if not told:
        return []
    origin = {claim: n for n, one in enumerate(event.origins) for claim in one.claims}
    return [
        (
            one.field,
            _condition(one, messages),
            [(_by_number(s, origin, messages), _value(one, s, messages)) for s in one.sides],
        )
        for one in told
    ]


def _condition(relation: Relation, messages: Messages) -> str | None:
    return retold(relation.condition, messages) if relation.condition else None


def _by_number(side: Side, origin: dict[str, int], messages: Messages) -> int | str:
    """Return the number of the side's origin in its event, else its name."""
    known = (origin[claim] for claim in side.claims if claim in origin)
    return next(known, origin_words(side.origin, messages))


def _value(relation: Relation, side: Side, messages: Messages) -> str:
    if relation.field == "attacker":
        return attacker_name(side.value, messages=messages)
    if messages is ENGLISH:
        return side.value
    return side_words(relation.field, side.value, messages)
