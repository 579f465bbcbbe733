"""The sentence that every output carries: what it holds, and that nobody has confirmed it."""

from collections.abc import Sequence

from geomap.layers.words import counted, shown_day
from geomap.model import Claim

AREAS = "Areas mark what the wording allows, not where something fell."


def as_of(claims: Sequence[Claim]) -> str | None:
    """Return the newest publication date among the claims' documents: `YYYY[-MM[-DD]]`."""
    dates = [claim.document.published for claim in claims if claim.document.published]
    return max(dates, default=None)


def is_placed(claim: Claim) -> bool:
    """Return whether at least one place of the claim was found."""
    return any(location.place is not None for location in claim.locations)


def method_line(
    claims: Sequence[Claim], *, documents: int | None = None, until: str | None = None
) -> str:
    """Return what N origins said in M documents up to DATE, how it was read, and what is missing.

    `documents` counts those read, also those without a claim; without it, those of the claims.
    """
    origins = {claim.claimant.name or f"publisher of {claim.document.id}" for claim in claims}
    read = len({claim.document.id for claim in claims}) if documents is None else documents
    date = until or as_of(claims)
    reviewed = sum(claim.review is not None for claim in claims)
    unplaced = sum(not is_placed(claim) for claim in claims)
    return (
        f"What {counted(len(origins), 'origin')} said in {counted(read, 'document')}"
        f"{f' up to {shown_day(date)}' if date else ' without a date'}; machine-read, {reviewed} of "
        f"{counted(len(claims), 'claim')} reviewed, {unplaced} not placed. Claims, not confirmed "
        f"facts. {AREAS}"
    )
