"""Seas, lakes and reservoirs, as places and for the base map."""

import json
import math
import re
import struct
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from readers import (
    ALIAS,
    BASE,
    CYRILLIC,
    LATIN,
    PRIMARY,
    SHORTEST,
    VARIANT,
    Row,
    opened,
    polygonal,
    shapefile,
    table,
)
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.names import key

# Natural Earth's rank of a lake: the higher, the smaller.
SMALLEST_LAKE = 5
CLOSED_RING = 4
# What Natural Earth calls by another thing's name.
RENAMED = {"Kaliningrad": "Curonian Lagoon"}
METRES_PER_DEGREE = 111_320.0
# Of the box around it, what part a sea must fill; those over the antimeridian fill less.
SLIVER, HALF_TURN = 0.05, 180.0
# How far two seas may lie apart where they meet, as their outlines are simplified.
MEETING_DEGREES = 0.03
LAKE_DEGREES = 0.003
# Of a lake's area, how much must lie in one country for the lake to be said to.
WITHIN_ONE = 0.98
KIND = re.compile(
    r"\b(lake|reservoir|lagoon|loch|lough|lago|lac|laguna|ozero|озеро|озера|оз|водохранилище"
    r"|водосховище|лагуна|лиман)\b"
)


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
        name = RENAMED.get(name, name)
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
            if other := of["names"].get(language):
                row.named(other, PRIMARY if " " in other else BASE, language=language)
        if match := re.fullmatch(r"Sea of (\w+)", name):
            row.named(f"{match[1]} Sea", ALIAS)
    for name, row in rows.items():
        row.shape = shapely.union_all(parts[name])
        _centre(row)
    rows = {name: row for name, row in rows.items() if not _sliver(row.shape)}
    _by_hand(rows)
    return [rows[name] for name in sorted(rows)]


def _sliver(outline: BaseGeometry) -> bool:
    """Tell whether an outline is what was left over between others, as of some straits."""
    west, south, east, north = outline.bounds
    return east - west < HALF_TURN and outline.area < SLIVER * (east - west) * (north - south)


def _centre(row: Row) -> None:
    centre = shapely.maximum_inscribed_circle(row.shape, tolerance=0.1).coords[0]
    row.lon, row.lat = round(centre[0], 4), round(centre[1], 4)


def _by_hand(rows: dict[str, Row]) -> None:
    """Note the names of waters.csv, and make the straits that Natural Earth has in two seas."""
    for line in table("waters.csv"):
        if line["between"]:
            first, second = (rows[one] for one in line["between"].split("|"))
            rows[line["name"]] = _strait(line["name"], first, second, float(line["km"]))
        for language in ("en", "ru", "uk"):
            for name in line[language].split("|"):
                rows[line["name"]].named(name, ALIAS, language=language)


def _strait(name: str, first: Row, second: Row, km: float) -> Row:
    """Return the water that is so near to where two seas meet, as an approximate shape."""
    meeting = shapely.intersection(
        shapely.buffer(first.shape, MEETING_DEGREES), shapely.buffer(second.shape, MEETING_DEGREES)
    )
    lat = meeting.centroid.y
    squeeze = math.cos(math.radians(lat))
    flat = shapely.transform(meeting, lambda at: at * (squeeze, 1.0))
    near = shapely.buffer(flat, km * 1_000 / METRES_PER_DEGREE)
    around = shapely.transform(near, lambda at: at / (squeeze, 1.0))
    water = shapely.union_all([first.shape, second.shape], grid_size=1e-6)
    row = Row(
        id=f"ne:between-{key(name).replace(' ', '-')}",
        name=name,
        level="sea",
        country=None,
        lon=0.0,
        lat=0.0,
        kind="strait",
        shape=polygonal(shapely.intersection(around, water)),
        approximate=True,
    )
    row.named(name, PRIMARY)
    _centre(row)
    return row


def lake_places(path: Path, lands: list[Row]) -> list[Row]:
    """Return the named lakes and reservoirs as places, by Natural Earth's number.

    A name in one word is a base: "Victoria" means the lake only where the text says "Lake".
    """
    tree = shapely.STRtree([row.shape for row in lands])
    rows: dict[str, Row] = {}
    for of, drawn in shapefile(path, "physical/ne_10m_lakes"):
        name = of["name_en"] if isinstance(of["name_en"], str) else of["name"]
        if not isinstance(name, str) or not LATIN.match(name):
            continue
        outline = polygonal(drawn)
        reservoir = of["featurecla"] == "Reservoir"
        rows[f"ne:lake-{of['ne_id']}"] = row = Row(
            id=f"ne:lake-{of['ne_id']}",
            name=_called(name, reservoir=reservoir),
            level="sea",
            country=_country(outline, lands, tree),
            lon=0.0,
            lat=0.0,
            kind="reservoir" if reservoir else "lake",
            shape=polygonal(shapely.simplify(outline, LAKE_DEGREES)),
        )
        _centre(row)
        _name_lake(row, of)
    return [rows[one] for one in sorted(rows)]


def _called(name: str, *, reservoir: bool) -> str:
    if KIND.search(key(name)):
        return name
    return f"{name} Reservoir" if reservoir else f"Lake {name}"


def _country(outline: BaseGeometry, lands: list[Row], tree: shapely.STRtree) -> str | None:
    """Return the country that a lake lies in, None for one that several share."""
    for at in tree.query(outline, predicate="intersects"):
        inside = shapely.intersection(outline, lands[at].shape).area
        if inside > WITHIN_ONE * outline.area:
            return lands[at].country
    return None


def _name_lake(row: Row, of: dict) -> None:
    row.named(row.name, PRIMARY)
    alternates = of["name_alt"].split(",") if isinstance(of["name_alt"], str) else []
    for name in (of["name"], of["name_en"], *alternates):
        if isinstance(name, str) and LATIN.match(name) and len(name) >= SHORTEST:
            row.named(name, VARIANT if KIND.search(key(name)) else BASE)
    for language in ("ru", "uk"):
        name = of[f"name_{language}"]
        if isinstance(name, str) and CYRILLIC.match(name):
            how = PRIMARY if KIND.search(key(name)) else BASE
            row.named(name, how, language=language)
    for one in list(row.names):
        bare = " ".join(KIND.sub(" ", one).split())
        if len(bare) >= SHORTEST:
            row.names.setdefault(bare, BASE)


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
