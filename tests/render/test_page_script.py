"""The page script: its functions under node, and what its text and the style must never hold."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from geomap.render.inline import own

NODE = shutil.which("node")
TESTS = Path(__file__).parent / "page_script.test.js"


@pytest.mark.skipif(NODE is None, reason="the page script was NOT tested: node is not installed")
def test_the_functions_that_need_no_page_pass_under_node() -> None:
    done = subprocess.run(  # noqa: S603  # node and our own file, no shell
        [NODE or "", "--test", str(TESTS)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^# pass (?:[2-9]\d|1\d)$", done.stdout, re.MULTILINE), done.stdout


@pytest.mark.parametrize(
    "way",
    """innerHTML outerHTML insertAdjacentHTML document.write eval( Function( setTimeout(" srcdoc
    bindPopup bindTooltip DOMParser createContextualFragment fetch( XMLHttpRequest importScripts
    localStorage sessionStorage document.cookie Math.random Date.now""".split(),
)
def test_the_script_has_no_way_to_run_text_or_to_ask_for_anything(way: str) -> None:
    assert way not in own("geomap.js")


@pytest.mark.parametrize("name", ["geomap.js", "geomap.css"])
def test_script_and_style_name_no_address_but_that_of_svg(name: str) -> None:
    addresses = re.findall(r"https?://[^\s\"'/)]+", own(name))
    assert set(addresses) <= {"http://www.w3.org"}


def test_the_style_loads_nothing() -> None:
    style = own("geomap.css")
    assert "@import" not in style
    assert "url(" not in style


@pytest.mark.parametrize("name", ["geomap.js", "geomap.css"])
def test_script_and_style_cannot_end_their_element(name: str) -> None:
    text = own(name).lower()
    assert "</script" not in text
    assert "</style" not in text
    assert "<!--" not in text
    assert "\r" not in text  # a browser would read another text than the one we hashed
