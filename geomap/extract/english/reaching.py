"""What weapons and forces do to what they reach: a hole in a hull, a base showered, a ship sunk."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# What weapons do to what they reach: "a salvo caught a family", "the shell put a hole in the hull".
_REACHES = frozenset({"catch", "sink", "scuttle", "shatter", "pierce", "puncture", "penetrate"})
_THROUGH = frozenset("go tear rip punch pass smash slice cut".split())
_HOLES = frozenset("put tear blow punch rip leave blast open gouge".split())
_OFF = frozenset({"take", "tear", "rip", "blow", "shear"})
_COVERS = frozenset("shower pepper batter saturate blanket hammer".split())
_ABLAZE = frozenset("ablaze alight fire flames".split())
FIRED_BY = frozenset(
    """force army troop soldier militant rebel fighter jet warplane drone artillery tank battery
    position gunner""".split()
)


def reaches(verb: "Token", lemma: str) -> bool:
    """Return whether a verb tells what weapons do: "caught a bus", "went through the roof"."""
    objects = {x.lemma_.lower() for x in verb.children if x.dep_ in {"dobj", "nsubjpass"}}
    after = {x.lower_ for x in verb.children if x.dep_ in {"prep", "prt", "advmod"}}
    if lemma in _REACHES and objects:
        return True
    if lemma in _THROUGH and "through" in after:
        return True
    holed = bool(objects & {"hole", "crater", "gash"}) and lemma in _HOLES
    return holed or bool(objects and lemma in _OFF and "off" in after)


def is_sunk_by_forces(verb: "Token") -> bool:
    """Return whether a navy or fighters sank it, and no storm."""
    doers = [x for x in verb.children if x.dep_ == "nsubj"]
    agents = [y for x in verb.children if x.dep_ == "agent" for y in x.children]
    sunk = any(x.dep_ in {"dobj", "nsubjpass"} for x in verb.children)
    return sunk and any(x.lemma_.lower() in FIRED_BY | {"navy"} for x in (*doers, *agents))


def is_covered(verb: "Token", lemma: str, weapon_tokens: frozenset[int]) -> bool:
    """Return whether a place is "showered with rockets", or rocketed."""
    reached = any(x.dep_ in {"dobj", "nsubjpass"} for x in verb.children)
    if not reached or lemma not in _COVERS | {"rocket"}:
        return False
    ways = [x for x in verb.children if x.dep_ == "prep" and x.lower_ == "with"]
    ways += [x for x in verb.children if x.dep_ in {"nsubj", "agent"}]
    armed = any(x.i in weapon_tokens for way in ways for x in way.subtree)
    return armed or lemma == "rocket"


def sets_ablaze(verb: "Token", lemma: str) -> bool:
    """Return whether a verb sets what it acts on ablaze, alight or on fire."""
    return lemma == "set" and any(
        x.lower_ in _ABLAZE for child in verb.children for x in (child, *child.children)
    )
