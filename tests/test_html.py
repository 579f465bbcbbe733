"""The page as text: self-contained, deterministic, and no stranger's words in a template."""

import json
import re
import warnings
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import folium
import pytest
from builders import claim, document, located

from geomap.errors import OutputError, UsageError
from geomap.gazetteer import Gazetteer
from geomap.model import Claim, Span
from geomap.pipeline import Result
from geomap.render import inline
from geomap.render.html import OfflineMap, offline_map, page
from geomap.render.payload.packing import packed

HOSTILE = "{{7*7}}</script><img src=x onerror=alert(1)>${alert(1)}{% raw %}\u2028<!--<script>"
MARK = "\ue000geomap end\ue001"


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    known = Gazetteer()
    yield known
    known.close()


def result(gazetteer: Gazetteer, *claims: Claim) -> Result:
    return Result(
        documents=(document("Text."),), claims=claims, events=(), notes=(), gazetteer=gazetteer
    )


def data_of(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="geomap-data">(.*?)</script>', text)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def scripts_of(text: str) -> list[str]:
    """Return the packed scripts of a page as the browser unpacks them."""
    found = re.search(r'<script type="application/json" id="geomap-code">(.*?)</script>', text)
    assert found is not None
    return [
        zlib.decompress(b64decode(one), -zlib.MAX_WBITS).decode() for one in json.loads(found[1])
    ]


def hostile_claim(words: str) -> Claim:
    one = claim(1, quotes=(Span(start=0, end=len(words), text=words),))
    return replace(
        one,
        claimant=replace(one.claimant, name=words),
        document=replace(one.document, title=words, publisher=words, url=words, path=words),
        locations=(located(text=words, why=words),),
    )


@pytest.mark.parametrize("words", [HOSTILE, MARK, "\\ue000", "]]>", "</SCRIPT >", "{{", "{%"])
def test_strangers_words_reach_the_page_as_data_and_nothing_else(
    words: str, gazetteer: Gazetteer
) -> None:
    text = page(result(gazetteer, hostile_claim(words)))
    data = data_of(text)
    assert data["details"][0]["quotes"] == [[words]]
    assert data["documents"]["title"] == [words]
    assert "<img src=x" not in text
    assert "49</script>" not in text
    # The data, that for crawlers, the packed scripts, and what unpacks them.
    assert text.count("<script") == 4
    assert [node["text"] for node in for_crawlers(text)["@graph"] if "text" in node] == [words]


def for_crawlers(text: str) -> Any:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    return json.loads(found)


def test_crawlers_are_told_the_first_claims_and_how_many_there_are(gazetteer: Gazetteer) -> None:
    text = page(result(gazetteer, *map(claim, range(150))))
    graph = for_crawlers(text)["@graph"]
    assert sum(node["@type"] == "Claim" for node in graph) == 100
    assert "Here are 100 of 150 claims." in graph[0]["description"]


def test_a_page_that_will_be_published_names_its_embed(gazetteer: Gazetteer) -> None:
    made = result(gazetteer, claim(1))
    text = page(made, base_url="https://maps.example.org/one/")
    assert 'type="application/json+oembed" href="https://maps.example.org/one/oembed.json"' in text
    assert "oembed" not in page(made)
    with pytest.raises(UsageError):
        page(made, base_url="javascript:alert(1)")


def test_a_lone_surrogate_becomes_the_sign_for_what_cannot_be_read(gazetteer: Gazetteer) -> None:
    text = page(result(gazetteer, hostile_claim("a \ud800 b \U0001f680 \\ud800")))
    text.encode("utf-8")
    assert data_of(text)["details"][0]["quotes"] == [["a \ufffd b \U0001f680 \\ud800"]]


def test_a_page_loads_nothing_from_outside(gazetteer: Gazetteer) -> None:
    text = page(result(gazetteer, claim(1)))
    assert not re.search(r"<(?:script|img|iframe)[^>]{0,200}\bsrc=|<link\b|@import", text)
    assert not re.search(r"url\((?!#)", text)
    assert "sourceMappingURL" not in text


def test_the_policy_names_exactly_our_scripts_and_styles(gazetteer: Gazetteer) -> None:
    text = page(result(gazetteer, claim(1)))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    scripts = [*re.findall(r"<script>(.*?)</script>", text, re.DOTALL), *scripts_of(text)]
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert len(scripts) == 4  # what unpacks, Leaflet, the map, and our own
    assert "L.map(" in scripts[2]
    for inside in (*scripts, *styles):
        assert inline.integrity(inside) in policy[1]
    assert policy[1].count("sha256-") == len(scripts) + len(styles)
    assert "default-src 'none'" in policy[1]


def test_equal_claims_give_equal_bytes(gazetteer: Gazetteer) -> None:
    assert page(result(gazetteer, claim(1))) == page(result(gazetteer, claim(1)))


def test_an_area_carries_no_centre_in_the_page(gazetteer: Gazetteer) -> None:
    data = data_of(page(result(gazetteer, claim(1))))
    (shape,) = data["shapes"]
    assert shape["kind"] == "area"
    assert "center" not in shape
    assert "33.42" not in json.dumps([data["claims"], data["details"], shape])


def test_a_page_of_no_claims_is_a_page(gazetteer: Gazetteer) -> None:
    data = data_of(page(result(gazetteer)))
    assert data["claims"]["n"] == 0
    assert data["view"] is None


def test_many_claims_travel_deflated_and_hold_the_same(gazetteer: Gazetteer) -> None:
    claims = [claim(n, quotes=(Span(start=0, end=400, text=f"{n} " * 133),)) for n in range(1200)]
    data = data_of(page(result(gazetteer, *claims)))
    assert data["packed"] == "deflate-raw"

    def unpacked(base64: str) -> Any:
        return json.loads(zlib.decompress(b64decode(base64), -zlib.MAX_WBITS))

    assert unpacked(data["head"])["claims"]["n"] == len(claims)
    chunks = [unpacked(one) for one in data["details"]]
    assert [len(one["quotes"]) for one in chunks] == [1000, 200]
    assert chunks[1]["quotes"][0] == ["1000 " * 133]


def test_claims_are_listed_for_readers_without_scripts(gazetteer: Gazetteer) -> None:
    text = page(result(gazetteer, claim(1, stance="not_confirmed")))
    listed = re.search(r'<section class="gm-plainlist"(.*?)</section>', text, re.DOTALL)
    assert listed is not None
    assert "They struck." in listed[1]
    assert "Not on the map: a refusal or silence is listed, not drawn" in listed[1]


def test_to_map_is_a_folium_map_to_which_layers_can_be_added(
    gazetteer: Gazetteer, tmp_path: Path
) -> None:
    made = offline_map(result(gazetteer, claim(1)))
    assert isinstance(made, folium.Map)
    folium.Circle(location=[52.9, 33.4], radius=1000).add_to(made)
    made.save(tmp_path / "map.html")
    text = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "L.circle(" in text
    assert "Content-Security-Policy" not in text
    assert "carries no content policy of ours" in text
    assert "geomap-code" not in text  # a layer of the user's needs Leaflet before it runs
    assert text.index("L.circle(") > text.index("Leaflet 1.9.4")


CORNERS = [[50, 30], [51, 31]]


@pytest.mark.parametrize(
    "layer",
    [
        lambda: folium.TileLayer("https://a.test/{z}/{x}/{y}.png", attr="x"),
        lambda: folium.WmsTileLayer("https://a.test/wms", "roads"),
        lambda: folium.raster_layers.ImageOverlay("https://a.test/a.png", CORNERS),
        lambda: folium.raster_layers.VideoOverlay("//a.test/a.mp4", CORNERS),
        lambda: folium.Marker([50, 30], icon=folium.CustomIcon("http://a.test/a.png")),
        lambda: folium.Marker([50, 30], popup="<img alt='' src='https://a.test/a.png'>"),
        lambda: folium.Marker([50, 30], icon=folium.DivIcon(html="<IMG src=//a.test/a.png>")),
        lambda: folium.Marker([50, 30], icon=folium.DivIcon(html="<img src='//a.test/a.png'>")),
        lambda: folium.CircleMarker([50, 30], popup="<i style='background: url(//a.test/a)'>x</i>"),
    ],
    ids="tiles wms image video icon popup mark quoted style".split(),
)
def test_a_layer_that_loads_from_another_host_is_refused(
    gazetteer: Gazetteer, layer: Callable[[], folium.Element]
) -> None:
    made = offline_map(result(gazetteer, claim(1)))
    layer().add_to(made)
    with pytest.raises(OutputError, match="another host"):
        made.get_root().render()


def test_a_layer_may_hold_links_and_pictures_of_its_own(gazetteer: Gazetteer) -> None:
    made = offline_map(result(gazetteer, claim(1)))
    folium.CircleMarker([50, 30], popup="<a href='https://a.test/'>a.test</a>").add_to(made)
    folium.Marker([50, 30], icon=folium.DivIcon(html="<b>https://a.test</b>")).add_to(made)
    picture = "data:image/png;base64,iVBORw0KGgo="
    folium.raster_layers.ImageOverlay(picture, CORNERS).add_to(made)
    assert "https://a.test" in made.get_root().render()


def test_a_layer_that_loads_from_another_host_can_be_allowed(gazetteer: Gazetteer) -> None:
    made = offline_map(result(gazetteer, claim(1)), allow_network=True)
    folium.TileLayer("https://tiles.example/{z}/{x}/{y}.png", attr="x").add_to(made)
    assert "tiles.example" in made.get_root().render()


def test_a_notebook_shows_the_map(gazetteer: Gazetteer) -> None:
    shown = offline_map(result(gazetteer, claim(1)))._repr_html_()
    assert "srcdoc" in shown


def test_another_leaflet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    inline.leaflet_script.cache_clear()
    monkeypatch.setitem(inline.LEAFLET_SHA256, "leaflet.js", "0" * 64)
    with pytest.raises(OutputError, match="SHA-256"):
        inline.leaflet_script()
    inline.leaflet_script.cache_clear()


def test_json_in_a_script_element_can_not_end_it() -> None:
    text = packed({"a": HOSTILE}, [], [])
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text) == {"a": HOSTILE, "details": [], "eventDetails": []}


def test_the_map_has_a_fixed_name() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = OfflineMap({"head": "", "top": "", "still": "", "end": ""})
    assert made.get_name() == "map_geomap"
