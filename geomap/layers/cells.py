"""What a claim says field by field, in words, each value with the sentence that says it.

The event sheet of the page shows them as the cells of a table; a cell opens its sentence with the
words marked. Offsets here count UTF-16 units inside one quote, as JavaScript does: never code
points of the document.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from geomap.layers.words import count_words, interval
from geomap.model import Claim, Span, Weapon

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
_DATE_NOTES = {
    "weekday": "inferred: the weekday, counted back from publication",
    "relative": "inferred: counted back from publication",
    "statement": "inferred: only the day of the statement is given",
    "context": "inferred: from the document's other words on the strike",
    "document": "no day stated: not after the publication",
}
_INFERRED = "inferred: follows from the claim's other words"


class Cell(NamedTuple):
    """A value in words: its row in `FIELDS`, its quote (-1 for none), where it stands there.

    `note` says what is inferred and why, or what else a reader must know of it.
    """

    row: int
    words: str
    quote: int
    at: int
    length: int
    note: str | None


class _Said(Protocol):
    """Anything with the characters that say it."""

    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...
    @property
    def derived(self) -> bool: ...


def cells(claim: Claim) -> Iterator[Cell]:
    """Yield the claim's cells, row by row."""
    quotes = claim.quotes
    date = claim.date
    if date.earliest or date.text:
        days = interval(date.earliest, date.latest)
        yield Cell(ROW["when"], days, *spot(quotes, date), _DATE_NOTES.get(date.basis))
    if claim.attacker:
        yield Cell(ROW["attacker"], attacker_name(claim.attacker), *NOT_IN_QUOTE, None)
    for weapon in claim.weapons:
        yield _cell("weapon", weapon_words(weapon), weapon, quotes)
    for target in claim.targets:
        yield _cell("target", target.kind, target, quotes)
    for effect in claim.effects:
        yield _cell("effect", effect.kind, effect, quotes)
    for quantity, count in claim.counts.items():
        yield _cell(quantity, count_words(count), count, quotes)


def spot(quotes: Sequence[Span], said: "_Said") -> tuple[int, int, int]:
    """Return the quote that holds the value's characters, and where in it, in UTF-16 units."""
    start, end = said.start, said.end
    if start is None or end is None:
        return NOT_IN_QUOTE
    for number, quote in enumerate(quotes):
        if quote.start <= start and end <= quote.end:
            text, first, last = quote.text, start - quote.start, end - quote.start
            if text.isascii() or max(text) <= "\uffff":
                return number, first, last - first
            return number, utf16(text[:first]), utf16(text[first:last])
    return NOT_IN_QUOTE


def utf16(text: str) -> int:
    """Return the text's length in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def weapon_words(weapon: Weapon) -> str:
    """Return a weapon's name, class and supplier: "ATACMS — ballistic missile, supplied by US"."""
    words = " — ".join(filter(None, (weapon.name, weapon.weapon_class)))
    return f"{words}, supplied by {weapon.supplier}" if weapon.supplier else words


def attacker_name(attacker: str) -> str:
    """Return the name of a country's code, or the group's own name."""
    from geomap.gazetteer.countries import country

    known = country(attacker) if len(attacker) == len("UA") else None
    return known.name if known else attacker


def _cell(key: str, words: str, said: "_Said", quotes: Sequence[Span]) -> Cell:
    note = _INFERRED if said.derived else None
    return Cell(ROW[key], words, *spot(quotes, said), note)
