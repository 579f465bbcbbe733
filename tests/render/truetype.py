"""How wide a TrueType font's characters are, read from the font itself."""

import struct
from functools import cache
from pathlib import Path


@cache
def advances(path: Path) -> dict[str, float]:
    """Return the width of each character that the font has, in em."""
    data = path.read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack(">II", data[at + 8 : at + 16])
        for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)
    }
    em = struct.unpack_from(">H", data, tables[b"head"][0] + 18)[0]
    many = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)[0]
    widths = struct.unpack_from(f">{'HH' * many}", data, tables[b"hmtx"][0])[::2]
    glyphs = _glyphs(data, tables[b"cmap"][0])
    return {chr(code): widths[min(n, many - 1)] / em for code, n in glyphs.items()}


def _glyphs(data: bytes, table: int) -> dict[int, int]:
    """Return the glyph of each code point, of the table's part of format 4."""
    for at in range(table + 4, table + 4 + 8 * struct.unpack_from(">H", data, table + 2)[0], 8):
        part = table + struct.unpack_from(">I", data, at + 4)[0]
        if struct.unpack_from(">H", data, part)[0] == 4:
            return _format_4(data, part)
    raise AssertionError("no part of format 4")


def _format_4(data: bytes, part: int) -> dict[int, int]:
    many = struct.unpack_from(">H", data, part + 6)[0] // 2

    def column(n: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{many}H", data, part + 14 + 2 * many * n + (2 if n else 0))

    ends, starts, deltas, offsets = (column(n) for n in range(4))
    found = {}
    for n, (end, start, delta, offset) in enumerate(
        zip(ends, starts, deltas, offsets, strict=True)
    ):
        for code in range(start, min(end, 0xFFFE) + 1):
            at = part + 16 + 2 * many * 3 + 2 * n + offset + 2 * (code - start)
            glyph = struct.unpack_from(">H", data, at)[0] if offset else code
            glyph = (glyph + delta) & 0xFFFF if glyph or not offset else 0
            if glyph:
                found[code] = glyph
    return found
