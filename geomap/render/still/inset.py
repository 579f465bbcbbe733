"""A small picture beside the map that shows where in the world it lies."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from geomap.messages import ENGLISH, Messages
from geomap.render.naming import called
from geomap.render.still.frame import MOST_NORTH, Box, Frame, filling, latitude, mercator, path, px
from geomap.render.still.glyphs import INK
from geomap.render.still.ground import FRONTIER, LAND, SEA, haloed, large
from geomap.render.still.lettering import escaped, width_px
from geomap.render.still.room import Rectangle, Room, meet

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.gazetteer.surroundings import Named

_HEIGHT_PX, _LEAST_PX = 124.0, 70.0
_WIDER, _LEAST_DEGREES = 4.5, 24.0
# A map as wide as this shows by itself where it is.
_NO_INSET_DEGREES = 60.0
_TOLERANCE_PX = 1.3
_TEXT = 8.8
_NAMES = 7
# A name may stand so far (px) from its country's middle.
_ASIDE = (0.0, -7.0, 7.0, -14.0, 14.0, -21.0, 21.0, -28.0, 28.0)
_ABOVE = (0.0, -6.0, 6.0, -12.0, 12.0, -18.0, 18.0)


# One within the map: its size, and how far it stays from the map's edge.
_CORNER, _EDGE = (104.0, 78.0), 6.0
_MOST_CORNER = 0.42


def tells(shown: Frame) -> bool:
    """Return whether an inset would tell where in the world the frame lies."""
    box = shown.box()
    return box[2] - box[0] <= _NO_INSET_DEGREES


def corner(shown: Frame, room: Room, *, towns: Sequence[Rectangle]) -> Rectangle | None:
    """Return the corner of a map that an inset may take, and take it; None where none is free.

    It is the one where it covers fewest towns.
    """
    wide, high = _CORNER
    right, bottom = shown.left + shown.width - _EDGE, shown.top + shown.height - _EDGE
    boxes = [
        (left, top, left + wide, top + high)
        for top in (shown.top + _EDGE, bottom - high)
        for left in (right - wide, shown.left + _EDGE)
    ]
    free = [box for box in boxes if room.free(box)]
    if not tells(shown) or not free or max(wide / shown.width, high / shown.height) > _MOST_CORNER:
        return None
    best = min(free, key=lambda box: sum(meet(box, town) for town in towns))
    room.take(best)
    return best


def inset(  # noqa: PLR0913  # keyword-only
    shown: Frame,
    *,
    left: float,
    top: float,
    width: float,
    height: float,
    gazetteer: "Gazetteer",
    messages: Messages = ENGLISH,
) -> str:
    """Return the inset at the bottom of a box of the picture, or "" where it would tell nothing."""
    box = shown.box()
    if not tells(shown) or height < _LEAST_PX:
        return ""
    high = min(_HEIGHT_PX, height)
    frame = filling(_wider(box), left=left, top=top + height - high, width=width, height=high)
    around = gazetteer.countries_around(frame.box())
    land = path(large([frame.projected(around.land, tolerance=_TOLERANCE_PX)]))
    lines = (*around.frontiers, *around.disputed)
    borders = path(frame.projected(line, tolerance=_TOLERANCE_PX) for line in lines)
    place = f'x="{px(left)}" y="{px(frame.top)}" width="{px(width)}" height="{px(frame.height)}"'
    x, y = frame.at(box[0], box[3])
    right, bottom = frame.at(box[2], box[1])
    countries = called(around.countries, messages)
    words = "".join(_words(frame, countries, clear_of=(x, y, right, bottom)))
    attributes = f'font-size="{_TEXT}" text-anchor="middle"'
    named = haloed("gm-still-inset-name", words, attributes, color=INK)
    return (
        f'<clipPath id="gm-still-inset"><rect {place}/></clipPath>'
        f'<g clip-path="url(#gm-still-inset)"><rect {place} class="gm-still-water" fill="{SEA}"/>'
        f'<path class="gm-still-land" fill="{LAND}" d="{land}"/>'
        f'<path class="gm-still-frontier" fill="none" stroke="{FRONTIER}" stroke-width=".7" '
        f'd="{borders}"/>'
        f'<rect x="{px(x)}" y="{px(y)}" width="{px(right - x)}" height="{px(bottom - y)}" '
        f'class="gm-still-leg" fill="none" stroke="{INK}" stroke-width="1.4"/>'
        f"{named}</g>"
        f'<rect {place} class="gm-still-frontier" fill="none" stroke="{FRONTIER}"/>'
    )


def _words(frame: Frame, countries: "Iterable[Named]", *, clear_of: Rectangle) -> Iterator[str]:
    """Yield the names of the largest countries that have room whole, off the edges of a box."""
    import shapely

    room = Room((frame.left, frame.top, frame.left + frame.width, frame.top + frame.height))
    for edge in _edges(clear_of):
        room.take(edge)
    seen = [(frame.projected(one.shape, tolerance=2.0), one.name) for one in countries]
    for shape, name in sorted(seen, key=lambda one: (-one[0].area, one[1]))[:_NAMES]:
        widest = max(shapely.get_parts(shape), key=lambda part: part.area, default=shape)
        if widest.is_empty:
            continue
        point = widest.representative_point()
        half = width_px(name, _TEXT) / 2 + 3
        for x, y in ((point.x + dx, point.y + dy) for dx in _ASIDE for dy in _ABOVE):
            box = (x - half, y - 6, x + half, y + 6)
            inside = (x, y) == (point.x, point.y) or shapely.contains_xy(widest, x, y)
            if inside and room.free(box):
                room.take(box)
                yield f'<text x="{px(x)}" y="{px(y + 3)}">{escaped(name)}</text>'
                break


def _edges(box: Rectangle) -> Iterator[Rectangle]:
    """Yield the four edges of a box, as thin as they are drawn."""
    left, top, right, bottom = box
    for y in (top, bottom):
        yield left - 1, y - 1, right + 1, y + 1
    for x in (left, right):
        yield x - 1, top - 1, x + 1, bottom + 1


def _wider(box: Box) -> Box:
    """Return the box around a map that tells where in the world it is."""
    west, south, east, north = box
    middle = (west + east) / 2, (south + north) / 2
    narrow = max(0.3, math.cos(math.radians(middle[1])))
    high = max(_LEAST_DEGREES, _WIDER * (north - south), _WIDER * (east - west) * narrow / 2)
    # The same north and south on the map, so that what is shown lies in its middle.
    center = (mercator(south) + mercator(north)) / 2
    half = min(high / 2 / narrow, mercator(MOST_NORTH) - abs(center))
    return (
        middle[0] - high / 2 / narrow,
        latitude(center - half),
        middle[0] + high / 2 / narrow,
        latitude(center + half),
    )
