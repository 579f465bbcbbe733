"""What a weapon's noun is in the predicate that governs it: launched, intercepted, hit, lost."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon
from geomap.extract.english.told import Told
from geomap.extract.english.triggers import Trigger, TriggerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

ROLE_OF_TRIGGER: dict[TriggerKind, str] = {
    "launch": "launched",
    "use": "launched",
    "attack": "launched",
    "intercept": "intercepted",
    "damage": "damaged",
}
_SENDS = ("send", "dispatch", "direct", "hurl", "pour", "release")
# What becomes of weapons in verbs that tell of no strike by themselves.
_FATES: dict[tuple[str, str], str] = {
    ("nsubjpass", "lose"): "lost",
    ("nsubj", "disappear"): "lost",
    ("nsubj", "vanish"): "lost",
    ("nsubj", "reach"): "hit",
    ("dobj", "drop"): "launched",
    ("nsubjpass", "drop"): "launched",
    **{(edge, verb): "launched" for edge in ("dobj", "nsubjpass") for verb in _SENDS},
    ("dobj", "involve"): "launched",
    ("pobj", "involve"): "launched",
    ("pobj", "involving"): "launched",
}
_HITS = frozenset(
    """hit strike slam ram smash plough plow impact pierce penetrate flatten level gut sink raze
    demolish wreck catch""".split()
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "prep", "attr"})
_DOERS = frozenset({"nsubj", "nsubjpass", "dobj"})
_CLIMBS = frozenset({"conj", "appos", "pobj", "prep", "nummod", "compound", "nmod"})
_EMPTY = frozenset(
    """sea ocean water waters gulf river lake field fields desert open short uninhabited unpopulated
    forest woods woodland farmland wasteland countryside harmlessly""".split()
)
_LANDING_OF = re.compile(r"\blanding(?:\s+[\w-]+){0,4}?\s+of\s+$")
# An interceptor or a rocket gone astray reached no target.
_ASTRAY = frozenset("veered stray strayed errant astray misfired interceptor course".split())
_INSIDE = frozenset("inside on at in into across throughout within through".split())
_THROUGH = frozenset("go tear rip punch plunge pass burst crash".split())
# What is bombed with weapons that did not fly: they were destroyed, not intercepted.
_GROUND = frozenset("launcher radar site facility depot storage warehouse stockpile".split())
_HELD = ("controlled", "held")
_OPENS = frozenset({"launch", "carry", "conduct", "mount", "make"})
# A number alone at the head of a clause, which a parse may take for "two (hit) fuel tanks".
_CLAUSE_BEFORE = re.compile(r"(?:,|;|\band|\bbut|\bwhile)\s+(?:the\s+(?:other\s+|remaining\s+)?)?$")
_DOES: dict[str, re.Pattern[str]] = {
    "hit": re.compile(
        r"^(?:\s+(?:of them|others?|more))?\s+(?:hit|struck|reached|slammed into|got through"
        r"|crashed into)\b(?!\s+by\b)"
    ),
    "crashed": re.compile(r"^(?:\s+(?:of them|others?|more))?\s+crashed\b(?!\s+(?:into|onto)\b)"),
}
# A parse may take "shot down the third" for a measure or for a place below.
_THE_NEXT = re.compile(
    r"\b(?:a|the)\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b"
)
DOWNS_BEFORE = re.compile(
    r"\b(?:(?:shot|shooting|brought|took|taking|knocked)\s+down|downed|downing|intercept(?:ed|ing)"
    r"|destroy(?:ed|ing))\s+$"
)


def role_under(told: Told, noun: "Token") -> str | None:
    """Return what a weapon's noun is in the predicate that governs it."""
    by_token = {trigger.token: trigger for trigger in told.triggers}
    node = noun
    while node.head != node:
        edge, parent = node.dep_, node.head
        trigger = by_token.get(parent.i)
        if edge in _DOERS and any(x.dep_ == "neg" for x in parent.children):
            return None  # "12 did not reach their targets"
        by = node.lower_ == "by" and edge in {"agent", "prep"} and node is not noun
        if by:
            return _role_of_agent(told, trigger, parent, noun)
        if trigger is not None and edge in _ARGUMENTS:
            return _role_of_argument(told, trigger, noun, node)
        fate = _fate(edge, parent) if trigger is None else None
        if fate is not None:
            return fate
        through = edge != "prep" or node.lower_ in {"with", "of", "by", "using", "including"}
        if edge not in _CLIMBS or not through:
            return None
        node = parent
    return None


def _role_of_argument(told: Told, trigger: Trigger, noun: "Token", node: "Token") -> str | None:
    """Return what weapons are beside a verb of a strike: its subject, its object, its means."""
    part = node.dep_ == "prep" and noun.pos_ == "NUM" and _lands(node.head)
    if node.dep_ == "nsubj" or part:
        return _role_of_subject(told, trigger, node.head, noun)
    if node.head.lemma_.lower() == "destroy" and _on_the_ground(node):
        return None  # "destroyed four drones and a launcher": bombed, not shot down
    return ROLE_OF_TRIGGER.get(trigger.kind)


def _on_the_ground(weapon: "Token") -> bool:
    words = {x.lemma_.lower() for x in weapon.subtree}
    return bool(words & _GROUND) or any(x.lower_.endswith(_HELD) for x in weapon.head.subtree)


def _lands(verb: "Token") -> bool:
    """Return whether "hit … with four rockets" says that the rockets reached the target."""
    return verb.lemma_.lower() in {"hit", "strike"} and verb.tag_.startswith("VB")


def _fate(edge: str, verb: "Token") -> str | None:
    """Return what becomes of a weapon in a verb that tells of no strike by itself."""
    if edge == "nsubj" and _goes_through(verb):
        return "hit"
    return _FATES.get((edge, verb.lemma_.lower()))


def _goes_through(verb: "Token") -> bool:
    """Return whether the verb sends weapons into a target: "had gone through the roof"."""
    preps = {x.lower_ for x in verb.children if x.dep_ == "prep"}
    return verb.lemma_.lower() in _THROUGH and "through" in preps


def _role_of_subject(told: Told, trigger: Trigger, verb: "Token", noun: "Token") -> str | None:
    """Return what weapons are that do something: they hit, crash, or are sent at a target."""
    lemma = verb.lemma_.lower()
    if lemma == "crash":  # "crashed into a hotel" did hit it
        into = any(x.lower_ in {"into", "onto", "through"} for x in verb.children)
        return "hit" if into else "crashed"
    if lemma in {"land", "fall", "come"}:  # "landed inside the base", but "landed in the sea"
        inside = any(x.lower_ in _INSIDE for x in verb.children) and not _flies(told, noun)
        return "hit" if inside and not any(x.lower_ in _EMPTY for x in verb.subtree) else None
    if trigger.kind != "attack":
        return None
    return "hit" if lemma in _HITS or _goes_through(verb) else "launched"


def _flies(told: Told, noun: "Token") -> bool:
    """Return whether what lands is an aircraft or a drone, which may do so without a strike."""
    row = lexicon.weapon_of(noun.text) if noun.i in told.weapon_tokens else None
    return row is not None and row.family in {"aircraft", "drone"}


def _role_of_agent(
    told: Told, trigger: Trigger | None, parent: "Token", noun: "Token"
) -> str | None:
    """Return what weapons are by which a place was hit, or strikes were launched."""
    if trigger is not None and parent.pos_ == "NOUN":
        opened = parent.dep_ == "dobj" and parent.head.lemma_.lower() in _OPENS
        return "hit" if parent.lemma_.lower() in _HITS and not opened else "launched"
    if trigger is not None:
        return _role_of_subject(told, trigger, parent, noun)
    return "launched" if parent.lemma_.lower() in _OPENS else None


def lands(told: Told) -> Iterator[tuple[str, int, int]]:
    """Yield "a missile landed in a yard", "the landing of a rocket": one weapon that came down.

    Landing tells of weapons one by one; "a missile hit the depot" tells of the depot.
    """
    for noun in told.doc:
        det = next((x for x in noun.children if x.lower_ in {"a", "an"}), None)
        if noun.i not in told.weapon_tokens or det is None or noun.tag_ not in {"NN", "NNP"}:
            continue
        verb, through = noun.head, noun.dep_ == "nsubj"
        of_it = noun.dep_ == "pobj" and _LANDING_OF.search(told.text[: det.idx]) is not None
        told_of = of_it or (verb.lower_ in {"landed", "landing"} and through)
        astray = any(x.lower_ in _EMPTY | _ASTRAY or x.dep_ == "neg" for x in verb.subtree)
        strayed = any(x.lower_ in _ASTRAY for x in verb.head.subtree)
        end = noun.idx + len(noun.text)
        if told_of and not (astray or strayed or _flies(told, noun)) and told.holds(det.idx, end):
            yield "hit", det.idx, end


def does(text: str, start: int, end: int) -> str | None:
    """Return what a number alone does: "four were shot down and two hit fuel tanks"."""
    if _CLAUSE_BEFORE.search(text[:start]) is None:
        return None
    after = text[end:]
    return next((role for role, pattern in _DOES.items() if pattern.match(after)), None)


def the_next(told: Told) -> Iterator[tuple[str, int, int]]:
    """Yield "a third crashed", "shot down the third" after others were told of: one weapon."""
    for match in _THE_NEXT.finditer(told.text):
        start, end = match.span()
        if DOWNS_BEFORE.search(told.text[:start]) and told.holds(start, end):
            yield "intercepted", start, end
        if _CLAUSE_BEFORE.search(told.text[:start]) is None or not told.holds(start, end):
            continue
        for role, pattern in _DOES.items():
            if pattern.match(told.text[end:]):
                yield role, start, end
