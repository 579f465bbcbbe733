"""Claims to places: each location of a claim to one place with its reason, or why to none."""

from geomap.resolve.placing import resolve

__all__ = ["resolve"]
