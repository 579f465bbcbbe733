"""The shipped SQLite file: found, opened read-only, asked for names, places and shapes."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError
from geomap.gazetteer.values import Entry, Matched
from geomap.model import Level, Place

FORMAT = 1
LEVELS: tuple[Level, ...] = ("settlement", "region", "country", "sea", "district", "point")
MATCHES: tuple[Matched, ...] = ("primary", "spelling", "alternate", "alias", "base")
STEPS_PER_DEGREE = 100_000
NOT_GEONAMES = 1_000_000_000
_PACKAGE = Path(__file__).resolve().parent.parent
# In this order: an installed wheel holds the file itself; a working copy has it beside the package.
PLACES_TO_LOOK = (
    _PACKAGE / "_gazetteer" / "core.sqlite",
    _PACKAGE.parent / "gazetteer" / "core.sqlite",
)
_COLUMNS = "p.n, p.ne, p.name, p.level, p.country, p.admin1, p.lon, p.lat, p.population, p.kind"
_MOST_PARAMETERS = 500

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A piece of the base map, still as bytes."""

    code: str | None
    data: bytes


def found(path: Path | None = None) -> Path:
    """Return the path of the gazetteer's file.

    Without a path: in the package (`geomap/_gazetteer`, as wheels hold it), else beside the
    package (`gazetteer/`, as a working copy holds it).

    Raises
    ------
    GazetteerError
        There is no such file.
    """
    looked = (path,) if path else PLACES_TO_LOOK
    for one in looked:
        if one.is_file():
            return one
    names = ", ".join(str(one) for one in looked)
    raise GazetteerError(f"{names}: no gazetteer there; reinstall geomap or run gazetteer/build.py")


class Store:
    """An open gazetteer file; asks, and writes nothing."""

    def __init__(self, path: Path) -> None:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            self._base = sqlite3.connect(uri, uri=True, check_same_thread=False)
            version = self._base.execute("PRAGMA user_version").fetchone()[0]
            self.meta: dict[str, str] = dict(self._base.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as error:
            raise GazetteerError(f"{path}: not a gazetteer ({error}); build it anew") from error
        if version != FORMAT:
            message = f"{path}: has format {version}, this geomap reads {FORMAT}; build it anew"
            raise GazetteerError(message)
        self.path = path

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def entries(self, keys: Iterable[str]) -> dict[str, list[Entry]]:
        """Return what bears each key; keys that nothing bears are left out."""
        wanted = sorted(set(keys))
        found: dict[str, list[Entry]] = {}
        for start in range(0, len(wanted), _MOST_PARAMETERS):
            some = wanted[start : start + _MOST_PARAMETERS]
            marks = ",".join("?" * len(some))
            query = (
                f"SELECT {_COLUMNS}, m.key, m.matched FROM name AS m"  # noqa: S608  # marks only
                " JOIN place AS p ON p.n = m.place"
                f" WHERE m.key IN ({marks}) ORDER BY m.key, m.matched, p.population DESC, p.n"
            )
            for row in self._base.execute(query, some):
                found.setdefault(row[10], []).append(_entry(row, matched=MATCHES[row[11]]))
        return found

    def words(self, keys: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return those of the keys that are ordinary words (`common`) or people's names.

        The kinds are `common`, `given` and `surname`; a key may have several.
        """
        wanted = sorted(set(keys))
        found: dict[str, set[str]] = {}
        for start in range(0, len(wanted), _MOST_PARAMETERS):
            some = wanted[start : start + _MOST_PARAMETERS]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, kind FROM word WHERE key IN ({marks})"  # noqa: S608  # marks only
            for key, kind in self._base.execute(query, some):
                found.setdefault(key, set()).add(kind)
        return {key: frozenset(kinds) for key, kinds in found.items()}

    def entry(self, place_id: str) -> Entry:
        """Return the entry of an id.

        Raises
        ------
        GazetteerError
            There is no such place.
        """
        column, value = _key_of(place_id)
        query = f"SELECT {_COLUMNS} FROM place AS p WHERE p.{column} = ?"  # noqa: S608  # n or ne
        row = self._base.execute(query, (value,)).fetchone()
        if row is None:
            message = f"{place_id}: no such place in the gazetteer {self.meta['version']}"
            raise GazetteerError(message)
        return _entry(row)

    def area(self, *, country: str, admin1: str | None = None) -> Entry | None:
        """Return the entry of a country, or of one of its regions by ISO 3166-2 code."""
        query = (
            f"SELECT {_COLUMNS} FROM place AS p WHERE p.country = ? AND p.admin1 IS ?"  # noqa: S608  # constant
            " AND p.level = ? ORDER BY p.n LIMIT 1"
        )
        level = LEVELS.index("region" if admin1 else "country")
        row = self._base.execute(query, (country, admin1, level)).fetchone()
        return _entry(row) if row else None

    def shape(self, place_id: str) -> bytes | None:
        """Return a place's shape as bytes, or None if it has none."""
        column, value = _key_of(place_id)
        query = (
            f"SELECT s.data FROM shape AS s JOIN place AS p ON p.n = s.place WHERE p.{column} = ?"  # noqa: S608  # n or ne
        )
        row = self._base.execute(query, (value,)).fetchone()
        return row[0] if row else None

    def ground(self, layer: str, *, detail: int, box: Box) -> Iterator[Ground]:
        """Yield the base map's pieces of a layer that touch the box (west, south, east, north)."""
        west, south, east, north = box
        rows = self._base.execute(
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
        return [_entry(row) for row in self._base.execute(query, (*_steps(box), limit))]

    def inside(self, box: Box) -> list[Entry]:
        """Return all settlements in the box, by key."""
        query = (
            f"SELECT {_COLUMNS} FROM place AS p WHERE p.level = 0"  # noqa: S608  # constant
            " AND p.lon BETWEEN ? AND ? AND p.lat BETWEEN ? AND ? ORDER BY p.n"
        )
        return [_entry(row) for row in self._base.execute(query, _steps(box))]

    def counts(self) -> dict[str, int]:
        """Return how many places of each level there are, and how many names."""
        rows = self._base.execute("SELECT level, count(*) FROM place GROUP BY level")
        counts = {LEVELS[level]: count for level, count in rows}
        counts["names"] = self._base.execute("SELECT count(*) FROM name").fetchone()[0]
        return counts

    def sources(self) -> tuple[dict[str, str], ...]:
        """Return the packages that the data come from, with their licences."""
        return tuple(json.loads(self.meta["sources"]))


def _key_of(place_id: str) -> tuple[str, int | str]:
    kind, _, number = place_id.partition(":")
    if kind == "geonames" and number.isdecimal() and len(number) < len(str(NOT_GEONAMES)):
        return "n", int(number)
    return "ne", place_id


def _steps(box: Box) -> tuple[int, int, int, int]:
    """Return west, east, south, north as the table has them."""
    west, south, east, north = (round(value * STEPS_PER_DEGREE) for value in box)
    return west, east, south, north


def _entry(row: tuple[Any, ...], *, matched: Matched = "primary") -> Entry:
    return Entry(place=_place(row), population=row[8], kind=_kind(row), matched=matched)


def _place(row: tuple[Any, ...]) -> Place:
    return Place(
        id=row[1] or f"geonames:{row[0]}",
        name=row[2],
        level=LEVELS[row[3]],
        country=row[4],
        admin1=row[5],
        lon=row[6] / STEPS_PER_DEGREE,
        lat=row[7] / STEPS_PER_DEGREE,
    )


def _kind(row: tuple[Any, ...]) -> str:
    return str(row[9] or LEVELS[row[3]])
