"""The marks of a map: one for each strike at each place, with who says so there.

`assets/js/marks.js` computes the same of the claims that a reader's filters leave; both are tested
against `tests/render/js/marks_cases.json`. Which claims count:

- a refusal, a noted silence or an unplaced claim makes no mark (not `DRAWN`);
- what names only a country makes none either: it is counted by country (`Marks.country_wide`);
- a mark is told by the claims that assert it there (`ASSERTS`: confirmed, claimed or alleged, no
  copy, not taken back); where none does, by the copies; where there are none, by the denials;
- an event is told once at a spot: of its discs with one centre, or of a settlement's disc and a
  site in it, the finer one has the mark, with the claims of both;
- its number is their independent origins, not their articles. An origin of unknown independence
  (unnamed, a paper that hedges; docs/events.md) may be one of the others, so it adds no number but
  the "+" of "at least": 2+. Origins of unknown independence alone are at least one: 1+.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from geomap.layers.drawing import Area, Disc, Drawing, is_drawn
from geomap.layers.persons import is_corrected
from geomap.layers.symbols import FORMS, form_of
from geomap.model import Claim, Event, Role, Stance, What

BACKGROUND, DISPUTED, DRAWN, COPY, ASSERTS, REVIEWED, DENIES, EDITED, UNKNOWN, CONFIRMS = (
    1 << n for n in range(10)
)
"""The bits of a claim's flags.

`UNKNOWN`: its origin's independence is; `CONFIRMS`: it confirms the strike or its place, not just
the weapon.
"""
ASSERTING: frozenset[Stance] = frozenset({"confirmed", "claimed", "alleged"})
_DEGREE_M = 111_195.0
_OF_RELATION = "drawn as "
_RANK = {form.key: n for n, form in enumerate(FORMS)}
_ALONE = -1
"""The event or origin of a claim that is in none."""


class Told(NamedTuple):
    """A claim as marks need it: numbers of its event and origin in it, its family, its places.

    A named tuple, since a page of 100,000 claims makes as many of them at once.
    """

    claim: str
    event: int
    origin: int
    source: int
    family: int
    stance: Stance
    flags: int
    places: tuple[tuple[int, Role, What | None], ...]


class Spot(NamedTuple):
    """A disc as marks need it: whether the text names the site, its centre, its radius."""

    exact: bool
    lon: float
    lat: float
    radius_m: float


_NO_SPOTS: Mapping[int, Spot] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One strike at one place: `shape` and `families` count in the drawing's own order.

    `event` is None for a claim that is in none. `origins` are all that tell it, `number` those
    known to be independent, at least 1; `more` that others may be among them.
    """

    shape: int
    event: int | None
    claims: tuple[str, ...]
    origins: int
    number: int
    more: bool
    families: tuple[tuple[int, int], ...]
    form: str
    stance: Stance
    disputed: bool
    background: bool
    reviewed: bool

    def text(self, letters: Sequence[str]) -> str:
        """Return what stands in its middle: a family's letter for one origin, else the number."""
        if self.origins == 1:
            return letters[self.families[0][0]]
        return f"{self.number}+" if self.more else str(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marks by shape, then event; and how many claims name only a country, by shape."""

    marks: tuple[Mark, ...]
    country_wide: tuple[tuple[int, int], ...]


def marks(drawing: Drawing) -> Marks:
    """Return the marks of all that is drawn."""
    wide = {n for n, shape in enumerate(drawing.shapes) if is_country_wide(shape)}
    return marks_of(told(drawing), wide=wide, spots=_spots(drawing.shapes))


def marks_of(
    claims: Iterable[Told], *, wide: set[int], spots: Mapping[int, Spot] = _NO_SPOTS
) -> Marks:
    """Return the marks of these claims.

    `wide` are the shapes that are only a country, `spots` those that are discs.
    """
    found: dict[tuple[int, int, str], list[tuple[Told, str]]] = {}
    countries: dict[int, int] = {}
    every = list(claims)
    homes = _homes(every, spots)
    for one in every:
        if not one.flags & DRAWN:
            continue
        here: set[int] = set()
        for shape, role, what in one.places:
            if shape in wide:
                countries[shape] = countries.get(shape, 0) + (shape not in here)
            elif shape >= 0:
                lone = one.claim if one.event == _ALONE else ""
                pair = (one, _form(role, what))
                home = homes.get((shape, one.event, lone), shape) if homes else shape
                found.setdefault((home, one.event, lone), []).append(pair)
            here.add(shape)
    # Sorting keeps the claims' order among those that are in no event, which come last.
    keys = sorted(found, key=lambda key: (key[0], key[1] == _ALONE, key[1]))
    return Marks(
        marks=tuple(_mark(shape, event, found[shape, event, lone]) for shape, event, lone in keys),
        country_wide=tuple(sorted(countries.items())),
    )


def _spots(shapes: Iterable[Area | Disc]) -> dict[int, Spot]:
    return {
        n: Spot(shape.level == "point", *shape.center, shape.radius_m)
        for n, shape in enumerate(shapes)
        if isinstance(shape, Disc)
    }


def _homes(claims: Iterable[Told], spots: Mapping[int, Spot]) -> dict[tuple[int, int, str], int]:
    """Return, by shape and event, the finer shape of the event that shows the same spot."""
    shapes: dict[tuple[int, str], set[int]] = {}
    for one in claims:
        if one.flags & DRAWN:
            here = shapes.setdefault((one.event, one.claim if one.event == _ALONE else ""), set())
            here.update(shape for shape, _, _ in one.places if shape in spots)
    return {
        (shape, event, lone): home
        for (event, lone), here in shapes.items()
        if len(here) > 1
        for shape, home in finer(here, spots).items()
    }


def finer(shapes: Iterable[int], spots: Mapping[int, Spot]) -> dict[int, int]:
    """Return for those of one event's shapes whose spot a finer one of them shows, the nearest."""
    found: dict[int, int] = {}
    order = sorted(shapes, key=lambda n: (not spots[n].exact, spots[n].radius_m, n))
    for at, n in enumerate(order):
        near = [
            (away, m)
            for m in order[:at]
            if m not in found and (away := _away_m(spots[m], spots[n])) is not None
        ]
        if near:
            found[n] = min(near)[1]
    return found


def _away_m(fine: Spot, coarse: Spot) -> float | None:
    """Return how far a spot lies from the middle of a coarser one that holds it, else None."""
    if (fine.lon, fine.lat) == (coarse.lon, coarse.lat):
        return 0.0
    if coarse.exact or not fine.exact:
        return None
    aside = (fine.lon - coarse.lon) * math.cos(math.radians(coarse.lat))
    away = math.hypot(aside, fine.lat - coarse.lat) * _DEGREE_M
    return away if away <= coarse.radius_m else None


def told(drawing: Drawing) -> Iterator[Told]:
    """Yield the claims as marks need them; the columns of the page's data hold the same."""
    sources = {claim: n for n, s in enumerate(drawing.sources) for claim in s.claims}
    families = {family.key: n for n, family in enumerate(drawing.families)}
    shapes = {shape.key: n for n, shape in enumerate(drawing.shapes)}
    events = {event.id: n for n, event in enumerate(drawing.events)}
    origins = {
        claim: n
        for event in drawing.events
        for n, origin in enumerate(event.origins)
        for claim in origin.claims
    }
    flags = flags_of(drawing)
    for claim in drawing.claims:
        source = sources[claim.id]
        keys = drawing.shape_keys[claim.id]
        yield Told(
            claim=claim.id,
            event=events.get(claim.event or "", _ALONE),
            origin=origins.get(claim.id, _ALONE),
            source=source,
            family=families[drawing.sources[source].family],
            stance=claim.stance,
            flags=flags[claim.id],
            places=tuple(
                (shapes[key] if key else -1, location.role, location.what)
                for key, location in zip(keys, claim.locations, strict=True)
            ),
        )


def flags_of(drawing: Drawing) -> dict[str, int]:
    """Return the flags of each claim."""
    copies = {copy.claim for event in drawing.events for copy in event.derived_copies}
    disputed = {
        claim
        for event in drawing.events
        for relation in event.contradictions
        for side in relation.sides
        for claim in side.claims
    }
    stances = {claim.id: claim.stance for claim in drawing.claims}
    back = {claim for event in drawing.events for claim in _taken_back(event, stances)}
    unknown = {
        claim
        for event in drawing.events
        for origin in event.origins
        if origin.independent is None
        for claim in origin.claims
    }
    silent = back | copies
    return {
        claim.id: _flags(claim)
        | DISPUTED * (claim.id in disputed)
        | COPY * (claim.id in copies)
        | ASSERTS * (claim.stance in ASSERTING and claim.id not in silent)
        | DENIES * (claim.stance == "denied" or claim.id in back)
        | UNKNOWN * (claim.id in unknown)
        for claim in drawing.claims
    }


def is_country_wide(shape: Area | Disc) -> bool:
    """Return whether the shape is a country, and no part, border or coast of it."""
    return shape.level == "country" and not shape.note.startswith(_OF_RELATION)


@cache
def _form(role: Role, what: What | None) -> str:
    return form_of(role, what).key


def _flags(claim: Claim) -> int:
    """Return the flags that need no event."""
    of_strike = "occurrence" in claim.about or "place" in claim.about
    return (
        BACKGROUND * claim.background
        | DRAWN * is_drawn(claim)
        | REVIEWED * (claim.review is not None)
        | EDITED * is_corrected(claim)
        | CONFIRMS * (claim.stance == "confirmed" and of_strike)
    )


def _taken_back(event: Event, stances: dict[str, Stance]) -> Iterator[str]:
    """Yield the claims that their own origin denied later: a supersession's last side is new."""
    for relation in event.supersessions:
        if relation.field != "stance" or not relation.sides:
            continue
        if any(stances.get(claim) == "denied" for claim in relation.sides[-1].claims):
            told_before = (claim for side in relation.sides for claim in side.claims)
            yield from (claim for claim in told_before if stances.get(claim) in ASSERTING)


def _mark(shape: int, event: int, here: Sequence[tuple[Told, str]]) -> Mark:
    voices = here if len(here) == 1 else _voices(here)
    families: dict[int, int] = {}
    origins: set[int] = set()
    known, every, some, rank = 0, -1, 0, len(_RANK)
    for one, form in voices:
        flags = one.flags
        every &= flags
        some |= flags
        rank = min(rank, _RANK[form])
        # Who is no origin of the event (or is in none) speaks for itself.
        key = one.origin if one.origin != _ALONE else -2 - one.source
        if key not in origins:
            origins.add(key)
            families[one.family] = families.get(one.family, 0) + 1
            known += not flags & UNKNOWN
    number = max(1, known)
    return Mark(
        shape=shape,
        event=None if event == _ALONE else event,
        claims=tuple(dict.fromkeys([one.claim for one, _ in here])),
        origins=len(origins),
        number=number,
        more=len(origins) > number,
        families=tuple(sorted(families.items())),
        form=FORMS[rank].key,
        stance=_stance(voices, every=every, some=some),
        disputed=any(one.flags & DISPUTED for one, _ in here),
        background=bool(every & BACKGROUND),
        reviewed=bool(every & REVIEWED),
    )


def _voices(here: Sequence[tuple[Told, str]]) -> Sequence[tuple[Told, str]]:
    """Return the claims that tell the mark: those that assert it, else copies, else the rest."""
    asserting = [pair for pair in here if pair[0].flags & ASSERTS]
    if asserting:
        return asserting
    return [pair for pair in here if pair[0].flags & COPY and not pair[0].flags & DENIES] or here


def _stance(voices: Sequence[tuple[Told, str]], *, every: int, some: int) -> Stance:
    """Return the firmest stance: what only confirms the weapon counts as claimed.

    `every` are the flags that all voices have, `some` those that any has.
    """
    if every & DENIES:
        return "denied"
    if some & CONFIRMS:
        return "confirmed"
    return "alleged" if all(one.stance == "alleged" for one, _ in voices) else "claimed"
