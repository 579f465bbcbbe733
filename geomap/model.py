"""The values that travel between the rooms: documents, claims, events and their parts.

All are frozen, slotted, keyword-only dataclasses whose field names are the names in the JSON
records (`geomap.codec` knows the one exception, `class`). Offsets are code points into
`Document.text`; `end` is exclusive. Longitudes and latitudes are WGS 84 degrees. Days are
`YYYY-MM-DD`.
"""

from dataclasses import dataclass, field
from typing import Literal

CLAIM_SCHEMA = "geomap.claim/1"
EVENT_SCHEMA = "geomap.event/1"
DOCUMENT_SCHEMA = "geomap.document/1"

BlockKind = Literal["title", "heading", "paragraph", "boilerplate"]
Stance = Literal["confirmed", "claimed", "alleged", "denied", "not_confirmed"]
Form = Literal["refused", "no_comment", "no_data", "silence_noted", "could_not_verify"]
About = Literal["occurrence", "weapon", "place", "time", "attacker", "cause"]
Kind = Literal[
    "ministry",
    "military",
    "official",
    "head_of_state",
    "local_official",
    "intelligence",
    "international_body",
    "media",
    "social_media",
    "expert",
    "witness",
    "ngo",
    "company",
    "armed_group",
    "publisher",
    "unnamed",
]
Bound = Literal[
    "exact",
    "about",
    "at_most",
    "at_least",
    "more_than",
    "less_than",
    "several",
    "all",
    "unstated",
    "none_reported",
]
Quantity = Literal[
    "launched",
    "intercepted",
    "hit",
    "damaged",
    "lost",
    "crashed",
    "killed",
    "injured",
    "missing",
    "strikes",
]
Role = Literal["target", "launch", "debris"]
What = Literal[
    "impact", "attack", "interception", "debris_fell", "debris_as_evidence", "launch", "secondary"
]
Level = Literal["point", "settlement", "district", "region", "country", "sea"]
DateBasis = Literal["stated", "weekday", "relative", "statement", "context", "document"]
PartOfDay = Literal["night", "morning", "day", "afternoon", "evening"]
ConfidenceLevel = Literal[
    "corroborated", "supported", "single_source", "disputed", "denied", "not_assessable"
]
FacetValue = Literal[
    "both_sides", "admitted", "several_origins", "one_origin", "disputed", "denied", "not_stated"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters of a document: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document that no sentence crosses; `boilerplate` is never read for claims."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article or post, its text unchanged.

    `known_from` says for each known field of the metadata where it was found. `published` is
    `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `sha256` is that of `text` in UTF-8. `blocks` are in order,
    do not overlap, and cover all of the text but white space.
    """

    schema: str = DOCUMENT_SCHEMA
    id: str
    path: str
    other_paths: tuple[str, ...] = ()
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    known_from: dict[str, str] = field(default_factory=dict)
    sha256: str
    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """What a claim tells of its document: all but the text."""

    id: str
    path: str
    other_paths: tuple[str, ...] = ()
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    known_from: dict[str, str] = field(default_factory=dict)
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value with the characters that say so; a derived value has none of them.

    `apportioned` is False where the text gives it for several places or days together without
    saying which belongs to which, else null.
    """

    text: str | None = None
    start: int | None = None
    end: int | None = None
    derived: bool = False
    apportioned: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who vouches: the origin. `name` is canonical English; null for an unknown publisher."""

    name: str | None
    kind: Kind
    country: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One speaker of the chain, with the verb by which it passes the claim on."""

    name: str | None
    kind: Kind
    country: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    verb: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word that weakens the claim: whose it is (`by`) and what it weakens (`field`)."""

    text: str
    start: int
    end: int
    by: Literal["claimant", "publisher"]
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon(Value):
    """A weapon: its system's name if the text gives one, its class and who supplied it."""

    name: str | None
    weapon_class: str | None = None
    supplier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Value):
    """What was struck or aimed at, in plain words."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(Value):
    """What the strike is said to have done: fire, explosion, damage."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval(Value):
    """The day of the strike as an interval of full days, both ends included."""

    earliest: str | None = None
    latest: str | None = None
    part_of_day: PartOfDay | None = None
    basis: DateBasis = "document"
    year_basis: Literal["stated", "document", "collection"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountPart(Value):
    """A part of a count that the text gives by weapon."""

    low: int | None = None
    high: int | None = None
    bound: Bound = "exact"
    weapon: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Value):
    """A number as the text bounds it; an open side is null.

    `scope` is set where the text gives it for more than this strike ("wave", "country").
    """

    low: int | None = None
    high: int | None = None
    bound: Bound = "exact"
    scope: str | None = None
    parts: tuple[CountPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry of the gazetteer; `lon`, `lat` are its centre in WGS 84 degrees."""

    id: str
    name: str
    level: Level
    country: str | None = None
    admin1: str | None = None
    lon: float
    lat: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another entry that the name could mean, with its probability."""

    id: str
    name: str
    level: Level
    country: str | None = None
    admin1: str | None = None
    lon: float
    lat: float
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Value):
    """A place that the claim names, its role in the strike, and the entry it was resolved to.

    `within` holds the containing places that the text names for it ("Bryansk region" for
    "Karachev"), nearest first. `place` is null while unresolved or not known; `why` then says so.
    `radius_m` is the disc's radius for a settlement, in metres.
    """

    role: Role
    what: What | None = None
    relation: str | None = None
    coref: bool = False
    within: tuple[Span, ...] = ()
    place: Place | None = None
    radius_m: float | None = None
    probability: float | None = None
    why: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    counts: dict[str, Count] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How a claim stands among the others: ids of claims."""

    agree: tuple[str, ...] = ()
    contradict: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    hedged: bool = False
    arithmetic_ok: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How sure anyone can be, in words and with reasons; never a percentage."""

    level: ConfidenceLevel
    support: Support = field(default_factory=Support)
    reasons: tuple[str, ...] = ()
    source_reliability: str | None = None
    admiralty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """An arithmetic check on a claim's own numbers."""

    check: str
    ok: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """Which versions made the record."""

    geomap: str
    extractor: str
    gazetteer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one origin says, in one document, about one strike."""

    schema: str = CLAIM_SCHEMA
    id: str
    document: DocumentRef
    quotes: tuple[Span, ...]
    claimant: Claimant
    chain: tuple[Link, ...]
    stance: Stance
    about: tuple[About, ...] = ("occurrence",)
    form: Form | None = None
    review: str | None = None
    hedges: tuple[Hedge, ...] = ()
    attacker: str | None = None
    background: bool = False
    weapons: tuple[Weapon, ...] = ()
    targets: tuple[Target, ...] = ()
    effects: tuple[Effect, ...] = ()
    date: DateInterval = field(default_factory=DateInterval)
    counts: dict[str, Count] = field(default_factory=dict)
    locations: tuple[Location, ...] = ()
    confidence: Confidence | None = None
    checks: tuple[Check, ...] = ()
    event: str | None = None
    made_by: MadeBy


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
    """The claims on one strike, with their agreements, contradictions and independent origins."""

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
    refinements: tuple[Relation, ...] = ()
    derived_copies: tuple[DerivedCopy, ...] = ()
