"""Verbs: the stems of a verb, each with the endings that follow it and the part of speech."""
# Cyrillic letters are meant here, not their Latin likenesses

import functools
from collections.abc import Iterator

from geomap.extract.slavic.morphology import Pos
from geomap.extract.ukrainian.declension import HUSHING, VOWELS, Endings, Slot, adjective_endings

VerbPiece = tuple[Pos, str, Endings]
_LABIALS = "бпвмф"
_MUTATED = {"зд": "ждж", "ст": "щ", "д": "дж", "т": "ч", "з": "ж", "с": "ш"}
_ONE, _MANY = Slot(plural=False), Slot(plural=True)
_PAST: tuple[tuple[str, Slot], ...] = (
    ("ла", Slot(plural=False, gender="feminine", past=True)),
    ("ло", Slot(plural=False, gender="neuter", past=True)),
    ("ли", Slot(plural=True, past=True)),
)
_PAST_MASCULINE = Slot(plural=False, gender="masculine", past=True)
_FUTURE = (
    ("тиму", _ONE),
    ("тимеш", _ONE),
    ("тиме", _ONE),
    ("тимемо", _MANY),
    ("тимете", _MANY),
    ("тимуть", _MANY),
)


def verb_pieces(lemma: str, third_person: str, past: str) -> Iterator[VerbPiece]:
    """Yield the stems of a verb with their endings.

    `third_person` (singular, present or simple future) and `past` (masculine) are given where they
    do not follow from the infinitive.
    """
    reflexive = lemma.endswith("ся")
    infinitive = lemma.removesuffix("ся")
    stem = infinitive[:-2]
    yield "infinitive", stem, _infinitive(reflexive)
    third = (third_person or _third_person(infinitive)).removesuffix("ся")
    third = third.removesuffix("ть") if reflexive and third.endswith(("еть", "єть")) else third
    yield from _present(third, reflexive=reflexive)
    yield from _past(stem, past.removesuffix("ся"), reflexive=reflexive)
    if not reflexive:
        participle = _participle(stem, third)
        if participle:
            yield "participle", participle, adjective_endings("hard")
            yield "short", participle, _IMPERSONAL


_IMPERSONAL: Endings = {"о": (Slot(plural=False, gender="neuter", past=True),)}


def _third_person(infinitive: str) -> str:
    if infinitive.endswith(("увати", "ювати")):
        return f"{infinitive[:-5]}{'ю' if infinitive[-5] == 'ю' else 'у'}є"
    if infinitive.endswith("нути"):
        return f"{infinitive[:-3]}е"
    if infinitive.endswith(("ити", "їти")):
        return f"{infinitive[:-2]}ть"
    return f"{infinitive[:-2]}є"


def _present(third: str, *, reflexive: bool) -> Iterator[VerbPiece]:
    if third.endswith(("ить", "їть")):
        base = third[:-3]
        vowel = third[-3]
        yield "verb", base, _second_singular(vowel, reflexive)
        if vowel == "ї":
            plural = ("", "ять")
        elif base[-1] in HUSHING:
            plural = ("", "ать")
        else:
            plural = ("л" if base[-1] in _LABIALS else "", "ять")
        yield "verb", base + plural[0], _third_plural(plural[1], reflexive)
        yield "gerund", base + plural[0], _gerund(f"{plural[1][0]}чи", reflexive)
        first = mutated(base)
        yield "verb", first, _first_person("у" if first[-1] in "жчшщ" else "ю", reflexive)
    elif third.endswith(("е", "є")):
        yield "verb", third[:-1], _first_conjugation(third[-1], reflexive)
        yield "gerund", third[:-1], _gerund("учи" if third[-1] == "е" else "ючи", reflexive)
    elif third.endswith("сть"):  # дасть, розповість
        base = third[:-3]
        yield "verb", base, _athematic(base[-1], reflexive)


def mutated(base: str) -> str:
    """Return a stem of the second conjugation before -ю and -ений: знизи-ти, зниж-ений."""
    if base[-1] in _LABIALS:
        return f"{base}л"
    for ending, other in _MUTATED.items():
        if base.endswith(ending):
            return base.removesuffix(ending) + other
    return base


def _past(stem: str, past: str, *, reflexive: bool) -> Iterator[VerbPiece]:
    if not past:
        stem = stem.removesuffix("с") if stem.endswith("віс") else stem  # розповісти, розповів
        yield "verb", stem, _past_endings("в", reflexive)
        yield "gerund", stem, _gerund("вши", reflexive)
        return
    yield "verb", past, _masculine_past(reflexive)
    if past.endswith("шов"):
        base = f"{past[:-2]}"
        yield "verb", base, _past_endings("", reflexive)
        yield "gerund", base, _gerund("овши", reflexive)
    elif past.endswith("в") and not past.endswith(("ів",)):
        yield "verb", past[:-1], _past_endings("", reflexive)
        yield "gerund", past, _gerund("ши", reflexive)
    else:  # міг, могла; ніс, несла: the vowel opens
        base = _opened(past, stem)
        yield "verb", base, _past_endings("", reflexive)
        yield "gerund", base, _gerund("ши", reflexive)


def _opened(past: str, stem: str) -> str:
    base = past
    place = past.rfind("і")
    if place >= 0 and len(past) - place == len("іг"):
        vowel = stem[place] if place < len(stem) and stem[place] in VOWELS else "е"
        base = f"{past[:place]}{vowel}{past[place + 1 :]}"
    return base.removesuffix("в") if base.endswith(("ев", "ів")) else base  # вів, вела


def _participle(stem: str, third: str) -> str | None:
    """Return the stem of the passive participle: збит-, знищен-, атакован-."""
    if stem.endswith(("ува", "юва")):
        return f"{stem[:-3]}{'ьова' if stem[-3] == 'ю' else 'ова'}н"
    if stem.endswith(("а", "я")):
        return f"{stem}н"
    if stem.endswith("и"):
        if not third.endswith("ить"):
            return f"{stem}т"  # збити, зіб'є: збитий
        return f"{mutated(stem[:-1])}ен"
    if stem.endswith(("ну", "о")):
        return f"{stem}т"
    return None


@functools.cache
def _infinitive(reflexive: bool) -> Endings:  # noqa: FBT001  # a key of the cache
    return _reflexive({"ти": (Slot(),)}) if reflexive else {"ти": (Slot(),)}


@functools.cache
def _second_singular(vowel: str, reflexive: bool) -> Endings:  # noqa: FBT001
    plain = {
        f"{vowel}ш": (_ONE,),
        f"{vowel}ть": (_ONE,),
        f"{vowel}мо": (_MANY,),
        f"{vowel}те": (_MANY,),
    }
    return _reflexive(plain) if reflexive else plain


@functools.cache
def _third_plural(ending: str, reflexive: bool) -> Endings:  # noqa: FBT001
    return _reflexive({ending: (_MANY,)}) if reflexive else {ending: (_MANY,)}


@functools.cache
def _first_person(ending: str, reflexive: bool) -> Endings:  # noqa: FBT001
    return _reflexive({ending: (_ONE,)}) if reflexive else {ending: (_ONE,)}


@functools.cache
def _first_conjugation(vowel: str, reflexive: bool) -> Endings:  # noqa: FBT001
    hard = "у" if vowel == "е" else "ю"
    third = f"{vowel}ть" if reflexive else vowel
    plain = {
        hard: (_ONE,),
        f"{vowel}ш": (_ONE,),
        third: (_ONE,),
        f"{vowel}мо": (_MANY,),
        f"{vowel}те": (_MANY,),
        f"{hard}ть": (_MANY,),
    }
    return _reflexive(plain) if reflexive else plain


@functools.cache
def _athematic(vowel: str, reflexive: bool) -> Endings:  # noqa: FBT001
    many = "дуть" if vowel == "а" else "дять"
    plain = {
        "м": (_ONE,),
        "си": (_ONE,),
        "сть": (_ONE,),
        "мо": (_MANY,),
        "сте": (_MANY,),
        many: (_MANY,),
    }
    return _reflexive(plain) if reflexive else plain


@functools.cache
def _past_endings(masculine: str, reflexive: bool) -> Endings:  # noqa: FBT001
    plain = {ending: (slot,) for ending, slot in _PAST}
    if masculine:
        plain[masculine] = (_PAST_MASCULINE,)
        plain |= {ending: (slot,) for ending, slot in _FUTURE}
    return _reflexive(plain) if reflexive else plain


@functools.cache
def _masculine_past(reflexive: bool) -> Endings:  # noqa: FBT001
    return _reflexive({"": (_PAST_MASCULINE,)}) if reflexive else {"": (_PAST_MASCULINE,)}


@functools.cache
def _gerund(ending: str, reflexive: bool) -> Endings:  # noqa: FBT001
    return _reflexive({ending: (Slot(),)}) if reflexive else {ending: (Slot(),)}


def _reflexive(plain: Endings) -> Endings:
    """Return the endings with -ся, after a vowel also -сь: сталося, сталось."""
    found = {f"{ending}ся": slots for ending, slots in plain.items()}
    for ending, slots in plain.items():
        if ending.endswith(("а", "е", "и", "о", "у", "ю")):
            found[f"{ending}сь"] = slots
    return found
