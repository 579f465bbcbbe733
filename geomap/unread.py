"""What no extractor reads: documents and paragraphs in other languages, with the places they name.

They make no claims and no mark on any map, but they are there: counted, named by their language,
listed with the places that stand in them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.documents.languages import of_blocks
from geomap.extract.extractors import built_in
from geomap.layers.language_names import language_name
from geomap.layers.words import counted
from geomap.model import Block, Document, PlaceMention
from geomap.toponyms import toponyms

if TYPE_CHECKING:
    from geomap.extract import Extractor
    from geomap.gazetteer import Gazetteer

LEAST_SURE = 0.6  # of a place before it is listed: nobody looks at the sentence that names it
# Where every noun has a capital, a village's name is a word of every page ("Ende", "Lage").
_ALL_NOUNS_CAPITAL = frozenset({"de", "lb"})
_PLAIN_NAMES = frozenset({"country", "region"})


def unread_languages(
    document: Document, extractors: "Sequence[Extractor] | None" = None
) -> dict[str, tuple[Block, ...]]:
    """Return the blocks of a document that no extractor reads, by the language of each.

    A block whose language can't be told is offered to every extractor, so it is none of them.
    """
    read = _languages(extractors)
    found: dict[str, list[Block]] = {}
    for block, language in zip(document.blocks, of_blocks(document), strict=True):
        if language is not None and block.kind != "boilerplate" and language not in read:
            found.setdefault(language, []).append(block)
    return {language: tuple(found[language]) for language in sorted(found)}


def is_unread(document: Document, extractors: "Sequence[Extractor] | None" = None) -> bool:
    """Return whether no part of a document is in a language that is read."""
    if not document.blocks:
        return document.language is not None and document.language not in _languages(extractors)
    unread = sum(map(len, unread_languages(document, extractors).values()))
    return unread > 0 and unread == sum(one.kind != "boilerplate" for one in document.blocks)


def remarks(
    documents: Sequence[Document], extractors: "Sequence[Extractor] | None" = None
) -> list[str]:
    """Return a remark for each language in which documents, or parts of them, were not read."""
    whole: Counter[str] = Counter()
    parts: dict[str, list[int]] = {}
    for document in documents:
        if is_unread(document, extractors):
            whole[document.language or ""] += 1
            continue
        for language, blocks in unread_languages(document, extractors).items():
            parts.setdefault(language, []).append(len(blocks))
    return [
        *(
            f"{counted(number, 'document')} in {language_name(language)} "
            f"{'was' if number == 1 else 'were'} not read for claims: no extractor"
            for language, number in sorted(whole.items())
        ),
        *(
            f"{counted(sum(numbers), 'paragraph')} in {language_name(language)}, in "
            f"{counted(len(numbers), 'document')}, "
            f"{'was' if sum(numbers) == 1 else 'were'} not read for claims: no extractor"
            for language, numbers in sorted(parts.items())
        ),
    ]


def with_mentions(
    documents: Sequence[Document],
    gazetteer: "Gazetteer",
    extractors: "Sequence[Extractor] | None" = None,
) -> tuple[Document, ...]:
    """Return the documents, each unread one with the places that its text names.

    Only places that the gazetteer is sure of are listed; words that are names of people or
    nations are none.
    """
    return tuple(_marked(one, gazetteer, extractors) for one in documents)


def _marked(
    document: Document, gazetteer: "Gazetteer", extractors: "Sequence[Extractor] | None"
) -> Document:
    if is_unread(document, extractors):
        return replace(document, unread=True, mentions=_mentions(document, gazetteer))
    if document.unread:  # by an earlier run, which wrote it
        return replace(document, unread=False, mentions=())
    return document


def _mentions(document: Document, gazetteer: "Gazetteer") -> tuple[PlaceMention, ...]:
    furniture = [one for one in document.blocks if one.kind == "boilerplate"]
    plain_only = document.language in _ALL_NOUNS_CAPITAL
    return tuple(
        PlaceMention(
            start=one.start,
            end=one.end,
            text=one.text,
            name=one.place.name,
            place=one.place.id,
        )
        for one in toponyms(document, gazetteer)
        if one.place is not None
        and one.sense == "place"
        and (one.probability or 0) >= LEAST_SURE
        and not (plain_only and one.place.level not in _PLAIN_NAMES)
        and not any(block.start <= one.start < block.end for block in furniture)
    )


def _languages(extractors: "Sequence[Extractor] | None") -> frozenset[str]:
    given = built_in().values() if extractors is None else extractors
    return frozenset().union(*(one.languages for one in given))
