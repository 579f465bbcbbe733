"""Names of towns by what all ways of writing them in Latin letters have in common.

A name that nothing bears may be borne in another spelling: Jourin and Jurin, Al-Mahrusah and
al-Mahruseh, Dawadmi and Ad Dawādimī. The key here is coarse, so it is asked only for towns of the
country that a text is about, and counts only where one town has it.
"""

import re

from geomap.gazetteer.names import key

# A shorter key is that of too many names.
SHORTEST = 5
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
    """Return what the spellings of a name have in common; empty where too little is left."""
    plain = key(name)
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
