"""Borders of countries as lines, each with its class in every point of view that is known.

Natural Earth says of each line how 34 points of view draw it (its fields FCLASS_xx); where one
says nothing, the line's own class holds. No line is ours.
"""

import json
from pathlib import Path

import shapely
from readers import shapefile

from geomap.gazetteer.shapes import encode_lines

DETAILS = {0: 0.2, 1: 0.015}
STYLES = {
    "International boundary (verify)": "international",
    "Disputed (please verify)": "disputed",
    "Indefinite (please verify)": "disputed",
    "Line of control (please verify)": "disputed",
    "Indeterminant frontier": "disputed",
    "Claim boundary": "disputed",
    "Unrecognized": "",
    "Admin-1 boundary": "",
    "Map unit boundary": "",
    "Overlay limit": "",
    "Lease limit": "",
}
# Natural Earth's own view and South Korea's have other codes there.
DE_FACTO, KOREA = "natural-earth", "KO"
NOT_VIEWS = frozenset({"FCLASS_OSM", "FCLASS_TLC"})
# ISO 3166-2 has Crimea as UA-43; Natural Earth's ISO view leaves its two lines open.
CRIMEA = (32.4, 44.3, 36.8, 46.3)


def frontiers(path: Path) -> tuple[list[tuple], list[str]]:
    """Return the base map's rows of the layer `frontier`, and the codes of the views."""
    pieces: list[tuple] = []
    views: set[str] = {DE_FACTO}
    for of, drawn in shapefile(path, "cultural/ne_10m_admin_0_boundary_lines_land"):
        styles = _styles(of)
        if drawn.intersects(shapely.box(*CRIMEA)) and "ua" in styles and "iso" not in styles:
            styles["iso"] = styles["ua"]
        views |= styles.keys()
        code = json.dumps(styles, sort_keys=True, separators=(",", ":"))
        for detail, tolerance in DETAILS.items():
            simple = shapely.simplify(drawn, tolerance)
            pieces.append(("frontier", detail, code, *simple.bounds, encode_lines(simple)))
    return pieces, sorted(views)


def _styles(of: dict) -> dict[str, str]:
    """Return how a line is drawn by view, where it is not as in Natural Earth's own."""
    own = STYLES[of["FEATURECLA"]]
    styles = {DE_FACTO: own}
    for name, value in of.items():
        if not name.startswith("FCLASS_") or name in NOT_VIEWS:
            continue
        view = name.removeprefix("FCLASS_")
        style = STYLES[value] if isinstance(value, str) else own
        if style != own:
            styles["kr" if view == KOREA else view.lower()] = style
    return styles
