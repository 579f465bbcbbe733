"""The built-in reader of English as an extractor like any other."""

from collections.abc import Iterable

from geomap.extract.statement import Statement
from geomap.gazetteer import Gazetteer
from geomap.model import Document

_SAMPLE = 3_000  # code points


class EnglishRules:
    """The English rules over spaCy's parse (see docs/extraction.md): an `Extractor`."""

    name = "rules+spacy"
    version = "1"
    languages = frozenset({"en"})

    def read(self, document: Document, *, gazetteer: Gazetteer) -> Iterable[Statement] | None:
        """Return the statements on strikes, in order; None for what is in Cyrillic letters."""
        if document.language is None and _is_cyrillic(document.text):
            return None
        from geomap.extract.english import reader  # loads spaCy

        return reader.read(document, gazetteer=gazetteer)


def _is_cyrillic(text: str) -> bool:
    """Return whether more letters of a text's beginning are Cyrillic than Latin."""
    sample = text[:_SAMPLE]
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in sample)
    return cyrillic > sum(letter.isascii() and letter.isalpha() for letter in sample)
