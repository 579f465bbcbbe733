"""The outlines of the areas that claims name, thinned for the page and written as short strings.

An outline is as fine as a page shows it when it fills half of it; where an area reaches far beyond
the view, as a country does, what is out there is coarse. All outlines of a page together stay below
a budget: the more there are, the less each may take.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.render.encoding import encode_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
# Bytes of all outlines of a page, of one inside the view, and of one that reaches beyond it.
MOST_BYTES, INSIDE_BYTES, BEYOND_BYTES = 150_000, 2_400, 4_800
LEAST_BYTES = 160
# What the seen part of an area is divided into, and how far beyond the view counts as seen.
_STEPS = 1_200
_EDGE = 0.3
# So many times as coarse where nobody looks, and at most so many; what is smaller than so many
# tolerances is a speck.
_FAR, _FARTHEST = 4.0, 16.0
_SPECK = 2.5
_BYTES_PER_CORNER = 3.8
_TRIES = 24
_LEAST_TOLERANCE, _MOST_DECIMALS = 0.0004, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An area's rings as the page reads them, with how many decimals they are written."""

    rings: list[str]
    decimals: int


def outlines(shapes: "Sequence[BaseGeometry]", *, view: Box | None) -> list[Outline]:
    """Return the outline of each of the shapes (polygons), in order.

    The largest part of each is always there; holes and further parts are where they can be seen.
    """
    share = max(LEAST_BYTES, MOST_BYTES // max(1, len(shapes)))
    return [_outline(shape, view, share) for shape in shapes]


def _outline(shape: "BaseGeometry", view: Box | None, share: int) -> Outline:
    import shapely

    parts = shapely.get_parts(shape)
    parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    # The largest first: a budget that runs out takes the smallest.
    parts = parts[(-shapely.area(parts)).argsort(kind="stable")]
    seen = _seen(shape.bounds, view)
    rings = shapely.linestrings(
        *_corners_of(shapely.get_rings(parts))
    )  # as lines: else a ring that is thinned to nothing would be refused
    inner = seen is not None and _holds(seen, shape.bounds)
    budget = min(share, INSIDE_BYTES if inner else BEYOND_BYTES)
    west, south, east, north = _common(shape.bounds, seen) or shape.bounds
    step = max(_LEAST_TOLERANCE, max(east - west, north - south) / _STEPS)
    far = _FAR
    for _ in range(_TRIES):
        corners, line = _thinned(rings, None if inner else seen, step, far * step)
        size = _BYTES_PER_CORNER * len(corners)
        decimals = min(_MOST_DECIMALS, max(1, math.ceil(-math.log10(step))))
        if size <= budget:
            found = [text for text in encode_lines(corners, line, decimals=decimals) if text]
            size = sum(len(text) + 3 for text in found)
            if size <= budget:
                break
        more = max(1.15, (size / budget) ** 0.8)
        if seen is None or inner or far >= _FARTHEST:
            step *= more
        else:
            far *= more
    return Outline(rings=found, decimals=decimals)


def _thinned(
    rings: Any,  # noqa: ANN401  # array
    seen: Box | None,
    step: float,
    far_step: float,
) -> tuple[Any, Any]:
    """Return the corners that are kept and the number of the ring of each."""
    import numpy as np
    import shapely

    west, south, east, north = shapely.bounds(rings).T
    size = np.maximum(east - west, north - south)
    tolerance = np.full(len(rings), step)
    if seen is not None:
        apart = (east < seen[0]) | (west > seen[2]) | (north < seen[1]) | (south > seen[3])
        tolerance[apart] = far_step
    # No part vanishes that is an area's largest, however small it is beside the tolerance.
    tolerance[0] = min(tolerance[0], size[0] / 8)
    kept = size > _SPECK * tolerance
    kept[0] = True
    some = rings[kept]
    fine, line = shapely.get_coordinates(
        shapely.simplify(some, tolerance[kept], preserve_topology=False), return_index=True
    )
    if seen is None:
        return fine, line
    far = shapely.get_coordinates(
        shapely.simplify(some, np.maximum(tolerance[kept], far_step), preserve_topology=False)
    )
    lon, lat = fine[:, 0], fine[:, 1]
    near = (lon >= seen[0]) & (lon <= seen[2]) & (lat >= seen[1]) & (lat <= seen[3])
    stays = near | np.isin(lon + 1j * lat, far[:, 0] + 1j * far[:, 1])
    return fine[stays], line[stays]


def _corners_of(rings: Any) -> tuple[Any, None, None, Any]:  # noqa: ANN401  # arrays
    import shapely

    corners, ring = shapely.get_coordinates(rings, return_index=True)
    return corners, None, None, ring


def _seen(bounds: Box, view: Box | None) -> Box | None:
    """Return the box in which an area is drawn finely: the view with a margin, if it is there."""
    if view is None:
        return None
    west, south, east, north = view
    edge = _EDGE * max(east - west, north - south)
    seen = (west - edge, south - edge, east + edge, north + edge)
    return seen if _common(bounds, seen) else None


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
    )


def _common(one: Box, other: Box | None) -> Box | None:
    if other is None:
        return None
    west, south = max(one[0], other[0]), max(one[1], other[1])
    east, north = min(one[2], other[2]), min(one[3], other[3])
    return (west, south, east, north) if west < east and south < north else None
