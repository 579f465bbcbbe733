"""Documents to claims: who says what on which strike, every value with its characters."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from geomap import __version__
from geomap.errors import GeomapWarning
from geomap.extract import extractors as known
from geomap.extract.assembly import assemble
from geomap.extract.extractors import Extractor
from geomap.extract.private import without_private_names
from geomap.extract.trace import Decision, recording
from geomap.extract.verbatim import checked
from geomap.gazetteer import Gazetteer
from geomap.model import Claim, Document, MadeBy

if TYPE_CHECKING:
    from geomap.extract.cache import ClaimCache
    from geomap.extract.second import SecondReader

Progress = Callable[[Document], None]
_MOST_TOLD = 3
__all__ = ["Extractor", "claims_of", "extract", "reads"]


def extract(  # noqa: PLR0913  # keyword-only, each a part that may be left out
    documents: Iterable[Document],
    *,
    gazetteer: Gazetteer | None = None,
    progress: Progress | None = None,
    extractors: Sequence[Extractor] | None = None,
    second: "SecondReader | None" = None,
    cache: "ClaimCache | None" = None,
) -> Iterator[Claim]:
    """Yield the claims of the documents, in order; places are named but not yet resolved.

    A document is read by the first of the `extractors` (default: geomap's own) that reads its
    language and takes it; where there is none it yields nothing (see `reads`). `second` reads it
    once more, beside them, and what it alone has comes after the document's other claims.
    Private persons who are quoted are called by a role (`geomap.extract.private`).
    `cache` keeps what geomap's own extractors read; those of others read again every time.
    `progress` is called with each document that is done.
    """
    gazetteer = gazetteer or Gazetteer()
    readers = _readers(extractors)
    for document in documents:
        kept = cache.get(document) if cache and extractors is None else None
        found = claims_of(document, readers, gazetteer=gazetteer) if kept is None else kept
        if kept is None and cache and extractors is None:
            cache.put(document, found)
        if second is not None:
            found = (*found, *second.additions(document, found, gazetteer=gazetteer))
        yield from map(without_private_names, found)
        if progress is not None:
            progress(document)


def claims_of(
    document: Document, extractors: Iterable[Extractor], *, gazetteer: Gazetteer
) -> tuple[Claim, ...]:
    """Return the claims of a document by the first extractor that takes it.

    What an extractor that is not geomap's own returns is checked: values that do not stand in the
    text are dropped, with a warning.
    """
    for extractor in extractors:
        if not known.reads(extractor, document):
            continue
        given = extractor.read(document, gazetteer=gazetteer)
        if given is None:
            continue
        if any(extractor is one for one in known.built_in().values()):
            statements = tuple(given)
        else:
            statements, dropped = checked(given, document.text)
            _warn(extractor, document, dropped)
        by = f"{extractor.name}/{extractor.version}"
        made_by = MadeBy(geomap=__version__, extractor=by, gazetteer=gazetteer.version)
        return assemble(document, statements, made_by=made_by)
    return ()


def reads(document: Document, extractors: Sequence[Extractor] | None = None) -> bool:
    """Return whether there is an extractor for the document's language.

    A document whose language is not known is tried as English: nothing is lost, and the rules
    find nothing in other languages.
    """
    return any(known.reads(each, document) for each in _readers(extractors))


def _readers(extractors: Sequence[Extractor] | None) -> tuple[Extractor, ...]:
    return tuple(known.built_in().values()) if extractors is None else tuple(extractors)


def _warn(extractor: Extractor, document: Document, dropped: Sequence[str]) -> None:
    if dropped:
        more = len(dropped) - _MOST_TOLD
        told = ", ".join(dropped[:_MOST_TOLD]) + (f" and {more} more" if more > 0 else "")
        message = (
            f"{document.path}: extractor {extractor.name} gave what does not stand in the text; "
            f"dropped: {told}"
        )
        warnings.warn(message, GeomapWarning, stacklevel=3)


def decisions(document: Document, *, gazetteer: Gazetteer | None = None) -> list[Decision]:
    """Return what each rule decided while the document was read for claims, in order."""
    with recording(document.text) as noted:
        for _ in extract([document], gazetteer=gazetteer):
            pass
    return noted
