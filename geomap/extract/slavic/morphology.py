"""What a reader of one language tells of a word by itself: its dictionary forms, cases, numbers."""

from dataclasses import dataclass
from typing import Literal, Protocol

Pos = Literal[
    "noun",
    "name",  # of a person: given name, patronymic or surname
    "adjective",
    "short",  # short adjectives and short passive participles: "сбит", "збито"
    "participle",  # of full form: "сбитый", "пострадавший"
    "verb",
    "infinitive",
    "gerund",
    "numeral",
    "pronoun",
    "preposition",
    "conjunction",
    "particle",
    "adverb",
]
Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "locative"]
Gender = Literal["masculine", "feminine", "neuter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read a word form.

    `lemma` is the dictionary form in lower case, ё written as е and every apostrophe as ': the
    nominative singular of nouns (plural where there is no singular), the masculine nominative of
    adjectives, the infinitive of verbs and their participles, in the aspect that stands there
    ("сбит" is "сбить"). `case` is None for words without one. `past` holds for verbs in the past
    tense and short passive participles, `future` for what is still to come.
    """

    lemma: str
    pos: Pos
    case: Case | None = None
    plural: bool | None = None
    gender: Gender | None = None
    animate: bool | None = None
    past: bool = False
    future: bool = False


class Morphology(Protocol):
    """The morphology of one language."""

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Return the ways to read a word form, likeliest first; none where nothing is known.

        `word` is as written: a capital letter tells a name from a word.
        """

    def nominative(self, words: tuple[str, ...], *, gender: Gender | None = None) -> str:
        """Return a person's name in the nominative, as written but for its endings.

        `words` are the given name, patronymic and surname that stand there, in any one case.
        """
