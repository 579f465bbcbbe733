"""Invented documents read by the English extractor; model and gazetteer are loaded once."""

import functools
from typing import TYPE_CHECKING, Any

from builders import MADE_BY, document

from geomap.extract import extract
from geomap.extract.english import attribution, parser
from geomap.extract.english.sentences import sentences
from geomap.extract.english.told import Told
from geomap.extract.english.triggers import triggers, weapon_tokens
from geomap.gazetteer import Gazetteer
from geomap.model import Block, Claim, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

WEDNESDAY = "2026-03-11"
__all__ = ["MADE_BY", "WEDNESDAY", "article", "claims", "gazetteer", "one", "parsed", "told"]


@functools.cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def article(*paragraphs: str, title: str | None = None, **fields: Any) -> Document:
    """Return a document of these paragraphs (and a title), a blank line between them."""
    parts = [*([title] if title else []), *paragraphs]
    text = "\n\n".join(parts)
    blocks, at = [], 0
    for number, part in enumerate(parts):
        kind: Any = "title" if title and number == 0 else "paragraph"
        blocks.append(Block(kind=kind, start=at, end=at + len(part)))
        at += len(part) + 2
    defaults: dict[str, Any] = {"published": WEDNESDAY, "language": "en", "title": title}
    return document(text, blocks=tuple(blocks), **(defaults | fields))


def claims(*paragraphs: str, **fields: Any) -> list[Claim]:
    return list(extract([article(*paragraphs, **fields)], gazetteer=gazetteer()))


def one(*paragraphs: str, **fields: Any) -> Claim:
    found = claims(*paragraphs, **fields)
    assert len(found) == 1, [(each.claimant.name, each.stance) for each in found]
    return found[0]


def parsed(text: str) -> "Doc":
    """Return the parse of a text that is one sentence."""
    cut = sentences(article(text))
    assert len(cut) == 1, [each.text for each in cut]
    return next(iter(parser.parse([text])))


def told(text: str) -> Told:
    """Return the words of a sentence's innermost speakers, all together."""
    doc = parsed(text)
    cues = attribution.cues(doc)
    tokens = frozenset(t.i for t in doc if not attribution.path(t, cues)[1])
    weapons = weapon_tokens(doc)
    return Told(doc, tokens, triggers(doc, weapons), weapons)
