"""Which day a claim that names none takes: that of the strike that it goes on about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geomap.extract.days import gap, overlap, span
from geomap.extract.families import weapon_family
from geomap.extract.fits import places_fit, weapons_fit
from geomap.extract.threads import Thread

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
# Characters to the strike told before of which another is said to have been "at the same time".
_PARAGRAPHS = 900
# Characters to words that still go on about the same wave of strikes.
_NEAR = 200


def share_days(drafts: Sequence["Draft"], published: str | None, threads: Sequence[Thread]) -> None:
    """Give claims without a day that of the strike that they go on about.

    A day that only the telling gives yields to the day that the document states for the strike.
    """
    for thread in threads:
        _share_along(thread)
    dated = [d for d in drafts if d.date is not None and not d.date_is_context]
    stated = [d for d in dated if d.date is not None and d.date.basis != "statement"]
    for draft in drafts:
        if draft.date is not None and draft.date.basis == "statement":
            source = _stated_day(draft, stated, published)
        elif draft.date is None and _takes_context(draft):
            source = _nearest(draft, dated, published)
            if source is not None and _is_interrupted(source, draft, drafts):
                source = None
            if source is None and draft.first.is_at_once:
                source = _told_before(draft, dated)
        else:
            continue
        if source is not None:
            draft.date, draft.date_is_context = source.date, True


def _share_along(thread: Thread) -> None:
    """Give a strike's claims without a day the day that its claims told before."""
    for draft in thread.drafts:
        before = [d for d in thread.drafts if d.start <= draft.start and not d.date_is_context]
        dated = [d for d in before if d.date is not None and not is_wide(d)]
        if draft.date is None and dated and _takes_context(draft):
            stated = [d for d in dated if d.date is not None and d.date.basis != "statement"]
            draft.date, draft.date_is_context = (stated or dated)[-1].date, True


def share_targets(threads: Sequence[Thread]) -> None:
    """Give tolls and denials that name nothing struck what their strike's claims told before them.

    Who was killed where is said of the same house; with what it was struck is each one's own claim.
    """
    for thread in threads:
        for draft in thread.drafts:
            before = [d for d in thread.drafts if d.start < draft.start and _is_one_act(d, draft)]
            if not any(one.targets for one in draft.statements):
                told = [t for d in before for one in d.statements for t in one.targets]
                known = [one for one in told if one.kind != "unspecified target"]
                if len({one.kind for one in known}) == 1:
                    draft.statements[0] = replace(draft.first, targets=(known[-1],))


def _is_one_act(one: "Draft", draft: "Draft") -> bool:
    """Return whether what the first says was struck can be what the second is about."""
    agrees = one.attacker is None or draft.attacker is None or one.attacker == draft.attacker
    same_day = one.date is None or draft.date is None or overlap(one.date, draft.date)
    silent = draft.first.stance == "not_confirmed" or draft.first.about == ("weapon",)
    silent = draft.first.stance == "not_confirmed" or draft.first.about == ("weapon",)
    return agrees and same_day and not silent and "intercepted" not in one.first.counts


def _takes_context(draft: "Draft") -> bool:
    first = draft.first
    by_evidence = first.about == ("weapon",) and first.stance != "not_confirmed"
    told = first.form != "could_not_verify" and not first.is_title
    return told and not by_evidence and not first.is_earlier


def _stated_day(draft: "Draft", stated: Sequence["Draft"], published: str | None) -> "Draft | None":
    """Return a claim whose stated day is the telling's or just before it: on the same place.

    Or on the one strike that the document dates so, where the places can be one.
    """
    told = draft.date
    fits = [
        d
        for d in stated
        if told is not None
        and d.date is not None
        and _lends(d, draft, published)
        and gap(d.date, told) in range(_DAYS_TO_TELL + 1)
    ]
    named = [d for d in fits if _share_name(d, draft)] or fits
    return named[0] if len({_day(d) for d in named}) == 1 else None


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


def _told_before(draft: "Draft", dated: Sequence["Draft"]) -> "Draft | None":
    """Return the claim on the dated strike told last, if not long before and no campaign's."""
    ends = {id(d): max(one.quote.end for one in d.statements) for d in dated}
    near = [d for d in dated if d.start < draft.start and not is_wide(d)]
    near = [d for d in near if draft.start - ends[id(d)] <= _PARAGRAPHS]
    return max(near, key=lambda d: d.start, default=None)


def _is_interrupted(source: "Draft", draft: "Draft", drafts: Sequence["Draft"]) -> bool:
    """Return whether a strike elsewhere, of no day, is told right before words without a place."""
    if is_placed(draft) or draft.weapon_names:
        return False
    before = [d for d in drafts if d is not draft and d.start < draft.start and is_placed(d)]
    last = max(before, key=lambda d: d.start, default=None)
    return (
        last is not None
        and last.date is None
        and last.start > source.start
        and not places_fit(last.places, source.places)
    )


def _lends(one: "Draft", draft: "Draft", published: str | None) -> bool:
    """Return whether the first claim's day can be the second's: nothing tells of two strikes.

    History, an earlier strike's day, and days as wide as a month, are lent only to words on the
    same place right after.
    """
    if is_long_past(one, published) or is_wide(one) or one.first.is_earlier:
        return _share_name(one, draft) and 0 <= draft.start - one.start <= _NEXT_WORDS
    if one.first.is_elsewhere and one.start > draft.start:
        return False  # at a place that nobody knows, of which nothing has been told yet
    apart = is_placed(one) and is_placed(draft) and not _share_name(one, draft)
    same_target = _share_target(one, draft) and not apart
    if not same_target and not (
        _one_side(one, draft)
        and weapons_fit(one.weapon_names, draft.weapon_names)
        and _classes_fit(one, draft)
    ):
        return False
    told = one.date is not None and one.date.basis == "statement"
    if told and not _is_bound(one, draft):
        return False
    return places_fit(one.places, draft.places) or _is_one_wave(one, draft)


def _is_one_wave(one: "Draft", draft: "Draft") -> bool:
    """Return whether the words go on about the same side's strikes elsewhere.

    "Drones hit Odesa overnight. A house in Kherson was hit as well": told right after, by the
    same attacker, and by no word of another time.
    """
    if one.attacker is None or one.attacker != draft.attacker or draft.first.is_elsewhen:
        return False
    if one.date is None or one.date.basis == "statement":
        return False
    ends = [each.quote.end for each in one.statements]
    return any(0 <= draft.start - end <= _NEAR for end in ends)


def _is_bound(one: "Draft", draft: "Draft") -> bool:
    """Return whether words bind the second claim to the first, whose day only the telling gives."""
    goes_on = not is_placed(draft) and one.start <= draft.start
    named = bool(one.weapon_names & draft.weapon_names) and not (
        is_placed(one) and is_placed(draft)
    )
    told_before = one.start <= draft.start and _share_name(one, draft)
    return goes_on or named or told_before


def _share_name(one: "Draft", other: "Draft") -> bool:
    """Return whether both name one place as struck: equal, not one inside the other."""
    names = [
        {p.mention.name for p in d.places if p.mention and p.location.role == "target"}
        for d in (one, other)
    ]
    return bool(names[0] & names[1])


def _share_target(one: "Draft", draft: "Draft") -> bool:
    """Return whether the second speaks of "the hospital" that the first says was struck.

    Then it is the same strike, whoever and whatever else it says did it.
    """
    struck = {t.kind for s in one.statements for t in s.targets} - {"unspecified target"}
    return any(
        t.kind in struck and (t.text or "").lower().startswith("the ")
        for s in draft.statements
        for t in s.targets
    )


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


def is_wide(draft: "Draft") -> bool:
    """Return whether the claim's days are as many as a campaign's."""
    if draft.date is None or draft.date.earliest is None or draft.date.latest is None:
        return False
    return span(draft.date) > _WIDE_DAYS


def is_long_past(draft: "Draft", published: str | None) -> bool:
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


def is_placed(draft: "Draft") -> bool:
    """Return whether the draft names where the strike was."""
    return any(placed.location.role == "target" for placed in draft.places)
