import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.extract.english.numbers import is_ordinal, number, quantities, vague


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("12 drones", 12, 12, "exact"),
        ("twelve drones", 12, 12, "exact"),
        ("1,200 shells", 1200, 1200, "exact"),
        ("a dozen drones", 12, 12, "exact"),
        ("two dozen drones", 24, 24, "exact"),
        ("half a dozen drones", 6, 6, "exact"),
        ("a hundred shells", 100, 100, "exact"),
        ("twenty-three rockets", 23, 23, "exact"),
        ("one hundred and five rockets", 105, 105, "exact"),
        ("40 thousand shells", 40_000, 40_000, "exact"),
        ("just two drones", 2, 2, "exact"),
        ("a total of 31 drones", 31, 31, "exact"),
        ("both missiles and all 29 drones", 29, 29, "exact"),
        ("up to 12 missiles", None, 12, "at_most"),
        ("as many as 15 people", None, 15, "at_most"),
        ("no more than six rockets", None, 6, "at_most"),
        ("at least four people", 4, None, "at_least"),
        ("no fewer than 10 drones", 10, None, "at_least"),
        ("more than 50 people", 51, None, "more_than"),
        ("more than three dozen drones", 37, None, "more_than"),
        ("over 200 shells", 201, None, "more_than"),
        ("fewer than ten drones", None, 9, "less_than"),
        ("less than 100 rockets", None, 99, "less_than"),
        ("about eight missiles", 8, 8, "about"),
        ("around 40 rockets", 40, 40, "about"),
        ("some 30 drones", 30, 30, "about"),
        ("nearly 20 drones", None, None, "about"),
        ("almost a hundred shells", None, None, "about"),
    ],
)
def test_a_number_has_the_bound_of_its_words(
    text: str, low: int | None, high: int | None, bound: str
) -> None:
    found = list(quantities(text))
    assert [(each.low, each.high, each.bound) for each in found] == [(low, high, bound)]


@pytest.mark.parametrize("words", ["up to 12", "at least four", "more than 50", "about eight"])
def test_the_text_of_a_bounded_number_takes_in_its_qualifier(words: str) -> None:
    text = f"They fired {words} rockets."
    (found,) = quantities(text)
    assert found.text == words == text[found.start : found.end]
    assert text[found.number_start :].startswith(words.rsplit(maxsplit=1)[-1])


@pytest.mark.parametrize(
    "text",
    [
        "S-300 launchers",
        "F-16 jets",
        "on 14.30 local time",
        "at 14:30",
        "5% of the drones",
        "dozens of drones",
        "the 47th Brigade",
        "Kh-101/555",
        "route 5/7",
        "the Su-34",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert list(quantities(text)) == []


@pytest.mark.parametrize("word", ["several", "dozens of", "a few", "hundreds", "most", "many"])
def test_vague_words_are_kept_as_words_without_a_number(word: str) -> None:
    (found,) = vague(f"They fired {word} drones.")
    assert (found.low, found.high, found.bound) == (None, None, "several")
    assert found.text == word


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("nineteen", 19), ("two thousand", 2000), ("a dozen", 12), ("drone", None)],
)
def test_digits_and_words_name_a_number(text: str, value: int | None) -> None:
    assert number(text) == value


def test_ordinals_are_known_up_to_the_twelfth() -> None:
    assert is_ordinal("Sixth")
    assert not is_ordinal("six")


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_any_digits_are_read_as_they_stand(value: int) -> None:
    assert [q.low for q in quantities(f"fired {value} rockets")] == [value]
    assert [q.low for q in quantities(f"fired {value:,} rockets")] == [value]


@given(st.text(max_size=80))
def test_no_text_breaks_the_grammar_and_every_number_is_verbatim(text: str) -> None:
    for found in (*quantities(text), *vague(text)):
        assert text[found.start : found.end] == found.text
        assert found.low is None or found.high is None or found.low <= found.high
