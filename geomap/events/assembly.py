"""The room's one road: claims in, the same claims with their events and the events out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geomap.events.checks import checks_of, fault_of
from geomap.events.clusters import Cluster
from geomap.events.confidence import confidence_alone, confidences_of
from geomap.events.copies import copied_claims, derivations_of, roots_of
from geomap.events.facets import facets_of
from geomap.events.grouping import strikes_of
from geomap.events.origins import records_of, voices_of
from geomap.events.records import (
    event_attacker,
    event_date,
    event_id,
    event_location,
    event_weapons,
)
from geomap.events.relations import findings_of
from geomap.events.rulings import keeping_views, ruled
from geomap.events.traits import traits_of
from geomap.events.twins import repeats_of, twins_of
from geomap.events.wires import wires_of
from geomap.events.years import with_years
from geomap.model import Check, Claim, Confidence, Event

NO_TEXTS = "copies found by what is claimed only: no texts given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Claims with their events, confidence and checks, the events, and what a user must know.

    `claims` keep the order in which they were given; `events` are in the order of their days.
    `alone` gives for each claim that is in no event the reason.
    """

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    notes: tuple[str, ...]
    alone: dict[str, str]


def group(claims: Sequence[Claim], *, texts: Mapping[str, str] | None = None) -> Grouped:
    """Return the claims put together into events: who agrees, who contradicts, who only copies.

    Parameters
    ----------
    claims
        In any order; the order changes neither ids nor contents.
    texts
        The texts of the documents by document id. Without them copies are found only by what is
        claimed, and `notes` says so.
    """
    claims = with_years(claims)
    traits = [traits_of(claim) for claim in claims]
    twins = twins_of(traits, texts=texts or {})
    repeats = repeats_of(traits, texts=texts or {}, twins=twins)
    strikes = ruled(strikes_of(traits, repeats=repeats.claims), traits)
    twins = {**repeats.documents, **twins}
    checks = {claim.id: checks_of(claim) for claim in claims}
    assembled = [
        _assembled(c, texts=texts or {}, twins=twins, checks=checks) for c in strikes.clusters
    ]
    confidence = {key: value for one in assembled for key, value in one.confidence.items()}
    event_of = {claim: one.event.id for one in assembled for claim in one.event.claims}
    faults = [fault for c in claims if (fault := fault_of(c, checks[c.id])) is not None]
    events = sorted((one.event for one in assembled), key=_by_day)
    return Grouped(
        claims=tuple(
            replace(
                claim,
                event=event_of.get(claim.id),
                checks=checks[claim.id],
                confidence=keeping_views(
                    confidence.get(claim.id) or confidence_alone(claim, checks[claim.id]), claim
                ),
            )
            for claim in claims
        ),
        events=tuple(events),
        notes=(*faults, *(() if texts else (NO_TEXTS,))),
        alone=strikes.alone,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assembled:
    event: Event
    confidence: dict[str, Confidence]


def _assembled(
    cluster: Cluster,
    *,
    texts: Mapping[str, str],
    twins: Mapping[str, str],
    checks: Mapping[str, tuple[Check, ...]],
) -> _Assembled:
    members = sorted(cluster.members, key=lambda member: member.order)
    membership = {m.claim: m for m in cluster.membership}
    wires = wires_of(sorted({member.document for member in members}), texts=texts)
    derivations = derivations_of(members, texts=texts, twins=twins)
    copies = copied_claims(members, derivations=derivations, wires=wires)
    voices = voices_of(members, roots=roots_of(derivations), wires=wires)
    findings = findings_of(voices, membership=membership, copies=copies, wave=cluster.is_wave)
    origins, independence = records_of(voices)
    event = Event(
        id=event_id(members),
        claims=tuple(m.claim.id for m in members),
        date=event_date(members),
        location=event_location(members),
        weapons=event_weapons(members),
        attacker=event_attacker(members),
        origins=origins,
        independence=independence,
        facets=facets_of(voices, findings=findings, membership=membership),
        membership=tuple(membership[m.claim.id] for m in members),
        agreements=tuple(findings.agreements),
        contradictions=tuple(findings.contradictions),
        over_time=tuple(findings.over_time),
        supersessions=tuple(findings.supersessions),
        refinements=tuple(findings.refinements),
        derived_copies=copies,
    )
    by_id = {member.claim.id: member.claim for member in members}
    confidence = confidences_of(by_id, event, voices=voices, findings=findings, checks=checks)
    return _Assembled(event=event, confidence=confidence)


def _by_day(event: Event) -> tuple[str, str, str]:
    """Return the key of the events' order: first day, last day, id; unknown days come last."""
    return (event.date.earliest or "9999", event.date.latest or "9999", event.id)
