"""Documents as read, and the stretches of their text."""

from dataclasses import dataclass, field, fields

from geomap.model.vocabulary import DOCUMENT_SCHEMA, BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters of a document: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document that no sentence crosses; `boilerplate` is never read for claims.

    `language` is its language where that is another than the document's, else null.
    """

    kind: BlockKind
    start: int
    end: int
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A stretch of a document's text, and what the user gave as its translation."""

    start: int
    end: int
    text: str
    translation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place's name in a document that no extractor reads; `place` is the id of its entry."""

    start: int
    end: int
    text: str
    name: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article or post, its text unchanged.

    `known_from` says for each known field of the metadata where it was found. `published` is
    `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `sha256` is that of `text` in UTF-8. `blocks` are in order,
    do not overlap, and cover all of the text but white space.

    Of a post, `posted_at` and `edited_at` are its times in UTC (`YYYY-MM-DDTHH:MM:SS+00:00`);
    `edited` is true also where the time of the change is not known; `forwarded_from` is the
    channel or person whose post it carries, `forwarded_id` and `forwarded_url` what the file
    tells of that; `reply_to` is the id of the post that it answers. `translations` are the
    user's. `unread` is true where no extractor of the run reads the document's language; only then
    are `mentions` filled in.
    """

    schema: str = DOCUMENT_SCHEMA
    id: str
    path: str
    other_paths: tuple[str, ...] = ()
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    known_from: dict[str, str] = field(default_factory=dict)
    sha256: str
    text: str
    blocks: tuple[Block, ...] = ()
    posted_at: str | None = None
    edited: bool = False
    edited_at: str | None = None
    forwarded_from: str | None = None
    forwarded_id: str | None = None
    forwarded_url: str | None = None
    reply_to: str | None = None
    translations: tuple[Translation, ...] = ()
    unread: bool = False
    mentions: tuple[PlaceMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """What a claim tells of its document: all but the text and what points into it."""

    id: str
    path: str
    other_paths: tuple[str, ...] = ()
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    known_from: dict[str, str] = field(default_factory=dict)
    sha256: str
    posted_at: str | None = None
    edited: bool = False
    edited_at: str | None = None
    forwarded_from: str | None = None
    forwarded_id: str | None = None
    forwarded_url: str | None = None
    reply_to: str | None = None


OF_A_POST = tuple(
    "posted_at edited edited_at forwarded_from forwarded_id forwarded_url reply_to".split()
)
"""The fields that only posts have."""
_OF_REFERENCE = tuple(one.name for one in fields(DocumentRef))


def reference(document: Document) -> DocumentRef:
    """Return what a claim tells of its document."""
    return DocumentRef(**{name: getattr(document, name) for name in _OF_REFERENCE})
