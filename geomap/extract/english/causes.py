"""What the words say did the harm: a direct hit, debris, a failed interceptor, an accident."""

import re
from collections.abc import Iterator

from geomap.extract.english.told import Told
from geomap.model import Effect

_FROM = r"\s(?:of|from)\s(?:(?:an?|the|its|their|falling|downed|destroyed|intercepted)\s){0,3}"
_INTERCEPTOR = (
    r"(?:interceptors?|(?:Patriot|Iron Dome|air[\s-]defen[cs]e|anti-aircraft|anti-missile"
    r"|surface-to-air)(?:\s(?:interceptor|missile|system|rocket)){0,2}s?)\b"
)
_DEBRIS = r"(?:debris|fragments?|wreckage|shrapnel|remnants|parts)"
_FLOWN = r"(?:missiles?|drones?|UAVs?|rockets?|projectiles?|warheads?)\b"
_FAILED = r"\b(?:failed|misfired|errant|stray|falling|malfunctioning)\s(?:[\w-]{1,20}\s){0,3}?"
# The more telling first: a later one never takes words that an earlier one has.
_WORDS: dict[str, tuple[str, ...]] = {
    "interceptor debris": (
        rf"\b{_DEBRIS}{_FROM}{_INTERCEPTOR}",
        rf"\b(?:interceptor|interception)\s{_DEBRIS}\b",
    ),
    "air-defence failure": (
        _FAILED + _INTERCEPTOR,
        r"\bair[\s-]defen[cs]e\s(?:failure|malfunction|error)s?\b",
    ),
    "misfire": (
        r"\b(?:misfired|errant|failed|malfunctioning)\s(?:[\w-]{1,20}\s){0,3}?(?:missile|rocket)s?\b",
        r"\b(?:missile|rocket)s?\s(?:misfired|fell\sshort|malfunctioned)\b",
        r"\bmisfires?\b",
    ),
    "weapon debris": (
        rf"\b{_DEBRIS}{_FROM}(?:[\w-]{{1,20}}\s){{0,3}}?{_FLOWN}",
        rf"\b(?:missile|drone|rocket|UAV|falling)\s{_DEBRIS}\b",
    ),
    "direct hit": (
        r"\bdirect(?:ly)?\s(?:hits?|hitting|struck|strikes?|impacts?)\b",
        r"\bhit\sdirectly\b",
    ),
    "accident": (
        r"\b(?:an\s|by\s)?accident(?:ally|al)?\b",
        r"\bcareless\s\w{1,20}",
        r"\btechnical\s(?:fault|malfunction|failure)\b",
        r"\bsafety\s(?:violations?|breach(?:es)?)\b",
        r"\b(?:spontaneous\s(?:detonation|combustion)|human\serror)\b",
    ),
    "sabotage": (r"\bsabotage\w{0,2}\b", r"\bsaboteurs?\b", r"\barson\b"),
}
_CAUSES = tuple(
    (kind, re.compile("|".join(patterns), re.IGNORECASE)) for kind, patterns in _WORDS.items()
)
_RULED_OUT = re.compile(
    r"\b(?:not|no|nor|neither|never|rather than|instead of|ruled? out|denied|n['’]t)\s"
    r"(?:[\w'’-]{1,20}\s){0,3}$",
    re.IGNORECASE,
)


def causes(told: Told) -> Iterator[Effect]:
    """Yield what the words say did the harm, but not what they rule out, by their offsets."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _CAUSES:
        for match in pattern.finditer(told.text):
            start, end = match.span()
            if any(start < other_end and other < end for other, other_end in taken):
                continue
            before = told.text[max(0, start - 40) : start]
            if told.holds(start, end) and not _RULED_OUT.search(before):
                taken.append((start, end))
                yield Effect(kind=kind, text=match.group(), start=start, end=end)
