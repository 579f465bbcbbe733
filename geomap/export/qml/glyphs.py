"""A claim's mark as a symbol of QGIS: the form of what happened, in its source family's colour.

Which form, stroke and ring a claim has is decided by expressions on its columns, so that a family
needs one symbol only. What QGIS shows in its legend is the symbol without them: a plain circle.
"""

import math
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from geomap.export.qml.elements import (
    data_defined,
    layer,
    line,
    mm,
    number,
    quoted,
    rgba,
    symbol,
)
from geomap.layers.families import Family
from geomap.layers.symbols import ALARM_DASH, COLORS, FORMS, SIZES, STROKES, Form, Point, Stroke
from geomap.model import Stance

ALARM, AREA = COLORS["alarm"][0], COLORS["area"][0]
PAPER, INK, SOFT = "#ffffff", "#1b1d21", "#565b63"
FONT = "Sans Serif"
STROKE_OF: Mapping[Stance, Stroke] = {one.stance: one for one in STROKES}
SHAPES: Mapping[str, tuple[Point, ...]] = {
    "circle": (),
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "triangle": ((0, -1), (1, 1), (-1, 1)),
    "equilateral_triangle": ((0, -1), (0.75**0.5, 0.5), (-(0.75**0.5), 0.5)),
}
"""The corners that QGIS gives its shapes, in units of half a mark's size."""
_NEAR = 0.05
_NOBODY = Family(key="", name="", color=SOFT, dark=SOFT, letter="")
# Without a feature, as in a legend, `$id` is null.
_NO_FEATURE = "$id IS NULL"
_LETTERS = 2  # so many stand in a mark in full size
_BAR_EDGE, _BAR_ANGLE = 1.6, 45.0
_RADIUS, _STROKE = SIZES["radius_one"], SIZES["stroke_one"]
_IS_DISPUTED, _IS_EARLIER = 'coalesce("disputed", false)', 'coalesce("background", false)'
REACH = _RADIUS * max(f.scale for f in FORMS) + _STROKE / 2 + SIZES["alarm_off"]
"""How far a mark reaches from its middle at most, in px."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A shape of QGIS for a form: so many times as large, moved down by `dy` of its radius."""

    shape: str
    scale: float = 1.0
    dy: float = 0.0
    error: float = 0.0


def mark(families: Sequence[Family], *, lift: float = 0.0) -> ET.Element:
    """Return the symbol of the claims of these families; in a legend a plain circle of the first.

    With `lift` it stands so many px above where it would. Without families there are no claims,
    but a style is wanted all the same.
    """
    parts = _mark(families or [_NOBODY], FORMS[0], STROKE_OF["claimed"], lift=lift)
    return symbol("marker", "", parts)


def key(
    *,
    form: Form = FORMS[0],
    stroke: Stroke = STROKE_OF["claimed"],
    disputed: bool = False,
    pale: bool = False,
) -> ET.Element:
    """Return a symbol that stands in the legend only, in grey: for a feature it draws nothing."""
    parts = _mark([_NOBODY], form, stroke, disputed=disputed, pale=pale)
    return symbol("marker", "", map(_for_legend, parts))


def strike() -> ET.Element:
    """Return the symbol of a strike at a settlement or site: its disc, and a mark of nobody's."""
    disc = layer(
        "SimpleMarker",
        {
            "name": "circle",
            "color": rgba(AREA, 2 * SIZES["disc"]),
            "outline_style": "no",
            "size": mm(2 * _RADIUS),
            "size_unit": "RenderMetersInMapUnits",
        },
        by={"size": '2 * coalesce("radius_m", 0)'},
    )
    mark = layer(
        "SimpleMarker",
        {
            "name": "circle",
            "color": rgba(PAPER),
            "size": mm(2 * _RADIUS),
            "size_unit": "MM",
            "outline_color": rgba(SOFT),
            "outline_style": "solid",
            "outline_width": mm(_STROKE),
            "outline_width_unit": "MM",
        },
    )
    alarm = _ring(
        FORMS[0],
        off=SIZES["alarm_off"],
        width=SIZES["alarm_width"],
        color=rgba(ALARM, 0.0),
        color_by=_if(_IS_DISPUTED, quoted(rgba(ALARM))),
        dash=ALARM_DASH,
        by_form=False,
    )
    return symbol("marker", "", [disc, mark, alarm])


def fit(form: Form) -> Fit:
    """Return the shape of QGIS that looks like the form, and how it is to be stretched and moved.

    Raises ValueError if none does: then the table of symbols has a form that QGIS doesn't know.
    """
    found = [one for name in SHAPES if (one := _fitted(name, form)) is not None]
    if not found:
        raise ValueError(f"QGIS has no shape for the form {form.key!r}")
    return min(found, key=lambda one: one.error)


def _fitted(name: str, form: Form) -> Fit | None:
    corners, own = SHAPES[name], form.corners
    if not corners or form.circle:
        return None if corners or own else Fit(shape=name)
    scale = max(abs(x) for x, _ in own) / max(abs(x) for x, _ in corners)
    # Each corner beside the nearest of the form's, then moved up or down as all need it.
    pairs = [(c, min(own, key=partial(math.dist, c))) for c in corners]
    off = [to[1] - scale * y for (_, y), to in pairs]
    dy = (min(off) + max(off)) / 2
    error = max(math.dist((scale * x, scale * y + dy), to) for (x, y), to in pairs)
    fits = error <= _NEAR and len({to for _, to in pairs}) == len(corners)
    return Fit(shape=name, scale=scale, dy=dy, error=error) if fits else None


def is_stance(stroke: Stroke) -> str:
    """Return the expression whether a claim's stance is drawn so."""
    return f'"stance" = {quoted(stroke.stance)}'


def _mark(  # noqa: PLR0913  # keyword-only but for what it is
    families: Sequence[Family],
    form: Form,
    stroke: Stroke,
    *,
    disputed: bool = False,
    pale: bool = False,
    lift: float = 0.0,
) -> Iterator[ET.Element]:
    """Yield the layers of a mark, the lowest first, as the page draws them."""
    raised = {"offset": f"0,{mm(-lift)}", "offset_unit": "MM"} if lift else {}
    yield _outline(families, form, stroke, pale=pale, lift=lift)
    yield _ring(
        form,
        off=SIZES["ring_off"],
        width=SIZES["ring_width"],
        color=rgba(families[0].color, float(stroke.ring)),
        color_by=_if(_any_stance(lambda one: one.ring), _painted(families)),
        raised=raised,
    )
    if any(family.letter for family in families):
        yield _letter(families, form, lift=lift)
    for wide, color in ((SIZES["bar_width"] + _BAR_EDGE, PAPER), (SIZES["bar_width"], INK)):
        yield _bar(wide, color, shown=stroke.bar, lift=lift)
    yield _ring(
        form,
        off=SIZES["alarm_off"],
        width=SIZES["alarm_width"],
        color=rgba(ALARM, float(disputed)),
        color_by=_if(_IS_DISPUTED, quoted(rgba(ALARM))),
        dash=ALARM_DASH,
        raised=raised,
    )


def _outline(
    families: Sequence[Family],
    form: Form,
    stroke: Stroke,
    *,
    pale: bool,
    lift: float,
) -> ET.Element:
    """Return the outline on paper; its dashes need a line, as markers know no own pattern."""
    dashes = " ".join(
        f"WHEN {is_stance(one)} THEN {quoted(_dashes(one.dash))}" for one in STROKES if one.dash
    )
    opacity = SIZES["pale"] if pale else 1.0
    drawn = line(
        rgba(families[0].color, opacity),
        _STROKE,
        dash=stroke.dash,
        by={
            "outlineColor": (
                f"CASE WHEN {_IS_EARLIER} THEN {_painted(families, SIZES['pale'])} "
                f"ELSE {_painted(families)} END"
            ),
            **({"customDash": f"CASE {dashes} END"} if dashes else {}),
        },
    )
    paper = layer("SimpleFill", {"color": rgba(PAPER), "style": "solid", "outline_style": "no"})
    fits = {f.key: fit(f) for f in FORMS}
    sizes = {f.key: mm(2 * _RADIUS * f.scale * fits[f.key].scale) for f in FORMS}
    offsets = {f.key: f"0,{mm(_RADIUS * f.scale * fits[f.key].dy - lift)}" for f in FORMS}
    return layer(
        "FilledMarker",
        {
            "name": fits[form.key].shape,
            "size": sizes[form.key],
            "size_unit": "MM",
            "offset": offsets[form.key],
            "offset_unit": "MM",
        },
        by={
            "name": _by_form({one: quoted(found.shape) for one, found in fits.items()}),
            "size": _by_form(sizes),
            "offset": _by_form({one: quoted(off) for one, off in offsets.items()}),
        },
        within=symbol("fill", "@0@0", (paper, drawn)),
    )


def _ring(  # noqa: PLR0913  # keyword-only
    form: Form,
    *,
    off: float,
    width: float,
    color: str,
    color_by: str,
    raised: Mapping[str, str] = MappingProxyType({}),
    dash: tuple[float, ...] = (),
    by_form: bool = True,
) -> ET.Element:
    """Return a ring around the outline; where it means nothing, its colour is clear."""
    sizes = {f.key: mm(2 * (_RADIUS * f.scale + _STROKE / 2 + off)) for f in FORMS}
    drawn = line(color, width, dash=dash, by={"outlineColor": color_by})
    clear = color.endswith(",0")
    # Marks of one place stand as far apart as the largest size that QGIS sees in their symbol.
    seen = mm(2 * _RADIUS) if clear and by_form else sizes[form.key]
    return layer(
        "FilledMarker",
        {"name": "circle", "size": seen, "size_unit": "MM", **raised},
        by={"size": _by_form(sizes)} if by_form else {},
        within=symbol("fill", "@0@0", (drawn,)),
    )


def _bar(width: float, color: str, *, shown: bool, lift: float) -> ET.Element:
    # QGIS turns the offset of what it turns.
    turned = mm(-lift * math.sin(math.radians(_BAR_ANGLE)))
    return layer(
        "SimpleMarker",
        {
            "name": "line",
            "angle": number(_BAR_ANGLE),
            "color": rgba(color, 0.0),
            "size": mm(2 * _RADIUS * SIZES["bar_reach"]),
            "size_unit": "MM",
            "offset": f"{turned},{turned}",
            "offset_unit": "MM",
            "outline_color": rgba(color, float(shown)),
            "outline_style": "solid",
            "outline_width": mm(width),
            "outline_width_unit": "MM",
        },
        by={"outlineColor": _if(_any_stance(lambda one: one.bar), quoted(rgba(color)))},
    )


def _letter(families: Sequence[Family], form: Form, *, lift: float) -> ET.Element:
    longest = max(len(family.letter) for family in families)
    drops = {f.key: f"0,{mm(f.dy * _RADIUS - lift)}" for f in FORMS}
    letters = {"char": _by_family({f.key: quoted(f.letter) for f in families})}
    return layer(
        "FontMarker",
        {
            "chr": families[0].letter,
            "color": rgba(INK),
            "font": FONT,
            "font_style": "Bold",
            "size": mm(SIZES["text_one"] * min(1.0, _LETTERS / longest)),
            "size_unit": "MM",
            "offset": drops[form.key],
            "offset_unit": "MM",
            "outline_width": "0",
            "horizontal_anchor_point": "1",
            "vertical_anchor_point": "1",
        },
        by={
            "offset": _by_form({one: quoted(drop) for one, drop in drops.items()}),
            **(letters if len(families) > 1 else {}),
        },
    )


def _for_legend(part: ET.Element) -> ET.Element:
    """Return the layer as a legend has it, without expressions, and drawn for no feature."""
    for holder in part.iter():
        for inner in holder.findall("data_defined_properties"):
            holder.remove(inner)
    part.append(data_defined("data_defined_properties", {"enabled": _NO_FEATURE}))
    return part


def _by_form(worth: Mapping[str, str]) -> str:
    """Return the expression that gives each form its worth; what has no form is as the first."""
    first, *others = FORMS
    cases = " ".join(f'WHEN "mark" = {quoted(f.key)} THEN {worth[f.key]}' for f in others)
    return f"CASE {cases} ELSE {worth[first.key]} END"


def _by_family(worth: Mapping[str, str]) -> str:
    cases = " ".join(f'WHEN "family" = {quoted(key)} THEN {one}' for key, one in worth.items())
    return f"CASE {cases} END"


def _painted(families: Sequence[Family], opacity: float = 1.0) -> str:
    """Return the expression for the colour of a claim's family."""
    colors = {family.key: quoted(rgba(family.color, opacity)) for family in families}
    return _by_family(colors) if len(families) > 1 else colors[families[0].key]


def _if(when: str, color: str) -> str:
    """Return the expression for a colour that is seen only `when` another holds."""
    return f"CASE WHEN {when} THEN {color} ELSE '0,0,0,0' END"


def _any_stance(has: Callable[[Stroke], bool]) -> str:
    return " OR ".join(is_stance(one) for one in STROKES if has(one)) or "false"


def _dashes(dash: tuple[float, ...]) -> str:
    return ";".join(map(mm, dash))
