"""Results on disk: whole files or none, and never a stranger's file."""

import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from geomap.errors import OutputError

RUN_SCHEMA = "geomap.run/1"
REPORT = "run.json"
# What SQLite puts beside a database while it is changed, and from how many bytes on it means that.
_CHANGES = {"-wal": 0, "-journal": 1}
Content = str | bytes
"""What a file holds: a text, or bytes as they are."""


def write_folder(folder: Path, files: Mapping[str, Content]) -> None:
    """Write files, given by their path below the folder; texts as UTF-8 with their own line ends.

    All are written beside their places first and then moved there, so that a folder never holds
    half a file; `run.json` moves first, so that a second run at the same time, or the next one
    after a crash, knows the others for ours. Other files in the folder stay untouched.

    Raises
    ------
    OutputError
        The folder can't be made or written, or holds a file of that name that geomap did not write.
    """
    check_folder(folder, files)
    waiting: dict[Path, Path] = {}
    try:
        for name, content in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            waiting[target] = _beside(target, content)
        for target in sorted(waiting, key=lambda path: (path.name != REPORT, path)):
            waiting[target].replace(target)
    except OSError as error:
        raise _refused(folder, error) from error
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)


def remove_stale(folder: Path, names: Sequence[str]) -> None:
    """Remove files that an earlier run of ours wrote and that this one does not write.

    Raises
    ------
    OutputError
        A file can't be removed.
    """
    for name in names if is_ours(folder) else ():
        try:
            (folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise _refused(folder / name, error) from error


def write_file(path: Path, content: Content) -> None:
    """Write one file, whole or not at all.

    Raises
    ------
    OutputError
        The file can't be written.
    """
    check_file(path)
    path = Path(os.path.realpath(path))  # what a link leads to is written, and the link stays
    try:
        temporary = _beside(path, content)
    except OSError as error:
        raise _refused(path, error) from error
    try:
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _refused(path, error) from error


def check_file(path: Path) -> None:
    """Return quietly if `write_file` may write there, as far as can be told before.

    Raises
    ------
    OutputError
        It is a folder or in none, or a database that another program is changing.
    """
    try:
        is_folder, in_one = path.is_dir(), path.parent.is_dir()
    except OSError as error:  # a name too long, or no right to look
        raise _refused(path, error) from error
    if is_folder:
        raise OutputError(f"{path}: is a folder; name a file")
    if not in_one:
        raise OutputError(f"{path.parent}: no such folder; make it first (mkdir -p)")
    _check_unused(path)


def check_folder(folder: Path, names: Iterable[str]) -> None:
    """Return quietly if `write_folder` may write these files there.

    Raises
    ------
    OutputError
        It is a file, or holds a file of one of these names that geomap did not write, or that
        another program is changing.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"{folder}: is a file; name a folder for the results")
        taken = [name for name in names if (folder / name).exists()]
        for name in taken:
            _check_unused(folder / name)
    except PermissionError as error:
        raise _refused(folder, error) from error
    if taken and not is_ours(folder):  # asked last: a run beside us moves its run.json in first
        raise OutputError(
            f"{folder}: holds {taken[0]}, which geomap did not write (no {REPORT} of ours beside "
            "it); name another folder"
        )


def _check_unused(path: Path) -> None:
    """Return quietly if no program is changing the database that is there, if it is one.

    SQLite keeps changes in a file beside it, and would later put them into the one that we wrote.

    Raises
    ------
    OutputError
        Changes are kept beside it.
    """
    held = Path(os.path.realpath(path))
    for ending, least in _CHANGES.items():
        beside = held.with_name(held.name + ending)
        try:
            waiting = held.is_file() and beside.stat().st_size >= least
        except OSError:
            continue
        if waiting:
            raise OutputError(
                f"{path}: another program is changing it ({beside.name} is beside it); end the "
                f"editing there and try again, or delete {beside.name} if nothing has it open"
            )


def is_ours(folder: Path) -> bool:
    """Return whether the folder holds the results of an earlier run."""
    with suppress(OSError, ValueError, RecursionError):
        report = json.loads((folder / REPORT).read_text(encoding="utf-8"))
        return isinstance(report, dict) and report.get("schema") == RUN_SCHEMA
    return False


def as_bytes(content: Content) -> bytes:
    """Return what is written to disk for a content."""
    return content.encode("utf-8") if isinstance(content, str) else content


def _beside(target: Path, content: Content) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(as_bytes(content))
        temporary.chmod(0o666 & ~_umask())  # mkstemp makes it private; results are as any file
    except BaseException:  # also on Ctrl-C nothing half-written is left
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refused(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"{path}: can't be written ({reason}); name a place where you may write")
