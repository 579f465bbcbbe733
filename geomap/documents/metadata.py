"""Drafts into documents: identity, and what text and address say beyond the given metadata."""

import hashlib

from geomap.documents import dates, languages, publishers
from geomap.documents.blocks import blocks, title_of
from geomap.documents.boilerplate import leading_stamp
from geomap.documents.draft import Draft
from geomap.model import OF_A_POST, Block, Document

HEAD_LINES, TAIL_LINES = 12, 4
HEAD_CHARS, TAIL_CHARS = 4000, 1000
ID_LENGTH = 16
REPLACEMENT = "\ufffd"


def finished(draft: Draft, *, path: str) -> Document:
    """Return the document of a draft, with the metadata that its text and address add."""
    cut = blocks(draft.text, title=draft.title)
    known: dict[str, str] = dict(draft.known_from)
    title = draft.title or _noted(known, "title", title_of(draft.text, cut), "first line")
    language = _language(draft, cut, known)
    cut = languages.marked(draft.text, cut, language)
    if language is None:
        most, cut = languages.settled(cut)
        language = _noted(known, "language", most, "detected")
    return Document(
        id=draft.id or content_id(draft),
        path=path,
        title=title,
        publisher=draft.publisher or _publisher(draft, known),
        url=draft.url,
        published=draft.published or _published(draft, cut, known),
        language=language,
        known_from=dict(sorted(known.items())),
        sha256=hashlib.sha256(draft.text.encode()).hexdigest(),
        text=draft.text,
        blocks=cut,
        translations=draft.translations,
        edited=draft.edited or draft.edited_at is not None,
        **{name: getattr(draft, name) for name in OF_A_POST if name != "edited"},
    )


def content_id(draft: Draft) -> str:
    """Return 16 hex digits of SHA-256 over text, title, publisher, url and published as given.

    Notes
    -----
    The bytes are those of the five values in that order, each as its length in bytes of UTF-8 in
    decimal digits, a colon, the bytes and a comma; "-," for a value that is not given. What
    geomap concludes from the text is left out, so that better conclusions keep the id.
    """
    digest = hashlib.sha256()
    for value in (draft.text, draft.title, draft.publisher, draft.url, draft.published):
        if value is None:
            digest.update(b"-,")
        else:
            data = value.encode()
            digest.update(b"%d:%b," % (len(data), data))
    return digest.hexdigest()[:ID_LENGTH]


def without_surrogates(text: str) -> tuple[str, int]:
    """Return the text with each lone surrogate as U+FFFD, and how many there were."""
    count = sum("\ud800" <= char <= "\udfff" for char in text) if not text.isascii() else 0
    if not count:
        return text, 0
    clean = (REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in text)
    return "".join(clean), count


def _noted(known: dict[str, str], name: str, value: str | None, source: str) -> str | None:
    if value is not None:
        known[name] = source
    return value


def _publisher(draft: Draft, known: dict[str, str]) -> str | None:
    found = _noted(known, "publisher", publishers.in_text(draft.text), "text")
    if found is None and draft.url:
        found = _noted(known, "publisher", publishers.in_url(draft.url), "url")
    return found


def _published(draft: Draft, cut: tuple[Block, ...], known: dict[str, str]) -> str | None:
    if draft.url and (day := dates.in_url(draft.url)):
        return _noted(known, "published", day, "url")
    stamp = _stamp(draft.text, cut)
    if stamp is None:
        return None
    return _noted(known, "published", stamp.day, "text (update)" if stamp.updated else "text")


def _language(draft: Draft, cut: tuple[Block, ...], known: dict[str, str]) -> str | None:
    """Return the declared language unless the letters contradict it, else the one that is found."""
    sample = _sample(draft.text, cut)
    if draft.language is None:
        return _noted(known, "language", languages.detect(sample), "detected")
    other = languages.against(draft.language, sample)
    return draft.language if other is None else _noted(known, "language", other, "letters")


def _stamp(text: str, cut: tuple[Block, ...]) -> dates.Stamp | None:
    """Return the stamp of publication at a text's head or tail; an update's only for want of it."""
    leading = leading_stamp(text)
    if leading:
        return dates.Stamp(day=leading.day)
    first = next((block for block in cut if block.kind in {"paragraph", "heading"}), None)
    head = [line for line in text[:HEAD_CHARS].splitlines() if line.strip()][:HEAD_LINES]
    tail = [line for line in text[-TAIL_CHARS:].splitlines() if line.strip()][-TAIL_LINES:]
    stamps = [found for line in head if (found := dates.stamp(line))]
    if len({one.day for one in stamps if not one.labelled}) > 1:
        stamps = [one for one in stamps if one.labelled]  # a timeline's headings, no stamps
    if first and (day := dates.dateline(text[first.start : min(first.end, first.start + 200)])):
        stamps.append(dates.Stamp(day=day))
    stamps += [found for line in tail if len(text) > TAIL_CHARS and (found := dates.stamp(line))]
    return next((one for one in stamps if not one.updated), stamps[0] if stamps else None)


def _sample(text: str, cut: tuple[Block, ...]) -> str:
    """Return the first words of a text that are not furniture."""
    parts: list[str] = []
    size = 0
    for block in cut:
        if block.kind != "boilerplate" and size < languages.SAMPLE:
            parts.append(text[block.start : min(block.end, block.start + languages.SAMPLE)])
            size += len(parts[-1])
    return "\n".join(parts)
