"""Documents that repeat another, and what they changed."""

import random
from typing import Any

import pytest
from invented_war import (
    AN_OFFICIAL,
    CHANNELS,
    ECUADOR_STAFF,
    PERU_MOD,
    PUBLISHER,
    THE_STAR,
    at,
    number,
    says,
)

from geomap.events import group
from geomap.model import Claim, Count, DerivedCopy, Hedge, Link, Span

WORDS = [f"word{n}" for n in range(400)]


def prose(seed: int, words: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))  # noqa: S311  # invented text


ORIGINAL = prose(1)
REWRITE = " ".join(ORIGINAL.split()[:80]) + " " + prose(2, 170)
OTHER = prose(3)


def told(document: str, **fields: Any) -> list[Claim]:
    """Return what one document claims: a medium, unnamed channels, a silence."""
    silent = fields | {"stance": "not_confirmed"}
    return [
        says(document, THE_STAR, **fields),
        says(document, CHANNELS, start=50, counts={"launched": number(None, 12)}, **fields),
        says(document, ECUADOR_STAFF, start=90, where=(), **silent),
    ]


def copies(*claims: Claim, texts: dict[str, str] | None = None) -> tuple[DerivedCopy, ...]:
    (event,) = group(claims, texts=texts).events
    return event.derived_copies


def test_a_rewrite_is_a_copy_of_the_text_published_before_it() -> None:
    first, later = told("z", published="2031-05-10"), told("a", published="2031-05-12")
    found = copies(*later, *first, texts={"z": ORIGINAL, "a": REWRITE})
    assert [(copy.claim, copy.of) for copy in found] == [
        (copy.id, original.id) for copy, original in zip(later, first, strict=True)
    ]
    assert all("% of the shorter text's word triples" in copy.why for copy in found)


def test_two_texts_of_their_own_are_no_copies_though_they_quote_the_same_speakers() -> None:
    claims = [*told("a", published="2031-05-10"), *told("b", published="2031-05-12")]
    assert copies(*claims, texts={"a": ORIGINAL, "b": OTHER}) == ()


def test_a_short_text_is_no_copy_for_sharing_half_its_words() -> None:
    snippet = " ".join(ORIGINAL.split()[:30]) + " " + prose(4, 30)
    claims = says("a", THE_STAR), says("b", THE_STAR)
    assert copies(*claims, texts={"a": ORIGINAL, "b": snippet}) == ()


def test_without_texts_copies_are_found_by_what_is_claimed_and_a_note_says_so() -> None:
    claims = [*told("a", published="2031-05-10"), *told("b", published="2031-05-12")]
    grouped = group(claims)
    (event,) = grouped.events
    assert {copy.why for copy in event.derived_copies} == {
        "3 claims agree in speaker, numbers, weapon and place"
    }
    assert grouped.notes == ("copies found by what is claimed only: no texts given",)
    assert group(claims, texts={"a": ORIGINAL}).notes == ()


def test_what_a_copy_adds_from_a_speaker_of_its_own_is_no_repetition() -> None:
    first, later = told("a", published="2031-05-10"), told("b", published="2031-05-12")
    own = says("b", PERU_MOD, start=200, published="2031-05-12")
    found = copies(*first, *later, own, texts={"a": ORIGINAL, "b": REWRITE})
    assert own.id not in {copy.claim for copy in found}
    assert len(found) == len(later)


def test_a_claim_that_cites_another_document_of_the_run_repeats_it() -> None:
    original = says("a", PERU_MOD, publisher="The Star", published="2031-05-10")
    citing = says("b", PERU_MOD, publisher="The Sun", via=("The Star",), published="2031-05-11")
    (copy,) = copies(original, citing)
    assert (copy.claim, copy.of, copy.why) == (citing.id, original.id, "the text cites The Star")


def with_verb(claim: Claim, verb: str) -> dict[str, Any]:
    link = Link(name="The Star", kind="media", verb=Span(start=0, end=len(verb), text=verb))
    return {"chain": (claim.chain[0], link)}


@pytest.mark.parametrize(
    ("original", "copy", "changed"),
    [
        pytest.param({}, {"stance": "confirmed"}, '"claimed" became "confirmed"', id="stance"),
        pytest.param(
            {"counts": {"intercepted": Count(bound="all", text="all")}},
            {},
            'dropped "all" (intercepted)',
            id="all",
        ),
        pytest.param(
            {"counts": {"launched": number(None, 12, bound="at_most")}},
            {"counts": {"launched": number(12)}},
            'launched "up to 12" became "12"',
            id="up to",
        ),
        pytest.param(
            {
                "hedges": (
                    Hedge(text="reportedly", start=0, end=10, by="publisher", field="occurrence"),
                )
            },
            {},
            'dropped "reportedly"',
            id="hedge",
        ),
        pytest.param(
            with_verb(says("a", THE_STAR), "reported"),
            with_verb(says("a", THE_STAR), "has confirmed"),
            '"reported" became "has confirmed"',
            id="verb",
        ),
        pytest.param(
            with_verb(says("a", THE_STAR), "said"),
            with_verb(says("a", THE_STAR), "stated"),
            None,
            id="a verb as weak",
        ),
    ],
)
def test_hardened_wording_is_shown(
    original: dict[str, Any], copy: dict[str, Any], changed: str | None
) -> None:
    first = says("a", THE_STAR, published="2031-05-10", **original)
    later = says("b", THE_STAR, published="2031-05-12", **copy)
    (found,) = copies(first, later, texts={"a": ORIGINAL, "b": REWRITE})
    assert found.changed == ((changed,) if changed else ())


def test_a_copys_publisher_is_no_origin_of_its_own() -> None:
    first = says("a", PUBLISHER, published="2031-05-10", publisher="The Star")
    later = says("b", PUBLISHER, published="2031-05-12", publisher="The Sun")
    texts = {"a": ORIGINAL, "b": REWRITE}
    (one,) = group([first, later], texts=texts).events
    (two,) = group([first, later], texts=texts | {"b": OTHER}).events
    assert [origin.name for origin in one.origins] == ["The Star"]
    assert [origin.name for origin in two.origins] == ["The Star", "The Sun"]


def test_a_number_that_the_copy_changed_is_not_the_origins() -> None:
    first = says("a", PERU_MOD, published="2031-05-10", counts={"launched": number(6)})
    later = says("b", PERU_MOD, published="2031-05-12", counts={"launched": number(16)})
    (event,) = group([first, later], texts={"a": ORIGINAL, "b": REWRITE}).events
    assert event.over_time == ()
    assert event.derived_copies[0].changed == ('launched "6" became "16"',)


def test_unnamed_speakers_of_a_rewrite_repeat_the_unnamed_of_the_original() -> None:
    first = says("a", CHANNELS, published="2031-05-10")
    later = says("b", AN_OFFICIAL, published="2031-05-12", where=at())
    dated = says("b", THE_STAR, published="2031-05-12", start=70)
    found = copies(first, later, dated, texts={"a": ORIGINAL, "b": REWRITE})
    assert [(copy.claim, copy.of) for copy in found] == [(later.id, first.id)]
