"""Which values of a claim are inferred: no words of its own quotes say them of the strike."""

import re
from collections.abc import Sequence
from functools import lru_cache

from geomap.layers.cyrillic_forms import names_weapon
from geomap.messages import ENGLISH, Messages, term
from geomap.model import Claim, Location, Span, Weapon
from geomap.model.values import Value

INFERRED = term("(inferred)")


def is_inferred(value: Value, quotes: Sequence[Span]) -> bool:
    """Return whether the value was added by reasoning, or its words stand outside the quotes.

    So is the system of "the missiles", which other words of the document name. What a person gave
    by hand has no characters, and is inferred by nobody.
    """
    if value.derived or (isinstance(value, Location) and value.coref):
        return True
    named = isinstance(value, Weapon) and value.name
    if named and value.text and not names_system(value.text, named):
        return True
    start, end = value.start, value.end
    if start is None or end is None:
        return False
    return not any(quote.start < end and start < quote.end for quote in quotes)


@lru_cache(maxsize=4_096)
def names_system(words: str, name: str) -> bool:
    """Return whether the words name the weapon, by its name or another that we know it by."""
    if _bare(name) in _bare(words) or names_weapon(words, name):
        return True
    from geomap.extract.english.lexicon import weapon_of

    row = weapon_of(words)
    return row is not None and row.name == name


def _bare(words: str) -> str:
    return re.sub(r"[\W_]", "", words.casefold())


def marked(
    words: str, value: Value, quotes: Sequence[Span], *, messages: Messages = ENGLISH
) -> str:
    """Return the words, with "(inferred)" behind them where the value is."""
    if not words or not is_inferred(value, quotes):
        return words
    return f"{words} {messages.text(INFERRED)}"


def inferred_places(claim: Claim) -> list[int]:
    """Return the numbers of the claim's places that are inferred."""
    return [
        number
        for number, location in enumerate(claim.locations)
        if location.place is not None and is_inferred(location, claim.quotes)
    ]
