"""The page in headless Chromium, shared by the tests of its parts; fixtures: see conftest.py.

A test module says `from browser import ...; pytestmark = marks` and takes the fixture `open_page`.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

    from geomap.pipeline import Result

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
marks = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="the page was NOT tested in a browser: no Chromium here"
    ),
]
DESK, PHONE = (1400, 860), (390, 844)
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--force-prefers-reduced-motion",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # for pages that a test serves
)
# What a page must never do is noted before any script of it runs.
SPY = """
(() => {
window.pwned = []; window.alert = (words) => window.pwned.push(String(words));
window.faults = [];
const fault = (event, word) => window.addEventListener(event, (e) => faults.push(String(e[word])));
fault("error", "message"); fault("unhandledrejection", "reason");
fault("securitypolicyviolation", "violatedDirective");
})();
"""

OpenPage = Callable[..., "WebDriver"]


@pytest.fixture(scope="session")
def driver() -> Iterator["WebDriver"]:
    """One browser for all tests of a worker; starting it takes longer than most of them."""
    webdriver = pytest.importorskip(
        "selenium.webdriver", reason="the page was NOT tested in a browser: no selenium"
    )
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    made = webdriver.Chrome(options=options, service=Service(DRIVER))
    made.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SPY})
    yield made
    made.quit()


@pytest.fixture(scope="session")
def _pages() -> dict[int, tuple["Result", str]]:
    return {}


@pytest.fixture
def open_page(
    driver: "WebDriver", _pages: dict[int, tuple["Result", str]], tmp_path: Path
) -> OpenPage:
    """Return a function that opens a result's page (or a page's text) and waits for it."""

    def opened(  # noqa: PLR0913  # keyword-only, each a way to look at a page
        what: "Result | str",
        *,
        size: tuple[int, int] = DESK,
        dark: bool = False,
        fragment: str = "",
        script: bool = True,
        media: str = "",
    ) -> "WebDriver":
        file = tmp_path / "map.html"
        file.write_text(what if isinstance(what, str) else _page(what, _pages), encoding="utf-8")
        wide, high = size
        command = driver.execute_cdp_cmd
        command(
            "Emulation.setDeviceMetricsOverride",
            {"width": wide, "height": high, "deviceScaleFactor": 1, "mobile": wide < 700},
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        command("Emulation.setEmulatedMedia", {"media": media, "features": [scheme, still]})
        driver.get("about:blank")
        log(driver)
        command("Emulation.setScriptExecutionDisabled", {"value": not script})
        driver.get(file.as_uri() + fragment)
        if script:
            wait_for(driver, "return document.documentElement.classList.contains('gm-ready')")
        return driver

    return opened


def _page(result: "Result", pages: dict[int, tuple["Result", str]]) -> str:
    """Return the page's text; each result's is made once, and kept so that its id stays its."""
    from geomap.render.html import page

    if id(result) not in pages:
        pages[id(result)] = (result, page(result))
    return pages[id(result)][1]


def js(driver: "WebDriver", script: str, *args: object) -> Any:
    return driver.execute_script(script, *args)


def wait_for(driver: "WebDriver", script: str, *args: object, seconds: float = 15) -> Any:
    """Return what the script returns once it is true (a promise is awaited)."""
    from selenium.common.exceptions import TimeoutException
    from selenium.webdriver.support.ui import WebDriverWait

    try:
        return WebDriverWait(driver, seconds, poll_frequency=0.02).until(
            lambda d: d.execute_script(script, *args)
        )
    except TimeoutException:
        faults = driver.execute_script("return window.faults || []")
        raise AssertionError(f"never true: {script}; faults: {faults}, {log(driver)}") from None


def log(driver: "WebDriver") -> list[str]:
    """Return what the browser complained of since the last time."""
    entries = driver.get_log("browser")  # type: ignore[no-untyped-call]  # selenium's own lack
    return [entry["message"] for entry in entries]


def click(driver: "WebDriver", selector: str) -> None:
    js(driver, "document.querySelector(arguments[0]).click()", selector)


def words(driver: "WebDriver", selector: str) -> list[str]:
    """Return the text of each element that the selector finds, shown or not."""
    found: list[str] = js(
        driver,
        "return Array.from(document.querySelectorAll(arguments[0]), (n) => n.textContent)",
        selector,
    )
    return found


def count(driver: "WebDriver", selector: str) -> int:
    return len(words(driver, selector))


def visible(driver: "WebDriver", selector: str) -> bool:
    """Return whether the first element that the selector finds takes room on the page."""
    return bool(
        js(
            driver,
            "const n = document.querySelector(arguments[0]); return !!n && n.checkVisibility()"
            " && n.getClientRects().length > 0",
            selector,
        )
    )


def press(driver: "WebDriver", *keys: str) -> None:
    """Press keys by selenium's names (TAB, ARROW_RIGHT) or characters, one after the other."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    for key in keys:
        ActionChains(driver).send_keys(getattr(Keys, key, key)).perform()


def assert_quiet(driver: "WebDriver") -> None:
    """Assert that nothing ran that is not ours, nothing was asked for, and nothing went wrong."""
    assert js(driver, "return window.pwned") == []
    assert js(driver, "return window.faults") == []
    assert js(driver, "return performance.getEntriesByType('resource').map((e) => e.name)") == []
    assert log(driver) == []
