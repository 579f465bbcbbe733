"""A page's data made by hand: every field that a page can show, with words of the test's choice."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from geomap.render.payload import as_json

Say = Callable[[str], str]
_BLOCK = re.compile(r'(<script type="application/json" id="geomap-data">).*?(</script>)', re.DOTALL)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
_SQUARE = [30.0, 52.0, 33.0, 52.0, 33.0, 54.0, 30.0, 54.0, 30.0, 52.0]


def with_data(page: str, data: dict[str, Any], *, policy: bool = True) -> str:
    """Return the page with other data, and without its content policy if so asked."""
    block = as_json(data)
    page, count = _BLOCK.subn(lambda found: found[1] + block + found[2], page)
    assert count == 1
    return page if policy else _POLICY.sub("", page)


def plain(name: str) -> str:
    return name


def page_data(
    say: Say = plain,
    *,
    claims: Sequence[dict[str, Any]] | None = None,
    url: str = "https://a.test/",
) -> dict[str, Any]:
    """Return data with two families, three sources, an area, two discs and one strike."""
    return {
        "title": "Title",
        "method": "Method",
        "credits": say("credits"),
        "as_of": say("as of"),
        "view": [51.0, 29.0, 55.0, 38.0],
        "basemap": {
            "land": [[20, 45, 45, 45, 45, 60, 20, 60, 20, 45]],
            "lakes": [{"rings": [[36, 52, 36.4, 52, 36.4, 52.4, 36, 52]]}],
            "borders": [[29.0, 51.0, 38.0, 55.0]],
            "labels": [{"name": say("town"), "lon": 30.5, "lat": 51.3, "population": 9_000_000}],
        },
        "families": [
            {
                "key": "f0",
                "name": say("family 0"),
                "color": "#b3261e",
                "dark": "#ff8a80",
                "letter": "A",
            },
            {
                "key": "f1",
                "name": say("family 1"),
                "color": "#1d4ed8",
                "dark": "#8ab4ff",
                "letter": "B",
            },
        ],
        "sources": [
            {"key": "s0", "name": say("source 0"), "family": "f0"},
            {"key": "s1", "name": say("source 1"), "family": "f1"},
            {"key": "s2", "name": say("source 2"), "family": "f1"},
        ],
        "shapes": {
            "p0": {
                "kind": "area",
                "level": "region",
                "name": say("area"),
                "rings": [_SQUARE],
                "label": [31.5, 53.0],
                "note": say("area note"),
            },
            "p1": _disc(say("disc 1"), 35.0, 53.0, note=say("disc note")),
            "p2": _disc(say("disc 2"), 36.5, 54.0, note=say("launch note")),
        },
        "claims": list(claims) if claims is not None else _claims(say, url),
        "events": [_event(say)],
    }


def claim(number: int, say: Say = plain, **fields: Any) -> dict[str, Any]:
    """Return a claim by source 0 at the area; its id is c and its number."""
    made: dict[str, Any] = {
        "id": f"c{number}",
        "source": "s0",
        "stance": "claimed",
        "stance_words": say(f"stance {number}"),
        "form_words": None,
        "background": False,
        "drawn": True,
        "why_not_drawn": None,
        "headline": say(f"headline {number}"),
        "quotes": [say(f"quote {number}")],
        "chain": [{"name": None, "kind": "publisher", "verb": None}],
        "hedges": [],
        "date": "2030-01-02",
        "when": ["2030-01-02", "2030-01-02"],
        "numbers": [],
        "weapons": [],
        "targets": [],
        "effects": [],
        "places": [place("p0", say)],
        "confidence": {"level": "single_source", "words": "single source", "reasons": []},
        "disputed": False,
        "document": {
            "title": None,
            "publisher": None,
            "url": None,
            "published": None,
            "path": f"{number}.txt",
            "known": [],
        },
        "event": None,
        "copy_of": None,
    }
    return made | fields


def place(shape: str | None, say: Say = plain, *, role: str = "target") -> dict[str, Any]:
    return {
        "shape": shape,
        "role": role,
        "what": say("what"),
        "text": say("place text"),
        "words": say("place words"),
        "why": say("place why"),
        "alternatives": [say("alternative")],
    }


def _disc(name: str, lon: float, lat: float, *, note: str) -> dict[str, Any]:
    return {
        "kind": "disc",
        "level": "settlement",
        "name": name,
        "center": [lon, lat],
        "radius_m": 2500,
        "note": note,
    }


def _claims(say: Say, url: str) -> list[dict[str, Any]]:
    full = claim(
        0,
        say,
        chain=[
            {"name": say("chain publisher"), "kind": "publisher", "verb": None},
            {"name": say("chain origin"), "kind": say("chain kind"), "verb": say("chain verb")},
        ],
        hedges=[{"text": say("hedge"), "by": "publisher", "field": "occurrence"}],
        date=say("date"),
        numbers=[{"label": say("number label"), "words": say("number words")}],
        weapons=[say("weapon")],
        targets=[say("struck")],
        effects=[say("effect")],
        confidence={"level": "disputed", "words": say("sureness"), "reasons": [say("reason")]},
        disputed=True,
        document={
            "title": say("document title"),
            "publisher": say("document publisher"),
            "url": url,
            "published": say("published"),
            "path": say("path"),
            "known": [say("known")],
        },
        event="e-0",
    )
    return [
        full,
        claim(
            1, say, source="s1", stance="alleged", disputed=True, places=[place("p1")], event="e-0"
        ),
        claim(2, say, source="s2", stance="denied", places=[place("p1")], copy_of="c1"),
        claim(3, say, places=[place("p2", role="launch")], background=True),
        claim(4, say, drawn=False, why_not_drawn=say("not drawn"), places=[place(None)]),
        claim(
            5,
            say,
            stance="not_confirmed",
            form_words=say("form"),
            drawn=False,
            why_not_drawn="a silence",
            places=[place("p1")],
        ),
    ]


def _event(say: Say) -> dict[str, Any]:
    def relation(name: str) -> dict[str, Any]:
        return {
            "field": say(f"{name} field"),
            "condition": say(f"{name} condition"),
            "sides": [
                {"origin": say(f"{name} origin"), "value": say(f"{name} value"), "claims": ["c0"]},
                {"origin": "another", "value": "8", "claims": ["c1", "c2"]},
            ],
        }

    return {
        "id": "e-0",
        "title": say("event title"),
        "date": say("event date"),
        "place": say("event place"),
        "claims": ["c0", "c1", "c2"],
        "origins": say("origins"),
        "facets": [{"name": say("facet name"), "value": say("facet value")}],
        "contradictions": [relation("contradiction")],
        "agreements": [relation("agreement")],
        "over_time": [relation("over time")],
        "supersessions": [relation("superseded")],
        "copies": [{"claim": "c2", "words": say("copy words")}],
    }
