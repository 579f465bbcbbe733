"""Ukrainian persons' names: given names by a list, patronymics and surnames by rules."""

import functools
import re
from typing import cast

from geomap.extract.slavic.morphology import Case, Gender, Reading
from geomap.extract.slavic.persons import Form, Grammar, Rules, by_case, in_nominative, rules
from geomap.extract.ukrainian.declension import Noun, Slot, noun_pieces
from geomap.extract.ukrainian.dictionary import Entry, Index, found_in
from geomap.extract.ukrainian.tables import rows

_CONSONANT = "[бвгґджзйклмнпрстфхцчшщь]"
_VOWEL = "[аеєиіїоуюя]"
_POSSESSIVE = "(?:(?<=[оеє]в)|(?<=[иії]н))"  # Гладков, Литвинова, Путін
_HUSHING = "(?<=[жчшщ])"
_GENITIVE = rules(
    ("ого", "ий"),
    (f"{_POSSESSIVE}а", ""),
    (f"(?<={_CONSONANT})ка", "ко"),
    ("(?<=[бвгджзклмнпрст])ця|ьця", "ець"),
    (f"(?<={_VOWEL})я", "й"),
    ("(?<=р)я", ""),
    ("(?<=[лнстздц])я", "ь"),
    ("(?<=[^аеєиіїоуюя'’ʼ])а", ""),
    ("и", "а"),
    (f"{_HUSHING}і", "а"),
    ("[іії]", "я"),
)
_DATIVE = rules(
    ("ому", "ий"),
    (f"{_POSSESSIVE}(?:у|ові)", ""),
    (f"(?<={_CONSONANT})к(?:у|ові)", "ко"),
    ("(?<=[бвгджзклмнпрст])(?:цю|цеві)|ь(?:цю|цеві)", "ець"),
    (f"{_HUSHING}еві", ""),
    ("(?<=р)(?:ю|еві)", ""),
    ("еві", "ь"),
    ("єві", "й"),
    (f"(?<={_VOWEL})ю", "й"),
    ("ю", "ь"),
    ("(?:ові|у)", ""),
    ("(?<=и)ці", "ця"),
    ("ці", "ка"),
    ("зі", "га"),
    ("(?<=[ую])сі", "ха"),
    ("(?<=ен)і|ї", "я"),
    ("і", "а"),
)
_INSTRUMENTAL = rules(
    (f"{_POSSESSIVE}им", ""),
    ("им", "ий"),
    (f"(?<={_CONSONANT})ком", "ко"),
    ("(?<=[бвгджзклмнпрст])цем|ьцем", "ець"),
    (f"{_HUSHING}ем", ""),
    ("(?<=р)ем", ""),
    ("ем", "ь"),
    ("єм", "й"),
    ("ом", ""),
    (f"ою|{_HUSHING}ею", "а"),
    ("[ею]ю|єю", "я"),
)
_ACCUSATIVE = (*_GENITIVE[:8], *rules(("(?<![гх])у", "а"), ("ю", "я")))
_LOCATIVE = (*rules((f"{_POSSESSIVE}і", "")), *_DATIVE)
_OF_HER_GENITIVE = rules(("ої", "а"), ("и", "а"), (f"{_HUSHING}і", "а"), ("[ії]", "я"))
_OF_HER_DATIVE = rules(
    ("(?<=[внк])ій", "а"),
    ("(?<=и)ці", "ця"),
    ("ці", "ка"),
    ("зі", "га"),
    ("(?<=[ую])сі", "ха"),
    ("(?<=ен)і|ї", "я"),
    ("і", "а"),
)
_OF_HER_INSTRUMENTAL = rules((f"ою|{_HUSHING}ею", "а"), ("[еє]ю", "я"))
_OF_HER_ACCUSATIVE = rules(("у", "а"), ("ю", "я"))
_RULES = by_case(
    his=(_GENITIVE, _DATIVE, _INSTRUMENTAL, _ACCUSATIVE, _LOCATIVE),
    hers=(
        _OF_HER_GENITIVE,
        _OF_HER_DATIVE,
        _OF_HER_INSTRUMENTAL,
        _OF_HER_ACCUSATIVE,
        _OF_HER_DATIVE,
    ),
)
# What cannot be a nominative: "Олександра Залужного" is he, "Олександра Литвинова" may be she.
_OBLIQUE: dict[Gender, re.Pattern[str]] = {
    "masculine": re.compile(
        r"(?:ого|ому|[оеє]ві|им|ом|[еє]м|[оеє]ю|и|[сцз]ьк(?:а|ої|у)|[оеє]в(?:а|ої|у)"
        r"|[иії]н(?:а|ої|у)|енк[ау])$"
    ),
    "feminine": re.compile(
        r"(?:ого|ому|[оеє]ві|им|ом|[еє]м|[оеє]ю|и|ї|у|ий|[оеє]в"
        r"|(?<![оеє]в)(?<![иії]н)(?<!ьк)(?<!н)а)$"
    ),
}
_LONE: dict[Gender, Rules] = {
    "masculine": rules(
        ("(?<=[сцз]ьк)(?:ого|ому|им)", "ий"),
        ("(?<=енк)(?:а|ові|ом|у)", "о"),
        (f"{_POSSESSIVE}им", ""),
    ),
    "feminine": rules(
        ("(?<=[сцз]ьк)(?:ої|ою|ій)", "а"),
        (f"{_POSSESSIVE}(?:ої|ою|ій)", "а"),
    ),
}
_STRANGERS = (
    rules(("(?<=[бвгґджзклмнпрстфхцчшщ])а", ""), ("(?<=[ел]л)я", "ь"), (f"(?<={_VOWEL})я", "й")),
    rules(("(?<=[бвгґджзклмнпрстфхцчшщ])[ое]м", ""), (f"(?<={_VOWEL})єм", "й")),
)
_PATRONYMICS = re.compile(
    r"^(?P<his>\w{2,20}(?:[йо]вич|ьович|[кл]ич|ліч))(?P<end>|а|у|еві|ові|ем|і)$"
    r"|^(?P<her>\w{2,20}[іїо]вн)(?P<ends>а|и|і|у|ою)$"
)
_ENDS: dict[Gender, dict[str, tuple[Case, ...]]] = {
    "masculine": {
        "": ("nominative",),
        "а": ("genitive", "accusative"),
        "у": ("dative", "locative"),
        "еві": ("dative", "locative"),
        "ові": ("dative", "locative"),
        "ем": ("instrumental",),
        "і": ("locative",),
    },
    "feminine": {
        "а": ("nominative",),
        "и": ("genitive",),
        "і": ("dative", "locative"),
        "у": ("accusative",),
        "ою": ("instrumental",),
    },
}


def nominative(words: tuple[str, ...], *, gender: Gender | None = None) -> str:
    """Return a person's name in the nominative."""
    return in_nominative(words, gender=gender, grammar=_GRAMMAR)


def name_readings(form: str) -> tuple[Reading, ...]:
    """Return the readings of a form in lower case as a given name or patronymic."""
    return found_in(_given_names(), form) + _patronymics(form)


def surname_readings(form: str) -> tuple[Reading, ...]:
    """Return how a form in lower case that is in no list may be read as a surname."""
    head, tail = form[:-_TAIL], form[-_TAIL:]
    return tuple(
        Reading(lemma=head + one, pos="name", case=case, plural=False, gender=gender, animate=True)
        for one, case, gender in _of_surname(tail)
    )


@functools.lru_cache(maxsize=16_384)
def _of_surname(tail: str) -> tuple[tuple[str, Case, Gender], ...]:
    """Return the nominatives that a surname's last letters may come from."""
    found: dict[tuple[str, Case, Gender], None] = {}
    if _TYPICAL.search(tail):
        plain: tuple[Gender, ...] = ("feminine", "masculine")
        found = {(tail, "nominative", one): None for one in plain if not _OBLIQUE[one].search(tail)}
    if tail[-1] in _LAST_OF_OBLIQUE:
        for (gender, case), of in _RULES.items():
            lemma = next((how.sub(to, tail) for how, to in of if how.search(tail)), None)
            if lemma and _TYPICAL.search(lemma):
                found[lemma, case, gender] = None
    return tuple(found)


_TAIL = 6  # letters that all rules look at
_LAST_OF_OBLIQUE = "аяоуюиіїмй"
_TYPICAL = re.compile(
    r"(?:енко|[бвгджзклмнпрстфхчшй]ко|[ую]к|[аи]йло|[сцз]ький|[сцз]ька|[оеє]в|[иії]н|[оеє]ва|іна"
    r"|ишин|чак|няк|ець|швілі|дзе|ян)$"
)


@functools.cache
def _given_names() -> Index:
    index: Index = {}
    for row in rows("given_names"):
        lemma, gender = row["name"].lower(), cast("Gender", row["gender"])
        noun = Noun(
            lemma, gender, animate=True, genitive=row["genitive"].lower(), plural_genitive=""
        )
        for stem, endings in noun_pieces(noun):
            single = {
                ending: tuple(slot for slot in slots if not slot.plural)
                for ending, slots in endings.items()
            }
            index.setdefault(stem, []).append(
                Entry(lemma, "name", gender, animate=True, endings=single)
            )
        if noun.genitive == lemma:
            index[lemma][-1] = Entry(lemma, "name", gender, animate=True, endings=_EVERY_CASE)
    return index


_EVERY_CASE = {
    "": tuple(
        Slot(case, plural=False)
        for case in cast(
            "tuple[Case, ...]",
            ("nominative", "genitive", "dative", "accusative", "instrumental", "locative"),
        )
    )
}


def _patronymics(form: str) -> tuple[Reading, ...]:
    match = _PATRONYMICS.search(form)
    if match is None:
        return ()
    gender: Gender = "masculine" if match["his"] else "feminine"
    lemma = match["his"] or f"{match['her']}а"
    cases = _ENDS[gender][match["end"] if match["his"] else match["ends"]]
    return tuple(
        Reading(lemma=lemma, pos="name", case=case, plural=False, gender=gender, animate=True)
        for case in cases
    )


def _forms(word: str) -> tuple[Form, ...]:
    plain = word.lower().translate(APOSTROPHES)
    return tuple(
        Form(one.lemma.capitalize(), one.case, one.gender)
        for one in name_readings(plain)
        if one.case is not None
    )


def _no_forms(_: str) -> tuple[Form, ...]:
    return ()


APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'"})
_GRAMMAR = Grammar(
    given=_forms,
    surname=_no_forms,
    rules=_RULES,
    oblique=_OBLIQUE,
    lone=_LONE,
    strangers=_STRANGERS,
)
