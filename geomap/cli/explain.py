"""`geomap explain`: a claim's words with its cues marked, and why it was read so."""

import argparse
import sys
from pathlib import Path

from geomap.cli import DONE
from geomap.cli.explanation import explanation
from geomap.cli.marks import paint_for
from geomap.cli.streams import put, records
from geomap.errors import InputError, UsageError
from geomap.model import Claim, Document, Event


def main(options: argparse.Namespace) -> int:
    """Return the exit status of `geomap explain`.

    The document is read again with the rules listening, so that each value can say its rule.
    """
    from geomap.extract import decisions

    folder = Path(options.folder)
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name one that `geomap run` wrote")
    for name in ("claims.jsonl", "work/documents.jsonl"):
        if not (folder / name).is_file():
            raise UsageError(f"{folder}: holds no {name}; name a folder that `geomap run` wrote")
    claims = records(Claim, str(folder / "claims.jsonl"))
    claim = _chosen(options.claim, claims)
    documents = records(Document, str(folder / "work" / "documents.jsonl"))
    document = next((each for each in documents if each.id == claim.document.id), None)
    if document is None:
        raise InputError(f"{folder}/work/documents.jsonl: no document {claim.document.id}")
    event = None
    if claim.event and (folder / "events.jsonl").exists():
        events = records(Event, str(folder / "events.jsonl"))
        event = next((each for each in events if each.id == claim.event), None)
    lines = explanation(
        claim,
        document,
        event,
        decisions=decisions(document),
        claims=claims,
        paint=paint_for(sys.stdout, wish=options.color),
    )
    put("".join(f"{line}\n" for line in lines))
    return DONE


def _chosen(start: str, claims: list[Claim]) -> Claim:
    """Return the claim whose id starts so.

    Raises
    ------
    UsageError
        No claim's id does, or more than one does.
    """
    found = [claim for claim in claims if claim.id.startswith(start)]
    exact = [claim for claim in found if claim.id == start]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise UsageError(f"no claim {start}; claims.jsonl holds {len(claims)}, see their ids there")
    names = ", ".join(claim.id for claim in found[:5])
    raise UsageError(f"{len(found)} claims start with {start!r} ({names}); give more of the id")
