"""Whatever Russian or Ukrainian text comes is read, and every value stands in it verbatim."""

# Cyrillic letters are meant, not their Latin likenesses
import random
import sys
from collections.abc import Sequence

import pytest
from builders import document
from slavic_invented import LANGUAGES, gazetteer

from geomap.extract.slavic import reader
from geomap.extract.verbatim import checked
from geomap.model import Block, BlockKind, Document

DOCUMENTS = 20
KINDS: tuple[BlockKind, ...] = ("paragraph", "paragraph", "title", "heading", "boilerplate")
DAYS = ("2024-10-09", "2024-02-29", "2025-01-01", None)
PLACES = {
    "ru": "Торопец Торопце Брянской области Крым Москва Чёрным морем Газы Дербенте Днепр".split(),
    "uk": "Брянщина Києві Одеса області Чорним морем Криму Москви Суми Дніпро Запоріжжі".split(),
}
NAMES = "Игорь Петренко Володимир Сырский Иванова И. О.".split()
NUMBERS = """1 14 0 1\u00a0000 12,5 2024 08.10.2024 03:25 24:61 99.99.9999 181-й 14-ма 3–5 1/2 ² ٣ Ⅻ
12345678901 29 30 февраля лютого 8–9 октября жовтня тысяч тис""".split()
JUNK = [
    "🚀",
    "\u200b",
    "\u00ad",
    "é",
    "Storm Shadow",
    "ЦАХАЛа",
    "С-400",
    "İ",
    "\u0301",
    "가",
    "@a_b",
]
MARKS = list(".,:;!?—–-«»\"“”„()[]…/%№#*_|'’ʼ`")
OPENINGS = {
    "ru": ("ракеты сбиты", "удар по Одессе", "военные сообщили, что сбили 3 ракеты"),
    "uk": ("ракети збито", "удар по Одесі", "військові повідомили, що збили 3 ракети"),
}


def listed(language: str) -> list[str]:
    """Return the phrases of all the lexica of a language as they are written there."""
    rows = [row for of in LANGUAGES[language].lexicon.rows.values() for row in of]
    cells = [row.get("words") or row.get("lemma") or row.get("text") or "" for row in rows]
    return [one.replace("=", "") for cell in cells for one in cell.split("|") if one.strip()]


def sentence(language: str, phrases: Sequence[str], chance: random.Random) -> str:
    lists = (phrases, PLACES[language], NAMES, NUMBERS, MARKS, JUNK)
    size = chance.choice((0, 1, 1, 2, 3, 5, 8, 13, 21))
    words = [
        chance.choice(chance.choices(lists, (60, 8, 5, 9, 12, 4))[0]).strip() for _ in range(size)
    ]
    if chance.random() < 0.6:
        words.insert(chance.randint(0, len(words)), chance.choice(OPENINGS[language]))
    cased = [one.capitalize() if chance.random() < 0.2 else one for one in words]
    return chance.choice((" ", " ", " ", "\n", "")).join(cased) + chance.choice(
        ". . . ! ? …".split()
    )


def mixed(language: str, phrases: Sequence[str], chance: random.Random) -> Document:
    text, blocks = "", []
    for _ in range(chance.randint(1, 8)):
        words = " ".join(sentence(language, phrases, chance) for _ in range(chance.randint(1, 3)))
        kind = chance.choice(KINDS)
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += f"{words}\n\n"
    day = chance.choice(DAYS)
    return document(text, blocks=tuple(blocks), published=day, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_random_mixes_of_words_and_marks_are_read_and_quoted_verbatim(language: str) -> None:
    chance = random.Random(8)  # noqa: S311  # no secret
    phrases, made = listed(language), 0
    for _ in range(DOCUMENTS):
        one = mixed(language, phrases, chance)
        found = reader.read(one, gazetteer=gazetteer(), language=LANGUAGES[language])
        kept, dropped = checked(found, one.text)
        assert dropped == ()
        assert list(kept) == list(found)
        for statement in found:
            quote = statement.quote
            assert one.text[quote.start : quote.end] == quote.text
        made += len(found)
    assert made > DOCUMENTS


@pytest.mark.parametrize(
    "text", ["", ".", "«", "-", "не", "1", "🚀", "сбит", "сообщил", "в", "\n\n"]
)
def test_a_text_of_one_word_or_mark_is_read(text: str) -> None:
    for language in LANGUAGES.values():
        block = Block(kind="paragraph", start=0, end=len(text))
        one = document(text, blocks=(block,), published="2024-10-09", language=language.code)
        assert reader.read(one, gazetteer=gazetteer(), language=language) == ()


def calls_of(text: str) -> int:
    """Return how many calls of functions it takes to read a text."""
    blocks = (Block(kind="paragraph", start=0, end=len(text)),)
    one = document(text, blocks=blocks, published="2024-10-09", language="ru")
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        reader.read(one, gazetteer=gazetteer(), language=LANGUAGES["ru"])
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "piece",
    [
        "Военные сообщили, что сбили 3 ракеты над Одессой. ",
        "«Сбиты ракеты. Так» — говорит он. ",
        "Об этом сообщил губернатор. ",
    ],
)
def test_a_text_twice_as_long_takes_twice_the_work(piece: str) -> None:
    times = 5_000 // len(piece)
    calls_of(piece * times)
    assert calls_of(piece * 2 * times) < 2.5 * calls_of(piece * times)


def test_a_long_text_without_a_stop_is_passed_over() -> None:
    text = "военные сбили 3 ракеты над Одессой и " * 5_500
    one = document(text, published="2024-10-09", language="ru")
    assert reader.read(one, gazetteer=gazetteer(), language=LANGUAGES["ru"]) == ()
