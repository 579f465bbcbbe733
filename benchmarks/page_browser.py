"""Load a page in headless Chromium with the network refused, use it, and say how long all took.

Usage: python benchmarks/page_browser.py PAGE.html [RUNS]

- first paint: the browser's own "first contentful paint".
- interactive: the end of loading, of the last task longer than 50 ms, or the moment at which the
  page says that it has started (class gm-ready), whichever comes last.
- JS heap: after collecting garbage.
- pan: gaps between frames while the map is dragged in 20 steps; zoom stall: the longest gap in the
  1.5 s after one turn of the wheel. At rest a gap is 17 ms.
- filter: from the event (a source's box, a stance's box, a word typed into the search) to the frame
  after the page's last change that follows from it; the slower of setting it and taking it back.

A page is a new profile in a new browser each time. Its requests are looked for in its text, since
what would be asked for later is not known: `external_addresses` counts scripts, styles and tiles.
"""

import json
import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

Figures = dict[str, float | None]
WIDTH, HEIGHT = 1280, 800
LONGEST_WAIT = 90.0
LONGEST_START = 15.0
QUIET_SECONDS = 1.5
_WATCH = """
window.__gm = {long: [], ready: null};
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.__gm.long.push(task.startTime + task.duration);
}).observe({type: "longtask", buffered: true});
new MutationObserver(() => {
  const root = document.documentElement;
  if (window.__gm.ready === null && root && root.classList.contains("gm-ready"))
    window.__gm.ready = performance.now();
}).observe(document, {subtree: true, attributes: true, attributeFilter: ["class"]});
window.__gmFrames = () => {
  const stamps = [];
  let going = true;
  const frame = (now) => { stamps.push(now); if (going) requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  return () => { going = false; return stamps.slice(1).map((at, n) => at - stamps[n]); };
};
"""
_STATE = """
const paint = performance.getEntriesByName("first-contentful-paint")[0];
const load = performance.getEntriesByType("navigation")[0].loadEventEnd;
return {now: performance.now(), load, ready: window.__gm.ready,
        paint: paint ? paint.startTime : null,
        last: Math.max(0, ...window.__gm.long), ours: document.getElementById("gm-main") !== null};
"""
_SETTLED = """
const done = arguments[arguments.length - 1];
let last = performance.now();
const seen = new MutationObserver(() => { last = performance.now(); });
seen.observe(document.documentElement,
             {subtree: true, childList: true, attributes: true, characterData: true});
const painted = (after) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = after;
  channel.port2.postMessage(0);
});
const start = performance.now();
ACT
let end = null;
painted(() => { end = performance.now(); });
let marked = last;
const watch = () => {
  if (last !== marked) { marked = last; painted(() => { end = performance.now(); }); }
  if (performance.now() - start < 900) setTimeout(watch, 0);
  else { seen.disconnect(); done(end - start); }
};
setTimeout(watch, 0);
"""
_FILTERS = {
    "filter_source_ms": "#gm-source-0",
    "filter_stance_ms": "#gm-st-claimed",
    "filter_search_ms": "#gm-search",
}
_CLICK = "document.querySelector({}).click();"
_TYPE = (
    "const box = document.querySelector({}); box.value = {};"
    'box.dispatchEvent(new Event("input", {{bubbles: true}}));'
)


def measure(page: Path, *, assets: Path | None = None) -> Figures:
    """Return the figures of one load of the page; what the page does not have is None."""
    with tempfile.TemporaryDirectory() as folder:
        shown = page.resolve()
        if assets:
            shown = _with_assets(page, assets, Path(folder))
        driver = _browser()
        try:
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
            driver.get(shown.as_uri())
            figures, ours = _loaded(driver)
            figures |= _used(driver)
            if ours:
                figures |= _filtered(driver)
        finally:
            driver.quit()
    return figures


def external_addresses(page: str) -> set[str]:
    """Return the addresses that the page would load scripts, styles or tiles from."""
    found = re.findall(
        r"""(?:<script[^>]{0,300}?\ssrc|<link[^>]{0,300}?\shref|<img[^>]{0,300}?\ssrc)=["']?"""
        r"""(https?://[^"'\s>]+)|(?:tileLayer\(\s*|from\s*|import\s*\(?\s*)["'](https?://[^"']+)""",
        page,
    )
    return {one or other for one, other in found}


def _browser() -> "WebDriver":
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--allow-file-access-from-files",
        f"--window-size={WIDTH},{HEIGHT}",
    ):
        options.add_argument(argument)
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver") or "")
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_page_load_timeout(2 * LONGEST_WAIT)
    driver.set_script_timeout(2 * LONGEST_WAIT)
    return driver


def _loaded(driver: "WebDriver") -> tuple[Figures, bool]:
    """Return the figures of loading, once the page has been quiet for a while."""
    begun = time.monotonic()
    while True:
        state: dict[str, Any] = driver.execute_script(_STATE)
        waiting = state["ours"] and state["ready"] is None
        if state["load"] and not waiting and state["now"] - state["last"] > QUIET_SECONDS * 1000:
            break
        waited = time.monotonic() - begun
        if waited > LONGEST_WAIT or (waiting and waited > LONGEST_START + state["load"] / 1000):
            break
        time.sleep(0.2)
    driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
    heap = driver.execute_cdp_cmd("Runtime.getHeapUsage", {})["usedSize"]
    figures: Figures = {
        "first_paint_ms": state["paint"],
        "interactive_ms": max(state["load"], state["last"], state["ready"] or 0),
        "heap_mb": heap / 1e6,
    }
    return figures, bool(state["ours"])


def _used(driver: "WebDriver") -> Figures:
    """Return how smoothly the map is dragged and zoomed."""
    x, y = WIDTH * 0.45, HEIGHT * 0.5
    driver.execute_script("window.__gmStop = window.__gmFrames();")
    _mouse(driver, "mousePressed", x, y, button="left", clickCount=1)
    for step in range(1, 21):
        _mouse(driver, "mouseMoved", x + 10 * step, y + 5 * step, button="left")
        time.sleep(0.02)
    _mouse(driver, "mouseReleased", x + 200, y + 100, button="left", clickCount=1)
    pan = sorted(driver.execute_script("return window.__gmStop();"))
    time.sleep(0.8)
    driver.execute_script("window.__gmStop = window.__gmFrames();")
    _mouse(driver, "mouseWheel", x, y, deltaX=0, deltaY=-120)
    time.sleep(1.5)
    zoom = driver.execute_script("return window.__gmStop();")
    return {
        "pan_p95_ms": pan[int(0.95 * (len(pan) - 1))] if pan else None,
        "pan_longest_ms": pan[-1] if pan else None,
        "zoom_stall_ms": max(zoom, default=None),
    }


def _mouse(driver: "WebDriver", kind: str, x: float, y: float, **more: Any) -> None:  # noqa: ANN401  # CDP's own
    driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **more})


def _filtered(driver: "WebDriver") -> Figures:
    """Return how long filters take; each is undone again before the next."""
    figures: Figures = {}
    for name, selector in _FILTERS.items():
        quoted = json.dumps(selector)
        if not driver.execute_script(f"return document.querySelector({quoted})"):
            print(f"NOT MEASURED: {name}: the page has no {selector}", file=sys.stderr)
            figures[name] = None
            continue
        acts = (
            [_TYPE.format(quoted, json.dumps(word)) for word in ("depot", "")]
            if name == "filter_search_ms"
            else [_CLICK.format(quoted)] * 2
        )
        figures[name] = max(
            float(driver.execute_async_script(_SETTLED.replace("ACT", act))) for act in acts
        )
    return figures


def _with_assets(page: Path, assets: Path, folder: Path) -> Path:
    """Return a copy of the page that loads its scripts and styles from a folder of this machine."""
    files = {file.name: file for file in sorted(assets.rglob("*")) if file.is_file()}
    text = page.read_text(encoding="utf-8")
    for address in sorted(external_addresses(text)):
        name = address.rpartition("/")[2]
        bare = re.sub(r"-\d[\d.]*\d", "", name)
        file = files.get(name) or files.get(bare)
        if file:
            text = text.replace(address, file.resolve().as_uri())
        elif "{" not in name:
            print(f"NOT GIVEN: {address}", file=sys.stderr)
    copy = folder / page.name
    copy.write_text(text, encoding="utf-8")
    return copy


def main(page: Path, runs: int) -> None:
    """Print the medians of some loads of a page."""
    rows = [measure(page) for _ in range(runs)]
    for key in rows[0]:
        known = [value for row in rows if (value := row[key]) is not None]
        told = (
            f"{statistics.median(known):8.0f}   of {[round(one) for one in known]}"
            if known
            else "-"
        )
        print(f"{key:18} {told}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)  # noqa: PLR2004
