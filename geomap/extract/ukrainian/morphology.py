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
# "Горітиме", "атакуватимуть": the future that is one word.
_FUTURE = re.compile(r"тим(?:у|еш|е|емо|ете|уть)$")
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
    if _FUTURE.search(form):
        return (Reading(lemma=_FUTURE.sub("ти", form), pos="verb", future=True),)
    listed = known(form)
    if spelt[0].isupper():
        listed = names.name_readings(form) + listed
        return listed or _of_parts(form) or _of_stranger(form)
    return listed or _of_parts(form) or _guessed(form)


def _is_abbreviation(spelt: str) -> bool:
    first = spelt.partition("-")[0]
    return sum(letter.isupper() for letter in first) >= _CAPITALS


def _of_parts(form: str) -> tuple[Reading, ...]:
    """Return the readings of a word with hyphens: "дронів-камікадзе", "ракетно-артилерійський"."""
    head, hyphen, tail = form.rpartition("-")
    if not hyphen or not tail or not head:
        return ()
    last = known(tail) or (_guessed(tail) if head[-1].isdigit() else ())
    first = tuple(one for one in known(head) if one.pos == "noun" and one.case)
    both = tuple(
        _joined(one.lemma, other if other.case else dataclasses.replace(one, lemma=other.lemma))
        for one in first
        for other in last
        if other.pos == "noun" and (other.case is None or _stand(one) == _stand(other))
    )
    return tuple(dict.fromkeys(both)) or tuple(_joined(head, one) for one in last)


def _stand(one: Reading) -> tuple[str | None, bool | None]:
    return one.case, one.plural


def _joined(head: str, one: Reading) -> Reading:
    return dataclasses.replace(one, lemma=f"{head}-{one.lemma}")


def _of_stranger(form: str) -> tuple[Reading, ...]:
    guessed = _guessed(form)
    adjectives = tuple(one for one in guessed if one.pos == "adjective")
    others = tuple(one for one in guessed if one.pos != "adjective")
    return adjectives + names.surname_readings(form) + others


def _guessed(form: str) -> tuple[Reading, ...]:
    if len(form) < _SHORTEST_GUESSED or not _WORD.fullmatch(form):
        return ()
    return guesses(form)
