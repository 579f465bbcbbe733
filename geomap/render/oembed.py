"""oEmbed 1.0: what a page that a link is pasted into asks for, as one static answer."""

import json

from geomap.errors import UsageError
from geomap.render.markup import html_text
from geomap.render.snippets import PNG, piece, plain_frame

NAME = "oembed.json"
_SIZE = (960, 640)
_PNG_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def oembed(  # noqa: PLR0913  # keyword-only, the words that every output carries
    *,
    title: str,
    method: str,
    credit: str,
    alt: str,
    as_of: str | None,
    base_url: str,
    picture: bytes | None = None,
    provider: str | None = None,
) -> str:
    """Return the answer as JSON: type rich, the map in a sandboxed frame with its caption.

    `picture` is `figure.png`, whose size the thumbnail's keys tell; without it there are none.
    `provider` names who publishes, which only the caller knows.

    Raises
    ------
    UsageError
        `base_url` is no address of a folder on the web.
    """
    made = piece(
        title=title,
        method=method,
        credit=credit,
        alt=alt,
        as_of=as_of,
        base_url=base_url,
        size=_SIZE,
    )
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
