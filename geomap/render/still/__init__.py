"""The still picture of a map: SVG that needs no script, for print, hosts with strict policies."""

from geomap.render.still.picture import composed, still
from geomap.render.still.telling import alt_text

__all__ = ["alt_text", "composed", "still"]
