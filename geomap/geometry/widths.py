"""Polygons made wider, strips along borders and coasts, and the water of a frame.

Buffers are made piece by piece in an azimuthal equidistant projection around each piece, so that a
kilometre is a kilometre at any latitude (within 1 %); a piece is at most `PIECE_DEGREES` high and
as wide on the ground.
"""

import math
from typing import TYPE_CHECKING

from geomap.geometry.ellipsoid import HALF_TURN, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

Frame = tuple[float, float, float, float]
PIECE_DEGREES = 8.0
# No strike lies nearer to a pole, and projections end there: shapes are cut before widening.
MOST_NORTHERN = 84.0
M_PER_DEGREE = 111_320.0
# Corners closer than this part of the width change nothing that is seen.
THINNED = 0.02
# Straight edges on the map are no straight edges on the ball: none longer than this, in degrees.
LONGEST_EDGE = 0.5
# Corners are rounded in so many steps a quarter turn; the chords' loss of 0.5 % is made up for.
ROUND_STEPS = 8
MAKE_UP = 1.005
SLIT_M = 5.0


def widened(shape: "BaseGeometry", width_m: float) -> "BaseGeometry":
    """Return all that lies within the width of the shape, the shape included, in metres."""
    import shapely

    if shape.is_empty or width_m <= 0:
        return shape
    thin = shapely.simplify(shape, width_m * THINNED / M_PER_DEGREE)
    wide = [_buffered(piece, width_m) for piece in _pieces(thin)]
    areas = [shape] if shape.area > 0 else []
    return shapely.union_all([*areas, *wide])


def within_band(shape: "BaseGeometry", *, low_m: float, high_m: float) -> "BaseGeometry":
    """Return what lies between two distances from the shape, the nearer one left out if 0."""
    far = widened(shape, high_m)
    return without(far, widened(shape, low_m)) if low_m > 0 else far


def moved(
    shape: "BaseGeometry", offsets: "Sequence[tuple[float, float]]", *, spread_m: float
) -> "BaseGeometry":
    """Return the shape shifted by each (bearing, metres) and widened: where "5 km north of" it is.

    It is for shapes that stand for a point somewhere inside them.
    """
    import shapely
    from shapely.affinity import translate

    projection = _plane(shape)
    plane = shapely.transform(shape, projection.flat)
    copies = [
        translate(plane, length * math.sin(math.radians(way)), length * math.cos(math.radians(way)))
        for way, length in offsets
    ]
    wide = shapely.union_all(copies).buffer(spread_m)
    return _on_the_ball(wide, projection)


def without(shape: "BaseGeometry", other: "BaseGeometry") -> "BaseGeometry":
    """Return what of the shape lies outside the other."""
    return _polygons(shape.difference(other))


def common(shape: "BaseGeometry", other: "BaseGeometry") -> "BaseGeometry":
    """Return what the two shapes share, without lines and points where they only touch."""
    return _polygons(shape.intersection(other))


def frame_around(shape: "BaseGeometry", margin_m: float) -> Frame:
    """Return west, south, east, north of the shape with a margin, within the world."""
    west, south, east, north = shape.bounds
    high = margin_m / M_PER_DEGREE
    farthest = min(89.0, max(abs(south - high), abs(north + high)))
    wide = high / math.cos(math.radians(farthest))
    return (
        max(-HALF_TURN, west - wide),
        max(-90.0, south - high),
        min(HALF_TURN, east + wide),
        min(90.0, north + high),
    )


def water(frame: Frame, land: "BaseGeometry", *, least_m: float) -> "BaseGeometry":
    """Return what of the frame the land leaves; slivers narrower than `least_m` are no water.

    Outlines of two makers never meet exactly, and what is left between them is no sea.
    """
    from shapely.geometry import box

    open_water = box(*frame).difference(land)
    step = least_m / 2 / M_PER_DEGREE
    core = open_water.buffer(-step)
    return _polygons(core.buffer(step * 1.01).intersection(open_water))


def _polygons(shape: "BaseGeometry") -> "BaseGeometry":
    import shapely

    if shape.geom_type in {"Polygon", "MultiPolygon"}:
        return shape
    return shapely.union_all([one for one in shapely.get_parts(shape) if one.area > 0])


def _pieces(shape: "BaseGeometry") -> "Iterator[BaseGeometry]":
    """Yield the shape in pieces that one projection serves."""
    from shapely.geometry import box

    west, south, east, north = shape.bounds
    if south < -MOST_NORTHERN or north > MOST_NORTHERN:
        shape = shape.intersection(box(west, -MOST_NORTHERN, east, MOST_NORTHERN))
        if shape.is_empty:
            return
        west, south, east, north = shape.bounds
    shrink = math.cos(math.radians((south + north) / 2))
    if max(north - south, (east - west) * shrink) <= PIECE_DEGREES:
        yield shape
        return
    if north - south > (east - west) * shrink:
        middle = (south + north) / 2
        boxes = (box(west, south, east, middle), box(west, middle, east, north))
    else:
        middle = (west + east) / 2
        boxes = (box(west, south, middle, north), box(middle, south, east, north))
    for window in boxes:
        part = shape.intersection(window)
        if not part.is_empty:
            yield from _pieces(part)


def _buffered(piece: "BaseGeometry", width_m: float) -> "BaseGeometry":
    import shapely

    projection = _plane(piece)
    plane = shapely.transform(shapely.segmentize(piece, LONGEST_EDGE), projection.flat)
    return _on_the_ball(plane.buffer(width_m * MAKE_UP, quad_segs=ROUND_STEPS), projection)


def _on_the_ball(plane: "BaseGeometry", projection: "Projection") -> "BaseGeometry":
    import shapely

    fine = shapely.segmentize(_slit(plane, projection), LONGEST_EDGE * M_PER_DEGREE)
    ball = shapely.transform(fine, projection.ball)
    return wrapped(ball if ball.is_valid else _polygons(shapely.make_valid(ball)))


def _slit(plane: "BaseGeometry", projection: "Projection") -> "BaseGeometry":
    """Return the shape, cut from the nearer pole along the meridian behind it if it covers that."""
    import numpy as np
    from shapely.geometry import LineString

    lon, pole = projection.lon, math.copysign(90.0, projection.lat)
    behind = [(lon, pole), *((lon + HALF_TURN, pole - math.copysign(n, pole)) for n in (9, 60))]
    path = LineString(projection.flat(np.array(behind)))
    return plane.difference(path.buffer(SLIT_M)) if plane.intersects(path) else plane


class Projection:
    """An azimuthal equidistant projection around a point, on arrays of points as shapely's."""

    __slots__ = ("_transformer", "lat", "lon")

    def __init__(self, *, lon: float, lat: float) -> None:
        from pyproj import Transformer

        self.lon, self.lat = lon, lat
        # The same numbers as `from_crs` gives, without its 4 ms in the database of projections.
        self._transformer = Transformer.from_pipeline(
            "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
            f"+step +proj=aeqd +lat_0={lat:.6f} +lon_0={lon:.6f} +ellps=WGS84"
        )

    def flat(self, points: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Return degrees as metres from the middle."""
        import numpy as np

        return np.column_stack(self._transformer.transform(points[:, 0], points[:, 1]))

    def ball(self, points: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Return metres as degrees; longitudes are next to the middle's and may pass 180."""
        import numpy as np

        lons, lats = self._transformer.transform(points[:, 0], points[:, 1], direction="INVERSE")
        return np.column_stack((lons - 360.0 * np.round((lons - self.lon) / 360.0), lats))


def _plane(shape: "BaseGeometry") -> Projection:
    """Return the projection around the middle of the shape's frame."""
    west, south, east, north = shape.bounds
    return Projection(lon=(west + east) / 2, lat=(south + north) / 2)
