"""What a reader of one kind of file hands over: drafts of documents, and what went wrong."""

from dataclasses import dataclass, field

from geomap.errors import InputError
from geomap.model import Document, Translation


class UnreadableError(InputError):
    """A file can't be read at all: what was found, what to do, and the line if there is one."""

    def __init__(self, finding: str, remedy: str, *, line: int | None = None) -> None:
        super().__init__(f"{finding}; {remedy}")
        self.finding = finding
        self.remedy = remedy
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A fault inside a file that can otherwise be read."""

    finding: str
    remedy: str
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as a file gives it, before anything is concluded from its text or address.

    `line` is where it stands in its file; `known_from` holds how each given field is known. A
    post's id names it in all its versions: `is_post` tells that another text is no fault.
    """

    text: str
    line: int | None = None
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    is_post: bool = False
    posted_at: str | None = None
    edited: bool = False
    edited_at: str | None = None
    forwarded_from: str | None = None
    forwarded_id: str | None = None
    forwarded_url: str | None = None
    reply_to: str | None = None
    translations: tuple[Translation, ...] = ()
    known_from: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """All that one file gives: drafts, or documents that geomap wrote itself."""

    drafts: tuple[Draft | tuple[int, Document], ...] = ()
    unread: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()
