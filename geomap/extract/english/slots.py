"""What a sentence says of weapons, targets, effects and attackers, token by token.

Every function takes the words that one speaker tells (a set of token indices) and reads nothing
outside them: two speakers of one sentence never share a value.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon, names
from geomap.extract.english.agents import (
    attacker,
    attacker_is_speaker,
    group_of,
    has_agent,
    home_side,
    listed_group,
    side,
)
from geomap.extract.english.causes import causes
from geomap.extract.english.grounded import is_on_ground
from geomap.extract.english.numbers import is_ordinal
from geomap.extract.english.predicates import role_under
from geomap.extract.english.struck import is_struck
from geomap.extract.english.told import Told, is_part_of_target
from geomap.model import Effect, Target, Weapon

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUPPLIED = re.compile(
    r"(?P<who>[A-Z][\w.]*)[\s-]?(?:made|supplied|provided|built|manufactured|produced|donated|given)\b"
)
_MADE = frozenset("made supplied provided built manufactured produced donated given".split())
_BELONGS = frozenset({"belong", "operate", "fly"})
_MANUFACTURE = frozenset({"origin", "make", "design", "production", "manufacture", "type"})
_TARGET_IN_WEAPON = re.compile(r"(?:car|truck|vehicle|tank|roadside|land)\b", re.IGNORECASE)
_HITS = frozenset("strike hit target attack bomb".split())
_ARTICLE = re.compile(r"\b(?:an?|the)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_SHIP_PREFIXES = ("USS", "HMS", "INS", "MV", "M/V")
_SHIP_NAME = re.compile(r"(?:\s[A-Z][\w’'-]+){1,3}")
UNSPECIFIED = "unspecified target"
_CARRIES = frozenset("carry transport haul ship store house hold contain ferry".split())
_WEAPON_OF_VERB = {"shell": "artillery shell"}
_SENT = frozenset("send fire launch fly release".split())
_EQUIPMENT = "military equipment"
__all__ = [
    "attacker",
    "attacker_is_speaker",
    "country_of_phrase",
    "effects",
    "group_of",
    "has_agent",
    "home_side",
    "listed_group",
    "specific",
    "targets",
    "weapon_side",
    "weapons",
]


def weapons(told: Told) -> Iterator[Weapon]:
    """Yield the weapons of the words in order, offsets in the sentence.

    Where none is named, "shelled" tells of shells.
    """
    found = list(_named_weapons(told))
    yield from found or _meant_by_verb(told)


def _meant_by_verb(told: Told) -> Iterator[Weapon]:
    for trigger in told.triggers:
        verb = told.doc[trigger.token]
        meant = _WEAPON_OF_VERB.get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
        if (
            trigger.kind != "attack"
            or trigger.negated
            or meant is None
            or told.weapon_tokens & told.tokens
        ):
            continue
        start = verb.idx
        yield Weapon(
            name=None,
            weapon_class=meant,
            supplier=None,
            text=verb.text,
            start=start,
            end=start + len(verb.text),
        )
        return


def _named_weapons(told: Told) -> Iterator[Weapon]:
    for match in lexicon.weapon_pattern().finditer(told.text):
        row = lexicon.weapon_of(match.group())
        head = told.token_at(match.start(), match.end())
        if row is None or not told.holds(match.start(), match.end()) or is_part_of_target(head):
            continue
        if head.left_edge.i > 0 and head.left_edge.nbor(-1).lower_ == "not":
            continue  # "a gas leak, not a drone"
        if _is_aimed_at(told, head) or _is_cargo(told, head):
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


def _is_cargo(told: Told, head: "Token") -> bool:
    """Return whether a weapon was only carried by what was struck: "a convoy carrying missiles"."""
    while head.dep_ in {"compound", "nmod", "amod", "nummod"} and head.head.i > head.i:
        head = head.head  # "carrying SA-17 anti-aircraft weapons"
    verb = head.head
    if head.dep_ != "dobj" or verb.lemma_.lower() not in _CARRIES:
        return False
    carrier = verb.head if verb.dep_ in {"acl", "relcl"} else None
    return carrier is not None and carrier.i not in told.weapon_tokens


def targets(told: Told) -> Iterator[Target]:
    """Yield what was struck or aimed at; of words that overlap, the longest ("refugee camp")."""
    yield from _struck_weapons(told)
    taken = _weapon_spans(told.text)
    found = [
        (kind, match.start(), _with_ship_name(kind, told.text, match.end()))
        for kind, pattern in lexicon.kinds("targets")
        for match in pattern.finditer(told.text)
    ]
    for kind, begin, end in sorted(found, key=lambda one: (one[1] - one[2], one[1])):
        if any(begin < other_end and other < end for other, other_end in taken):
            continue
        taken.append((begin, end))
        head = told.token_at(begin, end)
        if _is_place_name(head):
            continue
        if head.pos_ != "VERB" and told.holds(begin, end) and is_struck(told, head):
            start = _with_article(told.text, begin)
            yield Target(kind=kind, text=told.text[start:end], start=start, end=end)


def _is_aimed_at(told: Told, head: "Token") -> bool:
    """Return whether a weapon is what was struck: "strikes on missiles prepared for launch"."""
    node = head
    while node.dep_ == "conj" and node.head != node:
        node = node.head
    kinds = {t.token: t.kind for t in told.triggers}
    above = node.head
    if node.dep_ in {"dobj", "nsubjpass"}:
        destroyed = kinds.get(above.i) == "damage" and above.lemma_ == "destroy"
        struck = kinds.get(above.i) == "attack" and node.dep_ == "dobj"
        return (destroyed and is_on_ground(above)) or (struck and above.lemma_ in _HITS)
    strike = above.head
    on = node.dep_ == "pobj" and above.lower_ in {"on", "against"}
    noun = strike.pos_ == "NOUN" or strike.lemma_ in {"carry", "conduct", "launch"}
    named = kinds.get(strike.i) == "attack" or any(
        kinds.get(x.i) == "attack" for x in strike.children if x.dep_ in {"dobj", "nsubjpass"}
    )
    return on and noun and named


def _is_place_name(head: "Token") -> bool:
    """Return whether the word begins a town's name: "Port Sudan"."""
    following = head.head
    name = head.dep_ == "compound" and following.pos_ == "PROPN" and following.i > head.i
    return name and head.lower_ == "port" and head.text[0].isupper()


def _struck_weapons(told: Told) -> Iterator[Target]:
    """Yield the weapons that were struck where they stood, by their own words."""
    for match in lexicon.weapon_pattern().finditer(told.text):
        head = told.token_at(match.start(), match.end())
        row = lexicon.weapon_of(match.group())
        if row is not None and told.holds(match.start(), match.end()) and _is_aimed_at(told, head):
            yield Target(kind=_EQUIPMENT, text=match.group(), start=match.start(), end=match.end())


def _weapon_spans(text: str) -> list[tuple[int, int]]:
    """Return where weapons are named with a target's word: the car of "car bomb"."""
    spans = [match.span() for match in lexicon.class_pattern().finditer(text)]
    return [span for span in spans if _TARGET_IN_WEAPON.match(text, span[0])]


def _with_ship_name(kind: str, text: str, end: int) -> int:
    """Return where a ship's words end with its name: "USS Mason"."""
    named = _SHIP_NAME.match(text, end) if kind in {"warship", "ship"} else None
    return named.end() if named and text[:end].endswith(_SHIP_PREFIXES) else end


def specific(found: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return the targets without the bare "site" or "facility" where a better word stands.

    "The facility" stays: it means one that was named before.
    """
    better = tuple(
        target
        for target in found
        if target.kind != UNSPECIFIED or (target.text or "").lower().startswith("the ")
    )
    return better or found


def effects(told: Told) -> Iterator[Effect]:
    """Yield fires, explosions and damage that the words tell of, and what is said to cause them."""
    yield from causes(told)
    for kind, pattern in lexicon.kinds("effects"):
        for match in pattern.finditer(told.text):
            head = told.token_at(match.start(), match.end())
            if not told.holds(match.start(), match.end()) or _is_denied(told, head, match.start()):
                continue
            if kind == "damage" and _is_of_weapon(told, head):
                continue
            if kind == "fire" and _is_gunfire(told, head):
                continue
            yield Effect(kind=kind, text=match.group(), start=match.start(), end=match.end())


def weapon_side(told: Told) -> str | None:
    """Return whose the weapon is called ("Russian missile"): its user's, or only its maker's."""
    weapons_told = (told.doc[i] for i in sorted(told.weapon_tokens & told.tokens))
    sides = (_side_of_weapon(told, x) for x in weapons_told if not _is_of_its_own(told, x))
    return next((side for side in sides if side is not None), None)


def _is_of_its_own(told: Told, weapon: "Token") -> bool:
    """Return whether a clause without a strike speaks of it: "from which Peru's jets took off"."""
    struck = {trigger.token for trigger in told.triggers}
    node = weapon
    while node.head != node and node.i not in struck:
        if node.dep_ == "relcl":
            return True
        node = node.head
    return False


def _side_of_weapon(told: Told, head: "Token") -> str | None:
    for child in _owners(head):
        # "Fatah missiles" are no group's.
        who = None if child.lower_ in _MADE or child.i in told.weapon_tokens else side(child)
        if who is not None:
            return who
    return None


def _owners(weapon: "Token") -> "Iterator[Token]":
    """Yield the words that can say whose a weapon is: "Israeli jets", "drones of the RSF"."""
    for child in weapon.children:
        if child.dep_ in {"amod", "poss", "compound", "nmod"}:
            yield child
        if child.dep_ == "relcl" and child.lemma_.lower() in _SENT:  # "drones that Peru sent"
            yield from (x for x in child.children if x.dep_ == "nsubj" and x.pos_ != "PRON")
        belongs = child.dep_ == "acl" and child.lemma_.lower() in _BELONGS
        for way in child.children if belongs else (child,):
            if way.dep_ == "agent" or (way.dep_ == "prep" and way.lower_ in {"of", "to"}):
                yield from (
                    x for x in way.children if x.dep_ == "pobj" and x.lemma_ not in _MANUFACTURE
                )


def country_of_phrase(noun: "Token") -> str | None:
    """Return the country that a noun phrase names, or that its words stand for."""
    return names.country_in(" ".join(token.text for token in noun.subtree))


def _supplier(told: Told, head: "Token", start: int) -> str | None:
    """Return who made or gave the weapon: "U.S.-made", or "American" where another fired it."""
    before = told.text[max(0, start - 50) : start]
    made = [match.group("who") for match in _SUPPLIED.finditer(before)]
    if made:
        return names.country_in(made[-1])
    whose = _side_of_weapon(told, head)
    return whose if has_agent(told) and whose != attacker(told) else None


def _with_article(text: str, start: int) -> int:
    before = _ARTICLE.search(text[max(0, start - 30) : start])
    return start - len(before.group()) if before else start


def _is_shot_down(told: Told, head: "Token") -> bool:
    return role_under(told, head) in {"intercepted", "damaged"}


def _is_denied(told: Told, head: "Token", start: int) -> bool:
    before = told.text[max(0, start - 40) : start].lower()
    denied = re.search(r"\b(?:no|without|not|n['’]t)\b(?!.*\b(?:but|beyond|other than)\b)", before)
    return denied is not None or any(x.dep_ == "neg" for x in (*head.children, *head.head.children))


def _is_gunfire(told: Told, head: "Token") -> bool:
    """Return whether "fire" is shooting: "rocket fire", "under fire", "killed by Chilean fire"."""
    if head.lower_ != "fire" or head.pos_ not in {"NOUN", "PROPN"}:
        return False
    shot = head.i in told.weapon_tokens or any(t.token == head.i for t in told.triggers)
    above = head.head.lower_ if head.dep_ == "pobj" else head.head.lemma_
    return shot or above in {"under", "by", "open", "return", "exchange", "cease"}


def _is_of_weapon(told: Told, head: "Token") -> bool:
    subjects = [x for x in head.children if x.dep_ in {"dobj", "nsubjpass"}]
    return any(x.i in told.weapon_tokens or x.pos_ in {"NUM", "PRON"} for x in subjects) or any(
        is_ordinal(x.lower_) for x in subjects
    )
