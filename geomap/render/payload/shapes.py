"""The shapes of a page: discs by centre and radius, areas by their outline; each place once."""

from typing import TYPE_CHECKING, Any

from geomap.layers.drawing import Area, Disc, Drawing
from geomap.render.outlines import Outline, outlines

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_DECIMALS = 4


def shape_records(drawing: Drawing, *, gazetteer: "Gazetteer") -> list[dict[str, Any]]:
    """Return what is drawn of each place of the claims, as records.

    `also` has a place's names in Cyrillic letters: whoever looks for «Торопец» means Toropets.
    """
    areas = [shape for shape in drawing.shapes if isinstance(shape, Area)]
    lines = outlines([area.shape for area in areas], view=drawing.view)
    drawn = {area.key: line for area, line in zip(areas, lines, strict=True)}
    also = _also(drawing, gazetteer)
    return [
        (_disc(shape) if isinstance(shape, Disc) else _area(shape, drawn[shape.key]))
        | also.get(shape.key, {})
        for shape in drawing.shapes
    ]


def _also(drawing: Drawing, gazetteer: "Gazetteer") -> dict[str, dict[str, str]]:
    places = {
        key: location.place.id
        for claim in drawing.claims
        for location, key in zip(claim.locations, drawing.shape_keys[claim.id], strict=True)
        if key is not None and location.place is not None
    }
    names = gazetteer.cyrillic_names(places.values())
    return {key: {"also": " ".join(names[one])} for key, one in places.items() if one in names}


def _disc(shape: Disc) -> dict[str, Any]:
    return {
        "kind": "disc",
        "level": shape.level,
        "name": shape.name,
        "note": shape.note,
        "center": [round(value, _DECIMALS) for value in shape.center],
        "radius_m": round(shape.radius_m),
    }


def _area(shape: Area, outline: Outline) -> dict[str, Any]:
    west, south, east, north = shape.shape.bounds
    return {
        "kind": "area",
        "level": shape.level,
        "name": shape.name,
        "note": shape.note,
        "rings": outline.rings,
        "decimals": outline.decimals,
        "label": [round(value, _DECIMALS) for value in shape.label],
        "box": [round(value, _DECIMALS) for value in (south, west, north, east)],
    }
