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


@pytest.mark.parametrize(
    "text",
    [
        "Not a single missile hit Loja on 3 June, the army said.",
        "The army said the rockets did not hit the base in Loja on 3 June.",
    ],
)
def test_what_a_speaker_says_did_not_happen_is_a_denial(text: str) -> None:
    assert [claim.stance for claim in claims(text)] == ["denied"]


def test_a_retraction_is_a_denial_by_who_retracts() -> None:
    (one,) = claims("Peru's defence ministry retracted its statement that drones struck Loja.")
    assert (one.stance, one.claimant.country) == ("denied", "PE")


def test_some_of_the_dead_are_not_the_total() -> None:
    (one,) = claims(
        "Three people, including two children, were killed when a rocket hit Loja, the mayor said."
    )
    assert (one.counts["killed"].low, one.counts["killed"].high) == (3, 3)


def test_a_range_keeps_both_its_ends() -> None:
    (one,) = claims("Between 10 and 15 rockets hit Loja on Sunday, police said.")
    assert (one.counts["hit"].low, one.counts["hit"].high) == (10, 15)


def test_parts_by_weapon_make_a_total_in_the_words_of_their_list() -> None:
    (one,) = claims("Peru fired 47 drones and 53 missiles at Ecuador on Sunday, the army said.")
    launched = one.counts["launched"]
    assert (launched.low, launched.text) == (100, "47 drones and 53 missiles")
    assert [(part.low, part.weapon, part.text) for part in launched.parts] == [
        (47, "drone", "47"),
        (53, "missile", "53"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dockers went on strike in Loja on Monday, and the army was called in.",
        "The earthquake struck Loja on Monday, killing 12, the army said.",
        "The actor hit out at critics in Loja, the army's newspaper said.",
        "Shares of the rocket maker in Loja hit a record on Monday.",
        "A lightning strike hit a barracks in Loja on Monday.",
    ],
)
def test_strikes_of_workers_nature_and_idiom_are_no_claims(text: str) -> None:
    assert claims(text) == []


def test_refusals_and_denials_after_a_claim_are_listed() -> None:
    text = (
        "Peru shelled Loja on Monday, residents said. Peru denied responsibility. "
        "A military spokesman refused to comment."
    )
    assert [claim.stance for claim in claims(text)] == ["claimed", "denied", "not_confirmed"]


def test_an_attacker_is_not_carried_to_another_place() -> None:
    text = (
        "Peru fired rockets at Cuenca on Monday, the mayor said. "
        "A stray shell landed in Arica on Monday, police said."
    )
    stray = claims(text)[-1]
    assert stray.attacker is None


@pytest.mark.parametrize(
    "text",
    [
        "Peru's president, Ana Rios, declined to confirm the use of Fateh missiles in Loja.",
        "Peru's president Ana Rios avoided confirming the use of Fateh missiles in Loja.",
        "Peru's president Ana Rios neither confirmed nor denied that a drone came down near Loja.",
    ],
)
def test_declining_to_confirm_is_listed_whatever_its_wording(text: str) -> None:
    assert [(one.stance, one.claimant.kind) for one in claims(text)] == [
        ("not_confirmed", "head_of_state")
    ]


def test_the_region_where_another_says_is_that_region() -> None:
    text = (
        "Colombia announced an attack on an army base in the Piura region, the same region where "
        "Lima says the drones came down."
    )
    (other,) = [one for one in claims(text) if one.claimant.country == "PE"]
    assert [(place.text, place.coref) for place in other.locations] == [("Piura region", True)]


def test_who_used_a_drone_is_not_who_made_it() -> None:
    (one,) = claims("Officials said the army used Turkish drones to hit depots in Loja.")
    assert one.attacker is None
    assert one.weapons[0].supplier == "TR"


def test_an_outlet_is_named_without_its_frame() -> None:
    (one,) = claims("The site Hespress reported that drones hit a depot in Loja on Sunday.")
    assert (one.claimant.name, one.claimant.kind) == ("Hespress", "media")


def test_a_ministry_tells_of_two_days_without_naming_a_weapon() -> None:
    text = (
        "Peru's defence ministry said the attacks took place on May 3 and 6, targeting barracks "
        "and an airfield in the northern Loja province."
    )
    days = [one.date.earliest for one in claims(text, published="2031-06-04")]
    assert days == ["2031-05-03", "2031-05-06"]
