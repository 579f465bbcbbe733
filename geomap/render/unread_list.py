"""The documents that no extractor reads, as the report lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.layers.language_names import language_name
from geomap.layers.post_words import post_words
from geomap.layers.words import shown_day
from geomap.messages import ENGLISH, Messages
from geomap.model import Document

MOST_PLACES = 30
BEGINNING = 160  # characters of its text


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A document in a language without an extractor, and the places that it names."""

    source: str
    language: str
    code: str | None
    beginning: str
    places: tuple[str, ...]
    more: int


def unread(documents: Sequence[Document], *, messages: Messages = ENGLISH) -> list[Unread]:
    """Return the unread documents, each with the names of its places once."""
    return [_shown(one, messages) for one in documents if one.unread]


def _shown(document: Document, messages: Messages) -> Unread:
    published = document.published and shown_day(document.published, messages=messages)
    about = post_words(document, messages=messages)
    named = [document.title, document.publisher, None if document.posted_at else published, *about]
    places = dict.fromkeys(_place(one.text, one.name) for one in document.mentions)
    return Unread(
        source=", ".join(part for part in named if part) or document.path,
        code=document.language,
        beginning=_beginning(document),
        language=language_name(document.language or "", messages=messages),
        places=tuple(places)[:MOST_PLACES],
        more=max(0, len(places) - MOST_PLACES),
    )


def _beginning(document: Document) -> str:
    """Return the first words of a text, those of its furniture and its title left out."""
    kinds = {"boilerplate", "title"}
    start = next((one.start for one in document.blocks if one.kind not in kinds), 0)
    words = " ".join(document.text[start : start + 4 * BEGINNING].split())
    return words if len(words) <= BEGINNING else f"{words[: BEGINNING - 1].rstrip()}…"


def _place(text: str, name: str) -> str:
    """Return a place as the text writes it, with the gazetteer's name where that is another."""
    return text if text == name else f"{text} ({name})"
