"""What each action needs and may hold: one table, by which files are read and written."""

from dataclasses import dataclass, fields
from typing import get_args

from geomap.corrections.values import Action, Correction

ACTIONS: tuple[Action, ...] = get_args(Action)
WHO = ("by", "at", "reason")
NUMBERS = ("lon", "lat")
LISTS = ("claims", "events")
COLUMNS: tuple[str, ...] = tuple(
    one.name for one in fields(Correction) if one.name not in ("file", "line")
)
"""The keys of an entry in a TOML file, and the columns of a CSV file, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One of `selects` must be given, all of `needs`, and nothing but these and `may`."""

    selects: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Return all keys that an entry of the action may hold."""
        return tuple(dict.fromkeys(("action", *self.selects, *self.needs, *self.may, *WHO)))


_CLAIM = ("claim", "quote")
RULES: dict[Action, Rule] = {
    "place": Rule(selects=(*_CLAIM, "name"), may=("document", "to", "region", "lon", "lat")),
    "speaker": Rule(selects=_CLAIM, needs=("to",), may=("document", "kind", "country")),
    "not_a_claim": Rule(selects=_CLAIM, may=("document",)),
    "merge": Rule(selects=("claims", "events")),
    "split": Rule(selects=("claims",)),
    "note": Rule(selects=(*_CLAIM, "name"), needs=("note",), may=("document",)),
    "review": Rule(selects=_CLAIM, needs=("mark",), may=("document",)),
    "admiralty": Rule(selects=_CLAIM, needs=("code",), may=("document",)),
    "redact": Rule(selects=("text",), may=("document",)),
}
