"""The gazetteer as the other rooms use it: look up, find, resolve, draw."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import geometry
from geomap.errors import GazetteerError
from geomap.gazetteer import cyrillic, mentions
from geomap.gazetteer.borne import Borne
from geomap.gazetteer.choice import choose
from geomap.gazetteer.context import (
    CYRILLIC,
    Context,
    Unions,
    in_cyrillic,
    with_parts,
)
from geomap.gazetteer.lexicon import Lexicon
from geomap.gazetteer.mentions import Scope
from geomap.gazetteer.names import is_cyrillic
from geomap.gazetteer.online_answers import credits_of
from geomap.gazetteer.page import word_key
from geomap.gazetteer.ranking import AREAS, is_allowed
from geomap.gazetteer.reasons import nothing_by
from geomap.gazetteer.shapes import decode
from geomap.gazetteer.store import Shapes, Store, user_file
from geomap.gazetteer.values import Entry, Mention, Resolution
from geomap.gazetteer.worldview import ISO, checked
from geomap.model import Level, Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer.basemap import Basemap
    from geomap.gazetteer.geocoder import GazetteerGeocoder
    from geomap.gazetteer.online import LastResort
    from geomap.gazetteer.surroundings import Surroundings

Box = tuple[float, float, float, float]


class Gazetteer:
    """Names to places, offline, from a read-only SQLite file.

    Parameters
    ----------
    path
        The file; without it the one that geomap ships (see `geomap.gazetteer.store.found`). What
        is under the ODbL is read from `osm.sqlite` beside it.
    shapes
        "core" leaves out all that is under the ODbL: districts, villages that are known by
        their district only, the finer borders of regions.
    user
        A file of own places, whose places win over the shipped ones; without it the one that
        `geomap gazetteer add` writes, where there is one.

    worldview
        Whose view of the borders between countries base maps draw: "iso", "natural-earth", or
        one of those in `worldviews`.

    Raises
    ------
    GazetteerError
        The file is missing or is no gazetteer of this format, or knows no such view.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        shapes: Shapes = "all",
        user: Path | None = None,
        worldview: str = ISO,
    ) -> None:
        user = user or user_file()
        self._opened_with = (path, shapes, user, worldview)
        self._store = Store(path, shapes=shapes, user=user)
        self._lexicon = Lexicon(self._store)
        self._borne = Borne(store=self._store, lexicon=self._lexicon)
        made_of = json.loads(self._store.core.meta.get("macro_regions", "{}"))
        # The regions that Donbas, Darfur or England is made of, by its id.
        self.unions: Unions = {one: frozenset(parts) for one, parts in made_of.items()}
        self.worldview = checked(worldview, self.worldviews)
        # Asked for names that nothing here bears, where the user has named one; else nothing is.
        self.last_resort: LastResort | None = None
        # Polygons that the user draws for places of their own, by the places' ids.
        self.outlines: dict[str, BaseGeometry] = {}

    def __repr__(self) -> str:
        return f"Gazetteer({self.version})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how a copy or another process opens the same files; it asks nobody online."""
        return _opened, self._opened_with, {"outlines": self.outlines}

    @property
    def version(self) -> str:
        """The edition of the data, as claims name it."""
        return self._store.core.meta["version"]

    @property
    def worldviews(self) -> tuple[str, ...]:
        """The points of view on borders that base maps can be drawn in."""
        return tuple(json.loads(self._store.core.meta.get("worldviews", f'["{ISO}"]')))

    @property
    def path(self) -> Path:
        """The file that is open."""
        return self._store.core.path

    @property
    def geocoder(self) -> "GazetteerGeocoder":
        """A geopy geocoder on this gazetteer."""
        from geomap.gazetteer.geocoder import GazetteerGeocoder

        return GazetteerGeocoder(gazetteer=self)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def credits(self, used: Iterable[str] | None = None) -> str:
        """Return the attribution that everything drawn from the gazetteer must carry.

        With `used`, the ids of the places that are drawn, the data that none of them comes from
        are left out; the base map's always stay.
        """
        if used is None:
            lines = [line for book in self._store.books for line in book.credits()]
        else:
            drawn = sorted(set(used))
            lines = [*self._store.credits(drawn), *credits_of(drawn)]
        return " ".join(dict.fromkeys(lines))

    def files(self) -> list[dict[str, str]]:
        """Return the open files with their editions and SHA-256, as `run.json` names them."""
        return [
            {"file": book.origin, "edition": book.meta["version"], "sha256": book.sha256()}
            for book in self._store.books
        ]

    def info(self) -> dict[str, Any]:
        """Return the version, the counts of places and names, and the sources with licences."""
        return {
            "version": self.version,
            "credits": self.credits(),
            "files": [
                {
                    "file": book.origin,
                    "path": str(book.path),
                    "version": book.meta["version"],
                    "counts": book.counts(),
                    "sources": book.sources(),
                }
                for book in self._store.books
            ],
        }

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Return what bears the name, likeliest first without any context.

        A name with a region word ("Kursk region") finds regions only.
        """
        return tuple(self._borne.entries(name))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the place names in an English, Russian or Ukrainian text, without overlaps.

        They come in order; those in names of bodies ("the Kursk Institute") are left out.
        """
        lexicon = self._lexicon
        if is_cyrillic(text):
            return self._in_cyrillic(text)
        return mentions.find(text, entries=lexicon.entries, words=lexicon.words)

    def toponyms(self, text: str, *, demonyms: bool = False) -> tuple[Mention, ...]:
        """Return the place names in a text, in an English one those in names of bodies too.

        With `demonyms` also, in an English text, the words for a place's people and things
        ("Israeli"), each as a mention of the place.
        """
        lexicon = self._lexicon
        if is_cyrillic(text):
            return self._in_cyrillic(text)
        scope = Scope(people=demonyms, bodies=True)
        return mentions.find(text, entries=lexicon.entries, words=lexicon.words, scope=scope)

    def _in_cyrillic(self, text: str) -> tuple[Mention, ...]:
        return cyrillic.find(
            text,
            entries=self._lexicon.entries,
            words=self._lexicon.words,
            spelt=self._borne.spelt,
        )

    def resolve(
        self,
        name: str,
        *,
        near: str | Place | None = None,
        country: str | None = None,
        level: Level | None = None,
    ) -> Resolution:
        """Return the place that the name means, with its probability and the reason.

        `near` is a region or country, by name or as a place, that must hold it; `country` an
        ISO 3166-1 code. No place is given where no entry is likelier than not.
        """
        within = self._area(near) if isinstance(near, str) else near
        if isinstance(near, str) and within is None:
            why = nothing_by(near, version=self.version)
            return Resolution(place=None, probability=None, why=f"{why}, in which to look")
        if within is None and country is not None:
            entry = self._store.area(country=country)
            within = entry.place if entry else None
        return self.choose(name, context=Context(within=within, level=level))

    def choose(self, name: str, *, context: Context) -> Resolution:
        """Return the place that the name means in the context of a text."""
        entries = self._borne.entries(name)
        found = self.choose_among(name, entries, context=context)
        if entries or self.last_resort is None:
            return found
        return self.last_resort(name, context) or found

    def choose_among(self, name: str, entries: Sequence[Entry], *, context: Context) -> Resolution:
        """Return which of the entries the name means in the context of a text."""
        context = with_parts(context, self.unions)
        spelt = (
            bool(entries)
            and all(one.matched == "spelling" for one in entries)
            and not self._lexicon.entry_of(word_key(name))
        )
        if context.within and entries and not any(is_allowed(one, context) for one in entries):
            inside = [one for one in self._borne.by_sound(name) if is_allowed(one, context)]
            entries = inside or entries
        if not name.isascii() and CYRILLIC.search(name):
            context = in_cyrillic(context)
            spelt = False
        found = choose(name, entries, context=context, version=self.version, by_sound=spelt)
        return self._with_area(found, entries)

    def drawn_for(self, place_id: str) -> Place | None:
        """Return the place that is drawn for one without a place of its own, or None.

        A village that is known by its district only is drawn as the district, a site as its
        settlement or region.
        """
        try:
            area = self._store.entry(place_id).area
        except GazetteerError:  # an answer of an online geocoder
            return None
        return self._store.entry(area).place if area else None

    def place(self, place_id: str) -> Place:
        """Return the place of an id such as `geonames:571473`.

        Raises
        ------
        GazetteerError
            There is no such place.
        """
        return self._store.entry(place_id).place

    def entry(self, place_id: str) -> Entry:
        """Return the entry of an id, with its population.

        Raises
        ------
        GazetteerError
            There is no such place.
        """
        return self._store.entry(place_id)

    def area(self, *, country: str, admin1: str | None = None) -> Place | None:
        """Return a country, or one of its regions by ISO 3166-2 code."""
        entry = self._store.area(country=country, admin1=admin1)
        return entry.place if entry else None

    def bears(self, name: str) -> bool:
        """Return whether a place has the name just as it is written, case and marks aside."""
        return bool(self._lexicon.entry_of(word_key(name)))

    def cyrillic_names(self, place_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the names in Cyrillic letters of places by their ids, without case and marks."""
        ids = sorted(set(place_ids))
        found: dict[str, list[str]] = {}
        for book in self._store.books:
            for place_id, name in book.cyrillic_names(ids):
                found.setdefault(place_id, []).append(name)
        return {place_id: tuple(dict.fromkeys(names)) for place_id, names in found.items()}

    def spelt_like(self, name: str, *, country: str) -> frozenset[str]:
        """Return the ids of a country's towns whose names may be spelt so."""
        return self._store.spelt_like(name, country=country)

    def nearest(self, lon: float, lat: float, *, within_degrees: float = 0.5) -> list[Place]:
        """Return the settlements near a point, nearest first."""
        box = (
            lon - within_degrees,
            lat - within_degrees,
            lon + within_degrees,
            lat + within_degrees,
        )
        places = [entry.place for entry in self._store.inside(box)]
        return sorted(
            places,
            key=lambda one: (geometry.distance_between_m(one.lon, one.lat, lon, lat), one.id),
        )

    def shape(self, place_id: str) -> "BaseGeometry | None":
        """Return the polygon of a region, country or sea; None for a settlement."""
        if place_id in self.outlines:
            return self.outlines[place_id]
        outline = self._store.shape(place_id)
        if outline is None:
            area = self._store.entry(place_id).area
            outline = self._store.shape(area) if area else None
        return decode(outline.data) if outline else None

    def basemap(self, box: Box, *, labels: int = 40) -> "Basemap":
        """Return what to draw under a map of the box (west, south, east, north).

        Land, lakes and borders are clipped to the box and as fine as its size needs; `labels`
        is how many of its most populous settlements are named.
        """
        from geomap.gazetteer.basemap import draw

        return draw(self._store, box, labels=labels, worldview=self.worldview)

    def surroundings(
        self, box: Box, *, towns: int, inner: Box | None = None, least_region_degrees: float = 0.0
    ) -> "Surroundings":
        """Return what a page's ground shows of the box: land, water, borders and what has a name.

        `towns` is how many of its most populous settlements are named, half of them from the
        inner box; countries whose regions are mostly less wide than so many degrees come without
        regions.
        """
        from geomap.gazetteer.surroundings import surroundings

        return surroundings(
            self._store,
            box,
            inner=inner or box,
            towns=towns,
            least_region_degrees=least_region_degrees,
            worldview=self.worldview,
        )

    def countries_around(self, box: Box) -> "Surroundings":
        """Return the countries of the box and their borders only, coarse."""
        from geomap.gazetteer.surroundings import outlines

        return outlines(self._store, box, worldview=self.worldview)

    def spots(self, box: Box, *, least: int) -> list[tuple[float, float, int]]:
        """Return (lon, lat, population) of the box's settlements of at least so many people."""
        return self._store.core.spots(box, least=least)

    def _with_area(self, found: Resolution, entries: Sequence[Entry]) -> Resolution:
        """Return the resolution with what is drawn, for a place that has none of its own."""
        place = found.place
        area = next((one.area for one in entries if place and one.place.id == place.id), None)
        if area is None:
            return found
        why = f"{found.why}; its own place is in no data: {self.place(area).name} is drawn"
        return replace(found, why=why)

    def _area(self, name: str) -> Place | None:
        areas = [entry for entry in self.lookup(name) if entry.place.level in AREAS]
        return areas[0].place if areas else None


def _opened(path: Path | None, shapes: Shapes, user: Path, worldview: str) -> Gazetteer:
    return Gazetteer(path, shapes=shapes, user=user, worldview=worldview)
