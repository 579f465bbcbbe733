"""The gazetteer's files, found and joined at query time.

`core.sqlite` holds what is free with attribution, `osm.sqlite` what is under the ODbL, and the
user's own file what `geomap gazetteer add` put there. They are never merged into one.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from geomap.errors import GazetteerError
from geomap.gazetteer.book import FORMAT, LEVELS, Book, Box, Ground, Outline
from geomap.gazetteer.transliteration import shorter_keys, spelling_key
from geomap.gazetteer.values import Entry

__all__ = ["FORMAT", "LEVELS", "Ground", "Store", "found", "user_file"]

Shapes = Literal["all", "core"]
OSM = "osm.sqlite"
USER_FILE_VARIABLE = "GEOMAP_GAZETTEER"
_PACKAGE = Path(__file__).resolve().parent.parent
# In this order: an installed wheel holds the files itself; a working copy has them beside the
# package.
FOLDERS = (_PACKAGE / "_gazetteer", _PACKAGE.parent / "gazetteer")


def found(path: Path | None = None, *, name: str = "core.sqlite") -> Path:
    """Return the path of a file of the gazetteer.

    Without a path: in the package (`geomap/_gazetteer`, as wheels hold it), else beside the
    package (`gazetteer/`, as a working copy holds it).

    Raises
    ------
    GazetteerError
        There is no such file.
    """
    looked = (path,) if path else tuple(folder / name for folder in FOLDERS)
    for one in looked:
        if one.is_file():
            return one
    names = ", ".join(str(one) for one in looked)
    raise GazetteerError(f"{names}: no gazetteer there; reinstall geomap or run gazetteer/build.py")


def user_file() -> Path:
    """Return where the user's own places are kept; the file need not be there.

    The path that the variable GEOMAP_GAZETTEER names, else `geomap/gazetteer.sqlite` in the
    folder that the system keeps for a user's data.
    """
    if named := os.environ.get(USER_FILE_VARIABLE):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir("geomap", appauthor=False)) / "gazetteer.sqlite"


class Store:
    """The open files, the user's first; what several hold is answered by the first of them."""

    def __init__(
        self, path: Path | None = None, *, shapes: Shapes = "all", user: Path | None = None
    ) -> None:
        self.core = Book(found(path), origin="core")
        self._books = [self.core]
        self._spelt: dict[str, Mapping[str, frozenset[str]]] = {}
        if shapes == "all":
            beside = self.core.path.with_name(OSM)
            if path is None or beside.is_file():  # a file of one's own may stand alone
                self._books.append(Book(found(beside), origin="osm"))
        if user is not None and user.is_file():
            self._books.insert(0, Book(user, origin="user"))

    @property
    def books(self) -> tuple[Book, ...]:
        """The open files, in the order in which they are asked."""
        return tuple(self._books)

    def close(self) -> None:
        """Close the files."""
        for book in self._books:
            book.close()

    def entries(self, keys: Iterable[str]) -> dict[str, list[Entry]]:
        """Return what bears each key; keys that nothing bears are left out."""
        return self._joined(keys, table="name")

    def bearing(self, key: str) -> list[Entry]:
        """Return what bears one key, in no order."""
        found = [some for book in self._books if (some := book.bearing(key))]
        if len(found) > 1:
            return _first_of_each(entry for some in found for entry in some)
        return found[0] if found else []

    def sounding(self, keys: Iterable[str]) -> dict[str, list[Entry]]:
        """Return what sounds as each phonetic key says (`geomap.gazetteer.sound`)."""
        return self._joined(keys, table="sound")

    def spelt(self, country: str) -> Mapping[str, frozenset[str]]:
        """Return the ids of a country's towns by what the spellings of a name have in common.

        Beside them stand the keys of first parts: "Maalot" of Maalot-Tarshiha.
        """
        if country not in self._spelt:
            found: dict[str, set[str]] = {}
            for name, place_id in self.core.towns(country):
                whole = spelling_key(name)
                first = spelling_key(name.partition(" ")[0])
                for one in {whole, first, *shorter_keys(whole)} - {""}:
                    found.setdefault(one, set()).add(place_id)
            self._spelt[country] = {one: frozenset(ids) for one, ids in found.items()}
        return self._spelt[country]

    def spelt_like(self, name: str, *, country: str) -> frozenset[str]:
        """Return the ids of a country's towns whose names a transliteration may spell so."""
        spelt = spelling_key(name)
        if not spelt:
            return frozenset()
        held = self.spelt(country)
        return frozenset().union(*(held.get(one, ()) for one in (spelt, *shorter_keys(spelt))))

    def words(self, keys: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return those of the keys that are ordinary words (`common`) or people's names.

        The kinds are `common`, `given` and `surname`; a key may have several.
        """
        found: dict[str, set[str]] = {}
        for key, kind in self.core.words(keys):
            found.setdefault(key, set()).add(kind)
        return {key: frozenset(kinds) for key, kinds in found.items()}

    def entry(self, place_id: str) -> Entry:
        """Return the entry of an id.

        Raises
        ------
        GazetteerError
            There is no such place.
        """
        for book in self._books:
            if entry := book.entry(place_id):
                return entry
        versions = ", ".join(book.meta["version"] for book in self._books)
        raise GazetteerError(f"{place_id}: no such place in the gazetteer {versions}")

    def area(self, *, country: str, admin1: str | None = None) -> Entry | None:
        """Return the entry of a country, or of one of its regions by ISO 3166-2 code."""
        return self.core.area(country=country, admin1=admin1)

    def shape(self, place_id: str) -> Outline | None:
        """Return the finest shape of a place that is held, or None if there is none."""
        books = sorted(self._books, key=lambda book: _FINEST.index(book.origin))
        for book in books:
            number = book.number(place_id)
            outline = book.shape(number) if number is not None else None
            if outline:
                return outline
        return None

    def credits(self, place_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the attributions of the places and shapes that are drawn, and of the ground."""
        used: dict[str, set[str]] = {"core": {"ground"}}
        for place_id in sorted(set(place_ids)):
            held = [(book.origin, one) for book in self._books if (one := book.entry(place_id))]
            for origin, entry in held[:1]:
                kinds = {f"id:{place_id.partition(':')[0]}", f"kind:{entry.kind}"}
                used.setdefault(origin, set()).update(kinds)
            area = next((entry.area for _, entry in held if entry.area), place_id)
            if outline := self.shape(area):
                used.setdefault(outline.origin, set()).add(f"licence:{outline.licence}")
        books = [book for book in self._books if book.origin in used]
        return tuple(line for book in books for line in book.credits(used[book.origin]))

    def ground(self, layer: str, *, detail: int, box: Box) -> Iterator[Ground]:
        """Yield the base map's pieces of a layer that touch the box (west, south, east, north)."""
        return self.core.ground(layer, detail=detail, box=box)

    def largest(self, box: Box, *, limit: int) -> list[Entry]:
        """Return the most populous settlements in the box, largest first, from 15,000 people."""
        return self.core.largest(box, limit=limit)

    def inside(self, box: Box) -> list[Entry]:
        """Return all settlements in the box that have a point, by key."""
        return _first_of_each(entry for book in self._books for entry in book.inside(box))

    def _joined(self, keys: Iterable[str], *, table: str) -> dict[str, list[Entry]]:
        wanted = sorted(set(keys))
        found: dict[str, list[Entry]] = {}
        for book in self._books:
            for key, entry in book.entries(wanted, table=table):
                found.setdefault(key, []).append(entry)
        if len(self._books) > 1:
            found = {key: _first_of_each(entries) for key, entries in found.items()}
        return found


_FINEST = ("user", "osm", "core")


def _first_of_each(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries, each place once: the user's where several files have it."""
    kept: dict[str, Entry] = {}
    for entry in entries:
        kept.setdefault(entry.place.id, entry)
    return list(kept.values())
