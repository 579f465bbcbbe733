"""Cyrillic names in Latin letters, as English texts write them, by country.

Russian after BGN/PCGN with "-y" for "-ий" and "-ый" (Rakityansky, as newspapers have it),
Ukrainian after the national system of 2010, Belarusian after BGN/PCGN.
"""

# ruff: noqa: RUF001  # the letters are meant to be Cyrillic

import re

VOWELS = frozenset("аеёиоуыэюяєіїўьъ")
_COMMON = dict(
    zip("абвдзклмнопрстуф", "abvdzklmnoprstuf", strict=True)  # Cyrillic
) | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ъ": ""}
_LETTERS = {
    "RU": _COMMON
    | {"г": "g", "е": "e", "ё": "yo", "и": "i", "й": "y", "ы": "y", "э": "e", "ю": "yu"}
    | {"я": "ya"},
    "UA": _COMMON
    | {"г": "h", "ґ": "g", "е": "e", "є": "ie", "и": "y", "і": "i", "ї": "i", "й": "i"}
    | {"ю": "iu", "я": "ia"},
    "BY": _COMMON
    | {"г": "h", "е": "e", "ё": "yo", "і": "i", "й": "y", "ў": "w", "ы": "y", "э": "e"}
    | {"ю": "yu", "я": "ya"},
}
# Other letters at the beginning of a word, and after vowels and signs.
_FIRST = {
    "RU": {"е": "ye"},
    "UA": {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"},
    "BY": {"е": "ye"},
}
_AFTER_VOWEL = {"RU": {"е": "ye"}, "UA": {}, "BY": {"е": "ye"}}
_ADJECTIVE = re.compile("[иы]й(?![а-яё])")
_WORDS = re.compile(r"[\w'’ʼ`]+")
_APOSTROPHES = re.compile("['’ʼ`]")


def romanised(name: str, *, country: str) -> str:
    """Return a Russian, Ukrainian or Belarusian name in Latin letters."""
    return _WORDS.sub(lambda found: _word(found[0], country), name)


def _word(word: str, country: str) -> str:
    text = word.casefold()
    if country == "RU":
        text = _ADJECTIVE.sub("ы", text)
    if country == "UA":
        text = text.replace("зг", "zgh")
    letters, first, after = _LETTERS[country], _FIRST[country], _AFTER_VOWEL[country]
    out, last = [], ""
    for letter in text:
        plain = letters.get(letter, "" if _APOSTROPHES.match(letter) else letter)
        if not last:
            plain = first.get(letter, plain)
        elif last in VOWELS or _APOSTROPHES.match(last):
            plain = after.get(letter, plain)
        out.append(plain)
        last = letter
    roman = "".join(out)
    return roman[:1].upper() + roman[1:] if word[:1].isupper() else roman
