"""Subjects that a parser loses: "…, killing two, Loja police said", "whereas the UN said"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "HYPH", "POS", "CC", "VBN", "CD", "PRP$", "JJS"}
)
_LINKS = frozenset({"of", "for", "in", "at", "and", "&", "to"})
_LONGEST = 12


def is_named_before(verb: "Token") -> bool:
    """Return whether a speaker's phrase stands between the last comma and a verb of telling."""
    return _named_before(verb) is not None


def speaker_before(verb: "Token", found: "Token | None") -> "Token | None":
    """Return the head of the phrase before a verb of telling that closes a sentence, or `found`.

    The words told stand before: "Two died, forty people hurt, the Red Cross said."
    """
    head = _named_before(verb)
    if head is None or head is found:
        return found
    start = _start(verb)
    if found is not None and (start <= found.i < verb.i or _goes_with(head, found)):
        return found
    return head


def marked_subject(verb: "Token") -> "Token | None":
    """Return the subject that hangs on the conjunction: "whereas the Observatory said"."""
    marks = [x for x in verb.children if x.dep_ == "mark"]
    return next((y for x in marks for y in x.children if y.dep_ == "nsubj"), None)


def _start(verb: "Token") -> int:
    """Return the index after the last comma or dash before a verb."""
    at = verb.i - 1
    while at >= 0 and not (verb.doc[at].is_punct and verb.doc[at].text not in {"-", "'", "’", "."}):
        at -= 1
    return at + 1


def _named_before(verb: "Token") -> "Token | None":
    start = _start(verb)
    words = verb.doc[start : verb.i]
    closed = start > 0 and verb.doc[start - 1].text in {",", "”", '"'}
    if not closed or not 0 < len(words) <= _LONGEST:
        return None
    last = words[-1]
    plain = all(x.tag_ in _INSIDE or x.lower_ in _LINKS for x in words)
    if not plain or words[0].lower_ in _LINKS or words[0].tag_ == "CC" or last.tag_ not in _NAMES:
        return None
    for child in verb.children:
        semicolon = any(x.text == ";" for x in verb.doc[verb.i : child.right_edge.i + 1])
        if child.dep_ in {"ccomp", "xcomp"} and child.i > verb.i and not semicolon:
            return None  # "the mayor of Loja, Peru, said that …": what is told comes after
    of = next((x for x in words if x.lower_ in _LINKS - {"and", "&"}), None)
    named = verb.doc[start : of.i] if of is not None else words
    heads = [x for x in named if x.tag_ in _NAMES]
    conjoined = [x for x in heads if any(y.dep_ == "conj" and y.i < verb.i for y in x.children)]
    return next(iter(conjoined or heads[-1:]), None)


def _goes_with(head: "Token", found: "Token") -> bool:
    """Return whether the phrase is the last of the subject's names: "Peru, Chile and Cuba said".

    What describes the subject closes with a comma of its own: "Ana Paz, the mayor, said".
    """
    node = head
    while node.dep_ == "conj":
        node = node.head
        if node.i == found.i:
            return True
    return False
