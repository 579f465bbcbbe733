"""What a text says beside a name, and how much likelier that makes an entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geomap.gazetteer.values import Entry
from geomap.model import Level, Place

# How much likelier a place is whose country or region the rest of the text names, or which has
# others that it names near it: one plus the gain, for one other place that is sure.
COUNTRY_GAIN, REGION_GAIN, NEAR_GAIN = 12.0, 6.0, 6.0
# More than so many others add nothing.
MOST_COUNTRY, MOST_REGION, MOST_NEAR = 1.0, 2.0, 2.0
CELL_DEGREES = 1.0

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where the other places of a text lie: how many of them, each by its probability.

    Countries by ISO 3166-1, regions by ISO 3166-2, and cells of one degree.
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
        if self.cells and place.level not in {"region", "country", "sea"}:
            gain *= 1.0 + NEAR_GAIN * min(self.near(cell(place)), MOST_NEAR)
        return gain

    def near(self, at: Cell) -> float:
        """Return how many of the other places lie in a cell or beside it."""
        get = self.cells.get
        x, y = at
        return sum(get((x + i, y + j), 0.0) for i in (-1, 0, 1) for j in (-1, 0, 1))


NO_EVIDENCE = Evidence()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a text says beside the name.

    `within` is a place that must contain the one meant; `level` what the words ask for; the
    `evidence` of the other places only makes their neighbours likelier.
    """

    within: Place | None = None
    level: Level | None = None
    evidence: Evidence = NO_EVIDENCE


NO_CONTEXT = Context()


def cell(place: Place) -> Cell:
    """Return the cell of one degree that a place lies in."""
    return int(place.lon // CELL_DEGREES), int(place.lat // CELL_DEGREES)
