"""The Russian and Ukrainian word lists: sound files, one value a phrase, the English names."""

import csv
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import geomap
from geomap.extract.english import lexicon as english
from geomap.extract.english.bodies import BODIES
from geomap.extract.slavic.words import key, tokens
from geomap.model import Kind

_FOLDER = Path(geomap.__file__).parent / "extract"
_LANGUAGES = ("russian", "ukrainian")
_COLUMNS = {
    "weapons": ["name", "class", "words", "role", "alone", "source"],
    "targets": ["kind", "words", "source"],
    "effects": ["kind", "words", "source"],
    "actors": ["name", "kind", "country", "words", "alone", "source"],
    "persons": ["name", "kind", "country", "words", "source"],
    "roles": ["kind", "english", "plural", "words", "source"],
    "bodies": ["english", "kind", "words", "source"],
    "speech": ["lemma", "act", "pos", "source"],
    "hedges": ["text", "weakens", "by", "source"],
}
_PHRASES = ("words", "lemma", "text")
# What two phrases of a file may not share: the value that each file gives.
_VALUES = {
    "weapons": ("name", "class"),
    "targets": ("kind",),
    "effects": ("kind",),
    "actors": ("name",),
    "persons": ("name",),
    "roles": ("kind", "english"),
    "bodies": ("english",),
    "speech": ("act",),
    "hedges": ("weakens", "by"),
}
# Acts that no English verb has: a refusal is a construction there ("declined to comment").
_OWN_ACTS = {"refuse", "silence", "give"}  # "give": only beside "such figures"
_BODIES_OF_NAMES = {
    *(name for _, name, _ in BODIES),
    *("Ministry of Defence", "Ministry of Foreign Affairs", "Ministry of Internal Affairs"),
    *("Ministry of Health", "Ministry of Energy", "Ministry of Emergency Situations"),
    *("Ministry of Oil", "Ministry of Information"),
    # Bodies that the English reader takes by their own names only.
    *("Prosecutor General's Office", "Investigative Committee", "parliament", "Security Council"),
}
# Press words that the dictionary does not have yet, and words from other languages.
_NEW = frozenset(
    """агрохолдинг антирадарная апач артсистема артснаряд артустановка багги балкер
    безэкипажный безэкипажное бетонобойная блэкаут бпла бронеколонна бункеробойная видеокадр
    военблогер гексакоптер геолоцировать горадминистрация госагентство госсми гостелевидение
    девятиэтажка девятиэтажный десятиэтажный двухквартирный газоизмерительная запостить зерноток
    квазибаллистическая коксохим коптер меткомбинат мультикоптер нацгвардия нацполиция
    нефтекомбинат нефтеоргсинтез нефтетерминал нефтехим нефтехимкомбинат облгосадминистрация
    облгосадминистрации облправительство облэнерго октокоптер осинтер оперштаб паблик погранпереход
    погранпункт погранслужба полупогружной провоенный прокремлевский противобункерная
    противорадарная райадминистрации расследователь репостнуть росгвардия росрезерва роевый
    сдетонировать спиртзавод сторис суббоеприпас телевышка телеграм телеграме телерадиобашня
    телерадиовышка телеретранслятор теплогенерации теплостанция топливозаправщик укрепрайон фейсбук
    химовоз хаб хезболлы хозпостройка шестнадцатиэтажный энергоинфраструктура энергоинфраструктуры
    автомойка тг""".split()
)


def _rows(language: str, name: str) -> list[dict[str, str]]:
    text = (_FOLDER / language / "lexicon" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), strict=True))


def _phrases(row: dict[str, str]) -> list[str]:
    return next(row[column] for column in _PHRASES if column in row).split("|")


def _files() -> Iterator[tuple[str, str]]:
    yield from ((language, name) for language in _LANGUAGES for name in _COLUMNS)


@pytest.fixture(params=_files(), ids="-".join)
def file(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Return a language and the name of one of its lists."""
    found: tuple[str, str] = request.param
    return found


def test_every_row_has_every_column_and_says_where_it_is_from(file: tuple[str, str]) -> None:
    rows = _rows(*file)
    assert rows
    for row in rows:
        assert list(row) == _COLUMNS[file[1]], row
        assert None not in row.values(), row
        assert row["source"], row


def test_no_phrase_is_empty_or_written_with_stray_blanks_or_marks(file: tuple[str, str]) -> None:
    faults = [
        phrase
        for row in _rows(*file)
        for phrase in _phrases(row)
        if phrase != " ".join(phrase.split()) or not phrase or re.search('[«»"ё,;]', phrase)
    ]
    assert faults == []


def test_no_phrase_stands_under_two_values(file: tuple[str, str]) -> None:
    seen: dict[str, tuple[str, ...]] = {}
    for row in _rows(*file):
        value = tuple(row[column] for column in _VALUES[file[1]])
        for phrase in _phrases(row):
            assert seen.setdefault(key(phrase), value) == value, phrase


def test_no_word_has_a_letter_of_the_other_language(file: tuple[str, str]) -> None:
    foreign = "[іїєґ]" if file[0] == "russian" else "[ыэъё]"
    faults = [
        phrase
        for row in _rows(*file)
        for phrase in _phrases(row)
        if re.search(foreign, phrase, re.IGNORECASE)
    ]
    assert faults == []


def test_no_word_mixes_alphabets_that_look_alike(file: tuple[str, str]) -> None:
    mixed = re.compile(r"[A-Za-z][А-Яа-яІіЇїЄєҐґ]|[А-Яа-яІіЇїЄєҐґ][A-Za-z]")
    faults = [p for row in _rows(*file) for p in _phrases(row) if mixed.search(p)]
    assert faults == []


@pytest.mark.parametrize("language", _LANGUAGES)
def test_weapons_have_the_names_and_classes_of_the_english_list(language: str) -> None:
    known = {(row.name or "", row.weapon_class) for row in english.weapons()}
    classes = {weapon_class for _, weapon_class in known}
    for row in _rows(language, "weapons"):
        assert row["class"] in classes, row
        assert not row["name"] or (row["name"], row["class"]) in known, row
        assert row["role"] in {"", "air defence"}, row
        assert row["alone"] in {"", "no"}, row


@pytest.mark.parametrize("language", _LANGUAGES)
def test_all_that_shoots_down_is_marked(language: str) -> None:
    defends = {"surface-to-air missile", "air defence missile"}
    unmarked = [
        row["words"]
        for row in _rows(language, "weapons")
        if row["class"] in defends and row["role"] != "air defence"
    ]
    assert unmarked == []


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("name", ["targets", "effects"])
def test_kinds_are_those_of_the_english_list_and_all_of_them(language: str, name: str) -> None:
    assert {row["kind"] for row in _rows(language, name)} == {
        row["kind"] for row in english.rows(name)
    }


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("name", ["actors", "persons"])
def test_who_is_in_the_english_list_too_is_the_same_there(language: str, name: str) -> None:
    by_name = {row["name"]: row for row in english.rows(name)}
    for row in _rows(language, name):
        known = by_name.get(row["name"])
        if known is not None:
            assert (row["kind"], row["country"]) == (known["kind"], known["country"]), row
        else:
            other = english.actors().get(row["name"].lower())
            assert other is None, row["name"]


@pytest.mark.parametrize("name", ["actors", "persons"])
def test_who_is_in_both_languages_is_of_the_same_kind_and_country(name: str) -> None:
    russian = {row["name"]: (row["kind"], row["country"]) for row in _rows("russian", name)}
    for row in _rows("ukrainian", name):
        kind_and_country = (row["kind"], row["country"])
        assert russian.get(row["name"], kind_and_country) == kind_and_country, row


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("name", ["actors", "persons", "roles", "bodies"])
def test_kinds_of_speakers_are_the_models(language: str, name: str) -> None:
    assert {row["kind"] for row in _rows(language, name)} <= set(get_args(Kind))


@pytest.mark.parametrize("language", _LANGUAGES)
def test_bodies_are_called_as_the_english_reader_calls_them(language: str) -> None:
    assert {row["english"] for row in _rows(language, "bodies")} <= _BODIES_OF_NAMES


@pytest.mark.parametrize("language", _LANGUAGES)
def test_acts_of_speech_are_those_of_the_english_list(language: str) -> None:
    known = {row["act"] for row in english.rows("speech")} | _OWN_ACTS
    rows = _rows(language, "speech")
    assert {row["act"] for row in rows} <= known
    assert {row["pos"] for row in rows} == {"verb", "noun"}


@pytest.mark.parametrize("language", _LANGUAGES)
def test_hedges_say_whose_doubt_they_are(language: str) -> None:
    rows = _rows(language, "hedges")
    assert {row["by"] for row in rows} == {"publisher", "claimant"}
    assert {row["weakens"] for row in rows} <= {row["weakens"] for row in english.rows("hedges")}


def test_every_russian_word_is_in_the_dictionary_or_listed_as_new() -> None:
    analyser = importlib.import_module("pymorphy3").MorphAnalyzer(lang="ru")
    unknown = {word for word in _plain_russian_words() if not analyser.word_is_known(word)}
    assert unknown == _NEW


def _plain_russian_words() -> Iterator[str]:
    """Yield the words that are no names, abbreviations or foreign, in lower case.

    Of "торгово-развлекательный" only the last part, of "дрон-камикадзе" both.
    """
    for name in ("weapons", "targets", "effects", "roles", "bodies", "speech", "hedges"):
        for row in _rows("russian", name):
            if name == "weapons" and row["name"]:
                continue
            for phrase in _phrases(row):
                for _, _, text, kind in tokens(phrase, 0):
                    if kind == "word" and not re.search(r"[A-Za-z\d]", text):
                        yield from _parts(text)


def _parts(word: str) -> Iterator[str]:
    *heads, last = word.split("-")
    parts = [*(head for head in heads if not head.endswith("о")), last]
    yield from (part.lower() for part in parts if not part.isupper())
