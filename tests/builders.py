"""Short ways to make values for tests; every default is invented."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from geomap.export.material import Material
from geomap.export.rows import rows
from geomap.layers.shapes import ShapeOf
from geomap.model import (
    Claim,
    Claimant,
    Count,
    DateInterval,
    Document,
    DocumentRef,
    Event,
    EventDate,
    EventLocation,
    Independence,
    Link,
    Location,
    MadeBy,
    Membership,
    Place,
    Span,
    Weapon,
)

MADE_BY = MadeBy(geomap="0", extractor="test/1", gazetteer="test")
BRYANSK = Place(
    id="geonames:571473",
    name="Bryansk Oblast",
    level="region",
    country="RU",
    admin1="RU-BRY",
    lon=33.42,
    lat=52.91,
)
KARACHEV = Place(
    id="geonames:552920",
    name="Karachev",
    level="settlement",
    country="RU",
    admin1="RU-BRY",
    lon=34.98,
    lat=53.12,
)
CHUKOTKA = Place(
    id="x:1", name="Chukotka", level="region", country="RU", admin1="RU-CHU", lon=171.0, lat=66.0
)
OVER_180 = box(170, 62, 190, 69)
"""What `shapes` draws for Chukotka, which lies on both sides of the antimeridian."""


def document(text: str = "Text.", **fields: Any) -> Document:
    sha = hashlib.sha256(text.encode()).hexdigest()
    defaults: dict[str, Any] = {"id": sha[:16], "path": f"{sha[:4]}.txt", "sha256": sha}
    return Document(text=text, **(defaults | fields))


def located(place: Place | None = BRYANSK, **fields: Any) -> Location:
    name = place.name if place else "Nowhere"
    defaults: dict[str, Any] = {"text": name, "start": 0, "end": len(name), "role": "target"}
    return Location(place=place, **(defaults | {"why": "test"} | fields))


def exactly(number: int) -> Count:
    return Count(low=number, high=number, text=str(number), start=0, end=1)


def claim(number: int = 1, **fields: Any) -> Claim:
    """Return a claim; `number` makes its id, document and speaker its own."""
    speaker = Claimant(name=f"Speaker {number}", kind="official", country="RU", text="it", start=0)
    defaults: dict[str, Any] = {
        "id": f"{number:012x}",
        "document": DocumentRef(id=f"d{number}", path=f"d{number}.txt", sha256=f"{number:064x}"),
        "quotes": (Span(start=0, end=12, text="They struck."),),
        "claimant": replace(speaker, end=2),
        "chain": (Link(name=None, kind="publisher"),),
        "stance": "claimed",
        "weapons": (Weapon(name="ATACMS", weapon_class="ballistic missile", supplier="US"),),
        "date": DateInterval(earliest="2024-11-19", latest="2024-11-19", basis="stated"),
        "locations": (located(),),
        "made_by": MADE_BY,
    }
    return Claim(**(defaults | fields))


def material(
    claims: Iterable[Claim] = (),
    events: Iterable[Event] = (),
    *,
    shape_of: ShapeOf = lambda _location: None,
    **fields: Any,
) -> Material:
    """Return what files are made of, with shapes and words of the test's own."""
    every, made = tuple(claims), tuple(events)
    defaults: dict[str, Any] = {
        "claims": every,
        "events": made,
        "documents": (),
        "rows": tuple(rows(every, made)),
        "gazetteer": None,
        "title": "Claims of strikes",
        "as_of": None,
        "method": "What 1 origin said.",
        "credit": "Made with invented data.",
    }
    return Material(shape_of=shape_of, **(defaults | fields))


def shapes(outline: BaseGeometry | None = None) -> ShapeOf:
    """Return what draws a settlement as its point and an area as the outline, else as a box."""
    other = box(32, 52, 35, 54) if outline is None else outline

    def shape_of(location: Location | EventLocation) -> BaseGeometry | None:
        place = location.place
        if place is None:
            return None
        if place.level == "settlement" and location.relation is None:
            return Point(place.lon, place.lat)
        return OVER_180 if place.admin1 == CHUKOTKA.admin1 else other

    return shape_of


def event(*claims: str, **fields: Any) -> Event:
    """Return an event of these claims, which lies in Bryansk Oblast."""
    defaults: dict[str, Any] = {
        "id": "e-1",
        "claims": claims,
        "date": EventDate(earliest="2024-11-18", latest="2024-11-19"),
        "location": EventLocation(place=BRYANSK, claim=claims[0]),
        "independence": Independence(origins=2, sides=2, unknown=0),
        "membership": tuple(
            Membership(claim=each, basis="stated", why="it says so") for each in claims
        ),
    }
    return Event(**(defaults | fields))
