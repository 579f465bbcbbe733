"""Places of a strike in one speaker's words: which mentions, in what role, how related."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon
from geomap.extract.english.relations import Related, only_measures, related
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
_GO_ON = frozenset({"compound", "poss", "nmod", "amod", "appos", "conj", "npadvmod"})
_LONGEST_APPOSITION = 80  # characters between "Karachev" and "in Bryansk region"
_IMPACT_VERBS = frozenset({"hit", "strike", "slam", "fall", "land", "crash"})
_AIMED_VERBS = frozenset(
    {"launch", "fire", "shoot", "lob", "hurl", "unleash", "aim", "direct", "target"}
)
_LAUNCH_VERBS = frozenset({"launch", "fire", "take", "send", "fly", "come"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A mention that the words make a place of the strike; offsets are in the sentence."""

    mention: Mention
    role: Role
    what: What | None
    related: Related | None = None
    within: tuple[Mention, ...] = ()


def sites(told: Told, mentions: Sequence[Mention]) -> tuple[Site, ...]:
    """Return the places of the strike in the speaker's words, in order."""
    own = [m for m in mentions if told.holds(m.start, m.end)]
    text = told.text
    how = {m: related(text, m, own) for m in own}
    named = [
        m
        for m in own
        if not any(one and m != other and _inside(m, one) for other, one in how.items())
        and not only_measures(text, m, how[m], own)
    ]
    accepted = [m for m in named if m.end - m.start > 1 and _is_struck(told, m, own, how[m])]
    found: list[Site] = []
    for mention in accepted:
        if any(_lies_in(other, mention, told) for other in accepted if other != mention):
            continue  # the finer place carries it
        within = tuple(m for m in named if m != mention and _lies_in(mention, m, told))
        trigger = _governor(told, told.token_at(mention.start, mention.end))
        role, what = _role(told, mention, trigger, how[mention])
        aimed = (one := how[mention]) is not None and one.kind == "toward"
        site = Site(
            mention=mention, role=role, what=what, related=None if aimed else one, within=within
        )
        found.append(site)
    return tuple(_without_repeats(found))


def _is_struck(told: Told, mention: Mention, own: Sequence[Mention], how: Related | None) -> bool:
    """Return whether the words make the mention, or the second place of its words, a place."""
    if how is not None and how.kind == "toward" and not _aimed(told, mention):
        return False  # a drone that moved toward a town was not there
    if _is_place_of_strike(told, mention, own) or (how and _is_way_off(told, how)):
        return True
    if how is not None and _opens(told, mention, how):
        return True
    other = how.other if how else None
    return other is not None and any(
        one.start == other.start and _is_place_of_strike(told, one, own) for one in own
    )


def _inside(mention: Mention, how: Related) -> bool:
    """Return whether the words that relate another place to the strike hold the mention."""
    return how.start <= mention.start < how.end


def _is_way_off(told: Told, how: Related) -> bool:
    """Return whether "37 km NW of" as a whole hangs on a strike, however its inside is parsed."""
    on_a_road = how.kind == "between" and not how.words.lower().startswith("between")
    if how.kind not in {"distance", "inside", "offshore", "inland"} and not on_a_road:
        return False
    node = _outside(told, how)
    struck = {t.token for t in told.triggers}
    for _ in range(4):
        if node.lower_ == "from" or node.dep_ in {"nsubj", "agent"}:
            return False
        if node.i in struck:
            return True
        node = node.head
    return False


def _opens(told: Told, mention: Mention, how: Related) -> bool:
    """Return whether a sentence begins so: "South of X, a shell hit a farm"; the parser may err."""
    text = told.text
    first = told.doc[told.token_at(how.start, how.end).i].sent.start_char
    return (
        not text[first : how.start].strip(" \"\u201c'")
        and text[mention.end : mention.end + 1] == ","
        and any(told.doc[trigger.token].idx > mention.end for trigger in told.triggers)
    )


def _outside(told: Told, how: Related) -> "Token":
    """Return what the words that relate the place to the strike hang on."""
    node = told.token_at(how.start, how.end)
    while how.start <= node.idx < how.end and node.head != node:
        node = node.head
    return node


def _aimed(told: Told, mention: Mention) -> bool:
    """Return whether what went toward the place was fired at it."""
    node = told.token_at(mention.start, mention.end)
    while node.head != node:
        node = node.head
        if node.lemma_.lower() in _AIMED_VERBS:
            return True
        if node.pos_ == "VERB":
            return False
    return False


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
        between = told.text[coarse.end : fine.start]
        return re.fullmatch(r"(?:['’]s)?\s*(?:[\w-]+\s+){0,4}|,?\s*in\s+", between) is not None
    between = told.text[fine.end : coarse.start]
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


def _role(
    told: Told, mention: Mention, trigger: Trigger | None, how: Related | None
) -> tuple[Role, What | None]:
    head = told.token_at(mention.start, mention.end)
    if trigger is None:
        return "target", None
    verb = told.doc[trigger.token]
    origin = _is_from(head) or (how is not None and _is_from(_outside(told, how)))
    if origin and (trigger.kind in {"launch", "use", "intercept"} or _launched(head)):
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


def shifted(site: Site, offset: int) -> Site:
    """Return the site with offsets into the document."""
    move = {
        m: replace(m, start=m.start + offset, end=m.end + offset)
        for m in (site.mention, *site.within)
    }
    how = site.related
    if how is not None and how.other is not None:
        other = replace(how.other, start=how.other.start + offset, end=how.other.end + offset)
        how = replace(how, other=other)
    return replace(
        site,
        mention=move[site.mention],
        related=how,
        within=tuple(move[m] for m in site.within),
    )
