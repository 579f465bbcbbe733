"""What of a picture is taken: boxes in px, asked for by cell so that thousands cost little."""

import math
from collections.abc import Iterable, Iterator

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_CELL = 32.0


class Room:
    """The boxes that are taken in a picture, and its edges."""

    def __init__(self, edges: Rectangle) -> None:
        self._edges = edges
        self._cells: dict[tuple[int, int], list[Rectangle]] = {}

    def within(self, box: Rectangle) -> bool:
        """Return whether the box lies inside the picture."""
        left, top, right, bottom = self._edges
        return left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom

    def free(self, box: Rectangle) -> bool:
        """Return whether the box meets no box that is taken, and lies inside the picture."""
        return self.within(box) and not any(meet(box, other) for other in self._near(box))

    def all_free(self, boxes: Iterable[Rectangle]) -> bool:
        """Return whether all boxes are free; they may meet each other."""
        return all(map(self.free, boxes))

    def take(self, box: Rectangle) -> None:
        """Take the box."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def _near(self, box: Rectangle) -> Iterator[Rectangle]:
        for cell in _cells(box):
            yield from self._cells.get(cell, ())


def around(x: float, y: float, reach: float) -> Rectangle:
    """Return the square around a point."""
    return x - reach, y - reach, x + reach, y + reach


def meet(one: Rectangle, other: Rectangle) -> bool:
    """Return whether two boxes have any inner point in common."""
    aside = one[0] < other[2] and other[0] < one[2]
    return aside and one[1] < other[3] and other[1] < one[3]


def _cells(box: Rectangle) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (math.floor(side / _CELL) for side in box)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row
