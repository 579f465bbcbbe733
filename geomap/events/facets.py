"""What of an event is settled between its origins and what is not, facet by facet."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from geomap.events.confidence import table
from geomap.events.origins import Voice
from geomap.events.relations import Findings
from geomap.events.traits import Traits
from geomap.model import FacetValue, Membership

TOLLS = ("killed", "injured", "missing")
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
    "occurred": frozenset({"occurrence"}),
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


def facets_of(
    voices: Sequence[Voice], *, findings: Findings, membership: Mapping[str, Membership]
) -> dict[str, FacetValue]:
    """Return each facet's state: who states it, and whether anyone says otherwise.

    Claims whose membership is inferred settle nothing, but may dispute.
    """
    members = [member for voice in voices for member in voice.members]
    attackers = {m.claim.attacker for m in members if m.claim.attacker}
    struck = {area.country for m in members for area in m.areas if area.country}
    sides = (attackers, struck - attackers)
    disputed = {relation.field for relation in findings.contradictions}
    military = not any(m.targets & frozenset(table()["civilian"]["targets"]) for m in members)

    def surely(voice: Voice) -> list[Traits]:
        return [m for m in voice.members if membership[m.claim.id].basis == "stated"]

    return {
        facet: _value(
            facet,
            [voice for voice in voices if any(_STATED[facet](m) for m in surely(voice))],
            sides=sides,
            disputed=bool(fields & disputed),
            military=military,
        )
        for facet, fields in FIELDS.items()
    }


def _value(
    facet: str,
    stating: Sequence[Voice],
    *,
    sides: tuple[set[str], set[str]],
    disputed: bool,
    military: bool,
) -> FacetValue:
    if disputed:
        return "disputed"
    if facet == "occurred" and stating and not any(_affirms(voice) for voice in stating):
        return "denied"
    if not stating:
        return "not_stated"
    sure = [voice for voice in stating if voice.independent]
    official = {v.country or v.name for v in sure if v.kind in PARTIES}
    attacker_says, struck_says = (bool(official & side) for side in sides)
    if attacker_says and struck_says:
        return "both_sides"
    reluctant = _reluctant(facet, military=military)
    if facet == "casualties" and not any(_TOLLED(m) for v in sure for m in v.members):
        reluctant = None  # "no casualties" admits nothing
    if (reluctant == "attacker" and attacker_says) or (reluctant == "struck" and struck_says):
        return "admitted"
    return "several_origins" if len(sure) > 1 else "one_origin"


def _reluctant(facet: str, *, military: bool) -> str | None:
    admitted: Mapping[str, str] = table()["admitted"]
    side = admitted.get(facet)
    return side if side != "struck" or military else None


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
