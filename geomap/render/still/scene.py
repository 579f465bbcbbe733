"""Where each mark of a picture stands: on its place, fanned out, beside it, or as a dot.

The most telling places come first (contradicted, then those that most origins tell of); what finds
no room is a dot, and the picture says how many there are. An area never gets a mark on a spot: its
marks stand in a chip with its name, clear of the largest towns.
"""

import math
from collections.abc import Iterator, Sequence

from geomap.layers.drawing import Area, Disc, Drawing
from geomap.layers.families import Family
from geomap.layers.marks import Mark, Marks
from geomap.layers.symbols import FAN
from geomap.render.still import chips
from geomap.render.still.frame import Frame
from geomap.render.still.glyphs import Glyph, glyph_of, stacked
from geomap.render.still.room import Rectangle, Room, around
from geomap.render.still.standing import MOST_FAN, Scene, Standing

# Only the first so many may stand beside their place, with a line to it.
_MOST_ASIDE = 120
_ASIDE = tuple(
    (far, turn) for far in (26.0, 40.0) for turn in (-45, 45, 135, -135, 0, 90, 180, -90)
)
_LEAST_DISC_PX = 6.0
_LIFT_PX = 3.0
# Only the first so many labels may look for the best of many spots.
_MOST_CHOICES, _FEW_CHOICES, _MANY = 24, 10, 60
# The page's zoom from which strikes at one place stand around it: farther out they would seem to be
# far apart.
FAN_FROM = 5.5
_WORLD_PX = 256
# Marks may come so near that only their rings touch.
_CLOSE = 0.92


def scene(  # noqa: PLR0913  # keyword-only
    drawing: Drawing,
    found: Marks,
    *,
    frame: Frame,
    towns: Sequence[Rectangle],
    taken: Sequence[Rectangle] = (),
    most_bytes: int = 44_000,
) -> Scene:
    """Return where all marks stand; `towns` are what chips keep clear of.

    `taken` is of no use for marks or names; all marks may take about `most_bytes` as text.
    """
    edges = (frame.left, frame.top, frame.left + frame.width, frame.top + frame.height)
    made = Scene(room=Room(edges), most_bytes=most_bytes)
    for box in taken:
        made.room.take(box)
    places = _by_place(found, drawing.shapes)
    order = sorted(places, key=lambda n: (*_weight(places[n]), n))
    for rank, number in enumerate(order):
        shape = drawing.shapes[number]
        marks = places[number]
        if isinstance(shape, Disc):
            aside = rank < _MOST_ASIDE
            _settle(made, shape, marks, drawing.families, frame, aside=aside)
    areas = [n for n in order if isinstance(drawing.shapes[n], Area)]
    for number in areas[:_MOST_CHOICES]:
        made.outline(drawing.shapes[number], frame)  # type: ignore[arg-type]  # an Area
    for rank, number in enumerate(areas):
        shape = drawing.shapes[number]
        if isinstance(shape, Area) and _is_outside(shape, frame):
            made.outside += 1
        elif isinstance(shape, Area):
            glyphs = _glyphs(places[number], drawing.families)
            choice = rank < (_MOST_CHOICES if len(areas) <= _MANY else _FEW_CHOICES)
            chips.put(
                made,
                shape,
                glyphs,
                frame=frame,
                towns=towns,
                choice=choice,
                messages=drawing.messages,
            )
    for x, y in (*((x, y) for x, y, _ in made.dots), *made.points):
        made.room.take(around(x, y, 2.5))
    return made


def _glyphs(marks: Sequence[Mark], families: Sequence[Family]) -> list[Glyph]:
    """Return the one glyph of an area's label, as the page draws it."""
    if len(marks) > 1:
        return [stacked(marks, families)]
    return [glyph_of(mark, families) for mark in marks]


def _by_place(found: Marks, shapes: Sequence[Area | Disc]) -> dict[int, list[Mark]]:
    """Return the marks by shape; those of discs with one centre by the first of these."""
    places: dict[int, list[Mark]] = {}
    first: dict[tuple[float, float], int] = {}
    for mark in found.marks:
        shape = shapes[mark.shape]
        place = mark.shape
        if isinstance(shape, Disc):
            place = first.setdefault(shape.center, place)
        places.setdefault(place, []).append(mark)
    return places


def _weight(marks: Sequence[Mark]) -> tuple[int, int, int]:
    disputed = any(mark.disputed for mark in marks)
    return -disputed, -max(mark.origins for mark in marks), -len(marks)


def _settle(  # noqa: PLR0913  # what a place's marks depend on
    made: Scene,
    shape: Disc,
    marks: Sequence[Mark],
    families: Sequence[Family],
    frame: Frame,
    *,
    aside: bool,
) -> None:
    x, y = frame.at(*shape.center)
    if not frame.holds(x, y):
        made.outside += 1
        return
    fan = zoom_of(frame) >= FAN_FROM
    ways = _ways(marks, families, x, y, lifted=shape.level == "point", aside=aside, fan=fan)
    for stood in ways if made.has_room_for(()) else ():
        boxes = [around(one.x, one.y, one.glyph.reach * _CLOSE) for one in stood]
        if made.room.all_free(boxes):
            for box in boxes:
                made.room.take(box)
            made.stand(stood)
            if shape.level == "point" or stood[0].foot:
                made.points.append((x, y))
            radius = shape.radius_m / 1000 * frame.px_per_km(shape.center[1])
            if shape.level != "point" and radius >= _LEAST_DISC_PX:
                made.discs.append((x, y, radius))
            # A lone mark has the name beside itself, several have it beside their place.
            middle = (stood[0].x, stood[0].y) if len(stood) == 1 else (x, y)
            made.named.append((shape, *middle, _reach(stood, *middle)))
            return
    made.dots.append((x, y, families[marks[0].families[0][0]]))


def _ways(  # noqa: PLR0913  # as `_settle`
    marks: Sequence[Mark],
    families: Sequence[Family],
    x: float,
    y: float,
    *,
    lifted: bool,
    aside: bool,
    fan: bool,
) -> Iterator[list[Standing]]:
    """Yield the ways in which a place's marks can stand, the best first.

    A lifted mark stands above its place, which is then seen as a dot below it.
    """
    few = len(marks) <= (MOST_FAN if fan else 1)
    glyphs = [glyph_of(mark, families) for mark in marks] if few else []
    if len(glyphs) > 1:
        far, turns = FAN[len(glyphs)]
        yield [
            Standing(glyph=glyph, x=x + dx, y=y + dy, foot=(x, y))
            for glyph, (dx, dy) in zip(glyphs, (_off(far, turn) for turn in turns), strict=True)
        ]
    one = glyphs[0] if len(glyphs) == 1 else stacked(marks, families)
    up = one.reach + _LIFT_PX if lifted else 0.0
    yield [Standing(glyph=one, x=x, y=y - up)]
    for far, turn in _ASIDE if aside else ():
        dx, dy = _off(far, turn)
        yield [Standing(glyph=one, x=x + dx, y=y + dy, foot=(x, y))]


def _is_outside(shape: Area, frame: Frame) -> bool:
    """Return whether the frame shows nothing of an area."""
    west, south, east, north = frame.box()
    left, low, right, high = shape.shape.bounds
    return right < west or left > east or high < south or low > north


def zoom_of(frame: Frame) -> float:
    """Return the zoom at which the page shows things as large as the frame does."""
    return math.log2(frame.scale * 360 / _WORLD_PX)


def _off(far: float, turn: float) -> tuple[float, float]:
    angle = math.radians(turn)
    return far * math.cos(angle), far * math.sin(angle)


def _reach(stood: Sequence[Standing], x: float, y: float) -> float:
    return max(max(abs(one.x - x), abs(one.y - y)) + one.glyph.reach for one in stood)
