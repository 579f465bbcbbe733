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
from geomap.layers.cyrillic_forms import country_names
from geomap.layers.doers import is_doer
from geomap.layers.fields import FIELDS, ROW
from geomap.layers.inferred import names_system
from geomap.layers.typed import as_typed
from geomap.layers.words import count_words, place_name
from geomap.messages import ENGLISH, Messages, term
from geomap.messages.vocabulary import EFFECT, TARGET, WEAPON
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

NOT_IN_QUOTE = (-1, 0, 0)
TYPED = {BY_HAND: term("as typed by hand"), FROM_TABLE: term("as the table has it")}
"""What is said of a value that no machine read, by who made the claim."""
_CODE = len("UA")
_DAY_NOTES = {
    "weekday": term("the weekday, counted back from publication"),
    "relative": term("counted back from publication"),
    "statement": term("only the day of the statement is given"),
    "context": term("from the document's other words on the strike"),
    "document": term("no day is stated, so not after the publication"),
}
_YEAR_NOTES = {
    "collection": term("the year, from the run's other documents on the strike"),
    "document": term("the year, from the document"),
}
_TOGETHER = term("for several places or days together: which belongs to which is not said")
_SEVERAL_DAYS = term("the text names several days together")
_PARTS_OF_DAY = {
    "night": term("at night"),
    "morning": term("in the morning"),
    "day": term("by day"),
    "afternoon": term("in the afternoon"),
    "evening": term("in the evening"),
}
_INFERRED = term("inferred: {why}")
_OTHER_WORDS = term("from the text's other words")
_ELSEWHERE = term("inferred: “{words}” stands in another sentence of the document")
_NO_WEAPON = term("inferred: its words name no weapon; the last one that the document named before")
_NO_SYSTEM = term("inferred: “{words}” names no system; the document's other words do")
_SCOPES = {
    "country": term("{number} in the whole country"),
    "wave": term("{number} in the whole wave of strikes"),
}


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


def cells(claim: Claim, *, messages: Messages = ENGLISH) -> Iterator[Cell]:
    """Yield the claim's cells, row by row; the numbers of its places after those of the whole.

    Of a claim by hand the words are those that were typed, and only a day that it does not give
    is called inferred.
    """
    typed = TYPED.get(claim.made_by.extractor)
    if typed is None:
        yield from _cells(claim, messages)
        return
    typed = messages.text(typed)
    for cell in _cells(as_typed(claim), messages):
        note = cell.note if cell.row == ROW["when"] else None
        yield cell._replace(note=note or (typed if cell.quote < 0 else None))


def _cells(claim: Claim, messages: Messages) -> Iterator[Cell]:
    quotes = claim.quotes
    date = claim.date
    if date.earliest or date.latest or date.text:
        yield _day(date, quotes, messages)
    if claim.attacker:
        yield _attacker(claim.attacker, quotes, messages)
    for weapon in claim.weapons:
        words = weapon_words(weapon, messages=messages)
        yield _cell("weapon", words, weapon, quotes, messages, _which(weapon, messages))
    for target in claim.targets:
        kind = target.kind
        known = messages.text(kind, TARGET)
        words = messages.text("not specified") if kind == "unspecified target" else known
        yield _cell("target", words, target, quotes, messages)
    for effect in claim.effects:
        yield _cell("effect", messages.text(effect.kind, EFFECT), effect, quotes, messages)
    for quantity, count in claim.counts.items():
        words = number_words(count, messages=messages)
        yield _cell(quantity, words, count, quotes, messages, _made_of(count, messages))
    for location in claim.locations:
        if location.counts:
            yield from _counts_there(location, quotes, messages)


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


def number_words(count: Count | CountPart, *, messages: Messages = ENGLISH) -> str:
    """Return a number with its bound and scope: "at least 41 in the whole country"."""
    scope = count.scope if isinstance(count, Count) else None
    words = _bounded(count.low, count.high, count.bound, count.text, messages)
    if not scope:
        return words
    pattern = _SCOPES.get(scope)
    return messages.text(pattern, number=words) if pattern else f"{words} ({scope})"


@lru_cache(maxsize=4_096)
def _bounded(
    low: int | None, high: int | None, bound: str, text: str | None, messages: Messages
) -> str:
    count = Count(low=low, high=high, bound=bound, text=text)  # type: ignore[arg-type]  # as read
    words = count_words(count, messages=messages)
    is_range = low is not None and high is not None and low != high
    return messages.text("about {range}", range=words) if bound == "about" and is_range else words


def weapon_words(weapon: Weapon, *, messages: Messages = ENGLISH) -> str:
    """Return a weapon's name, class and supplier: "ATACMS — ballistic missile, supplied by US"."""
    kind = messages.text(weapon.weapon_class, WEAPON) if weapon.weapon_class else None
    name = messages.text(weapon.name, WEAPON) if weapon.name else None
    words = " — ".join(filter(None, (name, kind)))
    if not weapon.supplier:
        return words
    supplier = attacker_name(weapon.supplier, messages=messages)
    return messages.text("{weapon}, supplied by {country}", weapon=words, country=supplier)


def attacker_name(attacker: str, *, messages: Messages = ENGLISH) -> str:
    """Return the name of a country's code, or the group's own name."""
    known = country(attacker) if len(attacker) == _CODE else None
    return messages.country(attacker, known.name) if known else attacker


def _day(date: DateInterval, quotes: Sequence[Span], messages: Messages) -> Cell:
    part = _PARTS_OF_DAY.get(date.part_of_day or "")
    words = messages.text(part) if part else ""
    if date.earliest is None and date.text:
        words = messages.text("“{words}”, in a year not known", words=date.text)
    note = _day_note(date.basis, date.year_basis, date.apportioned is False, messages)
    return Cell(ROW["when"], words, *spot(quotes, date), note)


@cache
def _day_note(basis: str, year_basis: str | None, together: bool, messages: Messages) -> str | None:  # noqa: FBT001  # a key
    # Words that are counted from the publication have its year with its day.
    year = None if year_basis == "document" and basis != "stated" else year_basis
    known = (_DAY_NOTES.get(basis), _YEAR_NOTES.get(year or ""))
    why = "; ".join(messages.text(one) for one in known if one)
    parts = [messages.text(_INFERRED, why=why) if why else ""]
    parts += [messages.text(_SEVERAL_DAYS)] if together else []
    return "; ".join(filter(None, parts)) or None


def _attacker(attacker: str, quotes: Sequence[Span], messages: Messages) -> Cell:
    """Return who struck, and the words of the claim that name them, where any do.

    A claim keeps no characters for its attacker, so what is shown is found anew: stated where the
    words name it as the doer ("Ukraine fired"), else said to be inferred.
    """
    words = attacker_name(attacker, messages=messages)
    named = list(_named(attacker, quotes))
    adjectives = _adjectives_of(attacker)
    for number, at, name in named:
        adjective = name in adjectives
        if is_doer(quotes[number].text, at, at + len(name), adjective=adjective):
            return Cell(ROW["attacker"], words, number, *_utf16_at(quotes[number].text, at, name))
    for number, at, name in named:
        note = messages.text("inferred: its words name “{name}”", name=name)
        found = _utf16_at(quotes[number].text, at, name)
        return Cell(ROW["attacker"], words, number, *found, note)
    return Cell(ROW["attacker"], words, *NOT_IN_QUOTE, _from_other_words(messages))


def _from_other_words(messages: Messages) -> str:
    return messages.text(_INFERRED, why=messages.text(_OTHER_WORDS))


def _named(attacker: str, quotes: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield quote, offset and words of each place that names the attacker."""
    for number, quote in enumerate(quotes):
        for name in _names_of(attacker):
            if name not in quote.text:
                continue
            for found in re.finditer(re.escape(name), quote.text):
                if _is_word(quote.text, found.start(), found.end()):
                    yield number, found.start(), name
        for at, name in country_names(quote.text, attacker):
            yield number, at, name


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


def _cell(  # noqa: PLR0913, PLR0917  # a value, where it stands, in which language
    key: str,
    words: str,
    said: _Said,
    quotes: Sequence[Span],
    messages: Messages,
    why: str | None = None,
) -> Cell:
    where = spot(quotes, said)
    note: str | None
    if said.derived or said.text is None:
        note = why or _from_other_words(messages)
    elif where[0] < 0:
        note = messages.text(_ELSEWHERE, words=said.text)
    else:
        note = why
    if said.apportioned is False:
        together = messages.text(_TOGETHER)
        note = f"{note}; {together}" if note else together
    return Cell(ROW[key], words, *where, note)


def _which(weapon: Weapon, messages: Messages) -> str | None:
    if weapon.derived or weapon.text is None:
        return messages.text(_NO_WEAPON)
    if weapon.name is None or names_system(weapon.text, weapon.name):
        return None
    return messages.text(_NO_SYSTEM, words=weapon.text)


def _made_of(count: Count, messages: Messages) -> str | None:
    """Return what a number was added up from, or which parts of it the text tells."""
    if not count.parts:
        return _from_other_words(messages) if count.derived else None
    told = [(number_words(part, messages=messages), part.weapon) for part in count.parts]
    parts = ", ".join(
        f"{number} ({messages.text(weapon, WEAPON)})" if weapon else number
        for number, weapon in told
    )
    if count.derived:
        return messages.text("inferred: added up from {parts}", parts=parts)
    return messages.text("among them {parts}", parts=parts)


def _counts_there(location: Location, quotes: Sequence[Span], messages: Messages) -> Iterator[Cell]:
    place = location.place
    named = place_name(place, messages=messages) if place else location.text
    where = named or messages.text("a place not named")
    for quantity, count in location.counts.items():
        number = number_words(count, messages=messages)
        words = messages.text("{number} at {place}", number=number, place=where)
        yield _cell(quantity, words, count, quotes, messages, _made_of(count, messages))
