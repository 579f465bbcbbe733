"""What a person sees while a command works: safe text, a progress bar, the closing words."""

import argparse
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from geomap.errors import GeomapWarning

if TYPE_CHECKING:
    from tqdm import tqdm

# Control and escape characters, and those that turn the direction of writing: in a stranger's
# text they could clear the screen, retitle the window or show other words than there are.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Return the text with each character that steers a terminal written as its escape."""
    return _UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


class Voice:
    """Words and progress on stderr; with `quiet` only faults, and doubts if they change the status.

    Keeps its doubts for `--strict`, under which they do.
    """

    def __init__(self, *, quiet: bool = False, strict: bool = False) -> None:
        self.quiet = quiet
        self.strict = strict
        self.doubts: list[str] = []

    @classmethod
    def of(cls, options: argparse.Namespace) -> "Voice":
        """Return the voice that the options of a command ask for."""
        return cls(quiet=options.quiet, strict=getattr(options, "strict", False))

    def say(self, text: str) -> None:
        """Write a line for people."""
        if not self.quiet:
            sys.stderr.write(f"{printable(text)}\n")

    def doubt(self, texts: Iterable[str]) -> None:
        """Write warnings, each once; when quiet only if they change the exit status."""
        for text in texts:
            if text not in self.doubts:
                self.doubts.append(text)
                if self.strict or not self.quiet:
                    sys.stderr.write(f"geomap: {printable(text)}\n")

    def fault(self, texts: Iterable[str], *, heading: str | None = None) -> None:
        """Write faults below their heading, also when quiet, and keep them as doubts."""
        if heading:
            sys.stderr.write(f"geomap: {printable(heading)}\n")
        for text in texts:
            self.doubts.append(text)
            sys.stderr.write(f"{'  ' if heading else 'geomap: '}{printable(text)}\n")

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Turn geomap's warnings inside into doubts; those of libraries are not for users."""
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("ignore")
            warnings.simplefilter("always", GeomapWarning)
            yield
        self.doubt(str(warning.message) for warning in caught)

    @contextmanager
    def progress(self, what: str) -> Iterator[Callable[[int, int], None] | None]:
        """Yield what to call with (done, total); None where no terminal would show it."""
        if self.quiet or not sys.stderr.isatty():
            yield None
            return
        from tqdm import tqdm

        with tqdm(desc=what, unit="doc", leave=False, file=sys.stderr) as bar:
            yield _moving(bar)


def _moving(bar: "tqdm[NoReturn]") -> Callable[[int, int], None]:
    def move(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)
        bar.refresh()  # once a document is often enough, and else the first ones go unseen

    return move
