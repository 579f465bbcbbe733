"""Where a typed value stands in what the row quotes, if it does.

A value that stands there in so many words points to them, as a read one does. Any other was given
by hand: its `text` is what was typed, without `start` and `end`, and it is not `derived` either,
since no machine inferred it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from geomap.model import DateInterval, Span

Said = TypeVar("Said")
Worded = Callable[[Any, str | None], Any]


def own_words(quotes: Sequence[Span], *, typed: bool) -> Worded:
    """Return what gives a value the characters of the quotes that say it.

    `typed` tells that the words of a cell are a person's, and are kept where no quote has them.
    """

    def worded(value: Said, words: str | None) -> Said:
        span = found(words, quotes) if words else None
        if span is None and words and "," in words:  # "Karachev, Bryansk Oblast"
            span = found(words.partition(",")[0].strip(), quotes)
        if span is None:
            keeps = typed and words and not isinstance(value, DateInterval)
            return replace(value, text=words) if keeps else value  # type: ignore[type-var]  # as below
        changes: Any = {"text": span.text, "start": span.start, "end": span.end}
        changed: Said = replace(value, **changes)  # type: ignore[type-var]  # any of the model
        return changed

    return worded


def found(words: str, quotes: Sequence[Span]) -> Span | None:
    """Return where whole words stand in the quotes; None where nowhere, or in several places."""
    spans: list[Span] = []
    if not words:
        return None
    for quote in quotes:
        at = quote.text.find(words)
        while at >= 0:
            end = at + len(words)
            before, after = quote.text[at - 1 : at], quote.text[end : end + 1]
            if not (before.isalnum() or after.isalnum()):
                spans.append(Span(start=quote.start + at, end=quote.start + end, text=words))
            if len(spans) > 1:
                return None
            at = quote.text.find(words, at + 1)
    return spans[0] if spans else None
