"""The message files: complete, in step with the code, with the placeholders of their originals."""

import io
import pickle
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from geomap.errors import UsageError
from geomap.messages import ENGLISH, Messages, catalogue, languages, of
from geomap.messages.extraction import Message, messages_used, script_messages
from geomap.messages.texts import PLACEHOLDER
from geomap.messages.updating import FOLDER, update

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

FILES = sorted(path.stem for path in FOLDER.glob("*.po"))
in_each_language = pytest.mark.parametrize("language", FILES)
RUSSIAN = Messages(
    language="ru",
    texts={
        ("", "Source: {name}"): ("Источник: {name}",),
        ("", "{n} claim"): ("{n} сообщение", "{n} сообщения", "{n} сообщений"),
    },
    forms=lambda n: 0 if n % 10 == 1 else 1 if 2 <= n % 10 <= 4 else 2,
    group="\u00a0",
    point=",",
)


def _catalog(language: str) -> "Catalog":
    data = (resources.files("geomap.messages") / f"{language}.po").read_bytes()
    return read_po(io.BytesIO(data), locale=language)


def _texts(string: str | Iterable[str | None] | None) -> tuple[str, ...]:
    """Return the text of a message, or those of its forms."""
    held = (string,) if string is None or isinstance(string, str) else tuple(string)
    return tuple(one or "" for one in held)


def _is_whole(texts: tuple[str, ...], forms: int) -> bool:
    return len(texts) == forms and all(texts)


def _keys(used: tuple[Message, ...]) -> set[tuple[str, str, str | None]]:
    return {(one.context, one.text, one.many) for one in used}


def test_what_is_put_in_is_not_searched_for_placeholders_again() -> None:
    assert RUSSIAN.text("Source: {name}", name="{name} {0}") == "Источник: {name} {0}"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1 сообщение"), (3, "3 сообщения"), (5, "5 сообщений")]
)
def test_a_count_takes_the_form_that_goes_with_its_number(number: int, words: str) -> None:
    assert RUSSIAN.count("{n} claim", "{n} claims", number) == words


def test_english_says_what_the_code_says_and_reads_nothing() -> None:
    assert ENGLISH.count("{n} claim", "{n} claims", 1) == "1 claim"
    assert ENGLISH.text("Source: {name}", name="RIA") == "Source: RIA"
    code = (
        "import sys, geomap.messages as m; m.of('en').text('a'); "
        "sys.exit(any(name.split('.')[0] == 'babel' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  # our own code


def test_numbers_follow_the_language() -> None:
    assert ENGLISH.number(1234567) == "1,234,567"
    assert RUSSIAN.number(12400) == "12\u00a0400"
    assert RUSSIAN.decimal(22.5) == "22,5"


def test_a_new_language_needs_no_more_than_a_file_and_says_the_rest_in_english() -> None:
    data = """msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "not after {day}"
msgstr "nie później niż {day} {unknown}"

msgid "{n} claim"
msgid_plural "{n} claims"
msgstr[0] "{n} twierdzenie"
msgstr[1] "{n} twierdzenia"
msgstr[2] "{n} twierdzeń"

msgid "{n} strike"
msgid_plural "{n} strikes"
msgstr[0] "{n} atak"
"""
    polish = catalogue._read("pl", data.encode())  # noqa: SLF001  # as `of` reads a file
    told = [polish.count("{n} claim", "{n} claims", n) for n in (1, 3, 5)]
    assert told == ["1 twierdzenie", "3 twierdzenia", "5 twierdzeń"]
    assert polish.count("{n} strike", "{n} strikes", 5) == "5 strikes"
    assert polish.text("not after {day}", day="x") == "nie później niż x {unknown}"
    assert polish.text("claimed") == "claimed"
    assert (polish.plurals, polish.months[10]) == (("one", "few", "many"), "listopada")


@in_each_language
def test_a_copy_speaks_the_same_language(language: str) -> None:
    assert pickle.loads(pickle.dumps(of(language))) is of(language)  # noqa: S301  # our own bytes


def test_an_unknown_language_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UsageError, match='"tlh"; write one of en, ru, uk'):
        of("tlh")
    assert languages()[0] == "en"


@in_each_language
def test_a_file_has_each_message_of_the_code_and_no_other(language: str) -> None:
    held = {
        (one.context or "", *(one.id if one.pluralizable else (one.id, None)))
        for one in _catalog(language)
        if one.id
    }
    assert held == _keys(messages_used()), "run: python -m geomap.messages"


@in_each_language
def test_each_message_has_a_text_in_all_plural_forms(language: str) -> None:
    catalog = _catalog(language)
    bare = [
        one.id
        for one in catalog
        if one.id
        and not _is_whole(_texts(one.string), catalog.num_plurals if one.pluralizable else 1)
    ]
    assert not bare
    assert not [one.id for one in catalog if one.fuzzy and one.id]


@in_each_language
def test_a_text_has_the_placeholders_of_its_original_and_no_others(language: str) -> None:
    wrong = []
    for one in _catalog(language):
        if not one.id:
            continue
        texts = [text for text in _texts(one.string) if text]
        wanted = set(PLACEHOLDER.findall(_texts(one.id)[-1]))
        wrong += [text for text in texts if set(PLACEHOLDER.findall(text)) != wanted]
        wrong += [text for text in texts if re.search(r"[{}]", PLACEHOLDER.sub("", text))]
    assert not wrong


@in_each_language
def test_a_browser_knows_a_languages_plural_forms_by_their_names(language: str) -> None:
    assert of(language).plurals == ("one", "few", "many")


def test_bringing_the_files_up_to_date_changes_none_that_is(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.po*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    update(tmp_path)
    for path in FOLDER.glob("*.po*"):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_scripts_messages_are_found_in_it() -> None:
    script = 'f(say("one \\"text\\""), counted("{n} claim", "{n} claims", n), hearsay("no"));'
    assert script_messages(script) == ('one "text"', "{n} claim")
