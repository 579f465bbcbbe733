"""Numbers by place: "два над Брянской областью, семь над Калужской и по одному над …".

An official post lists its numbers before their places or after them, with one head for several
adjectives ("Брянской и Курской областями"); "по одному" gives each place of its list the number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.extract.slavic.numbers import Number
from geomap.extract.slavic.told import Told
from geomap.extract.statement import Placed
from geomap.model import Count

if TYPE_CHECKING:
    from geomap.extract.slavic.counts import Counted

_ENDS = frozenset({",", ";", ".", ":"})


@dataclass(slots=True)
class _Chunk:
    """A stretch of the list: a number, or none, with the places beside it."""

    numbers: list["Counted"]
    places: list[Placed]
    each: bool = False
    number_first: bool = True


def apportion(
    told: Told, found: Sequence["Counted"], placed: tuple[Placed, ...]
) -> tuple[frozenset[Number], tuple[Placed, ...]]:
    """Return the numbers that are parts, and the places with the numbers that are theirs.

    One number at one place alone is no part: it is the whole.
    """
    chunks = _joined(_chunks(told, found, placed))
    pairs = [one for one in chunks if len(one.numbers) == 1 and one.places]
    own = [one for one in pairs if one.each or len(one.places) == 1]
    several = len(own) > 1 or any(one.each and len(one.places) > 1 for one in own)
    rest = any(one for one in found if all(one not in chunk.numbers for chunk in own))
    if not own or not (several or (rest and _is_sub(told, own[0], found))):
        return frozenset(), placed
    parts: set[Number] = set()
    given: dict[int, tuple[Counted, bool]] = {}
    for chunk in pairs if several else own:
        counted = chunk.numbers[0]
        parts.add(counted.number)
        if len(chunk.places) > 1 and not chunk.each:
            continue
        for place in chunk.places:
            given[id(place)] = (counted, chunk.each and len(chunk.places) > 1)
    whole = _shared_total(chunks, pairs)
    parts -= whole
    return frozenset(parts), tuple(
        _with_count(told, one, given[id(one)][0]) if id(one) in given else one for one in placed
    )


def _is_sub(told: Told, chunk: _Chunk, found: Sequence["Counted"]) -> bool:
    """Return whether one number with a place is a part of another: "сбито 9, из них 2 над …"."""
    number = chunk.numbers[0].number
    earlier = [one for one in found if one.number.core < number.core]
    if not earlier or earlier[0].role != chunk.numbers[0].role:
        return False
    return any(
        earlier[0].number.last < hit.first <= number.core
        for hit in told.terms("of_them", "another")
    )


def _shared_total(chunks: Sequence[_Chunk], pairs: Sequence[_Chunk]) -> set[Number]:
    """Return the number that the others add up to, though it has places of its own."""
    if len(pairs) < 2:  # noqa: PLR2004  # a whole and a part
        return set()
    first = pairs[0].numbers[0].number
    if first.exact is None or pairs[0].each or len(pairs[0].places) == 1:
        return set()
    total = 0
    for one in pairs[1:]:
        value = one.numbers[0].number.exact
        if value is None:
            return set()
        total += value * (len(one.places) if one.each else 1)
    return {first} if total == first.exact else set()


def _with_count(told: Told, placed: Placed, counted: "Counted") -> Placed:
    number = counted.number
    span = told.sentence.span(number.first, number.last)
    count = Count(
        low=number.low,
        high=number.high,
        bound=number.bound,
        text=span.text,
        start=span.start,
        end=span.end,
    )
    counts = {**placed.location.counts, counted.role: count}
    return replace(placed, location=replace(placed.location, counts=counts))


def _chunks(told: Told, found: Sequence["Counted"], placed: Sequence[Placed]) -> list[_Chunk]:
    """Return the list cut at commas, and where a second number comes."""
    items: dict[int, Counted | Placed] = {one.number.core: one for one in found}
    for place in placed:
        start = place.location.start
        at = told.sentence.index_at(start) if start is not None else None
        if at is not None and place.location.role == "target" and not place.location.coref:
            items[at] = place
    chunks = [_Chunk([], [])]
    before_number = False
    for word in told.words:
        if word.kind == "mark" and word.text in _ENDS:
            if chunks[-1].numbers or chunks[-1].places:
                chunks.append(_Chunk([], []))
            before_number = False
            continue
        before_number = before_number or told.sentence.is_term(word.at, "each")
        item = items.get(word.at)
        if item is None:
            continue
        if isinstance(item, Placed):
            chunks[-1].places.append(item)
            continue
        each = word.at > 0 and told.sentence.is_term(item.number.first - 1, "each")
        if chunks[-1].numbers:
            chunks.append(_Chunk([], []))
        chunks[-1].number_first = not chunks[-1].places
        chunks[-1].numbers.append(item)
        chunks[-1].each = each
    return [one for one in chunks if one.numbers or one.places]


def _joined(chunks: list[_Chunk]) -> list[_Chunk]:
    """Return the list with places that a comma parts from their number given to it."""
    first = next((one for one in chunks if one.numbers and one.places), None)
    number_first = first.number_first if first else True
    out: list[_Chunk] = []
    pending: list[Placed] = []
    for chunk in chunks:
        if chunk.numbers:
            if pending and (not chunk.places or not chunk.number_first):
                chunk.places[:0] = pending
            pending = []
            out.append(chunk)
        elif number_first and out and out[-1].places:
            out[-1].places += chunk.places
        else:
            pending += chunk.places
    return out
