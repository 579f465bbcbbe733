"""Whether two lists of places, or of weapons, can be one strike's."""

from collections.abc import Iterable, Sequence

from geomap.extract.nesting import coarser
from geomap.extract.statement import Placed
from geomap.spatial import read


def weapons_fit(one: set[str], other: set[str]) -> bool:
    """Return whether two sets of named systems can be one strike's."""
    return not one or not other or bool(one & other)


def places_fit(one: Sequence[Placed], other: Sequence[Placed], *, likely: bool = False) -> bool:
    """Return whether two lists of places can be one strike's: equal, nested, or not stated.

    With `likely` a name is an area only where that is its likeliest meaning.
    """
    targets, others = struck(one), struck(other)
    if not targets or not others:
        return True
    return any(fits_one(a, b, likely=likely) for a in targets for b in others)


def struck(places: Sequence[Placed]) -> list[Placed]:
    """Return the places that were struck; those of debris where none is named."""
    targets = [one for one in places if one.location.role == "target"]
    return targets or [one for one in places if one.location.role == "debris"]


def fits_one(a: Placed, b: Placed, *, likely: bool = False) -> bool:
    """Return whether two places can be one strike's: equal, or one inside the other."""
    if a.mention is None or b.mention is None:
        return a.location.text == b.location.text
    if apart(a, b):
        return False
    ids = {one.place.id for one in a.mention.entries[:5]}
    same = any(one.place.id in ids for one in b.mention.entries[:5])
    named = a.mention.name == b.mention.name
    if same or named:
        return True
    return holds(a, b, role=False, likely=likely) or holds(b, a, role=False, likely=likely)


def apart(a: Placed, b: Placed) -> bool:
    """Return whether words put both somewhere off a place, and not at the same spot."""
    one, other = read(a.location.relation), read(b.location.relation)
    if one is None or other is None or not (one.is_away and other.is_away):
        return False
    return one != other and (one.has_distance or other.has_distance)


def holds(coarse: Placed, fine: Placed, *, role: bool = True, likely: bool = False) -> bool:
    """Return whether the first place is an area that holds the second."""
    away = read(coarse.location.relation)  # "37 km NW of Kursk" is no area that holds a village
    return (
        coarse.mention is not None
        and fine.mention is not None
        and (coarse.location.role == fine.location.role or not role)
        and not (away and away.is_away)
        and coarser(coarse.mention, fine.mention, likely=likely)
    )


def finest(places: Iterable[Placed]) -> list[Placed]:
    """Return the places without repeats, and without any that holds a finer one of its role."""
    kept: list[Placed] = []
    for one in places:
        twin = next((k for k in kept if _is_twin(k, one)), None)
        if twin is None:
            kept.append(one)
        elif twin.location.coref and not one.location.coref:
            kept[kept.index(twin)] = one
    fine = []
    for one in kept:
        inner = [k for k in kept if k is not one and holds(one, k)]
        if not inner:
            fine.append(one)
    return fine


def _is_twin(one: Placed, other: Placed) -> bool:
    if one.location.role != other.location.role:
        return False
    if one.mention is None or other.mention is None:
        return one.location.text == other.location.text
    if apart(one, other):
        return False
    same_level = one.mention.level_hint == other.mention.level_hint
    return one.mention.name == other.mention.name and same_level
