"""What persons changed in a claim and think of it, in words: never what a machine found."""

from collections.abc import Iterator

from geomap.model import BY_HAND, TYPED_ATTACKER, Claim, Edit


def is_corrected(claim: Claim) -> bool:
    """Return whether a person changed what a machine read: a note changes nothing."""
    by_hand = claim.made_by.extractor == BY_HAND
    return not by_hand and any(edit.action != "note" for edit in claim.edits)


def edit_words(edit: Edit) -> str:
    """Return in words what a person changed, who, when and why."""
    if edit.reason == TYPED_ATTACKER:
        return f"attacker: typed as {edit.was}, compared as {edit.now} (by {edit.by}, {edit.at})"
    change = " → ".join(part for part in (edit.was, edit.now) if part)
    if edit.claims:
        many = len(edit.claims) > 1
        change = f"{len(edit.claims)} claims" if many else "1 claim"
    return f"{edit.action}: {change} (by {edit.by}, {edit.at}: {edit.reason})"


def person_words(claim: Claim) -> Iterator[str]:
    """Yield a line for each thing that a person changed in the claim or thinks of it."""
    if claim.review:
        yield f"reviewed: {claim.review}"
    yield from map(edit_words, claim.edits)
    confidence = claim.confidence
    if confidence and confidence.source_reliability:
        yield f"reliability of the source: {confidence.source_reliability} (user's sources.toml)"
    if confidence and confidence.admiralty:
        yield f"Admiralty code: {confidence.admiralty}"
