"""What the page tells of a post, and the user's translation beside the quote."""

from dataclasses import replace

from browser import OpenPage, assert_quiet, js, wait_for, words
from builders import claim

from geomap.model import Claim, Translation
from geomap.pipeline import from_claims
from geomap.render.html import page

SHEET = ".gm-sheet:not([hidden])"
HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}"


def posted() -> Claim:
    base = claim(1)
    (quote,) = base.quotes
    beside = Translation(
        start=quote.start, end=quote.end, text=quote.text, translation=f"They struck. {HOSTILE}"
    )
    post = replace(
        base.document, posted_at="2031-05-06T22:30:05+00:00", forwarded_from="Other", edited=True
    )
    return replace(base, document=post, translations=(beside,))


def test_the_users_translation_stands_below_the_quote_and_is_never_run(
    open_page: OpenPage,
) -> None:
    told = posted()
    driver = open_page(from_claims([told]), fragment=f"#claim={told.id}")
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-matrix')")
    assert words(driver, f"{SHEET} .gm-translation") == [
        f"Translation by the user: They struck. {HOSTILE}"
    ]
    order = js(
        driver,
        f"return Array.from(document.querySelectorAll('{SHEET} .gm-quotes, {SHEET} .gm-translation,"
        f" {SHEET} .gm-chain')).map((one) => one.className.split(' ')[0])",
    )
    assert order[:3] == ["gm-quotes", "gm-translation", "gm-chain"]
    shown = words(driver, SHEET)[0]
    for fact in ("posted 6 May 2031, 22:30 UTC", "forwarded from Other", "edited"):
        assert fact in shown
    assert_quiet(driver)


def test_a_page_without_translations_says_nothing_of_them() -> None:
    assert '"translations"' not in page(from_claims([claim(1)]))
    assert '"translations"' in page(from_claims([posted()]))
