"""What a language hands to the shared rules: its code, morphology and lexica."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from geomap.extract.slavic.calendar import Calendar
from geomap.extract.slavic.lexicon import Lexicon
from geomap.extract.slavic.morphology import Morphology, Reading
from geomap.extract.slavic.words import Word, key, keys_of, tokens

# A shorter word in capitals is an abbreviation.
_SHOUTED = 5

# Words of which the readings are kept.
_MOST_SEEN = 65_536


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language: ISO 639-1 `code`, `morphology`, words for days, and its lexica's package."""

    code: str
    morphology: Morphology
    package: str
    calendar: Calendar

    @cached_property
    def lexicon(self) -> Lexicon:
        """Its lexica, read once."""
        return Lexicon(self.package, self.morphology)

    def words(self, text: str, offset: int) -> tuple[Word, ...]:
        """Return the words of a text with their readings; `offset` is added to all places."""
        return tuple(self._word(at, *one) for at, one in enumerate(tokens(text, offset)))

    def _word(self, at: int, start: int, end: int, text: str, kind: str) -> Word:
        known = self._seen.get(text)
        if known is None:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            readings = self._readings(text) if kind == "word" else ()
            known = key(text), readings, keys_of(text, readings) | self._compound(text, kind)
            self._seen[text] = known
        return Word(at, start, end, text, known[0], kind, known[1], known[2])

    @cached_property
    def _seen(self) -> dict[str, tuple[str, tuple[Reading, ...], frozenset[str]]]:
        """What is known of the words read so far: texts say the same few over and over."""
        return {}

    def _readings(self, text: str) -> tuple[Reading, ...]:
        """Return the ways to read a word; in capitals it is no name only: "СБИТЫ 12 ДРОНОВ"."""
        own = self.morphology.readings(text)
        if len(text) < _SHOUTED or not text.isupper():
            return own
        return (*self.morphology.readings(text.lower()), *own)

    def _compound(self, text: str, kind: str) -> frozenset[str]:
        """Return a compound of two nouns with both in the dictionary form."""
        first, dash, second = text.partition("-")
        if kind != "word" or not dash or not first.isalpha() or not second.isalpha():
            return frozenset()
        halves = (self.morphology.readings(half) for half in (first, second))
        lemmas = [half[0].lemma for half in halves if half]
        return frozenset({"-".join(lemmas)})


def adjective_of(words: Sequence[Word], at: int) -> bool:
    """Return whether a word is an adjective or participle that may stand before a noun."""
    return words[at].is_a("adjective") or words[at].is_a("participle")
