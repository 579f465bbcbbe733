"""The user's translations, put beside the quotes of claims whatever language they are in."""

from dataclasses import replace

from geomap.model import Claim, Document


def translated(claim: Claim, document: Document) -> Claim:
    """Return the claim with the user's translations of stretches that its quotes touch.

    They are shown beside the quotes and read for nothing: no value of a claim comes from them.
    """
    found = tuple(
        one
        for one in document.translations
        if any(one.start < quote.end and quote.start < one.end for quote in claim.quotes)
    )
    return replace(claim, translations=found) if found != claim.translations else claim
