"""What a reader types into a shell, run here: `geomap` inside this process, the rest as it is."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, cast

from geomap.cli import main

OURS = frozenset({"geomap", ".venv/bin/geomap"})
SYSTEM = frozenset("cat cp diff head ls mkdir mv rm sort tail wc".split())
# Not run: programs that are not geomap's, may be missing, need a network or set this one up.
NOT_OURS = frozenset(
    ". python python3 pip .venv/bin/python .venv/bin/pytest ogr2ogr ogrinfo psql createdb qgis "
    "pandoc quarto jupyter xelatex".split()
)
_STATUS = re.compile(r"#.*\bexits with (\d+)")
_NAME = re.compile(r"[A-Z_]+=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a command left: its status (of the last program), and what a terminal shows of it."""

    status: int
    shown: str


def commands(text: str) -> list[str]:
    """Return the commands of a block: one a line, those that end with a backslash joined."""
    lines = text.replace("\\\n", " ").split("\n")
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def dialogue(text: str) -> list[tuple[str, str | None]]:
    """Return the commands of a `console` block (behind `$`), each with the output below it."""
    parts = re.split(r"^\$ ", text.replace("\\\n", " "), flags=re.MULTILINE)
    if parts[0].strip():
        raise AssertionError(f"a console block begins with $, not with {parts[0]!r}")
    split = (part.partition("\n") for part in parts[1:])
    return [(command, output if output.strip() else None) for command, _, output in split]


def expected_status(command: str) -> int:
    """Return the status that a command's comment tells, as `# exits with 3`; else 0."""
    told = _STATUS.search(command)
    return int(told[1]) if told else 0


def is_ours(command: str) -> bool:
    """Return whether nothing in a command is skipped.

    Raises
    ------
    AssertionError
        A program is on neither list: a page's author decides which.
    """
    programs = {_program(stage) for part in _parts(command) for stage in _split(part, "|")}
    unknown = programs - OURS - SYSTEM - NOT_OURS
    if unknown:
        raise AssertionError(f"{command}: {unknown} is on no list of tests/docs/doc_shell.py")
    return not programs & NOT_OURS


def run(command: str) -> Done:
    """Run the programs of a line in the working folder."""
    screen = BytesIO()
    status = 0
    for part in _parts(command):
        data = b""
        stages = list(_split(part, "|"))
        for number, stage in enumerate(stages, 1):
            words, into = _redirected(stage)
            status, data = _once(words, data, screen)
            if into:
                Path(into).write_bytes(data)
            elif number == len(stages):
                screen.write(data)
        if status:
            break
    return Done(status=status, shown=screen.getvalue().decode())


def _once(words: Sequence[str], data: bytes, screen: BytesIO) -> tuple[int, bytes]:
    if words[0] in SYSTEM:
        done = subprocess.run(words, input=data, capture_output=True, check=False)  # noqa: S603  # listed
        screen.write(done.stderr)
        return done.returncode, done.stdout
    out = BytesIO()
    with _streams(data, out, screen):
        try:
            status = main(words[1:])
        except SystemExit as end:  # argparse: wrong usage, or --version
            status = end.code if isinstance(end.code, int) else 1
    return status, out.getvalue()


@contextmanager
def _streams(data: bytes, out: BytesIO, err: BytesIO) -> Iterator[None]:
    """Let this process read and write as a program in a pipe does."""
    kept = sys.stdin, sys.stdout, sys.stderr
    written = [_text(out), _text(err)]
    sys.stdin, (sys.stdout, sys.stderr) = _text(BytesIO(data)), written
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
        for stream in written:
            stream.flush()
            stream.detach()


def _text(buffer: BytesIO) -> TextIOWrapper:
    return TextIOWrapper(cast("Any", buffer), encoding="utf-8", newline="\n", write_through=True)


def _parts(command: str) -> Iterator[list[str]]:
    lexer = shlex.shlex(command, posix=True, punctuation_chars="|<>&;")
    lexer.whitespace_split = True
    for part in _split(list(lexer), "&&"):
        yield from _split(part, ";")


def _split(words: Sequence[str], at: str) -> Iterator[list[str]]:
    part: list[str] = []
    for word in words:
        if word == at:
            yield part
            part = []
        else:
            part.append(word)
    yield part


def _program(stage: Sequence[str]) -> str:
    return next(word for word in stage if not _NAME.match(word))


def _redirected(stage: Sequence[str]) -> tuple[list[str], str | None]:
    """Return a program's words, and the file that takes what it writes; set its variables."""
    words = list(stage)
    while _NAME.match(words[0]):
        name, _, value = words.pop(0).partition("=")
        os.environ[name] = value  # the test's own environment, put back at its end
    if ">" not in words:
        return words, None
    at = words.index(">")
    return words[:at] + words[at + 2 :], words[at + 1]
