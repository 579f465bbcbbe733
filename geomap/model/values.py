"""The parts of a claim, each with the characters that say it."""

from dataclasses import dataclass, field
from typing import Literal

from geomap.model.documents import Span
from geomap.model.vocabulary import Bound, DateBasis, Kind, Level, PartOfDay, Role, What

# The ids of places that a person drew, or gave by longitude and latitude, begin so.
PLACED_BY_HAND = "hand:"


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
    """Who vouches: the origin. `name` is canonical English; null for an unknown publisher.

    `side` is what the user's `sources.toml` calls its side; where that says none, its country is.
    """

    name: str | None
    kind: Kind
    country: str | None = None
    side: str | None = None
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
class SecondPlace:
    """The other place of words that need two: "between X and Y", "on the border with Y".

    `place` is null while unresolved or not known; then the shape is made of the first place alone.
    """

    text: str
    start: int
    end: int
    place: Place | None = None
    radius_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Value):
    """A place that the claim names, its role in the strike, and the entry it was resolved to.

    `within` holds the containing places that the text names for it ("Bryansk region" for
    "Karachev"), nearest first. `relation` is how the strike lay to the place, in the words of the
    text, with "…" where the place's name stands among them; `other` the second place that they
    name. `place` is null while unresolved or not known; `why` then says so. `radius_m` is the
    disc's radius for a settlement, in metres.
    """

    role: Role
    what: What | None = None
    relation: str | None = None
    other: SecondPlace | None = None
    coref: bool = False
    within: tuple[Span, ...] = ()
    place: Place | None = None
    radius_m: float | None = None
    probability: float | None = None
    why: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    counts: dict[str, Count] = field(default_factory=dict)
