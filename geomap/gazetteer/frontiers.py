"""The borders of countries inside a box, as a view has them: settled, or disputed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.gazetteer.shapes import decode_lines
from geomap.gazetteer.worldview import is_left_open, style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer.store import Store

Box = tuple[float, float, float, float]
# How far on either side of a line a country is looked for; coarse outlines lie less well.
_BESIDE_DEGREES = {0: 0.3, 1: 0.05}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontiers:
    """Lines between countries, as long as they go."""

    settled: "tuple[BaseGeometry, ...]"
    disputed: "tuple[BaseGeometry, ...]"


def frontiers(
    store: "Store",
    box: Box,
    *,
    detail: int,
    worldview: str,
    lands: "Sequence[tuple[str | None, BaseGeometry]]",
) -> Frontiers:
    """Return the frontiers that the box holds, cut to it.

    `lands` are the box's countries by ISO code: a line on which the view says nothing is disputed
    where it parts two of them, and is not drawn within one.
    """
    found: dict[str, list[BaseGeometry]] = {"international": [], "disputed": [], "": []}
    for piece in store.ground("frontier", detail=detail, box=box):
        classes = piece.code or ""
        kind = style(classes, worldview)
        if kind:
            found[kind].append(decode_lines(piece.data))
        elif is_left_open(classes, worldview):
            lines = within([decode_lines(piece.data)], box)
            reach = _BESIDE_DEGREES[detail]
            found["disputed"] += [line for line in lines if _parts_two(line, lands, reach)]
    return Frontiers(
        settled=_whole(within(found["international"], box)),
        disputed=_whole(within(found["disputed"], box)),
    )


def within(lines: "Sequence[BaseGeometry]", box: Box) -> "tuple[BaseGeometry, ...]":
    """Return what of the lines lies in the box."""
    import shapely

    if not len(lines):
        return ()
    cut = shapely.get_parts(shapely.clip_by_rect(lines, *box))
    return tuple(cut[shapely.length(cut) > 0])


def _whole(lines: "Sequence[BaseGeometry]") -> "tuple[BaseGeometry, ...]":
    import shapely

    if not lines:
        return ()
    return tuple(shapely.get_parts(shapely.line_merge(shapely.multilinestrings(list(lines)))))


def _parts_two(
    line: "BaseGeometry", lands: "Iterable[tuple[str | None, BaseGeometry]]", reach: float
) -> bool:
    middle = line.interpolate(0.5, normalized=True)
    # Land of no country, as a glacier that two claim, counts as another's.
    return len({code for code, land in lands if land.dwithin(middle, reach)}) > 1
