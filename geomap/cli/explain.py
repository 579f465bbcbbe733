"""`geomap explain`: a claim's words with its cues marked, and why it was read so."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from geomap.cli import DONE
from geomap.cli.streams import put, records
from geomap.cli.terminal import printable
from geomap.errors import InputError, UsageError
from geomap.model import Claim, Count, Document, Event, Location, Relation, Span

Cue = tuple[int, int, str]


def main(options: argparse.Namespace) -> int:
    """Return the exit status of `geomap explain`."""
    folder = Path(options.folder)
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name one that `geomap run` wrote")
    for name in ("claims.jsonl", "work/documents.jsonl"):
        if not (folder / name).is_file():
            raise UsageError(f"{folder}: holds no {name}; name a folder that `geomap run` wrote")
    claim = _chosen(options.claim, records(Claim, str(folder / "claims.jsonl")))
    documents = records(Document, str(folder / "work" / "documents.jsonl"))
    document = next((each for each in documents if each.id == claim.document.id), None)
    if document is None:
        raise InputError(f"{folder}/work/documents.jsonl: no document {claim.document.id}")
    event = None
    if claim.event and (folder / "events.jsonl").exists():
        events = records(Event, str(folder / "events.jsonl"))
        event = next((each for each in events if each.id == claim.event), None)
    put("".join(f"{printable(line)}\n" for line in explanation(claim, document, event)))
    return DONE


def explanation(claim: Claim, document: Document, event: Event | None) -> Iterator[str]:
    """Yield the lines that explain a claim."""
    yield f"claim {claim.id}"
    yield f"  in {_titled(document)}"
    yield ""
    for quote in claim.quotes:
        yield f"  [{quote.start}-{quote.end}] {marked(quote, cues(claim), document.text)}"
    yield ""
    yield from _speaker(claim)
    yield from _stance(claim)
    yield from _strike(claim)
    for location in claim.locations:
        yield from _place(location)
    if not claim.locations:
        yield "place       the text names no place for it"
    yield from _standing(claim, event)
    made = claim.made_by
    yield f"made by     geomap {made.geomap}, {made.extractor}, gazetteer {made.gazetteer or '-'}"


def marked(quote: Span, marks: Iterable[Cue], text: str) -> str:
    """Return the quote with each cue in brackets, its kind behind it: `[claimed|verb]`.

    Of cues that cross, the longer one is kept.
    """
    inside = [cue for cue in marks if quote.start <= cue[0] < cue[1] <= quote.end]
    kept: list[Cue] = []
    for start, end, kind in sorted(inside, key=lambda cue: (cue[0] - cue[1], cue)):
        same = next((cue for cue in kept if cue[:2] == (start, end)), None)
        if same:
            kept.remove(same)
            kept.append((start, end, f"{same[2]}, {kind}"))
        elif all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, kind))
    parts, at = [], quote.start
    for start, end, kind in sorted(kept):
        parts += [text[at:start], f"[{text[start:end]}|{kind}]"]
        at = end
    return " ".join("".join([*parts, text[at : quote.end]]).split())


def cues(claim: Claim) -> list[Cue]:
    """Return all characters that values of the claim rest on, with the kind of value."""
    found: list[tuple[int | None, int | None, str]] = [
        (claim.claimant.start, claim.claimant.end, "speaker"),
        (claim.date.start, claim.date.end, "date"),
    ]
    for link in claim.chain:
        found.append((link.start, link.end, "speaker" if _speaks(link, claim) else "relay"))
        if link.verb:
            found.append((link.verb.start, link.verb.end, "verb"))
    found += [(hedge.start, hedge.end, "hedge") for hedge in claim.hedges]
    found += [(weapon.start, weapon.end, "weapon") for weapon in claim.weapons]
    found += [(target.start, target.end, "target") for target in claim.targets]
    found += [(effect.start, effect.end, "effect") for effect in claim.effects]
    found += [(count.start, count.end, name) for name, count in claim.counts.items()]
    for place in claim.locations:
        found.append((place.start, place.end, place.role))
        found += [(count.start, count.end, name) for name, count in place.counts.items()]
        found += [(span.start, span.end, "within") for span in place.within]
    known = [(start, end, kind) for start, end, kind in found if start is not None and end]
    return list(dict.fromkeys(known))


def _speaks(link: object, claim: Claim) -> bool:
    return getattr(link, "start", None) == claim.claimant.start


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


def _titled(document: Document) -> str:
    named = [document.title, document.publisher, document.published, document.path, document.url]
    return ", ".join(part for part in named if part)


def _speaker(claim: Claim) -> Iterator[str]:
    from geomap.export.rows import chain_words

    speaker = claim.claimant
    name = speaker.name or "the publisher itself"
    country = f", {speaker.country}" if speaker.country else ""
    yield f"speaker     {name} ({speaker.kind.replace('_', ' ')}{country})"
    if speaker.text:
        yield f"            named in the text as {speaker.text!r}"
    yield f"chain       {chain_words(claim.chain)}"
    verbs = [link.verb.text for link in claim.chain if link.verb]
    if verbs:
        yield f"            by the words {', '.join(repr(verb) for verb in verbs)}"


def _stance(claim: Claim) -> Iterator[str]:
    form = f", {claim.form.replace('_', ' ')}" if claim.form else ""
    yield f"stance      {claim.stance.replace('_', ' ')}{form}, about {', '.join(claim.about)}"
    for hedge in claim.hedges:
        yield f"            {hedge.text!r} weakens the {hedge.field} ({hedge.by}'s word)"
    if claim.background:
        yield "            background: told beside the news, not as news"


def _strike(claim: Claim) -> Iterator[str]:
    date = claim.date
    if date.earliest or date.latest:
        days = f"{date.earliest or '?'} to {date.latest or '?'}"
        yield f"date        {days} ({date.basis}: {_said(date.text)})"
    else:
        yield f"date        not known ({date.basis}: {_said(date.text)})"
    if claim.attacker:
        yield f"attacker    {claim.attacker}"
    for weapon in claim.weapons:
        words = _said(weapon.text)
        yield f"weapon      {weapon.name or '?'} ({weapon.weapon_class or '?'}): {words}"
    for target in claim.targets:
        yield f"target      {target.kind}: {_said(target.text)}"
    for effect in claim.effects:
        yield f"effect      {effect.kind}: {_said(effect.text)}"
    for name, count in claim.counts.items():
        yield f"count       {name} {_numbers(count)}: {_said(count.text)}"
    for check in claim.checks:
        yield f"check       {check.check}: {'holds' if check.ok else 'does not hold'}"


def _place(location: Location) -> Iterator[str]:
    what = f", {location.what.replace('_', ' ')}" if location.what else ""
    yield f"place       {_said(location.text)} ({location.role}{what})"
    if location.place is None:
        yield f"            not placed: {location.why or 'no entry of that name'}"
        return
    place = location.place
    relation = f"{location.relation}: " if location.relation else ""
    area = ", ".join(part for part in (place.admin1, place.country) if part)
    yield f"            {relation}{place.name} ({place.level}, {area}, {place.id})"
    sure = "" if location.probability is None else f", probability {location.probability:g}"
    yield f"            because {location.why or '?'}{sure}"
    for other in location.alternatives:
        area = ", ".join(part for part in (other.admin1, other.country) if part)
        yield f"            or {other.name} ({other.level}, {area}): {other.probability:g}"


def _standing(claim: Claim, event: Event | None) -> Iterator[str]:
    from geomap.layers.words import counted

    if claim.confidence:
        reasons = "; ".join(claim.confidence.reasons)
        yield f"confidence  {claim.confidence.level.replace('_', ' ')}: {reasons or 'no reason'}"
    if event is None:
        return
    others = len(event.claims) - 1
    company = f"with {counted(others, 'other claim')}" if others else "with no other claim"
    why = next((m for m in event.membership if m.claim == claim.id), None)
    yield f"event       {event.id}, {company}" + (f" ({why.basis}: {why.why})" if why else "")
    for relation in event.contradictions:
        if any(claim.id in side.claims for side in relation.sides):
            yield f"contradicts {_sides(relation)}"


def _sides(relation: Relation) -> str:
    sides = " against ".join(f"{side.value} ({side.origin})" for side in relation.sides)
    return f"{relation.field}: {sides}" + (f", {relation.condition}" if relation.condition else "")


def _numbers(count: Count) -> str:
    bound = count.bound.replace("_", " ")
    if count.low == count.high:
        return bound if count.low is None else f"{count.low} ({bound})"
    low, high = ("?" if side is None else side for side in (count.low, count.high))
    return f"{low} to {high} ({bound})"


def _said(text: str | None) -> str:
    return repr(text) if text else "not in words, derived"
