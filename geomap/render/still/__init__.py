"""The still picture of a map: SVG that needs no script, for print, hosts with strict policies."""

from geomap.render.still.picture import alt_text, still

__all__ = ["alt_text", "still"]
