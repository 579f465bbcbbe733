"""Text and Markdown files: the words as they are, with optional front matter cut off."""

import re

from geomap.documents import encodings
from geomap.documents.draft import Draft, Note, Parsed, UnreadableError
from geomap.documents.fields import NAMES, Fields

MAX_FRONT_MATTER = 20_000
_FENCE = re.compile(r"---[ \t]{0,20}(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"(?:\A|(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]{0,20}(?:\r\n|\n|\r|\Z)")
_ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,40})[ \t]{0,9}:(?:[ \t]+(?P<value>.{0,2000}))?")
_MIN_QUOTED = 2
# Keys that other programs write, and what they are called here.
_CALLED = {"date": "published", "source": "publisher"}


def parsed(data: bytes) -> Parsed:
    """Return the one document of a text file's bytes.

    Raises
    ------
    UnreadableError
        The bytes are no text, or nothing but front matter.
    """
    result = encodings.decoded(data)
    entries, text = _front_matter(result.text)
    notes = [*result.notes, *([] if entries else _unclosed(text))]
    if not text.strip():
        raise UnreadableError("no text below the front matter", "put the article below it")
    fields = Fields(source="front matter")
    for name, (value, line) in entries.items():
        fields.take(name, value, line=line)
    draft = Draft(text=text, known_from=fields.known_from, **fields.values)
    return Parsed(drafts=(draft,), warnings=(*notes, *_misnamed(entries), *fields.warnings))


def _front_matter(text: str) -> tuple[dict[str, tuple[str, int]], str]:
    """Return the entries of the front matter with their lines, and the text below it."""
    opening = _FENCE.match(text)
    closing = _CLOSING.search(text, opening.end(), MAX_FRONT_MATTER) if opening else None
    if not opening or not closing:
        return {}, text
    entries: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(text[opening.end() : closing.start()].splitlines(), 2):
        entry = _ENTRY.fullmatch(line.rstrip())
        if entry:
            entries[entry["key"].lower()] = (_unquoted(entry["value"] or ""), number)
        elif line.strip() and line[0] not in "#- \t":
            return {}, text  # a rule and words, not front matter
    return (entries, text[closing.end() :]) if entries else ({}, text)


def _misnamed(entries: dict[str, tuple[str, int]]) -> list[Note]:
    """Return a note for each key that says what a field of ours would, under another name."""
    return [
        Note(finding=f'"{key}:" is not read', remedy=f'call it "{name}:"', line=entries[key][1])
        for key, name in _CALLED.items()
        if key in entries and name not in entries
    ]


def _unclosed(text: str) -> list[Note]:
    """Return a note if the text begins as front matter does, but was not read as such."""
    opening = _FENCE.match(text)
    rest = text[opening.end() : opening.end() + MAX_FRONT_MATTER] if opening else ""
    entry = _ENTRY.fullmatch((rest.splitlines() or [""])[0].rstrip())
    if not entry or entry["key"].lower() not in NAMES:
        return []
    finding = f'front matter begins ("{entry["key"]}:"), but no "---" closes it: read as text'
    return [Note(finding=finding, remedy='put a line "---" between it and the article', line=1)]


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= _MIN_QUOTED and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
