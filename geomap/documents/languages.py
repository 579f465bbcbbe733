"""The language of a text and of its paragraphs, found offline; unknown stays unknown."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Literal

from geomap.documents.cyrillic_languages import is_foreign, is_of_both, is_surely, language_of
from geomap.model import Block, Document

SAMPLE = 3000  # code points that are looked at
MIN_LETTERS = 40  # below, only the letters and small words of one language decide
SURE = 0.9
MIXED = 0.25  # share of the rarer script from which a text counts as mixed
_CODE = re.compile(r"(?P<code>[a-z]{2,3})(?:[-_][a-z0-9]{1,8}){0,3}", re.IGNORECASE)
# Words of which every English text is full, and no text in another language; asking for them takes
# microseconds, where the classifier's model takes half a second to load.
_ENGLISH = frozenset("the of and to in that was is for on with said by from at".split())
LEAST_WORDS = 40
LEAST_ENGLISH, LEAST_THE = 0.15, 0.02
MOST_BYTES = 1.1  # of UTF-8 for a character: dashes and quotation marks
IN_CYRILLIC = frozenset("ru uk be bg mk kk ky mn tg ba tt cv ce os ab".split())
_CLOSEST = frozenset({"ru", "uk"})
_IN_LATIN = frozenset("en de fr es it pl cs sk hu ro nl pt sv fi da no tr et lv lt".split())
_CYRILLIC, _LATIN = re.compile("[\u0400-\u04ff]"), re.compile("[A-Za-z\u00c0-\u024f]")
LOOKED_AT = 1500  # code points of a block
LEAST_FOREIGN = 150  # code points of a paragraph of an English text that is worth a look
LEAST_SMALL_WORDS = 2
MOST_OF_A_CHANNEL = 0.9
SURE_OF_A_BLOCK, LIKELY = 0.99, 0.5
# Greek to Georgian and Indic scripts, and those of East Asia: what no English sentence has.
_OTHER_LETTERS = re.compile("[\u0370-\u1dff\u3040-\ud7ff]")
# Scripts that one language alone writes, or one far more than all others.
_OF_ONE_LANGUAGE = {
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "hy": re.compile("[\u0530-\u058f]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
}
_OF_JAPANESE = 0.2  # of its letters are kana
Script = Literal["latin", "cyrillic", "other", ""]


def given(value: str) -> str | None:
    """Return the language part of a code ("en-GB" is "en"), or None if it is no code."""
    match = _CODE.fullmatch(value.strip())
    return match["code"].lower() if match else None


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where it can't be told."""
    sample = text[:SAMPLE]
    if _is_plainly_english(sample):
        return "en"
    letters = sum(map(str.isalpha, sample))
    cyrillic = len(_CYRILLIC.findall(sample))
    is_mixed = min(cyrillic, letters - cyrillic) > MIXED * letters
    if cyrillic > letters / 2 and ((known := language_of(sample)) or is_mixed):
        return known
    if cyrillic > letters / 2 and is_of_both(sample):
        return None  # its paragraphs tell
    if is_mixed:
        return "en" if _is_plainly_english(_CYRILLIC.sub("", sample)) else None
    if _script(sample) == "other":
        return _of_other_letters(sample)
    return _classified(sample, SURE) if letters >= MIN_LETTERS else None


def against(value: str, text: str) -> str | None:
    """Return the language that a text is in, against the declared one; None if that may be so.

    Only letters contradict: another script than that language is written in, or Russian where
    Ukrainian is declared and the like.
    """
    sample = text[:SAMPLE]
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    if max(cyrillic, latin) < MIN_LETTERS:
        return None
    if value in IN_CYRILLIC:
        if cyrillic < MIXED * latin:
            return detect(text)
        found = language_of(sample) if cyrillic > latin else None
        return found if found != value else None
    if value in _IN_LATIN and latin < MIXED * cyrillic:
        return detect(text)
    return None


def marked(text: str, cut: Sequence[Block], language: str | None) -> tuple[Block, ...]:
    """Return the blocks with the language of each that is in another than the document's.

    A block too short to tell takes the language of the blocks around it that are in its letters.
    """
    if language in {"en", None} and not _OTHER_LETTERS.search(text):
        return tuple(cut) if language is None else _marked_in_english(text, cut)
    scripts = [_script(text[one.start : min(one.end, one.start + LOOKED_AT)]) for one in cut]
    told: list[str | None] = []
    for block, script in zip(cut, scripts, strict=True):
        words = text[block.start : min(block.end, block.start + LOOKED_AT)]
        found = None if block.kind == "boilerplate" else _block_language(words, script)
        amid = language in IN_CYRILLIC | {"sr"} and language not in _CLOSEST and found in _CLOSEST
        told.append(None if amid and found and not is_surely(found, words) else found)
    known = _from_neighbours(told, scripts)
    return tuple(
        replace(block, language=one) if one and one != language else block
        for block, one in zip(cut, known, strict=True)
    )


def settled(cut: Sequence[Block]) -> tuple[str | None, tuple[Block, ...]]:
    """Return the language in which most of a text's blocks are, and the blocks marked for it."""
    sizes: Counter[str] = Counter()
    for block in cut:
        if block.language:
            sizes[block.language] += block.end - block.start
    most = min(sizes, key=lambda one: (-sizes[one], one), default=None)
    return most, tuple(replace(one, language=None) if one.language == most else one for one in cut)


def as_their_channels(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents, each post that is too short to tell in its channel's language.

    That is the one in which nine in ten of the channel's other posts in the same letters are.
    """
    found = list(documents)
    told: dict[tuple[str, Script], Counter[str]] = {}
    for one in found:
        if one.posted_at and one.publisher and one.language:
            key = one.publisher, _script(one.text[:LOOKED_AT])
            told.setdefault(key, Counter())[one.language] += 1
    for at, one in enumerate(found):
        if one.language is None and one.posted_at and one.publisher:
            known = told.get((one.publisher, _script(one.text[:LOOKED_AT])), Counter())
            most = max(known, key=lambda code: (known[code], code), default=None)
            if most and known[most] >= MOST_OF_A_CHANNEL * known.total():
                how = one.known_from | {"language": "publisher"}
                found[at] = replace(one, language=most, known_from=dict(sorted(how.items())))
    return tuple(found)


def of_blocks(document: Document) -> tuple[str | None, ...]:
    """Return the language of each block of a document; None where it can't be told."""
    return tuple(block.language or document.language for block in document.blocks)


def _marked_in_english(text: str, cut: Sequence[Block]) -> tuple[Block, ...]:
    """Return an English text's blocks; only whole paragraphs in other words are looked at."""
    return tuple(
        replace(block, language=found)
        if block.kind == "paragraph"
        and block.end - block.start >= LEAST_FOREIGN
        and (found := _other_than_english(text[block.start : block.end]))
        else block
        for block in cut
    )


def _other_than_english(words: str) -> str | None:
    if any(word in _ENGLISH for word in words.lower().split()):
        return None
    found = _classified(words[:LOOKED_AT], SURE_OF_A_BLOCK)
    return found if found != "en" else None


def _script(words: str) -> Script:
    """Return the letters in which most of the words are written."""
    if words.isascii():
        return "latin" if _LATIN.search(words) else ""
    cyrillic, latin = len(_CYRILLIC.findall(words)), len(_LATIN.findall(words))
    letters = sum(map(str.isalpha, words))
    if letters > 2 * (cyrillic + latin):
        return "other"
    return "cyrillic" if cyrillic > latin else "latin" if latin else ""


def _block_language(words: str, script: Script) -> str | None:
    if script == "cyrillic":
        if is_foreign(words):
            return _classified(words, LIKELY)
        return language_of(words)
    if script == "latin":
        english = words.lower().split()
        count = sum(word in _ENGLISH for word in english)
        if count >= LEAST_ENGLISH * len(english) and count >= LEAST_SMALL_WORDS:
            return "en"
        letters = sum(map(str.isalpha, words))
        return _classified(words, SURE_OF_A_BLOCK) if letters >= MIN_LETTERS else None
    return _of_other_letters(words) if script else None


def _of_other_letters(words: str) -> str | None:
    """Return the language of words that are neither in Latin nor in Cyrillic letters."""
    letters = sum(map(str.isalpha, words))
    for code, its in _OF_ONE_LANGUAGE.items():
        if len(its.findall(words)) > (_OF_JAPANESE if code == "ja" else 0.5) * letters:
            return code
    return _classified(words, LIKELY)


def _from_neighbours(told: Sequence[str | None], scripts: Sequence[Script]) -> list[str | None]:
    """Return the languages, each open one as that of the nearest block in its letters, else open.

    The block before counts where both sides are as near.
    """
    before = _last_told(told, scripts)
    after = [
        None if one is None else (len(told) - 1 - one[0], one[1])
        for one in reversed(_last_told(told[::-1], scripts[::-1]))
    ]
    known: list[str | None] = []
    for here, (left, right) in enumerate(zip(before, after, strict=True)):
        sides = [(abs(place - here), one) for place, one in filter(None, (left, right))]
        known.append(told[here] or (min(sides, key=lambda side: side[0])[1] if sides else None))
    return known


def _last_told(
    told: Sequence[str | None], scripts: Sequence[Script]
) -> list[tuple[int, str] | None]:
    """Return for each block the last one up to it in its letters whose language is told."""
    last: dict[Script, tuple[int, str]] = {}
    found = []
    for place, (language, script) in enumerate(zip(told, scripts, strict=True)):
        if language and script:
            last[script] = (place, language)
        found.append(last.get(script))
    return found


def _classified(words: str, least: float) -> str | None:
    code, probability = _identifier().classify(words)
    return str(code) if probability >= least else None


def _is_plainly_english(text: str) -> bool:
    words = text.lower().split()
    if len(words) < LEAST_WORDS or len(text.encode()) > MOST_BYTES * len(text):
        return False  # too short, or with much that is not in Latin letters
    english = sum(word in _ENGLISH for word in words)
    return english >= LEAST_ENGLISH * len(words) and words.count("the") >= LEAST_THE * len(words)


@functools.cache
def _identifier() -> Any:  # noqa: ANN401  # py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
