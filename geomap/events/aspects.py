"""The fields on which claims of one strike are compared, each with its own way of comparing."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from geomap.events.places import Area, Fit, best_fit
from geomap.events.ranges import (
    QUANTITIES,
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


def aspects_of(members: Iterable[Traits]) -> list[Aspect]:
    """Return the fields worth comparing for these claims, in a fixed order."""
    stated = {quantity for member in members for quantity in member.claim.counts}
    return [
        OCCURRENCE,
        PLACE,
        WEAPON,
        ATTACKER,
        *(_counted(quantity) for quantity in QUANTITIES if quantity in stated),
    ]


def _read_occurrence(member: Traits) -> tuple[bool, str] | None:
    if "occurrence" not in member.claim.about:
        return None
    match member.claim.stance:
        case "not_confirmed":
            return None
        case "denied":
            return (False, "denied")
        case stance:
            return (True, stance)


def _read_place(member: Traits) -> tuple[tuple[Area, ...], str] | None:
    if not member.areas or not _asserts(member):
        return None
    return (member.areas, ", ".join(area.name for area in member.areas))


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


def _counted(quantity: Quantity) -> Aspect:
    def read(member: Traits) -> tuple[Reading, str] | None:
        reading = reading_of(member.claim, quantity) if _asserts(member) else None
        return (reading, words_of(reading.count)) if reading else None

    def measure(reading: Reading) -> float:
        span = range_of(reading.count)
        return span[0] if span else -math.inf

    return Aspect(name=quantity, read=read, judge=compare, measure=measure)


OCCURRENCE = Aspect(name="occurrence", read=_read_occurrence, judge=_judge_equal)
PLACE = Aspect(name="place", read=_read_place, judge=_judge_place)
WEAPON = Aspect(name="weapon", read=_read_weapon, judge=_judge_weapon)
ATTACKER = Aspect(name="attacker", read=_read_attacker, judge=_judge_equal)
