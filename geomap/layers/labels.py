"""Where an area's label stands: inside the area, and clear of its towns, since it marks no spot."""

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer

Box = tuple[float, float, float, float]
_STEPS = 19
_EDGE_STEPS = 120
# A label is wide and low: what stands beside it is nearer than what stands above it.
_SQUEEZE = 0.35
# How far away a place counts as, by its people: a town as much as the border; a village, which few
# zooms show, may be nearer, but not beneath the label.
_WEIGHTS = ((15_000, 1.0), (5_000, 1.5), (0, 3.0))
# In an area wider than this its villages are not seen; in a smaller one they are what stands there.
_WIDE_DEGREES = 10.0
_CITY_PEOPLE = 50_000
_VILLAGE_PEOPLE = 2_000
_TILE_DEGREES = 30.0
_WORLD = (-180.0, -90.0, 180.0, 90.0)


def label_point(shape: "BaseGeometry", *, gazetteer: "Gazetteer") -> tuple[float, float]:
    """Return the point (lon, lat) that lies deep in the area and clear of every town."""
    west, south, east, north = shape.bounds
    wide = max(east - west, north - south) > _WIDE_DEGREES
    return clear_point(shape, _spots(gazetteer, (west, south, east, north), wide=wide))


def clear_point(
    shape: "BaseGeometry",
    spots: Any,  # noqa: ANN401  # array
    *,
    steps: int = _STEPS,
) -> tuple[float, float]:
    """Return the point (lon, lat) of a grid that lies deepest in the area and far from the spots.

    The grid has so many steps each way. `spots` is an array of rows of lon, lat and number of
    people. Distances are in degrees of latitude, those to the sides shortened.
    """
    import numpy as np
    import shapely

    parts = shapely.get_parts(shape)
    widest = parts[int(np.argmax(shapely.area(parts)))]
    west, south, east, north = widest.bounds
    scale = np.array([_SQUEEZE * math.cos(math.radians((south + north) / 2)), 1.0])
    step = max(east - west, north - south) / _EDGE_STEPS
    edge = shapely.simplify(widest, step, preserve_topology=False)
    edge = edge if edge.is_valid and edge.area else widest
    edge = shapely.transform(edge, lambda corners: corners * scale)
    part = (np.arange(steps) + 0.5) / steps
    x, y = (
        one.ravel()
        for one in np.meshgrid(west + (east - west) * part, south + (north - south) * part)
    )
    x, y = x * scale[0], y * scale[1]
    shapely.prepare(edge)
    inside = shapely.contains_xy(edge, x, y)
    if not inside.any():
        point = widest.representative_point()
        return round(point.x, 4), round(point.y, 4)
    x, y = x[inside], y[inside]
    room = shapely.distance(shapely.points(x, y), edge.boundary)
    if len(spots):
        people = spots[:, 2]
        weight = np.select([people >= least for least, _ in _WEIGHTS], [w for _, w in _WEIGHTS])
        away = np.hypot(x[:, None] - spots[:, 0] * scale[0], y[:, None] - spots[:, 1] * scale[1])
        room = np.minimum(room, (away * weight).min(axis=1))
    best = int(np.argmax(room))
    return round(float(x[best] / scale[0]), 4), round(float(y[best]), 4)


def _spots(gazetteer: "Gazetteer", box: Box, *, wide: bool) -> Any:  # noqa: ANN401  # array
    """Return the settlements of the box as rows of lon, lat and number of people."""
    import numpy as np

    west, south, east, north = box
    tiles = [
        _asked(gazetteer, (x, y, x + _TILE_DEGREES, y + _TILE_DEGREES), _VILLAGE_PEOPLE)
        for x in np.arange(_tile_of(west), east, _TILE_DEGREES).tolist()
        for y in np.arange(_tile_of(south), north, _TILE_DEGREES).tolist()
        if not wide
    ]
    every = _asked(gazetteer, _WORLD, _CITY_PEOPLE) if wide else np.concatenate(tiles)
    lon, lat = every[:, 0], every[:, 1]
    return every[(lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)]


def _tile_of(degrees: float) -> float:
    return math.floor(degrees / _TILE_DEGREES) * _TILE_DEGREES


@lru_cache(maxsize=256)
def _asked(gazetteer: "Gazetteer", box: Box, least: int) -> Any:  # noqa: ANN401  # array
    """Return the settlements of a tile: asked once, since the file has no index by place."""
    import numpy as np

    return np.array(gazetteer.spots(box, least=least)).reshape(-1, 3)
