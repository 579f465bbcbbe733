"""Corrections as TOML: a small writer, since Python's library only reads it."""

import re
from collections.abc import Iterable, Iterator

from geomap.corrections.rules import COLUMNS, LISTS, NUMBERS
from geomap.corrections.values import Correction

# What may not stand in a string or comment, and what a reader of the file would not see.
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SHORT = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r"}
_MOST_COMMENTED = 400


def string(text: str) -> str:
    """Return a text as a TOML string on one line, whatever it holds."""
    plain = _SURROGATE.sub("\ufffd", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_UNSEEN.sub(_escape, plain)}"'


def comment(text: str) -> str:
    """Return a text as it may stand in a comment: one line, cut where it is long."""
    line = " ".join(_SURROGATE.sub("\ufffd", text).split())
    line = _UNSEEN.sub(_escape, line)
    return line if len(line) <= _MOST_COMMENTED else f"{line[:_MOST_COMMENTED]}..."


def lines(entry: Correction) -> Iterator[str]:
    """Yield the lines of an entry, its keys in the order of the docs."""
    yield "[[correction]]"
    for key in COLUMNS:
        value = getattr(entry, key)
        if value is None or value == ():
            continue
        if key in NUMBERS:
            yield f"{key} = {float(value)!r}"
        elif key in LISTS:
            yield f"{key} = [{', '.join(map(string, value))}]"
        else:
            yield f"{key} = {string(value)}"


def dumped(entries: Iterable[Correction]) -> str:
    """Return entries as a TOML file."""
    return "\n".join("".join(f"{line}\n" for line in lines(entry)) for entry in entries)


def commented(texts: Iterable[str], *, mark: str = "#") -> str:
    """Return lines of TOML as comments; the first comment mark taken off gives them back."""
    return "".join(f"{mark} {text}\n" for text in texts)


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    return _SHORT.get(letter) or f"\\u{ord(letter):04X}"
