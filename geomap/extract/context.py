"""What a document says elsewhere about the same strike: its weapon, day, attacker, place."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extract import fits, lending, whereabouts
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
    _share_along(threads, drafts)
    _share_attackers(drafts)
    lending.share_days(drafts, document.published, threads)
    lending.share_targets(threads)
    _mark_background(drafts)


def _share_along(threads: Sequence[woven.Thread], drafts: Sequence["Draft"]) -> None:
    """Give a strike's claims its attacker where all who name one name the same."""
    for thread in threads:
        if len(thread.attackers) == 1:
            (who,) = thread.attackers
            for draft in thread.drafts:
                if not _would_strike_itself(who, draft, drafts):
                    draft.attacker = draft.attacker or who


def _would_strike_itself(who: str, draft: "Draft", drafts: Sequence["Draft"]) -> bool:
    """Return whether a state would be lent a strike on its own soil, where none is told."""
    told = any(one.attacker == who and who in _struck_states(one) for one in drafts)
    return _struck_states(draft) == {who} and not told


def _share_attackers(drafts: Sequence["Draft"]) -> None:
    """Give claims that name no attacker the one that the document names for their strike."""
    everyone = {draft.attacker for draft in drafts if draft.attacker is not None}
    war = _who_strikes_whom(drafts)
    for draft in sorted(drafts, key=lambda d: not _is_placed(d)):  # the placed ones first
        if draft.attacker is None:
            who = _attacker_around(draft, drafts, everyone, war)
            itself = who is not None and _would_strike_itself(who, draft, drafts)
            draft.attacker = None if itself else who


def _attacker_around(
    draft: "Draft", drafts: Sequence["Draft"], everyone: set[str], war: dict[str, set[str]]
) -> str | None:
    """Return who struck by the claims on the same strike, or by whom the document names alone.

    Where a strike elsewhere has no known attacker, words without a place can be on that one.
    """
    unknown = any(d.attacker is None and _is_placed(d) for d in drafts if d is not draft)
    same_days = [d for d in drafts if d.attacker and _days_fit(d, draft)]
    if not _is_placed(draft) and len(everyone) == 1 and not unknown and same_days:
        return next(iter(everyone))
    bound = [d for d in same_days if _of_one_strike(d, draft)]
    if unknown and not _is_placed(draft):
        bound = [d for d in bound if d.weapon_names & draft.weapon_names]
    around = woven.blamed(bound)
    silent = draft.first.stance in {"denied", "not_confirmed"} and not _is_placed(draft)
    if silent and draft.first.origin.country in around:
        return draft.first.origin.country  # who is silent on a strike is the one blamed for it
    if len(around) > 1:
        around = {d.attacker for d in bound if d.attacker and _place_names(d, draft)}
    if not around:
        around = {who for state in _states_at_war(draft, war) for who in war[state]}
    return around.pop() if len(around) == 1 else None


def _days_fit(one: "Draft", draft: "Draft") -> bool:
    return one.date is None or draft.date is None or overlap(one.date, draft.date)


def _who_strikes_whom(drafts: Sequence["Draft"]) -> dict[str, set[str]]:
    """Return by state the states that the document names as striking its soil.

    An armed group is no state's only enemy: in a civil war the army strikes there as well.
    """
    war: dict[str, set[str]] = {}
    for draft in drafts:
        states = _struck_states(draft)
        who = draft.attacker
        if who is not None and country(who) is not None and len(states) == 1:
            war.setdefault(states.pop(), set()).add(who)
    return war


def _struck_states(draft: "Draft") -> set[str]:
    """Return the states in which the draft's targets lie, as far as their names are certain."""
    targets = [p for p in draft.places if p.location.role == "target" and p.mention]
    found = {entry.place.country for p in targets if p.mention for entry in p.mention.entries[:1]}
    return {state for state in found if state is not None}


def _states_at_war(draft: "Draft", war: dict[str, set[str]]) -> set[str]:
    """Return the states struck in the war of which the text tells, in which the targets can lie.

    A port of Georgia may have a namesake in Brazil: then the one in the war is meant.
    """
    likely = _struck_states(draft)
    if likely & war.keys():
        return likely & war.keys()
    targets = [p for p in draft.places if p.location.role == "target" and p.mention]
    every = {e.place.country for p in targets if p.mention for e in p.mention.entries}
    possible = every & war.keys()
    return {state for state in possible if state} if len(possible) == 1 else set()


def _place_names(one: "Draft", other: "Draft") -> bool:
    """Return whether both claims call a target's place by the same name."""
    names = [
        {p.mention.name for p in draft.places if p.mention and p.location.role == "target"}
        for draft in (one, other)
    ]
    return bool(names[0] & names[1])


def _is_placed(draft: "Draft") -> bool:
    return any(placed.location.role == "target" for placed in draft.places)


def _of_one_strike(one: "Draft", other: "Draft") -> bool:
    """Return whether something said binds two claims: a system, a place, or a refusal to confirm.

    Silence on place and weapon fits every strike of the document, and so binds to none.
    """
    if not places_fit(one.places, other.places) or not weapons_fit(
        one.weapon_names, other.weapon_names
    ):
        return False
    # A list of several states tells of a war, not of one strike.
    placed = _is_placed(one) and _is_placed(other) and len(_struck_states(one)) <= 1
    silent = other.first.stance == "not_confirmed"
    return placed or silent or bool(one.weapon_names & other.weapon_names)


def _mark_background(drafts: Sequence["Draft"]) -> None:
    """Mark claims on strikes before the one that the document leads with."""
    lead = next((d for d in sorted(drafts, key=lambda d: d.start) if not d.first.is_title), None)
    if lead is None or lead.date is None:
        return
    for draft in drafts:
        if draft is lead or draft.date is None or draft.date.basis == "statement":
            continue
        told_on = lead.date.basis == "statement"  # the strike may have been the day before
        draft.background = before(draft.date, lead.date) and (
            not told_on or not overlap(draft.date, lead.date)
        )
