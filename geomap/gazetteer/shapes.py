"""Shapes as bytes: rings of whole ten-thousandths of a degree, as differences, deflated.

A ten-thousandth of a degree is at most 11 m. A polygon so written takes about a fifth of its WKB.
"""

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

STEPS_PER_DEGREE = 10_000
KEPT = 4_096
"""So many shapes are kept: a page and its picture ask for the same ones, and none can change."""


def encode(shape: "BaseGeometry") -> bytes:
    """Return a polygon or multipolygon as bytes."""
    import numpy as np
    import shapely

    header: list[int] = []
    points: list[object] = []
    # Rounded so that no ring crosses itself afterwards, as plain rounding would let it.
    snapped = shapely.set_precision(shape, 1 / STEPS_PER_DEGREE)
    polygons = [part for part in shapely.get_parts(snapped) if part.geom_type == "Polygon"]
    for polygon in polygons:
        rings = [polygon.exterior, *polygon.interiors]
        header.append(len(rings))
        for ring in rings:
            steps = np.rint(np.asarray(ring.coords)[:, :2] * STEPS_PER_DEGREE).astype("<i4")
            header.append(len(steps))
            points.append(np.diff(steps, axis=0, prepend=np.zeros((1, 2), "<i4")).ravel())
    return _packed(header, points)


@lru_cache(maxsize=KEPT)
def decode(data: bytes) -> "BaseGeometry":
    """Return the polygon or multipolygon that `encode` wrote."""
    from shapely.geometry import MultiPolygon, Polygon

    header, rest = _unpacked(data)
    head, at, polygons = len(header), 0, []
    while at < head:
        rings = []
        for length in header[at + 1 : at + 1 + header[at]]:
            steps, rest = rest[: 2 * length].reshape(-1, 2), rest[2 * length :]
            rings.append(steps.cumsum(axis=0) / STEPS_PER_DEGREE)
        polygons.append(Polygon(rings[0], rings[1:]))
        at += 1 + header[at]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def encode_lines(lines: "BaseGeometry") -> bytes:
    """Return a line or several as bytes."""
    import numpy as np
    import shapely

    header: list[int] = []
    points: list[object] = []
    for line in shapely.get_parts(lines):
        steps = np.rint(np.asarray(line.coords)[:, :2] * STEPS_PER_DEGREE).astype("<i4")
        header.append(len(steps))
        points.append(np.diff(steps, axis=0, prepend=np.zeros((1, 2), "<i4")).ravel())
    return _packed(header, points)


def decode_lines(data: bytes) -> "BaseGeometry":
    """Return the lines that `encode_lines` wrote."""
    import numpy as np
    import shapely

    header, rest = _unpacked(data)
    corners = rest.reshape(-1, 2)
    starts = np.cumsum([0, *header[:-1]])
    # Summed through all lines at once, less what the lines before had come to.
    sums = corners.cumsum(axis=0)
    before = np.where(starts[:, None] > 0, sums[starts - 1], 0)
    steps = sums - np.repeat(before, header, axis=0)
    lines = shapely.linestrings(
        steps / STEPS_PER_DEGREE, indices=np.repeat(np.arange(len(header)), header)
    )
    found: BaseGeometry = shapely.multilinestrings(lines)
    return found


def _packed(header: list[int], points: "list[Any]") -> bytes:
    import numpy as np

    body = np.concatenate([np.asarray(header, "<i4"), *points]).astype("<i4")
    planes = body.view("u1").reshape(-1, 4).T.tobytes()  # equal bytes together: deflates better
    return len(header).to_bytes(4, "little") + zlib.compress(planes, 9)


def _unpacked(data: bytes) -> "tuple[list[int], Any]":
    import numpy as np

    planes = np.frombuffer(zlib.decompress(data[4:]), "u1").reshape(4, -1)
    body = np.ascontiguousarray(planes.T).view("<i4").ravel()
    head = int.from_bytes(data[:4], "little")
    return body[:head].tolist(), body[head:]
