"""How fast `toponyms` is, how much memory it takes and what it finds, beside two simple peers.

    python benchmarks/toponyms.py [CORPUS.jsonl] [--peer PYTHON]

CORPUS is one of `score_toponyms.py` (default: ../shared/corpus/dev/lgl.jsonl). Each reader runs in
a process of its own on the same texts, already in memory: ours with demonyms, a naive dictionary
(every capitalised name of our gazetteer, the largest place wins), and flashgeotext, which gives
names without coordinates. flashgeotext is installed by hand outside the repository:

    python -m venv ../peer && ../peer/bin/pip install flashgeotext
    python benchmarks/toponyms.py --peer ../peer/bin/python

Documents per second of processor time (start and opening apart, said beside), peak memory, and
the share of names found (overlap F1) and placed within 161 km (end-to-end F1). Below, what one
name costs.
"""

import argparse
import json
import math
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geomap.gazetteer.store import found

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "dev" / "lgl.jsonl"
NEAR_KM = 161
NAMES = ("Karachev", "Springfield", "Курской области", "Рильськ", "Qwrtzburg", "San Jose")

OURS = """
import json, sys, time
start = time.process_time()
from geomap.documents import read
from geomap.gazetteer import Gazetteer
from geomap.toponyms import toponyms
documents = read(sys.argv[1]).documents
gazetteer = Gazetteer()
ready = time.process_time()
found = [
    (one.id, one.start, one.end, one.place and one.place.lon, one.place and one.place.lat)
    for document in documents
    for one in toponyms(document, gazetteer, demonyms=True)
]
print(json.dumps([ready - start, time.process_time() - ready, found]))
"""
NAIVE = """
import json, re, sys, time
start = time.process_time()
from geomap.gazetteer.store import found
import sqlite3
from geomap.gazetteer.names import key
documents = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
base = sqlite3.connect(f"file:{found()}?mode=ro&immutable=1", uri=True)
names = {}
rows = base.execute("SELECT n.key, p.lon, p.lat FROM name n JOIN place p ON p.n = n.place"
                    " WHERE n.matched < 2 AND p.level < 3 ORDER BY p.population")
for one, lon, lat in rows:
    names[one] = (lon / 1e5, lat / 1e5)
ready = time.process_time()
capital = re.compile(r"[A-Z][a-z']+(?:[ -][A-Z][a-z']+){0,2}")
out = []
for document in documents:
    for match in capital.finditer(document["text"]):
        at = names.get(key(match[0]))
        if at:
            out.append((document["id"], match.start(), match.end(), *at))
print(json.dumps([ready - start, time.process_time() - ready, out]))
"""
FLASH = """
import json, sys, time
start = time.process_time()
from flashgeotext.geotext import GeoText
documents = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
reader = GeoText()
ready = time.process_time()
found = []
for document in documents:
    for kind in reader.extract(document["text"], span_info=True).values():
        for name in kind.values():
            found += [(document["id"], *span, None, None) for span in name["span_info"]]
print(json.dumps([ready - start, time.process_time() - ready, found]))
"""


def main() -> int:
    """Print the table and the cost of one name; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--peer", help="the Python that has flashgeotext")
    options = parser.parse_args()
    readers = [("geomap", sys.executable, OURS), ("naive dictionary", sys.executable, NAIVE)]
    if options.peer:
        readers.append(("flashgeotext", options.peer, FLASH))
    with options.corpus.open(encoding="utf-8") as file:
        corpus = [json.loads(line) for line in file]
    print("reader            start s  documents/s  peak MB  found F1  end-to-end F1")
    for name, python, program in readers:
        (start, taken, found), peak = run(python, program, options.corpus)
        detected, placed = score(corpus, found)
        print(
            f"{name:<17} {start:>7.2f}  {len(corpus) / taken:>11.0f}  {peak:>7.0f}"
            f"  {detected:>8.3f}  {placed:>13.3f}"
        )
    one_name()
    return 0


def run(python: str, program: str, corpus: Path) -> tuple[list[Any], float]:
    """Return what a program prints and its peak memory in MB."""
    with tempfile.TemporaryFile() as out:
        command = [python, "-c", program, str(corpus)]
        process = subprocess.Popen(command, stdout=out, cwd=ROOT)  # noqa: S603  # fixed argv
        _, status, used = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status):
            raise SystemExit(f"failed: {python}")
        out.seek(0)
        per_mb = 1024 if sys.platform == "linux" else 1024**2  # macOS counts bytes
        return json.loads(out.read()), used.ru_maxrss / per_mb


def score(corpus: list[dict[str, Any]], found: list[list[Any]]) -> tuple[float, float]:
    """Return overlap F1 over all names, and F1 of names found and placed within 161 km."""
    by_document: dict[str, list[list[Any]]] = {}
    for one in found:
        by_document.setdefault(one[0], []).append(one)
    hits = near = placed = named = total = 0
    for document in corpus:
        total += len(document["toponyms"])
        named += sum(one["lat"] is not None for one in document["toponyms"])
        free = by_document.get(document["id"], [])
        placed += sum(one[3] is not None for one in free)
        for true in document["toponyms"]:
            match = next((o for o in free if o[1] < true["end"] and true["start"] < o[2]), None)
            if match is None:
                continue
            free = [one for one in free if one is not match]
            hits += 1
            if true["lat"] is not None and match[3] is not None:
                near += kilometres(match[3], match[4], true["lon"], true["lat"]) <= NEAR_KM
            elif true["lat"] is None and match[3] is not None:
                placed -= 1
    return 2 * hits / (len(found) + total), 2 * near / (placed + named)


def kilometres(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the distance on a sphere."""
    a, b, c, d = map(math.radians, (lat, lon, other_lat, other_lon))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12_742 * math.asin(min(1.0, math.sqrt(half)))


def one_name() -> None:
    """Print what a look-up and a resolution of one name cost, again and again and at first."""
    from geomap.gazetteer import Gazetteer

    gazetteer = Gazetteer()
    print("\none name           lookup us  resolve us")
    for name in NAMES:
        costs = []
        for ask in (gazetteer.lookup, gazetteer.resolve):
            ask(name)
            start = time.process_time()
            for _ in range(2_000):
                ask(name)
            costs.append((time.process_time() - start) / 2_000 * 1e6)
        print(f"{name:<17} {costs[0]:>10.0f}  {costs[1]:>10.0f}")
    names = settlements()
    middle = [
        statistics.median(_first(ask, some))
        for ask, some in ((gazetteer.lookup, names[::2]), (gazetteer.resolve, names[1::2]))
    ]
    print(f"{'first, median':<17} {middle[0]:>10.0f}  {middle[1]:>10.0f}")


def settlements() -> list[str]:
    """Return names of settlements of the world, in no order."""
    base = sqlite3.connect(f"file:{found()}?mode=ro&immutable=1", uri=True)
    rows = base.execute(
        "SELECT DISTINCT name FROM place WHERE level = 0 AND population > 3000 ORDER BY name"
    )
    names = [row[0] for row in rows]
    base.close()
    return random.Random(3).sample(names, 2_000)  # noqa: S311  # a sample, no secret


def _first(ask: Callable[[str], object], names: list[str]) -> list[float]:
    """Return the microseconds that each name costs, asked for once."""
    costs = []
    for name in names:
        start = time.process_time()
        ask(name)
        costs.append((time.process_time() - start) * 1e6)
    return costs


if __name__ == "__main__":
    sys.exit(main())
