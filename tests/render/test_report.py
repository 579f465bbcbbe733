"""The report: who says what, strike by strike, with strangers' words that stay words."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from builders import claim, document, exactly, located

from geomap.export.changes import Earlier, changes
from geomap.layers.links import link_to_words
from geomap.model import Claim, DateInterval, Document, DocumentRef, Place, Span
from geomap.pipeline import from_claims
from geomap.render.report import report

HOSTILE = [
    "{{ 7*7 }}</style><script>alert(1)</script>",
    "{% for x in y %}<img src=x onerror=alert(1)>",
    "</blockquote><svg onload=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    "<!--<script>",
]


class Tags(HTMLParser):
    """The tags of a page with their attributes, and the words between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def reported(*claims: Claim, documents: tuple[Document, ...] = ()) -> str:
    return report(from_claims(claims, documents=documents))


def said(number: int, name: str, country: str, launched: int, **fields: object) -> Claim:
    base = claim(number, counts={"launched": exactly(launched)}, **fields)
    return replace(base, claimant=replace(base.claimant, name=name, country=country))


def test_origins_that_contradict_each_other_are_marked_in_their_cells() -> None:
    page = reported(said(1, "Ministry of A", "RU", 6), said(2, "Army of B", "UA", 9))
    assert page.count('<span class="flag">differs</span>') == 2
    assert "Where they disagree" in page


def test_a_report_calls_fields_as_the_page_does() -> None:
    page = Tags(reported(said(1, "Ministry of A", "RU", 6), said(2, "Army of B", "UA", 9))).words
    assert "reached a target" in page
    assert not re.search(r"\b(hit|stance)\b", page)


def test_origins_that_agree_are_not_marked() -> None:
    page = reported(said(1, "Ministry of A", "RU", 6), said(2, "Army of B", "UA", 6))
    assert "differs</span>" not in page
    assert "Where they disagree" not in page


def test_what_an_origin_does_not_say_is_said_to_be_not_stated() -> None:
    rows = Tags(reported(said(1, "Ministry of A", "RU", 6)))
    cells = [attrs.get("class") for tag, attrs in rows.tags if tag == "td"]
    assert cells.count("unknown") == 5  # intercepted, hit, killed, injured, target
    assert "not stated by anyone" in rows.words


def test_a_silent_party_is_listed_apart_from_the_origins() -> None:
    silent = said(2, "Army of B", "UA", 6, stance="not_confirmed", form="no_comment")
    page = Tags(reported(said(1, "Ministry of A", "RU", 6), replace(silent, counts={})))
    assert "Refusals and silences" in page.words
    assert "made no comment" in page.words
    assert [a for t, a in page.tags if t == "th" and a.get("scope") == "row"] == [{"scope": "row"}]


def test_a_claim_in_no_strike_is_listed() -> None:
    lost = claim(3, locations=(), weapons=(), stance="not_confirmed", form="refused")
    page = Tags(reported(lost))
    assert "Claims in no strike" in page.words
    assert "They struck." in page.words


def test_nothing_to_report_is_a_page_all_the_same() -> None:
    assert "0 claims in 0 documents, on 0 strikes" in reported()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_strangers_words_stay_words(hostile: str) -> None:
    reference = DocumentRef(
        id="d", path=hostile, title=hostile, publisher=hostile, url=hostile, sha256="0" * 64
    )
    told = said(1, hostile, "RU", 6, quotes=(Span(start=0, end=len(hostile), text=hostile),))
    page = Tags(reported(replace(told, document=reference)))
    known = set(
        "html head meta title style body header h1 p nav h2 ol ul li a bdi main section".split()
    )
    known |= set("div table caption thead tbody tr th td small h3 dl dt dd article strong".split())
    known |= set("blockquote footer span details summary".split())
    assert {tag for tag, _ in page.tags} <= known
    assert not [a for _, a in page.tags if any(name.startswith("on") for name in a)]
    assert all(str(a["href"]).startswith("#") for tag, a in page.tags if tag == "a")
    assert page.words.count(hostile) >= 3


def test_a_quote_links_to_its_words_in_the_source() -> None:
    url = "https://example.test/a?b=1"
    reference = DocumentRef(id="d", path="d.txt", url=url, sha256="0" * 64)
    told = replace(said(1, "Ministry", "RU", 6), document=reference)
    links = [a for tag, a in Tags(reported(told)).tags if tag == "a" and a.get("rel")]
    assert links == [
        {"href": f"{url}#:~:text=They%20struck.", "rel": "noopener noreferrer nofollow"}
    ]


def test_a_confirmation_of_the_weapon_alone_is_no_plain_confirmation() -> None:
    only = said(1, "Experts", "RU", 6, stance="confirmed", about=("weapon",))
    words = " ".join(Tags(reported(only, said(2, "Ministry of A", "UA", 6))).words.split())
    assert "confirmed (the weapon only)" in words


def test_a_copy_is_folded_under_its_original() -> None:
    text = " ".join(f"word{n}" for n in range(40))
    first = document(text, id="d1", path="a.txt", published="2024-11-20")
    second = document(text + " ", id="d2", path="b.txt", published="2024-11-21")
    page = Tags(
        reported(
            said(1, "Ministry of A", "RU", 6),
            said(2, "Ministry of A", "RU", 6),
            documents=(first, second),
        )
    )
    assert "1 copy of this, no independent origin" in " ".join(page.words.split())


@pytest.mark.parametrize(
    ("url", "words", "link"),
    [
        ("https://a.test/x", "six missiles", "https://a.test/x#:~:text=six%20missiles"),
        (
            "https://a.test/x#part",
            "one two three four five six seven eight nine ten eleven twelve",
            "https://a.test/x#part:~:text=one%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve",
        ),
        ("http://a.test", "re-entry, & so", "http://a.test#:~:text=re%2Dentry%2C%20%26%20so"),
        ("https://a.test/x", "  ", "https://a.test/x"),
        ("javascript:alert(1)", "six", None),
        ("//a.test/x", "six", None),
        ("https://[::1", "six", None),
        ('https://a.test/" onclick="x', "six", None),
        (None, "six", None),
    ],
    ids=[
        "short",
        "long, with a fragment",
        "reserved",
        "no words",
        "script",
        "bare",
        "broken",
        "a way out",
        "none",
    ],
)
def test_words_are_linked_by_a_text_fragment(url: str | None, words: str, link: str | None) -> None:
    assert link_to_words(url, words) == link


def test_the_report_says_what_changed_since_the_last_run() -> None:
    before = from_claims([said(1, "Ministry of A", "RU", 6)])
    after = from_claims([said(1, "Ministry of A", "RU", 6), said(2, "Army of B", "UA", 9)])
    changed = changes(
        Earlier(claims=before.claims, events=before.events), after.claims, after.events
    )
    words = " ".join(Tags(report(after, changed=changed)).words.split())
    assert "Since the last run New claims (1) Army of B, claimed" in words
    assert "New contradictions (1)" in words
    assert "Since the last run" not in report(after)


def test_a_run_without_news_says_so() -> None:
    same = from_claims([said(1, "Ministry of A", "RU", 6)])
    changed = changes(Earlier(claims=same.claims, events=same.events), same.claims, same.events)
    assert "Nothing changed." in report(same, changed=changed)


def test_what_an_origin_replaced_itself_is_struck_through() -> None:
    first = said(1, "Ministry of A", "RU", 6)
    second = said(2, "Ministry of A", "RU", 9)
    first = replace(first, document=replace(first.document, published="2024-11-20"))
    second = replace(second, document=replace(second.document, published="2024-11-21"))
    page = reported(first, second)
    assert "<s><bdi>6</bdi></s> <bdi>9</bdi>" in page
    assert "differs</span>" not in page


def test_a_wave_is_titled_by_its_places_and_never_as_without_one() -> None:
    regions = tuple(
        located(Place(id=f"x:{name}", name=name, level="region", country="UA", lon=lon, lat=49.0))
        for name, lon in (("North Region", 25.0), ("South Region", 30.0), ("East Region", 35.0))
    )
    page = reported(replace(claim(1), locations=regions))
    assert "North Region, South Region, East Region, Ukraine" in page
    assert "place not stated" not in page


def test_what_an_origin_replaced_is_struck_through_where_it_is_told() -> None:
    old = said(1, "Ministry of A", "RU", 6)
    old = replace(old, document=replace(old.document, published="2024-11-18"))
    new = said(2, "Ministry of A", "RU", 9)
    page = reported(old, replace(new, document=replace(new.document, published="2024-11-20")))
    _, told = page.split("Taken back or replaced")
    assert "<s><bdi>6</bdi></s>" in told.split("</ul>")[0]
    assert "<s><bdi>9</bdi></s>" not in page


def test_a_printed_page_has_the_addresses_that_links_have_on_the_screen() -> None:
    base = claim(1)
    page = reported(replace(base, document=replace(base.document, url="https://news.example/a")))
    assert '<span class="address">, <bdi>https://news.example/a</bdi></span>' in page
    hidden = reported(replace(base, document=replace(base.document, url="javascript:alert(1)")))
    assert "javascript" not in hidden


def test_a_bound_that_only_publication_gives_is_no_day() -> None:
    bound = DateInterval(latest="2031-05-09", basis="document")
    page = reported(said(1, "Ministry of A", "RU", 6, date=bound))
    assert "day not stated, until 9 May 2031" in Tags(page).words
