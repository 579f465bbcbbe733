"""A second reader beside the first: what it alone has is added and marked, the rest compared.

The first reader's claims are what is published. Of the second only claims that the first has not
at all are added; where both have one, the first's stands and the differences are listed.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol

from geomap.codec import to_builtins
from geomap.errors import ServerError
from geomap.extract.days import overlap
from geomap.extract.extractors import Extractor, reads
from geomap.gazetteer import Gazetteer
from geomap.model import Claim, Document, Span

MOST_FAILURES = 3
"""So often in a row without an answer, and the second reader is not asked any more."""
_ID_LENGTH = 12
DifferenceKind = Literal["only_first", "only_second", "differs", "dropped", "failed"]


class Counting(Extractor, Protocol):
    """An extractor that counts by reason what it had to drop."""

    @property
    def dropped(self) -> Counter[str]:
        """How much was dropped since the extractor was made, by the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How the second reading of a document differs from the first.

    `first` and `second` are ids of claims; the second's stands in `claims.jsonl` only if it was
    added (`only_second`). `fields` holds what the readers say, or what was dropped, and how often.
    """

    document: str
    path: str
    kind: DifferenceKind
    first: str | None = None
    second: str | None = None
    quotes: tuple[Span, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)


class SecondReader:
    """An extractor that reads beside the first one, with all that it found otherwise."""

    def __init__(self, extractor: Counting) -> None:
        self._extractor = extractor
        self._failures = 0
        self._numbers: Counter[str] = Counter()
        self.differences: list[Difference] = []
        self.notes: list[str] = []

    @property
    def name(self) -> str:
        """What stands in `made_by.extractor` of the claims that it adds."""
        return f"{self._extractor.name}/{self._extractor.version}"

    def additions(
        self, document: Document, first: Sequence[Claim], *, gazetteer: Gazetteer
    ) -> tuple[Claim, ...]:
        """Return the claims that only the second reader has; all differences are kept.

        A server that does not answer costs the document its second reading, and a note says so.
        """
        if not reads(self._extractor, document) or not document.text.strip():
            return ()
        if self._failures >= MOST_FAILURES:
            self._numbers["not asked"] += 1
            return ()
        before = Counter(self._extractor.dropped)
        try:
            found = self._claims(document, gazetteer)
        except ServerError as error:
            self._fail(document, str(error))
            return ()
        self._failures = 0
        self._numbers["read"] += 1
        dropped = dict(sorted((self._extractor.dropped - before).items()))
        if dropped:
            self._tell(document, "dropped", fields=dropped)
        return self._compare(document, first, found)

    def summary(self) -> str:
        """Return in one line what the second reading came to."""
        n = self._numbers
        dropped = [f"{often}x {what}" for what, often in sorted(self._extractor.dropped.items())]
        unread = n["failed"] + n["not asked"]
        return (
            f"{self.name} beside the rules: documents read {n['read']}, not read {unread}; claims "
            f"of both {n['both']} ({n['differs']} read otherwise), only of the rules "
            f"{n['only_first']}, only of the model {n['only_second']} (added); dropped of its "
            f"answers: {', '.join(dropped) or 'nothing'}"
        )

    def remarks(self) -> tuple[str, ...]:
        """Return what a reader of the results must know: failures, and that claims were added."""
        added = self._numbers["only_second"]
        if not added:
            return tuple(self.notes)
        verb = "claims were added, which" if added > 1 else "claim was added, which"
        told = f"{added} {verb} {self.name} alone read; look before you publish"
        return (*self.notes, f"{told} (made_by in claims.jsonl)")

    def _claims(self, document: Document, gazetteer: Gazetteer) -> tuple[Claim, ...]:
        from geomap.extract import claims_of

        found = claims_of(document, [self._extractor], gazetteer=gazetteer)
        return tuple(replace(one, id=self._id(one)) for one in found)

    def _id(self, claim: Claim) -> str:
        """Return an id that no claim of the first reader has, even on the same words."""
        content = f"{claim.id}\x1f{self._extractor.name}"
        return hashlib.sha256(content.encode()).hexdigest()[:_ID_LENGTH]

    def _fail(self, document: Document, why: str) -> None:
        self._failures += 1
        self._numbers["failed"] += 1
        self._tell(document, "failed", fields={"why": why})
        last = "; it is not asked any more" if self._failures == MOST_FAILURES else ""
        self.notes.append(f"{document.path}: not read by {self.name}: {why}{last}")

    def _compare(
        self, document: Document, first: Sequence[Claim], found: Sequence[Claim]
    ) -> tuple[Claim, ...]:
        added, met = [], set()
        for claim in found:
            own = _counterpart(claim, first)
            if own is None:
                added.append(claim)
                self._tell(document, "only_second", second=claim)
                continue
            met.add(own.id)
            self._numbers["both"] += 1
            if fields := dict(_otherwise(own, claim)):
                self._tell(document, "differs", first=own, second=claim, fields=fields)
        for claim in first:
            if claim.id not in met:
                self._tell(document, "only_first", first=claim)
        return tuple(added)

    def _tell(
        self,
        document: Document,
        kind: DifferenceKind,
        *,
        first: Claim | None = None,
        second: Claim | None = None,
        fields: dict[str, Any] | None = None,
    ) -> None:
        if kind != "failed":
            self._numbers[kind] += 1
        told = second or first
        self.differences.append(
            Difference(
                document=document.id,
                path=document.path,
                kind=kind,
                first=first.id if first else None,
                second=second.id if second else None,
                quotes=told.quotes if told else (),
                fields=fields or {},
            )
        )


def dump(differences: Iterable[Difference]) -> str:
    """Return the differences as JSON lines."""
    lines = (json.dumps(to_builtins(one), ensure_ascii=False) + "\n" for one in differences)
    # These end a line for some readers of JSON lines.
    marks = ("\u2028", "\\u2028"), ("\u2029", "\\u2029"), ("\x85", "\\u0085")
    text = "".join(lines)
    for mark, escape in marks:
        text = text.replace(mark, escape)
    return text


def _counterpart(claim: Claim, first: Sequence[Claim]) -> Claim | None:
    """Return the first reader's claim that the second's is about, the best that there is.

    A claim on the same words by another speaker is its counterpart too: it would tell the strike
    twice, and one of the two has the wrong speaker. The list shows it.
    """
    ranked = [(_likeness(one, claim), one) for one in first]
    best = max(ranked, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def _likeness(one: Claim, other: Claim) -> int:
    """Return how alike two claims of one document are; 0 where they are two claims."""
    words = any(a.start < b.end and b.start < a.end for a in one.quotes for b in other.quotes)
    speaker, side = _same_speaker(one, other), _side(one) == _side(other)
    if words:
        return 2 * speaker + side + (1 if speaker or side else 0)
    same = speaker and side and _same_places(one, other) and overlap(one.date, other.date)
    return 1 if same else 0


def _same_speaker(one: Claim, other: Claim) -> bool:
    a, b = one.claimant, other.claimant
    if "publisher" in (a.kind, b.kind):
        return a.kind == b.kind
    if a.name == b.name or (a.text is not None and a.text == b.text):
        return True
    return None not in (a.start, b.start) and a.start == b.start


def _side(claim: Claim) -> str:
    says = {"denied": "denies", "not_confirmed": "silent"}
    return says.get(claim.stance, "says")


def _same_places(one: Claim, other: Claim) -> bool:
    here, there = ({p.text for p in claim.locations} for claim in (one, other))
    return not here or not there or bool(here & there)


def _otherwise(one: Claim, other: Claim) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the fields on which two readings of a claim differ, with what each says."""
    first, second = _values(one), _values(other)
    for name, value in first.items():
        if value != second[name]:
            yield name, {"first": value, "second": second[name]}


def _values(claim: Claim) -> dict[str, Any]:
    return {
        "claimant": claim.claimant.name,
        "chain": [one.name for one in claim.chain],
        "stance": claim.stance,
        "form": claim.form,
        "attacker": claim.attacker,
        "weapons": sorted({one.name or one.weapon_class or "" for one in claim.weapons}),
        "targets": sorted({one.kind for one in claim.targets}),
        "date": [claim.date.earliest, claim.date.latest],
        "counts": {n: [c.low, c.high, c.bound] for n, c in sorted(claim.counts.items())},
        "locations": sorted({f"{one.role}: {one.text}" for one in claim.locations}),
    }
