from builders import KARACHEV, claim, located, material
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.export.frame import geodataframe
from geomap.model import EventLocation, Location


def shape_of(location: Location | EventLocation) -> BaseGeometry | None:
    return Point(location.place.lon, location.place.lat) if location.place else None


def test_the_table_has_a_row_for_each_claim_and_location_in_wgs_84() -> None:
    both = claim(1, locations=(located(), located(KARACHEV)))
    frame = geodataframe(material([both, claim(2, locations=())], shape_of=shape_of))
    assert frame.crs.to_epsg() == 4326
    assert list(frame["claim"]) == [both.id, both.id, claim(2).id]
    assert list(frame["place"])[:2] == ["Bryansk Oblast", "Karachev"]
    assert list(frame.geometry.isna()) == [False, False, True]


def test_no_claim_gives_an_empty_table_with_all_columns() -> None:
    frame = geodataframe(material())
    assert len(frame) == 0
    assert {"claim", "stance", "geometry"} <= set(frame.columns)
