"""What each file costs to write, beside geopandas' `to_file` of the same rows.

Usage: python benchmarks/exports.py [CLAIMS] [--runs 3] [--only .gpkg .csv …] [--keep DIR]

Each figure is the median of --runs fresh processes: user and system seconds from the rows in
memory (geomap: `Result.material()`; geopandas: `Result.to_geodataframe()`) to the bytes, what the
process held at most, and the size of the file. `rows` is what making the rows and shapes costs,
once for all files of a run. Imports are done before the clock starts. A peer writes the same rows
with full outlines, since it knows no others; geopandas has no writer for JSON lines or JSON-LD.
"""

import argparse
import json
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

PEERS = {
    ".geojson": "GeoJSON",
    ".geojsonl": "GeoJSONSeq",
    ".gpkg": "GPKG",
    ".kml": "LIBKML",
    ".fgb": "FlatGeobuf",
    ".parquet": "parquet",
    ".csv": "csv",
}
ROWS = "rows"
Figures = dict[str, float]


def main() -> None:
    """Print a line for each kind of file, with the ratio to its peer."""
    options = _options()
    if options.measure:
        suffix, who = options.measure
        print(json.dumps(_measure(options.data, suffix, who)))
        return
    from geomap.files import EXPORTS

    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        data = _data(options.claims, folder)
        print(f"{options.claims} claims, medians of {options.runs} runs")
        print(f"{'file':10}{'CPU s':>8}{'peak MB':>9}{'MB':>8}   peer{'CPU s':>12}{'MB':>8}  ratio")
        for suffix in (ROWS, *(options.only or EXPORTS)):
            ours = _median(data, suffix, "geomap", options.runs)
            peer = PEERS.get(suffix)
            theirs = _median(data, suffix, "geopandas", options.runs) if peer else None
            print(_line(suffix, ours, peer, theirs), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("claims", nargs="?", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="+", metavar="SUFFIX")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    return parser.parse_args()


def _data(claims: int, folder: Path) -> Path:
    """Return the file with the claims and their events."""
    path = folder / f"claims-{claims}.pickle"
    if not path.is_file():
        from made_claims import made_result

        result = made_result(claims)
        path.write_bytes(pickle.dumps((result.claims, result.events), protocol=5))
    return path


def _median(data: Path, suffix: str, who: str, runs: int) -> Figures:
    command = [sys.executable, __file__, "--data", str(data), "--measure", suffix, who]
    found: list[Figures] = []
    for _ in range(runs):
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # fixed argv
        if done.returncode:
            raise SystemExit(f"failed: {' '.join(command)}\n{done.stderr}")
        found.append(json.loads(done.stdout.splitlines()[-1]))
    return {key: statistics.median(one[key] for one in found) for key in found[0]}


def _measure(data: Path, suffix: str, who: str) -> Figures:
    from geomap.gazetteer import Gazetteer
    from geomap.result import Result

    claims, events = pickle.loads(data.read_bytes())  # noqa: S301  # written by ourselves
    result = Result(documents=(), claims=claims, events=events, gazetteer=Gazetteer())
    few = Result(documents=(), claims=claims[:3], events=(), gazetteer=result.gazetteer)
    _made(few, suffix, who)()  # imports
    start = time.process_time()
    write = _made(result, suffix, who)
    prepared = time.process_time() - start
    start = time.process_time()
    size = write()
    taken = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    seconds = prepared if suffix == ROWS else taken
    return {"seconds": seconds, "peak_mb": peak, "mb": size / 1e6}


def _made(result: Any, suffix: str, who: str) -> Any:  # noqa: ANN401  # a function of no arguments
    """Return what writes the file, with its rows made; it returns the size in bytes."""
    if who == "geopandas":
        return _peer(result.to_geodataframe(), suffix)
    from geomap.files import EXPORTS, Source

    source = Source(result)
    made_of = source.material
    for row in made_of.rows:  # the shapes are made once, and are the rows' in a frame too
        if row.location:
            made_of.shape_of(row.location)
    if suffix == ROWS:
        return lambda: 0

    def write() -> int:
        content = EXPORTS[suffix].write(source, {})
        data = content.encode() if isinstance(content, str) else content
        with tempfile.NamedTemporaryFile() as file:
            file.write(data)
        return len(data)

    return write


def _peer(frame: Any, suffix: str) -> Any:  # noqa: ANN401  # a table of geopandas
    def write() -> int:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"claims{suffix}"
            if suffix == ".parquet":
                frame.to_parquet(path, write_covering_bbox=True, compression="zstd")
            elif suffix == ".csv":
                frame.drop(columns="geometry").to_csv(path, index=False)
            elif suffix != ROWS:
                # With an index FlatGeobuf refuses rows that are not placed.
                more = {"SPATIAL_INDEX": "NO"} if suffix == ".fgb" else {}
                frame.to_file(path, driver=PEERS[suffix], engine="pyogrio", **more)
            return path.stat().st_size if path.is_file() else 0

    return write


def _line(suffix: str, ours: Figures, peer: str | None, theirs: Figures | None) -> str:
    line = f"{suffix:10}{ours['seconds']:8.2f}{ours['peak_mb']:9.0f}{ours['mb']:8.1f}"
    if theirs is None:
        return line
    ratio = ours["seconds"] / theirs["seconds"] if theirs["seconds"] else float("nan")
    return f"{line}   {peer:11}{theirs['seconds']:5.2f}{theirs['mb']:8.1f}  {ratio:5.2f}"


if __name__ == "__main__":
    main()
