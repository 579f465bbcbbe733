"""The help repeats words of other modules, which take long to load: it says the same."""

import argparse
import re
from typing import get_args

import pytest

from geomap.cli.parser import build
from geomap.export.table import Wkt
from geomap.files import EXPORTS, FORMATS, MAPS
from geomap.render.figure import DEFAULT, SIZES
from geomap.result import Result


def option(command: str, name: str) -> argparse.Action:
    every = build()._actions  # noqa: SLF001  # argparse has no public way
    commands = next(one for one in every if isinstance(one, argparse._SubParsersAction))  # noqa: SLF001
    actions: list[argparse.Action] = commands.choices[command]._actions  # noqa: SLF001
    return next(one for one in actions if name in one.option_strings)


def suffixes(text: object) -> list[str]:
    return re.findall(r"\.[a-z]+\b", str(text))


def test_the_suffixes_of_a_map_are_those_that_are_written() -> None:
    assert suffixes(option("map", "--output").metavar) == list(MAPS)


def test_the_suffixes_of_an_export_are_those_that_are_written() -> None:
    assert suffixes(option("export", "--output").help) == list(EXPORTS)


def test_the_library_names_all_suffixes() -> None:
    assert set(FORMATS) <= set(suffixes(Result.to_file.__doc__))


def test_the_sizes_of_a_picture_are_those_that_are_drawn() -> None:
    size = option("map", "--size")
    assert list(size.choices or ()) == list(SIZES)
    assert f"(default: {DEFAULT})" in str(size.help)


def test_the_outlines_of_a_csv_are_those_that_are_written() -> None:
    assert set(option("export", "--wkt").choices or ()) == set(get_args(Wkt))


@pytest.mark.parametrize("name", ["--formulas", "--bom", "--append"])
def test_an_option_of_a_file_is_off_unless_it_is_given(name: str) -> None:
    assert option("export", name).default is False
