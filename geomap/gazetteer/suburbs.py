"""Which settlements are parts of towns: a map that names them as towns would mislead.

GeoNames codes some of them (PPLX) and has others as settlements of their own, a few with more
people than their town: "Saltivka" in Kharkiv, "Pravyi Bereh" in Mariupol.
"""

import math
from collections.abc import Iterator, Sequence

from geomap import geometry

Row = tuple[str, float, float, int, str, int]
"""Name, lon, lat, population, GeoNames' code and number."""
_CODED = "PPLX"
_SEAT = "PPLA", "PPLC"
# Only towns of so many people have parts that are as large as towns.
_LEAST_OWNER = 50_000
# A town has so many times the people of its part, unless it is a seat of government.
_LARGER = 2
_DEGREE_M = 111_195.0
_CELL_DEGREES = 0.5
_Cells = dict[tuple[int, int], list[Row]]


def whole_towns(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows that are no parts of towns, in their order."""
    cells: _Cells = {}
    for row in rows:
        if row[4] != _CODED and row[3] >= _LEAST_OWNER:
            cells.setdefault(_cell(row), []).append(row)
    yield from (row for row in rows if not _is_part(row, cells))


def _is_part(row: Row, cells: _Cells) -> bool:
    if row[4] == _CODED:
        return True
    x, y = _cell(row)
    return not row[4].startswith(_SEAT) and any(
        _owns(other, row)
        for column in (x - 1, x, x + 1)
        for line in (y - 1, y, y + 1)
        for other in cells.get((column, line), ())
    )


def _owns(town: Row, row: Row) -> bool:
    """Return whether a town's disc holds the settlement and the settlement is its part."""
    _, lon, lat, people, code, number = town
    aside = (lon - row[1]) * math.cos(math.radians(lat))
    away = math.hypot(aside, lat - row[2]) * _DEGREE_M
    radius = geometry.radius_m(people)
    if number == row[5] or away > radius:
        return False
    if people >= _LARGER * row[3] or (code.startswith(_SEAT) and people > row[3]):
        return True
    # Of two at one spot the older entry is the town: parts were entered after their towns.
    return away <= radius / 2 and number < row[5] and _LARGER * people >= row[3]


def _cell(row: Row) -> tuple[int, int]:
    return math.floor(row[1] / _CELL_DEGREES), math.floor(row[2] / _CELL_DEGREES)
