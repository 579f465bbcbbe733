"""Who struck, where a claim does not say it: its strike's attacker, or the side that strikes there.

A wrong attacker is worse than none. A side is lent to a strike on its own ground, on its own
people, or where the text tells of another side's strikes, only if that is told of the same strike.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.extract import threads as woven
from geomap.extract.days import overlap
from geomap.extract.fits import places_fit, weapons_fit
from geomap.extract.statement import Placed, Statement
from geomap.gazetteer.countries import country, country_of

if TYPE_CHECKING:
    from geomap.extract.assembly import Draft

# These of a state's voices tell of strikes on it, never of its own.
_CIVIL = frozenset({"local_official", "ngo", "company", "witness", "media"})
_RESCUERS = re.compile(r"\b(?:police|ambulance|rescue|fire|health|emergency|hospital|prosecutor)")
_ITS_PEOPLE = re.compile(
    r"(?<!\bby )(?<!\bby the )\b(?P<who>[A-Z][\w.]{1,30}(?:\s[A-Z][\w.]{1,30})?)\s(?:\w{1,20}\s)?"
    r"(?:soldiers?|troops|servicem[ae]n|sailors?|conscripts?|reservists?|peacekeepers?|nationals?"
    r"|citizens?|civilians?|children)\b"
)
_SILENT = frozenset({"denied", "not_confirmed"})


def share(threads: Sequence[woven.Thread], drafts: Sequence["Draft"]) -> None:
    """Give claims that name no attacker the one that the text lets a reader tell."""
    war = _War(drafts, threads)
    _along(threads, war)
    for draft in sorted(drafts, key=lambda d: not _is_placed(d)):  # the placed ones first
        if draft.attacker is None:
            who = _around(draft, drafts, war)
            draft.attacker = who if who is not None and war.lets(who, draft) else None
    _along(threads, war)
    for draft in drafts:
        if draft.attacker is None and _claims_it(draft.first):
            draft.attacker = draft.first.origin.name


def _is_own(draft: "Draft") -> bool:
    """Return whether an attacker tells of its own deed."""
    origin, who = draft.first.origin, draft.attacker or ""
    unknown = origin.kind == "military" and origin.country is None
    return who == origin.country or who in (origin.name or "") or unknown


def _claims_it(statement: Statement) -> bool:
    """Return whether an armed group "claimed that attack"."""
    origin = statement.origin
    said = origin.verb.text.lower() if origin.verb else ""
    group = origin.kind == "armed_group" and origin.named
    known = statement.resumes or all(x.location.coref for x in statement.places)
    return group and known and not statement.counts and said.startswith("claim")


def same_side(draft: "Draft", statement: Statement) -> bool:
    """Return whether the words can be on the draft's strike by who struck.

    "We hit their launchers" and "we shot down their drones" are two strikes, of two sides.
    """
    if any(one.location.role == "debris" for one in statement.places) or not statement.counts:
        fragments = not any(one.location.role == "target" for one in statement.places)
        if fragments and statement.speakers:
            return True  # "its fragments fell" goes on, whosever they are
    who, other = draft.attacker, statement.attacker
    origin = statement.origin
    ours = {origin.country, origin.name} - {None}
    if "coalition" in (origin.name or "").lower():
        ours |= {who, other}  # its lead is known by the text only
    if (who is None) == (other is None):
        return who == other or _may_be_makers(draft.first) or _may_be_makers(statement)
    told_on = bool(statement.speakers or statement.places)
    if who is None and not told_on and other in _states(draft.places):
        return False  # "a volley hit Haifa. Israeli jets meanwhile pounded the south."
    if who is None or who not in ours:
        return True
    return not _only_stops(statement) or any(_only_stops(one) for one in draft.statements)


def _may_be_makers(statement: Statement) -> bool:
    """Return whether the side may only have made the weapon: "jets" are flown by their owner."""
    flown = all(weapon.weapon_class == "aircraft" for weapon in statement.weapons)
    return statement.attacker_is_weak and not flown


def _only_stops(statement: Statement) -> bool:
    """Return whether the words tell of weapons brought down, and of no strike."""
    return "intercepted" in statement.counts and not statement.attacker


class _War:
    """Who strikes on whose ground, as far as the document tells it."""

    def __init__(self, drafts: Sequence["Draft"], threads: Sequence[woven.Thread]) -> None:
        self._drafts = drafts
        self._thread = {id(d): one for one in threads for d in one.drafts}
        self.sides = {d.attacker for d in drafts if d.attacker is not None}
        self.grounds: dict[str, set[str]] = {}  # by state who strikes there
        self._reach: dict[str, set[str]] = {}  # by side where it strikes
        every = (one for draft in drafts for one in draft.statements)
        for one in (x for x in every if x.attacker and x.stance != "denied"):
            states = _states(one.places)
            self._reach.setdefault(one.attacker or "", set()).update(states)
            if len(states) == 1:
                self.grounds.setdefault(states.pop(), set()).add(one.attacker or "")

    def lets(self, who: str, draft: "Draft") -> bool:
        """Return whether nothing speaks against the side's having struck."""
        states = struck_states(draft)
        if _claims_it(draft.first) or _is_struck_voice(who, draft) or _hits_people_of(who, draft):
            return False
        if states == {who}:
            return self._told_at_home(who, draft)
        reach = self._reach.get(who, set())
        back = {x for foe in reach for x in self._reach.get(foe, set()) - {foe}}
        if country(who) is None and states & back:
            return False  # the group's own ground, on which its enemy strikes
        elsewhere = bool(states and reach) and not _possible_states(draft) & reach
        return not (elsewhere and len(self.sides) > 1)

    def lends(self, one: "Draft", draft: "Draft") -> bool:
        """Return whether who struck by one claim may have struck by the other, by how it is told.

        Who tells of its own deed on ground where others strike too lends it to nothing told before;
        who denies a strike lends none, where others are told to strike.
        """
        if len(self.sides) < 2:  # noqa: PLR2004  # with two sides they can be confused
            return True
        states = struck_states(one) | struck_states(draft)
        disputed = any(self.grounds.get(x, set()) - {one.attacker} for x in states)
        own = _is_own(one)
        if not places_fit(one.places, draft.places):
            return False
        denies = one.first.stance == "denied" != draft.first.stance
        return not denies and not (own and disputed and one.start > draft.start)

    def strikers(self, state: str) -> set[str]:
        """Return who strikes a state by what is told of it.

        An armed group is no state's only enemy, unless that state strikes back abroad: in a civil
        war the army strikes there as well.
        """
        found = self.grounds[state]
        abroad = bool(self._reach.get(state, set()) - {state})
        return found if abroad or any(country(who) is not None for who in found) else set()

    def is_alone(self, draft: "Draft") -> bool:
        """Return whether no other claim is on the draft's strike."""
        thread = self._thread.get(id(draft))
        return thread is None or len(thread.drafts) == 1 or bool(thread.attackers)

    def _told_at_home(self, who: str, draft: "Draft") -> bool:
        """Return whether a state is told to strike its own ground, and does not tell of this."""
        if who not in self.grounds.get(who, set()):
            return False
        same = [d for d in self._drafts if d is draft or _place_names(d, draft)]
        around = [x for d in same if id(d) in self._thread for x in self._thread[id(d)].drafts]
        there = {id(d): d for d in (*same, *around)}.values()
        if any(d.attacker == who for d in there):
            return True
        told = (d.first for d in there if d.first.stance not in _SILENT and not _of_foes(who, d))
        return not any(one.origin.country == who for one in told)


def _is_struck_voice(who: str, draft: "Draft") -> bool:
    """Return whether the police, a mayor or an ambulance service of the side tells of it."""
    origin = draft.first.origin
    civil = origin.kind in _CIVIL or _RESCUERS.search((origin.name or "").lower())
    return bool(civil) and origin.country == who and draft.first.stance not in _SILENT


def _hits_people_of(who: str, draft: "Draft") -> bool:
    """Return whether the words tell of harm to a side's own people: "33 Peruvian soldiers"."""
    return who in _peoples(draft)


def _peoples(draft: "Draft") -> set[str]:
    """Return the states whose soldiers or citizens the words tell of."""
    found = [m["who"] for one in draft.statements for m in _ITS_PEOPLE.finditer(one.quote.text)]
    names = (name for words in found for name in (words, words.split()[-1]))
    return {state for name in names if (state := country_of(name)) is not None}


def _of_foes(who: str, draft: "Draft") -> bool:
    """Return whether the words tell of harm to another state's people."""
    return bool(_peoples(draft) - {who})


def _along(threads: Sequence[woven.Thread], war: _War) -> None:
    """Give a strike's claims its attacker where all who name one name the same."""
    for thread in threads:
        if len(thread.attackers) != 1:
            continue
        (who,) = thread.attackers
        named = [d for d in thread.drafts if d.attacker == who]
        for draft in [d for d in thread.drafts if d.attacker is None]:
            lenders = [d for d in named if war.lends(d, draft)]
            apart = len(war.sides) > 1 and _other_kinds(draft, named)
            if lenders and not apart and war.lets(who, draft):
                draft.attacker = who


def _other_kinds(draft: "Draft", named: Sequence["Draft"]) -> bool:
    """Return whether something else was struck: a ship, and launchers on the coast near it."""
    own = _kinds(draft)
    theirs = {kind for one in named for kind in _kinds(one)}
    return bool(own and theirs) and not own & theirs


def _kinds(draft: "Draft") -> set[str]:
    return {target.kind for one in draft.statements for target in one.targets}


def _around(draft: "Draft", drafts: Sequence["Draft"], war: _War) -> str | None:
    """Return who struck by the claims on the same strike, or by whom the document names alone.

    Where a strike elsewhere has no known attacker, words without a place can be on that one.
    """
    unknown = any(d.attacker is None and _is_placed(d) for d in drafts if d is not draft)
    same_days = [d for d in drafts if d.attacker and _days_fit(d, draft)]
    sides = {d.attacker for d in drafts if d.attacker is not None}
    if not _is_placed(draft) and len(sides) == 1 and not unknown and same_days:
        return next(iter(sides))
    bound = [d for d in same_days if _of_one_strike(d, draft) and war.lends(d, draft)]
    if unknown and not _is_placed(draft):
        bound = [d for d in bound if d.weapon_names & draft.weapon_names]
    around = {who for who in woven.blamed(bound) if war.lets(who, draft)}
    silent = draft.first.stance in _SILENT and not _is_placed(draft)
    if silent and draft.first.origin.country in around:
        # Who is silent on a strike is the one blamed for it.
        return draft.first.origin.country if war.is_alone(draft) else None
    named = {d.attacker for d in bound if d.attacker and _place_names(d, draft)}
    if len(around) > 1 or (named and not around):
        around = {who for who in named if war.lets(who, draft)}
    if not around:
        around = {who for state in _states_at_war(draft, war) for who in war.strikers(state)}
        then = {d.attacker for d in same_days if d.date and draft.date}
        around = {who for who in around if country(who) is not None or who in then}
    return around.pop() if len(around) == 1 else None


def _days_fit(one: "Draft", draft: "Draft") -> bool:
    return one.date is None or draft.date is None or overlap(one.date, draft.date)


def struck_states(draft: "Draft") -> set[str]:
    """Return the states in which the draft's targets lie, as far as their names are certain."""
    return _states(draft.places)


def _states(places: Sequence[Placed]) -> set[str]:
    targets = [p for p in places if p.location.role == "target" and p.mention]
    found = {entry.place.country for p in targets if p.mention for entry in p.mention.entries[:1]}
    return {state for state in found if state is not None}


def _states_at_war(draft: "Draft", war: _War) -> set[str]:
    """Return the states struck in the war of which the text tells, in which the targets can lie.

    A port of Georgia may have a namesake in Brazil: then the one in the war is meant.
    """
    likely = struck_states(draft)
    if likely & war.grounds.keys():
        return likely & war.grounds.keys()
    possible = _possible_states(draft) & war.grounds.keys()
    return possible if len(possible) == 1 else set()


def _possible_states(draft: "Draft") -> set[str]:
    """Return the states in which any place of a struck one's name lies."""
    targets = [p for p in draft.places if p.location.role == "target" and p.mention]
    every = {e.place.country for p in targets if p.mention for e in p.mention.entries}
    return {state for state in every if state}


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
    placed = _is_placed(one) and _is_placed(other) and len(struck_states(one)) <= 1
    silent = other.first.stance == "not_confirmed"
    return placed or silent or bool(one.weapon_names & other.weapon_names)
