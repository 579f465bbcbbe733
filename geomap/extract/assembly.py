"""Statements of one document to claims: one claim is one origin on one strike with one stance."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from geomap.extract import context, fits, sides, tallies
from geomap.extract.bodies import body_called
from geomap.extract.days import intersection, overlap, within
from geomap.extract.statement import PUBLISHER, Placed, Speaker, Statement
from geomap.extract.voices import same_speaker
from geomap.model import (
    Claim,
    Claimant,
    DateInterval,
    Document,
    DocumentRef,
    Kind,
    Link,
    Location,
    MadeBy,
    Span,
    Stance,
    Target,
)
from geomap.model import reference as reference_to

_ID_LENGTH = 12
# Characters between two sentences of which the second goes on with the first.
_CLOSE = 3
_FULL_DATE = len("2024-11-19")
_SIDES: dict[Stance, str] = {
    "confirmed": "says",
    "claimed": "says",
    "alleged": "says",
    "denied": "denies",
    "not_confirmed": "silent",
}


@dataclass(slots=True)
class Draft:
    """A claim in the making: the statements that it holds, and the day of its strike."""

    statements: list[Statement]
    date: DateInterval | None
    date_is_context: bool = False
    places: list[Placed] = field(default_factory=list)
    weapon_names: set[str] = field(default_factory=set)
    attacker: str | None = None
    background: bool = False

    @property
    def first(self) -> Statement:
        """The statement in which the origin first speaks of the strike."""
        return self.statements[0]

    @property
    def start(self) -> int:
        """Where in the document the claim begins."""
        return min(one.quote.start for one in self.statements)


def assemble(
    document: Document, statements: Sequence[Statement], *, made_by: MadeBy
) -> tuple[Claim, ...]:
    """Return the document's claims in the order of their first words."""
    drafts: list[Draft] = []
    for statement in context.with_known_weapons(statements):
        _take_in(drafts, statement)
    context.complete(drafts, document)
    drafts.sort(key=lambda draft: draft.start)
    reference = reference_to(document)
    return tuple(
        _claim(draft, ordinal, reference, made_by) for ordinal, draft in enumerate(drafts, 1)
    )


def _take_in(drafts: list[Draft], statement: Statement) -> None:
    """Add the statement to the claims that it continues, or begin new ones."""
    if statement.refers:
        _refer(drafts, statement)
        return
    if _only_dates(statement):
        _date_last(drafts, statement)
        return
    dates: Sequence[DateInterval | None] = statement.dates or (None,)
    for date in dates:
        mine = [d for d in drafts if _continues(d, statement, date)]
        if not mine:
            drafts.append(_draft(statement, date))
            continue
        several = date is not None and len(mine) > 1 and _spans_all(date, mine)
        for draft in mine if several else mine[-1:]:
            _join(draft, statement, date)


def _only_dates(statement: Statement) -> bool:
    """Return whether the publisher's words tell of a known strike no more than its day."""
    told = statement.places or statement.targets or statement.counts or statement.weapons
    return statement.resumes and not statement.speakers and not told and bool(statement.dates)


def _date_last(drafts: list[Draft], statement: Statement) -> None:
    """Give "the attack was on Sunday" to the strike told last: a day, and a quote if its own."""
    said = [d for d in drafts if _SIDES[d.first.stance] == "says"]
    if not said or len(statement.dates) > 1:
        return
    last, date = said[-1], statement.dates[0]
    if last.date is not None and not overlap(last.date, date):
        return
    if not last.first.speakers:
        _join(last, statement, date)
    elif last.date is None:
        last.date, last.date_is_context = date, True


def _refer(drafts: list[Draft], statement: Statement) -> None:
    """Add words that point back: to the speaker's own claim, or a new one on the same strike."""
    own = [
        d
        for d in drafts
        if same_speaker(d.first.origin, statement.origin)
        and _SIDES[d.first.stance] == _SIDES[statement.stance]
    ]
    if own:
        own[-1].statements.append(statement)
        return
    said = [d for d in drafts if _SIDES[d.first.stance] == "says"]
    told = said[-1:] if _SIDES[statement.stance] == "silent" else said
    if not said or any(same_speaker(d.first.origin, statement.origin) for d in told):
        return  # who tells of the strike refuses to confirm something else
    last = said[-1]
    draft = _draft(statement, None)
    if statement.is_earlier:
        drafts.append(draft)  # "in 2019 Riyadh blamed Iran": on none of those told before
        return
    draft.date, draft.date_is_context = last.date, True
    draft.attacker = statement.attacker or last.attacker
    if _SIDES[statement.stance] != "silent":
        draft.places = [_pointing_back(one) for one in last.places]
    if _SIDES[statement.stance] == "says":
        weapons = [w for one in last.statements for w in one.weapons]
        statement = replace(statement, weapons=tuple(weapons[:1]))
    if _SIDES[statement.stance] != "silent":
        statement = replace(statement, targets=statement.targets or last.first.targets)
    draft.statements = [statement]
    draft.weapon_names = set(last.weapon_names)
    drafts.append(draft)


def _pointing_back(placed: Placed) -> Placed:
    return replace(placed, location=replace(placed.location, coref=True))


def _draft(statement: Statement, date: DateInterval | None) -> Draft:
    return Draft(
        statements=[_apportioned(statement)],
        date=date,
        places=list(statement.places),
        weapon_names=context.weapon_names(statement),
        attacker=statement.attacker,
    )


def _apportioned(statement: Statement) -> Statement:
    """Mark what is said of several days together without saying which belongs to which."""
    if len(statement.dates) < 2:  # noqa: PLR2004  # two days make "several"
        return statement
    return replace(
        statement, targets=tuple(replace(t, apportioned=False) for t in statement.targets)
    )


def _continues(draft: Draft, statement: Statement, date: DateInterval | None) -> bool:
    """Return whether the words go on about the draft's strike, by the same origin."""
    return (
        same_speaker(draft.first.origin, statement.origin)
        and _SIDES[draft.first.stance] == _SIDES[statement.stance]
        and (draft.first.about == ("weapon",)) == (statement.about == ("weapon",))
        and (date is None or draft.date is None or overlap(draft.date, date))
        and not (statement.is_earlier and (date is None or draft.date is None))
        and context.places_fit(draft.places, statement.places)
        and context.weapons_fit(draft.weapon_names, context.weapon_names(statement))
        and sides.same_side(draft, statement)
        and _same_evidence(draft, statement)
        and not _is_another_toll(draft, statement)
    )


def _is_another_toll(draft: Draft, statement: Statement) -> bool:
    """Return whether the words give a part of a wave its own toll, or an old strike's.

    "Fifteen were killed in the north" is no toll of "three killed in Haifa", and a title's "13
    killed" none of "ten were killed there last week".
    """
    titles = all(one.is_title for one in draft.statements)
    names = {one.location.text for one in fits.struck(draft.places)}
    places = [one for one in fits.struck(statement.places) if not one.location.coref]
    elsewhere = bool(places) and not any(one.location.text in names for one in places)
    return (titles or elsewhere) and tallies.is_another_toll(draft.statements, statement)


def _same_evidence(draft: Draft, statement: Statement) -> bool:
    """Return whether the publisher's own words are close enough to be on one strike."""
    if draft.first.speakers or statement.speakers:
        return True
    days = [one for one in statement.dates if one.basis != "statement"]
    dated = draft.date is not None and draft.date.basis != "statement"
    bound = bool(statement.places or days) and bool(draft.places or dated)
    if not bound and any(
        0 <= statement.quote.start - s.quote.end <= _CLOSE for s in draft.statements
    ):
        return True  # "No injuries were reported" goes on with the sentence before
    if statement.is_elsewhere != draft.first.is_elsewhere and (statement.places or draft.places):
        return False  # one of them is at a place that no gazetteer knows
    return bound or bool(draft.weapon_names & context.weapon_names(statement))


def _spans_all(date: DateInterval, drafts: Sequence[Draft]) -> bool:
    return date.earliest != date.latest and all(
        d.date is None or within(d.date, date) for d in drafts
    )


def _join(draft: Draft, statement: Statement, date: DateInterval | None) -> None:
    draft.statements.append(_apportioned(statement))
    if date is not None:
        draft.date = date if draft.date is None else intersection(draft.date, date)
    draft.places = context.finest([*draft.places, *statement.places])
    draft.weapon_names |= context.weapon_names(statement)
    if draft.attacker is None or (draft.first.attacker_is_weak and not statement.attacker_is_weak):
        draft.attacker = statement.attacker or draft.attacker


def _claim(draft: Draft, ordinal: int, reference: DocumentRef, made_by: MadeBy) -> Claim:
    first = draft.first
    statements = sorted(draft.statements, key=lambda one: one.quote.start)
    origin = _best_named(statements)
    quotes = _unique([one.quote for one in statements], key=lambda q: (q.start, q.end))
    return Claim(
        id=_identity(reference, origin, quotes[0], ordinal),
        document=reference,
        quotes=tuple(quotes),
        claimant=_claimant(origin, reference),
        chain=_chain(statements, origin, reference),
        stance=_stance(statements),
        about=first.about,
        form=next((one.form for one in statements if one.form), None),
        hedges=tuple(_unique([h for one in statements for h in one.hedges], key=_place)),
        attacker=draft.attacker,
        background=draft.background,
        weapons=context.weapons_of(statements),
        targets=_targets(statements),
        effects=tuple(
            _unique([e for one in statements for e in one.effects], key=lambda e: e.kind)
        ),
        date=_date(draft, reference),
        counts=tallies.of(statements),
        locations=_locations(draft.places),
        made_by=made_by,
    )


def _best_named(statements: Sequence[Statement]) -> Speaker:
    """Return the speaker under its fullest name: the ministry before the state's bare name."""
    origins = [one.origin for one in statements]
    return next((o for o in origins if not context.is_state(o)), origins[0])


def _identity(reference: DocumentRef, origin: Speaker, quote: Span, ordinal: int) -> str:
    # Not of the values: a correction by id survives a better extractor.
    parts = (reference.id, origin.name or "", str(quote.start), str(quote.end), str(ordinal))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_ID_LENGTH]


def _claimant(origin: Speaker, reference: DocumentRef) -> Claimant:
    if origin == PUBLISHER:
        first = reference.forwarded_from or reference.publisher
        if first and (body := body_called(first)) is not None:
            return Claimant(name=body.name, kind=body.kind, country=body.country)
        kind: Kind = "publisher" if reference.forwarded_from is None else "social_media"
        return Claimant(name=first, kind=kind)
    span = origin.span
    return Claimant(
        name=origin.name,
        kind=origin.kind,
        country=origin.country,
        text=span.text if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
    )


def _chain(
    statements: Sequence[Statement], origin: Speaker, reference: DocumentRef
) -> tuple[Link, ...]:
    """Return publisher, relays and origin; relays that any of the statements names.

    A post that was forwarded has the channel that first wrote it for its first relay, or for its
    origin where that channel speaks for itself.
    """
    links = [Link(name=reference.publisher, kind="publisher")]
    if reference.forwarded_from is not None:
        links.append(Link(name=reference.forwarded_from, kind="social_media"))
    first = (reference.publisher, reference.forwarded_from)
    relays: dict[str | None, Speaker] = {}
    for statement in statements:
        for speaker in statement.speakers[:-1]:
            relays.setdefault(speaker.name, speaker)
    for relay in relays.values():
        if relay.name is None or relay.name == origin.name:
            continue
        if not any(_is_called(relay, name) for name in first):
            links.append(_link(relay))
    if origin != PUBLISHER and not _is_called(origin, reference.forwarded_from):
        links.append(_link(origin))
    return tuple(links)


def _is_called(speaker: Speaker, name: str | None) -> bool:
    """Return whether a speaker's name, or the words that name it, are those of the metadata."""
    if not name:
        return False
    if (body := body_called(name)) is not None and body.name == speaker.name:
        return True
    words = speaker.span.text if speaker.span else ""
    return (speaker.name or "").casefold() == name.casefold() or name.casefold() in (
        words.casefold().strip('«»"“”„'),
        *re.findall(r"[«\"“„]([^«»\"“”„]{1,80})[»\"”“]", words.casefold()),
    )


def _link(speaker: Speaker) -> Link:
    span = speaker.span
    return Link(
        name=speaker.name,
        kind=speaker.kind,
        country=speaker.country,
        text=span.text if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
        verb=speaker.verb,
    )


def _stance(statements: Sequence[Statement]) -> Stance:
    """Return the weakest stance told: one "allegedly" hedges the claim."""
    order: tuple[Stance, ...] = ("not_confirmed", "denied", "alleged", "claimed", "confirmed")
    body = [one for one in statements if not one.is_title] or list(statements)
    if body[0].stance == "confirmed" and all(one.quote == body[0].quote for one in body):
        body = body[:1]  # "confirmed that A but said that B": A is what is at stake
    return min((one.stance for one in body), key=order.index)


def _date(draft: Draft, reference: DocumentRef) -> DateInterval:
    if draft.date is None:
        published = reference.published or ""
        full = published if len(published) == _FULL_DATE else None
        return DateInterval(latest=full, basis="document")
    if draft.date_is_context:
        return replace(draft.date, basis="context")
    return draft.date


def _targets(statements: Sequence[Statement]) -> tuple[Target, ...]:
    """Return the targets, a bare "facility" only where no better word stands."""
    found = _unique([t for one in statements for t in one.targets], key=lambda t: t.kind)
    better = [target for target in found if target.kind != "unspecified target"]
    return tuple(better or found)


def _locations(places: Sequence[Placed]) -> tuple[Location, ...]:
    return tuple(one.location for one in places)


def _place(value: Any) -> tuple[int, int]:  # noqa: ANN401  # any value with a span
    return value.start, value.end


def _unique(values: list[Any], *, key: Callable[[Any], object]) -> list[Any]:
    found: dict[object, Any] = {}
    for value in values:
        found.setdefault(key(value), value)
    return list(found.values())
