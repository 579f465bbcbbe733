"""What a person sees while a command works: safe text, a progress bar, the closing words."""

import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from geomap.errors import GeomapWarning

# Control and escape characters, and those that turn the direction of writing: in a stranger's
# text they could clear the screen, retitle the window or show other words than there are.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Return the text with each character that steers a terminal written as its escape."""
    return _UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


class Voice:
    """Words and progress on stderr, or silence with `--quiet`; keeps what it warned of."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.doubts: list[str] = []

    def say(self, text: str) -> None:
        """Write a line for people."""
        if not self.quiet:
            sys.stderr.write(f"{printable(text)}\n")

    def doubt(self, text: str) -> None:
        """Write a warning and remember it for `--strict`; a fault is named even when quiet."""
        self.doubts.append(text)
        sys.stderr.write(f"geomap: {printable(text)}\n")

    def note(self, texts: Iterable[str]) -> None:
        """Write warnings, each once."""
        for text in dict.fromkeys(texts):
            if text not in self.doubts:
                self.doubt(text)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Turn the warnings of geomap inside into doubts; other libraries' are not for users."""
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("ignore")
            warnings.simplefilter("always", GeomapWarning)
            yield
        self.note(str(warning.message) for warning in caught)

    @property
    def bar(self) -> bool:
        """Whether a progress bar would be seen."""
        return not self.quiet and sys.stderr.isatty()


class Bar:
    """Progress on stderr, called with (done, total, what); draws only on a terminal."""

    def __init__(self, voice: Voice) -> None:
        self._shown = voice.bar
        self._bar: object | None = None
