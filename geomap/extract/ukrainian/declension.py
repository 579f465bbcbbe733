"""Nouns and adjectives: the stems of a word, each with the endings that follow it."""
# Cyrillic letters are meant here, not their Latin likenesses

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast, get_args

from geomap.extract.slavic.morphology import Case, Gender
from geomap.extract.ukrainian.tables import rows

CASES: tuple[Case, ...] = get_args(Case)
ONE, MANY = False, True  # what `Slot.plural` says
VOWELS = "аеиіоуєїюя"
HUSHING = "жчшщ"
_LABIALS_AND_R = "бпвмфр"
_VELARS = {"к": "ц", "г": "з", "х": "с"}  # before і: рука, руці


class Slot(NamedTuple):
    """What an ending tells: case, number, gender, past; None where it tells nothing."""

    case: Case | None = None
    plural: bool | None = None
    gender: Gender | None = None
    past: bool = False


Endings = Mapping[str, tuple[Slot, ...]]
Piece = tuple[str, Endings]  # a stem and what may follow it
_SINGULAR = Slot("nominative", ONE)
_UNCHANGING: Endings = {"": (Slot(),)}


class Noun(NamedTuple):
    """A noun as the word list has it."""

    lemma: str
    gender: str
    animate: bool
    genitive: str
    plural_genitive: str


def noun_pieces(noun: Noun) -> Iterator[Piece]:
    """Yield the stems of a noun with their endings; together they make all its forms."""
    if noun.genitive == noun.lemma:
        yield noun.lemma, _UNCHANGING
    elif noun.gender == "plural":
        yield from _plural_only(noun)
    elif noun.gender == "masculine" and not noun.lemma.endswith(("а", "я")):
        yield from _masculine(noun)
    elif noun.gender == "neuter":
        yield from _neuter(noun)
    elif noun.lemma.endswith(("а", "я")):
        yield from _first(noun)
    else:
        yield from _third(noun)


def _plural_only(noun: Noun) -> Iterator[Piece]:
    stem, last = noun.lemma[:-1], noun.lemma[-1]
    soft = "mixed_p" if stem[-1] in HUSHING else "soft_p"
    paradigm = {"и": "hard_p", "а": "neuter_p"}.get(last, soft)
    yield stem, _endings(paradigm, singular="", plural=_plural_accusative(noun))
    yield noun.plural_genitive, _one(_genitive_plural(noun))


def _masculine(noun: Noun) -> Iterator[Piece]:
    stem, last = noun.genitive[:-1], noun.genitive[-1]
    accusative = "genitive" if noun.animate else "nominative"
    nominative = (_SINGULAR,) if noun.animate else (_SINGULAR, Slot("accusative", ONE))
    yield noun.lemma, _one(nominative)
    if last in "ую":
        genitive: tuple[Slot, ...] = (Slot("genitive", ONE),)
    else:  # "збили дрона": the genitive in -а stands for the accusative of lifeless things too
        genitive = (Slot("genitive", ONE), Slot("accusative", ONE))
    yield stem, _one(genitive, last)
    if last in "ау":
        paradigm = "mixed_m" if stem[-1] in HUSHING else "hard_m"
    else:
        paradigm = "vowel_m" if noun.lemma.endswith("й") else "soft_m"
    plural = _plural_accusative(noun)
    if noun.plural_genitive and noun.lemma.endswith("ин"):  # росіянин, росіяни
        yield stem, _endings(paradigm, singular=accusative, plural=None)
        yield noun.plural_genitive, _endings("hard_p", singular="", plural=plural)
        yield noun.plural_genitive, _one(_genitive_plural(noun))
    else:
        without = "і" if stem[-1] in _VELARS else ""
        yield stem, _endings(paradigm, singular="", plural=plural, without=without)
        if noun.plural_genitive:
            yield noun.plural_genitive, _one(_genitive_plural(noun))
    if stem[-1] in "гх" or (stem[-1] == "к" and len(stem) <= len("рок")):  # на поверсі, у році
        yield stem[:-1] + _VELARS[stem[-1]], {"і": (Slot("locative", ONE),)}


def _neuter(noun: Noun) -> Iterator[Piece]:
    stem, last = noun.lemma[:-1], noun.lemma[-1]
    if last == "о":
        paradigm = "hard_n"
    elif last == "е":
        paradigm = "mixed_n" if stem[-1] in HUSHING else "soft_n"
    else:
        paradigm = "apostrophe_n" if stem.endswith("'") else "double_n"
    yield stem, _endings(paradigm, singular="nominative", plural=_plural_accusative(noun))
    for form in _neuter_plural(noun, stem, last):
        yield form, _one(_genitive_plural(noun))
    if stem[-1] in _VELARS:
        yield stem[:-1] + _VELARS[stem[-1]], {"і": (Slot("locative", ONE),)}


def _neuter_plural(noun: Noun, stem: str, last: str) -> tuple[str, ...]:
    if noun.plural_genitive:
        return (noun.plural_genitive,)
    if last == "е" and stem[-1] not in HUSHING:
        return (f"{stem}ів",)  # полів
    if last == "я":
        if stem.endswith("'"):
            return (f"{stem}їв",)
        short = stem[:-1] if stem[-1] == stem[-2] else stem
        zero = short if short[-1] in HUSHING else f"{short}ь"  # знищень, сторіч
        return (zero, f"{stem}ів") if stem.endswith("тт") else (zero,)  # століть, укриттів
    return (_open(stem),)


def _first(noun: Noun) -> Iterator[Piece]:
    stem, last = noun.lemma[:-1], noun.lemma[-1]
    if last == "а":
        paradigm = "mixed_a" if stem[-1] in HUSHING else "hard_a"
        zero = _open(stem)
    else:
        vowel = stem[-1] in VOWELS or stem.endswith("'")
        paradigm = "vowel_a" if vowel else "soft_a"
        zero = f"{stem}й" if vowel else f"{stem}ь"
    plural = _plural_accusative(noun)
    if stem[-1] in _VELARS:
        yield stem, _endings(paradigm, singular="", plural=plural, without="і")
        yield (
            stem[:-1] + _VELARS[stem[-1]],
            {"і": (Slot("dative", ONE), Slot("locative", ONE))},
        )
    else:
        yield stem, _endings(paradigm, singular="", plural=plural)
    yield noun.plural_genitive or zero, _one(_genitive_plural(noun))


def _third(noun: Noun) -> Iterator[Piece]:
    base = noun.lemma.removesuffix("ь")
    yield noun.lemma, _one((_SINGULAR, Slot("accusative", ONE)))
    if noun.genitive:
        stem = noun.genitive[:-1]
    else:  # кількість, кількості
        stem = f"{base[:-3]}ост" if base.endswith("іст") and len(base) > len("повіст") else base
    hushing = "third_mixed_f" if stem[-1] in HUSHING else "third_f"
    yield stem, _endings(hushing, singular="", plural=_plural_accusative(noun))
    if base[-1] in _LABIALS_AND_R:
        instrumental = f"{base}'ю"  # кров'ю
    else:  # ніччю, областю
        instrumental = f"{base}{base[-1] if base[-2] in VOWELS else ''}ю"
    yield instrumental, {"": (Slot("instrumental", ONE),)}


def _open(stem: str) -> str:
    """Return the genitive plural without an ending: жінка, жінок."""
    closed = stem.endswith("к") and stem[-2:-1] not in VOWELS and not stem.endswith("ськ")
    return f"{stem[:-1].removesuffix('ь')}{'' if stem[-2] != 'ь' else 'ь'}ок" if closed else stem


def _plural_accusative(noun: Noun) -> str:
    return "genitive" if noun.animate else "nominative"


def _genitive_plural(noun: Noun) -> tuple[Slot, ...]:
    genitive = Slot("genitive", MANY)
    return (genitive, Slot("accusative", MANY)) if noun.animate else (genitive,)


def _one(slots: tuple[Slot, ...], ending: str = "") -> Endings:
    return _shared(ending, slots)


@functools.cache
def _shared(ending: str, slots: tuple[Slot, ...]) -> Endings:
    return {ending: slots}


@functools.cache
def _endings(paradigm: str, *, singular: str, plural: str | None, without: str = "") -> Endings:
    """Return a paradigm's endings; `singular` and `plural` name the case the accusative is like."""
    found: dict[str, list[Slot]] = {}
    for number, case, ending in _paradigms()[paradigm]:
        many = number == "plural"
        if (many and plural is None) or (ending == without and not many):
            continue
        slots = found.setdefault(ending, [])
        slots.append(Slot(case, many))
        if case == (plural if many else singular):
            slots.append(Slot("accusative", many))
    return {ending: tuple(slots) for ending, slots in found.items()}


@functools.cache
def _paradigms() -> dict[str, list[tuple[str, Case, str]]]:
    found: dict[str, list[tuple[str, Case, str]]] = {}
    for row in rows("paradigms"):
        of = found.setdefault(row["paradigm"], [])
        of += [(row["number"], cast("Case", row["case"]), one) for one in row["endings"].split("|")]
    return found


@functools.cache
def adjective_endings(declension: str) -> Endings:
    """Return the endings of full adjectives: "hard", "soft" or "vowel" ones."""
    found: dict[str, list[Slot]] = {}
    for row in rows("adjective_endings"):
        if row["declension"] != declension:
            continue
        gender = cast("Gender | None", row["gender"] or None)
        for case in CASES:
            like = row[case]
            if not like:  # alive or not: the accusative is like the nominative or the genitive
                like = f"{row['nominative']}|{row['genitive']}"
            for ending in like.split("|"):
                found.setdefault(ending, []).append(Slot(case, gender is None, gender))
    return {ending: tuple(slots) for ending, slots in found.items()}


def adjective_piece(lemma: str) -> Piece:
    """Return the stem of an adjective with its endings."""
    if lemma.endswith("їй"):
        return lemma[:-2], adjective_endings("vowel")
    return lemma[:-2], adjective_endings("soft" if lemma.endswith("ій") else "hard")
