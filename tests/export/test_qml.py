"""Styles for QGIS: well-formed, complete, the same for the same claims, safe from what is said."""

import re
import xml.etree.ElementTree as ET

import pytest

from geomap.export.geojson import event_cells
from geomap.export.qml import (
    areas_qml,
    claims_qml,
    events_qml,
    places_qml,
    points_qml,
    strikes_qml,
)
from geomap.export.qml.chips import POINT
from geomap.export.qml.elements import mm, number, quoted, rgba
from geomap.export.qml.glyphs import fit
from geomap.layers.families import _GENERAL, _SIDE_COLORS, Family
from geomap.layers.symbols import ALARM_DASH, COLORS, FORMS, SIZES, STROKES, Form
from geomap.model import Event, EventDate, Independence

HOSTILE = "</qml>]]>'\"\\&<script>\x00\x0b\ud800\u202e\u2028{{7*7}}[% 1 %]"
STRIKE = Event(
    id="e-1",
    claims=(),
    date=EventDate(earliest=None, latest=None),
    independence=Independence(origins=0, sides=0, unknown=0),
)
SIDES = tuple(
    Family(key=f"official-{n}", name=f"Side {n}", color=light, dark=dark, letter=f"S{n}")
    for n, (light, dark) in enumerate(_SIDE_COLORS)
)
FAMILIES = (*SIDES, *_GENERAL.values())


def parsed(style: str) -> ET.Element:
    return ET.fromstring(style)  # noqa: S314  # our own


def every_style(families: tuple[Family, ...] = FAMILIES) -> dict[str, str]:
    return {
        "points": points_qml(families),
        "areas": areas_qml(families),
        "claims": claims_qml(families),
        "places": places_qml(),
        "events": events_qml(),
        "strikes": strikes_qml(),
    }


@pytest.mark.parametrize("name", every_style())
def test_a_style_is_well_formed_and_the_same_each_time(name: str) -> None:
    style = every_style()[name]
    assert parsed(style).tag == "qgis"
    assert style == every_style()[name]
    assert style.endswith("</qgis>\n")


@pytest.mark.parametrize("name", every_style())
def test_no_two_rules_of_a_style_have_one_key_and_none_is_drawn_by_lot(name: str) -> None:
    keys = [rule.get("key") for rule in parsed(every_style()[name]).iter("rule")]
    assert keys
    assert len(set(keys)) == len(keys)
    assert all(key and re.fullmatch(r"\{[0-9a-f]{8}-[0-9a-f-]{27}\}", key) for key in keys)


@pytest.mark.parametrize("name", ["points", "claims"])
def test_each_rule_with_a_symbol_has_one_and_all_symbols_are_used(name: str) -> None:
    renderer = next(
        one
        for one in parsed(every_style()[name]).iter("renderer-v2")
        if one.get("type") == "RuleRenderer"
    )
    symbols = [one.get("name") for one in renderer.findall("symbols/symbol")]
    used = [rule.get("symbol") for rule in renderer.iter("rule") if rule.get("symbol")]
    assert used == symbols


@pytest.mark.parametrize("name", ["points", "areas", "claims"])
def test_a_style_has_each_familys_colour_and_letter(name: str) -> None:
    style = every_style()[name]
    for family in FAMILIES:
        assert f"'{rgba(family.color)}'" in style, family.key
        assert f'"{family.letter}"' in style or f"'{family.letter}'" in style, family.key


@pytest.mark.parametrize("name", ["points", "areas", "claims"])
def test_a_style_has_each_form_and_each_stance(name: str) -> None:
    expressions = " ".join(
        option.get("value", "")
        for option in parsed(every_style()[name]).iter("Option")
        if option.get("name") == "expression"
    )
    for form in FORMS[1:]:
        shape = fit(form)
        size = mm(2 * SIZES["radius_one"] * form.scale * shape.scale)
        assert f"WHEN \"mark\" = '{form.key}' THEN '{shape.shape}'" in expressions
        assert f"WHEN \"mark\" = '{form.key}' THEN {size}" in expressions
    for stroke in STROKES:
        if stroke.dash or stroke.ring or stroke.bar:
            assert f"\"stance\" = '{stroke.stance}'" in expressions
        if stroke.dash:
            assert f"'{';'.join(map(mm, stroke.dash))}'" in expressions
    assert f"'{rgba(COLORS['alarm'][0])}'" in expressions
    assert f"'{rgba(FAMILIES[0].color, SIZES['pale'])}'" in expressions


def test_what_a_side_is_called_breaks_no_style() -> None:
    family = Family(key=HOSTILE, name=HOSTILE, color="#112233", dark="#112233", letter=HOSTILE)
    for style in every_style((family, *FAMILIES)).values():
        root = parsed(style)
        assert not list(root.iter("script"))
        for rule in root.iter("rule"):
            # Quotes stand in pairs, so that no name leaves its string.
            assert len(re.findall("'", re.sub(r"\\\\", "", rule.get("filter", "")))) % 2 == 0


def test_without_any_family_there_is_a_style_all_the_same() -> None:
    assert all(parsed(style).tag == "qgis" for style in every_style(()).values())


def test_an_area_has_no_point_symbol_of_its_own() -> None:
    for style in (areas_qml(FAMILIES), places_qml(), events_qml()):
        renderer = parsed(style).find("renderer-v2")
        assert renderer is not None
        assert {one.get("type") for one in renderer.findall("symbols/symbol")} == {"fill"}
        classes = {one.get("class") for one in renderer.iter("layer")}
        assert classes <= {"SimpleLine", "LinePatternFill", "GradientFill"}


def test_a_strike_at_a_settlement_has_a_mark_and_one_on_an_area_none() -> None:
    root = parsed(strikes_qml())
    renderer = root.find("renderer-v2")
    assert renderer is not None
    types = [one.get("type") for one in renderer.findall("symbols/symbol")]
    filters = [one.get("filter", "") for one in renderer.iter("rule") if one.get("symbol")]
    assert types == ["marker", "fill", "fill", "fill"]
    assert [text.startswith(POINT) for text in filters] == [True, False, False, False]
    assert all(f"NOT {POINT}" in text for text in (filters[1], filters[3]))
    for column in re.findall(r'"(\w+)"', " ".join(filters)):
        assert column in event_cells(STRIKE)


def test_the_hatch_is_the_pages() -> None:
    hatch = next(
        one for one in parsed(places_qml()).iter("layer") if one.get("class") == "LinePatternFill"
    )
    values = {one.get("k"): one.get("v") for one in hatch.findall("prop")}
    assert values["angle"] == number(SIZES["hatch_angle"])
    assert values["distance"] == mm(SIZES["hatch_gap"])
    assert values["color"] == rgba(COLORS["area"][0])


def test_the_alarm_is_dashed_as_on_the_page() -> None:
    assert f'"{";".join(map(mm, ALARM_DASH))}"' in points_qml(FAMILIES)


def test_a_form_that_qgis_does_not_know_is_an_error() -> None:
    star = Form(key="star", words="", corners=((0.0, -1.0), (0.3, 0.2), (0.0, 0.1)))
    with pytest.raises(ValueError, match="'star'"):
        fit(star)


def test_numbers_have_neither_exponents_nor_trailing_zeros() -> None:
    assert [number(n) for n in (0.0, 1.0, 1e-9, 100.0, 2.645833, -0.5)] == [
        *("0", "1", "0", "100", "2.646", "-0.5")
    ]
    assert quoted("O'Neil\\") == "'O''Neil\\\\'"
