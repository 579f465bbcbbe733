"""Documents whose texts are the same, white space aside: found by hash, whatever their length."""

from collections.abc import Iterable, Mapping

from geomap.events.traits import OrderKey, Traits

ClaimKey = tuple[object, ...]


def twins_of(claims: Iterable[Traits], *, texts: Mapping[str, str]) -> dict[str, str]:
    """Return for each document that repeats another word for word the first of its text.

    The first is that published first, as in the events' order; a document without a text, or with
    a blank one, repeats none.
    """
    firsts: dict[str, OrderKey] = {}
    for member in claims:
        firsts[member.document] = min(firsts.get(member.document, member.order), member.order)
    roots: dict[str, str] = {}
    found: dict[str, str] = {}
    for document in sorted(firsts, key=lambda one: firsts[one]):
        text = " ".join(texts.get(document, "").split())
        if text and (root := roots.setdefault(text, document)) != document:
            found[document] = root
    return found


def counterparts(
    claims: Iterable[Traits], *, twins: Mapping[str, str]
) -> dict[str, tuple[Traits, ...]]:
    """Return by the id of a first text's claim the claims that its twins make in the same words."""
    originals: dict[ClaimKey, str] = {}
    repeats: dict[ClaimKey, list[Traits]] = {}
    seen: dict[ClaimKey, int] = {}
    for member in sorted(claims, key=lambda one: one.order):
        said = (member.document, _said(member))
        number = seen[said] = seen.get(said, 0) + 1
        root = twins.get(member.document, member.document)
        key = (root, said[1], number)
        if root == member.document:
            originals[key] = member.claim.id
        else:
            repeats.setdefault(key, []).append(member)
    return {originals[key]: tuple(same) for key, same in repeats.items() if key in originals}


def _said(member: Traits) -> ClaimKey:
    """Return what twins share in a claim: who says what where in the text, but not the day.

    A text posted again a week later still means its first "yesterday".
    """
    claim = member.claim
    quotes = tuple(" ".join(quote.text.split()) for quote in claim.quotes)
    return (quotes, member.speaker, claim.claimant.kind, claim.stance)
