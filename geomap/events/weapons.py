"""Weapons of claims compared: the same system, a class and a system of it, or different ones."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

from geomap.model import Claim, Weapon

SAME_SYSTEM: dict[str, str] = {"scalp": "storm shadow", "scalp-eg": "storm shadow"}
"""One missile under two names: the French SCALP-EG is the British Storm Shadow (MBDA)."""
INTERCEPTOR = "surface-to-air missile"
CLASS_ALIASES: dict[str, str] = {
    "uav": "drone",
    "loitering munition": "drone",
    "air defence missile": INTERCEPTOR,
    "air defense missile": INTERCEPTOR,
    "rocket": "missile",
    "rocket artillery": "rocket missile",
    "multiple rocket launcher": "rocket missile",
    "glide bomb": "guided bomb",
}
"""Classes that texts use for one another; 'rocket' and 'missile' are, though not to a gunner."""


class Match(IntEnum):
    """How two weapons, or two claims' weapons, fit."""

    DIFFERENT = 0
    UNKNOWN = 1
    REFINES = 2
    SAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """A weapon in comparable form; `system` is None where only a class is named."""

    label: str
    system: str | None
    kind: str | None


def arm_of(weapon: Weapon) -> Arm:
    """Return the weapon in comparable form.

    A name without any capital or digit ("missile") is a class, however it was put down.
    """
    name = weapon.name
    generic = name is None or name == name.casefold() or name.casefold() in CLASS_ALIASES
    kind = weapon.weapon_class or (name if generic else None)
    key = None if generic or name is None else name.casefold()
    kind = kind.casefold() if kind else None
    return Arm(
        label=name or weapon.weapon_class or "unnamed weapon",
        system=SAME_SYSTEM.get(key, key) if key else None,
        kind=CLASS_ALIASES.get(kind, kind) if kind else None,
    )


def arms_of(claim: Claim) -> tuple[Arm, ...]:
    """Return the claim's weapons in comparable form, each once."""
    return tuple(dict.fromkeys(arm_of(weapon) for weapon in claim.weapons))


def match(a: Arm, b: Arm) -> Match:
    """Return how two weapons fit; the order of the two does not matter.

    Two named systems are the same or different. A class fits the systems and classes below it:
    "missile" the "ballistic missile", and that ATACMS.
    """
    if a.system and b.system:
        return Match.SAME if a.system == b.system else Match.DIFFERENT
    if a.kind is None or b.kind is None:
        return Match.UNKNOWN
    if a.kind == b.kind:
        return Match.REFINES if a.system or b.system else Match.SAME
    upper, lower = (a, b) if _is_under(b.kind, a.kind) else (b, a)
    if _is_under(lower.kind or "", upper.kind or "") and upper.system is None:
        return Match.REFINES
    return Match.DIFFERENT


def best_match(one: Collection[Arm], other: Collection[Arm]) -> Match:
    """Return how two sets of weapons fit; one that names none is `UNKNOWN`.

    Where both name systems, only these are compared: "missiles, among them ATACMS" and
    "Storm Shadow missiles" differ although both have missiles.
    """
    if not one or not other:
        return Match.UNKNOWN
    named_one, named_other = [a for a in one if a.system], [b for b in other if b.system]
    if named_one and named_other:
        one, other = named_one, named_other
    return max(match(a, b) for a in one for b in other)


def _is_under(lower: str, upper: str) -> bool:
    """Return whether a class is one of a wider class, as its last words say."""
    return lower != upper and lower.endswith(f" {upper}") and not _apart(lower, upper)


def _apart(lower: str, upper: str) -> bool:
    # A drone boat is no aircraft drone, though they share their last word. Missiles made against
    # aircraft do strike towns, so these are missiles.
    return (lower, upper) in {
        ("naval drone", "drone"),
        ("interceptor drone", "drone"),
    }
