"""Which claims an entry speaks of, as they were read: by id, by quote, or by a place's name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from geomap.corrections.conflicts import words
from geomap.corrections.redaction import is_in
from geomap.corrections.values import Correction, Fault
from geomap.model import Claim, Location, event_id_of

CUT = " [...] "  # as claims.csv joins the quotes of a claim
_LEADING = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
# The apostrophe that claims.csv puts before what a spreadsheet would run.
_GUARD = re.compile(r"^'(?=\s{0,20}[=+\-@])")
_SHOWN = 60


class AmbiguousError(Exception):
    """An entry that means one thing fits several, with the fault to tell."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class Claims:
    """The claims of a run, found by what reviewers write of them."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._by_id = {claim.id: claim for claim in claims}
        self._by_place: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
        for claim in claims:
            for location in claim.locations:
                for name in names_of(location):
                    self._by_place[name][claim.id] = claim
        self._said = [(claim, _said(claim)) for claim in claims]
        self._by_event = {event_id_of(claim.id): claim.id for claim in claims}

    def of(self, entry: Correction) -> list[Claim]:
        """Return the claims that an entry is about; one or none if it names a claim or a quote.

        Raises
        ------
        AmbiguousError
            Its quote stands in several claims.
        """
        if entry.claim is not None:
            found = [self._by_id[entry.claim]] if entry.claim in self._by_id else []
        elif entry.quote is not None:
            found = self._by_quote(entry)
        else:
            found = list(self._by_place.get(plain_name(entry.name or ""), {}).values())
        return [claim for claim in found if is_in(entry, claim.document)]

    def ruled(self, entry: Correction) -> tuple[list[str], list[str]]:
        """Return the claims that a merge or split is about, and the ids that are not there."""
        ids = [*entry.claims, *(self._by_event.get(event, event) for event in entry.events)]
        here = [one for one in dict.fromkeys(ids) if one in self._by_id]
        return here, [one for one in dict.fromkeys(ids) if one not in self._by_id]

    def _by_quote(self, entry: Correction) -> list[Claim]:
        quote = _GUARD.sub("", entry.quote or "")
        parts = [words(part) or "" for part in quote.split(CUT.strip())]
        found = [
            claim
            for claim, said in self._said
            if all(part in said for part in parts) and is_in(entry, claim.document)
        ]
        if len(found) > 1:
            raise AmbiguousError(_ambiguous(entry, found))
        return found


def places_of(entry: Correction, claim: Claim) -> list[int]:
    """Return which of a claim's locations an entry is about.

    Raises
    ------
    AmbiguousError
        The entry names none of several.
    """
    if entry.name is not None:
        wanted = plain_name(entry.name)
        return [n for n, one in enumerate(claim.locations) if wanted in names_of(one)]
    if len(claim.locations) > 1:
        named = ", ".join(repr(one.text or "?") for one in claim.locations)
        finding = f"claim {claim.id} has {len(claim.locations)} places: {named}"
        raise AmbiguousError(entry.fault(finding, "say which, with name"))
    return list(range(len(claim.locations)))


def names_of(location: Location) -> set[str]:
    """Return by which names a location may be meant: the text's, and its place's."""
    names = (location.text, location.place.name if location.place else None)
    return {plain_name(name) for name in names if name}


def plain_name(name: str) -> str:
    """Return a name for comparison: without article, blanks or case."""
    return _LEADING.sub("", " ".join(name.split())).casefold()


def _said(claim: Claim) -> str:
    return CUT.join(words(quote.text) or "" for quote in claim.quotes)


def _ambiguous(entry: Correction, found: Iterable[Claim]) -> Fault:
    """Return the fault of a quote that stands in several claims, each of them named."""
    claims = list(found)
    named = " and ".join(
        f"claim {one.id} ({one.claimant.name or one.claimant.kind}, {one.document.path})"
        for one in claims
    )
    several = len({one.document.id for one in claims}) > 1
    remedy = "give the claim's id" + (", or the document with the quote" if several else "")
    quote = words(entry.quote) or ""
    shown = quote if len(quote) <= _SHOWN else f"{quote[:_SHOWN]}..."
    return entry.fault(f"the quote {shown!r} fits {named}", remedy)
