"""What Cyrillic words name, in any case: a weapon's system, the country of who struck.

A page says of each value whether the quotes tell it. Readers of Russian and Ukrainian have told
already what a text says; here their names are only found again, by stems and without a dictionary.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

_LEXICA = ("geomap.extract.russian.lexicon", "geomap.extract.ukrainian.lexicon")
_WORD = re.compile(r"[\w/-]{1,60}")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LAST = "аеиійоуыьюяє"
# So many letters an ending has at most, counted from the stem: "Искандер-ами".
_ENDING = 4
_LEAST_STEM = 4
_EXACT = "="  # before a word of the lexica that has no other forms


def names_weapon(words: str, name: str) -> bool:
    """Return whether Cyrillic words name the system, as the lexica know it."""
    return any(True for _ in _found(words, _phrases("weapons.csv", "name", name)))


def country_names(text: str, code: str) -> Iterator[tuple[int, str]]:
    """Yield where a text names a country, its people or what is its own, and in which words.

    Its capital is none of these: who speaks there need not be who strikes.
    """
    yield from _found(text, _phrases("countries.csv", "code", code))


def _found(text: str, phrases: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    if _CYRILLIC.search(text) is None:
        return
    words = [(one.start(), one[0]) for one in _WORD.finditer(text)]
    for at, (start, _) in enumerate(words):
        for stems in phrases:
            said = words[at : at + len(stems)]
            pairs = zip(said, stems, strict=False)
            if len(said) == len(stems) and all(_is_form(w, stem) for (_, w), stem in pairs):
                last, word = said[-1]
                yield start, text[start : last + len(word)]
                break


def _is_form(word: str, stem: str) -> bool:
    """Return whether a word is a stem with an ending; what has digits or is short has none."""
    word, bare = word.casefold(), stem.removeprefix(_EXACT)
    if bare != stem or any(map(str.isdigit, bare)) or len(bare) < _LEAST_STEM:
        return word == bare
    rest = word.removeprefix(bare) if word.startswith(bare) else None
    return rest is not None and len(rest) <= _ENDING and (not rest or rest.isalpha())


@cache
def _phrases(file: str, column: str, name: str) -> frozenset[tuple[str, ...]]:
    """Return what both lexica call a thing, phrase by phrase in stems."""
    return frozenset(
        tuple(_stem(word.casefold()) for word in re.findall(r"=?[\w/-]{1,60}", phrase))
        for lexicon in _LEXICA
        for row in _rows(lexicon, file)
        if row[column] == name
        for phrase in row["words"].split("|")
        if phrase not in row.get("seats", "").split("|")
    )


def _stem(word: str) -> str:
    for adjective in ("ский", "ський"):
        if word.endswith(adjective):
            return word.removesuffix("ий")
    return word[:-1] if len(word) > _LEAST_STEM and word[-1] in _LAST else word


@cache
def _rows(lexicon: str, file: str) -> tuple[dict[str, str], ...]:
    text = resources.files(lexicon).joinpath(file).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
