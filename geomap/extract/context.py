"""What a document says elsewhere about the same strike: its weapon, day, attacker, place."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extract import fits, lending, sides, whereabouts
from geomap.extract import threads as woven
from geomap.extract.days import before, overlap
from geomap.extract.families import is_fired_by_maker, weapon_family
from geomap.extract.statement import Speaker, Statement
from geomap.gazetteer.countries import country
from geomap.model import Document, Weapon

if TYPE_CHECKING:
    from geomap.extract.assembly import Draft

finest, places_fit, weapons_fit = fits.finest, fits.places_fit, fits.weapons_fit
_AIR_DEFENCE = frozenset({"surface-to-air missile", "air defence missile"})
_ROCKETS_OR_MISSILES = frozenset({"missile", "rocket"})
_OF_WEAPONS = ("intercepted", "damaged", "launched", "hit")
# Characters between two sentences of which the second goes on with the first.
_CLOSE = 3
_POINTING = ("these", "those", "the", "such", "them", "its", "their")


def is_state(speaker: Speaker) -> bool:
    """Return whether the speaker is a state by its bare name ("Moscow says")."""
    known = country(speaker.country) if speaker.country else None
    return known is not None and speaker.name == known.name


def is_kind_of(weapon: Weapon, general: Weapon) -> bool:
    """Return whether the first weapon can be what the second calls by its class.

    "Missile" covers every class of its family; "cruise missile" covers itself alone. Writers call
    the rockets of a launcher missiles and the other way round.
    """
    if weapon.weapon_class == general.weapon_class:
        return True
    family = weapon_family(weapon.weapon_class)
    if general.weapon_class in _ROCKETS_OR_MISSILES:
        return family in _ROCKETS_OR_MISSILES
    return general.weapon_class == family


def weapon_names(statement: Statement) -> set[str]:
    """Return the systems that the statement names, but those that shoot others down.

    "S-400 systems shot down five" does not tell with what was struck; where nothing was shot
    down ("a Patriot hit the school"), such a system is the weapon.
    """
    stopped = "intercepted" in statement.counts
    return {
        weapon.name
        for weapon in statement.weapons
        if weapon.name and not (stopped and weapon.weapon_class in _AIR_DEFENCE)
    }


def weapons_of(statements: Sequence[Statement]) -> tuple[Weapon, ...]:
    """Return the claim's weapons: systems by name, and classes that no system stands for."""
    said = [weapon for one in statements for weapon in one.weapons]
    named: dict[str, Weapon] = {}
    for weapon in said:
        if weapon.name:
            named.setdefault(weapon.name, weapon)
    classes: dict[str, Weapon] = {}
    for weapon in said:
        if weapon.name is None and not any(is_kind_of(x, weapon) for x in named.values()):
            classes.setdefault(weapon.weapon_class or "", weapon)
    return (*named.values(), *classes.values())


def with_known_weapons(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements with "these missiles", "UK-supplied missiles" given their system.

    The system is the latest that the document named before (or the only one it names) whose class
    and supplier fit; a bare "missiles" with nothing that points to it stays a class.
    """
    found: list[Statement] = []
    all_named = [w for one in statements for w in one.weapons if w.name]
    named: list[Weapon] = []
    for statement in statements:
        weapons = tuple(_known(w, statement, named or all_named) for w in statement.weapons)
        meant = (named or _weapons_right_before(found, statement))[-1:]
        if not weapons and _speaks_of_missiles(statement) and meant:
            weapons = (replace(meant[0], text=None, start=None, end=None, derived=True),)
        named += [w for w in weapons if w.name]
        attacker = statement.attacker
        maker = {w.supplier for w in weapons if w.name and not is_fired_by_maker(w.name)}
        if statement.attacker_is_weak and attacker in maker:
            attacker = None  # "British missiles": who made them, not who fired them
        found.append(replace(statement, weapons=weapons, attacker=attacker))
    return found


def _known(weapon: Weapon, statement: Statement, named: Sequence[Weapon]) -> Weapon:
    if weapon.name is not None or not _points(weapon, statement):
        return weapon
    supplier = weapon.supplier or (statement.attacker if statement.attacker_is_weak else None)
    fits = [
        one
        for one in named
        if is_kind_of(one, weapon) and (supplier is None or one.supplier == supplier)
    ]
    if not fits:
        return weapon
    return replace(
        weapon,
        name=fits[-1].name,
        weapon_class=fits[-1].weapon_class,
        supplier=weapon.supplier or fits[-1].supplier,
    )


def _points(weapon: Weapon, statement: Statement) -> bool:
    """Return whether words before the class word say which missiles are meant."""
    if weapon.start is None:
        return False
    quote = statement.quote
    lead = quote.text[max(0, weapon.start - quote.start - 60) : weapon.start - quote.start]
    words = lead.lower().split()[-4:]
    supplied = weapon.supplier is not None
    return supplied or statement.attacker_is_weak or any(w in _POINTING for w in words)


def _weapons_right_before(found: Sequence[Statement], statement: Statement) -> list[Weapon]:
    """Return the weapons of the statement in the same sentence or the one right before."""
    last = found[-1] if found else None
    close = last is not None and statement.quote.start - last.quote.end <= _CLOSE
    return list(last.weapons[-1:]) if last is not None and close else []


def _speaks_of_missiles(statement: Statement) -> bool:
    """Return whether numbers of weapons stand in the words without any word for the weapon."""
    counted = any(role in statement.counts for role in _OF_WEAPONS)
    return counted and bool(statement.speakers) and not statement.weapons


def complete(drafts: list["Draft"], document: Document) -> None:
    """Give claims without a place, day or attacker those of the same strike's claims around them.

    Strikes more than a month before the document's day lend nothing.
    """
    threads = woven.weave(drafts, document)
    whereabouts.share_places(drafts, document.published, threads)
    sides.share(threads, drafts)
    lending.share_days(drafts, document.published, threads)
    lending.share_targets(threads)
    _mark_background(drafts)


def _mark_background(drafts: Sequence["Draft"]) -> None:
    """Mark claims on strikes before the one that the document leads with.

    A lead on strikes of two days leads with the later: "last week" before it is background, though
    it holds the earlier of the two.
    """
    leads = _leads(drafts)
    if not leads:
        return
    days = [lead.date for lead in leads if lead.date is not None]
    newest = max(days, key=lambda day: day.latest or "")
    told_on = newest.basis == "statement"  # the strike may have been the day before
    for draft in drafts:
        if draft in leads or draft.date is None or draft.date.basis == "statement":
            continue
        of_lead = any(
            (day.earliest, day.latest) == (draft.date.earliest, draft.date.latest) for day in days
        )
        draft.background = (
            not of_lead
            and before(draft.date, newest)
            and (not told_on or not overlap(draft.date, newest))
        )


def _leads(drafts: Sequence["Draft"]) -> list["Draft"]:
    """Return the claims of the first sentence that makes any, none where one has no day."""
    bodies = [one for one in drafts if not one.first.is_title]
    first = min((one.start for one in bodies), default=None)
    leads = [one for one in bodies if one.start == first]
    return leads if all(one.date is not None for one in leads) else []
