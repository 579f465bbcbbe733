"""Texts that once broke or stalled the reader, or made it invent; all invented."""

import time

import pytest
from invented import claims

QUICK_S = 5.0


@pytest.mark.parametrize(
    "text",
    [
        "Rebels hit " + "5" * 5_000 + " depots in Loja with rockets.",
        'A drone hit Loja, "' + '"' * 20_000,
        "The U.S. " + "U.S. " * 4_000 + "fired missiles.",
        "Missiles hit Loja" + ".!?" * 5_000,
        "missiles " * 20_000,
        "The army fired " + "1," * 10_000 + " rockets.",
    ],
    ids=["digits", "quotes", "abbreviations", "stops", "words", "commas"],
)
def test_an_endless_sentence_neither_breaks_nor_stalls(text: str) -> None:
    start = time.process_time()
    claims(text)
    assert time.process_time() - start < QUICK_S


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said Loja, a city of 190,000, was hit by missiles on Monday.",
        "In 1998 the port of Loja was bombed by rebels, the navy said.",
        "The army said 120 mm mortars hit the base in Loja.",
        "The army said 500-kg bombs were dropped and hit the base in Loja.",
    ],
)
def test_a_population_a_year_or_a_calibre_is_no_count(text: str) -> None:
    assert [claim.counts for claim in claims(text)] in ([{}], [])


def test_a_bare_class_is_not_given_the_last_systems_name() -> None:
    text = (
        "Peru's army said it fired Tomahawk missiles at Loja on Monday. "
        "Ecuador's army said missiles were intercepted over Cuenca."
    )
    (other,) = [claim for claim in claims(text) if claim.claimant.country == "EC"]
    assert [weapon.name for weapon in other.weapons] == [None]


def test_the_speakers_own_strike_has_the_speakers_side_as_attacker() -> None:
    (one,) = claims("Peru's army said it had fired rockets at a base in Loja on Monday.")
    assert one.attacker == "PE"


def test_who_made_a_drone_is_not_who_sent_it() -> None:
    (one,) = claims("An Iranian-made drone hit a depot in Loja on Monday, the mayor said.")
    assert one.attacker is None


def test_who_is_quoted_is_the_origin_and_the_agency_a_relay() -> None:
    (one,) = claims("SANA quoted a naval officer as saying that jets struck a depot in Loja.")
    assert one.claimant.name == "naval officer"
    assert "SANA" in [link.name for link in one.chain]


def test_a_distance_leads_to_the_place_that_it_is_measured_from() -> None:
    (one,) = claims("The army said drones hit a depot 30 km north of Loja on Sunday.")
    (there,) = one.locations
    assert (there.text, there.relation) == ("Loja", "30 km north of")


def test_officials_at_the_start_of_a_sentence_are_the_same_officials() -> None:
    text = (
        "Drones hit a depot in Loja on Monday, officials said. "
        "Officials said two drones were intercepted over Loja."
    )
    assert {claim.claimant.name for claim in claims(text)} == {"officials"}
