"""Sentences of a document's blocks; a list after a colon is one with the words before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geomap.extract.slavic.language import Language
from geomap.extract.slavic.words import Sentence
from geomap.model import BlockKind, Document

# Words before a full stop that do not end a sentence, in either language.
_ABBREVIATIONS = frozenset(
    "г гг р рр обл ул им ім т тыс тис млн млрд с п пос смт м д пр мин хв сек ст кв км мск др тп н э "
    "руб грн проц гос акад проф ген полк майор кап лейт серж вул просп пл рис см напр янв фев мар "
    "апр июн июл авг сен сент окт ноя дек січ лют бер кві тра чер лип сер вер жов лис гру".split()
)
# May end a sentence all the same, where the next word begins one.
_OFTEN_LAST = frozenset("г гг р рр обл мск тыс тис млн др км".split())
# A longer stretch without a full stop is a table or an attack on the program.
LONGEST = 3_000
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]*_]{0,3}(?=\s|$|[«\"„])")
_LAST_WORD = re.compile(r"([\w'’-]+)$")
_NEXT = re.compile(r"\s*(?:[\"'“‘«„(\[*_–—•-]|[^\w\s]){0,4}\s*(\w)")
_BULLET = re.compile(r"\s*[-–—•▪◾🔹🔸▫*·➖✅❗]+\s*")
# "МОСКВА, 26 ноя - ПРАЙМ.", "КИЕВ, 3 окт — РИА Новости.": where it was written; nobody speaks.
_DATELINE = re.compile(
    r"[А-ЯЁІЇЄҐ][А-ЯЁІЇЄҐ-]{2,}(?:[ /,-]+[А-ЯЁІЇЄҐ][А-ЯЁІЇЄҐ-]+){0,3}"
    r"(?:\s*\([А-ЯЁІЇЄҐа-яёіїєґ .]+\))?,\s*\d{1,2}\s[а-яёіїєґ]{3,9}\.?"
    r"\s*(?:/[^/\n]{2,30}/)?\s*[-–—.]\s*(?:[А-ЯЁІЇЄҐ][\wА-Яа-я .«»\"-]{1,40}?[.,]\s+)?(?=[А-ЯЁІЇЄҐ«\"])"
)
# "Из них: 10 – над …" goes on with the number before; so does an item after an item.
_OF_THEM = re.compile(r"(?:Из|З|Із) (?:них|яких|которых):?\s+(?:[-–—]\s*)?\d")
_ITEM = re.compile(r"\s*(?:[-–—•▪◾🔹🔸▫*·]\ufe0f?\s*)?\d")
_NO_SENTENCE = re.compile(r"[^\w]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A sentence before its words are read."""

    start: int
    end: int
    block: int
    kind: BlockKind


def stretches(document: Document, blocks: frozenset[int] | None = None) -> tuple[Stretch, ...]:
    """Return where the sentences of the blocks stand that are read for claims, in order.

    `blocks` are the indices of the blocks to read; all of them where it is None.
    """
    found: list[Stretch] = []
    for index, block in enumerate(document.blocks):
        if block.kind == "boilerplate" or (blocks is not None and index not in blocks):
            continue
        text = document.text[block.start : block.end]
        for begin, end in _cut(text):
            start = begin
            if begin == 0 and (dateline := _DATELINE.match(text, begin, end)):
                start = dateline.end()
            one = Stretch(
                start=block.start + start, end=block.start + end, block=index, kind=block.kind
            )
            if found and _goes_on(document.text, found[-1], one):
                one = Stretch(
                    start=found[-1].start, end=one.end, block=found[-1].block, kind=one.kind
                )
                found.pop()
            if one.end - one.start <= LONGEST:
                found.append(one)
    return tuple(found)


def sentence(document: Document, stretch: Stretch, language: Language) -> Sentence:
    """Return a sentence with its words and what the lexica know of them."""
    text = document.text[stretch.start : stretch.end]
    words = language.words(text, stretch.start)
    return Sentence(
        text=text,
        start=stretch.start,
        end=stretch.end,
        block=stretch.block,
        kind=stretch.kind,
        words=words,
        hits=language.lexicon.find(words),
    )


def _goes_on(text: str, before: Stretch, one: Stretch) -> bool:
    """Return whether a line is an item of the list that the words before began."""
    if before.kind in {"title", "heading"} or one.start - before.start > LONGEST:
        return False
    ended = text[before.start : before.end].rstrip()
    bullet = _BULLET.match(text, one.start, one.end) or _BULLET.search(text, before.end, one.start)
    listed = bool(bullet and bullet.group().strip()) or text[one.start].isdigit()
    if _OF_THEM.match(text, one.start):
        return True
    if ended.endswith(":"):
        return listed or text[one.start].islower()
    if listed and not ended.endswith((".", "!", "?")) and _ITEM.match(ended.rpartition("\n")[2]):
        return True
    return ended.endswith((",", ";")) and (listed or text[one.start].islower())


def _cut(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if _ends(text, stop, line.end()):
                yield from _trimmed(text, start, stop.end())
                start = stop.end()
        yield from _trimmed(text, start, line.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if _NO_SENTENCE.match(piece):
        return
    left = len(piece) - len(piece.lstrip())
    yield start + left, start + len(piece.rstrip())


def _ends(text: str, stop: re.Match[str], limit: int) -> bool:
    after = _NEXT.match(text, stop.end(), limit)
    if after is None:
        return stop.end() >= limit or not text[stop.end() : limit].strip()
    if after[1].islower():
        return False
    if not stop.group().startswith(".") or len(stop.group()) > 1:
        return True
    before = _LAST_WORD.search(text, max(0, stop.start() - 40), stop.start())
    last = before[1].lower() if before else ""
    if len(last) == 1 and last.isalpha() and before is not None and before[1].isupper():
        return False  # an initial
    if last in _OFTEN_LAST:
        return not after[1].isdigit() and last not in {"г", "обл"}
    return last not in _ABBREVIATIONS
