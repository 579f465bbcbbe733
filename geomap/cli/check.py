"""`geomap check`: every fault in inputs or results, with file, line, finding and remedy."""

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from geomap.cli import DONE, DOUBT
from geomap.cli.streams import put
from geomap.cli.terminal import Voice, printable
from geomap.codec import SCHEMAS, from_json, to_builtins
from geomap.corrections import is_reviewers
from geomap.errors import CodecError, UsageError
from geomap.model import Claim, Document, Event

Fault = dict[str, Any]
RECORDS: dict[str, type] = {schema: kind for kind, schema in SCHEMAS.items()}
RERUN = "run `geomap run` again"


def main(options: argparse.Namespace) -> int:
    """Return the exit status of `geomap check`: 3 if there is a fault."""
    from geomap.layers.words import counted

    voice = Voice.of(options)
    faults: list[Fault] = []
    for name in options.paths:
        path = Path(name)
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder; name results or records")
        faults += check(path)
    for fault in faults:
        line = json.dumps(fault, ensure_ascii=False) if options.json else printable(as_line(fault))
        put(f"{line}\n")
    voice.say(f"{counted(len(faults), 'fault')} in {', '.join(options.paths)}")
    return DOUBT if faults else DONE


def check(path: Path) -> Iterator[Fault]:
    """Yield the faults of a results folder, a file of records, or inputs."""
    if path.is_dir() and (path / "run.json").exists():
        yield from Results(path).faults()
    elif path.is_file() and (kind := _kind_of(path)):
        yield from Records(path, kind, name=path.name).faults()
    elif path.is_file() and is_reviewers(path):
        yield from _reviewed([path])
    else:
        yield from _inputs(path)


def as_line(fault: Fault) -> str:
    """Return the fault as people read it: `path:line: finding; remedy`."""
    place = fault["path"] if fault["line"] is None else f"{fault['path']}:{fault['line']}"
    return f"{place}: {fault['finding']}; {fault['remedy']}"


def _fault(path: str, line: int | None, finding: str, remedy: str = RERUN) -> Fault:
    return {"path": path, "line": line, "finding": finding, "remedy": remedy}


class Records:
    """A file of JSON lines of one kind of record, read by the line."""

    def __init__(self, path: Path, kind: type, *, name: str) -> None:
        self.name = name
        self.found: list[tuple[int, Any]] = []
        self._faults: list[Fault] = []
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            self._faults.append(_fault(name, None, f"can't be read ({error.__class__.__name__})"))
            return
        for number, line in enumerate(lines, 1):
            if line.strip():
                self._take(kind, line, number)

    def _take(self, kind: type, line: str, number: int) -> None:
        try:
            self.found.append((number, from_json(kind, line, source="")))
        except CodecError as error:
            self._faults.append(_fault(self.name, number, str(error).lstrip(": ").split(";")[0]))

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with the lines themselves: no such record, or an id twice."""
        yield from self._faults
        first: dict[str, int] = {}
        for number, record in self.found:
            if record.id in first:
                finding = f"id {record.id} stands already on line {first[record.id]}"
                yield _fault(self.name, number, finding)
            first.setdefault(record.id, number)


class Results:
    """A folder that `geomap run` wrote."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._documents = self._records("work/documents.jsonl", Document)
        self._claims = self._records("claims.jsonl", Claim)
        self._events = self._records("events.jsonl", Event)

    def _records(self, name: str, kind: type) -> Records:
        return Records(self._folder / name, kind, name=name)

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of each file, and of what the files say of each other."""
        yield from self._changed_files()
        for records in (self._documents, self._claims, self._events):
            yield from records.faults()
        yield from self._words()
        yield from self._references()

    def _changed_files(self) -> Iterator[Fault]:
        try:
            report = json.loads((self._folder / "run.json").read_text(encoding="utf-8"))
            written = {entry["path"]: entry["sha256"] for entry in report["outputs"]}
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            yield _fault("run.json", None, f"is not a report of a run ({error.__class__.__name__})")
            return
        for name, expected in written.items():
            path = self._folder / name
            if not path.is_file():
                yield _fault(name, None, "is missing, though run.json names it")
            elif sha256(path.read_bytes()).hexdigest() != expected:
                yield _fault(name, None, "is not as written: its SHA-256 differs from run.json")

    def _words(self) -> Iterator[Fault]:
        """Yield values whose words do not stand where they say (law 1)."""
        texts = {document.id: document.text for _, document in self._documents.found}
        for number, claim in self._claims.found:
            text = texts.get(claim.document.id)
            if text is None:
                finding = f"document {claim.document.id} is not in work/documents.jsonl"
                yield _fault("claims.jsonl", number, finding)
                continue
            for where, span in _spans(to_builtins(claim)):
                if text[span["start"] : span["end"]] != span["text"]:
                    finding = f"{where}: {span['text'][:60]!r} does not stand at {span['start']}"
                    yield _fault("claims.jsonl", number, finding)

    def _references(self) -> Iterator[Fault]:
        claims = {claim.id: claim.event for _, claim in self._claims.found}
        events = {event.id: event.claims for _, event in self._events.found}
        for number, claim in self._claims.found:
            if claim.event is not None and claim.id not in events.get(claim.event, ()):
                finding = f"event {claim.event} does not hold the claim"
                yield _fault("claims.jsonl", number, finding)
        for number, event in self._events.found:
            for identity in event.claims:
                if identity not in claims:
                    finding = f"claim {identity} is not in claims.jsonl"
                    yield _fault("events.jsonl", number, finding)


def _spans(value: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401  # any JSON
    """Yield each object with text, start and end, and its path in the record."""
    if isinstance(value, dict):
        if value.get("text") is not None and value.get("start") is not None:
            yield where, value
        for key, part in value.items():
            yield from _spans(part, f"{where}.{key}" if where else key)
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _spans(part, f"{where}[{number}]")


def _reviewed(paths: Sequence[os.PathLike[str]]) -> Iterator[Fault]:
    """Yield the faults of corrections and sources; places are looked up in the gazetteer."""
    from geomap.corrections import early_faults, read_all
    from geomap.gazetteer import Gazetteer

    if paths:
        for fault in early_faults(read_all(paths), gazetteer=Gazetteer()):
            yield _fault(fault.path, fault.line, fault.finding, fault.remedy)


def _kind_of(path: Path) -> type | None:
    """Return which records a file holds, told by the first line that names a schema of ours."""
    if path.suffix.lower() != ".jsonl":
        return None
    with path.open("rb") as file:
        for line in file:
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                continue
            return RECORDS.get(str(record.get("schema"))) if isinstance(record, dict) else None
    return None


def _inputs(path: Path) -> Iterator[Fault]:
    """Yield the faults of inputs, and of the reviewers' files among them."""
    from geomap import documents
    from geomap.corrections import beside

    yield from _reviewed(beside([path]) if path.is_dir() else [])
    reading = documents.read(str(path))
    for fault in (*reading.unread, *reading.doubts):
        yield _fault(fault.path, fault.line, fault.finding, fault.remedy)
