"""The documents of a ledger: their text is what the rows quote, so that every quote has a span."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.documents.dates import moment
from geomap.ledger.values import Row
from geomap.model import Block, Document, Span

CUT = " [...] "
_BETWEEN = "\n\n"


@dataclass(slots=True, kw_only=True)
class Paper:
    """A document that grows with each row that quotes it."""

    row: Row
    path: str
    published: str | None
    text: str = ""
    spans: dict[str, Span] = field(default_factory=dict)

    def quote(self, words: str) -> Span:
        """Return where the words stand; they are added where they do not."""
        found = self.spans.get(words)
        if found is None:
            start = len(self.text) + (len(_BETWEEN) if self.text else 0)
            self.text += f"{_BETWEEN if self.text else ''}{words}"
            found = Span(start=start, end=start + len(words), text=words)
            self.spans[words] = found
        return found

    def document(self) -> Document:
        """Return the document; its id is the given one, else made of its content."""
        get = self.row.get
        title, publisher, url = get("title"), get("publisher"), get("url")
        parts = [self.text, title, publisher, url, self.published]
        content = "\0".join("" if one is None else one for one in parts).encode()
        known = {name: f"column {self.row.named[name]}" for name in _META if get(name)}
        return Document(
            id=get("document") or hashlib.sha256(content).hexdigest()[:16],
            path=get("path") or self.path,
            title=title,
            publisher=publisher,
            url=url,
            published=self.published,
            language=get("language"),
            posted_at=moment(get("posted_at") or ""),
            edited=(get("edited") or "").lower() == "true",
            edited_at=moment(get("edited_at") or ""),
            forwarded_from=get("forwarded_from"),
            known_from=known,
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            text=self.text,
            blocks=tuple(
                Block(kind="paragraph", start=span.start, end=span.end)
                for span in self.spans.values()
            ),
        )


_META = ("title", "publisher", "url", "published", "language")


def key_of(row: Row, published: str | None, *, number: int) -> tuple[object, ...]:
    """Return what two rows of one document have in common; a row that names none is its own."""
    if given := row.get("document"):
        return (given,)
    url, title = row.get("url"), row.get("title")
    if url is None and title is None:
        return (number,)
    return (url, title, row.get("publisher"), published, row.get("language"))


def quotes_of(row: Row) -> Sequence[str]:
    """Return what a row quotes: one text, or several that geomap's own tables join."""
    return [part for one in (row.get("quote") or "").split(CUT) if (part := one.strip())]
