"""The map page: a real folium map that needs nothing from outside, in one self-contained file.

No text of a document enters a folium or branca object, since their templates run it: the page is
rendered with marks in the places of our data and scripts, and the marks are replaced afterwards,
once each, by text that no template sees.
"""

import html
import json
import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

import branca.element
import folium
from branca.element import MacroElement
from jinja2 import Template

from geomap.collecting import not_collecting
from geomap.errors import OutputError
from geomap.gazetteer.surroundings import SPELLING
from geomap.gazetteer.worldview import told
from geomap.layers.credits import credits_of
from geomap.layers.drawing import Drawing, drawing
from geomap.layers.jsonld import jsonld
from geomap.layers.method import as_of, method_of, title_of
from geomap.messages import Messages, term
from geomap.model import Claim, Document
from geomap.render.code import packed_scripts, plain_scripts, policy
from geomap.render.inline import leaflet_style
from geomap.render.notebook import Bundle, Shown, bundle
from geomap.render.oembed import discovery_link
from geomap.render.payload import data_block
from geomap.render.plainlist import ANCHOR, plain_list
from geomap.render.script import page_style, script_words
from geomap.render.snippets import checked_base
from geomap.render.still import alt_text, still
from geomap.render.tiles import Tiles

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.result import Result

NAME = "geomap"
# Crawlers read no more of a page, and each takes about 800 bytes.
_MOST_FOR_CRAWLERS = 100
_PICTURE_WIDE = 960
_OPTIONS: dict[str, Any] = {
    "center": [20.0, 20.0],
    "zoom": 3,
    "minZoom": 2,
    "maxZoom": 13,
    "zoomSnap": 0.5,
    "preferCanvas": True,
    "worldCopyJump": False,
    "attributionControl": False,
}
_MAKE_MAP = f'var map_{NAME} = L.map("map_{NAME}", {json.dumps(_OPTIONS)});'
_MARK = "\ue000geomap {}\ue001"
_MARKS = re.compile(_MARK.format(r"(\w{1,20})"))
_SURROGATE = re.compile("[\ud800-\udfff]")  # alone it is no character, and no file can hold it
_PRINTED = term("In print all claims are shown, whatever the page's filters let pass.")
# What folium and branca write for a layer whose parts come from elsewhere; in a script's text "<"
# and "'" may be escapes. A link that a reader may follow loads nothing.
_REMOTE = r"\s*(?:\\?[\"']|\\u0027)?\s*(?:https?:)?//"
_LOADS = re.compile(
    r"(?:<|\\u003c)(?:script|link|img|image|iframe|embed|object|source|video|audio|input)\b"
    rf"[^>]{{0,2000}}?\b(?:src|href|data|poster)\s*={_REMOTE}"
    rf"|\bL\.tileLayer\b|\bL\.(?:image|video)Overlay\({_REMOTE}"
    rf"|\b(?:icon|shadow)(?:Retina)?Url[\"']?\s*:{_REMOTE}|\burl\({_REMOTE}|@import\b",
    re.IGNORECASE,
)
_NOTE = "This page holds layers that geomap did not make, so it carries no content policy of ours."


class _Words(TypedDict):
    """The words that stand around the map, in the page as in its picture."""

    title: str
    method: str
    as_of: str | None
    credit: str


class OfflineMap(folium.Map):
    """A folium map whose page holds all that it needs; other folium layers can be added to it.

    A layer that would bring a link to another host is refused when the page is rendered, unless
    `allow_network` is set. In a notebook it shows itself; the picture that it leaves there for
    print, `shown`, is that of geomap's own claims, without any layer that was added.
    """

    # folium declares these for instances; a class that links nothing is what we mean.
    default_js: list[tuple[str, str]] = []  # noqa: RUF012
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template(
        "{% macro html(this, kwargs) %}"
        '<div class="folium-map" id="{{ this.get_name() }}"></div>'
        "{% endmacro %}"
        "{% macro script(this, kwargs) %}{{ this.make_map }}{% endmacro %}"
    )

    def __init__(
        self,
        parts: dict[str, str],
        *,
        allow_network: bool = False,
        images: Sequence[str] = (),
        shown: Shown | None = None,
        language: str = "en",
    ) -> None:
        super().__init__(tiles=None)
        self._id = NAME
        self._shown = shown
        self.make_map = _MAKE_MAP
        figure = _Page(parts, language=language, allow_network=allow_network, images=images)
        figure.add_child(self, name=NAME)

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401  # folium's own signature
        """Render the map's parts into its page, without folium's own styles and scripts."""
        return str(MacroElement.render(self, **kwargs))  # type: ignore[no-untyped-call]  # branca

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> Bundle:
        """Return the map as a notebook shows it: in a frame, as a picture, in words."""
        page = self.get_root().render
        return bundle(lambda: str(page()), self._shown, include=include, exclude=exclude)


class _Page(branca.element.Figure):
    """The page around the map: our layout, with marks where text goes that no template sees."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="{{ this.language }}">\n<head>\n<meta charset="utf-8">\n'
        + _MARK.format("policy")
        + _MARK.format("head")
        + "\n{{ this.header.render(**kwargs) }}\n</head>\n<body>\n"
        + _MARK.format("top")
        + '\n<div id="gm-room">\n<main id="gm-main">\n{{ this.html.render(**kwargs) }}\n'
        + _MARK.format("still")
        + "\n</main>\n</div>\n"
        + _MARK.format("end")
        + "\n"
        + _MARK.format("before")
        + "<script>{{ this.script.render(**kwargs) }}</script>\n"
        + _MARK.format("after")
        + "\n</body>\n</html>\n"
    )

    def __init__(
        self,
        parts: dict[str, str],
        *,
        language: str,
        allow_network: bool,
        images: Sequence[str],
    ) -> None:
        super().__init__()
        self._id = NAME
        self.language = language
        self._parts = parts
        self._images = images
        self._allow_network = allow_network
        # branca's own header asks for a content type; ours says it.
        for child in list(self.header._children):  # noqa: SLF001  # branca has no public way
            del self.header._children[child]  # noqa: SLF001

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401  # branca's own signature
        """Return the page.

        Raises
        ------
        OutputError
            A layer brings a link to another host, and `allow_network` is not set.
        """
        rendered: str = super().render(**kwargs)
        if self._is_foreign():
            if not self._allow_network:
                _refuse_links(rendered)
            before, after = plain_scripts()
            parts = {"policy": f"<!-- {_NOTE} -->\n", "before": f"{before}\n", "after": after}
        else:
            rendered, made = _without_map_script(rendered)
            after, scripts = packed_scripts(made)
            styles = (leaflet_style(), page_style())
            allowed = policy(scripts, styles, images=self._images)
            parts = {"policy": allowed, "before": "", "after": after}
        parts |= self._parts
        # In one pass: what is put in is never searched for marks again.
        return _MARKS.sub(lambda mark: parts[mark[1]], rendered)

    def _is_foreign(self) -> bool:
        """Return whether the page holds anything but our own map."""
        maps = list(self._children.values())
        return any(child._children for child in maps) or bool(  # noqa: SLF001  # as above
            self.header._children or len(maps) > 1  # noqa: SLF001
        )


def offline_map(
    result: "Result",
    *,
    allow_network: bool = False,
    tiles: Tiles | None = None,
    drawn: Drawing | None = None,
    base_url: str | None = None,
) -> OfflineMap:
    """Return the result as a folium map; `save` writes the page, a notebook shows it.

    `tiles` are loaded from their host by whoever opens the page. `drawn` is the result's drawing,
    where one was made. `base_url` is the folder on the web where `oembed.json` will lie beside it.

    Raises
    ------
    UsageError
        `base_url` is no address of a folder on the web.
    """
    with not_collecting():
        held = drawn or drawing(
            result.claims, result.events, gazetteer=result.gazetteer, messages=result.messages
        )
        words = _words(held, gazetteer=result.gazetteer, documents=result.documents)
        # Drawn on our own ground alone, also where tiles lie under the map.
        picture = still(held, gazetteer=result.gazetteer, **words, width=_PICTURE_WIDE)
        parts = _parts(held, picture, words, gazetteer=result.gazetteer, tiles=tiles)
        alt = alt_text(held, title=words["title"], as_of=words["as_of"], method=words["method"])
    if base_url:
        link = discovery_link(title=words["title"], base=checked_base(base_url))
        parts["head"] += f"\n{link.rstrip()}"
    images = (tiles.origin,) if tiles else ()
    shown = Shown(
        svg=picture,
        wide=_PICTURE_WIDE,
        alt=alt,
        title=words["title"],
        method=words["method"],
        credit=words["credit"],
        messages=held.messages,
    )
    return OfflineMap(
        parts,
        allow_network=allow_network,
        images=images,
        shown=shown,
        language=held.messages.language,
    )


def page(
    result: "Result",
    *,
    tiles: Tiles | None = None,
    drawn: Drawing | None = None,
    base_url: str | None = None,
) -> str:
    """Return the page of a result: one HTML file, equal bytes for equal claims.

    The parameters are those of `offline_map`.
    """
    made = offline_map(result, tiles=tiles, drawn=drawn, base_url=base_url)
    return str(made.get_root().render())


def _words(drawn: Drawing, *, gazetteer: "Gazetteer", documents: Sequence[Document]) -> _Words:
    credit = credits_of(drawn.claims, gazetteer=gazetteer)
    messages = drawn.messages
    borders = told(gazetteer.worldview, messages=messages)
    return {
        "title": title_of(drawn.events, messages=messages),
        "method": method_of(drawn.claims, documents, messages=messages),
        "as_of": as_of(drawn.claims, documents),
        "credit": " ".join((borders, messages.text(SPELLING), credit)),
    }


def _parts(
    drawn: Drawing, picture: str, words: _Words, *, gazetteer: "Gazetteer", tiles: Tiles | None
) -> dict[str, str]:
    """Return the texts that stand in the places of the page's marks."""
    heading = html.escape(words["title"])
    messages = drawn.messages
    more = {"tiles": tiles.data(messages=messages)} if tiles else None
    if tiles:
        words = {**words, "credit": f"{words['credit']} {tiles.credit(messages=messages)}"}
    return {
        "head": _head(heading),
        "top": _top(heading, messages),
        "still": _still(picture, drawn.claims, messages),
        "end": _end(data_block(drawn, gazetteer=gazetteer, more=more, **words), words, messages)
        + _for_crawlers(drawn, words),
    }


def _for_crawlers(drawn: Drawing, words: _Words) -> str:
    """Return the first claims in schema.org's words; the file claims.jsonld has them all."""
    told = jsonld(
        drawn.claims,
        drawn.events,
        most=_MOST_FOR_CRAWLERS,
        messages=drawn.messages,
        **words,
    )
    return f'\n<script type="application/ld+json">{told.rstrip()}</script>'


def _head(heading: str) -> str:
    return (
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{heading}</title>\n"
        f"<style>{leaflet_style()}</style>\n<style>{page_style()}</style>"
    )


def _top(heading: str, messages: Messages) -> str:
    skip = html.escape(messages.text("Skip to the list of claims"))
    return (
        f'<a class="gm-skip" href="#{ANCHOR}">{skip}</a>\n'
        f'<header class="gm-head"><h1 id="gm-title">{heading}</h1></header>'
    )


def _still(picture: str, claims: Sequence[Claim], messages: Messages) -> str:
    """Return what the page shows without its script, and in print: the picture and the list."""
    label = html.escape(messages.text("The map as a picture"))
    printed = html.escape(messages.text(_PRINTED), quote=False)
    shown = (
        f'<section class="gm-still" aria-label="{label}">{picture}\n'
        f'<p class="gm-print">{printed}</p></section>\n'
        f"{plain_list(claims, messages=messages)}"
    )
    return _SURROGATE.sub("\ufffd", shown)


def _end(data: str, words: _Words, messages: Messages) -> str:
    label = html.escape(messages.text("Method and credits"))
    library = html.escape(messages.text("Map library: {name}.", name="Leaflet (BSD-2-Clause)"))
    own = script_words(messages)
    block = f'<script type="application/json" id="geomap-words">{own}</script>\n' if own else ""
    return (
        f'<footer id="gm-foot" tabindex="0" aria-label="{label}">'
        f'<p class="gm-method">{html.escape(words["method"])}</p>'
        f'<p class="gm-credits">{html.escape(words["credit"])} {library}</p></footer>\n{block}'
        f'<script type="application/json" id="geomap-data">{data}</script>'
    )


def _without_map_script(rendered: str) -> tuple[str, str]:
    """Return the page without the script that makes the map, and that script.

    Raises
    ------
    OutputError
        The map's own script is not the one that we know.
    """
    # branca indents what it renders: the words are ours, the white space around them its own.
    rendered, count = re.subn(rf"<script>\s*{re.escape(_MAKE_MAP)}\s*</script>\n", "", rendered)
    if count != 1:
        raise OutputError("the map's script is not geomap's own; report this with your versions")
    return rendered, _MAKE_MAP


def _refuse_links(rendered: str) -> None:
    if _LOADS.search(rendered):
        raise OutputError(
            "a layer of this map loads from another host; leave it out, or make the map with "
            "allow_network=True"
        )
