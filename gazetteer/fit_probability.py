"""Fit the probability that the resolver tells, and print how honest it is on what was left out.

    python gazetteer/fit_probability.py [FOLDER]

FOLDER holds lgl.jsonl, places.tsv and airfields.tsv (default: ../shared/corpus/dev). Of the news
texts every other one is fitted on, of the places every other row, alone and with their region,
and so of made-up world news: lists of a country's cities, other countries and their capitals, by
the gazetteer itself. The tables are of the rest. Writes geomap/gazetteer/calibration.json.
"""

import csv
import json
import math
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from geomap.documents import read
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.calibration import features
from geomap.gazetteer.choice import LEAST_PROBABILITY
from geomap.gazetteer.context import Context, in_cyrillic
from geomap.gazetteer.countries import Country, countries
from geomap.gazetteer.jointly import Asked, Scene
from geomap.gazetteer.ranking import Share, is_allowed, shares, weigh
from geomap.gazetteer.values import Entry
from geomap.geometry import distance_between_m
from geomap.toponyms import asked_of

HERE = Path(__file__).parent
TARGET = HERE.parent / "geomap" / "gazetteer" / "calibration.json"
FOLDER = HERE.parents[1] / "shared" / "corpus" / "dev"
# As the toponym scorer counts: a point within 25 km, an area within 161.
POINT_M, AREA_M = 25_000, 161_000
AREAS = frozenset({"region", "country", "sea"})
RIDGE = 1.0
# How much each sort of cases weighs in the fit.
PARTS = {"news": 0.6, "world": 0.15, "places": 0.2, "airfields": 0.05}
WORLD_TEXTS, NAMED, NOTABLE = 600, 0.8, 20_000
# The lists are of places that strike reports name: what a name asked for alone gains from them is
# held back, since other names are asked for too.
HELD_BACK = {"asked alone": 80.0, "in Cyrillic": 60.0}
LANGUAGES = ("en", "ru", "uk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A choice with what it rests on, whether it was right, and which half it is of."""

    values: tuple[float, ...]
    right: bool
    fitted: bool
    source: str


def main() -> int:
    """Fit, write and print; return the exit code."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    gazetteer = Gazetteer()
    cases = [*of_news(folder / "lgl.jsonl", gazetteer)]
    for name in ("places", "airfields"):
        cases += of_list(folder / f"{name}.tsv", gazetteer)
    cases += of_the_world(gazetteer)
    fitted = [one for one in cases if one.fitted]
    weights = fit(fitted)
    names = list(NAMES)
    table = dict(zip(names, (round(float(one), 3) for one in weights), strict=True))
    report = {"coefficients": table, "fitted_on": len(fitted), "left_out": len(cases) - len(fitted)}
    TARGET.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))
    for source in ("news", "world", "places", "airfields"):
        show(source, [one for one in cases if not one.fitted and one.source == source], weights)
    return 0


NAMES: dict[str, None] = {}


def case(
    ranked: tuple[Share, ...],
    context: Context,
    at: tuple[float, float],
    *,
    fitted: bool,
    source: str,
) -> Case:
    """Return a choice as a case, right or not by the distance from where the place is."""
    values = features(ranked, context)
    NAMES.update(dict.fromkeys(values))
    place = ranked[0].entry.place
    most = AREA_M if place.level in AREAS else POINT_M
    right = distance_between_m(place.lon, place.lat, *at) <= most
    return Case(values=tuple(values.values()), right=right, fitted=fitted, source=source)


def of_news(path: Path, gazetteer: Gazetteer) -> Iterator[Case]:
    """Yield the choices for the mentions that a corpus of news has coordinates for."""
    with path.open(encoding="utf-8") as file:
        gold = {one["id"]: one["toponyms"] for one in map(json.loads, file)}
    for number, document in enumerate(read(path).documents):
        mentions = gazetteer.toponyms(document.text, demonyms=True)
        asked = asked_of(document.text, mentions)
        scene = Scene([(one, m.entries) for one, m in zip(asked, mentions, strict=True)])
        true = {one["start"]: one for one in gold[document.id] if one["lat"] is not None}
        for one, mention in zip(asked, mentions, strict=True):
            if mention.start not in true:
                continue
            context = Context(within=one.within, level=one.level, evidence=scene.evidence(one.name))
            allowed = [entry for entry in mention.entries if is_allowed(entry, context)]
            if allowed:
                ranked = shares(allowed, weigh(allowed, level=one.level), context)
                at = true[mention.start]["lon"], true[mention.start]["lat"]
                yield case(ranked, context, at, fitted=number % 2 == 0, source="news")


def of_list(path: Path, gazetteer: Gazetteer) -> Iterator[Case]:
    """Yield the choices for the spellings of a list, each alone and with its region."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["lon"]]
    for number, row in enumerate(rows):
        region = gazetteer.area(country=row["iso"][:2], admin1=row["iso"])
        for language in LANGUAGES:
            for name in filter(None, (row[language] or "").split("|")):
                for within in (None, region):
                    context = Context(within=within)
                    if not name.isascii():
                        context = in_cyrillic(context)
                    allowed = [e for e in gazetteer.lookup(name) if is_allowed(e, context)]
                    if allowed:
                        ranked = shares(allowed, weigh(allowed), context)
                        at = float(row["lon"]), float(row["lat"])
                        yield case(ranked, context, at, fitted=number % 2 == 0, source=path.stem)


def of_the_world(gazetteer: Gazetteer) -> Iterator[Case]:
    """Yield the choices for made-up news: a country, its cities, other countries and capitals."""
    chance = random.Random(7)  # noqa: S311  # a sample, no secret
    nations = [one for one in countries() if one.capitals and of_country(gazetteer, one)]
    for number in range(WORLD_TEXTS):
        here = chance.choice(nations)
        others = chance.sample(nations, chance.randint(0, 4))
        true = [of_country(gazetteer, one) for one in others[:2]]
        if chance.random() < NAMED:
            true.append(of_country(gazetteer, here))
        true += [of_capital(gazetteer, one) for one in others[2:]]
        if not (towns := cities(gazetteer, here)):
            continue
        true += chance.choices(
            towns, [town.population for town in towns], k=min(len(towns), chance.randint(1, 5))
        )
        known = {one.place.name: one for one in true if one is not None}
        asked = [Asked(name, None, None) for name in known]
        entries = [gazetteer.lookup(name) for name in known]
        scene = Scene(list(zip(asked, entries, strict=True)))
        for name, meanings in zip(known, entries, strict=True):
            context = Context(evidence=scene.evidence(name))
            ranked = shares(meanings, weigh(meanings), context)
            at = known[name].place.lon, known[name].place.lat
            yield case(ranked, context, at, fitted=number % 2 == 0, source="world")


def of_country(gazetteer: Gazetteer, country: Country) -> Entry | None:
    """Return the entry of a country, by its own name."""
    found = (one for one in gazetteer.lookup(country.name) if one.place.level == "country")
    return next((one for one in found if one.place.country == country.alpha2), None)


def of_capital(gazetteer: Gazetteer, country: Country) -> Entry | None:
    """Return the entry of a country's capital."""
    found = [
        one
        for one in gazetteer.lookup(country.capitals[0])
        if one.place.country == country.alpha2 and one.place.level == "settlement"
    ]
    return max(found, key=lambda one: one.population, default=None)


def cities(gazetteer: Gazetteer, country: Country) -> list[Entry]:
    """Return the most populous settlements about a country's capital."""
    capital = of_capital(gazetteer, country)
    if capital is None:
        return []
    near = gazetteer.nearest(capital.place.lon, capital.place.lat, within_degrees=3.0)
    own = [gazetteer.entry(one.id) for one in near if one.country == country.alpha2]
    own = [one for one in own if one.population >= NOTABLE and gazetteer.lookup(one.place.name)]
    return sorted(own, key=lambda one: -one.population)[:20]


def fit(cases: list[Case]) -> np.ndarray:
    """Return the coefficients, news and lists weighing alike, by Newton's method."""
    x = np.array([one.values for one in cases])
    y = np.array([float(one.right) for one in cases])
    sources = [one.source for one in cases]
    weight = np.array([PARTS[one] / sources.count(one) for one in sources]) * len(cases)
    ridge = np.array([HELD_BACK.get(name, RIDGE) for name in NAMES])
    found = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1.0 / (1.0 + np.exp(-x @ found))
        gradient = x.T @ (weight * (p - y)) + ridge * found
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        found = found - np.linalg.solve(curve, gradient)
    return found


def show(source: str, cases: list[Case], weights: np.ndarray) -> None:
    """Print the reliability table of the cases that were left out."""
    told = [
        (min(0.99, 1.0 / (1.0 + math.exp(-float(np.dot(one.values, weights))))), one.right)
        for one in cases
    ]
    told = [one for one in told if one[0] >= LEAST_PROBABILITY]
    error = 0.0
    print(f"\n{source}: left out, given a place: {len(told)} of {len(cases)}")
    print("| probability | places | said | right |\n|---|---|---|---|")
    for low in (0.5, 0.6, 0.7, 0.8, 0.9):
        some = [one for one in told if low <= one[0] < low + 0.1]
        if some:
            said = sum(p for p, _ in some) / len(some)
            right = sum(r for _, r in some) / len(some)
            error += abs(said - right) * len(some)
            print(f"| {low:.1f}-{low + 0.1:.1f} | {len(some)} | {said:.3f} | {right:.3f} |")
    print(f"calibration error {error / max(1, len(told)):.3f}")


if __name__ == "__main__":
    sys.exit(main())
