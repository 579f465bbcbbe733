"""Documents as read, and the stretches of their text."""

from dataclasses import dataclass, field

from geomap.model.vocabulary import DOCUMENT_SCHEMA, BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters of a document: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document that no sentence crosses; `boilerplate` is never read for claims."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article or post, its text unchanged.

    `known_from` says for each known field of the metadata where it was found. `published` is
    `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `sha256` is that of `text` in UTF-8. `blocks` are in order,
    do not overlap, and cover all of the text but white space.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """What a claim tells of its document: all but the text."""

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
