"""RSS and Atom files: each entry a document. Nothing that a feed points to is fetched."""

import io
import re
from typing import Any

from geomap.documents import encodings, markup
from geomap.documents.draft import Draft, Note, Parsed, UnreadableError
from geomap.documents.fields import Fields

_DECLARATION = re.compile(r"\s{0,100}<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding\s{0,5}=\s{0,5}[\"']([\w.-]{2,30})[\"']")
_DOCTYPE = re.compile(r"<!\s{0,10}(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_QUOTED = re.compile(r"<!\[CDATA\[|<!--")


def parsed(data: bytes) -> Parsed:
    """Return the entries of a feed's bytes.

    Raises
    ------
    UnreadableError
        The bytes are no text or no feed, declare entities, or hold no entries.
    """
    declared = _ENCODING.search(data[:300])
    result = encodings.decoded(data, declared=declared[1].decode() if declared else None)
    # An entity may stand for a billion words or for a file of this machine; no feed needs one.
    if _DOCTYPE.search(_unquoted(result.text)):
        raise UnreadableError(
            "the XML declares a DOCTYPE or entities, which can be harmful", "remove the declaration"
        )
    feed = _feed(_DECLARATION.sub("", result.text, count=1))
    fault = feed.get("bozo_exception")
    line = fault.getLineNumber() if hasattr(fault, "getLineNumber") else None
    if not feed.entries and line is not None:
        raise UnreadableError("broken XML", "mend the XML", line=line)
    if not feed.get("version") and not feed.entries:
        raise UnreadableError("XML, but no RSS or Atom feed", "give the feed or the page itself")
    warnings = list(result.notes)
    if feed.get("bozo") and line is not None:
        finding = "broken XML; the entries were read as far as they could be told"
        warnings.append(Note(finding=finding, remedy="mend the XML", line=line))
    drafts = [_entry(feed, entry, number, warnings) for number, entry in enumerate(feed.entries, 1)]
    found = tuple(draft for draft in drafts if draft is not None)
    if not found:
        raise UnreadableError("the feed holds no entry with words", "give another feed")
    return Parsed(drafts=found, warnings=tuple(warnings))


def _unquoted(xml: str) -> str:
    """Return XML without its comments and CDATA, in which a DOCTYPE is only a word."""
    pieces, place = [], 0
    while opening := _QUOTED.search(xml, place):
        closing = "-->" if opening[0] == "<!--" else "]]>"
        end = xml.find(closing, opening.end())
        if end < 0:
            break
        pieces.append(xml[place : opening.start()])
        place = end + len(closing)
    return "".join([*pieces, xml[place:]])


def _feed(xml: str) -> Any:  # noqa: ANN401  # feedparser has no types
    """Return feedparser's reading of XML; given bytes, it never fetches an address."""
    import feedparser

    try:
        return feedparser.parse(
            io.BytesIO(xml.encode()),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,  # it drops words; of markup nothing but the words is kept here
        )
    # What feedparser is known to raise on nonsense.
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise UnreadableError("XML that can't be read as a feed", "mend the XML") from error


def _entry(feed: Any, entry: Any, number: int, warnings: list[Note]) -> Draft | None:  # noqa: ANN401  # feedparser's
    """Return the draft of an entry: its content, else its summary, else its title alone."""
    bodies = [piece.get("value", "") for piece in entry.get("content", [])]
    title = _words(entry.get("title", ""))
    candidates = [_words(body) for body in [*bodies, entry.get("summary", "")]]
    text = max(candidates, key=len, default="") or title
    if not text:
        return None
    fields = Fields(source="feed")
    fields.take("title", title)
    fields.take("publisher", _words(feed.feed.get("title", "")))
    fields.take("url", entry.get("link"))
    fields.take("published", entry.get("published"))
    fields.take("language", feed.feed.get("language"))
    warnings.extend(
        Note(finding=f"entry {number}: {note.finding}", remedy=note.remedy)
        for note in fields.warnings
    )
    return Draft(text=text, known_from=fields.known_from, **fields.values)


def _words(html: str) -> str:
    return (markup.words_of(html) if markup.has_tags(html) else html).strip()
