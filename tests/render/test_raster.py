"""PNG and PDF of a picture: letters that are there, or seen to be missing; text that stays text."""

import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from truetype import advances

from geomap.errors import OutputError
from geomap.render.raster import LACKING, font_folder, pdf, png

CYRILLIC = "Київ ґ є і ї Ґ Є І Ї Љ Њ Ђ Ћ Џ Ѓ Ќ љ њ ђ ћ џ ѓ ќ Ў ў ё ъ ы э"  # letters


def drawn(words: str, *, font: str = "system-ui, sans-serif", size: int = 40) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 80" font-family="{font}">'
        f'<rect width="400" height="80" fill="#ffffff"/>'
        f'<text x="10" y="55" font-size="{size}">{words}</text></svg>'
    )


def rows(made: bytes) -> list[bytes]:
    """Return the pixels of a PNG, a line each: 8 bits, RGB or RGBA, not interlaced."""
    at, body, header = 8, b"", b""
    while at < len(made):
        (long,) = struct.unpack_from(">I", made, at)
        kind, data = made[at + 4 : at + 8], made[at + 8 : at + 8 + long]
        assert struct.unpack_from(">I", made, at + 8 + long)[0] == zlib.crc32(kind + data)
        header = data if kind == b"IHDR" else header
        body += data if kind == b"IDAT" else b""
        at += long + 12
    wide, high, depth, color = struct.unpack_from(">IIBB", header)
    assert (depth, header[12]) == (8, 0)
    return _unfiltered(zlib.decompress(body), wide, high, {2: 3, 6: 4}[color])


def _unfiltered(data: bytes, wide: int, high: int, step: int) -> list[bytes]:
    before, found = bytes(wide * step), []
    for n in range(high):
        at = n * (wide * step + 1)
        line = bytearray(data[at + 1 : at + 1 + wide * step])
        for x in range(len(line)):
            left = line[x - step] if x >= step else 0
            corner = before[x - step] if x >= step else 0
            line[x] = (line[x] + _guess(data[at], left, before[x], corner)) & 255
        before = bytes(line)
        found.append(before)
    return found


def _guess(kind: int, left: int, above: int, corner: int) -> int:
    if kind == 4:
        near = left + above - corner
        return min((left, above, corner), key=lambda one: abs(near - one))
    return (0, left, above, (left + above) // 2)[kind]


def test_a_png_has_its_width_its_shape_and_what_was_drawn() -> None:
    made = png(drawn("Kyiv"), width_px=200)
    lines = rows(made)
    assert struct.unpack(">II", made[16:24]) == (200, 40)
    assert len(lines) == 40
    colors = {line[n : n + 3] for line in lines for n in range(0, len(line), len(line) // 200)}
    assert len(colors) > 20
    assert {b"\xff\xff\xff", b"\x00\x00\x00"} <= colors


def test_a_png_for_print_says_how_large_it_is() -> None:
    made = png(drawn("Kyiv"), width_px=200, ppi=300)
    at = made.index(b"pHYs")
    assert struct.unpack(">IIB", made[at + 4 : at + 13]) == (11811, 11811, 1)
    assert rows(made) == rows(png(drawn("Kyiv"), width_px=200))


@pytest.mark.parametrize("letter", sorted(set(CYRILLIC.replace(" ", ""))))
def test_every_cyrillic_letter_is_in_the_font(letter: str) -> None:
    for face in ("Regular", "SemiBold", "Bold", "Italic"):
        assert letter in advances(font_folder() / f"OpenSans-{face}.ttf")


def test_letters_are_drawn_and_not_boxes_in_their_place() -> None:
    boxes = png(drawn("\ufdd0\ufdd0"), width_px=100)
    for words in ("ґї", "Љџ", "ÄŁ", "غز", "תל", "თბ", "Եր", "मु", "Ελ"):
        assert png(drawn(words), width_px=100) != boxes
    assert png(drawn("ґї"), width_px=100) != png(drawn("ґє"), width_px=100)


@pytest.mark.parametrize("words", ["北京", "😀", "ไทย"])
def test_a_letter_that_no_font_has_is_seen_to_be_missing(words: str) -> None:
    empty = png(drawn(""), width_px=100)
    made = png(drawn(words), width_px=100)
    assert made != empty
    assert made == png(drawn("\ufdd0" * len(words)), width_px=100)
    assert pdf(drawn(words), title="T", alt="A").startswith(b"%PDF-")


def test_the_font_is_ours_whatever_the_picture_asks_for() -> None:
    asked = {png(drawn("Kyiv", font=font), width_px=100) for font in ("Arial", "'Open Sans'", "x")}
    assert len(asked) == 1


def test_the_letters_that_stand_without_their_marks_are_those_that_the_font_lacks() -> None:
    held = [advances(font_folder() / f"OpenSans-{one}.ttf") for one in ("Regular", "Bold")]
    ranges = ((0x180, 0x24F), (0x250, 0x2C5), (0x1E00, 0x1EF9))
    every = [chr(n) for first, last in ranges for n in range(first, last + 1)]
    lacking = {one for one in every if not all(one in font for font in held)}
    assert {one for one in every if re.match(f"[{LACKING}]", one)} == lacking
    assert {*"ḩḑḥẕʿ"} <= lacking


def test_a_name_keeps_its_face_where_the_font_lacks_a_mark() -> None:
    assert png(drawn("Rafaḩ ʿAmr"), width_px=400) == png(drawn("Rafah ‘Amr"), width_px=400)
    assert png(drawn("Āşter"), width_px=400) != png(drawn("Aster"), width_px=400)
    # Only what is written is read so, no name of a class or a file.
    made = drawn("x").replace("<text", '<text class="ḩ"')
    assert png(made, width_px=400) == png(drawn("x"), width_px=400)


def test_equal_pictures_give_equal_files_without_a_date() -> None:
    one, other = (pdf(drawn("Київ"), title="T", alt="A") for _ in range(2))
    assert one == other
    assert png(drawn("Київ"), width_px=300) == png(drawn("Київ"), width_px=300)
    for word in (b"CreationDate", b"ModDate", b"CreateDate"):
        assert word not in one


@pytest.mark.parametrize(
    "title", ["", 'a "quoted" #title', "]]> ) ( \\ <</S", "\ud800\x00\x1b\u202e", "T" * 5_000]
)
def test_titles_and_words_of_strangers_break_no_pdf(title: str) -> None:
    made = pdf(drawn("Kyiv"), title=title, alt=title)
    assert made.startswith(b"%PDF-")
    assert made.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize(
    "picture", ["", "<p>", '<svg viewBox="0 0 0 5"></svg>', '<svg viewBox="0 0 9 9"><', "<svg>"]
)
def test_what_is_no_picture_is_told(picture: str) -> None:
    with pytest.raises(OutputError, match="picture"):
        png(picture, width_px=10)


@pytest.mark.parametrize("width", [0, -1, 12_001])
def test_a_width_that_no_picture_has_is_told(width: int) -> None:
    with pytest.raises(OutputError, match="1 to 12,000 pixels"):
        png(drawn("Kyiv"), width_px=width)


def _tool(name: str, *more: str) -> str:
    if not shutil.which(name):
        pytest.skip(f"no {name}: apt install poppler-utils")
    made = subprocess.run([name, *more], capture_output=True, check=True, text=True)  # noqa: S603
    return made.stdout


@pytest.fixture
def paper(tmp_path: Path) -> str:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(drawn("Київ, ґанок"), title="Claims", alt="What it shows.", width_mm=85))
    return str(path)


def test_text_in_a_pdf_is_text(paper: str) -> None:
    assert "Київ, ґанок" in _tool("pdftotext", paper, "-")


def test_a_pdf_embeds_its_fonts(paper: str) -> None:
    (font,) = _tool("pdffonts", paper).splitlines()[2:]
    assert re.search(r"OpenSans-Regular\s.*\byes yes yes\b", font)


def test_a_pdf_is_tagged_and_has_its_title_its_words_and_its_size(paper: str) -> None:
    told = _tool("pdfinfo", paper)
    assert re.search(r"Title:\s+Claims\n", told)
    assert re.search(r"Subject:\s+What it shows\.\n", told)
    assert re.search(r"Tagged:\s+yes\n", told)
    assert re.search(r"Page size:\s+240\.9\d* x 48\.1\d* pts", told)
    assert b"pdfuaid" in Path(paper).read_bytes()
