"""The shapes of a page: discs by centre and radius, areas by their outline; each place once."""

from typing import Any

from geomap.layers.drawing import Area, Disc, Drawing

_DECIMALS = 4


def shape_records(drawing: Drawing) -> list[dict[str, Any]]:
    """Return what is drawn of each place of the claims, as records."""
    return [_shape(shape, drawing) for shape in drawing.shapes]


def _shape(shape: Area | Disc, drawing: Drawing) -> dict[str, Any]:
    told = {"level": shape.level, "name": shape.name, "note": shape.note}
    if isinstance(shape, Disc):
        center = [round(value, _DECIMALS) for value in shape.center]
        return {"kind": "disc", **told, "center": center, "radius_m": round(shape.radius_m)}
    from geomap.render.ground import outlines

    west, south, east, north = shape.shape.bounds
    return {
        "kind": "area",
        **told,
        "rings": outlines(shape.shape, view=drawing.view),
        "label": [round(value, _DECIMALS) for value in shape.label],
        "box": [round(value, 3) for value in (south, west, north, east)],
    }
