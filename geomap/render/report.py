"""The report: one page to read and print, strike by strike, who says what.

No text of a document is part of the template: it goes in as values, which Jinja escapes.
"""

import html
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from geomap.layers.field_words import field_words
from geomap.layers.method import method_of, title_of
from geomap.layers.retelling import origin_words, retold, retold_all, side_words, stance_word
from geomap.layers.words import (
    bare_name,
    count_words,
    event_title,
    independence_words,
    place_name,
    shown_day,
    shown_days,
)
from geomap.messages import ENGLISH, Messages, term
from geomap.messages.vocabulary import KIND, TARGET, WEAPON
from geomap.model import Claim, Event, EventDate, Origin, Relation, Side
from geomap.render.inline import own
from geomap.render.markup import Html
from geomap.render.quoted import Quoted, quoted, stance, with_copies
from geomap.render.unread_list import unread

if TYPE_CHECKING:
    from jinja2 import Environment

    from geomap.result import Result

_ALWAYS = ("launched", "intercepted", "hit", "killed", "injured")
_SOMETIMES = ("damaged", "lost", "crashed", "missing", "strikes")
_BESIDES = ("weapon", "target", "place", "stance")
_MOST_CHANGES = 50
_INDEPENDENCE = {
    True: term("independent", "origin"),
    False: term("not independent", "origin"),
    None: term("independence unknown", "origin"),
}
_INFERRED = term("belongs to this strike only by inference: {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one origin says in one column; `differs` where another origin excludes it.

    `old` is what it has since taken back or replaced itself.
    """

    words: tuple[str, ...]
    old: tuple[str, ...]
    differs: bool
    claim: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One origin of a strike."""

    name: str
    about: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """One event as the report shows it."""

    id: str
    title: str
    days: str
    independence: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    disagreements: tuple[Relation, ...]
    over_time: tuple[Relation, ...]
    refinements: tuple[Relation, ...]
    supersessions: tuple[Relation, ...]
    facets: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    origins: tuple[tuple[str, tuple[Quoted, ...]], ...]
    silent: tuple[Quoted, ...]


def report(result: "Result", *, changed: Mapping[str, Any] | None = None) -> str:
    """Return the report of a result: one HTML page without scripts, in the result's language.

    `changed` is what `geomap.export.changes` tells of the last run; of a first run nothing is said.
    """
    messages = result.messages
    claims = {claim.id: claim for claim in result.claims}
    strikes = [strike(event, claims, messages=messages) for event in result.events]
    alone = [claim for claim in result.claims if claim.event is None]
    title = title_of(result.events, messages=messages)
    return (
        _environment(claims, messages)
        .get_template("report.html")
        .render(
            messages=messages,
            title=messages.text("{title}: who says what", title=title),
            summary=_summary(result, messages),
            method=method_of(result.claims, result.documents, messages=messages),
            credits=result.credits,
            style=own("report.css"),
            strikes=strikes,
            changed=changed if changed and changed["since_last_run"] else None,
            most=_MOST_CHANGES,
            alone=[quoted(claim, why=None, messages=messages) for claim in alone],
            unread=unread(result.documents, messages=messages),
            notes=retold_all(result.notes, messages),
        )
    )


def _environment(claims: Mapping[str, Claim], messages: Messages) -> "Environment":
    """Return what fills the template in, with what puts values into words as its filters."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("geomap.render", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., str]] = {
        "field_words": partial(field_words, messages=messages),
        "origin_words": partial(origin_words, messages=messages),
        "retold": partial(retold, messages=messages),
        "said": lambda side, field: _side(side, field, claims, messages),
        "said_on": lambda value, field: side_words(field, value, messages),
        "stance_word": partial(stance_word, messages=messages),
        "ours": _ours,
    }
    environment.filters |= filters
    return environment


def _side(side: Side, field: str, claims: Mapping[str, Claim], messages: Messages) -> str:
    """Return what a side of a relation says; countries as everywhere on the page."""
    if field != "place" or messages is ENGLISH:
        return side_words(field, side.value, messages)
    places = [
        one.place for each in side.claims for one in claims[each].locations if one.place is not None
    ]
    names = {place.name: bare_name(place, messages=messages) for place in places}
    return ", ".join(names.get(name, name) for name in side.value.split(", "))


def _ours(text: str) -> Html:
    """Return words of a message file for the page's text: quotation marks stay as they are."""
    return Html(html.escape(text, quote=False))


def _days(date: EventDate, *, messages: Messages) -> str:
    """Return the days of a strike; a bound that only publication gives is said to be one."""
    if date.earliest is None and date.latest is not None:
        last = shown_day(date.latest, messages=messages)
        return messages.text("day not stated, until {day}", day=last)
    return shown_days(date.earliest, date.latest, messages=messages)


def strike(event: Event, claims: Mapping[str, Claim], *, messages: Messages = ENGLISH) -> Strike:
    """Return an event as the report shows it; `claims` are all claims by id."""
    why = {
        one.claim: messages.text(_INFERRED, why=retold(one.why, messages))
        for one in event.membership
        if one.basis == "inferred"
    }
    copies = {copy.claim: copy for copy in event.derived_copies}
    columns = _columns(claims[each] for each in event.claims)
    against = _by_column(event.contradictions)
    superseded = _by_column(event.supersessions, but_last=True)
    table = _Table(columns=columns, against=against, superseded=superseded, messages=messages)
    spoken = {claim for origin in event.origins for claim in origin.claims} | set(copies)
    return Strike(
        id=event.id,
        title=event_title(event, claims, messages=messages),
        days=_days(event.date, messages=messages),
        independence=independence_words(event, messages=messages),
        columns=columns,
        rows=tuple(table.row(origin, _own(origin, claims, copies)) for origin in event.origins),
        disagreements=event.contradictions,
        over_time=event.over_time,
        refinements=event.refinements,
        supersessions=event.supersessions,
        facets=tuple(
            (name, messages.text(value.replace("_", " "), "facet"))
            for name, value in event.facets.items()
            if value != "not_stated"
        ),
        unknown=tuple(name for name, value in event.facets.items() if value == "not_stated"),
        origins=tuple(
            (
                origin_words(origin.name, messages),
                tuple(with_copies(origin, claims, event, why=why, messages=messages)),
            )
            for origin in event.origins
        ),
        silent=tuple(
            quoted(claims[each], why=why.get(each), messages=messages)
            for each in event.claims
            if each not in spoken
        ),
    )


def _columns(claims: Iterable[Claim]) -> tuple[str, ...]:
    said = {role for claim in claims for role in claim.counts}
    return (*_ALWAYS, *(role for role in _SOMETIMES if role in said), *_BESIDES)


def _by_column(relations: Iterable[Relation], *, but_last: bool = False) -> dict[str, set[str]]:
    """Return the claims of all sides, or of all but the last, by the column of the relation."""
    found: dict[str, set[str]] = {}
    for relation in relations:
        sides = relation.sides[:-1] if but_last else relation.sides
        found.setdefault(relation.field, set()).update(c for side in sides for c in side.claims)
    return found


def _own(origin: Origin, claims: Mapping[str, Claim], copies: Container[str]) -> list[Claim]:
    """Return the origin's claims without those that only copy, if it has others."""
    own_claims = [claims[each] for each in origin.claims if each not in copies]
    return own_claims or [claims[each] for each in origin.claims]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What the rows of a strike's table have in common."""

    columns: Sequence[str]
    against: Mapping[str, set[str]]
    superseded: Mapping[str, set[str]]
    messages: Messages

    def row(self, origin: Origin, told: Sequence[Claim]) -> Row:
        """Return the row of an origin that tells these claims."""
        say = self.messages
        country = origin.country and say.country(origin.country, origin.country)
        kind = say.text(origin.kind.replace("_", " "), KIND)
        parts = [kind, country, say.text(_INDEPENDENCE[origin.independent], "origin")]
        return Row(
            name=origin_words(origin.name, say),
            about=", ".join(part for part in parts if part),
            cells=tuple(self._cell(column, told) for column in self.columns),
        )

    def _cell(self, column: str, claims: Sequence[Claim]) -> Cell:
        against = self.against.get(column, set())
        superseded = self.superseded.get(column, set())
        said = [
            (words, claim.id) for claim in claims for words in _said(column, claim, self.messages)
        ]
        words = dict.fromkeys(words for words, claim in said if claim not in superseded)
        old = dict.fromkeys(words for words, claim in said if claim in superseded)
        return Cell(
            words=tuple(words),
            old=tuple(each for each in old if each not in words),
            differs=any(claim in against for _, claim in said),
            claim=said[-1][1] if said else None,
        )


def _said(column: str, claim: Claim, messages: Messages) -> list[str]:
    """Return what a claim says in a column, in words."""
    match column:
        case "weapon":
            return [
                weapon.name or messages.text(weapon.weapon_class or "", WEAPON)
                for weapon in claim.weapons
            ]
        case "target":
            return [messages.text(target.kind, TARGET) for target in claim.targets]
        case "place":
            return [
                place_name(one.place, messages=messages) if one.place else (one.text or "")
                for one in claim.locations
                if one.role == "target"
            ]
        case "stance":
            return [stance(claim, messages=messages)]
        case _:
            count = claim.counts.get(column)
            return [count_words(count, messages=messages)] if count else []


def _summary(result: "Result", messages: Messages) -> str:
    return messages.text(
        "{claims} in {documents}, on {strikes}; sources contradict each other on {disputed}.",
        claims=messages.count("{n} claim", "{n} claims", len(result.claims)),
        documents=messages.count("{n} document", "{n} documents", len(result.documents)),
        strikes=messages.count("{n} strike", "{n} strikes", len(result.events)),
        disputed=sum(bool(event.contradictions) for event in result.events),
    )
