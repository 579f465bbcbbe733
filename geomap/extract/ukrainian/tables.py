"""The Ukrainian word lists: tables of our own, one a file in `words/`."""

import csv
from importlib import resources


def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table by its columns."""
    source = resources.files("geomap.extract.ukrainian").joinpath("words", f"{name}.csv")
    with source.open(encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))
