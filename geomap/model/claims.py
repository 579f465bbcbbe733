"""Claims, and how sure anyone can be of them."""

from dataclasses import dataclass, field

from geomap.model.documents import DocumentRef, Span, Translation
from geomap.model.values import (
    Claimant,
    Count,
    DateInterval,
    Effect,
    Hedge,
    Link,
    Location,
    Target,
    Weapon,
)
from geomap.model.vocabulary import CLAIM_SCHEMA, About, ConfidenceLevel, EditAction, Form, Stance

# The extractor of a claim that no machine read: a person gave it.
BY_HAND = "by hand"
# That of a claim from a table of geomap's own, in which anybody may have changed something since.
FROM_TABLE = "geomap table"
# The reason of an edit that keeps the words which a person typed for the attacker.
TYPED_ATTACKER = "column attacker"


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
class Edit:
    """What a person changed in a claim or added to it; who, when and why as they typed it.

    `was` and `now` are in words. `claims` are those that a merge or a split is about.
    """

    action: EditAction
    was: str | None = None
    now: str | None = None
    claims: tuple[str, ...] = ()
    by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """Which versions made the record."""

    geomap: str
    extractor: str
    gazetteer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one origin says, in one document, about one strike.

    `review` is what a person who looked at it marked, `edited` where they changed it; `edits` are
    all that persons changed. `translations` are those that the user gave of stretches in which
    the quotes stand.
    """

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
    edits: tuple[Edit, ...] = ()
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
    translations: tuple[Translation, ...] = ()
    made_by: MadeBy
