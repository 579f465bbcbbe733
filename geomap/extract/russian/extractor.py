"""The built-in reader of Russian as an extractor like any other."""

from collections.abc import Iterable

from geomap.extract.statement import Statement
from geomap.gazetteer import Gazetteer
from geomap.model import Document


class RussianRules:
    """The rules of `geomap.extract.slavic` with the Russian lexica: an `Extractor`."""

    name = "rules-ru"
    version = "1"
    languages = frozenset({"ru"})

    def read(self, document: Document, *, gazetteer: Gazetteer) -> Iterable[Statement]:
        """Return the statements on strikes, in order."""
        from geomap.extract.russian.language import RUSSIAN  # loads pymorphy3
        from geomap.extract.slavic.reader import read

        return read(document, gazetteer=gazetteer, language=RUSSIAN)
