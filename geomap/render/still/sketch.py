"""A picture's map before it is written down: what it shows, where all stands, its legend."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.layers.drawing import Disc, Drawing
from geomap.layers.marks import Marks
from geomap.messages import Messages
from geomap.render.still import scale
from geomap.render.still.frame import Box, Frame, fitted, shape_of
from geomap.render.still.ground import Ground, Written, ground, town_boxes, written
from geomap.render.still.inset import corner, tells
from geomap.render.still.layers import areas_drawn, place_names
from geomap.render.still.layout import PAD, Layout
from geomap.render.still.legend import Key, key, rows
from geomap.render.still.margins import Margins
from geomap.render.still.room import Rectangle, around
from geomap.render.still.scene import scene
from geomap.render.still.standing import Scene

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_LARGEST_TOWNS, _MOST_TOWNS = 10, 40
# A legend may draw its lines so much nearer to each other before it takes a second column.
_TIGHT = 0.8
_MOST_COLUMNS, _MOST_TRIES = 2, 3
_LEAST_MAP = 0.34
INSET_WIDTH = 150.0
_GAP = 10.0
_SPOT_PX = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A map: its frame, ground, marks and names; its legend, and where an inset has room."""

    layout: Layout
    frame: Frame
    ground: Ground
    marks: Marks
    scene: Scene
    bar: scale.Bar | None
    messages: Messages
    areas: tuple[str, ...]
    places: tuple[str, ...]
    names: tuple[Written, ...]
    key: Key
    side: float
    inset: Rectangle | None

    @property
    def below(self) -> float:
        """How high the legend is that stands below the map, with its gaps, in px."""
        return 0.0 if self.layout.beside else self.key.height + 2 * _GAP


def sketched(
    drawing: Drawing, found: Marks, layout: Layout, words: Margins, *, gazetteer: "Gazetteer"
) -> Sketch:
    """Return the map of a drawing, with as much room as its legend leaves."""
    side = layout.side if layout.beside else 0.0
    columns, below, tried = layout.columns, 0.0, 1
    while True:
        frame = _frame(drawing.view, layout, words, side=side, below=below)
        made = _sketch(drawing, found, frame, layout, side, columns, gazetteer=gazetteer)
        if tried == _MOST_TRIES or _fits(made, below=below, columns=columns):
            return made
        tried += 1
        if layout.beside:
            columns, side = _MOST_COLUMNS, _MOST_COLUMNS * layout.side - PAD
        else:
            below = made.below


def _fits(made: Sketch, *, below: float, columns: int) -> bool:
    """Return whether the legend has room where it was thought to stand."""
    if made.layout.beside:
        return made.key.height * _TIGHT <= made.frame.height or columns == _MOST_COLUMNS
    return made.layout.height is None or made.below <= below


def _frame(view: Box | None, layout: Layout, words: Margins, *, side: float, below: float) -> Frame:
    width = layout.width - side
    if layout.height is None:
        least, most = layout.shape
        height = width * min(most, max(least, shape_of(view)))
    else:
        height = layout.height - words.head - words.foot - below
        height = max(height, _LEAST_MAP * layout.height)
    return fitted(view, left=0.0, top=words.head, width=width, height=height)


def _sketch(  # noqa: PLR0913, PLR0917  # what a map depends on
    drawing: Drawing,
    found: Marks,
    frame: Frame,
    layout: Layout,
    side: float,
    columns: int,
    *,
    gazetteer: "Gazetteer",
) -> Sketch:
    below = ground(frame, gazetteer=gazetteer, coarse=layout.coarse, messages=drawing.messages)
    towns = town_boxes(below, frame, most=_LARGEST_TOWNS)
    measure = scale.bar(
        frame,
        towns=town_boxes(below, frame, most=_MOST_TOWNS),
        places=_places(drawing, frame),
        messages=drawing.messages,
    )
    made = scene(
        drawing, found, frame=frame, towns=towns, taken=[measure.box], most_bytes=layout.glyphs
    )
    places = tuple(place_names(made))
    areas = tuple(areas_drawn(drawing, found, made, frame, layout))
    small = corner(frame, made.room, towns=towns) if layout.corner_inset else None
    seen = frozenset(shape.name for shape, *_ in made.named) | {c.name for c in made.chips}
    return Sketch(
        layout=layout,
        frame=frame,
        ground=below,
        marks=found,
        scene=made,
        bar=measure,
        messages=drawing.messages,
        areas=areas,
        places=places,
        names=tuple(written(below, frame, made.room, without=seen)),
        key=key(
            rows(drawing, found, made, disputed_border=below.disputed),
            width=_key_width(frame, layout, side),
            columns=columns,
            layout=layout,
        ),
        side=side,
        inset=small,
    )


def _places(drawing: Drawing, frame: Frame) -> list[Rectangle]:
    """Return what the places of marks take, at least: a spot that a line may lead to."""
    spots = (frame.at(*one.center) for one in drawing.shapes if isinstance(one, Disc))
    return [around(x, y, _SPOT_PX) for x, y in spots]


def _key_width(frame: Frame, layout: Layout, side: float) -> float:
    """Return how wide the legend may be: beside the map, or below it beside an inset."""
    if layout.beside:
        return side - 2 * PAD + 8
    inset = INSET_WIDTH + PAD if tells(frame) and not layout.corner_inset else 0.0
    return layout.width - 2 * PAD - inset
