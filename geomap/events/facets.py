"""What of an event is settled between its origins and what is not, facet by facet."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from geomap.events.confidence import table
from geomap.events.origins import Voice
from geomap.events.relations import Findings
from geomap.events.traits import Traits
from geomap.model import FacetValue, Membership

TOLLS = ("killed", "injured", "missing")
_DEFENCE = re.compile(r"\b(?:defen[cs]e|war|Pentagon|MoD)\b", re.IGNORECASE)
PARTIES = frozenset(
    {
        "ministry",
        "military",
        "official",
        "head_of_state",
        "local_official",
        "intelligence",
        "armed_group",
    }
)
"""Kinds of claimant that speak for a side of the war; a newspaper of a country does not."""
FIELDS: dict[str, frozenset[str]] = {
    "occurred": frozenset({"stance"}),
    "place": frozenset({"place"}),
    "time": frozenset({"time"}),
    "weapon": frozenset({"weapon"}),
    "attacker": frozenset({"attacker"}),
    "cause": frozenset({"cause"}),
    "numbers": frozenset(
        {"launched", "intercepted", "hit", "damaged", "lost", "crashed", "strikes"}
    ),
    "damage": frozenset({"damage"}),
    "casualties": frozenset(TOLLS),
}
"""The facets in the order of the record, with the fields whose contradictions dispute them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """Who struck whom, and whether what was struck is named as civilian or the forces' own."""

    attackers: set[str]
    struck: set[str]
    civilian: bool
    forces: bool


def facets_of(
    voices: Sequence[Voice], *, findings: Findings, membership: Mapping[str, Membership]
) -> dict[str, FacetValue]:
    """Return each facet's state: who states it, and whether anyone says otherwise.

    Claims whose membership is inferred settle nothing, but may dispute.
    """
    members = [member for voice in voices for member in voice.members]
    attackers = {m.claim.attacker for m in members if m.claim.attacker}
    struck = {area.country for m in members for area in m.areas if area.country}
    disputed = {relation.field for relation in findings.contradictions}
    struck_kinds = {target.kind for m in members for target in m.claim.targets}
    civilian = bool(struck_kinds & set(table()["civilian"]["targets"]))
    forces = bool(struck_kinds & set(table()["military"]["targets"])) and not civilian
    scene = _Scene(attackers=attackers, struck=struck - attackers, civilian=civilian, forces=forces)

    def surely(voice: Voice) -> list[Traits]:
        return [m for m in voice.members if membership[m.claim.id].basis == "stated"]

    return {
        facet: _value(
            facet,
            [voice for voice in voices if any(_STATED[facet](m) for m in surely(voice))],
            scene=scene,
            disputed=bool(fields & disputed),
        )
        for facet, fields in FIELDS.items()
    }


def _value(
    facet: str,
    stating: Sequence[Voice],
    *,
    scene: _Scene,
    disputed: bool,
) -> FacetValue:
    if disputed:
        return "disputed"
    if facet == "occurred" and stating and not any(_affirms(voice) for voice in stating):
        return "denied"
    if not stating:
        return "not_stated"
    sure = [voice for voice in stating if voice.independent]
    official = {_side(v) for v in sure if v.kind in PARTIES}
    attacker_says, struck_says = (bool(official & side) for side in (scene.attackers, scene.struck))
    if attacker_says and struck_says:
        return "both_sides"
    if facet == "casualties":
        admitted = _own_toll(sure, scene=scene)
    else:
        reluctant = table()["admitted"].get(facet)
        shamed = {"attacker": attacker_says, "struck": struck_says and not scene.civilian}
        admitted = shamed.get(reluctant, False)
    if admitted:
        return "admitted"
    return "several_origins" if len(sure) > 1 else "one_origin"


def _own_toll(voices: Iterable[Voice], *, scene: _Scene) -> bool:
    """Return whether a toll is told by those whom it shames: their victims, or their own losses.

    A health ministry that counts the dead of its own country admits nothing, and "no casualties"
    admits nothing either.
    """
    return any(
        (scene.civilian and voice.kind in PARTIES and _side(voice) in scene.attackers)
        or (scene.forces and _is_forces(voice) and _side(voice) in scene.struck)
        for voice in voices
        if any(_TOLLED(member) for member in voice.members)
    )


def _side(voice: Voice) -> str:
    return voice.country or voice.name


def _is_forces(voice: Voice) -> bool:
    """Return whether a voice speaks for armed forces: a staff, an army, a ministry of defence."""
    if voice.kind == "ministry":
        return _DEFENCE.search(voice.name) is not None
    return voice.kind in ("military", "armed_group")


def _affirms(voice: Voice) -> bool:
    return any(member.claim.stance != "denied" for member in voice.members)


def _counted(names: Iterable[str]) -> Callable[[Traits], bool]:
    wanted = frozenset(names)
    return lambda member: (
        _asserts(member)
        and any(
            name in wanted and count.bound != "none_reported"
            for name, count in member.claim.counts.items()
        )
    )


def _asserts(member: Traits) -> bool:
    return member.claim.stance not in ("denied", "not_confirmed")


_TOLLED = _counted(TOLLS)
_STATED: dict[str, Callable[[Traits], bool]] = {
    "occurred": lambda m: "occurrence" in m.claim.about,
    "place": lambda m: _asserts(m) and m.fineness > 1,
    "time": lambda m: _asserts(m) and m.dated,
    "weapon": lambda m: _asserts(m) and bool(m.arms),
    "attacker": lambda m: _asserts(m) and m.claim.attacker is not None,
    "cause": lambda m: _asserts(m) and "cause" in m.claim.about,
    "numbers": _counted(FIELDS["numbers"]),
    "damage": lambda m: _asserts(m) and bool(m.claim.effects),
    "casualties": lambda m: _asserts(m) and any(name in m.claim.counts for name in TOLLS),
}
