"""Which of the entries of a name is meant: weights, probabilities, and the reason in words.

An entry weighs by its population, by how it bears the name, and by what the text says around it.
Beside the entries stands a place that the gazetteer does not hold: cities500 has about 3 in 100
of Russia's settlements, so a village named without its region may well be another of that name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.gazetteer.countries import country
from geomap.gazetteer.names import key
from geomap.gazetteer.values import Entry, Matched, Resolution
from geomap.geometry import radius_m
from geomap.model import Alternative, Level, Place

MATCH_FACTOR: dict[Matched, float] = {
    "primary": 1.0,
    "alias": 1.0,
    "spelling": 0.3,
    "alternate": 0.03,
    "base": 1.0,
    "historic": 0.02,
}
REGION_POPULATION = 200_000
COUNTRY_POPULATION = 10_000_000
# A bare name that a city and its region share ("Kursk") is the city's about three times in four.
REGION_BESIDE_ITS_TOWN = 0.33
# A town with a tenth of its region's weight is the one that a bare name means.
NOTABLE_TOWN = 10
LEAST_POPULATION = 500
# A capital is meant more often than its people are many.
CAPITAL = 15.0
# A town this near to a region's middle gave it its name, or has it from there.
NEAR_DEGREES = 1.0
# What the text says around the name: a place of the same region or country is so much likelier.
SAME_REGION, SAME_COUNTRY = 60.0, 20.0
# "The Red Sea" is the water, though regions on its shore have the name.
WATER_WORDS = frozenset({"sea", "gulf", "strait", "straits", "ocean", "bay", "channel"})
NAMED_AFTER_WATER = 0.02
# The weight of a place that the gazetteer does not hold, by how narrow the text makes the search.
MISSING, MISSING_IN_COUNTRY, MISSING_IN_REGION = 2_000.0, 600.0, 60.0
LEAST_PROBABILITY = 0.5
CLEAR_LEAD = 1.25
# Nothing read by a machine is surer than this.
MOST_PROBABILITY = 0.99
MOST_ALTERNATIVES = 5
AREAS: frozenset[Level] = frozenset({"region", "country", "sea", "district"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a text says beside the name; codes are ISO 3166-1 and ISO 3166-2.

    `within` is a place that must contain the one meant; `countries` and `regions` are named
    elsewhere in the text and only make their places likelier.
    """

    within: Place | None = None
    level: Level | None = None
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


NO_CONTEXT = Context()


def choose(
    name: str, entries: Sequence[Entry], *, context: Context = NO_CONTEXT, version: str
) -> Resolution:
    """Return the entry meant by the name, or none of them with the reason."""
    if not entries:
        return Resolution(place=None, probability=None, why=nothing_by(name, version=version))
    allowed = [entry for entry in entries if _allowed(entry, context)]
    if not allowed:
        return _refused(name, entries, context)
    weights = weigh(allowed, context=context)
    total = sum(weights) + missing(allowed, context=context)
    ranked = sorted(
        zip(allowed, (weight / total for weight in weights), strict=True),
        key=lambda pair: (-pair[1], pair[0].place.id),
    )
    best, probability = ranked[0]
    others = [pair for pair in ranked[1:] if pair[1] >= 0.001]  # noqa: PLR2004  # a thousandth
    if probability < LEAST_PROBABILITY and (area := _area_of_both(ranked)):
        return area
    if probability < LEAST_PROBABILITY or _tied(ranked):
        return Resolution(
            place=None,
            probability=None,
            why=_undecided(name, ranked),
            alternatives=tuple(_alternative(*pair) for pair in ranked[:MOST_ALTERNATIVES]),
        )
    settlement = best.place.level == "settlement"
    return Resolution(
        place=best.place,
        probability=min(MOST_PROBABILITY, round(probability, 3)),
        why=reason(best, ranked, context=context),
        alternatives=tuple(_alternative(*pair) for pair in others[:MOST_ALTERNATIVES]),
        radius_m=radius_m(best.population) if settlement else None,
    )


def ranked(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries of a name, likeliest first without any context."""
    weights = weigh(entries)
    order = sorted(range(len(entries)), key=lambda at: (-weights[at], entries[at].place.id))
    return tuple(entries[at] for at in order)


def weigh(entries: Sequence[Entry], *, context: Context = NO_CONTEXT) -> list[float]:
    """Return the weights of the entries, in their order."""
    own = [_own_weight(entry) * _context_factor(entry, context) for entry in entries]
    if context.level is not None:
        return own
    if water := [weight for entry, weight in zip(entries, own, strict=True) if _is_water(entry)]:
        most = max(water) * NAMED_AFTER_WATER
        return [
            weight if _is_water(entry) else min(weight, most)
            for entry, weight in zip(entries, own, strict=True)
        ]
    weights = []
    for entry, weight in zip(entries, own, strict=True):
        base = entry.matched == "base"
        towns = [
            (heavy if base or heavy * NOTABLE_TOWN >= weight else weight)
            / (CAPITAL if _is_capital(other.place) else 1.0)
            for other, heavy in zip(entries, own, strict=True)
            if entry.place.level == "region" and _shares_name(other, entry)
        ]
        weights.append(max(towns) * REGION_BESIDE_ITS_TOWN if towns else weight)
    return weights


def missing(entries: Sequence[Entry], *, context: Context) -> float:
    """Return the weight of a place that the gazetteer does not hold."""
    if any(entry.place.level in AREAS and entry.matched != "base" for entry in entries):
        return MISSING_IN_REGION
    if context.level in AREAS:
        return MISSING_IN_COUNTRY
    if context.within is not None:
        return MISSING_IN_REGION if context.within.level == "region" else MISSING_IN_COUNTRY
    if context.countries & {entry.place.country for entry in entries}:
        return MISSING_IN_COUNTRY
    return MISSING


def reason(
    best: Entry, ranked: Sequence[tuple[Entry, float]], *, context: Context = NO_CONTEXT
) -> str:
    """Return in plain words why the first of the ranked entries was taken."""
    words = []
    if context.level in AREAS and best.place.level == context.level:
        words.append(f"the text asks for a {context.level}")
    if context.within is not None:
        words.append(f"in {context.within.name}, as the text says")
    elif best.place.admin1 in context.regions and best.place.level == "settlement":
        words.append("its region is named in the text")
    elif best.place.country in context.countries and len(ranked) > 1:
        words.append("its country is named in the text")
    if len(ranked) == 1:
        words.append("the only entry by that name")
    elif best.place.level == "settlement":
        words.append(f"the likeliest of {len(ranked)} by that name, population {best.population:,}")
    else:
        words.append(f"the likeliest of {len(ranked)} by that name")
    if best.matched == "alternate":
        words.append(f"by another name of {best.place.name}")
    return "; ".join(words)


def nothing_by(name: str, *, version: str) -> str:
    """Return the reason for a name that nothing bears."""
    return f'no entry by the name "{name}" in the gazetteer ({version})'


def _allowed(entry: Entry, context: Context) -> bool:
    place, within = entry.place, context.within
    if context.level is not None and place.level != context.level:
        return False
    if within is None or place.id == within.id or _is_water(entry):
        return True  # a sea has no country: "in the Red Sea off Yemen"
    if within.level == "region":
        return place.admin1 == within.admin1 and within.admin1 is not None
    return within.level != "country" or place.country == within.country


def _refused(name: str, entries: Sequence[Entry], context: Context) -> Resolution:
    ranked = choose(name, entries, version="") if context != NO_CONTEXT else None
    others = ranked.alternatives if ranked else ()
    if context.within is not None:
        why = f'no "{name}" in {context.within.name} in the gazetteer, only elsewhere'
    else:
        why = f'no {context.level} by the name "{name}" in the gazetteer; other places are not it'
    return Resolution(place=None, probability=None, why=why, alternatives=others)


def _tied(ranked: Sequence[tuple[Entry, float]]) -> bool:
    """Tell whether the second is about as likely as the first: two towns of a name in a region."""
    return len(ranked) > 1 and ranked[1][1] * CLEAR_LEAD > ranked[0][1]


def _area_of_both(ranked: Sequence[tuple[Entry, float]]) -> Resolution | None:
    """Return the region, where a name is a region's or that of a town in it ("Gaza").

    Whichever is meant, it lies in the region.
    """
    for region, share in ranked:
        if region.place.level != "region" or region.place.admin1 is None:
            continue
        inside = [
            chance
            for entry, chance in ranked
            if entry.place.admin1 == region.place.admin1 and entry is not region
        ]
        if inside and share + sum(inside) >= LEAST_PROBABILITY:
            return Resolution(
                place=region.place,
                probability=min(MOST_PROBABILITY, round(share + sum(inside), 3)),
                why=f"{region.place.name} is a region and a town in it; the region holds both",
                alternatives=tuple(
                    _alternative(*pair)
                    for pair in ranked[: MOST_ALTERNATIVES + 1]
                    if pair[0] is not region
                ),
            )
    return None


def _undecided(name: str, ranked: Sequence[tuple[Entry, float]]) -> str:
    if len(ranked) == 1:
        return f'"{name}" is likely a place that the gazetteer lacks: the one it has is too small'
    return f'{len(ranked)} places by the name "{name}", and nothing in the text decides'


def _own_weight(entry: Entry) -> float:
    factor = MATCH_FACTOR[entry.matched]
    match entry.place.level:
        case "settlement":
            capital = CAPITAL if _is_capital(entry.place) else 1.0
            return (entry.population + LEAST_POPULATION) * factor * capital
        case "country":
            return max(entry.population, COUNTRY_POPULATION) * max(factor, 0.5)
        case _:
            return max(entry.population, REGION_POPULATION) * factor


def _is_water(entry: Entry) -> bool:
    """Tell whether an entry is a sea, gulf or strait under a name that says so."""
    if entry.place.level != "sea" or entry.matched in {"alternate", "base"}:
        return False
    return not WATER_WORDS.isdisjoint(key(entry.place.name).split())


def _is_capital(place: Place) -> bool:
    known = country(place.country or "")
    return known is not None and place.name in known.capitals


def _shares_name(entry: Entry, region: Entry) -> bool:
    """Tell whether a settlement is the one that a region has its name from."""
    town, area = entry.place, region.place
    if town.level != "settlement" or entry.matched == "alternate" or town.country != area.country:
        return False
    if region.matched == "alias":
        return False
    if region.matched == "base" or (town.admin1 is not None and town.admin1 == area.admin1):
        return True
    return max(abs(town.lon - area.lon), abs(town.lat - area.lat)) < NEAR_DEGREES


def _context_factor(entry: Entry, context: Context) -> float:
    if entry.place.admin1 in context.regions and entry.place.admin1 is not None:
        return SAME_REGION
    if entry.place.country in context.countries:
        return SAME_COUNTRY
    return 1.0


def _alternative(entry: Entry, probability: float) -> Alternative:
    place = entry.place
    return Alternative(
        id=place.id,
        name=place.name,
        level=place.level,
        country=place.country,
        admin1=place.admin1,
        lon=place.lon,
        lat=place.lat,
        probability=round(probability, 3),
    )
