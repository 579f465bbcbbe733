"""The still picture: one SVG that stands by itself, and in the page where no script runs.

It holds presentation attributes only, no style, script or link, so that the strictest policy of a
host shows it; the page's style knows its classes (`gm-still-…`) and recolours it in the dark. Where
forms could do without colour they do: it is legible in greyscale.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.layers.drawing import Area, Drawing
from geomap.layers.marks import Marks, marks
from geomap.layers.symbols import SIZES
from geomap.layers.words import counted, shown_day
from geomap.render.still import scale
from geomap.render.still.chips import CHIP_HEIGHT, CHIP_SMALL, CHIP_TEXT, chip_text_left
from geomap.render.still.frame import Frame, fitted, path, px
from geomap.render.still.glyphs import AREA, INK, PAPER, SOFT, color_class, svg
from geomap.render.still.ground import (
    FRONTIER,
    SEA,
    Ground,
    ground,
    haloed,
    lettered,
    town_boxes,
    written,
)
from geomap.render.still.inset import inset
from geomap.render.still.legend import height_of, legend
from geomap.render.still.lettering import FONT, cut, escaped, width_px, wrapped
from geomap.render.still.scene import scene
from geomap.render.still.standing import Chip, Scene

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_HEAD = 44.0
_PAD = 14.0
_LEGEND_PART, _LEGEND_MOST = 0.25, 228.0
_TITLE, _METHOD, _CREDIT = 19.0, 10.5, 8.8
_METHOD_LINES, _CREDIT_LINES = 3, 4
_AREA_TOLERANCE_PX, _COARSE_TOLERANCE_PX = 0.5, 1.5
_MANY_AREAS = 15
# Outlines of areas take about so many characters, and so many areas have one without a label.
_MOST_OUTLINES = 14_000
_MOST_BARE = 25
_MOST_DOTS = 1_000
_LARGEST_TOWNS, _MOST_TOWNS = 10, 40
_ALT_PLACES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What is written around the map, in lines."""

    title: str
    day: str
    method: tuple[str, ...]
    credit: tuple[str, ...]

    @property
    def foot(self) -> float:
        """The height of the lines below the map, in px."""
        return 12.0 + 14.0 * len(self.method) + 12.0 * len(self.credit)


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
    """Return the picture as an <svg> element; equal bytes for equal claims."""
    words = _words(title, method, credit, as_of, width=width)
    side = min(_LEGEND_MOST, _LEGEND_PART * width)
    frame = fitted(
        drawing.view,
        left=0.0,
        top=_HEAD,
        width=width - side,
        height=height - _HEAD - words.foot,
    )
    found = marks(drawing)
    below = ground(frame, gazetteer=gazetteer)
    towns = town_boxes(below, frame, most=_LARGEST_TOWNS)
    measure = scale.bar(frame, towns=town_boxes(below, frame, most=_MOST_TOWNS))
    taken = [measure.box] if measure else []
    made = scene(drawing, found, frame=frame, towns=towns, taken=taken)
    named = list(_place_names(made))
    areas = _areas(drawing, found, made, frame)
    seen = frozenset(shape.name for shape, *_ in made.named) | {c.lines[1] for c in made.chips}
    around = written(below, frame, made.room, without=seen)
    parts = (
        _opening(width, height, _alt(drawing, found, title=title, as_of=as_of)),
        *_map(found, made, below, frame, (*lettered(around),), named, areas, measure),
        _header(words, width),
        _side(drawing, found, made, below, frame, side, gazetteer),
        _footer(words, height),
        "</svg>",
    )
    return "\n".join(part for part in parts if part)


def _side(  # noqa: PLR0913, PLR0917  # what stands beside the map
    drawing: Drawing,
    found: Marks,
    made: Scene,
    below: Ground,
    frame: Frame,
    side: float,
    gazetteer: "Gazetteer",
) -> str:
    """Return the legend and, where it leaves room, the inset below it."""
    left, width = frame.width + _PAD, side - 2 * _PAD + 8
    needed = height_of(drawing, found, made, disputed_border=below.disputed)
    key = legend(
        drawing,
        found,
        made,
        left=left,
        top=_HEAD,
        width=width,
        height=frame.height,
        disputed_border=below.disputed,
    )
    return key + inset(
        frame,
        left=left,
        top=_HEAD + needed + 16,
        width=side - 2 * _PAD,
        height=frame.height - needed - 16,
        gazetteer=gazetteer,
    )


def alt_text(drawing: Drawing, *, title: str, as_of: str | None) -> str:
    """Return what the picture shows, in words, for who can't see it."""
    return _alt(drawing, marks(drawing), title=title, as_of=as_of)


def _alt(drawing: Drawing, found: Marks, *, title: str, as_of: str | None) -> str:
    places = {mark.shape for mark in found.marks}
    strikes = {mark.claims if mark.event is None else mark.event for mark in found.marks}
    day = f", as of {shown_day(as_of)}" if as_of else ""
    if not places:
        return f"{title}{day}: a map without marks, as no claim could be placed."
    told = [_told(drawing, found, shape) for shape in sorted(places)[:_ALT_PLACES]]
    rest = len(places) - _ALT_PLACES
    more = f"; and {counted(rest, 'more place')}" if rest > 0 else ""
    return (
        f"{title}{day}: a map of {counted(len(strikes), 'strike')} claimed at "
        f"{counted(len(places), 'place')}. {'; '.join(told)}{more}. "
        "Claims, not confirmed facts; the list of claims says the same in words."
    )


def _told(drawing: Drawing, found: Marks, shape: int) -> str:
    here = [mark for mark in found.marks if mark.shape == shape]
    known = max(mark.number for mark in here)
    more = " or more" if any(mark.more for mark in here) else ""
    against = ", contradicted" if any(mark.disputed for mark in here) else ""
    many = f"{len(here)} strikes, " if len(here) > 1 else ""
    origins = f"{known}{more} independent origin{'' if known == 1 and not more else 's'}"
    return f"{drawing.shapes[shape].name}: {many}{origins}{against}"


def _words(title: str, method: str, credit: str, as_of: str | None, *, width: int) -> _Words:
    day = f"as of {shown_day(as_of)}" if as_of else ""
    room = width - 2 * _PAD
    left = room - width_px(day, _METHOD) - 2 * _PAD
    return _Words(
        title=cut(title, room=left, size=_TITLE, bold=True),
        day=day,
        method=wrapped(method, room=room, size=_METHOD, most=_METHOD_LINES),
        credit=wrapped(credit, room=room, size=_CREDIT, most=_CREDIT_LINES),
    )


def _opening(width: int, height: int, words: str) -> str:
    angle, gap = px(SIZES["hatch_angle"]), px(SIZES["hatch_gap"])
    title, _, rest = words.partition(": ")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="gm-still-title gm-still-desc" '
        f'font-family="{FONT}">\n'
        f'<title id="gm-still-title">{escaped(title)}</title>'
        f'<desc id="gm-still-desc">{escaped(rest)}</desc>\n'
        f'<defs><pattern id="gm-still-hatch" patternUnits="userSpaceOnUse" width="{gap}" '
        f'height="{gap}" patternTransform="rotate({angle})"><path d="M0 0V{gap}" '
        f'class="gm-still-hatching" stroke="{AREA}" stroke-width="{2 * SIZES["hatch_width"]}"/>'
        "</pattern></defs>\n"
        f'<rect width="{width}" height="{height}" class="gm-still-paper" fill="{PAPER}"/>'
    )


def _map(  # noqa: PLR0913, PLR0917  # the map's layers
    found: Marks,
    made: Scene,
    below: Ground,
    frame: Frame,
    around: Sequence[str],
    named: list[str],
    areas: list[str],
    measure: scale.Bar | None,
) -> Iterator[str]:
    place = (
        f'x="{px(frame.left)}" y="{px(frame.top)}" width="{px(frame.width)}" '
        f'height="{px(frame.height)}"'
    )
    yield f'<clipPath id="gm-still-frame"><rect {place}/></clipPath>'
    yield '<g clip-path="url(#gm-still-frame)">'
    yield f'<rect {place} class="gm-still-water" fill="{SEA}"/>'
    yield below.drawn
    yield "".join(areas)
    yield from _discs(made)
    yield "".join(around)
    yield from _dots(made)
    yield "".join(_legs(made))
    yield "".join(map(_chip, made.chips))
    yield "".join(svg(one.glyph, one.x, one.y) for one in made.standing)
    if named:
        attributes = 'font-size="11" font-weight="700"'
        yield haloed("gm-still-place", "".join(named), attributes, color=INK)
    if measure:
        yield scale.svg(measure)
    if not found.marks:
        yield _nothing(frame)
    yield "</g>"
    yield f'<rect {place} class="gm-still-frontier" fill="none" stroke="{FRONTIER}"/>'


def _areas(drawing: Drawing, found: Marks, made: Scene, frame: Frame) -> list[str]:
    """Return each area's outline, once; those with a label first, others while there is room."""
    shapes = [drawing.shapes[n] for n in dict.fromkeys(mark.shape for mark in found.marks)]
    areas = [shape for shape in shapes if isinstance(shape, Area)]
    areas.sort(key=lambda one: one.key not in made.labelled)
    tolerance = _AREA_TOLERANCE_PX if len(areas) <= _MANY_AREAS else _COARSE_TOLERANCE_PX
    lines: list[str] = []
    left, bare = _MOST_OUTLINES, 0
    for area in areas:
        labelled = area.key in made.labelled
        # A sea has no outline.
        if area.level == "sea" or left <= 0 or (not labelled and bare >= _MOST_BARE):
            made.undrawn_areas += not labelled
            continue
        bare += not labelled
        line = path([frame.projected(area.shape, tolerance=tolerance)])
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


def _dots(made: Scene) -> Iterator[str]:
    """Yield the dots, one path for each family's colour; those that would cover others are one."""
    cell = 3.0
    while len({(x // cell, y // cell) for x, y, _ in made.dots}) > _MOST_DOTS:
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
        f"M{px(one.foot[0])} {px(one.foot[1])}L{px(one.left + one.width / 2)} "
        f"{px(one.top + CHIP_HEIGHT / 2)}"
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


def _chip(chip: Chip) -> str:
    box = (
        f'<rect x="{px(chip.left)}" y="{px(chip.top)}" width="{px(chip.width)}" '
        f'height="{px(CHIP_HEIGHT)}" rx="{px(CHIP_HEIGHT / 2)}" class="gm-still-chip" '
        f'fill="{PAPER}" fill-opacity=".93" stroke="{AREA}" stroke-width=".9"/>'
    )
    if not chip.lines[1]:
        return box
    x = px(chip_text_left(chip))
    return (
        f'{box}<text x="{x}" y="{px(chip.top + 11)}" class="gm-still-soft" fill="{SOFT}" '
        f'font-size="{CHIP_SMALL}">{escaped(chip.lines[0])}</text>'
        f'<text x="{x}" y="{px(chip.top + 22)}" class="gm-still-ink" fill="{INK}" '
        f'font-size="{CHIP_TEXT}" font-weight="600">{escaped(chip.lines[1])}</text>'
    )


def _place_names(made: Scene) -> Iterator[str]:
    """Yield the names of the places of marks, where they have room beside them."""
    for shape, x, y, reach in made.named:
        words = cut(shape.name, room=130.0, size=11, bold=True)
        wide = width_px(words, 11, bold=True)
        for left, middle in (
            (x + reach + 3, y),
            (x - reach - 3 - wide, y),
            (x - wide / 2, y - reach - 8),
            (x - wide / 2, y + reach + 8),
        ):
            box = (left, middle - 7, left + wide, middle + 7)
            if made.room.free(box):
                made.room.take(box)
                yield f'<text x="{px(left)}" y="{px(middle + 4)}">{escaped(words)}</text>'
                break


def _nothing(frame: Frame) -> str:
    words = "No claim could be placed on this map."
    x, y = frame.left + frame.width / 2, frame.top + frame.height / 2
    wide = width_px(words, 15) + 36
    return (
        f'<rect x="{px(x - wide / 2)}" y="{px(y - 20)}" width="{px(wide)}" height="40" rx="6" '
        f'class="gm-still-chip" fill="{PAPER}" fill-opacity=".93" stroke="{AREA}"/>'
        f'<text x="{px(x)}" y="{px(y + 5)}" class="gm-still-ink" fill="{INK}" font-size="15" '
        f'text-anchor="middle">{words}</text>'
    )


def _header(words: _Words, width: int) -> str:
    return (
        f'<text x="{px(_PAD)}" y="28.5" class="gm-still-ink" fill="{INK}" font-size="{_TITLE}" '
        f'font-weight="700">{escaped(words.title)}</text>'
        f'<text x="{px(width - _PAD)}" y="28" class="gm-still-soft" fill="{SOFT}" '
        f'font-size="{_METHOD}" text-anchor="end">{escaped(words.day)}</text>'
    )


def _footer(words: _Words, height: int) -> str:
    y = height - words.foot + 5
    parts = []
    for line in words.method:
        y += 14
        parts.append(f'<text x="{px(_PAD)}" y="{px(y)}">{escaped(line)}</text>')
    text = f'<g class="gm-still-ink" fill="{INK}" font-size="{_METHOD}">{"".join(parts)}</g>'
    parts = []
    for line in words.credit:
        y += 12
        parts.append(f'<text x="{px(_PAD)}" y="{px(y)}">{escaped(line)}</text>')
    return (
        f'{text}<g class="gm-still-soft" fill="{SOFT}" font-size="{_CREDIT}">{"".join(parts)}</g>'
    )
