"""What labels say: chips of areas with their marks, names of places, numbers of claims.

A point symbol in an area would be read as a spot, so an area's mark is part of its label, which
QGIS puts where it has room: in the area, in small files beside it too.
"""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from geomap.export.qml.elements import layer, mm, quoted, rgba, symbol
from geomap.export.qml.glyphs import AREA, PAPER, REACH, mark
from geomap.export.qml.labels import Label
from geomap.layers.families import Family
from geomap.layers.symbols import SIZES, WORDS
from geomap.messages import ENGLISH, Messages, term
from geomap.spatial import PLACE

_DAYS, _DAYS_AT_POINTS = term("Days"), term("Days at settlements and sites")
_TEXT_PX, _NAME_PX = 10.5, 11.0
_CHIP_LINE_PX = 0.9
# Lines of a chip that its mark takes; QGIS spaces lines about so many times the size of the text.
_MARK_LINES, _WORD_LINES, _SPACING = 2, 3, 1.2
# Inside the area, where there is room. To look for room beside it too took QGIS 50 s for 430 claims
# (against 8 s), so that is for small files.
_ROOM = {"placement": "4", "polygonPlacementFlags": "2", "priority": "8"}
_BESIDE = {
    "placement": "6",
    "predefinedPositionOrder": "R,L,TSR,BSR,TL,BL,TR,BR",
    "dist": mm(REACH),
    "distUnits": "MM",
    "offsetType": "0",
    "priority": "5",
}
_BLANK = "\N{NO-BREAK SPACE}"
_BREAK = f"{_BLANK}\\n{_BLANK}"
# In a large file each look of an area has its label only from here on, else each area one.
_NEAR_SCALE = 2_000_000
_IS_SMALL = "layer_property(@layer_id, 'feature_count') <= 60"
POINT = "(\"precision\" IN ('point', 'settlement') AND \"relation\" IS NULL)"
"""The expression whether a row has a point: a settlement or site itself, no part or way."""
WIDE = "(\"precision\" IN ('country', 'sea') AND \"relation\" IS NULL)"
"""Whether a row's area is a whole country or sea, which tells so little that no mark stands."""
_PART = "strpos(coalesce(\"relation\", ''), 'part of') > 0"
_NAME = (
    'CASE WHEN "relation" IS NULL THEN "place" '
    f'WHEN strpos("relation", {quoted(PLACE)}) > 0 '
    f'THEN replace("relation", {quoted(PLACE)}, "place") '
    'ELSE "relation" || \' \' || "place" END'
)
SPOT = "coalesce(\"place_id\", '') || '|' || coalesce(\"relation\", '')"
"""What all claims on one shape have in common."""
_LOOK = (
    f"{SPOT} || '|' || coalesce(\"family\", '') || '|' || coalesce(\"mark\", '') || '|' || "
    '"stance" || \'|\' || coalesce("background", false) || coalesce("disputed", false)'
)


def chips(
    families: Sequence[Family], *, drawn: str, messages: Messages = ENGLISH
) -> tuple[Label, ...]:
    """Return the labels of areas: one for each look, and one for each country with its number."""
    area, wide = f"{drawn} AND NOT {POINT} AND NOT {WIDE}", f"{drawn} AND {WIDE}"
    above = "".join(f"{_BLANK}\\n" for _ in range(_MARK_LINES))
    # QGIS keeps labels apart by their words, not by the paper behind them.
    where = _somewhere(messages)
    words = f"'{_BLANK}' || ({where}) || '{_BREAK}' || ({_NAME}) || '{_BREAK}' || "
    return (
        Label(
            name=messages.text("Areas"),
            words=f"'{above}' || {words} {_claims(area, messages)} || '{_BLANK}'",
            size=_TEXT_PX,
            filter=area,
            show=(
                f"CASE WHEN {_IS_SMALL} OR @map_scale < {_NEAR_SCALE} "
                f"THEN {is_first(_LOOK, among=area)} ELSE {is_first(SPOT, among=area)} END"
            ),
            by={"PolygonLabelOutside": _IS_SMALL},
            background=_chip(mark(families, lift=_TEXT_PX * _SPACING * _WORD_LINES / 2)),
            placement=_ROOM,
        ),
        Label(
            name=messages.text("Countries and seas"),
            words=f"{words} {_claims(wide, messages)} || '{_BLANK}'",
            size=_TEXT_PX,
            filter=wide,
            show=is_first(SPOT, among=wide),
            background=_chip(),
            placement=_ROOM | {"priority": "3"},
        ),
    )


def _somewhere(messages: Messages) -> str:
    """Return the expression for the words above a place's name: that no spot in it is meant."""
    bare, part = messages.text("somewhere"), messages.text("somewhere in the", "part of a place")
    inside = messages.text("somewhere in", "place")
    return (
        f'CASE WHEN "relation" IS NOT NULL AND NOT {_PART} THEN {quoted(bare)} '
        f"WHEN {_PART} OR \"precision\" = 'sea' THEN {quoted(part)} ELSE {quoted(inside)} END"
    )


def _claims(among: str, messages: Messages) -> str:
    """Return the expression for how many claims a shape has in all: not each look has room."""
    number = _number(SPOT, among=among)
    one, many = messages.text("1 claim"), messages.text("{many} claims in all", "label")
    before, _, after = many.partition("{many}")
    told = " || ".join(filter(None, (before and quoted(before), "@many", after and quoted(after))))
    return (
        f"with_variable('many', {number}, CASE WHEN @many = 1 THEN {quoted(one)} ELSE {told} END)"
    )


def days(*, among: str = "", messages: Messages = ENGLISH) -> Label:
    """Return the labels of strikes: the days that the claims allow, where, and if they disagree.

    `among` says which strikes; the labels of those with a POINT stand beside it.
    """
    points = among == POINT
    first, last = "coalesce(\"date_earliest\", '?')", "coalesce(\"date_latest\", '?')"
    day = f"CASE WHEN {first} = {last} THEN {first} ELSE {first} || ' \N{EN DASH} ' || {last} END"
    where = f"'{_BREAK}' || ({_somewhere(messages)}) || '{_BREAK}'"
    near = f"CASE WHEN {POINT} THEN '{_BREAK}' ELSE {where} END"
    alarm = quoted(messages.text(WORDS["alarm"]))[1:-1]
    against = f"CASE WHEN \"disputed\" THEN '{_BREAK}{alarm}' ELSE '' END"
    return Label(
        name=messages.text(_DAYS_AT_POINTS if points else _DAYS),
        words=f"'{_BLANK}' || ({day}) || {near} || ({_NAME}) || {against} || '{_BLANK}'",
        size=_TEXT_PX,
        filter=among,
        show="true",
        by={} if points else {"PolygonLabelOutside": _IS_SMALL},
        background=_chip(),
        placement=(_BESIDE if points else _ROOM) | {"priority": "2"},
    )


def names(*, drawn: str, messages: Messages = ENGLISH) -> Label:
    """Return the labels of places that have marks: their names, once, beside all of the marks."""
    point = f"{drawn} AND {POINT}"
    return Label(
        name=messages.text("Settlements and sites"),
        words='"place"',
        size=_NAME_PX,
        filter=point,
        show=is_first(SPOT, among=point),
        by={"LabelDistance": _reach(_number(SPOT, among=point))},
        bold=True,
        placement=_BESIDE,
    )


def is_first(alike: str, *, among: str, key: str = "id") -> str:
    """Return the expression whether no feature before is alike.

    QGIS makes both lists once for a map; it would read all rows again for each group's aggregate.
    They hold what the layer's filter leaves, so one of those that are alike is always the first.
    """
    return (
        f'array_get(array_agg("{key}", filter:={among}), '
        f'array_find(array_agg({alike}, filter:={among}), {alike})) = "{key}"'
    )


def _number(alike: str, *, among: str) -> str:
    """Return the expression for the number of features that are alike, made of one long text."""
    every = f"concatenate('<' || {alike} || '>', filter:={among})"
    one = f"('<' || {alike} || '>')"
    return f"((length({every}) - length(replace({every}, {one}, ''))) / length({one}))"


def _reach(many: str) -> str:
    """Return the expression for how far so many marks of one place reach, in mm.

    QGIS puts 3 of them around the place, then 10, 16 and so on, each ring a mark farther out.
    """
    wide = (2 * SIZES["radius_one"] + SIZES["stroke_one"]) * 2**0.5
    first = wide / 2 + SIZES["dot"] * 2**0.5
    return (
        f"with_variable('many', {many}, CASE WHEN @many = 1 THEN {mm(REACH)} "
        f"ELSE {mm(first + wide / 2)} + (ceil(sqrt(@many / 3.3)) - 1) * {mm(wide)} END)"
    )


def _chip(badge: ET.Element | None = None) -> ET.Element:
    """Return paper behind a label, with a mark above its words.

    QGIS before 3.20 knows no symbol behind a label: there it is paper without a mark.
    """
    look = {
        "shapeDraw": "1",
        "shapeType": "0",
        "shapeSizeType": "0",
        "shapeSizeX": mm(2),
        "shapeSizeY": mm(2),
        "shapeSizeUnit": "MM",
        "shapeRadiiX": mm(6),
        "shapeRadiiY": mm(6),
        "shapeRadiiUnit": "MM",
        "shapeFillColor": rgba(PAPER, 0.93),
        "shapeBorderColor": rgba(AREA),
        "shapeBorderWidth": mm(_CHIP_LINE_PX),
        "shapeBorderWidthUnit": "MM",
        "shapeOpacity": "1",
        "shapeJoinStyle": "128",
    }
    made = ET.Element("background", look)
    paper = layer(
        "SimpleFill",
        {
            "color": rgba(PAPER, 0.93),
            "style": "solid",
            "outline_color": rgba(AREA),
            "outline_style": "solid",
            "outline_width": mm(_CHIP_LINE_PX),
            "outline_width_unit": "MM",
            "joinstyle": "round",
        },
    )
    layers = [paper]
    if badge is not None:
        badge.set("name", "@fillSymbol@1")
        where = {"point_on_surface": "0", "point_on_all_parts": "0", "clip_points": "0"}
        layers.append(layer("CentroidFill", where, within=badge))
    made.append(symbol("fill", "fillSymbol", layers))
    return made
