"""What is drawn for the words that relate a strike to a place, told to a reader."""

from geomap.geometry import UNKNOWN_RADIUS_M
from geomap.messages import ENGLISH, Messages, term
from geomap.model import EventLocation, Location
from geomap.spatial import Relation, read, widths

_SPOTS = frozenset({"point", "settlement"})


def drawn_as(location: Location | EventLocation, *, messages: Messages = ENGLISH) -> str | None:
    """Return what shape the words around the place are drawn as; None where there are none."""
    if location.place is None or location.relation is None:
        return None
    relation = read(location.relation)
    spot = location.place.level in _SPOTS
    if relation is None:
        return messages.text("a disc as wide as the place") if spot else None
    radius = location.radius_m or UNKNOWN_RADIUS_M
    if spot:
        return _spot(relation, radius, messages)
    if (
        relation.kind == "inside"
        and location.other is None
        and (relation.high_km or 0.0) > widths.DEEPEST_KM
    ):
        return messages.text("the whole outline, as the words name no border to count from")
    return _area(relation, messages)


_SHAPES = {
    "sector": term("the sector that the wording allows: {off}"),
    "ring": term("the ring that the wording allows: {off}"),
    "disc": term("the disc that the wording allows: {off}"),
}
_SPOT = {
    "bearing": term("the sector on that side, {far} deep, as the words give no distance"),
    "toward": term("a disc of {far}: the words give only a direction"),
    "outskirts": term("a disc of {far}, wider than the town"),
    "part": term("that part of the place's disc"),
    "between": term("the corridor between the two places"),
    "offshore": term("the water within {far}"),
}
_SIDED_OUTSKIRTS = term("a disc of {far}, wider than the town, on that side")
_NEAR = term("a disc of {far}, as the words give no distance")
_STRIPS = {
    "border": term("the strip {off} from the border"),
    "inside": term("the strip {off} inside it"),
    "inland": term("the strip {off} from the sea"),
    "offshore": term("the water {off} off it"),
}
_FROM_IT = term("what lies {off} from it")
_FROM_IT_ON_SIDE = term("what lies {off} from it on that side")
_PART_OF_OUTLINE = term("that part of the outline")
_AREA = {
    "border": term("the strip along the border, {far} deep"),
    "coast": term("the strip along the coast, {far} deep"),
    "offshore": term("the water within {far}"),
    "part": _PART_OF_OUTLINE,
    "bearing": term("that half of the outline, and {far} beyond it"),
    "between": term("what lies between the two outlines"),
    "inland": term("the whole outline"),
    "outskirts": term("the outline"),
}
_AROUND = term("the whole outline and {far} around it")


def _spot(relation: Relation, radius_m: float, messages: Messages) -> str:
    low, high = relation.low_km or 0.0, relation.high_km or 0.0
    if relation.kind in {"distance", "inside", "inland", "offshore"} and relation.has_distance:
        near, far = widths.from_town_m(low, high, radius_m=radius_m)
        off = messages.text("up to {far} off", far=_km(far, messages))
        if near:
            off = messages.text(
                "{near} to {far} off", near=_km(near, messages), far=_km(far, messages)
            )
        shape = "sector" if relation.bearing is not None else "ring" if near else "disc"
        parts = [messages.text(_SHAPES[shape], off=off)]
        if relation.bearing is not None:
            turn = messages.decimal(relation.half_angle or 0.0)
            parts.append(messages.text("{angle} degrees to each side", angle=turn))
        return ", ".join([*parts, *_ground(relation, messages)])
    lengths = {
        "bearing": widths.bearing_m(radius_m),
        "toward": widths.bearing_m(radius_m),
        "outskirts": widths.outskirts_m(radius_m),
        "offshore": widths.OFF_TOWN_M + radius_m,
    }
    reach = _km(lengths.get(relation.kind, widths.near_m(radius_m)), messages)
    if relation.kind == "outskirts" and relation.side:
        return messages.text(_SIDED_OUTSKIRTS, far=reach)
    return messages.text(_SPOT.get(relation.kind, _NEAR), far=reach)


def _area(relation: Relation, messages: Messages) -> str:
    low, high = relation.low_km or 0.0, relation.high_km or 0.0
    if relation.has_distance:
        off = messages.text("up to {far}", far=_km(1_000 * high, messages))
        if low:
            off = messages.text("{low} to {far}", low=f"{low:.0f}", far=_km(1_000 * high, messages))
        beside = _FROM_IT_ON_SIDE if relation.side else _FROM_IT
        return messages.text(_STRIPS.get(relation.kind, beside), off=off)
    lengths = {
        "border": widths.AT_AREA_M if relation.at else widths.NEAR_AREA_M,
        "coast": widths.AT_AREA_M if relation.at else widths.NEAR_AREA_M,
        "offshore": widths.OFF_AREA_M,
    }
    far = _km(lengths.get(relation.kind, widths.NEAR_AREA_M), messages)
    pattern = _AREA.get(relation.kind, _AROUND)
    if relation.kind == "outskirts" and relation.side is not None:
        pattern = _PART_OF_OUTLINE
    return messages.text(pattern, far=far)


def _ground(relation: Relation, messages: Messages) -> list[str]:
    if relation.kind == "inland":
        return [messages.text("on land")]
    return [messages.text("on water")] if relation.kind == "offshore" else []


def _km(metres: float, messages: Messages) -> str:
    return messages.text("{n} km", n=f"{metres / 1_000:.0f}")
