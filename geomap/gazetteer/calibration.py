"""The probability of a choice, made honest: of the places given 0.9, nine in ten are right.

A logistic curve over what the choice rests on; its coefficients stand in `calibration.json`,
written by `gazetteer/fit_probability.py`, which tells what they were fitted on and how well they
do on the other half (docs/toponyms.md).
"""

import functools
import json
import math
from importlib import resources
from typing import TYPE_CHECKING

from geomap.gazetteer.context import WRITE_CYRILLIC, Context, cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geomap.gazetteer.ranking import Share
    from geomap.model import Place

# Nothing read by a machine is surer than this.
MOST_PROBABILITY = 0.99
# From so much evidence on, a text is taken to speak of a country, a region or its neighbours.
SPOKEN_OF = 0.5
VILLAGE = 1_000
NEAR_DEGREES = 1.0
_LEAST = 1e-3
_POINTS = frozenset({"settlement", "district"})


def probability(ranked: "Sequence[Share]", context: Context) -> float:
    """Return how likely the first of the ranked entries is right."""
    weights = _coefficients()
    total = sum(weights[name] * value for name, value in features(ranked, context).items())
    return round(min(MOST_PROBABILITY, 1.0 / (1.0 + math.exp(-total))), 3)


def features(ranked: "Sequence[Share]", context: Context) -> "Mapping[str, float]":
    """Return what a choice rests on, by name: the log odds, a constant and eight from 0 to 1."""
    first = ranked[0].entry
    place, evidence = first.place, context.evidence
    share = min(1.0 - _LEAST, max(_LEAST, ranked[0].share))
    twins = sum(one.share for one in ranked[1:4] if _are_twins(place, one.entry.place))
    near = evidence.near(cell(place)) >= SPOKEN_OF
    region = evidence.regions.get(place.admin1 or "", 0.0) >= SPOKEN_OF
    country = evidence.countries.get(place.country or "", 0.0) >= SPOKEN_OF
    told = any(value >= SPOKEN_OF for value in evidence.countries.values())
    return {
        "constant": 1.0,
        "log odds of its share": math.log(share / (1.0 - share)),
        "the only one": float(len(ranked) == 1),
        "the text says in which area": float(context.within is not None),
        "near others of the text, or in their region": float(near or region),
        "a town, and nothing else of its country": float(
            told and place.level in _POINTS and not country
        ),
        "asked alone": float(not told and place.country is not None),
        "a town and its region": min(1.0, twins),
        "in Cyrillic": float(context.cyrillic and place.country in WRITE_CYRILLIC),
        "a village among several": float(
            place.level in _POINTS and first.population < VILLAGE and len(ranked) > 1
        ),
    }


def _are_twins(place: "Place", other: "Place") -> bool:
    """Tell whether two places are a town and its region, or lie in one region."""
    if place.admin1 is not None and place.admin1 == other.admin1:
        return True
    near = max(abs(place.lon - other.lon), abs(place.lat - other.lat)) < NEAR_DEGREES
    return near and place.country == other.country  # Kyiv lies in no oblast


@functools.cache
def _coefficients() -> dict[str, float]:
    text = resources.files(__package__).joinpath("calibration.json").read_text(encoding="utf-8")
    known: dict[str, float] = json.loads(text)["coefficients"]
    return known
