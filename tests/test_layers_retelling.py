"""Sentences of records said in another language: all of them, with their values, nothing else."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from geomap.events.confidence import table
from geomap.layers.retelling import number_told, retold, side_words
from geomap.messages import ENGLISH, Messages, of, sentences
from geomap.messages.texts import PLACEHOLDER

ROOT = Path(__file__).parents[1] / "geomap"
# Modules that make sentences for records, and the words in them that are none.
TELLING: dict[str, set[str]] = {
    "events/fitting.py": set(),
    "events/grouping.py": set(),
    "events/consolidation.py": {"\0 (\0)"},
    "events/rulings.py": {"set apart", "put together", "\0 by a person (\0, \0): \0"},
    "events/copies.py": set(),
    "gazetteer/reasons.py": set(),
    "gazetteer/choice.py": set(),
    "resolve/placing.py": {"last before it", "in the document", '"\0" refers to \0, named '},
    "resolve/spelling.py": set(),
    "resolve/strange.py": set(),
    "resolve/surroundings.py": set(),
    "corrections/changes.py": {"\0: not placed", "\0: \0 (\0)", "\0 (\0)"},
    "ledger/places.py": {"\0, with a radius of \0 km: an area"},
}


class Marked(Mapping[tuple[str, str], tuple[str, ...]]):
    """Texts of a language in which each message is its English text in brackets."""

    def __getitem__(self, key: tuple[str, str]) -> tuple[str, ...]:
        return (f"[{key[1]}]",)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(())

    def __len__(self) -> int:
        return 0


MARKED = Messages(language="xx", texts=Marked(), countries={"SE": "Швеция", "UA": "Украина"})


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("same place (Kursk Oblast)", "[same place (Kursk Oblast)]"),
        (
            "same place (Orsk, Omsk); overlapping days",
            "[same place (Orsk, Omsk)]; [overlapping days]",
        ),
        (
            "same weapon (Storm Shadow, cruise missile)",
            "[same weapon ([Storm Shadow], [cruise missile])]",
        ),
        (
            "another origin says otherwise: launched, killed",
            "[another origin says otherwise: [launched], [killed]]",
        ),
        (
            "same words as in a: one place lies inside the other (Orsk); overlapping days",
            "[same words as in a: [one place lies inside the other (Orsk)]]; [overlapping days]",
        ),
        (
            "the likeliest of 12 by that name, population 12,400",
            "[the likeliest of 12 by that name, population 12,400]",
        ),
        (
            '"Umea" is known in Sweden only, of which the text does not speak',
            '["Umea" is known in Швеция only, of which the text does not speak]',
        ),
        (
            "Governor tells the same numbers (killed about 38)",
            "[Governor tells the same numbers ([[killed] [about 38]])]",
        ),
        ('dropped "up to 12" (hit)', '[dropped "[up to 12]" ([hit])]'),
        ('"claimed" became "not_confirmed"', '["[claimed]" became "[not confirmed]"]'),
        (
            (
                "a: claim 3f: its own numbers do not add up: launched ≥ hit; "
                "lost = sum of its parts (launched 3, hit 4)"
            ),
            (
                "[a: claim 3f: its own numbers do not add up: [launched] ≥ [hit]; "
                "[lost] = [sum of its parts] ([[launched] 3], [[hit] 4])]"
            ),
        ),
    ],
)
def test_a_sentence_is_said_with_its_values(sentence: str, told: str) -> None:
    assert retold(sentence, MARKED).casefold() == told.casefold()


def test_english_sentences_stay_as_they_are() -> None:
    assert retold("same place (Kursk); whatever", ENGLISH) == "same place (Kursk); whatever"


def test_a_language_that_is_not_read_is_named_in_the_readers_own() -> None:
    told = retold("3 documents in French were not read for claims: no extractor", of("uk"))
    assert "французька" in told
    assert not re.search("[A-Za-z]", told)


def test_a_persons_own_words_stay_beside_what_is_told_of_them() -> None:
    ruling = "set apart by a person (Ann, 2024-11-20): other day; see her notes"
    assert retold(ruling, MARKED) == (
        "[set apart by a person (Ann, 2024-11-20): other day]; see her notes"
    )


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("killed", "about 8 to 12", "[about 8 to 12]"),
        ("killed", "at least 4 (country)", "[[at least 4] (in the whole country)]"),
        ("launched", "6", "6"),
        ("intercepted", "hits are told", "[hits are told]"),
        ("attacker", "UA", "Украина"),
        ("attacker", "Hezbollah", "Hezbollah"),
        ("place", "Kursk Oblast, Bryansk", "Kursk Oblast, Bryansk"),
        ("stance", "not_confirmed", "[not confirmed]"),
        ("weapon", "drone, ATACMS", "[drone], [ATACMS]"),
        ("cause", "falling debris", "[falling debris]"),
    ],
)
def test_a_side_is_said_by_its_field(field: str, value: str, told: str) -> None:
    assert side_words(field, value, MARKED) == told
    assert side_words(field, value, ENGLISH) == value


def test_a_number_in_words_of_the_text_stays() -> None:
    assert number_told("десятки", MARKED) == "десятки"


@pytest.mark.parametrize("module", sorted(TELLING))
def test_each_sentence_that_a_module_makes_is_known(module: str) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    known = {PLACEHOLDER.sub("\0", one) for one in sentences.SENTENCES} | TELLING[module]
    missing = [
        part
        for words in _sentences(tree)
        for part in words.split("; ")
        if words not in known and part.strip("\0 ;") and part not in known
    ]
    assert missing == []


def test_each_reason_of_confidence_is_known() -> None:
    for reason in table()["reasons"].values():
        words = reason.replace("{fields}", "killed").replace("{most}", "50")
        assert retold(words, MARKED) != words


def test_no_sentence_fits_two_patterns_alike() -> None:
    assert len(set(sentences.SENTENCES)) == len(sentences.SENTENCES)


def _sentences(tree: ast.Module) -> Iterator[str]:
    """Yield the strings with blanks that a module returns or gives as reasons, values as NUL."""
    for node in ast.walk(tree):
        values: list[ast.expr | None] = []
        match node:
            case ast.keyword(arg="why", value=value) | ast.Return(value=value):
                values = [value]
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                values = [value] if _is_reason(name) else []
            case ast.Call(func=ast.Attribute(attr="append"), args=[value]):
                values = [value]
        for value in values:
            yield from _strings(value)


def _is_reason(name: str) -> bool:
    return name in {"why", "letters"} or name.isupper()


def _strings(node: Any) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(words)) if " " in words and not _is_pattern(words):
            yield words
        case ast.JoinedStr(values=parts):
            words = "".join(str(p.value) if isinstance(p, ast.Constant) else "\0" for p in parts)
            if " " in words and not _is_pattern(words):
                yield words
        case ast.IfExp(body=one, orelse=other):
            yield from _strings(one)
            yield from _strings(other)
        case ast.BoolOp(values=values) | ast.Tuple(elts=values):
            for value in values:
                yield from _strings(value)
        case ast.BinOp(left=left, right=right):
            yield from _strings(left)
            yield from _strings(right)


def _is_pattern(words: str) -> bool:
    return "\\" in words or "[" in words


def test_a_long_text_of_a_stranger_is_no_sentence_of_ours() -> None:
    for text in ("x" * 100_000, "; ".join(["same place ("] * 3_000), '"' * 5_000):
        assert retold(text, MARKED) == text
