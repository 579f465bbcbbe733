"""What the map page costs, beside folium's, geopandas' and kepler.gl's pages of the same claims.

Usage: python benchmarks/page.py [seeds | CLAIMS ...] [--runs 5] [--peers] [--browser]

  --peers          folium Markers (not above 10,000 claims), folium GeoJson in ten layers, geopandas
                   explore, kepler.gl
  --peers-python PYTHON   a Python that has what those need beyond ours: geopandas, folium,
                   matplotlib, mapclassify, keplergl; a peer that it can't import is skipped
  --browser        load each page in headless Chromium with the network refused, and use it
  --build-only     only build (as without --browser); with --profile tell where the time goes
  --assets DIR     files that peers load from elsewhere (leaflet.js, jquery.min.js …), anywhere in
                   DIR: their pages are then measured with these; without them they are blank
  --keep DIR       keep the claims and pages there, and take the claims from there the next time

Each figure is the median of --runs fresh processes (five; one where it takes more than 30 s). A
build starts with the claims and their events in memory and ends with the file written: user and
system seconds of that alone, and of a whole process with its imports, from which only reading the
claims from disk is taken off. `page_browser.py` says what is measured in the browser.
"""

import argparse
import json
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BUILDERS = HERE / "page_builders.py"
ROOT = HERE.parent
DEFAULT_SIZES = ("seeds", "10000", "100000")
MOST_MARKERS = 10_000
SLOW_SECONDS = 30.0
PEERS = {  # and what each needs
    "folium Markers": "folium",
    "folium GeoJson x10": "folium",
    "geopandas explore": "geopandas, folium, matplotlib, mapclassify",
    "kepler.gl": "keplergl",
}
OURS = "geomap"
COLUMNS = (
    ("build_cpu_s", "build CPU s", 2),
    ("process_cpu_s", "with imports", 2),
    ("build_peak_mb", "peak MB", 0),
    ("page_kb", "page kB", 0),
    ("gzip_kb", "gzip kB", 0),
    ("requests", "requests", 0),
    ("first_paint_ms", "first paint ms", 0),
    ("interactive_ms", "interactive ms", 0),
    ("heap_mb", "JS heap MB", 1),
    ("pan_p95_ms", "pan p95 ms", 0),
    ("pan_longest_ms", "pan longest ms", 0),
    ("zoom_stall_ms", "zoom stall ms", 0),
    ("filter_source_ms", "filter source ms", 0),
    ("filter_stance_ms", "filter stance ms", 0),
    ("filter_search_ms", "filter search ms", 0),
)
Figures = dict[str, float | None]


def main() -> None:
    """Print a table for each number of claims, and the ratios to each peer."""
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for size in options.sizes:
            claims, rows = _data(size, folder)
            if options.profile:
                page = folder / "profiled.html"
                command = [sys.executable, str(BUILDERS), OURS, str(claims), str(page), "--profile"]
                subprocess.run(command, check=True)  # noqa: S603  # fixed argv
                continue
            table = {
                name: _measured(name, size, claims if name == OURS else rows, options, folder)
                for name in ([OURS, *PEERS] if options.peers else [OURS])
            }
            _print(size, {name: row for name, row in table.items() if row}, runs=options.runs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", default=list(DEFAULT_SIZES), metavar="CLAIMS")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--build-only", action="store_true")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--assets", type=Path)
    parser.add_argument("--peers-python", metavar="PYTHON", default=sys.executable)
    parser.add_argument("--keep", type=Path, metavar="DIR")
    options = parser.parse_args()
    options.browser = options.browser and not options.build_only
    return options


def _data(size: str, folder: Path) -> tuple[Path, Path]:
    """Return files with the claims and their events, and with the rows that peers are given."""
    from page_builders import rows_of

    claims_file, rows_file = folder / f"claims-{size}.pickle", folder / f"rows-{size}.pickle"
    if not (claims_file.is_file() and rows_file.is_file()):
        start = time.process_time()
        claims, events = _claims(size)
        claims_file.write_bytes(pickle.dumps((claims, events), protocol=5))
        rows_file.write_bytes(pickle.dumps(rows_of(claims), protocol=5))
        taken = time.process_time() - start
        print(f"made {len(claims)} claims, {len(events)} events in {taken:.1f} s", file=sys.stderr)
    return claims_file, rows_file


def _claims(size: str) -> tuple[Any, Any]:
    if size == "seeds":
        import geomap

        result = geomap.run(geomap.read(ROOT / "seeds"))
    else:
        from made_claims import made_result

        result = made_result(int(size))
    return result.claims, result.events


def _measured(
    name: str, size: str, data: Path, options: argparse.Namespace, folder: Path
) -> Figures | None:
    why = _left_out(name, size, options)
    if why:
        print(f"SKIPPED: {name} at {size} claims: {why}", file=sys.stderr)
        return None
    page = folder / f"{name.replace(' ', '-')}-{size}.html"
    python = sys.executable if name == OURS else options.peers_python
    command = [python, str(BUILDERS), name, str(data), str(page)]
    builds: list[Figures] = []
    for _ in range(options.runs):
        builds.append(_run([*command, "--warm"]) | _run(command))
        if (builds[-1]["process_cpu_s"] or 0) > SLOW_SECONDS:
            break
    figures = _median(builds) | _size(page)
    return figures | _opened(page, options) if options.browser else figures


def _left_out(name: str, size: str, options: argparse.Namespace) -> str | None:
    if name == "folium Markers" and size != "seeds" and int(size) > MOST_MARKERS:
        return "one object a marker: minutes to build, and the page does not come up"
    if name == OURS:
        return None
    command = [options.peers_python, "-c", f"import {PEERS[name]}"]
    if subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603  # fixed argv
        return f"{options.peers_python} can't import {PEERS[name]}; see --peers-python"
    return None


def _run(command: Sequence[str]) -> Figures:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # fixed argv
    if done.returncode:
        raise SystemExit(f"failed: {' '.join(command)}\n{done.stderr}")
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _size(page: Path) -> Figures:
    from page_browser import external_addresses

    data = page.read_bytes()
    packed = zlib.compress(data, 9)
    return {
        "page_kb": len(data) / 1000,
        "gzip_kb": len(packed) / 1000,
        "requests": len(external_addresses(data.decode())),
    }


def _opened(page: Path, options: argparse.Namespace) -> Figures:
    from page_browser import measure

    runs: list[Figures] = []
    for _ in range(options.runs):
        start = time.monotonic()
        runs.append(measure(page, assets=options.assets))
        if time.monotonic() - start > 2 * SLOW_SECONDS:
            break
    return _median(runs)


def _median(runs: Sequence[Figures]) -> Figures:
    keys = dict.fromkeys(key for run in runs for key in run)
    known = {key: [run[key] for run in runs if run.get(key) is not None] for key in keys}
    return {
        key: statistics.median([value for value in values if value is not None]) if values else None
        for key, values in known.items()
    }


def _print(size: str, rows: dict[str, Figures], *, runs: int) -> None:
    shown = [column for column in COLUMNS if any(column[0] in row for row in rows.values())]
    print(f"\n{size} claims, medians of {runs} runs, Python {sys.version.split()[0]}")
    names = list(rows)
    print(f"{'':18}" + "".join(f"{name:>20}" for name in names))
    for key, title, digits in shown:
        cells = [_number(rows[name].get(key), digits) for name in names]
        print(f"{title:18}" + "".join(f"{cell:>20}" for cell in cells))
    for name in names[1:]:
        print(f"geomap to {name}: " + ", ".join(_ratios(rows[OURS], rows[name], shown)))


def _number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:,.{digits}f}"


def _ratios(ours: Figures, theirs: Figures, shown: Sequence[tuple[str, str, int]]) -> list[str]:
    told = []
    for key, title, _ in shown:
        mine, other = ours.get(key), theirs.get(key)
        if mine is not None and other:
            told.append(f"{title.rsplit(' ', 1)[0]} {mine / other:.2f}")
    return told


if __name__ == "__main__":
    main()
