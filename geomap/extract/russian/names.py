"""Russian persons' names: given names by the dictionary, surnames by it or by rules."""

import functools
import re
from collections.abc import Callable
from typing import Any

from geomap.extract.slavic.morphology import Case, Gender
from geomap.extract.slavic.persons import Form, Grammar, Rules, by_case, in_nominative, rules

_CASES: dict[str, Case] = {
    "nomn": "nominative",
    "gent": "genitive",
    "datv": "dative",
    "accs": "accusative",
    "ablt": "instrumental",
    "loct": "locative",
}
_GENDERS: dict[str, Gender] = {"masc": "masculine", "femn": "feminine"}
_VOWEL = "[аеёиоуыэюя]"
_POSSESSIVE = "(?:(?<=[оеё]в)|(?<=[иы]н))"  # Гладков, Захарова, Путин
_HUSHING = "(?<=[жчшщ])"
_GENITIVE = rules(
    ("(?<=[гкхжшщч])ого|(?<=[а-я])его", "ий"),
    ("ого", "ый"),
    (f"{_POSSESSIVE}а", ""),
    ("(?<=[бвгджзклмнпрст])ца|ьца", "ец"),
    ("(?<=[бвгджзлмнпрстфхц])ка", "ок"),
    (f"(?<={_VOWEL})я", "й"),
    ("(?<=[рлнстдзв])я", "ь"),
    ("(?<=[бвгджзйклмнпрстфхцчшщ])а", ""),
    ("ы|(?<=[гкхжчшщ])и", "а"),
    ("и", "я"),
)
_DATIVE = rules(
    ("(?<=[гкхжшщч])ому|(?<=[а-я])ему", "ий"),
    ("ому", "ый"),
    (f"{_POSSESSIVE}у", ""),
    ("(?<=[бвгджзклмнпрст])цу|ьцу", "ец"),
    (f"(?<={_VOWEL})ю", "й"),
    ("ю", "ь"),
    ("(?<![гх])у", ""),
    ("(?<=ен)е|ии", "я"),
    ("(?<=[бвгджзклмнпрстфхцчшщ])е", "а"),
)
_INSTRUMENTAL = rules(
    (f"{_POSSESSIVE}ым", ""),
    ("ым", "ый"),
    ("(?<=[гкхжшщч])им", "ий"),
    ("(?<=[бвгджзклмнпрст])ц[ое]м|ьц[ое]м", "ец"),
    (f"{_HUSHING}ем", ""),
    (f"(?<={_VOWEL})ем", "й"),
    ("(?<=[рлнстдзв])[её]м", "ь"),
    ("ом", ""),
    ("ой|(?<=[жчшщц])ей", "а"),
    ("ей", "я"),
)
_ACCUSATIVE = (*_GENITIVE[:8], *rules(("(?<![гх])у", "а"), ("ю", "я")))
_LOCATIVE = rules(
    ("(?<=[гкхжшщч])ом", "ий"),
    ("ом", "ый"),
    (f"{_POSSESSIVE}е", ""),
    (f"(?<={_VOWEL})е", "й"),
    ("(?<=[бвгджзклмнпрстфхцчшщ])е", ""),
)
_OF_HER = (
    ("(?<=[сц]к)ой", "ая"),
    (f"{_POSSESSIVE}ой", "а"),
    ("(?<=[нлткрд])ой", "ая"),
)
_OF_HER_GENITIVE = rules(*_OF_HER, ("ы|(?<=[гкхжчшщ])и", "а"), ("и", "я"))
_OF_HER_DATIVE = rules(*_OF_HER, ("(?<=ен)е|ии", "я"), ("(?<=[бвгджзклмнпрстфхцчшщ])е", "а"))
_OF_HER_INSTRUMENTAL = rules(*_OF_HER[:2], ("ой|(?<=[жчшщц])ей", "а"), ("ей", "я"))
_OF_HER_ACCUSATIVE = rules(("ую", "ая"), (f"{_POSSESSIVE}у", "а"), ("у", "а"), ("ю", "я"))
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
# What cannot be a nominative: "Александра Залужного" is he, "Александра Литвинова" may be she.
_OBLIQUE: dict[Gender, re.Pattern[str]] = {
    "masculine": re.compile(
        r"(?:[ое]го|[ое]му|[сц]ким|ым|ом|[её]м|ою|ею|ы|[сц]к(?:ая|ую)|[оеё]в(?:а|ой|у)"
        r"|[иы]н(?:а|ой|у))$"
    ),
    "feminine": re.compile(
        r"(?:[ое]го|[ое]му|[сц]ким|ым|ом|[её]м|ою|ею|ы|ой|у|[иы]й|[оеё]в"
        r"|(?<=[гкхжчшщ])и|(?<![оеё]в)(?<![иы]н)а)$"
    ),
}
_LONE: dict[Gender, Rules] = {
    "masculine": rules(
        ("(?<=[сц]к)(?:ого|ому|им)", "ий"),
        (f"{_POSSESSIVE}ым", ""),
    ),
    "feminine": rules(("(?<=[сц]к)ую", "ая"), (f"{_POSSESSIVE}ой", "а")),
}

_HARD = "(?<=[бвгджзклмнпрстфхцчшщ])"
_STRANGERS = (
    rules((f"{_HARD}а", ""), ("(?<=[эе]л)я", "ь"), (f"(?<={_VOWEL})я", "й")),
    rules((f"{_HARD}[ое]м", ""), (f"(?<={_VOWEL})ем", "й")),
)
# Of the women's names that look like a man's genitive only these are common in the news:
# "Дмитрия" and "Вячеслава" are in the dictionary as well, though hardly anyone bears them.
_WOMEN = frozenset({"александра", "валентина", "евгения", "валерия"})
# Nor does anyone bear the men's names of which these would be forms: "Марину" is no Марин's.
_WOMEN_ALONE = frozenset(
    "алина алла анастасия анжела антонина виктория клавдия лидия марина неля олеся раиса "
    "стефания эмилия юлия".split(" ")
)


def nominative(
    words: tuple[str, ...], *, gender: Gender | None, parse: Callable[[str], Any]
) -> str:
    """Return a person's name in the nominative; `parse` is pymorphy3's, of Russian."""
    return in_nominative(words, gender=gender, grammar=_grammar(parse))


@functools.cache
def _grammar(parse: Callable[[str], Any]) -> Grammar:
    return Grammar(
        given=lambda word: _forms(word, parse, ("Name", "Patr")),
        surname=lambda word: _forms(word, parse, ("Surn",)),
        rules=_RULES,
        oblique=_OBLIQUE,
        lone=_LONE,
        strangers=_STRANGERS,
    )


def _forms(word: str, parse: Callable[[str], Any], kinds: tuple[str, ...]) -> tuple[Form, ...]:
    """Return what the dictionary itself, with no guess of its own, tells of a word of a name."""
    found: dict[Form, None] = {}
    for one in parse(word):
        tag = one.tag
        gender, case = _GENDERS.get(tag.gender), _CASES.get(tag.case)
        if not one.is_known or case is None or tag.number == "plur":
            continue
        if not any(kind in tag for kind in kinds) or ("Fixd" in tag and "Surn" not in kinds):
            continue  # a given name that is never declined ("Анне") tells no case
        whole = one.inflect({"nomn", "sing"})
        lemma = whole.word if whole is not None else one.normal_form
        if "ё" not in word.lower():
            lemma = lemma.replace("ё", "е")
        found[Form(lemma.capitalize(), case, gender)] = None
    hers = tuple(one for one in found if one.nominative.lower() in _WOMEN_ALONE)
    if hers and kinds != ("Surn",):
        return hers
    if any(form.gender == "masculine" for form in found) and kinds != ("Surn",):
        rare = {one for one in found if one.gender == "feminine"}
        return tuple(one for one in found if one not in rare or one.nominative.lower() in _WOMEN)
    return tuple(found)
