"""What is told, where the parse has lost it: asides, semicolons, headlines, closing phrases."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.extract.english.phrases import FINDINGS, SUBJECTS, act_of
from geomap.extract.english.relays import is_cite
from geomap.extract.english.repairs import is_named_before

if TYPE_CHECKING:
    from spacy.tokens import Token


_DASHES = frozenset({"–", "—", "--"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STATEMENTS = frozenset(
    "statement post message report interview briefing update comment video address note "
    "bulletin communique communiqué announcement summary".split()
)


def headline_before(verb: "Token") -> Iterator[int]:
    """Yield the heads of a headline that ", army says" closes, where the parser lost its clause."""
    told = any(x.dep_ in {"ccomp", "xcomp", "dobj", "prep"} for x in verb.children)
    said_by = [x for x in verb.children if x.dep_ == "nsubj"]
    after = any(not x.is_punct for x in verb.doc[verb.i + 1 :])
    if told or after or verb.dep_ != "ROOT" or not said_by:
        return
    start = said_by[-1].left_edge.i
    if start > 0 and verb.doc[start - 1].text == ",":
        yield from (x.i for x in verb.children if x.i < start and not x.is_punct)


def between_dashes(verb: "Token") -> tuple[int, int] | None:
    """Return the first and the last word of an aside between dashes in which the verb stands."""
    own = [x for x in verb.children if x.dep_ == "nsubj" and x.i < verb.i]
    start = own[-1].left_edge.i if own else 0
    if start == 0 or verb.doc[start - 1].text not in _DASHES:
        return None
    end = next((x.i for x in verb.doc[verb.i :] if x.text in _DASHES), None)
    return (start, end - 1) if end is not None else None


def is_quoted_before(child: "Token", verb: "Token") -> bool:
    """Return whether a clause is a quotation that closes before "the ministry said"."""
    if child.i > verb.i or child.dep_ not in {"advcl", "npadvmod", "dep", "dobj"}:
        return False
    if any(x.dep_ == "mark" for x in child.children):
        return False
    between = verb.doc[child.right_edge.i + 1 : verb.i]
    return any(x.text in {'"', "”", "»"} for x in between)


def is_cited_before(child: "Token", verb: "Token") -> bool:
    """Return whether a clause is what "…, the agency cited a statement as saying" closes."""
    told = child.dep_ in {"advcl", "ccomp"} and child.i < verb.i and is_cite(verb)
    apart = verb.doc[child.right_edge.i + 1 : verb.i]
    marked = any(x.dep_ in {"mark", "advmod"} and x.i < child.i for x in child.children)
    return told and not marked and any(x.text == "," for x in apart)


def after_semicolon(verb: "Token") -> int | None:
    """Return the clause that goes on after "A, the army reported; B", where nobody else tells B."""
    after = verb.doc[verb.i + 1 :]
    stop = next((x.i for x in after if x.text == ";" or x.tag_ in _FINITE), None)
    if stop is None or verb.doc[stop].text != ";":
        return None
    for child in verb.children:
        own = any(act_of(x) is not None for x in child.subtree)
        if child.dep_ in {"conj", "ccomp"} and child.i > verb.i and not own:
            return child.i
    return None


def is_after_aside(child: "Token", verb: "Token") -> bool:
    """Return whether "B" goes on with what is told in "A, he added, and B"."""
    said = [x for x in verb.children if x.dep_ == "nsubj" and x.i < verb.i]
    told = [x for x in verb.children if x.dep_ == "ccomp" and x.i < verb.i]
    comma = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].text == ","
    if not (said and told and comma) or verb.doc[said[0].left_edge.i - 1].text != ",":
        return False
    and_ = any(x.dep_ == "cc" and x.lower_ == "and" for x in verb.children)
    own = any(act_of(x) is not None for x in child.subtree)
    return and_ and not own and any(x.dep_ in SUBJECTS for x in child.children)


def is_trailing(verb: "Token", act: str) -> bool:
    """Return whether ", witnesses told Reuters" closes a sentence as if it went on with it."""
    if verb.dep_ not in {"conj", "advcl"} or act not in {"say", "tell"}:
        return False
    own = any(x.dep_ in {"cc", "nsubj", "mark", "advmod"} for x in verb.children)
    return not own and is_named_before(verb)


def of_statement(preposition: "Token") -> Iterator[int]:
    """Yield the heads of what "in a statement that …" tells."""
    for noun in preposition.children:
        if noun.dep_ == "pobj" and noun.lemma_.lower() in _STATEMENTS:
            for child in noun.children:
                if child.dep_ in {"acl", "ccomp"} and child.tag_ != "VBN":
                    yield child.i


def goes_on(child: "Token", verb: "Token") -> bool:
    """Return whether a conjunct continues what is told: "said A …, but that B", "…, and were C"."""
    if child.dep_ != "conj":
        return False
    if is_after_aside(child, verb):
        return True
    deps = {x.dep_ for x in child.children}
    if "expl" in deps and any(x.lemma_.lower() in FINDINGS for x in child.children):
        return True  # "said A, but there is evidence that B": nobody else tells of it
    # "said that A was assessing B, but that C": C goes on with what was said, not with B.
    that = _has_that(child) and not _has_that(child.head)
    passive = "auxpass" in deps and "nsubjpass" not in deps and act_of(child) is None
    return that or passive


def _has_that(verb: "Token") -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
