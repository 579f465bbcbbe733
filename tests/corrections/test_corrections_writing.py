import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.corrections import read
from geomap.corrections.values import Correction
from geomap.corrections.writing import comment, commented, dumped, lines, string

HOSTILE = [
    'quo"te and """three""" and \\" back\\slash',
    "new\nline\r\nand\ttab\x00null\x1b[2J\x7f",
    "# [[correction]]\naction = 'redact'",
    "\u202eright to left\u2069 \u2028line\u2029 \ufeffmark \ud800half",
    "{{ 7*7 }}${alert(1)}</script>",
]


@given(st.text())
def test_any_text_comes_back_from_its_string(text: str) -> None:
    line = f"key = {string(text)}"
    assert "\n" not in line
    assert tomllib.loads(line) == {"key": text}


@given(st.text())
def test_any_text_can_stand_in_a_comment(text: str) -> None:
    assert tomllib.loads(f"# {comment(text)}\nkey = 1") == {"key": 1}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_breaks_neither_string_nor_comment(text: str) -> None:
    safe = text.replace("\ud800", "\ufffd")
    assert tomllib.loads(f"a = {string(text)}\n# {comment(text)}\nb = 2") == {"a": safe, "b": 2}


@pytest.mark.parametrize("text", HOSTILE)
def test_an_entry_comes_back_as_it_was_written(text: str, tmp_path: Path) -> None:
    text = text.replace("\ud800", "\ufffd")
    entries = [
        Correction(
            file="corrections.toml",
            line=1,
            action="place",
            quote=text,
            lon=-0.1,
            lat=51.0,
            to=text,
            by=text,
            at=text,
            reason=text,
        ),
        Correction(
            file="corrections.toml",
            line=1,
            action="split",
            claims=("0123456789ab", "ba9876543210"),
            by="Ana",
            at="1",
            reason=text,
        ),
    ]
    path = tmp_path / "corrections.toml"
    path.write_text(dumped(entries), encoding="utf-8", newline="")
    found = read([path])
    assert found.faults == ()
    assert [replace(one, line=1) for one in found.corrections] == entries


def test_an_entry_in_comments_comes_back_without_the_marks() -> None:
    entry = Correction(
        file="c", line=1, action="redact", text=HOSTILE[0], by="Ana", at="1", reason="asked"
    )
    text = commented(lines(entry))
    assert tomllib.loads(text) == {}
    bare = "\n".join(line.removeprefix("# ") for line in text.splitlines())
    assert tomllib.loads(bare)["correction"][0]["text"] == HOSTILE[0]
