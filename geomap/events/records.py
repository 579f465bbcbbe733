"""The event record made of a strike's claims: id, days, place, weapons, attacker."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from geomap.events.places import FINENESS, Area, Fit, area_at, fit, target_locations
from geomap.events.traits import Traits
from geomap.events.weapons import INTERCEPTOR, Arm, Match, match
from geomap.model import EventDate, EventLocation, event_id_of


def event_id(members: Sequence[Traits]) -> str:
    """Return `e-` and 8 hexadecimal digits made of the first claim's id; members are in order."""
    return event_id_of(members[0].claim.id)


def event_date(members: Sequence[Traits]) -> EventDate:
    """Return the days on which the claims agree, else the widest that they allow.

    Claims that fix the day go before those that give a longer period; where no text gives a day,
    only the earliest day by which all had been said is known.
    """
    stating = [m for m in members if m.states_occurrence]
    for chosen in ([m for m in stating if m.anchored], [m for m in stating if m.dated]):
        firsts = [m.first_day for m in chosen if m.first_day is not None]
        lasts = [m.last_day for m in chosen if m.last_day is not None]
        if firsts and lasts:
            agreed = (max(firsts), min(lasts))
            first, last = agreed if agreed[0] <= agreed[1] else (min(firsts), max(lasts))
            return EventDate(earliest=_day(first), latest=_day(last))
    latest = sorted(m.claim.date.latest for m in stating if m.claim.date.latest)
    return EventDate(earliest=None, latest=latest[0] if latest else None)


def event_location(members: Sequence[Traits]) -> EventLocation | None:
    """Return the finest place that no claim contradicts, with the first claim that gives it.

    A wave over places apart has no such place, unless a claim names one that holds them all.
    """
    stating = [m for m in members if m.states_occurrence]
    named = Counter(area.id for m in stating for area in m.areas)
    located = [
        (m, location, area)
        for m in stating
        for location in target_locations(m.claim)
        if (area := area_at(location))
    ]
    areas = list({area.id: area for m in stating for area in m.areas if area.resolved}.values())
    tried: set[str] = set()
    for member, location, area in sorted(
        located, key=lambda one: _preference(one[0], one[2], named)
    ):
        if location.place is None or area.id in tried:
            continue
        tried.add(area.id)
        if _suits_all(area, areas):
            return EventLocation(
                place=location.place,
                relation=location.relation,
                other=location.other,
                radius_m=location.radius_m,
                claim=member.claim.id,
            )
    return None


def event_weapons(members: Sequence[Traits]) -> tuple[str, ...]:
    """Return the weapons named, the most often named first, without classes a system refines."""
    arms: Counter[Arm] = Counter(
        arm for m in members if m.states_occurrence for arm in dict.fromkeys(m.arms)
    )
    kept = [
        arm
        for arm in arms
        if not any(
            other != arm and match(arm, other) is Match.REFINES and _is_narrower(other, arm)
            for other in arms
        )
    ]
    labels: Counter[str] = Counter()
    for arm in kept:
        labels[arm.label] += arms[arm]
    return tuple(sorted(labels, key=lambda label: (-labels[label], label)))


def event_attacker(members: Sequence[Traits]) -> str | None:
    """Return the attacker, if all claims that name one name the same."""
    named = {m.claim.attacker for m in members if m.states_occurrence and m.claim.attacker}
    return named.pop() if len(named) == 1 else None


def _preference(member: Traits, area: Area, named: Counter[str]) -> tuple[object, ...]:
    return (-FINENESS[area.level], -named[area.id], member.order, area.id)


def _suits_all(place: Area, areas: Sequence[Area]) -> bool:
    return all(fit(place, area) > Fit.APART for area in areas)


def _is_narrower(one: Arm, other: Arm) -> bool:
    if one.system or other.system:
        return one.system is not None
    if one.kind == INTERCEPTOR:
        return False  # "a missile hit the house", "it was an air defence missile": both stand
    return len(one.kind or "") > len(other.kind or "")


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
