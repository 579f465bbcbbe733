"""Files of every accepted kind into documents: words unchanged, offsets kept, faults named."""

from geomap.documents.blocks import blocks
from geomap.documents.reading import InputFile, Progress, Reading, Unread, read
from geomap.documents.records import documents_from_lines

__all__ = [
    "InputFile",
    "Progress",
    "Reading",
    "Unread",
    "blocks",
    "documents_from_lines",
    "read",
]
