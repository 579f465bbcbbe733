"""What the gazetteer answers with: entries, mentions, resolutions."""

from dataclasses import dataclass
from typing import Literal

from geomap.model import Alternative, Level, Place

Matched = Literal["primary", "spelling", "alternate", "alias", "base"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place that bears a name, and how it bears it.

    `matched` is the place's own name (`primary`), a spelling of it (`spelling`: Kiev), another
    name that may be a historic one (`alternate`: Pokrovsk for Engels), a name of our own table
    (`alias`), or a region's name without its region word (`base`: Kursk for Kursk Oblast).
    `kind` is the level, or the sort of unit for a region ("Oblast", "Governorate").
    """

    place: Place
    population: int
    kind: str
    matched: Matched


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place name in a text, region word included; `entries` are what it can mean, best first.

    `level_hint` is the level that the words around the name ask for: "Kursk region" a region,
    "the city of Kursk" a settlement. Entries of another level are left out, so `entries` may be
    empty: "Toropets region" names no region that is known, and never means the town.
    """

    start: int
    end: int
    text: str
    name: str
    level_hint: Level | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The entry chosen for a name, or None, with the reason in words and what else it could be.

    `radius_m` is that of a settlement's disc, in metres; None for an area.
    """

    place: Place | None
    probability: float | None
    why: str
    alternatives: tuple[Alternative, ...] = ()
    radius_m: float | None = None
