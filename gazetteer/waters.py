"""Seas and lakes, read from the sources' files."""

import json
import re
import struct
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from readers import ALIAS, PRIMARY, VARIANT, Row, opened, polygonal, shapefile
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

# Natural Earth's rank of a lake: the higher, the smaller.
SMALLEST_LAKE = 5
CLOSED_RING = 4


def seas(path: Path) -> list[Row]:
    """Return the marine areas of Natural Earth out of cadis's file of water bodies."""
    folder = "cadis/waterbody/data/"
    meta = json.loads(opened(path, folder + "waterbody_meta.json"))
    outlines = _ffsf(opened(path, folder + "waterbody.ffsf"))
    rows: dict[str, Row] = {}
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for of, outline in zip(meta, outlines, strict=True):
        if not of["feature_id"].startswith("ne_marine_") or "river" in of["name"].casefold():
            continue
        name = of["names"].get("en") or of["name"]
        parts[name].append(polygonal(outline))
        if name in rows:
            continue
        rows[name] = row = Row(
            id=f"ne:{of['feature_id'].removeprefix('ne_')}",
            name=name,
            level="sea",
            country=None,
            lon=0.0,
            lat=0.0,
            kind="sea",
        )
        row.named(name, PRIMARY)
        for language in ("ru", "uk"):
            if (other := of["names"].get(language)) and " " in other:
                row.named(other, VARIANT)
        if match := re.fullmatch(r"Sea of (\w+)", name):
            row.named(f"{match[1]} Sea", ALIAS)
    for name, row in rows.items():
        row.shape = shapely.union_all(parts[name])
        centre = shapely.maximum_inscribed_circle(row.shape, tolerance=0.1).coords[0]
        row.lon, row.lat = round(centre[0], 4), round(centre[1], 4)
    return [rows[name] for name in sorted(rows)]


def lakes(path: Path) -> list[BaseGeometry]:
    """Return the larger lakes and reservoirs, for the base map."""
    found = [(of, one) for of, one in shapefile(path, "physical/ne_10m_lakes")]
    return [polygonal(one) for of, one in found if of["scalerank"] <= SMALLEST_LAKE]


def _ffsf(blob: bytes) -> Iterator[BaseGeometry]:
    """Yield the features of a file of flat polygons (FFSF 3, as cadis reads it)."""
    _, count, part_count = struct.unpack_from("<III", blob, 4)
    at = 16
    features = np.frombuffer(blob, "<u4", count * 4, at).reshape(-1, 4)
    at += count * 16
    boxes = np.frombuffer(blob, "<f4", part_count * 4, at).reshape(-1, 4).astype(float)
    at += part_count * 16
    parts = np.frombuffer(blob, "<u4", part_count * 4, at).reshape(-1, 4)
    at += part_count * 16
    ring_count = int(parts[:, 3].sum())
    sizes = np.frombuffer(blob, "<u4", ring_count, at)
    at += ring_count * 4
    for feature in features:
        polygons = []
        for number in range(feature[2], feature[2] + feature[3]):
            offset, _, ring, rings = (int(value) for value in parts[number])
            west, south, east, north = boxes[number]
            drawn = []
            for size in sizes[ring : ring + rings]:
                steps = np.frombuffer(blob, "<u2", int(size) * 2, at + offset).reshape(-1, 2)
                offset += int(size) * 4
                drawn.append(steps / 65535 * (east - west, north - south) + (west, south))
            polygons.append(
                Polygon(drawn[0], [hole for hole in drawn[1:] if len(hole) >= CLOSED_RING])
            )
        yield shapely.make_valid(MultiPolygon(polygons))
