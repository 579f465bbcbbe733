# Cyrillic on purpose
import json
from pathlib import Path
from typing import Any

import pytest
from builders import claim

from geomap.documents import Reading, read
from geomap.extract.translations import translated
from geomap.model import Span

TEXT = "Ночью сбит дрон.\n\nПожара нет. Пожара нет."


def given(tmp_path: Path, **fields: Any) -> Reading:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, **fields}))
    return read(tmp_path)


def pairs(reading: Reading) -> list[tuple[str, str]]:
    (document,) = reading.documents
    for one in document.translations:
        assert document.text[one.start : one.end] == one.text
    return [(one.text, one.translation) for one in document.translations]


def test_a_stretch_is_translated_wherever_it_stands(tmp_path: Path) -> None:
    listed = [
        {"text": "Пожара нет.", "translation": "There is no fire."},
        {"text": "Ночью сбит дрон.", "translation": " A drone was shot down at night. "},
    ]
    reading = given(tmp_path, translations=listed)
    assert pairs(reading) == [
        ("Ночью сбит дрон.", "A drone was shot down at night."),
        ("Пожара нет.", "There is no fire."),
        ("Пожара нет.", "There is no fire."),
    ]
    assert reading.warnings == ()


def test_a_translation_of_the_whole_goes_by_paragraphs_where_both_have_as_many(
    tmp_path: Path,
) -> None:
    assert pairs(given(tmp_path, translation="At night.\nNo fire. No fire.")) == [
        ("Ночью сбит дрон.", "At night."),
        ("Пожара нет. Пожара нет.", "No fire. No fire."),
    ]
    assert pairs(given(tmp_path, translation="At night. No fire.")) == [
        (TEXT, "At night. No fire.")
    ]


def test_a_stretch_that_stands_everywhere_leaves_the_others_unread_with_a_warning(
    tmp_path: Path,
) -> None:
    listed = [{"text": "а", "translation": f"a {number}"} for number in range(200)]
    reading = given(tmp_path, text="а " * 3000, translations=listed)
    assert len(reading.documents[0].translations) == 6000
    assert "over 5000 translated stretches" in reading.warnings[0]


def test_a_long_text_is_not_translated_in_one_piece(tmp_path: Path) -> None:
    reading = given(tmp_path, text=f"{TEXT}\n" * 200, translation="Much.")
    assert reading.documents[0].translations == ()
    assert "translation has 1 paragraphs, the text 400" in reading.warnings[0]


@pytest.mark.parametrize(
    ("fields", "finding"),
    [
        ({"translations": [{"text": "No such words.", "translation": "x"}]}, "do not stand"),
        ({"translations": [{"text": "Пожара нет."}]}, "has no text or no translation"),
        ({"translations": ["x"]}, "has no text or no translation"),
        ({"translations": {"Пожара нет.": "x"}}, "translations is no list"),
        ({"translation": 5}, "translation is no text"),
        ({"translation": "x" * 20_001}, "translation is no text"),
    ],
    ids=["other words", "half", "no object", "no list", "number", "long"],
)
def test_what_is_no_translation_is_named_and_the_text_is_read(
    tmp_path: Path, fields: dict[str, Any], finding: str
) -> None:
    reading = given(tmp_path, **fields)
    assert pairs(reading) == []
    assert finding in reading.warnings[0]


def test_a_claim_has_the_translations_that_its_quotes_touch(tmp_path: Path) -> None:
    reading = given(tmp_path, translation="At night.\nNo fire. No fire.")
    (document,) = reading.documents
    quote = Span(start=18, end=29, text="Пожара нет.")
    found = translated(claim(quotes=(quote,)), document)
    assert [one.translation for one in found.translations] == ["No fire. No fire."]
    assert translated(found, document) is found
    plain = claim(quotes=(Span(start=16, end=18, text="\n\n"),))
    assert translated(plain, document) is plain


def test_half_a_surrogate_in_a_translation_harms_nothing(tmp_path: Path) -> None:
    assert pairs(given(tmp_path, translation="\ud800x\ny")) == [
        ("Ночью сбит дрон.", "\ufffdx"),
        ("Пожара нет. Пожара нет.", "y"),
    ]
