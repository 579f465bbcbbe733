"""`geomap map` and `geomap export`: claims to one file, its kind told by the suffix."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.cli import DONE, DOUBT
from geomap.cli.knowledge import gazetteer_of
from geomap.cli.streams import records, records_of, whole
from geomap.cli.terminal import Voice
from geomap.cli.tiles import tiles_asked
from geomap.errors import OutputError, UsageError
from geomap.model import Claim, Document

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.pipeline import Result
    from geomap.render.tiles import Tiles

Writer = Callable[["Result", "Tiles | None"], str]


def main(options: argparse.Namespace) -> int:
    """Return the exit status of `geomap map` or `geomap export`."""
    from geomap import pipeline
    from geomap.export.folder import write_file
    from geomap.layers.words import counted

    voice = Voice.of(options)
    path = Path(options.output)
    writer = _writer(options.command, path)
    tiles = tiles_asked(options, voice)
    if not path.parent.is_dir():
        raise OutputError(f"{path.parent}: no such folder; make it first (mkdir -p)")
    with voice.listening():
        gazetteer = gazetteer_of(options)
        claims, documents, faults = _claims(options, gazetteer, voice)
        result = pipeline.from_claims(claims, documents=documents, gazetteer=gazetteer)
        write_file(path, writer(result, tiles))
        voice.doubt(result.notes)
    strikes = counted(len(result.events), "strike")
    voice.say(f"{counted(len(claims), 'claim')} on {strikes}: {path}")
    if faults:
        voice.fault(faults, heading=f"not mapped ({counted(len(faults), 'row')}):")
    return DOUBT if options.strict and voice.doubts else DONE


def _claims(
    options: argparse.Namespace, gazetteer: "Gazetteer", voice: Voice
) -> tuple[Sequence[Claim], Sequence[Document], list[str]]:
    """Return the claims with their documents, and the rows of a ledger that are no claims.

    Raises
    ------
    UsageError
        The texts of documents are given for a ledger, which holds its own.
    """
    documents = records(Document, options.documents) if options.documents else []
    if options.command != "map":
        return records(Claim, options.file), documents, []
    from geomap import __version__, ledger

    name, data = whole(options.file)
    if ledger.kind_of(data, name=name) == "claims":
        return records_of(Claim, data, source=name), documents, []
    if options.documents:
        raise UsageError(f"{name}: is no file of claims as JSON lines; leave --documents out")
    found = ledger.read(data, source=name, gazetteer=gazetteer, version=__version__)
    gazetteer.outlines.update(found.outlines)
    voice.doubt(found.doubts)
    return found.claims, found.documents, [str(fault) for fault in found.faults]


def _writer(command: str, path: Path) -> Writer:
    """Return what writes the kind of file that the suffix names.

    Raises
    ------
    UsageError
        The command writes no such files.
    """
    known = {"map": MAPS, "export": EXPORTS}[command]
    writer = known.get(path.suffix.lower())
    if writer is None:
        kinds = ", ".join(known)
        raise UsageError(f"{path}: `geomap {command}` writes {kinds}; end the name in one of these")
    return writer


def _page(result: "Result", tiles: "Tiles | None") -> str:
    from geomap.render.html import page

    return page(result, tiles=tiles)


def _geojson(result: "Result", _tiles: "Tiles | None") -> str:
    from geomap.export.geojson import claims_geojson
    from geomap.pipeline import material_of

    return claims_geojson(material_of(result))


def _csv(result: "Result", _tiles: "Tiles | None") -> str:
    from geomap.export.table import claims_csv
    from geomap.pipeline import material_of

    return claims_csv(material_of(result))


def _jsonl(result: "Result", _tiles: "Tiles | None") -> str:
    from geomap.codec import dump_lines

    return dump_lines(result.claims)


MAPS: dict[str, Writer] = {".html": _page}
EXPORTS: dict[str, Writer] = {".geojson": _geojson, ".csv": _csv, ".jsonl": _jsonl}
