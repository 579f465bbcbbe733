"""The built-in reader of Ukrainian as an extractor like any other."""

from collections.abc import Iterable

from geomap.extract.statement import Statement
from geomap.gazetteer import Gazetteer
from geomap.model import Document


class UkrainianRules:
    """The rules of `geomap.extract.slavic` with the Ukrainian lexica: an `Extractor`."""

    name = "rules-uk"
    version = "1"
    languages = frozenset({"uk"})

    def read(self, document: Document, *, gazetteer: Gazetteer) -> Iterable[Statement]:
        """Return the statements on strikes, in order."""
        from geomap.extract.slavic.reader import read
        from geomap.extract.ukrainian.language import UKRAINIAN

        return read(document, gazetteer=gazetteer, language=UKRAINIAN)
