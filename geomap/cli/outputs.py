"""`geomap map` and `geomap export`: claims to one file, its kind told by the suffix."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.cli import DONE, DOUBT, database
from geomap.cli.knowledge import gazetteer_of
from geomap.cli.streams import records, whole
from geomap.cli.terminal import Voice
from geomap.cli.tiles import tiles_asked
from geomap.errors import UsageError
from geomap.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.files import FileOptions
    from geomap.gazetteer import Gazetteer
    from geomap.pipeline import Held
    from geomap.result import Result


def main(options: argparse.Namespace) -> int:
    """Return the exit status of `geomap map` or `geomap export`."""
    from geomap import messages, pipeline
    from geomap.layers.words import counted

    messages.of(options.lang)  # an unknown language is refused before anything is read
    voice = Voice.of(options)
    write = _writer(options, voice)
    with voice.listening():
        gazetteer = gazetteer_of(options)
        held = _held(options, gazetteer)
        voice.doubt(held.doubts)
        result = pipeline.from_claims(
            held.claims, documents=held.documents, gazetteer=gazetteer, lang=options.lang
        )
        where = write(result)
        voice.doubt(result.notes)
    strikes = counted(len(result.events), "strike")
    voice.say(f"{counted(len(held.claims), 'claim')} on {strikes}: {where}")
    if held.faults:
        heading = f"not read ({counted(len(held.faults), 'row')}):"
        voice.fault(held.faults, heading=heading)
    return DOUBT if options.strict and voice.doubts else DONE


def _writer(options: argparse.Namespace, voice: Voice) -> "Callable[[Result], str]":
    """Return what writes the result and tells where it stands; what can't be is refused at once.

    Raises
    ------
    UsageError
        The command writes no such files, or an option is none of theirs.
    OutputError
        There is no such folder, or another program is changing the file.
    """
    from geomap.export.folder import check_file

    if getattr(options, "to", None) is not None:
        database.check(options)
        _none_of_files(options)
        return lambda result: database.write(options, result)
    if getattr(options, "schema", None) is not None:
        raise UsageError("--schema: is for a database; name that with --to, or leave it out")
    path = Path(options.output)
    _check(options.command, path)
    asked = _asked(options, voice)
    check_file(path)
    return lambda result: str(result.to_file(path, **asked))


def _none_of_files(options: argparse.Namespace) -> None:
    given = [name for name in ("append", "formulas", "bom", "wkt") if getattr(options, name)]
    if given:
        raise UsageError(f"--{given[0]}: is for files; leave it out with --to")


def _check(command: str, path: Path) -> None:
    """Return quietly if the command writes files of that suffix.

    Raises
    ------
    UsageError
        It writes none, or another command does.
    """
    from geomap.files import EXPORTS, MAPS

    own, other = (MAPS, EXPORTS) if command == "map" else (EXPORTS, MAPS)
    if path.suffix.lower() in own:
        return
    elsewhere = f", or use `geomap {'export' if command == 'map' else 'map'}`"
    remedy = "end the name in one of these" + elsewhere * (path.suffix.lower() in other)
    raise UsageError(f"{path}: `geomap {command}` writes {', '.join(own)}; {remedy}")


def _asked(options: argparse.Namespace, voice: Voice) -> "FileOptions":
    """Return how the file is to be written, as the command line says.

    Raises
    ------
    UsageError
        An option is none of that kind of file.
    """
    from geomap.files import check_options

    asked: FileOptions = {}
    if tiles := tiles_asked(options, voice):
        asked["tiles"] = tiles
    if size := getattr(options, "size", None):
        asked["size"] = size
    if getattr(options, "append", False):
        asked["onto"] = Path(options.output)
    if options.command == "export":
        asked |= {"formulas": options.formulas, "bom": options.bom}
        if options.wkt:
            asked["wkt"] = options.wkt
    check_options(Path(options.output), asked)
    return asked


def _held(options: argparse.Namespace, gazetteer: "Gazetteer") -> "Held":
    """Return the claims with their documents, and the rows of a table that are no claims.

    Raises
    ------
    UsageError
        The texts of documents are given for a table, which holds its own.
    """
    from dataclasses import replace

    from geomap.pipeline import claims_in

    documents = tuple(records(Document, options.documents)) if options.documents else ()
    name, data = whole(options.file)
    held = claims_in(data, source=name, gazetteer=gazetteer)
    if documents and held.documents:
        raise UsageError(f"{name}: is no file of claims as JSON lines; leave --documents out")
    return replace(held, documents=held.documents or documents)
