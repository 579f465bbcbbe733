"""The ground of a picture: land, water, borders, and the names that have room beside the marks."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.messages import ENGLISH, Messages
from geomap.render.naming import Name, names
from geomap.render.still.frame import Frame, path, px
from geomap.render.still.lettering import cut, escaped, width_px
from geomap.render.still.room import Rectangle, Room

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer
    from geomap.gazetteer.surroundings import Surroundings

SEA, LAND, SHORE, BORDER, FRONTIER = "#d5e1e8", "#f4f2ec", "#b4c6d0", "#d2cec3", "#8f8a7c"
_TOLERANCE_PX = 0.5
_BORDER_TOLERANCE_PX = 1.0
# A region narrower than this part of the picture is not named, nor are its borders drawn.
_LEAST_REGION = 0.03
_TOWNS = 60
_NAMES = 90
# Names may come a little earlier than on the page, which has marks that move.
_EARLIER = 0.6
_TILE_PX = 256
_MOST_NAME_PX = 150.0
# Of a wider view (px for a degree) borders are drawn finer.
_WIDE_VIEW = 8.0
# Islands and lakes smaller than so many px would be specks.
_SPECK_PX = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """How names of a kind are written."""

    size: float
    color: str
    attributes: str = ""
    spacing: float = 0.0


KINDS = {
    "country": Lettering(size=12, color="#6d6a60", attributes=' font-weight="600"', spacing=1.2),
    "sea": Lettering(size=10.5, color="#52707f", attributes=' font-style="italic"'),
    "region": Lettering(size=9.5, color="#75726a", attributes=' font-style="italic"'),
    "town": Lettering(size=10, color="#3d4045"),
    "disputed": Lettering(size=8.8, color="#6d6a60", attributes=' font-style="italic"'),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What lies under the marks, as SVG, and the names that may stand there."""

    drawn: str
    names: tuple[Name, ...]
    disputed: bool


def ground(
    frame: Frame,
    *,
    gazetteer: "Gazetteer",
    coarse: float = 1.0,
    messages: Messages = ENGLISH,
) -> Ground:
    """Return the ground of a frame; `coarse` below 1 draws finer outlines, for print."""
    box = frame.box()
    least = _LEAST_REGION * (box[2] - box[0])
    around = gazetteer.surroundings(box, towns=_TOWNS, least_region_degrees=least)
    zoom = math.log2(frame.scale * 360 / _TILE_PX) + _EARLIER
    every = names(around, box, most=_NAMES, messages=messages)
    told = [one for one in every if one.zoom <= zoom]
    return Ground(
        drawn="".join(_layers(around, frame, coarse)),
        names=tuple(told),
        disputed=bool(around.disputed),
    )


def town_boxes(found: Ground, frame: Frame, *, most: int) -> list[Rectangle]:
    """Return what the largest towns of a frame take, with their names right of them."""
    towns = sorted((n for n in found.names if n.kind == "town"), key=lambda n: -n.population)
    boxes = []
    for town in towns[:most]:
        x, y = frame.at(town.lon, town.lat)
        wide = width_px(town.name, KINDS["town"].size)
        boxes.append((x - 6, y - 7, x + 6 + wide, y + 7))
    return boxes


def _layers(around: "Surroundings", frame: Frame, coarse: float) -> Iterator[str]:
    usual = _TOLERANCE_PX * coarse
    land = large([frame.projected(around.land, tolerance=usual)])
    lakes = large(frame.projected(lake, tolerance=usual) for lake in around.lakes)
    yield _path(land, f'class="gm-still-land" fill="{LAND}" stroke="{SHORE}" stroke-width=".8"')
    yield _path(lakes, f'class="gm-still-water" fill="{SEA}" stroke="{SHORE}" stroke-width=".6"')
    wide = 1.3 if frame.scale > _WIDE_VIEW else 0.8
    for lines, kind, look in (
        (around.borders, "border", f'stroke="{BORDER}" stroke-width=".8"'),
        (around.frontiers, "frontier", f'stroke="{FRONTIER}" stroke-width="{wide}"'),
        (
            around.disputed,
            "frontier",
            f'stroke="{FRONTIER}" stroke-width="{wide}" stroke-dasharray="5 3.5"',
        ),
    ):
        tolerance = _BORDER_TOLERANCE_PX * coarse if kind == "border" else usual
        drawn = [frame.projected(line, tolerance=tolerance) for line in lines]
        yield _path(drawn, f'class="gm-still-{kind}" fill="none" {look} stroke-linejoin="round"')


def large(shapes: "Iterable[BaseGeometry]") -> "list[BaseGeometry]":
    """Return the polygons of shapes in px, specks left out."""
    import shapely

    parts = shapely.get_parts(list(shapes))
    polygons = shapely.get_parts(parts)
    return [part for part in polygons if part.area >= _SPECK_PX**2]


def _path(shapes: "Iterable[BaseGeometry]", attributes: str) -> str:
    drawn = path(shapes)
    return f'<path {attributes} d="{drawn}"/>' if drawn else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A name that has its room: kind, words, where it begins or its middle, and its dot."""

    kind: str
    words: str
    x: float
    y: float
    anchor: str
    dot: tuple[float, float] | None = None


def written(found: Ground, frame: Frame, room: Room, *, without: frozenset[str]) -> list[Written]:
    """Return the names that have room; those in `without` stand in the picture already."""
    return [
        one
        for name in found.names
        if name.name not in without or name.kind == "country"
        for one in _place(name, frame, room)
    ]


def _place(name: Name, frame: Frame, room: Room) -> Iterator[Written]:
    x, y = frame.at(name.lon, name.lat)
    look = KINDS[name.kind]
    words = cut(name.name, room=_MOST_NAME_PX, size=look.size)
    wide = width_px(words, look.size) + look.spacing * len(words)
    half = look.size * 0.62
    if name.kind != "town":
        if _taken(room, (x - wide / 2 - 2, y - half, x + wide / 2 + 2, y + half)):
            yield Written(kind=name.kind, words=words, x=x, y=y, anchor="middle")
        return
    for at, down, anchor, left in (
        (x + 5, 0.0, "start", x + 5),
        (x - 5, 0.0, "end", x - 5 - wide),
        (x, -9.0, "middle", x - wide / 2),
        (x, 9.0, "middle", x - wide / 2),
    ):
        top, bottom = y + min(0, down) - half, y + max(0, down) + half
        if _taken(room, (min(left, x - 3), top, max(left + wide, x + 3), bottom)):
            yield Written(kind="town", words=words, x=at, y=y + down, anchor=anchor, dot=(x, y))
            return


def _taken(room: Room, box: Rectangle) -> bool:
    if not room.free(box):
        return False
    room.take(box)
    return True


def lettered(found: Iterable[Written]) -> Iterator[str]:
    """Yield the names, a group for each kind, over a halo of the land's colour."""
    by_kind: dict[str, list[Written]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    for kind, look in KINDS.items():
        if kind in by_kind:
            words = "".join(_word(one, look) for one in by_kind[kind])
            spacing = f' letter-spacing="{look.spacing}"' if look.spacing else ""
            yield haloed(
                f"gm-still-{kind}-name" if kind == "sea" else f"gm-still-{kind}",
                words,
                f'font-size="{look.size}"{look.attributes}{spacing}',
                color=look.color,
            )
    dots = "".join(
        f"M{px(one.dot[0])} {px(one.dot[1])}h0" for one in by_kind.get("town", ()) if one.dot
    )
    if dots:
        yield (
            f'<path class="gm-still-town-dot" d="{dots}" stroke="{KINDS["town"].color}" '
            'stroke-width="3.4" stroke-linecap="round"/>'
        )


def haloed(name: str, words: str, attributes: str, *, color: str, halo: str = LAND) -> str:
    """Return texts twice: as a halo, and above it as they are read.

    (Not `paint-order`: what draws the picture for print does not always know it.)
    """
    return (
        f'<defs><g id="{name}s" {attributes}>{words}</g></defs>'
        f'<use href="#{name}s" class="gm-still-halo" fill="{halo}" stroke="{halo}" '
        f'stroke-width="2.6" stroke-linejoin="round"/>'
        f'<use href="#{name}s" class="{name}" fill="{color}"/>'
    )


def _word(one: Written, look: Lettering) -> str:
    anchor = f' text-anchor="{one.anchor}"' if one.anchor != "start" else ""
    y = px(one.y + look.size * 0.35)
    return f'<text x="{px(one.x)}" y="{y}"{anchor}>{escaped(one.words)}</text>'
