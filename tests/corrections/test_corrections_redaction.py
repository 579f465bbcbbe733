import hashlib
from dataclasses import replace
from typing import Any

import pytest
from builders import claim, document, located
from hypothesis import given
from hypothesis import strategies as st

from geomap.codec import to_json
from geomap.corrections import Correction, Redactor, Reviewed, corrected, published
from geomap.events import group
from geomap.gazetteer import Gazetteer
from geomap.model import (
    Claim,
    Claimant,
    DocumentRef,
    Link,
    Location,
    PlaceMention,
    Span,
    Translation,
)

NAME = "Olena Hryb"
BLOCKS = "█" * len(NAME)
TEXT = f"Mayor {NAME} said that a drone hit Karachev. Olena\nHRYB’s house burnt."


def blot(text: str = NAME, **fields: Any) -> Correction:
    who = {"by": "Ana", "at": "1", "reason": "asked"}
    return Correction(file="c.toml", line=1, action="redact", text=text, **(who | fields))


def blotted(text: str, *spans: str) -> str:
    return Redactor([blot(span) for span in spans]).text(text)


def said(text: str = TEXT) -> Claim:
    start = text.index(NAME)
    named = {"name": NAME, "text": NAME, "start": start, "end": start + len(NAME)}
    return claim(
        1,
        document=DocumentRef(
            id="d1",
            path="olena-hryb.txt",
            title=f"{NAME}: a raid",
            url="https://news.example/2024/olena_hryb-speaks",
            sha256="0" * 64,
        ),
        quotes=(Span(start=0, end=len(text), text=text),),
        claimant=Claimant(kind="local_official", **named),  # type: ignore[arg-type]  # as above
        chain=(
            Link(name=None, kind="publisher"),
            Link(kind="local_official", **named),  # type: ignore[arg-type]  # as above
        ),
        locations=(located(why=f"{NAME} said so"),),
    )


@pytest.mark.parametrize(
    ("text", "span", "after"),
    [
        pytest.param("Olena Hryb spoke", NAME, f"{BLOCKS} spoke", id="as given"),
        pytest.param("OLENA  hryb's", NAME, f"{BLOCKS}█'s", id="case, blanks, genitive"),
        pytest.param("by Olena\nHryb", NAME, f"by {BLOCKS}", id="over a line"),
        pytest.param("x/olena-hryb_2", NAME, f"x/{BLOCKS}_2", id="in a file's name"),
        pytest.param("Ali met Alive, Salih", "Ali", "███ met Alive, Salih", id="whole words"),
        pytest.param("Грибу й Грибова", "Гриб*", "█████ й ███████", id="any ending"),
        pytest.param("O’Hara and O'Hara", "O'Hara", "██████ and ██████", id="apostrophes"),
        pytest.param("Jose\u0301 and José", "José", "█████ and ████", id="accents"),
        pytest.param("call +380 44 123", "+380 44 123", "call ███████████", id="a number"),
        pytest.param("a.b.c (x)", "b.c (x)", "a.███████", id="no pattern"),
    ],
)
def test_a_span_is_blotted_out_one_for_one(text: str, span: str, after: str) -> None:
    out = blotted(text, span)
    assert out == after
    assert len(out) == len(text)


@given(st.text(), st.text(min_size=2))
def test_no_text_changes_its_length(text: str, span: str) -> None:
    if span.strip().rstrip("*").strip():
        assert len(blotted(f"{text}{span} {text}", span)) == len(f"{text}{span} {text}")


def test_spans_that_overlap_are_all_blotted_out() -> None:
    assert blotted("Anna Maria Berg", "Anna Maria", "Maria Berg") == "█" * 15


def test_a_document_keeps_its_offsets_and_hashes_what_is_left() -> None:
    before = document(TEXT, title=f"{NAME} speaks", url="https://x.example/Olena%20Hryb")
    after = Redactor([blot()]).document(before)
    assert len(after.text) == len(before.text)
    assert "Hryb" not in to_json(after)
    assert (after.title, after.url) == (f"{BLOCKS} speaks", None)
    assert after.sha256 == hashlib.sha256(after.text.encode()).hexdigest()
    assert after.id == before.id


def test_a_claim_is_cut_anew_from_the_blotted_document() -> None:
    before = said()
    home = document(TEXT, id="d1")
    redactor = Redactor([blot()])
    blank = redactor.document(home)
    after = redactor.claim(before, blank)
    line = to_json(after)
    assert "hryb" not in line.casefold()
    assert after.claimant.text == blank.text[after.claimant.start : after.claimant.end]
    assert after.quotes[0].text == blank.text
    assert (after.id, after.document.id) == (before.id, before.document.id)
    assert after.document.sha256 == blank.sha256


def test_what_crosses_the_edge_of_a_value_is_blotted_out_within_it() -> None:
    cut = TEXT.index("Hryb") + 2
    half = Location(text=TEXT[cut : cut + 10], start=cut, end=cut + 10, role="target")
    redactor = Redactor([blot()])
    blank = redactor.document(document(TEXT, id="d1"))
    (after,) = redactor.claim(replace(said(), locations=(half,)), blank).locations
    assert after.text == blank.text[cut : cut + 10]
    assert after.text.startswith("██ ")


def test_one_document_can_be_meant() -> None:
    texts = [document(TEXT, id="d1", path="a.txt"), document(TEXT, id="d2", path="b.txt")]
    redactor = Redactor([blot(document="a.txt")], texts)
    assert [NAME in redactor.document(one).text for one in texts] == [False, True]


def test_closed_words_and_ids_stay() -> None:
    one = replace(said(), id="00000000000a", stance="claimed")
    entries = [blot(word) for word in ("claimed", "00000000000a", "ministry", "d1", "geomap")]
    after = Redactor(entries).claim(one, None)
    assert (after.id, after.stance, after.document.id) == (one.id, "claimed", "d1")
    assert after.schema == one.schema


def test_two_blotted_names_of_one_length_stay_two_origins() -> None:
    docs = [document(f"{name} said so.", id=f"d{n}") for n, name in ((1, "Ann Bo"), (2, "Cyd Du"))]
    claims = [
        claim(n, claimant=Claimant(name=name, kind="official", country="UA"))
        for n, name in ((1, "Ann Bo"), (2, "Cyd Du"))
    ]
    reviewed = Reviewed(corrections=(blot("Ann Bo"), blot("Cyd Du")))
    work = corrected(claims, reviewed, documents=docs, gazetteer=Gazetteer())
    grouped = group(work.claims, texts={})
    told = published(
        work,
        documents=docs,
        claims=grouped.claims,
        events=grouped.events,
        notes=["Ann Bo's own numbers"],
    )
    (event,) = told.events
    assert [origin.name for origin in event.origins] == ["██████", "██████"]
    assert event.independence.origins == 2
    assert told.notes == ("██████'s own numbers",)
    assert not any("Ann" in to_json(one) for one in told.claims)
    assert "Ann" not in to_json(event)


def test_a_translation_a_forward_and_a_named_place_are_blotted_too() -> None:
    text = f"{NAME} in Karachev."
    beside = Translation(start=0, end=len(text), text=text, translation=f"By {NAME}.")
    place = PlaceMention(
        start=14, end=22, text="Karachev", name="Karachev", place="geonames:552920"
    )
    post = document(
        text,
        translations=(beside,),
        mentions=(place,),
        forwarded_from=NAME,
        forwarded_url="https://t.me/olena_hryb/1",
        posted_at="2031-05-06T22:30:05+00:00",
    )
    out = Redactor([blot()]).document(post)
    assert NAME not in to_json(out)
    assert (out.translations[0].translation, out.forwarded_url) == (f"By {BLOCKS}.", None)
    assert (out.mentions, out.posted_at) == ((place,), post.posted_at)
    assert Redactor([blot("Karachev")]).document(post).mentions == ()
