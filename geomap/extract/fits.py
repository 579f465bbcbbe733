"""Whether two lists of places, or of weapons, can be one strike's."""

from collections.abc import Sequence

from geomap.extract.nesting import coarser
from geomap.extract.statement import Placed
from geomap.spatial import read


def weapons_fit(one: set[str], other: set[str]) -> bool:
    """Return whether two sets of named systems can be one strike's."""
    return not one or not other or bool(one & other)


def places_fit(one: Sequence[Placed], other: Sequence[Placed]) -> bool:
    """Return whether two lists of places can be one strike's: equal, nested, or not stated."""
    targets = [p for p in one if p.location.role == "target"]
    others = [p for p in other if p.location.role == "target"]
    if not targets or not others:
        return True
    return any(_one_place(a, b) for a in targets for b in others)


def _one_place(a: Placed, b: Placed) -> bool:
    if a.mention is None or b.mention is None:
        return a.location.text == b.location.text
    if apart(a, b):
        return False
    ids = {one.place.id for one in a.mention.entries[:5]}
    same = any(one.place.id in ids for one in b.mention.entries[:5])
    named = a.mention.name == b.mention.name
    return same or named or holds(a, b, role=False) or holds(b, a, role=False)


def apart(a: Placed, b: Placed) -> bool:
    """Return whether words put both somewhere off a place, and not at the same spot."""
    one, other = read(a.location.relation), read(b.location.relation)
    if one is None or other is None or not (one.is_away and other.is_away):
        return False
    return one != other and (one.has_distance or other.has_distance)


def holds(coarse: Placed, fine: Placed, *, role: bool = True) -> bool:
    """Return whether the first place is an area that holds the second."""
    away = read(coarse.location.relation)  # "37 km NW of Kursk" is no area that holds a village
    return (
        coarse.mention is not None
        and fine.mention is not None
        and (coarse.location.role == fine.location.role or not role)
        and not (away and away.is_away)
        and coarser(coarse.mention, fine.mention)
    )
