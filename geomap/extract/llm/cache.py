"""Answers of a model, kept in a file: a second run asks nothing and gives the same bytes."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geomap.errors import InputError, OutputError


class Cache:
    """Answers by what was asked, in a file of JSON lines that grows; in memory without a path.

    Raises
    ------
    InputError
        A line of it is no record; a last line cut short is dropped.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: dict[str, str] = {}
        self._cut = False  # whether the last line was cut short
        if path is None:
            return
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}; name another --llm-cache") from error
        whole, _, rest = data.rpartition(b"\n")
        self._cut = bool(rest)
        for number, line in enumerate(whole.splitlines(), 1):
            try:
                record = json.loads(line)
                asked, answer = record["asked"], record["answer"]
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise InputError(
                    f"{path}:{number}: no record of an answer; delete the line or the file"
                ) from error
            if not isinstance(asked, str) or not isinstance(answer, str):
                raise InputError(f"{path}:{number}: no record of an answer; delete the line")
            self._known[asked] = answer

    def get(self, asked: str) -> str | None:
        """Return what was answered before, or None."""
        return self._known.get(asked)

    def put(self, asked: str, answer: str) -> None:
        """Keep an answer, in the file too.

        Raises
        ------
        OutputError
            The file can't be written.
        """
        self._known[asked] = answer
        if self._path is None:
            return
        line = json.dumps({"asked": asked, "answer": answer}).encode() + b"\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._cut:
                whole, end, _ = self._path.read_bytes().rpartition(b"\n")
                self._path.write_bytes(whole + end)
                self._cut = False
            with self._path.open("ab") as file:  # in one go: two runs may share the file
                file.write(line)
        except OSError as error:
            raise OutputError(
                f"{self._path}: {error.strerror}; name another file with --llm-cache"
            ) from error


def key(url: str, body: Mapping[str, Any]) -> str:
    """Return the name of a question: the same server, model, task and text have the same."""
    content = json.dumps([url, body], sort_keys=True).encode()
    return hashlib.sha256(content).hexdigest()


def default_cache() -> Path:
    """Return the cache file in the folder that the system keeps for caches."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("geomap", appauthor=False)) / "llm.jsonl"
