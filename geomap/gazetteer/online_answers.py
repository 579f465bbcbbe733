"""What an online geocoder answered, in one form for Nominatim, Photon, Pelias and others.

Only what the cache keeps is read: names, the point, the bounding box, the kind of thing, its id.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Sort = Literal["settlement", "site", "region", "country", "other", "unknown"]
Box = tuple[float, float, float, float]

SETTLEMENTS = frozenset(
    "city town village hamlet suburb quarter neighbourhood neighborhood borough municipality"
    " isolated_dwelling locality localadmin city_district allotments".split()
)
REGIONS = frozenset(
    "state region province state_district county macroregion macrocounty district".split()
)
# Keys of OpenStreetMap whose things strike reports name; a street or a shop of a name is no place.
SITES = frozenset("aeroway military power industrial harbour man_made".split())
SITE_KINDS = frozenset(
    "aerodrome airport industrial military port harbour dam refinery depot works".split()
)
MOST_NAMES = 5
ONLINE = "online:"
OF_OPENSTREETMAP = frozenset(
    {"nominatim", "photon", "pelias", "geocodeearth", "openmapquest", "pickpoint", "opencage"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: `box` is west, south, east, north in degrees; `kind` in the service's words."""

    id: str
    names: tuple[str, ...]
    lon: float
    lat: float
    sort: Sort
    kind: str
    box: Box | None = None


def answers(locations: Iterable[Any] | None) -> tuple[Answer, ...]:
    """Return geopy's locations as answers; what has no usable point is left out."""
    found = []
    for one in locations or ():
        raw = one.raw if isinstance(getattr(one, "raw", None), Mapping) else {}
        if -180 <= one.longitude <= 180 and -90 <= one.latitude <= 90:  # noqa: PLR2004  # degrees
            found.append(
                _answer(raw, address=one.address or "", lon=one.longitude, lat=one.latitude)
            )
    return tuple(found)


def as_record(answer: Answer) -> dict[str, Any]:
    """Return an answer as the cache keeps it."""
    return asdict(answer)


def from_record(record: Mapping[str, Any]) -> Answer:
    """Return the answer of a record of the cache.

    Raises
    ------
    KeyError, TypeError, ValueError
        It is no such record.
    """
    box = record["box"]
    return Answer(
        id=str(record["id"]),
        names=tuple(str(name) for name in record["names"]),
        lon=float(record["lon"]),
        lat=float(record["lat"]),
        sort=record["sort"],
        kind=str(record["kind"]),
        box=None if box is None else _box(*(float(value) for value in box)),
    )


def _answer(raw: Mapping[str, Any], *, address: str, lon: float, lat: float) -> Answer:
    properties = raw.get("properties")
    of = properties if isinstance(properties, Mapping) else raw
    own = (of.get("name"), of.get("label"), address)
    names = [str(name).partition(",")[0].strip() for name in own if name]
    details = of.get("namedetails")
    if isinstance(details, Mapping):
        names += [str(name) for name in details.values()]
    key = _text(of, "class", "osm_key", "category")
    kind = _text(of, "addresstype", "osm_value", "layer", "type", "fcode")
    lon, lat = round(lon, 5), round(lat, 5)
    return Answer(
        id=_id(of, names=names, lon=lon, lat=lat),
        names=tuple(dict.fromkeys(name for name in names if name))[:MOST_NAMES],
        lon=lon,
        lat=lat,
        sort=_sort(key, kind, _text(of, "type", "osm_value")),
        kind=kind or key or "of no known kind",
        box=_bounds(raw, of),
    )


def _sort(key: str, kind: str, value: str) -> Sort:
    if kind == "country":
        return "country"
    if kind in REGIONS and key in {"", "boundary", "place"}:
        return "region"
    if kind in SETTLEMENTS and key in {"", "boundary", "place"}:
        return "settlement"
    if key in SITES or value in SITE_KINDS:
        return "site"
    return "other" if key or kind else "unknown"


def _bounds(raw: Mapping[str, Any], of: Mapping[str, Any]) -> Box | None:
    """Return the bounding box: Nominatim's, Photon's or GeoJSON's order told apart."""
    try:
        if given := raw.get("boundingbox"):  # south, north, west, east
            south, north, west, east = (float(value) for value in given)
        elif given := of.get("extent"):  # west, north, east, south
            west, north, east, south = (float(value) for value in given)
        elif given := raw.get("bbox"):
            west, south, east, north = (float(value) for value in given)
        else:
            return None
    except (TypeError, ValueError):
        return None
    return _box(west, south, east, north)


def _box(west: float, south: float, east: float, north: float) -> Box:
    return (round(west, 5), round(south, 5), round(east, 5), round(north, 5))


def _id(of: Mapping[str, Any], *, names: list[str], lon: float, lat: float) -> str:
    if of.get("osm_id") and of.get("osm_type"):
        return f"{str(of['osm_type'])[0].lower()}{of['osm_id']}"
    if given := _text(of, "gid", "id", "geonameId"):
        return given[:60].replace(" ", "_")
    content = json.dumps([names[:1], lon, lat], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def _text(of: Mapping[str, Any], *names: str) -> str:
    return next((str(of[name]) for name in names if of.get(name)), "")


def credits_of(place_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the attribution of the places that online services answered with."""
    services = sorted(
        {one.split(":")[1] for one in place_ids if one.startswith(ONLINE) and one.count(":") > 1}
    )
    return tuple(
        f"Some places: {service}, asked on the network"
        + ("; © OpenStreetMap contributors, ODbL 1.0." if service in OF_OPENSTREETMAP else ".")
        for service in services
    )
