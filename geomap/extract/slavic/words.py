"""A sentence as words with their readings, and what the lexica know of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from geomap.extract.slavic.morphology import Case, Pos, Reading
from geomap.model import BlockKind, Span

# "С-400", "Х-101", "об'єкт", "23-й"; a number by itself; "Storm"; any mark.
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[\u00a0 ]\d{3}(?!\d))+|\d+(?:[.,:]\d+)*)(?!\d|[\w-]\w)"
    r"|(?P<word>[^\W_]+(?:['\u2019\u02bc`][^\W\d_]+|-[^\W_]+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_APOSTROPHES = str.maketrans("\u2019\u02bc`", "'''")
# "ЦАХАЛа", "ОВАшники": capitals with an ending.
_DECLINED_LETTERS = re.compile(r"([А-ЯЁІЇЄҐ]{3,})-?[а-яіїє]{1,2}")
DASHES = frozenset("-\u2013\u2014")
OPENING, CLOSING = frozenset('«"“„'), frozenset('»"”“')
QUOTES = OPENING | CLOSING
_VERBAL = frozenset({"verb", "short"})


def key(word: str) -> str:
    """Return a word as the lexica have it: lower case, е for ё, one kind of apostrophe."""
    return word.lower().translate(_APOSTROPHES).replace("\u0451", "\u0435")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark; offsets are in the document."""

    at: int
    start: int
    end: int
    text: str
    key: str
    kind: str
    readings: tuple[Reading, ...] = ()
    keys: frozenset[str] = frozenset()

    def is_a(self, pos: Pos, case: Case | None = None) -> bool:
        """Return whether any reading of the word is such a part of speech in such a case."""
        return any(
            one.pos == pos and (case is None or one.case in {case, None}) for one in self.readings
        )

    @property
    def cases(self) -> frozenset[Case]:
        """The cases that any reading has."""
        return frozenset(one.case for one in self.readings if one.case)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def finite(self) -> bool:
        """Whether its likeliest reading is a verb form that makes a clause: "сбил", "сбито"."""
        if not self.readings or sum(map(str.isupper, self.text)) > 1:
            return False  # "ЦАХАЛа"
        return self.readings[0].pos in _VERBAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A phrase of a lexicon in a sentence: words `first` to `last`, both included."""

    first: int
    last: int
    list: str
    value: str
    row: dict[str, str] = field(default_factory=dict, hash=False, compare=False)

    def holds(self, at: int) -> bool:
        """Return whether a word is one of the phrase's."""
        return self.first <= at <= self.last


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence of a document; `hits` are the phrases of the lexica in it, by list."""

    text: str
    start: int
    end: int
    block: int
    kind: BlockKind
    words: tuple[Word, ...]
    hits: dict[str, tuple[Hit, ...]]

    def span(self, first: int, last: int) -> Span:
        """Return the characters of words `first` to `last`."""
        start, end = self.words[first].start, self.words[last].end
        return Span(start=start, end=end, text=self.text[start - self.start : end - self.start])

    def terms(self, *names: str) -> Iterator[Hit]:
        """Yield the grammar's words of these names ("that", "citing"), in order."""
        if len(names) == 1:
            yield from self._terms.get(names[0], ())
            return
        found = [hit for name in names for hit in self._terms.get(name, ())]
        yield from sorted(found, key=lambda one: one.first)

    @cached_property
    def _terms(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for one in self.hits.get("terms", ()):
            found.setdefault(one.value, []).append(one)
        return found

    @cached_property
    def _term_at(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for one in self.hits.get("terms", ()):
            for at in range(one.first, one.last + 1):
                found.setdefault(at, set()).add(one.value)
        return found

    def is_term(self, at: int, *names: str) -> bool:
        """Return whether the word at an index belongs to one of the grammar's words."""
        held = self._term_at.get(at)
        return held is not None and not held.isdisjoint(names)

    def hit_at(self, at: int, *lists: str) -> Hit | None:
        """Return the phrase of one of the lists that holds a word, or None."""
        held = self._hit_at.get(at)
        if held is None:
            return None
        return next((held[name] for name in lists if name in held), None)

    @cached_property
    def _hit_at(self) -> dict[int, dict[str, Hit]]:
        found: dict[int, dict[str, Hit]] = {}
        for name, hits in self.hits.items():
            if name == "terms":
                continue
            for one in hits:
                for at in range(one.first, one.last + 1):
                    found.setdefault(at, {}).setdefault(name, one)
        return found

    def index_at(self, offset: int) -> int | None:
        """Return the index of the word that holds a character of the document, or None."""
        for word in self.words:
            if word.start <= offset < word.end:
                return word.at
        return None


def tokens(text: str, offset: int) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, text and kind of each word, number and mark; `offset` is added."""
    for match in _TOKEN.finditer(text):
        yield match.start() + offset, match.end() + offset, match.group(), match.lastgroup or ""


def keys_of(word: str, readings: Iterable[Reading]) -> frozenset[str]:
    """Return what the lexica may know a word by: itself and its dictionary forms."""
    found = {key(word), *(one.lemma for one in readings)}
    if declined := _DECLINED_LETTERS.fullmatch(word):
        found.add(key(declined[1]))
    return frozenset(found)
