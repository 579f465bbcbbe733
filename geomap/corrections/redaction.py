"""Spans blotted out in everything that is written, one block for each character."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import unquote

from geomap.corrections.values import Correction
from geomap.model import Claim, Document, DocumentRef, Event

BLOCK = "\N{FULL BLOCK}"
_GAP = r"(?:[\s_+\u00a0-]|%20){1,20}"
_APOSTROPHES = "'\u2018\u2019\u02bc`"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014"
# Ids, codes and days: made by us or by the gazetteer, and without them nothing finds its way.
_STRUCTURE = frozenset(
    "schema id sha256 language country admin1 published earliest latest event geomap extractor"
    " gazetteer agree contradict denied_by claims claim of first second".split()
)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blot:
    """What is blotted out, in one document or in all."""

    entry: Correction
    pattern: re.Pattern[str]
    documents: frozenset[str] | None


class Redactor:
    """Blots out what the reviewers name, in values of any kind."""

    def __init__(self, entries: Iterable[Correction], documents: Sequence[Document] = ()) -> None:
        self._blots = tuple(
            _Blot(
                entry=entry,
                pattern=_pattern(entry.text or ""),
                documents=_documents(entry, documents),
            )
            for entry in entries
        )

    def __bool__(self) -> bool:
        return bool(self._blots)

    def found(self, documents: Iterable[Document]) -> dict[Correction, int]:
        """Return how often each entry's span stands in the documents' texts and titles."""
        numbers = [0] * len(self._blots)
        for document in documents:
            blots = self._in({document.id})
            texts = [one for one in (document.text, document.title, document.publisher) if one]
            if not _touches(texts, tuple(self._blots[at].pattern for at in blots)):
                continue
            for at in blots:
                numbers[at] += sum(len(self._blots[at].pattern.findall(text)) for text in texts)
        return {blot.entry: number for blot, number in zip(self._blots, numbers, strict=True)}

    def text(self, text: str, *, within: Collection[str] = ()) -> str:
        """Return a text with the spans blotted out that hold in these documents or in all."""
        return _blotted(text, self._patterns(within))

    def document(self, document: Document) -> Document:
        """Return the document, its text blotted out and its hash that of what is left."""
        out: Document = self.value(document, within={document.id})
        if out == document:
            return out
        mentions = tuple(one for one in out.mentions if BLOCK not in one.text)
        return replace(out, sha256=_sha256(out.text), mentions=mentions)

    def claim(self, claim: Claim, document: Document | None) -> Claim:
        """Return the claim; what stands in the blotted `document` is cut from it anew."""
        within = {claim.document.id}
        out: Claim = self.value(claim, within=within)
        if document is not None:
            out = _cut_anew(out, document.text)
            out = replace(out, document=replace(out.document, sha256=document.sha256))
        return out

    def event(self, event: Event, documents: Mapping[str, str]) -> Event:
        """Return the event; `documents` gives the document of each claim."""
        within = {documents[claim] for claim in event.claims if claim in documents}
        return self.value(event, within=within)

    def value(self, value: Value, *, within: Collection[str] = ()) -> Value:
        """Return a value of the model, or plain data, with every free text in it blotted out."""
        patterns = self._patterns(within)
        return _walked(value, patterns) if patterns else value

    def _patterns(self, documents: Collection[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(self._blots[at].pattern for at in self._in(documents))

    def _in(self, documents: Collection[str]) -> list[int]:
        """Return the numbers of the blots that hold in all documents or in one of these."""
        return [
            at
            for at, blot in enumerate(self._blots)
            if blot.documents is None or not blot.documents.isdisjoint(documents)
        ]


def is_in(entry: Correction, document: Document | DocumentRef) -> bool:
    """Return whether an entry holds in a document: by its id, or one of its paths, or for all."""
    named = (document.id, document.path, *document.other_paths)
    return entry.document is None or entry.document in named


def _documents(entry: Correction, documents: Sequence[Document]) -> frozenset[str] | None:
    if entry.document is None:
        return None
    return frozenset(one.id for one in documents if is_in(entry, one))


def _pattern(text: str) -> re.Pattern[str]:
    """Return what finds a span whatever its case, its blanks, dashes and apostrophes.

    Whole words only, but a star at the end stands for any ending.
    """
    plain = text.strip()
    open_end = plain.endswith("*")
    plain = plain.rstrip("*").strip()
    forms = dict.fromkeys(unicodedata.normalize(form, plain) for form in ("NFC", "NFD"))
    forms = {plain: None, **forms}
    either = "|".join(_GAP.join(map(_word, form.split())) for form in forms)
    before = r"(?<![^\W_])" if plain[:1].isalnum() else ""
    after = r"\w{0,50}" if open_end else r"(?![^\W_])" if plain[-1:].isalnum() else ""
    return re.compile(f"{before}(?:{either}){after}", re.IGNORECASE)


def _word(word: str) -> str:
    out = []
    for letter in word:
        alike = next((each for each in (_APOSTROPHES, _DASHES) if letter in each), "")
        out.append(f"[{re.escape(alike)}]" if alike else re.escape(letter))
    return "".join(out)


@lru_cache(maxsize=64)
def _either(patterns: tuple[re.Pattern[str], ...]) -> re.Pattern[str]:
    """Return what finds a text that any of the patterns touches: most are touched by none."""
    return re.compile("|".join(one.pattern for one in patterns) or r"(?!)", re.IGNORECASE)


def _touches(texts: Iterable[str], patterns: tuple[re.Pattern[str], ...]) -> bool:
    either = _either(patterns)
    return any(either.search(text) for text in texts)


def _blotted(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    if not _touches((text,), patterns):
        return text
    spans = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    if not spans:
        return text
    letters = list(text)
    for start, end in spans:
        letters[start:end] = BLOCK * (end - start)
    return "".join(letters)


def _walked(value: Any, patterns: tuple[re.Pattern[str], ...], *, key: str = "") -> Any:  # noqa: ANN401  # any part of a record
    if isinstance(value, str):
        return value if key in _STRUCTURE else _text(value, patterns, key=key)
    if is_dataclass(value) and not isinstance(value, type):
        closed = _closed(type(value))
        changed = {
            one.name: new
            for one in fields(value)
            if one.name not in closed
            and (new := _walked(old := getattr(value, one.name), patterns, key=one.name)) != old
        }
        return replace(value, **changed) if changed else value
    if isinstance(value, Mapping):
        return {name: _walked(part, patterns, key=str(name)) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_walked(part, patterns, key=key) for part in value)
    return value


def _text(value: str, patterns: tuple[re.Pattern[str], ...], *, key: str) -> str | None:
    """Return a text without the span; an address that names it is no address any more."""
    if key in {"url", "forwarded_url"}:
        plain = unquote(value)
        return None if any(pattern.search(plain) for pattern in patterns) else value
    return _blotted(value, patterns)


@cache
def _closed(kind: type) -> frozenset[str]:
    """Return the fields of a model's class that hold words of a closed list, or no words."""
    hints = get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if _is_closed(hint))


def _is_closed(hint: Any) -> bool:  # noqa: ANN401  # any annotation
    if hint is type(None) or hint is Ellipsis or hint in (int, float, bool):
        return True
    if get_origin(hint) is Literal:
        return True
    if get_origin(hint) is dict:
        return _is_closed(get_args(hint)[1])
    parts = get_args(hint)
    return bool(parts) and all(_is_closed(part) for part in parts)


def _cut_anew(value: Any, text: str) -> Any:  # noqa: ANN401  # any part of a claim
    """Return a value with each text that has a start and an end cut from the document anew."""
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for one in fields(value):
            old = getattr(value, one.name)
            new = _cut_anew(old, text)
            if new is not old:
                changed[one.name] = new
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        said = getattr(value, "text", None)
        if said is not None and start is not None and end is not None:
            changed["text"] = text[start:end]
        return replace(value, **changed) if changed else value
    if isinstance(value, tuple) and value:
        return tuple(_cut_anew(part, text) for part in value)
    if isinstance(value, dict) and value:
        return {name: _cut_anew(part, text) for name, part in value.items()}
    return value


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
