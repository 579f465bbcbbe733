"""Numbers by place: "два над Брянской областью, семь над Калужской и по одному над …".

An official post lists its numbers before their places or after them, with one head for several
adjectives ("Брянской и Курской областями"); "по одному" gives each place of its list the number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geomap.extract.slavic.counted import Counted
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.totals import adds_up, sum_of
from geomap.extract.slavic.words import Word
from geomap.extract.statement import Placed
from geomap.model import Count

_ENDS = frozenset({",", ";", ".", ":"})
_SHORT = 5
_BEFORE_OWN = frozenset("-\u2013\u2014(")  # what stands between a place and the number behind it
_NEW_LIST = frozenset({";", ".", ":"})


@dataclass(slots=True, kw_only=True)
class _Item:
    """An item of the list: a number, or none, with the places beside it.

    `opens` tells that a colon or "из них" stands before it: what is before is no item of its list.
    `is_rest` marks "остальные – над …".
    """

    numbers: list[Counted] = field(default_factory=list)
    places: list[Placed] = field(default_factory=list)
    each: bool = False
    number_first: bool = True
    opens: bool = False
    is_rest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """Numbers by place: those that are parts, the places with theirs, and the sums by role."""

    parts: frozenset[Counted]
    placed: tuple[Placed, ...]
    sums: dict[str, Count]


def apportion(told: Told, found: Sequence[Counted], placed: tuple[Placed, ...]) -> Breakdown:
    """Return the numbers that are parts, and the places with the numbers that are theirs.

    One number at one place alone is no part: it is the whole. A number that several places share
    belongs to none of them, but to the sum.
    """
    items = _with_shared_place(told, _joined(_items(told, found, placed)))
    pairs = _without_subs([one for one in items if one.numbers and one.places])
    told_alone = any(one.numbers and not one.places for one in items[:1])
    whole = None if told_alone else _whole(pairs)
    pairs = [one for one in pairs if one is not whole]
    own = [one for one in pairs if one.each or len(one.places) == 1]
    several = len(pairs) > 1 or any(one.each and len(one.places) > 1 for one in own)
    if not own or not (several or _is_some_of(own[0], found)):
        return Breakdown(parts=frozenset(), placed=placed, sums={})
    given = {id(place): one for one in own for place in one.places}
    return Breakdown(
        parts=frozenset(number for one in pairs for number in one.numbers),
        placed=tuple(
            _with_counts(told, one, given[id(one)].numbers) if id(one) in given else one
            for one in placed
        ),
        sums=_sums(pairs),
    )


def _sums(pairs: Sequence[_Item]) -> dict[str, Count]:
    """Return what the items add up to, by role, where each is a number."""
    out: dict[str, Count] = {}
    for role in sorted({one.numbers[0].role for one in pairs}):
        values = [
            (number.number.exact, len(one.places) if one.each else 1)
            for one in pairs
            for number in one.numbers
            if number.role == role
        ]
        known = [value * times for value, times in values if value is not None]
        if len(known) == len(values):
            out[role] = Count(low=sum(known), high=sum(known), derived=True)
    return out


def _items(told: Told, found: Sequence[Counted], placed: Sequence[Placed]) -> list[_Item]:
    """Return the list cut at commas, and where a second number comes."""
    known = _by_word(told, found, placed)
    items = [_Item()]
    for word in told.words:
        if word.kind == "mark" and word.text in _ENDS and not _abbreviates(told, word):
            if items[-1].numbers or items[-1].places:
                items.append(_Item())
            items[-1].opens |= word.text in _NEW_LIST
            continue
        if told.sentence.is_term(word.at, "of_them") and not items[-1].numbers:
            items[-1].opens = True
        if told.sentence.is_term(word.at, "rest"):
            items.append(_Item(is_rest=True))
        one = known.get(word.at)
        if isinstance(one, Placed):
            _add_place(told, items, one)
        elif one is not None:
            _add_number(told, items, one)
    return [one for one in items if one.numbers or one.places]


def _abbreviates(told: Told, mark: Word) -> bool:
    """Return whether a full stop stands behind a short word: "г.", "обл."."""
    before = told.sentence.words[mark.at - 1] if mark.at else None
    return mark.text == "." and before is not None and len(before.text) < _SHORT


def _by_word(
    told: Told, found: Sequence[Counted], placed: Sequence[Placed]
) -> dict[int, Counted | Placed]:
    """Return numbers and struck places by the word at which they begin.

    Targets of any kind that others are told after ("58 целей: 39 дронов …") are the whole.
    """
    known: dict[int, Counted | Placed] = {
        one.number.core: one for one in found if not one.is_generic or one is found[-1]
    }
    for place in placed:
        start = place.location.start
        at = told.sentence.index_at(start) if start is not None else None
        struck = place.location.role == "target" and not place.location.coref
        if at is not None and struck and not _is_country(place):
            known[at] = place
    return known


def _is_country(placed: Placed) -> bool:
    """Return whether a place is a whole country: no part of a breakdown."""
    entries = placed.mention.entries if placed.mention else ()
    return bool(entries) and entries[0].place.level == "country"


def _add_place(told: Told, items: list[_Item], one: Placed) -> None:
    last = items[-1]
    if last.numbers and not last.number_first:
        before = items[-2] if len(items) > 1 else None
        behind = _is_behind(told, last.places[-1], last.numbers[0])
        if before is not None and before.numbers and not before.places and not behind:
            # "Две ракеты, …, над морем и 12 БПЛА над краем": the sea is the rockets'.
            before.places, last.places, last.number_first = last.places, [], True
        else:
            items.append(_Item())  # "Курской – 4 и Крыма – 2"
    items[-1].places.append(one)


def _add_number(told: Told, items: list[_Item], one: Counted) -> None:
    if items[-1].numbers:
        before = items[-1]
        items.append(_Item(opens=one.is_sub))
        if before.places and _is_behind(told, before.places[-1], one):
            items[-1].places.append(before.places.pop())
    items[-1].number_first = not items[-1].places
    items[-1].numbers.append(one)
    first = one.number.first
    items[-1].each = first > 0 and told.sentence.is_term(first - 1, "each")


def _is_behind(told: Told, place: Placed, one: Counted) -> bool:
    """Return whether a number stands behind its place: "13 БПЛА над Брянской – 7, … (5)"."""
    start, end = place.location.start, place.location.end
    if start is None or end is None:
        return False
    if start < told.sentence.words[one.number.first].start < end:
        return True  # "Орловской (5) областями"
    last = told.sentence.index_at(end - 1)
    between = told.between(last, one.number.first) if last is not None else ()
    return bool(between) and all(word.text in _BEFORE_OWN for word in between)


def _joined(items: list[_Item]) -> list[_Item]:
    """Return the list with places that a comma parts from their number given to it."""
    first = next((one for one in items if one.numbers and one.places), None)
    number_first = first.number_first if first else True
    out: list[_Item] = []
    pending: list[Placed] = []
    for item in items:
        if item.numbers:
            if pending and (not item.places or not item.number_first):
                item.places[:0] = pending
            pending = []
            out.append(item)
        elif item.is_rest:
            continue
        elif number_first and out and out[-1].places:
            out[-1].places += item.places
        else:
            pending += item.places
    return out


def _with_shared_place(told: Told, items: list[_Item]) -> list[_Item]:
    """Return the list with the weapons of one place together: "две ракеты и пять дронов над …"."""
    out: list[_Item] = []
    for item in items:
        while out and _shares_next(told, out[-1], item):
            before = out.pop()
            item.numbers[:0] = before.numbers
            item.opens = before.opens
        if out and _shares_last(told, out[-1], item):
            out[-1].numbers += item.numbers
        else:
            out.append(item)
    return out


def _shares_next(told: Told, before: _Item, item: _Item) -> bool:
    """Return whether a number without a place stands at that of the next."""
    bare = not before.places and bool(item.places)
    return bare and item.number_first and _go_together(told, before, item)


def _shares_last(told: Told, before: _Item, item: _Item) -> bool:
    """Return whether a number stands at the place before: "над A сбиты 7 дронов и ракета"."""
    bare = not item.places and bool(before.places) and bool(before.numbers)
    return bare and not before.number_first and _go_together(told, before, item)


def _go_together(told: Told, before: _Item, item: _Item) -> bool:
    numbers = [*before.numbers, *item.numbers]
    one_role = len({one.role for one in numbers}) == 1
    return one_role and not item.opens and not item.each and adds_up(told, numbers)


def _without_subs(pairs: list[_Item]) -> list[_Item]:
    """Return the list without some of those of an item before: "в том числе 3 – на Москву"."""
    first = next((at for at, one in enumerate(pairs) if not one.numbers[0].is_sub), None)
    if first is None:
        return pairs
    has_parts = [
        any(not other.numbers[0].is_sub and other.number_first for other in pairs[:at])
        for at in range(len(pairs))
    ]
    return [
        one
        for one, after in zip(pairs, has_parts, strict=True)
        if not (one.numbers[0].is_sub and after and len(pairs) > 2)  # noqa: PLR2004
    ]


def _whole(pairs: Sequence[_Item]) -> _Item | None:
    """Return the item whose number the others add up to, though it has places of its own."""
    if len(pairs) < 2:  # noqa: PLR2004  # a whole and a part
        return None
    first = pairs[0]
    value = first.numbers[0].number.exact
    if value is None or first.each or len(first.numbers) > 1:
        return None
    reached = 0
    for one in pairs[1:]:
        for number in one.numbers:
            if number.number.exact is None or number.role != first.numbers[0].role:
                return None
            reached += number.number.exact * (len(one.places) if one.each else 1)
    opens = pairs[1].opens or len(first.places) > 1
    return first if reached == value and opens else None


def _is_some_of(item: _Item, found: Sequence[Counted]) -> bool:
    """Return whether one number with a place is a part of another: "сбито 9, из них 2 над …"."""
    one = item.numbers[0]
    earlier = [other for other in found if other.number.core < one.number.core]
    return one.is_sub and any(other.role == one.role for other in earlier)


def _with_counts(told: Told, placed: Placed, several: Sequence[Counted]) -> Placed:
    role = several[0].role
    counts = {**placed.location.counts, role: sum_of(told, several)}
    return replace(placed, location=replace(placed.location, counts=counts))
