"""How wide a toll is: one strike's, or that of a wave of strikes or of a whole country."""

import re

from geomap.extract.english.numbers import Quantity
from geomap.gazetteer.countries import country_word

_NAME = r"(?:the\s+)?[A-Z][\w.’'-]{1,30}(?:\s+(?:and\s+the\s+|of\s+)?[A-Z][\w-]{1,30}){0,3}"
_ALL_OVER = re.compile(
    rf"\b(?:across|throughout|all over)\s+(?:much of\s+|parts of\s+)?(?P<where>{_NAME}|[\w-]+"
    r"(?:\s+[\w-]+){0,2})(?P<more>\s+[a-z]+)?"
)
_TOLL_IN = re.compile(
    rf"\b(?:toll|number of (?:dead|deaths|people killed))\s+(?:in|across|throughout)\s+"
    rf"(?P<where>{_NAME})(?P<more>\s+[a-z]+)?"
)
_NATIONWIDE = re.compile(
    r"\b(?:nation|country)-?wide\b"
    r"|\b(?:across|throughout|around|all over)\s+(?:the\s+)?(?:(?:whole|entire)\s+)?"
    r"(?:country|nation|territory|enclave|Strip)\b",
    re.IGNORECASE,
)
# Lands without a state, which are told of as a country is.
_LANDS = frozenset({"gaza", "gaza strip", "west bank", "occupied west bank", "palestine"})
_STRIKES = (
    r"(?:air\s?-?strikes|strikes|attacks|raids|bombings|bombardments|barrages|hits|shellings"
    r"|bombardment|shelling|bombing)"
)
_MANY_STRIKES = re.compile(rf"\b{_STRIKES}\b", re.IGNORECASE)
_WAVE = re.compile(
    r"\b(?:in|over|during|within)\s+(?:the\s+)?(?:past|last|previous|preceding|space of)\s+"
    r"(?:(?:24|36|48|72|\w+)\s+)?(?:hours?|day|days)\b"
    r"|\b(?:waves?|series|string|spate|succession)\s+of\s+(?:[\w-]+\s+){0,3}" + _STRIKES + r"\b"
    r"|\b(?:separate|different|various|dozens of|hundreds of)\s+(?:[\w-]+\s+){0,2}?"
    + _STRIKES
    + r"\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[;:.]\s|,\s+(?:while|whereas|but|and|as|after|when|where|which|who|including|bringing"
    r"|raising|among them)\b"
)
_REACH = 200


def scope_of(text: str, quantity: Quantity) -> str | None:
    """Return "country" or "wave" where the clause gives a toll for more than one strike.

    "Strikes across Peru killed 27" is the whole country's toll, "killed 60 in separate strikes" or
    "in the past 24 hours" that of a wave; neither is one strike's.
    """
    clause = _clause(text, quantity)
    if _NATIONWIDE.search(clause) or any(_is_land(m) for m in _TOLL_IN.finditer(clause)):
        return "country"
    over = list(_ALL_OVER.finditer(clause))
    if any(_is_land(match) for match in over):
        return "country"
    if (over and _MANY_STRIKES.search(clause)) or _WAVE.search(clause):
        return "wave"
    return None


def _clause(text: str, quantity: Quantity) -> str:
    start = 0
    for match in _CLAUSE_END.finditer(text, 0, quantity.start):
        start = match.end()
    stop = _CLAUSE_END.search(text, quantity.end)
    end = stop.start() if stop else len(text)
    return text[max(start, quantity.start - _REACH) : min(end, quantity.end + _REACH)]


def _is_land(match: re.Match[str]) -> bool:
    """Return whether the words are a country's name, and not "Peru's north"."""
    where = match.group("where").removeprefix("the ").rstrip(".")
    if re.search(r"['’]s?\b", where) or where.endswith(("'", "’")):
        return False
    found = country_word(where)
    return where.casefold() in _LANDS or (found is not None and found.kind == "name")
