"""Who tells a word of a sentence: the cues whose content holds it, from the inside out."""

from typing import TYPE_CHECKING

from geomap.extract.english.cue import Cue
from geomap.extract.english.phrases import act_of
from geomap.extract.english.relays import is_cite, is_media

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STANDPOINTS = frozenset("position stance claim charge accusation view assertion denial".split())
_ASIDES = frozenset({"advcl", "relcl", "npadvmod", "appos", "conj"})
_FRAME = "geomap.frame"  # where a parse keeps its cues by place
_BESIDE = frozenset({"while", "whereas", "although", "though", "after", "before", "since", "as"})


def path(token: "Token", found: tuple[Cue, ...]) -> tuple[tuple[Cue, ...], bool]:
    """Return the cues whose content holds the token, innermost first, and whether it is telling.

    A token is telling if it hangs on the innermost cue around it, but is not of its content.
    """
    if not found:
        return (), False
    by_token, by_clause, beside = _frame(token.doc, found)
    held: list[Cue] = []
    telling = token.i in by_token or any(c.token == token.i for c in found)
    below: Token | None = None
    node = token
    while True:
        aside = [c for c in by_clause.get(node.i, ()) if below is None or c.token != below.i]
        telling = telling or (not held and len(aside) < len(by_clause.get(node.i, ())))
        here = by_token.get(node.i, beside.get(below.i) if below is not None else None)
        # "The army said A, according to the BBC": who stands beside the verb passes it on.
        outer = [cue for cue in aside if here is not None and _passes_on(cue, here, token.doc)]
        held += [cue for cue in aside if cue not in outer]
        if here is not None and below is not None:
            if below.i in here.content:
                held.append(here)
            elif not held and not _is_clause(below):
                telling = True
        held += outer
        if node.head.i == node.i or ((held or below is None) and _is_aside(node)):
            break
        below, node = node, node.head
    # Pictures show, they do not pass on: no relay of another speaker.
    held = [cue for n, cue in enumerate(held) if n == 0 or cue.act != "show"]
    return tuple(_in_order(token, list(dict.fromkeys(held)))), telling and not held


def _frame(
    doc: "Doc", found: tuple[Cue, ...]
) -> tuple[dict[int, Cue], dict[int, list[Cue]], dict[int, Cue]]:
    """Return the cues by their words, by the clause that they stand beside, and beside them.

    "No word came from X on the strike": the parser hangs the words beside the cue. Made once for
    the cues of a sentence, since every word of it asks.
    """
    kept = doc.user_data.get(_FRAME)
    if kept is None or kept[0] is not found:
        by_token = {cue.token: cue for cue in found if cue.clause is None}
        beside = {i: cue for cue in found if cue.refuses for i in cue.content}
        kept = doc.user_data[_FRAME] = (found, (by_token, _by_clause(doc, found), beside))
    frame: tuple[dict[int, Cue], dict[int, list[Cue]], dict[int, Cue]] = kept[1]
    return frame


def _by_clause(doc: "Doc", found: tuple[Cue, ...]) -> dict[int, list[Cue]]:
    """Return the cues that stand beside a clause, by its head; who is cited comes innermost."""
    by_clause: dict[int, list[Cue]] = {}
    beside = [cue for cue in found if cue.clause is not None]
    for cue in sorted(beside, key=lambda cue: not is_cite(doc[cue.token])):
        by_clause.setdefault(cue.clause or 0, []).append(cue)
    return by_clause


def _in_order(token: "Token", held: list[Cue]) -> list[Cue]:
    """Return the cues with one that only follows another's words put outside of it.

    "Peru said that A, according to the agency ANDINA", "X said A, the BBC reports": who comes
    after passes on. Before the words ("said that, according to X, A") it is the origin.
    """
    if len(held) < 2 or held[0].speaker is None:  # noqa: PLR2004  # an inner and an outer cue
        return held
    inner, outer, doc = held[0], held[1], token.doc
    if is_cite(doc[inner.token]):
        return held  # "the UN said A, citing medics": who is cited is the origin
    after = outer.token < token.i < inner.token
    if not after or outer.speaker is None or is_media(doc[outer.speaker]):
        return held
    passes_on = inner.clause is not None or is_media(doc[inner.speaker or 0])
    return [*held[1:], inner] if passes_on and not outer.refuses else held


def _passes_on(aside: Cue, said: Cue, doc: "Doc") -> bool:
    """Return whether "according to S" beside a reporting verb passes on what that one says."""
    if said.speaker is None or aside.speaker is None or is_media(doc[said.speaker]):
        return False
    return aside.token < said.token or is_media(doc[aside.speaker])


def _is_aside(node: "Token") -> bool:
    """Return whether a clause is the narrator's aside: "where Lima says …", "while Lima says"."""
    if node.dep_ not in _ASIDES:
        return False
    where = any(child.tag_ == "WRB" for child in node.children)
    beside = node.dep_ == "advcl" and act_of(node) is not None
    beside = beside and any(x.dep_ == "mark" and x.lower_ in _BESIDE for x in node.children)
    claim = node.dep_ == "relcl" and node.head.dep_ == "appos"  # "…, a claim that Lima denies"
    beside = beside or (claim and act_of(node) is not None)
    # "Lima says A, a position it held after the raid of May 2": the raid is the narrator's.
    beside = beside or (
        node.dep_ in {"npadvmod", "appos"}
        and node.lemma_.lower() in _STANDPOINTS
        and any(x.dep_ in {"relcl", "acl"} for x in node.children)
    )
    return beside or _contradicts(node) or (where and node.dep_ in {"relcl", "advcl"})


def _contradicts(node: "Token") -> bool:
    """Return whether a clause sets another speaker against one: "…, but Lima denied it"."""
    if node.dep_ != "conj" or act_of(node) is None:
        return False
    own = any(x.dep_ == "nsubj" and x.pos_ in {"NOUN", "PROPN"} for x in node.children)
    but = any(x.lower_ in {"but", "yet"} for x in node.head.children if x.i < node.i)
    return own and but


def _is_clause(token: "Token") -> bool:
    return token.dep_ in {"advcl", "conj", "parataxis", "relcl", "dep", "ccomp"}
