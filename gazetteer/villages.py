"""Villages that no free source gives a point for, each known by the district that holds it.

Russia's and Belarus's are Overture's localities, Ukraine's those of KATOTTG, the state register.
What core has with a point is left out; villages of one name in one district are one entry, since
nothing tells them apart.
"""

# ruff: noqa: RUF001  # the letters are meant to be Cyrillic

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import shapely
from councils import SETTLEMENTS, region_of
from oblasts import Oblast
from raions import LANGUAGES, Raion, Town
from readers import PRIMARY, VARIANT, Row
from romanised import romanised
from russian import russian
from tables import Division, Registered

from geomap.gazetteer.names import key
from geomap.gazetteer.sound import sound_key

KINDS = {"M": "town", "X": "settlement", "C": "village"}
NEAR_DEGREES = 0.04
# As many letters of Overture's ids (GERS) as tell them apart: all 36 would be a third of the file.
ID_LETTERS = len("6922a23c-7446")
# What is no village: rural councils, stations by their kilometre, gardeners' plots.
_NOT_VILLAGES = re.compile(
    r"\b(поселение|сельсовет|наслег|сумон|Савет|громада|образование|округ|район|раён|совхоз\w*"
    r"|отделени\w+|км|километр|СНТ|ДНТ|КП|ЖСК|ДСК|СНП|ТСН|микрорайон|квартал|разъезд|санатори\w+"
    r"|пансионат\w*|территория|шахт\w+|участок|ферма|карьер|общежитие|дом|дома|лесничество"
    r"|кордон|базы|база|станция|подсобного|хозяйства|завода|комбината)\b|[\"«»№/()]|^\d+$|\d{3}",
    re.IGNORECASE,
)
_TYPES = re.compile(
    r"^(?:посёлок|поселок|село|деревня|хутор|станица|аул|слобода|рабочий посёлок|пгт|город)\s+"
    r"(?:городского типа\s+)?(?=[А-ЯЁ])"
)
_SHORTEST, _LONGEST = 3, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The area that stands for a village: a district of this file, or a region of core."""

    id: str
    country: str
    admin1: str
    is_district: bool
    lon: float
    lat: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Village:
    """A village as a source names it."""

    id: str
    country: str
    name: str
    english: str
    kind: str
    area: Area


def areas(raions: Iterable[Raion], regions: Iterable[Oblast]) -> dict[str, Area]:
    """Return the areas by id of district and by ISO code of region."""
    found = {}
    for one in (*raions, *regions):
        is_district = isinstance(one, Raion)
        point = shapely.point_on_surface(one.shape)
        found[one.id if is_district else one.iso] = Area(
            id=one.id if is_district else f"geonames:{one.number}",
            country=one.country,
            admin1=one.admin1 if is_district else one.iso,
            is_district=is_district,
            lon=round(point.x, 4),
            lat=round(point.y, 4),
        )
    return found


def of_overture(
    divisions: list[Division], *, linked: dict[str, Raion], known: dict[str, Area]
) -> Iterator[Village]:
    """Yield Overture's localities of Russia and Belarus, those of Crimea left to the register."""
    for one in divisions:
        name = _TYPES.sub("", one.name)
        area = known.get(linked[one.county].id if one.county in linked else one.region)
        if one.subtype != "locality" or one.country == "UA" or area is None or not _good(name):
            continue
        yield Village(
            id=f"overture:{one.id[:ID_LETTERS]}",
            country=one.country,
            name=name,
            english=one.english if one.english.isascii() else "",
            kind="village",
            area=area,
        )


def of_the_register(listed: list[Registered], *, known: dict[str, Area]) -> Iterator[Village]:
    """Yield the settlements of KATOTTG."""
    for one in listed:
        area = known.get(f"katottg:{one.raion}") or known.get(region_of(one.raion))
        if one.category in SETTLEMENTS and area:
            yield Village(
                id=f"katottg:{one.id}",
                country="UA",
                name=one.name,
                english="",
                kind=KINDS[one.category],
                area=area,
            )


def _good(name: str) -> bool:
    return _SHORTEST <= len(name) <= _LONGEST and not _NOT_VILLAGES.search(name)


def unpointed(
    villages: Iterable[Village], towns: list[Town], *, raions: Iterable[Raion]
) -> list[Village]:
    """Return the villages that core has no point for, one of each name and area.

    They are in the order of their areas, in which the file deflates best.
    """
    held = _held(towns, raions)
    kept: dict[tuple[str, str], Village] = {}
    for one in villages:
        own = {key(one.name), key(romanised(one.name, country=one.country)), key(one.english)}
        own |= {f"~{sound_key(one.name)}"}
        if not own & held[one.area.id if one.area.is_district else one.area.admin1]:
            kept.setdefault((one.area.id, key(one.name)), one)
    ordered = sorted(kept.values(), key=lambda one: (one.area.admin1, one.area.id, one.name))
    if len({one.id for one in ordered}) != len(ordered):
        raise ValueError("two villages have one id; raise ID_LETTERS")
    return ordered


def _held(towns: list[Town], raions: Iterable[Raion]) -> dict[str, set[str]]:
    """Return the names of core's settlements in (or within 3 km of) each district and region."""
    held: dict[str, set[str]] = defaultdict(set)
    names = [_names(town) for town in towns]
    for town, own in zip(towns, names, strict=True):
        held[town.admin1 or ""] |= own
    tree = shapely.STRtree([town.point for town in towns])
    for raion in raions:
        near = tree.query(raion.shape, predicate="dwithin", distance=NEAR_DEGREES)
        for n in near:
            held[raion.id] |= names[n]
    return held


def _names(town: Town) -> set[str]:
    """Return a settlement's keys, and after "~" those by sound of its own names."""
    own = set(town.keys)
    return own | {f"~{sound_key(one)}" for one, how in town.keys.items() if how <= VARIANT}


def rows(villages: Iterable[Village]) -> list[Row]:
    """Return the villages as rows, named in their own language, in Latin letters and by sound."""
    return [_row(one) for one in villages]


def _row(one: Village) -> Row:
    latin = romanised(one.name, country=one.country)
    row = Row(
        id=one.id,
        name=one.english or latin,
        level="district",
        country=one.country,
        admin1=one.area.admin1,
        lon=one.area.lon,
        lat=one.area.lat,
        kind=one.kind,
        area=one.area.id,
        admin2=one.area.id if one.area.is_district else None,
    )
    row.named(one.name, PRIMARY, language=LANGUAGES[one.country])
    row.named(one.english, PRIMARY)
    row.named(latin, VARIANT if one.english else PRIMARY)
    spoken = [one.name, one.english]
    if one.country == "UA":
        in_russian = russian(one.name)
        row.named(in_russian, VARIANT, language="ru")
        spoken.append(in_russian)
    row.sounds = {sound_key(name) for name in spoken if name} - {""}
    return row
