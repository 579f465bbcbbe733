"""What the gazetteer answers with: entries, mentions, resolutions."""

from dataclasses import dataclass
from typing import Literal

from geomap.model import Alternative, Level, Place

Matched = Literal["primary", "spelling", "alternate", "alias", "base", "historic"]
Origin = Literal["core", "osm", "user"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place that bears a name, and how it bears it.

    `matched` is the place's own name (`primary`), a spelling of it (`spelling`: Kiev), another
    name that may be a historic one (`alternate`: Pokrovsk for Engels), one that is known to be
    (`historic`), a name of our own table (`alias`), or a region's name without its region word
    (`base`: Kursk for Kursk Oblast). `kind` is the level, or the sort of unit or site ("Oblast",
    "airfield"); `feature` GeoNames' feature code where known; `admin2` the id of the district.
    `area` is the id of the place whose shape is drawn for this one: the district of a village
    that is known by no point, the settlement of a site; None where the place has its own.
    `radius_m` is that of a disc which does not follow from the population.
    """

    place: Place
    population: int
    kind: str
    matched: Matched
    feature: str | None = None
    admin2: str | None = None
    area: str | None = None
    radius_m: float | None = None
    origin: Origin = "core"


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
