"""The map as a reader meets it: what is drawn where, what a pointer finds, what makes way."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import DESK, PHONE, OpenPage, assert_quiet, click, count, js, marks, wait_for, words
from builders import BRYANSK, KARACHEV, claim, located

from geomap.layers.symbols import symbols
from geomap.model import DateInterval, Place
from geomap.pipeline import Result, from_claims

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = marks
SHEET = ".gm-sheet:not([hidden])"
TAGS = ".leaflet-pane .gm-tag"
# A canvas's pixel [red, green, blue, opacity] at a place on the map.
PIXEL = """
const [pane, lat, lon, dx, dy] = arguments;
const canvas = document.querySelector(`.leaflet-${pane}-pane canvas`);
const from = canvas.getBoundingClientRect();
const box = map_geomap.getContainer().getBoundingClientRect();
const at = map_geomap.latLngToContainerPoint([lat, lon]);
const ratio = canvas.width / from.width;
const x = (box.left + at.x + dx - from.left) * ratio, y = (box.top + at.y + dy - from.top) * ratio;
return Array.from(canvas.getContext("2d").getImageData(Math.round(x), Math.round(y), 1, 1).data);
"""
# All boxes of an element's kind that can be seen, in the window's pixels.
BOXES = """
return Array.from(document.querySelectorAll(arguments[0]), (n) => n.getBoundingClientRect())
  .filter((b) => b.width && b.height).map((b) => [b.left, b.top, b.right, b.bottom]);
"""
LABELS = """
return Array.from(document.querySelectorAll(arguments[0]), (n) => n.getAttribute("aria-label"));
"""
POINT = """
const box = map_geomap.getContainer().getBoundingClientRect();
const at = map_geomap.latLngToContainerPoint([arguments[0], arguments[1]]);
return [Math.round(box.left + at.x), Math.round(box.top + at.y)];
"""
UKRAINE = Place(
    id="geonames:690791", name="Ukraine", level="country", country="UA", lon=32.0, lat=49.0
)
KARACHEV_AT = (53.12, 34.98)
GROUND_THERE = ("gm-ground", *KARACHEV_AT, 0, 0)


def strikes(many: int) -> Result:
    """Return claims of so many strikes of different days at Karachev."""
    days = [f"2024-{month:02}-05" for month in range(1, many + 1)]
    return from_claims(
        [
            claim(
                n,
                locations=(located(KARACHEV, radius_m=3000.0),),
                date=DateInterval(earliest=day, latest=day, basis="stated"),
            )
            for n, day in enumerate(days, 1)
        ]
    )


def pointer(driver: "WebDriver", kind: str, at: tuple[float, float], dx: int = 0) -> None:
    """Move or click the mouse at a place of the map."""
    x, y = js(driver, POINT, *at)
    if kind == "mousePressed":
        mouse(driver, "mouseMoved", x + dx, y)
        mouse(driver, "mousePressed", x + dx, y)
        mouse(driver, "mouseReleased", x + dx, y)
    else:
        mouse(driver, kind, x + dx, y)


def mouse(driver: "WebDriver", kind: str, x: float, y: float) -> None:
    button: dict[str, Any] = {} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
    command = {"type": kind, "x": x, "y": y, **button}
    driver.execute_cdp_cmd("Input.dispatchMouseEvent", command)


def touching(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def test_the_symbols_that_the_script_is_tested_with_are_ours() -> None:
    held = json.loads((Path(__file__).parent / "js" / "symbols.json").read_text(encoding="utf-8"))
    assert held == symbols()


def test_an_area_is_a_tag_in_words_and_never_a_mark_on_a_spot(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    told = words(driver, TAGS)
    assert any("somewhere in Bryansk Oblast" in one and "contradicted" in one for one in told)
    assert any("western part of Kursk Oblast" in one for one in told)
    assert not any("in Russia" in one for one in told)
    # Nothing of a mark stands on the capital of the region.
    assert js(driver, PIXEL, "gm-marks", 53.252, 34.372, 14, -14)[:3] != [255, 255, 255]
    assert_quiet(driver)


def test_what_names_only_a_country_is_in_the_strip_and_opens_its_claims(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    strip = words(driver, ".gm-strip .gm-wide")
    assert any(one.startswith("Russia · ") for one in strip)
    click(driver, ".gm-strip .gm-wide")
    wait_for(driver, f"return !!document.querySelector('{SHEET}')")
    assert "Russia" in words(driver, f"{SHEET} .gm-sheet-title")[0]


@pytest.mark.parametrize("size", [DESK, (900, 700), PHONE], ids=["desk", "small", "phone"])
def test_tags_cover_neither_each_other_nor_the_controls(
    open_page: OpenPage, seed_result: Result, size: tuple[int, int]
) -> None:
    driver = open_page(seed_result, size=size)
    tags = js(driver, BOXES, TAGS)
    others = js(driver, BOXES, ".gm-strip > *, .leaflet-control")
    room = js(driver, BOXES, "#map_geomap")[0]
    assert tags
    for n, tag in enumerate(tags):
        assert not any(touching(tag, other) for other in tags[n + 1 :] + others)
        assert tag[0] >= room[0]
        assert tag[2] <= room[2]


def test_a_click_on_a_mark_opens_its_strike_and_hovering_names_it(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    pointer(driver, "mouseMoved", KARACHEV_AT)
    wait_for(driver, "return !document.querySelector('.gm-tip').hidden")
    assert "contradicted" in words(driver, ".gm-tip")[0]
    assert js(driver, "return getComputedStyle(map_geomap.getContainer()).cursor") == "pointer"
    pointer(driver, "mousePressed", KARACHEV_AT)
    wait_for(driver, f"return !!document.querySelector('{SHEET}')")
    assert "Karachev" in words(driver, f"{SHEET} .gm-sheet-title")[0]
    assert_quiet(driver)


def test_a_click_inside_a_hatched_area_opens_it(open_page: OpenPage, seed_result: Result) -> None:
    driver = open_page(seed_result)
    pointer(driver, "mousePressed", (53.6, 33.6))
    wait_for(driver, f"return !!document.querySelector('{SHEET}')")
    assert "Bryansk Oblast" in words(driver, ".gm-tag.gm-chosen")[0]  # the strike told of there


def test_four_strikes_stand_around_their_place_and_five_are_one_mark(open_page: OpenPage) -> None:
    driver = open_page(strikes(4))
    ring = [js(driver, PIXEL, "gm-marks", *KARACHEV_AT, dx, dy)[3] for dx, dy in
            ((-25, -25), (25, -25), (-25, 25), (25, 25))]  # fmt: skip
    assert ring == [255] * 4  # the paper of four marks
    driver = open_page(strikes(5))
    assert js(driver, PIXEL, "gm-marks", *KARACHEV_AT, 25, 25)[3] < 255
    pointer(driver, "mousePressed", KARACHEV_AT)
    wait_for(driver, f"return !!document.querySelector('{SHEET}')")
    assert "Karachev" in words(driver, f"{SHEET} .gm-sheet-title")[0]
    pointer(driver, "mouseMoved", KARACHEV_AT)
    wait_for(driver, "return !document.querySelector('.gm-tip').hidden")
    assert "5 strikes" in words(driver, ".gm-tip")[0]


def test_what_is_filtered_away_is_off_the_map(open_page: OpenPage) -> None:
    driver = open_page(strikes(1))
    assert js(driver, PIXEL, "gm-marks", *KARACHEV_AT, 0, 10)[3] > 0
    click(driver, "#gm-st-claimed")
    wait_for(driver, "return document.querySelector('.gm-status').textContent.includes('0 of 1')")
    assert js(driver, PIXEL, "gm-marks", *KARACHEV_AT, 0, 10)[3] == 0


def test_an_area_without_claims_left_has_no_tag(open_page: OpenPage) -> None:
    driver = open_page(from_claims([claim(1, locations=(located(BRYANSK),))]))
    assert count(driver, TAGS) == 1
    click(driver, "#gm-st-claimed")
    wait_for(driver, f"return !document.querySelector('{TAGS}')")


def test_a_pan_finds_ground_on_every_side_at_once(open_page: OpenPage, seed_result: Result) -> None:
    driver = open_page(seed_result)
    before = js(driver, PIXEL, "gm-ground", *KARACHEV_AT, 0, 0)
    assert before[3] == 255
    js(driver, "map_geomap.panBy([400, 0], { animate: false })")
    edge = js(driver, "return map_geomap.getBounds().pad(-0.02).toBBoxString()").split(",")
    for lon in (float(edge[0]), float(edge[2])):
        assert js(driver, PIXEL, "gm-ground", 53.0, lon, 0, 0)[3] == 255


def test_dark_and_light_are_repainted_without_a_reload(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    light = js(driver, PIXEL, *GROUND_THERE)
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    assert light[0] > 200
    # The event comes with the browser's next frame.
    wait_for(
        driver, f"return (function () {{{PIXEL}}}).apply(null, arguments)[0] < 80", *GROUND_THERE
    )


def test_what_is_looked_at_stands_out_and_is_not_under_the_sheet(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    js(driver, "map_geomap.setView([53.1, 30.0], 8, { animate: false })")
    event = next(event for event in seed_result.events if event.contradictions)
    js(driver, "location.hash = arguments[0]", f"#strike={event.id}")
    wait_for(driver, f"return !!document.querySelector('{SHEET}')")
    wait_for(driver, "return !!document.querySelector('.gm-tag.gm-chosen')")
    sheet = js(driver, BOXES, SHEET)[0]
    wait_for(driver, f"return ({_SEEN})({json.dumps(KARACHEV_AT)}, {sheet[0]})")
    assert_quiet(driver)


_SEEN = """(([lat, lon], left) => {
  const box = map_geomap.getContainer().getBoundingClientRect();
  const at = map_geomap.latLngToContainerPoint([lat, lon]);
  return at.x > 0 && at.y > 0 && at.y < box.height && box.left + at.x < left;
})"""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_area_is_a_mark_without_its_name_and_those_left_out_are_counted(
    open_page: OpenPage, seed_result: Result, size: tuple[int, int]
) -> None:
    driver = open_page(seed_result, size=size)
    js(driver, "map_geomap.setZoom(4.5, { animate: false })")
    wait_for(driver, "return !!document.querySelector('.gm-strip .gm-rest')")
    assert all("Oblast" in one for one in words(driver, TAGS))
    assert "more area" in words(driver, ".gm-strip .gm-rest")[0]
    click(driver, ".gm-strip .gm-rest")
    wait_for(driver, "return !!document.querySelector('#gm-tab-strikes[aria-selected=true]')")
    assert_quiet(driver)


def test_a_part_of_a_country_is_hatched_and_its_label_stands_where_it_is_seen(
    open_page: OpenPage,
) -> None:
    east = located(UKRAINE, relation="eastern part of")
    driver = open_page(from_claims([claim(1), claim(2, locations=(east,))]))
    js(driver, "map_geomap.setView([49.5, 38.0], 7, { animate: false })")
    wait_for(driver, f"return document.querySelector('{TAGS}')")
    assert any("eastern part of Ukraine" in one for one in words(driver, TAGS))
    drawn = {tuple(js(driver, PIXEL, "gm-marks", 49.5, 37.2, n, 0)) for n in range(24)}
    assert len(drawn) > 1


def test_the_selected_mark_is_not_under_the_strip(open_page: OpenPage) -> None:
    ukraine = located(UKRAINE)
    made = from_claims(
        [claim(1, locations=(located(KARACHEV, radius_m=3000.0),)), claim(2, locations=(ukraine,))]
    )
    driver = open_page(made, size=PHONE)
    js(driver, "map_geomap.setView([48.6, 34.98], 6, { animate: false })")
    pan = "const p = map_geomap.latLngToContainerPoint([53.12, 34.98]); "
    js(driver, pan + "map_geomap.panBy([0, p.y - 30], { animate: false })")
    click(driver, "#gm-tab-strikes")
    click(driver, "[data-event]")
    held = "const b = document.querySelector('.gm-strip').lastElementChild.getBoundingClientRect();"
    top = "const t = map_geomap.getContainer().getBoundingClientRect().top;"
    wait_for(driver, f"{pan}{held}{top} return b.bottom > t && p.y > b.bottom - t + 10")


def test_a_tag_keeps_the_focus_when_the_map_is_drawn_anew(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    js(driver, "document.querySelector(arguments[0]).focus()", TAGS)
    held = js(driver, "return document.activeElement.dataset.shape")
    js(driver, "map_geomap.panBy([10, 5], { animate: false })")
    assert js(driver, "return document.activeElement.dataset.shape") == held


def test_each_tag_says_who_says_so_to_a_screen_reader(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    said = js(driver, LABELS, TAGS)
    assert any("Bryansk Oblast" in one and "origin" in one for one in said)
    assert all(one for one in said)


def test_on_a_phone_there_is_no_inset_and_the_credit_is_not_cut(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result, size=PHONE)
    assert js(driver, BOXES, ".gm-inset") == []
    [credit] = js(driver, BOXES, ".gm-credit:not(.gm-tiles-credit)")
    assert credit[0] >= 0
    driver = open_page(seed_result)
    assert len(js(driver, BOXES, ".gm-inset")) == 1


def test_the_credit_leads_to_the_foot_and_leaves_the_address(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    before = js(driver, "return location.hash")
    click(driver, ".gm-credit a")
    assert js(driver, "return document.activeElement.id") == "gm-foot"
    assert js(driver, "return location.hash") == before


def test_without_any_claim_the_map_is_still_there(open_page: OpenPage) -> None:
    driver = open_page(from_claims([]))
    assert count(driver, TAGS) == 0
    assert js(driver, PIXEL, "gm-ground", 50.0, 10.0, 0, 0)[3] == 255
    assert_quiet(driver)


def test_the_strip_and_the_credit_stand_beside_the_sheet_not_under_it(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    pointer(driver, "mousePressed", KARACHEV_AT)
    wait_for(driver, "return !!document.querySelector('.gm-covered')")
    [sheet] = js(driver, BOXES, SHEET)
    for shown in js(driver, BOXES, ".gm-strip > *, .gm-credit, .leaflet-pane .gm-tag"):
        assert shown[2] <= sheet[0]
