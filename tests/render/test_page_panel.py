"""The panel beside the map in Chromium: filters, days, lists, address, files."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from browser import (
    DESK,
    PHONE,
    OpenPage,
    assert_quiet,
    click,
    count,
    js,
    marks,
    press,
    visible,
    wait_for,
    words,
)
from builders import BRYANSK, KARACHEV, claim, located

from geomap.gazetteer import Gazetteer
from geomap.model import Claim, DateInterval, Link, Span, Target, Weapon
from geomap.pipeline import Result, from_claims
from geomap.render.plainlist import OF_MANY

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = marks
STORM_SHADOW = Weapon(name="Storm Shadow", weapon_class="cruise missile", supplier="GB")
# What a reader saves is kept here instead of on a disk.
KEEP_FILES = """
window.saved = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  blob.text().then((text) => saved.push([blob.type, text]));
  return make(blob);
};
HTMLAnchorElement.prototype.click = function () { window.savedName = this.download; };
"""


def day(iso: str) -> DateInterval:
    return DateInterval(earliest=iso, latest=iso, basis="stated")


@cache
def few() -> Result:
    """Six claims: of a town, of its oblast, a silence, one without a place, a denial."""
    own = claim(1).claimant
    other = replace(own, name="Daily", kind="media")
    return made(
        claim(1, date=day("2024-11-18"), locations=(located(KARACHEV),)),
        claim(2, claimant=other, stance="alleged", weapons=(STORM_SHADOW,), date=day("2024-11-19")),
        claim(
            3,
            claimant=own,
            date=day("2024-11-22"),
            quotes=(Span(start=0, end=9, text="Été, Київ"),),
        ),
        claim(4, stance="not_confirmed", form="no_comment", weapons=()),
        claim(
            5,
            locations=(located(None, why="no entry by that name"),),
            date=DateInterval(basis="document"),
        ),
        claim(6, claimant=other, stance="denied", background=True, targets=(target("depot"),)),
    )


def target(kind: str) -> Target:
    return Target(kind=kind, text=kind, start=0, end=1)


@cache
def many() -> Result:
    """So many claims that the list holds only those that are seen."""
    days = [day(f"2024-{month:02}-{date:02}") for month in range(1, 13) for date in range(1, 29)]
    return made(*(claim(n, date=days[n % len(days)]) for n in range(1, 621)))


def made(*claims: Claim) -> Result:
    return from_claims(claims, gazetteer=Gazetteer())


def status(driver: "WebDriver") -> str:
    return words(driver, ".gm-status-words b")[0]


def counts(driver: "WebDriver", selector: str) -> list[str]:
    return words(driver, f"{selector} .gm-count")


def set_field(driver: "WebDriver", selector: str, value: str, event: str = "input") -> None:
    js(
        driver,
        "const f = document.querySelector(arguments[0]); f.value = arguments[1];"
        "f.dispatchEvent(new Event(arguments[2], { bubbles: true }))",
        *(selector, value, event),
    )


def hash_is(driver: "WebDriver", wanted: str) -> None:
    wait_for(driver, "return location.hash === arguments[0]", wanted, seconds=3)


def shows(driver: "WebDriver", wanted: str) -> None:
    wait_for(
        driver,
        "return document.querySelector('.gm-status-words').textContent.startsWith(arguments[0])",
        wanted,
        seconds=5,
    )


def test_a_filter_changes_what_is_shown_and_the_counts_of_the_others(open_page: OpenPage) -> None:
    driver = open_page(few())
    assert status(driver) == "6 claims"
    sources = counts(driver, ".gm-sources")
    assert sorted(sources) == ["1", "1", "2", "2"]
    click(driver, "#gm-st-denied")
    assert status(driver) == "5 of 6 claims"
    assert words(driver, "#gm-st-denied-n") == ["1"]  # its own count stays
    assert sorted(counts(driver, ".gm-sources")) == ["1", "1", "1", "2"]
    click(driver, ".gm-status button")
    assert status(driver) == "6 claims"
    assert_quiet(driver)


def test_only_leaves_one_source_and_asked_again_gives_all_back(open_page: OpenPage) -> None:
    driver = open_page(few())
    only = ".gm-sources .gm-onlyone[aria-label='Only Daily']"
    click(driver, only)
    assert status(driver) == "2 of 6 claims"
    checked = (
        "return Array.from(document.querySelectorAll('.gm-family-row input'), (n) => [n."
        "checked, n.indeterminate])"
    )
    assert [False, False] in js(driver, checked)
    click(driver, only)
    assert status(driver) == "6 claims"


def test_a_family_stands_for_its_sources_and_shows_when_a_part_is_hidden(
    open_page: OpenPage,
) -> None:
    driver = open_page(few())
    family = js(
        driver,
        "return Array.from(document.querySelectorAll('.gm-family')).find((n) => n.querySelectorAll"
        "('.gm-sources input').length > 1).querySelector('.gm-family-row input').id",
    )
    click(driver, f"#{family}")
    assert js(driver, "return document.getElementById(arguments[0]).checked", family) is False
    shown = int(status(driver).split()[0])
    assert 0 < shown < 6
    js(
        driver,
        "document.getElementById(arguments[0]).closest('.gm-family').querySelector('."
        "gm-sources input').click()",
        family,
    )
    assert js(driver, "return document.getElementById(arguments[0]).indeterminate", family) is True
    for name, total in (("none", "0 of 6 claims"), ("all", "6 claims")):
        js(
            driver,
            "Array.from(document.querySelectorAll('.gm-allnone button')).find((n) => n."
            "textContent === arguments[0]).click()",
            name,
        )
        assert status(driver) == total


def test_weapons_and_targets_filter_also_for_claims_that_name_none(open_page: OpenPage) -> None:
    driver = open_page(few())
    labels = words(driver, "details .gm-name")
    assert {"ATACMS", "Storm Shadow", "no weapon named", "depot", "no target named"} <= set(labels)
    pick = (
        "Array.from(document.querySelectorAll('details .gm-pick')).find((n) => n."
        "textContent === arguments[0]).click()"
    )
    js(driver, pick, "Storm Shadow")
    assert status(driver) == "1 of 6 claims"
    assert words(driver, ".gm-picked")[0] == "Storm Shadow"
    js(driver, pick, "no weapon named")
    assert status(driver) == "2 of 6 claims"


def test_a_chip_of_confidence_or_grade_leaves_as_many_claims_as_it_says(
    open_page: OpenPage,
) -> None:
    graded = [replace(one, confidence=None) for one in few().claims[:2]]
    first = few().claims[2]
    assert first.confidence is not None
    third = replace(first, confidence=replace(first.confidence, source_reliability="B"))
    result = replace(few(), claims=(*graded, third, *few().claims[3:]))
    driver = open_page(result)
    assert "Grade" in words(driver, ".gm-part h2")
    chips = count(driver, ".gm-chip")
    assert chips > 2
    for number in range(chips):
        press_chip = "document.querySelectorAll('.gm-chip')[arguments[0]].click()"
        wanted = counts(driver, ".gm-chip")[number]
        js(driver, press_chip, number)
        assert status(driver) == f"{wanted} of 6 claims"
        js(driver, press_chip, number)
    assert status(driver) == "6 claims"


def test_no_grade_is_asked_for_where_none_is_given(open_page: OpenPage) -> None:
    assert "Grade" not in words(open_page(few()), ".gm-part h2")


def test_nothing_left_is_said_in_words_with_the_way_back(open_page: OpenPage) -> None:
    driver = open_page(few(), fragment="#source=-*&tab=claims")
    assert status(driver) == "0 of 6 claims"
    assert visible(driver, "#gm-panel-claims .gm-empty")
    click(driver, "#gm-panel-claims .gm-empty button")
    assert count(driver, "#gm-panel-claims [data-claim]") == 6
    assert not visible(driver, "#gm-panel-claims .gm-empty")


def test_the_search_finds_folded_words_of_quotes(open_page: OpenPage) -> None:
    driver = open_page(few())
    set_field(driver, "#gm-search", "КИЇВ ete")
    shows(driver, "1 of 6 claims")
    set_field(driver, "#gm-search", '"kyiv"')
    shows(driver, "0 of 6 claims")
    set_field(driver, "#gm-search", "")
    shows(driver, "6 claims")


def test_clear_filters_clears_the_search_field_that_has_the_focus(open_page: OpenPage) -> None:
    driver = open_page(few())
    js(driver, "document.getElementById('gm-search').focus()")
    press(driver, "e", "t", "e")
    shows(driver, "1 of 6 claims")
    click(driver, ".gm-status button")
    value = "return document.getElementById('gm-search').value"
    assert (status(driver), js(driver, value)) == ("6 claims", "")
    # Typed, and cleared before it was looked for.
    js(
        driver,
        "const field = document.getElementById('gm-search');"
        "field.value = 'zzz'; field.dispatchEvent(new Event('input'));"
        "document.querySelector('.gm-status button').click()",
    )
    js(driver, "return new Promise((go) => setTimeout(go, 400))")
    assert (status(driver), js(driver, value)) == ("6 claims", "")


def test_the_days_handles_move_by_keys_and_agree_with_the_fields(open_page: OpenPage) -> None:
    driver = open_page(few())
    js(driver, "document.querySelector('.gm-handle').focus()")
    press(driver, "ARROW_RIGHT")
    handle = (
        "return document.querySelectorAll('.gm-handle')[arguments[0]].getAttribute(arguments[1])"
    )
    assert js(driver, handle, 0, "aria-valuetext") == "19 Nov 2024"
    fields = "return Array.from(document.querySelectorAll('.gm-days input'), (n) => n.value)"
    assert js(driver, fields) == ["2024-11-19", "2024-11-22"]
    assert status(driver) == "5 of 6 claims"  # the claim without a day stays
    press(driver, "END")
    assert js(driver, handle, 0, "aria-valuenow") == js(driver, handle, 1, "aria-valuenow")
    press(driver, "PAGE_DOWN")
    assert js(driver, fields) == ["2024-11-18", "2024-11-22"]
    set_field(driver, ".gm-days input:last-of-type", "2024-11-18", "change")
    assert js(driver, handle, 1, "aria-valuetext") == "18 Nov 2024"
    assert "1 claim names no day" in " ".join(words(driver, ".gm-note"))
    assert status(driver) == "2 of 6 claims"


def test_a_pointer_draws_a_span_over_the_bars(open_page: OpenPage) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    driver = open_page(few())
    plot = driver.find_element("css selector", ".gm-plot")
    wide = plot.size["width"]
    drag = ActionChains(driver).move_to_element_with_offset(plot, -int(wide * 0.3), -10)
    drag.click_and_hold().move_by_offset(int(wide * 0.3), 0).release().perform()
    fields = "return Array.from(document.querySelectorAll('.gm-days input'), (n) => n.value)"
    assert js(driver, fields) == ["2024-11-19", "2024-11-20"]
    click(driver, ".gm-part-head button")  # all days
    assert js(driver, fields) == ["2024-11-18", "2024-11-22"]


def test_the_filters_go_to_the_address_and_come_back_from_it(open_page: OpenPage) -> None:
    driver = open_page(few())
    click(driver, "#gm-st-denied")
    click(driver, "#gm-contradicted")
    hash_is(driver, "#stance=-denied&contradicted=only")
    driver = open_page(few(), fragment="#stance=-denied&contradicted=only&tab=strikes")
    assert js(driver, "return document.getElementById('gm-st-denied').checked") is False
    assert js(driver, "return document.getElementById('gm-contradicted').checked") is True
    assert visible(driver, "#gm-panel-strikes")


def test_the_way_back_closes_what_was_opened_last(open_page: OpenPage) -> None:
    driver = open_page(few())
    click(driver, "#gm-tab-claims")
    ids = [one.id for one in few().claims]
    click(driver, f"[data-claim='{ids[0]}']")
    hash_is(driver, js(driver, "return location.hash"))
    assert f"claim={ids[0]}" in js(driver, "return location.hash")
    click(driver, f"[data-claim='{ids[1]}']")
    assert f"claim={ids[1]}" in js(driver, "return location.hash")
    driver.back()
    wait_for(driver, "return location.hash.includes(arguments[0])", f"claim={ids[0]}", seconds=3)
    wait_for(
        driver,
        "return !!document.querySelector('[data-claim=\"' + arguments[0] + '\"][aria-current]')",
        ids[0],
        seconds=3,
    )
    driver.back()
    wait_for(driver, "return !location.hash.includes('claim=')", seconds=3)
    wait_for(driver, "return !document.querySelector('[aria-current]')", seconds=3)
    assert_quiet(driver)


@pytest.mark.parametrize(
    "fragment",
    ["#claim=nobody", "#<script>alert(1)</script>", "#q=%E0%A4%A", "#source=,,&map=x&from=1", "#%"],
)
def test_a_strange_address_changes_nothing(open_page: OpenPage, fragment: str) -> None:
    driver = open_page(few(), fragment=fragment)
    assert status(driver) == "6 claims"
    assert count(driver, ".gm-sheet:not([hidden])") == 0
    assert_quiet(driver)


def test_an_anchor_of_the_page_leaves_the_filters_alone(open_page: OpenPage) -> None:
    driver = open_page(few(), fragment="#stance=-denied")
    js(driver, "location.hash = '#gm-foot'; return new Promise((done) => setTimeout(done, 100))")
    assert status(driver) == "5 of 6 claims"


def test_a_map_that_the_reader_moves_stays_so_by_its_address(open_page: OpenPage) -> None:
    driver = open_page(few())
    js(driver, "document.querySelector('.leaflet-container').focus()")
    press(driver, "ARROW_LEFT", "+")
    wait_for(driver, "return location.hash.startsWith('#map=') && location.hash", seconds=5)
    js(driver, "return new Promise((done) => setTimeout(done, 600))")
    moved = js(driver, "return location.hash")
    driver = open_page(few(), fragment=moved)
    lat, lon, zoom = (float(one) for one in moved.removeprefix("#map=").split(","))
    now = "const m = map_geomap, c = m.getCenter(); return [c.lat, c.lng, m.getZoom()]"
    assert js(driver, now) == pytest.approx([lat, lon, zoom], abs=0.002)


def test_a_copied_link_holds_the_filters_and_the_maps_view(open_page: OpenPage) -> None:
    driver = open_page(few())
    click(driver, "#gm-st-denied")
    js(
        driver,
        "Object.defineProperty(navigator, 'clipboard', { configurable: true,"
        " value: { writeText: async (text) => { window.copied = text; } } })",
    )
    click(driver, ".gm-take button")
    link = wait_for(driver, "return window.copied")
    assert "#stance=-denied&map=" in link
    js(
        driver,
        "delete navigator.clipboard; Object.defineProperty(navigator, 'clipboard', { "
        "value: undefined })",
    )
    click(driver, ".gm-take button")
    assert wait_for(driver, "return document.querySelector('.gm-link-field').value") == link
    assert js(driver, "return document.activeElement.className") == "gm-link-field"
    chosen = "const f = document.activeElement; return f.selectionEnd - f.selectionStart"
    assert js(driver, chosen) == len(link)


def saved(driver: "WebDriver", label: str) -> tuple[str, str]:
    js(driver, KEEP_FILES)
    click(driver, f".gm-take [aria-label='Download {label}']")
    wait_for(driver, "return window.saved.length > 0")
    [[_, text]] = js(driver, "return window.saved")
    return js(driver, "return window.savedName"), text


def test_the_shown_claims_are_saved_as_geojson(open_page: OpenPage) -> None:
    driver = open_page(few(), fragment="#stance=-denied")
    name, text = saved(driver, "GeoJSON")
    data = json.loads(text)
    assert name == "claims-5-of-6.geojson"
    kinds = {one["properties"]["claim"]: one["geometry"] for one in data["features"]}
    ids = [one.id for one in few().claims]
    assert list(kinds) == ids[:5]
    assert kinds[ids[0]] == {"type": "Point", "coordinates": [34.98, 53.12]}
    assert kinds[ids[1]]["type"] == "MultiPolygon"
    assert kinds[ids[4]] is None
    west, south = kinds[ids[1]]["coordinates"][0][0][0]
    assert 31 < west < 36
    assert 51.5 < south < 54.5
    assert "geomap" in data
    assert data["geomap"]["method"].startswith("What ")


def test_an_outline_is_saved_where_it_lies_however_coarse_the_page_has_it(
    open_page: OpenPage,
) -> None:
    ukraine = replace(BRYANSK, id="geonames:690791", name="Ukraine", level="country")
    far = replace(ukraine, country="UA", admin1=None, lon=32.0, lat=49.0)
    driver = open_page(made(claim(1), claim(2, locations=(located(far),))))
    _, text = saved(driver, "GeoJSON")
    boxes = [(30, 51.5, 36, 54.5), (22, 44, 40.5, 52.5)]
    for feature, (west, south, east, north) in zip(
        json.loads(text)["features"], boxes, strict=True
    ):
        corners = [
            corner
            for polygon in feature["geometry"]["coordinates"]
            for ring in polygon
            for corner in ring
        ]
        assert all(west < lon < east and south < lat < north for lon, lat in corners)
        assert max(lon for lon, _ in corners) - min(lon for lon, _ in corners) > 3


def test_the_shown_claims_are_saved_as_a_table_that_runs_nothing(open_page: OpenPage) -> None:
    hostile = replace(few().claims[0], quotes=(Span(start=0, end=4, text="=1+1"),))
    driver = open_page(made(hostile, *few().claims[1:3]))
    name, text = saved(driver, "CSV")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert name == "claims.csv"
    assert [row["quote"] for row in rows] == ["'=1+1", "They struck.", "Été, Київ"]
    assert [row["lon"] for row in rows] == ["34.98", "", ""]
    assert rows[0]["method"].startswith("What ")


def test_the_list_has_every_claim_once_with_the_reason_it_is_not_on_the_map(
    open_page: OpenPage,
) -> None:
    driver = open_page(few())
    click(driver, "#gm-tab-claims")
    heads = "#gm-panel-claims section:not([hidden]) .gm-part-head"
    assert words(driver, heads) == ["On the map4", "Not on the map1", "Silences and refusals1"]
    assert count(driver, "#gm-panel-claims [data-claim]") == 6
    assert words(driver, "#gm-panel-claims .gm-reason") == [
        "no entry by that name",
        "made no comment",
    ]
    row = words(driver, f"[data-claim='{few().claims[5].id}']")[0]
    assert "denied" in row
    assert "earlier strike" in row


def order(driver: "WebDriver") -> list[int]:
    return [
        int(one, 16)
        for one in js(
            driver,
            "return Array.from(document.querySelectorAll('[aria-labelledby=gm-h-drawn] "
            "[data-claim]'), (n) => n.dataset.claim)",
        )
    ]


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("day", [1, 2, 6, 3]),
        ("read", [1, 2, 3, 6]),
        ("place", [2, 6, 3, 1]),
        ("source", [1, 3, 2, 6]),
    ],
)
def test_the_list_is_sorted_as_the_reader_likes(
    open_page: OpenPage, key: str, wanted: Sequence[int]
) -> None:
    driver = open_page(few(), fragment="#tab=claims")
    set_field(driver, "#gm-sort-claims", key, "change")
    assert order(driver) == list(wanted)


def test_a_long_list_holds_few_rows_and_tells_how_many_there_are(open_page: OpenPage) -> None:
    driver = open_page(many(), fragment="#tab=claims")
    rows = "#gm-panel-claims .gm-virtual li"
    assert 5 < count(driver, rows) < 40
    first = (
        "return ['aria-setsize', 'aria-posinset'].map((n) => document.querySelector("
        "arguments[0]).getAttribute(n))"
    )
    assert js(driver, first, rows) == ["620", "1"]
    js(driver, "document.getElementById('gm-panel-claims').scrollTop = 30000")
    wait_for(driver, f"return document.querySelector('{rows}').ariaPosInSet > 200", seconds=3)
    assert count(driver, rows) < 40
    heights = (
        "return Array.from(new Set(Array.from(document.querySelectorAll(arguments[0]), ("
        "n) => n.offsetHeight)))"
    )
    assert js(driver, heights, rows) == [108]


def test_every_claim_of_a_long_list_is_reached_by_tab(open_page: OpenPage) -> None:
    driver = open_page(many(), fragment="#tab=claims")
    js(driver, "document.querySelector('#gm-panel-claims .gm-row').focus()")
    at = "return Number(document.activeElement.closest('li').ariaPosInSet)"
    for wanted in range(2, 30):
        press(driver, "TAB")
        assert js(driver, at) == wanted
    press(driver, "END")
    assert js(driver, at) == 620
    press(driver, "PAGE_UP", "ARROW_UP")
    assert js(driver, at) == 609
    # Away from the focus by wheel: Tab goes on from where the focus is, not from what is seen.
    js(driver, "document.getElementById('gm-panel-claims').scrollTop = 0")
    wait_for(driver, "return document.querySelector('.gm-virtual li').ariaPosInSet == 1", seconds=3)
    press(driver, "TAB")
    assert js(driver, at) == 610
    press(driver, "HOME")
    assert js(driver, at) == 1
    seen = (
        "const r = document.activeElement.getBoundingClientRect(); return r.top > 0 && r."
        "bottom < innerHeight"
    )
    assert js(driver, seen)


def test_a_row_keeps_the_focus_when_the_filters_change(open_page: OpenPage) -> None:
    driver = open_page(many(), fragment="#tab=claims")
    js(driver, "document.querySelectorAll('#gm-panel-claims .gm-row')[3].focus()")
    now = "return document.activeElement.dataset.claim"
    before = js(driver, now)
    js(driver, "document.getElementById('gm-st-denied').click()")
    assert js(driver, now) == before


def test_the_first_link_leads_past_the_map_to_the_list(open_page: OpenPage) -> None:
    driver = open_page(few())
    press(driver, "TAB")
    assert js(driver, "return document.activeElement.className") == "gm-skip"
    press(driver, "ENTER")
    assert js(driver, "return document.activeElement.dataset.claim") == few().claims[0].id


def test_arrow_keys_move_between_the_tabs(open_page: OpenPage) -> None:
    driver = open_page(few())
    js(driver, "document.getElementById('gm-tab-filters').focus()")
    press(driver, "ARROW_RIGHT")
    assert js(driver, "return document.activeElement.id") == "gm-tab-strikes"
    assert visible(driver, "#gm-panel-strikes")
    press(driver, "END", "ARROW_RIGHT")
    assert js(driver, "return document.activeElement.id") == "gm-tab-filters"


def test_on_a_phone_the_map_comes_first_and_every_control_is_large_enough(
    open_page: OpenPage,
) -> None:
    driver = open_page(few(), size=PHONE)
    assert visible(driver, "#gm-tab-map")
    assert js(driver, "return document.querySelector('#map_geomap').offsetHeight") > 500
    click(driver, "#gm-tab-filters")
    js(driver, "document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    small: list[Any] = js(
        driver,
        """
        const seen = { opacityProperty: true, visibilityProperty: true };
        const all = document.querySelectorAll(".gm-panel :is(button, input, select, summary)");
        return Array.from(all)
          .filter((n) => n.checkVisibility(seen) && n.getClientRects().length)
          .map((n) => (n.type === "checkbox" ? n.closest("label") : n))
          .filter((n) => n.getBoundingClientRect().height < 40)
          .map((n) => n.outerHTML.slice(0, 90));
        """,
    )
    assert small == []
    assert js(driver, "return document.documentElement.scrollWidth") == PHONE[0]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_counts_that_change_move_nothing(open_page: OpenPage, size: tuple[int, int]) -> None:
    driver = open_page(few(), size=size, fragment="#tab=filters")
    where = (
        "return Array.from(document.querySelectorAll('.gm-panel .gm-choice, .gm-panel h2'),"
        " (n) => Math.round(n.getBoundingClientRect().top * 10))"
    )
    before = js(driver, where)
    click(driver, "#gm-st-denied")
    click(driver, "#gm-contradicted")
    assert js(driver, where) == before


def test_without_its_script_the_page_is_a_picture_and_the_list(open_page: OpenPage) -> None:
    driver = open_page(few(), script=False)
    assert visible(driver, ".gm-still svg")
    assert count(driver, ".gm-plainlist li") == 6
    assert "They struck." in words(driver, ".gm-plainlist blockquote")
    assert not visible(driver, "#map_geomap")
    assert "Not on the map: no entry by that name" in words(driver, ".gm-plainlist .gm-reason")


def test_with_its_script_picture_and_list_are_for_print_alone(open_page: OpenPage) -> None:
    driver = open_page(few())
    assert not visible(driver, ".gm-still")
    assert not visible(driver, ".gm-plainlist")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert visible(driver, ".gm-still svg")
    assert visible(driver, ".gm-plainlist li:last-child")
    assert not visible(driver, ".gm-panel")
    assert not visible(driver, "#map_geomap")
    assert js(driver, "return getComputedStyle(document.body).overflow") == "visible"


def test_a_page_that_gets_no_frame_starts_all_the_same(
    open_page: OpenPage, driver: "WebDriver"
) -> None:
    spy = driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument",
        {"source": "window.requestAnimationFrame = () => 0;"},
    )
    try:
        assert status(open_page(few())) == "6 claims"
    finally:
        driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", spy)


def test_a_browser_that_cannot_unpack_says_so_and_keeps_picture_and_list(
    open_page: OpenPage, driver: "WebDriver"
) -> None:
    spy = driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument", {"source": "delete window.DecompressionStream;"}
    )
    try:
        driver = open_page(many(), script=False)  # waits for nothing
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        driver.refresh()
        wait_for(driver, "return !!document.querySelector('.gm-fault')")
    finally:
        driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", spy)
    assert "DecompressionStream" in words(driver, ".gm-fault")[0]
    assert visible(driver, ".gm-still svg")
    assert visible(driver, ".gm-plainlist")
    assert count(driver, ".gm-plainlist li") == OF_MANY
    assert (
        f"{len(many().claims) - OF_MANY} more claims" in words(driver, ".gm-plainlist .gm-note")[0]
    )


def test_in_a_sandboxed_frame_nothing_breaks(open_page: OpenPage) -> None:
    from geomap.render.html import page

    frame = json.dumps(page(few())).replace("<", "\\u003c")
    driver = open_page(
        f"<!DOCTYPE html><html class='gm-ready'><iframe sandbox='allow-scripts' "
        f"width=1200 height=800></iframe>"
        f"<script>document.querySelector('iframe').srcdoc = {frame};</script></html>"
    )
    driver.switch_to.frame(0)
    wait_for(driver, "return document.documentElement.classList.contains('gm-ready')")
    click(driver, "#gm-st-denied")
    click(driver, "#gm-tab-claims")
    click(driver, "#gm-panel-claims [data-claim]")
    js(driver, "return new Promise((done) => setTimeout(done, 400))")
    assert status(driver) == "5 of 6 claims"
    assert js(driver, "return window.faults || []") == []
    driver.switch_to.default_content()


def test_a_link_by_document_is_named_in_the_list_without_script(open_page: OpenPage) -> None:
    named = replace(few().claims[0], chain=(Link(name="The <b>Paper</b>", kind="publisher"),))
    hostile = replace(
        named, document=replace(named.document, title="{{ 7*7 }}<script>alert(1)</script>")
    )
    driver = open_page(made(hostile), script=False)
    assert any("{{ 7*7 }}<script>" in one for one in words(driver, ".gm-plainlist .gm-meta"))
