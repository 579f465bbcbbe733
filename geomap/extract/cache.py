"""What documents were read to say, kept for the next run: only what is new is read again.

One file for each document, named by the hash of all that its claims depend on: the document, the
gazetteer, and geomap's own rules and word lists (so it serves geomap's own extractors only). A
file is whole or not there, is checked against its own hash, and may be deleted at any time:
reading again gives the same claims.
"""

import functools
import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import geomap
from geomap.codec import dump_lines, load_lines, to_json
from geomap.errors import CodecError
from geomap.extract.extractors import built_in
from geomap.gazetteer import Gazetteer
from geomap.model import Claim, Document

# What reading depends on: the code and the lists of these parts of the package.
_PARTS = ("documents", "extract", "gazetteer", "model", "spatial")
_SUFFIXES = frozenset({".py", ".csv", ".json", ".toml"})
_NAME = "*.claims"


class ClaimCache:
    """The claims of documents, as geomap's own extractors read them with this gazetteer.

    Several runs may use one folder at a time, and any of them may be killed.
    """

    def __init__(self, folder: Path, *, gazetteer: Gazetteer) -> None:
        self._folder = folder
        self._stamp = _stamp(gazetteer)
        self._used: set[str] = set()
        self.found = 0
        """How many documents did not need to be read."""

    def get(self, document: Document) -> tuple[Claim, ...] | None:
        """Return the claims kept for the document, or None where it must be read."""
        name = self._name(document)
        self._used.add(name)
        try:
            digest, _, text = (self._folder / name).read_text(encoding="utf-8").partition("\n")
            if digest != _digest(text):
                return None
            claims = load_lines(Claim, text.split("\n"), source=name)
            kept = tuple(_moved(claim, document) for claim in claims)
        except (OSError, UnicodeDecodeError, CodecError):
            return None
        self.found += 1
        return kept

    def put(self, document: Document, claims: Sequence[Claim]) -> None:
        """Keep the claims of a document; where the disk refuses, nothing is kept."""
        text = dump_lines(claims)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self._folder / self._name(document), f"{_digest(text)}\n{text}")

    def forget_the_rest(self) -> None:
        """Delete what this run had no use for: documents that are gone, rules of older versions."""
        with suppress(OSError):
            for path in sorted(self._folder.glob(_NAME)):
                if path.name not in self._used:
                    path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Delete all that is kept."""
        self._used.clear()
        self.forget_the_rest()

    def _name(self, document: Document) -> str:
        # Where the file lies changes no claim; what is known of the document does.
        bare = replace(document, path="", other_paths=())
        return _digest(self._stamp + to_json(bare))[:32] + ".claims"


def _write(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def _moved(claim: Claim, document: Document) -> Claim:
    """Return the claim of a document that may lie elsewhere now."""
    there = replace(claim.document, path=document.path, other_paths=document.other_paths)
    return replace(claim, document=there)


def _stamp(gazetteer: Gazetteer) -> str:
    """Return what, besides the document, its claims depend on."""
    return json.dumps(
        {
            "geomap": geomap.__version__,
            "rules": _rules(),
            "extractors": [[each.name, each.version] for each in built_in().values()],
            "gazetteer": gazetteer.files(),
            "worldview": gazetteer.worldview,
        },
        sort_keys=True,
    )


@functools.cache
def _rules() -> str:
    """Return the hash of geomap's own code and lists that reading depends on."""
    root = Path(geomap.__file__).parent
    digest = hashlib.sha256()
    for part in _PARTS:
        for path in sorted((root / part).rglob("*")):
            if path.suffix in _SUFFIXES:
                digest.update(f"{path.relative_to(root)}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
