"""Marks as SVG: an outline in stretches of its sources' colours, with a number or letter in it."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geomap.layers.families import Family
from geomap.layers.marks import Mark
from geomap.layers.symbols import (
    ALARM_DASH,
    COLORS,
    FORMS,
    SIZES,
    STROKES,
    Form,
    Stroke,
    stretch,
)
from geomap.model import Stance
from geomap.render.still.frame import px
from geomap.render.still.lettering import cut, escaped

ALARM, AREA = COLORS["alarm"][0], COLORS["area"][0]
PAPER, INK, SOFT = "#ffffff", "#1b1d21", "#565b63"
_FORM = {form.key: form for form in FORMS}
TIMES = "\N{MULTIPLICATION SIGN}"
# Three or four signs need smaller ones.
_SHRUNK = {3: 0.8, 4: 0.66, 5: 0.55}
_LETTER_STAYS = 1.08  # a smaller mark has letters not quite as much smaller
_TIGHT = 0.8  # a letter may come near to the outline
_STROKE = {stroke.stance: stroke for stroke in STROKES}
# As the page draws them: the paper on either side of a bar, and a stack's second edge in strokes.
_BAR_EDGE, _STACK_EDGE = 0.8, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """What one mark looks like; `parts` are families with how many origins each."""

    form: str
    stance: Stance
    text: str
    parts: tuple[tuple[Family, int], ...]
    several: bool = False
    disputed: bool = False
    background: bool = False
    reviewed: bool = False
    stacked: bool = False
    shrink: float = 1.0

    @property
    def radius(self) -> float:
        """The radius of its outline, in px; `shrink` below 1 is for a legend."""
        # To a tenth, as it is written: half circles of another radius would make a pointed one.
        return round(self.unit * _FORM[self.form].scale, 1)

    @property
    def unit(self) -> float:
        """The radius that a circle would have, in px: bars and letters keep to it in any form."""
        return SIZES["radius_several" if self.several else "radius_one"] * self.shrink

    @property
    def reach(self) -> float:
        """How far it reaches from its middle, with its rings, in px."""
        ring = SIZES["alarm_off"] + SIZES["alarm_width"] if self.disputed else 0.0
        confirmed = SIZES["ring_off"] + SIZES["ring_width"] if self.stroke.ring else 0.0
        stack = SIZES["stack_off"] if self.stacked else 0.0
        return self.radius + self.width / 2 + max(ring, confirmed, stack)

    @property
    def stroke(self) -> Stroke:
        """How its outline is drawn."""
        return _STROKE[self.stance]

    @property
    def width(self) -> float:
        """The width of its outline, in px."""
        return SIZES["stroke_several" if self.several else "stroke_one"]


def glyph_of(mark: Mark, families: Sequence[Family]) -> Glyph:
    """Return what a mark looks like."""
    return Glyph(
        form=mark.form,
        stance=mark.stance,
        text=mark.text([family.letter for family in families]),
        parts=tuple((families[n], many) for n, many in mark.families),
        several=mark.origins > 1,
        disputed=mark.disputed,
        background=mark.background,
        reviewed=mark.reviewed,
    )


def stacked(marks: Sequence[Mark], families: Sequence[Family]) -> Glyph:
    """Return the one glyph of many strikes at one place: their number, and all who tell them."""
    told: dict[int, int] = {}
    for mark in marks:
        for family, many in mark.families:
            told[family] = told.get(family, 0) + many
    firmest = min(marks, key=lambda mark: STROKES.index(_STROKE[mark.stance]))
    form = min((_FORM[mark.form] for mark in marks), key=FORMS.index)
    return Glyph(
        form=form.key,
        # That one of many is confirmed does not make them so.
        stance="claimed" if firmest.stance == "confirmed" else firmest.stance,
        text=f"{len(marks)}{TIMES}",
        parts=tuple((families[n], many) for n, many in sorted(told.items())),
        several=True,
        disputed=any(mark.disputed for mark in marks),
        background=all(mark.background for mark in marks),
        reviewed=all(mark.reviewed for mark in marks),
        stacked=True,
    )


def svg(glyph: Glyph, x: float, y: float) -> str:
    """Return the glyph with its middle at a point of the picture."""
    return (
        f'<g transform="translate({px(x)} {px(y)})" fill="none" stroke-width="{px(glyph.width)}">'
        f"{''.join(_parts(glyph))}</g>"
    )


def color_class(family: Family) -> str:
    """Return the class by which the page's style knows a family's colour."""
    return f"gm-still-{family.color[1:]}"


def _parts(glyph: Glyph) -> Iterator[str]:
    form, radius, width = _FORM[glyph.form], glyph.radius, glyph.width
    if glyph.disputed:
        far = radius + width / 2 + SIZES["alarm_off"]
        dash = " ".join(map(px, ALARM_DASH))
        yield (
            f'<circle r="{px(far)}" class="gm-still-alarm" stroke="{ALARM}" '
            f'stroke-width="{px(SIZES["alarm_width"])}" stroke-dasharray="{dash}"/>'
        )
    if glyph.stacked:
        off = SIZES["stack_off"]
        yield (
            f'<path d="{_outline(form, radius, off, -off)}" class="gm-still-chip" fill="{PAPER}" '
            f'stroke="{SOFT}" stroke-width="{px(width * _STACK_EDGE)}"/>'
        )
    yield f'<path d="{_outline(form, radius)}" class="gm-still-paper" fill="{PAPER}"/>'
    if glyph.reviewed:
        first = glyph.parts[0][0]
        yield (
            f'<path d="{_outline(form, radius)}" class="{color_class(first)}" stroke-width="0" '
            f'color="{first.color}" fill="currentColor" fill-opacity="{SIZES["fill"]}"/>'
        )
    pale = f' stroke-opacity="{SIZES["pale"]}"' if glyph.background else ""
    for family, line in _stretches(glyph, form):
        dash = f' stroke-dasharray="{" ".join(map(px, glyph.stroke.dash))}"'
        yield (
            f'<path d="{line}" class="{color_class(family)}" stroke="{family.color}"'
            f"{dash if glyph.stroke.dash else ''}{pale}/>"
        )
    if glyph.stroke.ring:
        yield _ring(glyph, pale)
    yield _text(glyph, form)
    if glyph.stroke.bar:
        yield _bar(glyph)


def _ring(glyph: Glyph, pale: str) -> str:
    """Return the ring of a text's "confirmed": round about every form, as a contradiction's is."""
    first = glyph.parts[0][0]
    far = glyph.radius + glyph.width / 2 + SIZES["ring_off"] * (0.4 if glyph.shrink < 1 else 1)
    return (
        f'<circle r="{px(far)}" class="{color_class(first)}" stroke="{first.color}" '
        f'stroke-width="{px(SIZES["ring_width"])}"{pale}/>'
    )


def _bar(glyph: Glyph) -> str:
    """Return the bar of a denial: ink, with an edge of paper that keeps a letter legible."""
    end = px(glyph.unit * SIZES["bar_reach"] * math.sqrt(0.5))
    line, wide = f"M-{end} {end}L{end}-{end}", SIZES["bar_width"]
    return (
        f'<path d="{line}" class="gm-still-edge" stroke="{PAPER}" '
        f'stroke-width="{px(wide + 2 * _BAR_EDGE)}"/>'
        f'<path d="{line}" class="gm-still-leg" stroke="{INK}" stroke-width="{px(wide)}"/>'
    )


def _stretches(glyph: Glyph, form: Form) -> Iterator[tuple[Family, str]]:
    """Yield each family's part of the outline, with gaps between them."""
    every = sum(many for _, many in glyph.parts)
    if len(glyph.parts) == 1:
        yield glyph.parts[0][0], _outline(form, glyph.radius)
        return
    gap = SIZES["gap"] / (glyph.radius * _length(form)) / 2
    start = 0.0
    for family, many in glyph.parts:
        end = start + many / every
        yield family, _curve(form, glyph.radius, start + gap, max(start + 2 * gap, end - gap))
        start = end


def _length(form: Form) -> float:
    line = stretch(form, 0.0, 1.0)
    return sum(math.dist(a, b) for a, b in itertools.pairwise(line))


def _curve(form: Form, radius: float, start: float, end: float) -> str:
    """Return the path of a stretch of the outline: an arc, or lines from corner to corner."""
    line = stretch(form, start, end)
    if not form.circle:
        return "M" + "L".join(f"{px(x * radius)} {px(y * radius)}" for x, y in line)
    (x, y), (to_x, to_y) = line[0], line[-1]
    large = int(end - start > 0.5)  # noqa: PLR2004  # half of it
    arc = f"A{px(radius)} {px(radius)} 0 {large} 1 {px(to_x * radius)} {px(to_y * radius)}"
    return f"M{px(x * radius)} {px(y * radius)}{arc}"


def _outline(form: Form, radius: float, dx: float = 0.0, dy: float = 0.0) -> str:
    if form.circle:
        r, wide = px(radius), px(2 * radius)
        return f"M{px(dx)} {px(dy - radius)}a{r} {r} 0 0 1 0 {wide}a{r} {r} 0 0 1 0-{wide}z"
    corners = (f"{px(dx + x * radius)} {px(dy + y * radius)}" for x, y in form.corners)
    return f"M{'L'.join(corners)}z"


def _text(glyph: Glyph, form: Form) -> str:
    size = SIZES["text_several" if glyph.several else "text_one"]
    if not glyph.text:
        return ""
    text = escaped(cut(glyph.text, room=2 * glyph.radius, size=size * _TIGHT))
    size *= _SHRUNK.get(len(text), 1.0)
    size *= min(1.0, glyph.shrink * _LETTER_STAYS)
    drop = size * 0.36 + form.dy * glyph.unit
    kind, color = ("soft", SOFT) if glyph.background else ("ink", INK)
    return (
        f'<text y="{px(drop)}" class="gm-still-{kind}" fill="{color}" font-size="{px(size)}" '
        f'font-weight="700" text-anchor="middle">{text}</text>'
    )
