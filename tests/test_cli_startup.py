"""No command loads a library that it does not use: they take longer than most answers."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from builders import claim

from geomap.codec import dump_lines

READING = ("spacy", "trafilatura", "feedparser", "py3langid", "tqdm", "httpx")
MAPS = ("folium", "branca", "jinja2", "typst")
TABLES = ("geopandas", "pandas", "pyarrow", "pyogrio", "psycopg", "docx")
SHAPES = ("numpy", "shapely", "pyproj")
HEAVY = (*READING, *MAPS, *TABLES, *SHAPES, "msgspec", "lxml")


def loaded(*arguments: str) -> set[str]:
    """Return which heavy libraries a process has loaded that did what the arguments say."""
    script = (
        "import sys, contextlib, io\n"
        "from geomap.cli import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        f"    main({[*arguments]!r})\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run(  # noqa: S603  # fixed argv
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_version_takes_less_than_a_fifth_of_a_second() -> None:
    def processor_time_s() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    taken = []
    for _ in range(3):
        before = processor_time_s()
        subprocess.run([sys.executable, "-m", "geomap", "--version"], check=True)
        taken.append(processor_time_s() - before)
    assert min(taken) < 0.2


@pytest.mark.parametrize("arguments", ["--version", "--help", "run --help", "export --help"])
def test_no_heavy_library_is_loaded_to_say_a_word(arguments: str) -> None:
    assert loaded(*arguments.split()) == set()


@pytest.mark.parametrize(
    ("suffix", "unused"),
    [
        (".csv", {*READING, *MAPS, *TABLES, *SHAPES}),
        (".jsonl", {*READING, *MAPS, *TABLES, *SHAPES}),
        (".geojson", {*READING, *MAPS, *TABLES}),
        (".kml", {*READING, *MAPS, *TABLES}),
        (".gpkg", {*READING, *MAPS, *TABLES}),
        (".svg", {*READING, *TABLES, "folium", "branca", "typst"}),
    ],
)
def test_a_file_is_written_with_the_libraries_that_it_needs(
    suffix: str, unused: set[str], tmp_path: Path
) -> None:
    claims, made = tmp_path / "claims.jsonl", tmp_path / f"made{suffix}"
    claims.write_text(dump_lines([claim(1)]), encoding="utf-8")
    command = "map" if suffix == ".svg" else "export"
    assert not loaded(command, str(claims), "-o", str(made), "--quiet") & unused
    assert made.stat().st_size > 0
