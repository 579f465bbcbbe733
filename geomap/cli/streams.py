"""Files and standard input to records, and records to standard output."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from geomap.errors import InputError, UsageError
from geomap.model import Claim, Document, Event

Record = TypeVar("Record", Claim, Document, Event)
STDIN, STDIN_NAME = "-", "standard input"


@contextmanager
def on_disk(paths: Iterable[str]) -> Iterator[list[str]]:
    """Yield the paths with `-` replaced by a file that holds standard input.

    Raises
    ------
    UsageError
        `-` stands there twice.
    """
    given = list(paths)
    if given.count(STDIN) > 1:
        raise UsageError("- stands there twice, but there is one standard input; name it once")
    if STDIN not in given:
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / STDIN_NAME  # no suffix: the first bytes tell the kind
        path.write_bytes(sys.stdin.buffer.read())
        yield [str(path) if name == STDIN else name for name in given]


def records(kind: type[Record], name: str) -> list[Record]:
    """Return the records of a file of JSON lines, or of standard input for `-`.

    Raises
    ------
    InputError
        The file can't be read, is empty, or a line is no such record.
    """
    source, data = whole(name)
    return records_of(kind, data, source=source)


def whole(name: str) -> tuple[str, bytes]:
    """Return how messages call a file, or standard input for `-`, and its bytes.

    Raises
    ------
    InputError
        The file can't be read.
    """
    source = STDIN_NAME if name == STDIN else name
    if name == STDIN and sys.stdin.isatty():
        raise UsageError("no FILE, and standard input is a terminal; name a file or pipe one in")
    try:
        return source, sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{source}: {error.strerror}; name a readable file") from error


def records_of(kind: type[Record], data: bytes, *, source: str) -> list[Record]:
    """Return the records of JSON lines.

    Raises
    ------
    InputError
        There are none, or a line is no such record.
    """
    from geomap.codec import SCHEMAS, load_lines

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{source}: not UTF-8 (byte {error.start}); is it JSON lines?") from error
    found = list(load_lines(kind, text.split("\n"), source=source))
    if not found:
        raise InputError(f"{source}: empty; one {SCHEMAS[kind]} record a line is needed")
    return found


def put(text: str) -> None:
    """Write data to standard output, as UTF-8 with the text's own line ends."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
