"""Reviewers' files into corrections and sources, every fault told with its line."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from geomap.corrections.conflicts import conflicts
from geomap.corrections.entries import Tell, correction_of
from geomap.corrections.files import Given, Text, UnreadableError, table_of, text_of, toml_of
from geomap.corrections.lines import tables
from geomap.corrections.rules import LISTS, NUMBERS
from geomap.corrections.sources import checked_sources, source_of
from geomap.corrections.values import Correction, Fault, Reviewed, ReviewFile, Source
from geomap.documents.walk import shown

CORRECTIONS = ("corrections.toml", "corrections.csv")
SOURCES = "sources.toml"
MOST_LISTED = 50
_LONGEST_HEADER = 10_000
_SEPARATORS = re.compile(r"[\s;,]{1,20}")


def beside(paths: Iterable[str | os.PathLike[str]]) -> list[Given]:
    """Return the reviewers' files in given folders and below, and beside given files, in order."""
    found: dict[Path, Given] = {}
    for given in map(Path, paths):
        folders: Iterable[tuple[Path, Sequence[str]]] = ()
        if given.is_dir():
            folders = _folders(given)
        elif given.is_file():
            folders = [(given.parent, (*CORRECTIONS, SOURCES))]
        root = given if given.is_dir() else given.parent
        for folder, names in folders:
            for path in _named(folder, names):
                told = shown(path.relative_to(root).as_posix())
                found.setdefault(path.resolve(), Given(path=path, shown=told))
    return list(found.values())


def _folders(root: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield the folders that are read for documents, each once, with the names of their files."""
    seen: set[tuple[int, int]] = set()
    for folder, below, names in os.walk(root, followlinks=True):
        path = Path(folder)
        status = path.stat()
        if (status.st_dev, status.st_ino) in seen:
            below.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield path, names


def _named(folder: Path, names: Iterable[str]) -> list[Path]:
    wanted = sorted(name for name in names if name.lower() in (*CORRECTIONS, SOURCES))
    return [folder / name for name in wanted if (folder / name).is_file()]


def is_sources(given: Given) -> bool:
    """Return whether a file beside articles is one of sources, by its name."""
    return given.path.name.lower() == SOURCES


def is_reviewers(path: Path) -> bool:
    """Return whether a file is one of corrections or sources: TOML, or CSV with an action."""
    suffix = path.suffix.lower()
    if suffix != ".csv":
        return suffix == ".toml"
    try:
        with path.open("rb") as stream:
            cells = stream.readline(_LONGEST_HEADER).decode("utf-8-sig", "replace").lower()
    except OSError:
        return False
    return "action" in re.split(r"[^a-z_]", cells)


def read(
    corrections: Iterable[str | os.PathLike[str]] = (),
    *,
    sources: Iterable[str | os.PathLike[str]] = (),
) -> Reviewed:
    """Return what the files hold: corrections, sources, and what is wrong with them.

    Entries that contradict each other are faults of both.
    """
    found = gathered(corrections, sources=sources)
    against = [fault for one in conflicts(found.corrections) for fault in one.faults()]
    return replace(found, faults=(*found.faults, *against))


def gathered(
    corrections: Iterable[str | os.PathLike[str]] = (),
    *,
    sources: Iterable[str | os.PathLike[str]] = (),
) -> Reviewed:
    """Return what the files hold, each entry looked at by itself only."""
    entries: list[Correction] = []
    known: list[Source] = []
    files: list[ReviewFile] = []
    faults: list[Fault] = []
    for path in map(Given.of, corrections):
        before = len(entries)
        entries += _entries(path, files, faults)
        _count(files, len(entries) - before)
    for path in map(Given.of, sources):
        before = len(known)
        known += _sources(path, files, faults)
        _count(files, len(known) - before)
    faults += checked_sources(known)
    return Reviewed(
        corrections=tuple(entries), sources=tuple(known), files=tuple(files), faults=tuple(faults)
    )


def read_all(paths: Iterable[str | os.PathLike[str]]) -> Reviewed:
    """Return what files hold, each of which says by its tables or its name what it is."""
    given = [Given.of(path) for path in paths]
    about = [path for path in given if _is_of_sources(path)]
    return read([path for path in given if path not in about], sources=about)


def _count(files: list[ReviewFile], entries: int) -> None:
    """Note how many entries the file that was read last has."""
    if files and entries:
        last = files[-1]
        files[-1] = ReviewFile(path=last.path, sha256=last.sha256, entries=entries)


def _is_of_sources(path: Given) -> bool:
    if is_sources(path):
        return True
    try:
        return bool(tables(text_of(path).text, "source"))
    except UnreadableError:
        return False


class _Where:
    """The lines of an entry: of its start, and of each of its keys."""

    def __init__(self, start: int, keys: Mapping[str, int]) -> None:
        self.start = start
        self._keys = keys

    def of(self, key: str) -> int:
        """Return the line of a key, else that of the entry's start."""
        return self._keys.get(key, self.start)


def _entries(given: Given, files: list[ReviewFile], faults: list[Fault]) -> Iterator[Correction]:
    """Yield the corrections of a file; what is none of them is told."""
    try:
        source = text_of(given)
        files.append(ReviewFile(path=source.name, sha256=source.sha256, entries=0))
        if given.path.suffix.lower() == ".csv":
            raws = _cells(source)
        else:
            raws = _tables(source, "correction", faults)
    except UnreadableError as error:
        faults.append(error.fault)
        return
    for where, raw in raws:
        tell = _teller(source.name, where, faults)
        entry = correction_of(raw, file=source.name, line=where.start, tell=tell)
        if entry is not None:
            yield entry


def _sources(given: Given, files: list[ReviewFile], faults: list[Fault]) -> Iterator[Source]:
    """Yield the sources of a file; what is none of them is told."""
    try:
        source = text_of(given)
        files.append(ReviewFile(path=source.name, sha256=source.sha256, entries=0))
        raws = _tables(source, "source", faults)
    except UnreadableError as error:
        faults.append(error.fault)
        return
    for where, raw in raws:
        tell = _teller(source.name, where, faults)
        found = source_of(raw, file=source.name, line=where.start, tell=tell)
        if found is not None:
            yield found


def _tables(source: Text, name: str, faults: list[Fault]) -> list[tuple[_Where, Mapping[str, Any]]]:
    """Return the tables `[[name]]` of a TOML file with their lines."""
    data = toml_of(source)
    lines = tables(source.text, name)
    held = data.pop(name, [])
    for key in data:
        finding = f"{key!r} is no part of this file"
        line = _line_of(source.text, key)
        faults.append(
            Fault(path=source.name, line=line, finding=finding, remedy=f"write [[{name}]] tables")
        )
    if not isinstance(held, list) or not all(isinstance(one, dict) for one in held):
        remedy = f"write each entry below its own line [[{name}]]"
        finding = f"{name} is no list of tables"
        line = _line_of(source.text, name)
        faults.append(Fault(path=source.name, line=line, finding=finding, remedy=remedy))
        return []
    if len(lines) != len(held):  # written in one line: correction = [{…}, {…}]
        return [(_Where(_line_of(source.text, name) or 1, {}), one) for one in held]
    return [(_Where(at.line, at.keys), one) for at, one in zip(lines, held, strict=True)]


def _cells(source: Text) -> list[tuple[_Where, Mapping[str, Any]]]:
    """Return the rows of a CSV file with their lines."""
    return [(_Where(line, {}), _typed(row)) for line, row in table_of(source)]


def _line_of(text: str, key: str) -> int | None:
    pattern = re.compile(rf"\s{{0,50}}\[{{0,2}}\s{{0,50}}[\"']?{re.escape(key)}\b")
    return next((n for n, line in enumerate(text.split("\n"), 1) if pattern.match(line)), None)


def _typed(row: Mapping[str, str]) -> dict[str, Any]:
    """Return the cells of a row as TOML would hold them."""
    out: dict[str, Any] = {}
    for key, cell in row.items():
        if key in LISTS:
            out[key] = [one for one in _SEPARATORS.split(cell.strip()) if one]
        elif key in NUMBERS:
            out[key] = _number(cell)
        else:
            out[key] = cell if key in ("quote", "text", "note", "reason") else cell.strip()
    return out


def _number(cell: str) -> float | str:
    try:
        return float(cell)
    except ValueError:
        return cell


def _teller(file: str, where: _Where, faults: list[Fault]) -> Tell:
    def tell(key: str, finding: str, remedy: str) -> None:
        faults.append(Fault(path=file, line=where.of(key), finding=finding, remedy=remedy))

    return tell


def listed(faults: Sequence[Fault]) -> str:
    """Return faults as one message, a line each; of very many the first."""
    lines = [str(fault) for fault in faults[:MOST_LISTED]]
    if more := len(faults) - len(lines):
        lines.append(f"and {more} faults more; `geomap check` lists them all")
    return "\n".join(lines)
