# ruff: noqa: SIM905  # word lists read best as words
"""Words out of HTML without a tree: for pieces in feeds, and pages in which no article is found.

The standard library's parser keeps no stack, so that no depth of nesting can exhaust it.
"""

import re
from html.parser import HTMLParser

_BREAKING = frozenset(
    """address article aside blockquote body br dd div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr
    title ul""".split()
)
_SILENT = frozenset("head iframe noscript object script select style svg template".split())
_SPACE = re.compile(r"[ \t\r\n\f\xa0]{1,1000}")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>|&(?:[a-zA-Z]{2,10}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


class _Words(HTMLParser):
    """Collects the words, with a new line where the page breaks one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if self.silent is None and tag in _SILENT:
            self.silent = tag
        elif tag in _BREAKING:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = None
        elif tag in _BREAKING:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self.silent is None:
            self.pieces.append(_SPACE.sub(" ", data))


def words_of(html: str) -> str:
    """Return the words of HTML, one line for each of its paragraphs."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    lines = ("".join(parser.pieces)).split("\n")
    return "\n".join(stripped for line in lines if (stripped := line.strip()))


def has_tags(text: str) -> bool:
    """Tell whether a text is HTML rather than plain words."""
    return _TAG.search(text) is not None
