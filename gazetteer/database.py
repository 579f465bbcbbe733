"""The form of the gazetteer's SQLite files, and how rows are written into it.

`build.py` writes core.sqlite and osm.sqlite with it. Sorted rows and a fixed page size make the
bytes a function of the rows.
"""

import json
import sqlite3
from pathlib import Path

from readers import Row

from geomap.gazetteer.book import FIRST_OF, LEVELS, STEPS_PER_DEGREE
from geomap.gazetteer.schema import INDEXES, SCHEMA
from geomap.gazetteer.shapes import encode
from geomap.gazetteer.values import Origin

DEFAULT_FEATURE = "PPL"


def write(  # noqa: PLR0913  # keyword-only parts of one file
    target: Path,
    *,
    rows: list[Row],
    meta: dict[str, str],
    origin: Origin,
    ground: list[tuple] = (),
    vocabulary: list[tuple[str, str]] = (),
    finer: dict[int, tuple] = {},  # noqa: B006  # read only
) -> None:
    """Write the database anew.

    `finer` are shapes for places of another file, by their key: (shape, licence, approximate).
    """
    target.unlink(missing_ok=True)
    base = sqlite3.connect(target, isolation_level=None)
    base.executescript(SCHEMA + "PRAGMA journal_mode = OFF;")
    base.execute("BEGIN")
    base.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
    numbers = numbered(rows, origin=origin)
    marks = ", ".join("?" * 14)
    for row in sorted(rows, key=lambda row: numbers[row.id]):
        base.execute(f"INSERT INTO place VALUES ({marks})", values(row, numbers))  # noqa: S608  # marks only
    shapes = {
        numbers[row.id]: (row.shape, row.licence, row.approximate)
        for row in rows
        if row.shape is not None
    }
    for number, (shape, licence, approximate) in sorted((shapes | dict(finer)).items()):
        of = (number, encode(shape), licence, int(approximate))
        base.execute("INSERT INTO shape VALUES (?, ?, ?, ?)", of)
    names = sorted(
        (one, numbers[row.id], how, row.languages.get(one))
        for row in rows
        for one, how in row.names.items()
    )
    base.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", names)
    sounds = sorted({(sound, numbers[row.id]) for row in rows for sound in row.sounds})
    base.executemany("INSERT INTO sound VALUES (?, ?)", sounds)
    base.executemany(
        "INSERT INTO ground (layer, detail, code, west, south, east, north, data)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ground,
    )
    base.executemany("INSERT INTO word VALUES (?, ?)", vocabulary)
    base.execute("COMMIT")
    base.executescript(INDEXES + "ANALYZE; VACUUM;")
    base.close()


def numbered(rows: list[Row], *, origin: Origin) -> dict[str, int]:
    """Return each row's key: its GeoNames id, or a number above all of them."""
    first = FIRST_OF[origin]
    numbers = {}
    for order, row in enumerate(rows):
        kind, _, number = row.id.partition(":")
        numbers[row.id] = int(number) if kind == "geonames" else first + order
    return numbers


def values(row: Row, numbers: dict[str, int]) -> tuple:
    """Return a row as the table has it."""
    return (
        numbers[row.id],
        None if row.id.startswith("geonames:") else row.id,
        row.name,
        LEVELS.index(row.level),
        row.country,
        row.admin1,
        _number(row.admin2, numbers),
        round(row.lon * STEPS_PER_DEGREE),
        round(row.lat * STEPS_PER_DEGREE),
        row.population,
        None if row.kind == row.level else row.kind,
        None if row.feature == DEFAULT_FEATURE else row.feature,
        _number(row.area, numbers),
        None if row.radius_m is None else round(row.radius_m),
    )


def _number(place_id: str | None, numbers: dict[str, int]) -> int | None:
    """Return the key of an id of this file, or of GeoNames."""
    if place_id is None:
        return None
    if place_id.startswith("geonames:"):
        return int(place_id.removeprefix("geonames:"))
    return numbers[place_id]


def described(sources: dict, *, dataset: str) -> dict[str, str]:
    """Return what a file says of itself; `sources` is sources.toml as read."""
    own = [one for one in sources["source"] if one.get("dataset", "core") == dataset]
    credits_ = dict.fromkeys(one["credit"] for one in own if one["credit"])
    kept = ("package", "version", "data", "licence", "taken")
    return {
        "dataset": dataset,
        "version": sources["version"],
        "credits": json.dumps(list(credits_), ensure_ascii=False),
        "covers": json.dumps(_covers(own), ensure_ascii=False),
        "sources": json.dumps([{key: one[key] for key in kept} for one in own]),
    }


def _covers(sources: list[dict]) -> dict[str, list[str]]:
    """Return what each credit is for, as `Book.credits` asks for it."""
    covers: dict[str, set[str]] = {}
    for one in sources:
        if one["credit"]:
            covers.setdefault(one["credit"], set()).update(one["covers"])
    return {credit: sorted(found) for credit, found in covers.items()}
