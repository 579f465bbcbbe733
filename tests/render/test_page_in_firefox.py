"""The page in Firefox: it opens from a file, shows counts and sheets, and complains of nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from firefox import FIREFOX, Firefox, running

from geomap.pipeline import Result
from geomap.render.html import page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        FIREFOX is None, reason="the page was NOT tested in Firefox: it is not installed"
    ),
]
HOSTILE = (
    """</script><img src=x onerror="window.pwned = 1"><svg onload="pwned = 1">{{ 7*7 }}${7}`"""
)
READY = "return document.documentElement.classList.contains('gm-ready')"
ASKED_FOR = "return performance.getEntriesByType('resource').map((one) => one.name)"
SHEET = "return (document.querySelector('.gm-sheet:not([hidden])') || {}).textContent"
SHEET_HOLDS = """
const sheet = document.querySelector(".gm-sheet:not([hidden])");
return sheet !== null && sheet.textContent.includes(arguments[0]);
"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with running(tmp_path_factory.mktemp("firefox")) as made:
        yield made


@pytest.fixture(scope="module")
def seed_file(seed_result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "map.html"
    file.write_text(page(seed_result), encoding="utf-8")
    return file


def opened(firefox: Firefox, file: Path, *, fragment: str = "") -> str:
    """Open a page and return its address once it has started."""
    firefox.open(file.as_uri() + fragment)
    firefox.wait_for(READY)
    return file.as_uri()


def test_the_page_opens_from_a_file_and_shows_how_many_claims_it_holds(
    firefox: Firefox, seed_file: Path, seed_result: Result
) -> None:
    address = opened(firefox, seed_file)
    words = str(firefox.js("return document.getElementById('gm-main').parentNode.innerText"))
    assert f"{len(seed_result.claims)} claims" in words
    assert firefox.js("return document.querySelectorAll('canvas').length") > 0
    assert firefox.js(ASKED_FOR) == []
    assert firefox.complaints(address) == []


def test_a_claim_opens_with_its_words(
    firefox: Firefox, seed_file: Path, seed_result: Result
) -> None:
    address = opened(firefox, seed_file)
    claim = seed_result.claims[0]
    firefox.js("document.getElementById('gm-tab-claims').click()")
    firefox.wait_for("return !!document.querySelector('[data-claim]')")
    firefox.js("document.querySelector(arguments[0]).click()", f'[data-claim="{claim.id}"]')
    assert firefox.wait_for(SHEET_HOLDS, claim.quotes[0].text)
    assert firefox.complaints(address) == []


def test_an_address_opens_its_strike(
    firefox: Firefox, seed_file: Path, seed_result: Result
) -> None:
    event = next(event for event in seed_result.events if event.contradictions)
    address = opened(firefox, seed_file, fragment=f"#strike={event.id}")
    words = str(firefox.wait_for(SHEET))
    assert "about 8" in words
    assert firefox.complaints(address) == []


def test_a_packed_page_opens(firefox: Firefox, seed_result: Result, tmp_path: Path) -> None:
    many = tuple(
        replace(claim, id=f"{number:06x}{claim.id[:6]}", event=None)
        for number in range(60)
        for claim in seed_result.claims
    )
    text = page(replace(seed_result, claims=many, events=()))
    assert '"packed":"deflate-raw"' in text
    (tmp_path / "map.html").write_text(text, encoding="utf-8")
    address = opened(firefox, tmp_path / "map.html", fragment="#tab=claims")
    words = str(firefox.js("return document.getElementById('gm-main').parentNode.innerText"))
    assert f"{len(many):,} claims" in words or f"{len(many)} claims" in words
    firefox.wait_for("return !!document.querySelector('[data-claim]')")
    assert firefox.complaints(address) == []


def test_text_of_strangers_runs_nothing(
    firefox: Firefox, seed_result: Result, tmp_path: Path
) -> None:
    first = seed_result.claims[0]
    document = replace(first.document, title=HOSTILE, publisher=HOSTILE)
    quotes = tuple(replace(quote, text=HOSTILE) for quote in first.quotes)
    hostile = replace(first, document=document, quotes=quotes)
    result = replace(seed_result, claims=(hostile, *seed_result.claims[1:]))
    (tmp_path / "map.html").write_text(page(result), encoding="utf-8")
    address = opened(firefox, tmp_path / "map.html", fragment=f"#claim={first.id}")
    assert firefox.wait_for(SHEET_HOLDS, HOSTILE)
    assert firefox.js("return [window.pwned || null, document.querySelector('#gm-main img')]") == [
        None,
        None,
    ]
    assert firefox.js(ASKED_FOR) == []
    assert firefox.complaints(address) == []


def test_what_goes_wrong_in_a_page_is_heard(firefox: Firefox, tmp_path: Path) -> None:
    file = tmp_path / "broken.html"
    file.write_text(
        "<meta http-equiv='Content-Security-Policy' content=\"img-src 'none'\">"
        "<img src='https://example.invalid/a.png'><script>missing();</script>",
        encoding="utf-8",
    )
    firefox.open(file.as_uri())
    assert firefox.hears("missing is not defined", file.as_uri())
    assert firefox.hears("Content-Security-Policy", file.as_uri())
