"""How many: the numbers of a row, typed in words or signs, or as geomap's own tables have them."""

import re
from collections.abc import Mapping
from typing import cast, get_args

from geomap.ledger.cells import Bounds, bounds, one_of, whole
from geomap.ledger.columns import QUANTITIES
from geomap.ledger.values import Row, shown
from geomap.ledger.wording import Worded
from geomap.model import Bound, Count

TOTAL = "_total"
"""Ends the names of the columns that hold a claim's own numbers beside those of the row's place."""
Typed = tuple[str | None, Bounds, str | None]
_BOUNDS = get_args(Bound)
_PEOPLE = frozenset({"killed", "injured", "missing"})
_SIDES = ("_low", "_high", "_bound", TOTAL)
COLUMNS = frozenset(QUANTITIES) | {f"{name}{side}" for name in QUANTITIES for side in _SIDES}
# What the page and our own lists say behind a number: what it holds for, and that it was added up.
_SCOPED = re.compile(
    r"(?P<number>.{1,200}?)"
    r"(?: in the whole (?P<whole>country|wave)(?: of strikes)?| \((?P<named>country|wave)\))?"
    r"(?: \(derived\))?"
)


def of(row: Row, side: str = "") -> dict[str, Typed]:
    """Return the numbers of a row by what they count, with the words of the cell.

    `side` is what the names of their columns end in.

    Raises
    ------
    RowError
        A cell holds no number.
    """
    filled = row.cells.keys() & COLUMNS
    if not filled:
        return {}
    found: dict[str, Typed] = {}
    for name in QUANTITIES:
        text = row.get(f"{name}{side}")
        if text is not None:
            try:
                number, scope = _scoped(text, name)
            except ValueError as error:
                remedy = "write a number: 6, about 8, up to 12, at least 4, >50, 10-15, several"
                raise row.error(name, f"is {shown(text)}", remedy) from error
            if number is not None:
                found[name] = (text, number, scope)
        elif not side and (bound := one_of(row, f"{name}_bound", _BOUNDS, {})):
            low, high = whole(row, f"{name}_low"), whole(row, f"{name}_high")
            found[name] = (None, (low, high, cast("Bound", bound)), None)
    return found


def is_number(text: str) -> bool:
    """Return whether a cell may hold the words: "up to 12", "6 in the whole country"."""
    try:
        _scoped(text, "")
    except ValueError:
        return False
    return True


def _scoped(text: str, name: str) -> tuple[Bounds | None, str | None]:
    """Return the number in a cell's words, and for what larger thing it holds.

    Raises
    ------
    ValueError
        They are no number.
    """
    match = _SCOPED.fullmatch(text)
    if match is None:
        raise ValueError(text)
    number = bounds(match["number"], people=name in _PEOPLE)
    return number, match["whole"] or match["named"]


def counts(typed: Mapping[str, Typed], own: Worded | None = None) -> dict[str, Count]:
    """Return the numbers as counts, with the words of a quote that say them where `own` does."""
    made = {}
    for name, (text, (low, high, bound), scope) in typed.items():
        count = Count(low=low, high=high, bound=bound, scope=scope)
        made[name] = own(count, text) if own else count
    return made
