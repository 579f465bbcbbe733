"""The report: one page to read and print, strike by strike, who says what.

No text of a document is part of the template: it goes in as values, which Jinja escapes.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.documents.publishers import is_web_address
from geomap.layers.links import link_to_words
from geomap.layers.method import method_of
from geomap.layers.persons import person_words
from geomap.layers.words import (
    CONFIDENCE,
    FORMS,
    about_words,
    count_words,
    counted,
    date_words,
    event_title,
    headline,
    hedge_words,
    independence_words,
    origin_name,
    place_name,
    shown_day,
    shown_days,
)
from geomap.model import Claim, Event, Origin, Relation
from geomap.layers.field_words import field_words
from geomap.render.inline import own

if TYPE_CHECKING:
    from geomap.result import Result

_ALWAYS = ("launched", "intercepted", "hit", "killed", "injured")
_SOMETIMES = ("damaged", "lost", "crashed", "missing", "strikes")
_BESIDES = ("weapon", "target", "place", "stance")
_MOST_CHANGES = 50
_INDEPENDENCE = {
    True: "independent",
    False: "not independent",
    None: "independence unknown",
}


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
class Quoted:
    """One claim with its words: `links` go to each quote in its source."""

    id: str
    headline: str
    quotes: tuple[tuple[str, str | None], ...]
    language: str | None
    chain: str
    source: str
    address: str | None
    stance: str
    date: str
    hedges: tuple[str, ...]
    confidence: str
    reasons: tuple[str, ...]
    persons: tuple[str, ...]
    why_here: str | None
    copies: tuple["Copied", ...] = ()

    @property
    def firmer(self) -> tuple[str, ...]:
        """Return what the copies made of the wording: told where they are still folded."""
        return tuple(dict.fromkeys(words for copy in self.copies for words in copy.changed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A claim that repeats another's, and what it changed."""

    quoted: Quoted
    why: str
    changed: tuple[str, ...]


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
    """Return the report of a result: one HTML page without scripts.

    `changed` is what `geomap.export.changes` tells of the last run; of a first run nothing is said.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    claims = {claim.id: claim for claim in result.claims}
    strikes = [strike(event, claims) for event in result.events]
    alone = [claim for claim in result.claims if claim.event is None]
    environment = Environment(
        loader=PackageLoader("geomap.render", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["field_words"] = field_words
    days = [d for event in result.events for d in (event.date.earliest, event.date.latest) if d]
    return environment.get_template("report.html").render(
        when=shown_days(min(days), max(days)) if days else None,
        summary=_summary(result),
        method=method_of(result.claims, result.documents),
        credits=result.credits,
        style=own("report.css"),
        strikes=strikes,
        changed=changed if changed and changed["since_last_run"] else None,
        most=_MOST_CHANGES,
        alone=[_quoted(claim, why=None) for claim in alone],
        notes=result.notes,
    )


def strike(event: Event, claims: Mapping[str, Claim]) -> Strike:
    """Return an event as the report shows it; `claims` are all claims by id."""
    why = {
        one.claim: f"belongs to this strike only by inference: {one.why}"
        for one in event.membership
        if one.basis == "inferred"
    }
    copies = {copy.claim: copy for copy in event.derived_copies}
    columns = _columns(claims[each] for each in event.claims)
    against = _by_column(event.contradictions)
    superseded = _by_column(event.supersessions, but_last=True)
    origins = tuple(
        (origin.name, tuple(_with_copies(origin, claims, event, why))) for origin in event.origins
    )
    spoken = {claim for origin in event.origins for claim in origin.claims} | set(copies)
    return Strike(
        id=event.id,
        title=event_title(event, claims),
        days=shown_days(event.date.earliest, event.date.latest),
        independence=independence_words(event),
        columns=columns,
        rows=tuple(
            _row(origin, columns, _own(origin, claims, copies), against, superseded)
            for origin in event.origins
        ),
        disagreements=event.contradictions,
        over_time=event.over_time,
        refinements=event.refinements,
        supersessions=event.supersessions,
        facets=tuple(
            (name, value.replace("_", " "))
            for name, value in event.facets.items()
            if value != "not_stated"
        ),
        unknown=tuple(name for name, value in event.facets.items() if value == "not_stated"),
        origins=origins,
        silent=tuple(
            _quoted(claims[each], why=why.get(each)) for each in event.claims if each not in spoken
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


def _row(
    origin: Origin,
    columns: Sequence[str],
    told: Sequence[Claim],
    against: Mapping[str, set[str]],
    superseded: Mapping[str, set[str]],
) -> Row:
    parts = [origin.kind.replace("_", " "), origin.country, _INDEPENDENCE[origin.independent]]
    return Row(
        name=origin.name,
        about=", ".join(part for part in parts if part),
        cells=tuple(
            _cell(column, told, against.get(column, set()), superseded.get(column, set()))
            for column in columns
        ),
    )


def _cell(column: str, claims: Sequence[Claim], against: set[str], superseded: set[str]) -> Cell:
    said = [(words, claim.id) for claim in claims for words in _said(column, claim)]
    words = dict.fromkeys(words for words, claim in said if claim not in superseded)
    old = dict.fromkeys(words for words, claim in said if claim in superseded)
    return Cell(
        words=tuple(words),
        old=tuple(each for each in old if each not in words),
        differs=any(claim in against for _, claim in said),
        claim=said[-1][1] if said else None,
    )


def _said(column: str, claim: Claim) -> list[str]:
    """Return what a claim says in a column, in words."""
    match column:
        case "weapon":
            return [weapon.name or weapon.weapon_class or "" for weapon in claim.weapons]
        case "target":
            return [target.kind for target in claim.targets]
        case "place":
            return [
                place_name(one.place) if one.place else (one.text or "")
                for one in claim.locations
                if one.role == "target"
            ]
        case "stance":
            return [_stance(claim)]
        case _:
            count = claim.counts.get(column)
            return [count_words(count)] if count else []


def _stance(claim: Claim) -> str:
    if claim.form:
        return FORMS[claim.form]
    words, about = claim.stance.replace("_", " "), about_words(claim)
    return f"{words} ({about} only)" if about else words


def _with_copies(
    origin: Origin, claims: Mapping[str, Claim], event: Event, why: Mapping[str, str]
) -> Iterable[Quoted]:
    """Yield the origin's claims, with what only copies them folded under the first."""
    copies = {copy.claim: copy for copy in event.derived_copies}
    for each in origin.claims:
        if each in copies and copies[each].of in claims:
            continue
        folded = tuple(
            Copied(
                quoted=_quoted(claims[copy.claim], why=why.get(copy.claim)),
                why=copy.why,
                changed=copy.changed,
            )
            for copy in event.derived_copies
            if copy.of == each and copy.claim in claims
        )
        yield _quoted(claims[each], why=why.get(each), copies=folded)


def _quoted(claim: Claim, *, why: str | None, copies: tuple[Copied, ...] = ()) -> Quoted:
    document = claim.document
    published = document.published and shown_day(document.published)
    named = [document.title, document.publisher, published]
    confidence = claim.confidence
    names = [link.name or (link.text or link.kind.replace("_", " ")) for link in claim.chain]
    return Quoted(
        id=claim.id,
        headline=headline(claim),
        quotes=tuple((q.text, link_to_words(document.url, q.text)) for q in claim.quotes),
        language=document.language,
        chain=" → ".join(names) if len(names) > 1 else origin_name(claim),
        source=", ".join(part for part in named if part) or document.path,
        address=document.url if document.url and is_web_address(document.url) else None,
        stance=_stance(claim),
        date=date_words(claim.date),
        hedges=tuple(hedge_words(hedge) for hedge in claim.hedges),
        confidence=CONFIDENCE[confidence.level] if confidence else "not compared",
        reasons=confidence.reasons if confidence else (),
        persons=tuple(person_words(claim)),
        why_here=why,
        copies=copies,
    )


def _summary(result: "Result") -> str:
    disputed = sum(bool(event.contradictions) for event in result.events)
    return (
        f"{counted(len(result.claims), 'claim')} in {counted(len(result.documents), 'document')}, "
        f"on {counted(len(result.events), 'strike')}; sources contradict each other on {disputed}."
    )
