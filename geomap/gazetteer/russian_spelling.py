"""How Russian spells a name that Ukrainian texts write by rules of their own.

Few of Russia's and Belarus' places have a Ukrainian name in any source: Ukrainian texts spell the
Russian one (Климове for Климово, Подольськ for Подольск) and translate what its adjectives say
(Велике Солдатське for Большое Солдатское). A candidate counts only if the gazetteer bears it.
"""
# ruff: noqa: RUF001  # Cyrillic letters are meant here

import functools
import itertools
import re

MOST_SPELLINGS = 40
_OF_A_WORD = 8
_UKRAINIAN = re.compile("[а-щьюяіїєґ'\u2019\u02bc -]+")
# Adjectives of names that the two languages have different words for, by their stems.
_TRANSLATED = {
    "велик": "больш",
    "північн": "северн",
    "південн": "южн",
    "східн": "восточн",
    "західн": "западн",
    "середн": "средн",
    "червон": "красн",
    "центральн": "центральн",
    "довг": "долг",
    "білокам'ян": "белокаменн",
}
_ADJECTIVE = re.compile(f"(?P<stem>{'|'.join(_TRANSLATED)})(?P<ending>ий|ій|а|я|е|є|і)")
_ADJECTIVE_ENDINGS = {
    "ий": ("ый", "ий", "ой"),
    "ій": ("ий",),
    "а": ("ая",),
    "я": ("яя",),
    "е": ("ое", "ее"),
    "є": ("ее",),
    "і": ("ые", "ие"),
}
# Endings of Ukrainian names with what Russian has there, the longest that fits first.
_ENDINGS = (
    ("івка", ("овка", "евка")),
    ("ївка", ("евка",)),
    ("івці", ("овцы", "евцы")),
    ("ський", ("ский",)),
    ("цький", ("цкий",)),
    ("ська", ("ская", "ска")),
    ("цька", ("цкая",)),
    ("ське", ("ское",)),
    ("цьке", ("цкое",)),
    ("ськ", ("ск",)),
    ("цьк", ("цк",)),
    ("зьк", ("жск", "зск", "зк")),
    ("опіль", ("ополь",)),
    ("ець", ("ец",)),
    ("ове", ("ово", "овое")),
    ("еве", ("ево",)),
    ("єве", ("ево",)),
    ("ине", ("ино",)),
    ("іне", ("ино",)),
    ("їне", ("ино",)),
    ("не", ("ное", "но")),
    ("ів", ("ов", "ев")),
    ("їв", ("ев",)),
    ("зький", ("жский", "зский")),
    ("ний", ("ный", "ной")),
    ("ній", ("ний",)),
    ("инь", ("инь", "ынь")),
    ("ці", ("цы",)),
    ("на", ("ная", "на")),
    ("ш", ("ш", "шь")),
    ("ж", ("ж", "жь")),
    ("ч", ("ч", "чь")),
    ("щ", ("щ", "щь")),
)
# One letter in a closed last syllable: кінь, конь.
_CLOSED = re.compile("і(?=[бвгджзклмнпрстфхцчшщ]ь?$)")
_LETTERS = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "'": "ъ"})
# Росія is Россия.
_GROUPS = (("росій", "россий"), ("ьо", "ё"))
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})


@functools.lru_cache(maxsize=4_000)
def russian_spellings(name: str) -> tuple[str, ...]:
    """Return how Russian may spell a name, in lower case; nothing for what is not Ukrainian."""
    text = name.casefold().translate(_APOSTROPHES)
    if not _UKRAINIAN.fullmatch(text):
        return ()
    words = re.split("([ -])", text)
    several = itertools.product(*(_word(one) if len(one) > 1 else (one,) for one in words))
    spelt = ("".join(parts) for parts in itertools.islice(several, MOST_SPELLINGS))
    return tuple(dict.fromkeys(spelt))


def _word(word: str) -> tuple[str, ...]:
    if found := _ADJECTIVE.fullmatch(word):
        stem = _TRANSLATED[found["stem"]]
        return tuple(stem + ending for ending in _ADJECTIVE_ENDINGS[found["ending"]])
    several = [word]
    for ending, others in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            several = [word.removesuffix(ending) + other for other in others]
            break
    else:
        if _CLOSED.search(word):
            several = [_CLOSED.sub(vowel, word) for vowel in ("о", "е", "и")]
    spelt = (_letters(one, vowel) for one in several for vowel in ("и", "ы"))
    return tuple(dict.fromkeys(spelt))[:_OF_A_WORD]


def _letters(word: str, vowel: str) -> str:
    """Return a word in Russian letters; Ukrainian и is either of two."""
    for ukrainian, russian in _GROUPS:
        word = word.replace(ukrainian, russian)
    return word.replace("и", vowel).translate(_LETTERS)
