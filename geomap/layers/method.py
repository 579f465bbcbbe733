"""The sentence that every output carries: what it holds, and that nobody has confirmed it."""

from collections.abc import Iterable, Sequence

from geomap.layers.words import shown_day, shown_days
from geomap.messages import ENGLISH, Messages, term
from geomap.model import BY_HAND, FROM_TABLE, Claim, Document, Event

AREAS = term("Areas mark what the wording allows, not where something fell.")

_LINE = term(
    "What {origins} said in {documents} up to {date}; {read_by}, {reviewed} of {claims} reviewed, "
    "{unplaced} not placed. Claims, not confirmed facts. {areas}"
)
_UNDATED_LINE = term(
    "What {origins} said in {documents} without a date; {read_by}, {reviewed} of {claims} "
    "reviewed, {unplaced} not placed. Claims, not confirmed facts. {areas}"
)


def title_of(events: Sequence[Event], *, messages: Messages = ENGLISH) -> str:
    """Return the title of a map of these events: "Claims of strikes, 19–25 Nov 2024"."""
    days = [day for event in events for day in (event.date.earliest, event.date.latest) if day]
    if not days:
        return messages.text("Claims of strikes")
    when = shown_days(min(days), max(days), messages=messages)
    return messages.text("Claims of strikes, {days}", days=when)


def as_of(claims: Iterable[Claim], documents: Iterable[Document] = ()) -> str | None:
    """Return the newest publication date: `YYYY[-MM[-DD]]`.

    It is that of the documents that were read, where they say one, else that of the claims' own.
    """
    read = max((one.published for one in documents if one.published), default=None)
    told = (claim.document.published for claim in claims if claim.document.published)
    return read or max(told, default=None)


def is_placed(claim: Claim) -> bool:
    """Return whether at least one place of the claim was found."""
    return any(location.place is not None for location in claim.locations)


def method_of(
    claims: Sequence[Claim], documents: Sequence[Document], *, messages: Messages = ENGLISH
) -> str:
    """Return the method line of claims and the documents that were read for them, if any are known.

    A file of claims alone does not hold all documents that were read: then those that it names
    count.
    """
    until = as_of(claims, documents)
    read = len(documents) or None
    return method_line(claims, documents=read, until=until, messages=messages)


def method_line(
    claims: Sequence[Claim],
    *,
    documents: int | None = None,
    until: str | None = None,
    messages: Messages = ENGLISH,
) -> str:
    """Return what N origins said in M documents up to DATE, how it was read, and what is missing.

    `documents` counts those read, also those without a claim; without it, those of the claims.
    """
    origins = {claim.claimant.name or f"publisher of {claim.document.id}" for claim in claims}
    read = len({claim.document.id for claim in claims}) if documents is None else documents
    date = until or as_of(claims)
    reviewed = sum(claim.review is not None for claim in claims)
    unplaced = sum(not is_placed(claim) for claim in claims)
    return messages.text(
        _LINE if date else _UNDATED_LINE,
        origins=messages.count("{n} origin", "{n} origins", len(origins)),
        documents=messages.count("{n} document", "{n} documents", read),
        date=shown_day(date, messages=messages),
        read_by=_read_by(claims, messages),
        reviewed=reviewed,
        claims=messages.count("{n} claim", "{n} claims", len(claims)),
        unplaced=unplaced,
        areas=messages.text(AREAS),
    )


def _read_by(claims: Sequence[Claim], messages: Messages) -> str:
    """Return who read the claims: a machine, or persons who gave them by hand."""
    by_hand = sum(claim.made_by.extractor == BY_HAND for claim in claims)
    if by_hand and by_hand == len(claims):
        return messages.text("given by hand, not machine-read")
    words = messages.text("machine-read")
    if any(claim.made_by.extractor == FROM_TABLE for claim in claims):
        words = messages.text("machine-read and taken from a table that may have been edited since")
    if not by_hand:
        return words
    return messages.count(
        "{read}, but {n} claim given by hand",
        "{read}, but {n} claims given by hand",
        by_hand,
        read=words,
    )
