"""Whether words tell of a strike at all, and enough of one to be a claim on it."""

from geomap.extract.slavic.language import Language
from geomap.extract.slavic.told import Told
from geomap.extract.statement import Statement

_ACTS = frozenset({"attack", "intercept", "repelled", "launch", "hit", "debris_fall", "lost"})
_EFFECTS = frozenset({"explosion", "fire", "damage"})


def names_war(text: str, language: Language) -> bool:
    """Return whether a document holds any word for weapons or attacks."""
    del text, language
    return True


def tells_of_strike(told: Told) -> bool:
    """Return whether the words hold an act of war, its effect, or people harmed."""
    happened = [one for one in told.triggers if not one.possible]
    kinds = {one.kind for one in happened}
    if kinds & _ACTS:
        return True
    return bool(kinds & _EFFECTS or told.harms or list(told.hits("weapons")))


def takes_up(told: Told) -> bool:
    """Return whether the words take a strike for known: "в результате атаки погибли"."""
    return any(
        not one.is_verb and told.sentence.is_term(one.at - 1, "as_result")
        for one in told.triggers
        if one.at > 0
    )


def is_earlier(told: Told) -> bool:
    """Return whether the words set their strike before the one told: "ранее"."""
    return any(told.terms("earlier"))


def is_specific(statement: Statement, told: Told) -> bool:
    """Return whether the words name enough of one strike to be a claim on it."""
    acts = {one.kind for one in told.triggers if not one.possible}
    named = bool(statement.places or statement.targets or statement.counts)
    if not acts and not statement.counts:
        return False
    if not acts & _ACTS and not (acts & _EFFECTS and (statement.targets or statement.places)):
        return bool(statement.counts)
    if statement.speakers:
        return named or bool(statement.weapons or statement.dates or statement.effects)
    return named or bool(statement.weapons and (statement.dates or statement.attacker))
