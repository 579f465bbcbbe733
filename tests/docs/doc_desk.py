"""What lies on the desk of a reader who follows the docs; all articles and places are invented.

A page may take these as given, as its readers have articles of their own. What a page itself shows
and names (`<!-- file: … -->`) is written over them.
"""

import shutil
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from doc_blocks import ROOT
from geopy.adapters import BaseSyncAdapter

DESK = Path(__file__).parent / "desk"
DUMPS = ("RU", "alternateNamesV2")  # GeoNames gives them zipped


def lay(folder: Path, *, output: Path) -> None:
    """Put on a desk what its reader has: seeds, a finished run, articles and posts."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    without_cache = shutil.ignore_patterns("cache")  # what a first run prints is what is shown
    shutil.copytree(output, folder / "output", ignore=without_cache)
    shutil.copy(output / "claims.jsonl", folder / "claims.jsonl")
    shutil.copytree(DESK, folder, dirs_exist_ok=True)
    for name in DUMPS:
        with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
            archive.write(DESK / f"{name}.txt", f"{name}.txt")
        (folder / f"{name}.txt").unlink()


def save(folder: Path, name: str, text: str) -> None:
    """Save a file as a page says; a package's entry points are known from then on, as installed."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if path.name == "pyproject.toml":
        groups = tomllib.loads(text)["project"]["entry-points"]
        info = folder / "example-1.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: example\nVersion: 1\n")
        lines = [
            f"[{group}]\n{name} = {home}\n"
            for group, named in groups.items()
            for name, home in named.items()
        ]
        (info / "entry_points.txt").write_text("".join(lines))


class NobodyThere(BaseSyncAdapter):  # type: ignore[misc]  # geopy carries no types
    """Stands in for the network of an online geocoder: it knows one invented village."""

    def get_json(self, url: str, *, timeout: Any, headers: dict[str, str]) -> Any:
        del url, timeout, headers
        return [
            {
                "osm_type": "node",
                "osm_id": 42,
                "lat": "51.8",
                "lon": "35.1",
                "class": "place",
                "type": "village",
                "addresstype": "village",
                "name": "Qvaxinovo",
                "display_name": "Qvaxinovo, Kursk Oblast, Russia",
                "boundingbox": ["51.78", "51.82", "35.08", "35.12"],
            }
        ]

    get_text = get_json


def silent_model(_server: object, _body: object) -> str:
    """Stand in for a language model's server: it finds nothing."""
    return '{"claims": []}'
