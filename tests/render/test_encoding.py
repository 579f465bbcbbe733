"""Lines as text: what the page reads is what was written, to the last step of the grid."""

import json
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from encoded_lines import steps
from hypothesis import given
from hypothesis import strategies as st

from geomap.render.encoding import ALPHABET, MOST_DECIMALS, encode_line, encode_lines

LINES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("lines.json").read_text(encoding="utf-8")
)
corners = st.lists(
    st.tuples(st.floats(-180, 180, allow_nan=False), st.floats(-90, 90, allow_nan=False)),
    max_size=30,
)


@pytest.mark.parametrize("line", LINES, ids=[line["name"] for line in LINES])
def test_lines_that_the_page_s_own_tests_read_are_written_so(line: dict[str, Any]) -> None:
    text = encode_line([(x, y) for x, y in line["coords"]], decimals=line["decimals"])
    assert text == line["text"]
    scale = 10 ** line["decimals"]
    flat = [n / scale for corner in steps(text) for n in corner]
    assert flat == line["corners"]


@given(coords=corners, decimals=st.integers(0, MOST_DECIMALS))
def test_what_is_read_back_is_the_line_on_the_grid_without_repeats(
    coords: list[tuple[float, float]], decimals: int
) -> None:
    scale = 10**decimals
    rounded = [(round(x * scale), round(y * scale)) for x, y in coords]
    once = [one for n, one in enumerate(rounded) if n == 0 or one != rounded[n - 1]]
    ring = len(coords) > 1 and coords[0] == coords[-1]
    text = encode_line(coords, decimals=decimals)
    assert steps(text) == (once if len(once) >= (4 if ring else 2) else [])
    assert set(text) <= set(ALPHABET)


@given(coords=corners)
def test_a_closed_ring_stays_closed(coords: list[tuple[float, float]]) -> None:
    found = steps(encode_line([*coords, *coords[:1]], decimals=2))
    assert not found or (found[0] == found[-1] and len(found) >= 4)


@pytest.mark.parametrize("decimals", [-1, MOST_DECIMALS + 1])
def test_more_decimals_than_the_page_can_read_are_refused(decimals: int) -> None:
    with pytest.raises(ValueError, match="decimals"):
        encode_line([(0, 0), (1, 1)], decimals=decimals)


@given(lines=st.lists(corners.filter(bool), max_size=6), decimals=st.integers(0, 4))
def test_many_lines_at_once_are_written_as_one_by_one(
    lines: list[list[tuple[float, float]]], decimals: int
) -> None:
    every = np.array(list(chain.from_iterable(lines)), dtype=float).reshape(-1, 2)
    numbers = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    assert encode_lines(every, numbers, decimals=decimals) == [
        encode_line(line, decimals=decimals) for line in lines
    ]
