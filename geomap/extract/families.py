"""Families of weapons: what a bare "missile" can mean, and which systems only their maker fires."""

import functools

from geomap.extract.english import lexicon


@functools.cache
def _by_class() -> dict[str, str]:
    return {row.weapon_class: row.family for row in lexicon.weapons()}


def weapon_family(weapon_class: str | None) -> str | None:
    """Return the family of a class of weapons ("missile" of "cruise missile"), or None."""
    return _by_class().get(weapon_class or "")


@functools.cache
def _users() -> dict[str, str]:
    return {row["name"]: row["user"] for row in lexicon.rows("weapons") if row["user"]}


def is_fired_by_maker(system: str | None) -> bool:
    """Return whether only the state that makes a system fires it, as far as is known.

    "A Russian Kalibr" tells who fired it; "a British Storm Shadow" tells who made it.
    """
    return system in _users()
