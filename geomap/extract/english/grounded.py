"""Whether weapons were struck where they lay, or something that never flies was."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Where weapons lie or stand that are bombed: they were struck, and not shot down.
_GROUND = frozenset(
    "controlled held ground base airbase airfield airport hangar runway tarmac parking".split()
)
_READY = frozenset({"prepared", "preparing", "readied", "poised"})
_LISTED = frozenset({"dobj", "nsubjpass", "conj", "compound", "pobj"})
_STANDS = frozenset(
    """launcher launchers radar radars site sites facility facilities depot depots storage
    warehouse warehouses stockpile stockpiles""".split()
)


def is_on_ground(verb: "Token") -> bool:
    """Return whether weapons were destroyed where they lay: "in rebel-held areas", "launchers"."""
    patients = [x for x in verb.children if x.dep_ in {"dobj", "nsubjpass"}]
    words = {x.lower_ for one in patients for x in one.subtree if x.dep_ in _LISTED}
    if words & _STANDS:
        return True
    near = [*verb.children, *(x for one in patients for x in one.subtree)]
    where = [x for x in near if x.dep_ == "prep" and x.lower_ in {"in", "inside", "on", "at"}]
    around = {x.lower_ for one in where for x in one.subtree}
    ready = any(x.lower_ in _READY for one in patients for x in one.subtree)
    return ready or bool(around & _GROUND)


def is_of_ground(verb: "Token", weapon_tokens: frozenset[int]) -> bool:
    """Return whether what was neutralised is a thing that does not fly."""
    things = [x for x in verb.children if x.dep_ in {"dobj", "nsubjpass"} and x.pos_ != "PRON"]
    flown = any(y.i in weapon_tokens for x in things for y in (x, *x.lefts))
    return bool(things) and not flown and not any(x.pos_ == "NUM" for x in things)
