"""What is written around a picture's map: title, date, method line, credits."""

import math
from dataclasses import dataclass, replace

from geomap.layers.words import shown_day
from geomap.messages import ENGLISH, Messages
from geomap.render.still.frame import px
from geomap.render.still.glyphs import INK, SOFT
from geomap.render.still.layout import PAD, Layout
from geomap.render.still.lettering import escaped, width_px, wrapped

_LEADING, _BETWEEN = 1.34, 3.0
# Where a title of one line of this size stands in a head of this height.
_BASE, _TITLE, _HEAD = 28.5, 19.0, 44.0
_TITLE_LEADING = 1.2
# What is written below the map takes no more of a picture of fixed height; credits get smaller.
_MOST_FOOT = 0.34
_MOST_OF_ALL = 0.45  # then they are cut
_MOST_TITLE = 500
_SMALLER, _LEAST_CREDIT = 0.4, 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """The lines above and below the map, and the sizes of their type; lengths in px."""

    title: tuple[str, ...]
    day: str
    method: tuple[str, ...]
    credit: tuple[str, ...]
    layout: Layout
    credit_size: float
    own_line: bool

    @property
    def head(self) -> float:
        """The height of what stands above the map."""
        more = (len(self.title) - 1) * self.layout.title * _TITLE_LEADING
        return self.layout.head + more + (self.layout.text * 1.3 if self.own_line else 0)

    @property
    def foot(self) -> float:
        """The height of what stands below it."""
        lines = self.layout.text * len(self.method) + self.credit_size * len(self.credit)
        return 12.0 + _BETWEEN + _LEADING * lines


def margins(  # noqa: PLR0913  # keyword-only, what stands in the picture
    *,
    title: str,
    method: str,
    credit: str,
    as_of: str | None,
    layout: Layout,
    messages: Messages = ENGLISH,
) -> Margins:
    """Return what is written around the map; method line and credits stand there in full.

    They are cut, with "…", where the layout limits their lines, or credits leave a map of fixed
    height no room.
    """
    shown = shown_day(as_of, messages=messages) if as_of else ""
    day = messages.text("as of {day}", day=shown) if shown else ""
    room = layout.width - 2 * PAD
    left = room - width_px(day, layout.text) - 2 * PAD
    # Where both have no room beside each other, the date has a line of its own.
    narrow = width_px(title[:_MOST_TITLE], layout.title, bold=True) > left
    own_line = bool(day) and layout.title_lines > 1 and narrow
    size = layout.credit
    while True:
        made = Margins(
            title=wrapped(
                title,
                room=room if own_line else left,
                size=layout.title,
                most=layout.title_lines,
                bold=True,
            ),
            day=day,
            method=wrapped(method, room=room, size=layout.text, most=layout.method_lines),
            credit=wrapped(credit, room=room, size=size, most=layout.credit_lines),
            layout=layout,
            credit_size=size,
            own_line=own_line,
        )
        if not layout.height or made.foot <= _MOST_FOOT * layout.height:
            return made
        if size < _LEAST_CREDIT:
            return _cut(made, credit, room=room, height=layout.height)
        size -= _SMALLER


def _cut(made: Margins, credit: str, *, room: float, height: float) -> Margins:
    """Return the margins with credits that end where they would leave a map no room."""
    over = made.foot - _MOST_OF_ALL * height
    if over <= 0:
        return made
    size = made.credit_size
    most = max(1, len(made.credit) - math.ceil(over / (size * _LEADING)))
    return replace(made, credit=wrapped(credit, room=room, size=size, most=most))


def header(words: Margins) -> str:
    """Return the title and the date as SVG."""
    layout = words.layout
    y = _BASE - (_TITLE - layout.title) / 2 - (_HEAD - layout.head) / 2
    lines = []
    for line in words.title:
        lines.append(f'<text x="{px(PAD)}" y="{px(y)}">{escaped(line)}</text>')
        y += layout.title * _TITLE_LEADING
    last = y - layout.title * _TITLE_LEADING
    if words.own_line:
        place = f'x="{px(PAD)}" y="{px(last + layout.text * 1.6)}"'
    else:
        place = f'x="{px(layout.width - PAD)}" y="{px(last - 0.5)}" text-anchor="end"'
    return (
        f'<g class="gm-still-ink" fill="{INK}" font-size="{layout.title}" font-weight="700">'
        f'{"".join(lines)}</g><text {place} class="gm-still-soft" fill="{SOFT}" '
        f'font-size="{layout.text}">{escaped(words.day)}</text>'
    )


def footer(words: Margins, height: float) -> str:
    """Return the method line and the credits as SVG, at the bottom of the picture."""
    y = height - words.foot + 5
    groups = (
        ("gm-still-ink", INK, words.layout.text, words.method),
        ("gm-still-soft", SOFT, words.credit_size, words.credit),
    )
    made = []
    for name, color, size, lines in groups:
        parts = []
        y += _BETWEEN / 2
        for line in lines:
            y += size * _LEADING
            parts.append(f'<text x="{px(PAD)}" y="{px(y)}">{escaped(line)}</text>')
        made.append(f'<g class="{name}" fill="{color}" font-size="{px(size)}">{"".join(parts)}</g>')
    return "".join(made)
