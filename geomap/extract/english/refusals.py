"""Who does not confirm, and in which words: "did not confirm", "kept silent", "no word from"."""

from typing import TYPE_CHECKING

from geomap.extract.english.phrases import agent_of, subject
from geomap.model import Form

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGED_GOVERNORS = frozenset("refrain decline refuse fail avoid stop unable".split())
_SAYINGS = frozenset(
    "comment statement reaction response word reply remark confirmation acknowledgment "
    "acknowledgement".split()
)
_GIVES = frozenset("issue make give offer provide release publish".split())
_ASKED = frozenset("request question query call email e-mail message inquiry enquiry".split())
_QUIET = frozenset({"silent", "quiet", "mum", "tight-lipped", "tightlipped"})
_STAYS = frozenset({"remain", "keep", "stay", "be"})
_NONE = frozenset({"neither", "nor"})
_SOURCES = frozenset({"from", "by"})


def negated(verb: "Token") -> bool:
    """Return whether a reporting verb is denied: "did not", "neither … nor", "refused to"."""
    node = verb
    while True:
        children = list(node.children)
        if any(child.dep_ == "neg" or child.lower_ in _NONE for child in children):
            return True
        if any(child.lower_ == "yet" and node.lemma_ == "have" for child in children):
            return True
        if node != verb and node.lemma_.lower() in _HEDGED_GOVERNORS:
            return True
        if node.dep_ == "conj" and any(x.lower_ == "nor" for x in node.head.children):
            return True
        if any(_is_neither(child) for child in children if child.dep_ == "nsubj"):
            return True
        if node.dep_ == "xcomp" and node.head.lemma_ in {"have", "able", *_HEDGED_GOVERNORS}:
            node = node.head
        elif node.dep_ == "pcomp" and node.head.lower_ in {"from", "of", "short"}:
            node = node.head.head
        elif node.dep_ == "acomp" and node.lemma_ in {"able", "unable"}:
            node = node.head
        else:
            return node.lemma_.lower() in _HEDGED_GOVERNORS and node != verb


def form(verb: "Token", act: str, *, denied: bool) -> Form | None:
    """Return in which way the speaker does not confirm, None for all other acts."""
    plain: dict[str, Form] = {
        "comment": "no_comment",
        "verify": "could_not_verify",
        "deny": "refused",
    }
    if not denied or (act != "confirm" and act not in plain):
        return None
    if act in plain:
        return plain[act]
    children = [*verb.children, *verb.head.children]
    if verb.head.lemma_ in {"able", "unable"} or any(x.lower_ == "could" for x in verb.children):
        return "could_not_verify"
    silent = {"yet", "immediately", "officially", "publicly"}
    perfect = any(child.lemma_ == "have" for child in verb.children)
    noted = perfect or any(child.lower_ in silent for child in children)
    return "silence_noted" if noted else "refused"


def silence(token: "Token") -> "tuple[Token, tuple[int, ...], Form] | None":
    """Return who keeps silent by this word, about what (heads of the words), and in which form.

    "X has issued no statement on the strike", "X remained silent about it", "there was no word
    from X".
    """
    lemma = token.lemma_.lower()
    if lemma in _QUIET and token.dep_ == "acomp" and token.head.lemma_ in _STAYS:
        return _told(subject(token.head), [token, token.head], "silence_noted")
    if lemma in _SAYINGS and token.dep_ == "dobj" and token.head.lemma_.lower() in _GIVES:
        verb = token.head
        if negated(verb) or _is_no(token):
            return _told(subject(verb), [token, verb], "silence_noted")
    if lemma in _SAYINGS and token.dep_ in {"attr", "nsubj", "nsubjpass"} and _is_no(token):
        return _told(_from_whom(token), [token, token.head], "silence_noted")
    if lemma in {"respond", "reply", "react"} and token.tag_.startswith("VB") and negated(token):
        return _told(subject(token), [token], "no_comment")
    if lemma in {"answer", "return"} and token.tag_.startswith("VB") and negated(token):
        asked = [x for x in token.children if x.dep_ == "dobj" and x.lemma_.lower() in _ASKED]
        return _told(subject(token), asked, "no_comment") if asked else None
    return None


def others(speaker: "Token") -> "tuple[Token, ...]":
    """Return who else does not confirm: "neither the army nor the ministry"."""
    if not _is_neither(speaker):
        return ()
    return tuple(x for x in speaker.children if x.dep_ == "conj" and x.pos_ == "PROPN")


def _told(
    speaker: "Token | None", around: "list[Token]", kind: Form
) -> "tuple[Token, tuple[int, ...], Form] | None":
    if speaker is None or speaker.lower_ in {"there", "which", "who", "that"}:
        return None
    about = tuple(
        child.i
        for word in around
        for child in word.children
        if child.dep_ == "prep"
        and child.lower_ in {"on", "about", "to", "regarding", "over"}
        # "to a request for comment" tells how one was asked, not about what
        and not any(x.dep_ == "pobj" and x.lemma_.lower() in _ASKED for x in child.children)
    )
    return speaker, about, kind


def _is_neither(noun: "Token") -> bool:
    return any(child.lower_ == "neither" for child in noun.children)


def _is_no(noun: "Token") -> bool:
    return any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children)


def _from_whom(noun: "Token") -> "Token | None":
    """Return whose word it is that did not come: "no reaction from the army"."""
    for word in (noun, noun.head):
        for child in word.children:
            if child.dep_ == "prep" and child.lower_ in _SOURCES:
                return next((x for x in child.children if x.dep_ == "pobj"), None)
    return agent_of(noun.head)
