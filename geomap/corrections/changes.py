"""A claim with one correction made: what was, what is now, and by whom, stands in its edits."""

from dataclasses import replace

from geomap.corrections.matching import places_of
from geomap.corrections.sources import Sources
from geomap.corrections.values import Correction
from geomap.model import Claim, Claimant, Edit, EditAction, Kind, Link, Location, Place

EDITED = "edited"


def with_place(
    claim: Claim, *, entry: Correction, at: int | None, place: Place, radius: float | None
) -> Claim:
    """Return the claim with one of its locations put to a place; None adds one it does not name."""
    why = f"put here by a person ({entry.by}, {entry.at}): {entry.reason}"
    old = claim.locations[at] if at is not None else None
    new = replace(
        old or Location(derived=True, role="target"),
        place=place,
        radius_m=radius,
        probability=None,
        why=why,
        alternatives=(),
    )
    if entry.lon is not None:  # the very spot: "37 km north of" has led to it already
        new = replace(new, relation=None, other=None)
    locations = list(claim.locations)
    if at is None:
        locations.append(new)
    else:
        locations[at] = new
    edit = _edit("place", entry, was=_place_words(old), now=f"{place.name} ({place.id})")
    return _edited(replace(claim, locations=tuple(locations)), edit, entry)


def with_speaker(claim: Claim, entry: Correction, speaker: Claimant) -> Claim:
    """Return the claim with another origin at the end of its chain."""
    old = claim.claimant
    link = Link(
        name=speaker.name,
        kind=speaker.kind,
        country=speaker.country,
        text=speaker.text,
        start=speaker.start,
        end=speaker.end,
    )
    if speaker.kind == "publisher":
        chain = claim.chain[:1] or (link,)
    elif claim.chain and claim.chain[-1].kind != "publisher" and claim.chain[-1].name == old.name:
        chain = (*claim.chain[:-1], link)
    else:
        chain = (*claim.chain, link)
    edit = _edit("speaker", entry, was=_speaker_words(old), now=_speaker_words(speaker))
    return _edited(replace(claim, claimant=speaker, chain=chain), edit, entry)


def speaker_of(
    claim: Claim, entry: Correction, *, sources: Sources, known: dict[str, Claimant]
) -> Claimant | None:
    """Return the origin that an entry names, or None where nothing tells what kind it is.

    What the entry leaves out is taken from `sources.toml`, then from the run's other claims.
    """
    name = entry.to or ""
    source, other = sources.by_name(name), known.get(name.casefold())
    kind: Kind | None = entry.kind or (source.kind if source else None)
    country = entry.country or (source.country if source else None)
    if other is not None:
        kind, country = kind or other.kind, country or other.country
    if kind is None:
        return None
    start = next((q.start + at for q in claim.quotes if (at := q.text.find(name)) >= 0), None)
    here = start is not None
    return Claimant(
        name=source.name if source else name,
        kind=kind,
        country=country,
        side=source.side if source else None,
        text=name if here else None,
        start=start,
        end=start + len(name) if start is not None else None,
    )


def with_mark(claim: Claim, entry: Correction) -> Claim:
    """Return the claim with what the reviewer marked."""
    edit = _edit("review", entry, was=None, now=entry.mark)
    return replace(claim, review=entry.mark, edits=(*claim.edits, edit))


def with_note(claim: Claim, entry: Correction) -> Claim:
    """Return the claim with a reviewer's note; a note alone does not make it reviewed."""
    return replace(claim, edits=(*claim.edits, _edit("note", entry, was=None, now=entry.note)))


def with_code(claim: Claim, entry: Correction) -> Claim:
    """Return the claim with the edit from which its Admiralty code is taken once it is grouped."""
    return _edited(claim, _edit("admiralty", entry, was=None, now=entry.code), entry)


def with_ruling(claim: Claim, entry: Correction, claims: tuple[str, ...]) -> Claim:
    """Return the claim with the ruling on which others it shares a strike with, or not."""
    action: EditAction = "merge" if entry.action == "merge" else "split"
    edit = replace(_edit(action, entry, was=None, now=None), claims=claims)
    return _edited(claim, edit, entry)


def named_places(entry: Correction, claim: Claim) -> list[int | None]:
    """Return which locations of the claim an entry puts elsewhere; None for a new one."""
    found: list[int | None] = list(places_of(entry, claim))
    if not found and not claim.locations and entry.name is None:
        return [None]
    return found


def _edited(claim: Claim, edit: Edit, entry: Correction) -> Claim:
    """Return the claim with the edit; it counts as reviewed if the entry names this very claim."""
    own = bool(entry.claim or entry.quote or entry.claims or entry.events)
    review = claim.review or (EDITED if own else None)
    return replace(claim, review=review, edits=(*claim.edits, edit))


def _edit(action: EditAction, entry: Correction, *, was: str | None, now: str | None) -> Edit:
    return Edit(action=action, was=was, now=now, by=entry.by, at=entry.at, reason=entry.reason)


def _place_words(location: Location | None) -> str | None:
    if location is None:
        return None
    text = location.text or "no place named"
    if location.place is None:
        return f"{text}: not placed"
    return f"{text}: {location.place.name} ({location.place.id})"


def _speaker_words(speaker: Claimant) -> str:
    name = speaker.name or speaker.text or "the publisher"
    return f"{name} ({', '.join(part for part in (speaker.kind, speaker.country) if part)})"
