"""Parts of a QGIS style as XML elements: options, layers of symbols, symbols, rules.

Equal claims give equal bytes: nothing here has an id by chance.
"""

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from geomap.layers.characters import held

Kind = Literal["marker", "line", "fill"]
MM_PER_PX = 25.4 / 96
_HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
_RULES = uuid.UUID("6f0d7b5e-6b0c-5c7e-9d0e-6f2a3c4b5d6e")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of a renderer: what it is called, which features it takes, how it draws them.

    Without a symbol it is a heading over `parts`.
    """

    words: str
    filter: str = ""
    symbol: ET.Element | None = None
    parts: "Sequence[Rule]" = ()


def quoted(text: str) -> str:
    """Return the text as a string of QGIS' expressions."""
    escaped = held(text).replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def number(value: float) -> str:
    """Return a number in at most three decimals, never with an exponent."""
    rounded = Decimal(repr(value)).quantize(Decimal("0.001")).normalize()
    return f"{rounded:f}" if rounded else "0"


def mm(px: float) -> str:
    """Return a length in CSS pixels in millimetres, which look the same on screen and paper."""
    return number(px * MM_PER_PX)


def rgba(color: str, opacity: float = 1.0) -> str:
    """Return a colour "#rrggbb" as QGIS writes it: "r,g,b,alpha"."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{round(255 * opacity)}"


def option(name: str, value: object) -> ET.Element:
    """Return an option; a mapping becomes a nested one."""
    made = ET.Element("Option", {"name": name} if name else {})
    if isinstance(value, Mapping):
        made.set("type", "Map")
        made.extend(option(str(key), inner) for key, inner in value.items())
        return made
    kind = {bool: "bool", int: "int", float: "double"}.get(type(value), "QString")
    made.set("type", kind)
    made.set("value", str(value).lower() if isinstance(value, bool) else held(str(value)))
    return made


def data_defined(tag: str, expressions: Mapping[str, str]) -> ET.Element:
    """Return the properties that expressions decide, feature by feature."""
    made = ET.Element(tag)
    properties = {
        key: {"active": True, "expression": words, "type": 3} for key, words in expressions.items()
    }
    made.append(option("", {"name": "", "properties": properties, "type": "collection"}))
    return made


def layer(
    kind: str,
    properties: Mapping[str, str],
    *,
    by: Mapping[str, str] | None = None,
    within: ET.Element | None = None,
) -> ET.Element:
    """Return a layer of a symbol; `by` are expressions, `within` the symbol that it draws with.

    The properties stand in it twice: QGIS before 3.20 reads `prop` only.
    """
    made = ET.Element("layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    made.append(option("", properties))
    for key, value in properties.items():
        ET.SubElement(made, "prop", {"k": key, "v": held(value)})
    if by:
        made.append(data_defined("data_defined_properties", by))
    if within is not None:
        made.append(within)
    return made


def line(
    color: str,
    width: float,
    *,
    dash: Sequence[float] = (),
    by: Mapping[str, str] | None = None,
) -> ET.Element:
    """Return a line as a layer of a symbol: its colour as `rgba` gives it, the rest in CSS px."""
    return layer(
        "SimpleLine",
        {
            "line_color": color,
            "line_style": "solid",
            "line_width": mm(width),
            "line_width_unit": "MM",
            "capstyle": "flat",
            "joinstyle": "round",
            "use_custom_dash": str(int(bool(dash))),
            "customdash": ";".join(map(mm, dash or (1.0, 1.0))),
            "customdash_unit": "MM",
        },
        by=by,
    )


def symbol(kind: Kind, name: str, layers: Iterable[ET.Element]) -> ET.Element:
    """Return a symbol of these layers, the lowest first."""
    look = {"alpha": "1", "clip_to_extent": "1", "force_rhr": "0", "name": name, "type": kind}
    made = ET.Element("symbol", look)
    made.extend(layers)
    return made


def rule_renderer(rules: Iterable[Rule]) -> ET.Element:
    """Return a renderer that draws each feature by the rules that take it."""
    made = ET.Element(
        "renderer-v2",
        {"type": "RuleRenderer", "enableorderby": "0", "forceraster": "0", "symbollevels": "0"},
    )
    symbols: list[ET.Element] = []
    root = ET.SubElement(made, "rules", {"key": rule_key("root")})
    root.extend(_rule(rule, symbols, "root") for rule in rules)
    ET.SubElement(made, "symbols").extend(symbols)
    return made


def document(parts: Sequence[ET.Element]) -> str:
    """Return the style as a file of QGIS has it."""
    labels = any(part.tag == "labeling" for part in parts)
    root = ET.Element(
        "qgis",
        {
            "version": "3.16.0",
            "styleCategories": "Symbology|Labeling",
            "labelsEnabled": str(int(labels)),
        },
    )
    root.extend(parts)
    ET.indent(root, " ")
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"


def _rule(rule: Rule, symbols: list[ET.Element], above: str) -> ET.Element:
    name = f"{above}/{rule.words}/{rule.filter}"
    made = ET.Element("rule", {"key": rule_key(name), "label": held(rule.words)})
    if rule.filter:
        made.set("filter", rule.filter)
    if rule.symbol is not None:
        made.set("symbol", str(len(symbols)))
        rule.symbol.set("name", str(len(symbols)))
        symbols.append(rule.symbol)
    made.extend(_rule(part, symbols, name) for part in rule.parts)
    return made


def rule_key(name: str) -> str:
    """Return the key of a rule, made of what it is: QGIS would draw lots for it."""
    return f"{{{uuid.uuid5(_RULES, held(name))}}}"
