"""A ledger's bytes to claims: which kind of file it is, and all that is wrong with it."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from geomap.collecting import not_collecting
from geomap.documents.draft import UnreadableError
from geomap.documents.encodings import decoded
from geomap.errors import InputError
from geomap.ledger import features, tables
from geomap.ledger.claims import Reader
from geomap.ledger.columns import Header, nearest
from geomap.ledger.pages import plain
from geomap.ledger.places import Places
from geomap.ledger.values import Fault, Row
from geomap.model import BY_HAND, CLAIM_SCHEMA, FROM_TABLE, Claim, Document, MadeBy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer

Kind = Literal["claims", "geojson", "table"]
_BY_SUFFIX: dict[str, Kind] = {
    ".jsonl": "claims",
    ".geojson": "geojson",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
}
_CLAIM = re.compile(rf'"schema"\s*:\s*"{re.escape(CLAIM_SCHEMA)}"'.encode())
_FIRST_BYTES = 4096
_MOST_NAMED = 5
_HAND = "given by hand: "
_PLACE = "look how it is spelled (geomap places NAME), or give region or country, or lat and lon"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# What people call things that no single column holds.
_INSTEAD = {
    "casualties": "killed, injured or missing",
    "victims": "killed, injured or missing",
    "losses": "killed, injured or missing",
    "coordinates": "lat and lon, a column each",
    "coords": "lat and lon, a column each",
    "latlon": "lat and lon, a column each",
    "geo": "lat and lon, a column each",
    "gps": "lat and lon, a column each",
    "time": "date",
    "address": "place",
    "type": "weapon, target or what",
    "side": "attacker",
    "verified": "review",
    "credibility": "source_reliability or admiralty",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The claims of a table or GeoJSON, the documents that they quote, and what is wrong.

    `outlines` are the polygons that rows draw, by the ids of their places; `own` tells that geomap
    wrote the file.
    """

    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    faults: tuple[Fault, ...] = ()
    doubts: tuple[str, ...] = ()
    outlines: "Mapping[str, BaseGeometry]" = field(default_factory=dict)
    own: bool = False


def kind_of(data: bytes, *, name: str) -> Kind:
    """Return what a file is: claims as JSON lines, GeoJSON, or a table."""
    suffix = Path(name).suffix.lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    start = data[:_FIRST_BYTES].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not start.startswith((b"{", b"[")):
        return "table"
    return "claims" if _CLAIM.search(start) else "geojson"


def read(data: bytes, *, source: str, gazetteer: "Gazetteer", version: str) -> Ledger:
    """Return the claims of a table or of GeoJSON, with the faults of the rows that are none.

    `source` names the file in messages, `version` is geomap's own.

    Raises
    ------
    InputError
        The file is none of the kinds that are read, or not one row is a claim.
    """
    if data.startswith(_WORKBOOKS):
        raise InputError(f"{source}: a workbook of a spreadsheet program; save its sheet as CSV")
    try:
        text = decoded(data)
    except UnreadableError as error:
        raise InputError(f"{source}: {error}") from error
    kind = kind_of(data, name=source)
    if kind == "claims":
        raise InputError(f"{source}: holds claims as JSON lines, no table")
    columns, found = (features if kind == "geojson" else tables).rows(text.text, source=source)
    _check_required(columns, source=source, named="property" if kind == "geojson" else "column")
    with not_collecting():
        given = list(found)
        rows = [one for one in given if isinstance(one, Row)]
        if columns.page:
            rows = [plain(row) for row in rows]
        places = Places(gazetteer, rows, page=columns.page)
        reader = Reader(
            places,
            path=source.rpartition("/")[2],
            own=columns.own,
            made_by=MadeBy(
                geomap=version,
                extractor=FROM_TABLE if columns.own else BY_HAND,
                gazetteer=gazetteer.version,
            ),
        )
        claims, documents = reader.claims(rows)
        lost = () if columns.own else _lost(reader.lost)
    faults = (*(one for one in given if isinstance(one, Fault)), *reader.faults)
    if not claims:
        raise InputError(
            "\n".join(map(str, faults[:_MOST_NAMED])) or f"{source}: no claims; add a row for each"
        )
    notes = (f"{source}: {note.finding}; {note.remedy}" for note in text.notes)
    return Ledger(
        claims=claims,
        documents=documents,
        faults=faults,
        doubts=(
            *notes,
            *_unknown(columns, source),
            *lost,
            *reader.doubts,
            *(() if columns.own else _kinds(claims, source)),
        ),
        outlines=places.outlines,
        own=columns.own,
    )


def _check_required(columns: Header, *, source: str, named: str) -> None:
    names = set(columns.names)
    missing = [] if "quote" in names else ["quote (the words of the source)"]
    if not names & {"source", "publisher"}:
        missing.insert(0, "source (who says it)")
    if missing:
        raise InputError(
            f"{source}: no {named} {' and none '.join(missing)}; add it, "
            "or give the column that holds it that name (docs/claims-by-hand.md lists them)"
        )


def _unknown(columns: Header, source: str) -> list[str]:
    if not columns.unknown:
        return []
    names = ", ".join(map(_with_hint, columns.unknown))
    return [f"{source}: not known and kept nowhere: {names}; docs/claims-by-hand.md lists what is"]


def _with_hint(name: str) -> str:
    """Return a column's name with what may be meant by it."""
    same, near = nearest(name)
    if near == same:
        return f"{name!r} (another column is {near})"
    meant = _INSTEAD.get(same) or near
    return f"{name!r} (is {meant} meant?)" if meant else repr(name)


def _lost(found: "Mapping[str, list[str]]") -> list[str]:
    """Return which places were not found, in which rows and why: the commonest first."""
    ranked = sorted(found.items(), key=lambda one: -len(one[1]))
    told = []
    for why, rows in ranked[:_MOST_NAMED]:
        more = f" (and {len(rows) - 1} more rows)" if len(rows) > 1 else ""
        reason = why.removeprefix(_HAND).replace(", and nothing in the text decides", "")
        told.append(f"{rows[0]}{more}: place not found: {reason}; {_PLACE}")
    rest = sum(len(rows) for _, rows in ranked[_MOST_NAMED:])
    return [*told, f"{rest} more rows name a place that was not found"] if rest else told


def _kinds(claims: tuple[Claim, ...], source: str) -> list[str]:
    """Return a remark on sources that count as unnamed, since nothing tells what they are."""
    speakers = [claim.claimant for claim in claims]
    unknown = Counter(one.name for one in speakers if one.kind == "unnamed" and one.name)
    named = [name for name, _ in unknown.most_common() if name[:1].isupper()]
    if not named:
        return []
    some = ", ".join(map(repr, named[:_MOST_NAMED]))
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    told = f"{source}: what kind of source is {some}{more}? They count as unnamed and bear out"
    return [f"{told} nobody; give source_kind (media, official, social_media, …)"]
