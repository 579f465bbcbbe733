"""Where each mark of a picture stands: on its place, fanned out, beside it, or as a dot.

The most telling places come first (contradicted, then those that most origins tell of); what finds
no room is a dot, and the picture says how many there are. An area never gets a mark on a spot: its
marks stand in a chip with its name, clear of the largest towns.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.layers.drawing import Area, Disc, Drawing
from geomap.layers.families import Family
from geomap.layers.marks import Mark, Marks
from geomap.layers.symbols import FAN
from geomap.render.still.frame import Frame
from geomap.render.still.glyphs import Glyph, glyph_of, stacked
from geomap.render.still.lettering import cut, width_px
from geomap.render.still.room import Rectangle, Room, around

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MOST_GLYPHS = 400
# Only the first so many may stand beside their place, with a line to it.
_MOST_ASIDE = 120
_MOST_FAN = max(FAN)
_ASIDE = tuple(
    (far, turn) for far in (26.0, 40.0) for turn in (-45, 45, 135, -135, 0, 90, 180, -90)
)
CHIP_HEIGHT = 28.0
CHIP_TEXT = 10.5
CHIP_SMALL = 8.5
_CHIP_ROOM = 190.0
_GRID = 15
_LEAST_DISC_PX = 6.0
_COARSE_PX = 2.0
_SMALLER = 0.9
# Only the first so many labels may look for the best of many spots.
_MOST_CHOICES = 60
# With words, inside the area, clear of towns: what a label gives up, one after the other.
_PREFERENCES = (
    (True, True, True),
    (True, False, True),
    (True, True, False),
    (False, False, True),
    (True, False, False),
    (False, False, False),
)
# Marks may come so near that only their rings touch.
_CLOSE = 0.92


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A glyph and where it stands; `foot` is the place that it is about, if it stands aside."""

    glyph: Glyph
    x: float
    y: float
    foot: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """The label of an area with its marks: upper left corner, size, two lines."""

    left: float
    top: float
    width: float
    lines: tuple[str, str]


@dataclass(slots=True, kw_only=True)
class Scene:
    """What stands in the picture; `dots` are places without room, by their first family."""

    room: Room
    standing: list[Standing] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    dots: list[tuple[float, float, Family]] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    named: list[tuple[Disc, float, float, float]] = field(default_factory=list)
    discs: list[tuple[float, float, float]] = field(default_factory=list)
    outlines: "dict[str, BaseGeometry]" = field(default_factory=dict)
    bare_areas: int = 0

    def outline(self, shape: Area, frame: Frame) -> "BaseGeometry":
        """Return an area in px, coarse, made once."""
        import shapely

        if shape.key not in self.outlines:
            made = frame.projected(shape.shape, tolerance=_COARSE_PX)
            shapely.prepare(made)
            self.outlines[shape.key] = made
        return self.outlines[shape.key]


def scene(
    drawing: Drawing,
    found: Marks,
    *,
    frame: Frame,
    towns: Sequence[Rectangle],
    taken: Sequence[Rectangle] = (),
) -> Scene:
    """Return where all marks stand; `towns` are what chips keep clear of.

    `taken` is of no use for marks or names.
    """
    edges = (frame.left, frame.top, frame.left + frame.width, frame.top + frame.height)
    made = Scene(room=Room(edges))
    for box in taken:
        made.room.take(box)
    places = _by_place(found)
    order = sorted(places, key=lambda n: (*_weight(places[n]), n))
    for number in order:
        shape = drawing.shapes[number]
        marks = places[number]
        if isinstance(shape, Disc):
            _settle(made, shape, marks, drawing.families, frame)
    areas = [n for n in order if isinstance(drawing.shapes[n], Area)]
    for number in areas[:_MOST_CHOICES]:
        made.outline(drawing.shapes[number], frame)  # type: ignore[arg-type]  # an Area
    for number in areas:
        shape = drawing.shapes[number]
        if isinstance(shape, Area):
            _label(made, shape, places[number], drawing.families, frame, towns)
    return made


def chip_lines(shape: Area) -> tuple[str, str]:
    """Return the words of an area's label: what it names, and that it marks no spot in it."""
    related = shape.note.startswith("drawn as ")
    before = "somewhere" if related and " part of " not in shape.name else "somewhere in"
    the = " the" if " part of " in shape.name or shape.level == "sea" else ""
    return before + the, shape.name


def letters(glyphs: Sequence[Glyph]) -> str:
    """Return the letters of a lone mark's families, where several share it: "RU UA: "."""
    parts = glyphs[0].parts
    if len(glyphs) > 1 or len(parts) < 2:  # noqa: PLR2004  # one letter stands in the mark
        return ""
    return " ".join(family.letter for family, _ in parts) + ": "


def _by_place(found: Marks) -> dict[int, list[Mark]]:
    places: dict[int, list[Mark]] = {}
    for mark in found.marks:
        places.setdefault(mark.shape, []).append(mark)
    return places


def _weight(marks: Sequence[Mark]) -> tuple[int, int, int]:
    disputed = any(mark.disputed for mark in marks)
    return -disputed, -max(mark.origins for mark in marks), -len(marks)


def _settle(
    made: Scene, shape: Disc, marks: Sequence[Mark], families: Sequence[Family], frame: Frame
) -> None:
    x, y = frame.at(*shape.center)
    if len(made.standing) < MOST_GLYPHS:
        for stood in _ways(marks, families, x, y, aside=len(made.standing) < _MOST_ASIDE):
            boxes = [around(one.x, one.y, one.glyph.reach * _CLOSE) for one in stood]
            if made.room.all_free(boxes):
                for box in boxes:
                    made.room.take(box)
                made.standing += stood
                if shape.level == "point" or stood[0].foot:
                    made.points.append((x, y))
                radius = shape.radius_m / 1000 * frame.px_per_km(shape.center[1])
                if shape.level != "point" and radius >= _LEAST_DISC_PX:
                    made.discs.append((x, y, radius))
                made.named.append((shape, x, y, _reach(stood, x, y)))
                return
    made.dots.append((x, y, families[marks[0].families[0][0]]))


def _ways(
    marks: Sequence[Mark], families: Sequence[Family], x: float, y: float, *, aside: bool
) -> Iterator[list[Standing]]:
    """Yield the ways in which a place's marks can stand, the best first."""
    glyphs = [glyph_of(mark, families) for mark in marks] if len(marks) <= _MOST_FAN else []
    if len(glyphs) > 1:
        far, turns = FAN[len(glyphs)]
        yield [
            Standing(glyph=glyph, x=x + dx, y=y + dy, foot=(x, y))
            for glyph, (dx, dy) in zip(glyphs, (_off(far, turn) for turn in turns), strict=True)
        ]
    one = glyphs[0] if len(glyphs) == 1 else stacked(marks, families)
    yield [Standing(glyph=one, x=x, y=y)]
    for far, turn in _ASIDE if aside else ():
        dx, dy = _off(far, turn)
        yield [Standing(glyph=one, x=x + dx, y=y + dy, foot=(x, y))]


def _off(far: float, turn: float) -> tuple[float, float]:
    angle = math.radians(turn)
    return far * math.cos(angle), far * math.sin(angle)


def _reach(stood: Sequence[Standing], x: float, y: float) -> float:
    return max(max(abs(one.x - x), abs(one.y - y)) + one.glyph.reach for one in stood)


def _label(  # noqa: PLR0913, PLR0917  # what an area's label depends on
    made: Scene,
    shape: Area,
    marks: Sequence[Mark],
    families: Sequence[Family],
    frame: Frame,
    towns: Sequence[Rectangle],
) -> None:
    """Put the chip of an area where it covers nothing, else a bare one; else leave it out."""
    if len(made.standing) >= MOST_GLYPHS:
        made.bare_areas += 1
        return
    many = len(marks) > _MOST_FAN
    glyphs = [stacked(marks, families)] if many else [glyph_of(mark, families) for mark in marks]
    before, name = chip_lines(shape)
    before = f"{letters(glyphs)}{before}"
    lines = (before, cut(name, room=_CHIP_ROOM, size=CHIP_TEXT, bold=True))
    seen = made.outline(shape, frame)
    choice = len(made.chips) < _MOST_CHOICES
    spots = _spots(shape, made, frame) if choice else [frame.at(*shape.label)]
    # Towns are kept clear of as long as there is any other room, and so is the area's border.
    for told, inside, clear in _PREFERENCES:
        for x, y in spots:
            chip = _chip(glyphs, lines if told else ("", ""), x, y)
            boxes = _boxes(chip, glyphs)
            if (
                made.room.all_free(boxes)
                and not (clear and any(_covers(box, towns) for box in boxes))
                and not (inside and not _inside(chip, seen))
            ):
                _put(made, chip, glyphs, boxes)
                return
    made.bare_areas += 1


def _chip(glyphs: Sequence[Glyph], lines: tuple[str, str], x: float, y: float) -> Chip:
    text = max(width_px(lines[0], CHIP_SMALL), width_px(lines[1], CHIP_TEXT, bold=True))
    wide = sum(2 * glyph.reach for glyph in glyphs) + 6 + (text + 8 if lines[1] else 0)
    return Chip(left=x - wide / 2, top=y - CHIP_HEIGHT / 2, width=wide, lines=lines)


def _boxes(chip: Chip, glyphs: Sequence[Glyph]) -> list[Rectangle]:
    """Return what a chip takes: itself, and its marks, which may be higher."""
    right = chip.left + chip.width
    own = (chip.left - 2, chip.top - 2, right + 2, chip.top + CHIP_HEIGHT + 2)
    return [own, *(around(one.x, one.y, one.glyph.reach) for one in _on(chip, glyphs))]


def _on(chip: Chip, glyphs: Sequence[Glyph]) -> Iterator[Standing]:
    """Yield the marks of a chip, side by side from its left end."""
    x = chip.left + 3
    for glyph in glyphs:
        yield Standing(glyph=glyph, x=x + glyph.reach, y=chip.top + CHIP_HEIGHT / 2)
        x += 2 * glyph.reach


def _put(made: Scene, chip: Chip, glyphs: Sequence[Glyph], boxes: Sequence[Rectangle]) -> None:
    for box in boxes:
        made.room.take(box)
    made.chips.append(chip)
    made.standing += _on(chip, glyphs)


def _covers(box: Rectangle, others: Sequence[Rectangle]) -> bool:
    left, top, right, bottom = box
    return any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in others
    )


def _inside(chip: Chip, seen: "BaseGeometry") -> bool:
    """Return whether the chip lies in its area, up to its corners."""
    import shapely

    left, right = chip.left + 4, chip.left + chip.width - 4
    top, bottom = chip.top + 4, chip.top + CHIP_HEIGHT - 4
    corners = shapely.contains_xy(seen, [left, right, left, right], [top, top, bottom, bottom])
    return bool(corners.all())


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


def chip_text_left(chip: Chip) -> float:
    """Return where the words of a chip begin."""
    text = max(width_px(chip.lines[0], CHIP_SMALL), width_px(chip.lines[1], CHIP_TEXT, bold=True))
    return chip.left + chip.width - text - 7
