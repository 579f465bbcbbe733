"""The page, the still picture and the QGIS style draw each mark alike: one table, three outputs.

Not the table is compared but what is drawn from it: the lines that the page's script puts on its
canvas, the SVG's paths, and what QGIS' expressions give. So changing one of them alone fails.
"""

import importlib.util
import json
import math
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from builders import claim, exactly, located

from geomap.events import group
from geomap.export.qml import places_qml, points_qml
from geomap.export.qml.glyphs import SHAPES
from geomap.gazetteer import Gazetteer
from geomap.layers import drawing
from geomap.layers.drawing import Drawing
from geomap.layers.symbols import COLORS, FORM_OF_WHAT, FORMS, STROKES
from geomap.model import Claim, Claimant, DateInterval, Place
from geomap.render.payload import data_block
from geomap.render.still import still
from geomap.render.still.glyphs import INK, PAPER

RECORDER = Path(__file__).with_name("recorded_marks.mjs")
SVG = "{http://www.w3.org/2000/svg}"
PX = 96 / 25.4
SPEAKERS = (
    ("ministry", "RU"),
    ("military", "UA"),
    ("official", "US"),
    ("official", "PL"),
    ("media", None),
    ("social_media", None),
    ("witness", None),
)
PAIRS = [(form.key, stroke.stance) for form in FORMS for stroke in STROKES]
WHAT = {form: what for what, form in reversed(list(FORM_OF_WHAT.items()))}
Corner = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a mark looks like, in px: its outline, and what its ring, bar and alarm are drawn with.

    `corners` are empty for a circle. `ring` is a circle's colour, width and radius; `bar` the
    widths of its lines (paper, then ink) and how far they reach to the side and up.
    """

    color: str
    width: float
    dash: tuple[float, ...]
    corners: tuple[Corner, ...]
    size: float
    ring: tuple[str, float, float] | None = None
    bar: tuple[float, float, float, float] | None = None
    alarm: tuple[str, float, float, tuple[float, ...]] | None = None


def node() -> str | None:
    found = importlib.util.find_spec("playwright")
    for folder in (found.submodule_search_locations or ()) if found else ():
        if (file := Path(folder) / "driver" / "node").is_file():
            return str(file)
    return shutil.which("node")


def place(n: int) -> Place:
    """Return a settlement of a grid that is read line by line, far from all others."""
    column, row = n % 4, n // 4
    return Place(
        id=f"test:{n}",
        name=f"T{n}",
        level="settlement",
        country="RU",
        lon=30.0 + 4 * column,
        lat=58.0 - 2 * row,
    )


def claims() -> Iterator[Claim]:
    """Yield a claim for each form and stance, at its own place and day; then a contradiction."""
    for n, (form, stance) in enumerate(PAIRS):
        day = f"2024-{1 + n // 2:02}-{1 + 15 * (n % 2):02}"
        kind, country = SPEAKERS[n % len(SPEAKERS)]
        yield claim(
            n + 1,
            claimant=Claimant(name=f"Origin {n}", kind=kind, country=country),  # type: ignore[arg-type]  # known kinds
            stance=stance,
            date=DateInterval(earliest=day, latest=day, basis="stated"),
            locations=(located(place(n), what=WHAT[form], role="target", radius_m=2500.0),)
            if form != "triangle"
            else (located(place(n), role="launch", radius_m=2500.0),),
        )
    for n, number in ((90, 6), (91, 9)):
        yield claim(
            n,
            counts={"launched": exactly(number)},
            locations=(located(place(len(PAIRS)), radius_m=2500.0),),
        )


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with closing(Gazetteer()) as known:
        yield known


@pytest.fixture(scope="module")
def drawn(gazetteer: Gazetteer) -> Drawing:
    made = group(tuple(claims()))
    return drawing(made.claims, made.events, gazetteer=gazetteer)


@pytest.fixture(scope="module")
def head(drawn: Drawing, gazetteer: Gazetteer) -> dict[str, Any]:
    """The page's data."""
    data: dict[str, Any] = json.loads(
        data_block(drawn, gazetteer=gazetteer, title="T", method="M", as_of=None, credit="C")
    )
    return data


@pytest.fixture(scope="module")
def picture(drawn: Drawing, gazetteer: Gazetteer) -> ET.Element:
    made = still(
        drawn, gazetteer=gazetteer, title="T", method="M", credit="C", as_of=None, height=900
    )
    return ET.fromstring(made)  # noqa: S314  # our own


@pytest.fixture(scope="module")
def marks(drawn: Drawing) -> list[dict[str, Any]]:
    """The columns of each claim in the order of `PAIRS`, as GIS files have them."""
    colors = {claim: s.family for s in drawn.sources for claim in s.claims}
    keys = [family.key for family in drawn.families]
    return [
        {
            "form": form,
            "mark": form,
            "stance": stance,
            "key": colors[f"{n:012x}"],
            "family": keys.index(colors[f"{n:012x}"]),
            "pale": False,
            "disputed": False,
        }
        for n, (form, stance) in enumerate(PAIRS, start=1)
    ]


# The page: what its script draws.


def on_the_page(head: dict[str, Any], marks: list[dict[str, Any]]) -> list[Look]:
    program = node()
    if program is None:
        pytest.skip("the page's marks were NOT compared: node is not installed")
    job = {
        "symbols": head["symbols"],
        "families": [family["color"] for family in head["families"]],
        "marks": marks,
    }
    done = subprocess.run(  # noqa: S603  # node and our own file, no shell
        [program, str(RECORDER)],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return [from_lines(lines, head) for lines in json.loads(done.stdout)]


def from_lines(lines: list[dict[str, Any]], head: dict[str, Any]) -> Look:
    outline, *others = lines
    colors = {family["color"] for family in head["families"]}
    rings = [one for one in others if one["radius"] and one["color"] in colors]
    bars = [one for one in others if not one["radius"]]
    assert [one["color"] for one in bars] in ([], ["paper", "ink"])
    alarm = [
        (one["color"], one["width"], one["radius"], tuple(map(float, one["dash"])))
        for one in others
        if one["color"] == head["symbols"]["colors"]["alarm"][0]
    ]
    corners, size = measured([tuple(point) for point in outline["points"]])
    return Look(
        color=outline["color"],
        width=outline["width"],
        dash=tuple(map(float, outline["dash"])),
        corners=corners,
        size=size,
        ring=next(((one["color"], one["width"], one["radius"]) for one in rings), None),
        bar=bar_of([(one["width"], *one["points"][-1]) for one in bars]),
        alarm=alarm[0] if alarm else None,
    )


def bar_of(lines: list[tuple[float, float, float]]) -> tuple[float, float, float, float] | None:
    """Return a bar of lines of a width, each with its end; all have to lie above each other."""
    if not lines:
        return None
    (paper, x, y), (ink, *end) = lines
    assert (x, y) == pytest.approx(tuple(end))
    return paper, ink, x, y


def measured(points: list[Corner]) -> tuple[tuple[Corner, ...], float]:
    """Return an outline's corners and how wide it is to either side; a circle has no corners."""
    size = max(abs(x) for x, _ in points)
    if len(points) > 8:
        assert all(math.hypot(x, y) == pytest.approx(size, abs=0.2) for x, y in points)
        return (), size
    line = points[:-1] if points[0] == points[-1] else points
    around = zip([line[-1], *line], line, [*line[1:], line[0]], strict=False)
    return tuple(
        sorted(at for before, at, after in around if not straight(before, at, after))
    ), size


def straight(before: Corner, at: Corner, after: Corner) -> bool:
    return math.dist(before, at) + math.dist(at, after) < math.dist(before, after) + 0.01


# The still picture: its paths.


def in_the_picture(picture: ET.Element) -> list[Look]:
    """Return the looks of the glyphs, line by line of the grid; those of the legend are smaller."""
    found: list[tuple[float, float, Look]] = []
    for one in picture.iter(f"{SVG}g"):
        at = re.fullmatch(r"translate\((\S+) (\S+)\)", one.get("transform", ""))
        if at and float(at[1]) < 960 * 0.75:
            found.append((float(at[1]), float(at[2]), from_paths(one)))
    assert len(found) == len(PAIRS) + 1
    found.sort(key=lambda one: one[1])
    rows = [sorted(found[n : n + 4], key=lambda one: one[0]) for n in range(0, len(found), 4)]
    return [look for row in rows for _, _, look in row]


def from_paths(glyph: ET.Element) -> Look:
    paths = [one for one in glyph.iter(f"{SVG}path") if one.get("stroke")]
    outline, *bars = paths
    assert [one.get("stroke") for one in bars] in ([], [PAPER, INK])
    circles = list(glyph.iter(f"{SVG}circle"))
    circle = next((one for one in circles if one.get("stroke") == COLORS["alarm"][0]), None)
    ring = next((one for one in circles if one is not circle), None)
    corners, size = from_path(outline.get("d", ""))
    return Look(
        color=outline.get("stroke", ""),
        width=float(glyph.get("stroke-width", 0)),
        dash=numbers(outline.get("stroke-dasharray", "")),
        corners=corners,
        size=size,
        ring=None
        if ring is None
        else (ring.get("stroke", ""), float(ring.get("stroke-width", 0)), float(ring.get("r", 0))),
        bar=bar_of(
            [(float(one.get("stroke-width", 0)), *ending(one.get("d", ""))) for one in bars]
        ),
        alarm=None
        if circle is None
        else (
            circle.get("stroke", ""),
            float(circle.get("stroke-width", 0)),
            float(circle.get("r", 0)),
            numbers(circle.get("stroke-dasharray", "")),
        ),
    )


def numbers(text: str) -> tuple[float, ...]:
    return tuple(float(number) for number in re.findall(r"-?\d*\.?\d+", text))


def ending(line: str) -> Corner:
    """Return where a line ends."""
    x, y = numbers(line)[-2:]
    return x, y


def from_path(line: str) -> tuple[tuple[Corner, ...], float]:
    flat = numbers(line)
    if "a" in line:
        return (), -flat[1]
    return measured(list(zip(flat[::2], flat[1::2], strict=True)))


# The style: what QGIS' expressions give.

TOKEN = re.compile(
    r"""\s*(?:(?P<word>CASE|WHEN|THEN|ELSE|END|OR|false)\b|(?P<text>'(?:[^']|'')*')"""
    r"""|(?P<number>-?\d+(?:\.\d+)?)|coalesce\("(?P<flag>\w+)",\ false\)"""
    r"""|"(?P<column>\w+)"\ =\ '(?P<is>[^']*)')"""
)


def value_of(expression: str, row: Mapping[str, Any]) -> Any:
    """Return what QGIS makes of an expression of our styles; None for null."""
    tokens = list(TOKEN.finditer(expression))
    assert sum(len(token[0]) for token in tokens) == len(expression), expression
    found = taken(tokens, row)
    assert not tokens, expression
    return found


def taken(tokens: list[re.Match[str]], row: Mapping[str, Any]) -> Any:
    """Return the value that comes next: a text, a number, or what the cases choose."""
    token = tokens.pop(0)
    if token["text"]:
        return token["text"][1:-1]
    if token["number"]:
        return float(token["number"])
    assert token["word"] == "CASE"
    found: list[Any] = []
    while (word := tokens.pop(0)["word"]) != "END":
        holds = word == "ELSE" or condition(tokens, row)
        given = taken(tokens, row)
        found += [given] if holds else []
    return found[0] if found else None


def condition(tokens: list[re.Match[str]], row: Mapping[str, Any]) -> bool:
    """Return whether what stands up to THEN holds."""
    holds = False
    while (token := tokens.pop(0))["word"] != "THEN":
        if token["flag"]:
            holds |= bool(row.get(token["flag"]))
        elif token["column"]:
            holds |= row.get(token["column"]) == token["is"]
    return holds


class Properties:
    """A layer of a symbol with its properties as they are for one row."""

    def __init__(self, layer: ET.Element, row: Mapping[str, Any]) -> None:
        self.kind = layer.get("class", "")
        self._row = row
        self._fixed = {one.get("k"): one.get("v", "") for one in layer.findall("prop")}
        self._by = {
            one.get("name", ""): option.get("value", "")
            for one in layer.findall("data_defined_properties/Option/Option/Option")
            for option in one.findall("Option")
            if option.get("name") == "expression"
        }
        self.inner = [Properties(one, row) for one in layer.findall("symbol/layer")]

    def __call__(self, name: str, by: str | None = None) -> str:
        given = value_of(self._by[by], self._row) if by in self._by else None
        return str(self._fixed[name] if given is None else given)

    def px(self, name: str, by: str | None = None) -> float:
        return float(self(name, by)) * PX

    def color(self, name: str) -> tuple[str, int]:
        """Return a colour and its opacity."""
        red, green, blue, opacity = map(int, self(name, "outlineColor").split(","))
        return f"#{red:02x}{green:02x}{blue:02x}", opacity

    def dash(self) -> tuple[float, ...]:
        given = self("customdash", "customDash")
        if given == self("customdash") and self("use_custom_dash") == "0":
            return ()
        return tuple(round(float(length) * PX, 1) for length in given.split(";"))


def in_qgis(drawn: Drawing, marks: list[dict[str, Any]]) -> list[Look]:
    root = ET.fromstring(points_qml(drawn.families))  # noqa: S314  # our own
    symbols = {one.get("name"): one for one in root.iter("symbol") if one.get("type") == "marker"}
    rules = {
        rule.get("filter"): symbols[rule.get("symbol")]
        for rule in root.iter("rule")
        if "family" in rule.get("filter", "")
    }
    return [
        from_layers(
            [Properties(one, row) for one in rules[f"\"family\" = '{row['key']}'"].findall("layer")]
        )
        for row in marks
    ]


def from_layers(layers: list[Properties]) -> Look:
    outline, ring, alarm = (one for one in layers if one.kind == "FilledMarker")
    bars = [one for one in layers if one.kind == "SimpleMarker"]
    line = outline.inner[-1]
    shape, size = outline("name", "name"), outline.px("size", "size") / 2
    down = float(outline("offset", "offset").split(",")[1]) * PX
    corners = tuple(sorted((x * size, y * size + down) for x, y in SHAPES[shape]))
    about = ring.inner[0].color("line_color")
    # A line that stands upright, turned.
    turn = math.radians(float(bars[0]("angle")))
    return Look(
        color=line.color("line_color")[0],
        width=line.px("line_width"),
        dash=line.dash(),
        corners=corners,
        size=max((abs(x) for x, _ in corners), default=size),
        ring=(about[0], ring.inner[0].px("line_width"), ring.px("size", "size") / 2)
        if about[1]
        else None,
        bar=bar_of(
            [
                (
                    one.px("outline_width"),
                    one.px("size", "size") / 2 * math.sin(turn),
                    -one.px("size", "size") / 2 * math.cos(turn),
                )
                for one in bars
                if one.color("outline_color")[1]
            ]
        ),
        alarm=(
            alarm.inner[0].color("line_color")[0],
            alarm.inner[0].px("line_width"),
            alarm.px("size", "size") / 2,
            alarm.inner[0].dash(),
        )
        if alarm.inner[0].color("line_color")[1]
        else None,
    )


def alike(one: Look, other: Look) -> None:
    """Assert that two marks are drawn alike, up to what nobody sees: 0.5 px."""
    assert one.color == other.color
    assert one.width == pytest.approx(other.width, abs=0.05)
    assert one.dash == pytest.approx(other.dash, abs=0.1)
    assert one.size == pytest.approx(other.size, abs=0.1)
    assert len(one.corners) == len(other.corners)
    for corner in one.corners:
        assert min(math.dist(corner, far) for far in other.corners) < 0.5
    assert (one.ring is None) == (other.ring is None)
    if one.ring and other.ring:
        assert one.ring[0] == other.ring[0]
        assert one.ring[1:] == pytest.approx(other.ring[1:], abs=0.1)
    assert (one.bar is None) == (other.bar is None)
    assert one.bar is None or one.bar == pytest.approx(other.bar, abs=0.1)


def same_alarm(one: Look, other: Look) -> None:
    assert one.alarm is not None
    assert other.alarm is not None
    assert one.alarm[0] == other.alarm[0]
    assert one.alarm[1:3] == pytest.approx(other.alarm[1:3], abs=0.1)
    assert one.alarm[3] == pytest.approx(other.alarm[3], abs=0.1)


def test_the_page_draws_each_form_and_stance_as_qgis_does(
    drawn: Drawing, head: dict[str, Any], marks: list[dict[str, Any]]
) -> None:
    for one, other in zip(on_the_page(head, marks), in_qgis(drawn, marks), strict=True):
        alike(one, other)
        assert one.alarm is None
        assert other.alarm is None


def test_the_still_draws_each_form_and_stance_as_qgis_does(
    drawn: Drawing, picture: ET.Element, marks: list[dict[str, Any]]
) -> None:
    for one, other in zip(in_the_picture(picture)[:-1], in_qgis(drawn, marks), strict=True):
        alike(one, other)


def test_the_page_draws_each_form_and_stance_as_the_still_does(
    head: dict[str, Any], picture: ET.Element, marks: list[dict[str, Any]]
) -> None:
    for one, other in zip(on_the_page(head, marks), in_the_picture(picture)[:-1], strict=True):
        alike(one, other)


def test_all_three_ring_a_contradiction_alike(
    drawn: Drawing, head: dict[str, Any], picture: ET.Element, marks: list[dict[str, Any]]
) -> None:
    disputed = [mark | {"disputed": True} for mark in marks]
    for one, other in zip(on_the_page(head, disputed), in_qgis(drawn, disputed), strict=True):
        same_alarm(one, other)
    seen = in_the_picture(picture)[-1]
    qgis = in_qgis(drawn, disputed)[0]
    assert seen.alarm is not None
    assert qgis.alarm is not None
    # Several origins make this mark, so it is larger than one claim's in QGIS.
    assert seen.alarm[0] == qgis.alarm[0]
    assert seen.alarm[1] == pytest.approx(qgis.alarm[1], abs=0.1)
    assert seen.alarm[3] == pytest.approx(qgis.alarm[3], abs=0.1)


def test_all_three_colour_the_families_alike(
    drawn: Drawing, head: dict[str, Any], picture: ET.Element
) -> None:
    page = {family["key"]: family["color"] for family in head["families"]}
    assert page == {family.key: family.color for family in drawn.families}
    assert len(page) == 7
    still_colors = {one.get("stroke") for one in picture.iter(f"{SVG}path")}
    assert set(page.values()) <= still_colors


def test_all_three_hatch_alike(head: dict[str, Any], picture: ET.Element) -> None:
    sizes, color = head["symbols"]["sizes"], head["symbols"]["colors"]["area"][0]
    pattern = next(picture.iter(f"{SVG}pattern"))
    assert pattern.get("patternTransform") == f"rotate({sizes['hatch_angle']})"
    assert float(pattern.get("width", 0)) == sizes["hatch_gap"]
    assert pattern[0].get("stroke") == color
    qgis = next(
        Properties(one, {})
        for one in ET.fromstring(places_qml()).iter("layer")  # noqa: S314  # our own
        if one.get("class") == "LinePatternFill"
    )
    assert float(qgis("angle")) == sizes["hatch_angle"]
    assert qgis.px("distance") == pytest.approx(sizes["hatch_gap"], abs=0.05)
    assert qgis.inner[0].color("line_color") == (color, 255)
    assert qgis.inner[0].px("line_width") == pytest.approx(sizes["hatch_width"], abs=0.05)


def test_all_three_fade_an_earlier_strike_alike(
    drawn: Drawing, head: dict[str, Any], marks: list[dict[str, Any]]
) -> None:
    root = ET.fromstring(points_qml(drawn.families))  # noqa: S314  # our own
    row = marks[1] | {"background": True, "key": drawn.families[0].key}
    symbol = next(one for one in root.iter("symbol") if one.get("type") == "marker")
    line = Properties(symbol.findall("layer")[0], row).inner[-1]
    pale = head["symbols"]["sizes"]["pale"]
    assert line.color("line_color") == (drawn.families[0].color, round(255 * pale))
