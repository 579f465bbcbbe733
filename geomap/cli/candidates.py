"""What bears a name, told for people and as JSON: the entry, how sure, and what is drawn."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from geomap.layers.extent import Extent, extent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geomap.gazetteer import Entry, Gazetteer, Resolution
    from geomap.gazetteer.store import Store
    from geomap.model import Level

_FROM = {"core": "", "osm": ", OpenStreetMap", "user": ", your own"}
_MOST_KEYS = 60_000
_AREAS = frozenset({"region", "country", "sea"})
MAP_AT = (
    "https://www.openstreetmap.org/?mlat={lat:.4f}&mlon={lon:.4f}#map={zoom}/{lat:.4f}/{lon:.4f}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry with its probability, where one was given, and what is drawn for it."""

    entry: "Entry"
    probability: float | None
    chosen: bool
    extent: Extent


def candidates(
    entries: "Sequence[Entry]", chosen: "Resolution", *, store: "Store"
) -> list[Candidate]:
    """Return the entries as candidates, the one chosen first, then as likely as they are."""
    shares = {one.id: one.probability for one in chosen.alternatives}
    taken = chosen.place.id if chosen.place else None
    if taken is not None and chosen.probability is not None:
        shares[taken] = chosen.probability
    found = [
        Candidate(
            entry=entry,
            probability=shares.get(entry.place.id),
            chosen=entry.place.id == taken,
            extent=extent(entry, store),
        )
        for entry in entries
    ]
    return sorted(found, key=lambda one: (not one.chosen, -(one.probability or 0.0)))


def told(number: int, one: Candidate, store: "Store") -> "Iterator[str]":
    """Yield the two lines in which people read a candidate."""
    entry, place = one.entry, one.entry.place
    area = ", ".join(part for part in (place.admin1, place.country) if part)
    people = f", {entry.population:,} people" if entry.population else ""
    sure = f"  {one.probability:g}" if one.probability is not None else ""
    yield (
        f"{number}. {place.name} ({entry.kind}{f', {area}' if area else ''}{people})  "
        f"{place.lon:.4f} {place.lat:.4f}  {place.id}  by {entry.matched} name"
        f"{_FROM[entry.origin]}{sure}"
    )
    yield f"     drawn as {drawn(one, store)}"


def drawn(one: Candidate, store: "Store") -> str:
    """Return in words what is drawn for a candidate."""
    what, entry = one.extent, one.entry
    of = f" of {what.of.place.name}" if what.of else ""
    if what.shape is not None:
        borders = "approximate borders" if what.approximate else "borders"
        return f"the area{of}, {_km2(what.area_km2 or 0)} ({borders}: {what.licence})"
    if what.radius_m is not None:
        return f"a disc{of} of {what.radius_m / 1000:g} km"
    shapes = "" if len(store.books) > 1 else "; its borders may be in the osm file"
    return f"nothing: no borders of this {entry.place.level} are known here{shapes}"


def record(asked: str, one: Candidate, chosen: "Resolution") -> dict[str, Any]:
    """Return a candidate as JSON has it."""
    entry, place, what = one.entry, one.entry.place, one.extent
    return {
        "asked": asked,
        "id": place.id,
        "name": place.name,
        "level": place.level,
        "kind": entry.kind,
        "country": place.country,
        "admin1": place.admin1,
        "district": entry.admin2,
        "lon": place.lon,
        "lat": place.lat,
        "population": entry.population or None,
        "matched": entry.matched,
        "file": entry.origin,
        "chosen": one.chosen,
        "probability": one.probability,
        "why": chosen.why if one.chosen else None,
        "shape": {
            "kind": "area" if what.shape is not None else "disc" if what.radius_m else None,
            "radius_m": what.radius_m,
            "area_km2": None if what.area_km2 is None else round(what.area_km2, 1),
            "of": what.of.place.id if what.of else None,
            "licence": what.licence,
            "approximate": what.approximate,
        },
        "link": link(one),
    }


def link(one: Candidate) -> str:
    """Return the address of the place's surroundings on a map of the web; nothing is fetched."""
    place = one.entry.place
    zoom = {"country": 5, "sea": 5, "region": 7, "district": 9}.get(place.level, 12)
    return MAP_AT.format(lat=place.lat, lon=place.lon, zoom=zoom)


def fitting(
    entries: "Iterable[Entry]", *, country: str | None, level: "Level | None"
) -> "list[Entry]":
    """Return those of the entries that lie in the country and are of the level asked for."""
    return [
        entry
        for entry in entries
        if country in {None, entry.place.country} and level in {None, entry.place.level}
    ]


def resolved(
    name: str,
    gazetteer: "Gazetteer",
    *,
    near: str | None,
    country: str | None,
    level: "Level | None",
) -> "Resolution":
    """Return the choice among what bears the name; `near` may be a settlement, for its region.

    A settlement as `near` stands for the region that it lies in.
    """
    if near is not None and not any(map(_is_area, gazetteer.lookup(near))):
        town = gazetteer.resolve(near, country=country).place
        if town is not None and town.country:
            area = gazetteer.area(country=town.country, admin1=town.admin1)
            found = gazetteer.resolve(name, near=area, level=level)
            why = f"{near} taken for {area.name}; {found.why}" if area else found.why
            return replace(found, why=why)
    return gazetteer.resolve(name, near=near, country=country, level=level)


def _is_area(entry: "Entry") -> bool:
    """Tell whether an entry is an area by the name; a district is not by its town's name alone."""
    level = entry.place.level
    return level in _AREAS or (level == "district" and entry.matched != "base")


def suggestions(name: str, store: "Store") -> list[str]:
    """Return names of places that a misspelt one may have meant."""
    from geomap.gazetteer.names import key
    from geomap.gazetteer.suggest import did_you_mean

    asked = key(name)
    for letters in (2, 1):
        keys = {one for book in store.books for one in book.keys(asked[:letters], limit=_MOST_KEYS)}
        if found := did_you_mean(name, sorted(keys), limit=5):
            bearing = store.entries(found)
            names = [bearing[one][0].place.name for one in found if bearing.get(one)]
            return list(dict.fromkeys(names))
    return []


def _km2(area: float) -> str:
    return f"{area:,.0f} km²" if area >= 10 else f"{area:.1f} km²"  # noqa: PLR2004  # two figures
