"""Ukrainian words read by rules and word lists of our own."""

import dataclasses
import functools
import re

from geomap.extract.slavic.morphology import Gender, Reading
from geomap.extract.ukrainian import names
from geomap.extract.ukrainian.dictionary import known
from geomap.extract.ukrainian.guesses import guesses

_APOSTROPHES = names.APOSTROPHES | {0x301: None, 0xAD: None}  # stress marks, soft hyphens
_CYRILLIC = re.compile(r"[а-яіїєґ]")
_WORD = re.compile(r"[а-яёіїєґ'-]{1,80}")
_LONGEST_ABBREVIATION = 5
_CAPITALS = 2
_SHORTEST_GUESSED = 4  # letters


class UkrainianMorphology:
    """Ukrainian morphology: a `Morphology`."""

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Return the ways to read a word form, likeliest first.

        Words of our lists are read by them only; of others the ending and a capital letter tell.
        """
        return _readings(word)

    def nominative(self, words: tuple[str, ...], *, gender: Gender | None = None) -> str:
        """Return a person's name in the nominative; as written where its case cannot be told."""
        return names.nominative(words, gender=gender)


@functools.lru_cache(maxsize=65_536)
def _readings(word: str) -> tuple[Reading, ...]:
    spelt = word.translate(_APOSTROPHES)
    form = spelt.lower()
    if not _CYRILLIC.search(form):
        return ()
    if _is_abbreviation(spelt):
        found = known(form) if spelt.isupper() and len(form) > _LONGEST_ABBREVIATION else ()
        return found or (Reading(lemma=form, pos="noun"),)  # БпЛА, ОВА, ЗСУ: never declined
    listed = known(form)
    if spelt[0].isupper():
        listed = names.name_readings(form) + listed
        return listed or _of_parts(form) or _of_stranger(form)
    return listed or _of_parts(form) or _guessed(form)


def _is_abbreviation(spelt: str) -> bool:
    first = spelt.partition("-")[0]
    return sum(letter.isupper() for letter in first) >= _CAPITALS


def _of_parts(form: str) -> tuple[Reading, ...]:
    """Return the readings of a word with hyphens by its last part: "дрон-камікадзе"."""
    head, hyphen, tail = form.rpartition("-")
    if not hyphen or not tail:
        return ()
    found = known(tail) or (_guessed(tail) if head[-1:].isdigit() else ())
    return tuple(_joined(head, one) for one in found)


def _joined(head: str, one: Reading) -> Reading:
    return dataclasses.replace(one, lemma=f"{head}-{one.lemma}")


def _of_stranger(form: str) -> tuple[Reading, ...]:
    guessed = _guessed(form)
    surnames = names.surname_readings(form)
    adjectives = tuple(one for one in guessed if one.pos == "adjective")
    others = tuple(one for one in guessed if one.pos == "noun")
    return adjectives + surnames + others


def _guessed(form: str) -> tuple[Reading, ...]:
    if len(form) < _SHORTEST_GUESSED or not _WORD.fullmatch(form):
        return ()
    return guesses(form)
