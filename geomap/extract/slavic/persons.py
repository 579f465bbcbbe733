"""Persons' names in the nominative: the given name tells case and gender, rules the rest."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from geomap.extract.slavic.morphology import Case, Gender

Rules = tuple[tuple[re.Pattern[str], str], ...]  # an ending and what stands for it, first one wins
_CASES: tuple[Case, ...] = (
    "genitive",
    "dative",
    "instrumental",
    "accusative",
    "locative",
)


@dataclass(frozen=True, slots=True)
class Form:
    """What a word is as a given name, patronymic or known surname."""

    nominative: str
    case: Case
    gender: Gender | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """How one language declines surnames.

    `rules` lead from a case back to the nominative; a surname that no rule knows is not declined.
    `oblique` finds the surnames that cannot stand in the nominative, `lone` tells what endings
    are of by themselves, with no given name before them. `strangers` are the endings, case by case,
    that all words of a man's name have whose given name is unknown: "Йоава Галанта".
    """

    given: Callable[[str], tuple[Form, ...]]
    surname: Callable[[str], tuple[Form, ...]]
    rules: Mapping[tuple[Gender, Case], Rules]
    oblique: Mapping[Gender, re.Pattern[str]]
    lone: Mapping[Gender, Rules]
    strangers: tuple[Rules, ...]


def in_nominative(words: tuple[str, ...], *, gender: Gender | None, grammar: Grammar) -> str:
    """Return the name in the nominative; as written where case and gender cannot be told."""
    forms = tuple(grammar.given(word) for word in words)
    frames = _frames(forms, gender)
    if not frames:
        return _of_stranger(words, gender, grammar)
    best: list[str] | None = None
    fewest = len(words) + 1
    for frame in frames:
        told = [_told(word, one, frame, grammar) for word, one in zip(words, forms, strict=True)]
        unread = sum(one is None for one in told)
        if unread < fewest:
            best = [one or word for one, word in zip(told, words, strict=True)]
            fewest = unread
    return " ".join(best or words)


def _of_stranger(words: tuple[str, ...], gender: Gender | None, grammar: Grammar) -> str:
    if len(words) > 1 and gender != "feminine":
        for of in grammar.strangers:
            told = [_changed(word, of) for word in words]
            if all(told):
                return " ".join(word for word in told if word)
    return " ".join(_parts(word, lambda part: _alone(part, gender, grammar)) for word in words)


def _frames(
    forms: tuple[tuple[Form, ...], ...], gender: Gender | None
) -> tuple[tuple[Case, Gender], ...]:
    """Return the cases and genders in which all known given names and patronymics may stand."""
    common: set[tuple[Case, Gender]] | None = None
    for of in forms:
        told = {(one.case, one.gender) for one in of if one.gender}
        # The office's gender decides only between names: "глава" may be he, "мэр" may be she.
        here = {frame for frame in told if frame[1] == gender} or told
        if here:
            common = here if common is None else (common & here or common)
    order: tuple[Case, ...] = ("nominative", *_CASES)
    return tuple(sorted(common or (), key=lambda frame: (order.index(frame[0]), frame[1])))


def _told(
    word: str, forms: tuple[Form, ...], frame: tuple[Case, Gender], grammar: Grammar
) -> str | None:
    """Return a word's nominative in a frame; None where nothing tells that it stands in it."""
    case, gender = frame
    for form in (*forms, *grammar.surname(word)):
        if form.case == case and form.gender in {None, gender}:
            return respelt(word, form.nominative)
    if case == "nominative":
        return None if grammar.oblique[gender].search(word.lower()) else word
    read: list[str | None] = []
    joined = _parts(word, lambda part: _by_rules(part, grammar.rules[gender, case], read))
    return joined if all(read) else None


def _by_rules(part: str, rules: Rules, read: list[str | None]) -> str:
    found = _changed(part, rules)
    read.append(found)
    return found or part


def _changed(word: str, rules: Rules) -> str | None:
    for ending, other in rules:
        if ending.search(word):
            return ending.sub(other, word)
    return None


def _alone(word: str, gender: Gender | None, grammar: Grammar) -> str:
    for one, rules in grammar.lone.items():
        found = _changed(word, rules) if gender in {None, one} else None
        if found:
            return found
    return word


def _parts(word: str, change: Callable[[str], str]) -> str:
    return "-".join(change(part) for part in word.split("-"))


def respelt(word: str, nominative: str) -> str:
    """Return the nominative with the word's own letters as far as they agree."""
    kept = 0
    for mine, other in zip(word, nominative, strict=False):
        if mine.lower().replace("ё", "е") != other.lower().replace("ё", "е") and mine not in "’ʼ`‘":
            break
        kept += 1
    return word[:kept] + nominative[kept:]


def rules(*pairs: tuple[str, str]) -> Rules:
    """Return rules of regular expressions for a word's end and what stands in its place."""
    return tuple((re.compile(f"(?:{ending})$"), other) for ending, other in pairs)


def by_case(his: Sequence[Rules], hers: Sequence[Rules]) -> dict[tuple[Gender, Case], Rules]:
    """Return the rules of a man's and a woman's surname, case by case.

    They are given in this order: genitive, dative, instrumental, accusative, locative.
    """
    genders: tuple[tuple[Gender, Sequence[Rules]], ...] = (("masculine", his), ("feminine", hers))
    return {
        (gender, case): of
        for gender, listed in genders
        for case, of in zip(_CASES, listed, strict=True)
    }
