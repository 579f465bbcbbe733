"""Strangers' characters: which of them a file can't hold, and U+FFFD in their place."""

import re

_INSTEAD = "\ufffd"
# Halves of a character, which no file can hold, and NUL, where readers in C end a text (GDAL does).
_NUL_AND_HALVES = re.compile("[\x00\ud800-\udfff]")
# Those, and what XML 1.0 can't hold either, not even escaped; DEL nobody can see.
_UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def whole_characters(text: str) -> str:
    """Return the text with U+FFFD for each half of a character and each NUL."""
    return _NUL_AND_HALVES.sub(_INSTEAD, text)


def held(text: str) -> str:
    """Return the text with U+FFFD for what XML or a database can't hold; line ends stay."""
    return text if text.isprintable() else _UNHELD.sub(_INSTEAD, text)


def plain(text: str) -> str:
    """Return the same as `held`, with LF for each line end."""
    if text.isprintable():
        return text
    return held(text.replace("\r\n", "\n").replace("\r", "\n"))
