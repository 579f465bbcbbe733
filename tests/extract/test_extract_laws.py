"""What holds for any text: values are verbatim, nothing raises, nothing stalls."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import article, claims, gazetteer

from geomap.codec import to_builtins
from geomap.documents import Reading
from geomap.extract import extract, reads
from geomap.model import Document

HOSTILE = "{{7*7}}</script><img src=x onerror=alert(1)>${alert(1)}"
SLOWEST_S = 10.0  # the slowest of these texts takes about 1 s; a room for slow machines


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("text") is not None:
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from spans(part)


def verbatim(document: Document) -> int:
    """Return how many claims a document holds, each value checked against its text."""
    number = 0
    for claim in extract([document], gazetteer=gazetteer()):
        for span in spans(to_builtins(claim)):
            assert document.text[span["start"] : span["end"]] == span["text"]
        assert claim.quotes
        number += 1
    return number


def test_every_value_of_the_seeds_is_verbatim(seed_reading: Reading) -> None:
    assert sum(verbatim(document) for document in seed_reading.documents) > 20


WORDS = (
    "Peru|Lima|the ministry|said|that|denied|confirmed|according to|citing|Reuters|nine|up to"
    "|rockets|missiles|BrahMos|hit|struck|fired|at|over|near|from|Talara|the region|there|it|its"
    "|on Monday|overnight|March 3 and 5|allegedly|were|shot down|five of them|the sixth|killed"
    "|no casualties|and|, |. |; |\n\n|“|”|not|yet|if|a depot|{{7*7}}|\u202e|\ufffd|Талара|🚀"
).split("|")


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join))
def test_words_of_strikes_in_any_order_break_nothing(text: str) -> None:
    verbatim(article(text))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["", " hit ", " said rockets hit ", " killed 5 "]))
def test_any_text_breaks_nothing(text: str, inside: str) -> None:
    clean = text.encode("utf-8", "replace").decode()
    verbatim(article(f"{clean}{inside}{clean}"))


@pytest.mark.parametrize(
    "name",
    [
        HOSTILE,
        "\ufffd\ufffd",
        "\u202eartsiger\u202c",
        "=HYPERLINK(0)",
        "\x00\x01",
        "A\u0301\u0308\u0323",
        "👩\u200d👩\u200d👧",
        "C:\\temp\\%s%n",
    ],
    ids=["templates", "replacement", "right to left", "formula", "nul", "marks", "emoji", "format"],
)
def test_hostile_words_stay_words(name: str) -> None:
    text = f"The {name} ministry said on Monday that nine rockets hit a depot in Talara."
    document = article(text, publisher=name)
    assert verbatim(document) == 1
    text = f"Lima said on Monday that nine rockets hit {name} in Talara, {name} reported."
    assert verbatim(article(text, title=name)) <= 2


@pytest.mark.parametrize(
    "text",
    [
        "5" * 5_000,
        "fired " + "1," * 5_000,
        "hit " + "a " * 2_000,
        "hit " + '"' * 1_500,
        "killed " + "one hundred and " * 300,
        "fired " + "up to " * 1_000,
        "hit on " + "March 3 and " * 200,
        "said " * 500 + "rockets hit Talara",
        "hit " + "no any " * 500,
        "hit " + "(" * 1_500,
        "hit." + ".!?" * 400,
        "U.S. " * 300 + "hit",
        "Talara " * 300 + "was hit",
        "hit " + "x" * 20_000,
        "hit " + "-" * 5_000,
    ],
    ids=lambda text: f"{text[:14]}…",
)
def test_long_repetitions_end_soon(text: str) -> None:
    begun = time.monotonic()
    verbatim(article(text))
    assert time.monotonic() - begun < SLOWEST_S


def test_a_document_in_another_language_yields_nothing() -> None:
    text = "Lima said on Monday that nine rockets hit Talara."
    assert claims(text, language="ru") == []
    assert not reads(article(text, language="pl"))


@pytest.mark.parametrize("language", ["en", "en-GB", None])
def test_english_and_unknown_languages_are_read(language: str | None) -> None:
    assert len(claims("Lima said that nine rockets hit Talara.", language=language)) == 1


def test_the_same_document_gives_the_same_claims() -> None:
    text = "Lima said on Monday that nine rockets hit Talara. Quito denied the report."
    assert claims(text) == claims(text)


def test_progress_tells_of_every_document() -> None:
    told: list[Document] = []
    pair = [article("Nothing."), article("Nothing at all.")]
    list(extract(pair, gazetteer=gazetteer(), progress=told.append))
    assert told == pair


def test_no_documents_are_no_claims() -> None:
    assert list(extract([], gazetteer=gazetteer())) == []
