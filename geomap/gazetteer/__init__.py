"""Names to places in the shipped, read-only gazetteer."""

from typing import TYPE_CHECKING, Any

from geomap.gazetteer.context import Context
from geomap.gazetteer.gazetteer import Gazetteer
from geomap.gazetteer.values import Entry, Mention, Resolution
from geomap.gazetteer.worldview import ISO

if TYPE_CHECKING:
    from geomap.gazetteer.geocoder import GazetteerGeocoder

__all__ = ["ISO", "Context", "Entry", "Gazetteer", "GazetteerGeocoder", "Mention", "Resolution"]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # the type is in __all__'s import above
    # geopy takes 0.15 s to import, and most runs never geocode through it.
    if name == "GazetteerGeocoder":
        from geomap.gazetteer.geocoder import GazetteerGeocoder

        return GazetteerGeocoder
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
