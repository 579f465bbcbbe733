"""How much each entry of a name weighs, and its share of the probability.

An entry weighs by its population, by how it bears the name, by what it is, and by what the text
says around it. Beside the entries stands a place that the gazetteer does not hold: cities500 has
about 3 in 100 of Russia's settlements, so a village named without its region may well be another
of that name. The constants were set on places of strike reports and tried on one half of a
corpus of local news (docs/toponyms.md).
"""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.gazetteer.context import NO_EVIDENCE, Context
from geomap.gazetteer.countries import capital_names, country
from geomap.gazetteer.names import key
from geomap.gazetteer.site_names import is_site
from geomap.gazetteer.values import Entry, Matched
from geomap.model import Level, Place

MATCH_FACTOR: dict[Matched, float] = {
    "primary": 1.0,
    "alias": 1.0,
    "spelling": 0.3,
    "alternate": 0.03,
    "base": 1.0,
    "historic": 0.003,
}
BESIDE_OWN = 0.1
# A name that nothing bears, as written and by its cases, for one that sounds alike.
BY_SOUND, LEAST_ALIKE = 0.1, 0.5
REGION_POPULATION = 200_000
COUNTRY_POPULATION = 10_000_000
COUNTRY = 10.0
# A district is meant by its bare name less often than a town of as many people, a site seldom.
DISTRICT, SITE = 0.2, 310.0
# Of a site that is held twice the one with a point of its own is taken.
WITHOUT_ITS_POINT = 0.9
LAKE_WITHOUT_ITS_WORD = 500.0
# A village that is known by its district only has a few hundred people, seldom more.
HAMLET = 300.0
# A bare name that a city and its region share ("Kursk") is the city's about three times in four.
REGION_BESIDE_ITS_TOWN = 0.33
# A town with a tenth of its region's weight is the one that a bare name means.
NOTABLE_TOWN = 10
LEAST_POPULATION = 500
# A capital is meant more often than its people are many; so are the seats of regions.
CAPITAL, REGION_SEAT, DISTRICT_SEAT = 15.0, 2.0, 3.0
# Parts of towns, and places that are no more.
SECTION, GONE = 0.1, 0.02
_GONE = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})
# A town this near to a region's middle gave it its name, or has it from there.
NEAR_DEGREES = 1.0
# "The Red Sea" is the water, though regions on its shore have the name.
WATER_WORDS = frozenset({"sea", "gulf", "strait", "straits", "ocean", "bay", "channel"})
NAMED_AFTER_WATER = 0.002
# The weight of a place that the gazetteer does not hold, by how narrow the text makes the search.
MISSING, MISSING_IN_COUNTRY, MISSING_IN_REGION = 1_000.0, 600.0, 60.0
# A name that one place only bears is seldom that of another, which the gazetteer lacks.
MISSING_BESIDE_ONE = 150.0
# Whole names of sites ("Tuapse refinery") are borne by nothing else.
MISSING_BESIDE_SITES = 3.0
# Of hundreds of San Joses the first tell all that counts.
MOST_RANKED = 16
# Two entries of a name so near to each other are one place twice: 13 km, a large town's disc.
SAME_DEGREES = 0.12
# A village drawn as its district has the district's middle: its airfield is about so near, and a
# district's middle to the town that it has its name from.
DISTRICT_DEGREES = 0.5
# Ids of places that a user made by hand, which win. What a dump adds to the user's file does not:
# a hamlet of a great city's name is no likelier for it.
OWN = "own:"
_NAMED_AFTER_TOWNS: frozenset[Level] = frozenset({"region", "district"})
AREAS: frozenset[Level] = frozenset({"region", "country", "sea", "district"})


@dataclass(slots=True)
class Share:
    """An entry with how likely it is the one meant."""

    entry: Entry
    share: float


def shares(
    entries: Sequence[Entry], weights: Sequence[float], context: Context
) -> tuple[Share, ...]:
    """Return the likeliest entries with their shares of the probability, likeliest first.

    Entries that are one place twice share what they have: the heavier takes it.
    """
    evidence = context.evidence
    here = weights
    if evidence is not NO_EVIDENCE:
        here = [weight * evidence.gain(one) for one, weight in zip(entries, weights, strict=True)]
    total = sum(here) + missing(entries, context=context)
    order = sorted(
        (at for at in range(len(entries)) if here[at] > 0.0),
        key=lambda at: (-here[at], entries[at].place.id),
    )
    ranked = [Share(entries[at], here[at] / total) for at in order[:MOST_RANKED]]
    if len(ranked) == 1:
        return tuple(ranked)
    first = ranked[0]
    twice = sum(one.share for one in ranked[1:] if is_same(one.entry, first.entry))
    return (Share(first.entry, first.share + twice), *ranked[1:])


def ranked(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries of a name, likeliest first without any context."""
    weights = weigh(entries)
    order = sorted(range(len(entries)), key=lambda at: (-weights[at], entries[at].place.id))
    return tuple(entries[at] for at in order)


def weigh(entries: Sequence[Entry], *, level: Level | None = None) -> list[float]:
    """Return the weights of the entries, in their order, without what the text says around."""
    if len(entries) > 1 and any(one.place.id.startswith(OWN) for one in entries):
        return [own_weight(one) if one.place.id.startswith(OWN) else 0.0 for one in entries]
    own = _spelt_least(entries, [own_weight(entry) for entry in entries])
    if level is not None or len(entries) == 1:
        return own
    if water := [weight for entry, weight in zip(entries, own, strict=True) if _is_water(entry)]:
        most = max(water) * NAMED_AFTER_WATER
        return [
            weight if _is_water(entry) else min(weight, most)
            for entry, weight in zip(entries, own, strict=True)
        ]
    return [
        _beside_its_town(entry, weight, entries, own)
        if entry.place.level in _NAMED_AFTER_TOWNS and not is_hamlet(entry)
        else weight
        for entry, weight in zip(entries, own, strict=True)
    ]


def _spelt_least(entries: Sequence[Entry], own: list[float]) -> list[float]:
    """Return the weights, those under another spelling lowered beside a larger place's own name.

    "Odesa" is the city on the Black Sea: Odessa in Texas has another own name.
    """
    most = max(
        (one.population for one in entries if one.matched in {"primary", "alias"}), default=0
    )
    nations = {one.place.country for one in entries if one.place.level == "region"}  # England
    return [
        weight * BESIDE_OWN
        if (one.matched == "spelling" and one.population < most)
        or (
            one.place.level == "country" and one.matched == "alias" and one.place.country in nations
        )
        else weight
        for one, weight in zip(entries, own, strict=True)
    ]


def missing(entries: Sequence[Entry], *, context: Context) -> float:  # noqa: PLR0911  # one a case
    """Return the weight of a place that the gazetteer does not hold."""
    if all(is_site(entry) and entry.matched != "base" for entry in entries):
        return MISSING_BESIDE_SITES
    if any(_is_area(entry) and entry.matched != "base" for entry in entries):
        return MISSING_IN_REGION
    if any(entry.place.id.startswith(OWN) for entry in entries):
        return MISSING_IN_REGION
    if context.level in AREAS:
        return MISSING_IN_COUNTRY
    if context.within is not None:
        return MISSING_IN_COUNTRY if context.within.level == "country" else MISSING_IN_REGION
    if all(one is entries[0] or is_same(one, entries[0]) for one in entries):
        return MISSING_BESIDE_ONE
    countries = context.evidence.countries
    if any(one.place.country in countries for one in entries):
        return MISSING_IN_COUNTRY
    return MISSING


# What is named for the town or island that it serves is meant only beside a word for it.
NAMED_FOR_TOWNS = frozenset({"airport", "port"})
# A city that is a region of its own, by the region around it: "Sevastopol in Crimea".
ENCLOSED = {
    "AT-3": "AT-9",
    "BY-MI": "BY-HM",
    "CZ-20": "CZ-10",
    "DE-BB": "DE-BE",
    "DE-NI": "DE-HB",
    "HU-PE": "HU-BU",
    "RU-LEN": "RU-SPE",
    "RU-MOS": "RU-MOW",
    "UA-32": "UA-30",
    "UA-43": "UA-40",
}


def is_allowed(entry: Entry, context: Context) -> bool:
    """Tell whether an entry is of the level, and in the area, that the text demands."""
    place, within = entry.place, context.within
    # "Humera" is the town, which no data hold, and not its airport.
    only_beside_a_word = entry.matched == "base" and entry.kind in NAMED_FOR_TOWNS
    if not is_of_level(entry, context.level) or (only_beside_a_word and context.level != "point"):
        return False
    if within is None or place.id == within.id or _is_water(entry):
        return True  # a sea has no country: "in the Red Sea off Yemen"
    match within.level:
        case "region":
            held = context.parts or {within.admin1, ENCLOSED.get(within.admin1 or "")}
            return place.admin1 is not None and place.admin1 in held
        case "country":
            return place.country == within.country
        case "district":
            return within.id in {entry.admin2, entry.area}
        case _:
            return True


def is_alike(name: str, entry: Entry) -> bool:
    """Tell whether a name that sounds as an entry's looks like it too, where both are Latin."""
    here, there = key(name), key(entry.place.name)
    if not (here.isascii() and there.isascii()):
        return True
    return difflib.SequenceMatcher(None, here, there, autojunk=False).ratio() >= LEAST_ALIKE


def is_of_level(entry: Entry, level: Level | None) -> bool:
    """Tell whether an entry is of a level; a village drawn as its district is a settlement."""
    if is_hamlet(entry):
        return level in {None, "settlement"}
    return level in {None, entry.place.level}


def is_hamlet(entry: Entry) -> bool:
    """Tell whether an entry is a village that is known by its district only."""
    return entry.place.level == "district" and entry.area is not None


def own_weight(entry: Entry) -> float:  # noqa: PLR0911  # one a level
    """Return the weight of an entry by itself: people, what it is, how it bears the name."""
    factor = MATCH_FACTOR[entry.matched]
    if entry.area is not None and is_site(entry):
        return SITE * factor * WITHOUT_ITS_POINT
    match entry.place.level:
        case "settlement":
            return (entry.population + LEAST_POPULATION) * factor * _rank(entry)
        case "country":
            return max(entry.population, COUNTRY_POPULATION) * max(factor, 0.5) * COUNTRY
        case "district" if is_hamlet(entry):
            return HAMLET * factor
        case "district":
            return max(entry.population, LEAST_POPULATION) * factor * DISTRICT
        case "point":
            return SITE * factor
        case "sea" if entry.matched == "base":
            return LAKE_WITHOUT_ITS_WORD
        case _:
            return max(entry.population, REGION_POPULATION) * factor


def _rank(entry: Entry) -> float:
    """Return how much more or less a settlement is meant than its people are many."""
    feature = entry.feature
    if feature in _GONE:
        return GONE
    if feature == "PPLC" or is_capital(entry.place):
        return CAPITAL
    if feature == "PPLX":
        return SECTION
    if feature == "PPLA":
        return REGION_SEAT
    return DISTRICT_SEAT if feature == "PPLA2" else 1.0


def _beside_its_town(
    area: Entry, weight: float, entries: Sequence[Entry], own: Sequence[float]
) -> float:
    """Return the weight of a region or district whose name the town has that it is called after."""
    if area.place.level == "district":
        towns = [
            heavy
            for other, heavy in zip(entries, own, strict=True)
            if other.place.level == "settlement" and is_same(area, other)
        ]
        return min(weight, max(towns) * REGION_BESIDE_ITS_TOWN) if towns else weight
    base = area.matched == "base"
    towns = [
        (heavy if base or heavy * NOTABLE_TOWN >= weight else weight)
        / (CAPITAL if is_capital(other.place) else 1.0)
        for other, heavy in zip(entries, own, strict=True)
        if _shares_name(other, area)
    ]
    if not towns:
        return weight
    share = max(towns) * REGION_BESIDE_ITS_TOWN
    # A region elsewhere in the country that once bore the name does not weigh as the town's own.
    own_region = area.matched != "spelling" or any(
        one.place.level == "settlement" and one.place.admin1 == area.place.admin1 for one in entries
    )
    return share if own_region else min(weight, share)


def is_same(one: Entry, other: Entry) -> bool:
    """Tell whether two entries of a name leave no doubt: one place held twice, or in the other.

    A town twice, one drawn as the other, a port or airfield in its town or twice, a town and the
    district of its name or the city that it is as a region, an airfield and its village.
    """
    here, there = one.place, other.place
    south = abs(here.lat - there.lat)
    if south > DISTRICT_DEGREES:
        return False
    if one.area == there.id or other.area == here.id:
        return True
    apart = max(south, abs(here.lon - there.lon))
    levels = {here.level, there.level}
    if "district" in levels or levels == {"settlement", "region"}:
        return apart < DISTRICT_DEGREES and here.admin1 == there.admin1 and _is_of(one, other)
    if is_site(one) and is_site(other):
        return apart < SAME_DEGREES and _sort_of(one) == _sort_of(other)
    return levels <= {"settlement", "point"} and apart < SAME_DEGREES


def _is_of(one: Entry, other: Entry) -> bool:
    """Tell whether a near place gave a district or a city as a region its name, or has it so."""
    area, place = (other, one) if one.place.level == "settlement" else (one, other)
    if area.place.level == "point":
        area, place = place, area
    match area.place.level, place.place.level:
        case "district", "point":
            return is_hamlet(area)
        case "district", "settlement":
            return not is_hamlet(area)
        case "region", "settlement":
            return "city" in area.kind.casefold().split()
        case _:
            return False


def _sort_of(site: Entry) -> str:
    """Return what a site is: an airport is an airfield."""
    return "airfield" if site.kind == "airport" else site.kind


def _is_area(entry: Entry) -> bool:
    """Tell whether an entry is an area, not a village that is drawn as its district."""
    return entry.place.level in AREAS and not is_hamlet(entry)


def _is_water(entry: Entry) -> bool:
    """Tell whether an entry is a sea, gulf or strait under a name that says so."""
    if entry.place.level != "sea" or entry.matched in {"alternate", "base", "historic"}:
        return False
    return not WATER_WORDS.isdisjoint(key(entry.place.name).split())


def is_capital(place: Place) -> bool:
    """Tell whether a place is a country's capital by our own table."""
    if place.name not in capital_names():
        return False
    known = country(place.country or "")
    return known is not None and place.name in known.capitals


def _shares_name(entry: Entry, region: Entry) -> bool:
    """Tell whether a settlement is the one that a region has its name from."""
    town, area = entry.place, region.place
    if town.level != "settlement" or town.country != area.country:
        return False
    if entry.matched in {"alternate", "historic"}:
        return False
    if region.matched == "alias":  # "Gaza" is said of the Strip; "Saada" of the town as well
        return entry.matched == "spelling" and town.admin1 == area.admin1
    if region.matched == "base" or (town.admin1 is not None and town.admin1 == area.admin1):
        return True
    return max(abs(town.lon - area.lon), abs(town.lat - area.lat)) < NEAR_DEGREES
