"""The legend of a picture: only what stands in it, in the words of the table of symbols."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geomap.layers.drawing import Area, Disc, Drawing
from geomap.layers.families import Family
from geomap.layers.marks import Mark, Marks
from geomap.layers.symbols import ALARM_DASH, FORMS, SIZES, STROKES, WORDS
from geomap.messages import Messages
from geomap.render.still.frame import px
from geomap.render.still.glyphs import ALARM, AREA, INK, PAPER, SOFT, TIMES, Glyph, svg
from geomap.render.still.ground import FRONTIER
from geomap.render.still.layout import Layout
from geomap.render.still.lettering import escaped, wrapped
from geomap.render.still.standing import Scene

_NEUTRAL = Family(key="", name="", color="#565b63", dark="#b0b3b8", letter="")
_HEAD = 9.0
_INDENT = 26.0
_MOST_COUNTRIES = 4
_BETWEEN, _LEADING = 14.0, 1.2
_MOST_LINES = 3
_TALLER = 2.5
_Sign = Callable[[float, float, float], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the legend: what is drawn before its words (at x, y, so much smaller), if any.

    A `tall` one needs more room for it.
    """

    words: str
    sign: _Sign | None = None
    heading: bool = False
    tall: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A legend laid out in columns: its rows with where they begin (px), and how high it is."""

    placed: tuple[tuple[float, float, tuple[str, ...], Row], ...]
    height: float
    layout: Layout


def key(found: Iterable[Row], *, width: float, columns: int, layout: Layout) -> Key:
    """Return the legend in columns of about the same height; words are wrapped, never cut."""
    wide = (width - (columns - 1) * _BETWEEN) / columns
    told = [(row, _lines(row, wide, layout)) for row in found]
    highs = [_high(row, lines, layout) for row, lines in told]
    most = max(sum(highs) / columns, *(_needed(told, highs, n) for n in range(len(told))), 0.0)
    starts = _columns(told, highs, most)
    while max(starts, default=0) >= columns:
        most += layout.step / 4
        starts = _columns(told, highs, most)
    placed = []
    downs = [0.0] * columns
    for (row, lines), high, column in zip(told, highs, starts, strict=True):
        placed.append((column * (wide + _BETWEEN), downs[column], lines, row))
        downs[column] += high
    return Key(placed=tuple(placed), height=max(downs), layout=layout)


def _columns(
    told: Sequence[tuple[Row, tuple[str, ...]]], highs: Sequence[float], most: float
) -> list[int]:
    """Return the column of each row where none is higher than `most`; no heading stands last."""
    starts, column, down = [], 0, 0.0
    for n, high in enumerate(highs):
        if down and down + _needed(told, highs, n) > most + 1e-6:
            column, down = column + 1, 0.0
        starts.append(column)
        down += high
    return starts


def _needed(told: Sequence[tuple[Row, tuple[str, ...]]], highs: Sequence[float], n: int) -> float:
    """Return the height of a row, with the first row under it if it is a heading."""
    return sum(highs[n : n + 1 + told[n][0].heading])


def _lines(row: Row, wide: float, layout: Layout) -> tuple[str, ...]:
    if row.heading:
        return (row.words,)
    room = wide - (_INDENT if row.sign else 0.0)
    return wrapped(row.words, room=room, size=layout.legend, most=_MOST_LINES)


def _high(row: Row, lines: Sequence[str], layout: Layout) -> float:
    if row.heading:
        return layout.step * 1.1
    return layout.step + _TALLER * row.tall + (len(lines) - 1) * layout.legend * _LEADING


def legend(made: Key, *, left: float, top: float, height: float) -> str:
    """Return the legend as SVG, its lines nearer to each other where it has less room."""
    tight = min(1.0, height / made.height) if made.height else 1.0
    layout = made.layout
    parts = []
    for right, down, lines, row in made.placed:
        y = top + (down + _high(row, lines[:1], layout)) * tight - 7
        parts.append(_row(row, lines, left + right, y, layout))
    return f'<g font-size="{layout.legend}" class="gm-still-ink" fill="{INK}">{"".join(parts)}</g>'


def _row(row: Row, lines: Sequence[str], left: float, y: float, layout: Layout) -> str:
    if row.heading:
        return (
            f'<text x="{px(left)}" y="{px(y + 3)}" class="gm-still-soft" fill="{SOFT}" '
            f'font-size="{_HEAD}" font-weight="700" letter-spacing=".6">{escaped(row.words)}</text>'
        )
    indent = _INDENT if row.sign else 0.0
    step = layout.legend * _LEADING
    middle = y + (len(lines) - 1) * step / 2
    sign = row.sign(left + _INDENT / 2 - 3, middle, layout.signs) if row.sign else ""
    return sign + "".join(
        f'<text x="{px(left + indent)}" y="{px(y + 3.7 + n * step)}">{escaped(line)}</text>'
        for n, line in enumerate(lines)
    )


def rows(drawing: Drawing, found: Marks, made: Scene, *, disputed_border: bool) -> Iterator[Row]:
    """Yield the lines of the legend: only what stands in the picture, as it is drawn there."""
    messages = drawing.messages
    glyphs = [one.glyph for one in made.standing]
    told = {family.key for glyph in glyphs for family, _ in glyph.parts}
    told |= {family.key for _, _, family in made.dots}
    if told:
        yield Row(words=messages.text("WHO SAYS SO"), heading=True)
    for family in drawing.families:
        if family.key in told:
            yield Row(words=family.name, sign=_glyph(family=family, text=family.letter))
    if glyphs:
        yield from _how(glyphs, messages)
    signs = list(_signs(drawing, found.marks, made, disputed_border=disputed_border))
    if signs:
        yield Row(words=messages.text("SIGNS"), heading=True)
        yield from signs
    yield from _rest(drawing, found, made)


def _how(glyphs: Sequence[Glyph], messages: Messages) -> Iterator[Row]:
    yield Row(words=messages.text("WHAT AND HOW"), heading=True)
    forms = {glyph.form for glyph in glyphs}
    for form in FORMS:
        if form.key in forms:
            words = messages.text(form.words)
            yield Row(words=words, sign=_glyph(form=form.key), tall=form.scale > 1)
    stances = {glyph.stance for glyph in glyphs}
    for stroke in STROKES:
        # A plain outline needs no word where no other is in the picture.
        if stroke.stance in stances and stances != {"claimed"}:
            sign = _glyph(stance=stroke.stance)
            yield Row(words=messages.text(stroke.words), sign=sign, tall=stroke.ring)
    if any(glyph.background for glyph in glyphs):
        yield Row(words=messages.text(WORDS["pale"]), sign=_glyph(background=True))
    if any(glyph.reviewed for glyph in glyphs):
        yield Row(words=messages.text(WORDS["fill"]), sign=_glyph(reviewed=True))


def _signs(
    drawing: Drawing, marks: Sequence[Mark], made: Scene, *, disputed_border: bool
) -> Iterator[Row]:
    messages = drawing.messages
    glyphs = [one.glyph for one in made.standing]
    if any(glyph.several and not glyph.stacked for glyph in glyphs):
        yield Row(words=messages.text(WORDS["number"]), sign=_glyph(text="2"))
    if any(glyph.text.endswith("+") for glyph in glyphs):
        yield Row(words=messages.text(WORDS["more"]), sign=_glyph(text="2+"))
    if any(glyph.stacked for glyph in glyphs):
        stack = _glyph(text=f"5{TIMES}", stacked=True)
        yield Row(words=messages.text("several strikes, drawn as one"), sign=stack)
    if any(glyph.disputed for glyph in glyphs):
        yield Row(words=messages.text(WORDS["alarm"]), sign=_ring)
    drawn = {mark.shape for mark in marks}
    shapes = [shape for n, shape in enumerate(drawing.shapes) if n in drawn]
    areas = [one for one in shapes if isinstance(one, Area) and one.level != "sea"]
    if made.bare_areas or any(area.key in made.labelled for area in areas):
        yield Row(words=messages.text(WORDS["hatch"]), sign=_hatch)
    if any(isinstance(shape, Disc) and shape.level == "point" for shape in shapes):
        yield Row(words=messages.text("the text names the site"), sign=_site)
    if made.discs:
        yield Row(words=messages.text(WORDS["disc"]), sign=_disc)
    if disputed_border:
        yield Row(words=messages.text("disputed border"), sign=_dashes)


def _rest(drawing: Drawing, found: Marks, made: Scene) -> Iterator[Row]:
    """Yield what is not drawn, or only as a dot: nothing is left out unsaid."""
    messages = drawing.messages
    wide = sorted(found.country_wide, key=lambda pair: -pair[1])
    if wide:
        yield Row(words=messages.text("COUNTRY-WIDE, NO MARK"), heading=True)
    for shape, claims in wide[:_MOST_COUNTRIES]:
        told = messages.count("{n} claim", "{n} claims", claims)
        yield Row(words=f"{drawing.shapes[shape].name} · {told}")
    if len(wide) > _MOST_COUNTRIES:
        yield Row(words=messages.text("and {n} more", n=len(wide) - _MOST_COUNTRIES))
    if made.outside or made.dots or made.bare_areas or made.undrawn_areas:
        yield Row(words=messages.text("NOT SHOWN IN FULL"), heading=True)
    yield from _not_in_full(made, messages)


def _not_in_full(made: Scene, messages: Messages) -> Iterator[Row]:
    """Yield how many places and areas have no room of their own, where any has none."""
    number = messages.number
    outside, dots, bare, undrawn = (
        made.outside,
        len(made.dots),
        made.bare_areas,
        made.undrawn_areas,
    )
    if outside:
        words = messages.count(
            "{number} further place outside the frame",
            "{number} further places outside the frame",
            outside,
            number=number(outside),
        )
        yield Row(words=words)
    if dots:
        words = messages.count(
            "{number} further place as a dot",
            "{number} further places as dots",
            dots,
            number=number(dots),
        )
        yield Row(words=words, sign=_dot)
    if bare:
        words = messages.count(
            "{number} further area by outline only",
            "{number} further areas by outline only",
            bare,
            number=number(bare),
        )
        yield Row(words=words)
    if undrawn:
        words = messages.count(
            "{number} further area only in the list",
            "{number} further areas only in the list",
            undrawn,
            number=number(undrawn),
        )
        yield Row(words=words)


def _glyph(  # noqa: PLR0913  # keyword-only, what a glyph shows
    *,
    family: Family = _NEUTRAL,
    text: str = "",
    form: str = "circle",
    stance: str = "claimed",
    background: bool = False,
    reviewed: bool = False,
    stacked: bool = False,
) -> _Sign:
    glyph = Glyph(
        form=form,
        stance=stance,  # type: ignore[arg-type]  # of the table of strokes
        text=text,
        parts=((family, 1),),
        background=background,
        reviewed=reviewed,
        stacked=stacked,
    )
    return lambda x, y, shrink: svg(replace(glyph, shrink=shrink), x, y)


def _ring(x: float, y: float, _shrink: float) -> str:
    dash = " ".join(map(px, ALARM_DASH))
    return (
        f'<circle cx="{px(x)}" cy="{px(y)}" r="7.5" class="gm-still-alarm" fill="none" '
        f'stroke="{ALARM}" stroke-width="{px(SIZES["alarm_width"])}" stroke-dasharray="{dash}"/>'
    )


def _hatch(x: float, y: float, _shrink: float) -> str:
    return (
        f'<rect x="{px(x - 9)}" y="{px(y - 6)}" width="18" height="12" class="gm-still-area" '
        f'fill="url(#gm-still-hatch)" stroke="{AREA}"/>'
    )


def _site(x: float, y: float, _shrink: float) -> str:
    return f'<circle cx="{px(x)}" cy="{px(y)}" r="{px(SIZES["dot"])}" stroke="none"/>'


def _disc(x: float, y: float, _shrink: float) -> str:
    return (
        f'<circle cx="{px(x)}" cy="{px(y)}" r="8" class="gm-still-disc" fill="{AREA}" '
        f'fill-opacity="{2 * SIZES["disc"]}"/>'
    )


def _dashes(x: float, y: float, _shrink: float) -> str:
    return (
        f'<path d="M{px(x - 10)} {px(y)}h20" class="gm-still-frontier" stroke="{FRONTIER}" '
        'stroke-width="1.3" stroke-dasharray="5 3.5"/>'
    )


def _dot(x: float, y: float, _shrink: float) -> str:
    return (
        f'<circle cx="{px(x)}" cy="{px(y)}" r="2.6" fill="{_NEUTRAL.color}" stroke="{PAPER}" '
        'stroke-width=".8"/>'
    )
