"""HTML pages: the article's text taken out by trafilatura, with what the page says of itself.

A page of Telegram holds posts instead (`geomap.documents.telegram_pages`).
"""

import functools
import re
from typing import Any

from geomap.documents import encodings, markup, telegram_pages
from geomap.documents.draft import Draft, Note, Parsed, UnreadableError
from geomap.documents.fields import Fields

MAX_TAGS = 200_000  # more than any article; a page of millions would take minutes
MAX_ATTRIBUTES = 500
MAX_DATE = "2100-12-31"  # fixed, since the finder would otherwise look at the clock
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,30})", re.IGNORECASE)
_ATTRIBUTES = re.compile(markup.ATTRIBUTE)
_TAG = re.compile(rf"<(?P<name>[a-zA-Z][^\s/>]{{0,40}}+){markup.INSIDE}")
_FIELDS = {"title": "title", "sitename": "publisher", "url": "url", "date": "published"}


def parsed(data: bytes) -> Parsed:
    """Return the article of a page's bytes, or the posts of a page of Telegram.

    Raises
    ------
    UnreadableError
        The bytes are no text, or the page holds no words.
    """
    charset = _CHARSET.search(data[:4096])
    result = encodings.decoded(data, declared=charset[1].decode() if charset else None)
    if telegram_pages.may_be(result.text):
        posts = telegram_pages.parsed(_TAG.sub(_few_attributes, result.text), result.notes)
        if posts is not None:
            return posts
    if result.text.count("<") > MAX_TAGS:
        raise UnreadableError(f"over {MAX_TAGS} tags", "save the article alone, as .txt")
    article = _article(_TAG.sub(_few_attributes, result.text))
    warnings = list(result.notes)
    fields = Fields(source="html")
    text = (article.text or "").strip() if article is not None else ""
    if not text:
        text = markup.words_of(result.text)
        finding = "no article found in the page; all its words were read"
        warnings.append(Note(finding=finding, remedy="check them, or save the article as .txt"))
    if not text:
        raise UnreadableError("the page holds no words", "save the page after it has loaded")
    for theirs, ours in _FIELDS.items() if article is not None else ():
        fields.take(ours, getattr(article, theirs, None))
    draft = Draft(text=text, known_from=fields.known_from, **fields.values)
    return Parsed(drafts=(draft,), warnings=(*warnings, *fields.warnings))


def _few_attributes(tag: re.Match[str]) -> str:
    """Return a tag as it is, or without its attributes if no page would have so many.

    The time that libxml2 takes grows with the square of their number: minutes for 200,000.
    """
    if len(tag[0]) <= MAX_ATTRIBUTES:
        return tag[0]
    count = sum(1 for _ in _ATTRIBUTES.finditer(tag[0]))
    return tag[0] if count <= MAX_ATTRIBUTES else f"<{tag['name']}>"


def _article(html: str) -> Any:  # noqa: ANN401  # trafilatura's own document
    """Return what trafilatura finds, or None where it finds nothing or fails on the page."""
    from lxml.etree import LxmlError

    _silence()
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
                "max_date": MAX_DATE,
            },
        )
    # What lxml and trafilatura are known to raise on pages that no browser would make.
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return None


@functools.cache
def _silence() -> None:
    """Keep trafilatura's log of broken pages off the terminal; we give our own message."""
    import logging

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
