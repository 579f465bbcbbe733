"""Whose data a drawing shows, in the words that their licences ask for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from geomap.model import Claim

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer


def credits_of(claims: Iterable[Claim], *, gazetteer: "Gazetteer") -> str:
    """Return the attribution of the places and shapes of the claims, and of the base map."""
    used = {one.place.id for claim in claims for one in claim.locations if one.place}
    return gazetteer.credits(used)
