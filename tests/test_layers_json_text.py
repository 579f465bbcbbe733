import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.layers.characters import whole_characters
from geomap.layers.json_text import json_text

texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(values)
def test_every_value_comes_back_from_one_line(value: object) -> None:
    text = json_text(value)
    assert len(text.splitlines()) == 1
    assert json.loads(text) == value


@pytest.mark.parametrize(
    "end", ["\n", "\r", "\v", "\f", "\x1c", "\x1e", "\x85", "\u2028", "\u2029"]
)
def test_no_line_end_of_any_reader_stands_in_the_text(end: str) -> None:
    assert end not in json_text(f"a{end}b")
    assert json.loads(json_text(f"a{end}b")) == f"a{end}b"


def test_half_a_character_is_replaced() -> None:
    assert json.loads(json_text({"a\ud800": ["\udfffb", "\U0001f600"]})) == {
        "a\ufffd": ["\ufffdb", "\U0001f600"]
    }
    assert whole_characters("é\ud83d") == "é\ufffd"


def test_nul_is_replaced_since_readers_end_a_text_there() -> None:
    assert json.loads(json_text(["a\x00b", "\\u0000"])) == ["a\ufffdb", "\\u0000"]


def test_what_is_no_number_is_null() -> None:
    assert json_text([float("nan"), float("inf")]) == "[null,null]"
    assert json_text(["\ud800", float("nan")]) == '["\ufffd",null]'


def test_a_number_of_more_than_64_bits_keeps_all_its_digits() -> None:
    assert json_text({"low": 10**30}) == '{"low":1000000000000000000000000000000}'
