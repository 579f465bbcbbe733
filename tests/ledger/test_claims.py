import pytest
from rows import fault, gazetteer, ledger, one

from geomap import pipeline
from geomap.layers.cells import cells
from geomap.layers.fields import FIELDS
from geomap.layers.persons import is_corrected
from geomap.layers.words import headline


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


def test_what_was_only_typed_keeps_its_words_and_is_not_inferred() -> None:
    claim = one("weapon,launched,place", "ATACMS,8,Karachev", quote="it fell in 8 of 8 cases")
    assert [claim.weapons[0].text, claim.locations[0].text] == ["ATACMS", "Karachev"]
    for value in (claim.weapons[0], claim.locations[0], claim.counts["launched"]):
        assert (value.start, value.end, value.derived) == (None, None, False)


def test_no_typed_value_is_shown_as_inferred() -> None:
    quote = "Many drones fell"
    columns = "date,place,weapon,target,effects,attacker,launched,killed,strikes"
    claim = one(columns, "2031-05-04,Karachev,drones,depot,fire,SAF,12,up to 12,3", quote=quote)
    found = {FIELDS[cell.row][0]: cell for cell in cells(claim)}
    assert found["weapon"].quote == 0
    assert found["weapon"].note is None
    others = {key: cell.note for key, cell in found.items() if key != "weapon"}
    assert others == dict.fromkeys(others, "as typed by hand")
    assert "inferred" not in headline(claim)


def test_a_note_or_an_event_corrects_nothing() -> None:
    claim = one("note,event,attacker", "seen on video,e1,SAF")
    assert [edit.action for edit in claim.edits] == ["note", "note", "split"]
    assert not is_corrected(claim)


@pytest.mark.parametrize(
    ("column", "typed", "row", "compared"),
    [
        ("weapon", "artillery", "weapon", "artillery shell"),
        ("weapon", "drones", "weapon", "drone"),
        ("target", "ammo depot", "target", "ammunition depot"),
        ("attacker", "SAF", "attacker", "SD"),
        ("attacker", "Russian army", "attacker", "RU"),
        ("attacker", "Hezbollah", "attacker", "Hezbollah"),
    ],
)
def test_the_typed_words_are_shown_and_known_ones_compared(
    column: str, typed: str, row: str, compared: str
) -> None:
    claim = one(column, typed)
    (shown,) = [cell.words for cell in cells(claim) if FIELDS[cell.row][0] == row]
    assert shown == typed
    values = {
        "weapon": [one.name or one.weapon_class for one in claim.weapons],
        "target": [one.kind for one in claim.targets],
        "attacker": [claim.attacker],
    }
    assert values[column] == [compared]
    if column != "attacker":
        assert headline(claim) == typed


def test_a_country_is_shown_by_its_name_without_a_note() -> None:
    claims = [one("attacker", cell) for cell in ("UA", "ua", "Ukraine", "the United States")]
    assert [claim.attacker for claim in claims] == ["UA", "UA", "UA", "US"]
    assert all(claim.edits == () for claim in claims)


def test_ways_to_write_one_source_are_one_source_by_the_first_of_them() -> None:
    names = ["Médecins Sans Frontières", "Doctors Without Borders", "MSF", "Russian MoD"]
    rows = "".join(f"{name},It struck {n}.\n" for n, name in enumerate(names))
    found = [claim.claimant for claim in ledger(f"source,quote\n{rows}").claims]
    assert [one.name for one in found] == [*[names[0]] * 3, "Russian MoD"]
    assert [one.text for one in found] == names


def test_no_day_is_no_day() -> None:
    date = one("published", "2031-05-04").date
    assert (date.earliest, date.latest, date.basis) == (None, "2031-05-04", "document")
    assert one().date.latest is None


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Russian MoD", "ministry", "RU"),
        ("Ukrainian General Staff", "military", "UA"),
        ("@rybar", "social_media", None),
        ("Witness in Kursk", "witness", None),
    ],
)
def test_a_source_is_known_and_keeps_its_name(name: str, kind: str, country: str | None) -> None:
    speaker = ledger(f"source,quote\n{name},It struck.\n").claims[0].claimant
    assert (speaker.name, speaker.kind, speaker.country) == (name, kind, country)


def test_a_publisher_is_the_source_where_no_other_is() -> None:
    claim = ledger("source,quote,publisher\n,It struck.,Example Post\n").claims[0]
    assert (claim.claimant.name, claim.claimant.kind) == ("Example Post", "publisher")
    assert [link.name for link in claim.chain] == ["Example Post"]


def test_the_chain_runs_from_the_publisher_to_the_source() -> None:
    chain = one("publisher,via", "Example Post,TASS → RIA Novosti").chain
    assert [link.name for link in chain] == ["Example Post", "TASS", "RIA Novosti", "Reuters"]


@pytest.mark.parametrize("via", ["Example Post", "example post", "Reuters", "TASS; TASS"])
def test_nobody_stands_twice_in_a_chain(via: str) -> None:
    names = [link.name for link in one("publisher,via", f"Example Post,{via}").chain]
    assert names == ["Example Post", *(["TASS"] if "TASS" in via else []), "Reuters"]


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
