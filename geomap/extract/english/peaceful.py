"""What strikes, hits and kills without a weapon: nature, labour, idioms, a war's reckoning."""

from typing import TYPE_CHECKING

from geomap.extract.clock import MONTHS
from geomap.extract.english.mood import STRIKES

if TYPE_CHECKING:
    from spacy.tokens import Token

# What strikes and hits without any weapon, and idioms.
_NATURE = frozenset(
    """earthquake quake storm hurricane typhoon cyclone tornado flood tsunami lightning drought
    wave virus pandemic recession inflation crisis news car truck bus train fear""".split()
)
_PEACEFUL_STRIKES = frozenset("lightning hunger labour labor rail general sit-down".split())
_STRIKERS = frozenset(
    """worker nurse doctor teacher driver pilot docker miner staff union rail transport
    student farmer""".split()
)
_IDIOMS = frozenset("record high low peak deal balance chord nerve note tone".split())
_VAGUE = frozenset("number hundred thousand ten million score".split())
_MOST_IN_A_STRIKE = 1000
_SPACE = frozenset(
    "satellite satellites spacecraft orbit spacex nasa astronaut astronauts space moon".split()
)

_MISHAPS = frozenset(
    "gas boiler cylinder canister firework fireworks electrical circuit welding propane".split()
)
_BLASTS = frozenset({"explosion", "blast", "detonation"})
# What stands in or at the place of a mishap's blast, and of no strike's.
_BURNING = frozenset("firework firecracker boiler methane distillery".split())
_MONTHS = frozenset({m.capitalize() for m in MONTHS} | {m[:3].capitalize() for m in MONTHS})
_YEAR = len("2014")
_FIGHTING = frozenset("fighting war conflict offensive hostilities violence clash".split())


def is_mishap(blast: "Token") -> bool:
    """Return whether a blast is said to come from gas or the like: "caused by a gas leak"."""
    if any(x.lower_ in _MISHAPS for x in blast.lefts):
        return True
    if any(x.lemma_.lower() in _BURNING for x in blast.subtree):
        return True
    verb = blast.head
    return verb.lemma_.lower() in {"cause", "blame", "trigger"} and any(
        y.lower_ in _MISHAPS
        for x in verb.children
        if x.dep_ in {"agent", "prep"}
        for noun in x.children
        if noun.dep_ == "pobj"
        for y in (noun, *noun.lefts)
    )


def is_of_mishap(verb: "Token") -> bool:
    """Return whether a mishap's blast did it: "the blast which tore through a boiler, killed"."""
    node = verb
    while node.dep_ == "conj" and node.head != node:
        node = node.head
    blast = node.head if node.dep_ == "relcl" else None
    doers = [x for x in (*verb.children, *node.children) if x.dep_ == "nsubj"]
    if blast is not None and all(x.tag_ == "WDT" for x in doers):
        doers = [blast]
    return any(x.lemma_.lower() in _BLASTS and is_mishap(x) for x in doers)


def is_space_flight(verb: "Token") -> bool:
    """Return whether rockets carry satellites or crews: "launched a rocket into orbit"."""
    return any(x.lower_ in _SPACE for x in verb.subtree)


def is_peaceful(verb: "Token", weapon_tokens: frozenset[int]) -> bool:
    """Return whether nature or an idiom strikes: "the quake struck", "hit out", "hit a record"."""
    for child in verb.children:
        word = child.lemma_.lower()
        doer = child.dep_ in {"nsubj", "agent"}
        if doer and any(x.i in weapon_tokens for x in child.subtree):
            continue  # "a wave of drones", "a car bomb"
        if doer and _is_without_weapon(child, verb, weapon_tokens):
            return True
        if (child.dep_ == "prt" and word == "out") or (child.dep_ == "dobj" and word in _IDIOMS):
            return True
    return False


def _is_without_weapon(doer: "Token", verb: "Token", weapon_tokens: frozenset[int]) -> bool:
    """Return whether nature, traffic or a labour strike does it, or hits through "by"."""
    word = doer.lemma_.lower()
    if word in _NATURE or (word == "strike" and doer.dep_ == "nsubj" and is_peaceful_strike(doer)):
        return True
    if doer.tag_ == "WDT":
        return verb.dep_ == "relcl" and _is_of_nature(verb, weapon_tokens)
    return doer.dep_ == "agent" and any(x.lemma_.lower() in _NATURE for x in doer.children)


def _is_of_nature(clause: "Token", weapon_tokens: frozenset[int]) -> bool:
    """Return whether a clause is on a flood or the like, and on no "wave of drones"."""
    noun = clause.head
    of = [x for child in noun.children if child.dep_ == "prep" for x in child.subtree]
    return noun.lemma_.lower() in _NATURE and not any(x.i in weapon_tokens for x in of)


def is_peaceful_strike(noun: "Token") -> bool:
    """Return whether "strike" is a labour strike or lightning."""
    if any(x.lemma_.lower() in _PEACEFUL_STRIKES | _STRIKERS for x in noun.lefts):
        return True
    return noun.dep_ == "pobj" and noun.head.lower_ == "on" and not any(noun.lefts)


def is_toll_of_war(verb: "Token", weapon_tokens: frozenset[int]) -> bool:
    """Return whether a war is reckoned up: "thousands of civilians have been killed there"."""
    aux = {x.lower_ for x in verb.children if x.dep_ in {"aux", "auxpass"}}
    if not aux & {"has", "have"}:
        return False
    words = list(verb.subtree)
    if any(x.lemma_.lower() in STRIKES or x.i in weapon_tokens for x in words):
        return False
    if any(_is_whole_war(x) for x in verb.children) or _is_bare_toll(verb):
        return True
    if any(x.lower_ in {"on", "overnight", "today", "since"} for x in verb.children):
        return False
    patients = [x for x in verb.children if x.dep_ in {"dobj", "nsubjpass", "nsubj"}]
    return any(_is_reckoned(noun) for noun in patients)


def _is_whole_war(way: "Token") -> bool:
    """Return whether a phrase spans a war: "in 17 days of fighting", "since the war began"."""
    if way.dep_ not in {"prep", "advcl"}:
        return False
    words = list(way.subtree)
    begun = (
        way.dep_ == "advcl"
        and way.lemma_ == "begin"
        and any(x.lower_ in {"since", "after"} for x in way.children)
    )
    if way.lower_ == "since" and any(_is_long_ago(x) for x in words):
        return True
    long = way.lower_ in {"in", "over", "during", "since"} and way.dep_ == "prep"
    return (begun or long) and any(x.lemma_.lower() in _FIGHTING for x in words)


def _is_long_ago(word: "Token") -> bool:
    """Return whether a word after "since" is a month or a year: "since last October"."""
    return word.text.rstrip(".") in _MONTHS or (word.text.isdigit() and len(word.text) == _YEAR)


def _is_bare_toll(verb: "Token") -> bool:
    """Return whether one people's dead are told with no more: "Thirteen Chileans have died"."""
    subjects = [x for x in verb.children if x.dep_ == "nsubj"]
    people = any(x.i > 0 and x.text[0].isupper() and x.text.endswith("s") for x in subjects)
    return people and not any(x.dep_ in {"prep", "npadvmod", "advcl"} for x in verb.children)


def _is_reckoned(noun: "Token") -> bool:
    """Return whether a number of people is too vague or too great for a strike's."""
    if noun.lemma_.lower() in _VAGUE:
        return True
    digits = [x.text.replace(",", "") for x in noun.children if x.dep_ == "nummod"]
    return any(x.isdigit() and int(x) >= _MOST_IN_A_STRIKE for x in digits)
