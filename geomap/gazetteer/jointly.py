"""All names of a text settled together: each makes its neighbours likelier for the others.

Each name begins with the shares that its entries have by themselves; what they add up to by
country, region and cell is the evidence for the others, twice over. A name is no evidence for
itself, and one name has one sense in one text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from geomap.gazetteer.context import (
    NO_EVIDENCE,
    Cell,
    Context,
    Evidence,
    Unions,
    cells,
    with_parts,
)
from geomap.gazetteer.page import word_key
from geomap.gazetteer.ranking import is_allowed, shares, weigh
from geomap.gazetteer.values import Entry
from geomap.model import Level, Place

T = TypeVar("T")
Identity = tuple[str, Level | None, str | None]

ROUNDS = 2
# Entries less likely than this are no evidence.
LEAST_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Asked:
    """A name as a text has it: with the level its words ask for and the place that holds it."""

    name: str
    level: Level | None
    within: Place | None

    @property
    def identity(self) -> Identity:
        """What two mentions of one sense have in common."""
        return word_key(self.name), self.level, self.within.id if self.within else None


@dataclass(slots=True)
class _Name:
    """One name of the text in work: its entries, their weights, what it is evidence for."""

    key: str
    context: Context
    entries: Sequence[Entry]
    weights: Sequence[float]
    countries: dict[str, float] = field(default_factory=dict)
    regions: dict[str, float] = field(default_factory=dict)
    cells: dict[Cell, float] = field(default_factory=dict)


class Scene:
    """The names of a text, settled together.

    Parameters
    ----------
    asked
        Each name with what it may mean.
    known
        What is known besides: the publisher's country.
    unions
        What the places that are made of several regions are made of.
    """

    def __init__(
        self,
        asked: Sequence[tuple[Asked, Sequence[Entry]]],
        *,
        known: Evidence = NO_EVIDENCE,
        unions: Unions | None = None,
    ) -> None:
        self._known, self._unions = known, unions or {}
        names: dict[Identity, _Name] = {}
        for one, entries in asked:
            identity = one.identity
            if identity not in names:
                names[identity] = _name(one, identity[0], entries, self._unions)
        self._names = [one for one in names.values() if one.entries]
        self._totals = known
        self._settle()

    def evidence(self, name: str) -> Evidence:
        """Return what all names but one are evidence for."""
        return self._without(word_key(name))

    def _settle(self) -> None:
        for one in self._names:
            _share(one, self._unions)
        for _ in range(ROUNDS):
            self._sum()
            for one in self._names:
                one.context = replace(one.context, evidence=self._without(one.key))
            for one in self._names:
                _share(one, self._unions)
        self._sum()

    def _sum(self) -> None:
        self._first: dict[str, _Name] = {}
        for one in self._names:
            held = self._first.get(one.key)
            if held is None or (held.context.within is None and one.context.within is not None):
                self._first[one.key] = one
        known = self._known
        countries, regions, near = dict(known.countries), dict(known.regions), dict(known.cells)
        for one in self._first.values():
            _add(countries, one.countries)
            _add(regions, one.regions)
            _add(near, one.cells)
        self._totals = Evidence(countries=countries, regions=regions, cells=near)

    def _without(self, name: str) -> Evidence:
        own, totals = self._first.get(name), self._totals
        if own is None:
            return totals
        return Evidence(
            countries=_less(totals.countries, own.countries),
            regions=_less(totals.regions, own.regions),
            cells=_less(totals.cells, own.cells),
        )


def _name(one: Asked, name: str, entries: Sequence[Entry], unions: Unions) -> _Name:
    context = with_parts(Context(within=one.within, level=one.level), unions)
    allowed = [entry for entry in entries if is_allowed(entry, context)]
    return _Name(
        key=name,
        context=context,
        entries=allowed,
        weights=weigh(allowed, level=one.level) if allowed else (),
    )


def _share(one: _Name, unions: Unions) -> None:
    """Set a name's shares in its context, and what they are evidence for."""
    one.countries, one.regions, one.cells = {}, {}, {}
    for found in shares(one.entries, one.weights, one.context):
        share, place = found.share, found.entry.place
        if share < LEAST_SHARE:
            break
        if place.country:
            one.countries[place.country] = one.countries.get(place.country, 0.0) + share
        if place.admin1:
            one.regions[place.admin1] = one.regions.get(place.admin1, 0.0) + share
        for part in unions.get(place.id, ()):
            one.regions[part] = one.regions.get(part, 0.0) + share
        if place.level not in {"region", "country", "sea"}:
            for at in cells(place):
                one.cells[at] = one.cells.get(at, 0.0) + share


def _add(total: dict[T, float], more: Mapping[T, float]) -> None:
    for name, value in more.items():
        total[name] = total.get(name, 0.0) + value


def _less(total: Mapping[T, float], own: Mapping[T, float]) -> Mapping[T, float]:
    if not own:
        return total
    left = dict(total)
    for name, value in own.items():
        left[name] = max(0.0, left[name] - value)
    return left
