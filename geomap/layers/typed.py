"""A claim by hand in the words that a person typed, where geomap compares it under others."""

from dataclasses import replace

from geomap.model import BY_HAND, TYPED_ATTACKER, Claim, Weapon


def as_typed(claim: Claim) -> Claim:
    """Return the claim with what it says named as it was typed: "artillery", not its class.

    What a person writes is theirs to word. A claim that a machine read is returned as it is.
    """
    typed = next((edit.was for edit in claim.edits if edit.reason == TYPED_ATTACKER), None)
    if typed:
        claim = replace(claim, attacker=typed)
    if claim.made_by.extractor != BY_HAND:
        return claim
    return replace(
        claim,
        weapons=tuple(map(_weapon, claim.weapons)),
        targets=tuple(replace(one, kind=one.text or one.kind) for one in claim.targets),
        effects=tuple(replace(one, kind=one.text or one.kind) for one in claim.effects),
    )


def _weapon(weapon: Weapon) -> Weapon:
    """Return the weapon by its typed name, with its class where that tells more."""
    words = weapon.text
    if words is None:
        return weapon
    known = weapon.weapon_class
    told = known and (known.casefold() in words.casefold() or words.casefold() in known.casefold())
    return replace(weapon, name=words, weapon_class=None if told else known)
