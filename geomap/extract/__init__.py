"""Documents to claims: who says what on which strike, every value with its characters."""

from collections.abc import Callable, Iterable, Iterator

from geomap import __version__
from geomap.extract.assembly import assemble
from geomap.gazetteer import Gazetteer
from geomap.model import Claim, Document, MadeBy

EXTRACTOR = "rules+spacy/1"
LANGUAGES = frozenset({"en"})

Progress = Callable[[Document], None]


def extract(
    documents: Iterable[Document],
    *,
    gazetteer: Gazetteer | None = None,
    progress: Progress | None = None,
) -> Iterator[Claim]:
    """Yield the claims of the documents, in order; places are named but not yet resolved.

    Documents in a language without an extractor yield none (see `reads`). `progress` is called
    with each document that is done.
    """
    from geomap.extract.english import reader

    gazetteer = gazetteer or Gazetteer()
    made_by = MadeBy(geomap=__version__, extractor=EXTRACTOR, gazetteer=gazetteer.version)
    for document in documents:
        if reads(document):
            statements = reader.read(document, gazetteer=gazetteer)
            yield from assemble(document, statements, made_by=made_by)
        if progress is not None:
            progress(document)


def reads(document: Document) -> bool:
    """Return whether there is an extractor for the document's language.

    A document whose language is not known is tried as English: nothing is lost, and the rules
    find nothing in other languages.
    """
    return document.language is None or document.language[:2] in LANGUAGES
