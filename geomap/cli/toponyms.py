"""`geomap toponyms`: every place mention of documents, resolved, as JSON lines."""

import argparse
import json
from typing import TYPE_CHECKING, Any

from geomap.cli import DONE, DOUBT, NOTHING_READ
from geomap.cli.knowledge import gazetteer_of
from geomap.cli.run import name_unread, read
from geomap.cli.streams import on_disk, put
from geomap.cli.terminal import Voice

if TYPE_CHECKING:
    from geomap.toponyms import Toponym


def main(options: argparse.Namespace) -> int:
    """Show every place mention of documents, resolved; return the exit status."""
    from geomap.toponyms import toponyms

    voice = Voice.of(options)
    with on_disk(options.paths) as paths:
        reading = read(paths, voice)
    if not reading.documents:
        return NOTHING_READ
    gazetteer = gazetteer_of(options)
    for document in reading.documents:
        found = toponyms(document, gazetteer, demonyms=options.demonyms)
        put("".join(f"{json.dumps(_record(one), ensure_ascii=False)}\n" for one in found))
    name_unread(reading, voice)
    return DOUBT if options.strict and voice.doubts else DONE


def _record(found: "Toponym") -> dict[str, Any]:
    place = found.place
    return {
        "id": found.id,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "sense": found.sense,
        "lon": place.lon if place else None,
        "lat": place.lat if place else None,
        "level": place.level if place else None,
        "place": place.id if place else None,
        "name": place.name if place else None,
        "probability": found.probability,
        "why": found.why,
    }
