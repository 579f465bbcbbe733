"""Whether words tell of a strike at all, and enough of one to be a claim on it."""

from collections.abc import Sequence

from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import Sentence
from geomap.extract.statement import Statement

_ACTS = frozenset({"attack", "intercept", "repelled", "launch", "hit", "debris_fall", "lost"})
_ARMED_ACTS = frozenset({"attack", "intercept", "repelled", "launch", "lost", "hit"})
_DENIABLE = frozenset({"attack", "launch", "debris_fall"})
_CIVIL = frozenset({"aircraft", "helicopter", "balloon", "tank"})
# An exercise's report names weapons as well: so many words for each of its own make it a strike's.
_DRILLS = 3
_EFFECTS = frozenset({"explosion", "fire", "damage"})


def names_war(sentences: Sequence[Sentence]) -> bool:
    """Return whether a document is on strikes, and not on an exercise, an accident or the weather.

    It holds a word for an attack or for weapons stopped or fired; words for exercises and tests
    do not outnumber those.
    """
    acts = armed = drills = 0
    for sentence in sentences:
        acts += sum(hit.value in _ARMED_ACTS for hit in sentence.hits.get("strikes", ()))
        armed += sum(hit.row.get("class") not in _CIVIL for hit in sentence.hits.get("weapons", ()))
        drills += sum(
            sentence.hit_at(hit.first, "weapons") is None  # "Град" is no hail
            for hit in sentence.terms("exercise", "civil")
        )
    return bool(acts or armed) and drills * _DRILLS < acts + armed


def is_denied(told: Told) -> bool:
    """Return whether the words say that no strike was, or that somebody had no part in it."""
    if any(True for _ in told.terms("uninvolved")) or is_called_false(told):
        return True
    acts = [one for one in told.triggers if one.kind in _DENIABLE]
    return bool(acts) and all(one.negated for one in acts)


def is_called_false(told: Told) -> bool:
    """Return whether the words call what was told of a strike false."""
    return any(True for _ in told.terms("falsehood"))


def tells_of_strike(told: Told) -> bool:
    """Return whether the words hold an act of war, its effect, or people harmed."""
    happened = [one for one in told.triggers if not one.possible]
    kinds = {one.kind for one in happened}
    if kinds & _ACTS:
        return True
    return bool(kinds & _EFFECTS or told.harms or list(told.hits("weapons")))


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
    if statement.resumes and statement.dates:
        return True  # "Удар был нанесен 5 октября"
    return named or bool(statement.weapons and (statement.dates or statement.attacker))
