"""The page that helps to put the map into other pages and reports: snippets to copy, a preview.

It has no script and asks for nothing but the map and its picture beside it. No text of a document
is part of the template: it goes in as values, which Jinja escapes.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from geomap.layers.words import shown_day
from geomap.messages import Messages, term
from geomap.messages.texts import PLACEHOLDER
from geomap.render import snippets
from geomap.render.inline import integrity, own
from geomap.render.markup import Html
from geomap.render.oembed import discovery_link
from geomap.render.snippets import Piece

_WIDE = 100  # characters in a line of a snippet's box, about
_MOST_ROWS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One text to copy."""

    id: str
    label: str
    text: str

    @property
    def rows(self) -> int:
        """The lines that the text takes in its box, so that it is seen and printed whole."""
        lines = self.text.rstrip("\n").split("\n")
        return min(_MOST_ROWS, sum(1 + len(line) // _WIDE for line in lines))


def embed_page(made: Piece) -> str:
    """Return the page `embed.html`, to lie beside `map.html` and the figures; equal bytes again.

    Where the piece knows its base, the snippets hold absolute addresses.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("geomap.render", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = _slim(own("embed.css"))
    return environment.get_template("embed.html").render(
        policy=_policy(style),
        style=style,
        made=made,
        language=made.messages.language,
        messages=made.messages,
        say=_say(made.messages),
        code=_code,
        day=shown_day(made.as_of, messages=made.messages) if made.as_of else None,
        sandbox=snippets.SANDBOX,
        boxes=_boxes(made),
    )


def _boxes(made: Piece) -> dict[str, Box]:
    """Return the texts to copy by what the template calls them."""
    found = {
        "frame": (term("As wide as its column"), snippets.html_frame(made)),
        "plain": (term("Without inline styles"), snippets.plain_frame(made)),
        "picture": (term("Picture with its caption"), snippets.html_picture(made)),
        "markdown": ("Markdown", snippets.markdown(made)),
        "quarto": ("Quarto", snippets.quarto(made)),
        "latex": ("LaTeX", snippets.latex(made)),
        "alt": (term("Alternative text"), f"{made.alt}\n"),
        "caption": (term("Caption"), snippets.caption(made)),
        "method": (term("Method line"), f"{made.method}\n"),
        "credit": (term("Credit line"), f"{made.credit}\n"),
        "docx": ("Python", _DOCX),
        "oembed": (term("Link for the head"), discovery_link(title=made.title, base=made.base)),
    }
    say = made.messages.text
    return {name: Box(id=name, label=say(one), text=text) for name, (one, text) in found.items()}


def _say(messages: Messages) -> Callable[..., Html]:
    """Return what says a message in the template's text: it is escaped, and what is put in too."""

    def say(message: str, **values: object) -> Html:
        pattern = html.escape(messages.text(message), quote=False)
        return Html(PLACEHOLDER.sub(lambda found: _escaped(values[found[1]]), pattern))

    return say


def _escaped(value: object) -> str:
    return value if isinstance(value, Html) else html.escape(str(value), quote=False)


def _code(words: str) -> Html:
    """Return words as they are typed, to be put into a message."""
    return Html(f"<code>{html.escape(words, quote=False)}</code>")


_DOCX = """\
import docx
import geomap
from geomap.docx import add_map

report = docx.Document()
add_map(report, geomap.run(geomap.read("articles/")))
report.save("report.docx")
"""


def _policy(style: str) -> str:
    # In Chromium and Firefox a page opened from a file finds its neighbours under 'self' too.
    return (
        "default-src 'none'; frame-src 'self'; img-src 'self'; "
        f"style-src {integrity(style)}; base-uri 'none'; form-action 'none'"
    )


def _slim(style: str) -> str:
    return re.sub(r"^\s+", "", style, flags=re.MULTILINE)
