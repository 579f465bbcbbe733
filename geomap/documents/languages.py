"""The language of a text, found offline; unknown stays unknown."""

import functools
import re
from typing import Any

SAMPLE = 3000  # code points that are looked at
MIN_LETTERS = 40  # below, only letters that one language alone has decide
SURE = 0.9
MIXED = 0.25  # share of the rarer script from which a text counts as mixed
_CODE = re.compile(r"(?P<code>[a-z]{2,3})(?:[-_][a-z0-9]{1,8}){0,3}", re.IGNORECASE)
# Words of which every English text is full, and no text in another language; asking for them takes
# microseconds, where the classifier's model takes half a second to load.
_ENGLISH = frozenset("the of and to in that was is for on with said by from at".split())
LEAST_WORDS = 40
LEAST_ENGLISH, LEAST_THE = 0.15, 0.02
MOST_BYTES = 1.1  # of UTF-8 for a character: dashes and quotation marks
_UKRAINIAN, _RUSSIAN = frozenset("іїєґ"), frozenset("ыэъё")


def given(value: str) -> str | None:
    """Return the language part of a code ("en-GB" is "en"), or None if it is no code."""
    match = _CODE.fullmatch(value.strip())
    return match["code"].lower() if match else None


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where it can't be told."""
    sample = text[:SAMPLE]
    if _is_plainly_english(sample):
        return "en"
    letters = [char for char in sample.lower() if char.isalpha()]
    if not letters:
        return None
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in letters)
    share = min(cyrillic, len(letters) - cyrillic) / len(letters)
    if len(letters) < MIN_LETTERS or share > MIXED:
        return _by_letters(letters) if cyrillic > len(letters) / 2 else None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= SURE else None


def _is_plainly_english(text: str) -> bool:
    words = text.lower().split()
    if len(words) < LEAST_WORDS or len(text.encode()) > MOST_BYTES * len(text):
        return False  # too short, or with much that is not in Latin letters
    english = sum(word in _ENGLISH for word in words)
    return english >= LEAST_ENGLISH * len(words) and words.count("the") >= LEAST_THE * len(words)


def _by_letters(letters: list[str]) -> str | None:
    """Return Ukrainian or Russian where letters are there that the other does not have."""
    found = set(letters)
    if found & _UKRAINIAN and not found & _RUSSIAN:
        return "uk"
    if found & _RUSSIAN and not found & _UKRAINIAN:
        return "ru"
    return None


@functools.cache
def _identifier() -> Any:  # noqa: ANN401  # py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
