"""What is drawn and in which words: sources, shapes, labels, the method line; no drawing."""

from geomap.layers.drawing import Drawing, drawing

__all__ = ["Drawing", "drawing"]
