# ruff: noqa: RUF001  # Cyrillic and typographic marks on purpose
# word lists read best as words
"""A text cut into blocks that no sentence crosses, without changing a character of it.

A newline ends a block unless the text is wrapped at a width; headings, furniture and glued
sentences become blocks of their own. Every rule is about form, so that it works in any language.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geomap.documents.boilerplate import is_edge_furniture, is_furniture, leading_stamp
from geomap.documents.glue import split_points
from geomap.model import Block, BlockKind

EDGE_LINES = 8  # how many lines at head and tail may be a stamp, a byline or a menu
MAX_TITLE = 220
MAX_HEADING = 140
MIN_TITLE_WORDS = 2
WRAP_MIN, WRAP_MAX = 40, 120  # widths at which mail and terminals wrap
MIN_WRAPPED = 3  # lines of a paragraph from which its width can be told
ARTICLE_SENTENCES = 3  # lines that end as sentences make an article
MAX_TAIL_WORDS = 2

_END_OF_LINE = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_MARKER = re.compile(r"(?:#{1,6}|>{1,4}|[-*+•▪●‣◦])(?=[ \t])")
_FIELD = re.compile(r"(?:id|title|publisher|url|published|language)[ \t]{0,9}:", re.IGNORECASE)
_QUOTES = "\"”’'»)]*_ \t"
_FINAL = ".!?…:;,"
_SPEAKING_ENDS = ".!?…"
# A line that ends with one of these goes on in the next.
_LINKING = frozenset(
    """the a an of in on at to for from by with and or but that which as its their his her
    в во на с со и из к о об по за у от до для не что як що та і й з із зі від про""".split()
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A trimmed line; `after_gap` if a blank line stands before it."""

    start: int
    end: int
    after_gap: bool
    kind: BlockKind | None = None


def blocks(text: str, *, title: str | None = None) -> tuple[Block, ...]:
    """Return the blocks of a text: in order, disjoint, covering all but white space.

    A line that equals `title` is the title; without one the first line is taken if it has the
    form of a headline. Later copies of the title are boilerplate.
    """
    lines = _with_edges(text, list(_lines(text)))
    lines = _with_titles(text, _joined(text, lines), title)
    return tuple(_split(text, lines))


def title_of(text: str, cut: tuple[Block, ...]) -> str | None:
    """Return the words of the first title block, on one line."""
    return next((" ".join(text[b.start : b.end].split()) for b in cut if b.kind == "title"), None)


def _lines(text: str) -> Iterator[_Line]:
    """Yield the trimmed lines; stamps and list marks at their start are lines of their own."""
    stamp = leading_stamp(text)
    start, gap = 0, False
    if stamp:
        yield _trimmed(text, 0, stamp.end, gap=False, kind="boilerplate")
        start = stamp.end
    ends = [(match.start(), match.end()) for match in _END_OF_LINE.finditer(text, start)]
    for end, following in [*ends, (len(text), len(text))]:
        line = _trimmed(text, start, end, gap=gap)
        start = following
        gap = line.start == line.end
        if not gap:
            yield from _without_marker(text, line)


def _trimmed(text: str, start: int, end: int, *, gap: bool, kind: BlockKind | None = None) -> _Line:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return _Line(start, end, gap, kind)


def _without_marker(text: str, line: _Line) -> Iterator[_Line]:
    """Yield a line's heading or list mark apart from its words."""
    kind: BlockKind | None = (
        "boilerplate" if is_furniture(text[line.start : line.end]) else line.kind
    )
    marker = _MARKER.match(text, line.start, line.end)
    if kind or not marker:
        yield replace(line, kind=kind)
        return
    yield _Line(line.start, marker.end(), line.after_gap, "boilerplate")
    kind = "heading" if marker[0][0] == "#" else None
    words = _trimmed(text, marker.end(), line.end, gap=True, kind=kind)
    yield replace(words, kind="boilerplate") if is_furniture(_words(text, words)) else words


def _words(text: str, line: _Line) -> str:
    return text[line.start : line.end]


def _with_edges(text: str, lines: list[_Line]) -> list[_Line]:
    """Return the lines with stamps, bylines and menus at head and tail marked as boilerplate."""
    lines = list(lines)
    edge = {*range(EDGE_LINES), *range(len(lines) - EDGE_LINES, len(lines))}
    for number in sorted(edge & set(range(len(lines)))):
        if lines[number].kind is None and is_edge_furniture(_words(text, lines[number])):
            lines[number] = replace(lines[number], kind="boilerplate")
    sentences = sum(_is_sentence(_words(text, line)) for line in lines)
    return _with_tail(text, lines) if sentences >= ARTICLE_SENTENCES else lines


def _with_tail(text: str, lines: list[_Line]) -> list[_Line]:
    """Return an article's lines with short names among the furniture at its end marked too.

    A short line counts only beside furniture: alone it may be the article's last words.
    """
    for number in reversed(range(len(lines))):
        if lines[number].kind is not None:
            continue
        words = _words(text, lines[number])
        short = not _is_sentence(words) and len(words.split()) <= MAX_TAIL_WORDS
        beside = lines[max(number - 1, 0) : number + 2]
        if not short or not words.istitle() or all(line.kind is None for line in beside):
            break
        lines[number] = replace(lines[number], kind="boilerplate")
    return lines


def _is_sentence(words: str) -> bool:
    return words.rstrip(_QUOTES)[-1:] in tuple(_SPEAKING_ENDS)


def _joined(text: str, lines: list[_Line]) -> list[_Line]:
    """Return the lines with those joined that a wrapping program had cut."""
    joined: list[_Line] = []
    last = 0  # where the last physical line of the joined one begins
    width = 0
    met: set[str] = set()
    for number, line in enumerate(lines):
        if line.after_gap or number == 0:
            width = _width(lines, number)
        key = _key(text[line.start : min(line.end, line.start + 2 * MAX_TITLE)])
        is_copy = key in met
        met.add(key)
        if joined and not is_copy and _goes_on(text, joined[-1], line, last=last, width=width):
            joined[-1] = replace(joined[-1], end=line.end)
        else:
            joined.append(line)
        last = line.start
    return joined


def _width(lines: list[_Line], number: int) -> int:
    """Return the length of the longest line of the paragraph that begins with a line.

    Two lines are too few to show that a program cut them at a width: then it is 0.
    """
    place, width = number, 0
    while place < len(lines) and (place == number or not lines[place].after_gap):
        width = max(width, lines[place].end - lines[place].start)
        place += 1
    return width if place - number >= MIN_WRAPPED else 0


def _goes_on(text: str, line: _Line, following: _Line, *, last: int, width: int) -> bool:
    """Tell whether a line is continued by the following one."""
    if following.after_gap or line.kind or following.kind:
        return False
    words = text[last : line.end]
    if words[-1] in _SPEAKING_ENDS + ":;" or _is_sentence(words):
        return False
    after = text[following.start : min(following.end, following.start + WRAP_MAX)].split(None, 1)[0]
    if after[0].islower() or words[-1] == ",":
        return True
    if words[-200:].split()[-1].lower() in _LINKING:
        return True
    return WRAP_MIN <= width <= WRAP_MAX and len(words) + 1 + len(after) > width


def _with_titles(text: str, lines: list[_Line], title: str | None) -> list[_Line]:
    """Return the lines with the title, its later copies and the headings marked."""
    lines = list(lines)
    first = _title_line(text, lines, title)
    if first is not None:
        lines[first] = replace(lines[first], kind="title")
        name = _key(_words(text, lines[first]))
        for number in range(first + 1, len(lines)):
            if lines[number].kind != "boilerplate" and _key(_words(text, lines[number])) == name:
                lines[number] = replace(lines[number], kind="boilerplate")
    read = [number for number, line in enumerate(lines) if line.kind != "boilerplate"]
    for number, following in itertools.pairwise(read):
        here, after = lines[number], lines[following]
        longer = after.end - after.start > here.end - here.start
        if here.kind is None and longer and _is_headline(_words(text, here), MAX_HEADING):
            lines[number] = replace(here, kind="heading")
    return lines


def _title_line(text: str, lines: list[_Line], title: str | None) -> int | None:
    """Return the number of the line that is the title."""
    read = [number for number, line in enumerate(lines) if line.kind != "boilerplate"]
    if title:
        name = _key(title)
        same = [n for n in read if lines[n].end - lines[n].start <= 2 * MAX_TITLE]
        given = next((n for n in same if _key(_words(text, lines[n])) == name), None)
        if given is not None:
            return given
    if title or len(read) < MIN_TITLE_WORDS:
        return None
    words = _words(text, lines[read[0]])
    if _FIELD.match(words):
        return None  # of front matter that nothing closes: "title: x" is no headline
    repeated = Counter(_key(_words(text, lines[n])) for n in read[:EDGE_LINES])[_key(words)] > 1
    is_repeated = repeated and len(words) <= MAX_TITLE and words[-1] != "."
    if lines[read[0]].kind == "heading" or is_repeated or _is_headline(words, MAX_TITLE):
        return read[0]
    return None


def _is_headline(words: str, longest: int) -> bool:
    """Tell whether a line has a headline's form: short, and not ended as a sentence."""
    if len(words) > longest or len(words.split()) < MIN_TITLE_WORDS:
        return False
    return words.rstrip(_QUOTES)[-1:] not in tuple(_FINAL)


def _key(words: str) -> str:
    """Return the words as they are compared with a title."""
    return " ".join(words.casefold().split())


def _split(text: str, lines: list[_Line]) -> Iterator[Block]:
    """Yield the blocks, with glued sentences set apart."""
    for line in lines:
        if line.kind:
            yield Block(kind=line.kind, start=line.start, end=line.end)
            continue
        cuts = [line.start, *split_points(text, line.start, line.end), line.end]
        for start, end in itertools.pairwise(cuts):
            part = _trimmed(text, start, end, gap=False)
            if part.start < part.end:
                yield Block(kind="paragraph", start=part.start, end=part.end)
