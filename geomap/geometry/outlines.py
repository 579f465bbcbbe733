"""Polygons as they are drawn and tested: thinned, cut to a frame, their borders as lines."""

from typing import TYPE_CHECKING

from geomap.geometry.ellipsoid import HALF_TURN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry


def contains(polygon: "BaseGeometry", lon: float, lat: float) -> bool:
    """Tell whether the polygon holds the point, its edge included."""
    import shapely

    return bool(shapely.intersects_xy(polygon, lon, lat))


def simplify(polygon: "BaseGeometry", tolerance_degrees: float) -> "BaseGeometry":
    """Return the polygon with fewer corners, none farther off than the tolerance."""
    import shapely

    simple = shapely.simplify(polygon, tolerance_degrees, preserve_topology=True)
    return polygon if simple.is_empty else simple


def outline(polygon: "BaseGeometry") -> "BaseGeometry":
    """Return the polygon's border as lines, without the cuts along the antimeridian."""
    from shapely.geometry import MultiLineString, box

    border = polygon.boundary
    cuts = [box(-HALF_TURN - 1, -90, -HALF_TURN + 1e-6, 90), box(HALF_TURN - 1e-6, -90, 181, 90)]
    for cut in cuts:
        border = border.difference(cut)
    return border if not border.is_empty else MultiLineString()


def union(shapes: "Sequence[BaseGeometry]") -> "BaseGeometry":
    """Return one shape that covers what the shapes cover."""
    import shapely

    return shapes[0] if len(shapes) == 1 else shapely.union_all(list(shapes))


def clipped(polygon: "BaseGeometry", frame: tuple[float, float, float, float]) -> "BaseGeometry":
    """Return what of the polygon lies in the frame (west, south, east, north)."""
    import shapely

    west, south, east, north = polygon.bounds
    if west >= frame[0] and south >= frame[1] and east <= frame[2] and north <= frame[3]:
        return polygon
    cut = shapely.clip_by_rect(polygon, *frame)
    return shapely.make_valid(cut) if not cut.is_empty and not cut.is_valid else cut


def lines(
    polygons: "Sequence[BaseGeometry]",
    *,
    frame: tuple[float, float, float, float] | None = None,
    tolerance_degrees: float = 0.0,
) -> "BaseGeometry":
    """Return the polygons' borders as lines, each common border once, cut to the frame."""
    import shapely
    from shapely.geometry import MultiLineString

    if not polygons:
        return MultiLineString()
    borders = [polygon.boundary for polygon in polygons]
    if frame is not None:
        borders = [shapely.clip_by_rect(border, *frame) for border in borders]
    merged = shapely.line_merge(shapely.union_all([one for one in borders if not one.is_empty]))
    return shapely.simplify(merged, tolerance_degrees) if tolerance_degrees else merged
