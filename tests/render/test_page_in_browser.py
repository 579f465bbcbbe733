"""The page as a reader meets it, in headless Chromium: what it shows, hides and never runs."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from page_data import claim, page_data, place, with_data

from geomap.pipeline import Result
from geomap.render.html import page

webdriver = pytest.importorskip(
    "selenium.webdriver", reason="the page was NOT tested in a browser: selenium is not installed"
)
if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="the page was NOT tested in a browser: no Chromium here"
    ),
]

HOSTILE = [
    "{{7*7}}</script><img src=x onerror=alert(1)>${alert(1)}",
    "<svg onload=alert(1)><script>alert(1)</script>",
    "javascript:alert(1)",
    "'\"><iframe srcdoc='<script>parent.alert(1)</script>'>`${alert(1)}`",
    "<!--<script>\u2028]]>&lt;b&gt;\\u003cb\\u003e\\",
    "\u202eright to left\u202c \u2067\u05e9\u05dc\u05d5\u05dd\u2069 \ufffd",
    "<style>@import 'https://a.test/x.css';</style><a href=javascript:alert(1)>x</a>",
    "__proto__ constructor %7B%00 =cmd|' /C calc'!A0",
]
# Alerts are counted instead of shown, before any script of the page runs.
SPY = "window.pwned = []; window.alert = (words) => window.pwned.push(String(words));"

FILLS = "return Array.from(document.querySelectorAll(arguments[0]), (n) => n.getAttribute('fill'))"

Open = Callable[..., "WebDriver"]


@pytest.fixture(scope="module")
def driver() -> Iterator["WebDriver"]:
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--force-prefers-reduced-motion",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    made = webdriver.Chrome(options=options, service=Service(DRIVER))
    made.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SPY})
    yield made
    made.quit()


@pytest.fixture(scope="module")
def seed_page(seed_result: Result) -> str:
    return page(seed_result)


@pytest.fixture
def shown(driver: "WebDriver", seed_page: str, tmp_path: Path) -> Open:
    """Return a function that opens the page with other data, at a size."""

    def open_page(
        data: dict[str, Any] | None = None,
        *,
        size: tuple[int, int] = (1280, 900),
        policy: bool = True,
        fragment: str = "",
    ) -> "WebDriver":
        text = with_data(seed_page, data, policy=policy) if data is not None else seed_page
        file = tmp_path / "map.html"
        file.write_text(text, encoding="utf-8")
        wide, high = size
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": wide, "height": high, "deviceScaleFactor": 1, "mobile": wide < 700},
        )
        driver.get("about:blank")
        log(driver)
        driver.get(file.as_uri() + fragment)
        return driver

    return open_page


def js(driver: "WebDriver", script: str, *args: object) -> Any:
    return driver.execute_script(script, *args)


def log(driver: "WebDriver") -> list[str]:
    """Return what the browser complained of since the last time."""
    entries = driver.get_log("browser")  # type: ignore[no-untyped-call]  # selenium's own lack
    return [entry["message"] for entry in entries]


def click(driver: "WebDriver", selector: str) -> None:
    js(driver, "document.querySelector(arguments[0]).click()", selector)


def words(driver: "WebDriver", selector: str) -> list[str]:
    found: list[str] = js(
        driver,
        "return Array.from(document.querySelectorAll(arguments[0]), (n) => n.textContent)",
        selector,
    )
    return found


def count(driver: "WebDriver", selector: str) -> int:
    return len(words(driver, selector))


def press(driver: "WebDriver", key: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    ActionChains(driver).send_keys(getattr(Keys, key)).perform()


def all_words(driver: "WebDriver") -> str:
    """Return all that the page can show: every tab, every sheet, every claim unfolded."""
    read: str = js(
        driver,
        """
        const seen = [];
        const note = () => {
          seen.push(document.body.innerText);
          for (const node of document.querySelectorAll("#gm-main *")) {
            if (!node.children.length) seen.push(node.textContent);
            for (const name of ["aria-label", "title"]) seen.push(node.getAttribute(name) || "");
          }
        };
        note();
        const unfold = () => {
          for (const d of document.querySelectorAll("details")) {
            d.open = true;
            d.dispatchEvent(new Event("toggle"));
          }
          note();
        };
        for (const tab of ["sources", "events", "claims"]) {
          document.getElementById("gm-tab-" + tab).click();
          note();
          const rows = document.querySelectorAll("#gm-panel-" + tab + " .gm-row").length;
          for (let i = 0; i < rows; i += 1) {
            document.querySelectorAll("#gm-panel-" + tab + " .gm-row")[i].click();
            unfold();
          }
        }
        for (const badge of Array.from(document.querySelectorAll("[data-shape]"))) {
          badge.click();
          unfold();
        }
        return seen.join("\\n");
        """,
    )
    return read


def assert_nothing_ran(driver: "WebDriver") -> None:
    js(driver, "return new Promise((done) => setTimeout(done, 50))")
    assert js(driver, "return window.pwned") == []
    assert js(driver, "return performance.getEntriesByType('resource').map((e) => e.name)") == []
    assert count(driver, "img, iframe, object, embed, link, form, base") == 0
    assert count(driver, "#gm-main script, #gm-main style, [onload], [onerror]") == 0
    assert count(driver, "a[href^='javascript' i]") == 0
    assert log(driver) == []


@pytest.mark.parametrize("policy", [True, False])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_strangers_words_are_shown_as_they_are_and_never_run(
    shown: Open, hostile: str, *, policy: bool
) -> None:
    said: list[str] = []

    def say(name: str) -> str:
        said.append(f"{name}: {hostile}")
        return said[-1]

    driver = shown(page_data(say, url=hostile), policy=policy)
    # Line ends and runs of blanks are the layout's; every character between them must be there.
    read = all_words(driver)
    assert [one for one in said if one not in read] == []
    assert hostile in read  # the address, which no field name precedes
    assert count(driver, ".gm-sheet a") == 0
    assert_nothing_ran(driver)


@pytest.mark.parametrize("field", ["color", "dark"])
def test_a_colour_that_is_no_colour_becomes_grey(shown: Open, field: str) -> None:
    data = page_data()
    for family in data["families"]:
        family[field] = "red;background:url(https://a.test/x.png)"
    driver = shown(data)
    styles = js(driver, "return document.querySelector('.gm-swatch').getAttribute('style')")
    assert "a.test" not in styles
    assert_nothing_ran(driver)


def test_keys_named_like_parts_of_objects_do_no_harm(shown: Open) -> None:
    data = json.loads(
        json.dumps(page_data()).replace('"s0"', '"__proto__"').replace('"p0"', '"constructor"')
    )
    driver = shown(data)
    assert words(driver, ".gm-status")[0].startswith("6 of 6 claims")
    assert count(driver, "path.gm-area") == 1
    assert_nothing_ran(driver)


def test_a_title_of_a_megabyte_is_shown_and_leaves_room_for_the_rest(shown: Open) -> None:
    long = "<b>x</b> " * 120_000
    data = page_data()
    data["claims"][0]["document"]["title"] = data["claims"][0]["headline"] = long
    driver = shown(data, fragment="#claim=c0")
    assert words(driver, ".gm-sheet-title") == [long]
    high, whole = js(
        driver,
        "return [document.querySelector('.gm-sheet-title').offsetHeight, window.innerHeight]",
    )
    assert high < whole / 2
    assert_nothing_ran(driver)


@pytest.mark.parametrize("url", ["https://a.test/x?q=<b>", "HTTP://a.test"])
def test_a_web_address_becomes_a_link_that_tells_its_host(shown: Open, url: str) -> None:
    driver = shown(page_data(url=url), fragment="#claim=c0")
    assert words(driver, ".gm-sheet a") == ["Open at a.test"]
    rel = js(driver, "return document.querySelector('.gm-sheet a').rel")
    assert rel == "noopener noreferrer nofollow"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " https://a.test",
        "data:text/html,x",
        "//a.test",
        "https://",
        "ftp://a.test",
    ],
)
def test_any_other_address_stays_text(shown: Open, url: str) -> None:
    driver = shown(page_data(url=url), fragment="#claim=c0")
    assert count(driver, ".gm-sheet a") == 0
    assert url in words(driver, ".gm-sheet dd")


def test_the_page_of_the_seeds_asks_for_nothing_and_breaks_no_rule(shown: Open) -> None:
    driver = shown()
    assert "Russian Ministry of Defence" in all_words(driver)
    assert count(driver, "path.gm-area") > 0
    assert_nothing_ran(driver)


def test_an_area_has_one_badge_and_no_other_mark(shown: Open) -> None:
    driver = shown(page_data(claims=[claim(0), claim(1, source="s1"), claim(2, source="s2")]))
    assert words(driver, ".leaflet-gm-badges-pane .gm-badge-level") == ["region · 3 claims"]
    assert count(driver, ".leaflet-gm-badges-pane > *") == 1
    assert count(driver, "path.gm-ring, .gm-dot, .leaflet-marker-pane > *") == 0
    # One outline for each family: two sources of one family would draw the same twice.
    assert count(driver, "path.gm-area") == 2
    hatches = js(
        driver,
        FILLS,
        "path.gm-area",
    )
    assert sorted(hatches) == ["url(#gm-hatch-1)", "url(#gm-hatch-2)"]


def test_a_settlement_is_a_ring_as_wide_as_it_is_and_one_mark(shown: Open) -> None:
    driver = shown(page_data())
    assert count(driver, "path.gm-ring") == 2  # a town, and a place of launch
    assert count(driver, ".gm-dot") == 2
    label = js(
        driver, "return document.querySelector('[data-shape=p1]').getAttribute('aria-label')"
    )
    assert label == "disc 1, settlement · 2 claims · contradicted"


def test_a_launch_place_is_never_filled_as_if_it_were_hit(shown: Open) -> None:
    both = [
        claim(0, places=[place("p0", role="launch")]),
        claim(1, places=[place("p2", role="debris")]),
    ]
    driver = shown(page_data(claims=both))
    fills = js(
        driver,
        FILLS,
        "path.leaflet-interactive",
    )
    assert fills == ["none", "none"]


def test_silences_and_unplaced_claims_are_listed_with_the_reason_and_not_drawn(shown: Open) -> None:
    driver = shown(page_data())
    click(driver, "#gm-tab-claims")
    assert words(driver, "#gm-panel-claims h2") == [
        "On the map4",
        "Not on the map1",
        "Silences and refusals1",
    ]
    assert words(driver, "#gm-panel-claims .gm-reason") == ["not drawn", "form"]
    click(driver, "[data-shape=p1]")
    assert "headline 5" not in words(driver, ".gm-sheet .gm-headline")


def test_earlier_strikes_and_contradictions_are_told_in_words(shown: Open) -> None:
    driver = shown(page_data())
    click(driver, "#gm-tab-claims")
    row = "return document.querySelector('[data-claim=c' + arguments[0] + ']').textContent"
    assert "earlier strike" in js(driver, row, 3)
    assert "contradicted" in js(driver, row, 0)
    assert "copy" in js(driver, row, 2)


def test_filters_change_map_lists_and_the_other_counts(shown: Open) -> None:
    driver = shown(page_data())
    counts = ".gm-source .gm-count"
    assert words(driver, counts) == ["4", "1", "1"]
    click(driver, ".gm-chip.gm-st-denied")
    assert words(driver, counts) == ["4", "1", "0"]
    assert words(driver, ".gm-chip.gm-st-denied .gm-count") == ["1"]
    click(driver, ".gm-chip.gm-st-denied")
    click(driver, "#gm-only")
    assert words(driver, counts) == ["1", "1", "0"]
    assert count(driver, "path.gm-area") == 1
    click(driver, ".gm-source input")
    assert count(driver, "path.gm-area, .gm-badge") == 0
    assert words(driver, ".gm-status")[0].startswith("1 of 6 claims")
    click(driver, ".gm-head2 .gm-small:last-child")
    assert count(driver, "path.leaflet-interactive, [data-shape]") == 0
    click(driver, ".gm-family:nth-of-type(1) .gm-small, .gm-head2 .gm-small")
    click(driver, "#gm-only")
    assert words(driver, ".gm-status")[0].startswith("6 of 6 claims")


def test_all_and_none_work_for_one_family_alone(shown: Open) -> None:
    driver = shown(page_data())
    click(driver, ".gm-family[aria-label='family 1'] .gm-small:last-child")
    checked = js(
        driver, "return Array.from(document.querySelectorAll('.gm-source input'), (n) => n.checked)"
    )
    assert checked == [True, False, False]
    assert words(driver, ".gm-status")[0].startswith("4 of 6 claims")


def test_the_search_finds_words_of_a_quote_whatever_their_case_and_marks(shown: Open) -> None:
    claims = [claim(0, quotes=["Été à KYJIV"]), claim(1)]
    driver = shown(page_data(claims=claims))
    js(
        driver,
        "const f = document.getElementById('gm-search'); f.value = 'kyjiv ete';"
        "f.dispatchEvent(new Event('input'));"
        "return new Promise((done) => setTimeout(done, 250))",
    )
    assert words(driver, ".gm-status")[0].startswith("1 of 2 claims")


def test_keys_alone_reach_a_mark_open_it_close_it_and_return(shown: Open) -> None:
    driver = shown(page_data())
    js(driver, "document.querySelector('.leaflet-container').focus()")
    focus = "return document.activeElement.dataset.shape || null"
    for _ in range(12):
        press(driver, "TAB")
        if js(driver, focus):
            break
    shape = js(driver, focus)
    assert shape is not None
    press(driver, "ENTER")
    assert js(driver, "return document.activeElement.id") == "gm-sheet-title"
    assert js(driver, "return document.querySelector('.gm-sheet').hidden") is False
    press(driver, "ESCAPE")
    assert js(driver, "return document.querySelector('.gm-sheet').hidden") is True
    assert js(driver, focus) == shape


def test_arrow_keys_move_between_the_views(shown: Open) -> None:
    driver = shown(page_data())
    js(driver, "document.getElementById('gm-tab-sources').focus()")
    press(driver, "ARROW_RIGHT")
    assert js(driver, "return document.activeElement.id") == "gm-tab-events"
    assert js(driver, "return document.getElementById('gm-panel-events').hidden") is False


def test_the_chosen_claim_stands_in_the_address_and_comes_back(shown: Open) -> None:
    driver = shown(page_data())
    click(driver, "#gm-tab-claims")
    click(driver, "[data-claim=c2]")
    assert js(driver, "return location.hash") == "#claim=c2"
    press(driver, "ESCAPE")
    assert js(driver, "return location.hash") == ""
    driver = shown(page_data(), fragment="#claim=c1")
    assert words(driver, ".gm-sheet-title") == ["headline 1"]


@pytest.mark.parametrize("fragment", ["#claim=%E0%A4%A", "#claim=", "#claim=nobody", "#<b>"])
def test_an_address_that_names_no_claim_opens_nothing(shown: Open, fragment: str) -> None:
    driver = shown(page_data(), fragment=fragment)
    assert js(driver, "return document.querySelector('.gm-sheet').hidden") is True
    assert_nothing_ran(driver)


def test_a_strike_shows_who_says_what_beside_each_other(shown: Open) -> None:
    driver = shown(page_data())
    click(driver, "#gm-tab-events")
    click(driver, "#gm-panel-events .gm-row")
    assert words(driver, ".gm-against caption strong") == ["contradiction field"]
    assert words(driver, ".gm-against .gm-condition") == ["contradiction condition"]
    rows = words(driver, ".gm-against tbody tr")
    assert rows == ["contradiction origincontradiction value claim", "another8 claim 1claim 2"]
    click(driver, ".gm-against [data-goto=c1]")
    assert words(driver, ".gm-sheet-title") == ["headline 1"]
    click(driver, ".gm-sheet-bar .gm-small")
    assert words(driver, ".gm-sheet-title") == ["event title"]


def test_on_a_phone_the_map_is_on_top_and_nothing_is_cut_off(shown: Open) -> None:
    driver = shown(page_data(), size=(390, 844))
    assert js(driver, "return document.documentElement.scrollWidth") <= 390
    click(driver, "#gm-tab-claims")
    edges = """
        const box = (s) => document.querySelector(s).getBoundingClientRect();
        const [map, panel] = [box(".folium-map"), box(".gm-panel")];
        return [map.bottom <= panel.top + 1, map.height > 200, panel.width];
        """
    assert js(driver, edges) == [True, True, 390]
    click(driver, "[data-claim=c0]")
    right = "return document.querySelector('.gm-sheet').getBoundingClientRect().right"
    assert js(driver, right) <= 390
    assert js(driver, "return document.documentElement.scrollWidth") <= 390


def test_ten_thousand_claims_make_few_rows_and_few_marks(shown: Open) -> None:
    shapes = ("p0", "p1", "p2")
    many = [
        claim(n, source=f"s{n % 3}", places=[place(shapes[n % 3])], disputed=n % 7 == 0)
        for n in range(10_000)
    ]
    driver = shown(page_data(claims=many))
    click(driver, "#gm-tab-claims")
    assert count(driver, "#gm-panel-claims .gm-row") == 200
    click(driver, "#gm-panel-claims .gm-more")
    assert count(driver, "#gm-panel-claims .gm-row") == 400
    assert count(driver, "path.leaflet-interactive") == 3
    took = js(
        driver,
        "const t = performance.now(); document.querySelector('.gm-chip').click();"
        "return performance.now() - t",
    )
    assert took < 2000


def test_a_page_without_claims_says_so(shown: Open) -> None:
    driver = shown(page_data(claims=[]) | {"events": [], "shapes": {}, "view": None, "as_of": None})
    click(driver, "#gm-tab-claims")
    assert words(driver, "#gm-panel-claims") == ["No claim passes the filters."]
    assert words(driver, ".gm-status") == ["0 of 0 claims shown"]
    assert_nothing_ran(driver)


def test_a_crowded_map_makes_four_hundred_marks_and_tells_of_the_rest(shown: Open) -> None:
    data = page_data(claims=[claim(n, places=[place(f"q{n}")]) for n in range(450)])
    disc = data["shapes"]["p1"]
    for n in range(450):
        at = [30 + (n % 30) / 5, 52 + (n // 30) / 8]
        data["shapes"][f"q{n}"] = disc | {"center": at}
    driver = shown(data)
    assert count(driver, ".gm-dot") == 400
    told = words(driver, ".gm-crowd")
    assert told == ["50 further places drawn as dots: zoom in to open them"]


def test_areas_that_share_their_middle_keep_badges_that_do_not_overlap(shown: Open) -> None:
    data = page_data(claims=[claim(n, places=[place(f"a{n}")]) for n in range(4)])
    for n in range(4):
        data["shapes"][f"a{n}"] = data["shapes"]["p0"] | {"name": f"Area {n}"}
    driver = shown(data)
    boxes = js(
        driver,
        """return Array.from(document.querySelectorAll(".gm-badge"), (node) => {
          const box = node.getBoundingClientRect();
          return [box.left, box.top, box.right, box.bottom];
        })""",
    )
    assert len(boxes) == 4
    apart = [
        a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        for n, a in enumerate(boxes)
        for b in boxes[:n]
    ]
    assert all(apart)
