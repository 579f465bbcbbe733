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
    from geomap.codec import lines_of

    source, data = whole(name)
    return lines_of(kind, data, source=source)


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


def put(text: str) -> None:
    """Write data to standard output, as UTF-8 with the text's own line ends."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
