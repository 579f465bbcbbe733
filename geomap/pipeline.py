"""The whole road: documents to claims to events to files."""

import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import GeomapWarning, InputError
from geomap.messages import of as messages_of
from geomap.model import Claim, Document
from geomap.result import Result, from_claims
from geomap.run_folder import (
    CACHE,
    CHANGES,
    DIFFERENCES,
    IN_USE,
    OEMBED,
    OUTPUTS,
    TEMPLATE,
    outputs,
    write,
)

if TYPE_CHECKING:
    from geomap.corrections import Corrected, Reviewed
    from geomap.extract import Extractor
    from geomap.extract.cache import ClaimCache
    from geomap.extract.second import SecondReader
    from geomap.gazetteer import Gazetteer

__all__ = [
    "CACHE",
    "CHANGES",
    "DIFFERENCES",
    "IN_USE",
    "OEMBED",
    "OUTPUTS",
    "TEMPLATE",
    "Held",
    "Progress",
    "Result",
    "claims_in",
    "claims_of",
    "from_claims",
    "not_read_for_claims",
    "outputs",
    "read",
    "read_claims",
    "run",
    "write",
]
Progress = Callable[[int, int], None]  # documents done, and all of them


def read(*paths: str | os.PathLike[str]) -> list[Document]:
    """Return the documents of files and folders; what could not be read is warned of.

    Raises
    ------
    InputError
        Not one document could be read.
    """
    from geomap.documents import read as read_documents

    reading = read_documents(*paths)
    remarks = [str(fault) for fault in reading.unread]
    if not reading.documents:
        raise InputError("\n".join(remarks) or "no document in these paths")
    for remark in [*remarks, *reading.warnings]:
        warnings.warn(remark, GeomapWarning, stacklevel=2)
    return list(reading.documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a file of claims holds, and the rows of a table that are no claims."""

    claims: tuple[Claim, ...]
    documents: tuple[Document, ...] = ()
    faults: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def read_claims(
    path: str | os.PathLike[str],
    *,
    documents: Sequence[Document] = (),
    gazetteer: "Gazetteer | None" = None,
    lang: str = "en",
) -> Result:
    """Return the claims of a file as a result: JSON lines, or a table or GeoJSON of claims.

    A `claims.geojson` or `claims.csv` that geomap wrote comes back; so do tables that people keep
    (docs/claims-by-hand.md). `documents` are the texts by which copies are found. Rows that are no
    claims are warned of.

    Raises
    ------
    InputError
        The file can't be read, or holds no claim.
    """
    from geomap.gazetteer import Gazetteer

    name = os.fspath(path)
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}; name a readable file") from error
    known = gazetteer or Gazetteer()
    held = claims_in(data, source=name, gazetteer=known)
    for remark in (*held.faults, *held.doubts):
        warnings.warn(remark, GeomapWarning, stacklevel=2)
    return from_claims(
        held.claims, documents=documents or held.documents, gazetteer=known, lang=lang
    )


def claims_in(data: bytes, *, source: str, gazetteer: "Gazetteer") -> Held:
    """Return what the bytes of a file of claims hold; `source` names it in messages.

    Raises
    ------
    InputError
        They hold no claim.
    """
    from geomap import __version__, ledger
    from geomap.codec import lines_of
    from geomap.files import check_read

    if ledger.kind_of(data, name=source) == "claims":
        return Held(claims=tuple(lines_of(Claim, data, source=source)))
    check_read(source)
    found = ledger.read(data, source=source, gazetteer=gazetteer, version=__version__)
    gazetteer.outlines.update(found.outlines)
    return Held(
        claims=found.claims,
        documents=found.documents,
        faults=tuple(map(str, found.faults)),
        doubts=found.doubts,
    )


def run(  # noqa: PLR0913  # what reads, what places and what corrects, each under its own name
    documents: Sequence[Document],
    *,
    gazetteer: "Gazetteer | None" = None,
    progress: "Progress | None" = None,
    extractors: "Sequence[Extractor] | None" = None,
    second: "SecondReader | None" = None,
    reviewed: "Reviewed | None" = None,
    cache: "ClaimCache | None" = None,
    lang: str = "en",
) -> Result:
    """Return the claims of the documents with their places, and the events that they make.

    `progress` is called with the number of documents done and their number. `extractors` read the
    documents instead of geomap's own, `second` reads them once more beside those. `reviewed` is
    what persons correct, as `geomap.corrections.read` returns it. What `cache` holds
    is not read again. Pages and pictures of the result are in the language `lang`.

    Raises
    ------
    CorrectionsError
        What persons correct has a fault, or fits several things.
    UsageError
        There are no texts in that language.
    """
    messages_of(lang)  # refused before anything is read
    from geomap.gazetteer import Gazetteer
    from geomap.resolve import resolve
    from geomap.unread import with_mentions

    known = gazetteer or Gazetteer()
    claims = claims_of(
        documents,
        gazetteer=known,
        progress=progress,
        extractors=extractors,
        second=second,
        cache=cache,
    )
    placed = resolve(tuple(claims), gazetteer=known)
    remarks = [*not_read_for_claims(documents, extractors), *(second.remarks() if second else ())]
    documents = with_mentions(documents, known, extractors)
    work = _corrected(placed, reviewed, documents=documents, gazetteer=known)
    if work:
        placed, remarks = work.claims, [*remarks, *work.notes]
    result = from_claims(placed, documents=documents, gazetteer=known, notes=remarks, lang=lang)
    if second:
        result = replace(result, differences=tuple(second.differences))
    return _as_reviewed(result, work) if work else result


def _corrected(
    claims: Sequence[Claim],
    reviewed: "Reviewed | None",
    *,
    documents: Sequence[Document],
    gazetteer: "Gazetteer",
) -> "Corrected | None":
    from geomap.corrections import Reviewed, corrected

    if reviewed is None or reviewed == Reviewed():
        return None
    return corrected(claims, reviewed, documents=documents, gazetteer=gazetteer)


def _as_reviewed(result: Result, work: "Corrected") -> Result:
    """Return a result with what persons judged, linked and blotted out: the last step of all."""
    from geomap.corrections import published

    told = published(
        work,
        documents=result.documents,
        claims=result.claims,
        events=result.events,
        notes=result.notes,
    )
    everywhere = {document.id for document in result.documents}
    return replace(
        result,
        documents=told.documents,
        claims=told.claims,
        events=told.events,
        notes=told.notes,
        differences=work.redactor.value(result.differences, within=everywhere),
        corrected=work,
    )


def claims_of(  # noqa: PLR0913  # as above
    documents: Sequence[Document],
    *,
    gazetteer: "Gazetteer | None" = None,
    progress: "Progress | None" = None,
    extractors: "Sequence[Extractor] | None" = None,
    second: "SecondReader | None" = None,
    cache: "ClaimCache | None" = None,
) -> Iterator[Claim]:
    """Yield the claims of the documents, their places named but not yet found."""
    from geomap.extract import extract

    numbers = count(1)

    def move(_document: Document) -> None:
        if progress:
            progress(next(numbers), len(documents))

    yield from extract(
        documents,
        gazetteer=gazetteer,
        progress=move,
        extractors=extractors,
        second=second,
        cache=cache,
    )


def not_read_for_claims(
    documents: Sequence[Document], extractors: "Sequence[Extractor] | None" = None
) -> list[str]:
    """Return a remark for each language that no extractor reads for claims."""
    from geomap.unread import remarks

    return remarks(documents, extractors)
