"""Claims as flat rows, one for each claim and location: what every table and GIS file shows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from geomap.layers.cells import inferred_fields
from geomap.layers.drawing import is_drawn
from geomap.layers.families import families, family_key
from geomap.layers.inferred import inferred_places
from geomap.layers.persons import edit_words
from geomap.layers.retelling import retold_all
from geomap.layers.symbols import form_of
from geomap.messages import ENGLISH, Messages
from geomap.model import Claim, Claimant, Count, Event, Link, Location, Quantity

Cell = str | int | float | bool | None
QUANTITIES: tuple[str, ...] = get_args(Quantity)
_SIDES = ("low", "high", "bound")
COUNTS: dict[str, None] = {f"{name}_{side}": None for name in QUANTITIES for side in _SIDES}
"""The columns of a row's numbers, none of them given."""
# A settlement or an exact point has a longitude and a latitude; an area never has (law 3).
POINT_LEVELS = ("point", "settlement")
CUT = " [...] "


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim at one of its locations; `location` is null for a claim that names no place."""

    id: str
    claim: Claim
    location: Location | None
    cells: dict[str, Cell]


def rows(
    claims: Sequence[Claim], events: Iterable[Event] = (), *, messages: Messages = ENGLISH
) -> Iterator[Row]:
    """Yield a row for each claim and location, in the claims' order; ids are `<claim>-<number>`.

    `events` are those that the claims make: they tell which claims another origin contradicts.
    Only notes for readers, which are never read back, are in the language of the messages.
    """
    disputed = _disputed(events)
    family_of = _families(claims)
    for claim in claims:
        own, guessed, texts = (
            _claim_cells(claim, messages),
            inferred_places(claim),
            _text_cells(claim),
        )
        own["family"] = family_of(claim.claimant)
        own["disputed"] = claim.id in disputed
        drawn = is_drawn(claim)
        for number, location in enumerate(claim.locations or (None,)):
            identity = f"{claim.id}-{number}"
            cells = {"id": identity, **own, **_location_cells(location, drawn=drawn)}
            cells["place_inferred"] = location is not None and number in guessed
            cells |= _count_cells(claim, location)
            cells |= texts
            yield Row(id=identity, claim=claim, location=location, cells=cells)


def has_point(location: Location) -> bool:
    """Return whether the location is a settlement or point itself, not a part or a way from it."""
    place = location.place
    return place is not None and place.level in POINT_LEVELS and location.relation is None


def chain_words(chain: Iterable[Link]) -> str:
    """Return the chain in words, outermost first; an unknown publisher is "publisher"."""
    return " → ".join(link.name or link.kind.replace("_", " ") for link in chain)


def _disputed(events: Iterable[Event]) -> frozenset[str]:
    """Return the ids of the claims that stand on a side of a contradiction."""
    return frozenset(
        claim
        for event in events
        for relation in event.contradictions
        for side in relation.sides
        for claim in side.claims
    )


def _families(claims: Iterable[Claim]) -> Callable[[Claimant], str]:
    """Return what gives a speaker's family among those of all speakers, as the map colours them."""
    known = families(claims)
    found: dict[tuple[str, str | None], str] = {}

    def family_of(speaker: Claimant) -> str:
        key = speaker.kind, speaker.country
        if key not in found:
            found[key] = family_key(speaker, known)
        return found[key]

    return family_of


def _claim_cells(claim: Claim, messages: Messages) -> dict[str, Cell]:
    weapons, targets = claim.weapons, claim.targets
    reasons = claim.confidence.reasons if claim.confidence else ()
    return {
        "claim": claim.id,
        "event": claim.event,
        "origin": _origin(claim),
        "origin_kind": claim.claimant.kind,
        "origin_country": claim.claimant.country,
        "chain": chain_words(claim.chain),
        "stance": claim.stance,
        "form": claim.form,
        "about": _joined(claim.about),
        "hedges": _joined(hedge.text for hedge in claim.hedges),
        "background": claim.background,
        "confidence": claim.confidence.level if claim.confidence else None,
        "confidence_reasons": _joined(retold_all(reasons, messages)),
        "review": claim.review,
        "edits": _joined(edit_words(edit, messages=messages) for edit in claim.edits),
        "source_reliability": claim.confidence.source_reliability if claim.confidence else None,
        "admiralty": claim.confidence.admiralty if claim.confidence else None,
        "date_earliest": claim.date.earliest,
        "date_latest": claim.date.latest,
        "date_text": claim.date.text,
        "date_basis": claim.date.basis,
        "attacker": claim.attacker,
        "weapon": _joined(weapon.name or weapon.text for weapon in weapons),
        "weapon_class": _joined(weapon.weapon_class for weapon in weapons),
        "target": _joined(target.kind for target in targets),
        "effects": _joined(effect.kind for effect in claim.effects),
        "inferred": _joined(inferred_fields(claim)),
    }


def _origin(claim: Claim) -> str:
    speaker = claim.claimant
    if speaker.kind == "publisher" and not speaker.name:
        return f"publisher of {claim.document.path}"
    return speaker.name or speaker.text or speaker.kind


def _location_cells(location: Location | None, *, drawn: bool) -> dict[str, Cell]:
    place = location.place if location else None
    marked = location if drawn and place else None
    point = place if location and has_point(location) else None
    return {
        "place_text": location.text if location else None,
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "precision": place.level if place else None,
        "relation": location.relation if location else None,
        "role": location.role if location else None,
        "what": location.what if location else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "place_probability": location.probability if location else None,
        "place_why": location.why if location else "the text names no place for it",
        "lon": point.lon if point else None,
        "lat": point.lat if point else None,
        "radius_m": location.radius_m if location and point else None,
        "drawn": marked is not None,
        "mark": form_of(marked.role, marked.what).key if marked else None,
    }


def _count_cells(claim: Claim, location: Location | None) -> dict[str, Cell]:
    """Return the numbers of this place, or the claim's own where the text does not share them out.

    A total is never a part: a row with its own numbers does not repeat the claim's.
    """
    own = location.counts if location else {}
    counts = own or claim.counts
    cells: dict[str, Cell] = {"counts_of": ("place" if own else "claim") if counts else None}
    cells |= COUNTS
    for quantity in QUANTITIES if counts else ():
        count: Count | None = counts.get(quantity)
        if count:
            cells[f"{quantity}_low"] = count.low
            cells[f"{quantity}_high"] = count.high
            cells[f"{quantity}_bound"] = count.bound
    return cells


def _text_cells(claim: Claim) -> dict[str, Cell]:
    document = claim.document
    return {
        "quote": CUT.join(quote.text for quote in claim.quotes),
        "document": document.id,
        "path": document.path,
        "publisher": document.publisher,
        "title": document.title,
        "url": document.url,
        "published": document.published,
        "language": document.language,
        **{name: cell for name, cell in _sparse_cells(claim).items() if cell},
    }


def _sparse_cells(claim: Claim) -> dict[str, Cell]:
    """Return what few claims have: it stands in a table only if one of its claims has it."""
    document = claim.document
    return {
        "translation": CUT.join(dict.fromkeys(one.translation for one in claim.translations)),
        "posted_at": document.posted_at,
        "edited": document.edited,
        "edited_at": document.edited_at,
        "forwarded_from": document.forwarded_from,
    }


def _joined(values: Iterable[str | None]) -> str | None:
    """Return the values once each, in order, between semicolons; null if there are none."""
    return "; ".join(dict.fromkeys(value for value in values if value)) or None
