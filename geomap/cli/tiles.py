"""Online tiles under the map, as the options of a command ask for them."""

import argparse
from typing import TYPE_CHECKING

from geomap.cli.terminal import Voice
from geomap.errors import UsageError

if TYPE_CHECKING:
    from geomap.render.tiles import Tiles


def tiles_asked(options: argparse.Namespace, voice: Voice) -> "Tiles | None":
    """Return the tiles that the options name, or None; what viewing them tells is said at once.

    Raises
    ------
    UsageError
        One of the two options is missing, or the address is none of tiles.
    """
    url, credit = getattr(options, "tiles", None), getattr(options, "tiles_attribution", None)
    if url is None and credit is None:
        return None
    if url is None:
        raise UsageError("--tiles-attribution without --tiles; give the address of the tiles")
    if credit is None:
        raise UsageError("--tiles without --tiles-attribution; say whom the tiles are credited to")
    from geomap.render.tiles import tiles_of

    tiles = tiles_of(url, credit)
    voice.say(f"note: {tiles.warning}")
    if tiles.has_query:
        voice.say("note: what stands after the ? of --tiles can be read by everybody with the page")
    return tiles


def public_address(url: str) -> str:
    """Return the address of tiles as a record of the run may keep it: without keys and names."""
    from geomap.render.tiles import without_secrets

    return without_secrets(url)
