"""Claims put together into events: one event is one strike, as far as the words allow to tell."""

from geomap.events.assembly import Grouped, group

__all__ = ["Grouped", "group"]
