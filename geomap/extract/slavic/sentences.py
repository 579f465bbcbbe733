"""Sentences of a document's blocks; a list after a colon is one with the words before it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geomap.extract.slavic.language import Language
from geomap.extract.slavic.words import Sentence
from geomap.model import BlockKind, Document

# Words before a full stop that do not end a sentence, in either language.
_ABBREVIATIONS = frozenset(
    """г гг р рр обл ул им ім т тыс тис млн млрд трлн с п пос смт м д пр мин хв сек ст кв км мск др
    тп н э е ж руб грн проц гос акад проф ген полк подполк майор кап лейт серж вул просп пл рис см
    напр чел ос ок зам нач корр ред авт англ рос укр тел пер наб ш мкр р-н р-ну бул бульв пров буд
    корп дол долл міс пн зв янв фев мар апр июн июл авг сен сент окт ноя дек січ лют бер кві тра
    чер лип сер вер жов лис гру""".split()
)
# May end a sentence all the same, where the next word begins one.
_OFTEN_LAST = frozenset("г гг р рр мск тыс тис млн млрд трлн др км чел ос руб грн проц".split())
_YEAR_WORDS = frozenset("г гг р рр".split())
# A longer stretch without a full stop is a table or an attack on the program.
LONGEST = 3_000
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]*_]{0,3}(?=\s|$|[«\"„])")
# Where a stretch too long to read is cut, the better places first.
_BREAKS = (re.compile(r";(?=\s)"), re.compile(r",(?=\s)"), re.compile(r"\s"))
_LAST_WORD = re.compile(r"([\w'’-]+)$")
_NEXT = re.compile(r"\s*(?:[\"'“‘«„(\[*_–—•-]|[^\w\s]){0,4}\s*(\w)")
_BULLET = re.compile(r"\s*[-–—•▪◾🔹🔸▫*·➖✅❗]+\s*")
# "1. Одесса", "2) Измаил": the number is no word of the item.
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+(?=[\w«\"“„])")
_CAPITAL = "[A-ZА-ЯЁІЇЄҐ]"
_PLACE = rf"{_CAPITAL}[\w'’-]+(?:[ /-]{_CAPITAL}[\w'’-]+){{0,3}}(?:\s*\([^)\n]{{2,30}}\))?"
_DAY = (
    r"\d{1,2}\s+(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип"
    r"|сер|вер|жов|лис|гру)\w*\.?(?:\s+(?:19|20)\d\d(?:\s*(?:г\.|года|р\.|року))?)?"
    r"(?:,?\s+\d{1,2}[:.]\d\d)?"
)
_AGENCY = rf"{_CAPITAL}[\w«»\"-]*(?:[ .]{_CAPITAL}[\w«»\"-]*){{0,2}}"
_SLASHED = r"/[^/\n]{2,40}/\.?"
# "МОСКВА, 26 ноя - ПРАЙМ.", "Київ. 3 жовтня. УНН.": where and for whom it was written; nobody
# speaks, and the day is that of writing.
_DATELINE = re.compile(
    rf"(?:{_PLACE}[,.]\s+{_DAY}[.,]?\s*(?:{_SLASHED}|[-–—]\s*(?:{_AGENCY}\.)?"
    rf"|(?<=\.)\s{_AGENCY}(?:\s*[-–—]|\.)|(?<=\.))"
    rf"|{_PLACE}\.\s+[A-ZА-ЯЁІЇЄҐ]{{2,8}}\.|{_SLASHED}|[A-Z]{{3,}}(?:\.[A-Z]{{2,3}})?\s+[-–—])"
    rf"\s+(?=[«\"“„(]?{_CAPITAL})"
)
# A quotation of several sentences whose speaker follows: "«… . … », — сообщил мэр".
_QUOTED = re.compile(
    r"(?:«[^»\n]{5,700}»|“[^”\n]{5,700}”|„[^“”\n]{5,700}[“”]|\"[^\"\n]{5,700}\")"
    r"\s*[,?!]?\s*[-–—]\s*(?=[а-яёіїєґ])"
)
# Characters in which a bracket that was opened is closed again.
_BRACKET = 200
# A line this long that ends without a stop was wrapped, where the next begins in lower case.
_WRAPPED = 40
_NO_SENTENCE = re.compile(r"[^\w]*$")
# "Из них: 10 – над …" goes on with the number before, and so does what has no verb of its own:
# "Девять из них – над …". So does an item after an item.
_NUMERAL = (
    r"(?:\d{1,3}|(?i:по одному|один|одна|два|дві|две|три|четыре|чотири|пять|п['’ʼ]ять|шесть|шість"
    r"|семь|сім|восемь|вісім|девять|дев['’ʼ]ять|десять|[а-яі]{2,6}надцать|[а-яії'’ʼ]{2,8}надцять))"
)
_OF_THEM = re.compile(
    r"(?:Из|З|Із) (?:них|яких|которых):?\s+(?:[-–—]\s*)?\d"
    rf"|(?:(?:Из|З|Із) (?:них|яких|которых):?\s+(?:[-–—]\s*)?{_NUMERAL}|{_NUMERAL} (?:из|з|із) них)"
    r"(?:(?: [а-яіїєґ'’ʼ]{2,20}){0,2} ?[-–—])? над\b"
)
_ITEM = re.compile(r"\s*(?:[-–—•▪◾🔹🔸▫*·]\ufe0f?\s*)?\d")


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
        for start, end in _cut(text):
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
    """Return whether a line is an item of the list that the words before began, or wrapped."""
    if before.kind in {"title", "heading"} or one.end - before.start > LONGEST:
        return False
    ended = text[before.start : before.end].rstrip()
    between = text[before.end : one.start]
    bullet = _BULLET.match(text, one.start, one.end) or _BULLET.search(between)
    listed = bool(bullet and bullet.group().strip()) or text[one.start].isdigit()
    listed = listed or _NUMBERED.search(between + "x") is not None
    if _OF_THEM.match(text, one.start):
        return True
    if listed and ended[-1:] not in ".!?" and _ITEM.match(ended.rpartition("\n")[2]):
        return True
    if ended.endswith(":"):
        return listed or text[one.start].islower()
    if ended.endswith((",", ";")):
        return listed or text[one.start].islower()
    wrapped = before.block == one.block and one.start - before.start > _WRAPPED
    return wrapped and ended[-1:].isalnum() and text[one.start].islower()


def _cut(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        lead = _DATELINE.match(text, start, line.end()) or _NUMBERED.match(text, start, line.end())
        start = lead.end() if lead else start
        quoted = [one.span() for one in _QUOTED.finditer(text, start, line.end())]
        for stop in _STOP.finditer(text, start, line.end()):
            if _is_inside(quoted, stop.start()) and stop.end() - start < LONGEST:
                continue
            if _ends(text, stop, line.end()) and not _in_bracket(text, start, stop, line.end()):
                yield from _trimmed(text, start, stop.end())
                start = stop.end()
        yield from _trimmed(text, start, line.end())


def _is_inside(quoted: Sequence[tuple[int, int]], at: int) -> bool:
    before = bisect_left(quoted, (at, 0)) - 1
    return before >= 0 and at < quoted[before][1]


def _in_bracket(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    """Return whether a bracket is open that closes in the sentence: "(тип А. По данным Б) упал".

    A bracket that ends with its own sentence is one by itself.
    """
    low = max(start, stop.start() - _BRACKET)
    if text.count("(", low, stop.end()) <= text.count(")", low, stop.end()):
        return False
    closing = text.find(")", stop.end(), min(limit, stop.end() + _BRACKET))
    return closing >= 0 and text[closing + 1 : closing + 3].lstrip()[:1].islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch without the space around it; one too long to read in shorter ones."""
    for first, last in pairwise((start, *_broken(text, start, end), end)):
        piece = text[first:last]
        if not _NO_SENTENCE.match(piece):
            yield first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())


def _broken(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a stretch too long to read is cut: at semicolons, else commas, else spaces."""
    semicolons, *others = _BREAKS
    if end - start <= LONGEST:
        return
    for semicolon in (*(one.end() for one in semicolons.finditer(text, start, end - 1)), end):
        while semicolon - start > LONGEST:
            start = _last_break(others, text, start, start + LONGEST)
            yield start
        if semicolon < end:
            yield semicolon
        start = semicolon


def _last_break(breaks: Sequence[re.Pattern[str]], text: str, start: int, end: int) -> int:
    """Return behind the last comma before the end, or space; the end where there is none."""
    for one in breaks:
        found = [mark.end() for mark in one.finditer(text, start, end)]
        if found:
            return found[-1]
    return end


def _ends(text: str, stop: re.Match[str], limit: int) -> bool:
    after = _NEXT.match(text, stop.end(), limit)
    if after is None:
        return stop.end() >= limit or not text[stop.end() : limit].strip()
    if after[1].islower():
        return False
    if not stop.group().startswith(".") or len(stop.group()) > 1:
        return True
    return _is_last(text, stop, after[1])


def _is_last(text: str, stop: re.Match[str], following: str) -> bool:
    """Return whether the word before a full stop ends its sentence, and is no abbreviation."""
    before = _LAST_WORD.search(text, max(0, stop.start() - 40), stop.start())
    last = before[1].lower() if before else ""
    if len(last) == 1 and last.isalpha() and before is not None and before[1].isupper():
        return False  # an initial
    if last in _YEAR_WORDS:  # "2024 г. Погибли двое", but "в г. Сумы"
        lead = text[max(0, stop.start() - len(last) - 6) : stop.start() - len(last)].rstrip()
        return lead[-1:].isdigit() and not following.isdigit()
    if last in _OFTEN_LAST:
        return not following.isdigit()
    return last not in _ABBREVIATIONS
