"""Whether a claim may speak of a strike, how well it fits, and why, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from geomap.events.clusters import REPORTING_DAYS, Cluster
from geomap.events.places import SPOT, Area, Fit, best_fit, fit
from geomap.events.traits import STORES, Traits, day_of
from geomap.events.weapons import Match, best_match

SAME_DOCUMENT_SCORE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """How well a claim fits a strike: a score to compare strikes by, and the reason in words."""

    score: int
    why: str


def appraise(traits: Traits, cluster: Cluster) -> Fitting | None:
    """Return how a claim fits a strike, or None where it may not join it."""
    # The cheap questions first: most strikes nearby are refused by their day or weapon.
    together = traits.document in cluster.documents
    shared = not traits.targets.isdisjoint(cluster.targets)
    told = together or traits.dated or shared or _may_tell(traits, cluster)
    days = _days_fit(traits, cluster, together=together) if told else None
    if days is None or _is_another(traits, cluster):
        return None
    weapon = best_match(traits.arms, cluster.arms)
    attacker = traits.claim.attacker
    other = attacker and cluster.attackers and attacker not in cluster.attackers
    if (weapon is Match.DIFFERENT or other) and not _may_contest(traits, shared=shared):
        return None
    place = _places_fit(traits, cluster, together=together)
    if place is None:
        return None
    if (weapon is Match.DIFFERENT or other) and place not in (Fit.SAME, Fit.NEAR):
        return None
    if not _is_enough(traits, cluster, place=place, weapon=weapon, shared=shared):
        return None
    score = (
        2 * place
        + weapon
        + SAME_DOCUMENT_SCORE * together
        + shared
        + (traits.speaker in cluster.speakers)
        + (traits.last_day is not None and traits.last_day == cluster.last_day)
    )
    reasons = (_place_words(traits, place), days, _weapon_words(traits, weapon))
    return Fitting(score=score + 1, why="; ".join(part for part in reasons if part))


def _may_tell(traits: Traits, cluster: Cluster) -> bool:
    """Return whether the weapons could be enough for a claim without day or target to join."""
    if not traits.arms or not cluster.arms:
        return False
    return traits.fineness >= SPOT or not traits.systems.isdisjoint(cluster.systems)


def _days_fit(traits: Traits, cluster: Cluster, *, together: bool) -> str | None:
    """Return why the days allow one strike, or None."""
    if not traits.dated:
        return _undated_fit(traits, cluster, together=together)
    first, last = cluster.first_day, cluster.last_day
    if first is None or last is None:
        return None
    if (traits.first_day or 0) > last or first > (traits.last_day or 0):
        return None
    if traits.anchored:
        return "overlapping days"
    return "the text fixes no single day, and only this strike fits its period"


def _undated_fit(traits: Traits, cluster: Cluster, *, together: bool) -> str | None:
    first, published = cluster.first_day, traits.published_day
    latest = day_of(traits.claim.date.latest)
    if first is not None and latest is not None and first > latest:
        return None
    if together:
        return "the text gives no day; same document"
    if published is None:
        return None
    if first is None:
        near = any(abs(day - published) <= 1 for day in cluster.published_days)
        return "neither text gives a day; published within a day of each other" if near else None
    if not 0 <= published - first <= REPORTING_DAYS:
        return None
    return f"the text gives no day; only this strike of the {REPORTING_DAYS} days before fits"


def _places_fit(traits: Traits, cluster: Cluster, *, together: bool) -> Fit | None:
    """Return how the places fit, or None where they exclude one strike.

    A claim without a place fits only through its document or its named speaker. Places that lie
    apart may be one strike's only as a wave's: then half of either side's must meet.
    """
    if not traits.areas:
        return Fit.APART if together or traits.speaker in cluster.speakers else None
    known = cluster.finest_areas()
    if not known:
        # Not even the gazetteer can say that an unknown place is where the other strike was.
        resolved = any(area.resolved for area in traits.areas)
        return Fit.APART if together and resolved else None
    if traits.fineness == 1:
        return best_fit(traits.areas, tuple(known)) or None
    # Of an unknown place only its name can meet: whether it lies in a region, nobody can say.
    certain = [area for area in known if area.resolved] or known
    unknown = not any(area.resolved for area in traits.areas)
    met = share(traits.areas, known), 1.0 if unknown else share(certain, traits.areas)
    wave = is_spread(traits.areas) and is_spread(known)
    if min(met) < (0.5 if wave else 1.0):
        return None
    best = best_fit(traits.areas, tuple(known))
    return None if best <= Fit.WITHIN_COUNTRY else best


def share(areas: Iterable[Area], others: Iterable[Area]) -> float:
    """Return the share of the places that meet one of the others."""
    others = tuple(others)
    met = [any(fit(area, other) > Fit.APART for other in others) for area in areas]
    return sum(met) / len(met)


def is_spread(areas: Iterable[Area]) -> bool:
    """Return whether two of the places lie apart."""
    areas = tuple(areas)
    return any(fit(a, b) is Fit.APART for n, a in enumerate(areas) for b in areas[:n])


def _is_another(traits: Traits, cluster: Cluster) -> bool:
    """Return whether the claim's own document tells the strike apart from this one.

    A document that dates its strikes and then speaks of "last week", or in the background of an
    earlier one, does not mean those it has just dated.
    """
    if traits.anchored or traits.document not in cluster.main_documents:
        return False
    return traits.dated or traits.claim.background


def _may_contest(traits: Traits, *, shared: bool) -> bool:
    """Return whether a claim may tell otherwise of one strike: at one spot, day and kind of target.

    Two sides may name different weapons, and even attackers, for one strike on one hospital.
    """
    return traits.anchored and traits.fineness >= SPOT and shared


def _is_enough(
    traits: Traits, cluster: Cluster, *, place: Fit, weapon: Match, shared: bool
) -> bool:
    """Return whether what is shared tells one strike, given how little the claim fixes."""
    together = traits.document in cluster.documents
    same_system = weapon is Match.SAME and any(arm.system for arm in traits.arms)
    told = shared or same_system
    if place < Fit.NEAR:  # a country, or no place at all
        if traits.targets and cluster.targets and not (shared or _both_store(traits, cluster)):
            return False
        return together or (same_system and traits.dated)
    if not all(area.resolved for area in traits.areas) and place is Fit.NEAR:
        return told and not traits.claim.background  # a namesake elsewhere has other weapons
    spot = traits.fineness >= SPOT
    if together or traits.dated:
        return together or traits.anchored or told or spot or weapon >= Match.REFINES
    if traits.claim.background or cluster.first_day is None:
        return told and spot
    return told or (spot and weapon >= Match.REFINES)


def _both_store(traits: Traits, cluster: Cluster) -> bool:
    return bool(traits.targets & STORES and cluster.targets & STORES)


def _place_words(traits: Traits, place: Fit) -> str:
    names = ", ".join(area.name for area in traits.areas[:3])
    match place:
        case Fit.SAME:
            return f"same place ({names})"
        case Fit.WITHIN:
            return f"one place lies inside the other ({names})"
        case Fit.NEAR:
            return f"places close together ({names})"
        case Fit.WITHIN_COUNTRY:
            return f"only the country is named ({names})"
        case Fit.APART:
            return f"no other claim names a place ({names})" if names else "no place is named"


def _weapon_words(traits: Traits, weapon: Match) -> str:
    names = ", ".join(arm.label for arm in traits.arms[:3])
    match weapon:
        case Match.SAME:
            return f"same weapon ({names})"
        case Match.REFINES:
            return f"weapons fit ({names})"
        case Match.DIFFERENT:
            return f"another weapon is named ({names}), for the same spot, day and target"
        case Match.UNKNOWN:
            return ""
