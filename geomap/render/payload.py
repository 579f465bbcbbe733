"""The page's data: one block of JSON that our script reads and writes with textContent.

Strangers' text travels in it and nowhere else in a page (see the spec's law 7). `as_json` escapes
what could end a script element or confuse a parser of HTML.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.layers.drawing import Area, Box, Disc, Drawing, is_drawn, why_not_drawn
from geomap.layers.persons import person_words
from geomap.layers.words import (
    CONFIDENCE,
    FORMS,
    STANCES,
    count_words,
    date_words,
    event_title,
    headline,
    hedge_words,
    independence_words,
    interval,
    place_name,
    place_words,
)
from geomap.model import Claim, Event, Location, Place, Relation

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer

# A region's outline is thinned to this part of its own size: finer corners are not seen.
_OUTLINE_STEPS = 600
_COARSEST_DEGREES = 0.03
_DECIMALS = 3
# The ground is drawn to a hundredth of a degree (about 1 km), and this much of the view around it.
_GROUND_DECIMALS = 2
_AROUND = 0.75
_LABELS = 40
_Held = Callable[[str], Place | None]  # what is drawn for a place without one of its own
_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def payload(  # noqa: PLR0913  # keyword-only, each a line of the page
    drawing: Drawing,
    *,
    gazetteer: "Gazetteer",
    title: str,
    method: str,
    as_of: str | None,
    credit: str,
) -> dict[str, Any]:
    """Return the page's data as plain JSON types."""
    copies = {copy.claim: copy.of for event in drawing.events for copy in event.derived_copies}
    held = cache(gazetteer.drawn_for)
    told = {claim.id: claim for claim in drawing.claims}
    sources = {claim: s.key for s in drawing.sources for claim in s.claims}
    return {
        "title": title,
        "method": method,
        "credits": credit,
        "as_of": as_of,
        "view": _view(drawing.view),
        "basemap": _basemap(drawing.view, gazetteer),
        "families": [
            {"key": f.key, "name": f.name, "color": f.color, "dark": f.dark, "letter": f.letter}
            for f in drawing.families
        ],
        "sources": [{"key": s.key, "name": s.name, "family": s.family} for s in drawing.sources],
        "shapes": {shape.key: _shape(shape) for shape in drawing.shapes},
        "claims": [
            _claim(c, sources[c.id], drawing.shape_keys[c.id], copies.get(c.id), held)
            for c in drawing.claims
        ],
        "events": [_event(event, told) for event in drawing.events],
    }


def as_json(data: dict[str, Any]) -> str:
    """Return the data as JSON that can stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def _view(box: Box | None) -> list[float] | None:
    if box is None:
        return None
    west, south, east, north = box
    return [round(value, _DECIMALS) for value in (south, west, north, east)]


def _basemap(box: Box | None, gazetteer: "Gazetteer") -> dict[str, Any]:
    west, south, east, north = box or (-180.0, -60.0, 180.0, 80.0)
    # A reader can look around before the ground ends.
    wide = high = _AROUND * max(east - west, north - south)
    around = (
        max(-180.0, west - wide),
        max(-85.0, south - high),
        min(180.0, east + wide),
        min(85.0, north + high),
    )
    ground = gazetteer.basemap(around, labels=_LABELS)
    near = gazetteer.basemap((west, south, east, north), labels=_LABELS)
    labels = {(one.name, one.lon, one.lat): one for one in (*near.labels, *ground.labels)}
    return {
        "land": _rings(ground.land, _GROUND_DECIMALS),
        "frontiers": _lines(ground.frontiers),
        "disputed": _lines(ground.disputed),
        "lakes": [{"rings": _rings(lake, _GROUND_DECIMALS)} for lake in ground.lakes],
        "borders": _lines(ground.borders),
        "labels": [
            {
                "name": one.name,
                "lon": round(one.lon, _DECIMALS),
                "lat": round(one.lat, _DECIMALS),
                "population": one.population,
            }
            for one in labels.values()
        ],
    }


def _shape(shape: Area | Disc) -> dict[str, Any]:
    if isinstance(shape, Disc):
        return {
            "kind": "disc",
            "level": shape.level,
            "name": shape.name,
            "center": [round(value, 4) for value in shape.center],
            "radius_m": round(shape.radius_m),
            "note": shape.note,
        }
    west, south, east, north = shape.shape.bounds
    step = min(max(east - west, north - south) / _OUTLINE_STEPS, _COARSEST_DEGREES)
    return {
        "kind": "area",
        "level": shape.level,
        "name": shape.name,
        "rings": _rings(shape.shape.simplify(step)),
        "label": [round(value, _DECIMALS) for value in shape.label],
        "note": shape.note,
    }


def _rings(shape: "BaseGeometry", decimals: int = _DECIMALS) -> list[list[float]]:
    import shapely

    found = []
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            found += [_flat(ring.coords, decimals) for ring in (part.exterior, *part.interiors)]
    return found


def _lines(shape: "BaseGeometry") -> list[list[float]]:
    import shapely

    return [
        _flat(part.coords, _GROUND_DECIMALS) for part in shapely.get_parts(shape) if part.length
    ]


def _flat(coordinates: Iterable[Any], decimals: int) -> list[float]:
    """Return the coordinates one after the other, rounded, each corner once in a row."""
    flat: list[float] = []
    for lon, lat, *_ in coordinates:
        pair = [round(float(lon), decimals) + 0.0, round(float(lat), decimals) + 0.0]
        if flat[-2:] != pair:
            flat += pair
    return flat


def _claim(
    claim: Claim,
    source: str,
    shapes: tuple[str | None, ...],
    copy_of: str | None,
    held: _Held,
) -> dict[str, Any]:
    confidence = claim.confidence
    return {
        "id": claim.id,
        "source": source,
        "stance": claim.stance,
        "stance_words": STANCES[claim.stance],
        "form_words": FORMS[claim.form] if claim.form else None,
        "background": claim.background,
        "drawn": is_drawn(claim),
        "why_not_drawn": why_not_drawn(claim),
        "headline": headline(claim),
        "quotes": [quote.text for quote in claim.quotes],
        "chain": _chain(claim),
        "hedges": [
            {"text": hedge_words(hedge), "by": hedge.by, "field": hedge.field}
            for hedge in claim.hedges
        ],
        "date": date_words(claim.date),
        "when": [claim.date.earliest, claim.date.latest],
        "numbers": [
            {"label": role, "words": count_words(count)} for role, count in claim.counts.items()
        ],
        "weapons": [_weapon(w.name, w.weapon_class, w.supplier) for w in claim.weapons],
        "targets": [target.kind for target in claim.targets],
        "effects": [effect.kind for effect in claim.effects],
        "places": [
            _place(location, shape, held)
            for location, shape in zip(claim.locations, shapes, strict=True)
        ],
        "confidence": {
            "level": confidence.level if confidence else "not_assessable",
            "words": CONFIDENCE[confidence.level] if confidence else "not compared",
            "reasons": list(confidence.reasons) if confidence else [],
        },
        "persons": list(person_words(claim)),
        "disputed": bool(confidence and confidence.support.contradict),
        "document": {
            "title": claim.document.title,
            "publisher": claim.document.publisher,
            "url": claim.document.url,
            "published": claim.document.published,
            "path": claim.document.path,
            "known": [f"{name}: {how}" for name, how in claim.document.known_from.items()],
        },
        "event": claim.event,
        "copy_of": copy_of,
    }


def _chain(claim: Claim) -> list[dict[str, str | None]]:
    first, *others = claim.chain or ()
    publisher = first.name or f"publisher of {claim.document.path}"
    links: list[dict[str, str | None]] = [{"name": publisher, "kind": "publisher", "verb": None}]
    for link in others:
        verb = link.verb.text if link.verb else None
        links.append({"name": link.name or link.text, "kind": link.kind, "verb": verb})
    return links


def _weapon(name: str | None, weapon_class: str | None, supplier: str | None) -> str:
    words = " — ".join(filter(None, (name, weapon_class)))
    return f"{words}, supplied by {supplier}" if supplier else words


def _place(location: Location, shape: str | None, held: _Held) -> dict[str, Any]:
    drawn = held(location.place.id) if location.place else None
    return {
        "shape": shape,
        "role": location.role,
        "what": location.what,
        "text": location.text,
        "name": place_name(location.place) if location.place else None,
        "words": place_words(location, drawn=drawn),
        "why": location.why,
        "alternatives": [place_name(other) for other in location.alternatives],
    }


def _event(event: Event, claims: Mapping[str, Claim]) -> dict[str, Any]:
    return {
        "id": event.id,
        "title": event_title(event, claims),
        "date": interval(event.date.earliest, event.date.latest),
        "place": place_name(event.location.place) if event.location else None,
        "claims": list(event.claims),
        "origins": independence_words(event),
        "facets": [{"name": name, "value": value} for name, value in event.facets.items()],
        "contradictions": [_relation(relation) for relation in event.contradictions],
        "agreements": [_relation(relation) for relation in event.agreements],
        "over_time": [_relation(relation) for relation in event.over_time],
        "supersessions": [_relation(relation) for relation in event.supersessions],
        "copies": [
            {"claim": copy.claim, "words": "; ".join((copy.why, *copy.changed))}
            for copy in event.derived_copies
        ],
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "field": relation.field,
        "condition": relation.condition,
        "sides": [
            {"origin": side.origin, "value": side.value, "claims": list(side.claims)}
            for side in relation.sides
        ],
    }
