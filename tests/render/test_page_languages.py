"""The page in Russian and Ukrainian in Chromium: no English of ours is left, nothing is cut off."""

from functools import cache
from typing import TYPE_CHECKING

import cyrillic
import pytest
from browser import PHONE, OpenPage, assert_quiet, click, js, marks, wait_for

from geomap.gazetteer import Gazetteer
from geomap.pipeline import Result

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = marks
in_both = pytest.mark.parametrize("lang", ["ru", "uk"])
# Names of formats, standards, data and programs, and codes of countries.
NAMES = tuple(
    "GeoJSON CSV Leaflet BSD-2-Clause GeoNames CLDR Unicode ISO RU UA Natural Earth HTML".split()
)
FILES = ("claims.geojson", "claims.csv")
# All that the page tells, shown or not: texts, and what a screen reader says of elements. The names
# that GeoNames gives to towns, regions and seas of the base map are data.
TOLD = """
const told = [];
const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const data = "script, style, #gm-still-towns, #gm-still-regions, #gm-still-sea-names";
  if (!walk.currentNode.parentElement.closest(data)) told.push(walk.currentNode.data);
}
for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext"]) {
  const nodes = document.querySelectorAll("[" + name + "]");
  for (const node of nodes) told.push(node.getAttribute(name));
}
return told.map((text) => text.trim()).filter(Boolean);
"""
# A sheet after the other, and all the panes of its table.
OPEN_ALL = """
const done = arguments[arguments.length - 1];
const told = [];
const seen = () => { %s };
const wait = (ms) => new Promise((go) => setTimeout(go, ms));
(async () => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  told.push(...seen());
  for (const tab of ["strikes", "claims"]) {
    document.getElementById("gm-tab-" + tab).click();
    const rows = document.querySelectorAll("#gm-panel-" + tab + " .gm-row").length;
    for (let n = 0; n < rows; n += 1) {
      document.querySelectorAll("#gm-panel-" + tab + " .gm-row")[n].click();
      while (/…/.test(document.querySelector(".gm-sheet-status").textContent)) await wait(5);
      for (const cell of document.querySelectorAll(".gm-sheet .gm-cell")) {
        cell.click();
        told.push(document.querySelector(".gm-panerow:not([hidden])").textContent);
      }
      told.push(...seen());
    }
  }
  document.querySelector(".gm-close").click();
  for (const tag of document.querySelectorAll(".gm-tag[data-shape]")) {
    tag.click();
    await wait(5);
    told.push(...seen());
  }
  for (const key of ["source", "level", "place"]) {
    const sort = document.getElementById("gm-sort-claims");
    sort.value = key;
    sort.dispatchEvent(new Event("change"));
  }
  document.getElementById("gm-search").value = "нет такого слова";
  document.getElementById("gm-search").dispatchEvent(new Event("input"));
  await wait(400);
  told.push(...seen());
  done(Array.from(new Set(told)));
})();
"""


@cache
def result(lang: str) -> Result:
    return cyrillic.result(lang)


def _latin(told: list[str], *names: str) -> dict[str, list[str]]:
    credit = [*Gazetteer().credits().split(), *NAMES, *FILES, *names]
    found = {text: cyrillic.latin(text, *credit) for text in told}
    return {text: words for text, words in found.items() if words}


@in_both
def test_no_english_is_left_on_the_page_its_sheets_and_lists(
    open_page: OpenPage, lang: str
) -> None:
    driver = open_page(result(lang))
    assert _cut_off(driver) == []
    told = _everything(driver)
    assert len(told) > 200
    assert _latin(told, "test") == {}  # a reason that the builders give
    assert js(driver, "return document.documentElement.lang") == lang
    assert_quiet(driver)


@in_both
def test_no_word_of_the_table_is_broken(open_page: OpenPage, lang: str) -> None:
    driver = open_page(result(lang))
    click(driver, "#gm-tab-strikes")
    click(driver, "#gm-panel-strikes .gm-row")
    wait_for(driver, "return document.querySelectorAll('.gm-matrix tbody th').length > 5")
    broken = js(
        driver,
        "const wide = document.createRange();"
        "return Array.from(document.querySelectorAll('.gm-matrix tbody th'), (n) => {"
        "  const text = n.firstChild, at = [];"
        "  for (const word of text.data.matchAll(/\\S+/g)) {"
        "    wide.setStart(text, word.index); wide.setEnd(text, word.index + word[0].length);"
        "    if (wide.getClientRects().length > 1) at.push(word[0]);"
        "  } return at; }).flat()",
    )
    assert broken == []


def _everything(driver: "WebDriver") -> list[str]:
    driver.set_script_timeout(30)
    told: list[str] = driver.execute_async_script(OPEN_ALL % TOLD)
    return told


def test_no_button_or_heading_is_cut_off_on_a_phone(open_page: OpenPage) -> None:
    driver = open_page(result("ru"), size=PHONE)
    assert _cut_off(driver) == []


def _cut_off(driver: "WebDriver") -> list[str]:
    """Return the words of controls and headings that have not all their room."""
    wait_for(driver, "return document.querySelectorAll('.gm-tab').length > 2")
    assert js(driver, "return document.documentElement.scrollWidth <= window.innerWidth")
    cut: list[str] = js(
        driver,
        "return Array.from(document.querySelectorAll('.gm-tab, .gm-small, .gm-chip, h2'), (n) => n)"
        ".filter((n) => n.checkVisibility() && getComputedStyle(n).overflow !== 'visible'"
        " && n.scrollWidth > n.clientWidth + 1).map((n) => n.textContent)",
    )
    return cut
