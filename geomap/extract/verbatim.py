"""Law 1 for readers that are not ours: what does not stand in the text is dropped, and told.

`Statement` is checked before claims are made of it, since a wrong value would take part in
joining statements to claims.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar, get_args

import msgspec

from geomap.extract.statement import Placed, Speaker, Statement
from geomap.model import Count, DateInterval, Location, Quantity, Span

Valued = TypeVar("Valued")
_QUANTITIES = frozenset(get_args(Quantity))
_LONGEST_SHOWN = 60
_YEARLESS = "--"


def checked(given: Iterable[object], text: str) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """Return the statements with only such values as stand in the text, and what was dropped.

    A statement whose quote or speaker does not stand there is dropped as a whole: without its
    speaker it would be the publisher's.
    """
    check = _Check(text)
    kept = [check.statement(one) for one in given]
    return tuple(one for one in kept if one is not None), tuple(check.dropped)


@dataclass(slots=True)
class _Check:
    """The checking of one document's statements."""

    text: str
    dropped: list[str] = field(default_factory=list)

    def statement(self, given: object) -> Statement | None:
        one = self._typed(given)
        if one is None or not self._stands("quote", one.quote) or not self._is_said(one.speakers):
            return None
        return replace(
            one,
            speakers=tuple(self._speaker(each) for each in one.speakers),
            hedges=self._kept("hedge", one.hedges),
            weapons=self._kept("weapon", one.weapons),
            targets=self._kept("target", one.targets),
            effects=self._kept("effect", one.effects),
            dates=tuple(each for each in one.dates if self._is_date(each)),
            counts=self._counts(one.counts),
            places=tuple(found for each in one.places if (found := self._place(each))),
        )

    def _typed(self, given: object) -> Statement | None:
        """Return a statement whose fields hold what the model says, or None."""
        if not isinstance(given, Statement):
            self.dropped.append(f"a {type(given).__name__}, which is no Statement")
            return None
        try:
            # Round trip: it is the cheapest way to look at every field of every part.
            return msgspec.convert(msgspec.to_builtins(given), Statement)
        except (msgspec.ValidationError, TypeError) as error:
            self.dropped.append(f"a statement ({error})")
            return None

    def _is_said(self, speakers: Iterable[Speaker]) -> bool:
        return all(self._stands("speaker", one.span) for one in speakers)

    def _speaker(self, one: Speaker) -> Speaker:
        if one.verb is None or self._stands("verb", one.verb):
            return one
        return replace(one, verb=None)

    def _is_date(self, one: DateInterval) -> bool:
        """Return whether a day stands in the text and its ends are days, in order."""
        ends = [end for end in (one.earliest, one.latest) if end is not None]
        yearless = any(end.startswith(_YEARLESS) for end in ends)  # a night can end the year
        if not all(map(_is_day, ends)) or (ends != sorted(ends) and not yearless):
            self.dropped.append(f"date {one.earliest!r} to {one.latest!r}, which are no days")
            return False
        return self._stands("date", one)

    def _kept(self, what: str, values: Iterable[Valued]) -> tuple[Valued, ...]:
        return tuple(one for one in values if self._stands(what, one))

    def _counts(self, counts: dict[str, Count]) -> dict[str, Count]:
        kept = {}
        for role, count in counts.items():
            low, high = count.low, count.high
            if role not in _QUANTITIES:
                self.dropped.append(f"count {role!r}, which geomap does not know")
            elif not 0 <= (low or 0) <= (low or 0 if high is None else high):
                self.dropped.append(f"count {role!r}, whose low {low} and high {high} are no range")
            elif self._stands(f"count {role!r}", count):
                parts = self._kept(f"part of count {role!r}", count.parts)
                kept[role] = replace(count, parts=parts)
        return kept

    def _place(self, placed: Placed) -> Placed | None:
        place = placed.location
        if not self._stands("place", place):
            return None
        return replace(placed, location=self._location(place))

    def _location(self, place: Location) -> Location:
        # `relation` speaks of the second place too; without it the words would say another thing.
        other = place.other
        lost = other is not None and not self._stands("second place", other)
        # Where it lies is for `resolve` to find: a place of an extractor's own is not the text's.
        return replace(
            place,
            place=None,
            radius_m=None,
            probability=None,
            why=None,
            alternatives=(),
            other=None if lost or other is None else replace(other, place=None, radius_m=None),
            relation=None if lost else place.relation,
            within=self._kept("containing place", place.within),
            counts=self._counts(place.counts),
        )

    def _stands(self, what: str, value: Any) -> bool:  # noqa: ANN401  # any value with characters
        """Return whether the value's words are the text's at its offsets, or it is derived."""
        words = getattr(value, "text", None)
        if words is None and getattr(value, "derived", False):
            return True
        if words and value.start is not None and value.end is not None:
            inside = 0 <= value.start < value.end <= len(self.text)
            if inside and self.text[value.start : value.end] == words:
                return True
        self.dropped.append(f"{what} {_shown(value)}")
        return False


def _is_day(text: str) -> bool:
    """Return whether it is YYYY-MM-DD, or --MM-DD where the year is not known."""
    full = f"2024{text[1:]}" if text.startswith(_YEARLESS) else text
    try:
        return date.fromisoformat(full).isoformat() == full
    except ValueError:
        return False


def _shown(value: Span | None) -> str:
    words = getattr(value, "text", None)
    if value is None or words is None:
        return "without words"
    return f"{words[:_LONGEST_SHOWN]!r} at {value.start}"
