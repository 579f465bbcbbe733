"""Numbers that geomap words itself, as its page, its headlines and their downloads do."""

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest
from rows import row

from geomap.layers.cells import number_words
from geomap.layers.words import count_words
from geomap.ledger import numbers
from geomap.model import Bound, Count

_ENDS = (None, 0, 1, 6, 1200)


@pytest.mark.parametrize("bound", get_args(Bound))
@pytest.mark.parametrize("scope", [None, "country", "wave"])
def test_every_wording_of_a_number_is_read_again(bound: Bound, scope: str | None) -> None:
    for low, high in product(_ENDS, _ENDS):
        said = Count(low=low, high=high, bound=bound, scope=scope)
        if not _is_sound(said):
            continue
        words = number_words(said)
        (again,) = numbers.counts(numbers.of(row(launched=words))).values()
        assert (number_words(again), again.scope) in {(words, scope), (f"about {words}", scope)}
        for other in (count_words(said), count_words(replace(said, derived=True))):
            assert numbers.is_number(other), other


def _is_sound(count: Count) -> bool:
    """Return whether a number has the ends that its bound speaks of, in their order."""
    low, high = count.low, count.high
    if (low or 0) > (high if high is not None else 9999) or (count.bound, low) == ("more_than", 0):
        return False
    ends = (low is not None, high is not None)
    if count.bound in {"exact", "about", "none_reported"}:
        return ends == (True, True)
    if count.bound in {"at_most", "less_than"}:
        return ends == (False, True)
    return ends == ((True, False) if count.bound in {"at_least", "more_than"} else (False, False))
