"""What is drawn for the words that relate a strike to a place, told to a reader."""

from geomap.geometry import UNKNOWN_RADIUS_M
from geomap.model import EventLocation, Location
from geomap.spatial import Relation, read, widths

_SPOTS = frozenset({"point", "settlement"})


def drawn_as(location: Location | EventLocation) -> str | None:
    """Return what shape the words around the place are drawn as; None where there are none."""
    if location.place is None or location.relation is None:
        return None
    relation = read(location.relation)
    spot = location.place.level in _SPOTS
    if relation is None:
        return "a disc as wide as the place" if spot else None
    radius = location.radius_m or UNKNOWN_RADIUS_M
    if spot:
        return _spot(relation, radius)
    if (
        relation.kind == "inside"
        and location.other is None
        and (relation.high_km or 0.0) > widths.DEEPEST_KM
    ):
        return "the whole outline, as the words name no border to count from"
    return _area(relation)


def _spot(relation: Relation, radius_m: float) -> str:
    low, high = relation.low_km or 0.0, relation.high_km or 0.0
    if relation.kind in {"distance", "inside", "inland", "offshore"} and relation.has_distance:
        near, far = widths.from_town_m(low, high, radius_m=radius_m)
        off = f"{_km(near)} to {_km(far)} off" if near else f"up to {_km(far)} off"
        shape = "sector" if relation.bearing is not None else "ring" if near else "disc"
        side = (
            f", {relation.half_angle:g} degrees to each side"
            if relation.bearing is not None
            else ""
        )
        return f"the {shape} that the wording allows: {off}{side}{_ground(relation)}"
    lengths = {
        "bearing": (
            f"the sector on that side, {_km(widths.bearing_m(radius_m))} deep, as the words give "
            "no distance"
        ),
        "toward": f"a disc of {_km(widths.bearing_m(radius_m))}: the words give only a direction",
        "outskirts": f"a disc of {_km(widths.outskirts_m(radius_m))}, wider than the town",
        "part": "that part of the place's disc",
        "between": "the corridor between the two places",
        "offshore": f"the water within {_km(widths.OFF_TOWN_M + radius_m)}",
    }
    near_by = f"a disc of {_km(widths.near_m(radius_m))}, as the words give no distance"
    side = ", on that side" if relation.kind == "outskirts" and relation.side else ""
    return lengths.get(relation.kind, near_by) + side


def _area(relation: Relation) -> str:
    low, high = relation.low_km or 0.0, relation.high_km or 0.0
    if relation.has_distance:
        off = f"{low:.0f} to {high:.0f} km" if low else f"up to {high:.0f} km"
        where = {
            "border": f"the strip {off} from the border",
            "inside": f"the strip {off} inside it",
            "inland": f"the strip {off} from the sea",
            "offshore": f"the water {off} off it",
        }
        side = " on that side" if relation.side else ""
        return where.get(relation.kind, f"what lies {off} from it{side}")
    deep = _km(widths.AT_AREA_M if relation.at else widths.NEAR_AREA_M)
    wide = f"the whole outline and {_km(widths.NEAR_AREA_M)} around it"
    lengths = {
        "border": f"the strip along the border, {deep} deep",
        "coast": f"the strip along the coast, {deep} deep",
        "offshore": f"the water within {_km(widths.OFF_AREA_M)}",
        "part": "that part of the outline",
        "bearing": f"that half of the outline, and {_km(widths.NEAR_AREA_M)} beyond it",
        "between": "what lies between the two outlines",
        "inland": "the whole outline",
        "outskirts": "the outline" if relation.side is None else "that part of the outline",
    }
    return lengths.get(relation.kind, wide)


def _ground(relation: Relation) -> str:
    return {"inland": ", on land", "offshore": ", on water"}.get(relation.kind, "")


def _km(metres: float) -> str:
    return f"{metres / 1_000:.0f} km"
