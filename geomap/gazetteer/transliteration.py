"""Names in Latin letters, and what all ways of writing them in these have in common.

A name that nothing bears may be borne in another spelling: Jourin and Jurin, Al-Mahrusah and
al-Mahruseh, Dawadmi and Ad Dawādimī. The key here is coarse, so it is asked only for towns of the
country that a text is about, and counts only where one town has it.
"""

# ruff: noqa: RUF001  # Cyrillic letters are meant here, not their Latin likenesses

import re

from geomap.gazetteer.names import key

# A shorter key is that of too many names.
SHORTEST = 5
# Ukrainian and Russian write one sound of Arabic, Persian and English with two letters.
_JOINED = re.compile("дз?ж")
_UKRAINIAN_LETTERS = re.compile("[іїєґІЇЄҐ]")
_ARTICLE = re.compile(r"^(?:al|el|as|ad|ar|ash|an|at|az|ed|es|er) (?=\w{3})")
# What transliterations write differently, in this order; the letter that stands for it.
_SAME = (
    (re.compile("tch|ch|sh|sch"), "s"),
    (re.compile("dzh|dj|zh|gj|xh"), "j"),
    (re.compile("kh|gh|h"), "h"),
    (re.compile("q|ck|c"), "k"),
    (re.compile("th"), "t"),
    (re.compile("dh"), "d"),
    (re.compile("ph"), "f"),
    (re.compile("w"), "v"),
    (re.compile("ou|oo|oe|ow"), "u"),
    (re.compile("ee|[ae][iy]|iy|yi|ie|y"), "i"),
    (re.compile("o"), "u"),
    (re.compile("e"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("[aiu]h?$"), ""),
)
_INNER_VOWEL = re.compile("(?<=[^aiu])[aiu](?=[^aiu])")


def spelling_key(name: str) -> str:
    """Return what the spellings of a name have in common; empty where too little is left.

    Those in Cyrillic letters count too: Хан-Шейхун is spelt as Khan Sheikhoun is.
    """
    plain = key(name)
    if not plain.isascii():
        spelt = in_latin(_JOINED.sub("дж", name.casefold()))
        plain = spelt[-1 if _UKRAINIAN_LETTERS.search(name) else 0]
        if not plain.isascii():
            return ""
    plain = _ARTICLE.sub("", plain).replace(" ", "")
    for pattern, letter in _SAME:
        plain = pattern.sub(letter, plain)
    return plain if len(plain) >= SHORTEST else ""


def shorter_keys(spelt: str) -> frozenset[str]:
    """Return a key without one of its inner short vowels, which a spelling may leave out."""
    found = {spelt[: one.start()] + spelt[one.end() :] for one in _INNER_VOWEL.finditer(spelt)}
    return frozenset(one for one in found if len(one) >= SHORTEST)


# Russian after BGN/PCGN, Ukrainian after its national system of 2010, letter by letter.
_SHARED = dict(
    zip("абвдзклмнпрстуфьъ", "a b v d z k l m n p r s t u f - -".split(), strict=True)
) | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
_RUSSIAN = _SHARED | dict(zip("гежзийоыэюяё", "g e zh z i y o y e yu ya yo".split(), strict=True))
_UKRAINIAN = _SHARED | dict(zip("гґеєиіїйоюя", "h g e ie y i i i o iu ia".split(), strict=True))
_INITIAL = {"ru": {"е": "ye"}, "uk": {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}}
_WORD = re.compile("[а-яёіїєґ'\u2019\u02bc]+")


def in_latin(name: str) -> tuple[str, ...]:
    """Return a Cyrillic name's keys in Latin letters, as of Russian and as of Ukrainian."""
    several = (("ru", _RUSSIAN), ("uk", _UKRAINIAN))
    return tuple(
        dict.fromkeys(
            key(_WORD.sub(lambda found: _spelt(found[0], _INITIAL[language], letters), low))  # noqa: B023  # used at once
            for low in [name.casefold()]
            for language, letters in several
        )
    )


def _spelt(word: str, initial: dict[str, str], letters: dict[str, str]) -> str:
    first = initial.get(word[0], letters.get(word[0], ""))
    return (first + "".join(letters.get(one, "") for one in word[1:])).replace("-", "")
