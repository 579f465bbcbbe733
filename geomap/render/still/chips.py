"""The labels of areas: chips with their marks, inside the area and clear of towns if it may be."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geomap.layers.drawing import Area
from geomap.messages import ENGLISH, Messages
from geomap.render.still.frame import Frame, px
from geomap.render.still.glyphs import AREA, INK, PAPER, SOFT, Glyph
from geomap.render.still.lettering import escaped, width_px, wrapped
from geomap.render.still.room import Rectangle, around, meet
from geomap.render.still.standing import CHIP_HEIGHT, CHIP_STEP, Chip, Scene, Standing, chip_height

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

CHIP_TEXT = 10.5
CHIP_SMALL = 8.8
# A name is wrapped at this, or at a part of a narrow map.
_CHIP_ROOM, _CHIP_PART, _LEAST_CHIP_ROOM = 190.0, 0.34, 80.0
_MOST_LINES = 3
_APART = 9.0
_GRID = 15
_SMALLER = 0.9
# How far from its area a chip may stand (farther to the sides, as it is wide), and in which
# directions: on a map of the world farther would be another country.
_ASIDE = tuple((far, turn) for far in (45.0, 60.0, 75.0) for turn in range(0, 360, 30))


_INSIDE = re.compile(r"the (?!border|frontier|coast|shore|outskirts|road|way)")


def chip_lines(shape: Area, *, messages: Messages = ENGLISH) -> tuple[str, str]:
    """Return the words of an area's label: what it names, and that it marks no spot in it."""
    if messages is not ENGLISH:
        return messages.text("somewhere in the area:"), shape.name
    part = " part of " in shape.name
    before = "somewhere in" if part or _is_noun(shape) else "somewhere"
    # A name may bring its own article: "the western region of ...".
    bare = not shape.name.startswith("the ")
    the = " the" if bare and (part or shape.level == "sea") else ""
    return before + the, shape.name


def _is_noun(shape: Area) -> bool:
    """Return whether "in" can stand before the area's words: not before "37 km north of"."""
    if not shape.note.startswith("drawn as "):
        return True
    return shape.name[:1].isupper() or bool(_INSIDE.match(shape.name))


def letters(glyphs: Sequence[Glyph]) -> str:
    """Return the letters of a lone mark's families, where several share it: "RU UA"."""
    parts = glyphs[0].parts
    if len(glyphs) > 1 or len(parts) < 2:  # noqa: PLR2004  # one letter stands in the mark
        return ""
    return " ".join(family.letter for family, _ in parts)


def put(  # noqa: PLR0913  # keyword-only
    made: Scene,
    shape: Area,
    glyphs: Sequence[Glyph],
    *,
    frame: Frame,
    towns: Sequence[Rectangle],
    choice: bool,
    messages: Messages = ENGLISH,
) -> None:
    """Put the chip of an area where it covers nothing, near it; else leave only its outline.

    With `choice` it may look for the best of many spots, and stand beside the area with a line to
    it; without, it stands on the area's own label point or nowhere.
    """
    if made.has_room_for(glyphs):
        for chip in _ways(made, shape, glyphs, frame, towns, choice=choice, messages=messages):
            boxes = _boxes(chip, glyphs)
            if made.room.all_free(boxes):
                for box in boxes:
                    made.room.take(box)
                made.chips.append(chip)
                made.labelled.add(shape.key)
                made.stand(_on(chip, glyphs))
                return


def _ways(  # noqa: PLR0913  # as `put`
    made: Scene,
    shape: Area,
    glyphs: Sequence[Glyph],
    frame: Frame,
    towns: Sequence[Rectangle],
    *,
    choice: bool,
    messages: Messages,
) -> Iterator[Chip]:
    """Yield the ways in which a chip can stand, the best first."""
    before, name = chip_lines(shape, messages=messages)
    room = min(_CHIP_ROOM, max(_LEAST_CHIP_ROOM, _CHIP_PART * frame.width))
    lines = (before, *wrapped(name, room=room, size=CHIP_TEXT, most=_MOST_LINES, bold=True))
    told = letters(glyphs)
    # Never without its words: a bare mark in an area would be read as a spot.
    wide = sum(2 * glyph.reach for glyph in glyphs) + 6 + text_px(lines, told) + 8
    label = frame.at(*shape.label)

    def at(x: float, y: float, foot: tuple[float, float] | None = None) -> Chip:
        left, top = x - wide / 2, y - chip_height(lines) / 2
        return Chip(left=left, top=top, width=wide, lines=lines, letters=told, foot=foot)

    if not choice:
        yield at(*label)
        return
    seen = made.outline(shape, frame)
    spots = _spots(shape, made, frame)
    chips = [at(x, y) for x, y in spots]
    clear = [chip for chip in chips if not _on_towns(chip, glyphs, towns)]
    # Towns are kept clear of as long as there is any other room, and so is the area's border.
    yield from sorted(clear, key=lambda chip: -_share_inside(chip, seen))
    if frame.holds(*label):
        for far, turn in _ASIDE:
            angle = math.radians(turn)
            x, y = label[0] + 1.6 * far * math.cos(angle), label[1] + far * math.sin(angle)
            aside = at(x, y, label)
            if not _on_towns(aside, glyphs, towns):
                yield aside
    yield from chips


def text_px(lines: Sequence[str], told: str) -> float:
    """Return how wide the words of a chip are, with the letters behind its first line."""
    first = width_px(lines[0], CHIP_SMALL)
    if told:
        first += _APART + width_px(told, CHIP_SMALL, bold=True)
    return max(first, *(width_px(line, CHIP_TEXT, bold=True) for line in lines[1:]))


def _boxes(chip: Chip, glyphs: Sequence[Glyph]) -> list[Rectangle]:
    """Return what a chip takes: itself, and its marks, which may be higher."""
    right = chip.left + chip.width
    own = (chip.left - 2, chip.top - 2, right + 2, chip.top + chip.height + 2)
    return [own, *(around(one.x, one.y, one.glyph.reach) for one in _on(chip, glyphs))]


def _on(chip: Chip, glyphs: Sequence[Glyph]) -> Iterator[Standing]:
    """Yield the marks of a chip, side by side from its left end."""
    x = chip.left + 3
    for glyph in glyphs:
        yield Standing(glyph=glyph, x=x + glyph.reach, y=chip.middle[1])
        x += 2 * glyph.reach


def _on_towns(chip: Chip, glyphs: Sequence[Glyph], towns: Sequence[Rectangle]) -> bool:
    return any(meet(box, town) for box in _boxes(chip, glyphs) for town in towns)


def _share_inside(chip: Chip, seen: "BaseGeometry") -> int:
    """Return how much of the chip lies in its area, up to its corners, in quarters."""
    import shapely

    left, right = chip.left + 4, chip.left + chip.width - 4
    top, bottom = chip.top + 4, chip.top + chip.height - 4
    columns = [left + (right - left) * n / 4 for n in range(5)]
    held = shapely.contains_xy(seen, 2 * columns, 5 * [top] + 5 * [bottom])
    return int(4 * held.sum() // len(held))


def _spots(shape: Area, made: Scene, frame: Frame) -> list[tuple[float, float]]:
    """Return points of the area for its label: first its own, then those near it.

    What lies in a smaller area that is drawn too comes last: a label there would seem to be its.
    """
    import shapely

    label = frame.at(*shape.label)
    seen = made.outline(shape, frame)
    points = [label] if frame.holds(*label) else []
    if not seen.is_empty:
        grid = list(_grid(seen))
        inside = shapely.contains_xy(seen, [x for x, _ in grid], [y for _, y in grid])
        points += [point for point, held in zip(grid, inside, strict=True) if held]
    smaller = [
        other
        for other in made.outlines.values()
        if other.area < seen.area * _SMALLER and other.intersects(seen)
    ]

    def worth(point: tuple[float, float]) -> tuple[bool, float]:
        in_other = any(shapely.contains_xy(other, *point) for other in smaller)
        return in_other, math.dist(point, label)

    return sorted(points, key=worth)


def _grid(shape: "BaseGeometry") -> Iterator[tuple[float, float]]:
    left, top, right, bottom = shape.bounds
    for n in range(1, _GRID):
        for m in range(1, _GRID):
            yield left + (right - left) * n / _GRID, top + (bottom - top) * m / _GRID


def chip_svg(chip: Chip) -> str:
    """Return a chip as SVG, without its marks."""
    left = chip.left + chip.width - text_px(chip.lines, chip.letters) - 7
    right, first = chip.left + chip.width - 8, chip.top + 11
    names = "".join(
        f'<text x="{px(left)}" y="{px(first + 11.3 + CHIP_STEP * n)}" class="gm-still-ink" '
        f'fill="{INK}" font-size="{CHIP_TEXT}" font-weight="600">{escaped(line)}</text>'
        for n, line in enumerate(chip.lines[1:])
    )
    told = (
        f'<text x="{px(right)}" y="{px(first)}" class="gm-still-ink" fill="{INK}" font-size='
        f'"{CHIP_SMALL}" font-weight="700" text-anchor="end">{escaped(chip.letters)}</text>'
    )
    return (
        f'<rect x="{px(chip.left)}" y="{px(chip.top)}" width="{px(chip.width)}" '
        f'height="{px(chip.height)}" rx="{px(CHIP_HEIGHT / 2)}" class="gm-still-chip" '
        f'fill="{PAPER}" fill-opacity=".93" stroke="{AREA}" stroke-width=".9"/>'
        f'<text x="{px(left)}" y="{px(first)}" class="gm-still-soft" fill="{SOFT}" '
        f'font-size="{CHIP_SMALL}">{escaped(chip.lines[0])}</text>'
        f"{names}{told if chip.letters else ''}"
    )
