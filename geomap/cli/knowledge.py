"""The gazetteer as the options of a command ask for it."""

import argparse
from typing import TYPE_CHECKING

from geomap.cli.online import last_resort_of
from geomap.cli.tiles import public_address
from geomap.errors import UnknownViewError, UsageError

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer


def gazetteer_of(options: argparse.Namespace) -> "Gazetteer":
    """Return the gazetteer with the shapes and the view of borders that the options name.

    Raises
    ------
    UsageError
        The gazetteer has no such view, or --online is not all there.
    """
    from geomap.gazetteer import ISO, Gazetteer

    view = getattr(options, "worldview", None)
    try:
        gazetteer = Gazetteer(shapes=options.shapes, worldview=ISO if view is None else view)
    except UnknownViewError as error:
        raise UsageError(str(error)) from error
    gazetteer.last_resort = last_resort_of(options, gazetteer)
    return gazetteer


def choices_of(options: argparse.Namespace) -> dict[str, str]:
    """Return those options that are not the usual ones, as `run.json` keeps them."""
    chosen: dict[str, str] = {}
    if options.shapes != "all":
        chosen["shapes"] = options.shapes
    if getattr(options, "lang", "en") != "en":
        chosen["lang"] = options.lang
    for name in ("worldview", "online"):
        if value := getattr(options, name, None):
            chosen[name] = value.strip().lower()
    if tiles := getattr(options, "tiles", None):
        chosen["tiles"] = public_address(tiles)
    if names := getattr(options, "extractor", None):
        chosen["extractor"] = ", ".join(names)
    for name in ("llm_url", "llm_model", "base_url"):
        if value := getattr(options, name, None):
            chosen[name] = value
    return chosen
