"""The outlines of the areas that claims name, thinned for the page and written as short strings.

An outline is as fine as a page shows it when it fills half of it; where an area reaches far beyond
the view, as a country does, what is out there is coarse. All outlines of a page together stay below
a budget: the more there are, the less each may take.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.render.encoding import LEAST_RING, encode_lines
from geomap.render.thinning import Grain, rings, size_of, thinned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
# Bytes of all outlines of a page, of one inside the view, and of one that reaches beyond it.
MOST_BYTES, INSIDE_BYTES, BEYOND_BYTES = 150_000, 2_400, 4_800
LEAST_BYTES = 160
# What the seen part of an area is divided into, and how far beyond the view counts as seen.
_STEPS = 1_200
# An area that reaches beyond the view is a country, mostly, and shown by itself.
_BEYOND = 1.6
_EDGE = 0.15
# So many times as coarse where nobody looks, at first and at most.
_FAR, _FARTHEST = 4.0, 24.0
_GENTLY, _FAR_GENTLY = 1.1, 1.25
_BYTES_PER_CORNER = 3.2
# The largest part is left as fine as this part of its own size.
_LEAST_SIDES = 8
_LEAST_GROWTH = 1.2
_LEAST_TOLERANCE = 0.0004


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


def _mended(corners: Any, line: Any, decimals: int) -> list[str] | None:  # noqa: ANN401  # arrays
    """Return the rings again where one crosses itself, cut where it does; None where none does.

    Coarse rings of a jagged coast do, and what reads a saved outline would refuse them.
    """
    import numpy as np
    import shapely

    steps = np.rint(corners * 10**decimals) / 10**decimals
    enough = np.bincount(line)[line] >= LEAST_RING
    whole = shapely.polygons(shapely.linearrings(steps[enough], indices=_renumbered(line[enough])))
    if shapely.is_valid(whole).all():
        return None
    # On the grid that the page reads: what is mended there stays so when it is written.
    mended = shapely.set_precision(shapely.make_valid(whole), 10.0**-decimals)
    parts = shapely.get_parts(mended)
    areas = shapely.get_parts(parts[shapely.area(parts) > 0])
    edges = shapely.get_rings(areas[shapely.area(areas) > 0])
    found, edge = shapely.get_coordinates(edges, return_index=True)
    return [one for one in encode_lines(found, edge, decimals=decimals) if one]


def _renumbered(line: Any) -> Any:  # noqa: ANN401  # array
    """Return the numbers of lines without gaps."""
    import numpy as np

    return np.unique(line, return_inverse=True)[1]


def _outline(shape: "BaseGeometry", view: Box | None, share: int) -> Outline:
    import shapely

    lines = rings(shape)
    seen = _seen(shape.bounds, view)
    inner = seen is not None and _holds(seen, shape.bounds)
    budget = min(share, INSIDE_BYTES if inner else BEYOND_BYTES)
    grain = _first_grain(shape.bounds, None if inner else seen)
    while True:  # what is coarser is shorter, down to one ring of a few corners
        corners, line = thinned(lines, grain, first=_side(shape.bounds) / _LEAST_SIDES)
        size = _BYTES_PER_CORNER * len(corners)
        if size <= budget:
            found = [one for one in encode_lines(corners, line, decimals=grain.decimals) if one]
            size = size_of({"rings": found})
            if size <= budget:
                mended = _mended(corners, line, grain.decimals)
                return Outline(rings=found if mended is None else mended, decimals=grain.decimals)
        grain = _next_grain(grain, size / budget)
        # What has been thinned once need not be looked at whole again.
        lines = shapely.linestrings(corners, indices=line)


def _first_grain(bounds: Box, seen: Box | None) -> Grain:
    """Return how fine an outline is tried first: what is not seen where it fills a page."""
    side = _side(_common(bounds, seen) or bounds)
    step = max(_LEAST_TOLERANCE, side / _STEPS * (1.0 if seen is None else _BEYOND))
    step = min(step, side / _LEAST_SIDES)
    return Grain(inside=seen, fine=step, coarse=step * (1.0 if seen is None else _FAR))


def _next_grain(grain: Grain, excess: float) -> Grain:
    if grain.inside is None:
        return grain.coarser(max(_LEAST_GROWTH, excess))
    # What is in view is thinned more slowly than what is not.
    fine = grain.fine * _GENTLY
    coarse = min(_FARTHEST * fine, grain.coarse * _GENTLY * _FAR_GENTLY)
    return Grain(inside=grain.inside, fine=fine, coarse=coarse)


def _side(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


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
