"""A GeoPackage that QGIS opens styled: claims, strikes, places, sources and how they relate."""

import re
from collections.abc import Mapping, Sequence

from geomap.export.gpkg_file import gpkg_bytes
from geomap.export.gpkg_words import MIDNIGHT
from geomap.export.material import Material
from geomap.export.tables import Filled, tables
from geomap.layers.families import Family, families

_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_NO_DAY = "1970-01-01"


def geopackage(material: Material) -> bytes:
    """Return a GeoPackage 1.3 with all tables; the same material gives the same bytes."""
    filled = tables(material)
    return gpkg_bytes(filled, styles=_styles(families(material.claims)), changed=_changed(filled))


def _styles(known: Sequence[Family]) -> dict[str, str]:
    """Return QGIS styles by layer."""
    from geomap.export import qml

    return {
        "places": qml.places_qml(),
        "claims_areas": qml.areas_qml(known),
        "events": qml.events_qml(),
        "claims_points": qml.points_qml(known),
    }


def _changed(filled: Mapping[str, Filled]) -> str:
    """Return the time of the last change: the newest publication, since a clock would differ."""
    about = {str(cells[0]): cells[1] for cells in filled["about"].rows}
    day = str(about.get("as_of") or "")
    known = _DAY.fullmatch(day)
    return (day + _NO_DAY[len(day) :] if known else _NO_DAY) + MIDNIGHT
