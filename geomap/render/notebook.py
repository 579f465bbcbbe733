"""What a notebook shows: the map in a frame, its picture for print and PDF, its words as text.

A notebook keeps all three beside each other and each of its readers takes what it can show:
JupyterLab the map, nbconvert's LaTeX the picture, a terminal the words. Where frames are taken out
of a notebook (JupyterLab before it is trusted, GitHub), the words below the frame are left. There
is no SVG among them: nbconvert wants Inkscape for it where no PDF stands beside.
"""

import html
from base64 import b64encode
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.messages import ENGLISH, Messages, term
from geomap.render.markup import html_text, one_line
from geomap.render.snippets import SANDBOX, piece

if TYPE_CHECKING:
    from geomap.result import Result

Bundle = tuple[dict[str, str], dict[str, dict[str, Any]]]
"""Data by media type, and what is told of each: as IPython's `_repr_mimebundle_` returns them."""
HTML, PNG, TEXT = "text/html", "image/png", "text/plain"
_HIGH = 640
_SHARP = 2  # pixels of the PNG for one of the page: screens and paper show that many
_LARGE = 5_000_000
_UNTRUSTED = term(
    "The map itself shows where this notebook is trusted; {code} keeps its picture alone."
)
_PICTURE_ALONE = "<code>display(…, include=[&quot;image/png&quot;])</code>"
_IS_LARGE = term(
    "This map takes {size} MB of the notebook; {to_file} of the result, or {save} of the map, "
    "writes it as a file of its own."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The picture of a map and the words that stand beside it; nothing but text.

    The words are in the language of `messages`.
    """

    svg: str
    wide: int
    alt: str
    title: str
    method: str
    credit: str
    messages: Messages = ENGLISH


def mimebundle(
    result: "Result",
    *,
    include: Collection[str] | None = None,
    exclude: Collection[str] | None = None,
) -> Bundle:
    """Return a result as a notebook shows it: `text/html`, `image/png` (Base64), `text/plain`.

    `include` and `exclude` are media types, as IPython's `display` takes them: what nobody asks for
    is not made.
    """
    from geomap.layers.drawing import drawing
    from geomap.render.figure import figure
    from geomap.render.html import page

    material = result.material()
    drawn = drawing(
        result.claims, result.events, gazetteer=result.gazetteer, messages=result.messages
    )
    made = figure(material, size="slide", drawn=drawn)
    shown = Shown(
        svg=made.svg,
        wide=round(made.size.layout.width),
        alt=made.alt,
        title=material.title,
        method=material.method,
        credit=material.credit,
        messages=result.messages,
    )
    return bundle(lambda: page(result, drawn=drawn), shown, include=include, exclude=exclude)


def bundle(
    page: Callable[[], str],
    shown: Shown | None,
    *,
    include: Collection[str] | None = None,
    exclude: Collection[str] | None = None,
) -> Bundle:
    """Return a page and its picture as a notebook shows them; without `shown` the page alone."""
    makers: dict[str, Callable[[], str]] = {HTML: lambda: framed(page(), shown)}
    about: dict[str, dict[str, Any]] = {}
    if shown:
        makers |= {PNG: lambda: _png(shown), TEXT: lambda: _plain(shown)}
        about = {PNG: {"width": shown.wide, "alt": one_line(shown.alt)}}
    wanted = [kind for kind in makers if include is None or kind in include]
    data = {kind: makers[kind]() for kind in wanted if kind not in (exclude or ())}
    return data, {kind: words for kind, words in about.items() if kind in data}


def framed(page: str, shown: Shown | None) -> str:
    """Return the page in a frame without rights in the notebook; where it is large, its size."""
    messages = shown.messages if shown else ENGLISH
    name = one_line(shown.title) if shown else messages.text("Map")
    title = html_text(messages.text("{title} (interactive map)", title=name))
    words = " ".join(map(html_text, _lines(shown))) if shown else ""
    untrusted = messages.text(_UNTRUSTED, code=_PICTURE_ALONE)
    # One above the other in one cell of a grid: without the frame the words take their own room.
    frame = (
        f'<div style="display:grid">\n<p style="grid-area:1/1">{words} {untrusted}</p>\n'
        f'<iframe srcdoc="{html.escape(page)}" title="{title}" '
        f'sandbox="{SANDBOX}" referrerpolicy="no-referrer" '
        f'style="grid-area:1/1;width:100%;height:{_HIGH}px;border:0"></iframe>\n</div>'
    )
    size = len(page.encode())
    if size < _LARGE:
        return frame
    told = messages.text(
        _IS_LARGE,
        size=messages.decimal(size / 1e6, ".0f"),
        to_file='<code>to_file("map.html")</code>',
        save='<code>save("map.html")</code>',
    )
    return f"{frame}\n<p>{told}</p>"


def _png(shown: Shown) -> str:
    from geomap.render.raster import png

    return b64encode(png(shown.svg, width_px=_SHARP * shown.wide)).decode("ascii")


def _plain(shown: Shown) -> str:
    return "\n".join(_lines(shown))


def _lines(shown: Shown) -> tuple[str, ...]:
    made = piece(
        title=shown.title,
        method=shown.method,
        credit=shown.credit,
        alt=shown.alt,
        as_of=None,
        messages=shown.messages,
    )
    return made.caption
