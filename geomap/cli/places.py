"""`geomap places`: what the gazetteer knows by a name."""

import argparse
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.cli import DONE, NOTHING_READ
from geomap.cli.knowledge import gazetteer_of
from geomap.cli.streams import put
from geomap.cli.terminal import Voice, printable
from geomap.errors import OutputError, UsageError

if TYPE_CHECKING:
    from geomap.cli.candidates import Candidate
    from geomap.gazetteer import Gazetteer, Resolution
    from geomap.gazetteer.store import Store
    from geomap.render.candidates import Panel

MOST_PANELS = 24


def main(options: argparse.Namespace) -> int:
    """Show what bears each name; return the exit status, 1 if nothing bears any of them."""
    from geomap.cli.candidates import suggestions
    from geomap.gazetteer.store import Store, user_file

    voice = Voice.of(options)
    _check(options)
    gazetteer = gazetteer_of(options)
    silent: list[str] = []
    panels: list[Panel] = []
    with closing(Store(shapes=options.shapes, user=user_file())) as store:
        names = [one for name in options.paths for one in _names(name, gazetteer)]
        for name in names:
            found, chosen = _found(name, options, gazetteer, store)
            put("".join(_told(name, found, chosen, options, store)))
            panels += _panels(found, store) if options.map else []
            if chosen.place is None:
                none = "none of these is chosen: " if found else ""
                voice.say(f"{name}: {none}{chosen.why}")
            if not found:
                silent.append(name)
                _suggest(suggestions(name, store), voice)
    if panels:
        _draw(options, panels, gazetteer, voice)
    if len(silent) < len(names):
        return DONE
    if voice.quiet:  # the words above were not said, but the exit status needs a reason
        voice.fault([f"no entry by the name {', '.join(silent)}"])
    return NOTHING_READ


def _check(options: argparse.Namespace) -> None:
    """Return quietly if the options can be answered.

    Raises
    ------
    UsageError, OutputError
        One of them can't.
    """
    if not all(name.strip() for name in options.paths):
        raise UsageError("NAME is empty; give the name of a place")
    if options.near is not None and not options.near.strip():
        raise UsageError("--near is empty; give the name of a region or country, or leave it out")
    country = options.country
    if country is not None and not (len(country) == len("UA") and country.isalpha()):
        raise UsageError(f"--country is {country!r}; give an ISO 3166-1 code such as UA")
    if options.map is None:
        return
    path = Path(options.map)
    if path.suffix.lower() != ".html":
        raise UsageError(f"{path}: the map is one HTML file; end the name in .html")
    if not path.parent.is_dir():
        raise OutputError(f"{path.parent}: no such folder; make it first (mkdir -p)")


def _names(name: str, gazetteer: "Gazetteer") -> list[str]:
    """Return the name, or those that a phrase holds: "Брянской и Курской областями"."""
    if gazetteer.lookup(name):
        return [name]
    held = [one.name for one in gazetteer.mentions(name) if one.entries]
    return held if len(held) > 1 else [name]


def _found(
    name: str, options: argparse.Namespace, gazetteer: "Gazetteer", store: "Store"
) -> "tuple[list[Candidate], Resolution]":
    from geomap.cli.candidates import candidates, fitting, resolved

    country = options.country.upper() if options.country else None
    level = options.level
    chosen = resolved(name, gazetteer, near=options.near, country=country, level=level)
    entries = fitting(gazetteer.lookup(name), country=country, level=level)
    return candidates(entries, chosen, store=store), chosen


def _told(
    name: str,
    found: "list[Candidate]",
    chosen: "Resolution",
    options: argparse.Namespace,
    store: "Store",
) -> Iterator[str]:
    """Yield the candidates as lines, best first, and for people the choice with its reason."""
    from geomap.cli.candidates import link, record, told

    if options.json:
        for one in found:
            yield json.dumps(record(name, one, chosen), ensure_ascii=False) + "\n"
        return
    for number, one in enumerate(found, 1):
        yield from (f"{printable(line)}\n" for line in told(number, one, store))
    if chosen.place:
        sure = f" (probability {chosen.probability:g})" if chosen.probability is not None else ""
        yield printable(f"{name} is {chosen.place.name}, {chosen.place.id}: {chosen.why}{sure}")
        yield "\n"
        yield from (f"     {printable(link(one))}\n" for one in found if one.chosen)


def _suggest(names: list[str], voice: Voice) -> None:
    """Ask a person whether one of the names was meant; none is ever taken for the one asked."""
    if names:
        voice.say(f"did you mean {', '.join(names)}?")


def _panels(found: "list[Candidate]", store: "Store") -> "list[Panel]":
    from geomap.cli.candidates import drawn
    from geomap.render.candidates import Panel

    panels = []
    for number, one in enumerate(found[:MOST_PANELS], 1):
        place = one.entry.place
        area = ", ".join(part for part in (one.entry.kind, place.admin1, place.country) if part)
        panels.append(
            Panel(
                caption=(f"{number}. {place.name}", f"{area}; {place.id}", drawn(one, store)),
                lon=place.lon,
                lat=place.lat,
                chosen=one.chosen,
                shape=one.extent.shape,
                radius_m=one.extent.radius_m,
            )
        )
    return panels


def _draw(
    options: argparse.Namespace, panels: "list[Panel]", gazetteer: "Gazetteer", voice: Voice
) -> None:
    """Write the map of the candidates, and say where."""
    from geomap.export.folder import write_file
    from geomap.render.candidates import candidates_page

    path = Path(options.map)
    title = f"What bears the name {', '.join(options.paths)}"
    page = candidates_page(title, panels, gazetteer=gazetteer, credit=gazetteer.credits())
    write_file(path, page)
    voice.say(f"map: {path.resolve().as_uri()}")
