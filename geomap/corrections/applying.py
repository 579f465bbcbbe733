"""Corrections made on the claims of a run: all at once, whatever the order in which they stand.

Every entry finds its claims as they were read, so that no entry depends on another. Where two
entries set the same thing, the one that names it more closely holds (a claim or quote before a
name in a document, that before a name everywhere); two as close that differ are a fault.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from geomap.corrections import changes
from geomap.corrections.conflicts import REMEDY
from geomap.corrections.matching import AmbiguousError, Claims
from geomap.corrections.places import UnknownPlaceError, place_of
from geomap.corrections.reading import listed
from geomap.corrections.redaction import Redactor
from geomap.corrections.sources import Sources
from geomap.corrections.values import Correction, Fault, Reviewed
from geomap.errors import CorrectionsError
from geomap.gazetteer import Gazetteer
from geomap.model import Claim, Claimant, Document, Event

GONE = "look whether it still holds; mend or delete it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """An entry and the claims that it was about, by id; of a redaction, how many spans."""

    entry: Correction
    claims: tuple[str, ...] = ()
    spans: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The claims as reviewers left them, and what became of each entry.

    `withdrawn` are the claims that a person found to be none. `notes` name the entries that match
    nothing any more. The redactor works last, on all that is written.
    """

    claims: tuple[Claim, ...]
    reviewed: Reviewed
    applied: tuple[Applied, ...]
    withdrawn: tuple[Claim, ...]
    notes: tuple[str, ...]
    redactor: Redactor
    sources: Sources


def corrected(
    claims: Sequence[Claim],
    reviewed: Reviewed,
    *,
    documents: Sequence[Document],
    gazetteer: Gazetteer,
) -> Corrected:
    """Return the claims with all corrections made; nothing of a faulty file is used.

    Raises
    ------
    CorrectionsError
        A file has a fault, or an entry means several things, or two can't both hold.
    """
    if reviewed.faults:
        raise CorrectionsError(listed(reviewed.faults))
    sources = Sources(reviewed.sources)
    named = tuple(sources.named(claim) for claim in claims)
    work = _Work(named, sources=sources, gazetteer=gazetteer)
    for entry in reviewed.corrections:
        if entry.action != "redact":
            work.take(entry)
    redactor = Redactor([one for one in reviewed.corrections if one.action == "redact"], documents)
    spans = redactor.found(documents)
    done = work.done()
    applied = tuple(
        Applied(entry=one, claims=work.found.get(one, ()), spans=spans.get(one))
        for one in reviewed.corrections
    )
    return Corrected(
        claims=done,
        reviewed=reviewed,
        applied=applied,
        withdrawn=work.withdrawn,
        notes=(*work.notes, *(_unseen(one) for one, number in spans.items() if not number)),
        redactor=redactor,
        sources=sources,
    )


Change = Callable[[Claim], Claim]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """A change of one thing of a claim, by an entry that names it more or less closely."""

    entry: Correction
    change: Change
    value: tuple[object, ...]

    @property
    def closeness(self) -> int:
        """Return how closely the entry names the claim."""
        if self.entry.claim or self.entry.quote:
            return 2
        return 1 if self.entry.document else 0


class _Work:
    """The changes of each claim, gathered from all entries before any is made."""

    def __init__(self, claims: Sequence[Claim], *, sources: Sources, gazetteer: Gazetteer) -> None:
        self._claims = claims
        self._index = Claims(claims)
        self._sources = sources
        self._gazetteer = gazetteer
        self._speakers: dict[str, Claimant] = {}
        for claim in reversed(claims):
            self._speakers[(claim.claimant.name or "").casefold()] = claim.claimant
        self._steps: defaultdict[tuple[str, str, int | None], list[_Step]] = defaultdict(list)
        self._added: defaultdict[str, list[_Step]] = defaultdict(list)
        self._out: dict[str, Correction] = {}
        self._faults: list[Fault] = []
        self.found: dict[Correction, tuple[str, ...]] = {}
        self.notes: list[str] = []

    def take(self, entry: Correction) -> None:
        """Find what an entry is about, and note what it changes."""
        try:
            if entry.action in ("merge", "split"):
                self._rule(entry)
                return
            claims = self._index.of(entry)
            took = [claim for claim in claims if self._change(entry, claim)]
        except (AmbiguousError, UnknownPlaceError) as error:
            self._faults.append(error.fault)
            return
        self.found[entry] = tuple(claim.id for claim in took)
        if not took:
            self.notes.append(_unmatched(entry))

    def done(self) -> tuple[Claim, ...]:
        """Return the claims with all changes made.

        Raises
        ------
        CorrectionsError
            An entry was ambiguous, or two can't both hold.
        """
        steps = [self._chosen(key, several) for key, several in self._steps.items()]
        self._check_withdrawn()
        if self._faults:
            raise CorrectionsError(listed(self._faults))
        by_claim: defaultdict[str, list[Change]] = defaultdict(list)
        for (claim_id, _, _), chosen in zip(self._steps, steps, strict=True):
            by_claim[claim_id] += [step.change for step in chosen]
        for claim_id, added in self._added.items():
            by_claim[claim_id] += [step.change for step in added]
        out = []
        for claim in self._claims:
            changed = claim
            for change in by_claim.get(claim.id, ()):
                changed = change(changed)
            if claim.id not in self._out:
                out.append(changed)
        return tuple(out)

    @property
    def withdrawn(self) -> tuple[Claim, ...]:
        """The claims that a person found to be none."""
        return tuple(claim for claim in self._claims if claim.id in self._out)

    def _rule(self, entry: Correction) -> None:
        here, gone = self._index.ruled(entry)
        least = 2 if entry.action == "merge" else 1
        self.found[entry] = tuple(here) if len(here) >= least else ()
        if gone or len(here) < least:
            what = ", ".join(gone) or "all its claims are one"
            self.notes.append(f"{entry.place}: {entry.action}: not there any more: {what}; {GONE}")
        if len(here) < least:
            return
        ids = tuple(sorted(here))
        for claim_id in here:
            step = _Step(
                entry=entry,
                change=lambda claim: changes.with_ruling(claim, entry, ids),
                value=entry.value,
            )
            self._added[claim_id].append(step)

    def _change(self, entry: Correction, claim: Claim) -> bool:
        """Note how an entry changes a claim; tell whether it does."""
        match entry.action:
            case "place":
                return self._place(entry, claim)
            case "speaker":
                return self._speaker(entry, claim)
            case "not_a_claim":
                self._out[claim.id] = entry
            case "review":
                self._step(entry, claim, lambda one: changes.with_mark(one, entry))
            case "admiralty":
                self._step(entry, claim, lambda one: changes.with_code(one, entry))
            case _:
                step = _Step(
                    entry=entry,
                    change=lambda one: changes.with_note(one, entry),
                    value=entry.value,
                )
                self._added[claim.id].append(step)
        return True

    def _place(self, entry: Correction, claim: Claim) -> bool:
        numbers = changes.named_places(entry, claim)
        if not numbers:
            return False
        place, radius = place_of(entry, gazetteer=self._gazetteer)
        for at in numbers:
            change = partial(changes.with_place, entry=entry, at=at, place=place, radius=radius)
            self._step(entry, claim, change, at=at, value=(place.id,))
        return True

    def _speaker(self, entry: Correction, claim: Claim) -> bool:
        speaker = changes.speaker_of(claim, entry, sources=self._sources, known=self._speakers)
        if speaker is None:
            finding = f"nothing tells what {(entry.to or '')[:60]!r} is"
            self._faults.append(entry.fault(finding, "say so with kind"))
            return True
        self._step(
            entry,
            claim,
            lambda one: changes.with_speaker(one, entry, speaker),
            value=(speaker.name, speaker.kind, speaker.country),
        )
        return True

    def _step(
        self,
        entry: Correction,
        claim: Claim,
        change: Change,
        *,
        at: int | None = None,
        value: tuple[object, ...] | None = None,
    ) -> None:
        step = _Step(entry=entry, change=change, value=entry.value if value is None else value)
        self._steps[claim.id, entry.action, at].append(step)

    def _chosen(self, key: tuple[str, str, int | None], several: list[_Step]) -> list[_Step]:
        """Return the steps that name the thing most closely; that they differ is a fault."""
        closest = max(step.closeness for step in several)
        chosen = [step for step in several if step.closeness == closest]
        for step in chosen[1:]:
            if step.value != chosen[0].value:
                claim, action, _ = key
                finding = f"another {action} for claim {claim}, against {chosen[0].entry.place}"
                self._faults.append(step.entry.fault(finding, REMEDY))
        return chosen

    def _check_withdrawn(self) -> None:
        """Note as a fault what corrects a claim that another entry finds to be none."""
        for claim_id, action, _ in self._steps:
            entry = self._out.get(claim_id)
            for step in self._steps[claim_id, action, _] if entry else ():
                if entry and step.closeness > 1:
                    finding = f"not a claim, and yet corrected as one by {step.entry.place}"
                    self._faults.append(entry.fault(finding, REMEDY))


def early_faults(reviewed: Reviewed, *, gazetteer: Gazetteer) -> list[Fault]:
    """Return all faults that show before any document is read, places unknown included."""
    faults = list(reviewed.faults)
    for entry in reviewed.corrections:
        if entry.action == "place":
            try:
                place_of(entry, gazetteer=gazetteer)
            except UnknownPlaceError as error:
                faults.append(error.fault)
    return faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What is written of a run: judged by persons, linked as they wish, blotted out."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    notes: tuple[str, ...]


def published(
    work: Corrected,
    *,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    events: Sequence[Event],
    notes: Sequence[str],
) -> Published:
    """Return documents, grouped claims, events and remarks as they may be written."""
    sources, redactor = work.sources, work.redactor
    told = tuple(sources.linked(claim) for claim in judged(claims, sources))
    if redactor:
        blotted = {document.id: redactor.document(document) for document in documents}
        homes = {claim.id: claim.document.id for claim in claims}
        documents = tuple(blotted.values())
        told = tuple(redactor.claim(one, blotted.get(one.document.id)) for one in told)
        events = tuple(redactor.event(event, homes) for event in events)
        notes = [redactor.text(note, within=blotted.keys()) for note in notes]
    return Published(
        documents=tuple(documents), claims=told, events=tuple(events), notes=tuple(notes)
    )


def judged(claims: Sequence[Claim], sources: Sources) -> tuple[Claim, ...]:
    """Return grouped claims with what persons think of them: reliability, Admiralty code."""
    return tuple(_coded(sources.judged(claim)) for claim in claims)


def _coded(claim: Claim) -> Claim:
    code = next((one.now for one in reversed(claim.edits) if one.action == "admiralty"), None)
    if code is None or claim.confidence is None:
        return claim
    return replace(claim, confidence=replace(claim.confidence, admiralty=code))


def _unmatched(entry: Correction) -> str:
    document = f" in {entry.document}" if entry.document else ""
    if entry.claim:
        what = f"there is no claim {entry.claim}{document}"
        if entry.name:
            what += f" that names {entry.name[:60]!r}"
    elif entry.quote:
        what = f"no claim{document} has the quote {' '.join(entry.quote.split())[:60]!r}"
    else:
        what = f"no claim{document} names the place {(entry.name or '')[:60]!r}"
    return f"{entry.place}: {entry.action}: {what} any more; {GONE}"


def _unseen(entry: Correction) -> str:
    # The span itself must not stand in the outputs, not even in a warning.
    return f"{entry.place}: redact: the span stands in no document any more; {GONE}"
