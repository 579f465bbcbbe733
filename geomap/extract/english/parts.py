"""Parts and totals: of several numbers that count the same, which is the whole, or their sum."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon, lists, victims
from geomap.extract.english.numbers import Quantity
from geomap.extract.english.told import Told
from geomap.gazetteer.countries import country_word
from geomap.model import Bound, Count, CountPart

if TYPE_CHECKING:
    from spacy.tokens import Token

# "12 over the region", "two UAVs above the sea", "nine of them in Loja"
_OWN_PLACE = re.compile(
    r"(?:\s+(?!and\b|but\b)[\w-]+){0,6}?\s+(?:over|above|in|across)\s+(?:the\s+)?[A-Z]"
)
_PLACED_ALONE = re.compile(
    r"\s+(?:(?:others?|more|people|civilians|(?:each|of\s+them))\s+)?(?:over|above|in|near|at)\s+"
    r"(?:the\s+)?[A-Z]"
)
_UP_TO_PLACE = re.compile(
    r"(?:\s+(?!and\b|but\b)[\w-]+){0,6}?\s+(?:over|above|in|across|near|at)\s+"
    r"(?:the\s+(?:\w+\s+of\s+)?)?"
)
# Of the whole lot, but no whole: "including 12 Shaheds", "36 drones: 12 over Loja".
_INCLUDING = re.compile(
    r"\b(?:including|among them)\s+(?:at least\s+)?"
    r"(?:(?P<list>(?:(?!--)[^;.()\N{EM DASH}\N{EN DASH}]){1,60}?(?:,|\band))\s+)?$",
    re.IGNORECASE,
)
_A_NATIONAL = re.compile(r"\s*,?\s+and\s+(?P<one>an?\s+(?P<nation>[A-Z][a-z]{2,20}))(?=[,.;])")
_OPENS_LIST = re.compile(r":\s|\N{EM DASH}|\s\N{EN DASH}\s|\s--?\s|\(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A number in its sentence: what it counts, whether a place of its own follows it.

    `group` is the first noun of the list that it stands in ("12 soldiers and 3 civilians");
    `is_part` marks "including 12 Shaheds"; `sort` is the adjective between number and noun; `stop`
    is where the noun ends.
    """

    count: Count
    noun: int
    group: int
    sort: str | None = None
    weapon: str | None = None
    stop: int = 0
    placed: bool = False
    is_part: bool = False
    is_each: bool = False


def said(told: Told, quantity: Quantity) -> Said:
    """Return a number with the weapon that it counts and the place that it is told of."""
    head = counted(told, quantity)
    noun = _whole_of(head, told.weapon_tokens)
    text = told.text
    return Said(
        count=_count(quantity),
        noun=noun.i,
        group=lists.first(noun if head.pos_ == "NUM" else head).i,
        sort=_sort(told, quantity),
        weapon=_weapon(told, noun),
        stop=max(quantity.end, noun.idx + len(noun.text)),
        placed=_OWN_PLACE.match(text, quantity.end) is not None or _in_brackets(text, quantity),
        is_part=_is_included(told, noun, text[: quantity.start]),
        is_each=re.match(r"(?:\s+\w+)?\s+each\b", text[quantity.end :]) is not None,
    )


def single(told: Told, several: Sequence[Said]) -> Iterator[Said]:
    """Yield what a list names without a number beside its numbers: "three drones and a missile"."""
    taken = {one.noun for one in several}
    yield from _of_a_nation(told, several)
    for group in sorted({one.group for one in several if not one.is_part}):
        for noun in lists.members(told.doc[group]):
            count = None if noun.i in taken else _alone(told, noun)
            if count is not None:
                yield Said(
                    count=count,
                    noun=noun.i,
                    group=group,
                    weapon=_weapon(told, noun),
                    stop=count.end or 0,
                )


def _of_a_nation(told: Told, several: Sequence[Said]) -> Iterator[Said]:
    """Yield the Bolivian of "two Chilean nationals and a Bolivian, Loja police said".

    A parse takes him for a word of the speaker's name.
    """
    for one in several:
        match = _A_NATIONAL.match(told.text, one.stop)
        word = country_word(match["nation"]) if match is not None and not one.is_part else None
        if match is None or word is None or word.kind != "adjective":
            continue
        start, end = match.span("one")
        noun = told.token_at(match.start("nation"), end)
        listed = {x.i for x in lists.members(told.doc[one.group])}
        count = Count(low=1, high=1, bound="exact", text=match["one"], start=start, end=end)
        if noun.i not in listed and told.holds(start, end):
            yield Said(count=count, noun=noun.i, group=one.group, stop=end)


def _alone(told: Told, noun: "Token") -> Count | None:
    """Return one weapon or one person: "a missile", "his wife", "the mayor"."""
    det = next((x for x in noun.children if x.dep_ == "det"), None)
    if noun.i not in told.weapon_tokens or det is None or det.lower_ not in {"a", "an"}:
        return victims.person(told, noun)
    start, end = noun.left_edge.idx, noun.idx + len(noun.text)
    words = told.text[start:end]
    return Count(low=1, high=1, bound="exact", text=words, start=start, end=end)


def total(told: Told, several: Sequence[Said]) -> Count | None:
    """Return the one number with its parts, or their sum: in a list's words, else derived."""
    strong = [one for one in several if one.count.bound != "several" and not one.is_part]
    named = [one for one in several if one.is_part]
    if not strong:
        return next((one.count for one in several if not one.is_part), None)
    if any(one.is_each for one in strong):
        return None  # "one each over two regions": no sum, and no part for the whole
    first, rest = strong[0], strong[1:]
    whole = rest and not first.placed and not _is_one_list(strong)
    if whole and sum(one.count.low or 0 for one in rest) == first.count.low:
        return replace(first.count, parts=_parts(rest))  # "seven: six over A and one over B"
    more = _beside(several, strong)
    if not (rest or more) or not _adds_up(strong):
        return replace(first.count, parts=_parts(named))
    lows: list[int | None] = [one.count.low for one in strong]
    highs: list[int | None] = [one.count.high for one in strong]
    highs = [None] if more else highs
    low = None if None in lows else sum(low for low in lows if low is not None)
    high = None if None in highs else sum(high for high in highs if high is not None)
    bounds: set[Bound] = {one.count.bound for one in (*strong, *more)}
    several = [*strong, *more]
    summed = Count(
        low=low, high=high, bound=_bound(low, high, bounds), derived=True, parts=_parts(several)
    )
    if len({one.group for one in several}) > 1 or any(one.placed for one in several):
        return summed
    starts = [one.count.start for one in several if one.count.start is not None]
    return lists.in_words(summed, told.text, min(starts), max(one.stop for one in several))


def _beside(several: Sequence[Said], strong: Sequence[Said]) -> list[Said]:
    """Return the vague rest of a list of weapons: "five missiles and a large number of drones"."""
    groups, known = {one.group for one in strong}, {one.weapon for one in strong}
    return [
        one
        for one in several
        if one.count.bound == "several"
        and not one.is_part
        and one.group in groups
        and one.weapon is not None
        and None not in known
        and one.weapon not in known
    ]


def _is_one_list(strong: Sequence[Said]) -> bool:
    """Return whether one list names them all: "two women, a boy and a man" are four."""
    nouns = {one.noun for one in strong}
    return len({one.group for one in strong}) == 1 and len(nouns) == len(strong)


def _adds_up(strong: Sequence[Said]) -> bool:
    """Return whether the numbers are parts of one sum: by weapon, by place, or in one list."""
    weapons = {one.weapon for one in strong}
    by_weapon = None not in weapons and len(weapons) == len(strong)
    one_list = len({one.group for one in strong}) == 1
    # "two American and five Iraqi soldiers": one noun, two sorts of it
    sorts = {(one.noun, one.sort) for one in strong}
    shared = len(sorts) == len(strong) and all(one.sort for one in strong)
    distinct = shared or len({one.noun for one in strong}) == len(strong)
    return by_weapon or all(one.placed for one in strong) or (one_list and distinct)


def _bound(low: int | None, high: int | None, bounds: set[Bound]) -> Bound:
    if bounds == {"exact"}:
        return "exact"
    if high is None and low is not None:
        return "at_least"
    return "at_most" if low is None and high is not None else "about"


def is_placed_alone(text: str, quantity: Quantity) -> bool:
    """Return whether a place follows the number at once: "and two over Cuenca"."""
    return _PLACED_ALONE.match(text, quantity.end) is not None


def _is_included(told: Told, noun: "Token", before: str) -> bool:
    """Return whether "including" names the number; through a comma it reaches weapons only.

    "12 killed, including three children, and 31 wounded": the 31 are none of the 12.
    """
    match = _INCLUDING.search(before)
    listed = match.group("list") if match is not None else None
    through_comma = listed is not None and "," in listed
    return match is not None and (not through_comma or noun.i in told.weapon_tokens)


def _in_brackets(text: str, quantity: Quantity) -> bool:
    """Return whether the number stands in brackets after its place: "Loja (five)"."""
    return text[: quantity.start].endswith("(") and text[quantity.end :].startswith(")")


def opens_list(text: str, whole: Quantity, part: Quantity) -> bool:
    """Return whether a breakdown begins between two numbers: "36 drones: 12 over Loja"."""
    return (
        not _in_brackets(text, whole)
        and _OPENS_LIST.search(text, whole.end, part.start) is not None
    )


def by_place(
    numbers: Sequence[tuple[str, Quantity]], text: str, spans: Sequence[tuple[int, int]]
) -> dict[int, dict[str, Count]]:
    """Return the counts of each place in a breakdown, by the place's index among the spans.

    Only where two places or more have a number of their own: one number before one place counts
    the whole. Offsets are in the sentence.
    """
    found: dict[int, dict[str, Count]] = {}
    for role, quantity in numbers:
        match = _UP_TO_PLACE.match(text, quantity.end)
        at = match.end() if match is not None else None
        for i, (start, end) in enumerate(spans):
            bracketed = _in_brackets(text, quantity) and text[end : quantity.start] == " ("
            if bracketed or (at is not None and start <= at < end):
                found.setdefault(i, {}).setdefault(role, _count(quantity))
    return found if len(found) > 1 else {}


def counted(told: Told, quantity: Quantity) -> "Token":
    """Return the noun that a number counts, or the number itself where it stands alone."""
    return noun_of(told.token_at(quantity.number_start, quantity.end))


def noun_of(number: "Token") -> "Token":
    """Return the noun that a number's token counts, or the token itself."""
    hangs = number.dep_ in {"nummod", "quantmod", "compound", "amod", "det"}
    noun = number.head if hangs else number
    if noun.pos_ == "NUM" and noun.dep_ == "nummod":
        noun = noun.head  # "12 of 14 drones": the 12 hang on the 14
    while noun.dep_ in {"nmod", "amod", "compound"} and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head  # "six U.S.-made missiles": the number hangs on the adjective
    return noun


def _whole_of(noun: "Token", weapons: frozenset[int]) -> "Token":
    """Return what a number alone is a share of: the drones of "12 of 14 drones", "dozens of"."""
    of = [x for y in noun.children if y.lower_ == "of" for x in y.children]
    if noun.pos_ != "NUM":
        return next((x for x in of if x.i in weapons and noun.i not in weapons), noun)
    return next((x for x in of if x.pos_ in {"NOUN", "PROPN"}), noun)


def _sort(told: Told, quantity: Quantity) -> str | None:
    """Return the adjective right after the number: "American" of "two American soldiers"."""
    after = next((x for x in told.doc if x.idx >= quantity.end and not x.is_space), None)
    return after.lower_ if after is not None and after.pos_ in {"ADJ", "PROPN"} else None


def _weapon(told: Told, noun: "Token") -> str | None:
    row = lexicon.weapon_of(noun.text) if noun.i in told.weapon_tokens else None
    return (row.name or row.weapon_class) if row is not None else None


def _count(quantity: Quantity) -> Count:
    return Count(
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        text=quantity.text,
        start=quantity.start,
        end=quantity.end,
    )


def _parts(several: Sequence[Said]) -> tuple[CountPart, ...]:
    return tuple(
        CountPart(
            low=one.count.low,
            high=one.count.high,
            bound=one.count.bound,
            weapon=one.weapon,
            text=one.count.text,
            start=one.count.start,
            end=one.count.end,
        )
        for one in several
    )
