"""The part of the world that a picture shows, in Web Mercator, and shapes as SVG paths in it."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
WORLD: Box = (-170.0, -50.0, 178.0, 72.0)
MOST_NORTH = 85.0
# Beyond the picture's edge so far (px) shapes are kept, so that no cut edge shows.
_BEYOND = 6.0
_ROOM_AROUND = 0.86


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle of the picture (px) and what it shows.

    `west`, `north` are the map's upper left corner in Mercator degrees (a degree of longitude has
    the same length everywhere), `scale` is px for such a degree.
    """

    left: float
    top: float
    width: float
    height: float
    west: float
    north: float
    scale: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point (lon, lat) lies, in px."""
        x = self.left + (lon - self.west) * self.scale
        return x, self.top + (self.north - mercator(lat)) * self.scale

    def box(self) -> Box:
        """Return west, south, east, north of what is shown, in degrees, within one turn."""
        east = self.west + self.width / self.scale
        south = self.north - self.height / self.scale
        return (
            max(-180.0, self.west),
            max(-MOST_NORTH, latitude(south)),
            min(180.0, east),
            min(MOST_NORTH, latitude(self.north)),
        )

    def holds(self, x: float, y: float, *, margin: float = 0.0) -> bool:
        """Return whether a point of the picture lies in the frame."""
        aside = self.left - margin <= x <= self.left + self.width + margin
        return aside and self.top - margin <= y <= self.top + self.height + margin

    def px_per_km(self, lat: float) -> float:
        """Return how many px a kilometre takes at a latitude (on the sphere of Web Mercator)."""
        return self.scale / (math.pi * 6378.137 / 180 * math.cos(math.radians(lat)))

    def projected(self, shape: "BaseGeometry", *, tolerance: float) -> "BaseGeometry":
        """Return a shape in px, cut to the frame and simplified to a tolerance in px."""
        import shapely

        if shape.is_empty:
            return shape
        low, high = -_BEYOND, _BEYOND
        drawn = shapely.transform(shape, self._points)
        cut = shapely.clip_by_rect(
            drawn,
            self.left + low,
            self.top + low,
            self.left + self.width + high,
            self.top + self.height + high,
        )
        return shapely.simplify(cut, tolerance, preserve_topology=False)

    def _points(self, points: Any) -> Any:  # noqa: ANN401  # arrays
        import numpy as np

        lat = np.radians(np.clip(points[:, 1], -MOST_NORTH, MOST_NORTH))
        north = np.degrees(np.log(np.tan(np.pi / 4 + lat / 2)))
        x = self.left + (points[:, 0] - self.west) * self.scale
        return np.column_stack((x, self.top + (self.north - north) * self.scale))


def fitted(view: Box | None, *, left: float, top: float, width: float, height: float) -> Frame:
    """Return the frame that shows all of a view (west, south, east, north); None: the world."""
    west, south, east, north = view or WORLD
    high, low = mercator(north), mercator(south)
    # Some room around what is shown, since marks are wider than their places.
    scale = _ROOM_AROUND * min(width / (east - west), height / (high - low))
    return _around(view or WORLD, scale, left=left, top=top, width=width, height=height)


def shape_of(view: Box | None) -> float:
    """Return how high a view is on the map, as a share of its width; None: the world."""
    west, south, east, north = view or WORLD
    return (mercator(north) - mercator(south)) / (east - west)


def filling(view: Box, *, left: float, top: float, width: float, height: float) -> Frame:
    """Return the frame that a view fills, cut at two of its sides if it must be."""
    west, south, east, north = view
    scale = max(width / (east - west), height / (mercator(north) - mercator(south)))
    return _around(view, scale, left=left, top=top, width=width, height=height)


def _around(  # noqa: PLR0913  # keyword-only
    view: Box, scale: float, *, left: float, top: float, width: float, height: float
) -> Frame:
    west, south, east, north = view
    middle = (west + east) / 2, (mercator(north) + mercator(south)) / 2
    return Frame(
        left=left,
        top=top,
        width=width,
        height=height,
        west=middle[0] - width / scale / 2,
        north=middle[1] + height / scale / 2,
        scale=scale,
    )


def mercator(lat: float) -> float:
    """Return a latitude in Mercator degrees."""
    turn = math.radians(max(-MOST_NORTH, min(MOST_NORTH, lat)))
    return math.degrees(math.log(math.tan(math.pi / 4 + turn / 2)))


def path(shapes: "Iterable[BaseGeometry]") -> str:
    """Return shapes in px as the data of one path: relative steps, one decimal."""
    import shapely

    parts = shapely.get_parts(shapely.get_parts(list(shapes)))
    return "".join(_part(part) for part in parts)


def _part(part: "BaseGeometry") -> str:
    import shapely

    if part.is_empty:
        return ""
    if part.geom_type == "Polygon":
        rings: list[BaseGeometry] = list(shapely.get_rings(part))
        return "".join(_line(ring, closed=True) for ring in rings)
    return _line(part, closed=False) if part.geom_type in {"LineString", "LinearRing"} else ""


def _line(line: "BaseGeometry", *, closed: bool) -> str:
    import numpy as np
    import shapely

    points = np.rint(shapely.get_coordinates(line) * 10).astype(int)
    steps = np.diff(points, axis=0)
    steps = steps[steps.any(axis=1)]
    if (closed and len(steps) < 3) or not len(steps):  # noqa: PLR2004  # a triangle has three sides
        return ""
    if closed:
        steps = steps[:-1]  # the way back is drawn by the end of the path
    first = f"M{tenths(int(points[0, 0]))} {tenths(int(points[0, 1]))}"
    return f"{first}l{_joined(steps.ravel().tolist())}{'z' if closed else ''}"


def _joined(numbers: list[int]) -> str:
    text = " ".join(map(tenths, numbers))
    return text.replace(" -", "-")


@lru_cache(maxsize=20_000)
def px(number: float) -> str:
    """Return a length as SVG has it, to a tenth."""
    return tenths(round(number * 10))


def tenths(number: int) -> str:
    """Return a number of tenths as SVG reads it: "12.3", "-.4"."""
    whole, rest = divmod(abs(number), 10)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole or ''}.{rest}" if rest else f"{sign}{whole}"


def latitude(north: float) -> float:
    """Return the latitude of a height in Mercator degrees."""
    return math.degrees(2 * math.atan(math.exp(math.radians(north))) - math.pi / 2)
