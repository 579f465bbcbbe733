"""`geomap run`: the whole job, from files to a folder of results."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.cli import DONE, DOUBT, NOTHING_READ
from geomap.cli.corrections import reviewed_of
from geomap.cli.extractors import extractors_of, second_of
from geomap.cli.knowledge import choices_of, gazetteer_of
from geomap.cli.streams import on_disk, put
from geomap.cli.terminal import Voice
from geomap.cli.tiles import tiles_asked
from geomap.errors import UsageError

if TYPE_CHECKING:
    from geomap.corrections import Reviewed
    from geomap.documents import Reading
    from geomap.extract.cache import ClaimCache
    from geomap.gazetteer import Gazetteer
    from geomap.result import Result


def main(options: argparse.Namespace) -> int:
    """Return the exit status of `geomap run`."""
    from geomap import messages, pipeline
    from geomap.layers.words import counted

    voice = Voice.of(options)
    folder = Path(options.output)
    messages.of(options.lang)  # an unknown language is refused before anything is read
    tiles = tiles_asked(options, voice)
    gazetteer = gazetteer_of(options)
    extractors, second = extractors_of(options), second_of(options)
    _check(folder, options)
    reviewed = reviewed_of(options, gazetteer)
    cache = _cache(folder, gazetteer, reviewed, wanted=not options.no_cache)
    with on_disk(options.paths) as paths:
        reading = read(paths, voice)
        if not reading.documents:
            return NOTHING_READ
        with voice.listening(), voice.progress("reading for claims") as progress:
            result = pipeline.run(
                reading.documents,
                gazetteer=gazetteer,
                progress=progress,
                extractors=extractors,
                second=second,
                reviewed=reviewed,
                cache=cache,
                lang=options.lang,
            )
    chosen = choices_of(options)
    files = pipeline.write(
        result, folder, reading=reading, options=chosen, tiles=tiles, base_url=options.base_url
    )
    if cache:
        cache.forget_the_rest()
        if cache.found:
            known = f"{cache.found} of {counted(len(reading.documents), 'document')}"
            voice.say(f"{known} known from an earlier run")
    if second:
        voice.say(f"{second.summary()} (see {folder / pipeline.DIFFERENCES})")
    _close(result, reading, voice=voice, folder=folder)
    voice.doubt([] if pipeline.TEMPLATE in files else [pipeline.IN_USE])
    if options.json:
        put(json.dumps(_summary(result, reading), ensure_ascii=False) + "\n")
    doubtful = bool(voice.doubts or reading.unread or result.unplaced)
    return DOUBT if options.strict and doubtful else DONE


def _cache(
    folder: Path, gazetteer: "Gazetteer", reviewed: "Reviewed | None", *, wanted: bool
) -> "ClaimCache | None":
    """Return what earlier runs read, or None where nothing may be kept.

    What a reviewer blots out must not stay in what is kept either.
    """
    from geomap import pipeline
    from geomap.extract.cache import ClaimCache

    cache = ClaimCache(folder / pipeline.CACHE, gazetteer=gazetteer)
    if reviewed and any(one.action == "redact" for one in reviewed.corrections):
        cache.clear()
        return None
    return cache if wanted else None


def _check(folder: Path, options: argparse.Namespace) -> None:
    """Return quietly if the results can be written there, before anything is read.

    Raises
    ------
    UsageError
        The results would lie in a folder that is read, or can't be published where they are to be.
    OutputError
        The folder can't be written, or holds files of these names that geomap did not write.
    """
    from geomap import pipeline
    from geomap.export.folder import check_folder
    from geomap.render.snippets import checked_base

    check_folder(folder, (*pipeline.OUTPUTS, pipeline.DIFFERENCES, pipeline.OEMBED))
    _keep_apart(options.paths, folder)
    if options.base_url is not None:
        checked_base(options.base_url)


def _keep_apart(paths: list[str], folder: Path) -> None:
    """Return quietly if no next run would read this run's results as its input.

    Raises
    ------
    UsageError
        The results would lie in a folder that is read.
    """
    results = folder.resolve()
    for path in paths:
        if Path(path).is_dir() and results.is_relative_to(Path(path).resolve()):
            raise UsageError(
                f"{folder}: lies in {path}, so the next run would read these results as articles; "
                "name a folder outside it"
            )


def read(paths: list[str], voice: Voice) -> "Reading":
    """Return what the paths hold; when nothing could be read, the reasons are named at once."""
    from geomap import documents

    with voice.listening(), voice.progress("reading files") as progress:
        reading = documents.read(*paths, progress=progress)
    if not reading.documents:
        faults = [str(fault) for fault in reading.unread]
        voice.fault(faults or [f"no document in {', '.join(paths)}; name files or folders"])
    voice.doubt(reading.warnings)
    return reading


def name_unread(reading: "Reading", voice: Voice) -> None:
    """Name each input that could not be read, with finding and remedy, also when quiet."""
    if reading.unread and reading.documents:
        heading = f"not read ({len(reading.unread)}):"
        voice.fault((str(fault) for fault in reading.unread), heading=heading)


def _close(result: "Result", reading: "Reading", *, voice: Voice, folder: Path) -> None:
    """Say what there is and where, and last what could not be read."""
    from geomap.layers.method import method_of
    from geomap.layers.words import counted

    voice.doubt(result.notes)
    voice.say(method_of(result.claims, result.documents))
    if voice.strict and result.unplaced:
        voice.doubt([f"no place was found for {counted(len(result.unplaced), 'claim')}"])
    claims, strikes = counted(len(result.claims), "claim"), counted(len(result.events), "strike")
    if work := result.corrected:
        made = sum(bool(one.claims or one.spans) for one in work.applied)
        files = ", ".join(file.path for file in work.reviewed.files)
        all_ = counted(len(work.applied), "correction")
        voice.say(f"{made} of {all_} applied ({files})")
    voice.say(f"{claims} on {strikes}: open {folder / 'map.html'}")
    name_unread(reading, voice)


def _summary(result: "Result", reading: "Reading") -> dict[str, object]:
    from geomap.export.run_report import counts

    unread = [asdict(fault) for fault in reading.unread]
    numbers = counts(result.documents, result.claims, result.events) | {"unread": len(unread)}
    return {"counts": numbers, "unread": unread, "warnings": [*reading.warnings, *result.notes]}
