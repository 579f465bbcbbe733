"""Each kind of file into the user's: dumps, alternate names, own places.

Rows travel in batches, so a dump of twelve million takes no more memory than one of twelve.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

from geomap import geometry
from geomap.errors import GazetteerError, InputError
from geomap.gazetteer import geonames_dump, own_places
from geomap.gazetteer.added_file import DUMP_COLUMNS, AddedFile, Progress
from geomap.gazetteer.book import LEVELS, MATCHES
from geomap.gazetteer.names import base, key
from geomap.gazetteer.new_places import LeftOut, NewName, NewPlace
from geomap.gazetteer.shapes import decode

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer.own_file import OwnFile
    from geomap.gazetteer.store import Store
    from geomap.gazetteer.values import Entry, Resolution
    from geomap.gazetteer.whereabouts import Whereabouts

Item = TypeVar("Item")
BATCH = 2_000
# A site of the same name so near to one that is known is the same.
SAME_SITE_M = 5_000.0
POINTS = frozenset({"settlement", "point"})
_SHIPPED, _FINER = "that geomap ships already", "sites that geomap ships already"


class Resolve(Protocol):
    """What finds the settlement that an own place names."""

    def __call__(self, name: str, *, near: str | None, country: str | None) -> "Resolution":
        """Return the place that the name means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a writer works with, and the number of the file in the list of what was added."""

    own: "OwnFile"
    store: "Store"
    where: "Whereabouts"
    resolve: Resolve
    source: int
    licence: str
    progress: Progress | None


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of a file's lines."""

    places: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def write(file: AddedFile, desk: Desk) -> Tally:
    """Write what a file holds and return what became of its lines."""
    writers: dict[str, Callable[[AddedFile, Desk], Tally]] = {
        "dump": _dump,
        "alternate names": _alternate_names,
        "csv": partial(_own, read=own_places.rows),
        "geojson": partial(_own, read=own_places.features),
        "geojson lines": partial(_own, read=own_places.features),
    }
    return writers[file.kind](file, desk)


def _dump(file: AddedFile, desk: Desk) -> Tally:
    """Write a GeoNames dump: what geomap ships is left as it is there, its names are told apart."""
    first, second = _halves(desk.progress)
    table = desk.where.codes(_coded(file, first))
    tally = Tally()
    outline = lru_cache(maxsize=256)(partial(_outline, desk.store))
    lines = (
        geonames_dump.place_of(line, where=f"{file.where}:{number}", number=number)
        for number, line in file.lines(second)
        if line
    )
    for batch in _batches(lines):
        places = _kept(batch, tally)
        numbers = [int(place.id.partition(":")[2]) for place in places]
        held = desk.own.has(numbers, shipped_only=True)
        tally.left_out[_SHIPPED] += len(held)
        new = [place for place, number in zip(places, numbers, strict=True) if number not in held]
        for place in _told_apart(_placed(new, desk, table), desk.store, outline, tally):
            desk.own.put(place, source=desk.source)
            tally.places += 1
    return tally


def _coded(file: AddedFile, progress: Progress | None) -> Iterator[tuple[int, str]]:
    """Yield (GeoNames id, code of its region) of the settlements of a dump."""
    for _, line in file.lines(progress):
        cells = line.split("\t")
        if len(cells) == DUMP_COLUMNS and cells[6] == "P" and cells[0].isdecimal():
            yield int(cells[0]), f"{cells[8]}.{cells[10]}"


def _placed(places: Sequence[NewPlace], desk: Desk, table: dict[str, str]) -> list[NewPlace]:
    """Return the places with the ISO 3166-2 code of their region, by GeoNames' code or position."""
    codes = [
        place.admin1 or (table.get(f"{place.country}.{place.code}") if place.code else None)
        for place in places
    ]
    for country in sorted({place.country or "" for place in places}):
        asked = [
            at
            for at, place in enumerate(places)
            if codes[at] is None and (place.country or "") == country and not place.area
        ]
        points = [(places[at].lon, places[at].lat) for at in asked]
        for at, code in zip(asked, desk.where.regions(country or None, points), strict=True):
            codes[at] = code
    return [
        replace(place, admin1=code, country=place.country or (code[:2] if code else None))
        for place, code in zip(places, codes, strict=True)
    ]


def _told_apart(
    places: Sequence[NewPlace],
    store: "Store",
    outline: "Callable[[str], BaseGeometry | None]",
    tally: Tally,
) -> Iterator[NewPlace]:
    """Yield the places, without those that geomap ships under another id.

    A village that it knows by its district only keeps that id, and gets a point. A district
    without borders of its own is drawn as its region.
    """
    keys = {
        place.id: [key(one.text) for one in place.names if one.matched in {"primary", "spelling"}]
        for place in places
    }
    bearing = store.entries(one for some in keys.values() for one in some)
    adopted: set[str] = set()
    for place in places:
        same = [
            entry
            for one in keys[place.id]
            for entry in bearing.get(one, ())
            if entry.place.country == place.country
        ]
        if place.level == "point" and any(_same_site(entry, place) for entry in same):
            tally.left_out[_FINER] += 1
        elif place.level == "district":
            region = _region_of(place, store)
            known = any(one.place.level == "district" and one.area is None for one in same)
            if region is None or known:
                tally.left_out["districts that have borders already, or no known region"] += 1
            else:
                yield replace(place, area=region)
        elif village := _village(same, place, outline, adopted):
            adopted.add(village.place.id)
            yield replace(place, id=village.place.id, admin2=village.area)
        else:
            yield place


def _same_site(entry: "Entry", place: NewPlace) -> bool:
    one = entry.place
    if one.level != "point":
        return False
    return geometry.distance_between_m(one.lon, one.lat, place.lon, place.lat) <= SAME_SITE_M


def _region_of(place: NewPlace, store: "Store") -> str | None:
    if place.country is None or place.admin1 is None:
        return None
    region = store.area(country=place.country, admin1=place.admin1)
    return region.place.id if region else None


def _village(
    same: Sequence["Entry"],
    place: NewPlace,
    outline: "Callable[[str], BaseGeometry | None]",
    adopted: set[str],
) -> "Entry | None":
    """Return the village of that name that is known by the district which holds the point."""
    if place.level != "settlement":
        return None
    found: dict[str, Entry] = {}
    for entry in same:
        if entry.area is None or entry.place.level != "district":
            continue
        district = outline(entry.area)
        if district is not None and geometry.contains(district, place.lon, place.lat):
            found[entry.place.id] = entry
    if len(found) != 1 or not adopted.isdisjoint(found):
        return None
    return next(iter(found.values()))


def _outline(store: "Store", place_id: str) -> "BaseGeometry | None":
    outline = store.shape(place_id)
    return decode(outline.data) if outline else None


def _alternate_names(file: AddedFile, desk: Desk) -> Tally:
    """Write names of places that any of the files has, historic ones told apart."""
    tally = Tally()
    lines = (
        geonames_dump.other_name(line, where=f"{file.where}:{number}")
        for number, line in file.lines(desk.progress)
        if line
    )
    for batch in _batches(lines):
        names = _kept(batch, tally)
        files = desk.own.has(name.geonameid for name in names)
        fields = {number: desk.own.fields(number, file) for number, file in files.items()}
        for name in names:
            if name.geonameid not in files:
                tally.left_out["of places that are not known"] += 1
            elif staged := _name(name, fields[name.geonameid], desk.own):
                point = LEVELS[fields[name.geonameid][1]] in POINTS
                desk.own.stage(name.geonameid, [staged], sounding=point)
            else:
                tally.left_out["of countries, seas, or a region's name without its word"] += 1
    return tally


def _name(
    name: geonames_dump.OtherName, fields: tuple[str, int, str | None], own: "OwnFile"
) -> tuple[NewName, bool] | None:
    """Return the name as it bears the place, and whether a file has it so; None if it is unfit.

    "Kursk" is no further name of Kursk Oblast: regions are known by their bare names already,
    beside a region word only.
    """
    own_name, number, country = fields
    level, one = LEVELS[number], key(name.text)
    if level not in POINTS and (level not in {"region", "district"} or base(one) == one):
        return None
    held = own.bearing(one, name.geonameid)
    if name.historic:
        current = held is not None and MATCHES[held] == "primary"
        return NewName(text=name.text, matched="historic", lang=name.lang), current
    matched = geonames_dump.how_named(own_name, name.text, country=country)
    if matched == "alternate" and name.preferred and name.lang:
        matched = "spelling"
    if held is not None:
        matched = MATCHES[held]
    return NewName(text=name.text, matched=matched, lang=name.lang), held is not None


def _own(
    file: AddedFile,
    desk: Desk,
    *,
    read: Callable[[AddedFile, Progress | None], Iterator[NewPlace | LeftOut]],
) -> Tally:
    """Write a user's own places."""
    tally = Tally()
    seen: dict[str, int] = {}
    for batch in _batches(read(file, desk.progress)):
        places = [_filled(place, file, desk) for place in _kept(batch, tally)]
        for place in _placed(places, desk, {}):
            _checked(place, file, desk)
            if place.id in seen:
                raise InputError(
                    f"{file.where}:{place.line}: the same place as in line {seen[place.id]} "
                    f"({place.id}); drop one of them"
                )
            seen[place.id] = place.line
            terms = replace(place, licence=place.licence or desk.licence)
            desk.own.put(terms, source=desk.source)
            tally.places += 1
    return tally


def _filled(place: NewPlace, file: AddedFile, desk: Desk) -> NewPlace:
    """Return the place with what its id, or the settlement that it lies in, tells of it."""
    where = f"{file.where}:{place.line}"
    if place.area is not None:
        return _in_settlement(place, where=where, resolve=desk.resolve)
    if place.id.startswith((own_places.OWN, own_places.AIRFIELD)):
        return place
    try:
        known = desk.store.entry(place.id)
    except GazetteerError as error:
        if place.id.startswith("geonames:") and (place.lon, place.lat) == (0.0, 0.0):
            raise InputError(f"{where}: {error}; give lon and lat, or another id") from error
        shared = place.id.startswith("geonames:")
        return place if shared else replace(place, id=f"{own_places.OWN}{place.id}")
    here = (place.lon, place.lat) != (0.0, 0.0)
    one = known.place
    return replace(
        place,
        level=one.level,
        country=place.country or one.country,
        admin1=place.admin1 or one.admin1,
        lon=place.lon if here else one.lon,
        lat=place.lat if here else one.lat,
        population=place.population or known.population,
        kind=place.kind or known.kind,
        feature=known.feature,
        radius_m=place.radius_m or known.radius_m,
        area=None if here or place.shape else known.area,
    )


def _in_settlement(place: NewPlace, *, where: str, resolve: Resolve) -> NewPlace:
    name, _, rest = (place.area or "").partition(",")
    found = resolve(name.strip(), near=rest.strip() or None, country=place.country)
    if found.place is None:
        raise InputError(
            f"{where}: settlement {place.area!r} is not known ({found.why}); "
            'write it with its region ("Karachev, Bryansk Oblast"), or give lon and lat'
        )
    return replace(
        place,
        level="settlement",
        lon=found.place.lon,
        lat=found.place.lat,
        country=found.place.country,
        admin1=found.place.admin1,
        area=found.place.id,
        radius_m=place.radius_m or found.radius_m,
    )


def _checked(place: NewPlace, file: AddedFile, desk: Desk) -> None:
    """Return quietly if the place's codes are known, and it does not lie where lon is lat."""
    where = f"{file.where}:{place.line}"
    if place.country and desk.store.area(country=place.country) is None:
        raise InputError(f"{where}: country {place.country} is not known; write ISO 3166-1")
    if place.id.startswith("ourairports:") or place.country is None or place.shape is not None:
        return
    if place.admin1 and desk.store.area(country=place.country, admin1=place.admin1) is None:
        raise InputError(
            f"{where}: region {place.admin1} is not known; write ISO 3166-2, or nothing"
        )
    if desk.where.regions(place.country, [(place.lon, place.lat)]) != [None]:
        return
    if abs(place.lon) <= 90 and desk.where.regions(  # noqa: PLR2004  # a latitude
        place.country, [(place.lat, place.lon)]
    ) != [None]:
        raise InputError(
            f"{where}: lon {place.lon:g}, lat {place.lat:g} is not in {place.country}, but "
            f"{place.lat:g}, {place.lon:g} is; swap the two"
        )


def _kept(batch: Sequence[Item | LeftOut], tally: Tally) -> list[Item]:
    """Return the lines that are something, the others counted by their reasons."""
    kept: list[Item] = []
    for one in batch:
        if isinstance(one, LeftOut):
            tally.left_out[one.why] += 1
        else:
            kept.append(one)
    return kept


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    several = iter(items)
    while batch := list(islice(several, BATCH)):
        yield batch


def _halves(progress: Progress | None) -> tuple[Progress | None, Progress | None]:
    """Return what tells the progress of two readings of one file as that of one."""
    if progress is None:
        return None, None
    return (
        lambda done, total: progress(done, 2 * total),
        lambda done, total: progress(total + done, 2 * total),
    )
