"""The scale bar of a picture, where one length holds for all of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.render.still.frame import Frame, px
from geomap.render.still.glyphs import INK, PAPER
from geomap.render.still.room import Rectangle, meet

LENGTHS_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MOST_PX = 110.0
# Of a higher picture Mercator stretches the north too much for one bar.
_MOST_DEGREES = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A length in km and in px, and where the bar begins."""

    km: int
    wide: float
    left: float
    y: float

    @property
    def box(self) -> Rectangle:
        """What it takes of the picture."""
        return self.left - 7, self.y - 19, self.left + self.wide + 7, self.y + 7


def bar(frame: Frame, *, towns: Sequence[Rectangle]) -> Bar | None:
    """Return the scale bar of a frame, or None where the picture is too high for one.

    It stands in the lower corner where it covers fewer towns.
    """
    _, south, _, north = frame.box()
    per_km = frame.px_per_km((south + north) / 2)
    fitting = [km for km in LENGTHS_KM if km * per_km <= _MOST_PX]
    if north - south > _MOST_DEGREES or not fitting:
        return None
    wide, y = fitting[-1] * per_km, frame.top + frame.height - 14
    corners = (frame.left + 14, frame.left + frame.width - 14 - wide)
    bars = [Bar(km=fitting[-1], wide=wide, left=left, y=y) for left in corners]
    return min(bars, key=lambda one: sum(meet(one.box, town) for town in towns))


def svg(one: Bar) -> str:
    """Return the bar as SVG."""
    km, wide, left, y = one.km, one.wide, one.left, one.y
    return (
        f'<rect x="{px(left - 7)}" y="{px(y - 19)}" width="{px(wide + 14)}" height="26" rx="4" '
        f'class="gm-still-chip" fill="{PAPER}" fill-opacity=".85"/>'
        f'<path d="M{px(left)} {px(y - 5)}v5h{px(wide)}v-5" class="gm-still-leg" fill="none" '
        f'stroke="{INK}" stroke-width="1.2"/>'
        f'<text x="{px(left + wide / 2)}" y="{px(y - 6)}" class="gm-still-ink" fill="{INK}" '
        f'font-size="9.5" text-anchor="middle">{km} km</text>'
    )
