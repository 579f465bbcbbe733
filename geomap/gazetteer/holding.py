"""Which country and region hold a point, asked of the gazetteer's polygons."""

from typing import TYPE_CHECKING

from geomap import geometry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.gazetteer.gazetteer import Gazetteer
    from geomap.model import Level, Place

NEAR_DEGREES = 2.0


def holding(gazetteer: "Gazetteer", lon: float, lat: float, *, level: "Level") -> "Iterator[Place]":
    """Yield the regions or countries whose polygon holds the point, tried by near settlements."""
    near = gazetteer.nearest(lon, lat, within_degrees=NEAR_DEGREES)
    codes = dict.fromkeys(
        (one.country, one.admin1 if level == "region" else None)
        for one in near
        if one.country and (one.admin1 or level == "country")
    )
    for country, admin1 in codes:
        area = gazetteer.area(country=country or "", admin1=admin1)
        shape = gazetteer.shape(area.id) if area else None
        if area and shape is not None and geometry.contains(shape, lon, lat):
            yield area
