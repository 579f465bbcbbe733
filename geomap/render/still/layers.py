"""The layers of a picture's map: areas, discs, dots, lines to places, labels, marks, names."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.layers.drawing import Area, Drawing
from geomap.layers.marks import Marks
from geomap.layers.symbols import SIZES
from geomap.messages import Messages
from geomap.render.still import scale
from geomap.render.still.chips import chip_svg
from geomap.render.still.frame import Frame, path, px
from geomap.render.still.glyphs import AREA, INK, PAPER, SOFT, color_class, svg
from geomap.render.still.ground import FRONTIER, SEA, haloed, lettered
from geomap.render.still.layout import Layout
from geomap.render.still.lettering import cut, escaped, width_px
from geomap.render.still.room import Rectangle, around, meet
from geomap.render.still.standing import Scene

if TYPE_CHECKING:
    from geomap.render.still.sketch import Sketch

_AREA_TOLERANCE_PX, _COARSE_TOLERANCE_PX = 0.5, 1.5
_MANY_AREAS = 15
# A name keeps so far (px) from marks of other places.
_APART = 9.0
_OFF = 2.5  # and so far from the frame and from other words


def map_layers(sketch: "Sketch") -> Iterator[str]:
    """Yield the map of a sketch, from the ground up, cut at its frame."""
    frame, made = sketch.frame, sketch.scene
    place = (
        f'x="{px(frame.left)}" y="{px(frame.top)}" width="{px(frame.width)}" '
        f'height="{px(frame.height)}"'
    )
    yield f'<clipPath id="gm-still-frame"><rect {place}/></clipPath>'
    yield '<g clip-path="url(#gm-still-frame)">'
    yield f'<rect {place} class="gm-still-water" fill="{SEA}"/>'
    yield sketch.ground.drawn
    yield "".join(sketch.areas)
    yield from _discs(made)
    yield "".join(lettered(sketch.names))
    yield from _dots(made, sketch.layout.dots)
    yield "".join(_legs(made))
    yield "".join(map(chip_svg, made.chips))
    yield "".join(svg(one.glyph, one.x, one.y) for one in made.standing)
    places = "".join(sketch.places)
    if places:
        attributes = 'font-size="11" font-weight="700"'
        yield haloed("gm-still-place", places, attributes, color=INK)
    if sketch.bar:
        yield scale.svg(sketch.bar, messages=sketch.messages)
    if not sketch.marks.marks:
        yield _nothing(frame, sketch.messages)
    yield "</g>"
    yield f'<rect {place} class="gm-still-frontier" fill="none" stroke="{FRONTIER}"/>'


def areas_drawn(
    drawing: Drawing, found: Marks, made: Scene, frame: Frame, layout: Layout
) -> list[str]:
    """Return each area's outline, once; those with a label first, others while there is room."""
    shapes = [drawing.shapes[n] for n in dict.fromkeys(mark.shape for mark in found.marks)]
    areas = [shape for shape in shapes if isinstance(shape, Area)]
    areas.sort(key=lambda one: one.key not in made.labelled)
    tolerance = _AREA_TOLERANCE_PX if len(areas) <= _MANY_AREAS else _COARSE_TOLERANCE_PX
    lines: list[str] = []
    left, bare = layout.outlines, 0
    for area in areas:
        labelled = area.key in made.labelled
        # A sea has no outline.
        if area.level == "sea" or left <= 0 or (not labelled and bare >= layout.bare_areas):
            made.undrawn_areas += not labelled
            continue
        bare += not labelled
        line = path([frame.projected(area.shape, tolerance=tolerance * layout.coarse)])
        left -= len(line)
        lines.append(line)
    made.bare_areas = bare
    look = (
        f'class="gm-still-area" fill="url(#gm-still-hatch)" fill-rule="evenodd" stroke="{AREA}" '
        f'stroke-width="{SIZES["area_width"]}" stroke-linejoin="round"'
    )
    return [f'<path {look} d="{line}"/>' for line in lines if line]


def _discs(made: Scene) -> Iterator[str]:
    for x, y, radius in made.discs:
        yield (
            f'<circle cx="{px(x)}" cy="{px(y)}" r="{px(radius)}" class="gm-still-disc" '
            f'fill="{AREA}" fill-opacity="{2 * SIZES["disc"]}"/>'
        )


def _dots(made: Scene, most: int) -> Iterator[str]:
    """Yield the dots, one path for each family's colour; those that would cover others are one."""
    cell = 3.0
    while len({(x // cell, y // cell) for x, y, _ in made.dots}) > most:
        cell *= 1.5
    taken: dict[tuple[float, float], tuple[float, float]] = {}
    by_color: dict[tuple[str, str], list[str]] = {}
    for x, y, family in made.dots:
        key = (x // cell, y // cell)
        if key not in taken:
            taken[key] = (x, y)
            at = f"M{px(x)} {px(y)}h0"
            by_color.setdefault((color_class(family), family.color), []).append(at)
    every = "".join(at for lines in by_color.values() for at in lines)
    if every:
        yield (
            f'<path d="{every}" class="gm-still-chip" stroke="{PAPER}" stroke-width="6" '
            'stroke-linecap="round"/>'
        )
    for (name, color), lines in by_color.items():
        yield (
            f'<path d="{"".join(lines)}" class="{name}" stroke="{color}" stroke-width="4.4" '
            'stroke-linecap="round"/>'
        )


def _legs(made: Scene) -> Iterator[str]:
    lines = "".join(
        f"M{px(one.foot[0])} {px(one.foot[1])}L{px(one.x)} {px(one.y)}"
        for one in made.standing
        if one.foot
    ) + "".join(
        f"M{px(one.foot[0])} {px(one.foot[1])}L{px(one.middle[0])} {px(one.middle[1])}"
        for one in made.chips
        if one.foot
    )
    if lines:
        yield (
            f'<path d="{lines}" class="gm-still-leg" fill="none" stroke="{SOFT}" stroke-width="1"/>'
        )
    dots = "".join(f"M{px(x)} {px(y)}h0" for x, y in made.points)
    if dots:
        wide = px(2 * SIZES["dot"])
        yield (
            f'<path d="{dots}" class="gm-still-leg" stroke="{INK}" stroke-width="{wide}" '
            'stroke-linecap="round"/>'
        )


def place_names(made: Scene) -> Iterator[str]:
    """Yield the names of the places of marks, where they have room beside them."""
    for shape, x, y, reach in made.named:
        words = cut(shape.name, room=130.0, size=11, bold=True)
        wide = width_px(words, 11, bold=True)
        for left, middle in (
            (x + reach + 3, y),
            (x - reach - 3 - wide, y),
            (x - wide / 2, y - reach - 8),
            (x - wide / 2, y + reach + 8),
            (x - wide, y - reach - 8),
            (x, y - reach - 8),
            (x - wide, y + reach + 8),
            (x, y + reach + 8),
        ):
            box = (left - _OFF, middle - 7, left + wide + _OFF, middle + 7)
            if made.room.free(box) and not _beside_another(box, made, x, y, reach):
                made.room.take(box)
                yield f'<text x="{px(left)}" y="{px(middle + 4)}">{escaped(words)}</text>'
                break


def _beside_another(box: Rectangle, made: Scene, x: float, y: float, reach: float) -> bool:
    """Return whether a name would stand so near to a mark of another place as to seem its own."""
    wider = (box[0] - _APART, box[1], box[2] + _APART, box[3])
    return any(
        meet(wider, around(one.x, one.y, one.glyph.reach))
        for one in made.standing
        if math.dist((one.x, one.y), (x, y)) > reach
    )


def _nothing(frame: Frame, messages: Messages) -> str:
    words = messages.text("No claim has a mark on this map.")
    x, y = frame.left + frame.width / 2, frame.top + frame.height / 2
    size = min(15.0, 15.0 * (frame.width - 60) / width_px(words, 15))
    wide = width_px(words, size) + 36
    return (
        f'<rect x="{px(x - wide / 2)}" y="{px(y - 20)}" width="{px(wide)}" height="40" rx="6" '
        f'class="gm-still-chip" fill="{PAPER}" fill-opacity=".93" stroke="{AREA}"/>'
        f'<text x="{px(x)}" y="{px(y + 5)}" class="gm-still-ink" fill="{INK}" '
        f'font-size="{px(size)}" text-anchor="middle">{escaped(words)}</text>'
    )
