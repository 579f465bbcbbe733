"""What is drawn of a set of claims: sources, shapes by place, and the view; no drawing here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.layers.families import Family, families, family_key
from geomap.layers.labels import label_point
from geomap.layers.phrases import drawn_as
from geomap.layers.retelling import retold
from geomap.layers.shapes import ShapeOf, shapes_of
from geomap.layers.words import bare_name, held_words, level_words, origin_name
from geomap.messages import ENGLISH, Messages
from geomap.model import Claim, Event, Level, Location
from geomap.spatial import with_words

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer

Box = tuple[float, float, float, float]
AREAS: frozenset[Level] = frozenset({"district", "region", "country", "sea"})
# An area of 600 pixels shows no finer corners.
OUTLINE_STEPS = 600
# A view that shows only a point's surroundings says nothing: at least this many degrees.
LEAST_SIDE_DEGREES = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One layer of the map: an origin with the claims that it makes."""

    key: str
    name: str
    family: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A place that has an extent; it has no centre, only where its label stands (lon, lat)."""

    key: str
    name: str
    level: Level
    shape: "BaseGeometry"
    label: tuple[float, float]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A settlement or site: a centre (lon, lat) and the radius that its size allows, in metres."""

    key: str
    name: str
    level: Level
    center: tuple[float, float]
    radius_m: float
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All that a renderer needs; `shape_keys` gives each claim's shapes, None where unplaced.

    `messages` are those of the language that it speaks.
    """

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    families: tuple[Family, ...]
    sources: tuple[Source, ...]
    shapes: tuple[Area | Disc, ...]
    shape_keys: dict[str, tuple[str | None, ...]]
    view: Box | None
    messages: Messages = ENGLISH


def drawing(
    claims: Sequence[Claim],
    events: Sequence[Event],
    *,
    gazetteer: "Gazetteer",
    messages: Messages = ENGLISH,
) -> Drawing:
    """Return what is drawn of the claims: each place once, each origin one layer."""
    shape_of = shapes_of(gazetteer, steps=OUTLINE_STEPS)
    found: dict[tuple[object, ...], Area | Disc] = {}
    keys: dict[str, tuple[str | None, ...]] = {}
    for claim in claims:
        keys[claim.id] = tuple(
            _key(location, found, shape_of, gazetteer, messages) for location in claim.locations
        )
    kinds = families(claims, messages=messages)
    shapes = tuple(found.values())
    return Drawing(
        claims=tuple(claims),
        events=tuple(events),
        families=kinds,
        sources=tuple(_sources(claims, kinds, messages)),
        shapes=shapes,
        shape_keys=keys,
        view=_view(shapes),
        messages=messages,
    )


def reach_of(drawing: Drawing) -> list[Box]:
    """Return the boxes of all that is no country: the ground has to reach so far."""
    return [_box(shape) for shape in drawing.shapes if shape.level != "country"]


def is_drawn(claim: Claim) -> bool:
    """Return whether the claim makes a mark: a refusal or silence is listed, never drawn."""
    placed = any(location.place is not None for location in claim.locations)
    return placed and claim.stance != "not_confirmed"


def why_not_drawn(claim: Claim, *, messages: Messages = ENGLISH) -> str | None:
    """Return why the claim makes no mark, or None."""
    if is_drawn(claim):
        return None
    if claim.stance == "not_confirmed":
        return messages.text("a refusal or silence is listed, not drawn")
    if not claim.locations:
        return messages.text("the text names no place for it")
    whys = [location.why for location in claim.locations if location.why]
    reasons = [retold(why, messages) for why in dict.fromkeys(whys)]
    return "; ".join(reasons) or messages.text("no place found")


def _key(
    location: Location,
    found: dict[tuple[object, ...], Area | Disc],
    shape_of: ShapeOf,
    gazetteer: "Gazetteer",
    messages: Messages,
) -> str | None:
    place = location.place
    if place is None:
        return None
    second = location.other.place if location.other else None
    identity = (place.id, location.relation, second and second.id, location.radius_m)
    if identity not in found:
        key = f"p{len(found)}"
        shape = shape_of(location)
        if shape is None:
            return None
        shown = drawn_as(location, messages=messages)
        drawn = gazetteer.drawn_for(place.id)
        if shown:
            note = messages.text("drawn as {shape}", shape=shown)
        elif drawn:
            note = held_words(drawn, messages=messages)
        else:
            note = level_words(place, messages=messages)
        name = with_words(bare_name(place, messages=messages), location.relation)
        if shape.geom_type == "Point":
            found[identity] = Disc(
                key=key,
                name=name,
                level=place.level,
                center=(place.lon, place.lat),
                radius_m=location.radius_m or 0.0,
                note=note,
            )
        else:
            found[identity] = Area(
                key=key,
                name=name,
                level=place.level,
                shape=shape,
                label=label_point(shape, gazetteer=gazetteer),
                note=note,
            )
    return found[identity].key


def _sources(
    claims: Iterable[Claim], known: Sequence[Family], messages: Messages
) -> Iterable[Source]:
    held: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        family = family_key(claim.claimant, known)
        held.setdefault((family, origin_name(claim, messages=messages)), []).append(claim.id)
    order = {family.key: n for n, family in enumerate(known)}
    ranked = sorted(held, key=lambda key: (order.get(key[0], len(order)), -len(held[key]), key))
    for n, (family, name) in enumerate(ranked):
        yield Source(key=f"s{n}", name=name, family=family, claims=tuple(held[family, name]))


def _view(shapes: Iterable[Area | Disc]) -> Box | None:
    """Return west, south, east, north of the finest shapes: a country alone never sets it.

    Of a sea the view shows where its label stands; all of it would make the rest small.
    """
    every = list(shapes)
    fine = [s for s in every if s.level not in {"country", "sea"}]
    seas = [s.label for s in every if isinstance(s, Area) and s.level == "sea"]
    boxes = [_box(shape) for shape in fine] + [(*label, *label) for label in seas if fine]
    boxes = boxes or [_box(shape) for shape in every]
    if not boxes:
        return None
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    pad_x = max(0.0, LEAST_SIDE_DEGREES - (east - west)) / 2
    pad_y = max(0.0, LEAST_SIDE_DEGREES - (north - south)) / 2
    return (west - pad_x, max(-85.0, south - pad_y), east + pad_x, min(85.0, north + pad_y))


def _box(shape: Area | Disc) -> Box:
    if isinstance(shape, Area):
        west, south, east, north = shape.shape.bounds
        return west, south, east, north
    lon, lat = shape.center
    return lon, lat, lon, lat
