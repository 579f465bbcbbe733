"""The table of symbols: complete, small, and cut by length as the page cuts it."""

import itertools
import json
import math
from typing import get_args

import pytest

from geomap.layers.symbols import (
    COLORS,
    FAN,
    FORMS,
    SIZES,
    STROKES,
    Form,
    form_of,
    stretch,
    symbols,
)
from geomap.model import Role, Stance, What

FORM_IDS = [form.key for form in FORMS]


def length(line: tuple[tuple[float, float], ...]) -> float:
    return sum(math.dist(a, b) for a, b in itertools.pairwise(line))


@pytest.mark.parametrize(
    ("role", "what", "form"),
    [
        ("target", None, "circle"),
        ("target", "impact", "circle"),
        ("target", "attack", "circle"),
        ("target", "secondary", "circle"),
        ("target", "interception", "diamond"),
        ("target", "debris_fell", "square"),
        ("debris", None, "square"),
        ("debris", "impact", "square"),
        ("debris", "debris_as_evidence", "square"),
        ("launch", None, "triangle"),
        ("launch", "attack", "triangle"),
    ],
)
def test_what_happened_gives_the_form(role: Role, what: What | None, form: str) -> None:
    assert form_of(role, what).key == form


def test_every_role_what_and_drawn_stance_has_its_symbol() -> None:
    assert all(form_of(role, what) in FORMS for role in get_args(Role) for what in get_args(What))
    assert {s.stance for s in STROKES} == set(get_args(Stance)) - {"not_confirmed"}


@pytest.mark.parametrize("form", FORMS, ids=FORM_IDS)
def test_an_outline_lies_in_its_box_and_begins_at_its_top(form: Form) -> None:
    assert all(abs(value) <= 1 for corner in form.corners for value in corner)
    assert stretch(form, 0, 0.1)[0] == pytest.approx((0.0, -1.0))
    assert stretch(form, 0, 0.1)[-1][0] > 0  # clockwise


@pytest.mark.parametrize("form", FORMS, ids=FORM_IDS)
@pytest.mark.parametrize("cut", [0.0, 0.2, 0.25, 1 / 3, 0.5, 0.99, 1.0])
def test_two_stretches_make_the_whole_outline(form: Form, cut: float) -> None:
    whole = length(stretch(form, 0, 1))
    one, other = stretch(form, 0, cut), stretch(form, cut, 1)
    assert length(one) == pytest.approx(whole * cut, abs=0.01)
    assert one[-1] == pytest.approx(other[0])
    assert other[-1] == pytest.approx((0.0, -1.0))


def test_no_two_strokes_look_alike_without_colour() -> None:
    assert len({(s.dash, s.ring, s.bar) for s in STROKES}) == len(STROKES)
    assert SIZES["hatch_gap"] >= 10


def test_marks_of_a_fan_do_not_touch_even_with_their_red_rings() -> None:
    reach = SIZES["radius_several"] + SIZES["stroke_several"] / 2 + SIZES["alarm_off"]
    for many, (far, turns) in FAN.items():
        assert len(turns) == many
        nearest = min((b - a) % 360 for a in turns for b in turns if a != b)
        assert 2 * far * math.sin(math.radians(nearest / 2)) >= 2 * reach


def test_the_table_for_the_page_is_small_and_plain_json() -> None:
    table = symbols()
    text = json.dumps(table, separators=(",", ":"))
    assert json.loads(text) == table
    assert len(text) <= 1_536
    assert {words for _, words, *_ in table["forms"]} == {form.words for form in FORMS}
    assert all(len(pair) == 2 for pair in COLORS.values())
