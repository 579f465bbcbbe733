"""Ukrainian words read by rules and word lists of our own."""
# Cyrillic letters are meant here, not their Latin likenesses

import functools
import re

from geomap.extract.slavic.morphology import Gender, Reading
from geomap.extract.ukrainian.dictionary import known

_APOSTROPHES = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "\u0301": None, "\u00ad": None}
)
_CYRILLIC = re.compile(r"[а-яіїєґ]")
_LONGEST_ABBREVIATION = 5
_CAPITALS = 2


class UkrainianMorphology:
    """Ukrainian morphology: a `Morphology`."""

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Return the ways to read a word form, likeliest first."""
        return _readings(word)

    def nominative(self, words: tuple[str, ...], *, gender: Gender | None = None) -> str:  # noqa: ARG002
        """Return a person's name in the nominative."""
        return " ".join(words)


@functools.lru_cache(maxsize=65_536)
def _readings(word: str) -> tuple[Reading, ...]:
    spelt = word.translate(_APOSTROPHES)
    form = spelt.lower()
    if not _CYRILLIC.search(form):
        return ()
    if sum(letter.isupper() for letter in spelt) >= _CAPITALS and "-" not in spelt:
        found = known(form) if spelt.isupper() and len(form) > _LONGEST_ABBREVIATION else ()
        return found or (Reading(lemma=form, pos="noun"),)  # БпЛА, ОВА, ЗСУ: never declined
    return known(form)
