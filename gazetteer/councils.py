"""The raions of Ukraine as they are since 2020, put together from the village councils before.

No package holds their borders. Each council (a polygon of geoBoundaries of 2021) is given the
raion that the settlements in it have, by GeoNames or by a name that one village of the region has
in the register; else the raion of the village whose adjective its name is; else its neighbours'.
The shapes are approximate and say so.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
import shapely
from oblasts import Oblast
from raions import Raion, Town
from readers import VARIANT, polygonal
from shapely.geometry.base import BaseGeometry
from tables import Registered, Unit

from geomap.gazetteer.names import key
from geomap.gazetteer.sound import sound_key

# Whole weights of the evidence; what is below CERTAIN is weighed with the neighbours.
POINT, NAMED, CERTAIN = 3, 2, 3
NEIGHBOURS, ROUNDS = 8, 3
NEAR_DEGREES = 0.02
SIMPLIFIED_DEGREES = 0.001
SETTLEMENTS = frozenset("CXM")
# Where the register's number of a region is not that of ISO 3166-2.
_REGIONS = {"01": "UA-43", "44": "UA-09", "73": "UA-77", "80": "UA-30", "85": "UA-40"}
_SHORTEST_STEM, _LONGEST_REST = 4, 3
_COSINE = 0.65  # of 49.5 degrees north


def region_of(code: str) -> str:
    """Return the ISO 3166-2 code of the region of a register's code."""
    return _REGIONS.get(code[2:4], f"UA-{code[2:4]}")


def raions(
    units: list[Unit],
    regions: list[Oblast],
    *,
    listed: list[Registered],
    points: Iterable[tuple[str, float, float]],
    towns: list[Town],
) -> list[Raion]:
    """Return the raions of the register with their approximate shapes, by code.

    `points` have GeoNames' codes of raions, which are the register's without its zeros.
    """
    known = {one.id[2:6]: one for one in listed if one.category == "P"}
    councils = Councils(units, regions)
    evidence = [*_by_geonames(points, known), *_by_register(towns, listed, known)]
    councils.hear(evidence)
    councils.read_names(listed, known)
    shapes = councils.dissolved(regions)
    return [
        Raion(
            id=f"katottg:{one.id}",
            name=f"{one.name} район",
            country="UA",
            admin1=region_of(one.id),
            shape=shapes[code],
        )
        for code, one in sorted(known.items())
        if code in shapes
    ]


def _by_geonames(
    points: Iterable[tuple[str, float, float]], known: dict[str, Registered]
) -> list[tuple[str, shapely.Point]]:
    return [(code, shapely.Point(lon, lat)) for code, lon, lat in points if code in known]


def _by_register(
    towns: list[Town], listed: list[Registered], known: dict[str, Registered]
) -> list[tuple[str, shapely.Point]]:
    """Return the raions of settlements of core whose name is the register's in one raion only."""
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in listed:
        if one.category in SETTLEMENTS and one.raion[2:6] in known:
            named[region_of(one.raion), key(one.name)].add(one.raion[2:6])
    found = []
    for town in towns:
        names = [name for name, how in town.keys.items() if how <= VARIANT]
        codes = set().union(*(named.get((town.admin1 or "", name), ()) for name in names))
        if len(codes) == 1:
            found.append((codes.pop(), town.point))
    return found


class Councils:
    """The village councils with the votes for the raion of each."""

    def __init__(self, units: list[Unit], regions: list[Oblast]) -> None:
        inner = [shapely.point_on_surface(one.shape) for one in units]
        tree = shapely.STRtree([one.shape for one in regions])
        within = dict(zip(*tree.query(inner, predicate="within").tolist(), strict=True))
        kept = [n for n in range(len(units)) if n in within and regions[within[n]].country == "UA"]
        self.units = [units[n] for n in kept]
        self.regions = [regions[within[n]].iso for n in kept]
        self.middles = np.array([(inner[n].x * _COSINE, inner[n].y) for n in kept])
        self.votes: list[Counter[str]] = [Counter() for _ in kept]
        self.named: list[frozenset[str]] = [frozenset()] * len(kept)

    def hear(self, evidence: list[tuple[str, shapely.Point]]) -> None:
        """Count for each council the raions of the points in it."""
        tree = shapely.STRtree([one.shape for one in self.units])
        points = [point for _, point in evidence]
        for which, council in zip(*tree.query(points, predicate="within"), strict=True):
            code = evidence[which][0]
            if region_of(f"UA{code}") == self.regions[council]:
                self.votes[council][code] += POINT

    def read_names(self, listed: list[Registered], known: dict[str, Registered]) -> None:
        """Note the raions of the villages that each council can be called after."""
        villages: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one in listed:
            if one.category in SETTLEMENTS and one.raion[2:6] in known:
                villages[region_of(one.raion)].append((sound_key(one.name), one.raion[2:6]))
        ordered = {region: sorted(found) for region, found in villages.items()}
        for n, unit in enumerate(self.units):
            self.named[n] = _called_after(unit.name, ordered.get(self.regions[n], []))
            if len(self.named[n]) == 1:
                self.votes[n][min(self.named[n])] += NAMED

    def chosen(self) -> list[str | None]:
        """Return the raion of each council, by its votes and by those of its neighbours."""
        own = [_winner(ballot) if ballot else None for ballot in self.votes]
        labels = list(own)
        for _ in range(ROUNDS):
            found = list(labels)
            for region in sorted(set(self.regions)):
                group = np.array([n for n, one in enumerate(self.regions) if one == region])
                voting = np.array([n for n in group if labels[n]])
                for n in group if len(voting) else ():
                    if not own[n] or self.votes[n].total() < CERTAIN:
                        found[n] = self._by_neighbours(n, voting, labels)
            labels = found
        return labels

    def _by_neighbours(self, n: int, voting: np.ndarray, labels: list[str | None]) -> str:
        distances = np.hypot(*(self.middles[voting] - self.middles[n]).T)
        weights: Counter[str] = Counter()
        for near in np.argsort(distances, kind="stable")[: NEIGHBOURS + 1]:
            if voting[near] != n:
                weights[labels[voting[near]] or ""] += 1 / (distances[near] + NEAR_DEGREES)
        for code in self.named[n] & set(weights):
            weights[code] *= 3
        if len(self.named[n]) == 1:
            weights[min(self.named[n])] += 30
        return _winner(weights)

    def dissolved(self, regions: list[Oblast]) -> dict[str, BaseGeometry]:
        """Return the raions' shapes by code; together they are the regions without a gap."""
        groups: dict[str, dict[str, list[BaseGeometry]]] = defaultdict(lambda: defaultdict(list))
        for unit, region, code in zip(self.units, self.regions, self.chosen(), strict=True):
            if code:
                groups[region][code].append(unit.shape)
        parts: dict[str, BaseGeometry] = {}
        for region in regions:
            if region.iso in groups:
                parts |= _filled(region.shape, groups[region.iso])
        fine = shapely.coverage_simplify(list(parts.values()), SIMPLIFIED_DEGREES)
        return {code: polygonal(shape) for code, shape in zip(parts, fine, strict=True)}


def _called_after(council: str, villages: list[tuple[str, str]]) -> frozenset[str]:
    """Return the raions of the villages whose adjective a council's name is (Prymorska)."""
    bare = re.sub("[sc]ka$", "", sound_key(council))
    for cut in range(3):
        stem = bare[: len(bare) - cut]
        if len(stem) < _SHORTEST_STEM:
            break
        at, found = bisect_left(villages, (stem, "")), set()
        while at < len(villages) and villages[at][0].startswith(stem):
            if len(villages[at][0]) - len(bare) <= _LONGEST_REST:
                found.add(villages[at][1])
            at += 1
        if found:
            return frozenset(found)
    return frozenset()


def _winner(ballot: Counter[str]) -> str:
    return min(ballot.items(), key=lambda one: (-one[1], one[0]))[0]


def _filled(region: BaseGeometry, groups: dict[str, list[BaseGeometry]]) -> dict[str, BaseGeometry]:
    """Return the groups' unions, cut to the region, with what no council covers shared out."""
    shapes: dict[str, BaseGeometry] = {}
    taken = shapely.Polygon()
    for code, members in sorted(groups.items()):
        union = shapely.intersection(shapely.union_all(members, grid_size=1e-5), region)
        shapes[code] = polygonal(shapely.difference(union, taken))
        taken = shapely.union(taken, union)
    rest = polygonal(shapely.difference(region, taken))
    more: dict[str, list[BaseGeometry]] = defaultdict(list)
    codes = list(shapes)
    for part in shapely.get_parts(rest):
        border = shapely.buffer(part, 0.001, quad_segs=1)
        shared = [shapely.intersection(border, shapes[code]).area for code in codes]
        if max(shared) > 0:
            more[codes[shared.index(max(shared))]].append(part)
    return {
        code: polygonal(shapely.union_all([shape, *more[code]], grid_size=1e-6))
        for code, shape in shapes.items()
    }
