"""Which of the entries of a name is taken, or none with the reason; what else it could be."""

from collections.abc import Sequence
from dataclasses import replace

from geomap.gazetteer.calibration import probability
from geomap.gazetteer.context import NO_CONTEXT, Context
from geomap.gazetteer.ranking import (
    BY_SOUND,
    MOST_RANKED,
    Share,
    is_allowed,
    is_same,
    shares,
    weigh,
)
from geomap.gazetteer.reasons import nothing_by, reason, refused, undecided
from geomap.gazetteer.values import Entry, Resolution
from geomap.geometry import radius_m
from geomap.model import Alternative

LEAST_PROBABILITY, LEAST_FIRST = 0.5, 0.4
# A name that is a town's and its region's, and also borne elsewhere, is read as the region where
# the town is not likelier than this.
BOTH, MOST_BOTH = 0.6, 0.99
# A region with hardly more people than the town in it is that town within its bounds.
CITY_SHARE = 0.9
CLEAR_LEAD = 1.25
MOST_ALTERNATIVES = 5
LEAST_SHARE = 0.001


def choose(
    name: str,
    entries: Sequence[Entry],
    *,
    context: Context = NO_CONTEXT,
    version: str,
    by_sound: bool = False,
) -> Resolution:
    """Return the entry meant by the name, or none of them with the reason.

    `by_sound` says that nothing bears the name, and the entries only sound alike.
    """
    if not entries:
        return Resolution(place=None, probability=None, why=nothing_by(name, version=version))
    # Likeliest first: the last of hundreds of San Joses add nothing.
    some = entries[:MOST_RANKED] if context == NO_CONTEXT else entries
    allowed = [entry for entry in some if is_allowed(entry, context)]
    count = len(allowed) + len(entries) - len(some)
    if not allowed:
        return _refused(name, entries, context)
    weights = weigh(allowed, level=context.level)
    if by_sound and context.within is None:
        weights = [weight * BY_SOUND for weight in weights]
    return decided(name, shares(allowed, weights, context), context, count=count)


def decided(name: str, ranked: Sequence[Share], context: Context, *, count: int) -> Resolution:
    """Return the first of the ranked entries, or none where it is not clearly the one.

    `count` is how many places bear the name.
    """
    if context.level is None:
        ranked = _with_town_first(ranked)
    best = ranked[0].entry
    chance = probability(ranked, context)
    if ranked[0].share < BOTH and (area := _area_of_both(ranked)):
        return area
    if chance < LEAST_PROBABILITY or ranked[0].share < LEAST_FIRST or _tied(ranked):
        return Resolution(
            place=None,
            probability=None,
            why=undecided(name, count),
            alternatives=alternatives(ranked),
        )
    settlement = best.place.level == "settlement"
    disc = radius_m(best.population) if settlement else None
    return Resolution(
        place=best.place,
        probability=chance,
        why=reason(best, count, context=context),
        alternatives=alternatives(ranked, but=best),
        radius_m=best.radius_m or disc,
    )


def alternatives(ranked: Sequence[Share], *, but: Entry | None = None) -> tuple[Alternative, ...]:
    """Return the likeliest entries as alternatives."""
    others = [one for one in ranked if one.entry is not but]
    if but is not None:
        others = [one for one in others if one.share >= LEAST_SHARE]
    return tuple(_alternative(one.entry, one.share) for one in others[:MOST_ALTERNATIVES])


def _refused(name: str, entries: Sequence[Entry], context: Context) -> Resolution:
    elsewhere = shares(entries, weigh(entries), NO_CONTEXT)
    return Resolution(
        place=None,
        probability=None,
        why=refused(name, context),
        alternatives=alternatives(elsewhere) if context != NO_CONTEXT else (),
    )


def _tied(ranked: Sequence[Share]) -> bool:
    """Tell whether another is about as likely as the first: two towns of a name in a region."""
    first = ranked[0]
    for one in ranked[1:]:
        if one.share * CLEAR_LEAD <= first.share:
            return False
        if not is_same(one.entry, first.entry):
            return True
    return False


def _with_town_first(ranked: Sequence[Share]) -> Sequence[Share]:
    """Return the entries, a region that is but a town's own bounds after that town: Stepanakert.

    The town takes over what speaks for the region.
    """
    region = ranked[0].entry
    if region.place.level != "region" or region.place.admin1 is None or not region.population:
        return ranked
    for at, one in enumerate(ranked[1:], 1):
        town = one.entry
        same = town.place.level == "settlement" and town.place.admin1 == region.place.admin1
        if same and town.population >= CITY_SHARE * region.population:
            rest = [other for other in ranked[1:] if other is not one]
            first, second = (
                replace(ranked[0], entry=town),
                replace(ranked[at], entry=region),
            )
            return [first, second, *rest]
    return ranked


def _area_of_both(ranked: Sequence[Share]) -> Resolution | None:
    """Return the region, where a name is a region's or that of a town in it ("Gaza").

    Whichever is meant, it lies in the region.
    """
    for one in ranked:
        region = one.entry
        if region.place.level != "region" or region.place.admin1 is None:
            continue
        inside = [
            other.share
            for other in ranked
            if other.entry.place.admin1 == region.place.admin1 and other.entry is not region
        ]
        if inside and one.share + sum(inside) >= LEAST_PROBABILITY:
            return Resolution(
                place=region.place,
                probability=round(min(MOST_BOTH, one.share + sum(inside)), 3),
                why=f"{region.place.name} is a region and a town in it; the region holds both",
                alternatives=alternatives(ranked[: MOST_ALTERNATIVES + 1], but=region),
            )
    return None


def _alternative(entry: Entry, share: float) -> Alternative:
    place = entry.place
    return Alternative(
        id=place.id,
        name=place.name,
        level=place.level,
        country=place.country,
        admin1=place.admin1,
        lon=place.lon,
        lat=place.lat,
        probability=round(share, 3),
    )
