"""What a notebook keeps of a map: nbconvert shows the picture in LaTeX, the map in HTML."""

import copy
import pickle
import re
import warnings
from base64 import b64decode
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import folium
import pytest
from browser import marks, wait_for
from builders import claim
from cyrillic import latin

from geomap.messages import of
from geomap.pipeline import Result, from_claims
from geomap.render.html import OfflineMap, offline_map, page
from geomap.render.notebook import Bundle, Shown, bundle, framed, mimebundle
from geomap.render.oembed import png_size

SHOWN = Shown(
    svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 60"><path d="M0 0h9v9z"/></svg>',
    wide=96,
    alt="A map of\none strike.",
    title='"><script>alert(1)</script>',
    method="What 2 origins said.",
    credit="Places: GeoNames.",
)


@pytest.fixture(scope="module")
def shown(seed_result: Result) -> Bundle:
    return mimebundle(seed_result)


class _Frames(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.others: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "iframe":
            self.found.append(dict(attrs))
        else:
            self.others.append(tag)


def notebook(data: dict[str, str], about: dict[str, Any]) -> Any:
    """Return a notebook with one cell whose output is the bundle."""
    nbformat = pytest.importorskip("nbformat", reason="notebooks were NOT tested: no nbformat")
    v4 = nbformat.v4
    output = v4.new_output("execute_result", data=data, metadata=about, execution_count=1)
    cell = v4.new_code_cell("result", outputs=[output], execution_count=1, id="a")
    made = v4.new_notebook(cells=[cell])
    nbformat.validate(made)
    return made


def exported(exporter: str, made: Any, **options: str) -> tuple[str, dict[str, Any]]:
    """Return what nbconvert makes of a notebook, and the files beside it."""
    nbconvert = pytest.importorskip("nbconvert", reason="notebooks were NOT tested: no nbconvert")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its libraries' own
        text, resources = getattr(nbconvert, exporter)(**options).from_notebook_node(made)
    return text, dict(resources.get("outputs") or {})


def test_latex_gets_the_picture(shown: Bundle) -> None:
    text, files = exported("LatexExporter", notebook(*shown))
    (name,) = files
    assert name.endswith(".png")
    assert png_size(files[name])[0] == 1920
    assert re.search(rf"\\adjustimage\{{.*\}}\{{{re.escape(name)}\}}", text)
    assert "srcdoc" not in text


def test_html_gets_the_map_in_a_frame_without_rights(shown: Bundle, seed_result: Result) -> None:
    text, files = exported("HTMLExporter", notebook(*shown))
    (frame,) = _Frames(text).found
    assert frame["srcdoc"] == page(seed_result)
    assert str(frame["sandbox"]).startswith("allow-scripts")
    assert "allow-same-origin" not in str(frame["sandbox"])
    assert files == {}


def test_html_without_frames_gets_the_picture_with_its_words(seed_result: Result) -> None:
    data, about = mimebundle(seed_result, exclude=["text/html"])
    # The newer template `lab` has no place for a PNG's words.
    text, _ = exported("HTMLExporter", notebook(data, about), template_name="classic")
    assert re.search(r'<img[^>]+alt="Claims of strikes, [^"]+ map of 4 strikes', text)
    assert re.search(r'<img[^>]+width="?960"?', text, re.DOTALL)


def test_the_words_are_title_method_and_credit(shown: Bundle, seed_result: Result) -> None:
    made_of = seed_result.material()
    told = [f"{made_of.title}.", made_of.method, made_of.credit]
    assert shown[0]["text/plain"].split("\n") == told
    # Where frames are taken out, as before a notebook is trusted, they are left in HTML too.
    left = re.sub("<iframe.*?</iframe>", "", shown[0]["text/html"], flags=re.DOTALL)
    assert all(words in left for words in told)
    assert "where this notebook is trusted" in left


def test_the_picture_is_twice_as_fine_as_it_is_shown(shown: Bundle) -> None:
    data, about = shown
    assert png_size(b64decode(data["image/png"]))[0] == 2 * about["image/png"]["width"]
    assert about["image/png"]["alt"].startswith("Claims of strikes")


def test_there_is_no_svg_for_which_nbconvert_would_want_inkscape(shown: Bundle) -> None:
    assert set(shown[0]) == {"text/html", "image/png", "text/plain"}


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ({"include": ["image/png"]}, {"image/png"}),
        ({"include": {"text/plain", "image/svg+xml"}}, {"text/plain"}),
        ({"exclude": ["image/png"]}, {"text/html", "text/plain"}),
        ({"include": ["text/html"], "exclude": ["text/html"]}, set()),
    ],
)
def test_what_nobody_asks_for_is_not_made(asked: dict[str, Any], given: set[str]) -> None:
    def unasked() -> str:
        assert "text/html" in given
        return "<p>page</p>"

    data, about = bundle(unasked, SHOWN, **asked)
    assert set(data) == given
    assert set(about) == given & {"image/png"}


def test_strangers_words_stay_in_their_attribute_and_on_their_line() -> None:
    hostile = "</iframe>\"'&quot;<script>alert(1)</script>"
    read = _Frames(framed(hostile, SHOWN))
    (frame,) = read.found
    assert frame["srcdoc"] == hostile
    assert frame["title"] == f"{SHOWN.title} (interactive map)"
    assert read.others == ["div", "p", "code"]
    data, about = bundle(lambda: "", SHOWN)
    assert about["image/png"]["alt"] == "A map of one strike."
    assert len(data["text/plain"].split("\n")) == 3


def test_a_large_map_tells_its_size() -> None:
    assert "takes 6 MB of the notebook" in framed("x" * 6_000_000, SHOWN)
    assert "MB" not in framed("x" * 1000, SHOWN)


def test_the_folium_map_shows_itself_the_same_way_with_what_was_added_to_it() -> None:
    made = offline_map(from_claims([claim(1)]))
    folium.Circle(location=[52.9, 33.4], radius=1000).add_to(made)
    data, about = made._repr_mimebundle_()
    (frame,) = _Frames(data["text/html"]).found
    assert frame["srcdoc"] == made.get_root().render()
    assert "L.circle(" in str(frame["srcdoc"])
    assert png_size(b64decode(data["image/png"])) == (1920, 1200)
    assert "not placed" in about["image/png"]["alt"]


def test_a_folium_map_can_still_be_copied_and_pickled() -> None:
    made = offline_map(from_claims([claim(1)]))
    whole = made.get_root().render()
    for other in (copy.deepcopy(made), pickle.loads(pickle.dumps(made))):  # noqa: S301  # our own
        assert isinstance(other, OfflineMap)
        assert other.get_root().render() == whole


def browser(test: Any) -> Any:
    for mark in marks:
        test = mark(test)
    return test


@browser
def test_the_exported_notebook_shows_the_map(driver: Any, shown: Bundle, tmp_path: Path) -> None:
    data, about = shown
    text, _ = exported("HTMLExporter", notebook(data, about))
    # Its own scripts would come from other hosts.
    text = (
        re.sub(r"<script\b.*?</script>", "", text[: text.index("<iframe")], flags=re.DOTALL)
        + (data["text/html"])
    )
    (tmp_path / "notebook.html").write_text(text, encoding="utf-8")
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    driver.get((tmp_path / "notebook.html").as_uri())
    driver.switch_to.frame(0)
    try:
        wait_for(driver, "return document.documentElement.classList.contains('gm-ready')")
        assert wait_for(driver, "return document.querySelectorAll('.gm-tag').length")
    finally:
        driver.switch_to.default_content()


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_a_notebook_speaks_the_maps_language(lang: str) -> None:
    told = replace(
        SHOWN, messages=of(lang), title="Карта", method="Метод.", credit="Места.", alt="Знаки."
    )
    for text in (framed("", told), framed("x" * 6_000_000, told).replace("x" * 6_000_000, "")):
        read = re.sub(r"<code>.*?</code>|<[^>]{1,2000}>", " ", text)
        assert latin(read) == []
        (frame,) = _Frames(text).found
        assert latin(str(frame["title"])) == []
