"""Lines as short strings: whole steps of a grid, as differences, in groups of five bits.

`assets/js/geo.js` reads them (`decodeLine`). A corner of a simplified outline takes four to five
characters so, where its two decimal numbers take fourteen.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

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
    import numpy as np

    corners = np.array(list(coords), dtype=float).reshape(-1, 2)
    return "".join(encode_lines(corners, np.zeros(len(corners), dtype=int), decimals=decimals))


def encode_lines(corners: Any, line: Any, *, decimals: int) -> list[str]:  # noqa: ANN401  # arrays
    """Return the lines as `encode_line` does, in order, those that are "" among them.

    `corners` has a row (lon, lat) for each corner, `line` the number of its line, ascending.

    Raises
    ------
    ValueError
        As `encode_line`.
    """
    if not 0 <= decimals <= MOST_DECIMALS:
        raise ValueError(f"decimals is {decimals}; take 0 to {MOST_DECIMALS}")
    import numpy as np

    if not len(corners):
        return []
    steps = np.rint(corners * 10**decimals).astype(np.int64)
    first = np.r_[True, line[1:] != line[:-1]]
    last = np.r_[first[1:], True]
    least = np.where((corners[first] == corners[last]).all(axis=1), LEAST_RING, 2)
    new = first.copy()
    new[1:] |= (steps[1:] != steps[:-1]).any(axis=1)
    starts = first[new]
    differences = np.diff(steps[new], axis=0, prepend=0)
    differences[starts] = steps[new][starts]
    written = [_written(one) for one in differences.ravel().tolist()]
    cuts = [*np.flatnonzero(starts).tolist(), len(starts)]
    return [
        "".join(written[2 * start : 2 * end]) if end - start >= enough else ""
        for start, end, enough in zip(cuts, cuts[1:], least.tolist(), strict=False)
    ]


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
