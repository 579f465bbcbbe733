"""Places of claims compared: the same, one inside the other, near, or apart."""

import math
from dataclasses import dataclass, replace
from enum import IntEnum

from geomap.geometry import distance_between_m, point_at
from geomap.model import Claim, Level, Location, Place
from geomap.spatial import read, with_words

NEAR_M = 20_000.0
"""Two named spots at most so far apart may be one strike's (a town and the airfield beside it)."""
DISTRICT_M = 50_000.0
"""A spot at most so far from a district's centre may lie inside it."""
AROUND_M = 60_000.0
"""A region of another code whose centre is at most so far from the town whose name it bears lies
around that town: Kyiv is no part of Kyiv Oblast, but drones over the one fly over the other."""
EARTH_RADIUS_M = 6_371_008.8
LEAST_DEGREE_M = 110_500.0
"""A degree of latitude has more metres, on that sphere and anywhere on the ellipsoid."""
SPHERE_ERROR = 0.01
"""On the sphere a distance is wrong by less; nearer a threshold the ellipsoid decides."""
CELL_DEG = 0.5
"""Cells of the blocking grid, wider than `DISTRICT_M` up to 60 degrees of latitude north-south."""

FINENESS: dict[Level, int] = {
    "country": 1,
    "region": 2,
    "sea": 2,
    "district": 3,
    "settlement": 4,
    "point": 5,
}
SPOT = 3
"""The fineness from which a place is told by its coordinates and not by its region alone."""


class Fit(IntEnum):
    """How two places lie to each other, better fits higher."""

    APART = 0
    WITHIN_COUNTRY = 1
    NEAR = 2
    WITHIN = 3
    SAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A place that a strike is said to have touched.

    One that no gazetteer knew is `resolved` False and is itself only by its name. `names` holds
    how the text and the gazetteer call it, so that such a place is found again where another
    text lets it be resolved.
    """

    id: str
    name: str
    level: Level
    country: str | None
    admin1: str | None
    lon: float
    lat: float
    resolved: bool = True
    names: frozenset[str] = frozenset()

    @property
    def is_spot(self) -> bool:
        """Return whether it is told from its neighbours more finely than by its region."""
        return FINENESS[self.level] >= SPOT


def target_locations(claim: Claim) -> tuple[Location, ...]:
    """Return the claim's placed targets; where it has none, where debris fell; launches never."""
    for role in ("target", "debris"):
        found = tuple(loc for loc in claim.locations if loc.role == role and loc.place)
        if found:
            return found
    return ()


def areas_of(claim: Claim) -> tuple[Area, ...]:
    """Return the places struck, each once, in the claim's order.

    A claim whose places are all unknown to the gazetteer still names them: it must not pass for
    one without a place, that any strike of its document would fit.
    """
    areas = {area.id: area for loc in target_locations(claim) if (area := area_at(loc))}
    if areas:
        return tuple(areas.values())
    names = dict.fromkeys(
        _folded(loc.text) for loc in claim.locations if loc.role != "launch" and loc.text
    )
    return tuple(_unresolved(name) for name in names)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).removeprefix("the ")


def _unresolved(name: str) -> Area:
    return Area(
        id=f"name:{name}",
        name=name,
        level="point",
        country=None,
        admin1=None,
        lon=math.nan,
        lat=math.nan,
        resolved=False,
        names=frozenset({name}),
    )


def area_at(location: Location) -> Area | None:
    """Return a location in comparable form, None for one without a place.

    "177 km north of Sanaa" is not Sanaa: where the words put the strike far off a place on a
    bearing, it is compared by where that leads, as no finer than a district.
    """
    if location.place is None:
        return None
    area, relation = area_of(location.place), read(location.relation)
    if location.text and not location.coref and location.text != location.text.casefold():
        # "The city" is a name of any city.
        area = replace(area, names=area.names | {_folded(location.text)})
    if relation is None or relation.low_km is None or relation.high_km is None:
        return area
    metres = (relation.low_km + relation.high_km) / 2 * 1_000
    if relation.bearing is None or metres <= NEAR_M or not (area.is_spot and relation.is_away):
        return area
    lon, lat = point_at(area.lon, area.lat, bearing=relation.bearing, metres=metres)
    return replace(
        area,
        id=f"{area.id}@{lon:.2f},{lat:.2f}",
        name=with_words(area.name, location.relation),
        level="district",
        lon=lon,
        lat=lat,
    )


def area_of(place: Place) -> Area:
    """Return the place in comparable form."""
    return Area(
        id=place.id,
        name=place.name,
        level=place.level,
        country=place.country,
        admin1=place.admin1,
        lon=place.lon,
        lat=place.lat,
        names=frozenset({_folded(place.name)}),
    )


def fit(a: Area, b: Area) -> Fit:
    """Return how two places lie to each other; the order of the two does not matter."""
    if a.id == b.id:
        return Fit.SAME
    if not (a.resolved and b.resolved):
        # Two unknown places are one by their id only; a known one may be meant by its name.
        known = a.is_spot and b.is_spot and (a.resolved or b.resolved)
        return Fit.NEAR if known and a.names & b.names else Fit.APART
    if a.level == "country" or b.level == "country":
        return Fit.WITHIN_COUNTRY if a.country is not None and a.country == b.country else Fit.APART
    if a.is_spot and b.is_spot:
        return Fit.NEAR if _is_near(a, b) else Fit.APART
    if a.admin1 is None or a.admin1 != b.admin1:
        return Fit.WITHIN if _is_around(a, b) or _is_around(b, a) else Fit.APART
    return Fit.WITHIN if a.is_spot or b.is_spot else Fit.SAME


def _is_near(a: Area, b: Area) -> bool:
    reach = DISTRICT_M if "district" in (a.level, b.level) else NEAR_M
    # The latitudes alone tell most pairs apart, and cost next to nothing.
    if abs(a.lat - b.lat) * LEAST_DEGREE_M > reach:
        return False
    metres = distance_m(a, b)
    if abs(metres - reach) > SPHERE_ERROR * reach:
        return metres <= reach
    return distance_between_m(a.lon, a.lat, b.lon, b.lat) <= reach


def _is_around(region: Area, town: Area) -> bool:
    """Return whether the region has its name of the town, and lies around it."""
    if region.level != "region" or town.level != "settlement" or region.country != town.country:
        return False
    bears = region.name.casefold().startswith(town.name.casefold() + " ")
    return bears and distance_m(region, town) <= AROUND_M


def namesake_of(area: Area) -> str | None:
    """Return the word by which a town and the region around it find each other, or None."""
    if not area.resolved or area.level not in ("region", "settlement"):
        return None
    return area.name.casefold().split(" ", 1)[0] or None


def best_fit(one: tuple[Area, ...], other: tuple[Area, ...]) -> Fit:
    """Return the best fit between any two of the places."""
    return max((fit(a, b) for a in one for b in other), default=Fit.APART)


def distance_m(a: Area, b: Area) -> float:
    """Return the great-circle distance of two centres, in metres.

    Notes
    -----
    A sphere keeps a hundred thousand comparisons cheap; nothing of it is drawn or printed, and
    where its error of at most 0.6 % could matter the ellipsoid is asked.
    """
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat, half_lon = (lat_b - lat_a) / 2, math.radians(b.lon - a.lon) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, chord)))


def cell_of(area: Area) -> tuple[int, int]:
    """Return the cell of the blocking grid that holds the place's centre."""
    return (math.floor(area.lon / CELL_DEG), math.floor(area.lat / CELL_DEG))
