"""A geopy geocoder on the shipped gazetteer: no network, no key, no limits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from geopy.exc import GeocoderQueryError
from geopy.geocoders import SERVICE_TO_GEOCODER
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geomap import geometry
from geomap.gazetteer.gazetteer import Gazetteer
from geomap.gazetteer.holding import holding
from geomap.gazetteer.ranking import AREAS

if TYPE_CHECKING:
    from geomap.gazetteer.values import Resolution
    from geomap.model import Alternative, Level, Place

# Parts of a structured query as Nominatim has them, finest first; a postal code is not looked at.
PARTS: Final[dict[str, "Level | None"]] = {
    "street": None,
    "amenity": None,
    "city": None,
    "county": "district",
    "state": "region",
    "country": "country",
}
_IGNORED = frozenset({"postalcode"})
_NEAR_DEGREES = (0.5, 2.0)
_MOST_REVERSE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A place with what is known of the choice."""

    place: "Place | Alternative"
    probability: float | None
    why: str
    radius_m: float | None = None


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """A geopy geocoder that works offline; `geopandas.tools.geocode` takes the class.

    Parameters
    ----------
    gazetteer
        The gazetteer to ask; without it the one that geomap ships.
    timeout, user_agent
        As geopy's geocoders have them; nothing is waited for, and nobody is told.

    Examples
    --------
    >>> GazetteerGeocoder().geocode({"city": "Karachev", "country": "Russia"}).raw["id"]
    'geonames:552920'
    """

    def __init__(
        self,
        *,
        gazetteer: Gazetteer | None = None,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401  # geopy's interface
        user_agent: str | None = None,
    ) -> None:
        super().__init__(timeout=timeout, user_agent=user_agent)
        self._gazetteer = gazetteer or Gazetteer()

    def geocode(
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401  # geopy's interface
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
    ) -> Any:  # noqa: ANN401  # a Location, a list of them, or None: geopy's interface
        """Return where the name is, or None where the gazetteer can't tell.

        `query` is a name with the areas that hold it ("Karachev, Bryansk Oblast, Russia"), or a
        dict with city, county, state, country. With `exactly_one=False` all that it could mean are
        returned, likeliest first, at most `limit`. `country_codes` are ISO 3166-1 codes.

        `raw` of an answer is a dict with id, level, country, admin1, probability, why and
        radius_m (metres; None for an area, whose point is where its label stands).

        Raises
        ------
        GeocoderQueryError
            The query is neither text nor such a dict.
        """
        del timeout
        asked = _parts(query)
        if not asked:
            return None
        answers = list(self._answers(asked, _codes(country_codes)))
        if exactly_one:
            # What is not chosen has no reason; the first is the one chosen, where one is.
            return self._location(answers[0]) if answers and answers[0].why else None
        return [self._location(one) for one in answers[:limit]] or None

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401  # geopy's interface
        level: "Level" = "settlement",
        limit: int | None = None,
    ) -> Any:  # noqa: ANN401  # a Location, a list of them, or None: geopy's interface
        """Return the settlement nearest to a point (latitude, longitude, as geopy has it).

        With `level` region or country, what holds the point. None where nothing is near.
        """
        del timeout
        if level not in {"settlement", "region", "country"}:
            raise GeocoderQueryError(f"level is {level!r}; settlement, region and country are told")
        point = Point(query)
        lon, lat = point.longitude, point.latitude
        answers = (
            list(self._nearest(lon, lat))
            if level == "settlement"
            else [
                _Answer(place=area, probability=None, why="holds the point")
                for area in holding(self._gazetteer, lon, lat, level=level)
            ]
        )
        if not answers:
            return None
        if exactly_one:
            return self._location(answers[0])
        return [self._location(one) for one in answers[: limit or _MOST_REVERSE]]

    def _answers(
        self, asked: "list[tuple[str, Level | None]]", codes: frozenset[str]
    ) -> Iterator[_Answer]:
        """Yield the place chosen, if one is, and what else the name could mean, each once."""
        (name, level), areas = asked[0], asked[1:]
        within, missing = self._within(areas)
        if missing:
            return
        found = self._resolved(name, level, within, codes)
        fitting: dict[str, _Answer] = {}
        for one in (*_chosen(found), *self._rest(name, level, found)):
            if one.place.id not in fitting and self._fits(one.place, within, codes, level):
                fitting[one.place.id] = one
        districts = [area.name for area in within if area.level == "district"]
        if districts and len(fitting) == 1:
            (one,) = fitting.values()
            yield replace(one, why=one.why or f"the only one by that name in {districts[-1]}")
            return
        yield from fitting.values()

    def _within(self, areas: "list[tuple[str, Level | None]]") -> "tuple[list[Place], bool]":
        """Return the areas that must hold the place, coarsest first, and if one is unknown.

        A district may be unknown where a region or country beside it is known.
        """
        known: list[Place] = []
        unknown = 0
        for name, level in reversed(areas):
            near = known[-1] if known and known[-1].level in {"region", "country"} else None
            found = self._area(name, level, near)
            if found is None:
                unknown += 1
            else:
                known.append(found)
        return known, bool(unknown) and not known

    def _area(self, name: str, level: "Level | None", near: "Place | None") -> "Place | None":
        for one in (level,) if level else ("region", "country", "district", "sea"):
            found = self._gazetteer.resolve(name, near=near, level=one).place
            if found is not None and found.level in AREAS:
                return found
        entries = [one.place for one in self._gazetteer.lookup(name)]
        fitting = [
            one
            for one in entries
            if one.level in AREAS and (level is None or one.level == level) and _in(one, near)
        ]
        return fitting[0] if fitting else None

    def _resolved(
        self, name: str, level: "Level | None", within: "list[Place]", codes: frozenset[str]
    ) -> "Resolution":
        near = next((one for one in reversed(within) if one.level in {"region", "country"}), None)
        found = self._gazetteer.resolve(name, near=near, level=level)
        if not codes or near is not None or (found.place and found.place.country in codes):
            return found
        several = [
            self._gazetteer.resolve(name, country=code, level=level) for code in sorted(codes)
        ]
        sure = [one for one in several if one.place is not None]
        return sure[0] if len(sure) == 1 else found

    def _rest(self, name: str, level: "Level | None", found: "Resolution") -> Iterator[_Answer]:
        for one in found.alternatives:
            yield _Answer(place=one, probability=one.probability, why="")
        for entry in self._gazetteer.lookup(name):
            if level is None or entry.place.level == level:
                yield _Answer(
                    place=entry.place,
                    probability=None,
                    why="",
                    radius_m=entry.radius_m,
                )

    def _fits(
        self,
        place: "Place | Alternative",
        within: "list[Place]",
        codes: frozenset[str],
        level: "Level | None",
    ) -> bool:
        if codes and place.country not in codes:
            return False
        if level is not None and place.level != level:
            return False
        return all(_in(place, area) and self._holds(area, place) for area in within)

    def _holds(self, area: "Place", place: "Place | Alternative") -> bool:
        """Tell whether a district holds a place; regions and countries are told by their codes."""
        if area.level != "district" or place.id == area.id:
            return True
        entry = self._gazetteer.entry(place.id)
        if area.id in {entry.admin2, entry.area}:
            return True
        shape = self._gazetteer.shape(area.id)
        return shape is None or geometry.contains(shape, place.lon, place.lat)

    def _nearest(self, lon: float, lat: float) -> Iterator[_Answer]:
        for degrees in _NEAR_DEGREES:
            near = self._gazetteer.nearest(lon, lat, within_degrees=degrees)
            for place in near[:100]:
                away = geometry.distance_between_m(place.lon, place.lat, lon, lat) / 1000
                yield _Answer(place=place, probability=None, why=f"{away:.1f} km away")
            if near:
                return

    def _location(self, answer: _Answer) -> Location:
        place = answer.place
        radius = answer.radius_m
        if radius is None and place.level == "settlement":
            radius = geometry.radius_m(self._gazetteer.entry(place.id).population)
        raw: dict[str, Any] = {
            "id": place.id,
            "name": place.name,
            "level": place.level,
            "country": place.country,
            "admin1": place.admin1,
            "probability": answer.probability,
            "why": answer.why,
            "radius_m": radius,
        }
        return Location(self._address(place), Point(place.lat, place.lon), raw)

    def _address(self, place: "Place | Alternative") -> str:
        drawn = self._gazetteer.drawn_for(place.id)
        area = drawn.level if drawn else place.level
        # geopy has only points: the words say where one stands for an area.
        parts = [f"{place.name} (somewhere in {drawn.name})" if drawn else place.name]
        if not drawn and area in {"district", "region"}:
            parts = [f"{place.name} (the {area}, not a point)"]
        if place.country:
            codes = (place.admin1, None) if place.admin1 else (None,)
            areas = [self._gazetteer.area(country=place.country, admin1=one) for one in codes]
            parts += [one.name for one in areas if one and one.id != place.id]
        return ", ".join(parts)


def register(name: str = "geomap") -> None:
    """Make `geopy.geocoders.get_geocoder_for_service(name)` give this geocoder."""
    SERVICE_TO_GEOCODER[name] = GazetteerGeocoder


def _parts(query: object) -> "list[tuple[str, Level | None]]":
    """Return the names of a query with the level that each asks for, the finest first."""
    if isinstance(query, str):
        names = [part.strip() for part in query.split(",")]
        return [(name, None) for name in names if name]
    if not isinstance(query, Mapping):
        raise GeocoderQueryError(f"query is a {type(query).__name__}; give text or a dict")
    if unknown := sorted(set(query) - set(PARTS) - _IGNORED):
        raise GeocoderQueryError(f"{unknown[0]!r} is not known; give {', '.join(PARTS)}")
    return [
        (value.strip(), level)
        for part, level in PARTS.items()
        if isinstance(value := query.get(part), str) and value.strip()
    ]


def _codes(codes: str | Iterable[str] | None) -> frozenset[str]:
    several = codes.split(",") if isinstance(codes, str) else codes or ()
    return frozenset(code.strip().upper() for code in several if code.strip())


def _chosen(found: "Resolution") -> Iterator[_Answer]:
    if found.place is not None:
        yield _Answer(
            place=found.place,
            probability=found.probability,
            why=found.why,
            radius_m=found.radius_m,
        )


def _in(place: "Place | Alternative", area: "Place | None") -> bool:
    """Tell whether the codes of a place are those of a region or country that shall hold it."""
    if area is None or place.level == "sea":
        return True
    if area.level == "region":
        return place.admin1 is not None and place.admin1 == area.admin1
    return area.level != "country" or place.country == area.country
