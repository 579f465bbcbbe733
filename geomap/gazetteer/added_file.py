"""A file that a user adds, opened with care: what it is, and its lines.

It is a stranger's: it may be cut short, a bomb, in another encoding, or no file at all.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from geomap.errors import InputError

Kind = Literal["dump", "alternate names", "csv", "geojson", "geojson lines"]
Progress = Callable[[int, int], None]

DUMP_COLUMNS = 19
ALTERNATE_COLUMNS = (8, 10)
LONGEST_LINE = 20_000_000  # a polygon with many corners, in one line of GeoJSON
LARGEST_GEOJSON = 50_000_000
# GeoNames' own files shrink to a fifth or a quarter; deflate reaches a thousandth.
MOST_EXPANSION = 60
LARGEST_EXPANDED = 20_000_000_000
_TEXTS = (".txt", ".csv", ".tsv", ".geojson", ".json", ".geojsonl")
_ASIDE = ("readme", "iso-languagecodes")
_EVERY = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedFile:
    """A file to add: its path, the text file inside it where it is a zip, and its size in bytes."""

    path: Path
    member: str | None
    size: int
    kind: Kind
    sha256: str

    @property
    def name(self) -> str:
        """The name by which messages, and the list of what was added, call it."""
        return self.path.name

    def lines(self, progress: Progress | None = None) -> Iterator[tuple[int, str]]:
        """Yield (number, line) of the text, line ends taken off, as UTF-8.

        Raises
        ------
        InputError
            The text is not UTF-8, holds a NUL, or the zip is damaged.
        """
        done = 0
        with _bytes(self.path, self.member) as file:
            for number, raw in enumerate(_raw_lines(file, self.where), 1):
                done += len(raw)
                if progress and number % _EVERY == 0:
                    progress(done, self.size)
                yield number, _text(raw, where=f"{self.where}:{number}", first=number == 1)
        if progress:
            progress(self.size, self.size)

    @property
    def where(self) -> str:
        """The place that messages name: `RU.zip/RU.txt`."""
        return f"{self.path}/{self.member}" if self.member else str(self.path)


def opened(path: Path) -> AddedFile:
    """Return what the file is; nothing is read of it but its start and its checksum.

    Raises
    ------
    InputError
        It is no readable file, or none of the kinds that can be added.
    """
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder; name the files in it")
        if not path.is_file():
            raise InputError(f"{path}: no such file; name a zip, .txt, .csv or .geojson file")
        with path.open("rb") as file:
            start = file.read(16)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name a readable file") from error
    except RuntimeError as error:  # a link that leads to itself, before Python 3.13
        raise InputError(f"{path}: {error}; name a readable file") from error
    if start.startswith(b"SQLite format 3"):
        raise InputError(
            f"{path}: is a database; name a GeoNames dump, a CSV or a GeoJSON file "
            "(another gazetteer is used with GEOMAP_GAZETTEER=FILE)"
        )
    if not start:
        raise InputError(f"{path}: empty; nothing to add")
    member, size = _member(path) if start.startswith(b"PK") else (None, path.stat().st_size)
    where = f"{path}/{member}" if member else str(path)
    with _bytes(path, member) as file:
        first = next(_raw_lines(file, where), b"")
    line = _text(first, where=f"{where}:1", first=True)
    kind = _kind(line, name=member or path.name, where=where)
    if kind == "geojson" and size > LARGEST_GEOJSON:
        raise InputError(
            f"{where}: {size / 1e6:,.0f} MB of GeoJSON in one piece; "
            "write one Feature a line (.geojsonl), or simplify the shapes"
        )
    return AddedFile(path=path, member=member, size=size, kind=kind, sha256=digest)


def _member(path: Path) -> tuple[str, int]:
    """Return the text file inside a zip that holds the data, and its size."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = [
                one
                for one in archive.infolist()
                if one.filename.lower().endswith(_TEXTS)
                and not Path(one.filename).name.lower().startswith(_ASIDE)
            ]
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise InputError(f"{path}: damaged zip ({error}); download it again") from error
    own = [one for one in found if Path(one.filename).stem.lower() == path.stem.lower()]
    if len(own or found) != 1:
        names = ", ".join(sorted(one.filename for one in found)[:5]) or "none"
        raise InputError(
            f"{path}: which of its text files to add can't be told ({names}); "
            "unpack it and name the file"
        )
    one = (own or found)[0]
    if one.flag_bits & 1:
        raise InputError(f"{path}/{one.filename}: is encrypted; unpack it first")
    if one.file_size > max(one.compress_size, 1) * MOST_EXPANSION and one.file_size > LONGEST_LINE:
        raise InputError(
            f"{path}/{one.filename}: {one.file_size / 1e6:,.0f} MB out of "
            f"{one.compress_size / 1e6:,.1f} MB, which no gazetteer's text is; not unpacked"
        )
    if one.file_size > LARGEST_EXPANDED:
        raise InputError(f"{path}/{one.filename}: {one.file_size / 1e9:,.0f} GB; cut it in parts")
    return one.filename, one.file_size


@contextmanager
def _bytes(path: Path, member: str | None) -> Iterator[IO[bytes]]:
    if member is None:
        with path.open("rb") as file:
            yield file
        return
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as file:
            yield io.BufferedReader(file)  # type: ignore[type-var]  # it has readinto
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InputError(f"{path}/{member}: damaged zip ({error}); download it again") from error


def _raw_lines(file: IO[bytes], where: str) -> Iterator[bytes]:
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise InputError(f"{where}:{number}: a line of over {LONGEST_LINE // 10**6} MB; cut it")
        yield line


def _text(raw: bytes, *, where: str, first: bool) -> str:
    if first and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{where}: is UTF-16; save it as UTF-8")
    if b"\0" in raw:
        raise InputError(f"{where}: holds a NUL byte, so it is no text; name a text file")
    try:
        text = raw.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{where}: not UTF-8 (byte {error.start + 1} is {raw[error.start]:#04x}); "
            "save it as UTF-8"
        ) from error
    return text.rstrip("\r\n")


def _kind(line: str, *, name: str, where: str) -> Kind:
    """Return what a file is, by its first line; its name decides only between GeoJSON's two."""
    if line.lstrip().startswith(("{", "[")):
        return "geojson lines" if name.lower().endswith((".geojsonl", ".jsonl")) else "geojson"
    columns = line.count("\t") + 1
    header = {cell.strip().strip('"').casefold() for cell in line.replace("\t", ",").split(",")}
    header |= {cell.strip().strip('"').casefold() for cell in line.split(";")}
    if "name" in header:
        return "csv"
    if columns == DUMP_COLUMNS:
        return "dump"
    if columns in ALTERNATE_COLUMNS:
        return "alternate names"
    if columns > 1:
        raise InputError(
            f"{where}:1: {columns} columns parted by tabs; GeoNames' dumps have {DUMP_COLUMNS}, "
            "alternateNamesV2 has 10, and a table of your own begins with a line of column names"
        )
    raise InputError(
        f"{where}:1: neither GeoNames' columns nor a column `name`; "
        "begin a CSV with name,lon,lat (docs/gazetteer-own-places.md)"
    )
