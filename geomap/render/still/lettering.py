"""Strangers' text in a picture: escaped, cut to its room and wrapped, with widths estimated.

No font is at hand when the picture is written, so widths are those of a wide sans serif, measured
on Open Sans (which draws PNG and PDF) and rounded up: what has room by them has it in usual fonts.
"""

# ruff: noqa: RUF001  # the table of widths has Cyrillic letters that look like Latin ones

import html
import re
from collections.abc import Iterator

from geomap.render.markup import one_line

FONT = "system-ui, 'Open Sans', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
"""As the page writes it, which has the reader's own font."""
PRINT_FONT = "'Open Sans', 'Noto Sans', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""As a file of its own has it, which should look the same everywhere."""
_WIDTHS = (
    (0.28, " !,.:;IJijl¡·ÌÍÎÏìíîïĨĩĪīĬĭĮįİıĴĵĺļľłІЇЈіїј‚‘’′|"),
    (0.44, '"'),
    (0.36, "()-[]ftª²³¹ţťŧ“”"),
    (0.44, '/\\{}º•″"?r°ŕŗřгѓґ„'),
    (0.48, "_cszçćĉċčśŝşšźżžѕ"),
    (0.52, "FLvy§«»ýÿĸĹĻĽĿŷзкуэєќў†–"),
    (0.56, "EST*agkx^ÈÉÊËàáâãäåāăąĒĔĖĘĚĝğġģĶķŁŚŜŞŠŢŤŦЀЁЃЅГЕТахяҐт"),
    (0.60, "$+0123456789<=>VXYZ`e~£¥±×Ýèéêëð÷ēĕėęěŶŸŹŻŽЗХбвдельѐё€"),
    (0.64, "ACKPRbdhnopquµÀÁÂÃÄÅÇÞßñòóôõöøùúûüþĀĂĄĆĈĊČďđĥħńņňŋōŏőŔŖŘũūŭůűųЄЌЎАБКРСУЭЯийнопрцчђћѝџ"),
    (0.76, "&#BDGHNUÐÑÙÚÛÜĎĐĞĠĢĤŃŅŇŊŨŪŬŮŰŲВЬДЛЧЪфъЂЋЏНПЦжм"),
    (0.84, "%OQwÒÓÔÕÖØŌŎŐŵЍИЙОФы…©юљ"),
    (0.96, "@MWmÆæŒœŴЖЫМшщњЉЊ"),
    (1.08, "—ШЩЮ"),
)
"""How many em these characters take, at most."""
_EM = {character: em for em, characters in _WIDTHS for character in characters}
_USUAL, _CAPITAL, _FULL = 0.64, 0.8, 1.0
_BOLD = 1.13
# Other fonts that a reader may have are a little wider.
_OTHERS = 1.03
_FIRST_FULL = 0x2E80  # from here on: ideographs, kana, symbols as wide as they are high
# Marks that have no width.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2065\ufeff]")
_SPACE = re.compile(r"\s+")
# Nothing in a picture is longer: cut before it is measured.
_MOST = 2_000
# Credits and the method line stand in full; a text longer than this is neither.
_MOST_WHOLE = 20_000


def clean(text: str, *, most: int = _MOST) -> str:
    """Return the text on one line, with U+FFFD for each character that XML can't hold."""
    return _INVISIBLE.sub("", _SPACE.sub(" ", one_line(text[:most]))).strip()


def escaped(text: str) -> str:
    """Return the text as XML holds it, in an element or an attribute."""
    return html.escape(clean(text))


def width_px(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide the text is at a font size, in px."""
    return size * sum(map(_em, text)) * (_BOLD if bold else 1)


def cut(text: str, *, room: float, size: float, bold: bool = False) -> str:
    """Return the text, ended with "…" where it has no room."""
    whole = clean(text)
    room = room / _BOLD if bold else room
    if width_px(whole, size) <= room:
        return whole
    left = room - width_px("…", size)
    kept = 0
    for character in whole:
        left -= size * _em(character)
        if left < 0:
            break
        kept += 1
    return whole[:kept].rstrip() + "…"


def wrapped(
    text: str, *, room: float, size: float, most: int | None, bold: bool = False
) -> tuple[str, ...]:
    """Return the text in at most so many lines; the last ends with "…" where there is more.

    Without `most`, as many lines as it takes.
    """
    room = room / _BOLD if bold else room
    whole = clean(text, most=_MOST_WHOLE)
    lines = list(_lines(whole.split(" "), room=room, size=size))
    if most is None or len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], cut(" ".join(lines[most - 1 :]), room=room, size=size))


def _lines(words: list[str], *, room: float, size: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if width_px(longer, size) <= room:
            line = longer
            continue
        if line:
            yield line
        line = cut(word, room=room, size=size)
    if line:
        yield line


def _em(character: str) -> float:
    known = _EM.get(character)
    if known is not None:
        return known * _OTHERS
    if ord(character) >= _FIRST_FULL:
        return _FULL
    return _CAPITAL if character.isupper() else _USUAL
