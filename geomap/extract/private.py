"""Private persons who are quoted: what they say is kept, their names are no fields of a claim.

Who holds an office, speaks for a body or publishes is named as the source. A resident or a doctor
whom an article quotes by name is a witness; the name stays in the quotes, which are the article's
own words, and goes into no table, list or layer of sources.
"""

import re
from dataclasses import replace

from geomap.model import Claim, Claimant, Link

_PRIVATE = "witness"
_MOST_WORDS = 5
_PARTICLES = frozenset({"al", "ben", "bin", "da", "de", "del", "der", "di", "el", "van", "von"})
_ROLE = re.compile(
    r"\b(?:(?:eye)?witness(?:es)?|(?:local )?residents?|locals|survivors?|villagers?|neighbou?rs?|"
    r"refugees?|"
    r"medics?|doctors?|nurses?|surgeons?|paramedics?|drivers?|workers?|farmers?|teachers?|"
    r"shopkeepers?|pensioners?|relatives?|people|civilians?|families|family|patients?)\b",
    re.IGNORECASE,
)


def without_private_names(claim: Claim) -> Claim:
    """Return the claim with a role for a witness's name: "Ivan Bondar" is a "local resident"."""
    claimant = claim.claimant
    if not (_is_named(claimant) or any(map(_is_named, claim.chain))):
        return claim
    if _is_named(claimant):
        claimant = replace(claimant, name=_role(claimant))
    chain = tuple(
        replace(link, name=_role(link)) if _is_named(link) else link for link in claim.chain
    )
    return replace(claim, claimant=claimant, chain=chain)


def _is_named(speaker: Claimant | Link) -> bool:
    """Return whether the speaker is a witness called by a person's name."""
    name = speaker.name
    if speaker.kind != _PRIVATE or not name or _ROLE.search(name):
        return False
    words = [word for word in name.split() if word.casefold() not in _PARTICLES]
    return 0 < len(words) <= _MOST_WORDS and all(word[:1].isupper() for word in words)


def _role(speaker: Claimant | Link) -> str:
    """Return what the words call the person beside the name, else "witness"."""
    found = _ROLE.search(speaker.text or "")
    return found[0].casefold() if found else _PRIVATE
