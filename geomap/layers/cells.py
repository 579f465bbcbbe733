"""What a claim says field by field, in words, each value with the sentence that says it.

The event sheet of the page shows them as the cells of a table; a cell opens its sentence with the
words marked. Offsets here count UTF-16 units inside one quote, as JavaScript does: never code
points of the document. A number never stands without the bound that its text gives it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from geomap.gazetteer.countries import country
from geomap.layers.doers import is_doer
from geomap.layers.inferred import names_system
from geomap.layers.typed import as_typed
from geomap.layers.words import count_words, place_name
from geomap.model import (
    BY_HAND,
    FROM_TABLE,
    Claim,
    Count,
    CountPart,
    DateInterval,
    Location,
    Span,
    Weapon,
)

FIELDS: tuple[tuple[str, str], ...] = (
    ("when", "When"),
    ("attacker", "By whom"),
    ("weapon", "Weapon"),
    ("target", "Target"),
    ("effect", "Effect"),
    ("launched", "Launched"),
    ("intercepted", "Intercepted"),
    ("damaged", "Damaged in the air"),
    ("hit", "Reached a target"),
    ("lost", "Lost from radar"),
    ("crashed", "Crashed"),
    ("strikes", "Strikes"),
    ("killed", "Killed"),
    ("injured", "Injured"),
    ("missing", "Missing"),
)
"""The fields of a table's rows with their names, in order; a count's key is its quantity."""
ROW = {key: row for row, (key, _) in enumerate(FIELDS)}
NOT_IN_QUOTE = (-1, 0, 0)
TYPED = {BY_HAND: "as typed by hand", FROM_TABLE: "as the table has it"}
"""What is said of a value that no machine read, by who made the claim."""
_CODE = len("UA")
_DAY_NOTES = {
    "weekday": "the weekday, counted back from publication",
    "relative": "counted back from publication",
    "statement": "only the day of the statement is given",
    "context": "from the document's other words on the strike",
    "document": "no day is stated, so not after the publication",
}
_YEAR_NOTES = {
    "collection": "the year, from the run's other documents on the strike",
    "document": "the year, from the document",
}
_TOGETHER = "for several places or days together: which belongs to which is not said"
_SEVERAL_DAYS = "the text names several days together"
_PARTS_OF_DAY = {
    "night": "at night",
    "morning": "in the morning",
    "day": "by day",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
}
_OTHER_WORDS = "inferred: from the text's other words"
_SCOPES = {"country": " in the whole country", "wave": " in the whole wave of strikes"}


class Cell(NamedTuple):
    """A value in words: its row in `FIELDS`, its quote (-1 for none), where it stands there.

    `note` says what is inferred and why, or what else a reader must know of it. The words of a
    day are its part of the day: the days themselves are columns of the page's data.
    """

    row: int
    words: str
    quote: int = -1
    at: int = 0
    length: int = 0
    note: str | None = None


class _Spanned(Protocol):
    """Anything that may stand somewhere in a document."""

    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


class _Said(_Spanned, Protocol):
    """A value with the characters that say it, if any do."""

    @property
    def text(self) -> str | None: ...
    @property
    def derived(self) -> bool: ...
    @property
    def apportioned(self) -> bool | None: ...


def cells(claim: Claim) -> Iterator[Cell]:
    """Yield the claim's cells, row by row; the numbers of its places after those of the whole.

    Of a claim by hand the words are those that were typed, and only a day that it does not give
    is called inferred.
    """
    typed = TYPED.get(claim.made_by.extractor)
    if typed is None:
        yield from _cells(claim)
        return
    for cell in _cells(as_typed(claim)):
        note = cell.note if cell.row == ROW["when"] else None
        yield cell._replace(note=note or (typed if cell.quote < 0 else None))


def _cells(claim: Claim) -> Iterator[Cell]:
    quotes = claim.quotes
    date = claim.date
    if date.earliest or date.latest or date.text:
        yield _day(date, quotes)
    if claim.attacker:
        yield _attacker(claim.attacker, quotes)
    for weapon in claim.weapons:
        yield _cell("weapon", weapon_words(weapon), weapon, quotes, _which(weapon))
    for target in claim.targets:
        words = "not specified" if target.kind == "unspecified target" else target.kind
        yield _cell("target", words, target, quotes)
    for effect in claim.effects:
        yield _cell("effect", effect.kind, effect, quotes)
    for quantity, count in claim.counts.items():
        yield _cell(quantity, number_words(count), count, quotes, _made_of(count))
    for location in claim.locations:
        if location.counts:
            yield from _counts_there(location, quotes)


def inferred_fields(claim: Claim) -> list[str]:
    """Return the fields of which the claim's words do not say all, once each: "target"."""
    fields = (
        FIELDS[cell.row][0] for cell in cells(claim) if (cell.note or "").startswith("inferred")
    )
    return list(dict.fromkeys(fields))


def spot(quotes: Sequence[Span], said: _Spanned) -> tuple[int, int, int]:
    """Return the quote that holds the value's characters, and where in it, in UTF-16 units."""
    start, end = said.start, said.end
    if start is None or end is None:
        return NOT_IN_QUOTE
    for number, quote in enumerate(quotes):
        if quote.start <= start and end <= quote.end:
            text, first, last = quote.text, start - quote.start, end - quote.start
            if text.isascii():
                return number, first, last - first
            return number, utf16(text[:first]), utf16(text[first:last])
    return NOT_IN_QUOTE


def utf16(text: str) -> int:
    """Return the text's length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def number_words(count: Count | CountPart) -> str:
    """Return a number with its bound and scope: "at least 41 in the whole country"."""
    scope = count.scope if isinstance(count, Count) else None
    words = _bounded(count.low, count.high, count.bound, count.text)
    return words + _SCOPES.get(scope, f" ({scope})") if scope else words


@lru_cache(maxsize=4_096)
def _bounded(low: int | None, high: int | None, bound: str, text: str | None) -> str:
    words = count_words(Count(low=low, high=high, bound=bound, text=text))  # type: ignore[arg-type]  # as read
    is_range = low is not None and high is not None and low != high
    return f"about {words}" if bound == "about" and is_range else words


def weapon_words(weapon: Weapon) -> str:
    """Return a weapon's name, class and supplier: "ATACMS — ballistic missile, supplied by US"."""
    words = " — ".join(filter(None, (weapon.name, weapon.weapon_class)))
    return f"{words}, supplied by {attacker_name(weapon.supplier)}" if weapon.supplier else words


def attacker_name(attacker: str) -> str:
    """Return the name of a country's code, or the group's own name."""
    known = country(attacker) if len(attacker) == _CODE else None
    return known.name if known else attacker


def _day(date: DateInterval, quotes: Sequence[Span]) -> Cell:
    words = _PARTS_OF_DAY.get(date.part_of_day or "", "")
    if date.earliest is None and date.text:
        words = f"“{date.text}”, in a year not known"
    note = _day_note(date.basis, date.year_basis, date.apportioned is False)
    return Cell(ROW["when"], words, *spot(quotes, date), note)


@cache
def _day_note(basis: str, year_basis: str | None, together: bool) -> str | None:  # noqa: FBT001  # a key
    # Words that are counted from the publication have its year with its day.
    year = None if year_basis == "document" and basis != "stated" else year_basis
    inferred = "; ".join(filter(None, (_DAY_NOTES.get(basis), _YEAR_NOTES.get(year or ""))))
    parts = [f"inferred: {inferred}" if inferred else "", _SEVERAL_DAYS if together else ""]
    return "; ".join(filter(None, parts)) or None


def _attacker(attacker: str, quotes: Sequence[Span]) -> Cell:
    """Return who struck, and the words of the claim that name them, where any do.

    A claim keeps no characters for its attacker, so what is shown is found anew: stated where the
    words name it as the doer ("Ukraine fired"), else said to be inferred.
    """
    words = attacker_name(attacker)
    named = list(_named(attacker, quotes))
    adjectives = _adjectives_of(attacker)
    for number, at, name in named:
        adjective = name in adjectives
        if is_doer(quotes[number].text, at, at + len(name), adjective=adjective):
            return Cell(ROW["attacker"], words, number, *_utf16_at(quotes[number].text, at, name))
    for number, at, name in named:
        note = f"inferred: its words name “{name}”"
        found = _utf16_at(quotes[number].text, at, name)
        return Cell(ROW["attacker"], words, number, *found, note)
    return Cell(ROW["attacker"], words, *NOT_IN_QUOTE, _OTHER_WORDS)


def _named(attacker: str, quotes: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield quote, offset and words of each place that names the attacker."""
    for number, quote in enumerate(quotes):
        for name in _names_of(attacker):
            if name not in quote.text:
                continue
            for found in re.finditer(re.escape(name), quote.text):
                if _is_word(quote.text, found.start(), found.end()):
                    yield number, found.start(), name


def _utf16_at(text: str, at: int, name: str) -> tuple[int, int]:
    return utf16(text[:at]), utf16(name)


def _is_word(text: str, start: int, end: int) -> bool:
    """Return whether no letter touches the characters: a plural's "s" may ("Russians")."""
    rest = text[end : end + 2].removeprefix("s")
    return not (text[start - 1 : start].isalnum() or rest[:1].isalnum())


@cache
def _names_of(attacker: str) -> tuple[str, ...]:
    known = country(attacker) if len(attacker) == _CODE else None
    return (known.name, *known.adjectives, *known.aliases) if known else (attacker,)


@cache
def _adjectives_of(attacker: str) -> frozenset[str]:
    known = country(attacker) if len(attacker) == _CODE else None
    return frozenset(known.adjectives) if known else frozenset()


def _cell(
    key: str, words: str, said: _Said, quotes: Sequence[Span], why: str | None = None
) -> Cell:
    where = spot(quotes, said)
    note: str | None
    if said.derived or said.text is None:
        note = why or _OTHER_WORDS
    elif where[0] < 0:
        note = f"inferred: “{said.text}” stands in another sentence of the document"
    else:
        note = why
    if said.apportioned is False:
        note = f"{note}; {_TOGETHER}" if note else _TOGETHER
    return Cell(ROW[key], words, *where, note)


def _which(weapon: Weapon) -> str | None:
    if weapon.derived or weapon.text is None:
        return "inferred: its words name no weapon; the last one that the document named before"
    if weapon.name is None or names_system(weapon.text, weapon.name):
        return None
    return f"inferred: “{weapon.text}” names no system; the document's other words do"


def _made_of(count: Count) -> str | None:
    """Return what a number was added up from, or which parts of it the text tells."""
    if not count.parts:
        return _OTHER_WORDS if count.derived else None
    parts = ", ".join(
        f"{number_words(part)} ({part.weapon})" if part.weapon else number_words(part)
        for part in count.parts
    )
    return f"inferred: added up from {parts}" if count.derived else f"among them {parts}"


def _counts_there(location: Location, quotes: Sequence[Span]) -> Iterator[Cell]:
    place = location.place
    where = place_name(place) if place else location.text or "a place not named"
    for quantity, count in location.counts.items():
        yield _cell(quantity, f"{number_words(count)} at {where}", count, quotes, _made_of(count))
