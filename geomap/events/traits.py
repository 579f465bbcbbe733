"""What grouping and comparing need of a claim, read from it once: days, places, weapons, order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from geomap.events.places import FINENESS, Area, areas_of
from geomap.events.weapons import Arm, arms_of
from geomap.model import Claim

UNKNOWN_PUBLICATION = "9999"
"""Sorts a document without a date of publication behind all that have one."""
ANCHOR_DAYS = 2
"""An interval of at most so many days (a night is two) fixes the strike's day."""
VAGUE_TARGETS = frozenset(
    {
        "building",
        "buildings",
        "civilian infrastructure",
        "facility",
        "infrastructure",
        "military equipment",
        "military facility",
        "site",
        "soldiers",
        "target",
        "territory",
        "troops",
        "unspecified target",
    }
)
"""Kinds of target that two different strikes share too easily to tell anything."""

STORES = frozenset(
    {
        "ammunition depot",
        "arsenal",
        "depot",
        "fuel depot",
        "logistics hub",
        "oil depot",
        "warehouse",
    }
)
"""Kinds of target that texts use for one another: a fuel depot is a warehouse to the next paper."""

OrderKey = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """A claim's facts in comparable form; days are ordinals of `datetime.date`.

    `fineness` is the rank of the finest place: 0 none, 1 country, 2 region or sea, 3 finer.
    """

    claim: Claim
    order: OrderKey
    first_day: int | None
    last_day: int | None
    published_day: int | None
    areas: tuple[Area, ...]
    fineness: int
    arms: tuple[Arm, ...]
    systems: frozenset[str]
    targets: frozenset[str]

    @property
    def document(self) -> str:
        """Return the id of the claim's document."""
        return self.claim.document.id

    @property
    def speaker(self) -> tuple[str, str | None]:
        """Return who vouches, comparable between documents."""
        return ((self.claim.claimant.name or "").casefold(), self.claim.claimant.country)

    @property
    def dated(self) -> bool:
        """Return whether the text gives days for the strike."""
        return self.first_day is not None

    @property
    def anchored(self) -> bool:
        """Return whether the days are few enough to tell one strike from the next."""
        if self.first_day is None or self.last_day is None:
            return False
        return self.last_day - self.first_day < ANCHOR_DAYS

    @property
    def is_statement(self) -> bool:
        """Return whether the days are those of the statement: the strike may be older."""
        return self.claim.date.basis == "statement"

    @property
    def states_occurrence(self) -> bool:
        """Return whether the claim itself says that the strike took place."""
        return (
            self.claim.stance not in ("not_confirmed", "denied")
            and "occurrence" in self.claim.about
        )

    @property
    def tells_a_strike(self) -> bool:
        """Return whether the claim alone makes an event: it took place, somewhere or some day.

        A launch without a target is no strike yet.
        """
        if not self.states_occurrence:
            return False
        only_launch = bool(self.claim.locations) and not any(
            location.role != "launch" for location in self.claim.locations
        )
        return not only_launch and bool(self.areas or self.claim.locations or self.dated)


def traits_of(claim: Claim) -> Traits:
    """Return the claim's facts in comparable form."""
    first, last = _interval(claim)
    published = claim.document.published
    areas, arms = areas_of(claim), arms_of(claim)
    return Traits(
        claim=claim,
        order=order_key(claim),
        first_day=first,
        last_day=last,
        published_day=last_day_of(published) if published else None,
        areas=areas,
        fineness=fineness_of(areas),
        arms=arms,
        systems=systems_of(arms),
        targets=frozenset(t.kind for t in claim.targets if t.kind not in VAGUE_TARGETS),
    )


def systems_of(arms: Iterable[Arm]) -> frozenset[str]:
    """Return the systems that are named among the weapons."""
    return frozenset(arm.system for arm in arms if arm.system)


def fineness_of(areas: Iterable[Area]) -> int:
    """Return the rank of the finest place, 0 where there is none."""
    return max((FINENESS[area.level] for area in areas), default=0)


def order_key(claim: Claim) -> OrderKey:
    """Return the key of the order that ids rest on: published, document, start, then claim id.

    A document without a date of publication stands behind all that have one.
    """
    published = claim.document.published or UNKNOWN_PUBLICATION
    start = min((quote.start for quote in claim.quotes), default=0)
    return (published, claim.document.id, start, claim.id)


def day_of(text: str | None) -> int | None:
    """Return the ordinal of a full day `YYYY-MM-DD`; None for anything else."""
    if text is None or len(text) != len("2024-11-19"):
        return None
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def first_day_of(text: str) -> int | None:
    """Return the ordinal of the first day that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` allows."""
    return day_of(text + "-01" * (2 - text.count("-")))


def last_day_of(text: str) -> int | None:
    """Return the ordinal of the last day that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` allows."""
    parts = text.split("-")
    if len(parts) == 1:
        return day_of(f"{text}-12-31")
    if len(parts) == 2:  # noqa: PLR2004  # year and month
        first = day_of(f"{text}-01")
        if first is None:
            return None
        start = date.fromordinal(first)
        following = (start.replace(day=28) + timedelta(days=4)).replace(day=1)
        return following.toordinal() - 1
    return day_of(text)


def _interval(claim: Claim) -> tuple[int | None, int | None]:
    """Return first and last day; (None, None) unless both ends are known and in order."""
    first, last = day_of(claim.date.earliest), day_of(claim.date.latest)
    if first is None or last is None or last < first:
        return (None, None)
    return (first, last)
