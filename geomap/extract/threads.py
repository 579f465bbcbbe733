"""Threads: which claims of a document go on about one strike, in the order in which they are told.

A careful reader keeps the strike told last in mind: "three people were hurt", "the army denied
that" are on it. A claim opens a strike by a place or a day that the running one excludes, goes on
with the running one from the sentence or paragraph before, or goes back to an earlier one by its
place, its day or its "the hospital". What is told of a strike once holds for all its claims.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.extract.days import overlap, span
from geomap.extract.fits import finest, places_fit, struck, weapons_fit
from geomap.extract.statement import Placed
from geomap.model import DateInterval, Document

if TYPE_CHECKING:
    from geomap.extract.assembly import Draft

_POINTING = re.compile(r"(?i:the|this|that) (?!.*\b[A-Z])")
# Days of a night, or of a strike told of on the next day: more are a campaign's.
_FEW_DAYS = 3


@dataclass(slots=True)
class Thread:
    """The claims on one strike in the order told; `next_to` those that begin a paragraph later."""

    drafts: list["Draft"] = field(default_factory=list)
    later: set[int] = field(default_factory=set)

    @property
    def places(self) -> list[Placed]:
        """The places that its claims name as struck."""
        return finest(place for draft in self.drafts for place in struck(draft.places))

    @property
    def date(self) -> DateInterval | None:
        """The day that its claims state, or else that of the telling."""
        days = [d.date for d in self.drafts if d.date is not None and not d.date_is_context]
        return next((one for one in days if one.basis != "statement"), days[0] if days else None)

    @property
    def attackers(self) -> set[str]:
        """Who struck, by its claims; what the one blamed says of another counts only alone."""
        return blamed(self.drafts)

    @property
    def kinds(self) -> set[str]:
        """What was struck, by any of its claims."""
        return {t.kind for draft in self.drafts for one in draft.statements for t in one.targets}

    @property
    def weapon_names(self) -> set[str]:
        """The systems that its claims name."""
        return {name for draft in self.drafts for name in draft.weapon_names}

    def takes(self, draft: "Draft") -> bool:
        """Return whether nothing told of the strike excludes the claim."""
        date = self.date
        return (
            (date is None or draft.date is None or overlap(date, draft.date))
            and places_fit(self.places, draft.places, likely=True)
            and weapons_fit(self.weapon_names, draft.weapon_names)
            and (bool(struck(draft.places)) or self._is_on_it(draft))
        )

    def _is_on_it(self, draft: "Draft") -> bool:
        """Return whether the claim need not be on what another side did elsewhere.

        Who is blamed may blame another for "the attack"; other words on another side's deeds are
        on another strike.
        """
        sides = {d.attacker for d in self.drafts if d.attacker is not None}
        if draft.attacker is None or not sides or draft.attacker in sides:
            return True
        first = draft.first
        contradicts = first.stance == "denied" or first.origin.country in sides
        return contradicts or first.resumes or bool(definite_kinds(draft) & self.kinds)


def blamed(drafts: Sequence["Draft"]) -> set[str]:
    """Return who struck, by the claims; but not whom the one blamed by others blames in return."""
    named = [d for d in drafts if d.attacker is not None]
    others = {
        who: [d for d in named if d.attacker == who and d.first.origin.country != who]
        for who in {d.attacker for d in named}
    }
    return {
        d.attacker
        for d in named
        if d.attacker is not None
        and not (d.first.origin.country != d.attacker and others.get(d.first.origin.country))
    }


def weave(drafts: Sequence["Draft"], document: Document) -> list[Thread]:
    """Return the strikes that the document tells of, each with its claims in the order told."""
    told = sorted(
        (
            (one.quote.start, number, draft, one)
            for number, draft in enumerate(drafts)
            for one in draft.statements
            if not one.is_title
        ),
        key=lambda each: each[:2],
    )
    paper = _Paper(document)
    threads: list[Thread] = []
    of: dict[int, Thread] = {}
    running: Thread | None = None
    last = 0
    for start, number, draft, one in told:
        step = paper.step(last, start) if running else None
        if number not in of:
            meant = _meant(draft, threads, running if step is not None else None)
            if meant is None:
                meant = Thread()
                threads.append(meant)
            elif step:
                meant.later.add(id(draft))
            meant.drafts.append(draft)
            of[number] = meant
        running, last = of[number], one.quote.start
    return threads


class _Paper:
    """A document's paragraphs, for telling how far apart two sentences stand."""

    def __init__(self, document: Document) -> None:
        self._starts = [block.start for block in document.blocks]
        self._kinds = [block.kind for block in document.blocks]

    def step(self, one: int, other: int) -> int | None:
        """Return 0 in one paragraph, 1 in the next, None beyond it or a heading."""
        first, last = (bisect_right(self._starts, at) - 1 for at in (one, other))
        if last - first > 1 or "heading" in self._kinds[first + 1 : last + 1]:
            return None
        return last - first


def _meant(draft: "Draft", threads: Sequence[Thread], running: Thread | None) -> Thread | None:
    """Return the strike that the claim goes on about or back to; None where it opens one."""
    earlier = [*([running] if running else []), *reversed(threads)]
    if struck(draft.places):
        return next((one for one in earlier if one.places and one.takes(draft)), None)
    if draft.first.is_elsewhere or draft.first.is_earlier:
        return None
    if draft.date is not None and not draft.date_is_context:
        return _of_day(draft, earlier, running)
    kinds = definite_kinds(draft)
    if kinds and not (running and kinds & running.kinds):
        same = next((one for one in earlier if kinds & one.kinds and one.takes(draft)), None)
        if same is not None:
            return same
    return running if running and running.takes(draft) else None


def _of_day(draft: "Draft", earlier: Sequence[Thread], running: Thread | None) -> Thread | None:
    """Return the running strike if of the claim's day, or that of "the raid of May 3"."""
    if running is not None and running.date is not None and running.takes(draft):
        return running
    if not draft.first.resumes or draft.date is None or span(draft.date) > _FEW_DAYS:
        return None
    dated = (one for one in earlier if one.date and span(one.date) <= _FEW_DAYS)
    return next((one for one in dated if one.takes(draft)), None)


_NO_ARTICLES = re.compile(r"[\u0400-\u04ff]")
_ONE_OF_ITS_KIND = frozenset(
    {
        "ammunition depot",
        "oil refinery",
        "oil depot",
        "airfield",
        "airport",
        "power plant",
        "nuclear power plant",
        "nuclear facility",
        "hospital",
        "port",
        "naval base",
    }
)


def definite_kinds(draft: "Draft") -> set[str]:
    """Return the kinds of targets that the words take for known: "the hospital".

    "The Kirishi refinery" is known by its name, and need not have been told of.
    """
    every = [target for one in draft.statements for target in one.targets]
    return {one.kind for one in every if _POINTING.match(one.text or "")}


def unmarked_kinds(draft: "Draft") -> set[str]:
    """Return the kinds of targets that languages without articles take for known by their noun.

    A document that has told of one arsenal means that one by "арсенал".
    """
    every = [target for one in draft.statements for target in one.targets]
    return {
        one.kind
        for one in every
        if one.kind in _ONE_OF_ITS_KIND and _NO_ARTICLES.match(one.text or "")
    }
