"""Countries by the words that English texts use for them: names, adjectives, capitals, seats.

`countries.csv` is hand-made: one row a country, several words in a cell parted by `|`. A capital
or a seat of power ("the Kremlin") names a government in a phrase such as "Moscow says"; whether
it does so in a given sentence, or is a place, is for the reader of the sentence to say.
"""

import csv
import functools
import re
from dataclasses import dataclass
from importlib import resources
from typing import Literal

WordKind = Literal["name", "adjective", "capital", "seat"]
_KINDS: tuple[WordKind, ...] = ("name", "adjective", "capital", "seat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country and the English words for it; `alpha2` is ISO 3166-1 (XK for Kosovo)."""

    alpha2: str
    name: str
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryWord:
    """A word for a country, and what sort of word it is."""

    alpha2: str
    kind: WordKind


@functools.cache
def countries() -> tuple[Country, ...]:
    """Return all countries, ordered by code."""
    text = resources.files(__package__).joinpath("countries.csv").read_text(encoding="utf-8")
    return tuple(
        Country(
            alpha2=row["alpha2"],
            name=row["name"],
            adjectives=_cell(row["adjectives"]),
            capitals=_cell(row["capitals"]),
            seats=_cell(row["seats"]),
            aliases=_cell(row["aliases"]),
        )
        for row in sorted(csv.DictReader(text.splitlines()), key=lambda row: row["alpha2"])
    )


def country(alpha2: str) -> Country | None:
    """Return the country of an ISO 3166-1 alpha-2 code, or None."""
    return _by_code().get(alpha2)


@functools.cache
def _by_code() -> dict[str, Country]:
    return {one.alpha2: one for one in countries()}


def country_of(word: str) -> str | None:
    """Return the alpha-2 code of the country that a word stands for, or None.

    Names, adjectives, people's names, capitals and seats all count: "Ukrainian", "Russians",
    "U.S.", "Kyiv", "the Kremlin". `country_word` says which of them it is.
    """
    found = country_word(word)
    return found.alpha2 if found else None


@functools.lru_cache(maxsize=20_000)
def country_word(word: str) -> CountryWord | None:
    """Return the country that a word stands for and the sort of word, or None.

    Upper and lower case count ("US" is a country, "us" is not), a leading "the" and a
    possessive ending do not.
    """
    key = _key(word)
    words = _words()
    if key in words:
        return words[key]
    plural = (
        words.get(key[:-1]) if key.endswith("s") and key[-2:-1] in {"n", "i", "t", "k"} else None
    )
    return plural if plural and plural.kind == "adjective" else None


@functools.lru_cache(maxsize=20_000)
def is_seat(name: str) -> bool:
    """Tell whether a name in several words is that of a seat of power: "the White House".

    A seat in one word ("Westminster") may be a town as well, so it is not told here.
    """
    return " " in (one := _key(name)) and one in _seats()


@functools.cache
def capital_names() -> frozenset[str]:
    """Return the names of all capitals."""
    return frozenset(name for one in countries() for name in one.capitals)


@functools.cache
def seats_begin() -> frozenset[str]:
    """Return the first words of the seats of power in several words, in lower case."""
    return frozenset(one.split()[0].casefold() for one in _seats() if " " in one)


@functools.cache
def _seats() -> frozenset[str]:
    return frozenset(_key(seat) for one in countries() for seat in one.seats)


@functools.cache
def _words() -> dict[str, CountryWord]:
    table: dict[str, CountryWord] = {}
    for kind in _KINDS:  # a name outranks an adjective: "US" is listed as both
        for one in countries():
            for word in _words_of(one, kind):
                table.setdefault(_key(word), CountryWord(alpha2=one.alpha2, kind=kind))
                if word.istitle():
                    table.setdefault(_key(word.upper()), CountryWord(alpha2=one.alpha2, kind=kind))
    return table


def _words_of(one: Country, kind: WordKind) -> tuple[str, ...]:
    match kind:
        case "name":
            return (one.name, *one.aliases)
        case "adjective":
            return one.adjectives
        case "capital":
            return one.capitals
        case "seat":
            return one.seats


def _key(word: str) -> str:
    word = " ".join(word[:80].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    word = re.sub(r"'s?$", "", word)
    return re.sub(r"^[Tt]he (?=\w)", "", word)


def _cell(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
