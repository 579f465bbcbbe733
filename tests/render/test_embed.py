"""The pieces to embed: they hold strangers' words as words, and work where they are pasted.

Each is tried: read by pandoc, shown by Chromium in pages of a strict and of a usual host.
"""

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import js, log, marks, visible, wait_for
from test_accessibility import axe, violations

from geomap.errors import UsageError
from geomap.pipeline import Result
from geomap.render import snippets
from geomap.render.embed import embed_page
from geomap.render.figure import Figure, figure
from geomap.render.markup import (
    html_text,
    latex_text,
    markdown_attribute,
    markdown_text,
    one_line,
)
from geomap.render.oembed import discovery_link, oembed
from geomap.render.snippets import Piece, piece

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

__all__ = ["axe"]  # a fixture
HOSTILE = [
    "100% of_it & $5",
    r"a\b \\ c \begin{x} \end{x} \input{/etc/passwd}",
    "a]b [c](d) ![e](f) [gallery]",
    "a|b|, `code` ``x",
    "--> <!-- c <b>d</b> </textarea></iframe></style><script>alert(1)</script>",
    "\"quoted\" 'single' it's \" onload=alert(1) x=\"",
    "a -- b --- c ... d :: e",
    "@cite [@x] #1 ~a~ ~~b~~ ^c^ *d* **e** __f__ ==g==",
    "{{7*7}} {% raw %} ${x} {.cls} {=html} <%= 1 %>",
    ":smile: ::: a: b https://example.org/z_1?a=b&copy=c",
    "&amp; &lt; &#60; &nbsp;",
    "a,,b ''c'' ?` !` <<d>> ~",
    "Київ «Ж» 🚀 \u2067אב\u2069 \u202eabc",
    "one\n\n# two\r\n---\n```\n:::\u2028three\x00\ud800",
    "[", "]", "\\", "|", "_", "!", "'''", "-->", ":", "$", "%", "`", "#", "1.", "(a)",
]  # fmt: skip
LINES = [one_line(text) for text in HOSTILE]
WORDS: dict[str, Any] = {
    "title": "Claims of strikes",
    "method": "What 2 origins said in 1 document up to 26 Nov 2024.",
    "credit": "Places: GeoNames, CC BY 4.0.",
    "alt": "A map of one strike.",
    "as_of": "2024-11-26",
}
BASE = "https://example.org/maps/one/"
SNIPPETS = {
    each.__name__: each
    for each in (
        snippets.html_frame,
        snippets.plain_frame,
        snippets.html_picture,
        snippets.markdown,
        snippets.quarto,
        snippets.latex,
    )
}


def made(base_url: str | None = None, **words: Any) -> Piece:
    return piece(**WORDS | words, base_url=base_url, size=(960, 540))


@pytest.fixture(scope="module")
def picture(seed_result: Result) -> Figure:
    return figure(seed_result.material(), size="slide")


@pytest.fixture(scope="module")
def png(picture: Figure) -> bytes:
    return picture.png()


# Words stay words


PANDOC = shutil.which("pandoc")
needs_pandoc = pytest.mark.skipif(
    PANDOC is None, reason="the snippets were NOT read by pandoc: apt install pandoc"
)
# Macros of LaTeX that pandoc does not know, as it would have to know them.
_MACROS = '\\newcommand{\\symbol}[1]{"}\n\\newcommand{\\textbar}{|}\n\n'


def pandoc(text: str, *, reads: str) -> list[Any]:
    """Return the blocks that pandoc reads, or fail with what it complains of."""
    done = subprocess.run(  # noqa: S603  # fixed argv
        [PANDOC or "", "--from", reads, "--to", "json"],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    blocks: list[Any] = json.loads(done.stdout)["blocks"]
    return blocks


def told(node: Any) -> str:
    """Return the words within a part of pandoc's tree, and the kind of what is no plain text."""
    if isinstance(node, list):
        return "".join(map(told, node))
    if not isinstance(node, dict):
        return ""
    kind = node["t"]
    if kind in {"Str", "Space", "SoftBreak"}:
        return str(node.get("c", " "))
    if kind in {"Code", "Math", "RawInline", "RawBlock", "Cite", "Span", "CodeBlock", "Note"}:
        return f"<<{kind}>>"
    return told(node.get("c", []))


def found(node: Any, kind: str) -> Iterator[Any]:
    """Yield what each part of that kind holds."""
    if isinstance(node, dict) and node.get("t") == kind:
        yield node["c"]
    within = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for part in within:
        yield from found(part, kind)


DIALECTS = (
    "markdown-smart commonmark commonmark_x-smart gfm markdown_strict markdown_phpextra "
    "markdown_mmd-smart"
).split()


@needs_pandoc
@pytest.mark.parametrize("dialect", DIALECTS)
def test_words_come_back_from_every_markdown(dialect: str) -> None:
    bold = pandoc("\n\n".join(f"**{markdown_text(x)}** x" for x in LINES), reads=dialect)
    assert [told(one) for one in bold] == [f"{line} x" for line in LINES]
    pictures = "\n\n".join(f"[![{markdown_text(x)}](a.png)](b)" for x in LINES)
    alts = [image[1] for image in found(pandoc(pictures, reads=dialect), "Image")]
    assert [told(one) for one in alts] == LINES


@needs_pandoc
def test_words_come_back_from_latex() -> None:
    text = _MACROS + "\n\n".join(f"x {latex_text(line)}" for line in LINES)
    read = [told(one).replace("’", "'") for one in pandoc(text, reads="latex-smart")]
    assert read == [f"x {line}" for line in LINES]


@needs_pandoc
@pytest.mark.parametrize("reads", ["html", "markdown-smart", "commonmark"])
def test_words_come_back_from_html_also_within_markdown(reads: str) -> None:
    text = "\n\n".join(f"<p>\n{html_text('x ' + line)}\n</p>" for line in LINES)
    read = pandoc(text, reads=reads)
    if reads == "commonmark":  # it leaves HTML as it is
        assert [told(one) for one in read] == ["<<RawBlock>>"] * len(LINES)
    else:
        paragraphs = [one for one in read if one["t"] in {"Para", "Plain"}]
        assert [told(one) for one in paragraphs] == [f"x {line}" for line in LINES]


@needs_pandoc
def test_words_come_back_from_an_attribute_of_quarto() -> None:
    text = "\n\n".join(f'![x](a.pdf){{fig-alt="{markdown_attribute(x)}"}}' for x in LINES)
    images = list(found(pandoc(text, reads="markdown"), "Image"))
    assert [dict(attributes[2])["fig-alt"] for attributes, *_ in images] == LINES


def test_a_text_becomes_one_line_that_any_file_can_hold() -> None:
    assert one_line("a\n\n b\u2028c\x00\ud800") == "a b c\ufffd\ufffd"
    assert one_line("5\xa0km\u202fx \u202eb") == "5\xa0km\u202fx \ufffdb"
    assert one_line("x" * 10, most=4) == "xxxx…"
    assert len(made(title="x" * 10**6, alt="y" * 10**6).title) == 301


# What stands in each snippet


@pytest.mark.parametrize("base_url", [None, BASE])
@pytest.mark.parametrize("name", SNIPPETS)
def test_every_snippet_carries_title_method_and_credit(name: str, base_url: str | None) -> None:
    text = SNIPPETS[name](made(base_url))
    for words in ("title", "method", "credit"):
        assert WORDS[words] in text
    assert WORDS["alt"] in text or name == "plain_frame"  # that has no picture
    assert "\n\n\n" not in text
    if base_url:
        assert BASE in text
        assert not re.search(r'(?:src|href)="(?!https://)|\]\((?!https://|figure)', text)


def test_the_day_is_told_once() -> None:
    assert "As of" not in snippets.caption(made())
    assert "As of 3 Dec 2024." in snippets.caption(made(as_of="2024-12-03"))
    assert "As of" not in snippets.caption(made(as_of=None))


@needs_pandoc
@pytest.mark.parametrize("line", LINES[:14], ids=range(14))
def test_hostile_words_change_no_snippet_s_form(line: str) -> None:
    one = made(title=line, alt=line, credit=line, method=line)
    whole = " ".join(one.caption)
    link, caption = pandoc(snippets.markdown(one), reads="markdown-smart")
    assert [target for *_, (target, _) in found(link, "Image")] == ["figure.png"]
    assert told(caption) == f"{whole} Interactive map"
    assert [target for *_, (target, _) in found(caption, "Link")] == ["map.html"]
    divs = pandoc(snippets.quarto(one), reads="markdown-smart")
    assert [div["t"] for div in divs] == ["Div"] * 3
    (raw,) = found(divs[0], "RawBlock")
    assert raw == ["html", snippets.html_frame(one).rstrip("\n")]
    assert [told(div) for div in divs[1:]] == [whole, whole]
    targets = [target for *_, (target, _) in found(divs, "Image")]
    assert targets == ["figure.pdf", "figure.png"]
    (image,) = found(pandoc(_MACROS + snippets.latex(one), reads="latex-smart"), "Image")
    assert image[2][0] == "figure.pdf"
    assert told(image[1]).replace("’", "'") == whole


@needs_pandoc
def test_the_markdown_snippet_becomes_a_word_file_with_its_picture(
    picture: Figure, png: bytes, tmp_path: Path
) -> None:
    import docx

    (tmp_path / "figure.png").write_bytes(png)
    text = snippets.markdown(made(alt=picture.alt))
    subprocess.run(  # noqa: S603  # fixed argv
        [PANDOC or "", "--from", "markdown", "--output", "a.docx"],
        input=text.encode(),
        cwd=tmp_path,
        check=True,
    )
    read = docx.Document(str(tmp_path / "a.docx"))
    (described,) = read.element.body.xpath(".//wp:docPr")
    assert described.get("descr") == picture.alt
    assert WORDS["credit"] in read.paragraphs[-1].text


# Where it will be published


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (BASE, BASE),
        ("https://example.org/maps/one", BASE),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("https://Example.org:8443/a%20b/ü'(x)/", "https://example.org:8443/a%20b/%C3%BC%27%28x%29/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[::1]:8000/a/", "http://[::1]:8000/a/"),
    ],
)  # fmt: skip
def test_an_address_of_a_folder_is_taken(given: str, taken: str) -> None:
    assert snippets.checked_base(given) == taken
    assert snippets.checked_base(taken) == taken


@pytest.mark.parametrize(
    ("given", "finding"),
    [
        ("", "not http or https"),
        ("maps/one/", "not http or https"),
        ("ftp://example.org/", "not http or https"),
        ("javascript:alert(1)//", "not http or https"),
        ("https:///maps/", "no host"),
        ('https://a"b<c>/', "no host"),
        ("https://user:secret@example.org/", "user or password"),
        ("https://example.org/?a=b", "query or fragment"),
        ("https://example.org/#", "query or fragment"),
        ("https://example.org/map.html", "names a file"),
        ("https://example.org/a b/", "a blank"),
        ("https://example.org/\n", "a blank"),
        ("https://example.org\\@evil.example/", "backslash"),
        ("https://example.org:port/", "can't be read"),
        ("https://[::1/", "can't be read"),
        ("https://" + "a" * 70 + ".example/", "can't be read"),
    ],
)
def test_any_other_address_is_refused_and_told_why(given: str, finding: str) -> None:
    with pytest.raises(UsageError, match=f"{finding}.*give the folder"):
        made(base_url=given)


def test_no_answer_is_made_of_a_map_that_is_published_nowhere() -> None:
    with pytest.raises(UsageError, match="give base_url"):
        oembed(made())


def test_oembed_answers_with_all_that_a_rich_answer_needs(png: bytes) -> None:
    answer = json.loads(oembed(made(base_url=BASE), picture=png))
    assert answer["version"] == "1.0"
    assert answer["type"] == "rich"
    assert (answer["width"], answer["height"]) == (960, 640)
    assert f'src="{BASE}map.html"' in answer["html"]
    assert 'sandbox="allow-scripts' in answer["html"]
    assert WORDS["credit"] in answer["html"]
    assert answer["thumbnail_url"] == f"{BASE}figure.png"
    assert answer["thumbnail_width"] / answer["thumbnail_height"] == pytest.approx(16 / 9, abs=0.01)
    assert answer["thumbnail_width"] > 1000
    assert "provider_name" not in answer  # who publishes is not ours to say


def test_oembed_tells_of_a_thumbnail_all_or_nothing_and_of_a_provider_if_named() -> None:
    answer = json.loads(oembed(made(base_url=BASE), provider="The Daily"))
    assert answer["provider_name"] == "The Daily"
    assert not [key for key in answer if key.startswith("thumbnail")]
    with pytest.raises(UsageError, match="no PNG"):
        oembed(made(base_url=BASE), picture=b"GIF89a")


# The page itself


class _Page(HTMLParser):
    """What a page holds: how often each element, and the text of each textarea by its id."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: dict[str, list[dict[str, str | None]]] = {}
        self.boxes: dict[str, str] = {}
        self._in: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.setdefault(tag, []).append(dict(attrs))
        if tag == "textarea":
            self._in = str(dict(attrs)["id"])
            self.boxes[self._in] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._in = None

    def handle_data(self, data: str) -> None:
        if self._in:
            self.boxes[self._in] += data


@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_hostile_words_stay_in_their_attributes(line: str) -> None:
    one = made(title=line, alt=line, credit=line, method=line)
    for write in (snippets.html_frame, snippets.plain_frame, snippets.html_picture):
        elements = _Page(write(one)).elements
        assert {tag: len(each) for tag, each in elements.items()} == {
            tag: len(each) for tag, each in _Page(write(made())).elements.items()
        }
        titles = [frame["title"] for frame in elements.get("iframe", [])]
        assert titles == [f"{line} (interactive map)"] * len(titles)
        assert {str(image["alt"]) for image in elements.get("img", [])} <= {line}
    link = _Page(discovery_link(title=line, base=BASE)).elements
    assert link == {"link": [{**link["link"][0], "title": line, "href": f"{BASE}oembed.json"}]}


@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_hostile_words_stay_in_their_boxes(line: str) -> None:
    words = {"title": line, "alt": line, "credit": line, "method": line}
    page = _Page(embed_page(made(**words)))
    usual = _Page(embed_page(made()))
    shape = {tag: len(each) for tag, each in page.elements.items()}
    assert shape == {tag: len(each) for tag, each in usual.elements.items()}
    assert not {"script", "form", "object", "link"} & set(shape)
    assert page.boxes["frame"].lstrip("\n") == snippets.html_frame(made(**words))
    assert page.boxes["latex"].lstrip("\n") == snippets.latex(made(**words))
    assert page.boxes["credit"].strip("\n") == line


def test_the_page_asks_for_nothing_but_the_map_and_its_picture() -> None:
    page = _Page(embed_page(made(base_url=BASE)))
    (frame,) = page.elements["iframe"]
    assert frame["src"] == "map.html"  # the preview is what lies beside the page
    assert frame["sandbox"] == snippets.SANDBOX
    assert "allow-same-origin" not in snippets.SANDBOX
    assert [image["src"] for image in page.elements["img"]] == ["figure.svg"]
    assert 'rel="alternate" type="application/json+oembed"' in page.boxes["oembed"]
    assert embed_page(made(base_url=BASE)) == embed_page(made(base_url=BASE))


def test_without_a_base_url_nothing_is_said_of_oembed() -> None:
    assert "oembed" not in embed_page(made()).lower()


# In a browser

STRICT = "default-src 'none'; img-src 'self'; frame-src 'self'; style-src 'self'"
USUAL = "frame-src 'self'; img-src 'self'"
READY = "return document.documentElement.classList.contains('gm-ready')"
BOX = """
const box = document.querySelector(arguments[0]).getBoundingClientRect();
return [box.left, box.top, box.width, box.height];
"""
HIDDEN = """
return Array.from(document.querySelectorAll("textarea"), (n) => n.scrollHeight - n.clientHeight);
"""
LOADED = "const one = document.querySelector('img'); return one.complete && one.naturalWidth > 0"

Serve = Callable[..., str]


@pytest.fixture
def serve(seed_output: Path, picture: Figure, tmp_path: Path) -> Iterator[Serve]:
    """Return a function that puts a host page beside map and picture, and tells its address."""
    shutil.copy(seed_output / "map.html", tmp_path / "map.html")
    (tmp_path / "figure.svg").write_text(picture.svg, encoding="utf-8")
    policies: dict[str, str] = {}

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(tmp_path))

        def do_GET(self) -> None:
            if self.path == "/favicon.ico":
                self.send_response(204)
                self.end_headers()
            else:
                super().do_GET()

        def end_headers(self) -> None:
            if self.path in policies:
                self.send_header("Content-Security-Policy", policies[self.path])
            super().end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    def served(body: str, *, policy: str = "", name: str = "host.html") -> str:
        head = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Host</title>'
        text = body if body.startswith("<!DOCTYPE") else f"{head}<main>{body}</main>"
        (tmp_path / name).write_text(text, encoding="utf-8")
        if policy:
            policies[f"/{name}"] = policy
        return f"http://127.0.0.1:{server.server_port}/{name}"

    yield served
    server.shutdown()
    thread.join()
    server.server_close()


def opened(driver: "WebDriver", address: str, *, scheme: str = "light") -> None:
    feature = {"name": "prefers-color-scheme", "value": scheme}
    command = driver.execute_cdp_cmd
    command("Emulation.setScriptExecutionDisabled", {"value": False})
    command("Emulation.setEmulatedMedia", {"media": "", "features": [feature]})
    size = {"width": 1100, "height": 860, "deviceScaleFactor": 1, "mobile": False}
    command("Emulation.setDeviceMetricsOverride", size)
    driver.get("about:blank")
    log(driver)
    driver.get(address)


def in_frame(driver: "WebDriver", script: str) -> Any:
    """Return what the script returns in the map's frame, once it is true."""
    driver.switch_to.frame(0)
    try:
        return wait_for(driver, script)
    finally:
        driver.switch_to.default_content()


def browser(test: Callable[..., None]) -> Callable[..., None]:
    for mark in marks:
        test = mark(test)
    return test


@browser
def test_under_a_strict_policy_the_map_starts_in_its_frame_and_the_picture_shows(
    driver: "WebDriver", serve: Serve
) -> None:
    one = made()
    body = snippets.plain_frame(one) + snippets.html_picture(one)
    opened(driver, serve(body, policy=STRICT))
    assert in_frame(driver, READY)
    assert in_frame(driver, "return window.origin") == "null"  # no rights in the host's page
    assert in_frame(driver, "return document.querySelectorAll('.leaflet-pane .gm-tag').length") > 0
    assert wait_for(driver, LOADED)
    assert js(driver, BOX, "iframe")[3] == 644  # with its border
    assert js(driver, "return window.faults") == []
    assert log(driver) == []


@browser
def test_in_a_usual_page_the_map_covers_its_picture(driver: "WebDriver", serve: Serve) -> None:
    opened(driver, serve(snippets.html_frame(made()), policy=USUAL))
    assert in_frame(driver, READY)
    assert js(driver, BOX, "iframe") == js(driver, BOX, "img")
    top = "return document.elementFromPoint(300, 300).tagName"
    assert js(driver, top) == "IFRAME"
    wide, high = js(driver, BOX, "iframe")[2:]
    assert wide / high == pytest.approx(1.6, abs=0.01)
    assert log(driver) == []


@browser
@pytest.mark.parametrize("without", ["scripts", "policy", "frame"])
def test_without_scripts_or_frame_the_picture_is_seen(
    driver: "WebDriver", serve: Serve, tmp_path: Path, without: str
) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    snippet = snippets.html_frame(made())
    if without == "frame":
        opened(driver, serve(re.sub("<iframe.*?</iframe>", "", snippet)))
        assert wait_for(driver, LOADED)
        assert visible(driver, "img")
        return
    if without == "policy":  # a server's own, which the map's can't widen
        whole = (tmp_path / "map.html").read_text(encoding="utf-8")
        serve(whole, policy="default-src 'self'", name="map.html")
    else:
        snippet = snippet.replace("allow-scripts ", "")
    opened(driver, serve(snippet))
    driver.switch_to.frame(0)
    try:
        # No script may run there to ask; a lazy frame may not have begun to load.
        found = "css selector", "#gm-main svg"
        (picture,) = WebDriverWait(driver, 15, 0.02).until(lambda one: one.find_elements(*found))
        assert picture.is_displayed()
        assert driver.find_elements("css selector", "html.gm-ready") == []
    finally:
        driver.switch_to.default_content()


@browser
def test_a_source_opened_from_the_map_has_its_own_rights(driver: "WebDriver", serve: Serve) -> None:
    serve('<a href="source.html" target="_blank" rel="noopener">source</a>', name="map.html")
    serve("<p>The source.</p>", name="source.html")
    opened(driver, serve(snippets.plain_frame(made())))
    first = driver.current_window_handle
    driver.switch_to.frame(0)
    driver.find_element("css selector", "a").click()
    driver.switch_to.default_content()
    (new,) = {*driver.window_handles} - {first}
    driver.switch_to.window(new)
    try:
        assert js(driver, "return window.origin").startswith("http://127.0.0.1:")
    finally:
        driver.close()
        driver.switch_to.window(first)


@browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_with_snippets_shows_the_map_and_breaks_no_rule_of_axe(
    driver: "WebDriver", serve: Serve, axe: str, scheme: str
) -> None:
    address = serve(embed_page(made(base_url=BASE)), name="embed.html")
    opened(driver, address, scheme=scheme)
    assert in_frame(driver, READY)
    assert js(driver, "return window.faults") == []
    assert log(driver) == []
    assert violations(driver, axe) == []
    assert max(js(driver, HIDDEN)) <= 2  # every snippet is seen whole


@browser
def test_the_page_opened_from_a_file_shows_the_map(
    driver: "WebDriver", serve: Serve, tmp_path: Path
) -> None:
    serve(embed_page(made()), name="embed.html")
    opened(driver, (tmp_path / "embed.html").as_uri())
    assert in_frame(driver, READY)
    assert log(driver) == []
