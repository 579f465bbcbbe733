"""What `run.json` tells of persons' work: files, entries with their claims, sources."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from geomap.corrections.applying import Applied, Corrected
from geomap.corrections.redaction import BLOCK
from geomap.corrections.values import Correction
from geomap.model import Claim

_ELSEWHERE = ("file", "line", "claims")


def listing(corrected: Corrected, claims: Sequence[Claim]) -> dict[str, Any]:
    """Return the account of all entries, in their order; `claims` are those of the run.

    What a redaction blots out is shown as blocks, here too.
    """
    plain = {
        "files": [asdict(file) for file in corrected.reviewed.files],
        "entries": [_entry(one) for one in corrected.applied],
        "withdrawn": [_withdrawn(claim) for claim in corrected.withdrawn],
        "sources": _sources(corrected, claims),
    }
    redactor = corrected.redactor
    ids = {claim.document.id for claim in (*claims, *corrected.withdrawn)}
    return redactor.value(plain, within=ids)


def _entry(applied: Applied) -> dict[str, Any]:
    entry = applied.entry
    out: dict[str, Any] = {"file": entry.file, "line": entry.line}
    out |= {
        one.name: value
        for one in fields(Correction)
        if one.name not in _ELSEWHERE and (value := getattr(entry, one.name)) not in (None, ())
    }
    if entry.text is not None:
        out["text"] = BLOCK * len(entry.text)
        out["spans"] = applied.spans
    else:
        out["claims"] = list(applied.claims)
    out["applied"] = bool(applied.claims or applied.spans)
    return out


def _withdrawn(claim: Claim) -> dict[str, Any]:
    """Return what is kept of a claim that a person found to be none: nothing is lost silently."""
    return {
        "claim": claim.id,
        "document": claim.document.id,
        "path": claim.document.path,
        "quotes": [quote.text for quote in claim.quotes],
    }


def _sources(corrected: Corrected, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    sources = corrected.sources
    number = Counter(one.name for claim in claims if (one := sources.of_claim(claim)))
    out = []
    for source in sources.all:
        values = {key: value for key, value in asdict(source).items() if value not in (None, ())}
        out.append({**values, "claims_of_it": number[source.name]})
    return out
