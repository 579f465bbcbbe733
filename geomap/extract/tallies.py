"""One claim's counts out of its statements: the firmest of what one origin says."""

from collections.abc import Sequence
from dataclasses import replace

from geomap.extract.statement import Statement
from geomap.model import Bound, Count

_TOLLS = ("killed", "injured")
_VAGUE: frozenset[Bound] = frozenset({"unstated", "several"})
_ONE_SIDED: frozenset[Bound] = frozenset({"at_least", "at_most", "about", "more_than", "less_than"})


def of(statements: Sequence[Statement]) -> dict[str, Count]:
    """Return each role's firmest count; of equally firm ones the first told, body before title.

    "At least 63", then "63", is 63. Six that "struck" a place, of which the same origin says five
    were shot down and one was damaged, were launched: no weapon is hit twice.
    """
    found: dict[str, Count] = {}
    ordered = sorted(statements, key=lambda one: one.is_title)
    for statement in ordered:
        for role, count in statement.counts.items():
            old = found.get(role)
            if old is None or _is_firmer(count, old):
                found[role] = count
    return _launched(found)


def is_another_toll(told: Sequence[Statement], new: Statement) -> bool:
    """Return whether the words count other victims: three, and not the fifteen told before."""
    return any(
        not _agree(one.counts[role], new.counts[role])
        for one in told
        for role in _TOLLS
        if role in one.counts and role in new.counts
    )


def _agree(one: Count, other: Count) -> bool:
    """Return whether both can count the same: "at least 12" and 15, and not 15 and three."""
    lows = [each.low or 0 for each in (one, other)]
    highs = [each.high for each in (one, other) if each.high is not None]
    vague = {one.bound, other.bound} & _VAGUE
    return bool(vague) or not highs or max(lows) <= min(highs)


def _is_firmer(new: Count, old: Count) -> bool:
    if new.scope != old.scope and None in (new.scope, old.scope):
        return new.scope is None  # this strike's own toll, not the whole wave's or country's
    if old.bound in _VAGUE or old.bound == "none_reported":
        return new.bound not in _VAGUE
    if old.derived and not new.derived and (new.low, new.high) == (old.low, old.high):
        return True  # the source's own sum
    same = (new.low if new.low is not None else new.high) in {old.low, old.high}
    return old.bound in _ONE_SIDED and new.bound == "exact" and same and not new.derived


def _launched(found: dict[str, Count]) -> dict[str, Count]:
    hit = found.get("hit")
    stopped = [found[role].low for role in ("intercepted", "damaged", "lost") if role in found]
    if hit is None or hit.low is None or "intercepted" not in found:
        return found
    sent = found.get("launched", hit)
    if sum(low or 0 for low in stopped) != hit.low or sent.low != hit.low:
        return found
    rest = {role: count for role, count in found.items() if role != "hit"}
    return {**rest, "launched": replace(sent)}
