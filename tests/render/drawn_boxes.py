"""What a picture's texts, marks and labels take: read from its SVG, measured as Open Sans."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from truetype import advances

from geomap.render.raster import font_folder

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]
_FACES = {"400": "Regular", "600": "SemiBold", "700": "Bold"}
_CAP, _DESCENT = 0.72, 0.22
_NUMBERS = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


@dataclass(frozen=True)
class Text:
    """A line of text with its box and its size."""

    words: str
    box: Box
    size: float


def texts(picture: str) -> list[Text]:
    """Return all texts but those within marks."""
    return list(_texts(ET.fromstring(picture), {}))  # noqa: S314  # our own


def marks(picture: str) -> list[Box]:
    """Return the squares that marks and the signs of a legend take, without their outer rings."""
    found = []
    for group in ET.fromstring(picture).iter(f"{SVG}g"):  # noqa: S314  # our own
        moved = group.get("transform", "")
        if moved.startswith("translate"):
            x, y = map(float, _NUMBERS.findall(moved))
            outline = next(p for p in group.iter(f"{SVG}path") if p.get("fill") == "#ffffff")
            reach = max(abs(float(n)) for n in _NUMBERS.findall(outline.get("d", "")[:14]))
            found.append((x - reach, y - reach, x + reach, y + reach))
    return found


def chips(picture: str) -> list[Box]:
    """Return the labels of areas."""
    return [
        (x, y, x + wide, y + high)
        for one in ET.fromstring(picture).iter(f"{SVG}rect")  # noqa: S314  # our own
        if one.get("rx") == "14"
        for x, y, wide, high in [[float(one.get(k, "0")) for k in ("x", "y", "width", "height")]]
    ]


def meet(one: Box, other: Box, slack: float = 0.3) -> bool:
    """Return whether two boxes have more in common than their edges."""
    aside = one[0] + slack < other[2] and other[0] + slack < one[2]
    return aside and one[1] + slack < other[3] and other[1] + slack < one[3]


def holds(outer: Box, inner: Box, slack: float = 0.3) -> bool:
    """Return whether a box lies in another."""
    left, top = outer[0] - slack <= inner[0], outer[1] - slack <= inner[1]
    return left and top and inner[2] <= outer[2] + slack and inner[3] <= outer[3] + slack


def width(words: str, size: float, *, weight: str = "400", italic: bool = False) -> float:
    """Return how wide Open Sans draws the words; what it lacks counts as an em each."""
    face = "Italic" if italic else _FACES[weight]
    em = advances(font_folder() / f"OpenSans-{face}.ttf")
    return size * sum(em.get(character, 1.0) for character in words)


def _texts(element: ET.Element, known: dict[str, str]) -> "list[Text]":
    if element.get("transform", "").startswith("translate"):
        return []
    look = known | element.attrib
    if element.tag == f"{SVG}text":
        return [_text(element, look)]
    return [one for child in element for one in _texts(child, look)]


def _text(element: ET.Element, look: dict[str, str]) -> Text:
    words, size = element.text or "", float(look["font-size"])
    wide = width(
        words,
        size,
        weight=look.get("font-weight", "400"),
        italic=look.get("font-style") == "italic",
    ) + len(words) * float(look.get("letter-spacing", "0"))
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[look.get("text-anchor", "start")]
    return Text(words, (left, y - _CAP * size, left + wide, y + _DESCENT * size), size)
