"""Styles for QGIS (3.16 and later), from the one table of symbols, as texts of QML."""

from geomap.export.qml.styles import (
    areas_qml,
    claims_qml,
    events_qml,
    places_qml,
    points_qml,
    strikes_qml,
)

__all__ = ["areas_qml", "claims_qml", "events_qml", "places_qml", "points_qml", "strikes_qml"]
