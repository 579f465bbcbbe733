"""JSON for a script element, and its packed form: deflated and in Base64 above a size."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from geomap.render.inline import deflated

CHUNK = 1_000
"""So many claims or events stand in one chunk of details; see `packed`."""
PLAIN_BELOW = 300_000
"""Data of more bytes than this are deflated; smaller ones stay as they are, for who greps them."""
PACKED = "deflate-raw"
# An escape of JSON, whole: a backslash's own, a pair of surrogates, or one alone.
_SURROGATE = re.compile(r"(\\\\|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2})|\\ud[89a-f][0-9a-f]{2}")
_ESCAPES = (
    (b"<", b"\\u003c"),
    (b">", b"\\u003e"),
    (b"&", b"\\u0026"),
    ("\u2028".encode(), b"\\u2028"),
    ("\u2029".encode(), b"\\u2029"),
)


def packed(
    head: Mapping[str, Any], details: Sequence[bytes], event_details: Sequence[bytes]
) -> str:
    """Return the whole block: plain JSON, or above `PLAIN_BELOW` each part deflated.

    `details` are chunks as `encoded` gives them. Each is deflated by itself, so that a browser
    unpacks only those whose claims it shows; deflate looks back no more than 32 kB, so they lose
    nothing by it.
    """
    first = encoded(head)
    if len(first) + sum(map(len, details)) + sum(map(len, event_details)) <= PLAIN_BELOW:
        whole = first[:-1] + b',"details":[%b],"eventDetails":[%b]}' % (
            b",".join(details),
            b",".join(event_details),
        )
        return _escaped(whole).decode()
    block = {
        "schema": head["schema"],
        "packed": PACKED,
        "head": deflated(first),
        "details": [deflated(chunk) for chunk in details],
        "eventDetails": [deflated(chunk) for chunk in event_details],
    }
    return encoded(block).decode()


def encoded(data: Any) -> bytes:  # noqa: ANN401  # any plain JSON type
    """Return the data as JSON in UTF-8; a lone surrogate, which no text may hold, as U+FFFD."""
    try:
        return msgspec.json.encode(data)
    except UnicodeEncodeError:
        words = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
        return _SURROGATE.sub(_mended, words).encode()


def _mended(pair: re.Match[str]) -> str:
    """Return a pair of surrogates as it is, and a lone one as the sign for what can't be read."""
    return pair[0] if pair[1] else "\\ufffd"


def _escaped(data: bytes) -> bytes:
    for character, escape in _ESCAPES:
        data = data.replace(character, escape)
    return data
