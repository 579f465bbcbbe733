"""One SQLite file of the gazetteer: opened read-only, asked for names, places and shapes."""

import hashlib
import json
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError
from geomap.gazetteer.values import Entry, Matched, Origin
from geomap.model import Level, Place

FORMAT = 2
APPLICATION_ID = 0x474D4150
LEVELS: tuple[Level, ...] = ("settlement", "region", "country", "sea", "district", "point")
MATCHES: tuple[Matched, ...] = ("primary", "spelling", "alternate", "alias", "base", "historic")
STEPS_PER_DEGREE = 100_000
# Above the ids of GeoNames: the first number of what has another id, by file.
NOT_GEONAMES = 1_000_000_000
FIRST_OF: dict[Origin, int] = {"core": NOT_GEONAMES, "osm": 2_000_000_000, "user": 3_000_000_000}
_COLUMNS = (
    "p.n, p.ref, p.name, p.level, p.country, p.admin1, p.lon, p.lat,"
    " p.population, p.kind, p.feature, p.admin2, p.area, p.radius"
)
_WIDTH = _COLUMNS.count(",") + 1
_MOST_PARAMETERS = 500
# The first letter of the Cyrillic block, and the first behind it.
_CYRILLIC = ("\u0400", "\u0530")
_FEW_PEOPLE = 50_000
_IN_INDEX = 15_000  # from so many people on, as the index has it
_ONE_KEY = (
    f"SELECT {_COLUMNS}, m.matched FROM name AS m JOIN place AS p ON p.n = m.place"  # noqa: S608  # constant
    " WHERE m.key = ?"
)

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A piece of the base map, still as bytes."""

    code: str | None
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A place's shape as bytes, with its licence; `approximate` where borders are not exact."""

    data: bytes
    licence: str
    approximate: bool
    origin: Origin


class Book:
    """An open file; asks, and writes nothing.

    Raises
    ------
    GazetteerError
        The file is no gazetteer of this format.
    """

    def __init__(self, path: Path, *, origin: Origin) -> None:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            self._base = sqlite3.connect(uri, uri=True, check_same_thread=False)
            application = self._base.execute("PRAGMA application_id").fetchone()[0]
            version = self._base.execute("PRAGMA user_version").fetchone()[0]
            self.meta: dict[str, str] = dict(self._base.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as error:
            raise GazetteerError(f"{path}: not a gazetteer ({error}); {_remedy(origin)}") from error
        if application != APPLICATION_ID or version != FORMAT:
            raise GazetteerError(
                f"{path}: has format {version}, this geomap reads {FORMAT}; {_remedy(origin)}"
            )
        self.path = path
        self.origin: Origin = origin
        self._ids: dict[int, str | None] = {}
        self._sha256: str | None = None

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def entries(self, keys: Iterable[str], *, table: str = "name") -> Iterator[tuple[str, Entry]]:
        """Yield (key, entry) for what bears each key, own names first; `table` name or sound."""
        wanted = sorted(set(keys))
        matched = "m.matched" if table == "name" else "1"
        for start in range(0, len(wanted), _MOST_PARAMETERS):
            some = wanted[start : start + _MOST_PARAMETERS]
            marks = ",".join("?" * len(some))
            query = (
                f"SELECT {_COLUMNS}, m.key, {matched} AS how FROM {table} AS m"  # noqa: S608  # marks only
                " JOIN place AS p ON p.n = m.place"
                f" WHERE m.key IN ({marks}) ORDER BY m.key, how, p.population DESC, p.n"
            )
            for row in self._rows(query, some):
                yield row[_WIDTH], self._entry(row, matched=MATCHES[row[_WIDTH + 1]])

    def bearing(self, key: str) -> list[Entry]:
        """Return what bears one key, in no order: the quick way for a single name."""
        rows = self._rows(_ONE_KEY, (key,))
        return [self._entry(row, matched=MATCHES[row[_WIDTH]]) for row in rows]

    def words(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield (key, kind) for those of the keys that are ordinary words or people's names."""
        wanted = sorted(set(keys))
        for start in range(0, len(wanted), _MOST_PARAMETERS):
            some = wanted[start : start + _MOST_PARAMETERS]
            marks = ",".join("?" * len(some))
            yield from self._rows(
                f"SELECT key, kind FROM word WHERE key IN ({marks})",  # noqa: S608  # marks only
                some,
            )

    def entry(self, place_id: str) -> Entry | None:
        """Return the entry of an id, or None."""
        column, value = key_of(place_id)
        query = f"SELECT {_COLUMNS} FROM place AS p WHERE p.{column} = ?"  # noqa: S608  # n or ref
        row = self._row(query, (value,))
        return self._entry(row) if row else None

    def number(self, place_id: str) -> int | None:
        """Return the key of an id in this file, or None."""
        column, value = key_of(place_id)
        if column == "n":
            return int(value)
        row = self._row("SELECT n FROM place WHERE ref = ?", (value,))
        return row[0] if row else None

    def cyrillic_names(self, place_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield (id, name) for each name in Cyrillic letters that the places bear, as keys are."""
        ids = {number: one for one in place_ids if (number := self.number(one)) is not None}
        wanted = sorted(ids)
        for start in range(0, len(wanted), _MOST_PARAMETERS):
            some = wanted[start : start + _MOST_PARAMETERS]
            marks = ",".join("?" * len(some))
            query = (
                "SELECT place, key FROM name WHERE key >= ? AND key < ?"  # noqa: S608  # marks only
                f" AND place IN ({marks}) ORDER BY place, key"
            )
            for number, name in self._rows(query, (*_CYRILLIC, *some)):
                yield ids[number], name

    def area(self, *, country: str, admin1: str | None = None) -> Entry | None:
        """Return the entry of a country, or of one of its regions by ISO 3166-2 code."""
        query = (
            f"SELECT {_COLUMNS} FROM place AS p WHERE p.country = ? AND p.admin1 IS ?"  # noqa: S608  # constant
            " AND p.level = ? AND p.area IS NULL ORDER BY p.n LIMIT 1"
        )
        level = LEVELS.index("region" if admin1 else "country")
        row = self._row(query, (country, admin1, level))
        return self._entry(row) if row else None

    def shape(self, number: int) -> Outline | None:
        """Return the shape that the file holds for a place's key, or None."""
        row = self._row("SELECT data, licence, approximate FROM shape WHERE place = ?", (number,))
        if row is None:
            return None
        return Outline(data=row[0], licence=row[1], approximate=bool(row[2]), origin=self.origin)

    def ground(self, layer: str, *, detail: int, box: Box) -> Iterator[Ground]:
        """Yield the base map's pieces of a layer that touch the box (west, south, east, north)."""
        west, south, east, north = box
        rows = self._rows(
            "SELECT code, data FROM ground WHERE layer = ? AND detail = ?"
            " AND west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY n",
            (layer, detail, east, west, north, south),
        )
        for code, data in rows:
            yield Ground(code=code, data=data)

    def largest(self, box: Box, *, limit: int) -> list[Entry]:
        """Return the most populous settlements in the box, largest first, from 15,000 people."""
        query = (
            f"SELECT {_COLUMNS} FROM place AS p WHERE p.population >= 15000 AND p.level = 0"  # noqa: S608  # constant
            " AND p.lon BETWEEN ? AND ? AND p.lat BETWEEN ? AND ?"
            " ORDER BY p.population DESC, p.n LIMIT ?"
        )
        return [self._entry(row) for row in self._rows(query, (*_steps(box), limit))]

    def inside(self, box: Box) -> list[Entry]:
        """Return all settlements in the box, by key."""
        query = (
            f"SELECT {_COLUMNS} FROM place AS p WHERE p.level = 0"  # noqa: S608  # constant
            " AND p.area IS NULL"  # a site is drawn as its settlement, but is none
            " AND p.lon BETWEEN ? AND ? AND p.lat BETWEEN ? AND ? ORDER BY p.n"
        )
        return [self._entry(row) for row in self._rows(query, _steps(box))]

    def spots(self, box: Box, *, least: int) -> list[tuple[float, float, int]]:
        """Return (lon, lat, population) of the box's settlements of at least so many people."""
        # By the index on population only where few are asked for: else reading all is faster.
        people = (
            "p.population >= 15000 AND p.population" if least >= _FEW_PEOPLE else "+p.population"
        )
        query = (
            f"SELECT lon, lat, population FROM place AS p WHERE {people} >= ?"  # noqa: S608  # constant
            " AND p.level = 0 AND p.area IS NULL"
            " AND p.lon BETWEEN ? AND ? AND p.lat BETWEEN ? AND ? ORDER BY p.n"
        )
        return [
            (lon / STEPS_PER_DEGREE, lat / STEPS_PER_DEGREE, population)
            for lon, lat, population in self._rows(query, (least, *_steps(box)))
        ]

    def towns_around(
        self, box: Box, *, least: int, inner: Box, inner_least: int, limit: int
    ) -> list[tuple[str, float, float, int, str, int]]:
        """Return (name, lon, lat, population, GeoNames' code and number) of the largest towns.

        They come largest first and have at least so many people; inside the inner box also fewer.
        """
        within = "p.lon BETWEEN ? AND ? AND p.lat BETWEEN ? AND ?"
        people = "p.population" if inner_least >= _IN_INDEX else "+p.population"
        rows = self._rows(
            "SELECT name, lon, lat, population, coalesce(feature, ''), n FROM place AS p"  # noqa: S608  # constant
            f" WHERE {people} >= {min(least, inner_least):d} AND p.level = 0 AND p.area IS NULL"
            f" AND {within} AND (p.population >= ? OR {within})"
            " ORDER BY p.population DESC, p.n LIMIT ?",
            (*_steps(box), least, *_steps(inner), limit),
        )
        return [
            (name, lon / STEPS_PER_DEGREE, lat / STEPS_PER_DEGREE, population, feature, n)
            for name, lon, lat, population, feature, n in rows
        ]

    def areas(self, countries: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Return (name, kind) of the countries and their regions, by ISO 3166 code."""
        found: dict[str, tuple[str, str]] = {}
        for country in countries:
            # The levels are written out: the index is of them.
            rows = self._rows(
                "SELECT coalesce(admin1, country), name, coalesce(kind, '') FROM place"
                " WHERE country = ? AND level BETWEEN 1 AND 2 AND area IS NULL"
                " AND (level = 2) = (admin1 IS NULL) ORDER BY n",
                (country,),
            )
            for code, name, kind in rows:
                found.setdefault(code, (name, kind))
        return found

    def seas(self) -> list[tuple[str, bytes]]:
        """Return the names and shapes of seas and gulfs, by name; no straits and no lakes."""
        return self._rows(
            "SELECT p.name, s.data FROM place AS p JOIN shape AS s ON s.place = p.n"
            " WHERE p.level = ? AND p.kind IS NULL ORDER BY p.name, p.n",
            (LEVELS.index("sea"),),
        )

    def counts(self) -> dict[str, int]:
        """Return how many places of each level there are, and how many names and shapes."""
        rows = self._rows("SELECT level, count(*) FROM place GROUP BY level")
        counts = {LEVELS[level]: count for level, count in rows}
        counts["names"] = self._rows("SELECT count(*) FROM name")[0][0]
        counts["shapes"] = self._rows("SELECT count(*) FROM shape")[0][0]
        return counts

    def keys(self, first: str, *, limit: int) -> list[str]:
        """Return the name keys that begin so, in order."""
        rows = self._rows(
            "SELECT DISTINCT key FROM name WHERE key >= ? AND key < ? ORDER BY key LIMIT ?",
            (first, first + "\U0010ffff", limit),
        )
        return [row[0] for row in rows]

    def towns(self, country: str) -> list[tuple[str, str]]:
        """Return (name key, id) of the settlements of a country, own names and others, in order."""
        rows = self._rows(
            "SELECT m.key, p.n, p.ref FROM place AS p JOIN name AS m ON m.place = p.n"
            " WHERE p.country = ? AND p.level = ? AND p.area IS NULL ORDER BY m.key, p.n",
            (country, LEVELS.index("settlement")),
        )
        return [(name, ref or f"geonames:{number}") for name, number, ref in rows]

    def sha256(self) -> str:
        """Return the SHA-256 of the file, computed once."""
        if self._sha256 is None:
            with self.path.open("rb") as file:
                self._sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return self._sha256

    def credits(self, used: Container[str] | None = None) -> tuple[str, ...]:
        """Return the attributions of the file's data, or of what is drawn of them.

        `used` holds what is drawn, as the file's own table of credits names it: "ground",
        "id:overture", "kind:port", "licence:ODbL 1.0". A file without such a table asks for all.
        """
        lines = tuple(json.loads(self.meta["credits"]))
        covers = json.loads(self.meta.get("covers", "{}"))
        if used is None or not covers:
            return lines
        return tuple(line for line in lines if any(one in used for one in covers[line]))

    def sources(self) -> tuple[dict[str, str], ...]:
        """Return the packages that the data come from, with their licences."""
        return tuple(json.loads(self.meta["sources"]))

    def _rows(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return what the file answers.

        Raises
        ------
        GazetteerError
            The file is damaged within.
        """
        try:
            return self._base.execute(query, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            message = f"{self.path}: damaged ({error}); {_remedy(self.origin)}"
            raise GazetteerError(message) from error

    def _row(self, query: str, parameters: Sequence[object]) -> tuple[Any, ...] | None:
        return next(iter(self._rows(query, parameters)), None)

    def _entry(self, row: tuple[Any, ...], *, matched: Matched = "primary") -> Entry:
        level = LEVELS[row[3]]
        return Entry(
            place=Place(
                id=row[1] or f"geonames:{row[0]}",
                name=row[2],
                level=level,
                country=row[4],
                admin1=row[5],
                lon=row[6] / STEPS_PER_DEGREE,
                lat=row[7] / STEPS_PER_DEGREE,
            ),
            population=row[8],
            kind=str(row[9] or level),
            matched=matched,
            feature=row[10],
            admin2=None if row[11] is None else self._id(row[11]),
            area=None if row[12] is None else self._id(row[12]),
            radius_m=row[13],
            origin=self.origin,
        )

    def _id(self, number: int) -> str | None:
        """Return the id of a key of this file, or of any file where it is GeoNames'."""
        if number < NOT_GEONAMES:
            return f"geonames:{number}"
        if number not in self._ids:  # some thousand districts hold all villages
            row = self._row("SELECT ref FROM place WHERE n = ?", (number,))
            self._ids[number] = row[0] if row else None
        return self._ids[number]


def key_of(place_id: str) -> tuple[str, int | str]:
    """Return the column that holds an id, and what it holds there."""
    kind, _, number = place_id.partition(":")
    if kind == "geonames" and number.isdecimal() and len(number) < len(str(NOT_GEONAMES)):
        return "n", int(number)
    return "ref", place_id


def _remedy(origin: Origin) -> str:
    if origin == "user":
        return "delete it and add your places anew (geomap gazetteer add)"
    return "reinstall geomap or build it anew (geomap gazetteer build)"


def _steps(box: Box) -> tuple[int, int, int, int]:
    """Return west, east, south, north as the table has them."""
    west, south, east, north = (round(value * STEPS_PER_DEGREE) for value in box)
    return west, east, south, north
