"""How many: the numbers of a row, typed in words or signs, or as geomap's own tables have them."""

from collections.abc import Mapping
from typing import cast, get_args

from geomap.ledger.cells import Bounds, bounds, one_of, whole
from geomap.ledger.columns import QUANTITIES
from geomap.ledger.values import Row, shown
from geomap.ledger.wording import Worded
from geomap.model import Bound, Count

Typed = tuple[str | None, Bounds]
_BOUNDS = get_args(Bound)
_PEOPLE = frozenset({"killed", "injured", "missing"})
COLUMNS = frozenset(QUANTITIES) | {
    f"{name}_{side}" for name in QUANTITIES for side in ("low", "high", "bound")
}


def of(row: Row) -> dict[str, Typed]:
    """Return the numbers of a row by what they count, with the words of the cell.

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
        if name not in filled and f"{name}_bound" not in filled:
            continue
        text = row.get(name)
        if text is not None:
            try:
                number = bounds(text, people=name in _PEOPLE)
            except ValueError as error:
                remedy = "write a number: 6, about 8, up to 12, at least 4, >50, 10-15, several"
                raise row.error(name, f"is {shown(text)}", remedy) from error
            if number is not None:
                found[name] = (text, number)
        elif bound := one_of(row, f"{name}_bound", _BOUNDS, {}):
            low, high = whole(row, f"{name}_low"), whole(row, f"{name}_high")
            found[name] = (None, (low, high, cast("Bound", bound)))
    return found


def counts(typed: Mapping[str, Typed], own: Worded | None = None) -> dict[str, Count]:
    """Return the numbers as counts, with the words of a quote that say them where `own` does."""
    made = {}
    for name, (text, (low, high, bound)) in typed.items():
        count = Count(low=low, high=high, bound=bound)
        made[name] = own(count, text) if own else count
    return made
