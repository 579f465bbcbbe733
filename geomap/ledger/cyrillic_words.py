"""Words that people type in Russian and Ukrainian, under the names that geomap has for them.

They are looked up as they stand in the lexica of both languages, in their dictionary form.
"""

import csv
from functools import cache
from importlib import resources
from typing import NamedTuple

from geomap.messages import Messages, languages, of

_LEXICA = ("geomap.extract.russian.lexicon", "geomap.extract.ukrainian.lexicon")
_EXACT = "="  # before a word that has no other forms


class Actor(NamedTuple):
    """Whom a name means: the name that geomap has, what kind of speaker, of which country."""

    name: str
    kind: str
    country: str | None


class Arm(NamedTuple):
    """What a weapon's name means; without a name it is a class."""

    name: str | None
    weapon_class: str


def actor(words: str) -> Actor | None:
    """Return who is meant by a name: «Минобороны России»."""
    row = _row("actors.csv", words)
    return Actor(row["name"], row["kind"], row["country"] or None) if row else None


def weapon(words: str) -> Arm | None:
    """Return which weapon is meant: «Искандер» a system, «крылатая ракета» a class."""
    row = _row("weapons.csv", words)
    return Arm(row["name"] or None, row["class"]) if row else None


def kind(which: str, words: str) -> str | None:
    """Return the kind of target or effect (`which`: "targets", "effects") that words mean."""
    row = _row(f"{which}.csv", words)
    return row["kind"] if row else None


def country(words: str) -> str | None:
    """Return the code of a country by its name in one of the languages that outputs have."""
    found = None if words.isascii() else _countries().get(_key(words))
    row = None if found else _row("countries.csv", words)
    return found or (row["code"] if row else None)


def in_each_language() -> tuple[Messages, ...]:
    """Return the messages of all languages but English."""
    return tuple(of(language) for language in languages()[1:])


@cache
def _countries() -> dict[str, str]:
    return {
        _key(name): code
        for messages in in_each_language()
        for code, name in messages.countries.items()
        if len(code) == len("UA") and code.isalpha()
    }


def _row(file: str, words: str) -> dict[str, str] | None:
    """Return the row that has the words; without a Cyrillic letter they need no look."""
    return None if words.isascii() else _rows(file).get(_key(words))


@cache
def _rows(file: str) -> dict[str, dict[str, str]]:
    """Return the rows of both lexica by each of the words that they have, the first row first."""
    found: dict[str, dict[str, str]] = {}
    for lexicon in _LEXICA:
        text = resources.files(lexicon).joinpath(file).read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            for phrase in row["words"].split("|"):
                found.setdefault(_key(phrase.replace(_EXACT, "")), row)
    return found


def _key(words: str) -> str:
    return " ".join(words.split()).casefold().replace("\N{CYRILLIC SMALL LETTER IO}", "\u0435")
