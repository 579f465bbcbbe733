"""The word lists of one language: CSV files with phrases in the dictionary form.

A phrase is written as a dictionary has it ("зенитная ракета"); each of its words is met in any of
its forms. A word after "=" is met as it is written alone ("=по =словам").
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from geomap.extract.slavic.morphology import Morphology
from geomap.extract.slavic.words import OPENING, Hit, Word, key, tokens

# Lists of which a longer phrase hides the shorter one inside it.
_LISTS: dict[str, str] = {
    "terms": "term",
    "weapons": "",
    "targets": "kind",
    "effects": "kind",
    "actors": "name",
    "bodies": "english",
    "persons": "name",
    "roles": "english",
    "speech": "act",
    "hedges": "weakens",
    "strikes": "kind",
    "countries": "code",
    "numbers": "value",
    "weapon_notes": "note",
}
# Words of which the phrases that they begin are kept.
_MOST_BEGUN = 65_536
# Of these every value is a list of its own: "уничтожить" is to intercept and to destroy.
_APART = frozenset({"terms", "strikes"})
_NAMED = frozenset({"actors", "persons", "weapons"})
_NAMES = frozenset({"weapons", "actors"})
# "База" is a channel, "база" none.
_WRITTEN_BIG = frozenset({"media", "social_media", "company"})
_PHRASES = ("words", "lemma", "text")


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[frozenset[str], ...]
    list: str
    value: str
    row: dict[str, str]
    small: bool
    loud: bool
    kind: str  # the list of which no other phrase overlaps with this one


class Lexicon:
    """All lists of a language, found in running text at once."""

    def __init__(self, package: str, morphology: Morphology) -> None:
        self._morphology = morphology
        self._by_first: dict[str, list[_Phrase]] = {}
        self._begun: dict[str, tuple[_Phrase, ...]] = {}
        self.rows: dict[str, list[dict[str, str]]] = {}
        for name, column in _LISTS.items():
            self.rows[name] = list(_rows(package, name))
            for row in self.rows[name]:
                self._add(name, row.get(column, "") or row.get("name") or row.get("class", ""), row)
        for phrases in self._by_first.values():
            phrases.sort(key=lambda one: -len(one.words))

    def _add(self, name: str, value: str, row: dict[str, str]) -> None:
        phrases = next((row[column] for column in _PHRASES if row.get(column)), "")
        if name in _NAMED and row.get("name"):
            phrases = f"{phrases}|{row['name']}"  # in Latin letters inside Cyrillic text
        for phrase in filter(None, (one.strip() for one in phrases.split("|"))):
            words = tuple(self._keys(word) for word in _split(phrase))
            if not words:
                continue
            kind = f"{name}:{value}" if name in _APART else name
            made = _Phrase(words, name, value, row, phrase.islower(), phrase.isupper(), kind)
            for first in words[0]:
                self._by_first.setdefault(first, []).append(made)

    def _keys(self, word: str) -> frozenset[str]:
        if word.startswith("="):
            return frozenset({"=" + key(word[1:])})
        return _keys(self._morphology, word)

    def find(self, words: Sequence[Word]) -> dict[str, tuple[Hit, ...]]:
        """Return the phrases in a sentence by list, in order; in each list none overlaps."""
        found: dict[str, list[Hit]] = {}
        ends: dict[str, int] = {}
        for word in words:
            for kind, phrase in self._best_at(words, word, ends).items():
                last = word.at + len(phrase.words) - 1
                hit = Hit(
                    first=word.at, last=last, list=phrase.list, value=phrase.value, row=phrase.row
                )
                found.setdefault(phrase.list, []).append(hit)
                ends[kind] = last
        return {name: tuple(hits) for name, hits in found.items()}

    def _best_at(
        self, words: Sequence[Word], word: Word, ends: dict[str, int]
    ) -> dict[str, "_Phrase"]:
        """Return the longest phrase of each list that begins at a word."""
        best: dict[str, _Phrase] = {}
        for phrase in self._beginning(word):
            if ends.get(phrase.kind, -1) >= word.at:
                continue
            held = best.get(phrase.kind)
            if held is not None and len(held.words) >= len(phrase.words):
                continue
            if _goes_on(phrase.words, words, word.at) and _is_written_so(phrase, words, word.at):
                best[phrase.kind] = phrase
        return best

    def _beginning(self, word: Word) -> tuple[_Phrase, ...]:
        """Return the phrases that a word may begin, kept for when it comes again."""
        known = self._begun.get(word.text)
        if known is None:
            if len(self._begun) >= _MOST_BEGUN:
                self._begun.clear()
            firsts = ("=" + word.key, *sorted(word.keys))
            known = tuple(one for first in firsts for one in self._by_first.get(first, ()))
            self._begun[word.text] = known
        return known


def _goes_on(phrase: tuple[frozenset[str], ...], words: Sequence[Word], at: int) -> bool:
    """Return whether the words after the first are the phrase's."""
    if len(phrase) == 1:
        return True
    if at + len(phrase) > len(words):
        return False
    return all(_meets(words[at + i], phrase[i]) for i in range(1, len(phrase)))


def _is_written_so(phrase: _Phrase, words: Sequence[Word], at: int) -> bool:
    """Return whether a weapon's name that is a word as well has its capital or quotes: "Град"."""
    if phrase.list not in _NAMES or len(phrase.words) > 1 or phrase.small:
        return True
    row = phrase.row
    if not row.get("name") or (phrase.list == "actors" and row.get("kind") not in _WRITTEN_BIG):
        return True
    word = words[at]
    if phrase.loud and phrase.list == "actors":
        return sum(map(str.isupper, word.text)) > 1  # "САНА" is an agency, "Сана" a town
    if word.text[:1].isupper() or not word.readings:
        return True
    if phrase.list == "weapons" and word.readings[0].pos == "name":
        return True
    return at > 0 and words[at - 1].text in OPENING


def _meets(word: Word, keys: frozenset[str]) -> bool:
    return not word.keys.isdisjoint(keys) or "=" + word.key in keys


def _split(phrase: str) -> Iterator[str]:
    for part in phrase.split():
        if part.startswith("="):
            yield part
        else:
            yield from (text for _, _, text, _ in tokens(part, 0))


def _keys(morphology: Morphology, word: str) -> frozenset[str]:
    """Return the dictionary forms that a phrase's word stands for."""
    plain = key(word)
    readings = morphology.readings(word)
    own = {one.lemma for one in readings if one.lemma == plain}
    likeliest = {readings[0].lemma} if readings else set()
    return frozenset({plain, *(own or likeliest)})


def _rows(package: str, name: str) -> Iterator[dict[str, str]]:
    file = resources.files(package).joinpath(f"{name}.csv")
    if file.is_file():
        yield from csv.DictReader(file.read_text(encoding="utf-8").splitlines())
