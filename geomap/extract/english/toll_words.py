"""Figures as words of telling: "puts the toll at 43", "gave a figure of 10", "has 43"."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINCE = re.compile(r"\b(?:since|so far|in the war|of the war|overall)\b", re.IGNORECASE)
COUNTS = frozenset("count tally log list catalogue catalog number detect".split())
"""Verbs that tell only with a number: "counted four rockets", not "counted on the army"."""
_FIGURES = frozenset(
    """toll number figure count dead wounded injured death casualty loss total estimate tally
    missing killed""".split()
)
_GIVES = frozenset({"give", "offer", "provide", "cite", "release", "publish"})
_TELL_BY_FIGURE = frozenset({"put", "set", "place", "have", *_GIVES})
_NUMBER = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores"
    r"|hundreds|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|several|\w+teen)\b",
    re.IGNORECASE,
)


def gives_figure(verb: "Token") -> bool:
    """Return whether a verb tells by a figure: "put the dead at 39", "has 43", "gave a toll of 9".

    "Put the rocket on its pad", "has 43 beds" tell nothing of the kind.
    """
    if verb.lemma_.lower() not in _TELL_BY_FIGURE:
        return False
    noun = next((x for x in verb.children if x.dep_ == "dobj" and x.i > verb.i), None)
    if noun is not None and _SINCE.search(_text_after(noun)):
        return False  # the toll of a war: "since the offensive began"
    if noun is None or not any(x.dep_ == "nsubj" for x in _with_first(verb)):
        return False
    lemma = verb.lemma_.lower()
    if lemma in {"put", "set", "place"}:
        return _is_figure(noun) and any(x.lower_ == "at" for x in verb.subtree)
    if lemma in _GIVES:
        return _is_figure(noun) and _NUMBER.search(_text_after(noun)) is not None
    said_by = next((x for x in verb.children if x.dep_ == "nsubj"), None)
    return (
        lemma == "have"
        and verb.tag_ in {"VBZ", "VBP"}
        and noun.tag_ == "CD"
        and said_by is not None
        and said_by.pos_ in {"PROPN", "NOUN"}
        and not any(x.dep_ in {"prep", "acl", "relcl"} for x in noun.children)
    )


def told_number(verb: "Token") -> str | None:
    """Return the number that a verb of counting has as its object, or None."""
    if verb.lemma_.lower() not in COUNTS:
        return None
    objects = [x for x in verb.children if x.dep_ in {"dobj", "ccomp"} and x.i > verb.i]
    found = (_NUMBER.search(verb.doc[x.left_edge.i : x.right_edge.i + 1].text) for x in objects)
    return next((one.group() for one in found if one), None)


def _with_first(verb: "Token") -> "list[Token]":
    """Return the children of a verb and of those that it is joined to: "came and put …"."""
    found, node = [*verb.children], verb
    while node.dep_ in {"conj", "xcomp", "ccomp", "advcl"} and node.head != node:
        node = node.head
        found += [*node.children]
    return found


def _is_figure(noun: "Token") -> bool:
    return noun.lemma_.lower() in _FIGURES or noun.lower_ in _FIGURES


def _text_after(noun: "Token") -> str:
    text: str = noun.doc[noun.i : noun.right_edge.i + 1].text
    return text
