"""The place that a reviewer names: by its id, by name and region, or by lon and lat."""

import re
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from geomap.corrections.values import Correction, Fault
from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.store import Store
from geomap.gazetteer.whereabouts import Whereabouts
from geomap.geometry import radius_m
from geomap.model import Alternative, Place

BY_HAND = "person:"
_ID = re.compile(r"[a-z]{2,20}:[\w./,-]{1,100}")
_MOST_NAMED = 3
SURE = 0.9
"""A name that means a place with less probability is not plain enough for a correction."""


class UnknownPlaceError(Exception):
    """No place is what the reviewer asks for, with the fault to tell."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def place_of(entry: Correction, *, gazetteer: Gazetteer) -> tuple[Place, float | None]:
    """Return the place that an entry puts something to, and its disc's radius in metres.

    Raises
    ------
    UnknownPlaceError
        The gazetteer has no such place, or several.
    """
    if entry.lon is not None and entry.lat is not None:
        return _point(entry, entry.lon, entry.lat, gazetteer), None
    wanted = entry.to or ""
    if _ID.fullmatch(wanted):
        try:
            found = gazetteer.entry(wanted)
        except GazetteerError as error:
            remedy = "look it up with `geomap places NAME`"
            raise UnknownPlaceError(entry.fault(str(error), remedy)) from error
        disc = radius_m(found.population) if found.place.level == "settlement" else None
        return found.place, found.radius_m or disc
    return _named(entry, wanted, gazetteer)


def _named(entry: Correction, name: str, gazetteer: Gazetteer) -> tuple[Place, float | None]:
    """Return the place of a name, where it is plain which one is meant."""
    answer = gazetteer.resolve(name, near=entry.region)
    if answer.place is not None and (answer.probability or 0) >= SURE:
        return answer.place, answer.radius_m
    choices: list[Place | Alternative] = [*answer.alternatives]
    if answer.place:
        choices.insert(0, answer.place)
    several = ", ".join(
        f"{one.id} ({one.name}, {one.admin1 or one.country})" for one in choices[:_MOST_NAMED]
    )
    remedy = f"give its id: {several}" if several else "give its id, or lon and lat"
    why = "several places bear that name" if answer.place else answer.why
    raise UnknownPlaceError(entry.fault(f"{name[:60]!r}: {why}", remedy))


def _point(entry: Correction, lon: float, lat: float, gazetteer: Gazetteer) -> Place:
    """Return a point of the reviewer's own, with the region and country that hold it."""
    (region,) = _whereabouts(gazetteer.path).regions(None, [(lon, lat)])
    return Place(
        id=f"{BY_HAND}{lon:.5f},{lat:.5f}",
        name=entry.to or entry.name or f"{lat:.5f}, {lon:.5f}",
        level="point",
        country=region.partition("-")[0] if region else None,
        admin1=region,
        lon=lon,
        lat=lat,
    )


@lru_cache(maxsize=1)
def _whereabouts(path: Path) -> Whereabouts:
    """Return what tells the region of a point, its outlines read once for all entries."""
    with closing(Store(path)) as store, closing(Whereabouts(store)) as where:
        where.regions(None, [(0.0, 0.0)])  # reads all outlines; then the file is not needed
        return where
