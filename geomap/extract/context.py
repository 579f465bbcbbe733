"""What a document says elsewhere about the same strike: its weapon, day, attacker, place."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geomap.extract.days import before, gap, span
from geomap.extract.families import is_fired_by_maker, weapon_family
from geomap.extract.nesting import coarser
from geomap.extract.statement import Placed, Speaker, Statement
from geomap.gazetteer.countries import country
from geomap.model import Target, Weapon
from geomap.spatial import read

if TYPE_CHECKING:
    from geomap.extract.assembly import Draft

_ROCKETS_OR_MISSILES = frozenset({"missile", "rocket"})
# News tells of strikes of the last weeks; what is older is background.
_NEWS_DAYS = 31
# A strike is told of on its day, the next, or the day after.
_DAYS_TO_TELL = 2
# Days that are no strike's but a campaign's, and characters to words that go on with them.
_WIDE_DAYS = 10
_NEXT_WORDS = 400
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
    """Return the systems that the statement names."""
    return {weapon.name for weapon in statement.weapons if weapon.name}


def weapons_fit(one: set[str], other: set[str]) -> bool:
    """Return whether two sets of named systems can be one strike's."""
    return not one or not other or bool(one & other)


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
        if not weapons and _speaks_of_missiles(statement) and named:
            weapons = (replace(named[-1], text=None, start=None, end=None, derived=True),)
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


def _speaks_of_missiles(statement: Statement) -> bool:
    """Return whether numbers of weapons stand in the words without any word for the weapon."""
    return any(role in statement.counts for role in ("intercepted", "damaged", "launched")) and (
        bool(statement.speakers) and not statement.weapons
    )


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
    if _apart(a, b):
        return False
    ids = {one.place.id for one in a.mention.entries[:5]}
    same = any(one.place.id in ids for one in b.mention.entries[:5])
    named = a.mention.name == b.mention.name
    return same or named or _holds(a, b, role=False) or _holds(b, a, role=False)


def _apart(a: Placed, b: Placed) -> bool:
    """Return whether words put both somewhere off a place, and not at the same spot."""
    one, other = read(a.location.relation), read(b.location.relation)
    if one is None or other is None or not (one.is_away and other.is_away):
        return False
    return one != other and (one.has_distance or other.has_distance)


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
        inner = [k for k in kept if k is not one and _holds(one, k)]
        if not inner:
            fine.append(one)
    return fine


def _is_twin(one: Placed, other: Placed) -> bool:
    if one.location.role != other.location.role:
        return False
    if one.mention is None or other.mention is None:
        return one.location.text == other.location.text
    if _apart(one, other):
        return False
    same_level = one.mention.level_hint == other.mention.level_hint
    return one.mention.name == other.mention.name and same_level


def _holds(coarse: Placed, fine: Placed, *, role: bool = True) -> bool:
    away = read(coarse.location.relation)  # "37 km NW of Kursk" is no area that holds a village
    return (
        coarse.mention is not None
        and fine.mention is not None
        and (coarse.location.role == fine.location.role or not role)
        and not (away and away.is_away)
        and coarser(coarse.mention, fine.mention)
    )


def complete(drafts: list["Draft"], *, published: str | None) -> None:
    """Give claims without a place, day or attacker those of the same strike's claims around them.

    `published` is the document's day; strikes more than a month before it lend nothing.
    """
    _share_places(drafts)
    _share_days(drafts, published)
    _share_attackers(drafts)
    _mark_background(drafts)


def _share_days(drafts: Sequence["Draft"], published: str | None) -> None:
    """Give claims without a day that of the strike that they go on about.

    A day that only the telling gives yields to the day that the document states for the strike.
    """
    dated = [d for d in drafts if d.date is not None and not d.date_is_context]
    stated = [d for d in dated if d.date is not None and d.date.basis != "statement"]
    for draft in drafts:
        if draft.date is not None and draft.date.basis == "statement":
            source = _stated_day(draft, stated, published)
        elif draft.date is None and _takes_context(draft):
            source = _nearest(draft, dated, published)
        else:
            continue
        if source is not None:
            draft.date, draft.date_is_context = source.date, True


def _takes_context(draft: "Draft") -> bool:
    first = draft.first
    by_evidence = first.about == ("weapon",) and first.stance != "not_confirmed"
    return not by_evidence and first.form != "could_not_verify" and not first.is_title


def _stated_day(draft: "Draft", stated: Sequence["Draft"], published: str | None) -> "Draft | None":
    """Return a claim on the same place whose stated day is the telling's, or just before it."""
    told = draft.date
    fits = [
        d
        for d in stated
        if told is not None
        and d.date is not None
        and _lends(d, draft, published)
        and _share_name(d, draft)
        and gap(d.date, told) in range(_DAYS_TO_TELL + 1)
    ]
    return fits[0] if len({_day(d) for d in fits}) == 1 else None


def _nearest(draft: "Draft", dated: Sequence["Draft"], published: str | None) -> "Draft | None":
    fits = [one for one in dated if one is not draft and _lends(one, draft, published)]
    own = [d for d in fits if d.date is not None and d.date.basis != "statement"] or fits
    if not draft.places and not draft.weapon_names and len({_day(d) for d in own}) > 1:
        own = [d for d in own if draft.start - d.start >= 0]
    if not own:
        return None
    return min(
        own,
        key=lambda d: (
            not _share_name(d, draft),
            d.start > draft.start,
            abs(d.start - draft.start),
        ),
    )


def _lends(one: "Draft", draft: "Draft", published: str | None) -> bool:
    """Return whether the first claim's day can be the second's: nothing tells of two strikes.

    History, and days as wide as a month, are lent only to words on the same place right after.
    """
    if _is_long_past(one, published) or _is_wide(one):
        return _share_name(one, draft) and 0 <= draft.start - one.start <= _NEXT_WORDS
    same_target = _share_name(one, draft) and _share_target(one, draft)
    if not same_target and not (
        _one_side(one, draft)
        and weapons_fit(one.weapon_names, draft.weapon_names)
        and _classes_fit(one, draft)
    ):
        return False
    told = one.date is not None and one.date.basis == "statement"
    if told and _is_placed(draft) and not _share_name(one, draft):
        return False
    return places_fit(one.places, draft.places)


def _share_name(one: "Draft", other: "Draft") -> bool:
    """Return whether both name one place as struck: equal, not one inside the other."""
    names = [
        {p.mention.name for p in d.places if p.mention and p.location.role == "target"}
        for d in (one, other)
    ]
    return bool(names[0] & names[1])


def _share_target(one: "Draft", other: "Draft") -> bool:
    kinds = [{t.kind for s in d.statements for t in s.targets} for d in (one, other)]
    return bool((kinds[0] & kinds[1]) - {"unspecified target"})


def _classes_fit(one: "Draft", other: "Draft") -> bool:
    """Return whether both can be of one kind of weapon: drones are no rockets."""
    families = [
        {
            "missile" if family in _ROCKETS_OR_MISSILES else family
            for statement in d.statements
            for w in statement.weapons
            if (family := weapon_family(w.weapon_class)) is not None
        }
        for d in (one, other)
    ]
    return not families[0] or not families[1] or bool(families[0] & families[1])


def _is_wide(draft: "Draft") -> bool:
    """Return whether the claim's days are as many as a campaign's."""
    if draft.date is None or draft.date.earliest is None or draft.date.latest is None:
        return False
    return span(draft.date) > _WIDE_DAYS


def _is_long_past(draft: "Draft", published: str | None) -> bool:
    """Return whether the draft's strike is history in its document: no day to read others by."""
    latest = draft.date.latest if draft.date else None
    if latest is None or published is None or len(published) != len(latest):
        return False
    days = date.fromisoformat(published) - date.fromisoformat(latest)
    return days > timedelta(days=_NEWS_DAYS)


def _day(draft: "Draft") -> tuple[str | None, str | None]:
    return (draft.date.earliest, draft.date.latest) if draft.date else (None, None)


def _one_side(one: "Draft", other: "Draft") -> bool:
    """Return whether both can mean one attacker; a denial names whoever else did it."""
    if other.first.stance in {"denied", "not_confirmed"}:
        return True
    return one.attacker is None or other.attacker is None or one.attacker == other.attacker


def _share_places(drafts: list["Draft"]) -> None:
    """Give "the hospital" the place where the document said before that the hospital is."""
    known: dict[str, list[Placed]] = {}
    for draft in sorted(drafts, key=lambda d: d.start):
        targets = [target for one in draft.statements for target in one.targets]
        own = [p for p in draft.places if p.location.role == "target"]
        if own:
            for target in targets:
                known.setdefault(target.kind, own)
        elif draft.first.stance != "not_confirmed":
            said = [known[t.kind] for t in targets if t.kind in known and _is_definite(t)]
            if said:
                draft.places += [
                    replace(p, location=replace(p.location, coref=True)) for p in said[0]
                ]


def _is_definite(target: Target) -> bool:
    return (target.text or "").lower().startswith("the ")


def _share_attackers(drafts: Sequence["Draft"]) -> None:
    """Give claims that name no attacker the one that the document names for their strike."""
    everyone = {draft.attacker for draft in drafts if draft.attacker is not None}
    war = _who_strikes_whom(drafts)
    for draft in drafts:
        if draft.attacker is not None:
            continue
        if len(everyone) == 1 and not _is_placed(draft):
            draft.attacker = next(iter(everyone))
            continue
        around = {d.attacker for d in drafts if d.attacker and _of_one_strike(d, draft)}
        if not around:
            around = {who for state in _struck_states(draft) for who in war.get(state, ())}
        if len(around) == 1:
            draft.attacker = around.pop()


def _who_strikes_whom(drafts: Sequence["Draft"]) -> dict[str, set[str]]:
    """Return by state the attackers that the document names for strikes on its soil."""
    war: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.attacker is not None:
            for state in _struck_states(draft):
                war.setdefault(state, set()).add(draft.attacker)
    return war


def _struck_states(draft: "Draft") -> set[str]:
    """Return the states in which the draft's targets lie, as far as their names are certain."""
    targets = [p for p in draft.places if p.location.role == "target" and p.mention]
    found = {entry.place.country for p in targets if p.mention for entry in p.mention.entries[:1]}
    return {state for state in found if state is not None}


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
    placed = _is_placed(one) and _is_placed(other)
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
        draft.background = before(draft.date, lead.date) and lead.date.basis != "statement"
