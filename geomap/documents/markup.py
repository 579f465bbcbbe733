# word lists read best as words
"""Words out of HTML without a tree: for pieces in feeds, and pages in which no article is found.

The standard library's parser takes minutes for some pages that nobody would write by accident
(the square of the number of unclosed tags); every step here goes forward once.
"""

import html
import re
from collections.abc import Iterator

_BREAKING = frozenset(
    """address article aside blockquote body br dd div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr
    title ul""".split()
)
_SILENT = frozenset("head iframe noscript object script select style svg template".split())
_SPACE = re.compile(r"[ \t\r\n\f\xa0]{1,1000}")
_HAS_TAG = re.compile(
    r"<[a-zA-Z/!][^<>]{0,2000}>|&(?:[a-zA-Z]{2,10}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
_OPENING = re.compile(r"<!--|<[!?]|</?(?P<name>[a-zA-Z][^\s/<>]{0,40}+)")
# A tag's inside as HTML defines it; every part is possessive, so that no page makes this slow.
ATTRIBUTE = r"=?[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
INSIDE = rf"[^\s/>]*+(?:[\s/]++|{ATTRIBUTE}|=)*+>?"
_INSIDE = re.compile(INSIDE)
_LATIN = "[a-zA-Z0-9]"


def words_of(page: str) -> str:
    """Return the words of HTML, one line for each of its paragraphs."""
    lines = html.unescape("".join(_pieces(page))).split("\n")
    return "\n".join(stripped for line in lines if (stripped := line.strip()))


def has_tags(text: str) -> bool:
    """Tell whether a text is HTML rather than plain words."""
    return _HAS_TAG.search(text) is not None


def _pieces(page: str) -> Iterator[str]:
    """Yield the words between the tags, and a line's end where the page breaks one."""
    place = 0
    endless: set[str] = set()  # what is opened somewhere and closed nowhere behind
    while opening := _OPENING.search(page, place):
        yield _SPACE.sub(" ", page[place : opening.start()])
        place = opening.end()
        name = (opening["name"] or opening[0]).lower()
        if opening["name"]:
            inside = _INSIDE.match(page, place)
            place = inside.end() if inside else place
            if name in _BREAKING:
                yield "\n"
        is_silent = opening["name"] is None or (name in _SILENT and opening[0][1] != "/")
        if is_silent and name not in endless:
            end = _end_of(page, place, name)
            if end is None:
                endless.add(name)
            place = end or place
    yield _SPACE.sub(" ", page[place:])


def _end_of(page: str, place: int, name: str) -> int | None:
    """Return where a comment, a declaration or a silent element ends, or None."""
    pattern = {"<!--": "-->", "<!": ">", "<?": ">"}.get(
        name, rf"</{re.escape(name)}(?!{_LATIN})[^>]{{0,200}}>"
    )
    closing = re.compile(pattern, re.IGNORECASE).search(page, place)
    return closing.end() if closing else None
