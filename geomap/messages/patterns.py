"""Templates of messages as patterns: by them a text that was made of one is found again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geomap.messages.texts import PLACEHOLDER

LONGEST = 2_000
"""A text longer than this is made of none of our messages."""
_ANY = r".{0,400}?"


@dataclass(frozen=True, slots=True)
class Found:
    """The template that a text was made of, and what stands in its placeholders."""

    template: str
    values: dict[str, str]


class Patterns:
    """Templates with what they are called, to find which of them a text was made of.

    `templates` are pairs of a pattern's words and the template that stands for it; `shapes` say
    what a placeholder may hold, as the source of a regular expression, if not anything.
    """

    def __init__(self, templates: Sequence[tuple[str, str]], *, shapes: Mapping[str, str]) -> None:
        def rank(pair: tuple[str, str]) -> tuple[int, int]:
            return len(PLACEHOLDER.findall(pair[0])), -len(pair[0])

        # Of two that fit, the one that says more by itself: fewer placeholders, then more words.
        self._compiled = [
            (re.compile("".join(_pieces(words, shapes)), re.DOTALL), template)
            for words, template in sorted(templates, key=rank)
        ]

    def find(self, text: str) -> Found | None:
        """Return the template of a text and its values, or None where it is made of none."""
        if len(text) > LONGEST:
            return None
        for pattern, template in self._compiled:
            if found := pattern.fullmatch(text):
                return Found(template, found.groupdict())
        return None


def _pieces(template: str, shapes: Mapping[str, str]) -> Iterator[str]:
    """Yield a template as the pieces of a pattern; a name that stands twice is the same twice."""
    seen: set[str] = set()
    for number, piece in enumerate(PLACEHOLDER.split(template)):
        if number % 2 == 0:
            yield re.escape(piece)
        elif piece in seen:
            yield f"(?P={piece})"
        else:
            seen.add(piece)
            yield f"(?P<{piece}>{shapes.get(piece, _ANY)})"
