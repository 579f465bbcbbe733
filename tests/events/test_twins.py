"""Texts that are the same word for word: one origin, one strike, however many and however short."""

import time
from dataclasses import replace
from typing import Any

import pytest
from invented_war import (
    AN_OFFICIAL,
    ECUADOR_STAFF,
    PERU_MOD,
    PUBLISHER,
    QUEBRADA,
    THE_STAR,
    at,
    days,
    number,
    says,
    undated,
)

from geomap.events import Grouped, group
from geomap.model import Claim, Span

SHORT = "Talon missiles struck Quebrada, the ministry said."
ARTICLE = " ".join(f"Sentence {n} of the one article everybody printed." for n in range(11))
CROWD = 3_000
SECONDS = 20
"""A few are enough; more than that, and every post is compared with every other."""


def reposts(number_of: int, text: str, **fields: Any) -> tuple[list[Claim], dict[str, str]]:
    """Return so many documents of one text, each with a publisher's and a ministry's claim."""
    claims: list[Claim] = []
    names = [f"copy{n:04}" for n in range(number_of)]
    for n, name in enumerate(names):
        own = {"publisher": f"Paper {n}"} | fields
        claims.append(says(name, PUBLISHER, **own))
        claims.append(says(name, PERU_MOD, start=40, counts={"launched": number(6)}, **own))
    return claims, dict.fromkeys(names, text)


@pytest.mark.parametrize("date", [days("2031-05-09"), undated()], ids=["dated", "undated"])
def test_identical_short_texts_are_one_origin_and_one_strike_white_space_aside(date: Any) -> None:
    claims, texts = reposts(3, SHORT, date=date)
    texts["copy0002"] = SHORT.replace(" ", " \n ")
    (event,) = group(claims, texts=texts).events
    assert [(o.name, len(o.claims)) for o in event.origins] == [
        ("Paper 0", 3),
        ("Ministry of Defence of Peru", 3),
    ]
    assert {copy.why for copy in event.derived_copies} == {"the two texts are the same"}
    assert len(event.derived_copies) == 4


def test_copies_without_day_or_date_of_publication_join_the_strike_of_the_first() -> None:
    claims, texts = reposts(5, SHORT, date=undated(None), published=None)
    (event,) = group(claims, texts=texts).events
    assert set(event.claims) == {claim.id for claim in claims}


def test_a_text_posted_again_later_means_its_first_yesterday() -> None:
    first = says("a", PERU_MOD, date=days("2031-05-09"), published="2031-05-10")
    later = says("b", PERU_MOD, date=days("2031-05-19"), published="2031-05-20")
    (event,) = group([later, first], texts={"a": SHORT, "b": SHORT}).events
    assert (event.date.earliest, event.date.latest) == ("2031-05-09", "2031-05-09")


def test_a_copy_of_a_claim_that_is_in_no_event_is_in_none_either() -> None:
    vague: dict[str, Any] = {"stance": "not_confirmed", "where": at()}
    claims = [says("a", PERU_MOD, **vague), says("b", PERU_MOD, **vague)]
    grouped = group(claims, texts={"a": SHORT, "b": SHORT})
    assert set(grouped.alone) == {claim.id for claim in claims}


def test_blank_texts_are_no_copies_of_each_other() -> None:
    claims = [says("a", PUBLISHER), says("b", PUBLISHER)]
    (event,) = group(claims, texts={"a": " ", "b": "\n"}).events
    assert event.derived_copies == ()


def crowded(number_of: int) -> Grouped:
    claims, texts = reposts(number_of, ARTICLE)
    other = says("other", ECUADOR_STAFF, counts={"launched": number(9)})
    return group([*claims, other], texts=texts)


def test_three_thousand_copies_of_one_article_are_one_origin_at_little_cost() -> None:
    start = time.perf_counter()
    grouped = crowded(CROWD)
    seconds = time.perf_counter() - start
    (event,) = grouped.events
    assert len(event.origins) == 3
    assert event.independence.origins == 2
    agree = [c.confidence.support.agree for c in grouped.claims if c.confidence]
    assert max(map(len, agree)) <= 1
    assert seconds < 20  # a few seconds; a machine that is busy takes longer


def test_long_lists_of_support_are_cut_after_fifty_and_the_reasons_say_so() -> None:
    papers = [says(f"p{n:03}", PERU_MOD, publisher=f"Paper {n}") for n in range(60)]
    against = [says(f"q{n:03}", ECUADOR_STAFF, counts={"launched": number(9)}) for n in range(60)]
    six = says("six", THE_STAR, counts={"launched": number(6)})
    first = {c.id: c for c in group([*papers, *against, six]).claims}[six.id].confidence
    assert first is not None
    assert first.support.agree == tuple(claim.id for claim in papers[:50])
    assert first.support.contradict == tuple(claim.id for claim in against[:50])
    assert (
        first.reasons[-1] == "of the claims that bear on it only the first 50 of a kind are listed"
    )


def prose(numbers: range) -> str:
    return " ".join(f"word{n}" for n in numbers)


@pytest.mark.parametrize(
    ("one", "other", "copied"),
    [
        pytest.param(
            prose(range(60)), prose(range(58)) + " and more", True, id="two words changed"
        ),
        pytest.param(prose(range(60)), prose(range(30)) + prose(range(90, 120)), False, id="half"),
        pytest.param(prose(range(29)), prose(range(29)) + " more", False, id="29 words"),
        pytest.param(prose(range(30)), prose(range(30)) + " more", True, id="30 words"),
        pytest.param(prose(range(40)), prose(range(300)), True, id="an excerpt of a long text"),
    ],
)
def test_short_texts_are_copies_from_four_fifths_of_their_words(
    one: str, other: str, *, copied: bool
) -> None:
    claims = says("a", PUBLISHER), says("b", PUBLISHER)
    (event,) = group(claims, texts={"a": one, "b": other}).events
    assert bool(event.derived_copies) is copied


@pytest.mark.parametrize("kept", [0.9, 0.3], ids=["near-identical", "rewritten"])
def test_a_hundred_copies_hide_none_of_them(kept: float) -> None:
    words = 200
    shared = prose(range(int(words * kept)))
    names = [f"d{n:03}" for n in range(100)]
    texts = {
        name: f"{shared} {prose(range(1000 * n, 1000 * n + words - int(words * kept)))}"
        for n, name in enumerate(names, start=1)
    }
    claims = [says(name, PUBLISHER, publisher=f"Paper {name}") for name in names]
    (event,) = group(claims, texts=texts).events
    assert [origin.name for origin in event.origins] == ["Paper d000"]


def test_unnamed_voices_of_a_copy_stay_one() -> None:
    first, later = says("a", AN_OFFICIAL), replace(says("b", AN_OFFICIAL), hedges=())
    (event,) = group([first, later], texts={"a": SHORT, "b": SHORT}).events
    assert event.independence.unknown == 1


POST = "Talon missiles struck the depot at Quebrada at dawn, the defence ministry of Peru said."


def posts(published: str | None, *, words: str = POST, first: int = 0) -> list[Claim]:
    """Return many posts of nearly the same words, each with a number of its own."""
    fields: dict[str, Any] = {"date": undated(published), "published": published, "weapons": ()}
    return [
        replace(
            says(f"post{n:04}", PUBLISHER, where=at(QUEBRADA), **fields),
            quotes=(Span(start=0, end=len(words) + 5, text=f"{words} {n:04}"),),
        )
        for n in range(first, first + (CROWD if words is POST else 10))
    ]


@pytest.mark.parametrize("published", [None, "2031-05-12"], ids=["never dated", "dated"])
@pytest.mark.parametrize("tail", [" Seen by many.", None], ids=["texts", "no texts"])
def test_thousands_of_nearly_same_texts_without_a_day_are_one_strike_and_one_origin(
    published: str | None, tail: str | None
) -> None:
    claims = posts(published)
    texts = {c.document.id: c.quotes[0].text + tail for c in claims} if tail else None
    started = time.process_time()
    (event,) = group(claims, texts=texts).events
    assert time.process_time() - started < SECONDS
    assert (len(event.claims), len(event.origins)) == (CROWD, 1)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "In the hills by Quebrada farmers heard two blasts, and saw smoke all day.", id="words"
        ),
        pytest.param("Talon missiles struck Quebrada.", id="too few words to tell"),
    ],
)
def test_texts_without_any_date_are_one_only_by_their_words(other: str) -> None:
    (first, *_), (second, third, *_) = (
        posts(None, words=POST + " "),
        posts(None, words=other, first=50),
    )
    events = [set(event.claims) for event in group([first, second, third]).events]
    assert {first.id} in events


def test_nearly_same_texts_published_a_year_apart_are_two_strikes() -> None:
    one, other = (
        posts(published, words=POST + " ", first=n)[:2]
        for n, published in enumerate(("2031-05-12", "2032-05-12"))
    )
    assert len(group([one[0], other[1]]).events) == 2


def test_nearly_same_texts_with_other_numbers_are_no_copies() -> None:
    one, other, *_ = posts(None, words=POST + " ")
    other = replace(other, counts={"killed": number(9)})
    assert len(group([one, other]).events) == 2
