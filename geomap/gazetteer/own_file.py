"""The user's gazetteer file being written: a copy beside it, which takes its place at the end."""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from geomap.errors import GazetteerError, OutputError
from geomap.gazetteer.book import (
    FIRST_OF,
    LEVELS,
    MATCHES,
    NOT_GEONAMES,
    STEPS_PER_DEGREE,
    Book,
    key_of,
)
from geomap.gazetteer.names import key
from geomap.gazetteer.new_places import NewName, NewPlace
from geomap.gazetteer.schema import INDEXES, SCHEMA
from geomap.gazetteer.shapes import encode
from geomap.gazetteer.sound import sound_key

DATASET = "user"
_STAGED = """
PRAGMA temp_store = FILE;
CREATE TEMP TABLE staged (key TEXT, place INTEGER, matched INTEGER, lang TEXT, known INTEGER);
PRAGMA main.journal_mode = OFF;
PRAGMA main.synchronous = OFF;
"""
_OWN_COLUMNS = """
ALTER TABLE place ADD COLUMN source INTEGER;
ALTER TABLE name ADD COLUMN source INTEGER;
"""
_HISTORIC = MATCHES.index("historic")
# A name that any file says to be a historic one only is so; else the stronger kind of match. What
# a shipped file has as well (`known`) is not written again.
_MERGE = f"""
INSERT INTO name (key, place, matched, lang, source)
SELECT key, place, min(matched), replace(group_concat(DISTINCT lang), ',', ' '), ?
FROM staged GROUP BY key, place HAVING min(known) = 0 OR min(matched) = {_HISTORIC}
ORDER BY key, place
ON CONFLICT (key, place) DO UPDATE SET
    matched = CASE WHEN excluded.matched = {_HISTORIC} OR matched = {_HISTORIC} THEN {_HISTORIC}
              ELSE min(matched, excluded.matched) END,
    lang = coalesce(lang, excluded.lang)
"""  # noqa: S608  # a constant of ours
_FIELDS = (
    "n, ref, name, level, country, admin1, admin2, lon, lat, population, kind, feature, area,"
    " radius"
)
# Numbers that are not GeoNames' differ from file to file: no copied row points to one.
_COPIED = (
    _FIELDS.removeprefix("n, ")
    .replace("admin2", "{0}")
    .replace("area", "{1}")
    .format(*(f"CASE WHEN {one} < {NOT_GEONAMES} THEN {one} END" for one in ("admin2", "area")))
)
_MOST_PARAMETERS = 500

Source = dict[str, str]


class OwnFile:
    """The user's file, open for adding and removing; `target` changes only when all is done.

    Raises
    ------
    GazetteerError
        The file that is there is none of `geomap gazetteer add`.
    OutputError
        No file can be written there.
    """

    def __init__(self, target: Path, *, shipped: Sequence[Book]) -> None:
        self._target = target
        if target.exists():
            check(target)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".gazetteer-", suffix=".part", dir=target.parent)
            os.close(handle)
            self._part = Path(name)
            if target.exists():
                shutil.copyfile(target, self._part)
        except OSError as error:
            raise OutputError(
                f"{target}: {error.strerror}; name another file with --into"
            ) from error
        self._base = sqlite3.connect(self._part, isolation_level=None, uri=True)
        if not target.exists():
            self._base.executescript(SCHEMA + INDEXES + _OWN_COLUMNS)
            self._base.execute("INSERT INTO meta VALUES ('dataset', ?)", (DATASET,))
        self._shipped = [book.origin for book in shipped]
        for book in shipped:
            uri = f"{book.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._base.execute(f"ATTACH ? AS {book.origin}", (uri,))
        self._base.executescript(_STAGED)
        self._base.execute("BEGIN")
        self._changed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None and self._changed:
                self._base.execute("COMMIT")
                self._base.close()
                self._part.chmod(0o644)
                self._part.replace(self._target)
        finally:
            self._base.close()
            self._part.unlink(missing_ok=True)

    def sources(self) -> list[Source]:
        """Return what was added, in order."""
        row = self._base.execute("SELECT value FROM meta WHERE key = 'sources'").fetchone()
        return list(json.loads(row[0])) if row else []

    def has(self, numbers: Iterable[int], *, shipped_only: bool = False) -> dict[int, str]:
        """Return those of GeoNames' numbers that are known, each with the file that has it."""
        wanted, found = sorted(set(numbers)), dict[int, str]()
        for start in range(0, len(wanted), _MOST_PARAMETERS):
            some = wanted[start : start + _MOST_PARAMETERS]
            marks = ",".join("?" * len(some))
            for file in [*self._shipped, *([] if shipped_only else ["main"])]:
                query = f"SELECT n FROM {file}.place WHERE n IN ({marks})"  # noqa: S608  # marks only
                found |= {row[0]: file for row in self._base.execute(query, some)}
        return found

    def fields(self, number: int, file: str) -> tuple[str, int, str | None]:
        """Return the name, the level's number and the country of a place."""
        query = f"SELECT name, level, country FROM {file}.place WHERE n = ?"  # noqa: S608  # our names
        name, level, country = self._base.execute(query, (number,)).fetchone()
        return name, level, country

    def bearing(self, name_key: str, number: int) -> int | None:
        """Return how a place bears a name in the shipped files (an index in MATCHES), or None."""
        for file in self._shipped:
            query = f"SELECT matched FROM {file}.name WHERE key = ? AND place = ?"  # noqa: S608  # our names
            row = self._base.execute(query, (name_key, number)).fetchone()
            if row:
                return int(row[0])
        return None

    def put(self, place: NewPlace, *, source: int) -> bool:
        """Write a place with its names and shape; tell whether it was new in this file."""
        # First what it points to, which may take the next number.
        admin2 = self.known(place.admin2, source=source) if place.admin2 else None
        area = self.known(place.area, source=source) if place.area else None
        number = self._number(place.id)
        new = self._base.execute("SELECT 1 FROM place WHERE n = ?", (number,)).fetchone() is None
        values = (
            number,
            None if place.id == f"geonames:{number}" else place.id,
            place.name,
            LEVELS.index(place.level),
            place.country,
            place.admin1,
            admin2,
            round(place.lon * STEPS_PER_DEGREE),
            round(place.lat * STEPS_PER_DEGREE),
            place.population,
            None if place.kind == place.level else place.kind,
            place.feature,
            area,
            None if place.radius_m is None else round(place.radius_m),
            source,
        )
        query = f"INSERT OR REPLACE INTO place ({_FIELDS}, source) VALUES ({_marks(15)})"  # noqa: S608  # marks only
        self._base.execute(query, values)
        if place.shape is not None:
            of = (number, encode(place.shape), place.licence or "own")
            self._base.execute("INSERT OR REPLACE INTO shape VALUES (?, ?, ?, 0)", of)
        self.stage(
            number,
            ((name, False) for name in place.names),
            sounding=place.level in {"settlement", "point"},
        )
        self._changed = True
        return new

    def stage(self, number: int, names: Iterable[tuple[NewName, bool]], *, sounding: bool) -> None:
        """Let names of a place wait for `merge`; each with whether a shipped file has it so."""
        pairs = [(name, one, known) for name, known in names if (one := key(name.text))]
        self._base.executemany(
            "INSERT INTO staged VALUES (?, ?, ?, ?, ?)",
            [
                (one, number, MATCHES.index(name.matched), name.lang, known)
                for name, one, known in pairs
            ],
        )
        sounds = {
            sound_key(name.text)
            for name, _, known in pairs
            if sounding and not known and name.matched != "historic"
        }
        self._base.executemany(
            "INSERT OR IGNORE INTO sound VALUES (?, ?)",
            [(sound, number) for sound in sorted(sounds) if sound],
        )

    def known(self, place_id: str, *, source: int) -> int | None:
        """Return the number of a place of any file, which other rows of this one may point to."""
        column, value = key_of(place_id)
        if column == "n":
            return int(value)
        row = self._base.execute("SELECT n FROM main.place WHERE ref = ?", (value,)).fetchone()
        if row:
            return int(row[0])
        number = self._number(place_id)
        return number if self._copy(place_id, number, source=source) else None

    def remove(self, source: Source) -> None:
        """Take out what one file gave; what others point to stays, without its names."""
        number = int(source["number"])
        kept = " UNION ".join(
            f"SELECT {column} FROM place WHERE source <> :s AND {column} IS NOT NULL"  # noqa: S608  # ours
            for column in ("area", "admin2")
        )
        gone = f"SELECT n FROM place WHERE source = :s AND n NOT IN ({kept})"  # noqa: S608  # as above
        for statement in (
            "DELETE FROM main.name WHERE source = :s",
            f"DELETE FROM main.sound WHERE place IN ({gone})",  # noqa: S608  # as above
            f"DELETE FROM main.shape WHERE place IN ({gone})",  # noqa: S608  # as above
            f"DELETE FROM main.place WHERE n IN ({gone})",  # noqa: S608  # as above
        ):
            self._base.execute(statement, {"s": number})
        self.describe([one for one in self.sources() if one != source])
        self._changed = True

    def merge(self, *, source: int) -> int:
        """Move the names that wait into the table, in its order; return how many there are.

        A shipped place that got a name is copied, since a name is kept beside its place.
        """
        self._base.execute(_MERGE, (source,))
        self._base.execute("DELETE FROM staged")
        for file in self._shipped:
            self._base.execute(
                f"INSERT INTO main.place ({_FIELDS}, source) SELECT n, {_COPIED}, :s"  # noqa: S608  # ours
                f" FROM {file}.place WHERE n < {NOT_GEONAMES} AND n IN"
                " (SELECT place FROM main.name WHERE source = :s EXCEPT SELECT n FROM main.place)",
                {"s": source},
            )
        count = "SELECT count(*) FROM main.name WHERE source = ?"
        found = int(self._base.execute(count, (source,)).fetchone()[0])
        self._changed = self._changed or found > 0
        return found

    def describe(self, sources: Sequence[Source]) -> None:
        """Write what was added, with its credits; the edition follows from it."""
        edition = hashlib.sha256("".join(one["sha256"] for one in sources).encode()).hexdigest()[:8]
        credits_ = dict.fromkeys(one["credit"] for one in sources if one.get("credit"))
        meta = {
            "version": f"own-{edition}",
            "sources": json.dumps(list(sources), ensure_ascii=False),
            "credits": json.dumps(list(credits_), ensure_ascii=False),
        }
        self._base.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted(meta.items()))
        self._changed = True

    def _number(self, place_id: str) -> int:
        column, value = key_of(place_id)
        if column == "n":
            return int(value)
        row = self._base.execute("SELECT n FROM main.place WHERE ref = ?", (value,)).fetchone()
        if row:
            return int(row[0])
        most = self._base.execute("SELECT max(n) FROM main.place").fetchone()[0] or 0
        return int(max(most + 1, FIRST_OF["user"]))

    def _copy(self, place_id: str, number: int, *, source: int) -> bool:
        """Copy a shipped place's row, without its names; tell whether there is one."""
        column, value = key_of(place_id)
        query = (
            f"INSERT OR IGNORE INTO main.place ({_FIELDS}, source)"  # noqa: S608  # our names
            f" SELECT ?, {_COPIED}, ? FROM {{}}.place WHERE {column} = ?"
        )
        return any(
            self._base.execute(query.format(file), (number, source, value)).rowcount
            for file in self._shipped
        )


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def check(path: Path) -> None:
    """Return quietly if a file is one of `geomap gazetteer add`.

    Raises
    ------
    GazetteerError
        It is another one, or damaged.
    """
    if path.is_dir():
        raise GazetteerError(f"{path}: is a folder; name a file in it with --into")
    book = Book(path, origin="user")
    dataset = book.meta.get("dataset")
    book.close()
    if dataset != DATASET:
        raise GazetteerError(
            f"{path}: is a file that geomap ships, to which nothing is added; name another file"
        )
    with read(path) as base:
        if base.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise GazetteerError(f"{path}: damaged; delete it and add your places anew")
        columns = {row[1] for row in base.execute("PRAGMA table_info(place)")}
    if "source" not in columns:
        raise GazetteerError(f"{path}: not made by `geomap gazetteer add`; name another file")


@contextmanager
def read(path: Path) -> Iterator[Any]:
    """Yield a connection that only reads.

    Raises
    ------
    GazetteerError
        The file is damaged.
    """
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        yield base
    except sqlite3.DatabaseError as error:
        raise GazetteerError(
            f"{path}: damaged ({error}); delete it and add your places anew"
        ) from error
    finally:
        base.close()
