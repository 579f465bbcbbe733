"""The base map's pieces: land, lakes and region borders in two levels of detail."""

import shapely
from readers import Row
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.shapes import encode

# Degrees of simplification of the base map's two levels of detail.
DETAILS = {0: 0.2, 1: 0.015}
REGION_LINES = {0: 0.08, 1: 0.015}
LAKE_FACTOR = 25


def base_map(lands: list[Row], areas: list[Row], water: list[BaseGeometry]) -> list[tuple]:
    """Return the base map's pieces: (layer, detail, code, west, south, east, north, bytes)."""
    pieces = []
    for detail, tolerance in DETAILS.items():
        smallest = tolerance**2 * 4
        drawn = shapely.coverage_simplify([row.shape for row in lands], tolerance)
        for row, outline in zip(lands, drawn, strict=True):
            pieces += _land("land", detail, row.country, outline, smallest)
        for lake in water:
            simple = shapely.simplify(lake, tolerance)
            if simple.area > smallest * LAKE_FACTOR:
                pieces.append(("lake", detail, None, *simple.bounds, encode(simple)))
        lines = shapely.coverage_simplify([row.shape for row in areas], REGION_LINES[detail])
        for row, outline in zip(areas, lines, strict=True):
            if outline is not None and outline.area > smallest:
                pieces.append(
                    ("region", detail, row.admin1 or row.country, *outline.bounds, encode(outline))
                )
    return pieces


def no_country(outlines: list[BaseGeometry]) -> list[tuple]:
    """Return the pieces of land that ISO 3166 has in no country."""
    return [
        piece
        for detail, tolerance in DETAILS.items()
        for outline in outlines
        for piece in _land(
            "land", detail, None, shapely.simplify(outline, tolerance), tolerance**2 * 4
        )
    ]


def _land(
    layer: str, detail: int, code: str | None, outline: BaseGeometry, smallest: float
) -> list[tuple]:
    parts = [one for one in shapely.get_parts(outline) if one.area > smallest]
    if not detail:
        parts = [shapely.MultiPolygon(parts)] if parts else []
    return [(layer, detail, code, *part.bounds, encode(part)) for part in parts]
