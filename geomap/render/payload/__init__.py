"""The page's data: one block of JSON that our script reads and writes with textContent.

Strangers' text travels in it and nowhere else in a page (see the spec's law 7). Columns, not
records: a page of 100,000 claims must open at once, so the head holds what the map and the filters
need, and the words stand in chunks that a browser unpacks when it shows them.
"""

from typing import TYPE_CHECKING, Any

from geomap.layers.drawing import Drawing
from geomap.layers.symbols import symbols
from geomap.render.ground import ground
from geomap.render.payload.claims import claim_columns, claim_details
from geomap.render.payload.events import event_columns, event_details
from geomap.render.payload.index import Index
from geomap.render.payload.packing import CHUNK, as_json, packed
from geomap.render.payload.shapes import shape_records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.gazetteer import Gazetteer

SCHEMA = "geomap.page/1"

__all__ = ["CHUNK", "SCHEMA", "as_json", "data_block", "payload"]


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
    head, details, event_details_ = payload(
        drawing, gazetteer=gazetteer, title=title, method=method, as_of=as_of, credit=credit
    )
    return packed({**head, **(more or {})}, details, event_details_)


def payload(  # noqa: PLR0913  # as above
    drawing: Drawing,
    *,
    gazetteer: "Gazetteer",
    title: str,
    method: str,
    as_of: str | None,
    credit: str,
) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the head of the page's data, and the chunks of details of claims and events."""
    index = Index(drawing)
    head = {
        "schema": SCHEMA,
        "title": title,
        "method": method,
        "credits": credit,
        "as_of": as_of,
        "view": _view(drawing),
        "symbols": symbols(),
        "ground": ground(drawing.view, gazetteer=gazetteer),
        "families": [
            {"key": f.key, "name": f.name, "color": f.color, "dark": f.dark, "letter": f.letter}
            for f in drawing.families
        ],
        "sources": index.sources(),
        "shapes": shape_records(drawing),
        "claims": claim_columns(drawing, index),
        "events": event_columns(drawing, index),
        "chunk": CHUNK,
    }
    details = claim_details(drawing, index, gazetteer=gazetteer)
    chunks = event_details(drawing, index)
    head["documents"] = index.document_columns()
    head["lists"] = index.lists()
    return head, details, chunks


def _view(drawing: Drawing) -> list[float] | None:
    if drawing.view is None:
        return None
    west, south, east, north = drawing.view
    return [round(value, 3) for value in (south, west, north, east)]
