import pytest
from rows import fault, gazetteer, ledger, one

from geomap import pipeline


def test_the_quote_is_the_text_of_its_document() -> None:
    found = ledger("source,quote,url\nA,one,https://a.test/1\nB,two,https://a.test/1\nC,three,\n")
    texts = {document.id: document.text for document in found.documents}
    assert sorted(texts.values()) == ["one\n\ntwo", "three"]
    for claim in found.claims:
        (quote,) = claim.quotes
        assert texts[claim.document.id][quote.start : quote.end] == quote.text


def test_a_claim_by_hand_says_so_and_is_not_reviewed() -> None:
    claim = one()
    assert (claim.made_by.extractor, claim.review) == ("by hand", None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("yes", "reviewed"), ("no", None), ("", None), ("video seen", "video seen")],
)
def test_only_the_column_makes_a_claim_reviewed(cell: str, expected: str | None) -> None:
    assert one("checked", cell).review == expected


def test_words_that_stand_in_the_quote_are_pointed_to() -> None:
    quote = "About eight ATACMS hit Karachev"
    claim = one("weapon,place,launched", "ATACMS,Karachev,About eight", quote=quote)
    for value in (claim.weapons[0], claim.locations[0], claim.counts["launched"]):
        assert value.text is not None
        assert quote[value.start : value.end] == value.text


def test_what_was_only_typed_has_no_words_and_is_not_inferred() -> None:
    claim = one("weapon,launched,place", "ATACMS,8,Karachev", quote="it fell in 8 of 8 cases")
    for value in (claim.weapons[0], claim.locations[0], claim.counts["launched"]):
        assert (value.text, value.start, value.end, value.derived) == (None, None, None, False)


def test_no_day_is_no_day() -> None:
    date = one("published", "2031-05-04").date
    assert (date.earliest, date.latest, date.basis) == (None, "2031-05-04", "document")
    assert one().date.latest is None


@pytest.mark.parametrize(
    ("name", "kind", "country", "as_"),
    [
        ("Russian MoD", "ministry", "RU", "Russian Ministry of Defence"),
        (
            "Ukrainian General Staff",
            "military",
            "UA",
            "General Staff of the Armed Forces of Ukraine",
        ),
        ("@rybar", "social_media", None, "@rybar"),
        ("Witness in Kursk", "witness", None, "Witness in Kursk"),
    ],
)
def test_a_source_is_known_by_its_name(name: str, kind: str, country: str | None, as_: str) -> None:
    speaker = ledger(f"source,quote\n{name},It struck.\n").claims[0].claimant
    assert (speaker.name, speaker.kind, speaker.country) == (as_, kind, country)


def test_a_publisher_is_the_source_where_no_other_is() -> None:
    claim = ledger("source,quote,publisher\n,It struck.,Example Post\n").claims[0]
    assert (claim.claimant.name, claim.claimant.kind) == ("Example Post", "publisher")
    assert [link.name for link in claim.chain] == ["Example Post"]


def test_the_chain_runs_from_the_publisher_to_the_source() -> None:
    chain = one("publisher,via", "Example Post,TASS → RIA Novosti").chain
    assert [link.name for link in chain] == ["Example Post", "TASS", "RIA Novosti", "Reuters"]


def test_sources_of_unknown_kind_are_told() -> None:
    found = ledger("source,quote\nQwerty Xyzzy Gnarl,It struck.\n")
    if found.claims[0].claimant.kind == "unnamed":
        assert "give source_kind" in found.doubts[0]
    kind = ledger("source,quote,source_kind\nQwerty,It struck.,ngo\n").claims[0].claimant.kind
    assert kind == "ngo"


@pytest.mark.parametrize(
    ("columns", "cells", "words"),
    [
        ("stance", "verified", "stance: is 'verified'; write one of confirmed, claimed"),
        ("source_kind", "robot", "source_kind: is 'robot'; write one of ministry"),
        ("role", "victim", "role: is 'victim'; write one of target, launch, debris"),
        ("what", "magic", "what: is 'magic'; write one of impact"),
        ("about", "all", "about: is 'all'; write one of occurrence"),
        ("source_country", "Atlantis", "source_country: is 'Atlantis'"),
        ("admiralty", "Z9", "admiralty: is 'Z9'; write A to F and 1 to 6"),
        ("reliability", "best", "reliability: is 'best'; write A to F"),
    ],
)
def test_another_word_in_a_closed_list_is_named(columns: str, cells: str, words: str) -> None:
    assert words in fault(columns, cells)


def test_a_country_that_is_said_to_be_unknown_changes_nothing() -> None:
    claim = one("source_country,country", "unknown,n/a")
    assert (claim.claimant.country, claim.locations) == ("GB", ())


def test_rows_of_one_id_are_one_claim_with_several_places() -> None:
    found = ledger(
        "id,source,quote,place,killed\n"
        "a,Reuters,It struck.,Karachev,2\na,Reuters,It struck.,Kursk,3\nb,Reuters,b,,\n"
    )
    first, second = found.claims
    assert (first.id, second.id) == ("a", "b")
    assert [one.counts["killed"].low for one in first.locations] == [2, 3]
    assert first.counts == {}


def test_a_number_that_all_rows_of_a_claim_share_is_the_claims() -> None:
    found = ledger("id,source,quote,place,killed\na,R,s,Karachev,2\na,R,s,Kursk,\n")
    assert found.claims[0].counts["killed"].low == 2


def test_a_row_of_the_same_id_that_says_another_thing_is_named() -> None:
    found = ledger("id,source,quote\na,Reuters,one\na,TASS,one\nb,TASS,two\n")
    assert [claim.id for claim in found.claims] == ["b"]
    words = str(found.faults[0])
    assert words.startswith("book.csv:3: source: differs from book.csv:2, a row of the same id")


def test_ids_follow_from_the_content_alone() -> None:
    text = "source,quote\nA,one\nA,one\nB,two\n"
    first, second = ledger(text), ledger(text)
    assert first.claims == second.claims
    assert len({claim.id for claim in first.claims}) == 3


def test_rows_of_one_event_are_one_strike_and_no_others_join_it() -> None:
    same = "Reuters,It struck.,2031-05-04,Karachev"
    text = f"source,quote,date,place,event\n{same},e1\n{same},e2\nTASS,far,2031-08-01,Kursk,e1\n"
    found = ledger(text)
    result = pipeline.from_claims(found.claims, documents=found.documents, gazetteer=gazetteer())
    one, other, third = (claim.id for claim in found.claims)
    assert {frozenset(event.claims) for event in result.events} == {
        frozenset({one, third}),
        frozenset({other}),
    }


def test_a_note_is_a_persons_and_tells_no_folder_of_theirs() -> None:
    text = "source,quote,note,reviewer\nA,one,seen on video,Ana\n"
    (edit,) = ledger(text, source="/drive/ana/book.csv").claims[0].edits
    assert (edit.action, edit.now, edit.by, edit.at) == (
        "note",
        "seen on video",
        "Ana",
        "book.csv:2",
    )


def test_weapons_and_targets_get_the_names_that_geomap_has() -> None:
    claim = one("weapon,target,attacker", "ATACMS; drones,ammo depot,Ukraine")
    assert [(one.name, one.weapon_class) for one in claim.weapons] == [
        ("ATACMS", "ballistic missile"),
        (None, "drone"),
    ]
    assert [one.kind for one in claim.targets] == ["ammunition depot"]
    assert claim.attacker == "UA"


def test_an_address_that_is_none_is_told_and_kept() -> None:
    found = ledger("source,quote,url\nA,one,javascript:alert(1)\n")
    assert "no web address; it is shown and not linked" in found.doubts[0]
    assert found.claims[0].document.url == "javascript:alert(1)"


def test_hostile_cells_stay_text() -> None:
    words = "{{7*7}}<script>alert(1)</script>${1}`\u202e"
    claim = one("place,weapon,target,title,publisher", ",".join([words] * 5), quote=words)
    assert claim.quotes[0].text == words
    assert claim.weapons[0].name == words
    assert claim.locations[0].place is None
