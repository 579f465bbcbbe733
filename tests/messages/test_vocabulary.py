"""The words that come with the data: each class and kind of the lexica has its message."""

import csv
from pathlib import Path
from typing import get_args

import pytest

import geomap
from geomap.extract.english import causes
from geomap.messages import of, vocabulary
from geomap.model.vocabulary import Kind, Quantity

LEXICA = sorted((Path(geomap.__file__).parent / "extract").glob("*/lexicon/*.csv"))
KNOWN = {
    ("weapons.csv", "class"): vocabulary.WEAPON_CLASSES,
    ("targets.csv", "kind"): vocabulary.TARGET_KINDS,
    ("effects.csv", "kind"): vocabulary.EFFECT_KINDS,
}


@pytest.mark.parametrize("path", LEXICA, ids=[f"{p.parts[-3]}-{p.stem}" for p in LEXICA])
def test_each_class_and_kind_of_a_lexicon_has_a_message(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for (name, column), words in KNOWN.items():
        if path.name == name:
            assert {row[column] for row in rows} - {""} <= set(words)
    assert rows


def test_the_closed_lists_of_the_records_have_messages() -> None:
    assert {kind.replace("_", " ") for kind in get_args(Kind)} == set(vocabulary.KINDS)
    assert set(get_args(Quantity)) == set(vocabulary.QUANTITIES)
    told = causes._WORDS  # noqa: SLF001  # where the causes have their names
    assert set(told) <= set(vocabulary.EFFECT_KINDS)


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_a_word_is_said_in_the_sense_of_its_list(lang: str) -> None:
    messages = of(lang)
    kinds = [messages.text(kind, vocabulary.TARGET) for kind in vocabulary.TARGET_KINDS]
    assert not set(kinds) & set(vocabulary.TARGET_KINDS)
    assert messages.text("hit", vocabulary.QUANTITY) != "hit"
    assert messages.text("a thing that somebody typed", vocabulary.TARGET).startswith("a thing")
