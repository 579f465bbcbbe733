"""What a place is to a strike: struck, fired from, or where debris fell."""

import re
from typing import TYPE_CHECKING

from geomap.extract.english.relations import Related
from geomap.extract.english.told import Told
from geomap.extract.english.triggers import Trigger
from geomap.gazetteer import Mention
from geomap.model import Role, What

if TYPE_CHECKING:
    from spacy.tokens import Token

_GO_ON = frozenset({"compound", "poss", "nmod", "amod", "appos", "conj", "npadvmod"})
_IMPACT_VERBS = frozenset({"hit", "strike", "slam", "fall", "land", "crash"})
_DEBRIS = frozenset({"debris", "fragment", "wreckage", "shrapnel", "remnant"})
_FALLS = frozenset("fall land crash come rain hit damage".split())
_DEBRIS_BEFORE = re.compile(
    r"\b(?:debris|fragments?|wreckage|shrapnel|remnants?)\s(?!hit\b)[^,;:.]{0,60}$", re.IGNORECASE
)
_LOOK_BACK = 90
# "Struck from the air in Gao": nobody fired from there.
_NO_ORIGIN = frozenset("air sky ground sea land above distance afar space behind side".split())
_LAUNCH_VERBS = frozenset({"launch", "fire", "take", "send", "fly", "come"})
# "200 metres from the embassy" is no origin.
_MEASURED = re.compile(
    r"\b(?:km|kms|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|yards?|feet|blocks?|away|far|hours?|minutes?)"
    r"\s+$"
)


def governor(told: Told, token: "Token") -> Trigger | None:
    """Return the trigger that governs the token, else the last one before it."""
    by_token = {trigger.token: trigger for trigger in told.triggers}
    node = token
    while node.head != node:
        node = node.head
        if node.i in by_token:
            return by_token[node.i]
    before = [t for t in told.triggers if t.token < token.i]
    return before[-1] if before else (told.triggers[0] if told.triggers else None)


def role_of(
    told: Told, mention: Mention, trigger: Trigger | None, how: Related | None
) -> tuple[Role, What | None]:
    """Return what the place is to the strike, and what happened there."""
    head = told.token_at(mention.start, mention.end)
    if trigger is None:
        return "target", None
    verb = told.doc[trigger.token]
    fired = trigger.kind in {"launch", "use", "intercept"} or _launched(head)
    if is_origin(told, mention, how) and (fired or _comes_from(told, head)):
        return "launch", "launch"
    if trigger.kind == "debris" or _is_of_debris(verb) or _is_under_debris(told, head):
        evidence = verb.pos_ in {"NOUN", "PROPN"} or verb.lemma_ == "match"
        return "debris", "debris_as_evidence" if evidence else "debris_fell"
    return "target", _what(verb, trigger)


def _what(verb: "Token", trigger: Trigger) -> What:
    if trigger.kind == "intercept":
        return "interception"
    landed = verb.tag_.startswith("VB") and verb.lemma_.lower() in _IMPACT_VERBS
    if landed or trigger.kind in {"casualty", "explosion", "damage"}:
        return "impact"
    return "attack"


def is_origin(told: Told, mention: Mention, how: Related | None) -> bool:
    """Return whether something came from the place."""
    head = told.token_at(mention.start, mention.end)
    return _is_from(told, head) or (how is not None and _is_from(told, outside(told, how)))


def _is_from(told: Told, head: "Token") -> bool:
    node = head
    for _ in range(5):
        if node.dep_ == "pobj":
            if node.head.lower_ == "from" and node.lower_ in _NO_ORIGIN:
                return False
            if node.head.lower_ == "from":
                return _MEASURED.search(told.text[: node.head.idx][-20:]) is None
            if node.head.lower_ not in {"of", "in"}:
                return False
            node = node.head.head
        elif node.dep_ in _GO_ON:
            node = node.head
        else:
            return False
    return False


def _comes_from(told: Told, head: "Token") -> bool:
    """Return whether weapons or blows came from there: "shelling from", "shelled … from"."""
    node = head
    while node.head != node and node.lower_ != "from":
        node = node.head
    source = node.head
    attacks = {t.token for t in told.triggers if t.kind == "attack"}
    return source.i in attacks or source.i in told.weapon_tokens


def _is_of_debris(verb: "Token") -> bool:
    """Return whether debris did it, named for an earlier verb: "debris hit a roof and fell"."""
    while verb.dep_ == "conj" and not any(x.dep_ == "nsubj" for x in verb.children):
        verb = verb.head
    return any(x.dep_ == "nsubj" and x.lemma_.lower() in _DEBRIS for x in verb.children)


def _is_under_debris(told: Told, head: "Token") -> bool:
    """Return whether the words say that debris came down there, however they are parsed."""
    node = head
    while node.head != node and node.pos_ != "VERB":
        node = node.head
    if node.lemma_.lower() not in _FALLS:
        return False
    return _DEBRIS_BEFORE.search(told.text[: node.idx][-_LOOK_BACK:]) is not None


def _launched(head: "Token") -> bool:
    node = head
    for _ in range(5):
        node = node.head
        if node.lemma_.lower() in _LAUNCH_VERBS:
            return True
    return False


def outside(told: Told, how: Related) -> "Token":
    """Return what the words that relate the place to the strike hang on."""
    node = told.token_at(how.start, how.end)
    while how.start <= node.idx < how.end and node.head != node:
        node = node.head
    return node
