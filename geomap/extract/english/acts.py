"""What a word does as a word of telling: says, confirms, denies, blames."""

from typing import TYPE_CHECKING

from geomap.extract.english.judging import stands_to_claim
from geomap.extract.english.phrases import act_of
from geomap.extract.english.toll_words import COUNTS, gives_figure, told_number

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRIKES = frozenset(
    """attack strike raid bombing shelling airstrike bombardment blast explosion killing death
    incident assault massacre carnage""".split()
)
_SIDES = frozenset(
    """rebel dissident militant insurgent guerrilla separatist jihadist extremist terrorist militia
    junta coalition alliance""".split()
)
_PAPERS = frozenset(
    """message statement post note letter release bulletin communique communiqué tweet dispatch
    report announcement""".split()
)
_REMNANTS = frozenset(
    """remnant fragment debris wreckage part fin tail piece shrapnel casing submunition
    component""".split()
)


def act_in(token: "Token") -> str | None:
    """Return what a word does as a word of telling, or None."""
    if not token.tag_.startswith("VB") and token.pos_ not in {"VERB", "AUX"}:
        return None
    own = _takes_responsibility(token) or _identifies(token) or _reads(token)
    if own or gives_figure(token):
        return "say"
    if _points_at(token):
        return "accuse"
    act = stands_to_claim(token) or act_of(token)
    if act is not None and token.lemma_.lower() in COUNTS and told_number(token) is None:
        return None  # "counted on the army"
    return act


def _takes_responsibility(verb: "Token") -> bool:
    """Return whether the verb is "took (or claimed) responsibility for"."""
    return verb.lemma_.lower() in {"take", "assume", "accept", "claim"} and any(
        x.dep_ == "dobj" and x.lower_ == "responsibility" for x in verb.children
    )


def _reads(verb: "Token") -> bool:
    """Return whether a paper is what tells: ""A," reads the message", "its statement read"."""
    return verb.lemma_.lower() == "read" and any(
        x.dep_ == "nsubj" and x.lemma_.lower() in _PAPERS for x in verb.children
    )


def _points_at(verb: "Token") -> bool:
    """Return whether somebody "pointed at", or "pointed the finger at", another."""
    if verb.lemma_.lower() != "point":
        return False
    words = {x.lower_ for x in verb.subtree}
    at = any(x.lower_ == "at" and any(y.pos_ == "PROPN" for y in x.subtree) for x in verb.children)
    finger = "finger" in words and "at" in words
    return at or finger


def _identifies(verb: "Token") -> bool:
    """Return whether a verb tells of what was found: "identified remnants of a bomb"."""
    return verb.lemma_.lower() in {"identify", "recognise", "recognize"} and any(
        x.dep_ == "dobj" and x.lemma_.lower() in _REMNANTS for x in verb.children
    )


def is_blamed(verb: "Token", act: str, content: tuple[int, ...]) -> bool:
    """Return whether somebody is blamed and not told for what: "accused the rebels outright"."""
    if act != "accuse":
        return False
    if any(_is_strike_back(verb.doc[i]) for i in content):
        return True
    blamed = [x for x in verb.children if x.dep_ == "dobj" or x.lower_ == "at"]
    whom = [
        x for x in blamed if any(y.pos_ == "PROPN" or y.lemma_.lower() in _SIDES for y in x.subtree)
    ]
    more = any(x.lower_ in {"of", "for", "with", "in", "to"} for x in verb.children)
    return bool(whom) and not more


def _is_strike_back(head: "Token") -> bool:
    """Return whether "the raid", "for the attack" is what somebody is blamed for."""
    nouns = [head, *(x for x in head.children if x.dep_ == "pobj")]
    return any(
        x.lemma_.lower() in _STRIKES
        and any(y.lower_ in {"the", "this", "that"} for y in x.children)
        for x in nouns
    )
