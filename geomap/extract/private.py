"""Private persons who are quoted: what they say is kept, their names are no fields of a claim.

Who holds an office, speaks for a body or publishes is named as the source. A resident or a doctor
whom an article quotes by name is a witness; the name stays in the quotes, which are the article's
own words, and goes into no table, list or layer of sources.
"""

import operator
import re
from dataclasses import replace
from typing import TypeVar

from geomap.model import Claim, Claimant, Kind, Link

_Speaker = TypeVar("_Speaker", Claimant, Link)
_PRIVATE: Kind = "witness"
_MOST_WORDS = 5
_PARTICLES = frozenset({"al", "ben", "bin", "da", "de", "del", "der", "di", "el", "van", "von"})
_ROLE = re.compile(
    r"\b(?:(?:eye)?witness(?:es)?|(?:local )?residents?|locals|survivors?|villagers?|neighbou?rs?|"
    r"refugees?|"
    r"medics?|doctors?|nurses?|surgeons?|paramedics?|drivers?|workers?|farmers?|teachers?|"
    r"shopkeepers?|pensioners?|retirees?|students?|(?:home|shop|house)?owners?|traders?|vendors?|"
    r"fisherm[ae]n|bakers?|mechanics?|miners?|passengers?|tenants?|widows?|mothers?|fathers?|"
    r"relatives?|people|civilians?|families|family|patients?)\b",
    re.IGNORECASE,
)


# At the head of a sentence a role has a capital and looks like a part of the name.
_WITH_ROLE = re.compile(
    r"(?P<role>Eyewitness|Witness|Resident|Villager|Survivor|Neighbou?r|Refugee|Doctor|Nurse|Surgeon|"
    r"Medic|Driver|Farmer|Teacher|Student|Shopkeeper|Pensioner|Retiree|Fisherman|Baker|Mechanic|"
    r"Miner|Trader|Vendor|Homeowner) (?P<name>[^\W\d_]\S+(?: [^\W\d_]\S+){1,2})"
)
_BODY = re.compile(
    r"\b(?:agency|association|board|cent(?:er|re)|committee|corps|council|department|federation|"
    r"group|institute|league|ministry|movement|network|organi[sz]ation|party|service|society|"
    r"syndicate|union)\b",
    re.IGNORECASE,
)


def without_private_names(claim: Claim) -> Claim:
    """Return the claim with a role for the name of each witness: "Ivan Bondar" is a "resident"."""
    claimant = _nameless(claim.claimant)
    chain = tuple(map(_nameless, claim.chain))
    if claimant is claim.claimant and all(map(operator.is_, chain, claim.chain)):
        return claim
    return replace(claim, claimant=claimant, chain=chain)


def _nameless(speaker: _Speaker) -> _Speaker:
    """Return the speaker by role if it is a private person called by name, else as it is."""
    name = speaker.name or ""
    with_role = _WITH_ROLE.fullmatch(name)
    if with_role and with_role["name"].istitle() and not _BODY.search(name):
        return replace(speaker, name=with_role["role"].casefold(), kind=_PRIVATE)
    if speaker.kind != _PRIVATE or _ROLE.match(name) or _ROLE.search(_uncapitalised(name)):
        return speaker
    words = [word for word in name.split() if word.casefold() not in _PARTICLES]
    if not 0 < len(words) <= _MOST_WORDS or not all(word[:1].isupper() for word in words):
        return speaker
    text = speaker.text or ""
    found = _ROLE.match(text) or _ROLE.search(_uncapitalised(text))
    return replace(speaker, name=found[0].casefold() if found else _PRIVATE)


def _uncapitalised(name: str) -> str:
    """Return the words without a capital: "Baker" may be a surname, "residents" is none."""
    return " ".join(word for word in name.split() if not word[:1].isupper())
