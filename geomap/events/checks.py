"""Arithmetic on a claim's own numbers."""

import re

from geomap.events.ranges import TOLLS, range_of, words_of
from geomap.model import Check, Claim, Count, CountPart

OUTCOMES = ("intercepted", "damaged", "hit", "lost", "crashed")
"""What may become of a launched weapon; each weapon meets one of these ends."""

# "12 people: nine soldiers and three civilians" names all twelve; "including three" does not.
_OPENS_BREAKDOWN = re.compile(r":|\N{EM DASH}|\s\N{EN DASH}\s|\s--?\s")
_NAMES_SOME = re.compile(r"\b(?:includ\w+|among|such as)\b", re.IGNORECASE)


def checks_of(claim: Claim) -> tuple[Check, ...]:
    """Return the sums that the claim's numbers allow, each with whether it holds.

    Only counts that the claim states and that mean the same strike (the same scope) are summed;
    "all" and "none reported" are no numbers.
    """
    found = [*_by_weapon(claim.counts), *_parts(claim), *_places(claim)]
    if (fate := _fate(claim)) is not None:
        found.insert(0, fate)
    return tuple(found)


def fault_of(claim: Claim, checks: tuple[Check, ...]) -> str | None:
    """Return what to warn of where a claim's own numbers do not add up, or None."""
    failed = "; ".join(check.check for check in checks if not check.ok)
    if not failed:
        return None
    numbers = ", ".join(f"{name} {words_of(count)}" for name, count in claim.counts.items())
    document = claim.document.path or claim.document.title or claim.document.id
    return f"{document}: claim {claim.id}: its own numbers do not add up: {failed} ({numbers})"


def _fate(claim: Claim) -> Check | None:
    counts = claim.counts
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
    ok = low <= total[1]
    if not ok and _is_mixed(claim, [launched, *(counts[name] for name, _ in ends)]):
        return None  # "fired six missiles … shot down 20 drones": other weapons
    return Check(check=f"launched {sign} {names}", ok=ok)


def _is_mixed(claim: Claim, counts: list[Count]) -> bool:
    """Return whether the counts may be of several kinds of weapon, without saying of which."""
    kinds = {weapon.weapon_class for weapon in claim.weapons}
    return len(kinds) > 1 and not all(count.parts for count in counts)


def _by_weapon(counts: dict[str, Count]) -> list[Check]:
    """Return for each weapon of the launched parts whether fewer of it met their end."""
    launched = counts.get("launched")
    found = []
    for part in launched.parts if launched is not None else ():
        ends = [
            (name, other)
            for name in OUTCOMES
            if name in counts
            for other in counts[name].parts
            if part.weapon is not None and other.weapon == part.weapon
        ]
        if ends and part.high is not None:
            names = " + ".join(f"{name} {part.weapon}" for name, _ in ends)
            ok = sum(other.low or 0 for _, other in ends) <= part.high
            found.append(Check(check=f"launched {part.weapon} ≥ {names}", ok=ok))
    return found


def _parts(claim: Claim) -> list[Check]:
    found = []
    for name, count in claim.counts.items():
        total = range_of(count)
        if not count.parts or count.derived or total is None:
            continue
        low = sum(part.low or 0 for part in count.parts)
        high = sum(float("inf") if part.high is None else part.high for part in count.parts)
        if _names_all(claim, count):
            ok = low <= total[1] and total[0] <= high
            found.append(Check(check=f"{name} = sum of its parts", ok=ok))
        elif name in TOLLS:  # "nine of them soldiers, including two women": parts may overlap
            most = max(part.low or 0 for part in count.parts)
            found.append(Check(check=f"{name} ≥ each of its parts", ok=most <= total[1]))
        else:
            found.append(Check(check=f"{name} ≥ sum of its parts", ok=low <= total[1]))
    return found


def _names_all(claim: Claim, count: Count) -> bool:
    """Return whether the parts are the whole: "12 killed: nine soldiers and three civilians"."""
    first = min(count.parts, key=_start)
    if count.end is None or first.start is None or len(count.parts) == 1:
        return False
    for quote in claim.quotes:
        if quote.start <= count.end <= first.start <= quote.end:
            words = quote.text[count.end - quote.start : first.start - quote.start]
            opens = _OPENS_BREAKDOWN.search(words) is not None
            return opens and _NAMES_SOME.search(words) is None
    return False


def _start(part: CountPart) -> int:
    return part.start if part.start is not None else -1


def _places(claim: Claim) -> list[Check]:
    found = []
    for name, count in claim.counts.items():
        here = [loc.counts[name].low or 0 for loc in claim.locations if name in loc.counts]
        if here and (total := range_of(count)) is not None:
            found.append(Check(check=f"{name} ≥ sum over its places", ok=sum(here) <= total[1]))
    return found
