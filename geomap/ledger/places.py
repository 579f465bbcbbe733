"""Where a row says that it happened: a point as given, a name found in the gazetteer, a polygon."""

import hashlib
from collections.abc import Iterable
from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING

from geomap import spatial
from geomap.errors import GazetteerError
from geomap.gazetteer import Context, Gazetteer, Resolution
from geomap.gazetteer.countries import country_word
from geomap.gazetteer.store import Store
from geomap.gazetteer.whereabouts import Whereabouts
from geomap.geometry import LARGEST_RADIUS_M, UNKNOWN_RADIUS_M, disc, distance_between_m, radius_m
from geomap.ledger.cells import country_code, position, precision, stated
from geomap.ledger.values import Row, RowError
from geomap.model import PLACED_BY_HAND, Level, Location, Place, Role, What

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
_AREAS: frozenset[Level] = frozenset({"district", "region", "country", "sea"})
# A point that stands where the gazetteer has the place is the gazetteer's, as geomap writes it.
_SAME_DEGREES = 0.001
_POINT = "lon and lat as given by hand"
_DRAWN = "an area drawn by hand"


class Places:
    """Rows to locations; polygons that rows draw are kept in `outlines` by the place's id."""

    def __init__(self, gazetteer: Gazetteer, rows: Iterable[Row], *, page: bool = False) -> None:
        self._gazetteer = gazetteer
        self._page = page
        self.outlines: dict[str, BaseGeometry] = {}
        self._regions = _regions(gazetteer, rows)
        self._named = lru_cache(maxsize=50_000)(self._look_up)

    def location(self, row: Row, *, role: Role, what: What | None) -> Location | None:
        """Return where the row says it happened, or None where it names no place.

        Raises
        ------
        RowError
            A cell holds no coordinate, precision or country.
        """
        level, radius = precision(row)
        found = (
            self._known(row, radius)
            or (self._page and self._on_page(row, level, radius))
            or self._drawn(row, level)
            or self._pointed(row, level, radius)
            or self._of_name(row, level, radius)
        )
        if found is None:
            return None
        relation, answer = found
        return Location(
            role=role,
            what=what,
            relation=relation,
            place=answer.place,
            radius_m=answer.radius_m,
            probability=answer.probability,
            why=answer.why,
            alternatives=answer.alternatives,
        )

    def _known(self, row: Row, radius: float | None) -> tuple[str | None, Resolution] | None:
        """Return the place of an id of the gazetteer, as geomap's own tables have it."""
        given = row.get("place_id")
        if given is None:
            return None
        try:
            entry = self._gazetteer.entry(given)
        except GazetteerError:
            return None
        relation, at = row.get("relation"), position(row)
        read = spatial.read(relation)
        if row.shape is not None and read is not None and read.kind in {"between", "border"}:
            return None  # made of two places, of which a row names one: the outline is kept
        place = entry.place
        spot = place.level not in _AREAS
        if spot and at and not _is_at(place, at):
            return None  # moved by hand
        usual = entry.radius_m or (radius_m(entry.population) if spot else None)
        return relation, Resolution(
            place=place,
            probability=_probability(row),
            why=row.get("place_why") or "the gazetteer's entry of that id, given by hand",
            radius_m=(radius or usual) if spot else None,
        )

    def _on_page(
        self, row: Row, level: Level | None, radius: float | None
    ) -> tuple[str | None, Resolution] | None:
        """Return the gazetteer's place that a page's download names: it has no column for the id.

        A point must be where the gazetteer has that name; an outline there is thinned, and made
        anew from the name.
        """
        name, at = stated(row, "place"), position(row)
        if name is None:
            return None
        relation: str | None = None
        if at is not None:
            near = (one.place for one in self._gazetteer.lookup(name))
            place = next((p for p in near if p.level == level and _is_at(p, at)), None)
        else:
            relation, answer = self._named(name, None, country_code(row, "country"), level)
            place = answer.place
        if place is None or (place.level != level and relation is None):
            return None
        why = row.get("place_why") or "the gazetteer's entry of that name, given by hand"
        return relation, Resolution(place=place, probability=None, why=why, radius_m=radius)

    def _drawn(self, row: Row, level: Level | None) -> tuple[None, Resolution] | None:
        if row.shape is None:
            return None
        inside = row.shape.representative_point()
        place = self._place(
            row,
            name=self._name(row) or _DRAWN,
            level=level if level in _AREAS else "district",
            at=(inside.x, inside.y),
            content=row.shape.wkt,
        )
        self.outlines[place.id] = row.shape
        return None, Resolution(place=place, probability=None, why=row.get("place_why") or _DRAWN)

    def _pointed(
        self, row: Row, level: Level | None, radius: float | None
    ) -> tuple[None, Resolution] | None:
        at = position(row)
        if at is None:
            return None
        if level in _AREAS:
            return None, self._area_around(row, level, at)
        name = self._name(row) or f"{at[1]:.5f}, {at[0]:.5f}"
        if radius is not None and radius > LARGEST_RADIUS_M:
            wide = self._place(row, name=name, level="district", at=at, content=f"{radius}")
            self.outlines[wide.id] = disc(*at, radius)
            why = f"{_POINT}, with a radius of {radius / 1000:g} km: an area"
            return None, Resolution(place=wide, probability=None, why=why)
        place = self._place(row, name=name, level=level or "point", at=at, content="")
        if radius is None and level == "settlement":
            radius = self._usual_radius(name, at)
        why = row.get("place_why") or _POINT
        return None, Resolution(place=place, probability=None, why=why, radius_m=radius)

    def _area_around(self, row: Row, level: Level | None, at: Point) -> Resolution:
        """Return the area that a point only stands for: no pin marks what is not known so well."""
        named = self._of_name(row, level, None)
        if named is not None and named[1].place is not None:
            return named[1]
        region = self._regions.get(at)
        place = None
        if region and level in {"region", "country"}:
            code = region.partition("-")[0]
            admin1 = region if level == "region" else None
            place = self._gazetteer.area(country=code, admin1=admin1)
        if place is None:
            why = f"lon and lat stand for a {level}, and no {level} that holds them is known"
            return Resolution(place=None, probability=None, why=why)
        why = f"lon and lat stand for a {level}: the {level} that holds them is drawn"
        return Resolution(place=place, probability=None, why=why)

    def _of_name(
        self, row: Row, level: Level | None, radius: float | None
    ) -> tuple[str | None, Resolution] | None:
        if row.get("place_why") and not row.get("place"):  # geomap has looked already
            if not row.get("role"):
                return None
            why = row.get("place_why") or ""
            return None, Resolution(place=None, probability=None, why=why)
        region, code = stated(row, "region"), country_code(row, "country")
        name = stated(row, "place") or stated(row, "place_text")
        if name is None and region is not None:
            name, region, level = region, None, "region"
        if name is None and code is not None:
            whole = self._gazetteer.area(country=code)
            why = "the country, given by hand"
            return (None, Resolution(place=whole, probability=None, why=why)) if whole else None
        if name is None:
            return None
        asked = None if level == "point" else level
        relation, answer = self._named(name, region, code, asked)
        why = f"given by hand: \N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}"
        spot = answer.place is not None and answer.place.level not in _AREAS
        return row.get("relation") or relation, Resolution(
            place=answer.place,
            probability=answer.probability,
            why=f"{why}; {answer.why}",
            alternatives=answer.alternatives,
            radius_m=(radius or answer.radius_m) if spot else None,
        )

    def _look_up(
        self, name: str, region: str | None, code: str | None, level: Level | None
    ) -> tuple[str | None, Resolution]:
        """Return the place of a name, with the words that put the strike beside it."""
        gazetteer = self._gazetteer
        near: Place | str | None = region
        if region is not None and code is not None:
            near = gazetteer.resolve(region, country=code, level="region").place or region
        answer = gazetteer.resolve(name, near=near, country=code, level=level)
        if answer.place is not None or gazetteer.lookup(name):
            return None, answer
        head, comma, tail = name.rpartition(",")
        if comma and head.strip() and tail.strip():
            inner = gazetteer.resolve(head.strip(), near=tail.strip(), level=level)
            if inner.place is not None:
                return None, inner
        return self._beside(name, near, code) or (None, answer)

    def _beside(
        self, words: str, near: Place | str | None, code: str | None
    ) -> tuple[str, Resolution] | None:
        """Return the place in words such as "37 km NW of Kursk", and how it lay to it."""
        head, comma, tail = words.rpartition(",")
        word = country_word(tail.strip())
        if comma and word and word.kind == "name":  # "37 km NW of Kursk, Russia"
            words, code = head, code or word.alpha2
        for mention in self._gazetteer.mentions(words):
            around = f"{words[: mention.start]}{spatial.PLACE}{words[mention.end :]}"
            relation = around.removesuffix(spatial.PLACE).strip()
            if spatial.read(relation) is None:
                continue
            if near is None and code is None:
                context = Context(level=mention.level_hint)
                found = self._gazetteer.choose(mention.name, context=context)
            else:
                level = mention.level_hint
                found = self._gazetteer.resolve(mention.name, near=near, country=code, level=level)
            if found.place is not None:
                return relation, found
        return None

    def _place(self, row: Row, *, name: str, level: Level, at: Point, content: str) -> Place:
        region = self._regions.get(at)
        code = country_code(row, "country") or (region.partition("-")[0] if region else None)
        return Place(
            id=_id(name, level, repr(at), content),
            name=name,
            level=level,
            country=code,
            admin1=region if region and region.partition("-")[0] == code else None,
            lon=at[0],
            lat=at[1],
        )

    def _usual_radius(self, name: str, at: Point) -> float:
        """Return the radius of the settlement of that name there, else one for unknown size."""
        for one in self._gazetteer.lookup(name):
            place = one.place
            if place.level == "settlement":
                away = distance_between_m(place.lon, place.lat, *at)
                if away < LARGEST_RADIUS_M:
                    return radius_m(one.population)
        return UNKNOWN_RADIUS_M

    @staticmethod
    def _name(row: Row) -> str | None:
        return stated(row, "place") or stated(row, "place_text") or stated(row, "region")


def _regions(gazetteer: Gazetteer, rows: Iterable[Row]) -> dict[Point, str | None]:
    """Return the region that holds each point that the rows give or draw around."""
    points: dict[Point, None] = {}
    for row in rows:
        try:
            at = position(row)
        except RowError:
            continue
        if row.shape is not None:
            inside = row.shape.representative_point()
            at = (inside.x, inside.y)
        if at is not None:
            points[at] = None
    if not points:
        return {}
    found = list(points)
    with closing(Store(gazetteer.path, shapes="core")) as store, closing(Whereabouts(store)) as of:
        return dict(zip(found, of.regions(None, found), strict=True))


def _is_at(place: Place, at: Point) -> bool:
    return max(abs(at[0] - place.lon), abs(at[1] - place.lat)) <= _SAME_DEGREES


def _probability(row: Row) -> float | None:
    try:
        value = float(row.get("place_probability") or "nan")
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _id(*parts: str) -> str:
    return (
        PLACED_BY_HAND
        + hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:12]
    )
