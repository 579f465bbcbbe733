"""A finished run for the pages that show its files."""

from pathlib import Path

import pytest

from geomap.cli import main

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def finished_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of README's run, made by its command; only to be read."""
    folder = tmp_path_factory.mktemp("docs") / "output"
    assert main(["run", str(SEEDS), "-o", str(folder), "--quiet"]) == 0
    return folder
