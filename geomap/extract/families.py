"""Families of weapons: what a bare "missile", "drone" or "bomb" can mean."""

import functools

from geomap.extract.english import lexicon


@functools.cache
def _by_class() -> dict[str, str]:
    return {row.weapon_class: row.family for row in lexicon.weapons()}


def weapon_family(weapon_class: str | None) -> str | None:
    """Return the family of a class of weapons ("missile" of "cruise missile"), or None."""
    return _by_class().get(weapon_class or "")
