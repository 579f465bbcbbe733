"""The ground of a page: what the page's script draws below the marks, within a budget of bytes.

`ground` returns plain JSON types, the "ground" of the page's data (schema geomap.page/1):

```
{"frame": [south, west, north, east],   what the ground covers, the view and its surroundings: the
                                        page clips to it, since lines and land reach beyond
 "decimals": 3,                         of all encoded lines here: decodeLine(text, 10 ** decimals)
 "land": [ring…],                       fill with the even-odd rule (holes are rings too)
 "lakes": [ring…],                      fill as water, above the land
 "borders": [line…],                    between regions of one country; never along a frontier
 "frontiers": [line…],                  between countries, settled in the page's view of borders
 "disputed": [line…],                   the same, not settled: dashed; labels of kind "disputed"
                                        stand in their middle
 "kinds": ["country", "sea", "region", "town", "disputed"],
 "labels": {"name": […], "kind": [index into kinds…], "lon": […], "lat": […],
            "population": [… 0 for what is no town],
            "zoom": [… Leaflet's zoom from which it is shown]},
 "far": null | {"frame": [s, w, n, e], "decimals", "step", "land": [ring…]},
                  what lies around the frame, for who zooms out, thinned by `step` degrees: where
                  that is more than a few px it is not drawn, since it would be wrong
 "inset": null | {"frame": [s, w, n, e], "decimals", "land": [ring…], "frontiers": [line…],
                  "box": [s, w, n, e],    the view, to be drawn as a rectangle
                  "names": [[name, lon, lat]…]}}
```

Labels come in the order in which they are to be placed, by zoom and then the most important first:
at a zoom those up to it are shown, none of which cover each other; a town's text begins 6 px right
of its dot, all other texts are centred on their point. A label makes way for the page's own marks
and chips (one of kind "region" for the chip of its own region). The inset is drawn as
x = (lon - west) * cos(middle latitude), y = north - lat, in degrees; it is null where the view is
itself so wide that its surroundings tell no more.
"""

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geomap.messages import ENGLISH, Messages
from geomap.render.naming import KINDS, Name, inset_names, names, zoom_of
from geomap.render.thinning import AROUND, Grain, fitted, rings, size_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer

Box = tuple[float, float, float, float]
WORLD: Box = (-180.0, -58.0, 180.0, 80.0)
# A reader can look around before the ground ends: this much of the view's longer side where that
# is short, and where it is long.
MARGIN, WIDE_MARGIN = 0.75, 0.3
# Pages are so much wider than high, on a phone so much less wide; and as zooms come in steps, the
# first view may show so many times what it has to.
_PAGE_RATIO, _PHONE_RATIO, _ZOOM_STEP = 1.85, 0.55, 1.45
_ROOM_ASIDE = 0.15
# Everything is cut a little farther out than the frame, so that no edge of a cut is seen.
OVERHANG = 0.02
MOST_NORTH = 85.0
# Bytes of JSON of the lines: of a view as wide as a few regions, and of one as wide as the world.
LEAST_BUDGET, MOST_BUDGET = 19_700, 47_000
_SMALL_VIEW, _LARGE_VIEW = 8.0, 40.0
MOST_LABELS = 200
MOST_TOWNS = 500
# What a view's longer side is divided into: finer corners are seen at no zoom of use.
_STEPS = 4_000
# Finer than this the gazetteer's own lines are not.
_FINEST_DEGREES = 0.004
# Regions less wide than this part of the view would be a grey mass.
LEAST_REGION = 0.025
BORDERS_COARSER = 1.5
_ENDS_BYTES = 19
# What coasts and frontiers may take, so that something is left for the borders of regions.
_WITHOUT_BORDERS = 0.72
INSET_BUDGET = 2_700
# The outline of what lies beyond the frame: its bytes for a small view and for a wide one, how many
# times as wide as the frame it is at most, and what its longer side is divided into.
LEAST_FAR, MOST_FAR = 2_400, 5_000
_FAR_WIDER, _FAR_STEPS = 1.7, 900
# Coasts that are wrong by more px where a reader has zoomed out one step are left out.
_MOST_OFF, _WORLD_PX = 5.0, 256
_INSET_WIDER, _INSET_WIDE, _INSET_LEAST, _INSET_RATIO = 4.5, 3.0, 30.0, 0.66
_INSET_STEPS = 220
# Views wider than this show where they are by themselves.
_NO_INSET_DEGREES = 75.0


def ground(
    view: Box | None,
    *,
    gazetteer: "Gazetteer",
    shown: "Sequence[Box]" = (),
    messages: Messages = ENGLISH,
) -> dict[str, Any]:
    """Return the ground of a view (west, south, east, north; None: the world) as the page has it.

    `shown` are the boxes of shapes that may reach beyond the view: the frame holds them too, up to
    twice what it would hold without. Its JSON takes at most 60 kB, and about 30 kB where the view
    is a few regions wide.
    """
    view = view or WORLD
    frame = holding(framed(view), shown)
    side = max(view[2] - view[0], view[3] - view[1])
    around = gazetteer.surroundings(
        _grown(frame, OVERHANG * side, OVERHANG * side),
        inner=view,
        towns=MOST_TOWNS,
        least_region_degrees=side * LEAST_REGION,
    )
    budget = _budget(view)
    lines, grain = fitted(
        {
            "land": rings(around.land),
            "lakes": [ring for lake in around.lakes for ring in rings(lake)],
            "frontiers": around.frontiers,
            "disputed": around.disputed,
        },
        _grain(view),
        budget=round(budget * _WITHOUT_BORDERS) if around.borders else budget,
    )
    borders = _borders(around.borders, grain, budget=budget - size_of(lines))
    # Regions without borders are not named either.
    named = around if borders else replace(around, regions=())
    return {
        "frame": _corners(frame),
        "decimals": grain.decimals,
        **lines,
        "borders": borders,
        "kinds": list(KINDS),
        "labels": _columns(names(named, view, most=MOST_LABELS, messages=messages)),
        "far": far(view, frame, gazetteer=gazetteer),
        "inset": inset(view, gazetteer=gazetteer, messages=messages),
    }


def _borders(lines: "Sequence[BaseGeometry]", grain: Grain, *, budget: int) -> list[str]:
    """Return the borders of regions in what the budget leaves: all, those in the view, or none."""
    import shapely

    rough = grain.coarser(BORDERS_COARSER)
    view = shapely.box(*grain.inside) if grain.inside else None
    for some in (lines, [line for line in lines if view is not None and line.intersects(view)]):
        # Ends stay however coarse a line gets: so many lines would be all ends.
        if len(some) * _ENDS_BYTES < budget:
            found, _ = fitted({"borders": some}, rough, budget=budget, decimals=grain.decimals)
            if found["borders"]:
                return found["borders"]
    return []


def framed(view: Box) -> Box:
    """Return the box of a view and its surroundings: all that a page shows at first, and more."""
    west, south, east, north = view
    wide, high = east - west, north - south
    margin = max(wide, high) * (MARGIN + _width(max(wide, high)) * (WIDE_MARGIN - MARGIN))
    narrow = max(0.2, math.cos(math.radians((south + north) / 2)))
    # A page that is wider than the view shows more to both sides of it at once, a phone above it.
    page = _ZOOM_STEP * _PAGE_RATIO * high / narrow
    # And who moves the map of a small view aside finds ground there too.
    page *= 1 + _ROOM_ASIDE * (1 - _width(max(wide, high)))
    phone = _ZOOM_STEP * wide * narrow / _PHONE_RATIO
    return _grown(view, max(margin, (page - wide) / 2), max(margin, (phone - high) / 2))


def holding(frame: Box, shown: "Sequence[Box]") -> Box:
    """Return the frame so much larger that it holds these boxes, at most twice as large."""
    most = _grown(frame, (frame[2] - frame[0]) / 2, (frame[3] - frame[1]) / 2)
    west, south, east, north = frame
    for box in shown:
        west, south = min(west, box[0]), min(south, box[1])
        east, north = max(east, box[2]), max(north, box[3])
    return max(west, most[0]), max(south, most[1]), min(east, most[2]), min(north, most[3])


def _grown(box: Box, wide: float, high: float) -> Box:
    west, south, east, north = box
    return (
        max(-180.0, west - wide),
        max(-MOST_NORTH, south - high),
        min(180.0, east + wide),
        min(MOST_NORTH, north + high),
    )


def far(view: Box, frame: Box, *, gazetteer: "Gazetteer") -> dict[str, Any] | None:
    """Return a coarse outline of what lies around the frame, or None where it would be no use.

    That is so where the frame is the world, and where the outline would be too coarse to be right.
    """
    wide, high = frame[2] - frame[0], frame[3] - frame[1]
    box = _grown(frame, (_FAR_WIDER - 1) / 2 * wide, (_FAR_WIDER - 1) / 2 * high)
    if box == frame:
        return None
    side = max(view[2] - view[0], view[3] - view[1])
    budget = round(LEAST_FAR + _width(side) * (MOST_FAR - LEAST_FAR))
    around = gazetteer.countries_around(box)
    step = max(box[2] - box[0], box[3] - box[1]) / _FAR_STEPS
    lines, grain = fitted(
        {"land": rings(around.land)},
        Grain(inside=None, fine=step, coarse=step),
        budget=budget,
    )
    if grain.fine * _WORLD_PX * 2 ** (zoom_of(view) - 1) / 360 > _MOST_OFF:
        return None
    return {
        "frame": _corners(box),
        "decimals": grain.decimals,
        "step": round(grain.fine, 3),
        **lines,
    }


def _width(side: float) -> float:
    """Return 0 for a view of a few regions, 1 for one of a continent, and what is between."""
    return min(1.0, max(0.0, (side - _SMALL_VIEW) / (_LARGE_VIEW - _SMALL_VIEW)))


def inset(
    view: Box, *, gazetteer: "Gazetteer", messages: Messages = ENGLISH
) -> dict[str, Any] | None:
    """Return a small outline of the wider area with the view in it, or None for a wide view."""
    side = max(view[2] - view[0], view[3] - view[1])
    if side > _NO_INSET_DEGREES:
        return None
    frame = _wider(view)
    around = gazetteer.countries_around(frame)
    step = (frame[2] - frame[0]) / _INSET_STEPS
    grain = Grain(inside=None, fine=step, coarse=step)
    land, grain = fitted({"land": rings(around.land)}, grain, budget=INSET_BUDGET)
    lines, _ = fitted(
        {"frontiers": [*around.frontiers, *around.disputed]},
        grain,
        budget=INSET_BUDGET - size_of(land),
        decimals=grain.decimals,
    )
    return {
        "frame": _corners(frame),
        "decimals": grain.decimals,
        **land,
        **lines,
        "box": _corners(view),
        "names": inset_names(around.countries, frame, view=view, messages=messages),
    }


def _wider(view: Box) -> Box:
    """Return the box around a view that tells where in the world it is, wider than high."""
    west, south, east, north = view
    lat = (south + north) / 2
    narrow = max(0.3, math.cos(math.radians(lat)))
    side = max((east - west) * narrow, north - south)
    wider = _INSET_WIDER + _width(side) * (_INSET_WIDE - _INSET_WIDER)
    high = min(150.0, max(_INSET_LEAST, wider * side) * _INSET_RATIO)
    wide = min(360.0, high / _INSET_RATIO / narrow)
    left = min(max(-180.0, (west + east) / 2 - wide / 2), 180.0 - wide)
    low = min(max(-MOST_NORTH, lat - high / 2), MOST_NORTH - high)
    return left, low, left + wide, low + high


def _grain(view: Box) -> Grain:
    west, south, east, north = view
    side = max(east - west, north - south)
    fine = max(_FINEST_DEGREES, side / _STEPS)
    # A little beyond the view too, as pages are seldom of its form.
    edge = 0.08 * side
    inside = (west - edge, south - edge, east + edge, north + edge)
    return Grain(inside=inside, fine=fine, coarse=AROUND * fine)


def _budget(view: Box) -> int:
    side = max(view[2] - view[0], view[3] - view[1])
    return round(LEAST_BUDGET + _width(side) * (MOST_BUDGET - LEAST_BUDGET))


def _corners(box: Box) -> list[float]:
    west, south, east, north = (round(value, 3) for value in box)
    return [south, west, north, east]


def _columns(labels: list[Name]) -> dict[str, list[Any]]:
    return {
        "name": [one.name for one in labels],
        "kind": [KINDS.index(one.kind) for one in labels],
        "lon": [round(one.lon, 3) for one in labels],
        "lat": [round(one.lat, 3) for one in labels],
        "population": [one.population for one in labels],
        "zoom": [int(one.zoom) if one.zoom == int(one.zoom) else one.zoom for one in labels],
    }
