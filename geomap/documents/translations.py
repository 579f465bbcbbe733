"""The user's own translations of a text or of stretches of it, laid beside the characters."""

from typing import Any

from geomap.documents.draft import Note
from geomap.documents.metadata import without_surrogates
from geomap.model import Translation

MOST = 5000  # stretches of a text
LONGEST = 20_000  # characters of a translation
MOST_AT_ONCE = 4000  # characters of a text that is translated in one piece
_FORM = 'write [{"text": "words of the text", "translation": "…"}]'


def of_record(
    value: dict[str, Any], text: str, *, line: int | None
) -> tuple[tuple[Translation, ...], list[Note]]:
    """Return the translations that a record gives of its text, in order, and what is wrong.

    `translation` is one of the whole text; `translations` is a list of stretches (`text`,
    verbatim) and their `translation`. A stretch that stands there twice is meant at both places.
    """
    notes: list[Note] = []
    found = _of_whole(value.get("translation"), text, notes, line)
    pieces = value.get("translations")
    if pieces is not None and not isinstance(pieces, list):
        notes.append(Note(finding="translations is no list", remedy=_FORM, line=line))
        pieces = None
    for number, piece in enumerate(pieces or (), 1):
        if max(number, len(found)) > MOST:  # few words may stand in a text very often
            finding = f"over {MOST} translated stretches; what comes after them was not read"
            notes.append(Note(finding=finding, remedy="give longer stretches", line=line))
            break
        found += _of_stretch(piece, text, number, notes, line)
    return tuple(sorted(set(found), key=lambda one: (one.start, one.end, one.translation))), notes


def _of_stretch(
    piece: object, text: str, number: int, notes: list[Note], line: int | None
) -> list[Translation]:
    said, words = (
        (_words(piece.get("text")), _words(piece.get("translation")))
        if isinstance(piece, dict)
        else (None, None)
    )
    if not said or not words:
        finding = f"translation {number} has no text or no translation"
        notes.append(Note(finding=finding, remedy=_FORM, line=line))
        return []
    found: list[Translation] = []
    start = text.find(said)
    while start >= 0 and len(found) < MOST:
        end = start + len(said)
        found.append(Translation(start=start, end=end, text=said, translation=words))
        start = text.find(said, end)
    if not found:
        finding = f"the words of translation {number} do not stand in the text"
        notes.append(Note(finding=finding, remedy="copy them from it as they are", line=line))
    return found


def _of_whole(value: object, text: str, notes: list[Note], line: int | None) -> list[Translation]:
    """Return a whole text's translation: paragraph by paragraph where both have as many."""
    if value is None or value == "":
        return []
    words = _words(value)
    if not words:
        remedy = "write the text's translation, at most 20,000 characters"
        notes.append(Note(finding="translation is no text", remedy=remedy, line=line))
        return []
    stretches = _lines(text)
    parts = [one.strip() for one in words.splitlines() if one.strip()]
    if len(parts) == len(stretches):
        return [
            Translation(start=start, end=end, text=text[start:end], translation=part)
            for (start, end), part in zip(stretches, parts, strict=True)
        ]
    start, end = stretches[0][0], stretches[-1][1]
    if end - start <= MOST_AT_ONCE:
        return [Translation(start=start, end=end, text=text[start:end], translation=words)]
    finding = f"translation has {len(parts)} paragraphs, the text {len(stretches)}"
    remedy = "give as many, or the stretches as a list, translations"
    notes.append(Note(finding=finding, remedy=remedy, line=line))
    return []


def _lines(text: str) -> list[tuple[int, int]]:
    """Return where the lines with words begin and end."""
    found: list[tuple[int, int]] = []
    place = 0
    for line in text.splitlines(keepends=True):
        if words := line.strip():
            start = place + line.index(words)
            found.append((start, start + len(words)))
        place += len(line)
    return found


def _words(value: object) -> str | None:
    if not isinstance(value, str) or len(value) > LONGEST:
        return None
    return without_surrogates(value)[0].strip()
