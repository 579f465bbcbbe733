"""Claims for search engines and crawlers: JSON-LD in the words of schema.org.

A `Claim` there is what somebody says, with its `appearance` in a work and its `author`; that is all
that is told. There is no ClaimReview and no rating, since nothing is confirmed here, and no
`firstAppearance`, since nobody knows where a claim was made first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

from geomap.documents.publishers import is_web_address
from geomap.layers.json_text import json_text
from geomap.layers.symbols import form_of
from geomap.layers.words import STANCES, bare_name, event_title, headline, stance_words
from geomap.messages import ENGLISH, Messages, term
from geomap.messages.vocabulary import KIND
from geomap.model import Claim, Claimant, DocumentRef, Event, Kind, Location, Place
from geomap.spatial import with_words

Node = dict[str, Any]
CONTEXT = "https://schema.org"
_ABOUT_ALL = "#claims"
_CUT = " [...] "
# Such an origin may be a private person: what it is called in a text is told nowhere else.
_NAMELESS: Mapping[Kind, str] = {
    "witness": term("a witness"),
    "unnamed": term("an unnamed source"),
}
# The other kinds hold persons and bodies alike; of those only known names have a type.
_TYPES: Mapping[Kind, str] = {
    "ministry": "GovernmentOrganization",
    "international_body": "Organization",
    "ngo": "NGO",
    "company": "Organization",
    "armed_group": "Organization",
    "publisher": "Organization",
    "head_of_state": "Person",
}
_KNOWN_TYPES: Mapping[str, str] = {
    "intelligence": "GovernmentOrganization",
    "media": "NewsMediaOrganization",
}
_WORKS: Mapping[Kind, str] = {"social_media": "SocialMediaPosting"}
_GEONAMES = re.compile(r"geonames:([0-9]{1,12})")
_POINTS: Mapping[str, int] = {"point": 5, "settlement": 4}  # decimals, as in the GeoJSON
# What could end a script element or begin a comment in it; inside JSON all of them may be escaped.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def jsonld(  # noqa: PLR0913  # the words that every output carries, each under its own name
    claims: Sequence[Claim],
    events: Sequence[Event],
    *,
    title: str,
    method: str,
    credit: str,
    as_of: str | None,
    most: int | None = None,
    messages: Messages = ENGLISH,
) -> str:
    """Return the claims as a schema.org graph, safe within `<script type="application/ld+json">`.

    A Dataset, the works that the claims stand in, the strikes (Event) and the claims (Claim), of
    which the first `most`; the Dataset says how many of how many. A place has coordinates only
    where the text names a settlement or a site. The names of witnesses and unnamed sources are
    left out, and of those of whom nothing but a name is known. What geomap says of them is in the
    language of `messages`.
    """
    told = list(claims if most is None else claims[:most])
    used = {claim.event for claim in told}
    struck = [event for event in events if event.id in used]
    known = {event.id for event in struck}
    by_id = {claim.id: claim for claim in claims}
    works = {claim.document.id: claim for claim in reversed(told)}
    whole = _dataset(
        title, method, credit, as_of, told=len(told), every=len(claims), messages=messages
    )
    days = [day for event in events for day in (event.date.earliest, event.date.latest) if day]
    graph = [
        _known({**whole, "temporalCoverage": _days(min(days), max(days)) if days else None}),
        *(_work(claim) for claim in reversed(works.values())),
        *(_event(event, by_id, messages) for event in struck),
        *(_claim(claim, known=known, messages=messages) for claim in _once(told)),
    ]
    text = json_text({"@context": CONTEXT, "@graph": graph})
    for character, escaped in _ESCAPES.items():
        text = text.replace(character, escaped)
    return text + "\n"


def _dataset(  # noqa: PLR0913  # as above
    title: str,
    method: str,
    credit: str,
    as_of: str | None,
    *,
    told: int,
    every: int,
    messages: Messages,
) -> Node:
    part = ""
    if told != every:
        part = messages.count(
            " Here are {told} of {n} claim.", " Here are {told} of {n} claims.", every, told=told
        )
    return {
        "@id": _ABOUT_ALL,
        "@type": "Dataset",
        "name": title,
        "description": method + part,
        "creditText": credit,
        "version": messages.text("as of {day}", day=as_of) if as_of else None,
        "inLanguage": None if messages is ENGLISH else messages.language,
    }


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims, each id once: two nodes of one id would be merged."""
    yield from {claim.id: claim for claim in claims}.values()


def _work(claim: Claim) -> Node:
    """Return the document of a claim: what it says of itself."""
    document = claim.document
    outer = claim.chain[0].kind if claim.chain else "publisher"
    return _known(
        {
            "@id": _work_id(document),
            "@type": _WORKS.get(outer, "NewsArticle" if document.publisher else "CreativeWork"),
            "url": document.url if document.url and is_web_address(document.url) else None,
            "headline": document.title,
            "datePublished": document.published,
            "publisher": {"@type": "Organization", "name": document.publisher}
            if document.publisher
            else None,
            "inLanguage": document.language,
        }
    )


def _event(event: Event, claims: Mapping[str, Claim], messages: Messages) -> Node:
    found = event.location
    title = event_title(event, claims, messages=messages)
    return _known(
        {
            "@id": _id("event", event.id),
            "@type": "Event",
            "identifier": event.id,
            "name": messages.text("Claimed strike: {strike}", strike=title),
            "startDate": event.date.earliest,
            "endDate": event.date.latest,
            "location": _place(found.place, found.relation, messages) if found else None,
        }
    )


def _claim(claim: Claim, *, known: set[str], messages: Messages) -> Node:
    date = claim.date
    return _known(
        {
            "@id": _id("claim", claim.id),
            "@type": "Claim",
            "identifier": claim.id,
            "isPartOf": {"@id": _ABOUT_ALL},
            "text": _CUT.join(span.text for span in claim.quotes),
            "description": f"{_stance(claim, messages)}: {headline(claim, messages=messages)}",
            "inLanguage": claim.document.language,
            "author": _author(claim.claimant, claim.document, messages),
            "appearance": {"@id": _work_id(claim.document)},
            "about": {"@id": _id("event", claim.event)} if claim.event in known else None,
            "temporalCoverage": _days(date.earliest, date.latest),
            "spatialCoverage": [
                _where(one, messages) for one in claim.locations if _is_target(one)
            ],
        }
    )


def _stance(claim: Claim, messages: Messages) -> str:
    """Return the stance; "confirmed" always says that it is the text's own word."""
    words = stance_words(claim, messages=messages)
    return words[:1].upper() + words[1:] if words else messages.text(STANCES[claim.stance])


def _author(speaker: Claimant, document: DocumentRef, messages: Messages) -> Node:
    if speaker.kind in _NAMELESS:
        return {"description": messages.text(_NAMELESS[speaker.kind])}
    kind = messages.text(speaker.kind.replace("_", " "), KIND)
    name = speaker.name or (document.publisher if speaker.kind == "publisher" else None)
    if name is None:
        return {"description": messages.text("{kind}, not named", kind=kind)}
    if _is_perhaps_private(name, speaker):
        return {"description": messages.text("a person whom the text names")}
    return _known({"@type": _type(name, speaker.kind), "name": name, "description": kind})


def _is_perhaps_private(name: str, speaker: Claimant) -> bool:
    """Return whether nothing but a person's name is known of whom we take for an official.

    Who speaks without an office beside the name is read as an official of an unknown country.
    """
    words = name.split()
    if speaker.kind != "official" or speaker.country or any(name in held for held in _lexicon()):
        return False
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _type(name: str, kind: Kind) -> str | None:
    """Return whether it is a person or which body, None where nothing tells."""
    persons, bodies = _lexicon()
    if name in persons:
        return "Person"
    return _TYPES.get(kind) or (_KNOWN_TYPES.get(kind, "Organization") if name in bodies else None)


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of the public figures and of the bodies that we know."""
    from geomap.extract.english.lexicon import rows

    persons, bodies = (frozenset(row["name"] for row in rows(one)) for one in ("persons", "actors"))
    return persons, bodies


def _is_target(location: Location) -> bool:
    return location.role == "target" and location.place is not None


def _where(location: Location, messages: Messages) -> Node:
    place = location.place
    if place is None:
        return {}
    words = messages.text(form_of(location.role, location.what).words)
    return {**_place(place, location.relation, messages), "description": words}


def _place(place: Place, relation: str | None, messages: Messages) -> Node:
    """Return the place by name; coordinates only of a settlement or site itself, never an area."""
    itself = relation is None
    geonames = _GEONAMES.fullmatch(place.id) if itself else None
    decimals = _POINTS.get(place.level) if itself else None
    return _known(
        {
            "@type": "Country" if place.level == "country" and itself else "Place",
            "name": with_words(bare_name(place, messages=messages), relation),
            "identifier": place.id if itself else None,
            "sameAs": f"https://sws.geonames.org/{geonames[1]}/" if geonames else None,
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": round(place.lat, decimals),
                "longitude": round(place.lon, decimals),
            }
            if decimals
            else None,
        }
    )


def _days(earliest: str | None, latest: str | None) -> str | None:
    """Return days as an ISO 8601 interval; an open side as two dots, as schema.org writes it."""
    if not earliest and not latest:
        return None
    return earliest if earliest == latest else f"{earliest or '..'}/{latest or '..'}"


def _work_id(document: DocumentRef) -> str:
    return _id("document", document.id)


def _id(kind: str, identity: str | None) -> str:
    return f"#{kind}-{quote(identity or '', safe='', errors='replace')}"


def _known(node: Node) -> Node:
    """Return the node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}
