"""The probability of a choice, made honest: of the places given 0.9, nine in ten are right."""

from typing import TYPE_CHECKING

from geomap.gazetteer.context import Context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.gazetteer.ranking import Share

# Nothing read by a machine is surer than this.
MOST_PROBABILITY = 0.99


def probability(ranked: "Sequence[Share]", context: Context) -> float:
    """Return how likely the first of the ranked entries is right."""
    del context
    return min(MOST_PROBABILITY, round(ranked[0].share, 3))
