"""Nouns of one list in a parse: "a boy, two women and a man"."""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from geomap.model import Count

_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_PATIENTS = frozenset({"nsubjpass", "dobj"})
_BESIDES = "geomap.besides"  # where a parse keeps them
_BESIDE = frozenset({"with", "alongside"})
_TOGETHER = frozenset({"along", "together"})
_ONE = frozenset({"a", "an"})
_REACH = 3
_LONGEST = 120


def first(noun: "Token") -> "Token":
    """Return the noun that opens the list in which a noun stands, or the noun itself."""
    noun = _opens(noun)
    main = accompanied(noun)
    if main is not None:
        noun = _opens(main)
    return next(iter(_siblings(noun)), noun)


def _opens(noun: "Token") -> "Token":
    while (noun.dep_ == "conj" or _is_next(noun)) and noun.head.pos_ in _NOUNS:
        noun = noun.head
    return noun


def _is_next(noun: "Token") -> bool:
    """Return whether a parse took the second of three for an apposition: "a nurse, a driver and".

    "Juan Paz, a driver and father of two" is one man.
    """
    if noun.dep_ != "appos" or noun.head.tag_ != "NN":
        return False
    each = all(any(x.lower_ in _ONE for x in y.children) for y in (noun, noun.head))
    return each and any(x.dep_ == "conj" for x in noun.children)


def members(opening: "Token") -> "Iterator[Token]":
    """Yield the nouns of the list that a noun opens, in order."""
    for noun in _siblings(opening) or [opening]:
        yield from _joined(noun)
    for noun in _beside(opening.doc):
        if accompanied(noun) == opening:
            yield from _joined(noun)


def _beside(doc: "Doc") -> "list[Token]":
    """Return the nouns after "along with" and the like; looked for once in a sentence."""
    if _BESIDES not in doc.user_data:
        doc.user_data[_BESIDES] = [
            token.i for token in doc if token.dep_ == "pobj" and token.head.lower_ in _BESIDE
        ]
    return [doc[i] for i in doc.user_data[_BESIDES]]


def in_words(summed: "Count", text: str, start: int, end: int) -> "Count":
    """Return a sum in the words of its list: "two Chileans and a Bolivian" are three.

    Words too far apart for one list leave it derived.
    """
    if end - start > _LONGEST:
        return summed
    return replace(summed, derived=False, text=text[start:end], start=start, end=end)


def accompanied(noun: "Token") -> "Token | None":
    """Return whom the noun is beside: the man of "killed a man along with his son"."""
    by = noun.head
    if noun.dep_ != "pobj" or by.lower_ not in _BESIDE:
        return None
    if by.lower_ == "with" and (by.i == 0 or by.nbor(-1).lower_ not in _TOGETHER):
        return None
    node = by.head
    for _ in range(_REACH):
        if node.pos_ in _NOUNS:
            return node
        if node.pos_ in {"VERB", "AUX"}:
            break
        node = node.head
    patients = [x for x in node.children if x.dep_ in _PATIENTS and x.pos_ in _NOUNS]
    return next((x for x in patients if x.dep_ == "dobj"), next(iter(patients), None))


def _joined(noun: "Token") -> "Iterator[Token]":
    yield noun
    for child in noun.children:
        if child.dep_ == "conj" or _is_next(child):
            yield from _joined(child)


def _siblings(noun: "Token") -> "list[Token]":
    """Return the arguments of one verb that a parse sets side by side instead of joining them."""
    if noun.dep_ not in _ARGUMENTS:
        return []
    return [x for x in noun.head.children if x.dep_ == noun.dep_ and x.pos_ in _NOUNS]
