"""Origins, not articles."""

import pytest
from invented_war import (
    AN_OFFICIAL,
    CHANNELS,
    ECUADOR_STAFF,
    LIMA,
    PERU_MOD,
    PUBLISHER,
    THE_STAR,
    number,
    says,
    speaker,
)

from geomap.events import group
from geomap.events.origins import is_state, is_unnamed
from geomap.model import Claim, Event, Kind


def event_of(*claims: Claim) -> Event:
    (event,) = group(claims).events
    return event


def names(event: Event) -> list[tuple[str, bool | None]]:
    return [(origin.name, origin.independent) for origin in event.origins]


def test_one_ministry_in_two_papers_is_one_origin() -> None:
    event = event_of(says("a", PERU_MOD), says("b", PERU_MOD))
    assert names(event) == [("Ministry of Defence of Peru", True)]
    assert event.independence.origins == 1


def test_sides_are_countries_of_independent_origins() -> None:
    event = event_of(says("a", PERU_MOD), says("b", ECUADOR_STAFF), says("c", AN_OFFICIAL))
    assert (event.independence.origins, event.independence.sides) == (2, 2)
    assert event.independence.unknown == 1


def test_a_bare_state_that_gives_its_ministrys_number_is_that_ministry() -> None:
    counts = {"launched": number(6)}
    ministry, state = says("a", PERU_MOD, counts=counts), says("b", LIMA, counts=counts)
    event = event_of(ministry, state)
    assert names(event) == [("Ministry of Defence of Peru", True)]
    assert event.origins[0].claims == (ministry.id, state.id)


def test_a_bare_state_with_another_number_is_of_unknown_independence() -> None:
    event = event_of(
        says("a", PERU_MOD, counts={"launched": number(6)}),
        says("b", LIMA, counts={"launched": number(9)}),
    )
    assert names(event) == [("Ministry of Defence of Peru", True), ("Lima", None)]


def test_a_bare_state_alone_speaks_for_itself() -> None:
    assert names(event_of(says("a", LIMA))) == [("Lima", True)]


def test_a_bare_state_is_not_put_under_another_states_ministry() -> None:
    event = event_of(says("a", ECUADOR_STAFF), says("b", LIMA))
    assert names(event) == [("General Staff of Ecuador", True), ("Lima", True)]


@pytest.mark.parametrize("country", ["EC", None])
def test_a_group_and_its_spokesman_are_not_two_origins(country: str | None) -> None:
    band = speaker("Condors", "armed_group")
    spokesman = speaker("Inti Rojas", "armed_group", country)
    event = event_of(says("a", band, attacker="Condors"), says("b", spokesman, attacker="Condors"))
    assert names(event) == [("Condors", True), ("Inti Rojas", None)]
    assert (event.independence.origins, event.independence.unknown) == (1, 1)


def test_two_armed_groups_of_two_countries_are_two_origins() -> None:
    condors, jaguars = (
        speaker("Condors", "armed_group", "EC"),
        speaker("Jaguars", "armed_group", "PE"),
    )
    event = event_of(says("a", condors), says("b", jaguars))
    assert names(event) == [("Condors", True), ("Jaguars", True)]


def test_an_unnamed_source_is_named_with_the_medium_that_heard_it() -> None:
    source = speaker("defense source", "unnamed", "EC")
    event = event_of(says("a", source, via=("Radio Quito",)))
    assert names(event) == [("defense source via Radio Quito", None)]


def test_a_publisher_that_cites_others_or_hedges_is_of_unknown_independence() -> None:
    plain = says("a", PUBLISHER, publisher="The Star")
    citing = says("b", PUBLISHER, publisher="The Sun")
    cited = says("b", PERU_MOD, publisher="The Sun", start=40)
    hedged = says("c", PUBLISHER, publisher="The Moon", stance="alleged")
    assert names(event_of(plain, citing, cited, hedged)) == [
        ("The Star", True),
        ("The Sun", None),
        ("Ministry of Defence of Peru", True),
        ("The Moon", None),
    ]


def test_a_publisher_without_a_name_is_told_by_its_path() -> None:
    assert names(event_of(says("a", PUBLISHER))) == [("publisher of a.txt", True)]


def test_a_publisher_named_in_the_chain_only_has_that_name() -> None:
    claim = says("a", PUBLISHER, publisher="The Star")
    assert names(event_of(claim)) == [("The Star", True)]


@pytest.mark.parametrize(
    ("name", "kind", "unnamed"),
    [
        ("U.S. official", "official", True),
        ("Ukrainian officials", "official", True),
        ("weapons experts", "expert", True),
        ("Telegram channel affiliated with the Ukrainian military", "social_media", True),
        ("images shared on Telegram", "social_media", True),
        ("local authorities", "local_official", True),
        (None, "witness", True),
        ("Somebody", "unnamed", True),
        ("Russian Ministry of Defence", "ministry", False),
        ("Igor Rudenya", "local_official", False),
        (None, "publisher", False),
    ],
)
def test_a_common_noun_names_nobody(name: str | None, kind: Kind, *, unnamed: bool) -> None:
    assert is_unnamed(says("a", speaker(name, kind))) is unnamed


@pytest.mark.parametrize(
    ("name", "kind", "state"),
    [
        ("Russia", "official", True),
        ("Moscow", "official", True),
        ("the Kremlin", "official", True),
        ("Russian", "official", False),
        ("Pentagon", "ministry", False),
        ("Dmitry Peskov", "official", False),
        (None, "official", False),
    ],
)
def test_a_state_by_its_bare_name(name: str | None, kind: Kind, *, state: bool) -> None:
    assert is_state(says("a", speaker(name, kind))) is state


def test_a_medium_that_speaks_for_itself_is_an_origin() -> None:
    assert names(event_of(says("a", THE_STAR), says("b", CHANNELS))) == [
        ("The Star", True),
        ("Telegram channels", None),
    ]


def test_an_army_without_a_country_that_gives_the_armys_number_is_that_army() -> None:
    named = says("a", ECUADOR_STAFF, counts={"launched": number(6)})
    bare = says("b", speaker("army", "military"), counts={"launched": number(6)})
    (event,) = group([named, bare]).events
    assert [(o.name, len(o.claims)) for o in event.origins] == [(ECUADOR_STAFF.name, 2)]


def test_an_army_without_a_country_that_says_otherwise_is_of_unknown_independence() -> None:
    named = says("a", ECUADOR_STAFF, counts={"launched": number(6)})
    bare = says("b", speaker("army", "military"), counts={"launched": number(9)})
    (event,) = group([named, bare]).events
    assert [(o.name, o.independent) for o in event.origins] == [
        (ECUADOR_STAFF.name, True),
        ("army", None),
    ]
    assert event.independence.origins == 1
