"""The files behind the given paths: sorted, hidden ones left out, loops and odd files named."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from geomap.documents.draft import UnreadableError

Kind = Literal["text", "markdown", "html", "json", "jsonl", "feed"]
KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
}
READ = ".txt, .md, .html, .json, .jsonl, .xml, .rss or .atom"
# What systems, archives and reviewers put beside articles; nobody means these as input.
COMPANIONS = frozenset(
    {"thumbs.db", "desktop.ini", "sha256sums", "sha512sums", "sha1sums", "md5sums"}
    | {"corrections.toml", "corrections.csv", "sources.toml"}
)
START = 100_000  # bytes that show the kind of a file without a suffix
_JSON = re.compile(rb'\{\s{0,200}["}]|\[\s{0,200}[{\]]')
_NEXT_RECORD = re.compile(rb"\}\s{0,20}\n\{")
MAX_NAMED = 5  # files of one folder and unread kind that are named one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read: where it is, how it is shown, and its kind."""

    path: Path
    shown: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A path that can't be read, and why."""

    shown: str
    fault: UnreadableError


def shown(path: str) -> str:
    """Return a path as it may be printed and stored: no control characters, valid Unicode."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def found(path: str | os.PathLike[str]) -> Iterator[Found | Refused]:
    """Yield the files of a given path, sorted by their path relative to it."""
    root = Path(path)
    try:
        mode = root.stat().st_mode
    except (OSError, ValueError) as error:
        yield Refused(shown=shown(str(root)), fault=_os_fault(error))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(root)
    else:
        yield _file(root, shown(root.name), mode, is_given=True)


def _os_fault(error: OSError | ValueError) -> UnreadableError:
    """Return what the system says of a path, with a remedy."""
    if isinstance(error, FileNotFoundError):
        return UnreadableError("no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return UnreadableError("no permission to read it", "change its permissions (chmod +r)")
    if isinstance(error, OSError) and error.strerror:
        return UnreadableError(error.strerror.lower(), "check the path")
    return UnreadableError("not a path", "check the path")


def _in_folder(root: Path) -> Iterator[Found | Refused]:
    """Yield the files of a folder and all below it; a folder reached twice is read once."""
    results: list[Found | Refused] = []
    odd: dict[tuple[str, str], list[str]] = {}
    seen: dict[tuple[int, int], str] = {}
    waiting = [(root, "")]
    while waiting:
        folder, relative = waiting.pop()
        try:
            key = (folder.stat().st_dev, folder.stat().st_ino)
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            results.append(Refused(shown=shown(relative or folder.name), fault=_os_fault(error)))
            continue
        if key in seen:
            results.append(Refused(shown=shown(relative), fault=_loop(relative, seen[key])))
            continue
        seen[key] = relative
        for entry in entries:
            name = f"{relative}{entry.name}"
            if entry.name.startswith(".") or entry.name.lower() in COMPANIONS:
                continue
            if entry.is_dir():
                waiting.append((Path(entry.path), f"{name}/"))
            else:
                results += _entry(Path(entry.path), name, relative, odd)
    results += _odd_files(odd)
    if not results:
        fault = UnreadableError("the folder holds no files", f"put {READ} files into it")
        results.append(Refused(shown=shown(root.name or str(root)), fault=fault))
    yield from sorted(results, key=lambda result: result.shown)


def _loop(relative: str, first: str) -> UnreadableError:
    if relative.startswith(first):
        return UnreadableError("a folder loop: it leads back to a folder above", "remove the link")
    return UnreadableError(f"the same folder as {shown(first)}, already read", "remove the link")


def _entry(
    path: Path, name: str, folder: str, odd: dict[tuple[str, str], list[str]]
) -> Iterator[Found | Refused]:
    """Yield a folder's file, or keep it in `odd` if its kind is not read."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield Refused(shown=shown(name), fault=_os_fault(error))
        return
    result = _file(path, shown(name), mode)
    if isinstance(result, Refused) and stat.S_ISREG(mode):
        odd.setdefault((folder, path.suffix.lower()), []).append(name)
    else:
        yield result


def _file(path: Path, name: str, mode: int, *, is_given: bool = False) -> Found | Refused:
    """Return a file with its kind, or why it is not read."""
    suffix = path.suffix.lower()
    kind = KINDS.get(suffix)
    if not stat.S_ISREG(mode):
        fault = UnreadableError("not a regular file", "write it to a file first")
        return Refused(shown=name, fault=fault)
    if kind is None and is_given and not suffix:
        kind = _kind_by_start(path)
    if kind is None:
        return Refused(shown=name, fault=_unknown(suffix))
    return Found(path=path, shown=name, kind=kind)


def _kind_by_start(path: Path) -> Kind:
    """Return the kind that a file's first bytes show; text if they show none."""
    try:
        with path.open("rb") as stream:
            data = stream.read(START)
    except OSError:
        return "text"  # whoever reads the file names what is wrong with it
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _JSON.match(start):
        return "jsonl" if start.startswith(b"{") and _NEXT_RECORD.search(start) else "json"
    if start.lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return "feed" if start.startswith((b"<?xml", b"<rss", b"<feed")) else "text"


def _unknown(suffix: str) -> UnreadableError:
    kind = f"files of kind {shown(suffix)}" if suffix else "files without a suffix"
    return UnreadableError(f"{kind} are not read", f"give {READ}")


def _odd_files(odd: dict[tuple[str, str], list[str]]) -> Iterator[Refused]:
    """Yield the files of kinds that are not read; many of one kind in one line."""
    for (folder, suffix), names in sorted(odd.items()):
        if len(names) <= MAX_NAMED:
            for name in names:
                yield Refused(shown=shown(name), fault=_unknown(suffix))
        else:
            kind = f"of kind {shown(suffix)}" if suffix else "without a suffix"
            first, last = (shown(name.removeprefix(folder)) for name in (names[0], names[-1]))
            finding = f"{len(names)} files {kind} are not read ({first} to {last})"
            fault = UnreadableError(finding, f"give {READ}")
            yield Refused(shown=shown(folder or "./"), fault=fault)
