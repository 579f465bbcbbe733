"""The styles of the layers: points, areas, places, events, and all claims in one file."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from geomap.export.qml.chips import POINT, SPOT, WIDE, chips, days, is_first, names
from geomap.export.qml.elements import (
    Rule,
    data_defined,
    document,
    layer,
    line,
    mm,
    number,
    quoted,
    rgba,
    rule_renderer,
    symbol,
)
from geomap.export.qml.glyphs import ALARM, AREA, INK, is_stance, key, mark, strike
from geomap.export.qml.labels import labeling
from geomap.layers.families import Family
from geomap.layers.symbols import ALARM_DASH, FORMS, SIZES, STROKES, WORDS
from geomap.messages import ENGLISH, Messages

# Marks of one place stand around it; whatever lies farther apart than this is another place.
_SAME_PLACE_DEGREES = "0.000001"
_DRAWN = '"drawn"'


def points_qml(families: Sequence[Family], *, messages: Messages = ENGLISH) -> str:
    """Return the style of claims at settlements and sites: marks, around their place if several."""
    around = _around(rule_renderer(_mark_rules(families, messages)))
    return document([around, labeling([names(drawn=_DRAWN, messages=messages)])])


def areas_qml(families: Sequence[Family], *, messages: Messages = ENGLISH) -> str:
    """Return the style of claims on areas: outlines in nobody's colour, and labels with a mark."""
    rules = rule_renderer(_area_rules(messages, drawn=_DRAWN, key="id"))
    return document([rules, labeling(chips(families, drawn=_DRAWN, messages=messages))])


def places_qml(*, messages: Messages = ENGLISH) -> str:
    """Return the style of the places: areas hatched, settlements as discs without an edge."""
    return document([rule_renderer([*_area_rules(messages), _disc_rule(messages)])])


def events_qml(*, messages: Messages = ENGLISH) -> str:
    """Return the style of the strikes: where the claims taken together allow them, and when."""
    rules = [
        *_area_rules(messages, key="event"),
        _disc_rule(messages),
        Rule(words=messages.text(WORDS["alarm"]), filter='"disputed"', symbol=_alarm()),
    ]
    return document([rule_renderer(rules), labeling([days(messages=messages)])])


def strikes_qml(*, messages: Messages = ENGLISH) -> str:
    """Return the style of a file of strikes that holds points and areas, as GeoJSON does."""
    disputed = f'"disputed" AND NOT {POINT}'
    rules = [
        Rule(words=messages.text(WORDS["disc"]), filter=POINT, symbol=strike()),
        *_area_rules(messages, key="event"),
        Rule(words=messages.text(WORDS["alarm"]), filter=disputed, symbol=_alarm()),
    ]
    labels = (
        days(among=POINT, messages=messages),
        days(among=f"NOT {POINT}", messages=messages),
    )
    return document([rule_renderer(rules), labeling(labels)])


def claims_qml(families: Sequence[Family], *, messages: Messages = ENGLISH) -> str:
    """Return the style of a file that holds points and areas, as GeoJSON does.

    QGIS makes one layer of it or one for each kind of geometry, and gives each this style.
    """
    marks = [*_mark_rules(families, messages)]
    points = Rule(words=messages.text("Settlements and sites"), filter=POINT, parts=marks)
    outlines = [*_area_rules(messages, drawn=_DRAWN, key="id")]
    areas = Rule(words=messages.text("Areas"), parts=outlines)
    labels = (
        names(drawn=_DRAWN, messages=messages),
        *chips(families, drawn=_DRAWN, messages=messages),
    )
    return document([rule_renderer([points, areas]), labeling(labels)])


def _mark_rules(families: Sequence[Family], messages: Messages) -> Iterator[Rule]:
    """Yield the rule of each family, and the key to forms and strokes, which draws nothing."""
    yield Rule(
        words=messages.text("Who says so"),
        filter=_DRAWN,
        parts=[
            Rule(words=one.name, filter=f'"family" = {quoted(one.key)}', symbol=mark([one]))
            for one in families
        ],
    )
    yield Rule(
        words=messages.text("Key: what is said to have happened"),
        filter=_DRAWN,
        parts=[
            Rule(
                words=messages.text(form.words),
                filter=f'"mark" = {quoted(form.key)}',
                symbol=key(form=form),
            )
            for form in FORMS
        ],
    )
    strokes = (
        Rule(words=messages.text(one.words), filter=is_stance(one), symbol=key(stroke=one))
        for one in STROKES
    )
    pale = Rule(words=messages.text(WORDS["pale"]), filter='"background"', symbol=key(pale=True))
    alarm = Rule(
        words=messages.text(WORDS["alarm"]), filter='"disputed"', symbol=key(disputed=True)
    )
    yield Rule(
        words=messages.text("Key: how it is said"), filter=_DRAWN, parts=[*strokes, pale, alarm]
    )


def _area_rules(messages: Messages, *, drawn: str = "", key: str = "") -> Iterator[Rule]:
    """Yield the rules of areas; a country's or sea's hatch would drown all else.

    Where many rows (`key`) have one outline, it is drawn once. Not by the rules' filters: QGIS
    labels only what these take.
    """
    area, wide = f"NOT {POINT} AND NOT {WIDE}", WIDE
    if drawn:
        area, wide = f"{drawn} AND {area}", f"{drawn} AND {wide}"
    layers = [_hatch(), line(rgba(AREA), SIZES["area_width"])]
    outline = [line(rgba(AREA), SIZES["area_width"])]
    for among, parts in ((area, layers), (wide, outline)) if key else ():
        first = {"enabled": is_first(SPOT, among=among, key=key)}
        for part in parts:
            part.append(data_defined("data_defined_properties", first))
    yield Rule(words=messages.text(WORDS["hatch"]), filter=area, symbol=symbol("fill", "", layers))
    words = messages.text("somewhere in this country or sea")
    yield Rule(words=words, filter=wide, symbol=symbol("fill", "", outline))


def _around(renderer: ET.Element) -> ET.Element:
    """Return a renderer that puts the marks of one spot around it, with a dot in the middle."""
    look = {
        "type": "pointDisplacement",
        "tolerance": _SAME_PLACE_DEGREES,
        "toleranceUnit": "MapUnit",
        "placement": "1",  # in rings, one around the other
        "circleWidth": "0.2",
        "circleColor": rgba(AREA, SIZES["pale"]),
        "circleRadiusAddition": "0",
        "labelAttributeName": "",
        "labelDistanceFactor": "0.5",
        "labelColor": rgba(INK),
        "maxLabelScaleDenominator": "-1",
        "forceraster": "0",
        "enableorderby": "0",
        "symbollevels": "0",
    }
    dot = layer(
        "SimpleMarker",
        {
            "name": "circle",
            "color": rgba(INK),
            "outline_style": "no",
            "size": mm(2 * SIZES["dot"]),
            "size_unit": "MM",
        },
    )
    made = ET.Element("renderer-v2", look)
    made.extend([renderer, symbol("marker", "centerSymbol", (dot,))])
    return made


def _hatch() -> ET.Element:
    """Return thin lines in one direction, far apart."""
    return layer(
        "LinePatternFill",
        {
            "angle": number(SIZES["hatch_angle"]),
            "distance": mm(SIZES["hatch_gap"]),
            "distance_unit": "MM",
            "color": rgba(AREA),
            "line_width": mm(SIZES["hatch_width"]),
        },
        within=symbol("line", "@0@0", (line(rgba(AREA), SIZES["hatch_width"]),)),
    )


def _disc_rule(messages: Messages) -> Rule:
    """Return the rule of settlements: a fill that has no edge, as a town's is not known so well."""
    full, clear = rgba(AREA, 2 * SIZES["disc"]), rgba(AREA, 0.0)
    fill = layer(
        "GradientFill",
        {
            "type": "1",  # from the middle
            "color_type": "1",
            "coordinate_mode": "0",
            "spread": "0",
            "gradient_color2": clear,
            "color": full,
            "color1": full,
            "color2": clear,
            "stops": f"0.72;{full}",
            "rampType": "gradient",
            "discrete": "0",
            "reference_point1": "0.5,0.5",
            "reference_point2": "1,0.5",
        },
    )
    return Rule(
        words=messages.text(WORDS["disc"]), filter=POINT, symbol=symbol("fill", "", (fill,))
    )


def _alarm() -> ET.Element:
    return symbol("fill", "", (line(rgba(ALARM), SIZES["alarm_width"], dash=ALARM_DASH),))
