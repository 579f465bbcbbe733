"""Nouns of one list in a parse: "a boy, two women and a man"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})


def first(noun: "Token") -> "Token":
    """Return the noun that opens the list in which a noun stands, or the noun itself."""
    while noun.dep_ == "conj" and noun.head != noun and noun.head.pos_ in _NOUNS:
        noun = noun.head
    return next(iter(_siblings(noun)), noun)


def members(opening: "Token") -> "Iterator[Token]":
    """Yield the nouns of the list that a noun opens, in order."""
    for noun in _siblings(opening) or [opening]:
        yield from _joined(noun)


def _joined(noun: "Token") -> "Iterator[Token]":
    yield noun
    for child in noun.children:
        if child.dep_ == "conj":
            yield from _joined(child)


def _siblings(noun: "Token") -> "list[Token]":
    """Return the arguments of one verb that a parse sets side by side instead of joining them."""
    if noun.dep_ not in _ARGUMENTS:
        return []
    return [x for x in noun.head.children if x.dep_ == noun.dep_ and x.pos_ in _NOUNS]
