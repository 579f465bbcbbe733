"""Weapons, targets, effects and attackers as people type them, under the names that geomap has."""

from functools import cache, lru_cache

from geomap.extract.english import lexicon
from geomap.gazetteer.countries import country, country_word
from geomap.ledger import cyrillic_words
from geomap.ledger.cells import several, stated
from geomap.ledger.speakers import attacker as named_attacker
from geomap.ledger.values import Row
from geomap.ledger.wording import Worded
from geomap.model import Effect, Target, Weapon

_ATTACKERS = 80
Known = tuple[str | None, str | None, str | None]


def weapons(row: Row, own: Worded) -> tuple[Weapon, ...]:
    """Return the weapons of a row; one whose class alone is given has no name."""
    classes = several(row.get("weapon_class"))
    names = _stated(row, "weapon")
    found = []
    for at, name in enumerate(names):
        known = _weapon(name)
        given = classes[at] if at < len(classes) else None
        if given:
            known = (known[0], given, known[2])
        found.append(own(Weapon(name=known[0], weapon_class=known[1], supplier=known[2]), name))
    if not names:
        found = [own(Weapon(name=None, weapon_class=one), one) for one in classes]
    return tuple(found)


def targets(row: Row, own: Worded) -> tuple[Target, ...]:
    """Return what was struck, by geomap's word for it where it has one."""
    return tuple(own(Target(kind=_kind("targets", one)), one) for one in _stated(row, "target"))


def effects(row: Row, own: Worded) -> tuple[Effect, ...]:
    """Return what the strike is said to have done."""
    return tuple(own(Effect(kind=_kind("effects", one)), one) for one in _stated(row, "effects"))


def attacker(row: Row) -> tuple[str | None, str | None]:
    """Return who a row says attacked, as geomap compares it, and the words that were typed.

    The first is the code of a country or the name of a group; the words are None where they are
    that country's name, or that very group's.
    """
    typed = " ".join(_stated(row, "attacker"))[:_ATTACKERS]
    if not typed:
        return None, None
    found = named_attacker(typed)
    word = country_word(typed)
    own = found == typed or country(typed.upper()) is not None or (word and word.kind == "name")
    return found, None if own else typed


def _stated(row: Row, column: str) -> list[str]:
    return several(stated(row, column))


def _weapon(name: str) -> Known:
    """Return name, class and supplier of a weapon; a mere class ("drones") has no name."""
    known = _weapons().get(name.casefold())
    if known is None and (arm := cyrillic_words.weapon(name)) is not None:
        return arm.name, arm.weapon_class, None
    return known or (name, None, None)


@cache
def _weapons() -> dict[str, Known]:
    found: dict[str, Known] = {}
    for row in lexicon.weapons():
        for alias in row.aliases:
            known = (row.name, row.weapon_class, row.supplier)
            found.setdefault(alias.casefold(), known)
            found.setdefault(f"{alias.casefold()}s", known)
    for row in lexicon.weapons():
        found.setdefault(row.weapon_class.casefold(), (None, row.weapon_class, None))
        found.setdefault(f"{row.weapon_class.casefold()}s", (None, row.weapon_class, None))
    return found


@lru_cache(maxsize=20_000)
def _kind(which: str, words: str) -> str:
    """Return the kind whose words these are, or the words themselves."""
    for kind, pattern in lexicon.kinds(which):
        if kind == words or pattern.fullmatch(words):
            return kind
    return cyrillic_words.kind(which, words) or words
