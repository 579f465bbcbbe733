"""Bytes into text: which encoding, and whether it is text at all.

UTF-8 and UTF-16 are recognised by their marks or their form. What is left is told apart by the
letters: in windows-1251 (or KOI8) Russian words are runs of high bytes, in windows-1252 a high
byte stands alone among Latin letters. Such a guess always comes with a note.
"""

import codecs
import re
from dataclasses import dataclass

from geomap.documents.draft import Note, UnreadableError

SAMPLE = 200_000  # bytes that a guess looks at
MAX_CONTROLS = 0.02
WIDE_SHARE = 0.9  # of the bytes of UTF-16 without a mark that must look like high halves
RUN_SHARE = 0.6  # of high letters that stand beside another, in Cyrillic text
COMMON_SHARE = 0.6  # 0.61 to 0.86 in lines of Russian, 0.57 at most in Greek and Polish
MIN_GOOD = 3  # sequences of UTF-8 that no text in another encoding holds by chance
DAMAGED = 10  # good sequences of UTF-8 to each bad byte in a text that is UTF-8 with faults
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC_CODECS = ("cp1251", "koi8-u", "cp866")
_COMMON = frozenset("оеаинтсрвлкмдпуі")
# KOI8-U is KOI8-R but for eight letters, which are lines of boxes there.
_UKRAINIAN_IN_KOI8 = re.compile(
    rb"[\xc0-\xff][\xa4\xa6\xa7\xad\xb4\xb6\xb7\xbd]|[\xa4\xa6\xa7\xad\xb4\xb6\xb7\xbd][\xc0-\xff]"
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_HIGH = re.compile(rb"[\xa8\xb2-\xb4\xb8\xbf-\xff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_MULTIBYTE = re.compile("[^\x00-\x7f\ufffd]")
_TO_UTF8 = "save it as UTF-8"
_NAMES = {
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "koi8-r": "KOI8-R",
    "koi8-u": "KOI8-U",
    "cp866": "CP866",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with its encoding's name, and a note where the encoding was guessed or damaged."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decoded(data: bytes, *, declared: str | None = None) -> Decoded:
    """Return the text of a file's bytes; the byte order mark is dropped, line ends are kept.

    `declared` is the encoding that the file itself names (HTML, XML); form goes before it.

    Raises
    ------
    UnreadableError
        The bytes are empty, binary, cut short, or in an encoding that can't be told.
    """
    if not data:
        raise UnreadableError("the file is empty", "fill it or leave it out")
    result = _marked(data) or _wide(data) or _utf8(data, declared) or _single_byte(data)
    _check_text(result.text)
    return result


def _marked(data: bytes) -> Decoded | None:
    """Return the text of bytes that begin with a byte order mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(text=_strict(data, encoding), encoding=encoding)
    return None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        where = f"at byte {error.start} of {len(data)}"
        if error.end >= len(data):
            finding = f"{name} text breaks off in the middle of a character ({where})"
            raise UnreadableError(finding, "get the whole file") from error
        raise UnreadableError(f"not valid {name} {where}", _TO_UTF8) from error


def _wide(data: bytes) -> Decoded | None:
    """Return the text of UTF-16 without a mark, where its form is evident."""
    sample = data[: SAMPLE - SAMPLE % 2]
    if b"\0" not in sample:
        return None
    for encoding, high, low in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        evident = sum(map(high.count, (b"\0", b"\4", b"\x20"))) >= WIDE_SHARE * len(high)
        if evident and low.count(0) <= len(low) * (1 - WIDE_SHARE) and len(high) > 1:
            return Decoded(text=_strict(data, encoding), encoding=encoding)
    raise UnreadableError(
        f"binary data (a NUL byte at byte {data.index(0)})", "give a text file (UTF-8)"
    )


def _utf8(data: bytes, declared: str | None) -> Decoded | None:
    """Return the text of UTF-8, of the declared encoding, or of UTF-8 with a few bad bytes."""
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as error:
        fault = error
    if fault.end >= len(data) and fault.reason == "unexpected end of data" and _is_cut(data):
        finding = f"UTF-8 text breaks off in the middle of a character (at byte {fault.start})"
        raise UnreadableError(finding, "get the whole file") from fault
    if declared and (text := _declared(data, declared)) is not None:
        return Decoded(text=text, encoding=declared)
    if not _mostly(data):
        return None
    note = Note(
        finding=f"not valid UTF-8 at byte {fault.start}; bad bytes became U+FFFD", remedy=_TO_UTF8
    )
    return Decoded(text=data.decode("utf-8", "replace"), encoding="utf-8", notes=(note,))


def _is_cut(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 but for a character cut off at their end."""
    text = data.decode("utf-8", "replace")
    good = len(_MULTIBYTE.findall(text[-SAMPLE:]))
    return text.count("\ufffd") == 1 and good >= MIN_GOOD


def _mostly(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 but for a few."""
    text = data[:SAMPLE].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return len(_MULTIBYTE.findall(text)) >= DAMAGED * bad


def _declared(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def _single_byte(data: bytes) -> Decoded:
    """Return the text of bytes of one of the old encodings, told apart by its letters."""
    sample = data[:SAMPLE]
    encoding = "cp1252"
    letters = _HIGH.findall(sample)
    in_runs = sum(len(_HIGH.findall(run)) for run in _HIGH_RUN.findall(sample))
    if letters and in_runs >= RUN_SHARE * len(letters):
        shares = {name: _common_share(sample, name) for name in _CYRILLIC_CODECS}
        encoding = max(shares, key=lambda name: shares[name])
        if shares[encoding] < COMMON_SHARE:
            raise UnreadableError("the encoding can't be told", _TO_UTF8)
    if encoding == "koi8-u" and not _UKRAINIAN_IN_KOI8.search(data):
        encoding = "koi8-r"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        finding = f"not text in UTF-8, UTF-16 or {_NAMES[encoding]} (at byte {error.start})"
        raise UnreadableError(finding, _TO_UTF8) from error
    note = Note(
        finding=f"no UTF-8; read as {_NAMES[encoding]} by its letters",
        remedy=f"{_TO_UTF8} to be sure",
    )
    return Decoded(text=text, encoding=encoding, notes=(note,))


def _common_share(sample: bytes, encoding: str) -> float:
    """Return the share of a Cyrillic text's commonest letters, were it in that encoding."""
    letters = [c for c in sample.decode(encoding, "replace") if c > "\x7f" and c.isalpha()]
    return sum(c in _COMMON for c in letters) / len(letters) if letters else 0.0


def _check_text(text: str) -> None:
    controls = len(_CONTROLS.findall(text[:SAMPLE]))
    if "\0" in text or controls > MAX_CONTROLS * min(len(text), SAMPLE):
        raise UnreadableError(
            "binary data (control characters where words should be)", "give a text file (UTF-8)"
        )
    if not text.strip():
        raise UnreadableError("the file holds only white space", "fill it or leave it out")
