"""A small page with a map of each candidate of a name: plain SVG, no script, nothing fetched."""

import html
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.geometry import disc

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer
    from geomap.gazetteer.basemap import Basemap

Box = tuple[float, float, float, float]
WIDTH, HEIGHT = 420, 320
LEAST_DEGREES = 1.2
AROUND = 0.35
LABELS = 7
HALF_TURN = 180.0
_STYLE = """
body { font: 15px/1.4 sans-serif; margin: 1.5rem; color: #222; background: #fff; }
main { display: flex; flex-wrap: wrap; gap: 1.2rem; }
figure { margin: 0; width: 420px; max-width: 100%; }
svg { width: 100%; height: auto; border: 1px solid #bbb; background: #dbe6ec; }
figcaption, footer { font-size: 13px; margin-top: .3rem; overflow-wrap: anywhere; }
.land { fill: #f7f5ee; } .lake { fill: #dbe6ec; }
.border { fill: none; stroke: #c9c4b5; } .frontier { fill: none; stroke: #8f8a7c; }
.disputed { fill: none; stroke: #8f8a7c; stroke-dasharray: 4 3; }
.shape { fill: #b3473c; fill-opacity: .25; stroke: #b3473c; stroke-width: 1.5; }
text { font: 10px sans-serif; fill: #555; paint-order: stroke; stroke: #fff; stroke-width: 2px; }
.town { fill: #777; } .chosen figcaption b { text-decoration: underline; }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One candidate: its caption lines, the first of them bold, and what is drawn."""

    caption: tuple[str, ...]
    lon: float
    lat: float
    chosen: bool
    shape: "BaseGeometry | None" = None
    radius_m: float | None = None


def candidates_page(
    title: str, panels: Sequence[Panel], *, gazetteer: "Gazetteer", credit: str
) -> str:
    """Return the page; every text in it is escaped, and it holds no script."""
    figures = "\n".join(_figure(panel, gazetteer) for panel in panels)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{html.escape(title)}</h1>\n<main>\n{figures}\n</main>\n"
        f"<footer><p>{html.escape(credit)}</p></footer>\n</body>\n</html>\n"
    )


def _figure(panel: Panel, gazetteer: "Gazetteer") -> str:
    shape = panel.shape
    if shape is None and panel.radius_m is not None:
        shape = disc(panel.lon, panel.lat, panel.radius_m)
    box = _view(panel, shape)
    parts = list(_ground(gazetteer.basemap(box, labels=LABELS), box))
    if shape is not None:
        parts.append(_path(shape, box, "shape"))
    first, *rest = (html.escape(line) for line in panel.caption)
    chosen = ' class="chosen"' if panel.chosen else ""
    return (
        f'<figure{chosen}><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{first}">'
        f"{''.join(parts)}</svg>\n<figcaption><b>{first}</b><br>{'<br>'.join(rest)}</figcaption>"
        "</figure>"
    )


def _view(panel: Panel, shape: "BaseGeometry | None") -> Box:
    """Return the box around what is drawn, in the page's proportions, within one turn."""
    bounds = shape.bounds if shape is not None else None
    west, south, east, north = bounds or (panel.lon, panel.lat, panel.lon, panel.lat)
    middle = ((west + east) / 2, (south + north) / 2)
    narrow = max(0.2, math.cos(math.radians(middle[1])))
    high = max(LEAST_DEGREES, (north - south) * (1 + AROUND), _rise((east - west) * narrow))
    wide = high * WIDTH / HEIGHT / narrow
    if wide >= 2 * HALF_TURN:
        return -HALF_TURN, -60.0, HALF_TURN, 80.0
    west = min(max(-HALF_TURN, middle[0] - wide / 2), HALF_TURN - wide)
    return west, max(-89.0, middle[1] - high / 2), west + wide, min(89.0, middle[1] + high / 2)


def _rise(wide: float) -> float:
    return wide * (1 + AROUND) * HEIGHT / WIDTH


def _ground(ground: "Basemap", box: Box) -> Iterable[str]:
    yield _path(ground.land, box, "land")
    for lake in ground.lakes:
        yield _path(lake, box, "lake")
    yield _path(ground.borders, box, "border")
    yield _path(ground.frontiers, box, "frontier")
    yield _path(ground.disputed, box, "disputed")
    for label in ground.labels:
        x, y = _at(label.lon, label.lat, box)
        yield (
            f'<circle class="town" cx="{x:.0f}" cy="{y:.0f}" r="1.6"/>'
            f'<text x="{x + 4:.0f}" y="{y + 3:.0f}">{html.escape(label.name)}</text>'
        )


def _path(shape: "BaseGeometry", box: Box, kind: str) -> str:
    import shapely

    lines = []
    for part in shapely.get_parts(shape):
        rings = (part.exterior, *part.interiors) if part.geom_type == "Polygon" else (part,)
        for ring in rings:
            if ring.is_empty or ring.geom_type == "Point":
                continue
            points = dict.fromkeys(
                f"{x:.1f},{y:.1f}" for x, y in (_at(lon, lat, box) for lon, lat in ring.coords)
            )
            closed = "Z" if part.geom_type == "Polygon" else ""
            lines.append(f"M{' '.join(points)}{closed}")
    return f'<path class="{kind}" d="{"".join(lines)}"/>' if lines else ""


def _at(lon: float, lat: float, box: Box) -> tuple[float, float]:
    west, south, east, north = box
    return (lon - west) / (east - west) * WIDTH, (north - lat) / (north - south) * HEIGHT
