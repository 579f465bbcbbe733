"""Paths into documents: every file read, identical ones once, every fault named."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from geomap.documents import feeds, pages, plain, records, walk
from geomap.documents.draft import Draft, Note, Parsed, UnreadableError
from geomap.documents.languages import as_their_channels
from geomap.documents.metadata import finished
from geomap.model import OF_A_POST, Document

MAX_BYTES = 50_000_000
VERSION_LENGTH = 8
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """What is wrong with an input: where, what was found, and what to do."""

    path: str
    finding: str
    remedy: str
    line: int | None = None

    def __str__(self) -> str:
        """Return the message: `path:line: finding; remedy`."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.finding}; {self.remedy}"


class Unread(_Fault):
    """What could not be read."""

    __slots__ = ()


class Doubt(_Fault):
    """What was read, but perhaps not as it was meant."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file that was read: SHA-256 of its bytes, its kind, and how many records it gave."""

    path: str
    sha256: str
    kind: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read, all that was not, and every doubt on the way."""

    documents: tuple[Document, ...] = ()
    unread: tuple[Unread, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    inputs: tuple[InputFile, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """The doubts as messages."""
        return tuple(str(doubt) for doubt in self.doubts)


@dataclass(slots=True)
class _Gathering:
    """What has been gathered so far; documents by id, with the place where each was first met."""

    documents: dict[str, Document] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    inputs: list[InputFile] = field(default_factory=list)


def read(*paths: str | os.PathLike[str], progress: Progress | None = None) -> Reading:
    """Return the documents of files and folders, and all that could not be read.

    Parameters
    ----------
    progress
        Called after each file with the number of files done and of all files.

    Notes
    -----
    Documents come in the order of the given paths, below a folder sorted by path. Paths are
    relative to the given path; a given file goes by its name.
    """
    sources = [source for path in paths for source in walk.found(path)]
    gathered = _Gathering()
    for number, source in enumerate(sources, 1):
        try:
            if isinstance(source, walk.Refused):
                raise source.fault
            _read_file(source, gathered)
        except UnreadableError as fault:
            note = Note(finding=fault.finding, remedy=fault.remedy, line=fault.line)
            gathered.unread.append(_unread(source.shown, note))
        if progress:
            progress(number, len(sources))
    return Reading(
        documents=as_their_channels(gathered.documents.values()),
        unread=tuple(gathered.unread),
        doubts=tuple(gathered.doubts),
        inputs=tuple(gathered.inputs),
    )


def _unread(path: str, note: Note) -> Unread:
    return Unread(path=path, finding=note.finding, remedy=note.remedy, line=note.line)


def _read_file(source: walk.Found, gathered: _Gathering) -> None:
    """Read one file into the gathering."""
    count = 0
    parsed, sha256 = _parsed(source)
    for draft in parsed.drafts:
        count += _gather(source.shown, draft, gathered)
    gathered.unread += [_unread(source.shown, note) for note in parsed.unread]
    gathered.doubts += [
        Doubt(path=source.shown, finding=note.finding, remedy=note.remedy, line=note.line)
        for note in parsed.warnings
    ]
    gathered.inputs.append(
        InputFile(path=source.shown, sha256=sha256, kind=source.kind, documents=count)
    )


def _parsed(source: walk.Found) -> tuple[Parsed, str]:
    """Return what a file holds, and the SHA-256 of its bytes."""
    try:
        with source.path.open("rb") as stream:
            if source.kind == "jsonl":
                return records.parsed_lines(stream)
            data = stream.read(MAX_BYTES + 1)
    except PermissionError as error:
        raise UnreadableError(
            "no permission to read it", "change its permissions (chmod +r)"
        ) from error
    except OSError as error:
        raise UnreadableError((error.strerror or "can't be read").lower(), "check it") from error
    if len(data) > MAX_BYTES:
        raise UnreadableError("over 50 MB", "split it, or make it .jsonl, which is read by line")
    readers = {"html": pages.parsed, "json": records.parsed_json, "feed": feeds.parsed}
    return readers.get(source.kind, plain.parsed)(data), hashlib.sha256(data).hexdigest()


def _gather(path: str, draft: Draft | tuple[int, Document], gathered: _Gathering) -> bool:
    """Add a document, or its path to an identical one; tell whether it is of use."""
    if isinstance(draft, Draft):
        line, document = draft.line, finished(draft, path=path)
    else:
        line, document = draft
    place = path if line is None else f"{path}:{line}"
    known = gathered.documents.get(document.id)
    is_post = isinstance(draft, Draft) and draft.is_post
    if known is not None and is_post and known.text != document.text:
        known, document = _version(path, document, gathered, line=line)
    if known is None:
        gathered.documents[document.id] = document
        gathered.places[document.id] = place
        return True
    if not is_post and _content(known) != _content(document):
        finding = f'id "{document.id}" already stands for another document'
        remedy = f"give each document its own id (first used at {gathered.places[document.id]})"
        gathered.unread.append(Unread(path=path, finding=finding, remedy=remedy, line=line))
        return False
    others = {*known.other_paths, document.path, *document.other_paths} - {known.path}
    learnt = {
        name: getattr(document, name)
        for name in OF_A_POST
        if is_post and not getattr(known, name) and getattr(document, name)
    }
    both = replace(known, other_paths=tuple(sorted(others)), **learnt)
    gathered.documents[document.id] = both
    return True


def _version(
    path: str, document: Document, gathered: _Gathering, *, line: int | None
) -> tuple[Document | None, Document]:
    """Return another version of a post that is already there, under an id of its own.

    Before it stands the document that has this id already, if there is one.
    """
    version = replace(document, id=f"{document.id}~{document.sha256[:VERSION_LENGTH]}")
    known = gathered.documents.get(version.id)
    if known is None:
        finding = f"post {document.id} stands there in two versions, so it was edited"
        remedy = f"both are kept (the other one: {gathered.places[document.id]})"
        gathered.doubts.append(Doubt(path=path, finding=finding, remedy=remedy, line=line))
    return known, version


def _content(document: Document) -> tuple[str | None, ...]:
    """Return what makes two documents of one id the same."""
    return document.text, document.title, document.publisher, document.url, document.published
