"""A geopy geocoder on the shipped gazetteer: no network, no key, no limits."""

from typing import TYPE_CHECKING, Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geomap import geometry
from geomap.gazetteer.gazetteer import Gazetteer

if TYPE_CHECKING:
    from geomap.model import Place


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """A geopy geocoder that works offline; `geopandas.tools.geocode` takes the class.

    Parameters
    ----------
    gazetteer
        The gazetteer to ask; without it the one that geomap ships.
    """

    def __init__(self, *, gazetteer: Gazetteer | None = None) -> None:
        super().__init__()
        self._gazetteer = gazetteer or Gazetteer()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: float | None = None,
    ) -> Any:  # noqa: ANN401  # a Location, a list of them, or None: geopy's interface
        """Return where the name is, or None where the gazetteer can't tell.

        "Karachev, Bryansk Oblast" looks in the region. With `exactly_one=False` all that the name
        could mean are returned, likeliest first. `timeout` is taken as geopy's interface has it;
        nothing is waited for. `raw` of the answer is a dict with id, level, probability and why.
        """
        del timeout
        name, _, area = (part.strip() for part in query.partition(","))
        found = self._gazetteer.resolve(name, near=area or None)
        if exactly_one:
            if found.place is None:
                return None
            return _location(found.place, probability=found.probability, why=found.why)
        entries = self._gazetteer.lookup(name)
        if area and found.place is not None:
            entries = tuple(one for one in entries if one.place.id == found.place.id)
        return [_location(one.place, probability=None, why="") for one in entries] or None

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: float | None = None,
    ) -> Any:  # noqa: ANN401  # a Location, a list of them, or None: geopy's interface
        """Return the settlement nearest to a point (latitude, longitude, as geopy has it)."""
        del timeout
        point = Point(query)
        near = self._gazetteer.nearest(point.longitude, point.latitude)
        if not near:
            return None
        answers = [
            _location(
                place,
                probability=None,
                why=f"{geometry.distance_between_m(place.lon, place.lat, point.longitude, point.latitude) / 1000:.1f} km away",  # noqa: E501
            )
            for place in near
        ]
        return answers[0] if exactly_one else answers


def _location(place: "Place", *, probability: float | None, why: str) -> Location:
    parts = (place.name, place.admin1, place.country)
    address = ", ".join(part for part in parts if part)
    raw: dict[str, Any] = {
        "id": place.id,
        "level": place.level,
        "probability": probability,
        "why": why,
    }
    return Location(address, Point(place.lat, place.lon), raw)
