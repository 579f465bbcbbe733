"""`geomap run`: the whole job, from files to a folder of results."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.cli import DONE, DOUBT, NOTHING_READ
from geomap.cli.streams import on_disk, put
from geomap.cli.terminal import Voice

if TYPE_CHECKING:
    from geomap.documents import Reading
    from geomap.pipeline import Result


def main(options: argparse.Namespace) -> int:
    """Return the exit status of `geomap run`."""
    from geomap import pipeline
    from geomap.export.folder import check_folder

    voice = Voice(quiet=options.quiet)
    folder = Path(options.output)
    check_folder(folder, pipeline.OUTPUTS)
    with on_disk(options.paths) as paths:
        reading = read(paths, voice)
        if not reading.documents:
            return NOTHING_READ
        with voice.listening(), voice.progress("reading for claims") as progress:
            result = pipeline.run(reading.documents, progress=progress)
    pipeline.write(result, folder, reading=reading)
    _close(result, reading, voice=voice, folder=folder)
    if options.json:
        put(json.dumps(_summary(result, reading), ensure_ascii=False) + "\n")
    doubtful = bool(voice.doubts or reading.unread or result.unplaced)
    return DOUBT if options.strict and doubtful else DONE


def read(paths: list[str], voice: Voice) -> "Reading":
    """Return what the paths hold; when nothing could be read, the reasons are named at once."""
    from geomap import documents, pipeline

    with voice.listening():
        reading = documents.read(*paths)
    if not reading.documents:
        faults = [pipeline.unread_line(fault) for fault in pipeline.unread_faults(reading)]
        voice.doubt(faults or [f"no document in {', '.join(paths)}; name files or folders"])
    voice.doubt(reading.warnings)
    return reading


def name_unread(reading: "Reading", voice: Voice) -> None:
    """Name each input that could not be read, with finding and remedy."""
    from geomap import pipeline

    faults = pipeline.unread_faults(reading)
    if faults and reading.documents:
        voice.say(f"not read ({len(faults)}):")
        voice.doubt(pipeline.unread_line(fault) for fault in faults)


def _close(result: "Result", reading: "Reading", *, voice: Voice, folder: Path) -> None:
    """Say what there is and where, and last what could not be read."""
    from geomap.export.method import method_line

    voice.doubt(result.notes)
    voice.say(method_line(result.claims, documents=len(result.documents)))
    voice.say(
        f"{len(result.claims)} claims on {len(result.events)} strikes: open {folder / 'map.html'}"
    )
    name_unread(reading, voice)


def _summary(result: "Result", reading: "Reading") -> dict[str, object]:
    from geomap import pipeline
    from geomap.export.run_report import counts

    unread = pipeline.unread_faults(reading)
    numbers = counts(result.documents, result.claims, result.events) | {"unread": len(unread)}
    return {"counts": numbers, "unread": unread, "warnings": [*reading.warnings, *result.notes]}
