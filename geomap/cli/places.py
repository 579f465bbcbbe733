"""`geomap places` and `toponyms`: questions to the gazetteer."""

import argparse
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from geomap.cli import DONE, DOUBT, NOTHING_READ
from geomap.cli.run import name_unread, read
from geomap.cli.streams import on_disk, put
from geomap.cli.terminal import Voice, printable
from geomap.errors import UsageError

if TYPE_CHECKING:
    from geomap.gazetteer import Entry, Resolution
    from geomap.resolve import Toponym


def main(options: argparse.Namespace) -> int:
    """Return the exit status of a question to the gazetteer."""
    voice = Voice.of(options)
    commands = {"places": _places, "toponyms": _toponyms}
    return commands[options.command](options, voice)


def _places(options: argparse.Namespace, voice: Voice) -> int:
    """Show what bears each name; 1 if nothing bears any of them."""
    from geomap.gazetteer import Gazetteer

    if not all(name.strip() for name in options.paths):
        raise UsageError("NAME is empty; give the name of a place")
    if options.near is not None and not options.near.strip():
        raise UsageError("--near is empty; give the name of a region or country, or leave it out")
    gazetteer = Gazetteer()
    silent = []
    for name in options.paths:
        entries = gazetteer.lookup(name)
        chosen = gazetteer.resolve(name, near=options.near)
        if options.json:
            put(_lines({"asked": name, **_entry(entry, chosen)} for entry in entries))
        else:
            put("".join(f"{printable(line)}\n" for line in _told(name, entries, chosen)))
        if not chosen.place:
            none = "none of these is chosen: " if entries else ""
            silent += [] if entries else [name]
            voice.say(f"{name}: {none}{chosen.why}")
    if len(silent) < len(options.paths):
        return DONE
    if voice.quiet:  # the words above were not said, but the exit status needs a reason
        voice.fault([f"no entry by the name {', '.join(silent)}"])
    return NOTHING_READ


def _told(name: str, entries: "Iterable[Entry]", chosen: "Resolution") -> Iterable[str]:
    """Yield the entries as people read them, best first, and the choice with its reason."""
    for number, entry in enumerate(entries, 1):
        place = entry.place
        area = ", ".join(part for part in (place.admin1, place.country) if part)
        people = f", {entry.population:,} people" if entry.population else ""
        yield (
            f"{number}. {place.name} ({entry.kind}{f', {area}' if area else ''}{people})  "
            f"{place.lon:.4f} {place.lat:.4f}  {place.id}  by {entry.matched} name"
        )
    if chosen.place:
        yield f"{name} is {chosen.place.name}, {chosen.place.id}: {chosen.why}" + (
            f" (probability {chosen.probability:g})" if chosen.probability is not None else ""
        )


def _entry(entry: "Entry", chosen: "Resolution") -> dict[str, Any]:
    place = entry.place
    is_chosen = chosen.place is not None and chosen.place.id == place.id
    return {
        "id": place.id,
        "name": place.name,
        "level": place.level,
        "kind": entry.kind,
        "country": place.country,
        "admin1": place.admin1,
        "lon": place.lon,
        "lat": place.lat,
        "population": entry.population or None,
        "matched": entry.matched,
        "chosen": is_chosen,
        "why": chosen.why if is_chosen else None,
    }


def _toponyms(options: argparse.Namespace, voice: Voice) -> int:
    """Show every place mention of documents, resolved."""
    from geomap.gazetteer import Gazetteer
    from geomap.resolve import toponyms

    with on_disk(options.paths) as paths:
        reading = read(paths, voice)
    if not reading.documents:
        return NOTHING_READ
    gazetteer = Gazetteer()
    for document in reading.documents:
        put(_lines(_toponym(found) for found in toponyms(document, gazetteer)))
    name_unread(reading, voice)
    return DOUBT if options.strict and voice.doubts else DONE


def _toponym(found: "Toponym") -> dict[str, Any]:
    place = found.place
    return {
        "id": found.id,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "lon": place.lon if place else None,
        "lat": place.lat if place else None,
        "level": place.level if place else None,
        "place": place.id if place else None,
        "name": place.name if place else None,
        "probability": found.probability,
        "why": found.why,
    }


def _lines(records: "Iterable[dict[str, Any]]") -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
