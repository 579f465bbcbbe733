"""Events: the claims on one strike, and how they stand to each other."""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from geomap.model.values import Place, SecondPlace
from geomap.model.vocabulary import EVENT_SCHEMA, FacetValue, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """The days on which an event's claims agree, else the widest that they allow."""

    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLocation:
    """The finest place that no claim contradicts, and the claim that gives it."""

    place: Place
    relation: str | None = None
    other: SecondPlace | None = None
    radius_m: float | None = None
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent origin with its claims; a copy's origin is the one that it copies."""

    name: str
    kind: Kind
    country: str | None = None
    independent: bool | None = True
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """Counts kept apart: origins, sides (countries), origins of unknown independence."""

    origins: int
    sides: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Why a claim belongs to the event, and whether the text says so or we infer it."""

    claim: str
    basis: Literal["stated", "inferred"]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one origin says on a field, in words."""

    origin: str
    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two or more origins on the same field: agreeing, contradicting, refining, or over time.

    `condition` is the heading under which it may be read ("if these are the same strike").
    """

    field: str
    sides: tuple[Side, ...]
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedCopy:
    """A claim that repeats another's words or content, and what it hardened or dropped."""

    claim: str
    of: str
    why: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The claims on one strike, with their agreements, contradictions and independent origins.

    `supersessions` hold what an origin itself replaced or took back, the old value first.
    """

    schema: str = EVENT_SCHEMA
    id: str
    claims: tuple[str, ...]
    date: EventDate
    location: EventLocation | None = None
    weapons: tuple[str, ...] = ()
    attacker: str | None = None
    origins: tuple[Origin, ...] = ()
    independence: Independence
    facets: dict[str, FacetValue] = field(default_factory=dict)
    membership: tuple[Membership, ...] = ()
    agreements: tuple[Relation, ...] = ()
    contradictions: tuple[Relation, ...] = ()
    over_time: tuple[Relation, ...] = ()
    supersessions: tuple[Relation, ...] = ()
    refinements: tuple[Relation, ...] = ()
    derived_copies: tuple[DerivedCopy, ...] = ()


def event_id_of(first_claim: str) -> str:
    """Return an event's id: `e-` and 8 hexadecimal digits made of the id of its first claim."""
    return "e-" + hashlib.sha256(first_claim.encode()).hexdigest()[:8]
