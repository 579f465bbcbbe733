"""Where a claim that names no place was: at "the hospital", at the document's one strike."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extract import lending
from geomap.extract.days import overlap
from geomap.extract.fits import finest, fits_one, holds, places_fit, struck, weapons_fit
from geomap.extract.statement import Placed
from geomap.extract.threads import Thread, definite_kinds, unmarked_kinds

if TYPE_CHECKING:
    from geomap.extract.assembly import Draft

# Characters between two sentences of which the second goes on with the first.
_CLOSE = 3
# More places than these are a wave's, of which words that go on need not mean all.
_MOST_PLACES = 2
_TOLLS = ("killed", "injured", "missing")


def share_places(
    drafts: Sequence["Draft"], published: str | None, threads: Sequence[Thread]
) -> None:
    """Give claims without a place that of the thing struck, or of the strike, that they point to.

    "The hospital" is where the document says that the hospital is; "the attack", and a toll by
    another speaker, is where the document's only strike is. Of two that fit, the one told of right
    before is taken, or none.
    History and campaigns lend nothing but to the very next words.
    """
    ordered = sorted(drafts, key=lambda d: d.start)
    news = [d for d in ordered if not lending.is_wide(d) and not lending.is_long_past(d, published)]
    _share_by_target(ordered, news)
    for thread in threads:
        for draft in thread.drafts:
            if not _struck(draft):
                places = _along(thread, draft, threads)
                draft.places = finest([*draft.places, *_pointing_back(places)])
    for draft in ordered:
        if _is_vague(draft) and _speaks_of_one_strike(draft):
            past = [d for d in ordered if d not in news and _goes_on(d, draft)]
            places = _struck(past[-1]) if past else _only_strike(draft, news)
            draft.places = finest([*draft.places, *_pointing_back(places)])


def _along(thread: Thread, draft: "Draft", threads: Sequence[Thread]) -> list[Placed]:
    """Return where the strike was on which the claim goes on, as told before it.

    A paragraph later only another's words, or "the attack", go on with it; of two strikes told
    before, only "the attack" does.
    """
    first = draft.first
    if first.stance == "not_confirmed" or first.about == ("weapon",):
        return []
    before = [d for d in thread.drafts if d.start < draft.start and _struck(d)]
    before = [d for d in before if _fits(d, draft)]
    if id(draft) in thread.later and not first.resumes:
        begun = [t for t in threads if any(d.start < draft.start and _struck(d) for d in t.drafts)]
        if len(begun) > 1 or not first.speakers:
            return []
    places = finest(place for one in before for place in _struck(one))
    return places if len(places) <= _MOST_PLACES else []


def _struck(draft: "Draft") -> list[Placed]:
    return struck(draft.places)


def _is_vague(draft: "Draft") -> bool:
    """Return whether the draft has no place of its own, or only "the country" pointed back to."""
    return all(one.location.coref and _is_country(one) for one in _struck(draft))


def _is_country(one: Placed) -> bool:
    return bool(one.mention and one.mention.entries[:1]) and (
        one.mention is not None and one.mention.entries[0].place.level == "country"
    )


def _share_by_target(ordered: Sequence["Draft"], news: Sequence["Draft"]) -> None:
    """Give "the hospital" the place where the document says that the hospital is."""
    told = [d for d in news if _struck(d)]
    for draft in ordered:
        if not _is_vague(draft):
            continue
        kinds, unmarked = definite_kinds(draft), unmarked_kinds(draft)
        same = [d for d in told if d is not draft and kinds & _kinds(d)]
        before = [
            d
            for d in told
            if d is not draft
            and d.start <= draft.start
            and (kinds & _kinds(d) or (d.first.stance != "not_confirmed" and unmarked & _kinds(d)))
        ]
        if before or (same and _is_one_place([p for d in same for p in _struck(d)])):
            meant = _struck(before[-1] if before else same[0])
            draft.places = finest([*draft.places, *_pointing_back(meant)])


def _kinds(draft: "Draft") -> set[str]:
    return {target.kind for one in draft.statements for target in one.targets}


def _speaks_of_one_strike(draft: "Draft") -> bool:
    """Return whether the claim is on a strike told elsewhere: "the attack", a toll, a denial.

    Silence has the places that it names itself, and evidence for a weapon has none.
    """
    first = draft.first
    if first.is_elsewhere:
        return False
    if first.stance == "not_confirmed" or first.about == ("weapon",) or first.is_title:
        return False
    if any(one.resumes for one in draft.statements):
        return True
    tolls = any(role in one.counts for one in draft.statements for role in _TOLLS)
    return bool(first.speakers) and (tolls or first.stance == "denied")


def _only_strike(draft: "Draft", news: Sequence["Draft"]) -> list[Placed]:
    """Return the place of the one strike that the document tells of and the draft can be on."""
    told = [d for d in news if d is not draft and _struck(d) and _fits(d, draft)]
    told = [d for d in told if _can_be_same_day(d, draft, news)]
    places = [place for one in told for place in _struck(one)]
    if not _is_one_place(places):
        resumes = draft.first.resumes  # a toll goes on in its paragraph only, "the attack" beyond
        next_to = [d for d in told if _goes_on(d, draft, within=_CLOSE if resumes else 1)]
        return _struck(next_to[-1]) if next_to and len(_struck(next_to[-1])) == 1 else []
    if not places:
        return []
    before = [d for d in told if d.start <= draft.start] or told
    return _struck(_finest(before))


def _goes_on(one: "Draft", draft: "Draft", *, within: int = _CLOSE) -> bool:
    """Return whether the draft begins right after the other's last words."""
    ends = [each.quote.end for each in one.statements]
    follows = any(0 <= draft.start - end <= within for end in ends)
    return follows and bool(_struck(one)) and _fits(one, draft)


def _finest(drafts: Sequence["Draft"]) -> "Draft":
    """Return the draft whose place no other's lies in; of equals the last told."""
    best = drafts[0]
    for one in drafts[1:]:
        if not holds(_struck(one)[0], _struck(best)[0], role=False):
            best = one
    return best


def _is_one_place(places: Sequence[Placed]) -> bool:
    """Return whether all the places can be one: equal, or each in the next."""
    return all(fits_one(a, b) for i, a in enumerate(places) for b in places[i + 1 :])


def _fits(one: "Draft", draft: "Draft") -> bool:
    if one.first.stance == "not_confirmed" or not weapons_fit(one.weapon_names, draft.weapon_names):
        return False
    sides = {one.attacker, draft.attacker} - {None}
    if len(sides) > 1 and "denied" not in {one.first.stance, draft.first.stance}:
        return False
    return one.date is None or draft.date is None or overlap(one.date, draft.date)


def _can_be_same_day(one: "Draft", draft: "Draft", news: Sequence["Draft"]) -> bool:
    """Return whether what others tell of the first claim's place allows the second's day."""
    if one.date is not None or draft.date is None:
        return True
    if draft.date.basis != "statement" and not draft.first.resumes:
        return False  # "on May 8 a missile landed": nothing says that this is the undated strike
    placed = [d for d in news if _struck(d) and places_fit(d.places, one.places)]
    there = [d.date for d in placed if d.date is not None]
    return not there or any(overlap(date, draft.date) for date in there)


def _pointing_back(places: Iterable[Placed]) -> list[Placed]:
    return [replace(one, location=replace(one.location, coref=True, counts={})) for one in places]
