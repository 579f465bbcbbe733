"""Lines as text: what the page reads is what was written, to the last step of the grid."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.render.encoding import ALPHABET, MOST_DECIMALS, encode_line

LINES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("lines.json").read_text(encoding="utf-8")
)
corners = st.lists(
    st.tuples(st.floats(-180, 180, allow_nan=False), st.floats(-90, 90, allow_nan=False)),
    max_size=30,
)


def decoded(text: str) -> list[tuple[int, int]]:
    """Return the corners in steps of the grid, as geo.js reads them."""
    numbers: list[int] = []
    value = shift = 0
    for character in text:
        digit = ALPHABET.index(character)
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append((value >> 1) ^ -(value & 1))
            value = shift = 0
    assert shift == 0
    x = y = 0
    found = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x, y))
    return found


@pytest.mark.parametrize("line", LINES, ids=[line["name"] for line in LINES])
def test_lines_that_the_page_s_own_tests_read_are_written_so(line: dict[str, Any]) -> None:
    text = encode_line([(x, y) for x, y in line["coords"]], decimals=line["decimals"])
    assert text == line["text"]
    scale = 10 ** line["decimals"]
    flat = [n / scale for corner in decoded(text) for n in corner]
    assert flat == line["corners"]


@given(coords=corners, decimals=st.integers(0, MOST_DECIMALS))
def test_what_is_read_back_is_the_line_on_the_grid_without_repeats(
    coords: list[tuple[float, float]], decimals: int
) -> None:
    scale = 10**decimals
    steps = [(round(x * scale), round(y * scale)) for x, y in coords]
    once = [one for n, one in enumerate(steps) if n == 0 or one != steps[n - 1]]
    ring = len(coords) > 1 and coords[0] == coords[-1]
    text = encode_line(coords, decimals=decimals)
    assert decoded(text) == (once if len(once) >= (4 if ring else 2) else [])
    assert set(text) <= set(ALPHABET)


@given(coords=corners)
def test_a_closed_ring_stays_closed(coords: list[tuple[float, float]]) -> None:
    found = decoded(encode_line([*coords, *coords[:1]], decimals=2))
    assert not found or (found[0] == found[-1] and len(found) >= 4)


@pytest.mark.parametrize("decimals", [-1, MOST_DECIMALS + 1])
def test_more_decimals_than_the_page_can_read_are_refused(decimals: int) -> None:
    with pytest.raises(ValueError, match="decimals"):
        encode_line([(0, 0), (1, 1)], decimals=decimals)
