"""What the numbers in one speaker's words count: weapons launched, stopped, landed, lost."""

from collections.abc import Sequence
from dataclasses import replace

from geomap.extract.slavic import breakdowns, casualties, nouns, totals
from geomap.extract.slavic.counted import Counted, counted
from geomap.extract.slavic.harmed import harmed
from geomap.extract.slavic.lone import with_lone
from geomap.extract.slavic.told import Told, Trigger
from geomap.extract.slavic.words import Hit
from geomap.extract.statement import Placed
from geomap.model import Bound, Count

_NEAR = 8
_ROLES = ("launched", "intercepted", "hit", "damaged", "lost")


def counts(told: Told, placed: tuple[Placed, ...]) -> tuple[dict[str, Count], tuple[Placed, ...]]:
    """Return the numbers by what they count, and the places with the numbers that are theirs.

    A number that owns a place of several ("два над Брянской областью и один над морем") is a part
    and never the total; where no total is told, the sum of the parts is one, marked derived. What
    is told of a whole war belongs to no strike.
    """
    people = harmed(told)
    tolls = casualties.casualties(told, people)
    if any(told.terms("whole_war")):
        return tolls, placed
    found = with_lone(told, counted(told, people=frozenset(one.number for one in people)))
    broken = breakdowns.apportion(told, found, placed)
    out: dict[str, Count] = {}
    for role in _ROLES:
        mine = [one for one in found if one.role == role and one not in broken.parts]
        if count := totals.total(told, mine):
            out[role] = count
    for role, count in broken.sums.items():
        out.setdefault(role, count)
    _add_all(told, found, out)
    if none := _none_landed(told):
        out.setdefault("hit", none)
    return {**out, **tolls}, broken.placed


def _add_all(told: Told, found: Sequence[Counted], out: dict[str, Count]) -> None:
    """Add that all were shot down, or an untold number; "все 14" are those launched as well."""
    every = next((one for one in found if one.is_all and one.role == "intercepted"), None)
    if every is not None and "launched" not in out and "intercepted" in out:
        out["launched"] = replace(out["intercepted"], bound=every.number.bound)
    if "intercepted" in out:
        return
    for act in told.triggers:
        if act.kind != "intercept" or not act.is_verb or act.negated or act.possible:
            continue
        if not any(nouns.flies(hit) and not nouns.carries(hit) for hit in told.hits("weapons")):
            continue
        out["intercepted"] = _all_or_unstated(told, act)
        return


def _all_or_unstated(told: Told, act: Trigger) -> Count:
    every = next((hit for hit in told.terms("all") if _is_of_weapons(told, hit)), None)
    share = next((hit for hit in told.terms("share") if hit.first < act.at), None)
    bound: Bound = "all" if every is not None else "several" if share is not None else "unstated"
    said = every or share
    first, last = (said.first, said.last) if said is not None else (act.at, act.last)
    span = told.sentence.span(first, last)
    return Count(bound=bound, text=span.text, start=span.start, end=span.end)


def _is_of_weapons(told: Told, every: Hit) -> bool:
    """Return whether all weapons are meant: "все беспилотники", "все сбиты"."""
    near = range(every.last + 1, every.last + 4)
    weapon = any(hit.first in near for hit in told.hits("weapons"))
    stopped = any(one.kind == "intercept" and one.at in near for one in told.triggers)
    return weapon or stopped


def _none_landed(told: Told) -> Count | None:
    """Return zero hits: "ни одна ракета не попала", "влучань не зафіксовано"."""
    for act in told.triggers:
        if act.kind != "hit":
            continue
        near = range(max(0, act.at - _NEAR), act.last + _NEAR)
        terms = ("none_of",) if act.is_verb else ("none",)
        none = next((hit for hit in told.terms(*terms) if _is_near(told, hit, near)), None)
        if none is None or (act.is_verb and not act.negated):
            continue
        span = told.sentence.span(min(none.first, act.at), max(none.last, act.last))
        return Count(
            low=0,
            high=0,
            bound="none_reported",
            text=span.text,
            start=span.start,
            end=span.end,
        )
    return None


def _is_near(told: Told, hit: Hit, near: range) -> bool:
    return hit.first in near and not told.sentence.is_term(hit.first, "nobody")


__all__ = ["counts"]
