"""Where an area's label stands: inside the area, and clear of its towns, since it marks no spot."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer

_STEPS = 14
_TOWNS = 12
# A town may be half as near as the border: what counts is not to seem to point at it.
_TOWN_WEIGHT = 0.6


def label_point(shape: "BaseGeometry", *, gazetteer: "Gazetteer") -> tuple[float, float]:
    """Return the point (lon, lat) of a grid that lies deepest in the area and far from its towns.

    Distances are in degrees of the plate carrée: a label needs no better.
    """
    import shapely

    parts = shapely.get_parts(shape)
    widest = max(parts, key=lambda part: part.area)
    west, south, east, north = widest.bounds
    towns = [
        shapely.Point(label.lon, label.lat)
        for label in gazetteer.basemap((west, south, east, north), labels=_TOWNS).labels
    ]
    grid = [
        shapely.Point(west + (east - west) * x / _STEPS, south + (north - south) * y / _STEPS)
        for x in range(1, _STEPS)
        for y in range(1, _STEPS)
    ]
    inside = [point for point in grid if widest.contains(point)]
    edge = widest.boundary

    def clearance(point: "shapely.Point") -> float:
        towns_away = [point.distance(town) * _TOWN_WEIGHT for town in towns]
        return float(min([point.distance(edge), *towns_away]))

    best = max(inside, key=clearance, default=widest.representative_point())
    return round(best.x, 4), round(best.y, 4)
