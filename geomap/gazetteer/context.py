"""What a text says beside a name, and how much likelier that makes an entry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from geomap.gazetteer.values import Entry
from geomap.model import Level, Place

# How much likelier a place is whose country or region the rest of the text names, or which has
# others that it names near it: one plus the gain, for one other place that is sure.
COUNTRY_GAIN, REGION_GAIN, NEAR_GAIN = 25.0, 25.0, 8.0
# More than so many others add nothing.
MOST_COUNTRY, MOST_REGION, MOST_NEAR = 2.0, 4.0, 4.0
CELL_DEGREES = 0.5
CYRILLIC = re.compile("[\u0400-\u04ff]")
WRITE_CYRILLIC = ("RU", "UA", "BY")
WRITTEN = 1.0

_NOWHERE = frozenset({"region", "country", "sea"})

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where the other places of a text lie: how many of them, each by its probability.

    Countries by ISO 3166-1, regions by ISO 3166-2, and cells of half a degree: a place counts for
    its cell and the eight beside it.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    regions: Mapping[str, float] = field(default_factory=dict)
    cells: Mapping[Cell, float] = field(default_factory=dict)

    def gain(self, entry: Entry) -> float:
        """Return how much likelier the text makes an entry."""
        place = entry.place
        gain = 1.0 + COUNTRY_GAIN * min(self.countries.get(place.country or "", 0.0), MOST_COUNTRY)
        if place.admin1 is not None:
            gain *= 1.0 + REGION_GAIN * min(self.regions.get(place.admin1, 0.0), MOST_REGION)
        if self.cells and place.level not in _NOWHERE:
            gain *= 1.0 + NEAR_GAIN * min(self.near(cell(place)), MOST_NEAR)
        return gain

    def near(self, at: Cell) -> float:
        """Return how many of the other places lie in a cell or beside it."""
        return self.cells.get(at, 0.0)


NO_EVIDENCE = Evidence()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a text says beside the name.

    `within` is a place that must contain the one meant; `level` what the words ask for; the
    `evidence` of the other places only makes their neighbours likelier. `parts` are the ISO 3166-2
    codes of what `within` is made of, where it is several regions (Donbas); `cyrillic` says that
    the name is written in Cyrillic letters.
    """

    within: Place | None = None
    level: Level | None = None
    evidence: Evidence = NO_EVIDENCE
    parts: frozenset[str] = frozenset()
    cyrillic: bool = False


NO_CONTEXT = Context()
# Of places that are made of several regions: the ISO 3166-2 codes of these, by id.
Unions = Mapping[str, frozenset[str]]


def with_parts(context: Context, unions: Unions) -> Context:
    """Return the context with what its containing place is made of."""
    parts = unions.get(context.within.id) if context.within else None
    return replace(context, parts=parts) if parts else context


def in_cyrillic(context: Context) -> Context:
    """Return the context of a name in Cyrillic letters, which is mostly one of these countries."""
    countries = dict.fromkeys(WRITE_CYRILLIC, WRITTEN)
    for code, value in context.evidence.countries.items():
        countries[code] = max(value, countries.get(code, 0.0))
    evidence = replace(context.evidence, countries=countries)
    return replace(context, evidence=evidence, cyrillic=True)


def cells(place: Place) -> list[Cell]:
    """Return a place's cell and the eight beside it."""
    x, y = cell(place)
    return [(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]


def cell(place: Place) -> Cell:
    """Return the cell of half a degree that a place lies in."""
    return int(place.lon // CELL_DEGREES), int(place.lat // CELL_DEGREES)
