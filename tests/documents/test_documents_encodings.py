# Cyrillic and typographic marks on purpose
import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.documents.draft import UnreadableError
from geomap.documents.encodings import decoded

RUSSIAN = "Губернатор сообщил: ночью над районом сбиты три беспилотника.\r\nПострадавших нет."
UKRAINIAN = "Вночі над містом збито п’ять безпілотників, є влучання в об’єкт, її гасять."
ENGLISH = "Three drones fell near the depot, “a small fire” broke out – nobody was hurt."
FRENCH = "Le ministère a déclaré que l’armée avait été frappée près du dépôt."


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (RUSSIAN.encode(), "utf-8", RUSSIAN),
        (codecs.BOM_UTF8 + ENGLISH.encode(), "utf-8-sig", ENGLISH),
        (RUSSIAN.encode("utf-16"), "utf-16", RUSSIAN),
        (codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"), "utf-16", RUSSIAN),
        (RUSSIAN.encode("utf-32"), "utf-32", RUSSIAN),
        (RUSSIAN.encode("utf-16-le"), "utf-16-le", RUSSIAN),
        (ENGLISH.replace("–", "-").encode("utf-16-be"), "utf-16-be", ENGLISH.replace("–", "-")),
        (RUSSIAN.encode("cp1251"), "cp1251", RUSSIAN),
        (UKRAINIAN.encode("cp1251"), "cp1251", UKRAINIAN),
        (
            ("English words. " * 40 + RUSSIAN).encode("cp1251"),
            "cp1251",
            "English words. " * 40 + RUSSIAN,
        ),
        (RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN),
        (("─" * 9 + "\n" + RUSSIAN).encode("koi8-r"), "koi8-r", "─" * 9 + "\n" + RUSSIAN),
        (UKRAINIAN.replace("’", "'").encode("koi8-u"), "koi8-u", UKRAINIAN.replace("’", "'")),
        (RUSSIAN.encode("cp866"), "cp866", RUSSIAN),
        (ENGLISH.encode("cp1252"), "cp1252", ENGLISH),
        (FRENCH.encode("cp1252"), "cp1252", FRENCH),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)
def test_encodings_are_told_apart(data: bytes, encoding: str, text: str) -> None:
    found = decoded(data)
    assert (found.encoding, found.text) == (encoding, text)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp1252"])
def test_a_guessed_encoding_is_told(encoding: str) -> None:
    text = FRENCH if encoding == "cp1252" else RUSSIAN
    (note,) = decoded(text.encode(encoding)).notes
    assert "by its letters" in note.finding
    assert "UTF-8" in note.remedy


def test_utf_8_with_a_bad_byte_is_read_with_a_note() -> None:
    found = decoded(RUSSIAN[:12].encode() + b"\xff" + RUSSIAN[12:].encode())
    assert found.text == RUSSIAN[:12] + "\ufffd" + RUSSIAN[12:]
    assert "byte 23" in found.notes[0].finding


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "only white space"),
        (codecs.BOM_UTF8, "only white space"),
        (bytes(range(256)) * 20, "binary data"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary data"),
        (b"PK\x03\x04\x01\x02\x05\x06\x07\x08" * 9, "binary data"),
        (b"one\0two", "binary data"),
        (RUSSIAN.encode("utf-16")[:-1], "UTF-16 text breaks off"),
        ("x😀".encode("utf-16")[:-2], "UTF-16 text breaks off"),
        (RUSSIAN.encode("utf-16-le")[:-1], "UTF-16-LE text breaks off"),
        (RUSSIAN.encode()[: RUSSIAN.encode().index("н".encode()) + 1], "UTF-8 text breaks off"),
        ("Ελληνικό κείμενο για μια επίθεση".encode("cp1253"), "encoding can't be told"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, finding: str) -> None:
    with pytest.raises(UnreadableError, match=finding) as caught:
        decoded(data)
    assert caught.value.remedy


def test_a_declared_encoding_is_used_where_bytes_are_no_utf_8() -> None:
    text = "Ελληνικό κείμενο για μια επίθεση"
    assert decoded(text.encode("cp1253"), declared="windows-1253").text == text
    assert decoded(text.encode(), declared="windows-1253").text == text
    assert decoded(RUSSIAN.encode("cp1251"), declared="no-such-codec").text == RUSSIAN


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_message(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        found = decoded(data)
        assert found.text.strip()
        found.text.encode()


LETTERS = st.characters(exclude_categories=["Cc", "Cs"])


@given(st.text(LETTERS, min_size=1).filter(str.strip), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_marked_unicode_comes_back_as_it_was(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)).text == text
