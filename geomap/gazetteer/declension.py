"""Russian and Ukrainian names back from their cases to the nominative, by rules of our own.

No dictionary is asked: a rule of `paradigms.csv` says what a form may come from, and a candidate
counts only if the gazetteer bears it. So there are more candidates than truths, likeliest first.
"""
# ruff: noqa: RUF001, RUF003  # Cyrillic letters are meant here, not their Latin likenesses

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geomap.gazetteer.paradigms import BOTH, CASES, UNITS, Language, Reading, readings

MOST_FORMS = 12  # of a word
MOST_PHRASES = 24
_LONGEST_PHRASE = 6  # words
_LONGEST_NAME = 200
_LONGEST_ABBREVIATION = 4  # ДНР, США, ХМАО
_LETTERS = "А-Яа-яЁёІіЇїЄєҐґ"
_MARKS = "'\u2019\u02bc"  # the apostrophes of Ukrainian
# A word of Russian or Ukrainian with the parts that hyphens join to it.
CYRILLIC_WORD = re.compile(
    rf"[{_LETTERS}][{_LETTERS}{_MARKS}]{{0,60}}(?:-[{_LETTERS}][{_LETTERS}{_MARKS}]{{0,60}}){{0,4}}"
)
_JOINT = re.compile("([ -])")
# Units in short; they are of any case.
_SHORT = re.compile(r"(?<= )(?:обл\.?|р-н(?:[ауеі]|ом)?)$")
_SHORT_UNITS = {"о": "область", "р": "район"}
# What keeps the words after it as they are: Ростов-на-Дону, район имени Лазо.
_LINKS = frozenset("на над под під при под у в им имени ім імені".split())
# Letters and groups that one of the two languages has and the other lacks.
_RUSSIAN = re.compile("[ыэъё]|(?<!о)[сц]к(?:[аеоу]|ий|ая|ое|ой|ом|ого|ому|им|ую|ие|их|ими|ою)?$")
_UKRAINIAN = re.compile(f"[іїєґ{_MARKS}]|[сцз]ьк|ьо")
# Endings that no nominative of a place has.
_OBLIQUE = re.compile(
    "(?:...[ая]ми|[^аеёиоуыэюяіїє](?:ого|его|ому|ему|ими|ыми|ою|ею)|...ью|..ої|..ую|[^о][сц]ке)$"
)
# Endings that an adjective before its noun has in no nominative.
_OBLIQUE_FIRST = re.compile("...(?:[ыи]х|[ыи]м|ом)$")
_RUSSIAN_E = re.compile("[бвгджзклмнпрстфхчш]е$")  # Рыльске; Ukrainian has Єнакієве
_TRIED = 6  # forms of each of two words that agree; fewer where there are more words
_SECOND_NOUN = 50  # what a second noun in a phrase costs in rank: Гусь-Хрустальный has one
# "Сумской, Харьковской и Брянской областей", "автономных округов", "Ямало-Ненецкого".
_ADJECTIVE = rf"[А-ЯЁІЇЄҐ][{_LETTERS}{_MARKS}-]{{3,40}}"
_AND = r"(?:,\s{1,2}|,?\s{1,2}(?:и|та|і|й|або|или|да|а также|а також)\s{1,2})"
_MIDDLE = r"[а-яіїє]{3,30}(?:[ыи]х|[ыи]ми?|[ыи]е|і)"
_UNIT_FORMS = (
    r"обл\b\.?|област(?:ей|ями?|ях|[иіь]|ью)",
    "кра(?:ев|ями?|ях|[яює]|їв|ї)",
    "округ(?:ов|ами?|ах|и|ів)",
    "район(?:ов|ами?|ах|ів|[аыеуіи]|ом)|р-н(?:ов|ами?|ах|ів|[ае])?",
    "республ[иі]к(?:ами?|ах|и)?",
    "громад(?:ами?|ах|и)?",
)
_UNIT = "|".join(_UNIT_FORMS)
# "Курской (2), Брянской (5) и Смоленской (по одному) областями".
_COUNT = r"(?:\s?\([^()\n]{1,24}\))?"
# "12 – над Белгородской, шесть – над Брянской областями": a number before each.
_NUMBERS = (
    "один|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|двенадцать|пятнадцать|двадцать"
    "|дві|чотири|п['\u2019\u02bc]ять|шість|сім|вісім|дев['\u2019\u02bc]ять|десять|дванадцять|двадцять"
)
_COUNTED = (
    rf"(?:(?:(?:ещ[её]|ще)\s)?(?:\d{{1,3}}|{_NUMBERS})\s?[\u2013\u2014-]?\s?(?:над\s)?"
    r"(?:(?:территори|територі)\w{1,4}\s)?)?"
)
_LISTED = re.compile(
    rf"(?<![{_LETTERS}-]){_ADJECTIVE}{_COUNT}(?:{_AND}{_COUNTED}{_ADJECTIVE}{_COUNT}){{1,12}}"
    rf"\s{{1,2}}(?:(?P<middle>{_MIDDLE})\s{{1,2}})?(?P<unit>{_UNIT})(?![{_LETTERS}])"
)
# By how a unit's word begins: its nominative and gender.
_LISTED_UNITS = {
    "обл": ("область", "f"),
    "кра": ("край", "m"),
    "окр": ("округ", "m"),
    "рай": ("район", "m"),
    "р-н": ("район", "m"),
    "республик": ("республика", "f"),
    "республік": ("республіка", "f"),
    "громад": ("громада", "f"),
}
# Adjectives of places, as these genders have them; Москвой is none.
_REGIONAL = {"f": re.compile("(?:[сц]кая|[сцз]ька)$"), "m": re.compile("(?:[сц]|[сцз]ь)кий$")}
# A plural adjective's ending in the nominative, and those of the two genders of units.
_SINGULAR = {
    "ые": {"m": "ый", "f": "ая"},
    "ие": {"m": "ий", "f": "ая"},
    "і": {"m": "ий", "f": "а"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedHead:
    """A name of a list such as "Брянской и Курской областями", where it stands in the text.

    `name` is the nominative with its unit ("Брянская область"), `start` and `end` are those of
    the adjective, of the last one with the unit's word.
    """

    start: int
    end: int
    name: str


def nominatives(name: str, *, language: Language | None = None) -> tuple[str, ...]:
    """Return what an inflected name may be in the nominative, likeliest first.

    The name itself is among them, and first wherever it can be a nominative. At most 12 forms of
    a word, 24 of a phrase; nothing else of a name that is not Cyrillic, or longer than any.

    Parameters
    ----------
    language
        That of the text, where known; else the letters tell, or both are tried.
    """
    if not re.search(f"[{_LETTERS}]", name) or len(name) > _LONGEST_NAME:
        return (name,)
    if name.isupper():
        return _in_capitals(name, language=language)
    text = " ".join(name.split())
    languages = _languages(text, language)
    whole = _SHORT.sub(lambda one: _SHORT_UNITS[one[0][0]], text)
    joint = " " if " " in whole else "-"
    words = whole.split(joint)
    if len(words) > _LONGEST_PHRASE:
        return (name,)
    read = [_compound(word, languages=languages) for word in words]
    if whole != text:
        read[-1] = _any_case(words[-1])
    if len(words) == 1:
        found, most = iter(_forms(read[0])), MOST_FORMS
    else:
        found, most = _phrases(words, joint, read), MOST_PHRASES
    oblique = _is_oblique(words, read, languages=languages)
    return _with_itself(whole, found, oblique=oblique, most=most)


def shared_heads(text: str) -> tuple[SharedHead, ...]:
    """Return the names that share one word for their units, in order.

    "над Брянской и Курской областями" holds Брянская область and Курская область.
    """
    found: list[SharedHead] = []
    for match in _LISTED.finditer(text):
        found += _shared(text, match)
    return tuple(found)


def _languages(text: str, language: Language | None) -> tuple[Language, ...]:
    if language is not None:
        return (language,)
    low = text.casefold()
    russian = any(_RUSSIAN.search(word) for word in re.split("[ -]", low))
    ukrainian = bool(_UKRAINIAN.search(low))
    if russian == ukrainian:
        return BOTH
    return ("ru",) if russian else ("uk",)


def _with_itself(name: str, found: Iterable[str], *, oblique: bool, most: int) -> tuple[str, ...]:
    """Return the candidates with the name itself, first where it can be a nominative."""
    if not oblique:
        return tuple(dict.fromkeys([name, *found]))[:most]
    return (*[one for one in dict.fromkeys(found) if one != name][: most - 1], name)


def _is_oblique(
    words: Sequence[str],
    read: Sequence[Sequence[Reading]],
    *,
    languages: tuple[Language, ...],
) -> bool:
    """Tell whether the words are surely no nominative."""
    low = [word.casefold() for word in words]
    if any(
        forms and forms[0].form.casefold() in UNITS and word not in UNITS
        for word, forms in zip(low, read, strict=True)
    ):
        return True
    declined = list(itertools.takewhile(lambda word: word not in _LINKS, low))
    return (
        any(_OBLIQUE.search(word) for word in declined)
        or (len(declined) > 1 and _OBLIQUE_FIRST.search(declined[0]) is not None)
        or (languages == ("ru",) and _RUSSIAN_E.search(low[-1]) is not None)
    )


def _in_capitals(name: str, *, language: Language | None) -> tuple[str, ...]:
    """Return the candidates of a name in capitals; an abbreviation (ДНР) stays as it is."""
    if len(name) <= _LONGEST_ABBREVIATION:
        return (name,)
    words = _JOINT.split(name)
    plain = "".join(word.capitalize() for word in words)
    if plain.isupper():  # single letters
        return (name,)
    return tuple(one.upper() for one in nominatives(plain, language=language))


def _compound(word: str, *, languages: tuple[Language, ...]) -> tuple[Reading, ...]:
    """Return the readings of a word in a phrase, with the parts that hyphens join to it.

    Of Ростове-на-Дону the first part is declined, of Ивано-Франковской the last.
    """
    parts = word.split("-")
    linked = any(part in _LINKS for part in parts)
    head, tail = (parts[:1], parts[1:]) if linked else (parts[-1:], parts[:-1])
    if not tail:
        return readings(word, languages=languages)
    before, after = ("", "-" + "-".join(tail)) if linked else ("-".join(tail) + "-", "")
    return tuple(
        replace(one, form=before + one.form + after)
        for one in readings(head[0], languages=languages)
    )


def _any_case(unit: str) -> tuple[Reading, ...]:
    gender = "f" if unit.endswith("ь") else "m"
    return tuple(
        Reading(form=unit, rank=0, kind="noun", gender=gender, case=case) for case in CASES
    )


def _phrases(words: Sequence[str], joint: str, read: Sequence[Sequence[Reading]]) -> Iterator[str]:
    """Yield what several words may be in the nominative, likeliest first.

    All words agree (Старом Осколе), or only the first is declined (Республики Крым,
    Ростове-на-Дону), or only the last (Ликино-Дулёве).
    """
    link = next((at for at, word in enumerate(words) if word.casefold() in _LINKS), len(words))
    agreed = list(_agreed(read[:link])) if link > 1 else []
    for forms in agreed:
        yield joint.join([*forms, *words[link:]])
    unit_first = any(one.form.casefold() in UNITS for one in read[0])
    if link == 1 or unit_first or not agreed:
        for form in _forms(read[0]):
            yield joint.join([form, *words[1:]])
    if link == len(words) and (not agreed or joint == "-"):
        for form in _forms(read[-1]):
            yield joint.join([*words[:-1], form])


def _agreed(read: Sequence[Sequence[Reading]]) -> Iterator[tuple[str, ...]]:
    """Yield the forms of words that agree in case and gender, likeliest first."""
    found: list[tuple[int, tuple[str, ...]]] = []
    tried = max(2, _TRIED // (len(read) - 1))
    for gender, case in sorted({(one.gender, one.case) for one in read[0]}):
        rows = [
            [one for one in word if (one.gender, one.case) == (gender, case)][:tried]
            for word in read
        ]
        for row in itertools.product(*rows):
            nouns = sum(one.kind == "noun" for one in row)
            rank = sum(one.rank for one in row) + _SECOND_NOUN * max(0, nouns - 1)
            found.append((rank, tuple(one.form for one in row)))
    yield from (forms for _, forms in sorted(found))


def _forms(read: Sequence[Reading]) -> list[str]:
    return list(dict.fromkeys(one.form for one in read))[:MOST_FORMS]


def _shared(text: str, match: re.Match[str]) -> list[SharedHead]:
    unit, gender = next(
        both for start, both in _LISTED_UNITS.items() if match["unit"].startswith(start)
    )
    listed = text[match.start() : match.start("unit")]
    languages = _languages(match[0], None)
    words = [
        (one[0], match.start() + one.start(), match.start() + one.end())
        for one in CYRILLIC_WORD.finditer(listed)
        if one[0][0].isupper()
    ]
    middle = _singular(match["middle"] or "", gender, languages=languages)
    found: list[SharedHead] = []
    for at, (word, start, end) in enumerate(words):
        form = _adjective(word, gender, languages=languages)
        if form is not None:
            last = match.end() if at == len(words) - 1 else end
            name = " ".join(filter(None, [form, middle, unit]))
            found.append(SharedHead(start=start, end=last, name=name))
    return found if len(found) > 1 and found[-1].end == match.end() else []


def _adjective(word: str, gender: str, *, languages: tuple[Language, ...]) -> str | None:
    """Return the nominative of a region's adjective in -ск-; None for any other word."""
    forms = [one.form for one in _compound(word, languages=languages) if one.gender == gender]
    return next((one for one in [word, *forms] if _REGIONAL[gender].search(one)), None)


def _singular(word: str, gender: str, *, languages: tuple[Language, ...]) -> str:
    """Return the singular of a plural adjective in the nominative; empty for no word."""
    for form in [one.form for one in readings(word, languages=languages) if one.gender == "p"]:
        for plural, singular in _SINGULAR.items():
            if form.endswith(plural):
                return form.removesuffix(plural) + singular[gender]
    return word
