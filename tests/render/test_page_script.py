"""The page script: its functions under node, its form, what it and the style must never hold."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.render.inline import own
from geomap.render.script import STYLES, modules, page_script, page_style

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "geomap" / "render" / "assets" / "js"
TESTS = Path(__file__).parent / "js"
CONFIG = ROOT / ".oxlintrc.json"
SHEETS = ROOT / "geomap" / "render" / "assets" / "css"
MOST_LINES = 400
# What they are now; they are most of a small page.
SCRIPT_BYTES, STYLE_BYTES = 197_000, 30_100
# By which text could run, a page ask for something, keep something, or differ from run to run.
WAYS = [
    *"innerHTML outerHTML insertAdjacentHTML setHTML srcdoc document.write DOMParser".split(),
    *"createContextualFragment eval( Function( import( importScripts Worker(".split(),
    *"bindPopup bindTooltip fetch( XMLHttpRequest WebSocket EventSource sendBeacon".split(),
    *"window.open postMessage localStorage sessionStorage indexedDB document.cookie".split(),
    *"Math.random Date.now".split(),
    'setTimeout("',
    "new Image",
    "new Date()",
]


def _node() -> str | None:
    """Return the pinned node that playwright's package carries, else the machine's own."""
    found = importlib.util.find_spec("playwright")
    for folder in (found.submodule_search_locations or ()) if found else ():
        for name in ("node", "node.exe"):
            file = Path(folder) / "driver" / name
            if file.is_file():
                return str(file)
    return shutil.which("node")


NODE = _node()
OXLINT = shutil.which("oxlint", path=str(Path(sys.executable).parent)) or shutil.which("oxlint")
needs_oxlint = pytest.mark.skipif(
    OXLINT is None, reason="the page script was NOT linted: oxlint is not installed"
)


@pytest.mark.skipif(NODE is None, reason="the page script was NOT tested: node is not installed")
def test_the_functions_that_need_no_page_pass_under_node() -> None:
    tests = sorted(str(file) for file in TESTS.glob("*.test.mjs"))
    done = subprocess.run(  # noqa: S603  # node and our own files, no shell
        [NODE or "", "--test", "--test-reporter=tap", *tests],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"^# pass (\d+)$", done.stdout, re.MULTILINE)
    assert passed, done.stdout
    assert int(passed[1]) > len(tests)  # each file holds tests, and none was left out


@needs_oxlint
def test_the_linter_finds_no_fault() -> None:
    done = _linted(SOURCES, TESTS)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_oxlint
@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("no-undef", "export const a = unheardOf;\n"),
        ("no-unused-vars", "const a = 1;\n"),
        ("eqeqeq", "export const a = (b) => b == 1;\n"),
        ("no-var", "export function a() { var b = 1; return b; }\n"),
        ("prefer-const", "export function a() { let b = 1; return b; }\n"),
        ("no-new-func", 'export const a = () => new Function("return 1")();\n'),
        ("no-default-export", "export default 1;\n"),
        ("no-console", 'export const a = () => console.log("a");\n'),
    ],
)
def test_the_linter_would_find(rule: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "file.js").write_text(text, encoding="utf-8")
    done = _linted(tmp_path / "file.js")
    assert done.returncode == 1, done.stdout
    assert f"({rule})" in done.stdout


def _linted(*paths: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # the linter and our own files, no shell
        [OXLINT or "", "--config", str(CONFIG), "--deny-warnings", *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_every_file_of_the_script_is_on_the_page() -> None:
    assert sorted(modules()) == sorted(file.name for file in SOURCES.iterdir())


def test_no_two_files_give_the_same_name_to_different_things() -> None:
    held: dict[str, str] = {}
    for name in modules():
        top = r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)"
        for found in re.findall(top, own(f"js/{name}"), re.MULTILINE):
            assert found not in held, f"{found} is in {held[found]} and in {name}"
            held[found] = name
    assert len(held) > len(modules())


@pytest.mark.skipif(NODE is None, reason="the page script was NOT read: node is not installed")
def test_the_joined_script_is_one_that_runs_as_a_plain_script(tmp_path: Path) -> None:
    file = tmp_path / "page.js"
    file.write_text(page_script(), encoding="utf-8")
    done = subprocess.run(  # noqa: S603  # node and our own file, no shell
        [NODE or "", "--check", str(file)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted(file.name for file in SOURCES.iterdir()))
def test_no_file_grows_past_its_measure(name: str) -> None:
    assert own(f"js/{name}").count("\n") <= MOST_LINES


def test_no_string_or_comment_changes_when_lines_are_trimmed() -> None:
    for name in modules():
        for line in own(f"js/{name}").splitlines():
            # A template over lines would lose its indentation; one in one line has both ticks.
            assert line.count("`") % 2 == 0, f"{name}: {line}"
            assert not line.endswith("\\"), f"{name}: {line}"


@pytest.mark.parametrize("way", WAYS)
def test_the_script_has_no_way_to_run_text_or_to_ask_for_anything(way: str) -> None:
    assert way not in page_script()


def _scripts_and_styles() -> list[tuple[str, str]]:
    return [("script", page_script()), ("style", page_style())]


@pytest.mark.parametrize(("name", "text"), _scripts_and_styles(), ids=["script", "style"])
def test_it_names_no_address_but_that_of_svg(name: str, text: str) -> None:
    addresses = re.findall(r"https?://[^\s\"'/)]+", text)
    assert set(addresses) <= {"http://www.w3.org"}, name


def test_the_style_loads_nothing() -> None:
    assert "@import" not in page_style()
    assert "url(" not in page_style()


@pytest.mark.parametrize(("name", "text"), _scripts_and_styles(), ids=["script", "style"])
def test_it_cannot_end_its_element(name: str, text: str) -> None:
    text = text.lower()
    assert "</script" not in text, name
    assert "</style" not in text
    assert "<!--" not in text
    assert "\r" not in text  # a browser would read another text than the one we hashed


def test_every_style_sheet_is_on_the_page() -> None:
    assert sorted(STYLES) == sorted(file.name for file in SHEETS.iterdir())


def test_script_and_style_stay_small() -> None:
    assert len(page_script().encode()) <= SCRIPT_BYTES
    assert len(page_style().encode()) <= STYLE_BYTES
