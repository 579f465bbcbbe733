"""Encoded lines read back as the page does it."""

from geomap.render.encoding import ALPHABET


def steps(text: str) -> list[tuple[int, int]]:
    """Return the corners in whole steps of the grid."""
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


def decoded(text: str, decimals: int) -> list[tuple[float, float]]:
    """Return the corners (lon, lat) in degrees."""
    scale = 10**decimals
    return [(x / scale, y / scale) for x, y in steps(text)]
