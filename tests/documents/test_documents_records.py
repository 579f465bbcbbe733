import codecs
import json
from pathlib import Path

import pytest

from geomap.documents import Reading, read


def one(tmp_path: Path, name: str, content: str | bytes) -> Reading:
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return read(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content", "texts"),
    [
        ("a.json", '{"text": "One."}', ["One."]),
        ("a.json", '\n [{"text": "One."},\n{"text": "Two."}]\n', ["One.", "Two."]),
        ("a.json", '{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        ("a.json", '{\n "text": "One."\n}\n', ["One."]),
        ("a.json", '{\n"text": "One."\n}\n{\n"text": "Two."\n}\n', ["One.", "Two."]),
        ("a.jsonl", '{"text": "%s."}\n' % ("Ж" * 200_000), ["Ж" * 200_000 + "."]),
        ("a.jsonl", "\n" * 300_000 + '{"text": "One."}', ["One."]),
        ("a.jsonl", '{"text": "One."}\n\n{"text": "Two."}', ["One.", "Two."]),
        ("a.jsonl", '{"text": "One.\u2028Two."}\r\n', ["One.\u2028Two."]),
        ("a.jsonl", codecs.BOM_UTF8 + b'{"text": "One."}', ["One."]),
        ("a.jsonl", '{"text": "Ночь."}\n'.encode("utf-16"), ["Ночь."]),
        ("a.jsonl", '{"text": "Ночью сбит дрон."}\n'.encode("cp1251"), ["Ночью сбит дрон."]),
    ],
)
def test_the_forms_of_json_are_read(
    tmp_path: Path, name: str, content: str | bytes, texts: list[str]
) -> None:
    reading = one(tmp_path, name, content)
    assert [d.text for d in reading.documents] == texts
    assert reading.unread == ()


def test_given_fields_are_kept_and_named_as_given(tmp_path: Path) -> None:
    record = {
        "id": "a-1", "text": "Three drones fell.", "title": " Night\nraid ", "publisher": "Example",
        "url": "https://example.org/x", "published": "2024-05", "language": "en-GB",
    }  # fmt: skip
    (document,) = one(tmp_path, "a.json", json.dumps(record)).documents
    assert (document.id, document.title, document.publisher) == ("a-1", "Night raid", "Example")
    assert (document.published, document.language) == ("2024-05", "en")
    assert set(document.known_from) == {"title", "publisher", "url", "published", "language"}
    assert set(document.known_from.values()) == {"given"}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("7", "the record is a int, not an object"),
        ('{"title": "x"}', "no text"),
        ('{"text": "  "}', "text is empty"),
        ('{"text": 7}', "text is a int"),
    ],
)
def test_a_record_without_words_is_named_with_its_line(
    tmp_path: Path, record: str, message: str
) -> None:
    reading = one(tmp_path, "a.jsonl", '{"text": "One."}\n' + record)
    assert len(reading.documents) == 1
    assert str(reading.unread[0]).startswith(f"a.jsonl:2: {message};")


def test_a_text_under_another_name_is_pointed_out(tmp_path: Path) -> None:
    (unread,) = one(tmp_path, "a.json", '{"content": "One."}').unread
    assert unread.remedy == 'rename "content" to "text"'


@pytest.mark.parametrize(
    ("field", "warning"),
    [
        ({"published": "yesterday"}, 'published is "yesterday"; write YYYY-MM-DD'),
        ({"published": True}, "published is a boolean; give it as a string"),
        ({"title": ["x"]}, "title is a list; give it as a string"),
        ({"url": "javascript:alert(1)"}, 'url is "javascript:alert(1)"; write an address'),
        ({"url": "http://[bad"}, 'url is "http://[bad"; write an address'),
        ({"language": "English please"}, 'language is "English please"; write a code'),
        ({"id": "x" * 201}, f'id is "{"x" * 59}…"; write at most 200'),
        ({"id": "a\x1b[2J"}, 'id is "a\ufffd[2J"; write at most 200'),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_a_field_that_is_no_good_is_left_out_and_told(
    tmp_path: Path, field: dict[str, object], warning: str
) -> None:
    reading = one(tmp_path, "a.json", json.dumps({"text": "Three drones fell."} | field))
    assert len(reading.documents) == 1
    (found,) = reading.warnings
    assert found.startswith(f"a.json:1: {warning}")


@pytest.mark.parametrize("year", [2024, "2024"])
def test_a_year_may_be_a_number(tmp_path: Path, year: object) -> None:
    (document,) = one(tmp_path, "a.json", json.dumps({"text": "x", "published": year})).documents
    assert document.published == "2024"


def test_a_list_is_read_up_to_its_fault(tmp_path: Path) -> None:
    reading = one(tmp_path, "a.json", '[{"text": "One."},\n{"text": "Two."},\n{"text": }]')
    assert [d.text for d in reading.documents] == ["One.", "Two."]
    assert reading.unread[0].line == 3
    assert "nothing behind it was read" in reading.unread[0].finding


@pytest.mark.parametrize(
    ("content", "line"), [('[{"text": "One."}', 1), ('[{"text": "One."}]\n}', 1)]
)
def test_a_list_that_is_not_well_closed_is_named(tmp_path: Path, content: str, line: int) -> None:
    reading = one(tmp_path, "a.json", content)
    assert [d.text for d in reading.documents] == ["One."]
    assert [unread.line for unread in reading.unread] == [line]


def test_a_line_of_bad_bytes_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    good = '{"text": "Ночью сбит дрон номер %d."}\n'
    data = (
        "".join(good % n for n in range(30)).encode() + b'{"text": "\xff"}\n' + (good % 99).encode()
    )
    reading = one(tmp_path, "a.jsonl", data)
    assert len(reading.documents) == 31
    assert str(reading.unread[0]).startswith("a.jsonl:31: not valid UTF-8 at byte 10 of the line")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"text": "One."}\n{"text": "A\tb"}\n'),
        ("a.json", '[{"text": "One."},\n{"text": "A\tb"}]'),
        ("a.json", '{"text": "A\tb"}'),
    ],
)
def test_a_bad_character_is_told_with_its_column(tmp_path: Path, name: str, content: str) -> None:
    (unread,) = one(tmp_path, name, content).unread
    assert "not JSON (Invalid control character at column 12)" in unread.finding


def test_a_record_may_tell_what_a_post_has(tmp_path: Path) -> None:
    given = {"posted_at": "2031-05-07T01:30:00+03:00", "edited": True, "forwarded_from": "Other"}
    jsonl = tmp_path / "a.jsonl"
    jsonl.write_text(json.dumps({"text": "One.", "reply_to": 5, **given}))
    (found,) = read(tmp_path).documents
    assert (found.posted_at, found.published) == ("2031-05-06T22:30:00+00:00", "2031-05-06")
    assert (found.edited, found.forwarded_from, found.reply_to) == (True, "Other", "5")
    assert found.known_from["published"] == "given"


@pytest.mark.parametrize("time", ["2031-05-07T01:30:00", "yesterday", "9999-12-31T23:59:59-12:00"])
def test_a_time_without_a_zone_or_sense_is_left_out_and_named(tmp_path: Path, time: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "One.", "posted_at": time}))
    reading = read(tmp_path)
    assert reading.documents[0].posted_at is None
    assert "write a time with its zone" in reading.warnings[0]
