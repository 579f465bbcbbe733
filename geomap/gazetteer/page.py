"""A text as its words with a capital, and what the gazetteer knows of each of them."""

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geomap.gazetteer.beside import LOCATIVE, WITHIN
from geomap.gazetteer.countries import country_word
from geomap.gazetteer.names import key
from geomap.gazetteer.site_names import SiteName, site_names, sites_called
from geomap.gazetteer.values import Entry

MOST_WORDS = 5
# What may join the words of one name: "Port-au-Prince", "Isle of Wight", "Deir al-Balah".
_LINKS = (
    "of|of the|and|the|al|el|as|es|ash|ad|an|ar|at|on|in|de|de la|de los|del|la|le|les|du|des|di|da"
    "|az|adh|ath|ed|en|er|et|ez|esh|ol|os|ul|ur|us|bin|ibn"
    "|do|dos|das|der|den|van|am|an der|im|upon|under|by|sur|sous|lez|aux|au|y|e|i|na|nad|pod"
)
_JOIN = re.compile(
    rf"(?:['\u2019]s)?[ \u00a0]|[-\u2010\u2011]|[ ]?\n(?!\n)|[ -](?:{_LINKS})[ -]|\.? ?/ ?|"
)
OWNING = "'s"
LARGE_REGION = 1_000_000
SHORT_FORM = 4
# Given names that as states say which country a text is about.
_STATES_TOO = frozenset({"virginia", "georgia", "carolina", "dakota", "montana", "jordan", "chad"})
_NOTHING: frozenset[str] = frozenset()
_WORD = re.compile(
    r"(?:\b[A-Z]\.){2,5}|\bW\. ?Va\.|\b(?:St|Ste|Mt|Ft)\.(?=\s[A-Z])"
    r"|(?<![^\W\d_])(?<![^\W\d_]['\u2019])[^\Wa-z\d_][^\W\d_]*"
    r"(?:['\u2019\u02bc`](?!s\b)[^\W\d_]+)*"
)
# A lower-case word of two or more letters, as it stands in the text.
_OWNING = re.compile(r"['\u2019]s")
# "I'll" is no Illinois.
_SHORTENED = re.compile(r"['\u2019](?:ll|d|m|ve|re|t)$")
_LOWER = re.compile(r"(?<![^\W\d_])(?<!['\u2019])[a-z]{2,}")
_AFTER = re.compile(r"(?P<gap>[ \u00a0]?\n|[ \u00a0]|-)(?P<word>[^\W\d_]+)")
# "Between Kharkiv and", "in Khartoum, Omdurman and": a list of places goes on.
_JOINED = re.compile(
    r"\b(?:in|at|near|around|between|across|of|on)\s(?:[A-Z][\w'\u2019-]{1,20},?\s){1,3}and\s$"
)
_SENTENCE = re.compile(
    r"(?:[.!?:;\"\u201c\u201d)\]]|\n|\s[\u2014\u2013-])\s{0,3}[\"\u201c'\u2018(]?$"
)

Lookup = Callable[[Iterable[str]], Mapping[str, Sequence[Entry]]]
Words = Callable[[Iterable[str]], Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Word:
    """A word with a capital; `key` is how the gazetteer writes it."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text with its capital words, and what is known of them.

    `gaps[n]` is what stands between word n and the next one, `keys` the keys of the names that
    begin at a word, by the number of their last word; `owned` those of "St. John's"; `borne` has
    the last words of the names that something bears, by their first word, the longest name first;
    `sites` the names that a site bears with its lower-case words ("Tuapse refinery"), likewise.
    """

    text: str
    words: list[Word]
    gaps: list[str]
    keys: Mapping[tuple[int, int], str]
    borne: Mapping[int, Sequence[int]]
    owned: Mapping[tuple[int, int], str]
    sites: Mapping[int, Sequence[SiteName]]
    lower: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    names: Mapping[str, Sequence[Entry]]
    countries: frozenset[str] = _NOTHING
    people: frozenset[str] = _NOTHING
    trusted: frozenset[str] = _NOTHING

    def is_kind(self, at: int, kind: str) -> bool:
        """Tell whether a word is of a kind of the lists of words."""
        return kind in self.kinds.get(self.words[at].key, _NOTHING)

    def entries(self, first: int, last: int) -> Sequence[Entry]:
        """Return what the words from the first to the last may mean as one name."""
        return self.names.get(self.keys.get((first, last), ""), ())

    def before(self, at: int, length: int = 40) -> str:
        """Return the characters before a word."""
        start = self.words[at].start
        return self.text[max(0, start - length) : start]

    def after(self, end: int) -> tuple[str, str, int]:
        """Return the gap after an offset, the word that follows and where it ends; or blanks."""
        found = _AFTER.match(self.text, end)
        return (found["gap"], found["word"], found.end()) if found else ("", "", end)

    def begins_sentence(self, at: int) -> bool:
        """Tell whether a word is the first of its sentence, where any word has a capital."""
        return self.words[at].start == 0 or bool(_SENTENCE.search(self.before(at, 8)))

    def is_followed(self, at: int) -> bool:
        """Tell whether another word with a capital follows after a space."""
        return at + 1 < len(self.words) and self.gaps[at] in {" ", "\u00a0"}


def read(text: str, *, entries: Lookup, words: Words) -> Page:
    """Return a text with its capital words and the names that they may form."""
    found = [
        Word(match.start(), match.end(), match[0], word_key(match[0]))
        for match in _WORD.finditer(text)
        if match[0][0].isupper() and not _SHORTENED.search(match[0])
    ]
    gaps = [text[one.end : following.start] for one, following in itertools.pairwise(found)]
    gaps.append("\n\n")
    keys = _keys(found, gaps)
    owned = {
        (first, last): f"{one}s"
        for (first, last), one in keys.items()
        if one[:3] == "st " and _OWNING.match(gaps[last] or " ")
    }
    spans = {at: (one.start, one.end) for at, one in enumerate(found)}
    sites = site_names(text, spans, keys)
    wanted = {*keys.values(), *owned.values(), *(one.key for of in sites.values() for one in of)}
    names = entries(wanted)
    borne: dict[int, list[int]] = {}
    for (first, last), one in keys.items():
        if one in names or owned.get((first, last)) in names:
            borne.setdefault(first, []).insert(0, last)
    page = Page(
        text=text,
        words=found,
        gaps=gaps,
        keys=keys,
        borne=borne,
        owned=owned,
        sites={
            first: kept
            for first, of in sites.items()
            if (kept := [one for one in of if sites_called(names.get(one.key, ()))])
        },
        lower=frozenset(_LOWER.findall(text)),
        kinds=words({one.key for one in found}),
        names=names,
    )
    return replace(page, countries=_countries(page))


@functools.lru_cache(maxsize=20_000)
def word_key(word: str) -> str:
    """Return the key of a word or name that is likely to come again."""
    return key(word)


def _keys(words: Sequence[Word], gaps: Sequence[str]) -> dict[tuple[int, int], str]:
    """Return the keys of the names that the words may form, by first and last word."""
    keys: dict[tuple[int, int], str] = {}
    for first, word in enumerate(words):
        parts = [word.key]
        keys[first, first] = word.key
        for last in range(first + 1, min(first + MOST_WORDS, len(words))):
            link = _link(gaps[last - 1])
            if link is None or (words[last - 1].text[-1] == "." and "\n" in gaps[last - 1]):
                break
            if link == OWNING:  # "People's Republic" has the key "peoples republic"
                parts[-1] += "s"
                link = ""
            parts.append(f"{link} {words[last].key}" if link else words[last].key)
            keys[first, last] = " ".join(parts)
    return keys


@functools.lru_cache(maxsize=4_000)
def _link(gap: str) -> str | None:
    """Return what a gap between two words of a name adds to its key, None if it parts them."""
    if not _JOIN.fullmatch(gap):
        return None
    if gap[:1] in {"'", "\u2019"}:
        return OWNING
    return gap.strip(" \u00a0\n-\u2010\u2011./")


def _countries(page: Page) -> frozenset[str]:
    """Return the countries that a text names by whatever word, cities aside."""
    found = {known.alpha2 for word in page.words if (known := country_word(word.text))}
    for name, entries in page.names.items():
        if len(name) <= SHORT_FORM or (page.kinds.get(name) and name not in _STATES_TOO):
            continue
        for one in entries[:2]:
            place = one.place
            sure = place.level == "country" or (
                place.level == "region" and one.population >= LARGE_REGION
            )
            if sure and place.country and one.matched in {"primary", "alias"}:
                found.add(place.country)
    return frozenset(found)


def is_within(page: Page, at: int) -> bool:
    """Tell whether a place is said before a word beyond doubt: "in Reading", not "to Reading"."""
    return bool(WITHIN.search(page.before(at, 16)))


def is_locative(page: Page, at: int) -> bool:
    """Tell whether a place is said before a word: "in Reading", "in Oxford and Reading"."""
    return bool(LOCATIVE.search(page.before(at, 16))) or bool(_JOINED.search(page.before(at, 48)))
