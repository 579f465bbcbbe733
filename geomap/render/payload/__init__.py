"""The page's data: one block of JSON that our script reads and writes with textContent.

Strangers' text travels in it and nowhere else in a page (see the spec's law 7). Columns, not
records: a page of 100,000 claims must open at once, so the head holds what the map and the filters
need, and the words stand in chunks that a browser unpacks when it shows them.
"""

from typing import TYPE_CHECKING, Any

from geomap.layers.drawing import Drawing, reach_of
from geomap.layers.symbols import symbols
from geomap.render.ground import ground
from geomap.render.payload.claims import claim_columns, claim_details
from geomap.render.payload.events import event_columns, event_details
from geomap.render.payload.index import Index
from geomap.render.payload.packing import CHUNK, encoded, packed
from geomap.render.payload.shapes import shape_records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.gazetteer import Gazetteer

SCHEMA = "geomap.page/1"

__all__ = ["CHUNK", "SCHEMA", "data_block"]


def data_block(  # noqa: PLR0913  # keyword-only, each a line of the page
    drawing: Drawing,
    *,
    gazetteer: "Gazetteer",
    title: str,
    method: str,
    as_of: str | None,
    credit: str,
    more: "Mapping[str, Any] | None" = None,
) -> str:
    """Return the page's data as JSON that can stand inside a script element.

    `more` are further keys of the head (`tiles`).
    """
    index, messages = Index(drawing), drawing.messages
    # Chunk by chunk to bytes: what a chunk is made of is gone before the next one is made.
    details = [encoded(one) for one in claim_details(drawing, index, gazetteer=gazetteer)]
    event_chunks = [encoded(one) for one in event_details(drawing, index, gazetteer=gazetteer)]
    head = {
        "schema": SCHEMA,
        "title": title,
        "method": method,
        "credits": credit,
        "as_of": as_of,
        "view": _view(drawing),
        "symbols": symbols(messages=messages),
        "ground": ground(
            drawing.view, gazetteer=gazetteer, shown=reach_of(drawing), messages=messages
        ),
        "families": [
            {"key": f.key, "name": f.name, "color": f.color, "dark": f.dark, "letter": f.letter}
            for f in drawing.families
        ],
        "sources": index.sources(),
        "shapes": shape_records(drawing, gazetteer=gazetteer),
        "claims": claim_columns(drawing, index),
        "events": event_columns(drawing),
        "documents": index.document_columns(),
        "lists": index.lists(),
        "chunk": CHUNK,
        **(more or {}),
    }
    return packed(head, details, event_chunks)


def _view(drawing: Drawing) -> list[float] | None:
    if drawing.view is None:
        return None
    west, south, east, north = drawing.view
    return [round(value, 3) for value in (south, west, north, east)]
