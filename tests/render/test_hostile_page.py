"""Strangers' words in every field of claims, documents, events and places: shown, and never run.

The page is opened in a browser that reports every request. What must be shown is not listed here:
it is every text of the page's own data, and every text of the records is filled by its type.
"""

import base64
import dataclasses
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

import folium
import pytest
from browser import (
    CHROMIUM,
    DRIVER,
    FLAGS,
    SPY,
    OpenPage,
    assert_quiet,
    count,
    js,
    log,
    marks,
    wait_for,
    words,
)
from builders import BRYANSK, KARACHEV, claim, exactly, located

from geomap.errors import OutputError
from geomap.model import (
    Alternative,
    Claim,
    Confidence,
    Count,
    Edit,
    Effect,
    Hedge,
    Link,
    SecondPlace,
    Span,
    Target,
)
from geomap.pipeline import Result, from_claims
from geomap.render.html import offline_map, page

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = marks
HOSTILE = {
    "script": "</script><script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "picture": "<svg onload=alert(1)><a xlink:href=javascript:alert(1)>",
    "backtick": "`+alert(1)+`",
    "dollar": "${alert(1)}#{alert(1)}",
    "quotes": '"\'><iframe srcdoc="<script>parent.alert(1)</script>">',
    "comment": "<!--<script>-->]]>&lt;b&gt;\\u003cb\\u003e\\",
    "template": "{{7*7}}{% print(7*7) %}{{ self.__init__ }}",
    "style": "</style><style>@import 'https://a.test/x.css';*{display:none}</style>",
    "link": "javascript:alert(1)",
    "data link": "data:text/html,<script>alert(1)</script>",
    "surrogate": "half \ufffd a character",
    "right to left": "\u202etxet\u202c \u2067\u05e9\u05dc\u05d5\u05dd\u2069",
    "line ends": "one\u2028two\u2029three\u0085four",
    "object": "__proto__ constructor %7B%00",
    "form": "<form action=https://a.test><input autofocus onfocus=alert(1)><base href=//a.test/>",
}
# One after the other, and the other way round: what an open comment or quotation mark would hide of
# one of them stands free in the other.
JOINED = {"all": " ".join(HOSTILE.values()), "backwards": " ".join(reversed(HOSTILE.values()))}
# What stands in the data for the script's own use, for downloads and for links.
UNSHOWN = ("id", "key", "as_of", "path")
# A weapon's cell is shown in parts.
PARTS = re.compile(r" \u2014 |, supplied by ")
LONG = 1_000_000


def filled(value: Any, words: str, path: str = "") -> Any:
    """Return a record with words in each of its free texts, told apart by the field's name."""
    if isinstance(value, tuple):
        return tuple(filled(one, words, path) for one in value)
    if isinstance(value, dict):
        return {key: filled(one, words, f"{path}.{key}") for key, one in value.items()}
    if not dataclasses.is_dataclass(value):
        return value
    hints = get_type_hints(type(value))
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        now, where = getattr(value, field.name), f"{path}.{field.name}"
        if field.name in _KEPT or _is_closed(hints[field.name]):
            continue
        if _takes_text(hints[field.name]):
            changes[field.name] = f"{where[1:]} {words}"
        else:
            changes[field.name] = filled(now, words, where)
    changed: Any = replace(value, **changes)  # type: ignore[type-var]  # a record, as asked above
    return changed


# Days are checked where they are read; ids tie records together; `relation` is read for its words.
_KEPT = frozenset(
    "schema id earliest latest published relation event agree contradict denied_by claims".split()
)


def _is_closed(hint: Any) -> bool:
    return any(get_origin(one) is Literal for one in (hint, *get_args(hint)))


def _takes_text(hint: Any) -> bool:
    return hint is str or (get_origin(hint) in (Union, type(str | None)) and str in get_args(hint))


def hostile_result(words: str, *, many: int = 4) -> Result:
    """Return claims of which every text is hostile, on two strikes, one of them contradicted."""
    claims = [filled(_full(number), words) for number in range(many)]
    for number, one in enumerate(claims):
        document = replace(one.document, id=f"d{number} {words}", url=_url(number, words))
        speaker = replace(one.claimant, name=f"{number}: {words}", country=f"{number % 3}{words}")
        claims[number] = replace(one, document=document, claimant=speaker)
    result = from_claims(claims)
    events = tuple(
        replace(filled(one, words, ".event"), origins=one.origins) for one in result.events
    )
    assert any(one.contradictions for one in events)
    return replace(result, events=events)


def _url(number: int, words: str) -> str:
    return words if number else f"https://a.test/?q={words}"


def _full(number: int) -> Claim:
    """Return a claim that has something in every field; some differ in their numbers."""
    quote = "They struck six."
    place = located(
        KARACHEV if number % 2 else BRYANSK,
        start=0,
        end=4,
        radius_m=2500.0 if number % 2 else None,
        what="impact",
        other=SecondPlace(text="They", start=0, end=4),
        within=(Span(text="They", start=0, end=4),),
        alternatives=(_alternative(),),
        counts={"killed": exactly(number + 1)},
    )
    unplaced = located(None, start=0, end=4, role="launch")
    given = claim(number + 1)
    return replace(
        given,
        quotes=(Span(start=0, end=len(quote), text=quote),),
        chain=(
            Link(name="p", kind="publisher"),
            Link(name="l", kind="media", text="They", verb=Span(start=5, end=11, text="struck")),
        ),
        claimant=replace(given.claimant, side="s", country="RU" if number % 2 else "UA"),
        review="seen",
        edits=(Edit(action="note", was="a", now="b", by="c", at="d", reason="e"),),
        hedges=(Hedge(text="They", start=0, end=4, by="claimant", field="f"),),
        attacker="UA",
        targets=(Target(kind="depot", text="They", start=0, end=4),),
        effects=(Effect(kind="fire", text="They", start=0, end=4),),
        date=replace(given.date, text="They", start=0, end=4),
        counts={
            "launched": Count(low=None, high=None, bound="several", text="six", start=12, end=15),
            "killed": replace(exactly(number + 1), scope="wave"),
            "intercepted": exactly(number + 1),
        },
        locations=(place, unplaced),
        confidence=Confidence(
            level="disputed", reasons=("r",), source_reliability="A", admiralty="B2"
        ),
    )


def _alternative() -> Alternative:
    place = KARACHEV
    return Alternative(
        id="geonames:1",
        name=place.name,
        level=place.level,
        country=place.country,
        lon=place.lon,
        lat=place.lat,
        probability=0.1,
    )


@pytest.fixture(scope="module")
def driver() -> "Iterator[WebDriver]":
    """Return a browser that reports each request; it takes the place of the shared one here."""
    webdriver = pytest.importorskip("selenium.webdriver")
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    made = webdriver.Chrome(options=options, service=Service(DRIVER))
    made.set_script_timeout(120)
    made.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SPY})
    yield made
    made.quit()


def requests(driver: "WebDriver") -> list[str]:
    """Return the addresses that the browser asked for since the last time.

    What the page's policy forbade is announced too, but never asked for.
    """
    asked: dict[str, str] = {}
    for entry in driver.get_log("performance"):  # type: ignore[no-untyped-call]  # selenium's own
        message = json.loads(entry["message"])["message"]
        told = message["params"]
        if message["method"] == "Network.requestWillBeSent":
            asked[told["requestId"]] = told["request"]["url"]
        if message["method"] == "Network.loadingFailed" and told.get("blockedReason") == "csp":
            asked.pop(told["requestId"], None)
    return list(asked.values())


def data_of(text: str) -> dict[str, Any]:
    """Return the page's data, unpacked where it is packed."""
    block = re.search(r'id="geomap-data">(.*?)</script>', text, re.DOTALL)
    assert block is not None
    data: dict[str, Any] = json.loads(block[1])
    if "packed" not in data:
        return data
    details = {name: [_unpacked(one) for one in data[name]] for name in ("details", "eventDetails")}
    return {**_unpacked(data["head"]), **details}


def _unpacked(text: str) -> Any:
    return json.loads(zlib.decompress(base64.b64decode(text), -zlib.MAX_WBITS))


def texts(value: Any, words: str, key: str = "") -> Iterator[str]:
    """Yield each hostile text of the data that readers are to see."""
    if isinstance(value, str):
        if key not in UNSHOWN and not value.startswith("https://"):
            yield from (part for part in PARTS.split(value) if words in part)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from texts(one, words, name)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one, words, key)


# Opens every row, sheet, area and cell, and strikes out what has been seen verbatim. The picture
# and the list that stand without the script are passed over: the script does not show them.
READ = """
const [wanted, most, done] = [new Set(arguments[0]), arguments[1], arguments[2]];
const pause = () => new Promise((go) => setTimeout(go, 15));
const skipped = (n) => n.closest("script, style, .gm-still, .gm-plainlist");
const look = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const parts = [];
  for (let n = walker.nextNode(); n; n = walker.nextNode()) {
    if (!skipped(n.parentElement)) parts.push(n.data);
  }
  const told = [parts.join("")];
  for (const n of document.body.querySelectorAll("[aria-label], [title]")) {
    if (!skipped(n)) told.push(n.getAttribute("aria-label") || "", n.getAttribute("title") || "");
  }
  for (const one of wanted) if (told.some((text) => text.includes(one))) wanted.delete(one);
};
const unfold = async () => {
  await pause();
  for (let round = 0; round < 3; round += 1) {
    for (const d of document.querySelectorAll("details:not([open])")) d.open = true;
    await pause();
    look();
  }
  for (const cell of Array.from(document.querySelectorAll(".gm-sheet .gm-cell"))) {
    cell.click();
    await pause();
    look();
  }
};
(async () => {
  look();
  const tabs = [["filters", null], ["strikes", "[data-event]"], ["claims", "[data-claim]"]];
  for (const [tab, row] of tabs) {
    document.getElementById("gm-tab-" + tab).click();
    await unfold();
    const rows = row ? document.querySelectorAll("#gm-panel-" + tab + " " + row).length : 0;
    for (let i = 0; i < Math.min(rows, most); i += 1) {
      document.querySelectorAll("#gm-panel-" + tab + " " + row)[i].click();
      await unfold();
    }
  }
  const areas = document.querySelectorAll("[data-shape]").length;
  for (let i = 0; i < Math.min(areas, most); i += 1) {
    const found = document.querySelectorAll("[data-shape]")[i];
    if (found) found.click();
    await unfold();
  }
  return Array.from(wanted);
})().then(done, (fault) => done(["fault: " + fault]));
"""


def unseen(driver: "WebDriver", wanted: list[str], *, most: int = 100) -> list[str]:
    """Return which of the texts the page shows nowhere, so many of each list opened."""
    found: list[str] = driver.execute_async_script(READ, wanted, most)
    return found


def assert_nothing_ran(driver: "WebDriver") -> None:
    """Assert that no script but ours ran, nothing was asked for, and no rule was broken."""
    assert_quiet(driver)
    assert (
        count(driver, "img, iframe, object, embed, form, base, link, meta[http-equiv=refresh]") == 0
    )
    assert count(driver, "#gm-main script, #gm-main style, [onload], [onerror], [onfocus]") == 0
    assert js(driver, READ_LINKS) == []
    asked = [one for one in requests(driver) if not one.startswith(("data:", "blob:", "about:"))]
    assert {one.partition(":")[0] for one in asked} <= {"file"}
    assert len({one.partition("#")[0] for one in asked}) <= 1


READ_LINKS = (
    "return Array.from(document.querySelectorAll('a[href]'), (n) => n)"
    ".filter((n) => !n.getAttribute('href').startsWith('#') && !/^https?:$/.test(n.protocol)"
    " || n.target === '_blank' && !/noopener/.test(n.rel)).map((n) => n.outerHTML)"
)


def test_these_tests_would_see_it(open_page: OpenPage) -> None:
    """A page that runs and asks for something, and shows not all: each is told."""
    evil = "<script>alert(1)</script><img src='https://a.test/x.png' onerror=alert(2)>"
    text = page(hostile_result("words")).replace("</main>", f"{evil}</main>")
    driver = open_page(re.sub(r"<meta http-equiv=[^>]*>", "", text))
    assert unseen(driver, ["words", "nowhere"], most=1) == ["nowhere"]
    assert js(driver, "return window.pwned") == ["1", "2"]
    assert "https://a.test/x.png" in requests(driver)
    with pytest.raises(AssertionError):
        assert_nothing_ran(driver)
    log(driver)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_is_run(open_page: OpenPage, words: str) -> None:
    driver = open_page(page(hostile_result(words)))
    for row in ("claims [data-claim]", "strikes [data-event]"):
        js(driver, OPEN_FIRST, row.partition(" ")[0], f"#gm-panel-{row}")
        wait_for(driver, "return !!document.querySelector('.gm-sheet:not([hidden]) h3')")
        assert words in js(driver, "return document.querySelector('.gm-sheet-body').textContent")
    assert_nothing_ran(driver)


OPEN_FIRST = """
document.getElementById("gm-tab-" + arguments[0]).click();
document.querySelector(arguments[1]).click();
"""


@pytest.mark.parametrize("words", JOINED.values(), ids=JOINED.keys())
def test_every_text_is_shown_as_it_is_and_none_is_run(open_page: OpenPage, words: str) -> None:
    text = page(hostile_result(words))
    wanted = sorted(set(texts(data_of(text), words)))
    assert len(wanted) > 40, wanted
    driver = open_page(text)
    assert unseen(driver, wanted) == []
    assert_nothing_ran(driver)


def test_packed_data_are_as_harmless(open_page: OpenPage) -> None:
    words = "".join(HOSTILE.values())
    text = page(hostile_result(words, many=60))
    assert '"packed":"deflate-raw"' in text
    wanted = sorted(set(texts(data_of(text), words)))
    driver = open_page(text)
    # Of claims alike, the first tell enough.
    shown = set(wanted) - set(unseen(driver, wanted, most=1))
    assert len(shown) > len(wanted) / 3
    assert_nothing_ran(driver)


def test_a_title_of_a_megabyte_is_shown_whole_and_stops_nothing(open_page: OpenPage) -> None:
    long = ("<b>x</b>{{7*7}} " * (LONG // 16))[:LONG].strip()
    one = _full(1)
    document = replace(one.document, title=long)
    quote = Span(start=0, end=len(long), text=long)
    text = page(from_claims([replace(one, document=document, quotes=(quote,))]))
    driver = open_page(text)
    js(driver, OPEN_FIRST, "claims", "#gm-panel-claims [data-claim]")
    wait_for(driver, "return !!document.querySelector('.gm-sheet:not([hidden]) h3')")
    told = "return document.querySelector('.gm-sheet-body').textContent.split(arguments[0]).length"
    assert js(driver, told, long) == 3  # the quote, and the title
    box = "return document.querySelector('.gm-sheet-bar').getBoundingClientRect()"
    assert js(driver, box)["height"] < 100
    assert_nothing_ran(driver)


def test_without_the_script_the_list_shows_the_words_as_they_are(open_page: OpenPage) -> None:
    hostile = "".join(HOSTILE.values())
    driver = open_page(page(hostile_result(hostile)), script=False)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    quotes = words(driver, ".gm-plainlist blockquote")
    assert quotes == [f"quotes.text {hostile}"] * 4
    assert [
        one for one in requests(driver) if not one.startswith(("file:", "data:", "about:"))
    ] == []
    assert count(driver, ".gm-plainlist script, .gm-plainlist img, .gm-plainlist svg") == 0


def test_the_policy_knows_scripts_by_what_they_are(open_page: OpenPage) -> None:
    text = page(hostile_result("words"))
    for smuggled in (
        text.replace("</main>", "<script>alert(1)</script></main>"),
        text.replace("</main>", "<img src=x onerror=alert(1)></main>"),
        text.replace("</main>", "<a id=smuggled href='javascript:alert(1)'>x</a></main>"),
        text.replace("</main>", "<script src='https://a.test/x.js'></script></main>"),
    ):
        assert smuggled != text
        driver = open_page(smuggled)
        js(driver, "document.querySelectorAll('#smuggled').forEach((n) => n.click())")
        js(driver, "return new Promise((go) => setTimeout(go, 50))")
        assert js(driver, "return window.pwned") == []
        assert any("src" in one for one in js(driver, "return window.faults"))
        assert [one for one in requests(driver) if one.startswith("http")] == []
        log(driver)


def test_a_packed_script_that_is_not_ours_is_refused(open_page: OpenPage) -> None:
    text = page(hostile_result("words"))
    block = re.search(r'id="geomap-code">(.*?)</script>', text, re.DOTALL)
    assert block is not None
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    evil = base64.b64encode(packer.compress(b"alert(1)") + packer.flush()).decode()
    scripts = json.dumps([evil, *json.loads(block[1])[1:]])
    driver = open_page_without_waiting(open_page, text.replace(block[1], scripts))
    js(driver, "return new Promise((go) => setTimeout(go, 500))")
    assert js(driver, "return window.pwned") == []
    assert "script-src-elem" in js(driver, "return window.faults")
    log(driver)


def open_page_without_waiting(open_page: OpenPage, text: str) -> "WebDriver":
    """Return the browser with a page that is not expected to get ready."""
    driver = open_page(text, script=False)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    driver.refresh()
    return driver


def test_a_page_with_a_users_layer_has_no_policy_and_says_so() -> None:
    made = offline_map(hostile_result("words"))
    folium.CircleMarker((53.1, 35.0)).add_to(made)
    text = str(made.get_root().render())
    assert "Content-Security-Policy" not in text
    assert "layers that geomap did not make, so it carries no content policy of ours" in text


def test_a_layer_from_another_host_is_refused_unless_it_is_allowed() -> None:
    refused = offline_map(hostile_result("words"))
    folium.TileLayer("https://a.test/{z}/{x}/{y}.png", attr="A").add_to(refused)
    with pytest.raises(OutputError, match="loads from another host"):
        refused.get_root().render()
    allowed = offline_map(hostile_result("words"), allow_network=True)
    folium.TileLayer("https://a.test/{z}/{x}/{y}.png", attr="A").add_to(allowed)
    assert "https://a.test/{z}/{x}/{y}.png" in str(allowed.get_root().render())


def test_the_words_of_a_layer_never_meet_ours_in_a_template() -> None:
    made = offline_map(hostile_result("{{7*7}}"))
    folium.CircleMarker((53.1, 35.0)).add_to(made)
    text = str(made.get_root().render())
    assert "{{7*7}}" in text
    assert not re.search(r"quotes\.text 49", text)
