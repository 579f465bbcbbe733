"""Lines as short strings: whole steps of a grid, as differences, in groups of five bits.

`assets/js/geo.js` reads them (`decodeLine`). A corner of a simplified outline takes four to five
characters so, where its two decimal numbers take fourteen.
"""

from collections.abc import Iterable
from functools import cache
from itertools import chain

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
# The page shifts whole numbers of 32 bits: a whole turn, doubled, fits up to here.
MOST_DECIMALS = 6
LEAST_RING = 4  # corners, the first one again at the end among them
_GROUP = 5
_MORE = 1 << _GROUP
_SIGN = 63  # of Python's whole numbers all above are copies of the sign


def encode_line(coords: Iterable[tuple[float, float]], *, decimals: int) -> str:
    """Return the line (lon, lat in degrees) as text, its corners rounded to so many decimals.

    Corners that fall together are written once. A ring (the first corner is also the last) with
    fewer than four corners left, or a line with fewer than two, is "".

    Raises
    ------
    ValueError
        More decimals are asked for than the page can read, or fewer than none.
    """
    if not 0 <= decimals <= MOST_DECIMALS:
        raise ValueError(f"decimals is {decimals}; take 0 to {MOST_DECIMALS}")
    scale = 10**decimals
    given = [(float(lon), float(lat)) for lon, lat in coords]
    corners: list[tuple[int, int]] = []
    for lon, lat in given:
        corner = (round(lon * scale), round(lat * scale))
        if not corners or corner != corners[-1]:
            corners.append(corner)
    ring = len(given) > 1 and given[0] == given[-1]
    if len(corners) < (LEAST_RING if ring else 2):
        return ""
    before = [(0, 0), *corners]
    steps = ((x - x0, y - y0) for (x, y), (x0, y0) in zip(corners, before, strict=False))
    return "".join(map(_written, chain.from_iterable(steps)))


@cache
def _written(step: int) -> str:
    """Return a whole number as characters, lowest bits first; the last lacks the sixth bit."""
    rest = (step << 1) ^ (step >> _SIGN)
    characters = []
    while rest >= _MORE:
        characters.append(ALPHABET[_MORE | (rest & (_MORE - 1))])
        rest >>= _GROUP
    characters.append(ALPHABET[rest])
    return "".join(characters)
