"""The lines along which areas meet: each once, whole from one meeting point to the next.

Areas of one coverage have their common borders corner for corner in common, so that a border is
found by its steps, without any geometry.
"""

from typing import TYPE_CHECKING, Any

from geomap.gazetteer.shapes import STEPS_PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

_SHIFT = 23  # bits that hold a latitude in ten-thousandths of a degree, from the south pole on


def seams(areas: "Sequence[tuple[str, BaseGeometry]]") -> "list[BaseGeometry]":
    """Return the lines that two areas of the same group have in common.

    `areas` are pairs of a group and a polygon. A line ends where three or more lines meet, so that
    each can be thinned by itself.
    """
    import numpy as np
    import shapely

    rings, owners = _rings(areas)
    if not len(rings):
        return []
    corners, ring_of = shapely.get_coordinates(rings, return_index=True)
    keys = _keys(corners)
    # Each step of a ring, by its two corners in either order; none from one ring to the next.
    first, second = np.minimum(keys[:-1], keys[1:]), np.maximum(keys[:-1], keys[1:])
    within = (ring_of[:-1] == ring_of[1:]) & (first != second)
    at = np.flatnonzero(within)
    owner, one, other = owners[ring_of[at]], first[at], second[at]
    order = np.lexsort((owner, other, one))
    alike = np.ones(len(order), dtype=bool)
    for key in (owner, one, other):
        alike[1:] &= key[order][1:] == key[order][:-1]
    alike[:1] = False
    # The first of a run of two or more like steps stands for the border.
    starts = ~alike & np.r_[alike[1:], False]
    kept = np.zeros(len(first), dtype=bool)
    kept[at[order[starts]]] = True
    ends, degree = np.unique(np.concatenate((first[kept], second[kept])), return_counts=True)
    met = np.isin(keys, ends[degree != 2])  # noqa: PLR2004  # a corner amid a line has two steps
    return _chains(corners, kept, met)


def _rings(areas: "Sequence[tuple[str, BaseGeometry]]") -> tuple[Any, Any]:
    import numpy as np
    import shapely

    groups = {group: n for n, group in enumerate(dict.fromkeys(group for group, _ in areas))}
    parts, area_of = shapely.get_parts([shape for _, shape in areas], return_index=True)
    rings, part_of = shapely.get_rings(parts, return_index=True)
    number = np.array([groups[group] for group, _ in areas], dtype=np.int64)
    return rings, number[area_of[part_of]] if len(rings) else number


def _keys(corners: Any) -> Any:  # noqa: ANN401  # arrays
    import numpy as np

    steps = np.rint(corners * STEPS_PER_DEGREE).astype(np.int64)
    return (steps[:, 0] << _SHIFT) + steps[:, 1] + 90 * STEPS_PER_DEGREE


def _chains(corners: Any, kept: Any, met: Any) -> "list[BaseGeometry]":  # noqa: ANN401  # arrays
    """Return the kept steps as lines, cut where lines meet."""
    import numpy as np
    import shapely

    at = np.flatnonzero(kept)
    if not len(at):
        return []
    # A line goes on where the next kept step begins at the end of this one, and nothing meets.
    new = np.r_[True, (np.diff(at) != 1) | met[at[1:]]]
    starts = np.flatnonzero(new)
    lengths = np.diff(np.r_[starts, len(at)]) + 1
    index = np.repeat(np.arange(len(starts)), lengths)
    within = np.arange(len(index)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    lines: list[BaseGeometry] = list(
        shapely.linestrings(corners[np.repeat(at[starts], lengths) + within], indices=index)
    )
    return lines
