"""Families of sources: a colour each, for any war: the sides' officials, media, channels, others.

At most seven hues, each with a contrast of 3:1 or more on the page's land colours (research,
`maps.md` section 5); past that no palette can be told apart, so a letter goes with each.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from geomap.gazetteer.countries import country
from geomap.messages import ENGLISH, Messages, term
from geomap.model import Claim, Claimant

OFFICIAL_KINDS = frozenset(
    "ministry military official head_of_state local_official intelligence".split()
)
_SIDES = 3
_OTHER = "official-other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A family of sources with its colours on light and dark ground, and its letter."""

    key: str
    name: str
    color: str
    dark: str
    letter: str


_SIDE_COLORS = (("#b3261e", "#ff8a80"), ("#1d4ed8", "#8ab4ff"), ("#6d28d9", "#c4a7ff"))
_GENERAL = {
    _OTHER: Family(
        key=_OTHER,
        name=term("Other officials"),
        color="#475569",
        dark="#b6c2d1",
        letter=term("O", "letter of a kind of source"),
    ),
    "media": Family(
        key="media",
        name=term("Media"),
        color="#0f766e",
        dark="#5eead4",
        letter=term("M", "letter of a kind of source"),
    ),
    "social": Family(
        key="social",
        name=term("Channels and posts"),
        color="#9a4a06",
        dark="#fdba74",
        letter=term("C", "letter of a kind of source"),
    ),
    "other": Family(
        key="other",
        name=term("Experts, witnesses, unnamed"),
        color="#4d5b16",
        dark="#cfe07a",
        letter=term("E", "letter of a kind of source"),
    ),
}
_KIND_TO_FAMILY = {"media": "media", "publisher": "media", "social_media": "social"}


def families(claims: Iterable[Claim], *, messages: Messages = ENGLISH) -> tuple[Family, ...]:
    """Return the families of the claims' origins: the sides that speak most, then the others.

    The sides' colours go by their codes: with the same sides, all maps have the same colours.
    """
    speakers = [claim.claimant for claim in claims]
    sides = Counter(s.country for s in speakers if _is_official(s) and s.country)
    ranked = sorted(sides, key=lambda code: (-sides[code], code or ""))[:_SIDES]
    colors = dict(zip(sorted(map(str, ranked)), _SIDE_COLORS, strict=False))
    own = [_side(code or "", colors[str(code)], messages) for code in ranked]
    keys = {family_key(s, own) for s in speakers}
    general = [family for key, family in _GENERAL.items() if key in keys]
    return (*own, *(_told(one, messages) for one in general))


def family_key(speaker: Claimant, known: Iterable[Family]) -> str:
    """Return the family of a speaker among the known ones of the sides, else the general one."""
    if _is_official(speaker):
        key = f"official-{speaker.country}"
        return key if any(family.key == key for family in known) else _OTHER
    return _KIND_TO_FAMILY.get(speaker.kind, "other")


def _told(family: Family, messages: Messages) -> Family:
    """Return a general family with its name and letter in the messages' language."""
    letter = messages.text(family.letter, "letter of a kind of source")
    return replace(family, name=messages.text(family.name), letter=letter)


def _is_official(speaker: Claimant) -> bool:
    return speaker.kind in OFFICIAL_KINDS


def _side(code: str, colors: tuple[str, str], messages: Messages) -> Family:
    found = country(code)
    adjective = found.adjectives[0] if found and found.adjectives else code
    name = f"{adjective} officials"
    if messages is not ENGLISH:  # where an adjective would have to agree
        shown = messages.country(code, found.name if found else code)
        name = messages.text("{country}: officials", country=shown)
    color, dark = colors
    return Family(
        key=f"official-{code}",
        name=name,
        color=color,
        dark=dark,
        letter=code or "S",
    )
