"""Pictures, embeds and alternative texts in Russian and Ukrainian, and what English costs."""

import html
import json
import re
from functools import cache
from pathlib import Path

import cyrillic
import pytest

from geomap.errors import UsageError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.worldview import told
from geomap.layers.cells import cells
from geomap.layers.method import title_of
from geomap.layers.words import interval, shown_day, shown_days
from geomap.messages import ENGLISH, of
from geomap.pipeline import Result, run
from geomap.render.embed import embed_page
from geomap.render.figure import figure
from geomap.render.html import page
from geomap.render.oembed import oembed
from geomap.render.plainlist import plain_list
from geomap.render.script import script_words
from geomap.render.snippets import piece
from geomap.render.tiles import tiles_of

in_both = pytest.mark.parametrize("lang", ["ru", "uk"])
# Data, standards and codes of countries.
NAMES = ("Natural Earth", "ISO", "RU", "UA")
# What GeoNames calls towns, regions and seas of the base map is data.
GROUND = re.compile(r'(?s)<g id="gm-still-(?:town|region|sea-name)s".*?</g>')


@cache
def result(lang: str) -> Result:
    return cyrillic.result(lang)


@in_both
def test_no_english_is_left_in_a_picture(lang: str) -> None:
    made = figure(result(lang).material(), size="column")
    texts = re.findall(
        r"<(?:text|title|desc)\b[^>]{0,500}>([^<]{1,5000})<", GROUND.sub("", made.svg)
    )
    names = (*NAMES, *Gazetteer().credits().split())
    assert len(texts) > 20
    assert [w for text in texts for w in cyrillic.latin(html.unescape(text), *names)] == []
    assert cyrillic.latin(made.alt, *NAMES) == []


@in_both
def test_crawlers_read_the_language_of_the_page(lang: str, tmp_path: Path) -> None:
    text = result(lang).to_file(tmp_path / "claims.jsonld").read_text(encoding="utf-8")
    dataset, *nodes = json.loads(text)["@graph"]
    assert dataset["inLanguage"] == lang
    claims = [node for node in nodes if node["@type"] == "Claim"]
    told = [dataset["name"], dataset["description"]]
    told += [node["description"] for node in claims]
    told += [node["author"].get("description", "") for node in claims]
    told += [node["name"] for node in nodes if node["@type"] == "Event"]
    assert len(told) > 10
    assert [word for text in told for word in cyrillic.latin(text)] == []


def test_the_legend_stands_in_whole_words_in_the_narrowest_pictures() -> None:
    for size in ("column", "social"):
        svg = figure(result("ru").material(), size=size).svg
        legend = svg[svg.rindex("</clipPath>") :]
        assert "…" not in "".join(re.findall(r">([^<]{1,200})</text>", legend)), size


@in_both
def test_no_english_is_left_around_what_is_copied_from_the_embed_page(lang: str) -> None:
    told = result(lang)
    made = piece(
        title=told.title,
        method=told.method,
        credit=told.credits,
        alt="Карта",
        as_of="2025-09-25",
        base_url="https://maps.example.org/one/",
        messages=told.messages,
    )
    page_ = embed_page(made)
    assert f'<html lang="{lang}">' in page_
    words = re.sub(r"(?s)<style>.*?</style>|<textarea.*?</textarea>|<code>.*?</code>", " ", page_)
    words = re.sub(r"<[^>]{1,3000}>", " ", words)
    known = "CMS SVG Content-Security-Policy HTML PDF Word LaTeX Quarto Markdown oEmbed Ctrl Mac"
    names = (*NAMES, *known.split(), *Gazetteer().credits().split(), "Tab", "Python", "head")
    assert cyrillic.latin(html.unescape(words), *names) == []
    answer = json.loads(oembed(made))
    assert answer["title"] == told.title
    assert told.messages.text("Open the map") in answer["html"]


@in_both
def test_no_english_is_left_where_no_script_runs(lang: str) -> None:
    words = re.sub(r"<[^>]{1,3000}>", " ", plain_list(result(lang).claims, messages=of(lang)))
    assert cyrillic.latin(html.unescape(words)) == []
    assert of(lang).text("Not on the map: {why}", why="")[:5] in words


@pytest.mark.parametrize(
    ("lang", "one", "month", "days"),
    [
        ("en", "3 Nov 2024", "Nov 2024", "30 Nov – 2 Dec 2024"),
        ("ru", "3 ноября 2024", "ноябрь 2024", "30 ноября – 2 декабря 2024"),
        ("uk", "3 листопада 2024", "листопад 2024", "30 листопада – 2 грудня 2024"),
    ],
)
def test_days_are_told_in_the_case_that_they_need(
    lang: str, one: str, month: str, days: str
) -> None:
    messages = of(lang)
    assert shown_day("2024-11-03", messages=messages) == one
    assert shown_day("2024-11", messages=messages) == month
    assert shown_days("2024-11-30", "2024-12-02", messages=messages) == days


@in_both
def test_countries_and_borders_are_named_in_the_language(lang: str) -> None:
    messages = of(lang)
    assert cyrillic.latin(told("cn", messages=messages), "Natural Earth") == []
    assert messages.country("RU", "Russia") in {"Россия", "Росія"}
    assert messages.country("ZZZ", "Nowhere") == "Nowhere"


@in_both
def test_all_that_is_inferred_begins_with_the_same_word(lang: str) -> None:
    # The page knows by it which values to mark.
    messages = of(lang)
    head = messages.text("inferred: {why}", why="")
    told_so = [text for _, text in messages.texts if text.startswith("inferred: ")]
    assert len(told_so) > 5
    assert all(messages.text(text).startswith(head) for text in told_so)
    notes = [cell.note for one in result(lang).claims for cell in cells(one, messages=messages)]
    assert any(note and note.startswith(head) for note in notes)


@in_both
def test_what_a_page_marks_by_its_beginning_ends_with_what_is_put_in(lang: str) -> None:
    for text in ("inferred: {why}", "drawn as {shape}", "publisher of {file}"):
        assert of(lang).text(text).endswith("}")


def test_tiles_are_warned_of_in_the_language_of_the_page() -> None:
    tiles = tiles_of("https://tiles.example.org/{z}/{x}/{y}.png", "Кто-то")
    assert "tiles.example.org" in tiles.credit(messages=of("ru"))
    assert cyrillic.latin(tiles.credit(messages=of("uk")), "tiles.example.org") == []


def test_english_pages_hold_no_words_of_their_own() -> None:
    assert script_words(ENGLISH) == ""
    assert "geomap-words" not in page(result("en")).split("geomap-code")[0]


@in_both
def test_a_result_speaks_the_language_that_it_is_asked_for(lang: str, tmp_path: Path) -> None:
    english = result("en")
    title = title_of(english.events, messages=of(lang))
    assert english.in_language(lang).title == title == result(lang).title
    svg = english.to_file(tmp_path / "figure.svg", lang=lang).read_text(encoding="utf-8")
    assert svg == result(lang).to_file(tmp_path / "other.svg").read_text(encoding="utf-8")
    assert f'xml:lang="{lang}"' in svg
    plain = english.to_file(tmp_path / "plain.svg").read_text(encoding="utf-8")
    assert "xml:lang" not in plain
    pdf = english.to_file(tmp_path / "figure.pdf", lang=lang).read_bytes()
    assert f"/Lang({lang})".encode() in re.sub(rb"\s", b"", pdf)


def test_an_unknown_language_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match="write one of en, ru, uk"):
        run([], lang="xx")
    with pytest.raises(UsageError, match="write one of en, ru, uk"):
        result("en").in_language("")


def test_days_as_data_stay_iso_in_every_language() -> None:
    assert "2024-11-18" in interval("2024-11-18", "2024-11-19", messages=of("ru"))
