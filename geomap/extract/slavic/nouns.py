"""What a number counts by the noun after it: weapons of a kind, hits, people, or something else."""

from dataclasses import dataclass
from typing import Literal

from geomap.extract.slavic.numbers import Number
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import QUOTES, Hit, Sentence, Word

Counts = Literal["weapon", "air_target", "landing", "person", "harmed", "other", "nothing"]

AIR_DEFENCE = "air defence"
# Classes of the weapons' lexicon that do not fly by themselves: nobody shoots a gun down.
_GROUND = frozenset({"multiple rocket launcher", "rocket artillery", "mortar", "anti-tank missile"})
_GUNS = frozenset({"artillery shell", "surface-to-air missile", "artillery"})
_CARRIERS = frozenset({"aircraft", "helicopter"})
# Words between a number and its noun: "четыре украинских ударных беспилотных аппарата".
_REACH = 7
_HARMS = ("killed", "injured", "missing")
# In capitals they may be read as nouns.
_PREPOSITIONS = ("of_them", "in", "over", "from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a number counts; `weapon` is the name or class of the lexicon, `last` its last word.

    `defends` marks what is built to shoot down, but is fired at the ground as well: "С-300";
    `carries` what fires and is not fired itself: aircraft.
    """

    counts: Counts
    weapon: str | None = None
    last: int = 0
    defends: bool = False
    carries: bool = False


NOTHING = Noun(counts="nothing")
_OTHER = Noun(counts="other")


def noun_of(told: Told, number: Number) -> Noun:
    """Return the noun that a number counts, `NOTHING` where none follows it.

    A weapon among the words on the way decides; so does the first noun that is none.
    """
    sentence = told.sentence
    for at in range(number.last + 1, min(number.last + 1 + _REACH, len(sentence.words))):
        word = sentence.words[at]
        known = _known(sentence, at)
        if known is not None:
            return known
        if word.kind == "mark" and word.text in QUOTES:
            continue
        if _ends(sentence, word):
            return NOTHING
        if _is_noun(word):
            animate = any(one.pos == "noun" and one.animate for one in word.readings[:1])
            return Noun(counts="person", last=at) if animate else _OTHER
    return NOTHING


def _known(sentence: Sentence, at: int) -> Noun | None:
    """Return what a lexicon says that a word is."""
    weapon = sentence.hit_at(at, "weapons")
    if weapon is not None:
        return _weapon(sentence, weapon)
    if (counts := _by_term(sentence, at)) is not None:
        return Noun(counts=counts, last=at)
    strike = sentence.hit_at(at, "strikes")
    if strike is None or not sentence.words[at].is_a("noun"):
        return None
    landing = any(one.value == "hit" and one.holds(at) for one in sentence.hits["strikes"])
    return Noun(counts="landing", last=at) if landing else _OTHER


def _by_term(sentence: Sentence, at: int) -> Counts | None:
    """Return what the grammar's words say that a word is."""
    if sentence.is_term(at, *_HARMS) and not sentence.words[at].finite:
        return "harmed"
    if sentence.is_term(at, "animal"):
        return "other"
    if sentence.is_term(at, "person"):
        return "person"
    return "air_target" if sentence.is_term(at, "air_target") else None


def _weapon(sentence: Sentence, hit: Hit) -> Noun:
    """Return a weapon, or "other" for a gun that stands where it is: "три установки «Град»"."""
    weapon_class = hit.row.get("class") or ""
    defends = hit.row.get("role") == AIR_DEFENCE
    gun = weapon_class in _GUNS and bool(hit.row.get("name")) and not defends
    if weapon_class in _GROUND or gun:
        return _OTHER
    name = hit.row.get("name") or None
    if name is None and (next_one := following_weapon(sentence, hit)) is not None:
        name = next_one.row.get("name") or None
    return Noun(
        counts="weapon",
        weapon=name or weapon_class or None,
        last=hit.last,
        defends=defends,
        carries=carries(hit),
    )


def following_weapon(sentence: Sentence, hit: Hit) -> Hit | None:
    """Return the name right after a weapon's word: "ракета «Искандер»"."""
    at = hit.last + 1
    while at < len(sentence.words) and sentence.words[at].text in QUOTES:
        at += 1
    other = sentence.hit_at(at, "weapons") if at < len(sentence.words) else None
    return other if other is not None and other.first == at else None


def carries(hit: Hit) -> bool:
    """Return whether a weapon of the lexicon fires others and is not fired itself: aircraft."""
    return hit.row.get("class") in _CARRIERS


def flies(hit: Hit) -> bool:
    """Return whether a weapon of the lexicon is one that can be shot down."""
    weapon_class = hit.row.get("class") or ""
    ground = weapon_class in _GROUND or weapon_class in _GUNS
    return not ground and hit.row.get("role") != AIR_DEFENCE


def _ends(sentence: Sentence, word: Word) -> bool:
    """Return whether a word ends the phrase of a number."""
    if word.kind != "word" or word.finite or sentence.is_term(word.at, *_PREPOSITIONS):
        return True
    first = word.readings[0].pos if word.readings else ""
    return first in {"preposition", "conjunction"}


def _is_noun(word: Word) -> bool:
    first = word.readings[0].pos if word.readings else "noun"
    return first in {"noun", "name"}


__all__ = ["NOTHING", "Counts", "Noun", "carries", "flies", "following_weapon", "noun_of"]
