"""The one table of symbols: what a form, a stroke or a hatch means, and how it is drawn.

The page (canvas and SVG), the still picture and the QGIS styles draw from it. Coordinates are in
units of a mark's radius, x to the right, y down; lengths are in CSS pixels, angles in degrees.
An outline begins at its top and runs clockwise, so that `stretch` can cut it by its length.
"""

import itertools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from geomap.messages import ENGLISH, Messages, term
from geomap.model import Role, Stance, What

Point = tuple[float, float]
# A stretch of a circle turns by at most so much from corner to corner.
_STEP_DEGREES = 7.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """An outline: its corners in the box from -1 to 1, clockwise from its top, or a circle.

    `scale` makes all forms look equally large; `dy` is where the middle of its number stands.
    """

    key: str
    words: str
    corners: tuple[Point, ...] = ()
    scale: float = 1.0
    dy: float = 0.0

    @property
    def circle(self) -> bool:
        """Whether it is a circle of radius 1, which has no corners."""
        return not self.corners


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """How a mark's outline is drawn: dashes in px, a second ring outside, a bar across."""

    stance: Stance
    words: str
    dash: tuple[float, ...] = ()
    ring: bool = False
    bar: bool = False


FORMS = (
    Form(key="circle", words=term("struck or attacked")),
    Form(
        key="diamond",
        words=term("intercepted over"),
        corners=((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)),
        scale=1.24,
    ),
    Form(
        key="square",
        words=term("debris fell or was found"),
        corners=((0.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)),
        scale=0.9,
    ),
    Form(
        key="triangle",
        words=term("launched from"),
        corners=((0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)),
        scale=1.22,
        dy=0.2,
    ),
)
"""In the order that decides where claims of one strike at one place differ: the first holds."""
FORM_OF_ROLE: Mapping[Role, str] = MappingProxyType(
    {"target": "circle", "launch": "triangle", "debris": "square"}
)
FORM_OF_WHAT: Mapping[What, str] = MappingProxyType(
    {
        "impact": "circle",
        "attack": "circle",
        "secondary": "circle",
        "interception": "diamond",
        "debris_fell": "square",
        "debris_as_evidence": "square",
        "launch": "triangle",
    }
)
STROKES = (
    Stroke(stance="confirmed", words=term("confirmed, as the text says"), ring=True),
    Stroke(stance="claimed", words=term("claimed")),
    Stroke(stance="alleged", words=term("alleged only"), dash=(4.0, 2.4)),
    Stroke(stance="denied", words=term("denied or withdrawn only"), bar=True),
)
"""From the firmest on; a refusal or silence (`not_confirmed`) is listed, never drawn."""
SIZES: Mapping[str, float] = MappingProxyType(
    {
        "radius_one": 9.0,
        "radius_several": 12.0,
        "stroke_one": 2.6,
        "stroke_several": 4.2,
        "gap": 1.6,  # between two families' stretches, along the outline
        "text_one": 8.0,
        "text_several": 11.0,
        "ring_off": 3.0,  # the ring of a text's "confirmed", outside the stroke
        "ring_width": 1.2,
        "bar_reach": 1.15,  # in radii, from the middle to either end, rising to the right
        "bar_width": 2.2,
        "alarm_off": 5.0,  # the ring of a contradiction, outside the stroke
        "alarm_width": 1.8,
        "stack_off": 3.0,  # the second edge of a stacked mark: so far right and up
        "dot": 1.8,  # under a mark whose text names the site
        "pale": 0.45,  # opacity of an outline that tells of an earlier strike
        "fill": 0.22,  # opacity of the fill of what a person reviewed
        "disc": 0.13,  # opacity of a settlement's disc, without an edge
        "hatch_angle": 45.0,
        "hatch_gap": 12.0,
        "hatch_width": 0.7,
        "area_width": 1.1,
    }
)
ALARM_DASH = (4.0, 2.5)
COLORS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"alarm": ("#b3101f", "#ff7b7b"), "area": ("#6b6f76", "#9aa0a8")}
)
"""On light and on dark ground."""
FAN: Mapping[int, tuple[float, tuple[int, ...]]] = MappingProxyType(
    {2: (20.0, (180, 0)), 3: (23.0, (-90, 30, 150)), 4: (28.0, (-135, -45, 45, 135))}
)
"""How far from a place's point so many marks stand, and where (0: right of it, 90: below)."""
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "number": term("independent origins that say so"),
        "more": term("and others who may echo them"),
        "letter": term("one origin: its family's letter"),
        "alarm": term("origins contradict each other"),
        "pale": term("an earlier strike"),
        "fill": term("reviewed by a person"),
        "stack": term("several strikes at one place, drawn as one"),
        "disc": term("as wide as such a town is"),
        "hatch": term("somewhere in this area"),
    }
)


def form_of(role: Role, what: What | None) -> Form:
    """Return the form for what happened at a place: by `what` if the text tells it, else by role.

    A place of launch or of debris never becomes a target's circle.
    """
    key = FORM_OF_WHAT[what] if what and role == "target" else FORM_OF_ROLE[role]
    return _BY_KEY[key]


def stretch(form: Form, start: float, end: float) -> tuple[Point, ...]:
    """Return the line along the outline between two parts of its length, 0 <= start <= end <= 1.

    So one family's part of a mark is drawn: from its top, clockwise. In JavaScript the same: of a
    circle the points (sin a, -cos a) for a from 2π·start to 2π·end in equal steps of at most 7.5
    degrees; of other forms the point at `start`, all corners strictly between, the point at `end`.
    """
    if form.circle:
        steps = max(1, math.ceil((end - start) * 360 / _STEP_DEGREES - 1e-9))
        turns = (start + (end - start) * n / steps for n in range(steps + 1))
        return tuple(_on_circle(turn) for turn in turns)
    closed = (*form.corners, form.corners[0])
    far = [0.0]
    for one, other in itertools.pairwise(closed):
        far.append(far[-1] + math.dist(one, other))
    low, high = start * far[-1], end * far[-1]
    inner = (corner for corner, at in zip(closed, far, strict=True) if low < at < high)
    return (_along(closed, far, low), *inner, _along(closed, far, high))


def symbols(*, messages: Messages = ENGLISH) -> dict[str, Any]:
    """Return the table as plain JSON types, for the page's data.

    `forms` are [key, words, corners (empty: a circle), scale, dy]; `strokes` [stance, words, dash,
    ring, bar]; `fan` gives distance and directions by the number of marks.
    """
    return {
        "forms": [
            [f.key, messages.text(f.words), _flat(f.corners), _short(f.scale), _short(f.dy)]
            for f in FORMS
        ],
        "roles": dict(FORM_OF_ROLE),
        "whats": dict(FORM_OF_WHAT),
        "strokes": [
            [s.stance, messages.text(s.words), [_short(d) for d in s.dash], int(s.ring), int(s.bar)]
            for s in STROKES
        ],
        "sizes": {key: _short(value) for key, value in SIZES.items()},
        "alarm_dash": _shorts(ALARM_DASH),
        "colors": {key: list(pair) for key, pair in COLORS.items()},
        "fan": {str(many): [_short(far), list(turns)] for many, (far, turns) in FAN.items()},
        "words": {key: messages.text(words) for key, words in WORDS.items()},
    }


def _flat(corners: Iterable[Point]) -> list[list[float]]:
    return [_shorts(corner) for corner in corners]


def _shorts(numbers: Iterable[float]) -> list[float]:
    return [_short(number) for number in numbers]


def _short(number: float) -> float:
    """Return the number, whole if it is: "12", not "12.0"."""
    return int(number) if number == int(number) else number


def _on_circle(turn: float) -> Point:
    angle = 2 * math.pi * turn
    return math.sin(angle), -math.cos(angle)


def _along(line: tuple[Point, ...], far: list[float], at: float) -> Point:
    """Return the point of the line so far from its beginning."""
    for n, (near, end) in enumerate(itertools.pairwise(far)):
        if at <= end:
            part = (at - near) / (end - near)
            (x, y), (to_x, to_y) = line[n], line[n + 1]
            return x + (to_x - x) * part, y + (to_y - y) * part
    return line[-1]


_BY_KEY = {form.key: form for form in FORMS}
