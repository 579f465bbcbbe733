"""JSON and JSON lines: records of articles, exports of Telegram, and geomap's own documents."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from geomap import codec
from geomap.documents import encodings, telegram, translations
from geomap.documents.blocks import blocks
from geomap.documents.draft import Draft, Note, Parsed, UnreadableError
from geomap.documents.fields import NAMES, Fields
from geomap.documents.metadata import without_surrogates
from geomap.errors import CodecError
from geomap.model import DOCUMENT_SCHEMA, OF_A_POST, Document

MAX_LINE = 50_000_000  # bytes of one line
_BROKEN = 'mend the JSON; one object with a "text" a record'
_SPACE = re.compile(r"[ \t\r\n]*+")
_ALSO_TEXT = ("content", "body", "article", "message", "full_text")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """One JSON value with the line on which it begins, or the fault that stands there."""

    line: int
    value: Any = None
    fault: str | None = None


def documents_from_lines(
    lines: Iterable[str], *, source: str = "documents.jsonl"
) -> tuple[Document, ...]:
    """Return the documents of JSON lines that geomap wrote, as they were written.

    Raises
    ------
    CodecError
        A line is not JSON or no document of the schema geomap.document/1.
    """
    return tuple(codec.load_lines(Document, lines, source=source))


def parsed_json(data: bytes) -> Parsed:
    """Return the documents of a .json file: one object, a list, JSON lines, a Telegram export.

    Raises
    ------
    UnreadableError
        The bytes are no text or no JSON from the start, or hold no articles.
    """
    result = encodings.decoded(data)
    text = result.text
    first = next(_values(text, _SPACE.match(text).end()))  # type: ignore[union-attr]  # matches ""
    if first.fault is None and telegram.is_export(first.value):
        return telegram.parsed(first.value)
    if text.lstrip()[0] == "[":
        start = text.index("[") + 1
        found = _from_records(_items(text, start))
    elif first.fault is not None and not _first_line_is_json(text):
        raise UnreadableError(first.fault, _BROKEN, line=first.line)
    else:
        found = _from_records(_by_line(text) if _first_line_is_json(text) else _one_by_one(text))
    return Parsed(
        drafts=found.drafts, unread=found.unread, warnings=(*result.notes, *found.warnings)
    )


def parsed_lines(stream: BinaryIO) -> tuple[Parsed, str]:
    """Return the documents of a .jsonl file of any size, and the SHA-256 of its bytes.

    Raises
    ------
    UnreadableError
        The file is empty, no text, or holds records of another kind.
    """
    digest = hashlib.sha256()
    encoding = _line_encoding(stream)
    stream.seek(0)
    if encoding in {"utf-8", "utf-8-sig"}:
        found = _from_records(_streamed(stream, digest))
        return found, digest.hexdigest()
    data = stream.read(MAX_LINE + 1)
    if len(data) > MAX_LINE:
        raise UnreadableError("over 50 MB and not UTF-8", "save it as UTF-8")
    digest.update(data)
    result = encodings.decoded(data)
    found = _from_records(_by_line(result.text))
    warnings = (*result.notes, *found.warnings)
    return Parsed(drafts=found.drafts, unread=found.unread, warnings=warnings), digest.hexdigest()


def _line_encoding(stream: BinaryIO) -> str:
    """Return the encoding of a file of lines, from its first whole lines."""
    sample = stream.read(encodings.SAMPLE)
    if len(sample) < encodings.SAMPLE:
        return encodings.decoded(sample).encoding
    if not sample.strip():
        return "utf-8"
    cut = sample[: sample.rfind(b"\n") + 1] or sample.rstrip(bytes(range(0x80, 0x100)))
    return encodings.decoded(cut[: len(cut) - len(cut) % 2] if b"\0" in cut else cut).encoding


def _streamed(stream: BinaryIO, digest: Any) -> Iterator[_Record]:  # noqa: ANN401  # hashlib's
    """Yield the records of UTF-8 lines, one at a time."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        digest.update(line)
        number += 1
        if len(line) > MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE)
                digest.update(line)
            yield _Record(line=number, fault="the line is over 50 MB")
            continue
        try:
            words = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            yield _Record(line=number, fault=f"not valid UTF-8 at byte {error.start} of the line")
            continue
        if words.strip():
            yield _loaded(words, number)


def _by_line(text: str) -> Iterator[_Record]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _loaded(line, number)


def _first_line_is_json(text: str) -> bool:
    line = text.lstrip().split("\n", 1)[0]
    return _loaded(line, 1).fault is None


def _loaded(words: str, line: int) -> _Record:
    """Return the JSON value of a line, or the fault in it."""
    try:
        return _Record(line=line, value=json.loads(words))
    except RecursionError:
        return _Record(line=line, fault="JSON nested too deep")
    except json.JSONDecodeError as error:
        return _Record(line=line, fault=_broken(error))
    except ValueError as error:  # a number of too many digits
        return _Record(line=line, fault=f"not JSON ({error})")


def _broken(error: json.JSONDecodeError, *, more: str = "") -> str:
    """Return what breaks the JSON and where; some of Python's words end in "at" themselves."""
    return f"not JSON ({error.msg.removesuffix(' at')} at column {error.colno}){more}"


def _values(text: str, start: int) -> Iterator[_Record]:
    """Yield the JSON value at an offset, or the fault in it."""
    line = text.count("\n", 0, start) + 1
    try:
        value, _ = json.JSONDecoder().raw_decode(text, start)
    except RecursionError:
        yield _Record(line=line, fault="JSON nested too deep")
    except json.JSONDecodeError as error:
        yield _Record(line=error.lineno, fault=_broken(error))
    except ValueError as error:
        yield _Record(line=line, fault=f"not JSON ({error})")
    else:
        yield _Record(line=line, value=value)


def _one_by_one(text: str) -> Iterator[_Record]:
    """Yield the JSON values that stand one behind the other, up to the first fault."""
    decoder = json.JSONDecoder()
    line, counted = 1, 0
    place = _after_space(text, 0)
    while place < len(text):
        line, counted = line + text.count("\n", counted, place), place
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            yield _Record(line=line, fault="not JSON; nothing behind it was read")
            return
        yield _Record(line=line, value=value)
        place = _after_space(text, place)


def _items(text: str, start: int) -> Iterator[_Record]:
    """Yield the items of a JSON list with their lines, up to the first fault."""
    decoder = json.JSONDecoder()
    line, counted = 1, 0
    place = _after_space(text, start)
    while text[place : place + 1] not in {"]", ""}:
        line, counted = line + text.count("\n", counted, place), place
        try:
            value, place = decoder.raw_decode(text, place)
        except RecursionError:
            yield _Record(line=line, fault="JSON nested too deep; nothing behind it was read")
            return
        except json.JSONDecodeError as error:
            fault = _broken(error, more="; nothing behind it was read")
            yield _Record(line=error.lineno, fault=fault)
            return
        except ValueError as error:
            yield _Record(line=line, fault=f"not JSON ({error}); nothing behind it was read")
            return
        yield _Record(line=line, value=value)
        place = _after_space(text, place)
        if text[place : place + 1] == ",":
            place = _after_space(text, place + 1)
        elif text[place : place + 1] != "]":
            break
    line += text.count("\n", counted, place)
    if text[place : place + 1] != "]":
        yield _Record(line=line, fault="not JSON (the list is not closed)")
    elif text[place + 1 :].strip():
        yield _Record(line=line, fault="not JSON (something stands behind the list)")


def _after_space(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    return found.end() if found else start


def _from_records(records: Iterable[_Record]) -> Parsed:
    """Return the drafts of records; each that is no good is named with its line."""
    drafts: list[Draft | tuple[int, Document]] = []
    unread: list[Note] = []
    warnings: list[Note] = []
    for record in records:
        if record.fault is not None:
            unread.append(Note(finding=record.fault, remedy=_BROKEN, line=record.line))
            continue
        schema = record.value.get("schema") if isinstance(record.value, dict) else None
        if schema == DOCUMENT_SCHEMA:
            found: Draft | tuple[int, Document] | Note = _own(record, warnings)
        elif isinstance(schema, str) and schema.startswith("geomap."):
            finding = f"holds records of {schema[:40]}, not documents"
            raise UnreadableError(finding, "give the articles themselves", line=record.line)
        else:
            found = _draft(record, warnings)
        if isinstance(found, Note):
            unread.append(found)
        else:
            drafts.append(found)
    if not drafts and not unread:
        raise UnreadableError("holds no records", 'give objects with a "text"')
    return Parsed(drafts=tuple(drafts), unread=tuple(unread), warnings=tuple(warnings))


def _own(record: _Record, warnings: list[Note]) -> tuple[int, Document] | Note:
    """Return a document that geomap wrote, as it is, or what is wrong with it."""
    value = record.value
    text, count = value.get("text"), 0
    if isinstance(text, str):
        text, count = without_surrogates(text)
    try:
        line = json.dumps({**value, "text": text})
        document = codec.from_json(Document, line, source=str(record.line))
    except (CodecError, RecursionError) as error:
        finding = str(error).removeprefix(f"{record.line}: ")
        return Note(finding=finding.split(";")[0], remedy="write it anew", line=record.line)
    sha256 = hashlib.sha256(document.text.encode()).hexdigest()
    faulty = count > 0 or sha256 != document.sha256
    if faulty:
        warnings.append(
            Note(
                finding=f"the text of {document.id!r} is not the one whose SHA-256 it gives",
                remedy="offsets of earlier claims may not fit it; read the article anew",
                line=record.line,
            )
        )
    if faulty or not document.blocks:
        cover = blocks(document.text, title=document.title)
        return record.line, replace(document, blocks=cover, sha256=sha256)
    return record.line, document


def _draft(record: _Record, warnings: list[Note]) -> Draft | Note:
    """Return the draft of a record, or what is wrong with it."""
    value = record.value
    if not isinstance(value, dict):
        finding = f"the record is a {type(value).__name__}, not an object"
        return Note(finding=finding, remedy='write {"text": …}', line=record.line)
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        return _without_text(value, record.line)
    text, count = without_surrogates(text)
    if count:
        finding = f"text holds {count} lone surrogate{'s' * (count > 1)}; each became U+FFFD"
        warnings.append(
            Note(finding=finding, remedy="mend the program that cut it", line=record.line)
        )
    fields = Fields(source="given")
    for name in (*NAMES, *OF_A_POST):
        fields.take(name, value.get(name), line=record.line)
    found, faults = translations.of_record(value, text, line=record.line)
    warnings.extend([*fields.warnings, *faults])
    return Draft(
        text=text,
        line=record.line,
        known_from=fields.known_from,
        translations=found,
        **fields.values,
    )


def _without_text(value: dict[str, Any], line: int) -> Note:
    text = value.get("text")
    if text is None:
        other = next((name for name in _ALSO_TEXT if isinstance(value.get(name), str)), None)
        remedy = f'rename "{other}" to "text"' if other else 'give the article\'s words as "text"'
        return Note(finding="no text", remedy=remedy, line=line)
    finding = "text is empty" if isinstance(text, str) else f"text is a {type(text).__name__}"
    return Note(finding=finding, remedy="give the article's words as a string", line=line)
