"""What files are made of: claims, events, rows, shapes and the words that every output carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.export.rows import Row, rows
from geomap.layers.credits import credits_of
from geomap.layers.method import as_of, method_of, title_of
from geomap.layers.shapes import ShapeOf, shapes_of
from geomap.messages import ENGLISH, Messages
from geomap.model import Claim, Document, Event

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a file of any format may hold; made once, read by every writer.

    `rows` has one for each claim and location. `as_of` is the newest publication date, `method` the
    line on what was read and what is missing, `credit` the attribution of places and shapes; title
    and method line are in the language of `messages`.
    """

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    documents: tuple[Document, ...]
    rows: tuple[Row, ...]
    shape_of: ShapeOf
    gazetteer: "Gazetteer"
    title: str
    as_of: str | None
    method: str
    credit: str
    messages: Messages = ENGLISH


def material(
    claims: Sequence[Claim],
    events: Sequence[Event],
    *,
    documents: Sequence[Document] = (),
    gazetteer: "Gazetteer",
    messages: Messages = ENGLISH,
) -> Material:
    """Return what files are made of for these claims and the events that they make."""
    return Material(
        claims=tuple(claims),
        events=tuple(events),
        documents=tuple(documents),
        rows=tuple(rows(claims, events, messages=messages)),
        shape_of=shapes_of(gazetteer),
        gazetteer=gazetteer,
        title=title_of(events, messages=messages),
        as_of=as_of(claims, documents),
        method=method_of(claims, documents, messages=messages),
        credit=credits_of(claims, gazetteer=gazetteer),
        messages=messages,
    )
