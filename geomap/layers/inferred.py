"""Which values of a claim are inferred: no words of its own quotes say them of the strike."""

from collections.abc import Sequence

from geomap.model import Claim, Location, Span
from geomap.model.values import Value

INFERRED = "(inferred)"


def is_inferred(value: Value, quotes: Sequence[Span]) -> bool:
    """Return whether the value was added by reasoning, or its words stand outside the quotes.

    What a person gave by hand has no characters, and is inferred by nobody.
    """
    if value.derived or (isinstance(value, Location) and value.coref):
        return True
    start, end = value.start, value.end
    if start is None or end is None:
        return False
    return not any(quote.start < end and start < quote.end for quote in quotes)


def marked(words: str, value: Value, quotes: Sequence[Span]) -> str:
    """Return the words, with "(inferred)" behind them where the value is."""
    return f"{words} {INFERRED}" if words and is_inferred(value, quotes) else words


def inferred_places(claim: Claim) -> list[int]:
    """Return the numbers of the claim's places that are inferred."""
    return [
        number
        for number, location in enumerate(claim.locations)
        if location.place is not None and is_inferred(location, claim.quotes)
    ]
