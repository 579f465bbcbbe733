"""What axe-core finds on the page and the report, with all of its rules on but one: nothing.

axe-core comes with the package axe-playwright-python, so that no test needs a network.
"""

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import DESK, PHONE, OpenPage, click, count, js, marks, visible, wait_for

from geomap.pipeline import Result

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = marks
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"size": DESK},
    "dark": {"size": DESK, "dark": True},
    "phone": {"size": PHONE},
    "dark phone": {"size": PHONE, "dark": True},
}
looks = pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
LEAST_MINOR = 12  # axe 4.12
# Experimental rules and best practices too. Only the contrast of level AAA (7 to 1) is left out:
# soft greys and the families' colours reach that of level AA (4.5 to 1), for which a rule is on.
_RUN = """
const done = arguments[arguments.length - 1];
const rules = Object.fromEntries(
  axe.getRules().map(({ ruleId }) => [ruleId, { enabled: ruleId !== "color-contrast-enhanced" }]));
const nodes = (rule) => rule.nodes.map((node) => node.html.slice(0, 200));
axe.run(document, { rules }).then((found) => done({
  violations: found.violations.map((rule) => [rule.id, nodes(rule)]),
  passed: found.passes.length,
  version: found.testEngine.version,
}), (error) => done({ failed: String(error) }));
"""


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core."""
    try:
        folder = resources.files("axe_playwright_python")
    except ModuleNotFoundError:
        pytest.skip("accessibility was NOT tested: axe-playwright-python is not installed")
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def violations(driver: "WebDriver", axe: str) -> list[Any]:
    """Return the rules that the page breaks, each with where."""
    js(driver, axe + "; window.axe = axe;")
    found = driver.execute_async_script(_RUN)
    assert "failed" not in found, found
    assert int(found["version"].split(".")[1]) >= LEAST_MINOR
    assert found["passed"] > 20
    broken: list[Any] = found["violations"]
    return broken


def test_axe_finds_what_is_broken(open_page: OpenPage, seed_result: Result, axe: str) -> None:
    driver = open_page(seed_result)
    js(
        driver,
        """document.documentElement.removeAttribute("lang");
        const button = document.createElement("button");
        button.style.cssText = "color: #999; background: #aaa";
        button.append(document.createElement("img"));
        document.querySelector("main").append(button);""",
    )
    assert {"html-has-lang", "image-alt", "button-name"} <= {
        rule for rule, _ in violations(driver, axe)
    }


def test_the_page_in_another_language_breaks_no_rule(
    open_page: OpenPage, seed_result: Result, axe: str
) -> None:
    driver = open_page(seed_result.in_language("uk"))
    click(driver, "#gm-tab-strikes")
    click(driver, "#gm-panel-strikes .gm-row")
    wait_for(driver, "return !!document.querySelector('.gm-sheet .gm-matrix')")
    assert violations(driver, axe) == []


@looks
def test_the_page_and_its_lists_break_no_rule(
    look: dict[str, Any], open_page: OpenPage, seed_result: Result, axe: str
) -> None:
    driver = open_page(seed_result, **look)
    assert violations(driver, axe) == []
    for tab in ("strikes", "claims"):
        click(driver, f"#gm-tab-{tab}")
        wait_for(driver, f"return !!document.querySelector('#gm-panel-{tab} .gm-row')")
        assert visible(driver, f"#gm-panel-{tab} .gm-row")
        assert violations(driver, axe) == [], tab


@looks
def test_the_sheets_break_no_rule(
    look: dict[str, Any], open_page: OpenPage, seed_result: Result, axe: str
) -> None:
    event = next(event for event in seed_result.events if event.contradictions)
    for fragment in (f"#claim={event.claims[0]}", f"#strike={event.id}"):
        driver = open_page(seed_result, fragment=fragment, **look)
        wait_for(driver, "return !!document.querySelector('.gm-sheet:not([hidden]) .gm-cell')")
        click(driver, ".gm-sheet .gm-cell")  # its sentence opens below it
        assert visible(driver, ".gm-sheet")
        assert violations(driver, axe) == [], fragment


@looks
def test_the_page_without_its_script_breaks_no_rule(
    look: dict[str, Any], open_page: OpenPage, seed_result: Result, axe: str
) -> None:
    driver = open_page(seed_result, script=False, **look)
    assert visible(driver, "#gm-main svg")
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert count(driver, "html.gm-ready") == 0
    assert violations(driver, axe) == []


@looks
def test_the_report_breaks_no_rule(
    look: dict[str, Any], open_page: OpenPage, seed_output: Path, axe: str
) -> None:
    text = (seed_output / "report.html").read_text(encoding="utf-8")
    driver = open_page(text, script=False, **look)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert violations(driver, axe) == []
