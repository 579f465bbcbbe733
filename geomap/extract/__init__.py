"""Documents to claims: who says what on which strike, every value with its characters."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap import __version__
from geomap.errors import GeomapWarning
from geomap.extract import extractors as known
from geomap.extract.assembly import assemble
from geomap.extract.extractors import Extractor
from geomap.extract.private import without_private_names
from geomap.extract.statement import Statement
from geomap.extract.trace import Decision, recording
from geomap.extract.translations import translated
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
        yield from (translated(without_private_names(claim), document) for claim in found)
        if progress is not None:
            progress(document)


def claims_of(
    document: Document, extractors: Iterable[Extractor], *, gazetteer: Gazetteer
) -> tuple[Claim, ...]:
    """Return the claims of a document by the first extractor that takes it.

    Paragraphs in another language go to the first extractor that reads that one. What an
    extractor that is not geomap's own returns is checked: values that do not stand in the text
    are dropped, with a warning.
    """
    readers = tuple(extractors)
    statements: list[Statement] = []
    names: list[str] = []
    for part in by_language(document):
        for extractor in readers:
            found = _statements(part, extractor, gazetteer=gazetteer)
            if found is None:
                continue
            statements += found
            names.append(f"{extractor.name}/{extractor.version}")
            break
    if not names:
        return ()
    by = " + ".join(dict.fromkeys(names))
    made_by = MadeBy(geomap=__version__, extractor=by, gazetteer=gazetteer.version)
    if len(names) > 1:
        statements.sort(key=lambda one: one.quote.start)
    return assemble(document, statements, made_by=made_by)


def by_language(document: Document) -> tuple[Document, ...]:
    """Return the document once for each of its languages, what is in others set aside.

    The parts have the whole text and all blocks, so that offsets hold; the blocks of another
    language are `boilerplate` there.
    """
    languages = dict.fromkeys(block.language or document.language for block in document.blocks)
    if len(languages) < 2:  # noqa: PLR2004  # one language, or no block at all
        return (document,)
    return tuple(
        replace(
            document,
            language=language,
            blocks=tuple(
                replace(block, language=None)
                if (block.language or document.language) == language
                else replace(block, kind="boilerplate")
                for block in document.blocks
            ),
        )
        for language in languages
    )


def _statements(
    document: Document, extractor: Extractor, *, gazetteer: Gazetteer
) -> tuple[Statement, ...] | None:
    """Return what an extractor reads in a document of one language, None where it does not."""
    if not known.reads(extractor, document):
        return None
    given = extractor.read(document, gazetteer=gazetteer)
    if given is None:
        return None
    if any(extractor is one for one in known.built_in().values()):
        return tuple(given)
    statements, dropped = checked(given, document.text)
    _warn(extractor, document, dropped)
    return tuple(statements)


def reads(document: Document, extractors: Sequence[Extractor] | None = None) -> bool:
    """Return whether there is an extractor for a language of the document.

    A document whose language is not known is offered to all: nothing is lost, and the rules find
    nothing in other languages.
    """
    readers = _readers(extractors)
    return any(known.reads(each, part) for part in by_language(document) for each in readers)


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
