from dataclasses import replace
from typing import Any

import pytest
from builders import BRYANSK, KARACHEV, claim, document, located

from geomap.corrections import Corrected, Correction, Reviewed, Source, corrected, judged
from geomap.corrections.sources import Sources
from geomap.errors import CorrectionsError
from geomap.events import group
from geomap.gazetteer import Gazetteer
from geomap.model import (
    Alternative,
    Claim,
    Claimant,
    DocumentRef,
    Link,
    Location,
    Span,
    event_id_of,
)

GAZETTEER = Gazetteer()


def entry(action: str, line: int = 1, **fields: Any) -> Correction:
    who = {"by": "Ana", "at": "2026-11-20", "reason": "looked"}
    return Correction(file="c.toml", line=line, action=action, **(who | fields))  # type: ignore[arg-type]  # tests name real actions


def applied(
    claims: list[Claim], *entries: Correction, sources: tuple[Source, ...] = ()
) -> Corrected:
    documents = [document(f"Text {one.id}.", id=one.document.id) for one in claims]
    return corrected(
        claims,
        Reviewed(corrections=entries, sources=sources),
        documents=documents,
        gazetteer=GAZETTEER,
    )


def refused(claims: list[Claim], *entries: Correction) -> str:
    with pytest.raises(CorrectionsError) as caught:
        applied(claims, *entries)
    return str(caught.value)


def quoting(number: int, text: str, **fields: Any) -> Claim:
    return claim(number, quotes=(Span(start=0, end=len(text), text=text),), **fields)


def test_a_place_is_put_to_an_id_with_what_it_was() -> None:
    before = claim(1, locations=(located(BRYANSK, probability=0.4, alternatives=()),))
    (after,) = applied([before], entry("place", claim=before.id, to=KARACHEV.id)).claims
    (location,) = after.locations
    assert location.place is not None
    assert (location.place.name, location.radius_m is not None) == ("Karachev", True)
    assert (location.text, location.probability, location.alternatives) == (
        "Bryansk Oblast",
        None,
        (),
    )
    assert location.why == "put here by a person (Ana, 2026-11-20): looked"
    (edit,) = after.edits
    assert (edit.action, edit.by, edit.at, edit.reason) == ("place", "Ana", "2026-11-20", "looked")
    assert edit.was == f"Bryansk Oblast: Bryansk Oblast ({BRYANSK.id})"
    assert edit.now == f"Karachev ({KARACHEV.id})"
    assert after.review == "edited"


def test_a_place_is_found_by_name_and_region() -> None:
    one = claim(1)
    fixed = entry("place", claim=one.id, to="Karachev", region="Bryansk Oblast")
    (after,) = applied([one], fixed).claims
    assert after.locations[0].place is not None
    assert after.locations[0].place.id == KARACHEV.id


def test_a_spot_of_the_reviewers_own_knows_its_region_and_no_bearing() -> None:
    one = claim(1, locations=(located(KARACHEV, relation="37 km north of …"),))
    (after,) = applied([one], entry("place", claim=one.id, lon=34.5, lat=53.3, to="Depot")).claims
    (location,) = after.locations
    assert location.place is not None
    assert (location.place.name, location.place.level) == ("Depot", "point")
    assert (location.place.country, location.place.admin1) == ("RU", "RU-BRY")
    assert location.relation is None
    assert Gazetteer().drawn_for(location.place.id) is None


def test_a_bearing_stays_where_its_place_is_corrected() -> None:
    one = claim(1, locations=(located(BRYANSK, relation="north of …"),))
    (after,) = applied([one], entry("place", claim=one.id, to=KARACHEV.id)).claims
    assert after.locations[0].relation == "north of …"


def test_a_place_name_is_corrected_in_all_claims_but_not_reviewed() -> None:
    claims = [claim(n, locations=(located(KARACHEV, text="the  Karachev"),)) for n in (1, 2)]
    other = claim(3)
    work = applied([*claims, other], entry("place", name="KARACHEV", to=BRYANSK.id))
    assert [one.locations[0].place.id for one in work.claims if one.locations[0].place] == [
        BRYANSK.id
    ] * 3
    assert [one.review for one in work.claims] == [None] * 3
    assert work.applied[0].claims == (claims[0].id, claims[1].id)
    assert work.claims[2] == other


def test_a_claim_without_a_place_gets_one_that_is_derived() -> None:
    one = claim(1, locations=())
    (after,) = applied([one], entry("place", claim=one.id, to=KARACHEV.id)).claims
    (location,) = after.locations
    assert (location.text, location.derived, location.role) == (None, True, "target")


def test_which_of_several_places_is_meant_must_be_said() -> None:
    one = claim(1, locations=(located(BRYANSK), located(KARACHEV, role="launch")))
    told = refused([one], entry("place", claim=one.id, to="geonames:2172797"))
    assert "c.toml:1" in told
    assert "'Bryansk Oblast', 'Karachev'; say which, with name" in told
    fixed = entry("place", claim=one.id, name="Karachev", to=BRYANSK.id)
    (after,) = applied([one], fixed).claims
    assert [each.place and each.place.id for each in after.locations] == [BRYANSK.id] * 2


@pytest.mark.parametrize(
    ("to", "region", "finding"),
    [
        ("geonames:999999999", None, "no such place"),
        ("Ivanovka", None, "give its id: "),
        ("Qwxzvb", None, "give its id, or lon and lat"),
        ("Karachev", "Atlantis-on-Sea", "in which to look"),
    ],
)
def test_a_place_that_is_none_is_told(to: str, region: str | None, finding: str) -> None:
    one = claim(1)
    assert finding in refused([one], entry("place", claim=one.id, to=to, region=region))


def test_a_quote_finds_its_claim_whatever_its_blanks() -> None:
    one, two = quoting(1, "They hit\n the  depot at dawn."), quoting(2, "All were shot down.")
    work = applied([one, two], entry("not_a_claim", quote=" hit the depot\tat dawn"))
    assert work.claims == (two,)
    assert work.withdrawn == (one,)


def test_a_quote_as_the_table_joins_it_finds_its_claim() -> None:
    spans = (Span(start=0, end=5, text="Five."), Span(start=9, end=13, text="Six."))
    work = applied([claim(1, quotes=spans)], entry("not_a_claim", quote="Five. [...] Six."))
    assert work.claims == ()


def test_a_quote_with_the_apostrophe_of_the_table_finds_its_claim() -> None:
    work = applied([quoting(1, "- All were hit.")], entry("not_a_claim", quote="'- All were hit."))
    assert work.claims == ()


def test_a_quote_that_fits_twice_is_an_error_that_names_both() -> None:
    one, two = quoting(1, "They struck the port."), quoting(2, "They struck the port.")
    told = refused([one, two], entry("review", line=7, quote="struck the port", mark="checked"))
    assert told.startswith("c.toml:7: the quote 'struck the port' fits ")
    assert f"claim {one.id} (Speaker 1, d1.txt) and claim {two.id} (Speaker 2, d2.txt)" in told
    assert told.endswith("give the claim's id, or the document with the quote")


@pytest.mark.parametrize("named", ["d2", "d2.txt"])
def test_a_document_tells_which_quote_is_meant(named: str) -> None:
    claims = [quoting(1, "They struck the port."), quoting(2, "They struck the port.")]
    fixed = entry("review", quote="struck the port", document=named, mark="checked")
    assert [one.review for one in applied(claims, fixed).claims] == [None, "checked"]


def test_two_speakers_in_one_sentence_are_told_apart_by_id_only() -> None:
    home = DocumentRef(id="d", path="d.txt", sha256="0")
    claims = [quoting(n, "A and B both said so.", document=home) for n in (1, 2)]
    told = refused(claims, entry("note", quote="both said so", note="n", document="d"))
    assert told.endswith("give the claim's id")


def test_another_speaker_ends_the_chain() -> None:
    old = Claimant(name="Navy", kind="military", country="RU")
    chain = (
        Link(name=None, kind="publisher"),
        Link(name="Daily", kind="media"),
        Link(name="Navy", kind="military", country="RU"),
    )
    one = quoting(1, "The Coast Guard said so.", claimant=old, chain=chain)
    fixed = entry("speaker", claim=one.id, to="Coast Guard", kind="military", country="UA")
    (after,) = applied([one], fixed).claims
    speaker = after.claimant
    assert (speaker.name, speaker.kind, speaker.country) == ("Coast Guard", "military", "UA")
    assert (speaker.text, speaker.start, speaker.end) == ("Coast Guard", 4, 15)
    assert [link.name for link in after.chain] == [None, "Daily", "Coast Guard"]
    assert after.edits[0].was == "Navy (military, RU)"
    assert after.id == one.id


def test_a_speaker_not_in_the_quote_has_no_span() -> None:
    one = claim(1)
    (after,) = applied([one], entry("speaker", claim=one.id, to="Coast Guard", kind="ngo")).claims
    assert (after.claimant.text, after.claimant.start) == (None, None)


def test_what_a_speaker_is_may_be_known_from_other_claims_or_sources() -> None:
    one, two = claim(1), claim(2)
    (_, after) = applied([one, two], entry("speaker", claim=two.id, to="Speaker 1")).claims
    assert (after.claimant.kind, after.claimant.country) == ("official", "RU")
    known = Source(file="s", line=1, name="Coast Guard", kind="military", country="UA", side="UA+")
    fixed = entry("speaker", claim=two.id, to="coast guard")
    (_, after) = applied([one, two], fixed, sources=(known,)).claims
    assert (after.claimant.name, after.claimant.kind, after.claimant.side) == (
        "Coast Guard",
        "military",
        "UA+",
    )
    assert "say so with kind" in refused([one], entry("speaker", claim=one.id, to="Who"))


def test_notes_add_up_and_do_not_review() -> None:
    one = claim(1)
    work = applied(
        [one],
        entry("note", claim=one.id, note="first"),
        entry("note", 9, name="Bryansk Oblast", note="second"),
    )
    (after,) = work.claims
    assert [edit.now for edit in after.edits] == ["first", "second"]
    assert after.review is None


def test_the_closer_entry_holds_and_two_as_close_are_a_fault() -> None:
    one, two = claim(1), claim(2)
    wide = entry("place", name="Bryansk Oblast", to=KARACHEV.id)
    close = entry("place", 5, claim=two.id, to="Kursk Oblast")
    first, second = applied([one, two], wide, close).claims
    assert first.locations[0].place is not None
    assert first.locations[0].place.id == KARACHEV.id
    assert second.locations[0].place is not None
    assert second.locations[0].place.name == "Kursk Oblast"
    by_quote = entry("place", 9, quote="They struck.", document="d2", to=KARACHEV.id)
    told = refused([one, two], close, by_quote)
    assert f"c.toml:9: another place for claim {two.id}, against c.toml:5" in told


def test_two_reviewers_who_agree_are_both_named() -> None:
    one = claim(1)
    entries = [
        entry("place", claim=one.id, to=KARACHEV.id),
        entry("place", 2, quote="They struck.", to=KARACHEV.id, by="Ben"),
    ]
    (after,) = applied([one], *entries).claims
    assert [edit.by for edit in after.edits] == ["Ana", "Ben"]


def test_what_is_no_claim_can_not_be_corrected_as_one() -> None:
    one = claim(1)
    told = refused(
        [one],
        entry("not_a_claim", quote="They struck."),
        entry("admiralty", 2, claim=one.id, code="B2"),
    )
    assert "not a claim, and yet corrected as one by c.toml:2" in told


@pytest.mark.parametrize(
    ("fixed", "finding"),
    [
        (entry("note", claim="f" * 12, note="n"), "there is no claim ffffffffffff"),
        (entry("review", quote="Nobody said", mark="ok"), "no claim has the quote 'Nobody said'"),
        (entry("place", name="Atlantis", to=KARACHEV.id), "no claim names the place 'Atlantis'"),
        (
            entry("place", claim=claim(1).id, name="Atlantis", to=KARACHEV.id),
            "that names 'Atlantis'",
        ),
        (entry("merge", claims=("f" * 12, "e" * 12)), "not there any more: ffffffffffff"),
        (entry("redact", text="Somebody Else"), "the span stands in no document"),
    ],
    ids=["claim", "quote", "name", "name in claim", "merge", "redact"],
)
def test_an_entry_that_matches_nothing_is_warned_of(fixed: Correction, finding: str) -> None:
    work = applied([claim(1)], fixed)
    (note,) = work.notes
    assert note.startswith("c.toml:1: ")
    assert finding in note
    assert "Somebody" not in note
    assert work.claims == (claim(1),)
    assert not work.applied[0].claims


def test_the_order_of_the_entries_changes_nothing() -> None:
    claims = [claim(1), claim(2)]
    entries = [
        entry("place", claim=claims[0].id, to=KARACHEV.id),
        entry("place", 2, name="Bryansk Oblast", to="Kursk Oblast"),
        entry("not_a_claim", 3, claim=claims[1].id),
    ]
    one, two = applied(claims, *entries), applied(claims, *entries[::-1])
    assert one.claims == two.claims
    assert one.withdrawn == two.withdrawn


def test_codes_and_reliability_come_from_persons_only() -> None:
    one, two = claim(1), claim(2)
    source = Source(file="s", line=1, name="Speaker 2", reliability="C")
    work = applied([one, two], entry("admiralty", claim=one.id, code="B2"), sources=(source,))
    grouped = group(work.claims, texts={})
    first, second = judged(grouped.claims, work.sources)
    assert first.confidence is not None
    assert second.confidence is not None
    assert (first.confidence.admiralty, first.confidence.source_reliability) == ("B2", None)
    assert (second.confidence.admiralty, second.confidence.source_reliability) == (None, "C")
    again = group((first, second), texts={}).claims
    assert [each.confidence for each in again] == [first.confidence, second.confidence]


def test_one_source_by_two_names_is_one_origin() -> None:
    source = Source(
        file="s", line=1, name="Ministry", aliases=("Speaker 1", "Speaker 2"), kind="ministry"
    )
    work = applied([claim(1), claim(2)], sources=(source,))
    (event,) = group(work.claims, texts={}).events
    assert [origin.name for origin in event.origins] == ["Ministry"]
    assert [origin.kind for origin in event.origins] == ["ministry"]


def test_allies_of_two_countries_can_be_put_on_one_side() -> None:
    claims = [
        replace(claim(n), claimant=Claimant(name=f"S{n}", kind="official", country=country))
        for n, country in ((1, "UA"), (2, "US"))
    ]
    levels = []
    for side in (None, "Ukraine and partners"):
        sources = [Source(file="s", line=n, name=f"S{n}", side=side) for n in (1, 2)]
        grouped = group([Sources(sources).named(one) for one in claims], texts={})
        levels.append({one.confidence.level for one in grouped.claims if one.confidence})
        assert grouped.events[0].independence.sides == (1 if side else 2)
    assert levels == [{"corroborated"}, {"supported"}]


@pytest.mark.parametrize(
    ("others", "sides"),
    [
        pytest.param((), {"Russia"}, id="the only side of its country"),
        pytest.param(("Free Army",), {"Russia", None}, id="a country on two sides"),
    ],
)
def test_who_is_of_a_country_that_is_on_one_side_is_on_it_too(
    others: tuple[str, ...], sides: set[str | None]
) -> None:
    claims = [
        replace(claim(n), claimant=Claimant(name=f"S{n}", kind="official", country="RU"))
        for n in (1, 2)
    ]
    sources = [Source(file="s", line=1, name="S1", country="RU", side="Russia")] + [
        Source(file="s", line=2, name=name, country="RU", side=name) for name in others
    ]
    named = [Sources(sources).named(one) for one in claims]
    assert {one.claimant.side for one in named} == sides


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("live", "https://news.example/raid"),
        ("archive", "https://web.archive.org/web/20240507/https://news.example/raid"),
        ("none", None),
    ],
)
def test_a_source_is_linked_as_the_user_wants(link: Any, url: str | None) -> None:
    home = DocumentRef(
        id="d", path="d.txt", sha256="0", url="https://news.example/raid", published="2024-05-07"
    )
    source = Source(file="s", line=1, name="The News", aliases=("news.example",), link=link)
    after = Sources([source]).linked(claim(1, document=home))
    assert after.document.url == url
    other = replace(home, url="https://othernews.example/raid")
    assert Sources([source]).linked(claim(1, document=other)).document == other


def test_an_event_is_named_by_its_id() -> None:
    claims = [claim(1), claim(2)]
    ids = tuple(event_id_of(one.id) for one in claims)
    work = applied(claims, entry("merge", events=ids))
    assert [one.edits[0].claims for one in work.claims] == [tuple(sorted(c.id for c in claims))] * 2
    assert work.notes == ()


def test_hostile_names_and_alternatives_are_only_words() -> None:
    text = "{{7*7}}</script>"
    other = Alternative(id="x", name=text, level="point", lon=0, lat=0, probability=0.2)
    one = claim(1, locations=(Location(text=text, start=0, end=3, role="target"),))
    one = replace(one, locations=(replace(one.locations[0], alternatives=(other,)),))
    (after,) = applied([one], entry("place", name=text, to=KARACHEV.id, reason=text)).claims
    assert after.edits[0].was == f"{text}: not placed"
