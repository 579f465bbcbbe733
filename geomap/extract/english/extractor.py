"""The built-in reader of English as an extractor like any other."""

from collections.abc import Iterable

from geomap.extract.statement import Statement
from geomap.gazetteer import Gazetteer
from geomap.model import Document


class EnglishRules:
    """The English rules over spaCy's parse (see docs/extraction.md): an `Extractor`."""

    name = "rules+spacy"
    version = "1"
    languages = frozenset({"en"})

    def read(self, document: Document, *, gazetteer: Gazetteer) -> Iterable[Statement]:
        """Return the statements on strikes, in order."""
        from geomap.extract.english import reader  # loads spaCy

        return reader.read(document, gazetteer=gazetteer)
