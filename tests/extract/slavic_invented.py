"""Invented Russian and Ukrainian texts read to claims; the gazetteer is loaded once."""

import functools
from typing import Any

from builders import document

from geomap.extract import extract
from geomap.extract.russian.language import RUSSIAN
from geomap.extract.slavic.language import Language
from geomap.extract.slavic.sentences import sentence, stretches
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import Sentence
from geomap.extract.ukrainian.language import UKRAINIAN
from geomap.gazetteer import Gazetteer
from geomap.model import Block, Claim, Count, Document
from geomap.resolve import resolve

WEDNESDAY = "2024-10-09"
LANGUAGES: dict[str, Language] = {"ru": RUSSIAN, "uk": UKRAINIAN}
__all__ = ["WEDNESDAY", "claims_in", "counted_in", "parts_in", "post", "sentence_of", "told"]


@functools.cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def post(text: str, *, language: str = "ru", published: str = WEDNESDAY) -> Document:
    """Return a document of one paragraph for each blank line in the text."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        kind: Any = "paragraph"
        blocks.append(Block(kind=kind, start=at, end=at + len(part)))
        at += len(part) + 2
    return document(text, blocks=tuple(blocks), published=published, language=language)


def claims_in(
    text: str, language: str = "ru", published: str = WEDNESDAY, *, resolved: bool = False
) -> tuple[Claim, ...]:
    """Return the claims of a text, in order; `resolved` gives their places coordinates."""
    one = post(text, language=language, published=published)
    claims = tuple(extract([one], gazetteer=gazetteer()))
    return tuple(resolve(claims, gazetteer=gazetteer())) if resolved else claims


def counted_in(text: str, language: str = "ru") -> dict[str, tuple[int | None, int | None]]:
    """Return low and high of each count, of the first claim that has it."""
    found: dict[str, tuple[int | None, int | None]] = {}
    for claim in claims_in(text, language):
        for role, count in claim.counts.items():
            if _says_number(count):
                found.setdefault(role, (count.low, count.high))
    return found


def _says_number(count: Count) -> bool:
    return count.low is not None or count.high is not None


def parts_in(text: str, language: str = "ru") -> dict[str, int]:
    """Return the numbers of the places, by the place's words, added up."""
    found: dict[str, int] = {}
    for claim in claims_in(text, language):
        for place in claim.locations:
            for count in place.counts.values():
                if place.text and count.low is not None:
                    found[place.text] = found.get(place.text, 0) + count.low
    return found


def sentence_of(text: str, language: str = "ru") -> Sentence:
    """Return the first sentence of a text with its words and what the lexica know of them."""
    one = post(text, language=language)
    return sentence(one, stretches(one)[0], LANGUAGES[language])


def told(text: str, language: str = "ru") -> Told:
    """Return the whole first sentence as one speaker's words."""
    one = sentence_of(text, language)
    return Told(sentence=one, at=frozenset(range(len(one.words))))
