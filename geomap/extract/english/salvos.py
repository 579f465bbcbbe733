"""Numbers of weapons that no noun phrase holds: "a six-drone attack", "the number downed at 7"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon, lists
from geomap.extract.english.measures import is_earlier_total
from geomap.extract.english.numbers import Quantity, is_ordinal, number, ordinal, quantities
from geomap.extract.english.predicates import role_under
from geomap.extract.english.told import Told
from geomap.model import Bound, Count

if TYPE_CHECKING:
    from spacy.tokens import Token

# "A six-drone attack", "the 12-rocket salvo": so many were sent.
_COMPOUND = re.compile(
    r"(?<![\w-])(?P<number>\d{1,4}|[a-z]{3,9}(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"-(?P<weapon>[a-z]{4,10})\s+(?:[\w-]+\s+){0,2}?"
    r"(?:attack|strike|salvo|volley|barrage|raid|assault|onslaught|swarm|wave|bombardment)s?\b",
    re.IGNORECASE,
)
# "Puts the number of planes downed at seven", "the tally of downed drones rose to 33".
_RECKONED = re.compile(
    r"\b(?:number|tally|count|total|figure)\s+(?:of|for)\s+(?P<what>[^.;:]{3,80}?)\s+"
    r"(?:(?:now\s+)?(?:stands|stood|rose|climbed|risen|grew)\s+)?"
    r"(?:at|to|is|was|as|reached)\s+(?:now\s+)?$",
    re.IGNORECASE,
)
_FATE_OF: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "intercepted",
        re.compile(
            r"\b(?:downed|(?:shot|brought|knocked) down|intercepted|destroyed|neutrali[sz]ed)\b"
        ),
    ),
    ("launched", re.compile(r"\b(?:launched|fired|used|dropped|sent)\b")),
)
# What is no weapon's word, but is shot down: a "plane" flies in peace as well.
PLANES = re.compile(
    r"\b(?:(?:air|war)?planes?|aeroplanes?|aircraft|helicopters?|jets?|fighters?|bombers?)\b",
    re.IGNORECASE,
)
# "19 points of impact", "three direct hits".
_IMPACTS = re.compile(
    r"^\s+(?:[\w-]+\s+){0,2}?(?:points?\s+of\s+impact|impact\s+(?:points?|sites?|craters?)|impacts?"
    r"|(?:direct|missile|drone|rocket|shell)\s+hits?)\b(?!\s+of\b)"
)
_PREPOSITION = re.compile(r"\s(?:by|with|in|over|at|from|of|near|on)\s")
_TIMES = re.compile(r"^\s+times\b(?!\s+(?:as|more|less|the|larger|bigger|over)\b)")
_TWICE = re.compile(r"\b(?P<word>twice|thrice)\b(?!\s+(?:as|the|daily|a)\b)", re.IGNORECASE)
# "Every one of them got through": as many hit as were sent.
_ALL_HIT = re.compile(
    r"(?P<all>\b(?:every\s+(?:single\s+)?(?:one|\w+)|all|each)\b(?:\s+of\s+(?:them|which|these"
    r"|those|(?:its|our|their|the)(?:\s+\w+){1,2}))?)(?:\s+(?:had|have|has|were|also))?\s+"
    r"(?:got\s+through|gotten\s+through"
    r"|(?:reached|hit|struck|found|met)\s+(?:its|their)\s+(?:\w+\s+)?(?:targets?|marks?|goals?))\b",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\ball\s+but\s+$", re.IGNORECASE)
_DETERMINERS = frozenset({"a", "the", "one", "another"})
_LANDS = frozenset("hit strike slam smash crash tear land fall come explode".split())
_EMPTY = frozenset("sea ocean water short open".split())


def salvos(told: Told) -> Iterator[tuple[str, Count]]:
    """Yield numbers of weapons, hits and strikes that count by the words around them."""
    text = told.text
    for start, end in _in_compounds(told):
        yield "launched", _count(number(text[start:end]) or 0, text, start, end)
    for quantity in quantities(text):
        role = _role(told, quantity)
        if role is not None and told.holds(quantity.number_start, quantity.end):
            yield role, _as_count(quantity)
    for match in _TWICE.finditer(text):
        role = _role_of_times(told, match.start(), match.end())
        if role is not None and told.holds(*match.span()):
            times = 2 if match.group("word").lower() == "twice" else 3
            yield role, _count(times, text, *match.span())
    yield from _one_after_another(told)


def all_that_hit(told: Told, found: Mapping[str, Count]) -> Count | None:
    """Return the hits of "fired 40 missiles, and every one of them got through": the 40."""
    match = _ALL_HIT.search(told.text)
    if match is None or "hit" in found or not told.holds(*match.span()):
        return None
    sent = found.get("launched")
    low, high = (sent.low, sent.high) if sent is not None else (None, None)
    bound: Bound = sent.bound if sent is not None and low is not None else "all"
    start, end = match.span("all")
    return Count(low=low, high=high, bound=bound, text=told.text[start:end], start=start, end=end)


def all_but(text: str, but: Quantity, whole: Quantity) -> Quantity | None:
    """Return the rest of "all but two of the 18 drones", "of 18, all but two": sixteen."""
    match = _ALL_BUT.search(text[: but.start])
    if match is None or but.high is None or whole.low is None or whole.low <= but.high:
        return None
    left, start, end = whole.low - but.high, match.start(), max(but.end, whole.end)
    return replace(but, low=left, high=left, text=text[start:end], start=start, end=end)


def _in_compounds(told: Told) -> Iterator[tuple[int, int]]:
    text = told.text
    for match in _COMPOUND.finditer(text):
        start, end = match.span("number")
        known = lexicon.weapon_pattern().fullmatch(match.group("weapon")) is not None
        if known and number(text[start:end]) and told.holds(start, match.end()):
            yield start, end


def _role(told: Told, quantity: Quantity) -> str | None:
    text = told.text
    after, before = text[quantity.end :], text[: quantity.start]
    if is_earlier_total(text, quantity):
        return None
    if _TIMES.match(after):
        return _role_of_times(told, quantity.number_start, quantity.end)
    if _IMPACTS.match(after):
        return "hit"
    match = _RECKONED.search(before)
    return _fate_of(match.group("what")) if match is not None else None


def _fate_of(phrase: str) -> str | None:
    """Return what became of the weapons of "Peruvian planes downed", if they are any.

    "Schools destroyed by missiles" are none.
    """
    what = _PREPOSITION.split(phrase, maxsplit=1)[0]
    if lexicon.weapon_pattern().search(what) is None and PLANES.search(what) is None:
        return None
    return next((role for role, pattern in _FATE_OF if pattern.search(what)), None)


def _role_of_times(told: Told, start: int, end: int) -> str | None:
    """Return what "twice", "five times" counts: shots fired, or strikes on a place."""
    verb = told.token_at(start, end).head
    if verb.pos_ != "VERB":
        verb = verb.head
    kind = next((x.kind for x in told.triggers if x.token == verb.i and not x.negated), None)
    if kind == "launch":
        return "launched" if verb.lemma_.lower() == "fire" else None
    return "strikes" if kind == "attack" else None


def _one_after_another(told: Told) -> Iterator[tuple[str, Count]]:
    """Yield the hits of "a first bomb fell on a garage and a second came down": two."""
    nth: dict[int, Token] = {}
    for token in told.doc:
        if token.i not in told.tokens or not is_ordinal(token.lower_):
            continue
        noun = token.head if token.head.i in told.weapon_tokens else token
        named = any(x.lower_ in _DETERMINERS for x in noun.children)
        if named and _hits(told, noun):
            nth.setdefault(ordinal(token.lower_), token)
    many = len(nth)
    if many < 2 or sorted(nth) != list(range(1, many + 1)):  # noqa: PLR2004  # one alone is no row
        return
    if nth[1].head.i not in told.weapon_tokens:
        return
    last = nth[many]  # "the second" says that there were two
    yield "hit", _count(many, told.text, last.idx, last.idx + len(last.text))


def _hits(told: Told, noun: "Token") -> bool:
    subject = lists.first(noun)
    verb = subject.head
    if subject.dep_ not in {"nsubj", "nsubjpass"} or verb.lemma_.lower() not in _LANDS:
        return False
    if any(x.dep_ == "neg" or x.lower_ in _EMPTY for x in verb.subtree):
        return False
    return noun.i not in told.weapon_tokens or role_under(told, noun) in {None, "hit"}


def _as_count(one: Quantity) -> Count:
    return Count(
        low=one.low, high=one.high, bound=one.bound, text=one.text, start=one.start, end=one.end
    )


def _count(value: int, text: str, start: int, end: int) -> Count:
    return Count(low=value, high=value, bound="exact", text=text[start:end], start=start, end=end)
