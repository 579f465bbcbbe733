"""How sure anyone can be of a claim among the others, by the table in `confidence.toml`."""

import functools
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from itertools import islice
from typing import Any, get_args

from geomap.events.origins import Voice
from geomap.events.relations import Findings
from geomap.events.traits import Traits
from geomap.model import (
    Check,
    Claim,
    Confidence,
    ConfidenceLevel,
    DerivedCopy,
    Event,
    Membership,
    Support,
)

Facts = dict[str, str]
MOST_LISTED = 50
"""More ids than this are not listed in a claim's support; the first by order or id are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A level and the facts that must all hold for it."""

    level: ConfidenceLevel
    when: tuple[str, ...]


@functools.cache
def table() -> Mapping[str, Any]:
    """Return the table of levels, reasons and admissions as it stands in the file."""
    text = resources.files(__package__).joinpath("confidence.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Return the levels with their conditions, in the order in which they are tried."""
    levels: dict[str, ConfidenceLevel] = {level: level for level in get_args(ConfidenceLevel)}
    return tuple(
        Rule(level=levels[row["level"]], when=tuple(row["when"])) for row in table()["level"]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """An origin with its claims and documents as sets: it may have thousands."""

    voice: Voice
    claims: frozenset[str]
    documents: frozenset[str]

    @classmethod
    def of(cls, voice: Voice) -> "_Known":
        """Return the origin, its claims and documents looked up once."""
        documents = frozenset(member.document for member in voice.members)
        return cls(voice=voice, claims=frozenset(voice.ids), documents=documents)

    def relays(self, claim: Claim) -> bool:
        """Return whether the claim reached us through this origin."""
        if self.voice.kind == "publisher":
            return claim.document.id in self.documents
        named = any(link.name == self.voice.name for link in claim.chain)
        return named and claim.id not in self.claims


def confidences_of(
    claims: Mapping[str, Claim],
    event: Event,
    *,
    voices: Sequence[Voice],
    findings: Findings,
    checks: Mapping[str, tuple[Check, ...]],
) -> dict[str, Confidence]:
    """Return for each claim of an event its confidence, with all claims that bear on it."""
    place = {claim: n for n, voice in enumerate(voices) for claim in voice.ids}
    membership = {m.claim: m for m in event.membership}
    copies = {copy.claim: copy for copy in event.derived_copies}
    known = [_Known.of(voice) for voice in voices]
    partners = [_partners(n, known, findings=findings) for n in range(len(voices))]
    found = {}
    for claim_id in event.claims:
        claim = claims[claim_id]
        own = voices[place[claim_id]] if claim_id in place else None
        others = partners[place[claim_id]] if claim_id in place else []
        agreeing = [
            other.voice
            for other in others
            if not other.relays(claim) and _shares_stand(other.voice, claim)
        ]
        sure = [voice for voice in agreeing if _vouches(voice, membership=membership)]
        support = _support(claim, agreeing, findings=findings, copies=copies, checks=checks)
        own_facts = _own_facts(claim, membership=membership, copies=copies, support=support)
        surely = "surely_this_strike" in own_facts
        held = claim_id not in findings.superseded
        facts = {
            **own_facts,
            **_others_facts(claim, findings=findings, support=support),
            **_agreement_facts(claim, agreeing, sure, surely=surely, held=held),
            **_origin_facts(own, sure if surely and held else ()),
        }
        found[claim_id] = _confidence(facts, support)
    return found


def confidence_alone(claim: Claim, checks: tuple[Check, ...]) -> Confidence:
    """Return the confidence of a claim that is in no event."""
    support = _support(claim, [], findings=Findings(), copies={}, checks={claim.id: checks})
    facts = {
        "in_no_event": "",
        "no_independent_agreement": "",
        **_own_facts(claim, membership={}, copies={}, support=support),
    }
    return _confidence(facts, support)


def _partners(own: int, voices: Sequence[_Known], *, findings: Findings) -> list[_Known]:
    """Return the other origins that agree on place, weapon or a number and contradict nothing.

    Those that the origin itself passed on are left out: who shows another's pictures and speaks
    of the strike may have nothing but the pictures.
    """
    return [
        other
        for n, other in enumerate(voices)
        if (pair := (min(own, n), max(own, n))) in findings.agreeing
        and pair not in findings.differing
        and not any(voices[own].relays(member.claim) for member in other.voice.members)
    ]


def _shares_stand(voice: Voice, claim: Claim) -> bool:
    """Return whether an origin may bear a claim out: a denial only if it denies something too."""
    return claim.stance != "denied" or any(m.claim.stance == "denied" for m in voice.members)


def _support(
    claim: Claim,
    agreeing: Iterable[Voice],
    *,
    findings: Findings,
    copies: Mapping[str, DerivedCopy],
    checks: Mapping[str, tuple[Check, ...]],
) -> Support:
    own = checks.get(claim.id, ())
    agree = [
        member
        for voice in agreeing
        for member in islice((m for m in voice.members if _is_listed(m, copies)), MOST_LISTED + 1)
    ]
    positive = claim.stance not in ("denied", "not_confirmed")
    return Support(
        agree=tuple(m.claim.id for m in sorted(agree, key=lambda m: m.order)) if positive else (),
        contradict=tuple(sorted(findings.against.get(claim.id, {}))),
        denied_by=tuple(sorted(findings.denials.get(claim.id, {}))),
        hedged=claim.stance == "alleged" or bool(claim.hedges),
        arithmetic_ok=all(check.ok for check in own) if own else None,
    )


def _is_listed(member: Traits, copies: Mapping[str, DerivedCopy]) -> bool:
    return member.claim.id not in copies and member.claim.stance != "denied"


def _own_facts(
    claim: Claim,
    *,
    membership: Mapping[str, Membership],
    copies: Mapping[str, DerivedCopy],
    support: Support,
) -> Facts:
    member = membership.get(claim.id)
    held = {
        "not_confirmed": claim.stance == "not_confirmed",
        "is_denial": claim.stance == "denied",
        "hedged": support.hedged,
        "is_copy": claim.id in copies,
        "inferred_member": member is not None and member.basis == "inferred",
        "surely_this_strike": member is not None and member.basis == "stated",
        "arithmetic_fails": support.arithmetic_ok is False,
    }
    return {name: "" for name, holds in held.items() if holds}


def _others_facts(claim: Claim, *, findings: Findings, support: Support) -> Facts:
    against = findings.against.get(claim.id, {})
    facts: Facts = {"superseded" if claim.id in findings.superseded else "still_held": ""}
    if support.denied_by:
        facts["denied_by_another_origin"] = ""
    if against:
        facts["contradicted_by_another_origin"] = ", ".join(
            dict.fromkeys(name for fields in against.values() for name in fields)
        )
        if all((claim.id, other) in findings.conditional for other in against):
            facts["contradicted_if_same"] = ""
    return facts


def _agreement_facts(
    claim: Claim, agreeing: Sequence[Voice], sure: Sequence[Voice], *, surely: bool, held: bool
) -> Facts:
    if claim.stance == "not_confirmed":
        return {}
    if sure and not held:
        return {"agreement_outdated": ""}
    if sure:
        return {"another_origin_agrees" if surely else "agreement_adds_nothing": ""}
    return {"no_independent_agreement": ""} | ({"only_unknown_agree": ""} if agreeing else {})


def _origin_facts(own: Voice | None, sure: Iterable[Voice]) -> Facts:
    if own is None:
        return {}
    facts: Facts = {"own_origin_known" if own.independent else "own_origin_unknown": ""}
    sides = {other.side for other in sure if other.side}
    if own.independent and own.side and sides - {own.side}:
        facts["other_side_agrees"] = ""
    return facts


def _vouches(voice: Voice, *, membership: Mapping[str, Membership]) -> bool:
    """Return whether an origin's agreement counts.

    It must be independent, and speak of this strike beyond doubt in words that are not hedged.
    """
    plain = any(
        m.claim.stance in ("claimed", "confirmed") and membership[m.claim.id].basis == "stated"
        for m in voice.members
    )
    return voice.independent is True and plain


def _confidence(facts: Facts, support: Support) -> Confidence:
    lists = (support.agree, support.contradict, support.denied_by)
    if any(len(ids) > MOST_LISTED for ids in lists):
        agree, contradict, denied_by = (ids[:MOST_LISTED] for ids in lists)
        support = replace(support, agree=agree, contradict=contradict, denied_by=denied_by)
        facts = {**facts, "lists_cut": str(MOST_LISTED)}
    level = next(rule.level for rule in rules() if all(name in facts for name in rule.when))
    reasons: Mapping[str, str] = table()["reasons"]
    said = tuple(
        # Only our own field names and numbers go into a pattern, never a document's words.
        words.replace("{fields}", facts[name]).replace("{most}", facts[name])
        for name, words in reasons.items()
        if name in facts
    )
    return Confidence(level=level, support=support, reasons=said)
