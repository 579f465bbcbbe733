"""Labels of QGIS as XML elements: where words stand, on what, and for which features."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geomap.export.qml.elements import (
    data_defined,
    line,
    mm,
    number,
    option,
    rgba,
    rule_key,
    symbol,
)
from geomap.export.qml.glyphs import AREA, FONT, INK, PAPER

_POINT_PX = 0.75
_HALO_PX = 1.8
_LEG_PX = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A rule for labels: `words` is an expression, `show` and `by` decide feature by feature.

    From one with a `background` that stands beside its area a line leads there.
    """

    name: str
    words: str
    size: float
    filter: str
    show: str
    placement: Mapping[str, str]
    bold: bool = False
    background: ET.Element | None = None
    by: Mapping[str, str] = field(default_factory=dict)


def labeling(labels: Iterable[Label]) -> ET.Element:
    """Return the labels of a layer."""
    made = ET.Element("labeling", {"type": "rule-based"})
    root = ET.SubElement(made, "rules", {"key": rule_key("labels")})
    for label in labels:
        look = {"key": rule_key(f"labels/{label.name}"), "description": label.name}
        rule = ET.SubElement(root, "rule", {**look, "filter": label.filter})
        rule.append(_settings(label))
    return made


def _settings(label: Label) -> ET.Element:
    made = ET.Element("settings", {"calloutType": "simple"})
    made.append(_style(label))
    ET.SubElement(made, "text-format", {"multilineAlign": "1", "wrapChar": ""})
    ET.SubElement(made, "placement", dict(label.placement))
    ET.SubElement(
        made,
        "rendering",
        {"obstacle": "1", "obstacleType": "1", "displayAll": "0", "drawLabels": "1"},
    )
    made.append(data_defined("dd_properties", {"Show": label.show, **label.by}))
    if label.background is not None:
        made.append(_callout())
    return made


def _style(label: Label) -> ET.Element:
    made = ET.Element(
        "text-style",
        {
            "fieldName": label.words,
            "isExpression": "1",
            "fontFamily": FONT,
            "namedStyle": "Bold" if label.bold else "Regular",
            "fontWeight": "75" if label.bold else "50",
            "fontSize": number(label.size * _POINT_PX),
            "fontSizeUnit": "Point",
            "textColor": rgba(INK),
            "textOpacity": "1",
            "multilineHeight": "1",
            "allowHtml": "0",
        },
    )
    ET.SubElement(
        made,
        "text-buffer",
        {
            "bufferDraw": str(int(label.background is None)),
            "bufferSize": mm(_HALO_PX),
            "bufferSizeUnits": "MM",
            "bufferColor": rgba(PAPER),
            "bufferOpacity": "0.9",
            "bufferJoinStyle": "128",
        },
    )
    if label.background is not None:
        made.append(label.background)
    return made


def _callout() -> ET.Element:
    """Return the line from a label that stands beside its area to the area."""
    made = ET.Element("callout", {"type": "simple"})
    leg = symbol("line", "symbol", (line(rgba(AREA), _LEG_PX),))
    look = {
        "anchorPoint": "point_on_exterior",  # in its middle it would lead to a spot
        "blendMode": 0,
        "drawToAllParts": False,
        "enabled": "1",
        "labelAnchorPoint": "point_on_exterior",
        "lineSymbol": ET.tostring(leg, encoding="unicode"),
        "minLength": 0.0,
    }
    made.append(option("", look))
    return made
