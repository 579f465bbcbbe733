"""Strangers' characters in files of every kind."""

import xml.etree.ElementTree as ET

import pytest

from geomap.layers.characters import held, plain, whole_characters

EVERY = [chr(code) for code in range(0x11_0000)]
KEPT_BY_XML = {"\t", "\n", "\r", *(each for each in EVERY if each >= " ")} - {
    *map(chr, range(0xD800, 0xE000)),
    "\ufffe",
    "\uffff",
}


def test_a_held_text_has_what_xml_allows_but_del_and_nothing_else() -> None:
    replaced = {each for each in EVERY if held(each) != each}
    assert replaced == set(EVERY) - KEPT_BY_XML | {"\x7f"}
    assert {held(each) for each in replaced} == {"\ufffd"}


def test_a_held_text_is_read_back_from_xml_and_utf_8() -> None:
    text = held("".join(EVERY)).replace("\r", "")
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert ET.fromstring(f"<a>{escaped}</a>".encode()).text == text  # noqa: S314  # our own


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_plain_text_ends_its_lines_alike(end: str) -> None:
    assert plain(f"a{end}b\x00\t") == "a\nb\ufffd\t"
    assert held(f"a{end}b\x00\t") == f"a{end}b\ufffd\t"


def test_whole_characters_are_all_but_nul_and_halves() -> None:
    replaced = {each for each in EVERY if whole_characters(each) != each}
    assert replaced == {"\x00", *map(chr, range(0xD800, 0xE000))}
