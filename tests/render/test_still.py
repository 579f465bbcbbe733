"""The still picture: whole without script, style or network, honest and small."""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import KARACHEV, claim, located

from geomap.events import group
from geomap.gazetteer import Gazetteer
from geomap.layers import drawing
from geomap.layers.drawing import Drawing
from geomap.layers.families import _GENERAL, _SIDE_COLORS
from geomap.layers.marks import marks, told
from geomap.layers.symbols import ALARM_DASH, FORMS, WORDS
from geomap.model import Claim, Claimant, Count, Place
from geomap.pipeline import Result
from geomap.render.payload.claims import claim_columns
from geomap.render.payload.index import Index
from geomap.render.still import alt_text, still
from geomap.render.still.frame import fitted, path, tenths
from geomap.render.still.glyphs import TIMES, Glyph, svg
from geomap.render.still.inset import inset
from geomap.render.still.layers import place_names
from geomap.render.still.lettering import clean, cut, width_px, wrapped
from geomap.render.still.room import Room, around
from geomap.render.still.scale import bar
from geomap.render.still.scene import scene

CSS = Path(__file__).parents[2] / "geomap/render/assets/css/still.css"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>{{7*7}}\ud800\x00\x0b\u202e&amp;]]>\"' onload=x"
RUSSIA = Place(
    id="geonames:2017370", name="Russia", level="country", country="RU", lon=100.0, lat=60.0
)
KARACHEV_AT = located(KARACHEV, radius_m=2500.0)


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    known = Gazetteer()
    yield known
    known.close()


def drawn(gazetteer: Gazetteer, *claims: Claim) -> Drawing:
    grouped = group(claims)
    return drawing(grouped.claims, grouped.events, gazetteer=gazetteer)


def picture(gazetteer: Gazetteer, *claims: Claim, **words: Any) -> str:
    given = {"title": "Claims", "method": "What they said.", "credit": "Names.", "as_of": None}
    return still(drawn(gazetteer, *claims), gazetteer=gazetteer, **(given | words))


def by(name: str, country: str, kind: str = "ministry") -> Claimant:
    return Claimant(name=name, kind=kind, country=country)  # type: ignore[arg-type]  # cases


def parsed(made: str) -> ET.Element:
    return ET.fromstring(made)  # noqa: S314  # our own


def texts(made: str) -> list[str]:
    return [one.text or "" for one in parsed(made).iter(f"{SVG}text")]


def contradicting() -> tuple[Claim, Claim]:
    counts = ({"launched": Count(low=n, high=n, text=str(n), start=0, end=1)} for n in (6, 9))
    one, other = (claim(n, counts=c) for n, c in enumerate(counts, start=1))
    return (
        replace(one, claimant=by("Ministry", "RU")),
        replace(other, claimant=by("General Staff", "UA", "military")),
    )


def test_a_picture_is_one_svg_without_script_style_or_address(gazetteer: Gazetteer) -> None:
    made = picture(gazetteer, claim(1), claim(2, locations=(KARACHEV_AT,)))
    root = parsed(made)
    assert root.tag == f"{SVG}svg"
    for one in root.iter():
        assert one.tag in {
            SVG + name
            for name in ("svg title desc defs pattern path rect clipPath g circle text use".split())
        }
        assert not {name for name in one.attrib if name == "style" or name.startswith("on")}
        for value in one.attrib.values():
            assert "http" not in value
            assert not re.search(r"url\((?!#gm-still-)", value)
    assert "http" not in made.replace("http://www.w3.org/2000/svg", "")


def test_every_id_is_the_pictures_own_and_every_reference_has_one(gazetteer: Gazetteer) -> None:
    made = picture(gazetteer, claim(1), claim(2, locations=(KARACHEV_AT,)))
    ids = re.findall(r'\bid="([^"]+)"', made)
    assert len(ids) == len(set(ids))
    assert all(one.startswith("gm-still-") for one in ids)
    asked = re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', made)
    assert {one or other for one, other in asked} <= set(ids)


def test_equal_claims_give_equal_bytes(gazetteer: Gazetteer) -> None:
    claims = [claim(n) for n in range(5)]
    assert picture(gazetteer, *claims) == picture(gazetteer, *claims)


def test_a_picture_tells_who_can_not_see_it_what_it_shows(gazetteer: Gazetteer) -> None:
    one, other = contradicting()
    made = drawn(gazetteer, one, other)
    words = alt_text(made, title="Claims", as_of="2024-11-26")
    assert words.startswith("Claims, as of 26 Nov 2024: a map of 1 strike claimed at 1 place.")
    assert (
        "Somewhere in Bryansk Oblast: 2 independent origins "
        "(Russian officials, Ukrainian officials), contradicted"
    ) in words
    root = parsed(picture(gazetteer, one, other))
    assert root.get("role") == "img"
    named = (root.get("aria-labelledby") or "").split()
    by_id = {one.get("id"): one.text for one in root.iter() if one.get("id") in named}
    assert all(by_id[name] for name in named)


@pytest.mark.parametrize("words", [HOSTILE, "W" * 1_000_000, "\u202e" * 50, "]]>", "", "\ufffe"])
def test_strangers_words_stay_words_and_have_an_end(words: str, gazetteer: Gazetteer) -> None:
    one = claim(1, claimant=by(words, words[:200]), locations=(located(replace_name(words)),))
    made = picture(gazetteer, one, title=words, method=words, credit=words)
    root = parsed(made)
    assert not list(root.iter(f"{SVG}script"))
    assert "\ud800" not in made
    assert len(made) < 60_000
    made.encode()


def replace_name(words: str) -> Place:
    return replace(KARACHEV, name=words or "x")


def test_the_pages_data_and_the_picture_count_the_same_claims(
    gazetteer: Gazetteer, seed_result: Result
) -> None:
    made = drawing(seed_result.claims, seed_result.events, gazetteer=gazetteer)
    columns = claim_columns(made, Index(made))
    for n, one in enumerate(told(made)):
        numbers = (one.claim, one.event, one.origin, one.source, one.flags)
        assert numbers == tuple(
            columns[name][n] for name in ("id", "event", "origin", "source", "flags")
        )
        assert [place[0] for place in one.places] == columns["places"][n][::3]


def test_an_area_has_a_label_and_no_mark_on_its_capital(gazetteer: Gazetteer) -> None:
    made = picture(gazetteer, claim(1))
    assert "somewhere in" in texts(made)
    assert "Bryansk Oblast" in texts(made)
    (mark,) = re.findall(r'<g transform="translate\(([\d.]+) ([\d.]+)\)', made.split("WHO")[0])
    city = gazetteer.resolve("Bryansk", level="settlement").place
    assert city is not None
    frame = fitted(drawn(gazetteer, claim(1)).view, left=0, top=44, width=732, height=500)
    x, y = frame.at(city.lon, city.lat)
    assert abs(float(mark[0]) - x) + abs(float(mark[1]) - y) > 25


def test_many_claims_of_one_area_draw_its_outline_once(gazetteer: Gazetteer) -> None:
    made = picture(gazetteer, *(claim(n) for n in range(1, 12)))
    assert len(re.findall(r'<path class="gm-still-area"', made)) == 1


def test_a_contradiction_has_a_dashed_ring_and_the_legend_says_so(gazetteer: Gazetteer) -> None:
    made = picture(gazetteer, *contradicting())
    dash = " ".join(tenths(round(length * 10)) for length in ALARM_DASH)
    assert f'stroke-dasharray="{dash}"' in made
    assert WORDS["alarm"] in texts(made)
    assert WORDS["alarm"] not in texts(picture(gazetteer, claim(1)))


def test_a_country_makes_no_mark_but_stands_in_the_legend(gazetteer: Gazetteer) -> None:
    made = picture(gazetteer, claim(1, locations=(located(RUSSIA),)), claim(2))
    assert "Russia · 1 claim" in texts(made)
    assert len(re.findall(r'<path class="gm-still-area"', made)) == 1


def test_several_strikes_at_one_place_fan_out_and_many_are_one_stack(
    gazetteer: Gazetteer,
) -> None:
    def strikes(many: int) -> str:
        days = [f"2024-{n + 1:02}-19" for n in range(many)]
        claims = [
            claim(
                n,
                locations=(KARACHEV_AT,),
                date=replace(claim(n).date, earliest=day, latest=day),
            )
            for n, day in enumerate(days)
        ]
        return picture(gazetteer, *claims)

    assert strikes(3).split("WHO SAYS")[0].count("<g transform=") == 3
    assert f"7{TIMES}" in texts(strikes(7))
    assert strikes(7).split("WHO SAYS")[0].count("<g transform=") == 1


def test_the_legend_explains_marks_as_they_are_drawn(gazetteer: Gazetteer) -> None:
    def strikes(many: int) -> list[str]:
        day = replace(claim(1).date, earliest="2024-11-19", latest="2024-11-19")
        days = [
            replace(day, earliest=f"2024-{n + 1:02}-19", latest=f"2024-{n + 1:02}-19")
            for n in range(many)
        ]
        claims = [claim(n, locations=(KARACHEV_AT,), date=one) for n, one in enumerate(days)]
        return texts(picture(gazetteer, replace(claims[0], stance="confirmed"), *claims[1:]))

    assert "confirmed, as the text says" in strikes(1)
    # That one of many strikes is confirmed is not seen in the one mark of all.
    assert "confirmed, as the text says" not in strikes(7)


def test_the_legend_names_no_source_that_is_not_seen(gazetteer: Gazetteer) -> None:
    far = located(replace(KARACHEV, id="geonames:1", name="Far", lon=60.0, lat=20.0))
    told = claim(2, locations=(far,), claimant=by("Staff", "UA"), stance="denied")
    made = replace(
        drawn(gazetteer, claim(1, locations=(KARACHEV_AT,)), told), view=(33.0, 52.0, 37.0, 54.0)
    )
    text = still(made, gazetteer=gazetteer, title="T", method="M.", credit="C.", as_of=None)
    seen = texts(text)
    assert "Russian officials" in seen
    assert not {"Ukrainian officials", "denied or withdrawn only"} & set(seen)
    assert seen.index("NOT SHOWN IN FULL") < seen.index("1 further place outside the frame")


def test_a_site_is_a_dot_with_its_mark_above_it(gazetteer: Gazetteer) -> None:
    site = located(replace(KARACHEV, level="point"), radius_m=200.0)
    made = picture(gazetteer, claim(1, locations=(site,))).split("WHO SAYS")[0]
    (dot,) = re.findall(r'<path d="M([\d.]+) ([\d.]+)h0" class="gm-still-leg"', made)
    (mark,) = re.findall(r'<g transform="translate\(([\d.]+) ([\d.]+)\)', made)
    assert mark[0] == dot[0]
    assert 10 < float(dot[1]) - float(mark[1]) < 25


def test_without_a_placed_claim_it_is_still_a_picture(gazetteer: Gazetteer) -> None:
    made = picture(gazetteer, claim(1, locations=()))
    assert "No claim has a mark on this map." in texts(made)
    words = alt_text(drawn(gazetteer, claim(1, locations=())), title="Claims", as_of=None)
    assert words == "Claims: a map without marks, as no claim could be placed."


def test_no_name_stands_on_another() -> None:
    edges = (0.0, 0.0, 500.0, 500.0)
    room = Room(edges)
    room.take((10, 10, 60, 60))
    assert room.free((60, 10, 90, 40))
    assert not room.free((59, 59, 90, 90))
    assert not room.free((-1, 100, 20, 120))


def crowd(many: int) -> list[Claim]:
    def there(n: int) -> Place:
        lon, lat = 30 + n % 40 * 0.2, 47 + n // 40 * 0.15
        return replace(KARACHEV, id=f"test:{n}", name=f"Town {n}", lon=lon, lat=lat)

    return [
        claim(n, locations=(located(there(n), radius_m=2000.0),), claimant=by(f"S{n % 9}", "RU"))
        for n in range(many)
    ]


def test_what_finds_no_room_is_a_dot_and_is_counted(gazetteer: Gazetteer) -> None:
    made = picture(gazetteer, *crowd(1_500))
    (words,) = [text for text in texts(made) if "as dots" in text]
    dots = int(words.split()[0].replace(",", ""))
    marks = made.split("WHO SAYS")[0].count("<g transform=")
    assert dots + marks == 1_500
    assert len(made.encode()) <= 120_000


def test_what_the_frame_does_not_show_is_counted(gazetteer: Gazetteer) -> None:
    far = located(replace(KARACHEV, id="geonames:1", name="Far", lon=60.0, lat=20.0))
    made = drawn(gazetteer, claim(1, locations=(KARACHEV_AT,)), claim(2, locations=(far,)))
    made = replace(made, view=(33.0, 52.0, 37.0, 54.0))
    text = still(made, gazetteer=gazetteer, title="T", method="M.", credit="C.", as_of=None)
    assert "1 further place outside the frame" in texts(text)
    assert not any("as dots" in one for one in texts(text))


def test_a_label_stands_near_its_area_and_never_without_its_name(
    gazetteer: Gazetteer, seed_result: Result
) -> None:
    made = drawing(seed_result.claims, seed_result.events, gazetteer=gazetteer)
    world = fitted(None, left=0.0, top=0.0, width=700.0, height=480.0)
    shown = scene(made, marks(made), frame=world, towns=())
    assert all(chip.lines[1] for chip in shown.chips)
    for chip in shown.chips:
        if chip.foot:
            assert math.dist(chip.middle, chip.foot) <= 150


def test_several_strikes_look_as_on_the_page_one_mark_until_there_is_room_to_tell_them_apart(
    gazetteer: Gazetteer,
) -> None:
    claims = [
        claim(
            n,
            locations=(KARACHEV_AT,),
            date=replace(claim(n).date, earliest=day, latest=day),
        )
        for n, day in enumerate(("2024-01-19", "2024-06-19"))
    ]
    made = drawn(gazetteer, *claims)
    counted = marks(made)
    assert len(counted.marks) == 2
    near = fitted(made.view, left=0.0, top=0.0, width=700.0, height=480.0)
    world = fitted(None, left=0.0, top=0.0, width=700.0, height=480.0)
    assert len(scene(made, counted, frame=near, towns=()).standing) == 2
    (one,) = scene(made, counted, frame=world, towns=()).standing
    assert one.glyph.text == f"2{TIMES}"


def test_a_sea_whose_label_finds_no_room_is_counted(gazetteer: Gazetteer) -> None:
    sea = gazetteer.resolve("Black Sea").place
    assert sea is not None
    made = picture(gazetteer, *crowd(1_500), claim(1_600, locations=(located(sea),)))
    assert "1 further area only in the list" in texts(made)


def test_a_name_stands_beside_its_own_mark_even_if_that_stands_aside(gazetteer: Gazetteer) -> None:
    made = drawn(gazetteer, *crowd(120))
    frame = fitted(made.view, left=0.0, top=0.0, width=300.0, height=300.0)
    shown = scene(made, marks(made), frame=frame, towns=())
    aside = {(one.x, one.y) for one in shown.standing if one.foot}
    assert aside
    assert aside <= {(x, y) for _, x, y, _ in shown.named}
    assert all(reach < 25 for _, x, y, reach in shown.named if (x, y) in aside)


@pytest.mark.parametrize(("apart", "side"), [(4.0, "left"), (30.0, "right")])
def test_no_name_ends_beside_the_mark_of_another_place(
    apart: float, side: str, gazetteer: Gazetteer
) -> None:
    frame = fitted((30.0, 50.0, 40.0, 55.0), left=0, top=0, width=700, height=450)
    reach = 10.3
    far = 2 * reach + 3 + width_px("Longname", 11, bold=True) + apart
    claims = [
        claim(n, locations=(located(replace(KARACHEV, id=f"test:{n}", name=name, lon=lon)),))
        for n, (name, lon) in enumerate((("Longname", 34.0), ("Other", 34.0 + far / frame.scale)))
    ]
    made = drawn(gazetteer, *claims)
    shown = scene(made, marks(made), frame=frame, towns=())
    own = {shape.name: x for shape, x, _, _ in shown.named}
    (left,) = re.findall(r'<text x="([\d.]+)"[^>]*>Longname', "".join(place_names(shown)))
    assert (float(left) > own["Longname"]) == (side == "right")


def test_the_scale_bar_covers_no_place_that_a_line_leads_to() -> None:
    frame = fitted((30.0, 50.0, 42.0, 58.0), left=0, top=0, width=600, height=500)
    first = bar(frame, towns=())
    towns = [around(frame.width - 40.0, first.y, 5.0)] * 3
    assert bar(frame, towns=towns).left == first.left
    spot = around(first.middle, first.y - 5, 2.0)
    assert bar(frame, towns=towns, places=[spot]).left > frame.width / 2


def test_no_name_of_the_inset_stands_on_the_edge_of_what_is_shown(gazetteer: Gazetteer) -> None:
    # Kursk: Ukraine's and Belarus' middles lie at the edges.
    shown = fitted((33.0, 50.0, 39.0, 54.0), left=0, top=0, width=294, height=352)
    made = inset(shown, left=180, top=6, width=104, height=78, gazetteer=gazetteer)
    (box,) = re.findall(
        r'<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)" class="gm-still-leg', made
    )
    left, top, wide, high = map(float, box)
    words = re.findall(r'<text x="(\S+)" y="(\S+)">([^<]+)', made)
    assert {"Russia", "Ukraine"} <= {name for _, _, name in words}
    for x, y, name in words:
        half = width_px(name, 8.8) / 2
        own = (float(x) - half, float(y) - 8, float(x) + half, float(y) + 2)
        outside = own[2] < left or own[0] > left + wide or own[3] < top or own[1] > top + high
        inside = own[0] > left and own[2] < left + wide and own[1] > top and own[3] < top + high
        assert outside or inside, name


def test_claims_of_no_strike_are_a_strike_each(gazetteer: Gazetteer) -> None:
    made = replace(drawn(gazetteer, *crowd(3)), events=())
    assert "3 strikes claimed at 3 places" in alt_text(made, title="Claims", as_of=None)


def test_the_picture_of_the_seeds_is_small(gazetteer: Gazetteer, seed_result: Result) -> None:
    made = drawing(seed_result.claims, seed_result.events, gazetteer=gazetteer)
    text = still(
        made, gazetteer=gazetteer, title="T", method="m " * 100, credit="c " * 120, as_of=None
    )
    assert len(text.encode()) <= 35_500
    assert {"Bryansk Oblast", "Karachev", "western part of Kursk Oblast"} <= set(texts(text))


@pytest.mark.parametrize("form", [form.key for form in FORMS])
def test_a_lone_family_closes_its_outline_and_two_share_it(form: str, gazetteer: Gazetteer) -> None:
    one, other, *_ = drawn(gazetteer, *contradicting()).families
    alone = Glyph(form=form, stance="claimed", text="RU", parts=((one, 1),))
    shared = replace(alone, parts=((one, 1), (other, 2)), several=True, text="3")
    assert len(re.findall(rf'stroke="{one.color}"', svg(alone, 0, 0))) == 1
    assert all(f'stroke="{f.color}"' in svg(shared, 0, 0) for f in (one, other))
    assert shared.radius > alone.radius


def test_each_stance_looks_its_own_without_colour(gazetteer: Gazetteer) -> None:
    one = drawn(gazetteer, claim(1)).families[0]
    looks = {
        stance: svg(Glyph(form="circle", stance=stance, text="", parts=((one, 1),)), 0, 0)
        for stance in ("confirmed", "claimed", "alleged", "denied")
    }
    assert len(set(looks.values())) == len(looks)
    assert "stroke-dasharray" in looks["alleged"]


def test_the_night_style_knows_every_colour_of_the_picture() -> None:
    style = CSS.read_text("utf-8")
    pairs = [*_SIDE_COLORS, *((f.color, f.dark) for f in _GENERAL.values())]
    for light, dark in pairs:
        assert f".gm-still-{light[1:]} {{ color: {dark}; stroke: {dark}; }}" in style


def test_words_are_cut_and_wrapped_to_their_room() -> None:
    assert cut("Bryansk Oblast", room=500, size=10) == "Bryansk Oblast"
    short = cut("Bryansk Oblast", room=50, size=10)
    assert short.endswith("…")
    assert width_px(short, 10) <= 50
    lines = wrapped("one two three " * 20, room=120, size=10, most=3)
    assert len(lines) == 3
    assert all(width_px(line, 10) <= 120 for line in lines)
    assert clean("a\ud800\x07\u202eb\u200b\nc") == "a\ufffd\ufffd\ufffdb c"


def test_a_path_comes_back_to_where_the_shape_is() -> None:
    import shapely

    line = shapely.LineString([(0.04, 0.0), (10.26, -3.3), (10.31, -3.3), (2, 2)])
    drawn_path = path([line])
    assert drawn_path == "M0 0l10.3-3.3-8.3 5.3"
    assert path([shapely.box(0, 0, 2, 1)]) == "M2 0l0 1-2 0 0-1z"
    assert path([shapely.Point(1, 1), shapely.LineString()]) == ""


def test_the_frame_shows_all_of_its_view() -> None:
    frame = fitted((30.0, 50.0, 40.0, 55.0), left=0, top=40, width=700, height=450)
    west, south, east, north = frame.box()
    assert west < 30.0
    assert east > 40.0
    assert south < 50.0
    assert north > 55.0
    assert frame.at(35.0, 0.0)[0] == pytest.approx(350)
