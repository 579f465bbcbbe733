"""Parts of a polygon: halves, quarters, the middle."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from geomap.geometry.ellipsoid import unwrapped, wrapped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

Side = Literal[
    "northern",
    "southern",
    "eastern",
    "western",
    "north-eastern",
    "north-western",
    "south-eastern",
    "south-western",
    "central",
]
# A side of the rose's eight points, clockwise from north.
_SIDES: tuple[Side, ...] = (
    "northern",
    "north-eastern",
    "eastern",
    "south-eastern",
    "southern",
    "south-western",
    "western",
    "north-western",
)
# "Central" leaves out this share of the area at each of the four sides: about a quarter is left,
# as much as of "north-western".
OUTER = 1 / 4
LEAST_SHARE = 0.02


def side_of_bearing(bearing: float) -> Side:
    """Return the side that lies on a bearing; between two points of the rose, the finer one."""
    eighths = bearing % 360.0 / 45.0
    number = round(eighths) if eighths % 1 != 1 / 2 else int(eighths) + (int(eighths) % 2 == 0)
    return _SIDES[number % 8]


def half(
    polygon: "BaseGeometry", side: Side, *, of: "BaseGeometry | None" = None
) -> "BaseGeometry":
    """Return the part of a region that "the western part of" it means.

    Notes
    -----
    A half has half of the area of the region, cut along a meridian or a parallel, and a quarter
    is what two halves share. "Central" is the middle half by both. Where a region has nothing
    there (in the middle of a ring of islands), all of it comes back. With `of` the cuts are those
    of that polygon: what lies north of a region is the northern half of its surroundings, cut
    where the region has its middle.
    """
    from shapely.geometry import box

    flat, measure = unwrapped(polygon), _equal_area(unwrapped(polygon if of is None else of))
    west, south, east, north = flat.bounds
    if of is not None:
        flat, (west, south, east, north) = _beside(flat, measure)
    if side == "central":
        west, east = _cut(measure, axis=0, share=OUTER), _cut(measure, axis=0, share=1 - OUTER)
        south, north = _cut(measure, axis=1, share=OUTER), _cut(measure, axis=1, share=1 - OUTER)
    if "north" in side:
        south = _cut(measure, axis=1)
    if "south" in side:
        north = _cut(measure, axis=1)
    if "east" in side:
        west = _cut(measure, axis=0)
    if "west" in side:
        east = _cut(measure, axis=0)
    part = _areas(flat.intersection(box(west, south, east, north)))
    return polygon if part.area < flat.area * LEAST_SHARE else wrapped(part)


def _beside(
    flat: "BaseGeometry", measure: "BaseGeometry"
) -> tuple["BaseGeometry", tuple[float, float, float, float]]:
    """Return the polygon moved by a whole turn next to the other, and its bounds."""
    import shapely

    middle = (measure.bounds[0] + measure.bounds[2]) / 2
    turns = round((middle - (flat.bounds[0] + flat.bounds[2]) / 2) / 360.0)
    if turns:
        flat = shapely.transform(flat, partial(_turned, by=360.0 * turns))
    return flat, flat.bounds


def _turned(points: "NDArray[np.float64]", *, by: float) -> "NDArray[np.float64]":
    moved = points.copy()
    moved[:, 0] += by
    return moved


def _areas(shape: "BaseGeometry") -> "BaseGeometry":
    """Return the polygons of a shape, without the lines and points of a cut."""
    import shapely

    if shape.geom_type in {"Polygon", "MultiPolygon"}:
        return shape
    return shapely.union_all([one for one in shapely.get_parts(shape) if one.area > 0])


def _equal_area(polygon: "BaseGeometry") -> "BaseGeometry":
    """Return the polygon in the cylindrical projection that keeps the shares of its area."""
    import shapely

    return shapely.transform(polygon, _sines)


def _sines(points: "NDArray[np.float64]") -> "NDArray[np.float64]":
    import numpy as np

    moved = points.copy()
    moved[:, 1] = np.sin(np.radians(points[:, 1]))
    return moved


def _cut(polygon: "BaseGeometry", *, axis: Literal[0, 1], share: float = 0.5) -> float:
    """Return the meridian (axis 0) or parallel (axis 1) with that share of the area before it.

    The polygon is in the equal-area projection; the answer is in degrees. By bisection.
    """
    import math

    import shapely

    bounds = polygon.bounds
    low, high = bounds[axis], bounds[axis + 2]
    wanted, rest = polygon.area * share, polygon
    # What lies before `low` is counted, and `rest` is what lies between the two: steps halve it.
    for _ in range(40):
        middle = (low + high) / 2
        west, south, east, north = bounds
        window = (west, south, middle, north) if axis == 0 else (west, south, east, middle)
        others = (middle, south, east, north) if axis == 0 else (west, middle, east, north)
        before = shapely.clip_by_rect(rest, *window)
        if before.area < wanted:
            wanted -= before.area
            low, rest = middle, shapely.clip_by_rect(rest, *others)
        else:
            high, rest = middle, before
    value = (low + high) / 2
    return value if axis == 0 else math.degrees(math.asin(max(-1.0, min(1.0, value))))
