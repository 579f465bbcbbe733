import json
from dataclasses import replace
from typing import Any

import pytest
from builders import claim, document, exactly, located
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from geomap.codec import dump_lines, from_json, json_schema, load_lines, to_json
from geomap.errors import CodecError
from geomap.model import (
    Claim,
    Document,
    Event,
    EventDate,
    Independence,
    Span,
    Translation,
    Weapon,
    reference,
)


def event() -> Event:
    return Event(
        id="e-1",
        claims=("000000000001",),
        date=EventDate(earliest=None, latest="2024-11-19"),
        independence=Independence(origins=1, sides=1, unknown=0),
    )


@pytest.mark.parametrize(
    "record",
    [claim(), claim(2, counts={"launched": exactly(6)}), document("Ünïcode\r\n"), event()],
    ids=["claim", "claim with a count", "document", "event"],
)
def test_a_record_comes_back_as_it_was(record: Any) -> None:
    assert from_json(type(record), to_json(record), source="x") == record


def test_half_a_character_and_what_is_no_number_make_no_line_that_nobody_can_read() -> None:
    broken = claim(review="half \ud800", locations=(located(radius_m=float("nan")),))
    (read,) = load_lines(Claim, dump_lines([broken]).splitlines(), source="x")
    assert read.review == "half \ufffd"
    assert read.locations[0].radius_m is None


# A lone surrogate is no text: reading replaces it, so no record holds one.
texts = st.text(st.characters(codec="utf-8"), max_size=60)


@given(texts, texts)
def test_any_text_comes_back_and_stays_on_one_line(words: str, name: str) -> None:
    quotes = (Span(start=0, end=len(words), text=words),)
    record = claim(quotes=quotes, weapons=(Weapon(name=name, text=words),))
    line = dump_lines([record])
    assert len(line.splitlines()) == 1
    assert list(load_lines(Claim, [line], source="x")) == [record]


def test_a_weapons_class_is_called_class_in_json() -> None:
    weapon = json.loads(to_json(claim()))["weapons"][0]
    assert weapon["class"] == "ballistic missile"
    assert "weapon_class" not in weapon


def test_what_is_not_known_is_written_as_null() -> None:
    record = json.loads(to_json(claim(locations=(located(None),))))
    assert record["locations"][0]["place"] is None
    assert record["document"]["published"] is None


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("{", "not JSON"),
        ("[1]", "schema is None"),
        ('{"schema": "geomap.claim/2"}', "schema is 'geomap.claim/2'"),
        ('{"schema": "geomap.claim/1"}', "missing required field"),
        ("[" * 100_000, "not JSON"),
        ('"\ud800"', "not JSON"),
    ],
    ids=["half a line", "no object", "another version", "no fields", "deep", "lone surrogate"],
)
def test_a_bad_line_is_named_with_its_number(line: str, finding: str) -> None:
    lines = [to_json(claim()), "", line]
    with pytest.raises(CodecError, match=r"^claims\.jsonl:3: ") as raised:
        list(load_lines(Claim, lines, source="claims.jsonl"))
    assert finding in str(raised.value)


def test_a_field_of_the_wrong_type_is_refused() -> None:
    line = to_json(claim()).replace('"stance":"claimed"', '"stance":"sure"')
    with pytest.raises(CodecError, match="sure"):
        from_json(Claim, line, source="x:1")


@pytest.mark.parametrize(
    ("kind", "record"),
    [(Claim, claim(counts={"hit": exactly(1)})), (Event, event()), (Document, document())],
    ids=["claim", "event", "document"],
)
def test_the_schema_takes_what_the_codec_writes(kind: Any, record: Any) -> None:
    validator = Draft202012Validator(json_schema(kind))
    validator.check_schema(validator.schema)
    assert list(validator.iter_errors(json.loads(to_json(record)))) == []


@pytest.mark.parametrize(
    "change",
    [{"stance": "sure"}, {"surprise": 1}, {"id": None}, {"schema": "geomap.claim/2"}],
    ids=["unknown stance", "unknown field", "no id", "another version"],
)
def test_the_schema_refuses_what_is_no_claim(change: dict[str, object]) -> None:
    record = json.loads(to_json(claim())) | change
    assert list(Draft202012Validator(json_schema(Claim)).iter_errors(record))


def test_equal_records_give_equal_bytes() -> None:
    assert to_json(claim()) == to_json(replace(claim()))


def test_what_only_posts_have_is_written_where_there_is_something() -> None:
    posted = {"posted_at": "2024-11-19T03:25:00+00:00", "forwarded_from": "Other", "edited": True}
    translated = Translation(start=0, end=4, text="Текс", translation="Text")
    post = document("Текст.", translations=(translated,), **posted)
    told = claim(document=reference(post), translations=(translated,))
    for plain in (claim(), document()):
        written = json.loads(to_json(plain))
        assert not (written.keys() | written.get("document", {}).keys()) & {*posted, "translations"}
    assert from_json(Document, to_json(post), source="x") == post
    assert from_json(Claim, to_json(told), source="x") == told
    written = json.loads(to_json(told))
    assert posted.items() <= written["document"].items()
    assert not list(Draft202012Validator(json_schema(Claim)).iter_errors(written))
