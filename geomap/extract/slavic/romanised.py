"""Cyrillic names in Latin letters as English papers write them.

Russian follows the passport-free press usage close to BGN/PCGN 1947 without apostrophes
("Rudenya", "Alexei"); Ukrainian the Cabinet's table of 2010, resolution 55 ("Serhii", "Popko").
"""

import re

_RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
        strict=True,
    )
) | {"і": "i", "ї": "i", "є": "ye", "ґ": "g", "ў": "u"}
_UKRAINIAN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch  iu ia".split(" "),
        strict=True,
    )
) | {"'": "", "ё": "io", "ы": "y", "э": "e", "ъ": ""}
_AT_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_ENDINGS = ((re.compile("(?:ий|ый)$"), "y"), (re.compile("ья$"), "ya"), (re.compile("ье"), "ye"))
# What the press writes otherwise than the table: given names that English has.
_USUAL = {
    "александр": "Alexander",
    "александра": "Alexandra",
    "алексей": "Alexei",
    "максим": "Maxim",
    "евгений": "Yevgeny",
    "елена": "Yelena",
    "екатерина": "Yekaterina",
    "егор": "Yegor",
    "андрей": "Andrei",
    "сергей": "Sergei",
    "юрий": "Yuri",
    "дмитрий": "Dmitry",
    "иосиф": "Joseph",
}
_APOSTROPHES = str.maketrans("\u2019\u02bc`", "'''")


def romanised(name: str, code: str) -> str:
    """Return a name in Latin letters; words that are in Latin letters stay as they are."""
    words = re.split(r"(\s+|-)", name.translate(_APOSTROPHES))
    return "".join(_word(word, code) for word in words)


def _word(word: str, code: str) -> str:
    low = word.lower()
    if not re.search("[а-яёіїєґ]", low):
        return word
    if code == "ru" and low in _USUAL:
        return _USUAL[low]
    made = _russian(low) if code == "ru" else _ukrainian(low)
    if word.isupper() and len(word) > 1:
        return made.upper()
    return made[:1].upper() + made[1:] if word[:1].isupper() else made


def _russian(low: str) -> str:
    for pattern, latin in _ENDINGS:
        low = pattern.sub(latin, low)
    if low.startswith("е"):
        low = "ye" + low[1:]
    return "".join(_RUSSIAN.get(letter, letter) for letter in low)


def _ukrainian(low: str) -> str:
    low = low.replace("зг", "zgh")
    first = _AT_START.get(low[:1])
    head, rest = (first, low[1:]) if first else ("", low)
    return head + "".join(_UKRAINIAN.get(letter, letter) for letter in rest)
