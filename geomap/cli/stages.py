"""`geomap extract`, `resolve` and `events`: one stage each, JSON lines in and out."""

import argparse

from geomap.cli import DONE, DOUBT, NOTHING_READ
from geomap.cli.extractors import extractors_of
from geomap.cli.knowledge import gazetteer_of
from geomap.cli.run import name_unread, read
from geomap.cli.streams import on_disk, put, records
from geomap.cli.terminal import Voice
from geomap.codec import dump_lines
from geomap.model import Claim, Document


def main(options: argparse.Namespace) -> int:
    """Return the exit status of one of the stages."""
    voice = Voice.of(options)
    stages = {"extract": _extract, "resolve": _resolve, "events": _events}
    with voice.listening():
        status = stages[options.command](options, voice)
    return DOUBT if status == DONE and options.strict and voice.doubts else status


def _extract(options: argparse.Namespace, voice: Voice) -> int:
    extractors = extractors_of(options)
    with on_disk(options.paths) as paths:
        reading = read(paths, voice)
    if not reading.documents:
        return NOTHING_READ
    from geomap import pipeline

    with voice.progress("reading for claims") as progress:
        gazetteer = gazetteer_of(options)
        claims = pipeline.claims_of(
            reading.documents, gazetteer=gazetteer, progress=progress, extractors=extractors
        )
        for claim in claims:
            put(dump_lines([claim]))
    voice.doubt(pipeline.not_read_for_claims(reading.documents, extractors))
    name_unread(reading, voice)
    return DONE


def _resolve(options: argparse.Namespace, voice: Voice) -> int:
    from geomap.layers.words import counted
    from geomap.resolve import resolve

    claims = records(Claim, options.file)
    placed = list(resolve(claims, gazetteer=gazetteer_of(options)))
    put(dump_lines(placed))
    missing = sum(any(place.place is None for place in claim.locations) for claim in placed)
    if missing:
        verb = "names" if missing == 1 else "name"
        found = f"{counted(missing, 'claim')} of {len(placed)} {verb} a place that was not found"
        voice.doubt([found])
    return DONE


def _events(options: argparse.Namespace, voice: Voice) -> int:
    from geomap import pipeline

    claims = records(Claim, options.file)
    documents = records(Document, options.documents) if options.documents else []
    result = pipeline.from_claims(claims, documents=documents, gazetteer=gazetteer_of(options))
    put(dump_lines(result.events))
    voice.doubt(result.notes)
    return DONE
