"""What a sentence says of weapons, targets, effects and attackers, token by token.

Every function takes the words that one speaker tells (a set of token indices) and reads nothing
outside them: two speakers of one sentence never share a value.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon, names
from geomap.extract.english.counts import role_under
from geomap.extract.english.numbers import is_ordinal
from geomap.extract.english.told import Told, is_part_of_target
from geomap.model import Effect, Target, Weapon

if TYPE_CHECKING:
    from spacy.tokens import Token

_MADE = frozenset("made supplied provided built manufactured produced donated given".split())
UNSPECIFIED = "unspecified target"
_SUPPLIED = re.compile(
    r"(?P<who>[A-Z][\w.]*)[\s-]?(?:made|supplied|provided|built|manufactured|produced|donated|given)\b"
)
_MADE = frozenset("made supplied provided built manufactured produced donated given".split())
UNSPECIFIED = "unspecified target"


def weapons(told: Told) -> Iterator[Weapon]:
    """Yield the weapons of the words in order, offsets in the sentence."""
    for match in lexicon.weapon_pattern().finditer(told.doc.text):
        row = lexicon.weapon_of(match.group())
        head = told.token_at(match.start(), match.end())
        if row is None or not told.holds(match.start(), match.end()) or is_part_of_target(head):
            continue
        flown = row.name is None and row.weapon_class in {"aircraft", "helicopter"}
        if flown and not _is_shot_down(told, head):
            continue
        yield Weapon(
            name=row.name,
            weapon_class=row.weapon_class,
            supplier=_supplier(told, head, match.start()) or row.supplier,
            text=match.group(),
            start=match.start(),
            end=match.end(),
        )


def targets(told: Told) -> Iterator[Target]:
    """Yield what was struck or aimed at, the most telling words first kept where they overlap."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in lexicon.kinds("targets"):
        for match in pattern.finditer(told.doc.text):
            span = (match.start(), match.end())
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            head = told.token_at(*span)
            if not told.holds(*span) or not _is_struck(told, head):
                continue
            taken.append(span)
            start = _with_article(told.doc.text, match.start())
            yield Target(kind=kind, text=told.doc.text[start : span[1]], start=start, end=span[1])


def specific(found: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return the targets without the bare "site" or "facility" where a better word stands."""
    better = tuple(target for target in found if target.kind != UNSPECIFIED)
    return better or found


def effects(told: Told) -> Iterator[Effect]:
    """Yield fires, explosions and damage that the words tell of."""
    for kind, pattern in lexicon.kinds("effects"):
        for match in pattern.finditer(told.doc.text):
            head = told.token_at(match.start(), match.end())
            if not told.holds(match.start(), match.end()) or _is_denied(told, head, match.start()):
                continue
            if kind == "damage" and _is_of_weapon(told, head):
                continue
            yield Effect(kind=kind, text=match.group(), start=match.start(), end=match.end())


def attacker(told: Told) -> str | None:
    """Return who attacked: a country's alpha-2 code or a group's name, if the words say so."""
    for trigger in told.triggers:
        token = told.doc[trigger.token]
        if trigger.kind in {"launch", "attack", "use"}:
            for noun in _agents(token, told):
                who = _side(noun)
                if who is not None:
                    return who
    return None


def has_agent(told: Told) -> bool:
    """Return whether the words name who did it, of any side: "the army used Turkish drones"."""
    return any(
        noun.dep_ in {"nsubj", "pobj", "dobj"}
        for trigger in told.triggers
        if trigger.kind in {"launch", "attack", "use"}
        for noun in _agents(told.doc[trigger.token], told)
    )


def attacker_is_speaker(told: Told) -> bool:
    """Return whether the speaker tells of its own strike: "it had fired", "its forces hit"."""
    own = {"it", "they", "we"}
    whose = {"its", "their", "our"}
    return any(
        noun.lower_ in own or any(x.lower_ in whose for x in noun.children)
        for trigger in told.triggers
        if trigger.kind in {"launch", "attack", "use"}
        for noun in _agents(told.doc[trigger.token], told)
    )


def weapon_side(told: Told) -> str | None:
    """Return whose the weapon is called ("Russian missile"): its user's, or only its maker's."""
    sides = (_side_of_weapon(told.doc[i]) for i in sorted(told.weapon_tokens & told.tokens))
    return next((side for side in sides if side is not None), None)


def _side_of_weapon(head: "Token") -> str | None:
    for child in head.children:
        hyphened = any("-" in x.text or x.lower_ in _MADE for x in child.subtree)
        if child.dep_ in {"amod", "poss", "compound"} and not hyphened:
            who = _side(child)
            if who is not None:
                return who
    return None


def country_of_phrase(noun: "Token") -> str | None:
    """Return the country that a noun phrase names, or that its words stand for."""
    return names.country_in(" ".join(token.text for token in noun.subtree))


def _agents(token: "Token", told: Told) -> "Iterator[Token]":
    """Yield the nouns that can name who did it."""
    noun = token.pos_ in {"NOUN", "PROPN"}
    for child in token.children:
        if noun and child.dep_ in {"amod", "poss", "compound"}:
            yield child
        if child.dep_ == "prep" and child.lower_ == "by":
            yield from (x for x in child.children if x.dep_ == "pobj")
    verb: Token | None = token.head if noun and token.dep_ in {"dobj", "nsubjpass"} else token
    while verb is not None and verb.i in told.tokens:
        yield from _subjects(verb, told)
        shared = verb.dep_ in {"xcomp", "advcl", "conj"} and verb.head != verb
        verb = verb.head if shared else None


def _subjects(verb: "Token", told: Told) -> "Iterator[Token]":
    for child in verb.children:
        if child.dep_ == "nsubj" and child.i not in told.weapon_tokens:
            yield child
        if child.dep_ == "agent":
            yield from (x for x in child.children if x.dep_ == "pobj")
    if verb.dep_ == "pcomp" and verb.head.head.lemma_ in {"accuse", "blame", "suspect"}:
        yield from (x for x in verb.head.head.children if x.dep_ == "dobj")


def _side(noun: "Token") -> str | None:
    text = " ".join(
        x.text for x in noun.subtree if x.dep_ not in {"relcl", "punct"} and x.i <= noun.i
    )
    for word in (text, noun.text):
        row = lexicon.actors().get(re.sub(r"^(?:the|a)\s+", "", word.lower()))
        if row is not None:
            return row.name if row.kind == "armed_group" else row.country
    return names.country_in(text)


def _supplier(told: Told, head: "Token", start: int) -> str | None:
    """Return who made or gave the weapon: "U.S.-made", or "American" where another fired it."""
    before = told.doc.text[max(0, start - 50) : start]
    made = [match.group("who") for match in _SUPPLIED.finditer(before)]
    if made:
        return names.country_in(made[-1])
    whose = _side_of_weapon(head)
    return whose if has_agent(told) and whose != attacker(told) else None


def _with_article(text: str, start: int) -> int:
    before = re.search(r"\b(?:an?|the)\s+(?:[\w-]+\s+)?$", text[max(0, start - 30) : start])
    return start - len(before.group()) if before else start


def _is_shot_down(told: Told, head: "Token") -> bool:
    return role_under(told, head) in {"intercepted", "damaged"}


def _is_struck(told: Told, head: "Token") -> bool:
    """Return whether a target's noun is struck: an object, or where a blow or debris fell."""
    node = head
    for _ in range(6):
        if node.head == node:
            return False
        edge, parent = node.dep_, node.head
        if edge == "prep" and node.lower_ == "from":
            return False
        if edge == "nsubj" and parent.lemma_ not in {"suffer", "sustain", "burn"}:
            return False
        if any(t.token == parent.i for t in told.triggers) and edge not in {"advcl", "relcl"}:
            return edge != "agent"
        node = parent
    return False


def _is_denied(told: Told, head: "Token", start: int) -> bool:
    before = told.doc.text[max(0, start - 40) : start].lower()
    denied = re.search(r"\b(?:no|without|not|n['’]t)\b(?!.*\b(?:but|beyond|other than)\b)", before)
    return denied is not None or any(x.dep_ == "neg" for x in (*head.children, *head.head.children))


def _is_of_weapon(told: Told, head: "Token") -> bool:
    subjects = [x for x in head.children if x.dep_ in {"dobj", "nsubjpass"}]
    return any(x.i in told.weapon_tokens or x.pos_ in {"NUM", "PRON"} for x in subjects) or any(
        is_ordinal(x.lower_) for x in subjects
    )
