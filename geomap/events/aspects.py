"""The fields on which claims of one strike are compared, each with its own way of comparing."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from geomap.events.fitting import is_spread
from geomap.events.places import Area, Fit, best_fit
from geomap.events.ranges import (
    QUANTITIES,
    THROUGH,
    Reading,
    Verdict,
    compare,
    range_of,
    reading_of,
    words_of,
)
from geomap.events.traits import Traits
from geomap.events.weapons import Arm, Match, best_match
from geomap.model import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one claim says on one field: a value to compare and the same in words."""

    member: Traits
    value: Any
    words: str

    @property
    def claim(self) -> str:
        """Return the claim's id."""
        return self.member.claim.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One field: how it is read from a claim and how two values of it compare.

    `rank` orders values where order means something (tolls), and is 0 elsewhere.
    """

    name: str
    read: Callable[[Traits], tuple[Any, str] | None]
    judge: Callable[[Any, Any], Verdict]
    measure: Callable[[Any], float] = lambda _: 0.0

    def statement(self, member: Traits) -> Statement | None:
        """Return what the claim says on the field, or None."""
        found = self.read(member)
        return Statement(member=member, value=found[0], words=found[1]) if found else None

    def compare(self, a: Statement, b: Statement) -> Verdict:
        """Return what the two values are to each other."""
        return self.judge(a.value, b.value)

    def rank(self, statement: Statement) -> float:
        """Return the value's place in the order of values."""
        return self.measure(statement.value)


def aspects_of(members: Iterable[Traits], *, wave: bool = False) -> list[Aspect]:
    """Return the fields worth comparing for these claims, in a fixed order.

    The parts of a wave lie apart and have numbers of their own.
    """
    stated = {quantity for member in members for quantity in member.claim.counts}
    return [
        STANCE,
        *(() if wave else (PLACE,)),
        WEAPON,
        ATTACKER,
        *(() if wave else (CAUSE,)),
        *(_counted(quantity, wave=wave) for quantity in QUANTITIES if quantity in stated),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Whether a claim affirms or denies, and the kinds of target of which it does."""

    affirms: bool
    targets: tuple[str, ...]


def _read_stance(member: Traits) -> tuple[Stand, str] | None:
    stance = member.claim.stance
    if "occurrence" not in member.claim.about or stance == "not_confirmed":
        return None
    stand = Stand(affirms=stance != "denied", targets=tuple(sorted(member.targets)))
    return (stand, stance)


def _judge_stance(a: Stand, b: Stand) -> Verdict:
    """Return how two stands are to each other: who denies the depot says nothing of the school."""
    if a.affirms == b.affirms:
        return Verdict.AGREE
    other_things = a.targets and b.targets and not set(a.targets) & set(b.targets)
    return Verdict.SILENT if other_things else Verdict.CONTRADICT


def _read_place(member: Traits) -> tuple[tuple[Area, ...], str] | None:
    # Where a place is that no gazetteer knows, nobody can hold against another.
    areas = tuple(area for area in member.areas if area.resolved)
    if not areas or not _asserts(member):
        return None
    return (areas, ", ".join(area.name for area in areas))


def _read_weapon(member: Traits) -> tuple[tuple[Arm, ...], str] | None:
    if not member.arms or not _asserts(member):
        return None
    return (member.arms, ", ".join(arm.label for arm in member.arms))


def _read_attacker(member: Traits) -> tuple[str, str] | None:
    attacker = member.claim.attacker
    return (attacker, attacker) if attacker and _asserts(member) else None


def _asserts(member: Traits) -> bool:
    """Return whether the claim's values are its own: a denial repeats those it denies."""
    return member.claim.stance not in ("denied", "not_confirmed")


def _judge_place(a: tuple[Area, ...], b: tuple[Area, ...]) -> Verdict:
    match best_fit(a, b):
        case Fit.SAME:
            return Verdict.AGREE
        case Fit.WITHIN | Fit.WITHIN_COUNTRY:
            return Verdict.REFINE
        case Fit.NEAR:
            return Verdict.SILENT
        case Fit.APART:
            return Verdict.CONTRADICT


def _judge_weapon(a: tuple[Arm, ...], b: tuple[Arm, ...]) -> Verdict:
    match best_match(a, b):
        case Match.SAME:
            return Verdict.AGREE
        case Match.REFINES:
            return Verdict.REFINE
        case Match.UNKNOWN:
            return Verdict.SILENT
        case Match.DIFFERENT:
            return Verdict.CONTRADICT


def _judge_equal(a: object, b: object) -> Verdict:
    return Verdict.AGREE if a == b else Verdict.CONTRADICT


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What is said to have done the harm: a hit, or what fell from a weapon shot down."""

    debris: bool
    areas: tuple[Area, ...]
    targets: tuple[str, ...]


def _read_cause(member: Traits) -> tuple[Cause, str] | None:
    told = {location.what for location in member.claim.locations}
    debris, hit = "debris_fell" in told, "impact" in told
    if debris == hit or not member.areas or not _asserts(member):
        return None
    targets = tuple(sorted(member.targets))
    cause = Cause(debris=debris, areas=member.areas, targets=targets)
    return (cause, "falling debris" if debris else "a hit")


def _judge_cause(a: Cause, b: Cause) -> Verdict:
    """Return whether one says hit and the other debris of what may be the same thing struck."""
    if a.debris == b.debris or best_fit(a.areas, b.areas) < Fit.WITHIN:
        return Verdict.SILENT
    other_things = a.targets and b.targets and not set(a.targets) & set(b.targets)
    return Verdict.SILENT if other_things else Verdict.CONTRADICT


def _counted(quantity: Quantity, *, wave: bool) -> Aspect:
    def read(member: Traits) -> tuple[Reading, str] | None:
        if not _asserts(member):
            return None
        reading = reading_of(member.claim, quantity, extent=_extent(member, wave=wave))
        if reading is None and quantity == "intercepted" and _got_through(member):
            return (THROUGH, "hits are told")
        return (reading, words_of(reading.count)) if reading else None

    def measure(reading: Reading) -> float:
        span = range_of(reading.count)
        return span[0] if span else -math.inf

    return Aspect(name=quantity, read=read, judge=compare, measure=measure)


def _extent(member: Traits, *, wave: bool) -> frozenset[str]:
    """Return the places that a claim's numbers cover, where they are not simply the strike's.

    "38 were killed at the hospital and in other cities" is no toll of the hospital.
    """
    areas = member.areas
    fine = [area for area in areas if area.level != "country"]
    if wave or (fine and (len(fine) < len(areas) or is_spread(areas))):
        return frozenset(area.id for area in areas)
    return frozenset()


def _got_through(member: Traits) -> bool:
    claim = member.claim
    hit = claim.counts.get("hit")
    span = range_of(hit) if hit is not None else None
    struck = any(loc.role == "target" and loc.what == "impact" for loc in claim.locations)
    return struck or (span is not None and span[0] >= 1)


STANCE = Aspect(name="stance", read=_read_stance, judge=_judge_stance)
PLACE = Aspect(name="place", read=_read_place, judge=_judge_place)
WEAPON = Aspect(name="weapon", read=_read_weapon, judge=_judge_weapon)
ATTACKER = Aspect(name="attacker", read=_read_attacker, judge=_judge_equal)
CAUSE = Aspect(name="cause", read=_read_cause, judge=_judge_cause)
