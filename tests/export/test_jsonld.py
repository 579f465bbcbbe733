import json
from collections.abc import Iterator
from typing import Any

import pytest
from builders import BRYANSK, KARACHEV, claim, located

from geomap.layers.jsonld import jsonld
from geomap.model import (
    Claim,
    Claimant,
    DateInterval,
    DocumentRef,
    Event,
    EventDate,
    EventLocation,
    Independence,
    Kind,
    Link,
    Span,
)

METHOD = "What 1 origin said."
# Types and their properties as schema.org has them (releases 12 to 30: schema.org/Claim,
# /CreativeWork, /Event, /Place, /GeoCoordinates, /Dataset, /Organization, /Thing), as far as used.
THING = {"description", "identifier", "name", "sameAs", "url"}
WORK = THING | set(
    "about author creditText datePublished headline inLanguage isPartOf publisher spatialCoverage"
    " temporalCoverage text version".split()
)
PROPERTIES: dict[str | None, set[str]] = {
    "Dataset": WORK,
    "Claim": WORK | {"appearance"},
    "CreativeWork": WORK,
    "NewsArticle": WORK,
    "SocialMediaPosting": WORK,
    "Event": THING | {"startDate", "endDate", "location"},
    "Place": THING | {"geo"},
    "Country": THING | {"geo"},
    "GeoCoordinates": {"latitude", "longitude"},
    **dict.fromkeys(
        ("Organization", "GovernmentOrganization", "NGO", "NewsMediaOrganization", "Person"), THING
    ),
    None: THING,  # a node that nothing gives a type
}
HOSTILE = "</script><script>alert(1)</script><!-- \u2028 {{7*7}} ]]> \x00 & \ud800"


def graph(*claims: Claim, events: tuple[Event, ...] = (), **options: Any) -> list[dict[str, Any]]:
    words: dict[str, Any] = {
        "title": "Claims",
        "method": METHOD,
        "credit": "Map data: A",
        "as_of": "2024-11-26",
    }
    data = json.loads(jsonld(claims, events, **(words | options)))
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def one(kind: str, nodes: list[dict[str, Any]]) -> dict[str, Any]:
    (found,) = [node for node in nodes if node.get("@type") == kind]
    return found


def strike(*claims: Claim) -> Event:
    return Event(
        id="e-1",
        claims=tuple(each.id for each in claims),
        date=EventDate(earliest="2024-11-18", latest="2024-11-19"),
        location=EventLocation(place=BRYANSK, claim=claims[0].id),
        independence=Independence(origins=1, sides=1, unknown=0),
    )


def nodes_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            yield from nodes_in(part)


def paper(**fields: Any) -> DocumentRef:
    return DocumentRef(**({"id": "d", "path": "d.txt", "sha256": "0" * 64} | fields))


def test_a_claim_says_what_who_and_where_it_stands() -> None:
    document = paper(title="T", publisher="P", url="https://p.example/1", published="2024-11-20")
    speaker = Claimant(name="Ministry", kind="ministry", country="RU")
    nodes = graph(claim(document=document, claimant=speaker))
    told = one("Claim", nodes)
    assert told["text"] == "They struck."
    assert told["author"] == {
        "@type": "GovernmentOrganization",
        "name": "Ministry",
        "description": "ministry",
    }
    assert told["temporalCoverage"] == "2024-11-19"
    assert told["appearance"] == {"@id": "#document-d"}
    assert one("NewsArticle", nodes) == {
        "@id": "#document-d",
        "@type": "NewsArticle",
        "url": "https://p.example/1",
        "headline": "T",
        "datePublished": "2024-11-20",
        "publisher": {"@type": "Organization", "name": "P"},
    }


def test_what_is_not_known_is_left_out() -> None:
    bare = claim(date=DateInterval(), locations=(), document=paper())
    nodes = graph(bare, as_of=None)
    told, work = one("Claim", nodes), one("CreativeWork", nodes)
    assert not {"temporalCoverage", "spatialCoverage", "about"} & set(told)
    assert set(work) == {"@id", "@type"}
    assert "version" not in one("Dataset", nodes)


def test_the_set_carries_the_method_and_the_credit() -> None:
    told = one("Dataset", graph(claim()))
    assert (told["description"], told["creditText"]) == (METHOD, "Map data: A")
    assert told["version"] == "as of 2024-11-26"


def test_nothing_is_reviewed_or_rated_and_confirmed_is_the_texts_word() -> None:
    nodes = graph(claim(stance="confirmed", review="checked"))
    types = {node.get("@type") for node in nodes_in(nodes)}
    assert not types & {"ClaimReview", "Rating"}
    assert "firstAppearance" not in one("Claim", nodes)
    assert one("Claim", nodes)["description"].startswith("Confirmed, as the text says")


def test_only_a_settlement_itself_has_coordinates() -> None:
    places = (located(KARACHEV), located(BRYANSK), located(KARACHEV, relation="near"))
    town, area, near = one("Claim", graph(claim(locations=places)))["spatialCoverage"]
    assert town["geo"] == {"@type": "GeoCoordinates", "latitude": 53.12, "longitude": 34.98}
    assert town["sameAs"] == "https://sws.geonames.org/552920/"
    assert "geo" not in area
    assert near == {
        "@type": "Place",
        "name": "near Karachev",
        "description": "struck or attacked",
    }


def test_where_missiles_were_launched_is_no_place_of_the_strike() -> None:
    told = one("Claim", graph(claim(locations=(located(KARACHEV, role="launch"),))))
    assert "spatialCoverage" not in told


def test_a_claim_is_about_its_strike() -> None:
    told = claim(event="e-1")
    nodes = graph(told, claim(2, event=None), events=(strike(told),))
    event = one("Event", nodes)
    assert event["name"].startswith("Claimed strike: ")
    assert (event["startDate"], event["endDate"]) == ("2024-11-18", "2024-11-19")
    about = [node.get("about") for node in nodes if node["@type"] == "Claim"]
    assert about == [{"@id": event["@id"]}, None]


@pytest.mark.parametrize(
    ("kind", "name", "author"),
    [
        ("witness", "Ivan Petrov", {"description": "a witness"}),
        ("unnamed", "a man from Karachev", {"description": "an unnamed source"}),
        ("publisher", None, {"description": "publisher, not named"}),
        ("official", "Sergey Lavrov", {"@type": "Person", "name": "Sergey Lavrov"}),
        ("official", "Kremlin", {"@type": "Organization", "name": "Kremlin"}),
        ("media", "TASS", {"@type": "NewsMediaOrganization", "name": "TASS"}),
        ("official", "U.S. official", {"name": "U.S. official"}),
        ("official", "Farmer Ivan Petrov", {"description": "a person whom the text names"}),
        ("local_official", "Alexei Smirnov", {"name": "Alexei Smirnov"}),
        ("ngo", "A Watch", {"@type": "NGO", "name": "A Watch"}),
    ],
)
def test_an_author_is_told_as_the_kind_says_and_no_private_person_is_named(
    kind: Kind, name: str | None, author: dict[str, str]
) -> None:
    told = one("Claim", graph(claim(claimant=Claimant(name=name, kind=kind))))
    assert told["author"] == {"description": kind.replace("_", " ")} | author


def test_a_post_of_a_channel_is_a_posting() -> None:
    posted = claim(chain=(Link(name="Channel", kind="social_media"),))
    assert one("SocialMediaPosting", graph(posted))["@id"] == "#document-d1"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b", "ftp://x.example", ""])
def test_only_addresses_of_the_web_are_written(url: str) -> None:
    assert "url" not in one("CreativeWork", graph(claim(document=paper(url=url))))


def test_the_first_claims_stand_for_many_and_it_says_so() -> None:
    nodes = graph(*(claim(n) for n in range(5)), most=2)
    assert [node["@type"] for node in nodes].count("Claim") == 2
    assert one("Dataset", nodes)["description"] == f"{METHOD} Here are 2 of 5 claims."


def test_every_term_is_one_of_schema_org() -> None:
    told = claim(event="e-1", locations=(located(KARACHEV), located(BRYANSK)))
    for node in nodes_in(graph(told, events=(strike(told),))):
        properties = {key for key in node if not key.startswith("@")}
        assert properties <= PROPERTIES[node.get("@type")], node


def test_hostile_words_cannot_end_the_script_element() -> None:
    document = paper(id=HOSTILE, title=HOSTILE, publisher=HOSTILE, published=HOSTILE)
    quotes = (Span(start=0, end=len(HOSTILE), text=HOSTILE),)
    told = claim(document=document, quotes=quotes, id=HOSTILE, event="e-1")
    words: dict[str, Any] = {
        "title": HOSTILE,
        "method": HOSTILE,
        "credit": HOSTILE,
        "as_of": HOSTILE,
    }
    text = jsonld([told], [strike(told)], **words)
    assert not set("<>&\u2028\x00") & set(text)
    assert len(text.splitlines()) == 1
    written = HOSTILE.replace("\ud800", "\ufffd").replace("\x00", "\ufffd")
    assert one("Claim", json.loads(text)["@graph"])["text"] == written


def test_the_same_claims_give_the_same_bytes_and_no_id_twice() -> None:
    claims = [claim(1), claim(1), claim(2)]
    nodes = graph(*claims)
    assert graph(*claims) == nodes
    ids = [node["@id"] for node in nodes]
    assert len(ids) == len(set(ids))
