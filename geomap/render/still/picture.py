"""The still picture: one SVG that stands by itself, and in the page where no script runs.

It holds presentation attributes only, no style, script or link, so that the strictest policy of a
host shows it; the page's style knows its classes (`gm-still-…`) and recolours it in the dark. Where
forms could do without colour they do: it is legible in greyscale.
"""

from typing import TYPE_CHECKING

from geomap.layers.drawing import Drawing
from geomap.layers.marks import marks
from geomap.layers.symbols import SIZES
from geomap.render.still.frame import px
from geomap.render.still.glyphs import AREA, PAPER
from geomap.render.still.inset import inset
from geomap.render.still.layers import map_layers
from geomap.render.still.layout import PAD, Layout
from geomap.render.still.legend import legend
from geomap.render.still.lettering import FONT, escaped
from geomap.render.still.margins import footer, header, margins
from geomap.render.still.room import Rectangle
from geomap.render.still.sketch import INSET_WIDTH, Sketch, sketched
from geomap.render.still.telling import told_of

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_LEGEND_PART, _LEGEND_MOST = 0.25, 228.0
_GAP = 16.0


def still(  # noqa: PLR0913  # keyword-only, what stands in the picture
    drawing: Drawing,
    *,
    gazetteer: "Gazetteer",
    title: str,
    method: str,
    credit: str,
    as_of: str | None,
    width: int = 960,
    height: int = 600,
) -> str:
    """Return the page's picture as an <svg> element, small; equal bytes for equal claims."""
    layout = Layout(
        width=width,
        height=height,
        side=min(_LEGEND_MOST, _LEGEND_PART * width),
        font=FONT,
        method_lines=3,
        credit_lines=4,
        coarse=1.1,
    )
    return composed(
        drawing, layout, gazetteer=gazetteer, title=title, method=method, credit=credit, as_of=as_of
    )


def composed(  # noqa: PLR0913  # keyword-only, as `still`
    drawing: Drawing,
    layout: Layout,
    *,
    gazetteer: "Gazetteer",
    title: str,
    method: str,
    credit: str,
    as_of: str | None,
) -> str:
    """Return the picture in a layout as an <svg> element; equal bytes for equal claims."""
    words = margins(
        title=title,
        method=method,
        credit=credit,
        as_of=as_of,
        layout=layout,
        messages=drawing.messages,
    )
    found = marks(drawing)
    sketch = sketched(drawing, found, layout, words, gazetteer=gazetteer)
    height = layout.height or words.head + sketch.frame.height + sketch.below + words.foot
    told = told_of(drawing, found, as_of).removeprefix(": ").removeprefix(", ")
    parts = (
        _opening(layout, height, title, told, drawing.messages.language),
        *map_layers(sketch),
        header(words),
        _beside(sketch, gazetteer)
        if layout.beside
        else _below(sketch, height - words.foot, gazetteer),
        footer(words, height),
        "</svg>",
    )
    return "\n".join(part for part in parts if part)


def _beside(sketch: Sketch, gazetteer: "Gazetteer") -> str:
    """Return the legend beside the map and the inset below it, where it leaves room."""
    frame, needed = sketch.frame, sketch.key.height
    left = frame.width + PAD
    made = legend(sketch.key, left=left, top=frame.top, height=frame.height)
    right = left + min(sketch.side - 2 * PAD, _LEGEND_MOST)
    below = (left, frame.top + needed + _GAP, right, frame.top + frame.height)
    return made + _inset(sketch, below, gazetteer)


def _below(sketch: Sketch, bottom: float, gazetteer: "Gazetteer") -> str:
    """Return the legend below the map, down to `bottom` at most, and the inset right of it."""
    frame = sketch.frame
    top, right = frame.top + frame.height + 4, sketch.layout.width - PAD
    height = min(sketch.key.height, bottom - top)
    made = legend(sketch.key, left=PAD, top=top, height=height)
    return made + _inset(sketch, (right - INSET_WIDTH, top + 8, right, top + height), gazetteer)


def _inset(sketch: Sketch, aside: Rectangle, gazetteer: "Gazetteer") -> str:
    """Return the inset: in its corner of the map, or else in a box beside it."""
    if sketch.layout.corner_inset and sketch.inset is None:
        return ""
    left, top, right, bottom = sketch.inset or aside
    width, height = right - left, bottom - top
    return inset(
        sketch.frame,
        left=left,
        top=top,
        width=width,
        height=height,
        gazetteer=gazetteer,
        messages=sketch.messages,
    )


def _opening(layout: Layout, height: float, title: str, words: str, language: str) -> str:
    angle, gap = px(SIZES["hatch_angle"]), px(SIZES["hatch_gap"])
    width, high = px(layout.width), px(height)
    spoken = "" if language == "en" else f' xml:lang="{language}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {high}" '
        f"{_units(layout, height)} "
        'role="img" aria-labelledby="gm-still-title gm-still-desc" '
        f'font-family="{layout.font}"{spoken}>\n'
        f'<title id="gm-still-title">{escaped(title)}</title>'
        f'<desc id="gm-still-desc">{escaped(words)}</desc>\n'
        f'<defs><pattern id="gm-still-hatch" patternUnits="userSpaceOnUse" width="{gap}" '
        f'height="{gap}" patternTransform="rotate({angle})"><path d="M0 0V{gap}" '
        f'class="gm-still-hatching" stroke="{AREA}" stroke-width="{2 * SIZES["hatch_width"]}"/>'
        "</pattern></defs>\n"
        f'<rect width="{width}" height="{high}" class="gm-still-paper" fill="{PAPER}"/>'
    )


def _units(layout: Layout, height: float) -> str:
    """Return the width and height that the file says it has."""
    ratio = layout.measure / layout.width
    wide, high = (px(length * ratio) for length in (layout.width, height))
    return f'width="{wide}{layout.unit}" height="{high}{layout.unit}"'
