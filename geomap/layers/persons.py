"""What persons changed in a claim and think of it, in words: never what a machine found."""

from collections.abc import Iterator

from geomap.messages import ENGLISH, Messages
from geomap.model import BY_HAND, TYPED_ATTACKER, Claim, Edit


def is_corrected(claim: Claim) -> bool:
    """Return whether a person changed what a machine read: a note changes nothing."""
    by_hand = claim.made_by.extractor == BY_HAND
    return not by_hand and any(edit.action != "note" for edit in claim.edits)


def edit_words(edit: Edit, *, messages: Messages = ENGLISH) -> str:
    """Return in words what a person changed, who, when and why."""
    if edit.reason == TYPED_ATTACKER:
        return messages.text(
            "attacker: typed as {was}, compared as {now} (by {person}, {day})",
            was=edit.was,
            now=edit.now,
            person=edit.by,
            day=edit.at,
        )
    change = " → ".join(part for part in (edit.was, edit.now) if part)
    if edit.claims:
        change = messages.count("{n} claim", "{n} claims", len(edit.claims))
    return messages.text(
        "{action}: {change} (by {person}, {day}: {reason})",
        action=messages.text(edit.action, "what a person did"),
        change=change,
        person=edit.by,
        day=edit.at,
        reason=edit.reason,
    )


def person_words(claim: Claim, *, messages: Messages = ENGLISH) -> Iterator[str]:
    """Yield a line for each thing that a person changed in the claim or thinks of it."""
    if claim.review:
        yield messages.text("reviewed: {by}", by=claim.review)
    yield from (edit_words(edit, messages=messages) for edit in claim.edits)
    confidence = claim.confidence
    if confidence and confidence.source_reliability:
        yield messages.text(
            "reliability of the source: {grade} (user's sources.toml)",
            grade=confidence.source_reliability,
        )
    if confidence and confidence.admiralty:
        yield messages.text("Admiralty code: {code}", code=confidence.admiralty)
