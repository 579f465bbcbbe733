"""Arithmetic on a claim's own numbers."""

from geomap.events.ranges import range_of
from geomap.model import Check, Claim, Count

OUTCOMES = ("intercepted", "damaged", "hit", "lost", "crashed")
"""What may become of a launched weapon; each weapon meets one of these ends."""


def checks_of(claim: Claim) -> tuple[Check, ...]:
    """Return the sums that the claim's numbers allow, each with whether it holds.

    Only counts that the claim states and that mean the same strike (the same scope) are summed;
    "all" and "none reported" are no numbers.
    """
    found = [*_parts(claim.counts), *_places(claim)]
    if (fate := _fate(claim.counts)) is not None:
        found.insert(0, fate)
    return tuple(found)


def _fate(counts: dict[str, Count]) -> Check | None:
    launched = counts.get("launched")
    if launched is None or (total := range_of(launched)) is None:
        return None
    ends = [
        (name, ends_range)
        for name in OUTCOMES
        if (end := counts.get(name)) is not None
        and end.scope == launched.scope
        and (ends_range := range_of(end)) is not None
    ]
    if not ends:
        return None
    low, high = sum(span[0] for _, span in ends), sum(span[1] for _, span in ends)
    equal = low == high == total[0] == total[1]
    sign = "=" if equal else "≥"
    names = " + ".join(name for name, _ in ends)
    return Check(check=f"launched {sign} {names}", ok=low <= total[1])


def _parts(counts: dict[str, Count]) -> list[Check]:
    return [
        Check(
            check=f"{name} ≥ sum of its parts",
            ok=sum(part.low or 0 for part in count.parts) <= total[1],
        )
        for name, count in counts.items()
        if count.parts and (total := range_of(count)) is not None
    ]


def _places(claim: Claim) -> list[Check]:
    found = []
    for name, count in claim.counts.items():
        here = [loc.counts[name].low or 0 for loc in claim.locations if name in loc.counts]
        if here and (total := range_of(count)) is not None:
            found.append(Check(check=f"{name} ≥ sum over its places", ok=sum(here) <= total[1]))
    return found
