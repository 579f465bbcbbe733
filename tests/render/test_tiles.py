"""Online tiles: one named host, said to everybody, over our ground and under the claims."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from browser import OpenPage, click, count, js, marks, wait_for, words
from builders import KARACHEV, claim, located

from geomap.cli import main
from geomap.codec import dump_lines
from geomap.errors import UsageError
from geomap.pipeline import Result, from_claims
from geomap.render.html import offline_map, page
from geomap.render.tiles import tiles_of, without_secrets

URL = "https://tiles.a.test/{z}/{x}/{y}.png"
CREDIT = "© Tile People {{7*7}} <b>"


@pytest.fixture(scope="module")
def result() -> Result:
    return from_claims([claim(1, locations=(located(KARACHEV, radius_m=2500.0),))])


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        (URL, "https://tiles.a.test"),
        ("https://A.test:8443/x/{y}/{x}?z={z}&key=1", "https://a.test:8443"),
    ],
)
def test_the_host_is_the_one_that_the_address_names(url: str, origin: str) -> None:
    assert tiles_of(url, CREDIT).origin == origin


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://a.test/{z}/{x}/{y}", "is not https"),
        ("//a.test/{z}/{x}/{y}", "is not https"),
        ("javascript:{z}{x}{y}", "is not https"),
        ("https://a.test/{z}/{x}", "needs {y} once"),
        ("https://a.test/{z}/{z}/{x}/{y}", "needs {z} once"),
        ("https://{s}.a.test/{z}/{x}/{y}", "{s} stands for several hosts"),
        ("https://a.test/{z}/{x}/{y}{r}.png", "only {z}, {x} and {y}"),
        ("https://a.test/{z}/{x}/{y}{{7*7}}", "only {z}, {x} and {y}"),
        ("https://{x}.a.test/{z}/{y}", "names no host"),
        ("https:///{z}/{x}/{y}", "names no host"),
        ("https://a.test;script-src/{z}/{x}/{y}", "names no host"),
        ("https://*.test/{z}/{x}/{y}", "names no host"),
        ("https://a.test'/{z}/{x}/{y}", "names no host"),
        ("https://a.test:99999/{z}/{x}/{y}", "is no address"),
        ("https://me:word@a.test/{z}/{x}/{y}", "holds a user's name"),
        ("https://a.test/{z}/{x}/{y}#a", "holds a #"),
        ("https://a.test/{z}/ {x}/{y}", "blanks or letters"),
        ("https://a.test/\u202e{z}/{x}/{y}", "blanks or letters"),
        ("https://tile.openstreetmap.org/{z}/{x}/{y}.png", "name a provider"),
        ("https://b.tile.openstreetmap.org/{z}/{x}/{y}.png", "name a provider"),
    ],
)
def test_an_address_that_is_none_of_tiles_is_refused(url: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        tiles_of(url, CREDIT)
    assert words in str(caught.value)


@pytest.mark.parametrize("credit", ["", "  \n", "x" * 501])
def test_tiles_are_credited_to_somebody(credit: str) -> None:
    with pytest.raises(UsageError, match="--tiles-attribution"):
        tiles_of(URL, credit)


def test_the_policy_names_that_host_for_pictures_and_nothing_else(result: Result) -> None:
    with_tiles = page(result, tiles=tiles_of(URL, CREDIT))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', with_tiles)
    other = re.search(r'Content-Security-Policy" content="([^"]*)"', page(result))
    assert policy is not None
    assert other is not None
    assert policy[1] == other[1].replace("img-src data:", "img-src data: https://tiles.a.test")


def test_the_credits_say_whose_tiles_they_are_and_what_viewing_tells(result: Result) -> None:
    text = page(result, tiles=tiles_of(URL, CREDIT))
    told = "Viewing this map tells tiles.a.test which area is looked at."
    assert f"Tiles: © Tile People {{{{7*7}}}} &lt;b&gt;. {told}" in text
    assert told not in page(result)


def test_a_page_without_tiles_is_the_same_as_ever(result: Result) -> None:
    assert page(result) == str(offline_map(result, tiles=None).get_root().render())
    assert "tiles.a.test" not in page(result)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://tiles.a.test/{z}/{x}/{y}?key=secret", "https://tiles.a.test"),
        ("https://me:word@a.test:8443/secret/{z}/{x}/{y}#x", "https://a.test:8443"),
    ],
)
def test_no_key_is_kept_in_the_record_of_a_run(url: str, kept: str) -> None:
    assert without_secrets(url) == kept


def test_run_writes_the_tiles_and_says_what_they_tell(tmp_path: Path, capfd: Any) -> None:
    post, out = tmp_path / "post.txt", tmp_path / "out"
    post.write_text("Russia said it downed six drones over Kursk Region on 4 May 2031.\n")
    options = ["--tiles", f"{URL}?key=secret", "--tiles-attribution", CREDIT]
    assert main(["run", str(post), "-o", str(out), "--no-cache", *options]) == 0
    said = capfd.readouterr().err
    assert "note: Viewing this map tells tiles.a.test which area is looked at." in said
    assert "note: what stands after the ? of --tiles can be read by everybody" in said
    record = (out / "run.json").read_text(encoding="utf-8")
    assert json.loads(record)["options"]["tiles"] == "https://tiles.a.test"
    assert "secret" not in record
    assert "https://tiles.a.test;" in (out / "map.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "options",
    [
        ["--tiles", URL],
        ["--tiles-attribution", CREDIT],
        ["--tiles", "x", "--tiles-attribution", "y"],
    ],
    ids=["no credit", "no address", "no tiles"],
)
def test_half_of_the_options_is_wrong_usage(tmp_path: Path, options: list[str], capfd: Any) -> None:
    book, out = tmp_path / "claims.jsonl", tmp_path / "map.html"
    book.write_text(dump_lines([claim(1)]), encoding="utf-8")
    assert main(["map", str(book), "-o", str(out), *options]) == 2
    assert "--tiles" in capfd.readouterr().err
    assert not out.exists()


class TestInABrowser:
    pytestmark = marks

    def test_tiles_lie_between_our_ground_and_the_marks(
        self, open_page: OpenPage, result: Result
    ) -> None:
        driver = open_page(page(result, tiles=tiles_of(URL, CREDIT)))
        at = "return getComputedStyle(document.querySelector(arguments[0])).zIndex"
        order = [
            int(js(driver, at, f".leaflet-gm-{one}-pane")) for one in ("ground", "tiles", "marks")
        ]
        assert order == sorted(set(order))
        assert words(driver, ".gm-tiles-credit") == [f" Online tiles: {CREDIT}"]
        assert js(driver, "return window.pwned") == []

    def test_only_tiles_of_that_host_are_asked_for_and_a_switch_ends_it(
        self, open_page: OpenPage, result: Result
    ) -> None:
        driver = open_page(page(result, tiles=tiles_of(URL, CREDIT)))
        # The host does not answer here: our own ground stays, and no rule is broken.
        asked = wait_for(
            driver,
            "return performance.getEntriesByType('resource').map((e) => e.name)",
        )
        assert asked
        assert all(re.fullmatch(r"https://tiles\.a\.test/\d+/\d+/\d+\.png", one) for one in asked)
        assert js(driver, "return window.faults") == []
        assert count(driver, ".leaflet-gm-ground-pane canvas") == 1
        click(driver, ".gm-tiles-credit input")
        assert count(driver, ".leaflet-gm-tiles-pane img") == 0

    def test_a_page_without_tiles_has_no_such_layer(
        self, open_page: OpenPage, result: Result
    ) -> None:
        driver = open_page(result)
        assert count(driver, ".leaflet-gm-tiles-pane, .gm-tiles-credit") == 0
