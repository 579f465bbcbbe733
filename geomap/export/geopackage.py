"""A GeoPackage that QGIS opens styled: claims, strikes, places, sources and how they relate."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from geomap.export.appending import appended, claims_of
from geomap.export.gpkg_file import Style, gpkg_bytes
from geomap.export.gpkg_reading import read_tables
from geomap.export.gpkg_words import MIDNIGHT
from geomap.export.material import Material
from geomap.export.tables import Filled, tables
from geomap.layers.families import Family, families
from geomap.messages import Messages

_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_NO_DAY = "1970-01-01"


def geopackage(material: Material, *, onto: Path | None = None) -> bytes:
    """Return a GeoPackage 1.3 with all tables; the same material gives the same bytes.

    With `onto` it holds what that file of an earlier run holds too, if there is such a file; the
    documents of this run are told as this run read them.

    Raises
    ------
    OutputError
        The file to add to is none of geomap's, or holds what would not be kept.
    """
    messages = material.messages
    filled, known = tables(material), families(material.claims, messages=messages)
    kept: tuple[Style, ...] = ()
    if onto is not None and onto.exists():
        old, kept = read_tables(onto)
        filled = appended(old, filled)
        known = families(claims_of(filled), messages=messages)
    styles = _styles(known, kept=kept, messages=messages)
    return gpkg_bytes(filled, styles=styles, changed=_changed(filled), messages=messages)


def _styles(known: Sequence[Family], *, kept: Sequence[Style], messages: Messages) -> list[Style]:
    """Return how QGIS draws the layers; what a user made the default stays it."""
    from geomap.export import qml

    ours = {
        "places": qml.places_qml(messages=messages),
        "events": qml.events_qml(messages=messages),
    }
    if known:  # without claims there are no colours
        ours |= {
            "claims_areas": qml.areas_qml(known, messages=messages),
            "claims_points": qml.points_qml(known, messages=messages),
        }
    chosen = {style.layer for style in kept if style.default}
    made = [
        Style(name, name, text, default=name not in chosen, description=f"geomap: {name}")
        for name, text in ours.items()
    ]
    return [*made, *kept]


def _changed(filled: Mapping[str, Filled]) -> str:
    """Return the time of the last change: the newest publication, since a clock would differ."""
    about = {str(cells[0]): cells[1] for cells in filled["about"].rows}
    day = str(about.get("as_of") or "")
    known = _DAY.fullmatch(day)
    return (day + _NO_DAY[len(day) :] if known else _NO_DAY) + MIDNIGHT
