"""A picture as PNG and PDF: drawn by typst with Open Sans from an installed package.

System fonts are never looked at, so that the same picture gives the same bytes on every machine.
What Open Sans lacks (Arabic, Hebrew, Georgian, Armenian, Devanagari …) comes from the fonts within
typst; a character that none of them has is drawn as an empty box, never left out. Of a Latin letter
whose mark it lacks (the ḩ of Rafaḩ) the plain letter is drawn: else all of its name would be in
another face.
"""

import re
import struct
import unicodedata
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from geomap.errors import OutputError

_FAMILY = "'Open Sans'"
_FONT = re.compile(r'\bfont-family="[^"]{0,200}"')
_TEXT = re.compile(r"(<text\b[^<>]*>)([^<]+)")
# Latin letters that Open Sans lacks; where they are a letter with a mark, that letter stands in.
LACKING = (
    "\u0180-\u0191\u0193-\u019f\u01a2-\u01ae\u01b1-\u01ef\u01f1-\u01f9\u0200-\u0217\u021c-\u0236"
    "\u0238-\u02bb\u02bd-\u02c5\u1e02-\u1e3d\u1e40-\u1e7f\u1e86-\u1e9f"
)
_LACKING = re.compile(f"[{LACKING}]")
# Signs of transliterations, and the quotation marks that are read for them.
_SIGNS = {"\u02bb": "\u2018", "\u02bd": "\u2018", "\u02be": "\u2019", "\u02bf": "\u2018"}
_BOX = re.compile(r'<svg\b[^>]{0,2000}?\bviewBox="0 0 ([\d.]{1,12}) ([\d.]{1,12})"')
# What the metadata of a file can't hold, or should not: lone surrogates, control characters.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Strangers' words travel as inputs and are never part of the source.
_SOURCE = """\
#set page(width: float(sys.inputs.wide) * 1pt, height: float(sys.inputs.high) * 1pt, margin: 0pt)
#set document(title: sys.inputs.title, description: sys.inputs.alt, date: none)
#set text(font: "Open Sans", lang: sys.inputs.language)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, fit: "stretch",
  alt: sys.inputs.alt)
"""
_PT_PER_INCH, _MM_PER_INCH, _CSS_PX_PER_INCH = 72, 25.4, 96
_SIGNATURE_AND_HEADER = 33  # bytes: 8 of the signature, 25 of the chunk IHDR
_MOST_PX = 12_000


def png(svg: str, *, width_px: int, ppi: float | None = None) -> bytes:
    """Return the picture as PNG, `width_px` wide; its height follows from the picture's shape.

    `svg` is one <svg> element with a viewBox that begins at 0 0. `ppi` is told to print programs
    (chunk pHYs) and changes no pixel.

    Raises
    ------
    OutputError
        The text is no such picture, or the width is not between 1 and 12,000.
    """
    if not 1 <= width_px <= _MOST_PX:
        raise OutputError(f"a picture is 1 to {_MOST_PX:,} pixels wide, not {width_px:,}")
    wide, high = _size(svg)
    height_px = max(1, round(width_px * high / wide))
    made = _compiled(svg, format_="png", wide=width_px, high=height_px)
    return _with_density(made, ppi) if ppi else made


def pdf(
    svg: str, *, title: str, alt: str, width_mm: float | None = None, language: str = "en"
) -> bytes:
    """Return the picture as a PDF of one page that fits it, text kept as text, fonts embedded.

    It is tagged and carries its title and `alt`, the words for who can't see it; where the fonts
    have all its characters it is PDF/UA-1, else some are empty boxes, which that norm forbids.
    Without `width_mm`, a unit of the picture is a CSS pixel, 1/96 inch. `language` is what its
    words are read aloud in.

    Raises
    ------
    OutputError
        The text is no picture.
    """
    wide, high = _size(svg)
    points = wide * _PT_PER_INCH / _CSS_PX_PER_INCH
    if width_mm is not None:
        points = width_mm * _PT_PER_INCH / _MM_PER_INCH
    return _compiled(
        svg,
        format_="pdf",
        wide=points,
        high=points * high / wide,
        title=title,
        alt=alt,
        language=language,
    )


def font_folder() -> Path:
    """Return the folder of Open Sans (Apache License 2.0, which lets it be embedded)."""
    import importlib.util

    found = importlib.util.find_spec("ttf_opensans")
    if found is None or found.origin is None:
        raise OutputError("no Open Sans to draw text with; install the package ttf-opensans")
    return Path(found.origin).parent / "ttf"


def _compiled(  # noqa: PLR0913  # keyword-only
    svg: str,
    *,
    format_: Literal["png", "pdf"],
    wide: float,
    high: float,
    title: str = "",
    alt: str = "",
    language: str = "en",
) -> bytes:
    inputs = {
        "svg": _TEXT.sub(_plain, _FONT.sub(f'font-family="{_FAMILY}"', svg, count=1)),
        "wide": f"{wide:.4f}",
        "high": f"{high:.4f}",
        "language": language,
        "title": _UNPRINTABLE.sub("\ufffd", title) or "Map",
        "alt": _UNPRINTABLE.sub("\ufffd", alt) or "Map",
    }
    if format_ == "pdf":
        try:
            return _drawn(inputs, format_=format_, standards=["ua-1"])
        except OutputError:  # an empty box for a character that no font has
            return _drawn(inputs, format_=format_)
    return _drawn(inputs, format_=format_)


def _plain(text: re.Match[str]) -> str:
    """Return a text without the marks that Open Sans lacks letters for."""
    return text[1] + _LACKING.sub(_letter, text[2])


def _letter(lacking: re.Match[str]) -> str:
    base = unicodedata.normalize("NFD", lacking[0])[0]
    return _SIGNS.get(base, lacking[0] if _LACKING.match(base) else base)


def _drawn(
    inputs: dict[str, str], *, format_: Literal["png", "pdf"], standards: Sequence[Any] = ()
) -> bytes:
    import typst

    try:
        made: Any = typst.compile(  # type: ignore[misc]  # its stub leaves a type open
            _SOURCE.encode(),
            format=format_,
            ppi=_PT_PER_INCH,  # so a point of the page is a pixel
            sys_inputs=inputs,
            font_paths=[str(font_folder())],
            ignore_system_fonts=True,
            pdf_standards=list(standards),
        )
    except typst.TypstError as error:
        raise OutputError(f"the picture can't be drawn as {format_.upper()}: {error}") from error
    return bytes(made)


def _size(svg: str) -> tuple[float, float]:
    found = _BOX.match(svg.lstrip())
    if not found or not float(found[1]) or not float(found[2]):
        raise OutputError('no picture to draw: <svg> with viewBox="0 0 WIDTH HEIGHT" is needed')
    return float(found[1]), float(found[2])


def _with_density(made: bytes, ppi: float) -> bytes:
    """Return the PNG with its pixels per metre, so that it is placed at its size in print."""
    per_metre = round(ppi * 1000 / _MM_PER_INCH)
    body = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return made[:_SIGNATURE_AND_HEADER] + chunk + made[_SIGNATURE_AND_HEADER:]
