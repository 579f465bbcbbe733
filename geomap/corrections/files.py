"""A reviewer's file as text, TOML or table: what can't be read is told with its line."""

import csv
import hashlib
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.corrections.values import Fault
from geomap.documents.walk import shown

if TYPE_CHECKING:
    import os

MAX_BYTES = 5_000_000
_AT_LINE = re.compile(r"\s?\(at (?:line (\d{1,9}), column \d{1,9}|end of document)\)$")
_DELIMITERS = (",", ";", "\t")


class UnreadableError(Exception):
    """A file that can't be read, with the fault to tell."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The text of a file, the name by which it is told, and the SHA-256 of its bytes."""

    name: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A file to read, and how it is told: its path below the folder that was given, or its name."""

    path: Path
    shown: str

    def __fspath__(self) -> str:
        """Return the path."""
        return str(self.path)

    @classmethod
    def of(cls, path: "str | os.PathLike[str]") -> "Given":
        """Return a file that was given by itself, as it is told."""
        return (
            path if isinstance(path, Given) else cls(path=Path(path), shown=shown(Path(path).name))
        )


def text_of(given: Given) -> Text:
    """Return the text of a file in UTF-8, without byte order mark, its line ends as LF.

    Raises
    ------
    UnreadableError
        There is no such file, it is too large or not UTF-8.
    """
    name = given.shown
    try:
        with given.path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise _unreadable(name, f"can't be read ({reason.lower()})", "check the path") from error
    if len(data) > MAX_BYTES:
        raise _unreadable(name, "over 5 MB", "split it, and give each part")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _unreadable(name, "not UTF-8", "save it as UTF-8", line=line) from error
    sha256 = hashlib.sha256(data).hexdigest()
    return Text(name=name, sha256=sha256, text=text.replace("\r\n", "\n"))


def toml_of(source: Text) -> dict[str, Any]:
    """Return what a TOML file holds.

    Raises
    ------
    UnreadableError
        It is not TOML.
    """
    try:
        return tomllib.loads(source.text)
    except RecursionError as error:
        raise _unreadable(source.name, "nested too deep", "write one table an entry") from error
    except ValueError as error:  # also a date that is none
        said = str(error)
        where = _AT_LINE.search(said)
        line = int(where[1]) if where and where[1] else None
        finding = f"not TOML ({_AT_LINE.sub('', said)})"
        remedy = "mend the line; strings stand in quotes"
        raise _unreadable(source.name, finding, remedy, line=line) from error


def table_of(source: Text) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row of a CSV file with the line on which it begins; empty cells are left out.

    Raises
    ------
    UnreadableError
        It is not CSV, or a row has more cells than there are columns.
    """
    first = source.text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    line = 1
    try:
        for row in reader:
            begins, line = line, reader.line_num + 1
            if not columns:
                columns = [name.strip().lower() for name in row]
                _check_columns(columns, source.name)
            elif len(row) > len(columns) and any(row[len(columns) :]):
                finding = f"{len(row)} cells under {len(columns)} columns"
                raise _unreadable(source.name, finding, "quote cells with commas", line=begins)
            elif any(cell.strip() for cell in row):
                cells = zip(columns, row, strict=False)
                yield begins, {name: cell for name, cell in cells if cell.strip()}
    except csv.Error as error:
        finding = f"not CSV ({error})"
        raise _unreadable(source.name, finding, "mend the quotes", line=line) from error


def _check_columns(columns: list[str], name: str) -> None:
    twice = next((one for one in columns if one and columns.count(one) > 1), None)
    if twice:
        raise _unreadable(name, f"column {twice!r} stands twice", "keep one", line=1)
    if "action" not in columns:
        remedy = "write the columns of docs/corrections.md in the first line, or rename the file"
        raise _unreadable(name, "no column action", remedy, line=1)


def _unreadable(
    name: str, finding: str, remedy: str, *, line: int | None = None
) -> UnreadableError:
    return UnreadableError(Fault(path=name, line=line, finding=finding, remedy=remedy))
