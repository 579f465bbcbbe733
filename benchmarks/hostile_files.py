"""Tells of every GIS file of claims full of hostile text whether it is valid, and loses nothing.

Usage: python benchmarks/hostile_files.py [CLAIMS] [--seeds] [--keep DIR]

Claims are made as `made_claims.py` makes them, then strangers' texts (titles, names, quotes,
addresses, places) are replaced by texts that break files: markup, formulas, control characters,
halves of surrogate pairs, ends of CDATA and of scripts. Each file is written, held to the rules of
somebody else's validator, and read back by GDAL or the format's own reader: the same number of
rows, the same ids, the same geometry as `Result.material()` has. Prints a line a file; ends with
status 1 if any is not clean.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loguru import logger

if TYPE_CHECKING:
    from geomap.result import Result

ROOT = Path(__file__).parent.parent
HALF_TURN = 180.0
HOSTILE = (
    '=HYPERLINK("x","y")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)\t-2",
    "</script><script>alert(1)</script>",
    "{{ 7*7 }}${7*7}`",
    "]]><kml>&amp;<![CDATA[",
    "a\x00b\x01c\x1fd\x7fe\x85",
    "half \ud83d and \udc00 pair",
    "line\u2028and\u2029ends\r\n\"quoted\", 'twice'; -- \\",
    "\u202eright to left\u202c \ufeff\ufffe\uffff",
    "Ж" * 3_000,
    "🛰️👩‍👩‍👧 Київ — Қазақстан — القاهرة — 北京",
)
# Texts that a stranger writes; ids, codes, dates and addresses of the gazetteer are ours.
THEIRS = frozenset(
    "name text title publisher url path why kind_text reason was now by review weapon".split()
)
Geometries = dict[str, Any]


def main() -> int:
    """Write and check each file; return 0 if all are clean."""
    options = _options()
    logger.remove()  # geojson-validator tells its whole answer there
    result = _result(options)
    made_of = result.material()
    wanted: Geometries = {
        row.id: made_of.shape_of(row.location) if row.location else None for row in made_of.rows
    }
    print(f"{len(result.claims)} claims, {len(wanted)} rows")
    faulty = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for suffix, check in CHECKS.items():
            path = result.to_file(folder / f"claims{suffix}")
            faults = list(check(path, wanted))
            faulty += bool(faults)
            size = path.stat().st_size / 1e6
            print(f"{suffix:11}{size:8.1f} MB  {'; '.join(faults[:5]) or 'clean'}", flush=True)
    return 1 if faulty else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("claims", nargs="?", type=int, default=10_000)
    parser.add_argument("--seeds", action="store_true", help="the seeds, as they are")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    return parser.parse_args()


def _result(options: argparse.Namespace) -> "Result":
    import geomap

    if options.seeds:
        return geomap.run(geomap.read(ROOT / "seeds"))
    from made_claims import made_result

    made = made_result(options.claims)
    claims = tuple(_hostile(claim, n) for n, claim in enumerate(made.claims))
    return replace(made, claims=claims)


def _hostile(value: Any, n: int) -> Any:  # noqa: ANN401  # any value of the model
    """Return the value with a hostile text in each of its free texts."""
    changed = {}
    for number, part in enumerate(fields(value)):
        held = getattr(value, part.name)
        if isinstance(held, str) and part.name in THEIRS:
            changed[part.name] = f"{held} {HOSTILE[(n + number) % len(HOSTILE)]}"[:6_000]
            if (n + number) % 3 == 0:
                changed[part.name] = HOSTILE[(n + number) % len(HOSTILE)]
        elif is_dataclass(held):
            changed[part.name] = _hostile(held, n + number)
        elif isinstance(held, tuple) and held and is_dataclass(held[0]):
            changed[part.name] = tuple(_hostile(one, n + k) for k, one in enumerate(held))
    return replace(value, **changed)


def _same(found: Iterable[tuple[Any, Any]], wanted: Geometries, *, near: float) -> Iterable[str]:
    """Yield how rows read back (id, geometry or None) differ from those wanted.

    `near` is how far, in degrees, an outline's box may lie off; its area may be a tenth off where
    outlines are thinned.
    """
    held = list(found)
    ids = [identity for identity, _ in held]
    if len(ids) != len(wanted) or set(ids) != set(wanted):
        yield f"{len(ids)} rows with {len(set(ids) & set(wanted))} of {len(wanted)} ids"
    for identity, shape in held:
        full = wanted.get(identity)
        empty = shape is None or shape.is_empty
        if empty != (full is None):
            yield f"{identity}: {'no' if empty else 'a'} geometry"
        elif not empty:
            yield from (f"{identity}: {fault}" for fault in _differs(shape, full, near=near))


def _differs(shape: Any, full: Any, *, near: float) -> Iterable[str]:  # noqa: ANN401  # of shapely
    if ("Point" in shape.geom_type) != ("Point" in full.geom_type):
        yield f"{shape.geom_type} for {full.geom_type}"
        return
    west, _, east, _ = full.bounds
    if west < -HALF_TURN or east > HALF_TURN:  # cut at the antimeridian its box is another
        return
    off = max(abs(a - b) for a, b in zip(shape.bounds, full.bounds, strict=True))
    if off > near:
        yield f"{off:.3f} degrees off"
    if abs(shape.area - full.area) > full.area / 10:
        yield f"an area of {shape.area:.3f} for {full.area:.3f} square degrees"


def _gdal(path: Path, layer: str | None = None) -> Iterable[tuple[Any, Any]]:
    import geopandas

    frame = geopandas.read_file(path, layer=layer) if layer else geopandas.read_file(path)
    return list(zip(frame["id"], frame.get("geometry", [None] * len(frame)), strict=True))


def _geojson(path: Path, wanted: Geometries) -> Iterable[str]:
    import geojson_validator

    data = json.loads(path.read_text(encoding="utf-8"))
    found = geojson_validator.validate_structure(data)
    yield from (f"structure: {fault}" for fault in found)
    geometries = geojson_validator.validate_geometries(_with_geometry(data))
    yield from (f"invalid: {fault}" for fault in geometries["invalid"])
    if "crs" in path.read_text(encoding="utf-8")[:2_000]:
        yield "has a crs"
    yield from _same(_gdal(path), wanted, near=0.35)


def _with_geometry(data: dict[str, Any]) -> dict[str, Any]:
    """Return the collection without null geometries, which that validator does not know."""
    return {**data, "features": [one for one in data["features"] if one["geometry"]]}


def _sequence(path: Path, wanted: Geometries) -> Iterable[str]:
    yield from _same(_gdal(path), wanted, near=0.35)


def _gpkg(path: Path, wanted: Geometries) -> Iterable[str]:
    command = ["/usr/bin/python3", "-m", "osgeo_utils.samples.validate_gpkg", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # fixed argv
    if done.returncode or "error" in (done.stdout + done.stderr).lower():
        yield (done.stdout + done.stderr).strip()[-300:]
    layers = ("claims_points", "claims_areas", "unplaced")
    yield from _same([row for name in layers for row in _gdal(path, name)], wanted, near=1e-6)


def _kml(path: Path, wanted: Geometries) -> Iterable[str]:
    from fastkml.validator import validate

    try:
        if not validate(file_to_validate=path):
            yield "not valid"
    except AssertionError as error:
        yield str(error)[:300]
    import pyogrio

    layers = [pyogrio.read_dataframe(path, layer=name) for name, _ in pyogrio.list_layers(path)]
    ids = [identity for frame in layers if len(frame) for identity in frame["row"]]
    if sorted(ids) != sorted(wanted):
        yield f"{len(ids)} rows with {len(set(ids) & set(wanted))} of {len(wanted)} ids"


def _kmz(path: Path, wanted: Geometries) -> Iterable[str]:
    with tempfile.TemporaryDirectory() as folder:
        inside = Path(folder) / "doc.kml"
        with zipfile.ZipFile(path) as archive:
            inside.write_bytes(archive.read("doc.kml"))
        yield from _kml(inside, wanted)


def _parquet(path: Path, wanted: Geometries) -> Iterable[str]:
    import geopandas
    import geoparquet_validator

    report = geoparquet_validator.check(str(path))
    if not geoparquet_validator.conformant(report, "core"):
        yield "; ".join(str(one) for one in report["outcomes"] if one["status"] == "fail")
    frame = geopandas.read_parquet(path)
    yield from _same(zip(frame["id"], frame["geometry"], strict=True), wanted, near=0.35)


def _fgb(path: Path, wanted: Geometries) -> Iterable[str]:
    yield from _same(_gdal(path), wanted, near=0.35)


def _csv(path: Path, wanted: Geometries) -> Iterable[str]:
    from shapely import wkt

    rows = list(csv.DictReader(StringIO(path.read_text(encoding="utf-8"), newline="")))
    for row in rows:
        yield from (f"{row['id']}: {k} runs" for k, v in row.items() if v[:1] in ("=", "@", "\t"))
        if bool(row["lon"]) != bool(row["wkt"]):
            yield f"{row['id']}: lon without wkt"
    points = {k: v if v is not None and v.geom_type == "Point" else None for k, v in wanted.items()}
    read = [(row["id"], wkt.loads(row["wkt"]) if row["wkt"] else None) for row in rows]
    yield from _same(read, points, near=1e-4)


def _lines(path: Path, wanted: Geometries) -> Iterable[str]:
    claims = {json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()}
    if claims != {identity.rpartition("-")[0] for identity in wanted}:
        yield "other claims"


def _jsonld(path: Path, wanted: Geometries) -> Iterable[str]:
    text = path.read_text(encoding="utf-8")
    data = json.loads(text)
    if "</" in text:
        yield "holds the end of a tag"
    graph = data.get("@graph", [])
    claims = sum("Claim" in one.get("@type", "") for one in graph)
    if claims != len({identity.rpartition("-")[0] for identity in wanted}):
        yield f"{claims} claims"


Check = Callable[[Path, Geometries], Iterable[str]]
CHECKS: dict[str, Check] = {
    ".geojson": _geojson,
    ".geojsons": _sequence,
    ".geojsonl": _sequence,
    ".gpkg": _gpkg,
    ".kml": _kml,
    ".kmz": _kmz,
    ".parquet": _parquet,
    ".fgb": _fgb,
    ".csv": _csv,
    ".jsonl": _lines,
    ".jsonld": _jsonld,
}

if __name__ == "__main__":
    sys.exit(main())
