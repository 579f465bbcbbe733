"""Whether Cyrillic words name a weapon's system: «Искандерами» does, «ракетами» does not."""

import csv
import re
from functools import cache
from importlib import resources

_LEXICA = ("geomap.extract.russian.lexicon", "geomap.extract.ukrainian.lexicon")
_WORD = re.compile(r"[\w/-]{1,60}")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LAST = "аеиійоуыьюяє"
# "Искандерами", "Гераней": so many letters an ending has at most, counted from the stem.
_ENDING = 4
_LEAST_STEM = 4


def names_weapon(words: str, name: str) -> bool:
    """Return whether Cyrillic words name the system, in any case, as the lexica know it."""
    if _CYRILLIC.search(words) is None:
        return False
    said = [one.casefold() for one in _WORD.findall(words)]
    return any(
        all(_is_form(word, stem) for word, stem in zip(said[at:], stems, strict=False))
        for stems in _stems(name)
        for at in range(len(said) - len(stems) + 1)
    )


def _is_form(word: str, stem: str) -> bool:
    """Return whether a word is a stem with an ending; what has digits or is short has none."""
    if any(letter.isdigit() for letter in stem) or len(stem) < _LEAST_STEM:
        return word == stem
    rest = word.removeprefix(stem) if word.startswith(stem) else None
    return rest is not None and len(rest) <= _ENDING and (not rest or rest.isalpha())


@cache
def _stems(name: str) -> frozenset[tuple[str, ...]]:
    """Return the names of a system in both lexica, word by word, without their last vowels."""
    return frozenset(
        tuple(_stem(word.casefold()) for word in _WORD.findall(phrase))
        for lexicon in _LEXICA
        for row in _rows(lexicon)
        if row["name"] == name
        for phrase in row["words"].split("|")
    )


def _stem(word: str) -> str:
    short = word.rstrip(_LAST)
    return short if len(short) >= _LEAST_STEM and len(word) - len(short) == 1 else word


@cache
def _rows(lexicon: str) -> tuple[dict[str, str], ...]:
    text = resources.files(lexicon).joinpath("weapons.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
