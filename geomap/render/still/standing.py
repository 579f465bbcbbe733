"""What stands in a picture: glyphs, labels of areas, dots, and the room that they leave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.layers.drawing import Area, Disc
from geomap.layers.families import Family
from geomap.render.still.frame import Frame
from geomap.render.still.glyphs import Glyph
from geomap.render.still.room import Room

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MOST_FAN = 4
CHIP_HEIGHT, CHIP_STEP = 28.0, 12.0
# What a glyph takes as text, about.
_GLYPH_BYTES, _PART_BYTES = 330, 95
_COARSE_PX = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A glyph and where it stands; `foot` is the place that it is about, if it stands aside."""

    glyph: Glyph
    x: float
    y: float
    foot: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """The label of an area with its marks: upper left corner, size, two lines or more.

    The first says that it marks no spot, the others are the area's name; `letters` stand at the end
    of the first. `foot` is a point of the area that a line leads to, if the label stands beside it.
    """

    left: float
    top: float
    width: float
    lines: tuple[str, ...]
    letters: str = ""
    foot: tuple[float, float] | None = None

    @property
    def height(self) -> float:
        """How high it is, in px."""
        return chip_height(self.lines)

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, in px."""
        return self.left + self.width / 2, self.top + self.height / 2

    @property
    def name(self) -> str:
        """The name of its area, as far as it stands in it."""
        return " ".join(self.lines[1:])


def chip_height(lines: Sequence[str]) -> float:
    """Return how high a chip with these lines is, in px."""
    return CHIP_HEIGHT + CHIP_STEP * (len(lines) - 2)


@dataclass(slots=True, kw_only=True)
class Scene:
    """What stands in the picture; `dots` are places without room, by their first family.

    `named` are places with the middle of their marks and how far these reach (px), for their names.
    `outside` are the places that the frame does not show; `most_bytes` is what all glyphs may take.
    """

    room: Room
    most_bytes: int
    standing: list[Standing] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    dots: list[tuple[float, float, Family]] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    named: list[tuple[Disc, float, float, float]] = field(default_factory=list)
    discs: list[tuple[float, float, float]] = field(default_factory=list)
    outlines: "dict[str, BaseGeometry]" = field(default_factory=dict)
    labelled: set[str] = field(default_factory=set)
    bare_areas: int = 0
    undrawn_areas: int = 0
    outside: int = 0
    spent: int = 0

    def has_room_for(self, glyphs: Sequence[Glyph]) -> bool:
        """Return whether so many more glyphs may be drawn."""
        return self.spent + sum(map(_bytes, glyphs)) <= self.most_bytes

    def stand(self, stood: Iterable[Standing]) -> None:
        """Put glyphs in their places."""
        for one in stood:
            self.standing.append(one)
            self.spent += _bytes(one.glyph)

    def outline(self, shape: Area, frame: Frame) -> "BaseGeometry":
        """Return an area in px, coarse, made once."""
        import shapely

        if shape.key not in self.outlines:
            made = frame.projected(shape.shape, tolerance=_COARSE_PX)
            shapely.prepare(made)
            self.outlines[shape.key] = made
        return self.outlines[shape.key]


def _bytes(glyph: Glyph) -> int:
    return _GLYPH_BYTES + _PART_BYTES * len(glyph.parts)
