"""JSON for a script element, and its packed form: deflated and in Base64 above a size."""

import zlib
from base64 import b64encode
from typing import Any

import msgspec

CHUNK = 1_000
"""So many claims or events stand in one chunk of details; see `packed`."""
PLAIN_BELOW = 300_000
"""Data of more bytes than this are deflated; smaller ones stay readable (and searchable) as they are.
"""
PACKED = "deflate-raw"
_LEVEL = 6
_ESCAPES = (
    (b"<", b"\\u003c"),
    (b">", b"\\u003e"),
    (b"&", b"\\u0026"),
    ("\u2028".encode(), b"\\u2028"),
    ("\u2029".encode(), b"\\u2029"),
)


def as_json(data: Any) -> str:  # noqa: ANN401  # any plain JSON type
    """Return the data as JSON that can stand inside a script element."""
    return _escaped(_encoded(data)).decode()


def packed(
    head: dict[str, Any], details: list[dict[str, Any]], event_details: list[dict[str, Any]]
) -> str:
    """Return the whole block: plain JSON, or above `PLAIN_BELOW` each part deflated.

    Parts are deflated one by one, so that a browser unpacks only those whose claims it shows;
    deflate looks back no more than 32 kB, so they lose nothing by it.
    """
    parts = [_encoded(head), *map(_encoded, details), *map(_encoded, event_details)]
    if sum(map(len, parts)) <= PLAIN_BELOW:
        whole = {**head, "details": details, "eventDetails": event_details}
        return _escaped(_encoded(whole)).decode()
    first, *others = map(_deflated, parts)
    return _encoded(
        {
            "schema": head["schema"],
            "packed": PACKED,
            "head": first,
            "details": others[: len(details)],
            "eventDetails": others[len(details) :],
        }
    ).decode()


def _deflated(data: bytes) -> str:
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b64encode(deflate.compress(data) + deflate.flush()).decode()


def _encoded(data: Any) -> bytes:  # noqa: ANN401  # any plain JSON type
    return msgspec.json.encode(data)


def _escaped(data: bytes) -> bytes:
    for character, escape in _ESCAPES:
        data = data.replace(character, escape)
    return data
