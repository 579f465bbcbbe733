"""oEmbed 1.0: what a page that a link is pasted into asks for, as one static answer."""

import json

from geomap.errors import UsageError
from geomap.render.markup import html_text
from geomap.render.snippets import PNG, Piece, plain_frame

NAME = "oembed.json"
_SIZE = (960, 640)
_PNG_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def oembed(made: Piece, *, picture: bytes | None = None, provider: str | None = None) -> str:
    """Return the answer as JSON: type rich, the map in a sandboxed frame with its caption.

    `picture` is `figure.png`, whose size the thumbnail's keys tell; without it there are none.
    `provider` names who publishes, which only the caller knows.

    Raises
    ------
    UsageError
        The piece has no base, without which no address in the answer leads anywhere.
    """
    if not made.base:
        raise UsageError("oEmbed needs the address where the map will be published; give base_url")
    answer: dict[str, object] = {"version": "1.0", "type": "rich", "title": made.title}
    if provider:
        answer["provider_name"] = provider
    answer |= {"html": plain_frame(made), "width": _SIZE[0], "height": _SIZE[1]}
    if picture is not None:
        wide, high = png_size(picture)
        answer |= {
            "thumbnail_url": made.at(PNG),
            "thumbnail_width": wide,
            "thumbnail_height": high,
        }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def discovery_link(*, title: str, base: str) -> str:
    """Return the element that leads from a page's head to the answer; `base` ends in "/"."""
    return (
        '<link rel="alternate" type="application/json+oembed" '
        f'href="{base}{NAME}" title="{html_text(title)}">\n'
    )


def png_size(picture: bytes) -> tuple[int, int]:
    """Return a PNG's width and height in pixels.

    Raises
    ------
    UsageError
        It is no PNG.
    """
    if not picture.startswith(_PNG_HEAD) or len(picture) < len(_PNG_HEAD) + 8:
        raise UsageError("the picture is no PNG; give the bytes of figure.png")
    start = len(_PNG_HEAD)
    wide, high = (int.from_bytes(picture[n : n + 4], "big") for n in (start, start + 4))
    return wide, high
