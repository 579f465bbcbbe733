"""Rows of a table parted by commas, semicolons or tabs."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from geomap.errors import InputError
from geomap.ledger.columns import Header, header, known
from geomap.ledger.values import Fault, Row

DELIMITERS = ",;\t"
LONGEST_CELL = 10_000_000
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs"}
# What a spreadsheet would run has an apostrophe in front in geomap's own tables.
_GUARDED = re.compile(r"'(?=[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
# Lines end in LF, CR LF or CR alone: in a quote, U+2028 ends none.
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NO_HEADER = "begin with a line of column names (docs/claims-by-hand.md has them)"


def rows(text: str, *, source: str) -> tuple[Header, Iterator[Row | Fault]]:
    """Return what the columns mean, and the rows of a table; a broken row is a fault.

    Raises
    ------
    InputError
        The first line names no columns.
    """
    lines = _LINES.findall(text)
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    delimiter = _delimiter(lines[start])
    with _long_cells():
        given = next(csv.reader([lines[start]], delimiter=delimiter), [])
    found = header(given)
    if not any(found.names):
        raise InputError(f"{source}:{start + 1}: none of the columns is known; {_NO_HEADER}")
    if found.twice:
        one, other, name = found.twice
        raise InputError(
            f"{source}:{start + 1}: columns {one!r} and {other!r} both mean {name}; drop one, or "
            f"call the one that counts {name!r}"
        )
    return found, _rows(lines, start + 1, found, given, delimiter=delimiter, source=source)


def _rows(  # noqa: PLR0913  # what one line needs to become a row
    lines: Sequence[str],
    start: int,
    columns: Header,
    given: Sequence[str],
    *,
    delimiter: str,
    source: str,
) -> Iterator[Row | Fault]:
    named = {name: one.strip() for name, one in zip(columns.names, given, strict=True) if name}
    at = start
    with _long_cells():
        while at < len(lines):
            rest = (lines[one] for one in range(at, len(lines)))
            reader = csv.reader(rest, delimiter=delimiter, strict=True)
            began = at
            try:
                for cells in reader:
                    where = f"{source}:{began + 1}"
                    began = at + reader.line_num
                    if any(map(str.strip, cells)):
                        yield _row(cells, columns, named, where=where)
                at = len(lines)
            except csv.Error as error:
                at = began + 1  # what the broken line began is given up; the next may be whole
                yield _broken(f"{source}:{began + 1}", error)


def _row(
    cells: Sequence[str], columns: Header, named: dict[str, str], *, where: str
) -> Row | Fault:
    if len(cells) != len(columns.names):
        finding = f"{len(cells)} cells, and the first line has {len(columns.names)}"
        remedy = "put cells that hold the delimiter or a line's end between quotation marks"
        return Fault(where=where, column=None, finding=finding, remedy=remedy)
    filled = {
        name: _GUARDED.sub("", plain, count=1) if plain[0] == "'" else plain
        for name, cell in zip(columns.names, cells, strict=True)
        if name and (plain := cell.strip())
    }
    return Row(where=where, cells=filled, named=named)


def _broken(where: str, error: csv.Error) -> Fault:
    if "end of data" in str(error):
        finding, remedy = "a quotation mark that is never closed", "close it, or write it twice"
    elif "field limit" in str(error):
        finding, remedy = f"a cell of over {LONGEST_CELL // 10**6} MB", "shorten it"
    else:
        finding = f"quotation marks out of order ({error})"
        remedy = "write a quotation mark inside a quoted cell twice"
    return Fault(where=where, column=None, finding=finding, remedy=remedy)


def _delimiter(line: str) -> str:
    """Return the delimiter with which the header holds most names that are known."""

    def worth(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([line], delimiter=delimiter), [])
        return known(cells), len(cells)

    return max(DELIMITERS, key=worth)


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let the csv module read cells as long as an article, here and nowhere else."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
