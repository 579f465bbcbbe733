# Cyrillic and typographic marks on purpose
import time

import pytest

from geomap.documents import pages
from geomap.documents.draft import Draft, Parsed, UnreadableError

WORDS = "The governor of the Example region said on Tuesday that {} drones had been shot down. "
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Depot hit | Example News</title>
<meta property="og:title" content="Depot hit near Examplegrad">
<meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2024-05-07T08:15:00+03:00">
<link rel="canonical" href="https://news.example.org/a/depot"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Depot hit near Examplegrad</h1><p>THREE</p><h2>Reaction</h2><p>FIVE</p></article>
<div class="comments"><p>A reader: twenty missiles were downed, I saw it all.</p></div>
<footer>Imprint</footer></body></html>"""
PAGE = PAGE.replace("THREE", WORDS.format("three") * 3).replace("FIVE", WORDS.format("five") * 3)


def draft(parsed: Parsed) -> Draft:
    (found,) = parsed.drafts
    assert isinstance(found, Draft)
    return found


def test_the_article_is_taken_out_with_what_the_page_says_of_itself() -> None:
    found = draft(pages.parsed(PAGE.encode()))
    assert (found.title, found.publisher, found.url, found.published) == (
        "Depot hit near Examplegrad",
        "Example News",
        "https://news.example.org/a/depot",
        "2024-05-07",
    )
    assert set(found.known_from.values()) == {"html"}
    assert WORDS.format("five").strip() in found.text
    assert "Reaction" in found.text.split("\n")
    assert "twenty" not in found.text
    assert "Home" not in found.text


def test_a_page_without_an_article_gives_its_words_with_a_warning() -> None:
    parsed = pages.parsed(b"<p>Three drones fell.</p>")
    assert draft(parsed).text == "Three drones fell."
    assert parsed.warnings


def test_the_charset_that_a_page_declares_is_used() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">')
    page = page.replace(WORDS.format("three"), "Губернатор сообщил о трёх сбитых беспилотниках. ")
    assert "Губернатор сообщил" in draft(pages.parsed(page.encode("cp1251"))).text


@pytest.mark.parametrize("data", [b"<html></html>", b"<script>var x = 1</script>"])
def test_a_page_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="no words"):
        pages.parsed(data)


def test_a_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(UnreadableError, match="tags"):
        pages.parsed(b"<div>" * 200_001)


@pytest.mark.parametrize(
    "head",
    [
        "<div>" * 50_000,
        "<span><i>" * 50_000,
        "<table><tr><td>" * 20_000,
        "<p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">",
        "<p " + "".join(f'a{n}="1"' for n in range(60_000)) + ">",
        "<p " + "/".join(f"a{n}" for n in range(60_000)) + ">",
        "<p a='<p a=\"" * 50_000,
        "<" * 100_000,
        "<!--" * 50_000,
        "<a " * 50_000,
        "<!" * 50_000,
        "</" * 50_000,
    ],
    ids=[
        "divs",
        "spans",
        "tables",
        "attributes",
        "glued",
        "slashes",
        "quotes",
        "openings",
        "comments",
        "tags",
        "marks",
        "ends",
    ],
)
def test_hostile_pages_are_read_in_a_short_time(head: str) -> None:
    start = time.process_time()
    found = draft(pages.parsed((head + f"<p>{WORDS.format('three')}</p>").encode()))
    assert "drones had been shot down" in found.text
    assert time.process_time() - start < 5
