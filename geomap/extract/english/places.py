"""Places of a strike in one speaker's words: which mentions, in what role, how related."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon
from geomap.extract.english.told import Told
from geomap.extract.english.triggers import Trigger
from geomap.extract.nesting import coarser
from geomap.gazetteer import Mention
from geomap.model import Role, What

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOCATIVE = frozenset(
    "in at into on onto over near across against inside within around outside above toward towards "
    "through throughout along off from to beyond between upon".split()
)
_AREA_NOUNS = frozenset(
    """area city town village region outskirts outskirt part north south west east port district
    direction
    territory settlement suburb capital centre center border coast part parts vicinity oblast
    province airspace sky skies northeast northwest southeast southwest municipality island
    neighbourhood neighborhood side edge waters environs county governorate state strip areas
    """.split()
)
_COMPASS = r"(?:north|south|east|west)[\w-]*"
_RELATION = re.compile(
    r"(?P<distance>\b(?:about|some|around|roughly|nearly)?\s?\d[\d.,]*\s?"
    r"(?:km|kilomet(?:er|re)s?|miles?)(?:\s\([^)]{1,30}\))?\s+(?:to the\s+)?"
    rf"(?:{_COMPASS}\s+(?:of|from)|from|outside))\s+(?:the\s+)?$"
    r"|\b(?P<near>near|close to|outside|not far from|in the vicinity of|in the area of"
    rf"|in the direction of|on the outskirts of|{_COMPASS} of|off the coast of"
    r"|on the border (?:with|of))\s+(?:the\s+)?(?:\w+\s+of\s+)?$"
    r"|\b(?P<half>(?:north|south)?-?(?:east|west|north|south)ern|central)\s+"
    r"(?:parts?\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_GO_ON = frozenset({"compound", "poss", "nmod", "amod", "appos", "conj", "npadvmod"})
_LONGEST_APPOSITION = 80  # characters between "Karachev" and "in Bryansk region"
_IMPACT_VERBS = frozenset({"hit", "strike", "slam", "fall", "land", "crash"})
_LAUNCH_VERBS = frozenset({"launch", "fire", "take", "send", "fly", "come"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A mention that the words make a place of the strike; offsets are in the sentence."""

    mention: Mention
    role: Role
    what: What | None
    relation: str | None
    within: tuple[Mention, ...] = ()


def sites(told: Told, mentions: Sequence[Mention]) -> tuple[Site, ...]:
    """Return the places of the strike in the speaker's words, in order."""
    own = [m for m in mentions if told.holds(m.start, m.end)]
    accepted = [
        m
        for m in own
        if m.end - m.start > 1
        and _is_place_of_strike(told, m, own)
        and not _is_yardstick(told.doc.text, m)
    ]
    found: list[Site] = []
    for mention in accepted:
        if any(_lies_in(other, mention, told) for other in accepted if other != mention):
            continue  # the finer place carries it
        within = tuple(m for m in own if m != mention and _lies_in(mention, m, told))
        trigger = _governor(told, told.token_at(mention.start, mention.end))
        role, what = _role(told, mention, trigger)
        relation = _relation(told.doc.text, mention)
        found.append(Site(mention=mention, role=role, what=what, relation=relation, within=within))
    return tuple(_without_repeats(found))


def _is_yardstick(text: str, mention: Mention) -> bool:
    """Return whether the place only measures: "a town 110 km from Ukraine"."""
    relation = _relation(text, mention) or ""
    country = any(one.place.level == "country" for one in mention.entries[:1])
    return country and re.search(r"\d.*\b(?:from|of)$", relation) is not None


def _without_repeats(found: list[Site]) -> list[Site]:
    seen: dict[tuple[str, Role], Site] = {}
    for site in found:
        seen.setdefault((site.mention.name, site.role), site)
    return list(seen.values())


def _lies_in(fine: Mention, coarse: Mention, told: Told) -> bool:
    """Return whether the words put the first place inside the second."""
    if not coarser(coarse, fine):
        return False
    if coarse.end <= fine.start:
        between = told.doc.text[coarse.end : fine.start]
        return re.fullmatch(r"(?:['’]s)?\s*(?:[\w-]+\s+){0,4}|,?\s*in\s+", between) is not None
    between = told.doc.text[fine.end : coarse.start]
    return len(between) <= _LONGEST_APPOSITION and not any(
        fine.end <= told.doc[t.token].idx < coarse.start for t in told.triggers
    )


def _is_place_of_strike(told: Told, mention: Mention, own: Sequence[Mention]) -> bool:
    node = told.token_at(mention.start, mention.end)
    for _ in range(6):
        if node.head == node:
            return False
        edge, parent = node.dep_, node.head
        if edge == "pobj":
            return _by_preposition(told, parent)
        if edge in {"dobj", "nsubjpass"}:
            return _is_struck_itself(told, parent)
        if edge in _GO_ON and _goes_on(told, parent, own, edge):
            if _target_word(parent):
                return _leads_to_strike(told, parent)
            node = parent
            continue
        return False
    return False


def _goes_on(told: Told, parent: "Token", own: Sequence[Mention], edge: str) -> bool:
    inside = any(m.start <= parent.idx < m.end for m in own)
    area = parent.lemma_.lower() in _AREA_NOUNS
    del told
    return inside or area or _target_word(parent) or edge in {"conj", "appos"}


def _by_preposition(told: Told, preposition: "Token") -> bool:
    word = preposition.lower_
    parent = preposition.head
    if word == "of":
        if parent.lemma_.lower() in _AREA_NOUNS or parent.lemma_.lower() in {"all", "most"}:
            return _area_is_place(told, parent)
        kind = next((t.kind for t in told.triggers if t.token == parent.i), None)
        return kind == "attack" or _target_word(parent)
    if word in {"near", "off", "outside", "to"} or word in _LOCATIVE:
        return not (word == "from" and _is_debris_from(parent))
    return word == "including"


def _area_is_place(told: Told, noun: "Token") -> bool:
    if noun.dep_ == "pobj":
        return _by_preposition(told, noun.head)
    if noun.dep_ in {"dobj", "nsubjpass"}:
        return _is_struck_itself(told, noun.head)
    return noun.dep_ in {"appos", "conj", "attr", "advmod", "npadvmod"}


def _is_struck_itself(told: Told, verb: "Token") -> bool:
    return any(t.token == verb.i and t.kind in {"attack", "damage"} for t in told.triggers) or (
        verb.lemma_.lower() in {"hit", "strike", "attack", "target", "bomb", "shell", "reach"}
    )


def _leads_to_strike(told: Told, noun: "Token") -> bool:
    node = noun
    for _ in range(5):
        if node.head == node:
            return False
        if any(t.token == node.head.i for t in told.triggers):
            return node.dep_ not in {"nsubj", "agent"}
        node = node.head
    return False


def _is_debris_from(noun: "Token") -> bool:
    return noun.lemma_.lower() in {"debris", "fragment", "wreckage", "missile", "source"}


def _target_word(token: "Token") -> bool:
    return any(p.fullmatch(token.text) for _, p in lexicon.kinds("targets"))


def _governor(told: Told, token: "Token") -> Trigger | None:
    """Return the trigger that governs the token, else the last one before it."""
    by_token = {trigger.token: trigger for trigger in told.triggers}
    node = token
    while node.head != node:
        node = node.head
        if node.i in by_token:
            return by_token[node.i]
    before = [t for t in told.triggers if t.token < token.i]
    return before[-1] if before else (told.triggers[0] if told.triggers else None)


def _role(told: Told, mention: Mention, trigger: Trigger | None) -> tuple[Role, What | None]:
    head = told.token_at(mention.start, mention.end)
    if trigger is None:
        return "target", None
    verb = told.doc[trigger.token]
    if _is_from(head) and (trigger.kind in {"launch", "use", "intercept"} or _launched(head)):
        return "launch", "launch"
    if trigger.kind == "debris":
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


def _is_from(head: "Token") -> bool:
    node = head
    for _ in range(5):
        if node.dep_ == "pobj":
            if node.head.lower_ == "from":
                return True
            if node.head.lower_ not in {"of", "in"}:
                return False
            node = node.head.head
        elif node.dep_ in _GO_ON:
            node = node.head
        else:
            return False
    return False


def _launched(head: "Token") -> bool:
    node = head
    for _ in range(5):
        node = node.head
        if node.lemma_.lower() in _LAUNCH_VERBS:
            return True
    return False


def _relation(text: str, mention: Mention) -> str | None:
    match = _RELATION.search(text[max(0, mention.start - 90) : mention.start])
    if match is None:
        return None
    if match.group("half"):
        regional = mention.level_hint == "region" or any(
            e.place.level in {"region", "country"} for e in mention.entries[:1]
        )
        return f"{match.group('half').lower()} part of" if regional else None
    return re.sub(r"\s+", " ", (match.group("distance") or match.group("near"))).strip()


def shifted(site: Site, offset: int) -> Site:
    """Return the site with offsets into the document."""
    move = {
        m: replace(m, start=m.start + offset, end=m.end + offset)
        for m in (site.mention, *site.within)
    }
    return replace(site, mention=move[site.mention], within=tuple(move[m] for m in site.within))
