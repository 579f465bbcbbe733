from itertools import pairwise

import pytest
from builders import document
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import article

from geomap.documents import blocks
from geomap.extract.english.sentences import sentences, worth_parsing
from geomap.model import Block


def cut(*paragraphs: str) -> list[str]:
    return [sentence.text for sentence in sentences(article(*paragraphs))]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Navy downed two drones.",
        "Gen. Rosa Quispe said that Capt. Luis Vega was safe.",
        "The attack on Nov. 19 hit Piura.",
        "Juan W. Torres spoke in Lima.",
        "About 3.5 tonnes fell, approx. 20 km away.",
        "The blast came at 4 a.m. on Monday.",
        "Kosti vs. Merowe was no strike.",
        "He cited e.g. Drone Units.",
    ],
)
def test_a_stop_that_ends_no_sentence_cuts_nothing(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Missiles came from the U.S. The army shot them down.", 2),
        ("It began at 5 a.m. Two drones fell in Kosti.", 2),
        ("Was Piura hit? Lima says no! Quito is silent…  Nobody knows.", 4),
        ("“Nine rockets fell.” The mayor wept.", 2),
        ("The army (in Gao) fired. (It missed.) The end.", 3),
        ("They struck at dawn. iPhones rang.", 1),
    ],
)
def test_a_text_is_cut_into_so_many_sentences(text: str, number: int) -> None:
    assert len(cut(text)) == number


def test_a_heading_never_runs_into_the_sentence_that_follows() -> None:
    assert cut("Drones over Merowe", "The army fired.") == ["Drones over Merowe", "The army fired."]


def test_glued_sentences_are_cut_where_the_blocks_are() -> None:
    text = "The mayor of Talara saw a large fire.Ecuador did not comment on the attack on Talara."
    read = document(text, blocks=blocks(text))
    assert [s.text for s in sentences(read)] == [text[:37], text[37:]]


def test_boilerplate_is_not_read() -> None:
    text = "Advertisement"
    read = document(text, blocks=(Block(kind="boilerplate", start=0, end=len(text)),))
    assert sentences(read) == ()


def test_a_sentence_knows_its_block_and_kind() -> None:
    read = article("Two drones fell. One burned.", title="Fire in Kosti")
    found = [(s.block, s.kind) for s in sentences(read)]
    assert found == [(0, "title"), (1, "paragraph"), (1, "paragraph")]


@pytest.mark.parametrize(
    "text",
    ["Two rockets landed.", "An airstrike.", "Nine died.", "Lima denied it.", "UAVs over Jizan"],
)
def test_a_word_of_strikes_or_confirming_is_worth_parsing(text: str) -> None:
    assert worth_parsing(text)


@pytest.mark.parametrize("text", ["", "The weather was fine.", "Parliament met in Quito."])
def test_other_words_are_not_worth_parsing(text: str) -> None:
    assert not worth_parsing(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab AZ.!?…\"'”\n)(U.S", max_size=120))
def test_sentences_are_verbatim_in_order_and_lose_only_white_space(text: str) -> None:
    read = article(text)
    found = sentences(read)
    assert [read.text[s.start : s.end] for s in found] == [s.text for s in found]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(s.text for s in found).split()) == "".join(text.split())
