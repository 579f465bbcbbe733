"""Whose words a text prints: agencies by dateline, byline and last line."""

import pytest
from invented_war import AN_OFFICIAL, ARENAL, PERU_MOD, PUBLISHER, at, says, speaker

from geomap.events import group
from geomap.events.wires import canonical, credited


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("QUITO, May 10 (Reuters) - Talon missiles struck.", "Reuters"),
        ("QUITO, Ecuador (AP) — Talon missiles struck.", "Associated Press"),
        ("LIMA, May. 10 (AFP) \N{EN DASH} The army said.", "AFP"),
        ("ЛИМА, 10 мая. /ТАСС/. Ракеты попали в склад.", "TASS"),  # Cyrillic is meant
        ("Missiles hit a depot\nBy The Associated Press\nQuito said.", "Associated Press"),
        ("Missiles hit a depot.\nSource: Ukrinform", "Ukrinform"),
        ("Missiles hit a depot. Nobody was hurt. (EFE)", "EFE"),
        ("Missiles hit a depot.\n\N{EM DASH} Xinhua", "Xinhua"),
    ],
)
def test_a_credit_names_the_agency(text: str, agency: str) -> None:
    assert credited(text) == agency


@pytest.mark.parametrize(
    "text",
    [
        "A general told Reuters on Monday that missiles had hit a depot.",
        "Photo: Reuters\nMissiles hit a depot.",
        "Smoke over Quebrada. (AFP)\nMissiles hit a depot, and nobody knows whose they were.",
        "Missiles hit a depot. Reuters contributed to this report.",
        "(Reuters/AP) - Missiles hit a depot.",
        "QUITO (Reuters) - Missiles hit.\nBy The Associated Press\n",
        "Missiles hit a depot.",
        "",
    ],
)
def test_what_only_names_an_agency_is_no_credit(text: str) -> None:
    assert credited(text) is None


def test_a_hostile_text_is_read_in_no_time() -> None:
    assert credited("(" * 200_000 + "Reuters" * 1_000) is None


def test_an_agency_has_one_name_whatever_it_is_called() -> None:
    assert canonical("AP") == canonical("The Associated Press") == "Associated Press"
    assert canonical("Radio Andes") == "Radio Andes"


def test_papers_that_print_one_agency_are_one_origin() -> None:
    texts = {name: f"QUITO, May 10 (Reuters) - Version {name} of it." for name in ("a", "b")}
    texts["c"] = "QUITO - A text of our own."
    claims = [says(name, PUBLISHER, publisher=f"Paper {name}", where=at(ARENAL)) for name in texts]
    (event,) = group(claims, texts=texts).events
    assert [(o.name, len(o.claims)) for o in event.origins] == [("Reuters", 2), ("Paper c", 1)]
    assert event.independence.origins == 2


def test_who_cites_an_agency_and_who_prints_it_have_one_origin() -> None:
    texts = {"a": "QUITO, May 10 (AFP) - It struck.", "b": "According to AFP, it struck."}
    printed = says("a", PUBLISHER, publisher="Paper a")
    citing = says("b", speaker("AFP", "media", "FR"), publisher="Paper b")
    (event,) = group([printed, citing], texts=texts).events
    assert [(o.name, len(o.claims)) for o in event.origins] == [("AFP", 2)]


def test_a_newspaper_cited_by_name_is_the_origin_that_its_own_page_is() -> None:
    own = says("a", PUBLISHER, publisher="Radio Andes")
    citing = says("b", speaker("Radio Andes", "media", "PE"), publisher="The Star")
    (event,) = group([own, citing]).events
    assert len(event.origins) == 1


def test_what_came_by_way_of_an_agency_repeats_the_text_that_credits_it() -> None:
    texts = {"a": "QUITO, May 10 (Reuters) - It struck.", "b": "Reuters cited an official."}
    first = says("a", AN_OFFICIAL, publisher="Paper a")
    relayed = says("b", AN_OFFICIAL, publisher="Paper b", via=("Reuters",), published="2031-05-13")
    (event,) = group([first, relayed, says("a", PERU_MOD, start=40)], texts=texts).events
    assert [(c.claim, c.of, c.why) for c in event.derived_copies] == [
        (relayed.id, first.id, "the text cites Reuters")
    ]
