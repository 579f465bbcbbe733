"""What one origin counts in several sentences."""

import pytest

from geomap.extract import tallies
from geomap.extract.statement import Statement
from geomap.model import Bound, Count, Span


def statement(*, is_title: bool = False, **counts: Count) -> Statement:
    quote = Span(start=0, end=4, text="text")
    return Statement(
        quote=quote, speakers=(), stance="claimed", counts=counts, is_title=is_title
    )  # fmt: skip


def number(low: int | None, high: int | None, bound: Bound = "exact") -> Count:
    return Count(low=low, high=high, bound=bound)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (number(63, None, "at_least"), number(63, 63), 63),
        (number(None, None, "several"), number(9, 9), 9),
        (number(0, 0, "none_reported"), number(2, 2), 2),
        (number(12, 12), number(14, 14), 12),
        (number(12, 12), number(None, None, "several"), 12),
    ],
)
def test_the_firmer_count_of_one_origin_stands(first: Count, second: Count, kept: int) -> None:
    found = tallies.of([statement(killed=first), statement(killed=second)])
    assert found["killed"].low == kept


def test_the_body_goes_before_the_headline() -> None:
    found = tallies.of(
        [statement(is_title=True, killed=number(10, 10)), statement(killed=number(12, 12))]
    )
    assert found["killed"].low == 12


def test_weapons_that_were_all_stopped_hit_nothing() -> None:
    found = tallies.of(
        [statement(hit=number(6, 6)), statement(intercepted=number(5, 5), damaged=number(1, 1))]
    )
    assert "hit" not in found
    assert found["launched"].low == 6


def test_weapons_that_hit_beside_those_shot_down_stay() -> None:
    found = tallies.of([statement(hit=number(4, 4), intercepted=number(2, 2))])
    assert set(found) == {"hit", "intercepted"}


def test_a_sources_own_sum_stands_for_ours() -> None:
    ours = Count(low=4, high=4, derived=True)
    own = Count(low=4, high=4, text="four", start=0, end=4)
    assert tallies.of([statement(intercepted=ours), statement(intercepted=own)]) == {
        "intercepted": own
    }
