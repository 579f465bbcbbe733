"""The events of a page: columns for lists and marks, and chunks of details in words."""

from collections.abc import Iterator
from typing import Any

from geomap.layers.drawing import Drawing
from geomap.layers.words import event_title, independence_words, place_name
from geomap.model import Event, Relation
from geomap.render.payload.index import Index, day_number
from geomap.render.payload.packing import CHUNK


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
        "disputes": [len(event.contradictions) for event in events],
        "origins": [event.independence.origins for event in events],
    }


def event_details(drawing: Drawing, index: Index) -> Iterator[dict[str, Any]]:
    """Yield the events' details in chunks, field by field."""
    for start in range(0, len(drawing.events), CHUNK):
        yield _chunk(drawing.events[start : start + CHUNK], index)


def _chunk(events: tuple[Event, ...], index: Index) -> dict[str, Any]:
    return {
        "place": [place_name(one.location.place) if one.location else None for one in events],
        "origins": [[_origin(origin, index) for origin in one.origins] for one in events],
        "independence": [independence_words(one) for one in events],
        "facets": [list(one.facets.items()) for one in events],
        "contradictions": [_relations(one.contradictions, index) for one in events],
        "agreements": [_relations(one.agreements, index) for one in events],
        "over_time": [_relations(one.over_time, index) for one in events],
        "supersessions": [_relations(one.supersessions, index) for one in events],
        "refinements": [_relations(one.refinements, index) for one in events],
        "copies": [
            [
                (index.claim.get(copy.claim), index.claim.get(copy.of), _copy_words(copy))
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


def _origin(origin: Any, index: Index) -> tuple[Any, ...]:  # noqa: ANN401  # geomap.model.Origin
    """Return name, kind, country, whether it is independent (null: unknown), and its claims."""
    return (
        origin.name,
        origin.kind,
        origin.country,
        origin.independent,
        index.claims(origin.claims),
    )


def _copy_words(copy: Any) -> str:  # noqa: ANN401  # geomap.model.DerivedCopy
    return "; ".join((copy.why, *copy.changed))


def _relations(relations: tuple[Relation, ...], index: Index) -> list[tuple[Any, ...]]:
    """Return field, condition, and origin, value and claims of each side."""
    return [
        (
            relation.field,
            relation.condition,
            [(side.origin, side.value, index.claims(side.claims)) for side in relation.sides],
        )
        for relation in relations
    ]
