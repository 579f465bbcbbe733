"""Counts compared as ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.events.ranges import Reading, Verdict, compare, range_of, words_of
from geomap.model import Bound, Count

AGREE, CONTRADICT, SILENT = Verdict.AGREE, Verdict.CONTRADICT, Verdict.SILENT


def count(
    low: int | None, high: int | None, bound: Bound = "exact", scope: str | None = None
) -> Count:
    return Count(low=low, high=high, bound=bound, scope=scope, text=bound)


def n(value: int) -> Count:
    return count(value, value)


UP_TO_12 = count(None, 12, "at_most")
ABOUT_8 = count(8, 8, "about")
ALL = count(None, None, "all")
NONE = count(0, 0, "none_reported")


def verdict(a: Count, b: Count, *, of: Count | None = None, of_b: Count | None = None) -> Verdict:
    return compare(Reading(count=a, launched=of), Reading(count=b, launched=of_b))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(UP_TO_12, n(10), AGREE, id="up to twelve allows ten"),
        pytest.param(UP_TO_12, n(13), CONTRADICT, id="up to twelve excludes thirteen"),
        pytest.param(n(6), ABOUT_8, CONTRADICT, id="six is not about eight"),
        pytest.param(n(7), ABOUT_8, AGREE, id="seven is about eight"),
        pytest.param(count(100, 100, "about"), n(110), AGREE, id="a tenth is within about"),
        pytest.param(count(100, 100, "about"), n(111), CONTRADICT, id="more than a tenth is not"),
        pytest.param(count(4, None, "at_least"), n(9), AGREE, id="at least four allows nine"),
        pytest.param(count(51, None, "more_than"), n(50), CONTRADICT, id="more than 50 is not 50"),
        pytest.param(count(None, None, "several"), n(1), CONTRADICT, id="several is not one"),
        pytest.param(count(None, None, "several"), n(2), SILENT, id="several does not say two"),
        pytest.param(
            Count(text="dozens of", bound="several"), n(12), SILENT, id="dozens does not say 12"
        ),
        pytest.param(
            Count(text="dozens", bound="several"),
            Count(text="dozens", bound="several"),
            AGREE,
            id="dozens twice",
        ),
        pytest.param(n(6), n(6), AGREE, id="equal"),
        pytest.param(NONE, n(3), SILENT, id="none reported is no number"),
        pytest.param(NONE, NONE, AGREE, id="none reported twice"),
        pytest.param(count(None, None, "unstated"), n(3), SILENT, id="dozens, unfixed"),
        pytest.param(
            count(44, 44, scope="country"), n(2), SILENT, id="a country's toll is not a strike's"
        ),
    ],
)
def test_ranges_decide(a: Count, b: Count, expected: Verdict) -> None:
    assert verdict(a, b) is expected
    assert verdict(b, a) is expected


def test_all_is_the_number_launched() -> None:
    assert verdict(ALL, n(5), of=n(6), of_b=n(6)) is CONTRADICT
    assert verdict(ALL, n(6), of=n(6), of_b=n(6)) is AGREE
    assert verdict(ALL, n(2), of=UP_TO_12) is AGREE
    assert verdict(ALL, n(2)) is SILENT


def test_all_excludes_that_fewer_were_intercepted_than_launched_by_the_others_own_numbers() -> None:
    assert verdict(ALL, n(2), of_b=n(8)) is CONTRADICT
    assert verdict(ALL, n(8), of_b=n(8)) is AGREE


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (n(6), "6"),
        (ABOUT_8, "about 8"),
        (UP_TO_12, "up to 12"),
        (count(4, None, "at_least"), "at least 4"),
        (count(51, None, "more_than"), "more than 50"),
        (count(None, 9, "less_than"), "fewer than 10"),
        (ALL, "all"),
        (NONE, "none reported"),
        (count(2, 3), "2 to 3"),
        (Count(bound="unstated", text="dozens"), "dozens"),
        (count(44, 44, scope="country"), "44 (country)"),
    ],
)
def test_words_say_the_bound(value: Count, words: str) -> None:
    assert words_of(value) == words


BOUNDS: list[Bound] = ["exact", "about", "at_most", "at_least", "all", "several", "none_reported"]


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    def one() -> Count:
        low, high = sorted(draw(st.tuples(st.integers(0, 20), st.integers(0, 20))))
        return count(
            draw(st.sampled_from([low, None])),
            draw(st.sampled_from([high, None])),
            draw(st.sampled_from(BOUNDS)),
        )

    return Reading(count=one(), launched=draw(st.sampled_from([one(), None])))


@given(readings(), readings())
def test_comparing_does_not_depend_on_who_comes_first(a: Reading, b: Reading) -> None:
    assert compare(a, b) is compare(b, a)


@given(readings())
def test_nothing_contradicts_itself(reading: Reading) -> None:
    assert compare(reading, reading) is not CONTRADICT


@given(st.integers(0, 500))
def test_about_allows_the_number_itself_and_both_sides_alike(value: int) -> None:
    low, high = range_of(count(value, value, "about")) or (0, 0)
    assert low <= value <= high
    assert high - value == value - low or low == 0
