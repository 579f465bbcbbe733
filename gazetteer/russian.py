"""The Russian form of a Ukrainian place name, by rule: Миколаївка is Николаевка.

Russian texts name Ukrainian villages so, and most villages have no Russian name in any free
source. The rules are those of sound (-івка, -овка) and of Christian names; measured on the
settlements of GeoNames that have both (docs/gazetteer.md).
"""

# ruff: noqa: RUF001  # the letters are meant to be Cyrillic

import re

# Beginnings of words and parts of them, longest first.
_STEMS = {
    "миколаї": "николае",
    "миколаєв": "николаев",
    "олександр": "александр",
    "олексі": "алексе",
    "андрії": "андрее",
    "андрі": "андре",
    "сергії": "сергее",
    "матвії": "матвее",
    "тимофії": "тимофее",
    "дорофії": "дорофее",
    "єлизавет": "елизавет",
    "катерин": "екатерин",
    "олен": "елен",
    "володимир": "владимир",
    "пилип": "филипп",
    "йосип": "иосиф",
    "ганн": "анн",
    "хведор": "фёдор",
    "федор": "фёдор",
    "семен": "семён",
    "різдв": "рождеств",
    "хрест": "крест",
    "кам'ян": "камен",
    "кам'яна": "каменная",
    "залізн": "железн",
    "новосіл": "новосёл",
    "біл": "бел",
    "ліс": "лес",
    "хліб": "хлеб",
    "річ": "реч",
    "рівн": "ровн",
    "міст": "мост",
    "гір": "гор",
    "ріг": "рог",
    "зелен": "зелён",
    "берез": "берёз",
    "світл": "светл",
    "сіл": "сел",
    "весел": "весёл",
    "вільн": "вольн",
    "південн": "южн",
    "мільйон": "миллион",
    "ягід": "ягод",
    "дніпр": "днепр",
    "дністр": "днестр",
    "благовіщ": "благовещ",
    "камін": "камен",
    "вільх": "ольх",
    "пілля": "полье",
    "сміл": "смел",
    "сніг": "снег",
    "цвіт": "цвет",
    "сонячн": "солнечн",
    "щаслив": "счастлив",
    "скеля": "скала",
    "піск": "песк",
    "колодяз": "колодез",
    "берізк": "берёзк",
    "вишнів": "вишнев",
    "бузьк": "бугск",
    "гвардійськ": "гвардейск",
    "прибереж": "прибреж",
    "чорн": "черн",
    "жовт": "желт",
    "вовк": "волк",
    "довг": "долг",
    "яблун": "яблон",
    "вузьк": "узк",
    "омелян": "емельян",
    "гірськ": "горск",
    "підгір": "подгор",
    "підліс": "подлес",
    "білогір": "белогор",
}
_STEM = re.compile("|".join(sorted(map(re.escape, _STEMS), key=len, reverse=True)))
_HUSHING = "жчшщц"
# Endings, tried in order; each is (Ukrainian, Russian).
_ENDINGS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"'ївк(?=[аи]$)", "ьевк"),
        (r"(?<=[аеєиіїоуюя])ївк(?=[аи]$)", "евк"),
        (rf"(?<=[{_HUSHING}])івк(?=[аи]$)", "евк"),
        (r"івк(?=[аи]$)", "овк"),
        (r"івськ", "овск"),
        (r"ївськ", "евск"),
        (r"івці$", "овцы"),
        (r"иця$", "ица"),
        (r"ець$", "ец"),
        (r"гір'я$", "горье"),
        (r"(?<=[сцз])ьк", "к"),
        (r"(?<=з)ьк", "к"),
        (r"(?<=[сц]к)е$", "ое"),
        (r"(?<=[сц]к)а$", "ая"),
        (r"(?<=[бвгдзклмнпрст])ов[ае]$", "ово"),
        (r"(?:ев|єв)е$", "ево"),
        (r"ине$", "ино"),
        (r"(?<=[бвгдзклмнпрстх])е$", "ое"),
        (r"(?<=[жчшщ])е$", "ее"),
        (r"нє$", "нее"),
        (r"([жчшнлтдс])\1я$", r"\1ье"),
        (r"ів$", "ов"),
        (r"їв$", "ев"),
        (r"(?<=[кгхжчшщ])ий$", "ий"),
        (r"ий$", "ый"),
        (r"ій$", "ий"),
        (r"(?<=[кгхжчшщ])[иі]$", "и"),
        (r"и$", "ы"),
    )
)
_ADJECTIVES = (
    (re.compile(r"(?<=[внлктдр])а$"), "ая"),
    (re.compile(r"(?<=н)я$"), "яя"),
    (re.compile(r"(?<=[внлктдр])і$"), "ие"),
)
_LETTERS = str.maketrans("іїєґ", "ииег")
_WORD = re.compile(r"[\w']+")


def russian(name: str) -> str:
    """Return the Russian form of a Ukrainian name."""
    plain = re.sub("[’ʼ`]", "'", name)
    words = len(_WORD.findall(plain))
    count = iter(range(words))
    return _WORD.sub(lambda found: _word(found[0], first=words > 1 and next(count) == 0), plain)


def _word(word: str, *, first: bool) -> str:
    text = _STEM.sub(lambda found: _STEMS[found[0]], word.casefold())
    if first:
        for pattern, into in _ADJECTIVES:
            text = pattern.sub(into, text)
    for pattern, into in _ENDINGS:
        text, changed = pattern.subn(into, text)
        if changed and pattern.pattern.endswith("$"):
            break
    text = re.sub("(?<=[пбвмф])'(?=[яю])", "", text)
    text = text.replace("'", "ь").replace("ьо", "ё").replace("йо", "ё").translate(_LETTERS)
    return text[:1].upper() + text[1:] if word[:1].isupper() else text
