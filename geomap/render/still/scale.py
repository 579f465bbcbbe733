"""The scale bar of a picture, and which way is north."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geomap.messages import ENGLISH, Messages
from geomap.render.still.frame import Frame, px
from geomap.render.still.glyphs import INK, PAPER
from geomap.render.still.lettering import width_px
from geomap.render.still.room import Rectangle, meet

LENGTHS_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MOST_PX = 110.0
# Of a higher picture Mercator stretches the north too much: its bar says where it holds.
_MOST_DEGREES = 25.0
_TEXT = 9.5
_ARROW = 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A length in km and in px, where it begins, and what is written on it."""

    words: str
    wide: float
    left: float
    y: float

    @property
    def box(self) -> Rectangle:
        """What it takes of the picture, with the arrow to the north."""
        return self.left - 7, self.y - 19, self.left + self.reach + 7, self.y + 7

    @property
    def reach(self) -> float:
        """How wide bar, words and arrow are."""
        return 2 * (self.middle - self.left) + _ARROW

    @property
    def middle(self) -> float:
        """The middle of the bar and of its words."""
        return self.left + max(self.wide, width_px(self.words, _TEXT)) / 2


def bar(
    frame: Frame,
    *,
    towns: Sequence[Rectangle],
    places: Sequence[Rectangle] = (),
    messages: Messages = ENGLISH,
) -> Bar:
    """Return the scale bar of a frame, in the lower corner where it covers fewer places of marks.

    Where both cover as many, it is the one with fewer towns.
    """
    _, south, _, north = frame.box()
    middle = (south + north) / 2 if north - south <= _MOST_DEGREES else _round(frame)
    per_km = frame.px_per_km(middle)
    km = max((km for km in LENGTHS_KM if km * per_km <= _MOST_PX), default=LENGTHS_KM[0])
    words = messages.text("{n} km", n=messages.number(km))
    if north - south > _MOST_DEGREES:
        words += f" {_latitude(middle, messages)}"
    first = Bar(
        words=words, wide=km * per_km, left=frame.left + 14, y=frame.top + frame.height - 14
    )
    other = replace(first, left=frame.left + frame.width - 14 - first.reach)

    def covers(one: Bar) -> tuple[int, int]:
        marks = sum(meet(one.box, place) for place in places)
        return marks, sum(meet(one.box, town) for town in towns)

    return min((first, other), key=covers)


def _latitude(degrees: float, messages: Messages) -> str:
    """Return where the bar holds: "at 40° N"."""
    turn = f"{abs(degrees):.0f}"
    if not degrees:
        return messages.text("at {degrees}°", degrees=turn)
    if degrees < 0:
        return messages.text("at {degrees}° S", degrees=turn)
    return messages.text("at {degrees}° N", degrees=turn)


def _round(frame: Frame) -> float:
    """Return a latitude in tens near the middle of a frame."""
    x, y = frame.left + frame.width / 2, frame.top + frame.height / 2
    near = [lat for lat in range(-80, 81, 10) if frame.holds(x, frame.at(0.0, lat)[1])]
    return float(min(near, key=lambda lat: abs(frame.at(0.0, lat)[1] - y), default=0))


def svg(one: Bar, *, messages: Messages = ENGLISH) -> str:
    """Return the bar as SVG."""
    left, top, right, bottom = one.box
    place = f'x="{px(left)}" y="{px(top)}" width="{px(right - left)}" height="{px(bottom - top)}"'
    letter = messages.text("N", "letter for the north")
    start, north = one.middle - one.wide / 2, right - 9
    return (
        f'<rect {place} rx="4" class="gm-still-chip" fill="{PAPER}" fill-opacity=".85"/>'
        f'<path d="M{px(start)} {px(one.y - 5)}v5h{px(one.wide)}v-5M{px(north)} {px(one.y)}v-9'
        f'm-2.6 3.4l2.6-3.4 2.6 3.4" class="gm-still-leg" fill="none" stroke="{INK}" '
        f'stroke-width="1.2"/><g class="gm-still-ink" fill="{INK}" font-size="{_TEXT}" '
        f'text-anchor="middle"><text x="{px(one.middle)}" y="{px(one.y - 6)}">{one.words}</text>'
        f'<text x="{px(north)}" y="{px(one.y - 10)}">{letter}</text></g>'
    )
