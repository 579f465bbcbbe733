"""Pieces to paste into a page, a post, a notebook or a report; each carries method and credit.

No piece needs a script of the host's. Addresses are names beside the page that they are pasted
into, or absolute where the place of publication is known.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from geomap.errors import UsageError
from geomap.layers.words import shown_day
from geomap.messages import ENGLISH, Messages
from geomap.render.markup import (
    html_text,
    latex_text,
    markdown_attribute,
    markdown_text,
    one_line,
)

MAP, PNG, SVG, PDF = "map.html", "figure.png", "figure.svg", "figure.pdf"
# Without `allow-same-origin` the map reaches nothing of its host's. The last word gives a source
# that a reader opens from the map its own rights back: else most newspapers' pages break.
SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
_FRAME = f'loading="lazy" sandbox="{SANDBOX}" referrerpolicy="no-referrer"'
_BOX = "position:relative;width:100%;aspect-ratio:16/10;min-height:min(560px,85vh)"
_FILLED = "position:absolute;inset:0;width:100%;height:100%"
_FRAME_HIGH = 640
_TITLE_MOST, _ALT_MOST = 300, 2_000
_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What every snippet is made of, each text on one line.

    `base` is "" or an absolute address that ends in "/"; `size` that of the picture in CSS pixels.
    """

    title: str
    method: str
    credit: str
    alt: str
    as_of: str | None
    base: str
    size: tuple[int, int]
    messages: Messages = ENGLISH

    @property
    def caption(self) -> tuple[str, ...]:
        """The sentences below the map: title, as-of date, method line, credit line."""
        title = self.title if self.title.endswith(_ENDS) else f"{self.title}."
        until = shown_day(self.as_of, messages=self.messages) if self.as_of else ""
        told = self.messages.text("As of {day}.", day=until)
        day = told if until not in self.method else ""  # it says so itself, mostly
        return tuple(words for words in (title, day, self.method, self.credit) if words)

    @property
    def interactive(self) -> str:
        """The title of a frame that holds the map."""
        return self.messages.text("{title} (interactive map)", title=self.title)

    def at(self, name: str) -> str:
        """Return the address of a file: of signs that neither HTML nor Markdown reads as theirs."""
        return f"{self.base}{name}"


def piece(  # noqa: PLR0913  # keyword-only, the words that every output carries
    *,
    title: str,
    method: str,
    credit: str,
    alt: str,
    as_of: str | None,
    base_url: str | None = None,
    size: tuple[int, int] = (960, 540),
    messages: Messages = ENGLISH,
) -> Piece:
    """Return what snippets are made of, strangers' text without what no page can hold safely.

    Raises
    ------
    UsageError
        `base_url` is no address of a folder on the web.
    """
    return Piece(
        title=one_line(title, most=_TITLE_MOST) or messages.text("Map"),
        method=one_line(method),
        credit=one_line(credit),
        alt=one_line(alt, most=_ALT_MOST),
        as_of=one_line(as_of, most=40) if as_of else None,
        base=checked_base(base_url) if base_url is not None else "",
        size=size,
        messages=messages,
    )


def checked_base(url: str) -> str:
    """Return the address of the folder in which the files are published, ended with "/".

    Raises
    ------
    UsageError
        It is not http or https, names a file, or has a user, a query or a fragment.
    """
    wrong = _wrong_with(url)
    if wrong:
        raise UsageError(
            f"base URL {url[:100]!r}: {wrong}; "
            "give the folder in which the files will lie, such as https://example.org/maps/kursk/"
        )
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path.rstrip("/"), safe="/%-._~")
    return f"{parts.scheme}://{host}{port}{path}/"


def _wrong_with(url: str) -> str | None:
    if any(sign.isspace() or not sign.isprintable() or sign == "\\" for sign in url):
        return "holds a blank, a control character or a backslash"
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        _ = parts.port
    except ValueError:
        return "can't be read as an address"
    signs = set(host) - set("abcdefghijklmnopqrstuvwxyz0123456789.-:")
    last = parts.path.rsplit("/", 1)[-1].lower()
    found = {
        "is not http or https": parts.scheme not in {"http", "https"},
        "names no host": not host or bool(signs),
        "holds a user or password": "@" in parts.netloc,
        "has a query or fragment": "?" in url or "#" in url,
        "names a file": last.endswith((".html", ".htm", ".png", ".svg", ".pdf", ".json")),
    }
    return next((words for words, is_so in found.items() if is_so), None)


def html_frame(made: Piece) -> str:
    """Return the map in a frame as wide as its column, over its picture.

    The picture is seen while the map loads, and where frames are taken out or not loaded.
    """
    return (
        f'<figure style="margin:1.5em 0">\n<div style="{_BOX}">\n'
        f'<img {_image(made, SVG)} loading="lazy" style="{_FILLED};object-fit:contain">\n'
        f'<iframe {_address(made)} {_FRAME} style="{_FILLED};border:0"></iframe>\n'
        f"</div>\n{_figcaption(made)}\n</figure>\n"
    )


def plain_frame(made: Piece) -> str:
    """Return the map in a frame without inline styles, for hosts that allow none."""
    sized = f'width="100%" height="{_FRAME_HIGH}"'
    return (
        f"<figure>\n<iframe {_address(made)} {sized} {_FRAME}></iframe>\n"
        f"{_figcaption(made)}\n</figure>\n"
    )


def html_picture(made: Piece) -> str:
    """Return the picture without a frame, which every policy that allows pictures shows."""
    return f"<figure>\n<img {_image(made, SVG)}>\n{_figcaption(made)}\n</figure>\n"


def markdown(made: Piece) -> str:
    """Return the picture, which leads to the map, and its caption, for any Markdown."""
    picture = f"[![{markdown_text(made.alt)}]({made.at(PNG)})]({made.at(MAP)})"
    link = markdown_text(made.messages.text("Interactive map"))
    return f"{picture}\n\n{_strong(made, markdown_text)} [{link}]({made.at(MAP)})\n"


def quarto(made: Piece) -> str:
    """Return the map for HTML, and its picture for PDF and Word, as Quarto chooses by format."""
    caption = " ".join(map(markdown_text, made.caption))
    alt = markdown_attribute(made.alt)

    def shown(name: str, *, format_: str) -> str:
        # Quarto fetches no picture for a report: it lies beside the report's source.
        picture = f'![{caption}]({name}){{fig-alt="{alt}"}}'
        return f'::: {{.content-visible when-format="{format_}"}}\n{picture}\n:::\n'

    frame = f"```{{=html}}\n{html_frame(made)}```"
    return (
        f'::: {{.content-visible when-format="html"}}\n{frame}\n:::\n\n'
        f"{shown(PDF, format_='pdf')}\n{shown(PNG, format_='docx')}"
    )


def latex(made: Piece) -> str:
    """Return a figure for LaTeX; the picture lies beside the report's source."""
    where = f"% The picture: {made.at(PDF)}\n" if made.base else ""
    told = made.messages.text("Interactive map: {address}", address=made.at(MAP))
    link = f" {latex_text(told)}" if made.base else ""
    return (
        "% In the preamble: \\usepackage{graphicx}; Cyrillic names need XeLaTeX or LuaLaTeX.\n"
        f"{where}\\begin{{figure}}\n  \\centering\n"
        f"  \\includegraphics[width=\\linewidth,alt={{{latex_text(made.alt)}}}]{{{PDF}}}\n"
        f"  \\caption[{{{latex_text(made.title)}}}]{{{_strong_latex(made)}{link}}}\n"
        "\\end{figure}\n"
    )


def caption(made: Piece) -> str:
    """Return the caption as plain text, for a text processor or a picture's own field."""
    return " ".join(made.caption) + "\n"


def _address(made: Piece) -> str:
    return f'src="{made.at(MAP)}" title="{html_text(made.interactive)}"'


def _image(made: Piece, name: str) -> str:
    wide, high = made.size
    alt = html_text(made.alt)
    return f'src="{made.at(name)}" alt="{alt}" width="{wide}" height="{high}"'


def _figcaption(made: Piece) -> str:
    words = " ".join(map(html_text, made.caption))
    links = (
        f'<a href="{made.at(MAP)}">{html_text(made.messages.text("Open the map"))}</a>, '
        f'<a href="{made.at(PNG)}">{html_text(made.messages.text("see it as a picture"))}</a>'
    )
    return f"<figcaption>{words} {links}</figcaption>"


def _strong(made: Piece, written: Callable[[str], str]) -> str:
    title, *others = map(written, made.caption)
    return " ".join((f"**{title}**", *others))


def _strong_latex(made: Piece) -> str:
    title, *others = map(latex_text, made.caption)
    return " ".join((f"\\textbf{{{title}}}", *others))
