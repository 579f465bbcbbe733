"""Metadata as strangers give it, checked field by field: what is no good is left out and named."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from geomap.documents import dates, languages, publishers
from geomap.documents.draft import Note
from geomap.documents.metadata import without_surrogates

NAMES = ("id", "title", "publisher", "url", "published", "language")
MAX_ID = 200
MAX_VALUE = 2000
MAX_SHOWN = 60


@dataclass(slots=True, kw_only=True)
class Fields:
    """The good values of one record so far, how they are known, and what was wrong.

    `source` is how the values are known: "given", "front matter", "html", "feed", "telegram".
    """

    source: str
    values: dict[str, Any] = field(default_factory=dict)
    known_from: dict[str, str] = field(default_factory=dict)
    warnings: list[Note] = field(default_factory=list)

    def take(self, name: str, value: object, *, line: int | None = None) -> None:
        """Keep a field's value if it is a good one, else note what is wrong with it."""
        if name not in _CHECKS or value is None or value == "":
            return
        if name == "edited" and isinstance(value, bool):
            value = "true" if value else "false"
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if is_number and name in {"id", "published", "forwarded_id", "reply_to"}:
            value = str(value)
        if not isinstance(value, str):
            self._note(name, f"a {_kind(value)}", "give it as a string", line)
            return
        words = " ".join(without_surrogates(value)[0].split())
        if not words:
            return
        good, remedy = _CHECKS[name](words)
        if good is None:
            self._note(name, f'"{_shown(words)}"', remedy, line)
            return
        if good is False:
            return  # the same as nothing said
        self.values[name] = good
        if name in NAMES and name != "id":
            self.known_from[name] = self.source
        if name == "posted_at" and "published" not in self.values:
            self.take("published", str(good)[:10])

    def _note(self, name: str, finding: str, remedy: str, line: int | None) -> None:
        self.warnings.append(Note(finding=f"{name} is {finding}", remedy=remedy, line=line))


def _shown(words: str) -> str:
    """Return a stranger's words as a message may show them: short, without control characters."""
    clean = "".join(char if char.isprintable() else "\ufffd" for char in words)
    return clean if len(clean) <= MAX_SHOWN else f"{clean[: MAX_SHOWN - 1]}…"


def _kind(value: object) -> str:
    names = {bool: "boolean", int: "number", float: "number", list: "list", dict: "mapping"}
    return names.get(type(value), type(value).__name__)


def _id(words: str) -> tuple[str | None, str]:
    good = len(words) <= MAX_ID and words.isprintable()
    return words if good else None, f"write at most {MAX_ID} printable characters"


def _words(words: str) -> tuple[str | None, str]:
    good = len(words) <= MAX_VALUE
    return words if good else None, f"write at most {MAX_VALUE} characters"


def _url(words: str) -> tuple[str | None, str]:
    good = len(words) <= MAX_VALUE and publishers.is_web_address(words)
    return words if good else None, "write an address that begins with http:// or https://"


def _published(words: str) -> tuple[str | None, str]:
    return dates.given(words), "write YYYY-MM-DD"


def _language(words: str) -> tuple[str | None, str]:
    return languages.given(words), 'write a code of ISO 639-1, as "en"'


def _moment(words: str) -> tuple[str | None, str]:
    return dates.moment(words), 'write a time with its zone, as "2024-11-19T06:25:00+03:00"'


def _edited(words: str) -> tuple[bool | None, str]:
    return {"true": True, "false": False}.get(words.lower()), "write true or false"


_CHECKS: dict[str, Callable[[str], tuple[str | bool | None, str]]] = {
    "id": _id,
    "title": _words,
    "publisher": _words,
    "url": _url,
    "published": _published,
    "language": _language,
    "posted_at": _moment,
    "edited": _edited,
    "edited_at": _moment,
    "forwarded_from": _words,
    "forwarded_id": _id,
    "forwarded_url": _url,
    "reply_to": _id,
}
